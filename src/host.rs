//! The host object that the element's shim gives: keeping answers, printing and events, each of which may refuse.

use js_sys::{JSON, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlInputElement};

use super::saved::{entries, get, texts};
use engine::config::{Field, RawConfig, object};

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

    /// What was saved, as text.
    #[wasm_bindgen(method, getter)]
    pub fn saved(this: &Host) -> Option<String>;

    /// The version in which it was saved.
    #[wasm_bindgen(method, getter, js_name = savedVersion)]
    pub fn saved_version(this: &Host) -> u32;

    /// Saves a text. `plain` is the same for people: what the shim prints when this engine has crashed.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, text: &str, plain: &str);

    /// Says that what was saved cannot be read.
    #[wasm_bindgen(method)]
    pub fn refuse(this: &Host);

    /// How answers are kept just now.
    #[wasm_bindgen(method, getter)]
    pub fn keeping(this: &Host) -> HostKeeping;

    /// What has to be said once about saving, by name, or nothing.
    #[wasm_bindgen(method, js_name = takeNotice)]
    pub fn take_notice(this: &Host) -> String;

    /// Moves the answers to this device, or back to this tab.
    #[wasm_bindgen(method, js_name = keepOnDevice)]
    pub fn keep_on_device(this: &Host, is_wanted: bool);

    /// Takes what another tab has saved in place of what this one has.
    #[wasm_bindgen(method, js_name = useTheirs)]
    pub fn use_theirs(this: &Host);

    /// Saves what this tab has in place of what another one has saved.
    #[wasm_bindgen(method, js_name = keepMine)]
    pub fn keep_mine(this: &Host);

    /// Says that somebody is there.
    #[wasm_bindgen(method)]
    pub fn stay(this: &Host);

    /// Removes everything saved.
    #[wasm_bindgen(method)]
    pub fn forget(this: &Host);

    /// Brings the head of a page to the top of the window.
    #[wasm_bindgen(method, catch, js_name = bringToTop)]
    pub fn bring_to_top(this: &Host, page: &Element) -> Result<(), JsValue>;

    /// Prints an element that stands nowhere. The title becomes the file name, so it holds nothing personal. `then` gets nothing, and
    /// whether the browser said that it prints.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host, sheet: &Element, title: &str, then: &JsValue);

    /// Puts such an element on the paper that the browser is about to print.
    #[wasm_bindgen(method, js_name = putOnPaper)]
    pub fn put_on_paper(this: &Host, sheet: &Element, title: &str);

    /// Puts a text into the clipboard. `then` gets nothing, and whether that was done.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Host, text: &str, then: &JsValue);

    /// Gives the browser a text to keep as a file. `then` gets nothing, and whether it took it.
    #[wasm_bindgen(method, js_name = saveAs)]
    pub fn save_as(this: &Host, name: &str, kind: &str, text: &str, then: &JsValue);

    /// Reads the file that was chosen. `then` gets its text, or nothing and whether it has more than `max` bytes.
    #[wasm_bindgen(method, js_name = readFile)]
    pub fn read_file(this: &Host, input: &HtmlInputElement, max: u32, then: &JsValue);

    /// This moment with its time zone, as `2026-11-21T10:00:00+01:00`.
    #[wasm_bindgen(method)]
    pub fn moment(this: &Host) -> String;

    /// Tells the host page of something, without any answer.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, name: &str, detail: &JsValue);

    /// How answers are kept.
    pub type HostKeeping;

    /// `tab`, `device` or `none`.
    #[wasm_bindgen(method, getter)]
    pub fn kept(this: &HostKeeping) -> String;

    /// The day until which answers are kept on this device, or would be: a moment of it in milliseconds since 1970.
    #[wasm_bindgen(method, getter)]
    pub fn until(this: &HostKeeping) -> f64;

    /// Whether the client may choose to keep answers on this device.
    #[wasm_bindgen(method, getter, js_name = isOffered)]
    pub fn is_offered(this: &HostKeeping) -> bool;

    /// Whether the client has chosen that, be it possible just now or not.
    #[wasm_bindgen(method, getter, js_name = isWanted)]
    pub fn is_wanted(this: &HostKeeping) -> bool;

    /// Whether another tab has saved newer answers.
    #[wasm_bindgen(method, getter, js_name = hasNewer)]
    pub fn has_newer(this: &HostKeeping) -> bool;

    /// Whether nobody has touched the page for a while, on a device that strangers share.
    #[wasm_bindgen(method, getter, js_name = isIdle)]
    pub fn is_idle(this: &HostKeeping) -> bool;
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
