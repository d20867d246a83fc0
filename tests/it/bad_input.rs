//! Bad input: a clear error or a safe default, never a panic, never a silent "no", nothing entered lost.

use engine::answers::{self, Answer, RawAnswers};
use engine::intake::{Change, Event, Intake, Saved, Trouble, update};
use proptest::prelude::*;
use report::CONTENT;
use serde_json::{Value, json};

use crate::support::{any_answers, assessed, bare, question, tier};

#[track_caller]
fn check(json: Value, expected: &[&str]) {
    let raw: RawAnswers = serde_json::from_value(json).expect("an object of answers");
    let (_, issues) = answers::parse(&CONTENT, &raw);
    let messages: Vec<String> = issues.iter().map(ToString::to_string).collect();
    assert_eq!(messages, expected);
}

#[test]
fn an_unknown_question_is_named() {
    check(json!({ "pain": 3 }), &["unknown question \"pain\""]);
    check(json!({ "cond:yesterday": ["none"] }), &["unknown question \"cond:yesterday\""]);
}

#[test]
fn a_wrong_type_is_named() {
    check(json!({ "rf_em": "em_chest" }), &["rf_em: wrong type, expected a list of ids"]);
    check(json!({ "rf_em": ["em_chest", 3] }), &["rf_em: wrong type, expected a list of ids"]);
    check(json!({ "rf_em": null }), &["rf_em: wrong type, expected a list of ids"]);
    check(json!({ "age": ["18_49"] }), &["age: wrong type, expected one id"]);
    check(json!({ "intensity_now": "7" }), &["intensity_now: wrong type, expected a number"]);
    check(json!({ "note": {} }), &["note: wrong type, expected a text"]);
    check(json!({ "consent": "yes" }), &["consent: wrong type, expected true or false"]);
}

#[test]
fn a_number_out_of_range_is_named() {
    for number in [json!(11), json!(-1), json!(5.5), json!(1e300)] {
        check(json!({ "intensity_now": number }), &["intensity_now: not a whole number from 0 to 10"]);
    }
    check(json!({ "intensity_now": 10.0 }), &[]);
}

#[test]
fn a_number_for_a_part_may_be_written_as_a_number_or_a_text() {
    let numbers = bare(&json!({ "part_intensity": { "arm_r": 7, "head": 0.0 } }));
    assert_eq!(numbers, bare(&json!({ "part_intensity": { "arm_r": "7", "head": "0" } })));
    let Some(Answer::PartNumbers(numbers)) = numbers.get(question("part_intensity")) else { panic!("numbers") };
    let read: Vec<(&str, u8)> = numbers.iter().map(|(part, number)| (CONTENT.parts[part].id, *number)).collect();
    assert_eq!(read, [("head", 0), ("arm_r", 7)]);
    assert!(bare(&json!({ "part_intensity": {} })).is_empty());
}

#[test]
fn a_wrong_number_for_a_part_is_named() {
    check(json!({ "part_intensity": { "arm": 7 } }), &["part_intensity: unknown option \"arm\""]);
    for number in [json!(11), json!(-1), json!(5.5), json!(1e300), json!("11"), json!("+7"), json!("07"), json!("")] {
        check(
            json!({ "part_intensity": { "head": 3, "arm_r": number } }),
            &["part_intensity: not a whole number from 0 to 10"],
        );
    }
    for wrong in
        [json!(7), json!("7"), json!(["arm_r"]), json!({ "arm_r": [7] }), json!({ "arm_r": null }), json!(null)]
    {
        check(json!({ "part_intensity": wrong }), &["part_intensity: wrong type, expected a number for each part id"]);
    }
}

#[test]
fn a_number_is_no_reason() {
    check(json!({ "avoid_reason": { "back_low_l": 3 } }), &["avoid_reason: unknown option \"3\""]);
    check(
        json!({ "avoid_reason": { "back_low_l": ["skin"] } }),
        &["avoid_reason: wrong type, expected a reason for each region id"],
    );
}

#[test]
fn too_many_goals_are_named() {
    check(json!({ "goals": ["g_pain", "g_move", "g_relax", "g_sleep"] }), &["goals: more than 3 options"]);
}

#[test]
fn a_pressure_wish_may_be_written_as_a_number() {
    check(json!({ "pref_pressure": 3 }), &[]);
    check(json!({ "pref_pressure": 6 }), &["pref_pressure: unknown option \"6\""]);
}

