//! What is said about a technique, case by case as 5.5 of the clinical reference has it; and the lines of the result
//! stand where they should.

use content::{GroupId, OptionId, PatternId};
use engine::assess::{Idea, ReasonAgainst, ReasonFor, Unknown};
use proptest::prelude::*;
use report::CONTENT;
use serde_json::{Value, json};

use crate::support::{assessed, bare, harmless_answers, option, with_defaults};

fn pattern(id: &str) -> PatternId {
    CONTENT.patterns.iter().find(|(_, row)| row.id == id).map(|(id, _)| id).expect(id)
}

fn group(id: &str) -> GroupId {
    CONTENT.groups.iter().find(|(_, row)| row.id == id).map(|(id, _)| id).expect(id)
}

fn goals(ids: &[&str]) -> Vec<OptionId> {
    ids.iter().map(|id| option("goals", id)).collect()
}

/// The position of a use by kind.
fn kind(id: &str) -> usize {
    CONTENT.by_kind.iter().position(|row| row.id == id).expect(id)
}

proptest! {
    /// Leaving places alone can only take evidence, places and kinds of complaint away.
    #[test]
    fn leaving_places_alone_never_adds_points(answers in harmless_answers(), place in 0u16..74) {
        let before = assessed(&answers);
        let mut fewer = answers;
        crate::support::mark(&mut fewer, CONTENT.roles.leave_alone, content::RegionId(place));
        for verdict in assessed(&fewer).verdicts {
            let was = before.verdicts.iter().find(|was| was.technique == verdict.technique).and_then(|was| was.score);
            if let (Some(is), Some(was)) = (verdict.score, was) {
                prop_assert!(is.total() <= was.total() && is.evidence <= was.evidence && is.kind <= was.kind && is.against == was.against);
            }
        }
    }
}

/// The idea of one technique.
#[track_caller]
fn idea_of(technique: &str, answers: Value) -> Idea {
    let assessment = assessed(&with_defaults(&answers));
    let verdict = assessment
        .verdicts
        .iter()
        .find(|verdict| CONTENT.techniques[verdict.technique].id == technique)
        .expect("a technique")
        .clone();
    verdict.idea.unwrap_or_else(|| panic!("{technique} is {:?}, {:?}", verdict.status, verdict.score))
}

/// Reasons against a technique, and the ids of the caps that are told.
#[track_caller]
fn against(technique: &str, answers: Value) -> (Vec<ReasonAgainst>, Vec<&'static str>) {
    let assessment = assessed(&with_defaults(&answers));
    let found = assessment.verdicts.iter().find(|verdict| CONTENT.techniques[verdict.technique].id == technique);
    let verdict = found.expect("a technique");
    (verdict.against.clone(), verdict.told_caps.iter().map(|position| CONTENT.status_caps[*position].id).collect())
}

