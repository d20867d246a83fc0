//! The configuration object: JSON from the host page, which may be anything.
//!
//! In: its text, and the JSON parser at hand. Out: its fields, or what is wrong with it as a whole. The object is flat,
//! so nothing here or behind it can be made to go deep.

use super::Field;

/// The longest object that is read, in bytes.
const LENGTH_MAX: usize = 4096;

/// Reads an object. `parse` gives its fields in order, or `None` if the text is no object in JSON.
///
/// # Errors
/// If it is too long, no object, or ambiguous: JSON lets a name stand twice, and parsers then silently choose one.
pub fn read(
    text: &str,
    parse: impl FnOnce(&str) -> Option<Vec<(String, Field)>>,
) -> Result<Vec<(String, Field)>, String> {
    if text.len() > LENGTH_MAX {
        return Err(format!("longer than {LENGTH_MAX} bytes, so all of it is ignored"));
    }
    let fields = parse(text).ok_or("no object in JSON that can be read, so all of it is ignored")?;
    if names(text) > fields.len() {
        return Err("a name stands in it twice, or an object in it, so all of it is ignored".to_owned());
    }
    Ok(fields.into_iter().map(|(name, field)| (kebab(&name), field)).collect())
}

/// How many names stand in a text in JSON: strings with a colon behind them.
fn names(text: &str) -> usize {
    let mut names = 0;
    let mut is_inside = false;
    let mut is_escaped = false;
    let mut is_name_if_colon = false;
    for character in text.chars() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_inside => is_escaped = true,
            '"' => {
                is_inside = !is_inside;
                is_name_if_colon = !is_inside;
            }
            ':' if is_name_if_colon => {
                names += 1;
                is_name_if_colon = false;
            }
            _ if character.is_whitespace() => {}
            _ => is_name_if_colon = false,
        }
    }
    names
}

/// `headingLevel` as `heading-level`.
fn kebab(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 2);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            kebab.push('-');
        }
        kebab.push(character.to_ascii_lowercase());
    }
    kebab
}
