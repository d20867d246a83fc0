//! The page for the therapist, on paper.

use yew::Html;

use super::element::{all, each, el, only_if, text, texts, with};
use super::{changes, figure};
use app::Model;
use content::TextId;
use report::{
    Note, Said, Sheet, SheetCode, SheetIdea, SheetIdeas, draw_qr, idea_brief, idea_range, left_alone_line,
    reasons_and_notes, ui,
};

/// The sheet of the day `date`, in words.
pub fn sheet(model: &Model, date: &str) -> Html {
    let sheet = model.sheet(date);
    let whole = only_if(sheet.is_whole, || all([finds(model), starting_points(model, &sheet), plan(model, &sheet)]));
    let rest = [
        alert(model, &sheet),
        says(model, &sheet),
        changed(model, &sheet),
        whole,
        only_if(!sheet.is_whole, || {
            el("section", "mc-block mc-block--keep", with_code(model, &sheet, Html::default()))
        }),
        el("p", "mc-sheet__foot", model.words.get(ui::SHEET_FOOTER)),
        notes(model, &sheet),
    ];
    let inner = [
        el("div", "mc-pages", [head(model, &sheet), el("div", "mc-pages__rest", rest)]),
        sheet.note.as_ref().map_or_else(Html::default, |note| letter(model, note)),
    ];
    let values = [&model.words.tag, model.words.direction.as_str(), sheet.tier, "mc-sheet"];
    with("div", &["lang", "dir", "data-tier", "class"], &values, inner)
}

/// What this is, from when, and whose. The name is written by hand.
fn head(model: &Model, sheet: &Sheet) -> Html {
    let words = &model.words;
    // A page that was read from a code has no day.
    let day = Some(&sheet.date).filter(|day| !day.is_empty());
    let from = words.list(sheet.clinic.iter().chain(day));
    let version = words.fill(ui::UI_VERSION, &[("version", &sheet.version)]);
    let inner = [
        el("h1", "mc-sheet__title", &sheet.title),
        el("p", "mc-sheet__meta", [text(&from), el("br", "", Html::default()), text(&version)]),
        person(model),
    ];
    el("div", "mc-pages__head", el("header", "mc-sheet__head", inner))
}

fn person(model: &Model) -> Html {
    el("div", "mc-sheet__person", [blank(model, ui::SHEET_NAME), blank(model, ui::SHEET_BIRTH)])
}

/// The alert box: what must be known before anything else, in the client's own words.
fn alert(model: &Model, sheet: &Sheet) -> Html {
    let class = if sheet.is_whole && sheet.note.is_none() { "mc-alert" } else { "mc-alert mc-alert--strong" };
    let inner = [
        el("p", "mc-alert__text", &sheet.alert),
        each(&sheet.cautions, |caution| el("p", "", &caution.quote)),
        sheet.note.as_ref().map_or_else(Html::default, |note| el("p", "mc-blank", &note.signature)),
    ];
    with("section", &["aria-label", "class"], &[model.words.get(ui::SHEET_ALERT), class], inner)
}

fn says(model: &Model, sheet: &Sheet) -> Html {
    let said = [figure::marked(model, "sheet"), el("dl", "mc-facts", facts(&sheet.says))];
    el("section", "mc-block", [block_title(model, ui::SHEET_S), el("div", "mc-said", said)])
}

/// What has changed since an earlier visit, where the client has opened an earlier file.
fn changed(model: &Model, sheet: &Sheet) -> Html {
    let Some(changes) = &sheet.changes else { return Html::default() };
    only_if(!changes.rows.is_empty(), || {
        let table = changes::table(model, "mc-points", "mc-points__caption", changes);
        el("section", "mc-block mc-block--keep", [block_title(model, ui::HEAD_CHANGES), table])
    })
}

fn finds(model: &Model) -> Html {
    let lines =
        [ui::SHEET_OBSERVATION, ui::SHEET_MOVEMENT, ui::SHEET_PALPATION, ui::SHEET_SKIN, ui::SHEET_BLOOD_PRESSURE];
    to_fill_in(model, ui::SHEET_O, blanks(model, "mc-blanks mc-blanks--short", &lines), Html::default())
}

fn plan(model: &Model, sheet: &Sheet) -> Html {
    let lines = [
        ui::SHEET_AIM,
        ui::SHEET_TECHNIQUE,
        ui::SHEET_PRESSURE,
        ui::SHEET_VISITS,
        ui::SHEET_RECHECK,
        ui::SHEET_MEASURE,
        ui::SHEET_HOME_ADVICE,
        ui::SHEET_CONSENT,
    ];
    let what_else = fact(model.words.get(ui::HEAD_ELSE), &sheet.what_else.join(" "), false);
    let blanks = with_code(model, sheet, blanks(model, "mc-blanks", &lines));
    to_fill_in(model, ui::SHEET_P, blanks, el("dl", "", what_else))
}

/// Lines to write on, and what is printed below them.
fn to_fill_in(model: &Model, title: TextId, blanks: Html, below: Html) -> Html {
    el("section", "mc-block mc-block--keep", [block_title(model, title), blanks, below])
}

fn blanks(model: &Model, class: &'static str, lines: &[TextId]) -> Html {
    el("div", class, each(lines, |line| blank(model, *line)))
}