/// A client with long-lasting low back pain, and what else is given.
fn low_back(more: Value) -> Value {
    let mut answers = json!({
        "regions": ["back_low_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed", "goals": ["g_pain"],
    });
    answers.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    answers
}

#[test]
fn the_first_three_reasons_are_told() {
    let answers =
        low_back(json!({ "goals": ["g_pain", "g_scar"], "quality": ["tight", "knots"], "pref_pressure": "4" }));
    assert_eq!(
        idea_of("deep_tissue", answers.clone()).reasons,
        [
            ReasonFor::Goals(goals(&["g_pain"])),
            ReasonFor::Kind(vec![kind("u_tight")]),
            ReasonFor::Places(vec![group("low_back")]),
        ],
        "a goal that does not fit is not named, nor the lesser of two uses"
    );
    assert_eq!(idea_of("deep_tissue", answers.clone()).further, [ReasonFor::Pressure(4)], "a fourth stands apart");
    assert_eq!(
        idea_of("relaxation", answers).reasons,
        [ReasonFor::Goals(goals(&["g_pain"])), ReasonFor::Places(vec![group("low_back")])],
        "one point of custom is no reason, and its softness is no wish"
    );
}

#[test]
fn two_uses_with_the_same_points_are_both_named() {
    let answers = json!({
        "regions": ["back_neck_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed", "goals": ["g_pain"],
        "quality": ["knots"], "headache": ["band"],
    });
    let reasons = idea_of("trigger_point", answers).reasons;
    assert!(reasons.contains(&ReasonFor::Kind(vec![kind("p_knots"), kind("p_headache_tension")])), "{reasons:?}");
}

#[test]
fn the_wish_is_a_reason_only_where_it_lies_in_the_range_that_is_shown() {
    let reasons = |more: Value| idea_of("myofascial", low_back(more)).reasons;
    assert!(reasons(json!({ "pref_pressure": "4" })).contains(&ReasonFor::Pressure(4)));
    let limited = json!({ "pref_pressure": "3", "cond": ["c_frail"] });
    let relaxation = idea_of("relaxation", low_back(limited));
    assert_eq!((relaxation.range.lowest, relaxation.range.highest), (1, 2));
    assert!(!relaxation.reasons.iter().any(|reason| matches!(reason, ReasonFor::Pressure(_))), "{relaxation:?}");
}

#[test]
fn softer_than_the_wish_is_told_with_what_makes_it_so() {
    let wish = |more: Value| against("relaxation", low_back(more)).0;
    assert_eq!(wish(json!({ "pref_pressure": "3" })), []);
    assert_eq!(wish(json!({ "pref_pressure": "4" })), [ReasonAgainst::Soft]);
    assert_eq!(wish(json!({ "pref_pressure": "4", "meds": ["m_anticoag"] })), [ReasonAgainst::SoftByLimit]);
    assert_eq!(wish(json!({ "pref_pressure": "unsure", "meds": ["m_anticoag"] })), []);
    assert_eq!(against("deep_tissue", low_back(json!({ "pref_pressure": "2" }))).0, [ReasonAgainst::Firm]);
}

#[test]
fn without_a_place_the_whole_body_is_a_reason_of_its_own() {
    let whole = CONTENT.by_place.iter().position(|row| row.why.is_some()).expect("a row with a reason");
    let reasons = idea_of("relaxation", json!({ "goals": ["g_relax"] })).reasons;
    assert_eq!(
        reasons,
        [ReasonFor::Goals(goals(&["g_relax"])), ReasonFor::Kind(vec![kind("p_stress")]), ReasonFor::Use(whole)]
    );
    let stretching = idea_of("stretching", json!({ "goals": ["g_prevent"] })).reasons;
    assert!(!stretching.contains(&ReasonFor::Use(whole)), "1 point is not told: {stretching:?}");
}

#[test]
fn not_firm_is_a_reason_for_those_who_are_not_sure() {
    let answers = low_back(json!({ "goals": ["g_scar"], "avoid_regions": ["back_low_l"] }));
    assert_eq!(
        idea_of("relaxation", low_back(json!({ "goals": ["g_prevent"] }))).reasons.last(),
        Some(&ReasonFor::Light)
    );
    let assessment = assessed(&with_defaults(&answers));
    let shown = assessment.verdicts.iter().filter_map(|verdict| verdict.idea.as_ref());
    assert!(shown.flat_map(|idea| &idea.reasons).all(|reason| !matches!(reason, ReasonFor::Places(_))));
}

#[test]
fn a_place_with_too_low_a_limit_is_no_reason() {
    let answers = low_back(json!({ "regions": ["back_low_l", "back_knee_l"], "goals": ["g_pain", "g_move"] }));
    let idea = idea_of("trigger_point", answers);
    assert!(idea.reasons.contains(&ReasonFor::Places(vec![group("low_back")])), "{:?}", idea.reasons);
    assert_eq!(idea.not_on, [group("knee_back")]);
}

#[test]
fn evidence_names_the_most_telling_complaint_also_where_it_is_the_least_flattering() {
    let named = |answers: Value| {
        let evidence = idea_of("relaxation", answers).evidence;
        (evidence.pattern.map(|id| CONTENT.patterns[id].id), CONTENT.ratings[evidence.rating].id)
    };
    assert_eq!(named(low_back(json!({}))), (Some("p_lbp_chronic"), "low"));
    assert_eq!(named(low_back(json!({ "radiates": "leg_below_knee" }))), (Some("p_nerve_leg"), "mixed"));
    assert_eq!(named(low_back(json!({ "dx": ["dx_fibromyalgia"] }))), (Some("p_fibro"), "mixed"));
    assert_eq!(named(json!({ "goals": ["g_prevent"] })), (None, "none"));
}

/// Of several places, the one that bothers most is named.
#[test]
fn the_worst_place_names_the_evidence() {
    let named = |main: Option<&str>| {
        let mut answers = low_back(json!({ "regions": ["back_low_l", "back_neck_l", "back_shoulder_l"] }));
        if let Some(main) = main {
            answers["main_region"] = json!(main);
        }
        CONTENT.patterns[idea_of("relaxation", answers).evidence.pattern.expect("a pattern")].id
    };
    assert_eq!(named(None), "p_lbp_chronic");
    assert_eq!(named(Some("back_shoulder_l")), "p_shoulder");
    assert_eq!(named(Some("back_neck_l")), "p_neck");
    assert_eq!(named(Some("front_shin_l")), "p_lbp_chronic", "a place that is not marked names nothing");
}

#[test]
fn all_complaints_that_count_are_told_with_their_word() {
    let answers = low_back(
        json!({ "regions": ["back_low_l", "back_neck_l"], "quality": ["knots"], "goals": ["g_pain", "g_sleep"] }),
    );
    let studies = idea_of("trigger_point", answers).studies;
    let told: Vec<(&str, &str)> = studies
        .iter()
        .map(|study| (CONTENT.patterns[study.pattern.expect("a pattern")].id, CONTENT.ratings[study.rating].id))
        .collect();
    assert_eq!(
        told,
        [("p_lbp_chronic", "very_low"), ("p_neck", "very_low"), ("p_knots", "mixed"), ("p_sleep", "none")]
    );
}

#[test]
fn studies_against_are_told_where_none_speak_for_it() {
    let answers = low_back(json!({ "goals": ["g_move"], "quality": ["tight"], "pref_pressure": "2" }));
    let idea = idea_of("stretching", answers.clone());
    assert_eq!(CONTENT.ratings[idea.evidence.rating].id, "against");
    assert_eq!(idea.evidence.pattern, Some(pattern("p_lbp_chronic")));
    assert_eq!(against("stretching", answers).0, [ReasonAgainst::Against(pattern("p_lbp_chronic"))]);
}

#[test]
fn without_any_study_the_first_complaint_is_named() {
    let answers = json!({ "regions": ["front_shin_l"], "duration": "d_gt_12m", "goals": ["g_move", "g_desk"], "pref_pressure": "2", "seen_doctor": "yes_diagnosed" });
    let idea = idea_of("stretching", answers);
    assert_eq!((CONTENT.ratings[idea.evidence.rating].id, idea.evidence.pattern), ("none", Some(pattern("p_other"))));
    assert_eq!(idea.unknowns, [Unknown::NoStudy(Some(pattern("p_other")))]);
}

#[test]
fn what_is_not_known_follows_from_the_evidence_that_is_named() {
    let neck = json!({ "regions": ["back_neck_l"], "duration": "d_gt_12m", "goals": ["g_pain", "g_desk"], "seen_doctor": "yes_diagnosed" });
    assert_eq!(idea_of("relaxation", neck).unknowns, [Unknown::Disagree]);
    let fibro = low_back(json!({ "dx": ["dx_fibromyalgia"] }));
    assert_eq!(idea_of("relaxation", fibro.clone()).unknowns, [Unknown::Disagree]);
    assert_eq!(idea_of("myofascial", fibro).unknowns, [Unknown::Disagree, Unknown::Type]);
    assert_eq!(idea_of("relaxation", low_back(json!({}))).unknowns, [Unknown::Type]);
    assert_eq!(idea_of("relaxation", json!({ "goals": ["g_relax", "g_sleep"] })).unknowns, [Unknown::Long]);
    assert_eq!(idea_of("relaxation", json!({ "goals": ["g_prevent"] })).unknowns, [Unknown::NoStudy(None)]);
}

#[test]
fn the_jaw_is_for_trained_therapists() {
    let notes = |technique: &str, regions: Value| {
        let answers = json!({ "regions": regions, "duration": "d_gt_12m", "goals": ["g_pain"], "quality": ["knots"], "seen_doctor": "yes_diagnosed" });
        let notes = idea_of(technique, answers).notes;
        notes.iter().map(|note| CONTENT.area_notes[note.position].id).collect::<Vec<_>>()
    };
    assert_eq!(notes("trigger_point", json!(["front_face_l", "back_neck_l"])), ["area_jaw"]);
    assert_eq!(notes("trigger_point", json!(["back_head_low_l", "back_neck_l"])), [""; 0]);
    assert_eq!(notes("relaxation", json!(["front_face_l", "back_neck_l"])), [""; 0]);
}

#[test]
fn swollen_places_are_for_therapists_trained_in_lymphoedema_care() {
    let places = |reasons: Value| {
        let answers = json!({
            "dx": ["dx_lymphoedema"], "goals": ["g_swelling"], "avoid_regions": ["front_forearm_l", "front_chest_l"],
            "avoid_reason": reasons, "seen_doctor": "yes_diagnosed",
        });
        let notes = idea_of("lymphatic", answers).notes;
        notes.iter().map(|note| note.places.iter().map(|id| CONTENT.regions[id].id).collect()).collect::<Vec<Vec<_>>>()
    };
    assert_eq!(places(json!({ "front_forearm_l": "swelling", "front_chest_l": "device" })), [["front_forearm_l"]]);
    assert_eq!(places(json!({})).concat().len(), 2, "all of them where no reason is given");
    assert_eq!(places(json!({ "front_chest_l": "device" })), [["front_forearm_l"]], "those without a reason");
    let none_swollen = places(json!({ "front_chest_l": "device", "front_forearm_l": "skin" }));
    assert!(none_swollen.is_empty(), "{none_swollen:?}");
}

#[test]
fn groups_with_the_same_limit_are_named_together() {
    let answers = json!({
        "regions": ["back_calf_l", "front_thigh_l", "front_head_l", "back_low_l"], "duration": "d_gt_12m", "cond": ["c_varicose"],
        "goals": ["g_pain", "g_relax"], "seen_doctor": "yes_diagnosed",
    });
    let lighter = idea_of("relaxation", answers.clone()).lighter;
    assert_eq!(lighter.iter().map(|lighter| (lighter.at_most, lighter.groups.len())).collect::<Vec<_>>(), [(2, 2)]);
    let lighter = idea_of("myofascial", answers).lighter;
    assert_eq!(
        lighter.iter().map(|lighter| (lighter.at_most, lighter.groups.len())).collect::<Vec<_>>(),
        [(3, 1), (2, 2)]
    );
}

#[track_caller]
fn check_patterns(answers: Value, expected: &[&str]) {
    let assessment = assessed(&with_defaults(&answers));
    let patterns: Vec<&str> = assessment.patterns.iter().map(|pattern| CONTENT.patterns[pattern].id).collect();
    assert_eq!(patterns, expected, "{answers}");
}

#[test]
fn patterns_name_what_the_client_complains_of() {
    check_patterns(json!({ "regions": ["back_low_l"], "duration": "d_3_12m" }), &["p_lbp_chronic"]);
    check_patterns(json!({ "regions": ["back_low_l"] }), &["p_lbp_recent"]);
    check_patterns(json!({ "regions": ["back_low_l"], "radiates": "leg_below_knee" }), &["p_nerve_leg"]);
    check_patterns(json!({ "regions": ["front_shin_l"] }), &["p_other"]);
    check_patterns(json!({ "regions": ["front_shin_l", "back_neck_l"] }), &["p_neck"]);
    check_patterns(json!({ "dx": ["dx_fibromyalgia"] }), &[]);
    check_patterns(json!({ "regions": ["front_shin_l"], "dx": ["dx_fibromyalgia"] }), &["p_fibro"]);
    check_patterns(
        json!({ "regions": ["front_knee_l"], "dx": ["dx_oa_knee"], "duration": "d_gt_12m" }),
        &["p_knee_oa"],
    );
    check_patterns(json!({ "regions": ["front_shin_l"], "dx": ["dx_oa_knee"] }), &["p_other"]);
    check_patterns(json!({ "goals": ["g_scar", "g_relax", "g_sleep"] }), &["p_scar", "p_stress", "p_sleep"]);
    check_patterns(json!({ "stress": 5, "sleep_trouble": 6 }), &["p_sleep"]);
    check_patterns(
        json!({ "regions": ["back_neck_l"], "headache": ["throb"], "duration": "d_gt_12m" }),
        &["p_neck", "p_migraine"],
    );
}

/// A place that is left alone hands its pattern to no other.
#[test]
fn other_pain_counts_only_where_no_known_complaint_fits_any_place() {
    let answers = json!({ "regions": ["back_neck_l", "front_shin_l"], "avoid_regions": ["back_neck_l"], "duration": "d_gt_12m", "goals": ["g_pain"] });
    let assessment = assessed(&with_defaults(&answers));
    assert!(assessment.patterns.contains(pattern("p_neck")));
    let relaxation = assessment
        .verdicts
        .iter()
        .find(|verdict| CONTENT.techniques[verdict.technique].id == "relaxation")
        .expect("relaxation");
    assert_eq!(relaxation.score.expect("a score").evidence, 0);
}

fn ids(positions: &[usize], lines: &[content::Line]) -> Vec<&'static str> {
    positions.iter().map(|position| lines[*position].id).collect()
}

#[track_caller]
fn check_lines(answers: Value, good_to_know: &[&str], what_else: &[&str], support: usize) {
    let lines = assessed(&with_defaults(&answers)).lines;
    assert_eq!(ids(&lines.good_to_know, CONTENT.good_to_know), good_to_know, "{answers}");
    assert_eq!(ids(&lines.what_else, CONTENT.what_else), what_else, "{answers}");
    assert_eq!(lines.support.len(), support, "{answers}");
}

#[test]
fn lines_of_the_result_stand_where_they_should() {
    check_lines(json!({}), &[], &["else_exercise"], 0);
    check_lines(
        json!({ "regions": ["back_low_l"], "duration": "d_lt_3d", "onset": "gradual", "seen_doctor": "no", "goals": ["g_pain"] }),
        &["ui_same", "ui_exercise", "info_recent_back"],
        &["else_move", "else_exercise", "else_warm", "else_doctor"],
        0,
    );
    check_lines(
        json!({ "regions": ["front_ankle_l"], "duration": "d_lt_3d", "onset": "injury_sport", "seen_doctor": "yes_diagnosed" }),
        &[],
        &["else_move"],
        0,
    );
    check_lines(
        json!({ "regions": ["front_hand_l"], "duration": "d_gt_12m", "quality": ["numb"], "seen_doctor": "yes_diagnosed", "goals": ["g_desk"] }),
        &["ui_same_general", "info_nerve"],
        &["else_move", "else_exercise", "else_breaks"],
        0,
    );
    check_lines(
        json!({ "goals": ["g_mood", "g_circulation", "g_prevent"] }),
        &["ui_same_general", "info_circulation", "info_prevent", "info_mood"],
        &["else_exercise"],
        1,
    );
    check_lines(json!({ "stress": 8 }), &[], &["else_exercise", "else_rest"], 1);
    check_lines(
        json!({ "regions": ["back_neck_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed", "goals": ["g_pain"] }),
        &["ui_exercise", "ui_same_general"],
        &["else_move", "else_exercise", "else_warm"],
        0,
    );
    check_lines(json!({ "rf_soon": ["sn_stiff"] }), &["info_stiff"], &["else_exercise"], 0);
    check_lines(
        json!({ "cond": ["c_arthritis_flare"], "regions": ["front_knee_l"], "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed" }),
        &["info_arthritis"],
        &["else_move", "else_exercise"],
        0,
    );
}

#[test]
fn care_cards_come_with_their_adaptation() {
    let cares = |answers: Value| -> Vec<&str> {
        assessed(&with_defaults(&answers)).lines.cares.iter().map(|position| CONTENT.cares[*position].id).collect()
    };
    assert_eq!(cares(json!({})), [""; 0]);
    assert_eq!(cares(json!({ "meds": ["m_anticoag"] })), ["gentle_adapted"]);
    assert_eq!(cares(json!({ "preg": "t2" })), ["pregnancy_adapted"]);
    assert_eq!(cares(json!({ "preg": "unsure" })), ["gentle_adapted", "pregnancy_adapted"]);
}

/// The reason names the answer that was really given, also where a missing one was read with care.
#[test]
fn a_reason_quotes_what_was_really_given() {
    let answers = json!({ "regions": ["back_calf_l"], "cond": ["c_clot_past"] });
    let used = |answers: &Value| {
        let assessment = assessed(&with_defaults(answers));
        let caution = assessment
            .cautions
            .iter()
            .find(|caution| CONTENT.rules[caution.rule].id == "dr_calf_risk")
            .expect("the rule")
            .clone();
        caution.used.iter().map(|used| (CONTENT.questions[used.question].id, used.what)).collect::<Vec<_>>()
    };
    let what = |answers: &Value, id: &str| {
        used(answers).into_iter().filter(|(question, _)| *question == id).map(|(_, what)| what).collect::<Vec<_>>()
    };
    assert_eq!(what(&answers, "duration"), [engine::logic::What::Nothing]);
    let unsure = json!({ "regions": ["back_calf_l"], "cond": ["c_clot_past"], "duration": "d_unsure" });
    let option = crate::support::option("duration", "d_unsure");
    assert_eq!(what(&unsure, "duration"), [engine::logic::What::Option(option)]);
    assert_eq!(what(&unsure, "cond").len(), 1, "the condition behind the rule is quoted");
    assert_eq!(what(&unsure, "regions").len(), 1);
}

#[test]
fn maternity_is_named_when_all_or_some_signs_are_its_own() {
    use engine::assess::Maternity;
    let maternity = |answers: Value| assessed(&bare(&answers)).maternity;
    assert_eq!(maternity(json!({ "preg": "t2", "preg_flags": ["pf_bleed"] })), Maternity::Only);
    assert_eq!(maternity(json!({ "preg": "t2", "preg_flags": ["pf_bleed"], "rf_em": ["em_chest"] })), Maternity::Also);
    assert_eq!(maternity(json!({ "rf_em": ["em_pregnancy"] })), Maternity::Only);
    assert_eq!(maternity(json!({ "rf_em": ["em_pregnancy", "em_chest"] })), Maternity::Also);
    assert_eq!(maternity(json!({ "preg": "t2", "rf_em": ["em_chest"] })), Maternity::No);
    assert_eq!(maternity(json!({ "preg": "t2", "preg_flags": ["pf_highrisk"] })), Maternity::No);
}

#[test]
fn a_ceiling_is_told_unless_it_holds_nothing_back_or_another_line_says_it() {
    let told = |technique: &str, more: Value| against(technique, low_back(more)).1;
    assert_eq!(told("cupping", json!({ "goals": ["g_pain", "g_move"], "pref_pressure": "3" })), ["ceil_possible"]);
    assert_eq!(
        told("cupping", json!({ "goals": ["g_scar"] })),
        ["ceil_goals"],
        "so few points are held back by nothing"
    );
    assert_eq!(told("iastm", json!({})), ["ceil_info", "ceil_goals"]);
    assert_eq!(told("scar", json!({})), ["ceil_goal", "ceil_goals"]);
    assert_eq!(told("deep_tissue", json!({ "pref_pressure": "2" })), [""; 0], "the wish is told already");
    assert_eq!(told("deep_tissue", json!({ "massage_before": "never" })), [""; 0], "so is the first massage");
    assert_eq!(told("deep_tissue", json!({ "duration": "d_3d_6w" })), ["ceil_new"]);
    assert_eq!(told("myofascial", json!({ "meds": ["m_anticoag"] })), ["ceil_cap"]);
    assert_eq!(told("relaxation", json!({ "goals": ["g_scar"] })), [""; 0]);
}

/// What was answered, and what was not, stands in the trace of a rule.
#[test]
fn the_trace_tells_answers_that_speak_by_being_missing_or_different() {
    use engine::logic::What;
    let used = |rule: &str, answers: Value| -> Vec<(&str, What)> {
        let assessment = assessed(&with_defaults(&answers));
        let caution = assessment.cautions.iter().find(|caution| CONTENT.rules[caution.rule].id == rule).expect(rule);
        caution.used.iter().map(|used| (CONTENT.questions[used.question].id, used.what)).collect()
    };
    let region =
        |id: &str| CONTENT.regions.iter().find(|(_, row)| row.id == id).map(|(id, _)| What::Region(id)).expect(id);
    let chosen = |question: &str, option: &str| What::Option(crate::support::option(question, option));

    let chest = json!({ "regions": ["front_chest_l"], "seen_doctor": "no" });
    assert_eq!(
        used("dr_chest_unchecked", chest),
        [("regions", region("front_chest_l")), ("seen_doctor", chosen("seen_doctor", "no"))]
    );
    let unseen = json!({ "regions": ["front_chest_l"] });
    assert_eq!(
        used("dr_chest_unchecked", unseen),
        [("regions", region("front_chest_l")), ("seen_doctor", What::Nothing)]
    );
    let groin = json!({ "regions": ["front_pelvis_l"], "onset": "gradual", "seen_doctor": "no" });
    assert!(used("dr_tummy_unchecked", groin).contains(&("onset", chosen("onset", "gradual"))));
    let severe = json!({ "regions": ["back_low_l"], "intensity_now": 9, "onset": "sudden_no_cause", "duration": "d_lt_3d", "seen_doctor": "no" });
    assert!(used("dr_severe_sudden", severe).contains(&("intensity_now", What::Number(9))));
    let spine =
        json!({ "cond": ["c_cancer_past"], "regions": ["back_low_l"], "duration": "d_6_12w", "intensity_worst": 9 });
    assert!(used("dr_cancer_spine", spine).contains(&("intensity_worst", What::Number(9))), "what made it urgent");
    let places = ["back_low_l", "front_hand_l", "front_hand_r", "front_knee_l"];
    let regions = ["back_low_l", "front_hand_l", "front_hand_r", "front_knee_l", "front_shin_l"];
    let everywhere = json!({ "regions": regions, "duration": "d_gt_12m", "seen_doctor": "yes_diagnosed" });
    let told = used("dr_sensitive", everywhere);
    let is_told = |place: &str| told.contains(&("regions", region(place)));
    assert!(places.iter().all(|place| is_told(place)) && !is_told("front_shin_l"), "one place of each zone: {told:?}");
}

/// The careful reading of a missing duration needs a painful place; a wish and a pregnancy do not.
#[test]
fn only_what_applies_is_read_with_care() {
    let prepared = |answers: Value| engine::logic::prepare(&CONTENT, &with_defaults(&answers));
    let chose = |answers: &engine::answers::Answers, question: &str, id: &str| {
        answers.chose(&CONTENT, crate::support::option(question, id))
    };
    assert!(!prepared(json!({})).is_answered(&CONTENT, crate::support::question("duration")));
    assert!(chose(&prepared(json!({ "regions": ["back_low_l"] })), "duration", "d_3d_6w"));
    assert!(chose(&prepared(json!({ "regions": ["back_low_l"], "duration": "d_unsure" })), "duration", "d_3d_6w"));
    assert!(chose(&prepared(json!({ "regions": ["back_low_l"], "duration": "d_gt_12m" })), "duration", "d_gt_12m"));
    let both = prepared(json!({ "regions": ["no_pain", "back_low_l"], "avoid_regions": ["none", "show_therapist"] }));
    assert!(!chose(&both, "regions", "no_pain") && !chose(&both, "avoid_regions", "none"));
    assert!(chose(&both, "avoid_regions", "show_therapist"));
    assert!(chose(&prepared(json!({ "regions": ["no_pain"], "avoid_regions": ["none"] })), "avoid_regions", "none"));
}

/// A rule with a name of its own that one answer fires counts as ticked: the client is quoted.
#[test]
fn a_pregnancy_is_quoted_and_a_derived_rule_is_not() {
    use engine::logic::Cause;
    let cause = |rule: &str, answers: Value| {
        let assessment = assessed(&with_defaults(&answers));
        let caution = assessment.cautions.iter().find(|caution| CONTENT.rules[caution.rule].id == rule).expect(rule);
        caution.cause
    };
    assert_eq!(cause("preg_t2", json!({ "preg": "t2" })), Cause::Ticked);
    assert_eq!(cause("m_anticoag", json!({ "meds": ["m_anticoag"] })), Cause::Ticked);
    assert_eq!(cause("dr_nerve_arm", json!({ "regions": ["back_neck_l"], "radiates": "arm" })), Cause::Derived);
    assert!(matches!(cause("c_lymph", json!({ "dx": ["dx_lymphoedema"] })), Cause::Added(_)));
    assert_eq!(cause("c_lymph", json!({ "dx": ["dx_lymphoedema"], "cond": ["c_lymph"] })), Cause::Ticked);
}

/// Where a condition fails for several reasons, the answers behind each of them are told, and no others.
#[test]
fn the_trace_of_a_refusal_names_what_was_answered_instead() {
    use content::{Condition, Set};
    use engine::logic::{Facts, What};
    let option = crate::support::option;
    let answers = with_defaults(&json!({ "preg": "t1", "age": "70_plus", "meds": ["none"] }));
    let conditions: &'static [Condition] = Box::leak(Box::new([
        Condition::Chosen(Box::leak(Box::new([option("preg", "no")]))),
        Condition::Chosen(Box::leak(Box::new([option("seen_doctor", "no")]))),
    ]));
    let (nothing, groups) = (Set::new(), Set::new());
    let facts =
        Facts { content: &CONTENT, answers: &answers, fired: &nothing, causes: &[], groups: &groups, outcomes: None };
    let used = |condition: &Condition| -> Vec<(&str, What)> {
        facts.because(condition).iter().map(|used| (CONTENT.questions[used.question].id, used.what)).collect()
    };
    let refused = Condition::Not(Box::leak(Box::new(Condition::Any(conditions))));
    assert_eq!(used(&refused), [("preg", What::Option(option("preg", "t1"))), ("seen_doctor", What::Nothing)]);
    let old: &'static [Condition] = Box::leak(Box::new([
        Condition::Chosen(Box::leak(Box::new([option("age", "70_plus")]))),
        Condition::Chosen(Box::leak(Box::new([option("preg", "no")]))),
    ]));
    let not_both = Condition::Not(Box::leak(Box::new(Condition::All(old))));
    assert_eq!(used(&not_both), [("preg", What::Option(option("preg", "t1")))]);
    assert_eq!(used(&Condition::Any(old)), [("age", What::Option(option("age", "70_plus")))]);
    assert_eq!(used(&Condition::All(old)), []);
}
