//! A copy of `tests/fixture` that a test makes its mistake in.

use std::fs;
use std::path::{Path, PathBuf};

use content_compiler::{Compiled, Problem, compile};
use tempfile::TempDir;

/// A whole content without mistakes, and the source that uses its texts.
pub struct Fixture {
    folder: TempDir,
}

/// The fixture with one passage replaced.
#[track_caller]
pub fn replace(file: &str, from: &str, to: &str) -> Fixture {
    Fixture::new().replace(file, from, to)
}

/// The fixture with something added to the end of a file.
#[track_caller]
pub fn append(file: &str, text: &str) -> Fixture {
    Fixture::new().append(file, text)
}

/// Asserts that exactly these problems are found.
#[track_caller]
pub fn check(fixture: Fixture, expected: &[&str]) {
    let problems = fixture.compile().err().unwrap_or_default();
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

impl Fixture {
    #[track_caller]
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture"), folder.path());
        Self { folder }
    }

    /// Replaces the first `from`, which must be there.
    #[track_caller]
    pub fn replace(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} does not hold {from:?}");
        self.write(file, &text.replacen(from, to, 1))
    }

    #[track_caller]
    pub fn append(self, file: &str, text: &str) -> Self {
        let before = fs::read_to_string(self.path(file)).unwrap();
        self.write(file, &format!("{before}\n{text}\n"))
    }

    /// Adds texts to the source language, as lines of JSON.
    #[track_caller]
    pub fn add_texts(self, lines: &str) -> Self {
        self.replace("locales/en/content.json", "{", &format!("{{{lines},")).replace(
            "locales/de/content.json",
            "{",
            &format!("{{{lines},"),
        )
    }

    #[track_caller]
    pub fn write(self, file: &str, text: &str) -> Self {
        fs::write(self.path(file), text).unwrap();
        self
    }

    #[track_caller]
    pub fn remove(self, file: &str) -> Self {
        fs::remove_file(self.path(file)).unwrap();
        self
    }

    #[track_caller]
    pub fn rename(self, from: &str, to: &str) -> Self {
        fs::rename(self.path(from), self.path(to)).unwrap();
        self
    }

    pub fn compile(&self) -> Result<Compiled, Vec<Problem>> {
        compile(&self.content(), &[self.folder.path().join("src")])
    }

    pub fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn path(&self, file: &str) -> PathBuf {
        self.content().join(file)
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
