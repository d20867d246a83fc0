//! The page for the therapist, on paper. The element's shim clones its first element, so everything is in it.

use yew::{Html, html};

use crate::content::{TextId, ui};
use crate::report::{self, LeftAlone, Note, Said, Sheet, SheetIdea};
use crate::web::model::Model;

/// The sheet.
pub fn sheet(model: &Model) -> Html {
    let report = model.report();
    let sheet = report::sheet(&model.material(), &report.ideas, &model.date);
    html! {
        <div class="mc-sheet" lang={model.words.tag.clone()} dir={model.words.direction.as_str()} data-tier={sheet.tier}>
            { head(model, &sheet) }
            { alert(model, &sheet) }
            { says(model, &sheet) }
            if sheet.is_whole {
                { finds(model) }
                { starting_points(model, &sheet) }
                { plan(model, &sheet) }
            }
            <p class="mc-sheet__foot">{ model.words.get(ui::SHEET_FOOTER) }</p>
            { notes(model, &sheet) }
            { sheet.note.as_ref().map(|note| letter(model, note)) }
        </div>
    }
}

/// What this is, from when, and whose. The name is written by hand.
fn head(model: &Model, sheet: &Sheet) -> Html {
    let words = &model.words;
    let from = words.list(sheet.clinic.iter().chain([&sheet.date]));
    html! {
        <header class="mc-sheet__head">
            <h1 class="mc-sheet__title">{ &sheet.title }</h1>
            <p class="mc-sheet__meta">{ from }<br />{ words.fill(ui::UI_VERSION, &[("version", &sheet.version)]) }</p>
            { person(model) }
        </header>
    }
}

fn person(model: &Model) -> Html {
    html! { <div class="mc-sheet__person">{ blank(model, ui::SHEET_NAME) }{ blank(model, ui::SHEET_BIRTH) }</div> }
}

/// The alert box: what must be known before anything else, in the client's own words.
fn alert(model: &Model, sheet: &Sheet) -> Html {
    let class = if sheet.is_whole && sheet.note.is_none() { "mc-alert" } else { "mc-alert mc-alert--strong" };
    html! {
        <section {class} aria-label={model.words.get(ui::SHEET_ALERT).to_owned()}>
            <p class="mc-alert__text">{ &sheet.alert }</p>
            for caution in sheet.cautions.iter() {
                <p>{ &caution.quote }</p>
            }
            if let Some(note) = &sheet.note {
                <p class="mc-blank">{ &note.signature }</p>
            }
        </section>
    }
}

fn says(model: &Model, sheet: &Sheet) -> Html {
    html! {
        <section class="mc-block">
            { block_title(model, ui::SHEET_S) }
            <div class="mc-said"><dl class="mc-facts">{ facts(&sheet.says) }</dl></div>
        </section>
    }
}

fn finds(model: &Model) -> Html {
    let lines =
        [ui::SHEET_OBSERVATION, ui::SHEET_MOVEMENT, ui::SHEET_PALPATION, ui::SHEET_SKIN, ui::SHEET_BLOOD_PRESSURE];
    to_fill_in(model, ui::SHEET_O, "mc-blanks mc-blanks--short", &lines, Html::default())
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
    to_fill_in(model, ui::SHEET_P, "mc-blanks", &lines, html! { <dl>{ what_else }</dl> })
}

/// Lines to write on, and what is printed below them.
fn to_fill_in(model: &Model, title: TextId, class: &'static str, lines: &[TextId], below: Html) -> Html {
    html! {
        <section class="mc-block mc-block--keep">
            { block_title(model, title) }
            <div {class}>
                for line in lines.iter() {
                    { blank(model, *line) }
                }
            </div>
            { below }
        </section>
    }
}

/// Limits, wishes and ideas. Words that are not for the client stand here.
fn starting_points(model: &Model, sheet: &Sheet) -> Html {
    let words = &model.words;
    let (suggested_title, suggested) = &sheet.suggested;
    let (possible_title, possible) = &sheet.possible;
    let listed = words.list(possible.iter().map(|idea| brief(model, idea)));
    let avoided =
        sheet.avoided.iter().map(|(names, reason)| words.fill(ui::LABEL_VALUE, &[("label", names), ("value", reason)]));
    let places = words.list(sheet.left_alone.iter().map(|place| left_alone(model, place)));
    html! {
        <section class="mc-block">
            { block_title(model, ui::SHEET_A) }
            <dl>
                { limits(model, &sheet.limits) }
                { fact(words.get(ui::SHEET_LEFT_ALONE), &places, true) }
                { fact(words.get(ui::SHEET_ADAPTATIONS), &sheet.adaptations.join(" "), false) }
            </dl>
            <dl class="mc-facts">{ facts(&sheet.wishes) }</dl>
            { table(model, suggested_title, suggested) }
            <dl>
                { fact(possible_title, &listed, false) }
                { fact_lines(words.get(ui::STATUS_AVOID), &avoided.collect::<Vec<String>>()) }
            </dl>
        </section>
    }
}

