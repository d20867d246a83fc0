//! The host object that the element's shim gives: storage, printing and events, each of which may refuse.

use js_sys::Object;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::config::RawConfig;

#[wasm_bindgen]
extern "C" {
    /// The object of the shim. None of its functions throws.
    #[derive(Clone, PartialEq)]
    pub type Host;

    /// The attributes of the element: text or null by name in camel case.
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

/// The settings of an element, by attribute name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings(pub RawConfig);

impl From<Object> for Settings {
    /// Takes the texts; everything else counts as not set.
    fn from(settings: Object) -> Self {
        let mut raw = RawConfig::new();
        for entry in Object::entries(&settings).iter() {
            let entry = js_sys::Array::from(&entry);
            if let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
                // Where answers are kept and in which language is the shim's business.
                if !["storage", "lang"].contains(&name.as_str()) {
                    raw.push((kebab(&name), value));
                }
            }
        }
        Self(raw)
    }
}

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
