//! The saved state as text, by the browser's own JSON.
//!
//! Reading trusts nothing. Every other form of a state is unreadable, every other form of an answer is left out and
//! asked again; both by hand, because serde would be a tenth of the engine.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use engine::answers::{RawAnswer, RawAnswers};
use engine::intake::{Intake, Restored, SAVED_VERSION, Saved, SavedV0};
use report::CONTENT;

/// Longer texts are not ours: all answers with the longest notes stay far below.
const LENGTH_MAX: usize = 400_000;

/// Writes a state. `None` if the browser refuses, which it has no reason to.
pub fn write(intake: &Intake) -> Option<String> {
    let Saved { content, answers, passed, at, was_told } = Saved::of(&CONTENT, intake);
    let given = Object::new();
    for (key, answer) in &answers {
        set(&given, key, &written(answer));
    }
    let state = Object::new();
    set(&state, "content", &content.into());
    set(&state, "answers", &given);
    set(&state, "passed", &list(&passed));
    set(&state, "at", &at.into());
    set(&state, "was_told", &was_told.into());
    JSON::stringify(&state).ok()?.as_string()
}

/// Reads a state that was saved in some version. `None` if it cannot be read.
pub fn read(version: u32, text: &str) -> Option<Restored> {
    if text.len() > LENGTH_MAX {
        return None;
    }
    let state = JSON::parse(text).ok()?;
    let mut answers = RawAnswers::new();
    for (key, answer) in entries(&get(&state, "answers")?)? {
        answers.insert(key, raw(&answer));
    }
    let saved = Saved {
        content: get(&state, "content")?.as_string()?,
        answers,
        passed: texts(&get(&state, "passed")?)?,
        at: get(&state, "at")?.as_string()?,
        was_told: get(&state, "was_told")?.as_bool()?,
    };
    let saved = match version {
        0 => SavedV0 { version: whole(&get(&state, "version")?)?, rest: saved }.migrate()?,
        SAVED_VERSION => saved,
        _ => return None,
    };
    Some(saved.restore(&CONTENT))
}

fn written(answer: &RawAnswer) -> JsValue {
    match answer {
        RawAnswer::Bool(value) => (*value).into(),
        RawAnswer::Number(value) => (*value).into(),
        RawAnswer::Text(value) => value.into(),
        RawAnswer::List(values) => list(values).into(),
        RawAnswer::Map(values) => {
            let map = Object::new();
            for (key, value) in values {
                set(&map, key, &value.into());
            }
            map.into()
        }
        RawAnswer::Other => JsValue::NULL,
    }
}

/// An answer of any form.
pub(super) fn raw(value: &JsValue) -> RawAnswer {
    if let Some(value) = value.as_bool() {
        RawAnswer::Bool(value)
    } else if let Some(value) = value.as_f64() {
        RawAnswer::Number(value)
    } else if let Some(value) = value.as_string() {
        RawAnswer::Text(value)
    } else if let Some(values) = texts(value) {
        RawAnswer::List(values)
    } else {
        texts_by_key(value).map_or(RawAnswer::Other, RawAnswer::Map)
    }
}

fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

/// A list of texts and nothing else.
pub(super) fn texts(value: &JsValue) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for value in value.dyn_ref::<Array>()?.iter() {
        texts.push(value.as_string()?);
    }
    Some(texts)
}

fn texts_by_key(value: &JsValue) -> Option<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for (key, value) in entries(value)? {
        texts.push((key, value.as_string()?));
    }
    Some(texts)
}

/// The fields of an object that is no list.
pub(super) fn entries(value: &JsValue) -> Option<Vec<(String, JsValue)>> {
    let object = value.dyn_ref::<Object>().filter(|value| !Array::is_array(value))?;
    let mut entries = Vec::new();
    for entry in Object::entries(object) {
        let entry = Array::from(&entry);
        entries.push((entry.get(0).as_string()?, entry.get(1)));
    }
    Some(entries)
}

fn list(texts: &[String]) -> Array {
    let list = Array::new();
    for text in texts {
        list.push(&text.into());
    }
    // A library of the host page may let lists write themselves, as a text within the text; not this one.
    set(&list, "toJSON", &JsValue::UNDEFINED);
    list
}

/// A field; `None` of what has no fields. A missing field is undefined, which is none of the forms above.
pub(super) fn get(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a field of a new plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
