//! What is dialled: the one rule of `content/phone.json`, in the engine, and its copy in the plugin for WordPress.

use std::fs;
use std::path::Path;

use crate::support::english;
use content::Call;
use engine::config::phone::{Span, spans};
use engine::config::{ClinicConfig, RawConfig};
use proptest::prelude::*;
use report::locale::Words;
use report::{CONTENT, calls};
use serde_json::Value;

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("text")
}

fn json(path: &str) -> Value {
    serde_json::from_str(&file(path)).expect("JSON")
}

fn dials(spans: &[Span]) -> Vec<&str> {
    spans.iter().filter_map(|span| span.number.as_deref()).collect()
}

#[test]
fn the_engine_dials_what_the_cases_say() {
    let cases = json("tests/cases/phones.json");
    let cases = cases.as_array().expect("a list");
    assert!(cases.len() > 150);
    for case in cases {
        let text = case["text"].as_str().expect("a text");
        let expected: Vec<&str> = case["dials"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        assert_eq!(dials(&spans(text)), expected, "{text:?}");
        for span in spans(text).iter().filter(|span| span.number.is_some()) {
            let half = span.text.matches('(').count() != span.text.matches(')').count();
            assert!(!half, "{text:?} is shown with half a pair of brackets: {:?}", span.text);
        }
    }
}

#[test]
fn who_has_set_no_number_reads_the_usual_ones_on_buttons_without_the_brackets_around_them() {
    let labels: Vec<String> =
        calls(&words(&[]), Call::Emergency).numbers.into_iter().map(|number| number.label).collect();
    assert_eq!(labels, ["Call 112", "Call 999", "Call 911"]);
}

#[test]
fn the_numbers_of_every_country_are_dialled() {
    for country in CONTENT.countries {
        let numbers = [country.emergency_number, country.urgent_line, country.maternity, country.crisis_line];
        for number in numbers.into_iter().flatten() {
            assert_eq!(dials(&spans(number)).len(), number.split(" or ").count(), "{}: {number}", country.id);
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_written_no_piece_is_lost_and_no_number_is_made_up(text in "[0-9+() .,/x\u{2013}\u{a0}or-]{0,24}") {
        let spans = spans(&text);
        let whole: String = spans.iter().map(|span| span.text.as_str()).collect();
        prop_assert_eq!(&whole, &text);
        for span in &spans {
            let Some(number) = &span.number else { continue };
            let digits = number.trim_start_matches('+');
            prop_assert!((2..=15).contains(&digits.len()) || number.starts_with("00"), "{}", number);
            prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
            let written: String = span.text.replacen("(0)", "", 1);
            let written: String = written.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
            prop_assert_eq!(number, &written);
        }
    }
}

fn words(attributes: &[(&str, &str)]) -> Words {
    let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let (config, _) = ClinicConfig::read(&CONTENT, &RawConfig { object: Ok(Vec::new()), attributes });
    Words::read(&CONTENT, &english(), &config).expect("English words")
}

#[test]
fn two_emergency_numbers_are_two_calls() {
    let calls = calls(&words(&[("emergency-number", "112 / 999")]), Call::Emergency);
    let numbers: Vec<&str> = calls.numbers.iter().map(|link| link.number.as_str()).collect();
    assert_eq!(numbers, ["112", "999"]);
    assert_ne!(calls.numbers[0].label, calls.numbers[1].label);
}

#[test]
fn what_cannot_be_dialled_is_a_line_without_a_call() {
    let calls = calls(&words(&[("emergency-number", "112 999")]), Call::Emergency);
    assert_eq!(calls.numbers, []);
    assert!(calls.line.contains("112 999"));
}

#[test]
fn in_a_text_only_the_numbers_of_the_clinic_are_dialled() {
    let words = words(&[
        ("emergency-number", "112"),
        ("clinic-phone", "+44 (0)20 7946 0018"),
        ("crisis-line", "020 7946 0018 ext 112"),
        ("clinic-name", "Studio 112"),
    ]);
    let text = "Studio 112: +44 (0)20 7946 0018, in 2026 call 112, not 1125 or 020 7946 0018 ext 112.";
    let spans = words.spans(text);
    assert_eq!(dials(&spans), ["+442079460018", "112"]);
    assert_eq!(spans.iter().map(|span| span.text.as_str()).collect::<String>(), text);
}

#[test]
fn the_plugin_has_the_rule_as_it_stands_in_the_file() {
    let rule = json("content/phone.json");
    let plugin = file("integrations/wordpress/massage-check.php");
    let any = |name: &str| {
        let rows = rule[name].as_array().expect("a list").iter();
        rows.map(|row| row[0].as_str().expect("a pattern")).collect::<Vec<_>>().join("|")
    };
    let text = |name: &str| rule[name].as_str().expect("a text").to_owned();
    let wanted = [("SIGNS", text("signs")), ("AROUND", text("around")), ("IS", any("is")), ("ISNT", any("isnt"))];
    for (name, value) in wanted {
        let quoted = value.replace('\\', "\\\\").replace('\'', "\\'");
        let line = format!("const PHONE_{name} = '{quoted}';");
        assert!(plugin.contains(&line), "the plugin must have this line:\n{line}");
    }
}
