//! The host object that the element's shim gives: storage, printing and events, each of which may refuse.

use js_sys::{JSON, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::saved::{entries, get, texts};
use crate::config::{Field, RawConfig, object};

#[wasm_bindgen]
extern "C" {
    /// The object of the shim. None of its functions throws.
    #[derive(Clone, PartialEq)]
    pub type Host;

    /// The attributes of the element and its configuration object, as [`Settings`] takes them.
    #[wasm_bindgen(method, getter)]
    pub fn settings(this: &Host) -> Object;

    /// The language pack.
    #[wasm_bindgen(method, getter)]
    pub fn pack(this: &Host) -> String;

    /// What was saved in this tab, as text.
    #[wasm_bindgen(method, getter)]
    pub fn saved(this: &Host) -> Option<String>;

    /// Saves a text in this tab; `false` if that was refused. `plain` is the same for people: what the shim prints
    /// when this engine has crashed.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, text: &str, plain: &str) -> bool;

    /// Removes everything saved.
    #[wasm_bindgen(method)]
    pub fn forget(this: &Host);

    /// Prints a copy of an element. The title becomes the file name, so it holds nothing personal.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host, sheet: &Element, title: &str);

    /// Tells the host page of something, without any answer.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, name: &str, detail: &JsValue);
}

/// The settings of an element.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings(pub RawConfig);

impl From<Object> for Settings {
    /// Takes `{ attributes, config }`: texts by name, and the text of the configuration object if there is one.
    fn from(settings: Object) -> Self {
        let mut attributes = Vec::new();
        for (name, value) in get(&settings, "attributes").and_then(|given| entries(&given)).unwrap_or_default() {
            attributes.extend(value.as_string().map(|value| (name, value)));
        }
        let object = get(&settings, "config").and_then(|given| given.as_string());
        let object = object.map_or(Ok(Vec::new()), |object| object::read(&object, fields));
        Self(RawConfig { object, attributes })
    }
}

/// The fields of an object in JSON.
fn fields(text: &str) -> Option<Vec<(String, Field)>> {
    let mut fields = Vec::new();
    for (name, value) in entries(&JSON::parse(text).ok()?)? {
        fields.push((name, field(&value)));
    }
    Some(fields)
}

fn field(value: &JsValue) -> Field {
    if let Some(text) = value.as_string() {
        Field::Text(text)
    } else if let Some(number) = value.as_f64() {
        Field::Number(number)
    } else {
        texts(value).map_or(Field::Other, Field::List)
    }
}
