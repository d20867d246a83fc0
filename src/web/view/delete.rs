//! Whether to delete everything, asked once more.

use yew::Html;
use yew::html;

use super::button::{Look, button};
use super::{frame, heading};
use crate::content::ui;
use crate::web::model::{Model, Msg, Send};

/// The page.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let delete = words.get(ui::BTN_DELETE);
    frame(
        model,
        "delete",
        "delete",
        html! {
            <div class="mc-notice mc-notice--quiet mc-stack">
                { heading::page(model, delete.into()) }
                <p>{ words.get(ui::UI_DELETE) }</p>
                <div class="mc-actions">
                    { button(send, Look::Primary, "delete-confirm", Msg::DeleteConfirmed, delete) }
                    { button(send, Look::Second, "close", Msg::OverlayClosed, words.get(ui::BTN_BACK)) }
                </div>
            </div>
        },
    )
}
