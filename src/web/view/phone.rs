//! Numbers to call.

use yew::{Html, html};

use super::icon;
use crate::report::{Calls, phone_spans};

/// A text in which each phone number can be dialled.
pub fn linked(text: &str) -> Html {
    html! {
        for span in phone_spans(text) {
            if let Some(number) = span.number {
                <a href={format!("tel:{number}")}>{ span.text }</a>
            } else {
                { span.text }
            }
        }
    }
}

/// Whom to call: a button for each number, or the line alone where the clinic has given no number.
pub fn calls(calls: &[Calls]) -> Html {
    if calls.is_empty() {
        return Html::default();
    }
    html! {
        <div class="mc-actions">
            for call in calls.iter() {
                if call.numbers.is_empty() {
                    <p>{ &call.line }</p>
                }
                for link in call.numbers.iter() {
                    <a class="mc-button mc-button--call" href={format!("tel:{}", link.number)} data-act="call">
                        { icon::phone() }{ &link.label }
                    </a>
                }
            }
        </div>
    }
}
