//! Mistakes in a translation.

use crate::fixture::{Fixture, check, replace};

#[test]
fn a_text_that_is_not_translated_is_named() {
    check(
        replace("locales/de/content.json", "\"option.goals.relax\": \"de: To relax\",", ""),
        &[r#"locales/de/content.json: text "option.goals.relax": missing, translate it from locales/en/content.json"#],
    );
}

#[test]
fn a_text_that_the_source_does_not_have_is_named_with_the_one_that_is_missing() {
    check(
        replace("locales/de/content.json", "option.goals.relax", "option.goals.relaxx"),
        &[
            r#"locales/de/content.json: text "option.goals.relax": missing, translate it from locales/en/content.json"#,
            r#"locales/de/content.json: text "option.goals.relaxx": there is no such text in locales/en (did you mean "option.goals.relax"?)"#,
        ],
    );
}

#[test]
fn a_placeholder_that_is_missing_is_named() {
    check(
        replace("locales/de/ui.json", "Schritt {n} von {total}", "Schritt {n}"),
        &[r#"locales/de/ui.json: text "step_of": the placeholder {total} of locales/en is missing"#],
    );
}

#[test]
fn a_placeholder_that_the_source_does_not_have_is_named() {
    check(
        replace("locales/de/ui.json", "{total}", "{totel}"),
        &[
            r#"locales/de/ui.json: text "step_of": the placeholder {total} of locales/en is missing"#,
            r#"locales/de/ui.json: text "step_of": the placeholder {totel} is not in locales/en (did you mean "total"?)"#,
        ],
    );
}

#[test]
fn a_language_without_its_name_is_named() {
    check(
        Fixture::new().remove("locales/de/meta.json"),
        &[
            r#"locales/de/meta.json: this file is missing, write { "name": "English", "direction": "ltr" } with the language's own name"#,
        ],
    );
}

#[test]
fn an_unknown_direction_is_named() {
    check(
        replace("locales/de/meta.json", "ltr", "left"),
        &[
            r#"locales/de/meta.json: unknown variant `left`, expected `ltr` or `rtl` at line 3 column 21; write { "name": "English", "direction": "ltr" } with the language's own name"#,
        ],
    );
}

#[test]
fn a_language_without_the_texts_of_pages_is_named() {
    check(
        Fixture::new().remove("locales/de/ui.json"),
        &["locales/de/ui.json: this file is missing, translate it from locales/en/ui.json"],
    );
}
