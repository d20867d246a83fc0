//! What is said about a technique follows from its score, limits and patterns, as the table of 5.5 has it; and
//! the lines of the result stand where they should.

use massage_check::assess::{Assessment, Less, Lighter, Status, Unknown, Why};
use massage_check::content::{CONTENT, GroupId, OptionId, PatternId, Scope};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{any_answers, assessed, bare, harmless_answers, with_defaults};

fn pattern(id: &str) -> PatternId {
    CONTENT.patterns.iter().find(|(_, row)| row.id == id).map(|(id, _)| id).expect(id)
}

fn groups_where(assessment: &Assessment, holds: impl Fn(u8) -> bool) -> Vec<GroupId> {
    let groups = assessment.limits.effective_groups.iter();
    groups.filter(|group| assessment.limits.areas.get(*group).is_some_and(|limit| holds(*limit))).collect()
}

proptest! {
    #[test]
    fn reasons_follow_from_the_parts_of_the_score(answers in any_answers()) {
        let assessment = assessed(&answers);
        let wishes: Vec<&str> = answers.chosen(&CONTENT, CONTENT.roles.pressure_wish).map(|option| CONTENT.options[option].id).collect();
        let has_wish = !wishes.is_empty() && wishes != ["unsure"];
        for verdict in &assessment.verdicts {
            let Some(score) = verdict.score else { continue };
            let row = &CONTENT.techniques[verdict.technique];
            prop_assert_eq!(verdict.lesses.contains(&Less::Pressure), score.pressure == -2);
            prop_assert_eq!(verdict.lesses.iter().any(|less| matches!(less, Less::Against(_))), score.against == -2);
            let gentle: i8 = verdict.lesses.iter().map(|less| match less {
                Less::Gentle(position) => CONTENT.gentle_starts[*position].points,
                Less::Pressure | Less::Against(_) => 0,
            }).sum();
            prop_assert_eq!(gentle, score.start);
            let Some(idea) = &verdict.idea else { continue };

            let goals: Vec<OptionId> = CONTENT.goal_fit.iter()
                .filter(|fit| fit.technique == verdict.technique && answers.chose(&CONTENT, fit.goal)).map(|fit| fit.goal).collect();
            let areas: Vec<GroupId> = assessment.limits.effective_groups.iter().filter(|group| row.groups.contains(group)).collect();
            let mut whys = Vec::new();
            if !goals.is_empty() { whys.push(Why::Goals(goals)); }
            if score.custom == 1 { whys.push(Why::Custom); }
            if !areas.is_empty() { whys.push(Why::Areas(areas)); }
            if score.pressure == 1 { whys.push(if has_wish { Why::Pressure } else { Why::Light }); }
            if whys.is_empty() { whys.push(Why::Studied(idea.evidence.pattern.expect("a studied pattern"))); }
            whys.truncate(3);
            prop_assert_eq!(&idea.whys, &whys, "{}", row.id);

            prop_assert_eq!(idea.range, (row.lowest, row.highest.min(assessment.limits.cap)));
            prop_assert_eq!(&idea.not_on, &groups_where(&assessment, |limit| limit < row.lowest));
            let mut lighter = groups_where(&assessment, |limit| row.lowest <= limit && limit < idea.range.1);
            for Lighter { at_most, groups } in &idea.lighter {
                for group in groups {
                    prop_assert_eq!(assessment.limits.areas.get(*group), Some(at_most));
                    lighter.retain(|expected| expected != group);
                }
            }
            prop_assert!(lighter.is_empty());

            let rating = &CONTENT.ratings[idea.evidence.rating];
            prop_assert_eq!(rating.points, if score.evidence > 0 { score.evidence } else { score.against });
            let no_study = idea.unknowns.iter().any(|unknown| matches!(unknown, Unknown::NoStudy(_)));
            prop_assert_eq!(no_study, score.evidence == 0);
            let is_general = idea.evidence.pattern.is_some_and(|pattern| CONTENT.patterns[pattern].scope == Scope::General);
            prop_assert_eq!(idea.unknowns.contains(&Unknown::Long), score.evidence > 0 && is_general);
            prop_assert_eq!(idea.unknowns.contains(&Unknown::Type), score.evidence > 0 && !is_general);
            if rating.mixed { prop_assert!(idea.unknowns.contains(&Unknown::Disagree)); }
        }
    }

    /// Leaving places alone can only take evidence, places and custom away.
    #[test]
    fn leaving_places_alone_never_adds_points(answers in harmless_answers(), place in 0u16..74) {
        let before = assessed(&answers);
        let mut fewer = answers;
        crate::support::mark(&mut fewer, CONTENT.roles.leave_alone, massage_check::content::RegionId(place));
        for verdict in assessed(&fewer).verdicts {
            let was = before.verdicts.iter().find(|was| was.technique == verdict.technique).and_then(|was| was.score);
            if let (Some(is), Some(was)) = (verdict.score, was) {
                prop_assert!(is.total() <= was.total() && is.evidence <= was.evidence && is.against == was.against);
            }
        }
    }
}

