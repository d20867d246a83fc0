//! Mistakes in the texts of the source language.

use crate::fixture::{Fixture, append, check, replace};

const EN: &str = "locales/en/content.json";
const DE: &str = "locales/de/content.json";
const WORDS: &str = "reference/words.toml";

#[test]
fn a_misspelt_key_is_named_from_both_sides() {
    check(
        replace(EN, "rule.fever.reason", "rule.fever.raeson").replace(DE, "rule.fever.reason", "rule.fever.raeson"),
        &[
            r#"rules/safety.toml: rule "fever": the text "rule.fever.reason" is missing in locales/en (did you write "rule.fever.raeson" instead?)"#,
            r#"locales/en/content.json: text "rule.fever.raeson": nothing refers to this text (did you mean "rule.fever.reason"?)"#,
        ],
    );
}

#[test]
fn a_text_that_nothing_refers_to_is_named() {
    check(
        Fixture::new().add_texts(r#""rule.cold.reason": "A cold""#),
        &[r#"locales/en/content.json: text "rule.cold.reason": nothing refers to this text, take it out"#],
    );
}

#[test]
fn one_end_of_a_scale_without_the_other_is_named() {
    check(
        replace(EN, "\"question.strength.lowest\": \"No pain\",", "").replace(
            DE,
            "\"question.strength.lowest\": \"de: No pain\",",
            "",
        ),
        &[r#"questions/pain.toml: question "strength": the text "question.strength.lowest" is missing in locales/en"#],
    );
}

#[test]
fn a_text_of_a_page_that_no_source_file_uses_is_named() {
    check(
        replace("locales/en/ui.json", "{", "{\"btn_begin\": \"Begin\",").replace(
            "locales/de/ui.json",
            "{",
            "{\"btn_begin\": \"Los\",",
        ),
        &[r#"locales/en/ui.json: text "btn_begin": no Rust file uses ui::BTN_BEGIN, take the text out or use it"#],
    );
}

#[test]
fn the_beginning_of_a_longer_name_is_no_use() {
    check(
        replace("locales/en/ui.json", "{", "{\"btn\": \"Button\",").replace(
            "locales/de/ui.json",
            "{",
            "{\"btn\": \"Knopf\",",
        ),
        &[r#"locales/en/ui.json: text "btn": no Rust file uses ui::BTN, take the text out or use it"#],
    );
}

#[test]
fn two_keys_that_become_the_same_constant_are_named() {
    check(
        replace("locales/en/ui.json", "{", "{\"btn.start\": \"Start\",").replace(
            "locales/de/ui.json",
            "{",
            "{\"btn.start\": \"Los\",",
        ),
        &[
            r#"locales/en/ui.json: text "btn_start": becomes the constant BTN_START like "btn.start", rename one of them"#,
        ],
    );
}

#[test]
fn a_text_of_a_page_that_cannot_be_a_constant_is_named() {
    check(
        replace("locales/en/ui.json", "btn_start", "1_start").replace("locales/de/ui.json", "btn_start", "1_start"),
        &[
            r#"locales/en/ui.json: text "1_start": the key must begin with a letter, because it becomes a constant"#,
            r#"locales/en/ui.json: text "1_start": no Rust file uses ui::1_START, take the text out or use it"#,
        ],
    );
}

#[test]
fn a_placeholder_that_nobody_fills_in_is_named() {
    check(
        replace(EN, "{emergency_number}", "{emergency_nubmer}").replace(DE, "{emergency_number}", "{emergency_nubmer}"),
        &[
            r#"locales/en/content.json: text "tier.emergency.text": unknown placeholder "emergency_nubmer" (did you mean "emergency_number"?)"#,
        ],
    );
}

#[test]
fn a_brace_that_stands_alone_is_named() {
    check(
        replace(EN, "{emergency_number}", "{emergency_number").replace(DE, "{emergency_number}", "emergency_number}"),
        &[
            r#"locales/de/content.json: text "tier.emergency.text": a brace stands alone, write placeholders as {name} in lower case"#,
            r#"locales/en/content.json: text "tier.emergency.text": a brace stands alone, write placeholders as {name} in lower case"#,
        ],
    );
}

#[test]
fn a_text_with_a_line_break_is_named() {
    check(
        replace(EN, "To relax", "To\\nrelax"),
        &[r#"locales/en/content.json: text "option.goals.relax": the text has a line break, make it two texts"#],
    );
}

#[test]
fn an_empty_text_is_named() {
    check(
        replace(EN, "To relax", ""),
        &[r#"locales/en/content.json: text "option.goals.relax": the text is empty, write it or take the key out"#],
    );
}

#[test]
fn a_text_that_ends_with_a_space_is_named() {
    check(
        replace(EN, "To relax", "To relax "),
        &[r#"locales/en/content.json: text "option.goals.relax": the text begins or ends with a space, take it out"#],
    );
}

#[test]
fn a_key_twice_in_a_file_is_named() {
    check(
        replace(EN, "{", "{\"zone.left\": \"the left arm\","),
        &[r#"locales/en/content.json: text "zone.left": duplicate key, locales/en/content.json has it already"#],
    );
}

#[test]
fn a_text_that_is_no_text_is_named_with_its_line() {
    check(
        replace("locales/de/ui.json", "\"Anfangen\"", "3"),
        &["locales/de/ui.json: invalid type: integer `3`, expected a string at line 2 column 16"],
    );
}

#[test]
fn words_to_search_by_that_are_not_in_lower_case_are_named_in_each_language() {
    check(
        replace(EN, "loin, waist", "loin, Waist").replace(DE, "de: loin, waist", "Taille"),
        &[
            r#"locales/de/content.json: text "place.low_back.search": words to search by are written in lower case"#,
            r#"locales/en/content.json: text "place.low_back.search": words to search by are written in lower case"#,
        ],
    );
}

#[test]
fn an_empty_word_to_search_by_is_named() {
    for words in [",loin", "loin, , waist", "loin,"] {
        check(
            replace(EN, "loin, waist", words),
            &[
                r#"locales/en/content.json: text "place.low_back.search": a word to search by is empty, take out the comma beside it"#,
            ],
        );
    }
}

#[test]
fn a_word_to_search_by_that_is_named_twice_is_named() {
    check(
        replace(EN, "loin, waist", "loin, waist, loin"),
        &[r#"locales/en/content.json: text "place.low_back.search": the word to search by "loin" is named twice"#],
    );
}

#[test]
fn words_to_search_by_may_be_left_out() {
    let without = |file, text: &str| (file, format!(",\n  \"place.low_back.search\": \"{text}\""));
    let fixture = [without(EN, "loin, waist"), without(DE, "de: loin, waist")]
        .into_iter()
        .fold(Fixture::new(), |fixture, (file, line)| fixture.replace(file, &line, ""));
    check(fixture, &[]);
}

#[test]
fn a_long_text_is_a_warning_and_no_problem() {
    let compiled = replace(EN, "To relax", "To relax. ".repeat(80).trim_end()).compile().unwrap();
    let warnings: Vec<String> = compiled.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            r#"locales/en/content.json: text "option.goals.relax": longer than 700 characters, which is hard to read on a phone; shorten it if you can"#
        ]
    );
}

#[test]
fn a_word_to_avoid_is_named() {
    check(
        replace(EN, "To relax", "A Cure for stress"),
        &[
            r#"locales/en/content.json: text "option.goals.relax": says "cure", a word to avoid; say it another way, or allow it here in reference/words.toml"#,
        ],
    );
}

#[test]
fn a_word_to_avoid_inside_another_word_is_none() {
    check(replace(EN, "To relax", "To be secure"), &[]);
}

#[test]
fn a_sign_to_avoid_counts_anywhere() {
    check(
        append(WORDS, "[[avoid]]\nword = \"!\"").replace(EN, "To relax", "Relax!"),
        &[
            r#"locales/en/content.json: text "option.goals.relax": says "!", a word to avoid; say it another way, or allow it here in reference/words.toml"#,
        ],
    );
}

#[test]
fn an_exception_that_is_not_needed_any_more_is_named() {
    check(
        replace(EN, "This is no cure.", "This helps a little."),
        &[
            r#"reference/words.toml: allow "about.rules": the text does not say "cure" any more, take the exception out"#,
        ],
    );
}

#[test]
fn an_exception_without_a_reason_is_named() {
    check(
        replace(WORDS, "says what it is not", " "),
        &[r#"reference/words.toml: allow "about.rules": say in "why" what the exception is for"#],
    );
}

#[test]
fn an_exception_for_an_unknown_text_is_named() {
    check(
        append(WORDS, "[[allow]]\nkey = \"about.rule\"\nword = \"cure\"\nwhy = \"so\""),
        &[r#"reference/words.toml: allow "about.rule": unknown text "about.rule" (did you mean "about.rules"?)"#],
    );
}

#[test]
fn an_exception_for_a_word_that_is_not_avoided_is_named() {
    check(
        append(WORDS, "[[allow]]\nkey = \"option.goals.relax\"\nword = \"relax\"\nwhy = \"so\""),
        &[r#"reference/words.toml: allow "option.goals.relax": unknown word "relax" (known: cure)"#],
    );
}
