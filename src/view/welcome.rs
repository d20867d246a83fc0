//! The first page: what this is and is not, and the box to tick.

use yew::Html;

use super::block::{self, Rank};
use super::element::{all, each, el, with};
use super::{button, errors, frame, heading, take};
use crate::send::Send;
use app::{Model, Msg};
use content::ScreenId;
use engine::intake::Event;
use report::{CONTENT, ui};

/// The page.
pub fn page(model: &Model, send: &Send, at: ScreenId) -> Html {
    let words = &model.words;
    let screen = &CONTENT.screens[at];
    let title = screen.heading.unwrap_or(CONTENT.steps[screen.step].heading);
    let form = [
        el("p", "mc-lead", words.get(ui::UI_INTRO)),
        with("div", &["part", "class"], &["notice", "mc-notice"], el("p", "", words.get(ui::UI_PRIVACY))),
        // What the clinic itself has to say, if it says something.
        with("slot", &["name"], &["note"], Html::default()),
        each(model.derived.path.asks(at), |ask| block::block(model, send, ask, Rank::Section)),
        button::submit(send, "start", Msg::Intake(Event::Continued), words.get(ui::BTN_START)),
    ];
    let inner = all([
        errors::summary(model, send),
        heading::page(model, words.get(title)),
        button::form(form),
        take::go_on(model, send),
    ]);
    frame(model, "welcome", screen.id, inner)
}
