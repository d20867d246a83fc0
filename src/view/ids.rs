//! How what is asked is called in the document.

use content::Ask;
use report::CONTENT;

/// The id of one thing asked: that of its question, with that of its list where there are several.
pub fn ask_id(ask: Ask) -> String {
    let question = &CONTENT.questions[ask.question];
    match question.lists.get(usize::from(ask.list)) {
        Some(list) if question.lists.len() > 1 => format!("{}:{}", question.id, list.id),
        Some(_) | None => question.id.to_owned(),
    }
}

/// The id of its elements, and the name of its controls.
pub fn element_id(ask: Ask) -> String {
    format!("mc-{}", ask_id(ask).replace(':', "-"))
}
