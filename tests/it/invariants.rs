//! Invariants I1 to I20 of the clinical reference (5.6) as property tests; I17 stands with the cases.

use content::{CappedAt, Id as _, Kind, RegionId, Set};
use engine::answers::{self, Answer, Answers};
use engine::assess::{Assessment, ReasonAgainst, ReasonFor, Status, assess};
use engine::config::ClinicConfig;
use proptest::prelude::*;
use report::CONTENT;
use serde_json::json;

use crate::support::{
    any_answers, assessed, bare, choose, harmless_answers, mark, nothing_special, option, question, statuses, tier,
    with_defaults,
};

const HIDING: [&str; 6] = ["emergency", "same_day", "see_doctor", "out_of_scope", "postpone", "incomplete"];

fn mirrored(answers: &Answers) -> Answers {
    let mirror = |region: RegionId| CONTENT.regions[region].mirror;
    let mut result = Answers::default();
    for (question, answer) in answers.iter() {
        let answer = match answer.clone() {
            Answer::Places(mut places) => {
                places.regions = places.regions.iter().map(mirror).collect();
                Answer::Places(places)
            }
            Answer::Place(region) => Answer::Place(mirror(region)),
            Answer::Reasons(reasons) => {
                Answer::Reasons(reasons.iter().map(|(region, why)| (mirror(region), *why)).collect())
            }
            other => other,
        };
        result.set(question, answer);
    }
    result
}

