//! A number for each part of the body with a mark. A list to choose from for each part, because a row of eleven
//! buttons for each would bury the page.

use std::ops::RangeInclusive;

use yew::Html;

use super::super::control::{self, option};
use super::super::element::{all, each};
use super::super::ids::element_id;
use super::chooser::{row, rows};
use crate::send::Send;
use app::Model;
use content::{Ask, PartId};
use engine::answers::Answer;
use engine::intake::Change;
use report::{CONTENT, ui};

/// One list for each part, the lowest number first.
pub fn part_numbers(model: &Model, send: &Send, ask: Ask, numbers: RangeInclusive<u8>) -> Html {
    let parts = model.derived.path.parts(ask.question);
    rows(each(parts.iter(), |id| part(model, send, ask, numbers.clone(), id)))
}

fn part(model: &Model, send: &Send, ask: Ask, numbers: RangeInclusive<u8>, part: PartId) -> Html {
    let words = &model.words;
    let given = match model.answers().get(ask.question) {
        Some(Answer::PartNumbers(numbers)) => numbers.get(part).copied(),
        _ => None,
    };
    let known = numbers.clone();
    let onchange = control::chosen(send, ask.question, move |value| {
        let number = known.clone().find(|number| number.to_string() == value);
        // The empty value is "not given": a number can be taken back.
        (value.is_empty() || number.is_some()).then_some(Change::RatedPart(part, number))
    });
    let nothing = option("", given.is_none(), false, words.get(ui::UI_NOT_GIVEN));
    let ends = (*numbers.start(), *numbers.end());
    let numbers = each(numbers, |number| {
        option(&number.to_string(), given == Some(number), false, &label(model, ask, ends, number))
    });
    let row_of = &CONTENT.parts[part];
    let name = words.get(row_of.name);
    row(&["data-part", "class"], &element_id(ask), row_of.id, name, onchange, all([nothing, numbers]))
}

/// The number; the lowest and the highest also say what they mean.
fn label(model: &Model, ask: Ask, (lowest, highest): (u8, u8), number: u8) -> String {
    let meaning = CONTENT.questions[ask.question].ends.and_then(|ends| match number {
        number if number == lowest => Some(ends.0),
        number if number == highest => Some(ends.1),
        _ => None,
    });
    let number = number.to_string();
    match meaning {
        Some(meaning) => model.words.fill(ui::LABEL_VALUE, &[("label", &number), ("value", model.words.get(meaning))]),
        None => number,
    }
}
