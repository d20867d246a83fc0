//! The first page: what this is and is not, and the box to tick.

use yew::{Html, html};

use super::block::{self, Rank};
use super::{button, errors, frame, heading};
use crate::content::{CONTENT, ScreenId, ui};
use crate::intake::Event;
use crate::web::model::{Model, Msg, Send};

/// The page.
pub fn page(model: &Model, send: &Send, at: ScreenId) -> Html {
    let words = &model.words;
    let screen = &CONTENT.screens[at];
    let title = screen.heading.unwrap_or(CONTENT.steps[screen.step].heading);
    let form = html! {
        <>
            <p class="mc-lead">{ words.get(ui::UI_INTRO) }</p>
            <div class="mc-notice"><p>{ words.get(ui::UI_PRIVACY) }</p></div>
            for ask in model.path.asks(at) {
                { block::block(model, send, ask, Rank::Section) }
            }
            { button::submit(send, "start", Msg::Intake(Event::Continued), words.get(ui::BTN_START)) }
        </>
    };
    let inner = html! {
        <>
            { errors::summary(model, send) }
            { heading::page(model, words.get(title).into()) }
            { button::form(form) }
        </>
    };
    frame(model, "welcome", screen.id, inner)
}
