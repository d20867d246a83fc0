//! Below every page, in the same order: whom to call, the promise, where answers are kept, the clinic, start over,
//! delete, about.

use yew::Html;

use super::button::{Look, button};
use super::element::{el, only_if, with};
use super::{keeping, phone};
use crate::send::Send;
use app::screen::{AfterStop, Screen};
use app::{Model, Msg};
use report::ui;

/// The footer.
pub fn footer(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let link = |act, msg, text| button(send, Look::Link, act, msg, words.get(text));
    let actions = [
        link("restart", Msg::DeleteWanted, ui::BTN_RESTART),
        link("delete", Msg::DeleteWanted, ui::BTN_DELETE),
        only_if(!is_urgent(model), || link("about", Msg::AboutWanted, ui::BTN_ABOUT)),
    ];
    let inner = [
        el("p", "mc-footer__emergency", phone::linked(words, words.get(ui::UI_EMERGENCY_LINE))),
        // The first page says so itself, where it is read.
        only_if(!matches!(model.derived.screen, Screen::Welcome(_)), || el("p", "", words.get(ui::UI_PRIVACY))),
        keeping::state(model),
        only_if(!is_urgent(model), || keeping::choice(model, send)),
        clinic(model),
        el("div", "mc-footer__actions", actions),
    ];
    with("footer", &["part", "class"], &["footer", "mc-footer mc-stack--tight"], inner)
}

/// Somebody who should call somebody now is not given more to read.
fn is_urgent(model: &Model) -> bool {
    matches!(model.derived.screen, Screen::Stop { then: AfterStop::Nothing | AfterStop::GoOn, .. })
}

fn clinic(model: &Model) -> Html {
    let known: Vec<&str> =
        [&model.config.clinic_name, &model.config.clinic_phone].into_iter().flatten().map(String::as_str).collect();
    only_if(!known.is_empty(), || el("p", "mc-footer__clinic", phone::linked(&model.words, &model.words.list(known))))
}
