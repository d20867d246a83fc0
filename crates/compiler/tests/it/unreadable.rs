//! One mistake in one file of the real content gives the messages about that file, and no others.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use content_compiler::compile;
use tempfile::TempDir;

use crate::fixture::copy;

/// The real content, and one of its files at a time with a mistake.
struct Content {
    folder: TempDir,
    files: Vec<String>,
    wrong: RefCell<Vec<String>>,
}

impl Content {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), folder.path());
        let mut files = Vec::new();
        list(folder.path(), folder.path(), &mut files);
        files.sort_unstable();
        assert!(files.len() > 50, "{files:?}");
        Self { folder, files, wrong: RefCell::default() }
    }

    fn with(&self, ends: &[&str]) -> impl Iterator<Item = &String> {
        self.files.iter().filter(move |file| ends.iter().any(|end| file.ends_with(end)))
    }

    /// Notes what is said beside the one message about this file, if its text is changed so. `None` leaves it out.
    fn spoil(&self, file: &str, what: &str, change: impl Fn(&str) -> Option<String>) {
        let path = self.folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        match change(&before) {
            Some(after) => {
                assert_ne!(before, after, "{file}: {what} changes nothing");
                fs::write(&path, after).unwrap();
            }
            None => fs::remove_file(&path).unwrap(),
        }
        let problems = compile(self.folder.path(), &[]).err().unwrap_or_default();
        fs::write(&path, before).unwrap();
        if problems.len() != 1 || problems[0].file != file {
            let first: Vec<String> = problems.iter().take(3).map(ToString::to_string).collect();
            self.wrong.borrow_mut().push(format!("{file}, {what}: {} problems {first:#?}", problems.len()));
        }
    }

    #[track_caller]
    fn check(&self) {
        let wrong = self.wrong.borrow();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// The files below a folder that are read, relative to the content.
fn list(content: &Path, dir: &Path, files: &mut Vec<String>) {
    let paths: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    for path in paths {
        if path.is_dir() {
            list(content, &path, files);
        } else if path.extension().is_some_and(|extension| extension != "md") {
            files.push(path.strip_prefix(content).unwrap().to_str().unwrap().to_owned());
        }
    }
}

/// Without the first of a sign.
fn without(text: &str, sign: &str) -> Option<String> {
    Some(text.replacen(sign, "", 1))
}

/// Up to the middle of the last value.
fn cut_off(text: &str) -> Option<String> {
    let end = text.rfind('"').or_else(|| Some(text.rfind("= ")? + 1))?;
    Some(text[..end].to_owned())
}

/// The first line that is a whole key with its value.
fn first_entry(text: &str) -> &str {
    let is_whole = |line: &&str| {
        !line.starts_with('#')
            && line.contains(" = ")
            && line.ends_with(|end: char| end.is_ascii_digit() || ['"', ']'].contains(&end))
    };
    text.lines().find(is_whole).unwrap()
}

#[test]
fn one_slip_in_the_form_of_a_file_gives_one_message() {
    let content = Content::new();
    for file in content.with(&[".toml", ".json", ".svg"]) {
        content.spoil(file, "cut off", cut_off);
        content.spoil(file, "with a stray sign at its end", |text| Some(format!("{text}\n<<<<<<< mine\n")));
    }
    for file in content.with(&[".toml"]) {
        content.spoil(file, "without an equals sign", |text| {
            let line = first_entry(text);
            Some(text.replacen(line, &line.replacen(" =", "", 1), 1))
        });
        content.spoil(file, "with a quotation mark too many", |text| {
            let line = first_entry(text);
            Some(text.replacen(line, &format!("{line}\""), 1))
        });
        content.spoil(file, "without a bracket", |text| without(text, "]"));
        content.spoil(file, "with a key that is there twice", |text| {
            let line = first_entry(text);
            Some(text.replacen(line, &format!("{line}\n{line}"), 1))
        });
    }
    for file in content.with(&[".json"]) {
        content.spoil(file, "without a comma", |text| without(text, "\","));
        content.spoil(file, "without a quotation mark", |text| without(text, "\""));
        content.spoil(file, "without a brace", |text| without(text, "{"));
        content
            .spoil(file, "with a comma too many", |text| Some(text.trim_end().trim_end_matches('}').to_owned() + ",}"));
        content.spoil(file, "empty", |_| Some(String::new()));
    }
    content.check();
}

#[test]
fn one_key_or_value_that_nobody_knows_gives_one_message() {
    let content = Content::new();
    // Records may hold anything, but for the words that are checked.
    let is_read = |file: &&String| !file.starts_with("reference/") || file.ends_with("/words.toml");
    for file in content.with(&[".toml"]).filter(is_read) {
        content.spoil(file, "with an unknown kind of block", |text| Some(format!("{text}\n[[strange]]\nid = \"x\"\n")));
        content.spoil(file, "with an unknown key", |text| Some(with_key(text, "strange = 1")));
        content.spoil(file, "with a value of another type", |text| {
            let line = first_entry(text);
            let (key, _) = line.split_once(" = ")?;
            Some(text.replacen(line, &format!("{key} = [[[]]]"), 1))
        });
    }
    for file in content.with(&[".json"]) {
        content.spoil(file, "with a number for a text", |text| {
            let (key, _) = text.trim_start_matches('{').trim_start().split_once("\": \"").unwrap();
            Some(text.replacen(&format!("{key}\": \""), &format!("{key}\": 1, \"other\": \""), 1))
        });
    }
    content.check();
}

/// A key more in the first block, or in the file where it has none.
fn with_key(text: &str, key: &str) -> String {
    let block = text.lines().find(|line| line.starts_with('['));
    block.map_or_else(|| format!("{key}\n{text}"), |block| text.replacen(block, &format!("{block}\n{key}"), 1))
}

#[test]
fn one_missing_file_gives_one_message() {
    let content = Content::new();
    for file in content.with(&[".toml", ".svg"]).filter(|file| !file.contains('/')) {
        content.spoil(file, "missing", |_| None);
    }
    for file in
        ["questions/steps.toml", "rules/sets.toml", "rules/score.toml", "rules/tiers.toml", "techniques/care.toml"]
    {
        content.spoil(file, "missing", |_| None);
    }
    for file in content.with(&["evidence/", ".toml"]).filter(|file| file.starts_with("evidence/")) {
        content.spoil(file, "missing", |_| None);
    }
    for file in ["reference/words.toml", "locales/en/ui.json", "locales/en/meta.json"] {
        content.spoil(file, "missing", |_| None);
    }
    content.check();
}

/// Which texts a file held nobody knows when it is gone, but which kinds of texts there are not.
#[test]
fn a_missing_file_of_texts_gives_one_message_too() {
    let content = Content::new();
    for file in content
        .with(&[".json"])
        .filter(|file| file.starts_with("locales/") && !file.ends_with("/ui.json") && !file.ends_with("/meta.json"))
    {
        let path = content.folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let problems = compile(content.folder.path(), &[]).err().unwrap_or_default();
        fs::write(&path, before).unwrap();
        let found: Vec<String> = problems.iter().take(3).map(ToString::to_string).collect();
        assert_eq!(problems.len(), 1, "{file}: {found:#?}");
        assert!(found[0].starts_with("locales/en: no text begins with \""), "{file}: {found:#?}");
    }
}

/// What is misspelt in one file is named by many others and in many texts, but each name is one message.
#[test]
fn one_misspelt_id_gives_few_messages() {
    let content = Content::new();
    let mut n_spoilt = 0;
    for file in content.with(&[".toml"]).filter(|file| !file.starts_with("reference/")) {
        let path = content.folder.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        let Some(id) = before.lines().find(|line| line.starts_with("id = \"")) else { continue };
        fs::write(&path, before.replacen(id, &id.replacen("id = \"", "id = \"zz_", 1), 1)).unwrap();
        let problems = compile(content.folder.path(), &[]).err().unwrap_or_default();
        fs::write(&path, before).unwrap();
        let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
        // The block of most texts has eight, each named where it is missed and where it stands.
        assert!(found.len() <= 16, "{file}: {found:#?}");
        n_spoilt += 1;
    }
    assert!(n_spoilt > 30, "{n_spoilt}");
}
