//! The result: what the answers mean, the limits, and ideas to talk about with their reasons.

use yew::{Html, html};

use super::button::{Look, button};
use super::{details, frame, heading, idea, stop, tier, top, visit};
use crate::config::Mode;
use crate::content::{TextId, ui};
use crate::report::{IdeaCard, Info, OtherCard, Report, SHOWN_FIRST};
use crate::web::model::{Model, Msg, Send};

/// The page.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let report = model.report();
    let tier_heading = heading::section(model, tier::title(model, &report.tier));
    let inner = html! {
        <>
            { top::after(model, send) }
            { heading::page(model, words.get(ui::HEAD_RESULT).into()) }
            { tier::tier_box(model, &report.tier, tier_heading, tier::quotes(&report.tier.further)) }
            { limits(model, &report) }
            { print(model, send) }
            <div class="mc-stack--sections">
                if model.config.mode == Mode::Catalogue {
                    { catalogue(model, &report) }
                } else {
                    { ideas(model, send, &report) }
                }
                { others(model, ui::STATUS_AVOID, &report.ideas.avoided) }
                if model.config.mode == Mode::Personal {
                    { others(model, ui::STATUS_NOT_SUGGESTED, &report.ideas.others) }
                }
                { cares(model, &report) }
                { good_to_know(model, &report) }
                { what_else(model, &report) }
                { visit::visit(model) }
                <section class="mc-stack">
                    { stop::support(&report) }
                    { stop::limits(model) }
                    { button(send, Look::Link, "about", Msg::AboutWanted, words.get(ui::BTN_ABOUT)) }
                </section>
                { print(model, send) }
            </div>
        </>
    };
    frame(model, "result", report.tier.id, inner)
}

fn print(model: &Model, send: &Send) -> Html {
    html! { <div class="mc-actions">{ button(send, Look::Primary, "print", Msg::PrintWanted, model.words.get(ui::BTN_PRINT)) }</div> }
}

fn limits(model: &Model, report: &Report) -> Html {
    html! {
        <section class="mc-limits mc-stack--tight">
            { heading::aside(model, model.words.get(ui::HEAD_LIMITS).into()) }
            <ul class="mc-list">
                for line in report.limits.iter().chain(&report.adaptations) {
                    <li>{ line }</li>
                }
            </ul>
        </section>
    }
}

/// The ideas: those to talk about first, then the possible ones; at most a few until all are wanted.
fn ideas(model: &Model, send: &Send, report: &Report) -> Html {
    let words = &model.words;
    let ideas = &report.ideas;
    let (suggested, rest) = first_of(&ideas.suggested, if model.shows_all { usize::MAX } else { SHOWN_FIRST });
    let (possible, further) = first_of(
        &ideas.possible,
        if model.shows_all { usize::MAX } else { SHOWN_FIRST.saturating_sub(suggested.len()) },
    );
    let hides_some = !rest.is_empty() || !further.is_empty();
    html! {
        <>
            <section class="mc-stack">
                <div class="mc-stack--tight">
                    { heading::section(model, ideas.heading_suggested.as_str().into()) }
                    <p>{ words.get(ui::UI_RESULT_HEAD) }</p>
                    <p class="mc-note">{ words.get(ui::UI_EVIDENCE) }</p>
                    <p class="mc-note">{ words.get(ui::UNK_YOU) }</p>
                </div>
                { ideas.nothing.as_ref().map(|nothing| html! { <p>{ nothing }</p> }) }
                { cards(model, report, suggested) }
            </section>
            if !possible.is_empty() {
                <section class="mc-stack">
                    { heading::section(model, ideas.heading_possible.as_str().into()) }
                    { cards(model, report, possible) }
                </section>
            }
            if hides_some {
                <div class="mc-actions">{ button(send, Look::Second, "show-all", Msg::AllWanted, words.get(ui::BTN_SHOW_ALL)) }</div>
            }
        </>
    }
}

fn first_of(cards: &[IdeaCard], n_shown: usize) -> (&[IdeaCard], &[IdeaCard]) {
    cards.split_at_checked(n_shown).unwrap_or((cards, &[]))
}

fn cards(model: &Model, report: &Report, cards: &[IdeaCard]) -> Html {
    html! {
        for card in cards.iter() {
            { idea::idea(model, card, &report.adaptations) }
        }
    }
}

/// All techniques without an order, for markets where a page must not pick one for the client.
fn catalogue(model: &Model, report: &Report) -> Html {
    html! {
        <section class="mc-stack">
            { heading::section(model, model.words.get(ui::HEAD_TECHNIQUES).into()) }
            <p>{ model.words.get(ui::UI_CATALOGUE) }</p>
            for card in report.ideas.others.iter() {
                { idea::other(model, card) }
            }
        </section>
    }
}

fn others(model: &Model, title: TextId, cards: &[OtherCard]) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <section class="mc-stack">
            { heading::section(model, model.words.get(title).into()) }
            <div class="mc-stack--tight">
                for card in cards.iter() {
                    { idea::other(model, card) }
                }
            </div>
        </section>
    }
}

fn cares(model: &Model, report: &Report) -> Html {
    if report.cares.is_empty() {
        return Html::default();
    }
    html! {
        <section class="mc-stack">
            { heading::section(model, model.words.get(ui::HEAD_CARE).into()) }
            for card in report.cares.iter() {
                { idea::care(model, card) }
            }
        </section>
    }
}

fn good_to_know(model: &Model, report: &Report) -> Html {
    if report.good_to_know.is_empty() {
        return Html::default();
    }
    html! {
        <section class="mc-stack">
            { heading::section(model, model.words.get(ui::HEAD_GOOD_TO_KNOW).into()) }
            <div class="mc-notice mc-stack--tight">
                for info in report.good_to_know.iter() {
                    { info_line(model, info) }
                }
            </div>
        </section>
    }
}

fn info_line(model: &Model, info: &Info) -> Html {
    let more = info.more.as_ref().map(|(condition, sentence)| {
        let summary = model.words.fill(ui::LINK_EVIDENCE, &[("label", condition)]);
        details::plain("evidence", &summary, html! { <p>{ sentence }</p> })
    });
    html! { <><p>{ &info.text }</p>{ more }</> }
}

fn what_else(model: &Model, report: &Report) -> Html {
    if report.what_else.is_empty() {
        return Html::default();
    }
    html! {
        <section class="mc-stack">
            { heading::section(model, model.words.get(ui::HEAD_ELSE).into()) }
            <ul class="mc-list">
                for line in report.what_else.iter() {
                    <li>{ line }</li>
                }
            </ul>
        </section>
    }
}
