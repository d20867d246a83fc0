//! Numbers to call.

use yew::Html;

use super::element::{all, each, el, only_if, text, with};
use super::icon;
use crate::report::{Calls, PhoneLink, Span, phone_spans};

/// A text in which each phone number can be dialled.
pub fn linked(text: &str) -> Html {
    each(phone_spans(text), span)
}

/// Whom to call: a button for each number, or the line alone where the clinic has given no number.
pub fn calls(calls: &[Calls]) -> Html {
    only_if(!calls.is_empty(), || el("div", "mc-actions", each(calls, call)))
}

fn span(span: Span) -> Html {
    match span.number {
        Some(number) => with("a", &["href"], &[&dial(&number)], span.text),
        None => text(&span.text),
    }
}

fn call(call: &Calls) -> Html {
    if call.numbers.is_empty() { el("p", "", &call.line) } else { each(&call.numbers, link) }
}

fn link(link: &PhoneLink) -> Html {
    let values = [&dial(&link.number), "call", "mc-button mc-button--call"];
    with("a", &["href", "data-act", "class"], &values, all([icon::phone(), text(&link.label)]))
}

fn dial(number: &str) -> String {
    format!("tel:{number}")
}
