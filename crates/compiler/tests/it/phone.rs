//! Mistakes in the rule of what a phone number is.

use crate::fixture::{Fixture, check, replace};

const FILE: &str = "phone.json";

#[test]
fn a_missing_rule_is_named() {
    check(Fixture::new().remove(FILE), &["phone.json: this file is missing, see content/README.md for what it holds"]);
}

/// Asserts that one problem is found, and how it begins.
#[track_caller]
fn begins(fixture: &Fixture, expected: &str) {
    let problems = fixture.compile().err().unwrap_or_default();
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}");
}

#[test]
fn a_rule_that_cannot_be_read_is_named_with_the_place() {
    begins(&Fixture::new().write(FILE, "{}"), "phone.json: missing field `about` at line 1");
    begins(&replace(FILE, "^112[ -]", "^112[ -"), "phone.json: \"^112[ -\": ");
    begins(&replace(FILE, "^112[ -]", "^a[0-9]{300}"), "phone.json: \"^a[0-9]{300}\": has more than 256 states");
}
