//! The texts of the source language: their numbers, and which of them are referred to.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::locale::{self, Locale, SOURCE, UI_FILE};
use crate::model::{RowId, TextId};
use crate::names;
use crate::problem::{Problems, Spot};
use crate::read::Raw;

/// Placeholders that are filled in from the clinic's settings in every text.
const SETTINGS: [&str; 8] = [
    "emergency_number",
    "urgent_line",
    "maternity",
    "crisis_line",
    "clinic_phone",
    "clinic_name",
    "reviewer",
    "reviewed_on",
];

/// What else is filled in, in the texts whose keys begin so.
const OWN_PLACEHOLDERS: [(&str, &str); 2] = [("ceiling.", "goal"), ("area_note.", "places")];

/// The texts by key and number: first those of `ui.json`, then all others, both sorted, then the citations.
pub(crate) struct Texts<'a> {
    source: &'a Locale,
    citations: Vec<&'a str>,
    keys: Vec<String>,
    ids: BTreeMap<String, TextId>,
    n_ui: usize,
    used: RefCell<BTreeSet<String>>,
    missing: RefCell<Vec<(Spot, String)>>,
}

impl<'a> Texts<'a> {
    pub fn new(source: &'a Locale, raw: &'a Raw) -> Self {
        let (ui, others): (Vec<_>, Vec<_>) = source.texts.iter().partition(|(_, text)| text.is_ui());
        let sources = raw.sources.iter().filter_map(|block| block.row.as_ref());
        let mut keys: Vec<String> = ui.iter().chain(&others).map(|(key, _)| (*key).clone()).collect();
        keys.extend(sources.clone().map(|source| format!("source.{}", source.key)));
        let ids = keys.iter().enumerate().map(|(position, key)| (key.clone(), TextId::new(position))).collect();
        let citations = sources.map(|source| source.citation.as_str()).collect();
        Self { source, citations, keys, ids, n_ui: ui.len(), used: RefCell::default(), missing: RefCell::default() }
    }

    /// The text of this key. A missing one is reported by [`Self::check_use`].
    pub fn id(&self, spot: &Spot, key: &str) -> TextId {
        self.optional_id(key).unwrap_or_else(|| {
            self.missing.borrow_mut().push((spot.clone(), key.to_owned()));
            TextId::new(0)
        })
    }

    /// The text of this key, where there is one.
    pub fn optional_id(&self, key: &str) -> Option<TextId> {
        let id = self.ids.get(key).copied()?;
        self.used.borrow_mut().insert(key.to_owned());
        Some(id)
    }

    /// All keys, in the order of their numbers.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// The citations of the sources, which are the last texts in every language.
    pub fn citations(&self) -> &[&'a str] {
        &self.citations
    }

