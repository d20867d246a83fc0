//! Technique cards: an idea with its reasons, and briefly what is not one just now.

use yew::Html;

use super::element::{Inner, all, each, el, keyed, only_if, text, texts, with};
use super::{details, figure, heading};
use app::Model;
use content::Pressure;
use engine::assess::{Range, Status};
use report::{CONTENT, CareCard, Common, Evidence, IdeaCard, OtherCard, Part, Told, tell_apart, ui};

/// Suggested or possible techniques: first what speaks for all of them, then each with what is its own.
pub fn ideas(model: &Model, cards: &[IdeaCard], adaptations: &[String]) -> Html {
    let Told { shared, whys } = tell_apart(&model.words, cards);
    let shared = only_if(!shared.is_empty(), || {
        let heading = el("p", "", el("b", "", model.words.get(ui::SHEET_ALL)));
        el("div", "mc-stack--tight", [heading, el("ul", "mc-idea__lines", lines("why", &shared))])
    });
    let cards = each(cards.iter().zip(&whys), |(card, whys)| idea(model, card, whys, adaptations));
    all([shared, cards])
}

/// A suggested or possible technique. `adaptations` hold for each of them.
fn idea(model: &Model, card: &IdeaCard, whys: &[String], adaptations: &[String]) -> Html {
    let (what, more) = split(&card.card);
    let sources: Vec<&str> = card.sources.iter().chain(&card.evidence.sources).copied().collect();
    let reasons = [lines("why", whys), lines("less", &card.lesses), lines("limit", adaptations)];
    let inner = [
        head(model, &card.name, &card.common, el("p", "", what)),
        el("ul", "mc-idea__lines", reasons),
        el("div", "mc-idea__facts", [evidence(&card.evidence), pressure(card)]),
        el("ul", "mc-idea__lines", lines("unknown", &card.unknowns)),
        read_more(model, more, &card.evidence.more, &sources),
        how(model, &card.further, &card.parts),
    ];
    article("mc-idea mc-stack", card.id, card.status, inner)
}

/// A technique that is not an idea just now: the most important reason, and the rest behind it.
pub fn other(model: &Model, card: &OtherCard) -> Html {
    let (what, more) = split(&card.card);
    let (first, rest) = card.reasons.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    // In the catalogue there is no order and no points; what a technique is comes first.
    let is_listed = card.parts.is_empty() && card.status != Status::Avoid;
    let what_line = only_if(is_listed, || el("p", "", what));
    let reason = first.map_or_else(Html::default, |reason| el("p", "", reason));
    let inner = [
        head(model, &card.name, &card.common, [what_line, reason]),
        read_more(model, if is_listed { more } else { &card.card }, &[], &card.sources),
        how(model, rest, &card.parts),
    ];
    article("mc-idea mc-idea--brief mc-stack--tight", card.id, card.status, inner)
}

/// A card that wraps techniques.
pub fn care(model: &Model, card: &CareCard) -> Html {
    let (what, more) = split(&card.lines);
    let inner = [heading::card(model, &card.name), el("p", "", what), read_more(model, more, &[], &card.sources)];
    el("article", "mc-idea mc-idea--brief mc-stack--tight", inner)
}

/// The name, and beside the first lines the places where it is commonly used.
fn head(model: &Model, name: &str, common: &Common, lines: impl Inner) -> Html {
    let places = figure::areas(&common.regions, &common.words, model.words.get(ui::CARD_AREAS));
    el("div", "mc-idea__head mc-stack--tight", [heading::card(model, name), places, lines.html()])
}

/// The keys of sources in one line, each once.
pub fn source_line(model: &Model, keys: &[&str]) -> Html {
    let mut unique: Vec<&str> = Vec::new();
    for key in keys {
        if !unique.contains(key) {
            unique.push(key);
        }
    }
    only_if(!unique.is_empty(), || {
        el("p", "mc-note", model.words.fill(ui::UI_SOURCES, &[("sources", &model.words.list(unique))]))
    })
}

