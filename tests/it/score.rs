//! The parts of the score, worked out by hand from the tables of 5.2 and 5.3.

use engine::assess::{Assessment, Block, ReasonAgainst, Score, Status, Verdict};
use report::CONTENT;
use serde_json::{Value, json};

use crate::support::{assessed, with_defaults};

#[track_caller]
fn verdict<'a>(assessment: &'a Assessment, technique: &str) -> &'a Verdict {
    assessment.verdicts.iter().find(|verdict| CONTENT.techniques[verdict.technique].id == technique).expect(technique)
}

/// The parts in the order G, E, N, A, C, P, S.
#[track_caller]
fn check(answers: &Value, technique: &str, [goals, evidence, against, place, kind, pressure, start]: [i8; 7]) {
    let assessment = assessed(&with_defaults(answers));
    let expected = Score { goals, evidence, against, place, kind, pressure, start };
    assert_eq!(verdict(&assessment, technique).score, Some(expected), "{technique}");
}

#[test]
fn every_part_counts_as_written() {
    let sore_neck = json!({
        "age": "70_plus", "regions": ["back_neck_l"], "duration": "d_gt_12m", "quality": ["knots", "hypersensitive"],
        "goals": ["g_pain", "g_desk"], "pref_pressure": "4", "massage_before": "never", "seen_doctor": "yes_diagnosed",
    });
    check(&sore_neck, "relaxation", [3, 0, 0, 2, 0, 0, 0]);
    check(&sore_neck, "deep_tissue", [4, 0, 0, 2, 2, 2, -5]);
    check(&sore_neck, "trigger_point", [4, 0, 0, 3, 3, 2, -3]);
    check(&sore_neck, "craniosacral", [0, 0, -4, 1, 0, 0, 0]);
}

#[test]
fn goals_add_up_to_five_at_most() {
    let calm = json!({ "goals": ["g_relax", "g_sleep", "g_mood"] });
    check(&calm, "relaxation", [5, 1, 0, 2, 3, 1, 0]);
}

/// The part of a score.
#[track_caller]
fn part(answers: &Value, technique: &str, of: impl Fn(Score) -> i8) -> i8 {
    of(verdict(&assessed(&with_defaults(answers)), technique).score.expect("a score"))
}

#[test]
fn the_best_row_by_place_counts_and_one_point_for_a_common_place() {
    let at = |regions: Value| json!({ "regions": regions, "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed" });
    let place = |answers: &Value, technique: &str| part(answers, technique, |score| score.place);
    assert_eq!(place(&at(json!(["back_low_l"])), "deep_tissue"), 3);
    assert_eq!(place(&at(json!(["back_low_l", "back_neck_l"])), "trigger_point"), 3, "the neck's 2 beats the back's 1");
    assert_eq!(place(&at(json!(["front_shin_l"])), "deep_tissue"), 1, "elsewhere, and not a common place");
    assert_eq!(place(&at(json!(["front_shin_l"])), "myofascial"), 2, "elsewhere, and a common place");
    assert_eq!(place(&at(json!(["front_shin_l", "back_neck_l"])), "sports"), 1, "the neck is no other place");
    assert_eq!(place(&json!({ "goals": ["g_pain"] }), "relaxation"), 2, "the whole body");
    assert_eq!(place(&json!({ "goals": ["g_pain"] }), "deep_tissue"), 0);
    let mut alone = at(json!(["back_low_l"]));
    alone["avoid_regions"] = json!(["back_low_l"]);
    assert_eq!(place(&alone, "relaxation"), 0, "a place left alone speaks for nothing");
}