/// The idea of one technique.
#[track_caller]
fn idea_of(technique: &str, answers: Value) -> massage_check::assess::Idea {
    let assessment = assessed(&with_defaults(&answers));
    let verdict = assessment
        .verdicts
        .iter()
        .find(|verdict| CONTENT.techniques[verdict.technique].id == technique)
        .expect("a technique")
        .clone();
    verdict.idea.unwrap_or_else(|| panic!("{technique} is {:?}, {:?}", verdict.status, verdict.score))
}

#[test]
fn studies_against_are_told_where_none_speak_for_it() {
    let answers = json!({ "regions": ["back_low_l"], "duration": "d_gt_12m", "goals": ["g_move", "g_desk", "g_injury"], "pref_pressure": "2", "seen_doctor": "yes_diagnosed" });
    let idea = idea_of("stretching", answers);
    assert_eq!(CONTENT.ratings[idea.evidence.rating].id, "against");
    assert_eq!(idea.evidence.pattern, Some(pattern("p_lbp_chronic")));
    assert_eq!(idea.unknowns, [Unknown::NoStudy(Some(pattern("p_lbp_chronic")))]);
}

#[test]
fn without_any_study_the_first_complaint_is_named() {
    let answers = json!({ "regions": ["front_shin_l"], "duration": "d_gt_12m", "goals": ["g_move", "g_desk"], "pref_pressure": "2", "seen_doctor": "yes_diagnosed" });
    let idea = idea_of("stretching", answers);
    assert_eq!((CONTENT.ratings[idea.evidence.rating].id, idea.evidence.pattern), ("none", Some(pattern("p_other"))));
    assert_eq!(idea.unknowns, [Unknown::NoStudy(Some(pattern("p_other")))]);
}

#[test]
fn studies_that_disagree_are_told_as_such() {
    let answers = json!({ "regions": ["back_neck_l"], "duration": "d_gt_12m", "goals": ["g_pain", "g_desk"], "seen_doctor": "yes_diagnosed" });
    assert_eq!(idea_of("relaxation", answers).unknowns, [Unknown::Disagree, Unknown::Type]);
    let answers = json!({ "regions": ["back_low_l"], "duration": "d_gt_12m", "dx": ["dx_fibromyalgia"], "goals": ["g_pain"], "seen_doctor": "yes_diagnosed" });
    assert_eq!(idea_of("relaxation", answers).unknowns, [Unknown::Disagree, Unknown::Type]);
    let answers = json!({ "regions": ["back_low_l"], "duration": "d_gt_12m", "goals": ["g_pain"], "seen_doctor": "yes_diagnosed" });
    assert_eq!(idea_of("relaxation", answers).unknowns, [Unknown::Type]);
    let answers = json!({ "goals": ["g_relax", "g_sleep"] });
    assert_eq!(idea_of("relaxation", answers).unknowns, [Unknown::Long]);
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

fn ids(positions: &[usize], lines: &[massage_check::content::Line]) -> Vec<&'static str> {
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
        &["info_nerve"],
        &["else_move", "else_exercise", "else_breaks"],
        0,
    );
    check_lines(
        json!({ "goals": ["g_mood", "g_circulation", "g_prevent"] }),
        &["info_circulation", "info_prevent", "info_mood"],
        &["else_exercise"],
        1,
    );
    check_lines(json!({ "stress": 8 }), &[], &["else_exercise", "else_rest"], 1);
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
    assert_eq!(what(&answers, "duration"), [massage_check::logic::What::Nothing]);
    let unsure = json!({ "regions": ["back_calf_l"], "cond": ["c_clot_past"], "duration": "d_unsure" });
    let option = crate::support::option("duration", "d_unsure");
    assert_eq!(what(&unsure, "duration"), [massage_check::logic::What::Option(option)]);
    assert_eq!(what(&unsure, "cond").len(), 1, "the condition behind the rule is quoted");
    assert_eq!(what(&unsure, "regions").len(), 1);
}

