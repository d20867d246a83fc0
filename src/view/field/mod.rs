//! The controls of a question, by its kind.

mod choice;
mod chooser;
mod part_numbers;
mod place_reasons;
mod places;
mod scale;
mod text;

use yew::Html;

use crate::send::Send;
use app::Model;
use content::{Ask, Kind};
use report::CONTENT;

/// Draws the controls. `described_by` names the lines that describe a control that stands alone; several
/// controls are described by the fieldset around them.
pub fn controls(model: &Model, send: &Send, ask: Ask, described_by: Option<String>) -> Html {
    match CONTENT.questions[ask.question].kind {
        Kind::Tick => choice::tick(model, send, ask, described_by),
        Kind::One => choice::one(model, send, ask),
        Kind::Many { .. } => choice::many(model, send, ask),
        Kind::Number { min, max } => scale::scale(model, send, ask, min..=max),
        Kind::Text { max_len } => text::text(model, send, ask, max_len, described_by),
        Kind::Places => places::places(model, send, ask),
        Kind::MainPlace { .. } => choice::main_place(model, send, ask),
        Kind::PlaceReasons { .. } => place_reasons::place_reasons(model, send, ask),
        Kind::NumberPerPart { min, max, .. } => part_numbers::part_numbers(model, send, ask, min..=max),
    }
}
