//! Exhaustively: each single safety answer, added to at least 500 generated answer sets, can only make things
//! more careful (invariants I2, I3 and I4).

use std::collections::BTreeSet;

use content::OptionId;
use engine::answers::Answers;
use engine::assess::Assessment;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use report::CONTENT;

use crate::support::{any_answers, assessed, choose, mark, statuses};

const N_SETS: usize = 500;

/// All options that fire a rule, and all that adding them to a list of safety answers can mean.
fn safety_options() -> BTreeSet<OptionId> {
    let ticked = CONTENT.rules.rows().filter_map(|rule| rule.option);
    let chosen = CONTENT.rules.rows().filter(|rule| rule.label.is_some()).flat_map(|rule| match &rule.when {
        content::Condition::Chosen(options) => options.to_vec(),
        _ => Vec::new(),
    });
    ticked.chain(chosen).collect()
}

#[test]
fn one_more_safety_answer_never_makes_anything_less_careful() {
    let options = safety_options();
    assert!(options.len() > 90, "only {} safety answers", options.len());
    let mut runner = TestRunner::deterministic();
    for _ in 0..N_SETS {
        let base = any_answers().new_tree(&mut runner).expect("answers").current();
        let before = assessed(&base);
        for option in &options {
            let question = CONTENT.options[*option].question;
            let is_single = matches!(CONTENT.questions[question].kind, content::Kind::One);
            // A single choice is only ever changed from "no" or from no answer: one pregnancy week is not "more" than another.
            if is_single && base.chosen(&CONTENT, question).any(|chosen| CONTENT.options[chosen].id != "no") {
                continue;
            }
            let mut answers = base.clone();
            choose(&mut answers, *option);
            let what = || CONTENT.options[*option].id.to_owned();
            check(&base, &before, &answers, what);
        }
        for region in CONTENT.regions.ids() {
            let mut answers = base.clone();
            mark(&mut answers, CONTENT.roles.leave_alone, region);
            check(&base, &before, &answers, || format!("leave alone {}", CONTENT.regions[region].id));
        }
    }
}

#[track_caller]
fn check(base: &Answers, before: &Assessment, answers: &Answers, what: impl Fn() -> String) {
    let after = assessed(answers);
    // Earlier tiers are more urgent.
    // An answer that closes an open safety question may end "incomplete"; it then adds an answer, not a warning.
    if after.missing.len() >= before.missing.len() {
        assert!(after.tier <= before.tier, "{} lowers the tier of {base:?}", what());
        for ((technique, was), (_, is)) in statuses(before).into_iter().zip(statuses(&after)) {
            assert!(is <= was, "{} raises {} for {base:?}", what(), CONTENT.techniques[technique].id);
        }
    }
    assert!(after.limits.cap <= before.limits.cap, "{} raises the cap of {base:?}", what());
    for (group, was) in before.limits.areas.iter() {
        let is = after.limits.areas.get(group);
        assert!(
            is.is_some_and(|is| is <= was),
            "{} raises the limit of {} for {base:?}",
            what(),
            CONTENT.groups[group].id
        );
    }
}
