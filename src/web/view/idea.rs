//! Technique cards: an idea with its reasons, and briefly what is not one just now.

use yew::{Html, html};

use super::{details, heading};
use crate::assess::Status;
use crate::content::{CONTENT, Pressure, ui};
use crate::report::{CareCard, Evidence, IdeaCard, OtherCard, Part};
use crate::web::model::Model;

/// A suggested or possible technique. `adaptations` hold for each of them.
pub fn idea(model: &Model, card: &IdeaCard, adaptations: &[String]) -> Html {
    let (what, more) = split(&card.card);
    let sources: Vec<&str> = card.sources.iter().chain(&card.evidence.sources).copied().collect();
    html! {
        <article key={card.id} class="mc-idea mc-stack" data-technique={card.id} data-status={status_id(card.status)}>
            { heading::card(model, card.name.as_str().into()) }
            <p>{ what }</p>
            <ul class="mc-idea__lines">
                { lines("why", &card.whys) }
                { lines("less", &card.lesses) }
                { lines("limit", adaptations) }
            </ul>
            <div class="mc-idea__facts">
                { evidence(&card.evidence) }
                { pressure(card) }
            </div>
            <ul class="mc-idea__lines">{ lines("unknown", &card.unknowns) }</ul>
            { read_more(model, more, card.evidence.more.as_deref(), &sources) }
            { how(model, &[], &card.parts) }
        </article>
    }
}

/// A technique that is not an idea just now: the most important reason, and the rest behind it.
pub fn other(model: &Model, card: &OtherCard) -> Html {
    let (what, more) = split(&card.card);
    let (first, rest) = card.reasons.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    // In the catalogue there is no order and no points; what a technique is comes first.
    let is_listed = card.parts.is_empty() && card.status != Status::Avoid;
    html! {
        <article key={card.id} class="mc-idea mc-idea--brief mc-stack--tight" data-technique={card.id} data-status={status_id(card.status)}>
            { heading::card(model, card.name.as_str().into()) }
            if is_listed {
                <p>{ what }</p>
            }
            { first.map(|reason| html! { <p>{ reason }</p> }) }
            { read_more(model, if is_listed { more } else { &card.card }, None, &card.sources) }
            { how(model, rest, &card.parts) }
        </article>
    }
}

/// A card that wraps techniques.
pub fn care(model: &Model, card: &CareCard) -> Html {
    let (what, more) = split(&card.lines);
    html! {
        <article class="mc-idea mc-idea--brief mc-stack--tight">
            { heading::card(model, card.name.as_str().into()) }
            <p>{ what }</p>
            { read_more(model, more, None, &card.sources) }
        </article>
    }
}

/// The keys of sources in one line, each once.
pub fn source_line(model: &Model, keys: &[&str]) -> Html {
    let mut unique: Vec<&str> = Vec::new();
    for key in keys {
        if !unique.contains(key) {
            unique.push(key);
        }
    }
    if unique.is_empty() {
        return Html::default();
    }
    html! { <p class="mc-note">{ model.words.fill(ui::UI_SOURCES, &[("sources", &model.words.list(unique))]) }</p> }
}

const fn status_id(status: Status) -> &'static str {
    match status {
        Status::Suppressed => "suppressed",
        Status::Avoid => "avoid",
        Status::NotSuggested => "not_suggested",
        Status::Possible => "possible",
        Status::Suggested => "suggested",
    }
}

/// What a technique is, which every card opens with, and the other lines of its card.
fn split(card: &[(String, String)]) -> (&str, &[(String, String)]) {
    card.split_first().map_or(("", &[]), |((_, what), more)| (what.as_str(), more))
}

fn lines(kind: &'static str, lines: &[String]) -> Html {
    html! {
        for line in lines.iter() {
            <li data-kind={kind}><span>{ line }</span></li>
        }
    }
}

/// The word, the same as a small picture, and the line.
fn evidence(evidence: &Evidence) -> Html {
    html! {
        <div class="mc-evidence mc-stack--tight" data-rating={evidence.rating}>
            <p class="mc-evidence__head">
                <span class="mc-evidence__marks" aria-hidden="true">
                    for _ in 0..4 {
                        <span class="mc-evidence__mark"></span>
                    }
                </span>
                <span class="mc-evidence__word">{ &evidence.word }</span>
            </p>
            <p>{ &evidence.line }</p>
        </div>
    }
}

fn pressure(card: &IdeaCard) -> Html {
    let (lowest, highest) = card.range;
    let step = |level: Pressure| {
        let is_in = (lowest..=highest).contains(&level);
        let class = if is_in { "mc-pressure__step mc-pressure__step--in" } else { "mc-pressure__step" };
        html! { <span {class}>{ level }</span> }
    };
    html! {
        <div class="mc-pressure mc-stack--tight">
            <p class="mc-pressure__head">
                <span class="mc-pressure__steps" aria-hidden="true">
                    for (level, _) in (1..).zip(CONTENT.pressures) {
                        { step(level) }
                    }
                </span>
            </p>
            <p>{ &card.range_line }</p>
            for area in card.areas.iter() {
                <p>{ area }</p>
            }
        </div>
    }
}

fn read_more(model: &Model, card: &[(String, String)], evidence: Option<&str>, sources: &[&str]) -> Html {
    let words = &model.words;
    let inner = html! {
        <>
            { evidence.map(|evidence| html! { <p>{ evidence }</p> }) }
            for (name, text) in card.iter() {
                <p><b>{ words.fill(ui::LABEL_VALUE, &[("label", name), ("value", "")]) }</b>{ text }</p>
            }
            { source_line(model, sources) }
        </>
    };
    details::plain("more", words.get(ui::BTN_READ_MORE), inner)
}

/// How a place in the order was worked out: further reasons, and the parts of the score with their sum.
fn how(model: &Model, reasons: &[String], parts: &[Part]) -> Html {
    let words = &model.words;
    if reasons.is_empty() && parts.is_empty() {
        return Html::default();
    }
    let table = parts.split_last().map(|(sum, parts)| {
        html! {
            <>
                <table class="mc-parts">
                    <tbody>
                        for part in parts.iter() {
                            <tr>{ part_cells(part) }</tr>
                        }
                    </tbody>
                    <tfoot><tr class="mc-parts__sum">{ part_cells(sum) }</tr></tfoot>
                </table>
                <p class="mc-note">{ words.get(ui::PART_NOTE) }</p>
            </>
        }
    });
    let inner = html! {
        <>
            for reason in reasons.iter() {
                <p>{ reason }</p>
            }
            { table }
        </>
    };
    details::plain("how", words.get(ui::BTN_HOW), inner)
}

fn part_cells(part: &Part) -> Html {
    let points = part.points.to_string().replace('-', "\u{2212}");
    html! { <><th class="mc-parts__name" scope="row">{ &part.name }</th><td class="mc-parts__points">{ points }</td></> }
}
