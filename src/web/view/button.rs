//! Buttons, and the form that a page is.

use web_sys::{MouseEvent, SubmitEvent};
use yew::{AttrValue, Callback, Html, html};

use crate::web::model::{Msg, Send};

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
pub fn button(send: &Send, look: Look, act: &'static str, msg: Msg, inner: impl Into<Html>) -> Html {
    named(send, look, act, None, msg, inner.into())
}

/// A button that is about one question.
pub fn about(send: &Send, look: Look, act: &'static str, ask: &'static str, msg: Msg, inner: Html) -> Html {
    named(send, look, act, Some(ask.into()), msg, inner)
}

/// The button of a form. It says `msg` when it is clicked, as Enter in a field does too, and not when the form is
/// submitted: in a frame whose sandbox forbids forms, no form ever is.
pub fn submit(send: &Send, act: &'static str, msg: Msg, text: &str) -> Html {
    let onclick = send.reform(move |event: MouseEvent| {
        event.prevent_default();
        msg.clone()
    });
    html! {
        <div class="mc-actions">
            <button type="submit" class="mc-button mc-button--primary" data-act={act} {onclick}>{ text }</button>
        </div>
    }
}

/// A form that is never sent: Enter goes on, as in any form, and nothing leaves the page.
pub fn form(inner: Html) -> Html {
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! { <form class="mc-stack--loose" novalidate={true} {onsubmit}>{ inner }</form> }
}

fn named(send: &Send, look: Look, act: &'static str, ask: Option<AttrValue>, msg: Msg, inner: Html) -> Html {
    let class = match look {
        Look::Primary => "mc-button mc-button--primary",
        Look::Second => "mc-button",
        Look::Link => "mc-link",
        Look::Back => "mc-link mc-link--back",
    };
    let onclick = send.reform(move |_| msg.clone());
    html! { <button type="button" {class} data-act={act} data-ask={ask} {onclick}>{ inner }</button> }
}