#[test]
fn the_best_row_by_kind_counts_while_a_place_is_left() {
    let kind = |more: Value, technique: &str| {
        let mut answers =
            json!({ "regions": ["front_shin_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed" });
        answers.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        part(&answers, technique, |score| score.kind)
    };
    assert_eq!(kind(json!({ "quality": ["tight"] }), "deep_tissue"), 3);
    assert_eq!(kind(json!({ "quality": ["tight"], "avoid_regions": ["front_shin_l"] }), "deep_tissue"), 0);
    assert_eq!(kind(json!({ "quality": ["tight", "knots"] }), "trigger_point"), 3);
    assert_eq!(kind(json!({ "quality": ["aching"] }), "deep_tissue"), 0);
    assert_eq!(kind(json!({ "radiates": "leg_above_knee" }), "neuromuscular"), 2);
    assert_eq!(kind(json!({ "radiates": "head" }), "trigger_point"), 3);
    assert_eq!(
        kind(json!({ "radiates": "head", "regions": ["back_neck_l"], "headache": ["throb"] }), "trigger_point"),
        0
    );
    assert_eq!(kind(json!({ "radiates": "leg_below_knee" }), "neuromuscular"), 3);
}

#[test]
fn stress_sleep_and_mood_decide_only_for_those_who_came_for_them() {
    let kind = |more: Value| {
        let mut answers = json!({ "stress": 8, "goals": ["g_pain"] });
        answers.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        part(&answers, "relaxation", |score| score.kind)
    };
    assert_eq!(kind(json!({})), 3, "without a place");
    assert_eq!(kind(json!({ "regions": ["back_low_l"] })), 1, "beside a place");
    assert_eq!(kind(json!({ "regions": ["back_low_l"], "goals": ["g_pain", "g_relax"] })), 3);
    let sleepless = json!({ "regions": ["back_low_l"], "stress": 0, "sleep_trouble": 8, "goals": ["g_relax"] });
    assert_eq!(kind(sleepless), 3, "the wish to relax is stress");
    assert_eq!(kind(json!({ "regions": ["back_low_l"], "stress": 0, "dx": ["dx_depression"] })), 1);
    assert_eq!(kind(json!({ "regions": ["back_low_l"], "stress": 0, "goals": ["g_mood"] })), 3);
}

#[test]
fn the_wish_for_pressure_takes_the_first_line_that_holds() {
    let wish = |wish: &str| json!({ "regions": ["front_shin_l"], "duration": "d_gt_12m", "pref_pressure": wish, "seen_doctor": "yes_diagnosed" });
    let points = |wished: &str, technique: &str| {
        let assessment = assessed(&with_defaults(&wish(wished)));
        verdict(&assessment, technique).score.expect("a score").pressure
    };
    assert_eq!(["relaxation", "cupping", "deep_tissue"].map(|technique| points("unsure", technique)), [1, 1, 0]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "relaxation")), [1, 2, 1, 0, 0]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "trigger_point")), [-2, -2, 1, 2, 0]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "deep_tissue")), [-2, -2, -2, 2, 1]);
    assert_eq!(["1", "2", "3", "4", "5"].map(|wished| points(wished, "craniosacral")), [2, 0, 0, 0, 0]);
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
    assert_eq!(verdict(&assessment, "craniosacral").against, [ReasonAgainst::Against(chronic)]);
}

#[test]
fn nobody_works_on_the_throat() {
    let answers = json!({ "regions": ["front_neck_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed", "goals": ["g_pain"] });
    let assessment = assessed(&with_defaults(&answers));
    assert_eq!(verdict(&assessment, "myofascial").blocks, [Block::AllAreasExcluded]);
    assert!(verdict(&assessment, "relaxation").blocks.is_empty());
}

/// The caps that hold for a technique, by id.
fn caps(answers: &Value, technique: &str) -> Vec<&'static str> {
    let assessment = assessed(&with_defaults(answers));
    verdict(&assessment, technique).caps.iter().map(|position| CONTENT.status_caps[*position].id).collect()
}

