//! The program that writes the packs.

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::fixture::{Fixture, replace};

/// Runs `pack` on a content, into a folder that it has to make.
#[track_caller]
fn pack(fixture: &Fixture, out: &TempDir) -> Output {
    let command = &mut Command::new(env!("CARGO_BIN_EXE_pack"));
    command.arg(out.path().join("packs")).arg("--content").arg(fixture.content()).output().unwrap()
}

#[test]
fn each_language_becomes_a_file() {
    let (fixture, out) = (Fixture::new(), TempDir::new().unwrap());
    assert!(pack(&fixture, &out).status.success());
    let compiled = fixture.compile().unwrap();
    for tag in ["de", "en"] {
        let written = fs::read_to_string(out.path().join(format!("packs/{tag}.txt"))).unwrap();
        assert_eq!(written, compiled.packs[tag].to_string());
    }
}

#[test]
fn a_content_with_a_mistake_becomes_nothing() {
    let (fixture, out) = (replace("lines.toml", "p_back", "p_bakc"), TempDir::new().unwrap());
    let output = pack(&fixture, &out);
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "lines.toml: good_to_know \"back\": unknown pattern \"p_bakc\" (did you mean \"p_back\"?)\n");
    assert!(!out.path().join("packs").exists());
}

#[test]
fn a_call_without_a_folder_says_how_to_call_it() {
    let output = Command::new(env!("CARGO_BIN_EXE_pack")).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "usage: pack <out dir> [--content <dir>]\n");
}
