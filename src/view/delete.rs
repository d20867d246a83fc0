//! Whether to delete everything, asked once more.

use yew::Html;

use super::button::{Look, button};
use super::element::el;
use super::{frame, heading};
use crate::send::Send;
use app::{Model, Msg};
use report::ui;

/// The page.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let delete = words.get(ui::BTN_DELETE);
    let actions = [
        button(send, Look::Primary, "delete-confirm", Msg::DeleteConfirmed, delete),
        button(send, Look::Second, "close", Msg::OverlayClosed, words.get(ui::BTN_BACK)),
    ];
    let inner = [heading::page(model, delete), el("p", "", words.get(ui::UI_DELETE)), el("div", "mc-actions", actions)];
    frame(model, "delete", "delete", el("div", "mc-notice mc-notice--quiet mc-stack", inner))
}
