//! Below every page, in the same order: whom to call, the promise, the clinic, start over, delete, about.

use yew::{Html, html};

use super::button::{Look, button};
use super::phone;
use crate::content::ui;
use crate::screen::{AfterStop, Screen};
use crate::web::model::{Model, Msg, Send};

/// The footer.
pub fn footer(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    html! {
        <footer class="mc-footer mc-stack--tight">
            <p class="mc-footer__emergency">{ phone::linked(words.get(ui::UI_EMERGENCY_LINE)) }</p>
            <p>{ words.get(ui::UI_PRIVACY) }</p>
            { clinic(model) }
            <div class="mc-footer__actions">
                { button(send, Look::Link, "restart", Msg::DeleteWanted, words.get(ui::BTN_RESTART)) }
                { button(send, Look::Link, "delete", Msg::DeleteWanted, words.get(ui::BTN_DELETE)) }
                if !is_urgent(model) {
                    { button(send, Look::Link, "about", Msg::AboutWanted, words.get(ui::BTN_ABOUT)) }
                }
            </div>
        </footer>
    }
}

/// Somebody who should call somebody now is not given more to read.
fn is_urgent(model: &Model) -> bool {
    matches!(model.screen, Screen::Stop { then: AfterStop::Nothing | AfterStop::GoOn, .. })
}

fn clinic(model: &Model) -> Html {
    let known: Vec<&str> =
        [&model.config.clinic_name, &model.config.clinic_phone].into_iter().flatten().map(String::as_str).collect();
    if known.is_empty() {
        return Html::default();
    }
    html! { <p class="mc-footer__clinic">{ phone::linked(&model.words.list(known)) }</p> }
}