proptest! {
    /// I1.
    #[test]
    fn a_hiding_tier_hides_every_idea(answers in any_answers()) {
        let assessment = assessed(&answers);
        if HIDING.contains(&tier(&assessment)) {
            prop_assert!(assessment.verdicts.iter().all(|verdict| verdict.status == Status::Suppressed && verdict.idea.is_none()));
        } else {
            prop_assert!(assessment.verdicts.iter().all(|verdict| verdict.status != Status::Suppressed));
        }
    }

    /// I5: the same answers give the same assessment, however they were written down.
    #[test]
    fn the_order_and_repetition_of_answers_do_not_matter(answers in any_answers()) {
        let raw = answers::write(&CONTENT, &answers);
        let text = serde_json::to_string(&raw).expect("JSON");
        let mut reversed: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for (_, value) in reversed.as_object_mut().expect("an object") {
            if let Some(list) = value.as_array_mut() {
                let again = list.clone();
                list.reverse();
                if list.len() < 3 {
                    list.extend(again);
                }
            }
        }
        prop_assert_eq!(assessed(&bare(&reversed)), assessed(&answers));
    }

    /// I6.
    #[test]
    fn free_text_changes_nothing_but_the_print_out(answers in harmless_answers(), text in "\\PC{0,80}") {
        let mut with_text = answers.clone();
        let mut without = answers;
        for (id, _) in CONTENT.questions.iter().filter(|(_, row)| matches!(row.kind, Kind::Text { .. })) {
            with_text.set(id, Answer::Text(text.clone()));
            without.clear(id);
        }
        prop_assert_eq!(assessed(&with_text), assessed(&without));
    }

    /// How strong it is in each part is printed and read by no rule, like free text.
    #[test]
    fn numbers_for_parts_change_nothing_but_the_print_out(answers in any_answers()) {
        let mut without = answers.clone();
        let mut with = answers;
        for (id, row) in CONTENT.questions.iter() {
            if let Kind::NumberPerPart { max, .. } = row.kind {
                with.set(id, Answer::PartNumbers(CONTENT.parts.ids().map(|part| (part, max)).collect()));
                without.clear(id);
            }
        }
        prop_assert_ne!(&with, &without);
        prop_assert_eq!(assessed(&with), assessed(&without));
    }

    /// I7 and I8.
    #[test]
    fn every_idea_stays_below_the_cap_and_says_what_is_known(answers in any_answers()) {
        let assessment = assessed(&answers);
        for verdict in &assessment.verdicts {
            let technique = &CONTENT.techniques[verdict.technique];
            match verdict.status {
                Status::Suggested | Status::Possible => {
                    let idea = verdict.idea.as_ref().expect("an idea");
                    prop_assert!(technique.lowest <= assessment.limits.cap);
                    prop_assert!(idea.range.lowest <= idea.range.highest && idea.range.highest <= assessment.limits.cap);
                    prop_assert!((1..=3).contains(&idea.reasons.len()), "{} has {} reasons", technique.id, idea.reasons.len());
                    prop_assert!(!idea.unknowns.is_empty());
                    prop_assert!(verdict.blocks.is_empty());
                    for lighter in &idea.lighter {
                        prop_assert!(technique.lowest <= lighter.at_most && lighter.at_most < idea.range.highest);
                    }
                }
                Status::Avoid => prop_assert!(!verdict.blocks.is_empty()),
                Status::NotSuggested | Status::Suppressed => prop_assert!(verdict.blocks.is_empty()),
            }
        }
    }

    /// I9, first half.
    #[test]
    fn an_unanswered_safety_question_shows_no_idea(answers in any_answers(), which in any::<prop::sample::Index>()) {
        let safety: Vec<_> = CONTENT.questions.iter().filter(|(_, row)| row.safety).map(|(id, _)| id).collect();
        let mut answers = answers;
        let removed = *which.get(&safety);
        answers.clear(removed);
        let assessment = assessed(&answers);
        let applies = removed != question("preg_flags") || answers.is_answered(&CONTENT, question("preg")) && !answers.chose(&CONTENT, option("preg", "no"));
        if applies {
            prop_assert!(assessment.missing.contains(&removed));
            prop_assert!(assessment.verdicts.iter().all(|verdict| verdict.status == Status::Suppressed));
            prop_assert!(HIDING.contains(&tier(&assessment)));
        }
    }

    /// I9, second half: "none" beside a ticked item counts as the item.
    #[test]
    fn none_beside_a_ticked_item_counts_as_the_item(answers in any_answers()) {
        let mut with_none = answers.clone();
        let mut expected = answers;
        for (id, row) in CONTENT.questions.iter().filter(|(_, row)| matches!(row.kind, Kind::Many { max: None })) {
            for list in row.lists {
                let is_exclusive = |option: &content::OptionId| CONTENT.options[*option].exclusive;
                let ticked = list.options.iter().any(|option| !is_exclusive(option) && expected.chose(&CONTENT, *option));
                for option in list.options.iter().filter(|option| is_exclusive(option)) {
                    if ticked {
                        choose(&mut with_none, *option);
                        if let Some(Answer::Many(chosen)) = expected.get(id).cloned() {
                            let mut chosen: Set<_> = chosen;
                            chosen.remove(*option);
                            expected.set(id, Answer::Many(chosen));
                        }
                    }
                }
            }
        }
        prop_assert_eq!(assessed(&with_none), assessed(&expected));
    }

    /// I10.
    #[test]
    fn a_wish_for_firmer_pressure_never_raises_a_cap(answers in any_answers(), softer in 0usize..5, firmer in 0usize..5) {
        let wish = CONTENT.roles.pressure_wish;
        let levels = CONTENT.questions[wish].lists[0].options;
        let with = |level: usize| {
            let mut answers = answers.clone();
            answers.set(wish, Answer::One(levels[level]));
            assessed(&answers).limits
        };
        let (low, high) = (with(softer.min(firmer)), with(softer.max(firmer)));
        prop_assert!(high.cap <= low.cap);
        prop_assert_eq!(high.areas, low.areas);
    }

    /// I11.
    #[test]
    fn what_is_listed_for_information_is_never_an_idea(answers in any_answers()) {
        for verdict in assessed(&answers).verdicts {
            match CONTENT.techniques[verdict.technique].id {
                "craniosacral" | "iastm" => prop_assert!(verdict.status <= Status::NotSuggested),
                "cupping" => prop_assert!(verdict.status <= Status::Possible),
                _ => {}
            }
        }
    }

    /// I12.
    #[test]
    fn left_and_right_are_treated_alike(answers in any_answers()) {
        let (one, other) = (assessed(&answers), assessed(&mirrored(&answers)));
        prop_assert_eq!(one.tier, other.tier);
        prop_assert_eq!(one.limits.cap, other.limits.cap);
        prop_assert_eq!(&one.limits.areas, &other.limits.areas);
        prop_assert_eq!(statuses(&one), statuses(&other));
    }

    /// I13. The one rule that asks for one side only is told apart: `safety.rs` says where its warning goes.
    #[test]
    fn one_more_painful_place_never_lowers_the_tier(answers in any_answers(), place in 0usize..74) {
        let warns_of_one_leg = |assessment: &Assessment| {
            assessment.cautions.iter().any(|caution| CONTENT.rules[caution.rule].id == "dr_limb_swollen")
        };
        let before = assessed(&answers);
        let mut more = answers;
        mark(&mut more, CONTENT.roles.pain_places, RegionId::new(place as u16));
        let after = assessed(&more);
        prop_assert!(after.tier <= before.tier || warns_of_one_leg(&before) && !warns_of_one_leg(&after));
    }

    /// I14.
    #[test]
    fn status_follows_from_score_ceiling_and_block_alone(answers in harmless_answers()) {
        for verdict in assessed(&answers).verdicts {
            if verdict.status == Status::Suppressed { continue; }
            let total = verdict.score.expect("a score").total();
            let by_score = if total >= 6 { Status::Suggested } else if total >= 4 { Status::Possible } else { Status::NotSuggested };
            let caps = verdict.caps.iter().map(|position| match CONTENT.status_caps[*position].at_most {
                CappedAt::NotSuggested => Status::NotSuggested,
                CappedAt::Possible => Status::Possible,
            });
            let expected = if verdict.blocks.is_empty() { caps.fold(by_score, Status::min) } else { Status::Avoid };
            prop_assert_eq!(verdict.status, expected, "{}", CONTENT.techniques[verdict.technique].id);
        }
    }

    /// I18.
    #[test]
    fn no_reason_contradicts_what_else_is_shown(answers in any_answers()) {
        let assessment = assessed(&answers);
        for verdict in &assessment.verdicts {
            let Some(idea) = &verdict.idea else { continue };
            let is_softer = verdict.against.iter().any(|reason| {
                matches!(reason, ReasonAgainst::Soft | ReasonAgainst::SoftByLimit | ReasonAgainst::Firm)
            });
            for reason in &idea.reasons {
                match reason {
                    ReasonFor::Goals(goals) => {
                        prop_assert!(!goals.is_empty() && goals.iter().all(|goal| answers.chose(&CONTENT, *goal)));
                    }
                    ReasonFor::Pressure(wish) => {
                        prop_assert!((idea.range.lowest..=idea.range.highest).contains(wish) && !is_softer);
                    }
                    ReasonFor::Places(groups) => {
                        for group in groups {
                            prop_assert!(!idea.not_on.contains(group) && assessment.limits.effective_groups.contains(*group));
                        }
                    }
                    ReasonFor::Kind(uses) => prop_assert!(!uses.is_empty()),
                    ReasonFor::Use(_) => prop_assert!(assessment.limits.painful.is_empty()),
                    ReasonFor::Light => prop_assert!(!is_softer),
                    ReasonFor::Studied(pattern) => prop_assert_eq!(idea.evidence.pattern, Some(*pattern)),
                }
            }
        }
    }

    /// I19.
    #[test]
    fn studies_move_the_order_only_a_little(answers in any_answers()) {
        for score in assessed(&answers).verdicts.iter().filter_map(|verdict| verdict.score) {
            prop_assert!((-4..=3).contains(&(score.evidence + score.against)));
        }
    }

    /// I20.
    #[test]
    fn one_begins_within_the_range_and_gently_where_there_is_a_reason(answers in any_answers()) {
        for verdict in assessed(&answers).verdicts {
            let Some(idea) = verdict.idea else { continue };
            prop_assert!(idea.range.lowest <= idea.range.start && idea.range.start <= idea.range.highest);
            if verdict.score.expect("a score").start < 0 {
                prop_assert_eq!(idea.range.start, idea.range.lowest);
            }
        }
    }

    /// I15.
    #[test]
    fn a_higher_age_is_never_treated_with_less_care(answers in any_answers()) {
        let at = |age: &str| {
            let mut answers = answers.clone();
            choose(&mut answers, option("age", age));
            assessed(&answers)
        };
        let bands = ["18_49", "50_69", "70_plus"].map(at);
        for pair in bands.windows(2) {
            prop_assert!(pair[1].tier <= pair[0].tier);
            let deep = |index: usize| statuses(&pair[index]).into_iter().find(|(technique, _)| CONTENT.techniques[*technique].id == "deep_tissue").expect("deep tissue").1;
            prop_assert!(deep(1) <= deep(0));
        }
    }

    /// What a clinic does not offer is hidden; nothing else changes.
    #[test]
    fn not_offering_a_technique_changes_nothing_else(answers in any_answers(), which in 0usize..12) {
        let hidden = CONTENT.techniques.ids().nth(which).expect("a technique");
        let offered = CONTENT.techniques.ids().filter(|id| *id != hidden).collect();
        let config = ClinicConfig { offered: engine::config::Offered::Only(offered), ..ClinicConfig::default() };
        let mut expected = assessed(&answers);
        expected.verdicts.retain(|verdict| verdict.technique != hidden);
        prop_assert_eq!(assess(&CONTENT, &config, &answers), expected);
    }
}

/// I16.
#[test]
fn an_unknown_option_is_an_error_and_never_skipped() {
    let raw = serde_json::from_value(json!({ "rf_em": ["em_saddle", "em_new"], "age": "18-49" })).expect("an object");
    let (answers, issues) = answers::parse(&CONTENT, &raw);
    let messages: Vec<String> = issues.iter().map(ToString::to_string).collect();
    assert_eq!(messages, ["age: unknown option \"18-49\"", "rf_em: unknown option \"em_new\""]);
    assert!(answers.is_empty());
}

/// Marked places count for the tier even where they are to be left alone.
#[test]
fn leaving_a_painful_place_alone_does_not_silence_its_warning() {
    let answers = json!({ "regions": ["front_chest_l"], "seen_doctor": "no", "avoid_regions": ["front_chest_l"] });
    assert_eq!(tier(&assessed(&with_defaults(&answers))), "see_doctor");
}

/// The empty list is not "none".
#[test]
fn an_empty_safety_list_is_not_an_answer() {
    let mut answers = nothing_special();
    answers.clear(question("rf_soon"));
    let assessment = assessed(&answers);
    assert_eq!(tier(&assessment), "incomplete");
    assert_eq!(assessment.missing, [question("rf_soon")]);
}
