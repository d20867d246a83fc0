//! A date in words of a language. The browser knows how to write it.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// The day of a moment as `2026-11-21T10:00:00+01:00`, unambiguous: the month is written out. Empty if it is none.
pub fn of_moment(moment: &str, tag: &str) -> String {
    moment.get(..10).and_then(|day| written_day(day, tag)).unwrap_or_default()
}

/// The day of a moment, in milliseconds since 1970.
pub fn day(ms: f64, tag: &str) -> String {
    written(&Date::new(&JsValue::from_f64(ms)), tag)
}

/// A day that stands as `2026-11-21`; `None` if there is no such day.
pub fn written_day(day: &str, tag: &str) -> Option<String> {
    // Without a time a browser takes it for midnight in Greenwich, which is the day before in America.
    let date = Date::new(&JsValue::from_str(&[day, "T00:00"].concat()));
    (!date.get_time().is_nan()).then(|| written(&date, tag))
}

fn written(date: &Date, tag: &str) -> String {
    let style = Object::new();
    // Setting a field of a new plain object cannot fail.
    let _ = Reflect::set(&style, &JsValue::from_str("dateStyle"), &JsValue::from_str("long"));
    date.to_locale_date_string(tag, &style).into()
}