/// Sentences that the style sheet gives a capital each.
fn limits(model: &Model, limits: &[String]) -> Html {
    html! {
        <div class="mc-fact">
            <dt class="mc-fact__name">{ model.words.get(ui::SHEET_LIMITS) }</dt>
            <dd class="mc-fact__value">
                for limit in limits.iter() {
                    <span class="mc-sentence">{ limit }</span>{ " " }
                }
            </dd>
        </div>
    }
}

fn table(model: &Model, caption: &str, ideas: &[SheetIdea]) -> Html {
    if ideas.is_empty() {
        return Html::default();
    }
    let heads = [ui::SHEET_TECHNIQUE, ui::SHEET_WHY, ui::SHEET_PRESSURE, ui::SHEET_STUDIES];
    html! {
        <table class="mc-points">
            <caption class="mc-points__caption">{ caption }</caption>
            <thead>
                <tr>
                    for head in heads {
                        <th scope="col">{ model.words.get(head) }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for idea in ideas.iter() {
                    <tr data-technique={idea.id}>
                        <th scope="row">{ &idea.name }</th>
                        <td>{ idea.whys.join(" ") }</td>
                        <td class="mc-points__narrow">{ range(model, idea) }</td>
                        <td class="mc-points__narrow">{ &idea.evidence }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn brief(model: &Model, idea: &SheetIdea) -> String {
    let facts =
        [("technique", idea.name.as_str()), ("pressure", &range(model, idea)), ("evidence", idea.evidence.as_str())];
    model.words.fill(ui::SHEET_POSSIBLE, &facts)
}

fn range(model: &Model, idea: &SheetIdea) -> String {
    let (lowest, highest) = (idea.range.0.to_string(), idea.range.1.to_string());
    let text = if lowest == highest { ui::SHEET_RANGE_ONE } else { ui::SHEET_RANGE };
    model.words.fill(text, &[("min", &lowest), ("max", &highest)])
}

fn left_alone(model: &Model, left_alone: &LeftAlone) -> String {
    let LeftAlone { place, reason } = left_alone;
    reason.as_ref().map_or_else(
        || place.clone(),
        |reason| model.words.fill(ui::LABEL_VALUE, &[("label", place), ("value", reason)]),
    )
}

/// Longer texts. They may take a second page.
fn notes(model: &Model, sheet: &Sheet) -> Html {
    if sheet.notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="mc-block">
            { block_title(model, ui::SHEET_NOTES) }
            <dl>{ facts(&sheet.notes) }</dl>
        </section>
    }
}

/// The note for doctor or midwife, on a page of its own so that it can be handed over.
fn letter(model: &Model, note: &Note) -> Html {
    html! {
        <section class="mc-letter">
            <h2 class="mc-sheet__title">{ &note.title }</h2>
            { person(model) }
            for line in note.lines.iter() {
                <p>{ line }</p>
            }
            <div class="mc-letter__reply"><p>{ &note.answer }</p><p class="mc-blank">{ &note.signature }</p></div>
            <p>{ &note.footer }</p>
        </section>
    }
}

fn block_title(model: &Model, title: TextId) -> Html {
    html! { <h2 class="mc-block__title">{ model.words.get(title) }</h2> }
}

fn blank(model: &Model, label: TextId) -> Html {
    html! { <p class="mc-blank">{ model.words.get(label) }</p> }
}

fn facts(said: &[Said]) -> Html {
    html! {
        for said in said.iter() {
            { fact(&said.label, &said.answer, said.is_key) }
        }
    }
}

/// A name and a value; nothing where there is no value. Bold is what a therapist looks for first.
fn fact(name: &str, value: &str, is_key: bool) -> Html {
    if value.is_empty() {
        return Html::default();
    }
    let class = if is_key { "mc-fact__value" } else { "mc-fact__value mc-fact__value--plain" };
    html! { <div class="mc-fact"><dt class="mc-fact__name">{ name }</dt><dd {class} dir="auto">{ value }</dd></div> }
}

/// A name and several lines; nothing where there is none.
fn fact_lines(name: &str, lines: &[String]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <div class="mc-fact">
            <dt class="mc-fact__name">{ name }</dt>
            <dd class="mc-fact__value mc-fact__value--plain">
                for line in lines.iter() {
                    <div>{ line }</div>
                }
            </dd>
        </div>
    }
}
