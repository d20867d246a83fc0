//! Options to choose from, as rows.

use yew::{AttrValue, Html};

use super::super::control::{BoxKind, Tickable, tickable, ticked};
use super::super::element::{Inner, each, el, keyed, only_if, text, with};
use super::super::ids::element_id;
use crate::send::Send;
use app::Model;
use content::{Ask, OptionId};
use engine::answers::Answer;
use engine::intake::Change;
use report::{CONTENT, region_label, ui};

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
    el("div", "mc-choices", choice(control, wording))
}

/// One of the options.
pub fn one(model: &Model, send: &Send, ask: Ask) -> Html {
    let row = |id| {
        let onchange = ticked(send, ask.question, Change::Chose(id), Change::Chose(id));
        option(model, BoxKind::Radio, ask, id, onchange)
    };
    el("div", "mc-choices", each(model.derived.path.options(ask), row))
}

/// Any of the options; those that exclude the others stand last, after "or".
pub fn many(model: &Model, send: &Send, ask: Ask) -> Html {
    let (last, first): (Vec<OptionId>, Vec<OptionId>) =
        model.derived.path.options(ask).partition(|id| CONTENT.options[*id].exclusive);
    let rows = |ids: &[OptionId]| each(ids, |id| toggled(model, send, ask, *id));
    let divider = only_if(!last.is_empty() && !first.is_empty(), || or(model));
    el("div", "mc-choices", [rows(&first), divider, rows(&last)])
}

/// One of the places marked elsewhere.
pub fn main_place(model: &Model, send: &Send, ask: Ask) -> Html {
    let row = |region| {
        let control = Tickable {
            kind: BoxKind::Radio,
            name: element_id(ask).into(),
            value: CONTENT.regions[region].id.into(),
            is_on: model.answers().get(ask.question) == Some(&Answer::Place(region)),
            described_by: None,
            onchange: ticked(send, ask.question, Change::ChosePlace(region), Change::ChosePlace(region)),
        };
        choice(control, region_label(&CONTENT, &model.words, region))
    };
    el("div", "mc-choices", each(model.derived.path.regions(ask.question), row))
}

/// An option that can be ticked and unticked.
pub fn toggled(model: &Model, send: &Send, ask: Ask, id: OptionId) -> Html {
    let onchange = ticked(send, ask.question, Change::Toggled(id, true), Change::Toggled(id, false));
    option(model, BoxKind::Check, ask, id, onchange)
}

/// The divider before an answer that stands against all others.
pub fn or(model: &Model) -> Html {
    el("p", "mc-or", model.words.get(ui::UI_OR))
}

/// A row: the control, and its words right behind it, on which the frame is drawn.
pub fn choice(control: Tickable, label: impl Inner) -> Html {
    let key = control.value.clone();
    let inner = [tickable(control), el("span", "mc-choice__label", label)];
    keyed(&key, with("label", &["part", "class"], &["choice", "mc-choice"], inner))
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
    let detail = row.detail.map(|detail| el("span", "mc-choice__help", model.words.get(detail)));
    choice(control, [text(model.words.get(row.label)), detail.unwrap_or_default()])
}
