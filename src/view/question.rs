//! A page that asks: one topic, nothing chosen beforehand, and Continue, which is never out of reach.

use yew::Html;

use super::block::{self, Rank};
use super::element::{all, each, el, only_if, text};
use super::{button, errors, frame, heading, top};
use crate::send::Send;
use app::{Model, Msg};
use content::{Ask, ScreenId, TextId};
use engine::intake::Event;
use report::{CONTENT, ui};

/// The page.
pub fn page(model: &Model, send: &Send, at: ScreenId) -> Html {
    let screen = &CONTENT.screens[at];
    let (extra, plain): (Vec<Ask>, Vec<Ask>) =
        model.derived.path.asks(at).partition(|ask| CONTENT.questions[ask.question].extra);
    // The page heading is the screen's own, or else the first question is.
    let title = screen.heading.or_else(|| plain.is_empty().then(|| CONTENT.steps[screen.step].heading));
    let rank = |position: usize| if title.is_none() && position == 0 { Rank::Page } else { Rank::Section };
    let blocks = each(plain.iter().enumerate(), |(position, ask)| block::block(model, send, *ask, rank(position)));
    let blocks = if title.is_some() && !plain.is_empty() { el("div", "mc-stack--sections", blocks) } else { blocks };
    let rows =
        only_if(!extra.is_empty(), || el("div", "mc-stack--tight", each(&extra, |ask| block::row(model, send, *ask))));
    let form = [
        blocks,
        rows,
        button::submit(send, "continue", Msg::Intake(Event::Continued), model.words.get(ui::BTN_CONTINUE)),
    ];
    let heading = title.map(|title| heading::page(model, page_title(model, title, plain.is_empty())));
    let inner = all([
        top::question(model, send, at),
        errors::summary(model, send),
        heading.unwrap_or_default(),
        button::form(form),
    ]);
    frame(model, "question", screen.id, inner)
}

fn page_title(model: &Model, title: TextId, is_optional: bool) -> Html {
    all([text(model.words.get(title)), only_if(is_optional, || block::optional(model))])
}
