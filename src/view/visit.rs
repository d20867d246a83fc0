//! The visit: what to bring, what to ask, and answers to what people wonder.

use yew::Html;

use super::element::{all, each, el, text};
use super::{details, heading, phone};
use app::Model;
use content::{Checklist, QuestionAnswer};
use report::{CONTENT, ui};

/// The first checklist stands open, everything else is put away.
pub fn visit(model: &Model) -> Html {
    let words = &model.words;
    let visit = &CONTENT.visit;
    let (first, rest) = visit.checklists.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    let open = first.map(|first| all([heading::card(model, words.get(first.heading)), checklist(model, first)]));
    let put_away = [
        each(rest, |list| details::details(words.get(list.heading), checklist(model, list))),
        details::details(words.get(ui::HEAD_ASK), asks(model, visit.asks)),
        details::details(words.get(ui::HEAD_OTHER_CARE), asks(model, visit.care)),
        each(visit.faq, |faq| details::details(words.get(faq.question), el("p", "", words.get(faq.answer)))),
    ];
    let inner = [
        heading::section(model, words.get(ui::HEAD_VISIT)),
        open.unwrap_or_default(),
        el("div", "mc-stack--tight", put_away),
    ];
    el("section", "mc-stack", inner)
}

fn checklist(model: &Model, list: &Checklist) -> Html {
    let line = |line| el("li", "", el("span", "", phone::linked(&model.words, model.words.get(line))));
    el("ul", "mc-checklist", each(list.lines.iter().copied(), line))
}

fn asks(model: &Model, asks: &[QuestionAnswer]) -> Html {
    let ask = |ask: &QuestionAnswer| {
        let why = el("span", "mc-checklist__why", model.words.get(ask.answer));
        el("li", "", [text(model.words.get(ask.question)), why])
    };
    el("ul", "mc-checklist", each(asks, ask))
}