/// Of two patterns with the same points, the earlier of the label table is named.
#[test]
fn ties_are_broken_by_the_order_of_the_patterns() {
    let answers = json!({ "regions": ["back_low_l", "front_shoulder_l"], "duration": "d_gt_12m", "goals": ["g_pain"] });
    let assessment = assessed(&with_defaults(&answers));
    let relaxation = assessment
        .verdicts
        .iter()
        .find(|verdict| CONTENT.techniques[verdict.technique].id == "relaxation")
        .expect("relaxation");
    assert_eq!(relaxation.status, Status::Suggested);
    assert_eq!(relaxation.idea.as_ref().expect("an idea").evidence.pattern, Some(pattern("p_lbp_chronic")));
}

#[test]
fn maternity_is_named_when_all_or_some_signs_are_its_own() {
    use massage_check::assess::Maternity;
    let maternity = |answers: Value| assessed(&bare(&answers)).maternity;
    assert_eq!(maternity(json!({ "preg": "t2", "preg_flags": ["pf_bleed"] })), Maternity::Only);
    assert_eq!(maternity(json!({ "preg": "t2", "preg_flags": ["pf_bleed"], "rf_em": ["em_chest"] })), Maternity::Also);
    assert_eq!(maternity(json!({ "rf_em": ["em_pregnancy"] })), Maternity::Only);
    assert_eq!(maternity(json!({ "rf_em": ["em_pregnancy", "em_chest"] })), Maternity::Also);
    assert_eq!(maternity(json!({ "preg": "t2", "rf_em": ["em_chest"] })), Maternity::No);
    assert_eq!(maternity(json!({ "preg": "t2", "preg_flags": ["pf_highrisk"] })), Maternity::No);
}

#[test]
fn a_ceiling_is_told_only_where_it_holds_something_back() {
    use massage_check::assess::Ceilinged;
    let ceilinged = |technique: &str, answers: Value| {
        let assessment = assessed(&with_defaults(&answers));
        let verdict =
            assessment.verdicts.iter().find(|verdict| CONTENT.techniques[verdict.technique].id == technique).cloned();
        verdict.expect("a technique").ceilinged
    };
    let strong = json!({
        "regions": ["back_low_l"], "duration": "d_gt_12m", "goals": ["g_pain", "g_move"], "pref_pressure": "3",
        "dx": ["dx_oa_knee"], "seen_doctor": "yes_diagnosed",
    });
    assert_eq!(ceilinged("cupping", strong.clone()), None, "6 points are held back by nothing");
    assert_eq!(ceilinged("iastm", strong.clone()), Some(Ceilinged::Information));
    assert_eq!(ceilinged("scar", strong), Some(Ceilinged::Goal(crate::support::option("goals", "g_scar"))));
    assert_eq!(ceilinged("cupping", json!({ "goals": ["g_relax"] })), None, "nor is a low score");
    assert_eq!(ceilinged("relaxation", json!({ "goals": ["g_relax"] })), None);
    assert_eq!(ceilinged("scar", json!({ "goals": ["g_scar"] })), None);
}

/// What was answered, and what was not, stands in the trace of a rule.
#[test]
fn the_trace_tells_answers_that_speak_by_being_missing_or_different() {
    use massage_check::logic::What;
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
}

/// The careful reading of a missing duration needs a painful place; a wish and a pregnancy do not.
#[test]
fn only_what_applies_is_read_with_care() {
    let prepared = |answers: Value| massage_check::logic::prepare(&CONTENT, &with_defaults(&answers));
    let chose = |answers: &massage_check::answers::Answers, question: &str, id: &str| {
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
    use massage_check::logic::Cause;
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
    use massage_check::content::{Condition, Set};
    use massage_check::logic::{Facts, What};
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
