//! Rows with a name and a list to choose from, for questions that are answered place by place or part by part.

use web_sys::Event;
use yew::{Callback, Html};

use super::super::control;
use super::super::element::{el, keyed, with};

/// The rows. They bring their own distances, so a page must not set them apart: to it they are one element.
pub fn rows(rows: Html) -> Html {
    el("div", "", rows)
}

/// One row. `names` are the attribute that carries the id of the place or part, and the class; `question` is the id
/// of the question's elements, and `options` are made by [`control::option`].
pub fn row(
    names: &'static [&'static str],
    question: &str,
    id: &str,
    label: &str,
    onchange: Callback<Event>,
    options: Html,
) -> Html {
    let name = format!("{question}-{id}");
    let label = with("label", &["for", "class"], &[&name, "mc-place__name"], label);
    let list = control::select(&name, onchange, options);
    keyed(id, with("div", names, &[id, "mc-place"], [label, list]))
}
