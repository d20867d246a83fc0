//! Options to choose from, as rows.

use yew::{AttrValue, Html, html};

use super::super::block::element_id;
use super::super::control::{BoxKind, Tickable, tickable, ticked};
use crate::answers::Answer;
use crate::content::{Ask, CONTENT, OptionId, ui};
use crate::intake::Change;
use crate::report::region_label;
use crate::web::model::{Model, Send};

/// One box with the wording of the question.
pub fn tick(model: &Model, send: &Send, ask: Ask, described_by: Option<String>) -> Html {
    let onchange = ticked(send, ask.question, Change::Ticked(true), Change::Ticked(false));
    let is_on = model.answers().get(ask.question).is_some();
    let control = Tickable {
        kind: BoxKind::Check,
        name: element_id(ask).into(),
        value: "yes".into(),
        is_on,
        described_by,
        onchange,
    };
    let wording = model.words.get(CONTENT.questions[ask.question].wording);
    html! { <div class="mc-choices">{ choice(control, wording.into()) }</div> }
}

/// One of the options.
pub fn one(model: &Model, send: &Send, ask: Ask) -> Html {
    html! {
        <div class="mc-choices">
            for id in model.path.options(ask) {
                { option(model, BoxKind::Radio, ask, id, ticked(send, ask.question, Change::Chose(id), Change::Chose(id))) }
            }
        </div>
    }
}

/// Any of the options; those that exclude the others stand last, after "or".
pub fn many(model: &Model, send: &Send, ask: Ask) -> Html {
    let (last, first): (Vec<OptionId>, Vec<OptionId>) =
        model.path.options(ask).partition(|id| CONTENT.options[*id].exclusive);
    html! {
        <div class="mc-choices">
            for id in first.iter() {
                { toggled(model, send, ask, *id) }
            }
            if !last.is_empty() && !first.is_empty() {
                { or(model) }
            }
            for id in last.iter() {
                { toggled(model, send, ask, *id) }
            }
        </div>
    }
}

/// One of the places marked elsewhere.
pub fn main_place(model: &Model, send: &Send, ask: Ask) -> Html {
    html! {
        <div class="mc-choices">
            for region in model.path.regions(ask.question) {
                { choice(
                    Tickable {
                        kind: BoxKind::Radio,
                        name: element_id(ask).into(),
                        value: CONTENT.regions[region].id.into(),
                        is_on: model.answers().get(ask.question) == Some(&Answer::Place(region)),
                        described_by: None,
                        onchange: ticked(send, ask.question, Change::ChosePlace(region), Change::ChosePlace(region)),
                    },
                    region_label(&CONTENT, &model.words, region).into(),
                ) }
            }
        </div>
    }
}

/// An option that can be ticked and unticked.
pub fn toggled(model: &Model, send: &Send, ask: Ask, id: OptionId) -> Html {
    let onchange = ticked(send, ask.question, Change::Toggled(id, true), Change::Toggled(id, false));
    option(model, BoxKind::Check, ask, id, onchange)
}

/// The divider before an answer that stands against all others.
pub fn or(model: &Model) -> Html {
    html! { <p class="mc-or">{ model.words.get(ui::UI_OR) }</p> }
}

/// A row: the control, and its words right behind it, on which the frame is drawn.
pub fn choice(control: Tickable, label: Html) -> Html {
    let key = control.value.to_string();
    html! { <label {key} class="mc-choice">{ tickable(control) }<span class="mc-choice__label">{ label }</span></label> }
}

fn option(model: &Model, kind: BoxKind, ask: Ask, id: OptionId, onchange: yew::Callback<web_sys::Event>) -> Html {
    let row = &CONTENT.options[id];
    let is_on = model.answers().chose(&CONTENT, id);
    let control = Tickable {
        kind,
        name: element_id(ask).into(),
        value: AttrValue::Static(row.id),
        is_on,
        described_by: None,
        onchange,
    };
    let detail = row.detail.map(|detail| html! { <span class="mc-choice__help">{ model.words.get(detail) }</span> });
    choice(control, html! { <>{ model.words.get(row.label) }{ detail }</> })
}