proptest! {
    /// Whatever was answered can be saved and comes back, free text included.
    #[test]
    fn what_was_entered_survives_saving(answers in any_answers(), note in "\\PC{0,40}") {
        let mut intake = Intake::new(&CONTENT);
        intake.given = answers;
        intake.given.set(question("note"), Answer::Text(note));
        let text = serde_json::to_string(&Saved::of(&CONTENT, &intake)).expect("JSON");
        let saved: Saved = serde_json::from_str(&text).expect("a saved state");
        let restored = saved.restore(&CONTENT);
        prop_assert!(!restored.lost_some);
        prop_assert_eq!(restored.intake.given, intake.given);
    }

    /// Any JSON in place of answers gives answers and issues, never a panic.
    #[test]
    fn hostile_answers_never_panic(keys in prop::collection::vec("[a-z_]{1,8}", 0..5), text in "\\PC{0,30}") {
        let mut raw = serde_json::Map::new();
        for (key, row) in keys.into_iter().zip(CONTENT.questions.rows().cycle().skip(text.len())) {
            raw.insert(row.id.to_owned(), json!([text, key]));
            raw.insert(key, json!({ "a": [[[[1]]]] }));
        }
        let raw: RawAnswers = serde_json::from_value(Value::Object(raw)).expect("an object");
        let (answers, _) = answers::parse(&CONTENT, &raw);
        prop_assert!(assessed(&answers).verdicts.len() == CONTENT.techniques.len());
    }
}

fn saved(answers: Value, at: &str) -> Saved {
    let saved = json!({ "content": "0.1", "answers": answers, "passed": ["welcome", "age", "rf_em", "no_such_screen"], "at": at, "was_told": false });
    serde_json::from_value(saved).expect("a saved state")
}

#[test]
fn a_saved_answer_that_no_longer_exists_is_asked_again_and_never_read_as_no() {
    let restored =
        saved(json!({ "consent": true, "age": "18_49", "rf_em": ["em_gone", "none"] }), "rf_today").restore(&CONTENT);
    assert!(restored.lost_some);
    assert!(!restored.intake.given.is_answered(&CONTENT, question("rf_em")));
    assert_eq!(CONTENT.screens[restored.intake.screen().expect("a question")].id, "rf_em");
    assert!(restored.intake.given.is_answered(&CONTENT, question("age")), "the rest is kept");
}

#[test]
fn a_saved_number_for_an_unknown_part_is_asked_again() {
    let known = saved(json!({ "part_intensity": { "arm_r": "7" } }), "age").restore(&CONTENT);
    assert!(!known.lost_some && known.intake.given.get(question("part_intensity")).is_some());
    let gone = saved(json!({ "part_intensity": { "tail": "7" } }), "age").restore(&CONTENT);
    assert!(gone.lost_some && gone.intake.given.get(question("part_intensity")).is_none());
}

#[test]
fn a_saved_state_cannot_open_the_result_early() {
    let restored = saved(json!({ "consent": true }), "result").restore(&CONTENT);
    assert_eq!(CONTENT.screens[restored.intake.screen().expect("a question")].id, "age");
}

#[test]
fn a_hundred_kilobytes_of_text_are_kept_and_the_client_is_asked_to_shorten_them() {
    let text = "x".repeat(100_000);
    let mut intake = Intake::new(&CONTENT);
    intake = update(&CONTENT, intake, Event::Answered(question("note"), Change::Wrote(text.clone())));
    let (touch, _) = CONTENT
        .screens
        .iter()
        .find(|(_, row)| row.asks.iter().any(|ask| ask.question == question("note")))
        .expect("a screen");
    intake = update(&CONTENT, intake, Event::ChangeWanted(touch));
    intake = update(&CONTENT, intake, Event::Continued);
    assert!(intake.problems.iter().any(|problem| problem.trouble == Trouble::TooLong { max: 500 }));
    assert_eq!(intake.given.get(question("note")), Some(&Answer::Text(text)));
}

#[test]
fn control_characters_are_taken_out_of_a_file_and_other_scripts_are_kept() {
    let answers = bare(&json!({ "note": "a\u{0}b\u{7}\nשלום مرحبا \u{1f469}\u{200d}\u{1f9b0}" }));
    assert_eq!(
        answers.get(question("note")),
        Some(&Answer::Text("ab\nשלום مرحبا \u{1f469}\u{200d}\u{1f9b0}".to_owned()))
    );
}

#[test]
fn an_event_that_makes_no_sense_changes_nothing() {
    let intake = Intake::new(&CONTENT);
    let (part, _) = CONTENT.parts.iter().next().expect("a part");
    let by_part = Event::Answered(question("part_intensity"), Change::RatedPart(part, Some(11)));
    assert_eq!(update(&CONTENT, intake.clone(), by_part), intake);
    for change in [
        Change::Rated(11),
        Change::RatedPart(part, Some(3)),
        Change::Ticked(true),
        Change::Chose(crate::support::option("age", "u18")),
    ] {
        let after = update(&CONTENT, intake.clone(), Event::Answered(question("intensity_now"), change));
        assert_eq!(after, intake);
    }
    assert_eq!(update(&CONTENT, intake.clone(), Event::WentBack), intake);
}

#[test]
fn no_answers_at_all_are_incomplete() {
    let assessment = assessed(&bare(&json!({})));
    assert_eq!(tier(&assessment), "incomplete");
    assert_eq!(assessment.missing.len(), 7, "preg_flags is not asked before preg");
}
