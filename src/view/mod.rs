//! The pages. In: the [`Model`]. Out: HTML, and messages when a control is used.
//!
//! A view draws what it is given. It decides nothing, holds no words and touches no browser object while
//! drawing. The classes are those of `styles/`; only the parent of a component sets distances.

mod about;
mod block;
mod button;
mod changes;
mod control;
mod delete;
mod details;
mod drawn;
mod element;
mod errors;
mod field;
mod figure;
mod footer;
mod heading;
mod icon;
mod idea;
mod ids;
mod keeping;
mod memo;
mod notice;
mod phone;
mod question;
mod result;
mod review;
mod sheet;
mod stop;
mod take;
mod tier;
mod top;
mod visit;
mod welcome;

use yew::Html;

use element::{all, keyed, text, with};

use super::send::Send;
use app::screen::Screen;
use app::{Model, Notice, Overlay};

pub use drawn::drawn;
pub use sheet::sheet;
pub use take::file_act;

/// The page in front of the client, with what stands below every page.
pub fn page(model: &Model, send: &Send) -> Html {
    let page = match (model.page.overlay, model.derived.screen) {
        (Overlay::ConfirmDelete, _) => delete::page(model, send),
        (Overlay::About, _) => about::page(model, send),
        (Overlay::Nothing, Screen::Welcome(at)) => welcome::page(model, send, at),
        (Overlay::Nothing, Screen::Question(at)) => question::page(model, send, at),
        (Overlay::Nothing, Screen::Stop { slip, then }) => stop::page(model, send, slip, then),
        (Overlay::Nothing, Screen::Review) => review::page(model, send),
        (Overlay::Nothing, Screen::Result) => result::page(model, send),
    };
    // Always there, so that assistive technology knows it before it speaks.
    let is_said = |notice: &Notice| {
        matches!(
            notice,
            Notice::Deleted | Notice::NotDeleted | Notice::DeletedElsewhere | Notice::DeletedIdle | Notice::NotOnDevice
        )
    };
    let said = model.notice.filter(is_said);
    let said = said.map(|notice| notice::words(model, notice)).or(model.page.said.as_deref());
    let said = said.map_or_else(Html::default, text);
    let said = with("p", &["role", "class"], &["status", "mc-hidden"], said);
    all([page, footer::footer(model, send), said, keeping::decisions(model, send)])
}

/// The frame of a page. Pages of different ids share no element, so that nothing of one stays open in the next.
fn frame(model: &Model, screen: &'static str, id: &'static str, inner: Html) -> Html {
    let names = &["data-screen", "data-screen-id", "class"];
    let page = with("section", names, &[screen, id, "mc-page mc-stack--loose"], [notice::notice(model), inner]);
    keyed(&format!("{screen} {id}"), page)
}
