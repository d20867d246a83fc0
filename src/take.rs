//! Taking answers along: to the clipboard, as a file, and back from one.
//!
//! In: what the client wants, and the host object that does it. Out: what came of it, as a message. The browser may refuse
//! each of these; then the text is there to be copied by hand.

use js_sys::JSON;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlInputElement};

use super::date;
use super::host::Host;
use super::saved::{entries, get, raw};
use super::send::Send;
use app::{Model, Msg, OpenedFile, Purpose, Take, Taken};
use engine::answers::RawAnswers;
use report::locale::Words;
use report::{CONTENT, FILE_MAX, FileRefused, RawFile, open_file, plain_text, ui, write_fhir, write_file};

/// Does what the client wants, soon, and says what came of it.
#[inline(never)]
pub fn take(host: &Host, model: &Model, send: Send, take: Take) {
    let words = &model.words;
    let named = |ending| [words.get(ui::SHEET_FILE), ending].concat();
    let moment = host.moment();
    let (text, name) = match take {
        Take::CopyText | Take::SaveText => {
            (plain_text(words, &model.sheet(&date::of_moment(&moment, &words.tag))), named(".txt"))
        }
        Take::SaveFile => (write_file(&CONTENT, model.answers(), moment.get(..10)), named(".json")),
        Take::SaveFhir => (write_fhir(&model.material(), Some(&moment)), named("-fhir.json")),
    };
    let (done, kind) = match take {
        Take::CopyText => (Taken::Copied, ""),
        Take::SaveText => (Taken::Saved(name.clone()), "text/plain;charset=utf-8"),
        Take::SaveFile => (Taken::Saved(name.clone()), "application/json"),
        Take::SaveFhir => (Taken::Saved(name.clone()), "application/fhir+json"),
    };
    let by_hand = text.clone();
    let then = told(move |_, is_done| {
        send.emit(Msg::Taken(if is_done { done } else { Taken::ByHand(by_hand) }));
    });
    match take {
        Take::CopyText => host.copy(&text, &then),
        Take::SaveText | Take::SaveFile | Take::SaveFhir => host.save_as(&name, kind, &text, &then),
    }
}

/// Prints the sheet, soon, and says so where the browser does not.
pub fn print(host: &Host, sheet: &Element, words: &Words, send: Send) {
    let then = told(move |_, has_begun| {
        if !has_begun {
            send.emit(Msg::NotPrinted);
        }
    });
    host.print(sheet, words.get(ui::SHEET_FILE), &then);
}

/// Reads the file that was chosen in `input`, soon, and says what was read. It is refused by its size before it is read.
pub fn read(host: &Host, input: &HtmlInputElement, tag: String, send: Send, purpose: Purpose) {
    let then = told(move |text, is_too_large| {
        let refused = if is_too_large { FileRefused::TooLarge } else { FileRefused::Unreadable };
        let file = text.ok_or(refused).and_then(|text| opened(&text, &tag));
        send.emit(Msg::FileRead(purpose, file));
    });
    host.read_file(input, FILE_MAX, &then);
}

/// A function for the shim to call once, with a text or none, and a yes or no.
fn told(then: impl FnOnce(Option<String>, bool) + 'static) -> JsValue {
    let then: Box<dyn FnOnce(Option<String>, bool)> = Box::new(then);
    Closure::once_into_js(move |text: JsValue, is_so: bool| then(text.as_string(), is_so))
}

fn opened(text: &str, tag: &str) -> Result<OpenedFile, FileRefused> {
    let opened = open_file(&CONTENT, raw_file(text).ok_or(FileRefused::Foreign)?)?;
    let day = opened.date.as_deref().and_then(|day| date::written_day(day, tag));
    Ok(OpenedFile { opened, day })
}

fn raw_file(text: &str) -> Option<RawFile> {
    let file = JSON::parse(text).ok()?;
    let field = |name| get(&file, name).map(|value| raw(&value)).unwrap_or_default();
    let mut answers = RawAnswers::new();
    for (key, answer) in entries(&get(&file, "answers")?)? {
        answers.insert(key, raw(&answer));
    }
    Some(RawFile {
        format: field("format"),
        version: field("version"),
        form: field("form"),
        date: field("date"),
        answers,
    })
}
