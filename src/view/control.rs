//! The native controls that take answers.
//!
//! Every control is made here, because each must carry the marks by which session recorders on clinics'
//! sites leave it alone: they hook `checked` and `value` even inside a closed shadow root.

use wasm_bindgen::JsCast as _;
use web_sys::{Event as DomEvent, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};
use yew::virtual_dom::ListenerKind;
use yew::{AttrValue, Callback, Html, TargetCast as _};

use super::element::{self, holding, on, saying, tag};
use crate::send::Send;
use app::Msg;
use content::QuestionId;
use engine::intake::{Change, Event};

/// The class of a control, with the recorders' marks.
macro_rules! marked {
    ($class:literal) => {
        concat!($class, " rr-block rr-ignore ph-no-capture")
    };
}

/// The attributes of a control, with the recorders' marks: two empty ones and "true".
macro_rules! names {
    ($($name:literal),*) => {
        &[$($name,)* "data-sentry-block", "data-hj-suppress", "data-clarity-mask"]
    };
}

/// What can be ticked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BoxKind {
    /// One of several, as a row.
    Radio,
    /// Any of several, as a row.
    Check,
    /// A number of a scale.
    Scale,
}

/// A box to tick, and what it says.
pub struct Tickable {
    /// What it is.
    pub kind: BoxKind,
    /// The name of its group.
    pub name: AttrValue,
    /// Its value: the id of an option or a region, or a number.
    pub value: AttrValue,
    /// Whether it is ticked. Set again at each drawing, so that a refused tick disappears.
    pub is_on: bool,
    /// The id of a line that describes it, where there is one.
    pub described_by: Option<String>,
    /// Says what was done.
    pub onchange: Callback<DomEvent>,
}

/// Draws a box to tick.
pub fn tickable(tickable: Tickable) -> Html {
    let Tickable { kind, name, value, is_on, described_by, onchange } = tickable;
    let (kind, class) = match kind {
        BoxKind::Radio => ("radio", marked!("mc-choice__input")),
        BoxKind::Check => ("checkbox", marked!("mc-choice__input")),
        BoxKind::Scale => ("radio", marked!("mc-scale__input")),
    };
    let id = format!("{name}-{value}");
    let described_by = described_by.as_deref();
    let mut input = tag(
        "input",
        names!["class", "type", "name", "id", "aria-describedby"],
        &[Some(class), Some(kind), Some(&name), Some(&id), described_by, Some(""), Some(""), Some("true")],
    );
    input.set_value(value);
    input.set_checked(is_on);
    on(ListenerKind::onchange, onchange, input.into())
}

/// A box that says how something is done. `act` names it for tests.
pub fn switch(act: &'static str, is_on: bool, onchange: Callback<DomEvent>) -> Html {
    let mut input = tag(
        "input",
        names!["class", "type", "data-act"],
        &[Some(marked!("mc-keep__input")), Some("checkbox"), Some(act), Some(""), Some(""), Some("true")],
    );
    input.set_checked(is_on);
    on(ListenerKind::onchange, onchange, input.into())
}

/// A field for a longer text.
pub fn text(
    name: &str,
    value: String,
    is_wrong: bool,
    described_by: Option<&str>,
    oninput: Callback<DomEvent>,
) -> Html {
    let class =
        if is_wrong { marked!("mc-field mc-field--long mc-field--error") } else { marked!("mc-field mc-field--long") };
    let mut field = tag(
        "textarea",
        names!["class", "id", "name", "rows", "aria-describedby", "autocomplete", "spellcheck", "dir"],
        &[
            Some(class),
            Some(name),
            Some(name),
            Some("3"),
            described_by,
            Some("off"),
            Some("false"),
            Some("auto"),
            Some(""),
            Some(""),
            Some("true"),
        ],
    );
    field.set_value(value);
    on(ListenerKind::oninput, oninput, field.into())
}

