//! A number, as radio buttons: a slider starts somewhere, and that somewhere would be an answer.

use std::ops::RangeInclusive;

use yew::{AttrValue, Html};

use super::super::control::{BoxKind, Tickable, tickable, ticked};
use super::super::element::{all, each, el};
use super::super::ids::element_id;
use crate::send::Send;
use app::Model;
use content::Ask;
use engine::intake::Change;
use report::CONTENT;

/// The numbers, and what the two ends mean.
pub fn scale(model: &Model, send: &Send, ask: Ask, numbers: RangeInclusive<u8>) -> Html {
    let ends = CONTENT.questions[ask.question].ends.map(|(lowest, highest)| {
        let end = |text| el("span", "", model.words.get(text));
        el("p", "mc-scale__ends", [end(lowest), end(highest)])
    });
    let items = each(numbers, |number| item(model, send, ask, number));
    all([el("div", "mc-scale", items), ends.unwrap_or_default()])
}

fn item(model: &Model, send: &Send, ask: Ask, number: u8) -> Html {
    let value = AttrValue::from(number.to_string());
    let control = Tickable {
        kind: BoxKind::Scale,
        name: element_id(ask).into(),
        value: value.clone(),
        is_on: model.answers().number(ask.question) == Some(number),
        described_by: None,
        onchange: ticked(send, ask.question, Change::Rated(number), Change::Rated(number)),
    };
    el("label", "mc-scale__item", [tickable(control), el("span", "mc-scale__number", &*value)])
}
