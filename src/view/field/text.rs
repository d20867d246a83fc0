//! Free text. Its length is said only where it is too long: nobody has to fill the field.

use yew::Html;

use super::super::element::{all, el, only_if};
use super::super::ids::element_id;
use super::super::{control, errors};
use crate::send::Send;
use app::Model;
use content::Ask;
use engine::answers::Answer;
use report::ui;

/// The field.
pub fn text(model: &Model, send: &Send, ask: Ask, max_len: u16, described_by: Option<String>) -> Html {
    let value = match model.answers().get(ask.question) {
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let n_characters = value.chars().count();
    let is_too_long = n_characters > usize::from(max_len);
    let is_wrong = is_too_long || errors::message(model, ask).is_some();
    let length = only_if(is_too_long, || {
        let values = [("n", n_characters.to_string()), ("max", max_len.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        el("p", "mc-message", model.words.fill(ui::UI_LENGTH, &values))
    });
    let oninput = control::written(send, ask.question);
    all([control::text(&element_id(ask), value, is_wrong, described_by.as_deref(), oninput), length])
}