/// A field to find something by. Enter stays in it: whoever searches does not want to go on to the next page.
pub fn search(id: &str, value: String, oninput: Callback<DomEvent>) -> Html {
    let mut field = tag(
        "input",
        names!["class", "type", "id", "autocomplete", "autocapitalize", "spellcheck", "dir", "enterkeyhint"],
        &[
            Some(marked!("mc-field mc-field--search")),
            Some("search"),
            Some(id),
            Some("off"),
            Some("none"),
            Some("false"),
            Some("auto"),
            Some("search"),
            Some(""),
            Some(""),
            Some("true"),
        ],
    );
    field.set_value(value);
    let onkeydown = Callback::from(|event: DomEvent| {
        let is_enter = |event: &&KeyboardEvent| event.key() == "Enter" && !event.is_composing();
        if event.dyn_ref::<KeyboardEvent>().filter(is_enter).is_some() {
            event.prevent_default();
            // The keyboard of a phone goes, and what was found comes into sight.
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                let _ = field.blur();
            }
        }
    });
    on(ListenerKind::onkeydown, onkeydown, on(ListenerKind::oninput, oninput, field.into()))
}

/// A field for a file that was saved here. `act` names it for tests.
pub fn file(act: &'static str, onchange: Callback<DomEvent>) -> Html {
    let input = tag(
        "input",
        names!["class", "type", "accept", "data-act"],
        &[
            Some(marked!("mc-file__input")),
            Some("file"),
            Some(".json,application/json"),
            Some(act),
            Some(""),
            Some(""),
            Some("true"),
        ],
    );
    on(ListenerKind::onchange, onchange, input.into())
}

/// A text to be copied by hand.
pub fn by_hand(label: &str, text: &str) -> Html {
    let mut field = tag(
        "textarea",
        names!["class", "aria-label", "rows", "readonly", "spellcheck", "dir"],
        &[
            Some(marked!("mc-field mc-field--long mc-take__text")),
            Some(label),
            Some("8"),
            Some("readonly"),
            Some("false"),
            Some("auto"),
            Some(""),
            Some(""),
            Some("true"),
        ],
    );
    field.set_value(text.to_owned());
    field.into()
}

/// A list to choose one thing from.
pub fn select(name: &str, onchange: Callback<DomEvent>, options: Html) -> Html {
    let class = marked!("mc-field mc-field--select");
    let list = tag(
        "select",
        names!["class", "id", "name", "autocomplete"],
        &[Some(class), Some(name), Some(name), Some("off"), Some(""), Some(""), Some("true")],
    );
    on(ListenerKind::onchange, onchange, holding(list, options))
}

/// Something to choose from a list. One that is disabled can be left, but not chosen again.
pub fn option(value: &str, is_selected: bool, is_disabled: bool, label: &str) -> Html {
    let values = [Some(value), is_selected.then_some("selected"), is_disabled.then_some("disabled")];
    holding(tag("option", &["value", "selected", "disabled"], &values), element::text(label))
}

/// Says `on` when a box was ticked and `off` when it was unticked.
pub fn ticked(send: &Send, question: QuestionId, on: Change, off: Change) -> Callback<DomEvent> {
    send.reform(move |event: DomEvent| {
        let is_on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        answered(question, if is_on { on.clone() } else { off.clone() })
    })
}

/// Says what was written.
pub fn written(send: &Send, question: QuestionId) -> Callback<DomEvent> {
    saying(send, move |event| {
        let field = event.target_dyn_into::<HtmlTextAreaElement>()?;
        Some(answered(question, Change::Wrote(field.value())))
    })
}

/// Says what was typed to find something.
pub fn searched(send: &Send) -> Callback<DomEvent> {
    saying(send, |event| event.target_dyn_into::<HtmlInputElement>().map(|field| Msg::Searched(field.value())))
}

/// Says what `find` makes of the value that was chosen for an answer.
pub fn chosen(
    send: &Send,
    question: QuestionId,
    find: impl Fn(&str) -> Option<Change> + 'static,
) -> Callback<DomEvent> {
    picked(send, move |value| find(value).map(|change| answered(question, change)))
}

/// Says what `find` makes of the value that was chosen.
pub fn picked(send: &Send, find: impl Fn(&str) -> Option<Msg> + 'static) -> Callback<DomEvent> {
    saying(send, move |event| event.target_dyn_into::<HtmlSelectElement>().and_then(|field| find(&field.value())))
}

const fn answered(question: QuestionId, change: Change) -> Msg {
    Msg::Intake(Event::Answered(question, change))
}
