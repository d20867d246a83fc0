//! Buttons, and the form that a page is.

use web_sys::SubmitEvent;
use yew::{AttrValue, Html, html};

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

/// The button of a form.
pub fn submit(act: &'static str, text: &str) -> Html {
    html! {
        <div class="mc-actions">
            <button type="submit" class="mc-button mc-button--primary" data-act={act}>{ text }</button>
        </div>
    }
}

/// A form that says `msg` and is never sent: Enter goes on, as in any form, and nothing leaves the page.
pub fn form(send: &Send, msg: Msg, inner: Html) -> Html {
    let onsubmit = send.reform(move |event: SubmitEvent| {
        event.prevent_default();
        msg.clone()
    });
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
