//! A page that asks: one topic, nothing chosen beforehand, and Continue, which is never out of reach.

use yew::{Html, html};

use super::block::{self, Rank};
use super::{button, errors, frame, heading, top};
use crate::content::{Ask, CONTENT, ScreenId, TextId, ui};
use crate::intake::Event;
use crate::web::model::{Model, Msg, Send};

/// The page.
pub fn page(model: &Model, send: &Send, at: ScreenId) -> Html {
    let screen = &CONTENT.screens[at];
    let (extra, plain): (Vec<Ask>, Vec<Ask>) =
        model.path.asks(at).partition(|ask| CONTENT.questions[ask.question].extra);
    // The page heading is the screen's own, or else the first question is.
    let title = screen.heading.or_else(|| plain.is_empty().then(|| CONTENT.steps[screen.step].heading));
    let rank = |position: usize| if title.is_none() && position == 0 { Rank::Page } else { Rank::Section };
    let blocks = html! {
        for (position, ask) in plain.iter().enumerate() {
            { block::block(model, send, *ask, rank(position)) }
        }
    };
    let form = html! {
        <>
            if title.is_some() && !plain.is_empty() {
                <div class="mc-stack--sections">{ blocks }</div>
            } else {
                { blocks }
            }
            if !extra.is_empty() {
                <div class="mc-stack--tight">
                    for ask in extra.iter() {
                        { block::row(model, send, *ask) }
                    }
                </div>
            }
            { button::submit(send, "continue", Msg::Intake(Event::Continued), model.words.get(ui::BTN_CONTINUE)) }
        </>
    };
    let inner = html! {
        <>
            { top::question(model, send, at) }
            { errors::summary(model, send) }
            { title.map(|title| heading::page(model, page_title(model, title, plain.is_empty()))) }
            { button::form(form) }
        </>
    };
    frame(model, "question", screen.id, inner)
}

fn page_title(model: &Model, title: TextId, is_optional: bool) -> Html {
    html! { <>{ model.words.get(title) }if is_optional { { block::optional(model) } }</> }
}
