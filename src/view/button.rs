//! Buttons, and the form that a page is.

use yew::Html;

use super::element::{Inner, el, on_click, with};
use crate::send::Send;
use app::Msg;

/// How a button looks.
#[derive(Clone, Copy)]
pub enum Look {
    /// The one main thing on a page.
    Primary,
    /// Something else that can be done.
    Second,
    /// Reads as a link.
    Link,
    /// Leads back.
    Back,
}

/// A button that says `msg`. `act` names it for tests and styles.
pub fn button(send: &Send, look: Look, act: &'static str, msg: Msg, text: &str) -> Html {
    about(send, look, act, "", msg, text)
}

/// A button that is about one question.
pub fn about(send: &Send, look: Look, act: &'static str, ask: &'static str, msg: Msg, inner: impl Inner) -> Html {
    let (part, class) = match look {
        Look::Primary => ("button primary", "mc-button mc-button--primary"),
        Look::Second => ("button", "mc-button"),
        Look::Link => ("link", "mc-link"),
        Look::Back => ("link", "mc-link mc-link--back"),
    };
    let names = &["type", "data-act", "data-ask", "part", "class"];
    on_click(send, msg, with("button", names, &["button", act, ask, part, class], inner))
}

/// The button of a form. It says `msg` when it is clicked, as Enter in a field does too, and not when the form is
/// submitted: in a frame whose sandbox forbids forms, no form ever is.
pub fn submit(send: &Send, act: &'static str, msg: Msg, text: &str) -> Html {
    let values = ["submit", act, "button primary", "mc-button mc-button--primary"];
    let button = with("button", &["type", "data-act", "part", "class"], &values, text);
    el("div", "mc-actions", [on_click(send, msg, button)])
}

/// A form that is never sent: Enter goes on, as in any form, and nothing leaves the page. The method says so to the browser
/// itself, because an engine that has died hears no press any more, and the answers would go into the address.
pub fn form(inner: impl Inner) -> Html {
    with("form", &["novalidate", "method", "class"], &["novalidate", "dialog", "mc-stack--loose"], inner)
}
