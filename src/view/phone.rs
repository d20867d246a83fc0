//! Numbers to call.

use yew::Html;

use super::element::{all, each, el, only_if, text, with};
use super::icon;
use engine::config::phone::Span;
use report::locale::Words;
use report::{Calls, PhoneLink};

/// A call leaves no page, so it asks for none: in a frame, links to other pages need a leave that a call does not.
const SELF: &str = "_self";

/// A text in which each phone number of the clinic can be dialled.
pub fn linked(words: &Words, text: &str) -> Html {
    each(words.spans(text), span)
}

/// Whom to call: a button for each number, or the line alone where the clinic has given no number.
pub fn calls(calls: &[Calls]) -> Html {
    only_if(!calls.is_empty(), || el("div", "mc-actions", each(calls, call)))
}

fn span(span: Span) -> Html {
    match span.number {
        Some(number) => with("a", &["href", "target"], &[&dial(&number), SELF], span.text),
        None => text(&span.text),
    }
}

fn call(call: &Calls) -> Html {
    if call.numbers.is_empty() { el("p", "", &call.line) } else { each(&call.numbers, link) }
}

fn link(link: &PhoneLink) -> Html {
    let values = [&dial(&link.number), SELF, "call", "mc-button mc-button--call"];
    with("a", &["href", "target", "data-act", "class"], &values, all([icon::phone(), text(&link.label)]))
}

fn dial(number: &str) -> String {
    format!("tel:{number}")
}