    /// FNV-1a over the keys: it changes whenever a text gets another number.
    pub fn hash(&self) -> u32 {
        self.keys.join("\n").bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// The constants of `ui.json`: name, text and number.
    pub fn ui_constants(&self) -> impl Iterator<Item = (String, &str, TextId)> {
        let ui = self.source.texts.iter().filter(|(_, text)| text.is_ui()).take(self.n_ui);
        ui.enumerate().map(|(position, (key, text))| (constant(key), text.text.as_str(), TextId::new(position)))
    }

    /// Whether there are texts of each kind that is referred to. If not, a file of texts is missing, which is reported
    /// once: nothing that is asked about texts means anything then.
    pub fn check_kinds(&self, problems: &Problems) -> bool {
        let kind = |key: &str| key.split('.').next().unwrap_or_default().to_owned();
        let known: BTreeSet<String> = self.keys.iter().map(|key| kind(key)).collect();
        let missing: BTreeSet<String> = self.missing.borrow().iter().map(|(_, key)| kind(key)).collect();
        let kinds: Vec<String> = missing.difference(&known).map(|kind| format!("\"{kind}.\"")).collect();
        if !kinds.is_empty() {
            let message = format!(
                "no text begins with {}, put back the file that holds them, or write the first",
                kinds.join(", ")
            );
            problems.add(&Spot::file(format!("locales/{SOURCE}")), message);
        }
        kinds.is_empty()
    }

    /// Reports texts that are missing, and texts that nothing refers to; each may be the other one misspelt.
    pub fn check_use(&self, problems: &Problems) {
        let (used, missing) = (self.used.borrow(), self.missing.borrow());
        let unused: Vec<&str> = self.content_keys().filter(|key| !used.contains(*key)).collect();
        for (spot, key) in missing.iter() {
            let hint = names::nearest(key, unused.iter().copied());
            let hint = hint.map_or_else(String::new, |key| format!(" (did you write {key:?} instead?)"));
            problems.add(spot, format!("the text {key:?} is missing in locales/{SOURCE}{hint}"));
        }
        for key in unused {
            let hint = names::nearest(key, missing.iter().map(|(_, key)| key.as_str()));
            let hint = hint.map_or_else(|| ", take it out".to_owned(), |key| format!(" (did you mean {key:?}?)"));
            problems.add(&self.spot(key), format!("nothing refers to this text{hint}"));
        }
    }

    /// Reports texts of `ui.json` that no source file names, and keys that make no constant of their own.
    pub fn check_ui_use(&self, sources: &[PathBuf], problems: &Problems) {
        let code: Vec<String> = sources.iter().map(|folder| read_code(folder)).collect();
        let mut constants = BTreeMap::new();
        for key in self.source.texts.iter().filter(|(_, text)| text.is_ui()).map(|(key, _)| key) {
            let (name, spot) = (constant(key), self.spot(key));
            if !name.starts_with(|first: char| first.is_ascii_uppercase()) {
                problems.add(&spot, "the key must begin with a letter, because it becomes a constant");
            }
            if !code.is_empty() && !code.iter().any(|code| names_constant(code, &name)) {
                problems.add(&spot, format!("no Rust file uses ui::{name}, take the text out or use it"));
            }
            if let Some(first) = constants.insert(name.clone(), key) {
                problems.add(&spot, format!("becomes the constant {name} like {first:?}, rename one of them"));
            }
        }
    }

    /// Outside `ui.json` little but the clinic's settings is filled in: another placeholder would be shown as it is.
    pub fn check_placeholders(&self, problems: &Problems) {
        for (key, text) in self.source.texts.iter().filter(|(_, text)| !text.is_ui()) {
            for name in locale::placeholders(&text.text).unwrap_or_default() {
                let is_own = OWN_PLACEHOLDERS.iter().any(|(prefix, own)| key.starts_with(prefix) && *own == name);
                if !SETTINGS.contains(&name) && !is_own {
                    problems.add(&self.spot(key), names::unknown("placeholder", name, SETTINGS.into_iter()));
                }
            }
        }
    }

    pub fn contains(&self, key: &str) -> bool {
        self.source.texts.contains_key(key)
    }

    /// The keys of the texts that are not in `ui.json`.
    fn content_keys(&self) -> impl Iterator<Item = &str> {
        self.source.texts.iter().filter(|(_, text)| !text.is_ui()).map(|(key, _)| key.as_str())
    }

    fn spot(&self, key: &str) -> Spot {
        let file =
            self.source.texts.get(key).map_or_else(|| format!("locales/{SOURCE}/{UI_FILE}"), |text| text.file.clone());
        Spot::block(file, "text", key)
    }
}

/// `btn.start` becomes `BTN_START`.
fn constant(key: &str) -> String {
    key.chars()
        .map(|character| if character.is_ascii_alphanumeric() { character.to_ascii_uppercase() } else { '_' })
        .collect()
}

/// Whether the code has `ui::NAME`, not merely a longer name that begins so.
fn names_constant(code: &str, name: &str) -> bool {
    let is_whole = |after: &str| !after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
    code.split("ui::").skip(1).any(|rest| rest.strip_prefix(name).is_some_and(is_whole))
}

/// All Rust files under a folder, as one text.
fn read_code(dir: &Path) -> String {
    let mut code = String::new();
    for entry in fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            code.push_str(&read_code(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
    code
}
