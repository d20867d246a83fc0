//! Answers as a file: what a client saves and opens again, here or elsewhere.
//!
//! In: answers. Out: JSON of the form that `schema/answers.json` of the build describes; and back. Opening trusts nothing:
//! what is not of this form is refused, and what the current content does not know is left out and named. The line that
//! is ticked before the start is not in it: whoever opens a file reads that line first.

use serde::Deserialize;

use super::json::Json;
use content::{Content, Kind};
use engine::answers::{self, Answer, Answers, RawAnswer, RawAnswers};

/// What a file of ours says it is.
const FORMAT: &str = "massage-check answers";

/// The version of its form.
pub const FILE_VERSION: u8 = 1;

/// The largest file that is opened, in bytes. All answers with the longest notes stay below a twentieth of it.
pub const FILE_MAX: u32 = 1_000_000;

/// How many things that were left out are named one by one.
const NAMED_MAX: usize = 5;

/// The longest name that is repeated, in characters.
const NAME_MAX: usize = 40;

/// A file as read, before it is checked. What is missing is [`RawAnswer::Other`].
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct RawFile {
    /// What it says it is.
    #[serde(default)]
    pub format: RawAnswer,
    /// The version of its form.
    #[serde(default)]
    pub version: RawAnswer,
    /// The questionnaire: `id` and `version`.
    #[serde(default)]
    pub form: RawAnswer,
    /// The day on which it was saved.
    #[serde(default)]
    pub date: RawAnswer,
    /// The answers by id.
    #[serde(default)]
    pub answers: RawAnswers,
}

/// What a file brought.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// The answers that are known here.
    pub answers: Answers,
    /// The day on which it was saved, as `2026-11-21`.
    pub date: Option<String>,
    /// What was left out: the names of questions, as they stand in the file. Long ones are cut off, and after a few the
    /// others are only counted.
    pub left_out: LeftOut,
    /// The questions of the current content that are asked again: those whose answers were left out, or a part of them, and
    /// the safety lists of another version, which may have lacked a sign.
    pub unsure_of: Vec<&'static str>,
}

/// What was left out of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LeftOut {
    /// The names, at most a few.
    pub names: Vec<String>,
    /// How many more there are.
    pub n_more: usize,
}

/// Why a file was not opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileRefused {
    /// It is larger than [`FILE_MAX`]; it was not read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
    /// It is not a file of saved answers.
    Foreign,
    /// It was saved by a newer version.
    Newer,
    /// It holds the answers to another questionnaire.
    OtherForm,
}

/// Writes answers. `date` is today as `2026-11-21`, where it is known; this module has no clock.
#[must_use]
pub fn write_file(content: &'static Content, answers: &Answers, date: Option<&str>) -> String {
    let mut fields = vec![
        ("format".to_owned(), Json::text(FORMAT)),
        ("version".to_owned(), Json::Number(FILE_VERSION)),
        ("form".to_owned(), Json::object([("id", Json::text(content.uri)), ("version", Json::text(content.version))])),
    ];
    if let Some(date) = date {
        fields.push(("date".to_owned(), Json::text(date)));
    }
    let mut kept = answers.clone();
    kept.clear(content.roles.consent);
    let mut given = Vec::new();
    for (key, answer) in answers::write(content, &kept) {
        if let Some(value) = written(&answer) {
            given.push((key, value));
        }
    }
    fields.push(("answers".to_owned(), Json::Object(given)));
    Json::Object(fields).write()
}

/// Checks a file.
///
/// # Errors
/// If it is no file of ours, from a newer version, or for another questionnaire.
pub fn open_file(content: &'static Content, file: RawFile) -> Result<Opened, FileRefused> {
    let RawAnswer::Number(version) = file.version else { return Err(FileRefused::Foreign) };
    if file.format != RawAnswer::Text(FORMAT.to_owned()) || version < 1.0 {
        return Err(FileRefused::Foreign);
    }
    if version > f64::from(FILE_VERSION) {
        return Err(FileRefused::Newer);
    }
    if field(&file.form, "id") != Some(content.uri) {
        return Err(FileRefused::OtherForm);
    }
    let (mut answers, issues) = answers::parse(content, &file.answers);
    answers.clear(content.roles.consent);
    let mut left_out = LeftOut::default();
    let mut unsure_of = Vec::new();
    for issue in &issues {
        left_out.add(&issue.key);
        let id = issue.key.split_once(':').map_or(issue.key.as_str(), |(id, _)| id);
        for row in content.questions.rows() {
            if row.id == id {
                unsure_of.push(row.id);
            }
        }
    }
    // No client can have saved such a text, and no page could show it.
    for (question, row) in content.questions.iter() {
        if let (Kind::Text { max_len }, Some(Answer::Text(text))) = (row.kind, answers.get(question))
            && text.chars().count() > usize::from(max_len)
        {
            answers.clear(question);
            left_out.add(row.id);
            unsure_of.push(row.id);
        }
    }
    if field(&file.form, "version") != Some(content.version) {
        unsure_of.extend(content.questions.rows().filter(|row| row.is_safety_list()).map(|row| row.id));
    }
    let date = match file.date {
        RawAnswer::Text(date) if is_day(&date) => Some(date),
        _ => None,
    };
    Ok(Opened { answers, date, left_out, unsure_of })
}

impl LeftOut {
    fn add(&mut self, key: &str) {
        let name: String = key.chars().filter(|character| !character.is_control()).take(NAME_MAX).collect();
        if self.names.contains(&name) {
            return;
        }
        if self.names.len() < NAMED_MAX {
            self.names.push(name);
        } else {
            self.n_more += 1;
        }
    }
}

/// Whether this is a day as `2026-11-21`. Which days a month has is left to whoever shows it.
fn is_day(date: &str) -> bool {
    let form = |(position, character): (usize, char)| match position {
        4 | 7 => character == '-',
        _ => character.is_ascii_digit(),
    };
    date.len() == 10 && date.chars().enumerate().all(form)
}

fn field<'a>(value: &'a RawAnswer, name: &str) -> Option<&'a str> {
    let RawAnswer::Map(fields) = value else { return None };
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn written(answer: &RawAnswer) -> Option<Json> {
    Some(match answer {
        RawAnswer::Bool(value) => Json::Bool(*value),
        // All our numbers are small and whole.
        RawAnswer::Number(value) => Json::Number(*value as u8),
        RawAnswer::Text(text) => Json::text(text),
        RawAnswer::List(values) => {
            let mut list = Vec::new();
            for value in values {
                list.push(Json::text(value));
            }
            Json::List(list)
        }
        RawAnswer::Map(values) => {
            let mut fields = Vec::new();
            for (key, value) in values {
                fields.push((key.clone(), Json::text(value)));
            }
            Json::Object(fields)
        }
        RawAnswer::Other => return None,
    })
}