/// The code in the room beside something, where the clinic wants it.
fn with_code(model: &Model, sheet: &Sheet, beside: Html) -> Html {
    let drawn = sheet.code.as_ref().and_then(|code| Some((code, draw_qr(&code.text)?)));
    let Some((SheetCode { words, .. }, qr)) = drawn else { return beside };
    let frame = format!("0 0 {} {}", qr.size, qr.size);
    let names = &["viewBox", "role", "aria-label", "class"];
    let path = with("path", &["d"], &[&qr.path], Html::default());
    let drawing = with("svg", names, &[&frame, "img", model.words.get(ui::SHEET_CODE), "mc-code"], path);
    let words = texts("p", "mc-with-code__words", words);
    el("div", "mc-with-code", [el("div", "", [beside, words]), drawing])
}

/// Limits, wishes and ideas. Words that are not for the client stand here.
fn starting_points(model: &Model, sheet: &Sheet) -> Html {
    let words = &model.words;
    let listed = words.list(sheet.possible.ideas.iter().map(|idea| idea_brief(words, idea)));
    let avoided =
        sheet.avoided.iter().map(|(names, reason)| words.fill(ui::LABEL_VALUE, &[("label", names), ("value", reason)]));
    let left_alone = left_alone_line(words, &sheet.left_alone);
    let first = [
        limits(model, &sheet.limits),
        fact(words.get(ui::SHEET_LEFT_ALONE), &left_alone, true),
        fact(words.get(ui::SHEET_ADAPTATIONS), &sheet.adaptations.join(" "), false),
    ];
    let last = [
        fact(&sheet.possible.heading, &listed, false),
        fact_lines(words.get(ui::STATUS_AVOID), &avoided.collect::<Vec<String>>()),
    ];
    let inner = [
        block_title(model, ui::SHEET_A),
        el("dl", "", first),
        el("dl", "mc-facts", facts(&sheet.wishes)),
        table(model, &sheet.suggested),
        el("dl", "", last),
    ];
    el("section", "mc-block", inner)
}

/// The first holds for the whole body.
fn limits(model: &Model, limits: &[String]) -> Html {
    let sentences = each(limits, |limit| all([el("span", "", limit), text(" ")]));
    let name = el("dt", "mc-fact__name", model.words.get(ui::SHEET_LIMITS));
    el("div", "mc-fact", [name, el("dd", "mc-fact__value mc-fact__value--limits", sentences)])
}

fn table(model: &Model, suggested: &SheetIdeas) -> Html {
    let SheetIdeas { heading, whys, ideas } = suggested;
    if ideas.is_empty() {
        return Html::default();
    }
    let heads = [ui::SHEET_TECHNIQUE, ui::SHEET_WHY, ui::SHEET_PRESSURE, ui::SHEET_STUDIES];
    let heads = each(heads, |head| with("th", &["scope"], &["col"], model.words.get(head)));
    let shared = only_if(!whys.is_empty(), || {
        let cells = [
            with("th", &["scope"], &["row"], model.words.get(ui::SHEET_ALL)),
            with("td", &["colspan"], &["3"], text(&whys.join(" "))),
        ];
        el("tr", "", cells)
    });
    let inner = [
        el("caption", "mc-points__caption", heading),
        el("thead", "", el("tr", "", heads)),
        el("tbody", "", all([shared, each(ideas, |idea| table_row(model, idea))])),
    ];
    el("table", "mc-points", inner)
}

fn table_row(model: &Model, idea: &SheetIdea) -> Html {
    let cells = [
        with("th", &["scope"], &["row"], &idea.name),
        el("td", "", reasons_and_notes(idea)),
        el("td", "mc-points__narrow", idea_range(&model.words, idea)),
        el("td", "", &idea.evidence),
    ];
    with("tr", &["data-technique"], &[idea.id], cells)
}

/// Longer texts. They may take a second page.
fn notes(model: &Model, sheet: &Sheet) -> Html {
    only_if(!sheet.notes.is_empty(), || {
        el("section", "mc-block", [block_title(model, ui::SHEET_NOTES), el("dl", "", facts(&sheet.notes))])
    })
}

/// The note for doctor or midwife, on a page of its own so that it can be handed over.
fn letter(model: &Model, note: &Note) -> Html {
    let reply = [el("p", "", &note.answer), el("p", "mc-blank", &note.signature)];
    let inner = [
        el("h2", "mc-sheet__title", &note.title),
        person(model),
        texts("p", "", &note.lines),
        el("div", "mc-letter__reply", reply),
        el("p", "", &note.footer),
    ];
    el("section", "mc-letter", inner)
}

fn block_title(model: &Model, title: TextId) -> Html {
    el("h2", "mc-block__title", model.words.get(title))
}

fn blank(model: &Model, label: TextId) -> Html {
    el("p", "mc-blank", model.words.get(label))
}

fn facts(said: &[Said]) -> Html {
    each(said, |said| {
        let class = if said.is_long { "mc-fact mc-fact--long" } else { "mc-fact" };
        fact_of(class, &said.label, &said.answer, said.is_key)
    })
}

/// A name and a value; nothing where there is no value. Bold is what a therapist looks for first.
fn fact(name: &str, value: &str, is_key: bool) -> Html {
    fact_of("mc-fact", name, value, is_key)
}

fn fact_of(row_class: &'static str, name: &str, value: &str, is_key: bool) -> Html {
    if value.is_empty() {
        return Html::default();
    }
    let class = if is_key { "mc-fact__value" } else { "mc-fact__value mc-fact__value--plain" };
    let value = with("dd", &["dir", "class"], &["auto", class], value);
    el("div", row_class, [el("dt", "mc-fact__name", name), value])
}

/// A name and several lines; nothing where there is none.
fn fact_lines(name: &str, lines: &[String]) -> Html {
    only_if(!lines.is_empty(), || {
        let lines = el("dd", "mc-fact__value mc-fact__value--plain", texts("div", "", lines));
        el("div", "mc-fact", [el("dt", "mc-fact__name", name), lines])
    })
}
