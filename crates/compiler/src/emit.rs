//! Writes the resolved content as Rust: `tables.rs`, which the crate `report` includes.

use std::fmt::Write;

use crate::code::Code;
use crate::model::Content;
use crate::texts::Texts;

/// The whole of `tables.rs`.
pub(crate) fn tables(content: &Content, texts: &Texts) -> String {
    let mut code = String::from("// Made from `content/` by `content-compiler`: edit there, not here.\n\n");
    code.push_str("/// Everything that `content/` says.\n");
    let _ = writeln!(code, "pub static CONTENT: Content = {};\n", content.code());
    code.push_str(
        "/// The texts of `ui.json`: buttons, headings and messages.\npub mod ui {\n    use super::TextId;\n",
    );
    for (name, text, id) in texts.ui_constants() {
        let _ = writeln!(code, "\n    /// {}\n    pub const {name}: TextId = {};", doc(text), id.code());
    }
    code.push_str("}\n");
    code
}

impl Code for Content {
    /// One field to a line, where the other types take one line in all.
    fn code(&self) -> String {
        macro_rules! fields {
            ($($field:ident)*) => {
                // Naming each field once more makes a forgotten one an error.
                { let Self { $($field),* } = self; [$(format!("    {}: {},\n", stringify!($field), $field.code())),*] }
            };
        }
        let fields = fields! {
            version uri questions options steps screens roles followed regions parts groups zones drawings named rules adding tiers
            tier_clear tier_incomplete adaptations limits techniques cares goal_fit by_place by_kind status_caps patterns evidence_order ratings rating_none strengths
            evidence claims
            gentle_starts scoring good_to_know what_else support area_notes pressures visit countries sources texts_hash texts_len
        };
        format!("Content {{\n{}}}", fields.concat())
    }
}

/// A text as a doc comment: what Markdown would read is taken by the letter.
fn doc(text: &str) -> String {
    let mut doc = String::new();
    for character in text.chars() {
        if matches!(character, '[' | ']' | '<' | '>' | '`' | '*' | '_' | '#') {
            doc.push('\\');
        }
        doc.push(character);
    }
    doc
}
