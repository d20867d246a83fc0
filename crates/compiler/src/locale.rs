//! Reads `content/locales/`: flat JSON files of texts, as Weblate and Crowdin write them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::names;
use crate::problem::{Problem, Problems, Spot};
use crate::schema::{Direction, Language};

/// The language that the content is written in; all others are translations of it.
pub(crate) const SOURCE: &str = "en";

/// The file with the texts of buttons, headings and messages.
pub(crate) const UI_FILE: &str = "ui.json";

/// The file with the name and the direction of the language.
const META_FILE: &str = "meta.json";

/// From this length on a text is hard to read on a phone.
const LONG: usize = 700;

/// One language.
pub(crate) struct Locale {
    pub tag: String,
    pub name: String,
    pub direction: Direction,
    pub texts: BTreeMap<String, Text>,
}

/// One text, and the file that it stands in.
pub(crate) struct Text {
    pub file: String,
    pub text: String,
}

impl Text {
    pub fn is_ui(&self) -> bool {
        self.file.ends_with(&format!("/{UI_FILE}"))
    }
}

/// Reads all locales, by tag. The source language is always there, empty at worst. What one language has a file for,
/// each has.
pub(crate) fn read(dir: &Path, problems: &Problems) -> BTreeMap<String, Locale> {
    let mut tags: BTreeSet<String> = entries(&dir.join("locales")).into_iter().collect();
    tags.insert(SOURCE.to_owned());
    let all = tags.iter().flat_map(|tag| entries(&dir.join("locales").join(tag))).chain([UI_FILE.to_owned()]);
    let files: BTreeSet<String> = all.filter(|name| name.ends_with(".json") && name != META_FILE).collect();
    tags.into_iter().map(|tag| (tag.clone(), read_one(dir, tag, &files, problems))).collect()
}

/// Checks each text by itself.
pub(crate) fn check(locale: &Locale, problems: &Problems) {
    for (key, text) in &locale.texts {
        let spot = Spot::block(&text.file, "text", key);
        check_text(text, &spot, problems);
        if key.strip_prefix("place.").and_then(|rest| rest.strip_suffix(".search")).is_some() {
            check_search(&text.text, &spot, problems);
        }
    }
}

/// Compares a translation with the source language.
pub(crate) fn compare(source: &Locale, other: &Locale, problems: &Problems) {
    for (key, text) in &source.texts {
        if !other.texts.contains_key(key) {
            let file = text.file.replacen(&format!("/{SOURCE}/"), &format!("/{}/", other.tag), 1);
            problems.add(&Spot::block(file, "text", key), format!("missing, translate it from {}", text.file));
        }
    }
    for (key, text) in &other.texts {
        let spot = Spot::block(&text.file, "text", key);
        match source.texts.get(key) {
            None => {
                let missing = source.texts.keys().filter(|key| !other.texts.contains_key(*key));
                let hint = names::nearest(key, missing.map(String::as_str))
                    .map_or_else(String::new, |key| format!(" (did you mean {key:?}?)"));
                problems.add(&spot, format!("there is no such text in locales/{SOURCE}{hint}"));
            }
            Some(original) => compare_placeholders(&original.text, &text.text, &spot, problems),
        }
    }
}

/// The texts that are long enough to be worth a look.
pub(crate) fn long_texts(locale: &Locale) -> impl Iterator<Item = Problem> {
    locale.texts.iter().filter(|(_, text)| text.text.chars().count() > LONG).map(|(key, text)| Problem {
        file: text.file.clone(),
        id: format!("text {key:?}"),
        message: format!("longer than {LONG} characters, which is hard to read on a phone; shorten it if you can"),
    })
}

/// The key of the words by which a place is found.
pub(crate) fn search_key(place: &str) -> String {
    format!("place.{place}.search")
}

/// The placeholders of a text, such as `n` in `{n}`; an error names what is wrong with the braces.
pub(crate) fn placeholders(text: &str) -> Result<BTreeSet<&str>, String> {
    let mut found = BTreeSet::new();
    let mut parts = text.split('{');
    let outside = parts.next().unwrap_or_default();
    let mut stray = outside.contains('}');
    for part in parts {
        let (name, after) = part.split_once('}').unwrap_or(("", "}"));
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        stray |= !is_name || after.contains('}');
        found.insert(name);
    }
    if stray { Err("a brace stands alone, write placeholders as {name} in lower case".to_owned()) } else { Ok(found) }
}

