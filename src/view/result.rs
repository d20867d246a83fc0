//! The result: what the answers mean, the limits, and ideas to talk about with their reasons.

use yew::Html;

use super::button::{Look, button};
use super::element::{all, each, el, only_if, texts, with};
use super::{changes, details, figure, frame, heading, idea, stop, take, tier, top, visit};
use crate::send::Send;
use app::{Model, Msg};
use content::TextId;
use engine::config::Mode;
use report::{IdeaCard, Info, OtherCard, Report, SHOWN_FIRST, ui};

/// The page.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let report = model.report();
    let tier_heading = heading::section(model, tier::title(model, &report.tier));
    let ideas =
        if model.config.mode == Mode::Catalogue { catalogue(model, &report) } else { ideas(model, send, &report) };
    let is_personal = model.config.mode == Mode::Personal;
    let about = button(send, Look::Link, "about", Msg::AboutWanted, words.get(ui::BTN_ABOUT));
    let sections = [
        ideas,
        others(model, ui::STATUS_AVOID, &report.ideas.avoided),
        only_if(is_personal, || others(model, ui::STATUS_NOT_SUGGESTED, &report.ideas.others)),
        cares(model, &report),
        good_to_know(model, &report),
        what_else(model, &report),
        visit::visit(model),
        el("section", "mc-stack", [stop::support(&model.words, &report), stop::limits(model), about]),
        actions(model, send),
    ];
    let inner = all([
        top::after(model, send),
        heading::page(model, words.get(ui::HEAD_RESULT)),
        tier::tier_box(model, &report.tier, tier_heading, tier::quotes(&report.tier.further)),
        limits(model, &report),
        figure::marked(model, "result"),
        changes::changes(model),
        actions(model, send),
        take::take(model, send),
        el("div", "mc-stack--sections", sections),
    ]);
    frame(model, "result", report.tier.id, inner)
}

/// What to do with the result.
fn actions(model: &Model, send: &Send) -> Html {
    let print = button(send, Look::Primary, "print", Msg::PrintWanted, model.words.get(ui::BTN_PRINT));
    let book = model.config.booking_link.as_deref().map(|address| {
        let values = [address, "book", "button", "mc-button"];
        with("a", &["href", "data-act", "part", "class"], &values, model.words.get(ui::BTN_BOOK))
    });
    el("div", "mc-actions", [print, book.unwrap_or_default()])
}

fn limits(model: &Model, report: &Report) -> Html {
    let lines = [texts("li", "", &report.limits), texts("li", "", &report.adaptations)];
    let inner = [heading::aside(model, model.words.get(ui::HEAD_LIMITS)), el("ul", "mc-list", lines)];
    el("section", "mc-limits mc-stack--tight", inner)
}

/// The ideas: those to talk about first, then the possible ones; at most a few until all are wanted.
fn ideas(model: &Model, send: &Send, report: &Report) -> Html {
    let words = &model.words;
    let ideas = &report.ideas;
    let (suggested, rest) = first_of(&ideas.suggested, if model.page.shows_all { usize::MAX } else { SHOWN_FIRST });
    let (possible, further) = first_of(
        &ideas.possible,
        if model.page.shows_all { usize::MAX } else { SHOWN_FIRST.saturating_sub(suggested.len()) },
    );
    let head = [
        heading::section(model, &ideas.heading_suggested),
        el("p", "", words.get(ui::UI_RESULT_HEAD)),
        el("p", "mc-note", words.get(ui::UI_EVIDENCE)),
        el("p", "mc-note", words.get(ui::UNK_YOU)),
    ];
    let first = [
        el("div", "mc-stack--tight", head),
        ideas.nothing.as_ref().map_or_else(Html::default, |nothing| el("p", "", nothing)),
        cards(model, report, suggested),
    ];
    let also = only_if(!possible.is_empty(), || {
        let heading = heading::section(model, &ideas.heading_possible);
        el("section", "mc-stack", [heading, cards(model, report, possible)])
    });
    let show_all = only_if(!rest.is_empty() || !further.is_empty(), || {
        let button = button(send, Look::Second, "show-all", Msg::AllWanted, words.get(ui::BTN_SHOW_ALL));
        el("div", "mc-actions", [button])
    });
    all([el("section", "mc-stack", first), also, show_all])
}

fn first_of(cards: &[IdeaCard], n_shown: usize) -> (&[IdeaCard], &[IdeaCard]) {
    cards.split_at_checked(n_shown).unwrap_or((cards, &[]))
}

fn cards(model: &Model, report: &Report, cards: &[IdeaCard]) -> Html {
    idea::ideas(model, cards, &report.adaptations)
}

/// All techniques without an order, for markets where a page must not pick one for the client.
fn catalogue(model: &Model, report: &Report) -> Html {
    let intro = el("p", "", model.words.get(ui::UI_CATALOGUE));
    let inner = [section_heading(model, ui::HEAD_TECHNIQUES), intro, other_cards(model, &report.ideas.others)];
    el("section", "mc-stack", inner)
}

fn others(model: &Model, title: TextId, cards: &[OtherCard]) -> Html {
    only_if(!cards.is_empty(), || {
        let cards = el("div", "mc-stack--tight", other_cards(model, cards));
        el("section", "mc-stack", [section_heading(model, title), cards])
    })
}

fn other_cards(model: &Model, cards: &[OtherCard]) -> Html {
    each(cards, |card| idea::other(model, card))
}

fn cares(model: &Model, report: &Report) -> Html {
    only_if(!report.cares.is_empty(), || {
        let cards = each(&report.cares, |card| idea::care(model, card));
        el("section", "mc-stack", [section_heading(model, ui::HEAD_CARE), cards])
    })
}

fn good_to_know(model: &Model, report: &Report) -> Html {
    only_if(!report.good_to_know.is_empty(), || {
        let lines = each(&report.good_to_know, |info| info_line(model, info));
        let lines = el("div", "mc-notice mc-stack--tight", lines);
        el("section", "mc-stack", [section_heading(model, ui::HEAD_GOOD_TO_KNOW), lines])
    })
}

fn info_line(model: &Model, info: &Info) -> Html {
    let more = info.more.as_ref().map(|(condition, sentence)| {
        let summary = model.words.fill(ui::LINK_EVIDENCE, &[("label", condition)]);
        details::plain("evidence", &summary, el("p", "", sentence))
    });
    all([el("p", "", &info.text), more.unwrap_or_default()])
}

fn what_else(model: &Model, report: &Report) -> Html {
    only_if(!report.what_else.is_empty(), || {
        let lines = el("ul", "mc-list", texts("li", "", &report.what_else));
        el("section", "mc-stack", [section_heading(model, ui::HEAD_ELSE), lines])
    })
}

fn section_heading(model: &Model, title: TextId) -> Html {
    heading::section(model, model.words.get(title))
}