fn sore(more: Value) -> Value {
    let mut answers = json!({
        "regions": ["back_low_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed", "goals": ["g_pain"],
    });
    answers.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    answers
}

#[test]
fn each_ceiling_holds_where_it_should() {
    let holds = |ceiling: &str, technique: &str, more: Value| caps(&sore(more), technique).contains(&ceiling);
    assert!(holds("ceil_possible", "cupping", json!({})));
    assert!(holds("ceil_info", "iastm", json!({})) && holds("ceil_info", "craniosacral", json!({})));
    assert!(holds("ceil_goal", "scar", json!({})) && !holds("ceil_goal", "scar", json!({ "goals": ["g_scar"] })));
    assert!(holds("ceil_goal", "lymphatic", json!({})) && !holds("ceil_goal", "relaxation", json!({})));
    assert!(holds("ceil_place", "deep_tissue", json!({ "regions": ["front_knee_l"] })));
    assert!(!holds("ceil_place", "deep_tissue", json!({ "regions": ["front_knee_l", "back_low_l"] })));
    assert!(!holds("ceil_place", "relaxation", json!({ "regions": ["front_pelvis_l"] })), "it is for the whole body");
    assert!(!holds("ceil_place", "deep_tissue", json!({ "regions": ["no_pain"] })), "no place is marked");
    assert!(holds("ceil_cap", "myofascial", json!({ "meds": ["m_anticoag"] })));
    assert!(!holds("ceil_cap", "relaxation", json!({ "meds": ["m_anticoag"] })), "its usual pressure is allowed");
    assert!(holds("ceil_gentle", "trigger_point", json!({ "intensity_avg": 8 })));
    assert!(!holds("ceil_gentle", "trigger_point", json!({ "massage_before": "never" })), "1 point is not 2");
    assert!(holds("ceil_pressure", "deep_tissue", json!({ "pref_pressure": "3" })));
    assert!(!holds("ceil_pressure", "deep_tissue", json!({ "pref_pressure": "4" })));
    assert!(
        holds("ceil_goals", "sports", json!({})) && !holds("ceil_goals", "relaxation", json!({ "goals": ["g_scar"] }))
    );
    assert!(holds("ceil_new", "deep_tissue", json!({ "duration": "d_3d_6w" })));
    assert!(!holds("ceil_new", "deep_tissue", json!({ "duration": "d_6_12w" })));
    assert!(holds("ceil_first", "deep_tissue", json!({ "massage_before": "never" })));
    assert!(!holds("ceil_first", "deep_tissue", json!({ "massage_before": "never", "pref_pressure": "5" })));
    assert!(!holds("ceil_first", "relaxation", json!({ "massage_before": "never" })));
    let nerve = json!({ "radiates": "leg_below_knee", "quality": ["numb"] });
    assert!(holds("ceil_nerve", "neuromuscular", nerve.clone()) && !holds("ceil_nerve", "myofascial", nerve));
    assert!(!holds("ceil_nerve", "trigger_point", json!({ "radiates": "leg_below_knee", "quality": ["tingling"] })));
    assert!(holds("ceil_stretch", "stretching", json!({ "meds": ["m_anticoag"] })));
    assert!(!holds("ceil_stretch", "stretching", json!({ "meds": ["m_antiplatelet"] })), "3 is not 2");
}

/// Those under a ceiling of "possible" come after the others that are possible, whatever their points.
#[test]
fn what_a_ceiling_holds_back_comes_last() {
    let assessment = assessed(&with_defaults(&sore(json!({ "quality": ["tight"], "pref_pressure": "3" }))));
    let possible: Vec<(&str, i8)> = assessment
        .verdicts
        .iter()
        .filter(|verdict| verdict.status == Status::Possible)
        .map(|verdict| (CONTENT.techniques[verdict.technique].id, verdict.score.expect("a score").total()))
        .collect();
    assert_eq!(possible, [("trigger_point", 5), ("neuromuscular", 5), ("deep_tissue", 6), ("cupping", 5)]);
}

/// The pressure to begin at.
fn start(more: Value, technique: &str) -> [u8; 3] {
    let assessment = assessed(&with_defaults(&sore(more)));
    let idea = verdict(&assessment, technique).idea.clone().expect("an idea");
    [idea.range.lowest, idea.range.start, idea.range.highest]
}

#[test]
fn where_to_begin_follows_wish_limits_and_reasons_to_start_gently() {
    assert_eq!(start(json!({}), "myofascial"), [2, 3, 4], "as it is usually done");
    assert_eq!(start(json!({ "pref_pressure": "2" }), "myofascial"), [2, 2, 4], "softer by wish");
    assert_eq!(start(json!({ "pref_pressure": "5" }), "myofascial"), [2, 3, 4], "never above the usual");
    assert_eq!(start(json!({ "intensity_avg": 8 }), "relaxation"), [1, 1, 3], "strong pain begins at the lowest");
    assert_eq!(start(json!({ "massage_before": "never" }), "relaxation"), [1, 2, 3], "a first massage need not");
    assert_eq!(
        start(json!({ "cond": ["c_varicose"], "regions": ["back_low_l", "back_thigh_l"] }), "myofascial"),
        [2, 2, 4]
    );
    assert_eq!(start(json!({ "regions": ["front_head_l"], "goals": ["g_relax"] }), "relaxation"), [1, 2, 3]);
    assert_eq!(
        start(json!({ "regions": ["back_calf_l"], "cond": ["c_varicose"] }), "myofascial"),
        [2, 2, 2],
        "no place allows more"
    );
}