fn compare_placeholders(source: &str, other: &str, spot: &Spot, problems: &Problems) {
    let (Ok(expected), Ok(found)) = (placeholders(source), placeholders(other)) else { return };
    for name in expected.difference(&found) {
        problems.add(spot, format!("the placeholder {{{name}}} of locales/{SOURCE} is missing"));
    }
    for name in found.difference(&expected) {
        let hint = names::did_you_mean(name, expected.iter().copied());
        problems.add(spot, format!("the placeholder {{{name}}} is not in locales/{SOURCE}{hint}"));
    }
}

fn read_one(dir: &Path, tag: String, files: &BTreeSet<String>, problems: &Problems) -> Locale {
    let language =
        read_language(dir, &tag, problems).unwrap_or(Language { name: tag.clone(), direction: Direction::Ltr });
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    for name in files {
        let file = format!("locales/{tag}/{name}");
        for (key, text) in read_texts(dir, &file, &tag, problems) {
            let spot = Spot::block(&file, "text", &key);
            if let Some(first) = texts.get(&key) {
                problems.add(&spot, format!("duplicate key, {} has it already", first.file));
            }
            texts.insert(key, Text { file: file.clone(), text });
        }
    }
    Locale { tag, name: language.name, direction: language.direction, texts }
}

fn read_language(dir: &Path, tag: &str, problems: &Problems) -> Option<Language> {
    let spot = Spot::file(format!("locales/{tag}/{META_FILE}"));
    let remedy = "write { \"name\": \"English\", \"direction\": \"ltr\" } with the language's own name";
    let text = fs::read_to_string(dir.join(&spot.file))
        .map_err(|_| problems.add(&spot, format!("this file is missing, {remedy}")))
        .ok()?;
    serde_json::from_str(&text).map_err(|error| problems.add(&spot, format!("{error}; {remedy}"))).ok()
}

fn read_texts(dir: &Path, file: &str, tag: &str, problems: &Problems) -> Vec<(String, String)> {
    let spot = Spot::file(file);
    let entries = fs::read_to_string(dir.join(file)).map_err(|error| match error.kind() {
        ErrorKind::NotFound if tag == SOURCE => "this file is missing, put it back".to_owned(),
        ErrorKind::NotFound => {
            format!(
                "this file is missing, translate it from {}",
                file.replacen(&format!("/{tag}/"), &format!("/{SOURCE}/"), 1)
            )
        }
        _ => format!("cannot be read: {error}"),
    });
    let entries = entries.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
    entries.map(|Entries(entries)| entries).unwrap_or_else(|error| {
        problems.add(&spot, error);
        Vec::new()
    })
}

/// A text is one line of its pack, so it must be one line. Only the pages join texts and may need a space at an end.
fn check_text(text: &Text, spot: &Spot, problems: &Problems) {
    let (text, is_ui) = (text.text.as_str(), text.is_ui());
    if text.trim().is_empty() {
        problems.add(spot, "the text is empty, write it or take the key out");
    } else if text.trim() != text && !is_ui {
        problems.add(spot, "the text begins or ends with a space, take it out");
    }
    if text.contains(['\n', '\r']) {
        problems.add(spot, "the text has a line break, make it two texts");
    }
    if let Err(message) = placeholders(text) {
        problems.add(spot, message);
    }
}

/// Words to search by, in each language: written so that two lists can be compared by eye.
fn check_search(text: &str, spot: &Spot, problems: &Problems) {
    if text.to_lowercase() != text {
        problems.add(spot, "words to search by are written in lower case");
    }
    let words: Vec<&str> = text.split(',').map(str::trim).collect();
    if words.iter().any(|word| word.is_empty()) {
        problems.add(spot, "a word to search by is empty, take out the comma beside it");
    }
    for (position, word) in words.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
        if words.iter().take(position).any(|before| before == word) {
            problems.add(spot, format!("the word to search by {word:?} is named twice"));
        }
    }
}

/// The names in a folder, sorted; hidden ones are left out.
fn entries(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort_unstable();
    names
}

/// The entries of a flat JSON object in their order, doubles included, so that a double can be reported.
struct Entries(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a flat object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor)
    }
}
