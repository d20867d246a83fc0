//! Mistakes in the form of files.

use crate::fixture::{Fixture, append, check, replace};

#[test]
fn a_missing_file_is_named() {
    check(
        Fixture::new().remove("pressure.toml"),
        &["pressure.toml: this file is missing, see content/README.md for what it holds"],
    );
}

#[test]
fn a_file_that_nothing_reads_is_named() {
    check(
        Fixture::new().write("presure.toml", ""),
        &["presure.toml: no file of this name is read, see content/README.md for the names"],
    );
}

#[test]
fn a_slip_in_the_form_is_named_with_its_line() {
    check(
        replace("pressure.toml", "n = 3", "n = "),
        &["pressure.toml: line 8: string values must be quoted, expected literal string"],
    );
}

#[test]
fn a_block_of_an_unknown_kind_is_named() {
    check(
        append("rules/named.toml", "[[nmaed]]\nid = \"x\""),
        &[r#"rules/named.toml: unknown key "nmaed" (did you mean "named"?)"#],
    );
}

#[test]
fn a_misspelt_key_is_named_with_the_nearest_known_one() {
    check(
        replace("rules/safety.toml", "maternity = true", "maternty = true"),
        &[r#"rules/safety.toml: rule "fever": unknown key "maternty" (did you mean "maternity"?)"#],
    );
}

#[test]
fn a_misspelt_key_inside_a_block_is_named_with_its_place() {
    check(
        replace(
            "questions/health.toml",
            "shown = { is = { age = \"adult\" } }",
            "shown = { iss = { age = \"adult\" } }",
        ),
        &[r#"questions/health.toml: question "signs": in "option.shown": unknown key "iss" (did you mean "is"?)"#],
    );
}

#[test]
fn a_misspelt_key_inside_must_is_named_too() {
    check(
        replace("questions/pain.toml", "rule_adding = \"tell\"", "rule_ading = \"tell\""),
        &[
            r#"questions/pain.toml: question "leave": in "must": unknown key "rule_ading" (did you mean "rule_adding"?)"#,
        ],
    );
}

#[test]
fn a_misspelt_word_is_named_with_the_nearest_known_one() {
    check(
        replace("rules/tiers.toml", "tone = \"calm\"", "tone = \"clam\""),
        &[r#"rules/tiers.toml: tier "clear": in "tone": unknown value "clam" (did you mean "calm"?)"#],
    );
}

#[test]
fn a_missing_key_is_named() {
    check(
        replace("regions.toml", "view = \"back\"\n", ""),
        &[r#"regions.toml: place "low_back": the key "view" is missing"#],
    );
}

#[test]
fn a_block_without_an_id_is_named_by_its_kind() {
    check(
        append("rules/named.toml", "[[named]]\nwhen = { all = [] }"),
        &[r#"rules/named.toml: named: the key "id" is missing"#],
    );
}

#[test]
fn a_value_of_the_wrong_type_is_named() {
    check(
        replace("rules/tiers.toml", "hides = true", "hides = \"yes\""),
        &[r#"rules/tiers.toml: tier "emergency": in "hides": invalid type: string "yes", expected a boolean"#],
    );
}

#[test]
fn a_block_written_as_a_single_table_is_named() {
    check(
        Fixture::new().write("evidence/claims.toml", "[claim]\nid = \"CL-01\"\nsources = [\"BOOK\"]"),
        &[r#"evidence/claims.toml: "claim" must be blocks, each begun with [[claim]]"#],
    );
}

#[test]
fn a_missing_table_is_named() {
    check(replace("visit.toml", "[about]\nlines = [\"rules\"]", ""), &["visit.toml: the table [about] is missing"]);
}

#[test]
fn a_duplicate_id_is_named_with_the_file_that_has_it_already() {
    check(
        append(
            "rules/named.toml",
            "[[rule]]\nid = \"fever\"\nticked = \"signs\"\ntier = \"adapt\"\nsources = [\"BOOK\"]",
        ),
        &[
            r#"rules/safety.toml: rule "fever": duplicate id, rules/named.toml has it already (ids are never used twice)"#,
        ],
    );
}

#[test]
fn an_id_in_capitals_is_named() {
    check(
        append("regions.toml", "[[zone]]\nid = \"Head\""),
        &[
            r#"regions.toml: zone "Head": the id "Head" may hold only a to z, 0 to 9 and _"#,
            r#"regions.toml: zone "Head": the text "zone.Head" is missing in locales/en"#,
        ],
    );
}

#[test]
fn a_key_of_a_source_with_a_space_is_named() {
    check(
        append("sources.toml", "[[source]]\nkey = \"MY BOOK\"\ncitation = \"A book\"\nstatus = \"?\""),
        &[r#"sources.toml: source "MY BOOK": the id "MY BOOK" may hold only letters, digits, _ and -"#],
    );
}

#[test]
fn all_mistakes_are_named_at_once() {
    let fixture = replace("meta.toml", "consent = \"consent\"", "consent = \"konsent\"").replace(
        "regions.toml",
        "parts = [\"trunk\"",
        "parts = [\"trnk\"",
    );
    check(
        fixture,
        &[
            r#"meta.toml: unknown question "konsent" (did you mean "consent"?)"#,
            r#"regions.toml: place "low_back": unknown part "trnk" (did you mean "trunk"?)"#,
        ],
    );
}
