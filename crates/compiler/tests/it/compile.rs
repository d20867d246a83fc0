//! What a content without mistakes becomes.

use crate::fixture::{Fixture, replace};

#[test]
fn the_fixture_has_no_problem_and_no_warning() {
    let compiled = Fixture::new().compile().unwrap();
    assert_eq!(compiled.warnings, []);
}

#[test]
fn the_same_content_gives_the_same_tables_and_packs() {
    assert_eq!(Fixture::new().compile().unwrap(), Fixture::new().compile().unwrap());
}

#[test]
fn texts_of_pages_come_first_then_all_others_then_sources() {
    let keys = Fixture::new().compile().unwrap().keys;
    assert_eq!(keys[..3], ["btn_start", "step_of", "about.rules"]);
    assert_eq!(keys[keys.len() - 2..], ["zone.trunk", "source.BOOK"]);
}

#[test]
fn a_pack_has_one_line_for_each_key_after_its_first_line() {
    let compiled = Fixture::new().compile().unwrap();
    let pack = compiled.packs["de"].to_string();
    let lines: Vec<&str> = pack.lines().collect();
    assert_eq!(lines[0], format!("massage-check-pack 1 {} de ltr Deutsch", compiled.packs["en"].texts_hash));
    assert_eq!(lines[1..4], ["Anfangen", "Schritt {n} von {total}", "de: This is no cure."]);
    assert_eq!(lines.len(), compiled.keys.len() + 1);
    assert_eq!(lines.last(), Some(&"Somebody: A book. 2020"));
}

#[test]
fn a_language_written_from_right_to_left_says_so_in_its_pack() {
    let fixture = replace("locales/de/meta.json", "ltr", "rtl");
    let pack = fixture.compile().unwrap().packs["de"].to_string();
    assert!(pack.lines().next().unwrap().ends_with(" de rtl Deutsch"));
}

#[test]
fn the_hash_changes_with_the_keys_and_not_with_the_words() {
    let hash = |fixture: Fixture| fixture.compile().unwrap().packs["en"].texts_hash;
    let first = hash(Fixture::new());
    assert_eq!(hash(replace("locales/en/content.json", "To relax", "Relaxing")), first);
    assert_ne!(hash(Fixture::new().add_texts(r#""rule.fever.label": "Fever""#)), first);
}

/// Asserts that the tables hold a piece of code.
#[track_caller]
fn check_code(code: &str) {
    let tables = Fixture::new().compile().unwrap().tables;
    assert!(tables.contains(code), "not found: {code}\nin: {tables}");
}

#[test]
fn a_text_of_a_page_becomes_a_documented_constant() {
    check_code("\n    /// Step {n} of {total}\n    pub const STEP_OF: TextId = TextId(1);\n");
}

#[test]
fn questions_stand_in_the_order_of_the_steps_and_counts_is_as_shown() {
    check_code(
        r#"Question { id: "strength", kind: Kind::Number { min: 0, max: 10 }, safety: false, must: Condition::Never, shown: Condition::Marked(QuestionId(4), 1), counts: Condition::Marked(QuestionId(4), 1), "#,
    );
}

#[test]
fn a_question_that_always_counts_can_be_written_with_an_empty_all() {
    check_code(
        r#"Question { id: "duration", kind: Kind::One, safety: false, must: Condition::Never, shown: Condition::Marked(QuestionId(4), 1), counts: Condition::Always, unknown_as: Some(OptionId(12)), unsure: &[OptionId(14)], "#,
    );
}

#[test]
fn a_rule_adding_an_adaptation_is_any_rule_that_adds_it_but_the_exceptions() {
    check_code(r#"Question { id: "leave", kind: Kind::Places, safety: false, must: Condition::Fired(&[RuleId(3)]), "#);
}

#[test]
fn an_exclusive_option_without_a_list_stands_last_in_each_list() {
    check_code("options: &[OptionId(5), OptionId(6)] }, List { id: \"bones\"");
    check_code("options: &[OptionId(7), OptionId(8)] }");
}

#[test]
fn a_ticked_rule_fires_by_its_option() {
    check_code(r#"Rule { id: "fever", option: Some(OptionId(2)), when: Condition::Chosen(&[OptionId(2)]), "#);
}

#[test]
fn sets_are_written_out() {
    check_code(
        "limits: &[AreaLimit { group: GroupId(0), at_most: 2 }, AreaLimit { group: GroupId(1), at_most: 2 }], excludes: &[TechniqueId(1)], ",
    );
}

#[test]
fn each_place_has_a_right_and_a_left_half() {
    check_code(
        r#"Region { id: "front_arm_l", mirror: RegionId(2), side: Side::Left, view: View::Front, group: GroupId(1), part: PartId(2), zone: ZoneId(2), "#,
    );
}

#[test]
fn examples_come_out_as_json_with_the_rule_that_they_are_about() {
    let examples = Fixture::new().compile().unwrap().examples;
    let example = examples.iter().find(|example| example.rule == "dr_scar").unwrap();
    assert_eq!(
        (example.adds.as_deref(), example.answers.as_str(), example.fires),
        (Some("weak_heart"), r#"{"goals":["scar"]}"#, true)
    );
}
