//! The saved state as text, by the browser's own JSON.

use wasm_bindgen::JsValue;

use crate::content::CONTENT;
use crate::intake::{Intake, Restored, Saved};

/// Longer texts are not ours: all answers with the longest notes stay far below.
const LENGTH_MAX: usize = 400_000;

/// Writes a state. `None` if the browser refuses, which it has no reason to.
pub fn write(intake: &Intake) -> Option<String> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let value = serde::Serialize::serialize(&Saved::of(&CONTENT, intake), &serializer).ok()?;
    js_sys::JSON::stringify(&value).ok().and_then(|text| text.as_string())
}

/// Reads a state. `None` if it cannot be read or is of another version.
pub fn read(text: &str) -> Option<Restored> {
    if text.len() > LENGTH_MAX {
        return None;
    }
    let value: JsValue = js_sys::JSON::parse(text).ok()?;
    let saved: Saved = serde_wasm_bindgen::from_value(value).ok()?;
    saved.restore(&CONTENT)
}
