//! What only the clinic's page `receive.html` needs, in a wasm of its own, so that no client downloads it.
//!
//! In: a code or a saved file as text, and trusts neither. Out: JSON for the page: the answers, as the engine takes up
//! what it has saved and as a file; or why not. And the same answers as text and FHIR. It draws nothing: the sheet is drawn
//! by the engine of the widget, which prints it for clients too.

use engine::answers::{Answer, Answers};
use engine::assess::assess;
use engine::config::ClinicConfig;
use engine::intake::{Path, SAVED_VERSION, Saved};
use report::locale::Words;
use report::{
    CONTENT, CodeRefused, FileRefused, LeftOut, Material, RawFile, build, open_file, plain_text, read_code, sheet,
    write_fhir, write_file,
};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// The largest file that is opened, in bytes.
#[wasm_bindgen]
#[must_use]
pub fn file_max() -> u32 {
    report::FILE_MAX
}

/// Reads a code: `{ refused }`, or what `received` gives.
#[wasm_bindgen]
#[must_use]
pub fn receive_code(text: &str) -> String {
    let outcome = match read_code(&CONTENT, text) {
        Ok(answers) => received(answers, None, &LeftOut::default()),
        Err(refused) => json!({ "refused": match refused {
            CodeRefused::Foreign => "foreign",
            CodeRefused::Newer => "newer",
            CodeRefused::Damaged => "damaged",
            CodeRefused::OtherForm => "other-form",
        }}),
    };
    outcome.to_string()
}

/// Reads a saved file: the same.
#[wasm_bindgen]
#[must_use]
pub fn receive_file(text: &str) -> String {
    let file = serde_json::from_str::<RawFile>(text).map_err(|_| FileRefused::Foreign);
    let outcome = match file.and_then(|file| open_file(&CONTENT, file)) {
        Ok(opened) => received(opened.answers, opened.date.as_deref(), &opened.left_out),
        Err(refused) => json!({ "refused": match refused {
            FileRefused::TooLarge => "too-large",
            FileRefused::Unreadable => "unreadable",
            FileRefused::Foreign => "foreign-file",
            FileRefused::Newer => "newer",
            FileRefused::OtherForm => "other-form",
        }}),
    };
    outcome.to_string()
}

/// The answers of a file that [`receive_code`] or [`receive_file`] gave, as "text" or "fhir", in the words of a pack. `day`
/// is written on it, `moment` is the one of now. Empty if there is no such file or pack.
#[wasm_bindgen]
#[must_use]
pub fn written(file: &str, form: &str, pack: &str, day: &str, moment: &str) -> String {
    let config = ClinicConfig::default();
    let opened = serde_json::from_str::<RawFile>(file).ok().and_then(|file| open_file(&CONTENT, file).ok());
    let (Some(opened), Ok(words)) = (opened, Words::read(&CONTENT, pack, &config)) else { return String::new() };
    let path = Path::new(&CONTENT, &opened.answers);
    let assessment = assess(&CONTENT, &config, path.answers());
    let material = Material {
        content: &CONTENT,
        words: &words,
        config: &config,
        answers: path.answers(),
        assessment: &assessment,
    };
    match form {
        "fhir" => write_fhir(&material, Some(moment)),
        _ => plain_text(&words, &sheet(&material, &build(&material).ideas, day)),
    }
}

/// `saved` is what the engine takes up, `version` its form; `file` the same answers to export; `leftOut` and `nMore` what
/// is not known here; `day` when the file was saved.
fn received(answers: Answers, day: Option<&str>, left_out: &LeftOut) -> Value {
    let file = write_file(&CONTENT, &answers, day);
    let mut given = answers;
    // The client has ticked it: else there would be neither file nor code.
    given.set(CONTENT.roles.consent, Answer::Ticked);
    let saved = Saved::of(&CONTENT, &Saved::begun(&CONTENT, given, &[]));
    json!({
        "saved": json!(saved).to_string(),
        "version": SAVED_VERSION,
        "file": file,
        "day": day,
        "leftOut": left_out.names,
        "nMore": left_out.n_more,
    })
}