fn article(class: &'static str, id: &'static str, status: Status, inner: impl Inner) -> Html {
    let names = &["data-technique", "data-status", "part", "class"];
    keyed(id, with("article", names, &[id, status.id(), "card", class], inner))
}

/// What a technique is, which every card opens with, and the other lines of its card.
fn split(card: &[(String, String)]) -> (&str, &[(String, String)]) {
    card.split_first().map_or(("", &[]), |((_, what), more)| (what.as_str(), more))
}

fn lines(kind: &'static str, lines: &[String]) -> Html {
    each(lines, |line| with("li", &["data-kind"], &[kind], el("span", "", line)))
}

/// The word, the same as a small picture, and the line.
fn evidence(evidence: &Evidence) -> Html {
    let marks = each(0..4, |_| el("span", "mc-evidence__mark", Html::default()));
    let head = [
        with("span", &["aria-hidden", "class"], &["true", "mc-evidence__marks"], marks),
        el("span", "mc-evidence__word", &evidence.word),
    ];
    let inner = [el("p", "mc-evidence__head", head), el("p", "", &evidence.line)];
    with("div", &["data-rating", "class"], &[evidence.rating, "mc-evidence mc-stack--tight"], inner)
}

fn pressure(card: &IdeaCard) -> Html {
    let Range { lowest, start, highest } = card.range;
    let step = |level: Pressure| {
        let class = if level == start && lowest < highest {
            "mc-pressure__step mc-pressure__step--in mc-pressure__step--start"
        } else if (lowest..=highest).contains(&level) {
            "mc-pressure__step mc-pressure__step--in"
        } else {
            "mc-pressure__step"
        };
        el("span", class, level.to_string())
    };
    let steps = each((1..).zip(CONTENT.pressures), |(level, _)| step(level));
    let steps = with("span", &["aria-hidden", "class"], &["true", "mc-pressure__steps"], steps);
    let inner = [
        el("p", "mc-pressure__head", steps),
        texts("p", "", &card.range_lines),
        texts("p", "", &card.areas),
        texts("p", "", &card.notes),
    ];
    el("div", "mc-pressure mc-stack--tight", inner)
}

fn read_more(model: &Model, card: &[(String, String)], evidence: &[String], sources: &[&str]) -> Html {
    let words = &model.words;
    let line = |(name, line): &(String, String)| {
        let name = words.fill(ui::LABEL_VALUE, &[("label", name), ("value", "")]);
        el("p", "", [el("b", "", name), text(line)])
    };
    let inner = all([texts("p", "", evidence), each(card, line), source_line(model, sources)]);
    details::plain("more", words.get(ui::BTN_READ_MORE), inner)
}

/// How a place in the order was worked out: further reasons, and the parts of the score with their sum.
fn how(model: &Model, reasons: &[String], parts: &[Part]) -> Html {
    if reasons.is_empty() && parts.is_empty() {
        return Html::default();
    }
    let table = parts.split_last().map_or_else(Html::default, |(sum, parts)| score(model, sum, parts));
    let inner = all([texts("p", "", reasons), table]);
    details::plain("how", model.words.get(ui::BTN_HOW), inner)
}

fn score(model: &Model, sum: &Part, parts: &[Part]) -> Html {
    let table = [
        el("tbody", "", each(parts, |part| el("tr", "", part_cells(part)))),
        el("tfoot", "", el("tr", "mc-parts__sum", part_cells(sum))),
    ];
    all([el("table", "mc-parts", table), el("p", "mc-note", model.words.get(ui::PART_NOTE))])
}

fn part_cells(part: &Part) -> Html {
    let points = part.points.to_string().replace('-', "\u{2212}");
    let name = with("th", &["scope", "class"], &["row", "mc-parts__name"], &part.name);
    all([name, el("td", "mc-parts__points", points)])
}
