//! The native controls that take answers.
//!
//! Every control is made here, because each must carry the marks by which session recorders on clinics'
//! sites leave it alone: they hook `checked` and `value` even inside a closed shadow root.

use web_sys::{Event as DomEvent, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Html, InputEvent, TargetCast as _, html};

use crate::content::QuestionId;
use crate::intake::{Change, Event};
use crate::web::model::{Msg, Send};

/// The class of a control, with the recorders' marks.
macro_rules! marked {
    ($class:literal) => {
        concat!($class, " rr-block rr-ignore ph-no-capture")
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
    html! {
        <input {class} type={kind} {name} {value} {id} checked={is_on} aria-describedby={described_by} {onchange}
            data-sentry-block="" data-hj-suppress="" data-clarity-mask="true" />
    }
}

/// A field for a longer text.
pub fn text(
    name: String,
    value: String,
    is_wrong: bool,
    described_by: Option<String>,
    oninput: Callback<InputEvent>,
) -> Html {
    let class =
        if is_wrong { marked!("mc-field mc-field--long mc-field--error") } else { marked!("mc-field mc-field--long") };
    html! {
        <textarea {class} id={name.clone()} {name} rows="3" {value} aria-describedby={described_by} {oninput}
            autocomplete="off" spellcheck="false" dir="auto"
            data-sentry-block="" data-hj-suppress="" data-clarity-mask="true" />
    }
}

/// A list to choose one thing from.
pub fn select(name: String, onchange: Callback<DomEvent>, options: Html) -> Html {
    html! {
        <select class={marked!("mc-field mc-field--select")} id={name.clone()} {name} {onchange} autocomplete="off"
            data-sentry-block="" data-hj-suppress="" data-clarity-mask="true">
            { options }
        </select>
    }
}

/// Says `on` when a box was ticked and `off` when it was unticked.
pub fn ticked(send: &Send, question: QuestionId, on: Change, off: Change) -> Callback<DomEvent> {
    send.reform(move |event: DomEvent| {
        let is_on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        answered(question, if is_on { on.clone() } else { off.clone() })
    })
}

/// Says what was written.
pub fn written(send: &Send, question: QuestionId) -> Callback<InputEvent> {
    let send = send.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            send.emit(answered(question, Change::Wrote(field.value())));
        }
    })
}

/// Says what `find` makes of the value that was chosen.
pub fn chosen(
    send: &Send,
    question: QuestionId,
    find: impl Fn(&str) -> Option<Change> + 'static,
) -> Callback<DomEvent> {
    let send = send.clone();
    Callback::from(move |event: DomEvent| {
        let field = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(change) = field.and_then(|field| find(&field.value())) {
            send.emit(answered(question, change));
        }
    })
}

const fn answered(question: QuestionId, change: Change) -> Msg {
    Msg::Intake(Event::Answered(question, change))
}
