//! The parts of the score, worked out by hand from the tables of 5.2 and 5.3.

use massage_check::assess::{Assessment, Block, Less, Score, Verdict};
use massage_check::content::CONTENT;
use serde_json::{Value, json};

use crate::support::{assessed, with_defaults};

#[track_caller]
fn verdict<'a>(assessment: &'a Assessment, technique: &str) -> &'a Verdict {
    assessment.verdicts.iter().find(|verdict| CONTENT.techniques[verdict.technique].id == technique).expect(technique)
}

/// The parts in the order G, E, N, A, C, P, S.
#[track_caller]
fn check(answers: &Value, technique: &str, [goals, evidence, against, area, custom, pressure, start]: [i8; 7]) {
    let assessment = assessed(&with_defaults(answers));
    let expected = Score { goals, evidence, against, area, custom, pressure, start };
    assert_eq!(verdict(&assessment, technique).score, Some(expected), "{technique}");
}

#[test]
fn every_part_counts_as_written() {
    let sore_neck = json!({
        "age": "70_plus", "regions": ["back_neck_l"], "duration": "d_gt_12m", "quality": ["knots", "hypersensitive"],
        "goals": ["g_pain", "g_desk"], "pref_pressure": "4", "massage_before": "never", "seen_doctor": "yes_diagnosed",
    });
    check(&sore_neck, "relaxation", [3, 2, 0, 1, 0, 0, 0]);
    check(&sore_neck, "deep_tissue", [2, 2, 0, 1, 0, 1, -5]);
    check(&sore_neck, "trigger_point", [2, 2, 0, 1, 1, 1, -3]);
    check(&sore_neck, "craniosacral", [0, 0, -2, 1, 0, 0, 0]);
}

#[test]
fn goals_add_up_to_five_at_most() {
    let calm = json!({ "goals": ["g_relax", "g_sleep", "g_mood"] });
    check(&calm, "relaxation", [5, 4, 0, 0, 1, 1, 0]);
}

#[test]
fn the_wish_for_pressure_takes_the_first_line_that_holds() {
    let wish = |wish: &str| json!({ "regions": ["front_shin_l"], "duration": "d_gt_12m", "pref_pressure": wish, "seen_doctor": "yes_diagnosed" });
    let points = |wished: &str, technique: &str| {
        let assessment = assessed(&with_defaults(&wish(wished)));
        verdict(&assessment, technique).score.expect("a score").pressure
    };
    assert_eq!(["relaxation", "cupping", "deep_tissue"].map(|technique| points("unsure", technique)), [1, 1, 0]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "relaxation")), [1, 1, 1, 0, 0]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "trigger_point")), [-2, -2, 1, 1, 1]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "deep_tissue")), [-2, -2, -2, 1, 1]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "craniosacral")), [1, 1, 0, 0, 0]);
}

#[test]
fn each_reason_to_start_gently_counts_for_its_techniques() {
    let start = |answers: Value, technique: &str| {
        verdict(&assessed(&with_defaults(&answers)), technique).score.expect("a score").start
    };
    let of = |answers: Value| {
        ["relaxation", "myofascial", "cupping", "trigger_point", "deep_tissue"]
            .map(|technique| start(answers.clone(), technique))
    };
    let pain = |more: Value| {
        let mut answers =
            json!({ "regions": ["front_shin_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed" });
        answers.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        answers
    };
    assert_eq!(of(pain(json!({}))), [0, 0, 0, 0, 0]);
    assert_eq!(of(pain(json!({ "intensity_avg": 8 }))), [0, 0, -2, -2, -2]);
    assert_eq!(of(pain(json!({ "intensity_avg": 7 }))), [0, 0, 0, 0, 0]);
    assert_eq!(of(pain(json!({ "dx": ["dx_fibromyalgia"] }))), [0, 0, -2, -2, -2]);
    assert_eq!(of(pain(json!({ "massage_before": "never" }))), [0, 0, 0, -1, -1]);
    assert_eq!(of(pain(json!({ "massage_before": "regular", "massage_reaction": ["bruised"] }))), [0, 0, -2, -2, -2]);
    assert_eq!(of(pain(json!({ "age": "70_plus" }))), [0, 0, 0, 0, -2]);
    assert_eq!(
        of(json!({ "age": "70_plus", "massage_before": "regular", "massage_reaction": ["sore_days"] })),
        [0, 0, -2, -2, -4]
    );
}

#[test]
fn widespread_pain_needs_four_zones_and_three_months() {
    let start = |regions: Value, duration: &str| {
        let answers = json!({ "regions": regions, "duration": duration, "seen_doctor": "yes_diagnosed" });
        verdict(&assessed(&with_defaults(&answers)), "trigger_point").score.expect("a score").start
    };
    let four = json!(["back_low_l", "front_forearm_l", "front_forearm_r", "front_thigh_l"]);
    assert_eq!(start(four.clone(), "d_3_12m"), -2);
    assert_eq!(start(four, "d_6_12w"), 0);
    assert_eq!(start(json!(["back_low_l", "front_forearm_l", "front_forearm_r", "front_hand_l"]), "d_3_12m"), 0);
}

/// Of two complaints that studies speak against, the earlier of the label table is named.
#[test]
fn the_first_of_two_studies_against_is_named() {
    let answers =
        json!({ "regions": ["back_low_l", "back_neck_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed" });
    let assessment = assessed(&with_defaults(&answers));
    let (chronic, _) = CONTENT.patterns.iter().find(|(_, row)| row.id == "p_lbp_chronic").expect("a pattern");
    assert_eq!(verdict(&assessment, "craniosacral").lesses, [Less::Against(chronic)]);
}

#[test]
fn nobody_works_on_the_throat() {
    let answers = json!({ "regions": ["front_neck_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed", "goals": ["g_pain"] });
    let assessment = assessed(&with_defaults(&answers));
    assert_eq!(verdict(&assessment, "myofascial").blocks, [Block::AllAreasExcluded]);
    assert!(verdict(&assessment, "relaxation").blocks.is_empty());
}
