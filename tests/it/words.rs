//! The words: packs are read with care, and nothing is left unsaid.

use content::TextId;
use engine::config::ClinicConfig;
use report::locale::{PackError, Words};
use report::{CONTENT, ui};

use crate::support::english;

#[test]
fn a_pack_of_another_engine_is_refused() {
    let pack = english();
    let config = ClinicConfig::default();
    let read = |pack: &str| Words::read(&CONTENT, pack, &config);
    assert!(read(&pack).is_ok());
    assert_eq!(read(&pack.replacen(&CONTENT.texts_hash.to_string(), "1", 1)), Err(PackError::OtherEngine));
    assert_eq!(read("<!doctype html>"), Err(PackError::NotAPack));
    assert_eq!(read(""), Err(PackError::NotAPack));
    let cut_off: String = pack.chars().take(pack.chars().count() / 2).collect();
    assert_eq!(read(&cut_off), Err(PackError::WrongLength));
}

#[test]
fn the_clinics_numbers_stand_in_every_text_and_never_leave_a_gap() {
    let config = ClinicConfig { emergency_number: Some("999".to_owned()), ..ClinicConfig::default() };
    let words = Words::read(&CONTENT, &english(), &config).expect("words");
    assert_eq!(words.get(ui::UI_EMERGENCY_LINE), "If you feel very ill now, call 999.");
    assert_eq!(words.get(ui::BTN_CALL_URGENT), "Call an urgent care line");
    for text in (0..CONTENT.texts_len).map(|index| TextId(index as u16)) {
        for name in ["emergency_number", "urgent_line", "maternity", "crisis_line", "clinic_phone", "reviewer"] {
            assert!(!words.get(text).contains(&format!("{{{name}}}")), "{}", words.get(text));
        }
    }
}

#[test]
fn a_value_is_never_searched_for_placeholders() {
    let config = ClinicConfig { clinic_phone: Some("{crisis_line} {{n}}".to_owned()), ..ClinicConfig::default() };
    let words = Words::read(&CONTENT, &english(), &config).expect("words");
    assert_eq!(words.get(ui::BTN_CALL_CLINIC), "Call {crisis_line} {{n}}");
}

/// Every page must have been told all the values that its texts ask for.
#[test]
fn a_text_with_a_missing_value_keeps_its_placeholder_and_its_other_values() {
    let words = Words::read(&CONTENT, &english(), &ClinicConfig::default()).expect("words");
    assert_eq!(words.fill(ui::UI_STEP, &[("n", "3")]), "Step 3 of {m}");
    assert_eq!(words.fill(ui::UI_STEP, &[("n", "3"), ("m", "14")]), "Step 3 of 14");
}
