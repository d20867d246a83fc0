//! Today's date in words of a language. The browser knows how to write it.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Today, unambiguous: the month is written out.
pub fn today(tag: &str) -> String {
    let style = Object::new();
    // Setting a field of a new plain object cannot fail.
    let _ = Reflect::set(&style, &JsValue::from_str("dateStyle"), &JsValue::from_str("long"));
    Date::new_0().to_locale_date_string(tag, &style).into()
}
