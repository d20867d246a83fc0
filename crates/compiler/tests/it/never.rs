//! What can never hold, and what nothing leads to. `check_named` gives a named condition that p_stress uses too.

use crate::fixture::{Fixture, append, check, replace};

const PAIN: &str = "questions/pain.toml";
const HEALTH: &str = "questions/health.toml";

/// The fixture with a named condition that `p_stress` refers to in a way that can hold anyhow.
fn with_named(when: &str) -> Fixture {
    append("rules/named.toml", &format!("[[named]]\nid = \"odd\"\nwhen = {when}")).replace(
        "evidence/patterns.toml",
        "when = { has = { goals = \"relax\" } }",
        "when = { any = [{ has = { goals = \"relax\" } }, { named = \"odd\" }] }",
    )
}

#[track_caller]
fn never(when: &str) {
    check(
        with_named(when),
        &[
            r#"rules/named.toml: named "odd": can never hold, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[track_caller]
fn sometimes(when: &str) {
    check(with_named(when), &[]);
}

#[test]
fn two_options_of_a_single_choice_exclude_each_other() {
    never(r#"{ all = [{ is = { age = "adult" } }, { is = { age = "child" } }] }"#);
    sometimes(r#"{ any = [{ is = { age = "adult" } }, { is = { age = "child" } }] }"#);
}

#[test]
fn an_exclusive_option_stands_alone_in_its_list() {
    never(r#"{ all = [{ has = { signs = "fever" } }, { has = { signs = "none" } }] }"#);
    sometimes(r#"{ all = [{ has = { signs = "fever" } }, { has = { signs = "fainting" } }] }"#);
}

#[test]
fn none_of_one_list_goes_with_an_option_of_another() {
    sometimes(r#"{ all = [{ has = { illness = "weak_heart" } }, { has = { illness = "none" } }] }"#);
    never(
        r#"{ all = [{ has = { illness = "weak_heart" } }, { has = { illness = "thin_bones" } }, { has = { illness = "none" } }] }"#,
    );
}

#[test]
fn more_options_than_allowed_cannot_be_chosen() {
    sometimes(r#"{ all = [{ has = { goals = "relax" } }, { has = { goals = "scar" } }] }"#);
    check(
        with_named(r#"{ all = [{ has = { goals = "relax" } }, { has = { goals = "scar" } }] }"#).replace(
            PAIN,
            "at_most = 2",
            "at_most = 1",
        ),
        &[
            r#"rules/named.toml: named "odd": can never hold, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_condition_and_its_opposite_exclude_each_other() {
    never(r#"{ all = [{ named = "new" }, { not = { named = "new" } }] }"#);
    never(r#"{ all = [{ has = { signs = "fever" } }, { not = { has = { signs = ["fever", "fainting"] } } }] }"#);
}

#[test]
fn an_option_is_chosen_only_while_it_is_shown() {
    never(r#"{ all = [{ has = { signs = "fainting" } }, { is = { age = "child" } }] }"#);
    sometimes(r#"{ all = [{ has = { signs = "fever" } }, { is = { age = "child" } }] }"#);
}

#[test]
fn a_question_is_answered_only_while_its_answer_counts() {
    never(r#"{ all = [{ at_least = { strength = 3 } }, { not = { marked = "places" } }] }"#);
    sometimes(r#"{ all = [{ is = { duration = "months" } }, { not = { marked = "places" } }] }"#);
}

#[test]
fn an_option_of_an_unanswered_question_is_not_chosen() {
    never(r#"{ all = [{ is = { age = "adult" } }, { not = { answered = "age" } }] }"#);
}

#[test]
fn an_unanswered_question_may_be_read_as_an_option() {
    sometimes(r#"{ all = [{ is = { duration = "weeks" } }, { not = { answered = "duration" } }] }"#);
    never(r#"{ all = [{ is = { duration = "months" } }, { not = { answered = "duration" } }] }"#);
}

#[test]
fn an_answered_question_has_one_of_its_options() {
    never(r#"{ all = [{ answered = "age" }, { not = { is = { age = ["adult", "child"] } } }] }"#);
    sometimes(r#"{ all = [{ answered = "age" }, { not = { is = { age = "adult" } } }] }"#);
}

#[test]
fn a_number_is_not_high_and_low_at_once() {
    never(r#"{ all = [{ at_least = { strength = 8 } }, { not = { at_least = { strength = 5 } } }] }"#);
    sometimes(r#"{ all = [{ at_least = { strength = 5 } }, { not = { at_least = { strength = 8 } } }] }"#);
    never(r#"{ all = [{ answered = "strength" }, { not = { at_least = { strength = 0 } } }] }"#);
}

#[test]
fn nothing_hurts_excludes_marks() {
    never(r#"{ all = [{ has = { places = "no_pain" } }, { marked = "places" }] }"#);
    never(r#"{ all = [{ has = { places = "no_pain" } }, { area_in = ["arm"] }] }"#);
}

#[test]
fn few_marks_are_not_many() {
    never(r#"{ all = [{ marked_at_least = { places = 3 } }, { not = { marked_at_least = { places = 2 } } }] }"#);
    never(r#"{ all = [{ zones_at_least = 2 }, { not = { marked_at_least = { places = 2 } } }] }"#);
    sometimes(r#"{ all = [{ marked_at_least = { places = 2 } }, { not = { marked_at_least = { places = 3 } } }] }"#);
}

#[test]
fn marks_lie_in_some_area() {
    never(r#"{ all = [{ area_in = ["back"] }, { not = { area_in = ["@all"] } }] }"#);
    never(r#"{ all = [{ marked = "places" }, { not = { area_in = ["@all"] } }] }"#);
    sometimes(r#"{ all = [{ area_in = ["@all"] }, { not = { area_in = ["back"] } }] }"#);
}

#[test]
fn zones_need_places_that_are_left() {
    never(r#"{ all = [{ zones_at_least = 3 }, { not = { area_in = ["back"] } }] }"#);
    sometimes(r#"{ all = [{ zones_at_least = 2 }, { not = { area_in = ["back"] } }] }"#);
    never(r#"{ all = [{ marked = "places" }, { not = { zones_at_least = 1 } }] }"#);
}

#[test]
fn parts_need_marks_and_places_that_are_left() {
    sometimes(r#"{ parts_at_least = { places = 3 } }"#);
    never(r#"{ all = [{ parts_at_least = { places = 3 } }, { not = { parts_at_least = { places = 2 } } }] }"#);
    never(r#"{ all = [{ parts_at_least = { places = 2 } }, { not = { marked_at_least = { places = 2 } } }] }"#);
    never(r#"{ all = [{ parts_at_least = { places = 2 } }, { has = { places = "no_pain" } }] }"#);
    never(r#"{ all = [{ parts_at_least = { places = 3 } }, { not = { area_in = ["back"] } }] }"#);
    sometimes(r#"{ all = [{ parts_at_least = { places = 2 } }, { not = { area_in = ["back"] } }] }"#);
    never(r#"{ all = [{ marked = "leave" }, { not = { parts_at_least = { leave = 1 } } }] }"#);
    sometimes(r#"{ all = [{ marked_at_least = { places = 2 } }, { not = { parts_at_least = { places = 2 } } }] }"#);
}

#[test]
fn pain_in_two_zones_is_pain_in_two_parts() {
    never(r#"{ all = [{ zones_at_least = 2 }, { not = { parts_at_least = { places = 2 } } }] }"#);
    sometimes(r#"{ all = [{ zones_at_least = 2 }, { not = { parts_at_least = { places = 3 } } }] }"#);
}

#[test]
fn a_rule_fires_only_by_its_own_condition() {
    never(r#"{ all = [{ rule = "fainting" }, { is = { age = "child" } }] }"#);
    never(r#"{ all = [{ has = { signs = "fever" } }, { not = { rule = "fever" } }] }"#);
}

#[test]
fn a_rule_fires_also_by_the_rule_that_adds_it() {
    sometimes(r#"{ all = [{ rule = "weak_heart" }, { not = { has = { illness = "weak_heart" } } }] }"#);
    never(
        r#"{ all = [{ rule = "weak_heart" }, { not = { has = { illness = "weak_heart" } } }, { not = { has = { goals = "scar" } } }] }"#,
    );
}

#[test]
fn a_search_that_takes_too_long_gives_up_in_favour_of_the_content() {
    let all_ways = r#"{ any = [{ at_least = { strength = 8 } }, { marked_at_least = { places = 3 } }] }, "#.repeat(14);
    sometimes(&format!(
        r#"{{ all = [{all_ways} {{ is = {{ age = "adult" }} }}, {{ any = [{{ is = {{ age = "child" }} }}, {{ is = {{ age = "child" }} }}] }}] }}"#
    ));
}

#[test]
fn a_rule_that_can_never_fire_is_named() {
    check(
        replace(
            "rules/safety.toml",
            "when = { marked = \"leave\" }",
            "when = { all = [{ marked = \"leave\" }, { has = { leave = \"none\" } }] }",
        ),
        &[
            r#"rules/safety.toml: rule "dr_leave": can never fire, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn an_adding_rule_that_can_never_fire_is_named() {
    check(
        replace("rules/safety.toml", "{ not = { rule = \"fever\" } }", "{ not = { has = { goals = \"scar\" } } }"),
        &[
            r#"rules/safety.toml: adding "dr_scar": can never fire, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_tier_that_a_rule_can_never_reach_is_named() {
    check(
        replace("rules/safety.toml", "when = { rule = \"thin_bones\" }", "when = { has = { places = \"no_pain\" } }"),
        &[
            r#"rules/safety.toml: rule "dr_back": its tier "clearance" can never be reached, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_tier_behind_one_that_always_comes_first_is_named() {
    check(
        replace("rules/safety.toml", "when = { rule = \"thin_bones\" }", "when = { area_in = [\"back\"] }"),
        &[
            r#"rules/safety.toml: rule "dr_back": its tier "adapt" can never be reached, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_question_that_can_never_be_shown_is_named() {
    check(
        replace(
            PAIN,
            "id = \"note\"",
            "id = \"note\"\nshown = { all = [{ is = { age = \"adult\" } }, { not = { answered = \"age\" } }] }",
        ),
        &[
            r#"questions/pain.toml: question "note": can never be shown, because the conditions contradict each other or what can be answered"#,
            r#"questions/pain.toml: question "note": "counts" can never hold, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_must_that_can_never_hold_is_named() {
    check(
        replace(
            PAIN,
            "must = { rule_adding = \"tell\", except = [\"dr_leave\"] }",
            "must = { all = [{ rule = \"thin_bones\" }, { not = { rule = \"thin_bones\" } }] }",
        ),
        &[
            r#"questions/pain.toml: question "leave": "must" can never hold while the question is shown, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn an_option_that_can_never_be_shown_is_named() {
    check(
        replace(
            HEALTH,
            "shown = { is = { age = \"adult\" } }",
            "shown = { all = [{ is = { age = \"adult\" } }, { is = { age = \"child\" } }] }",
        ),
        &[
            r#"questions/health.toml: question "signs": the option "fainting" can never be shown, because the conditions contradict each other or what can be answered"#,
            r#"rules/safety.toml: rule "fainting": can never fire, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_pattern_of_the_body_without_marks_is_named() {
    check(
        replace(
            "evidence/patterns.toml",
            "when = { area_in = [\"@all\"] }",
            "when = { has = { places = \"no_pain\" } }",
        ),
        &[
            r#"evidence/patterns.toml: pattern "p_back": can never hold, because the conditions contradict each other or what can be answered"#,
            r#"evidence/patterns.toml: pattern "p_back": its evidence "ev_new" can never be reached, because the conditions contradict each other or what can be answered"#,
            r#"evidence/patterns.toml: pattern "p_back": its evidence "ev_back" can never be reached, because the conditions contradict each other or what can be answered"#,
            r#"lines.toml: good_to_know "back": can never be shown, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_line_for_two_tiers_at_once_is_named() {
    check(
        replace("lines.toml", "{ tier = [\"adapt\", \"clear\"] }", "{ tier = \"adapt\" }, { tier = \"clear\" }"),
        &[
            r#"lines.toml: good_to_know "back": can never be shown, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_line_for_a_pattern_that_is_there_and_not_there_is_named() {
    check(
        replace(
            "lines.toml",
            "{ tier = [\"adapt\", \"clear\"] }",
            "{ not = { pattern = [\"p_back\", \"p_stress\"] } }",
        ),
        &[
            r#"lines.toml: good_to_know "back": can never be shown, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_care_card_for_an_adaptation_that_is_there_and_not_there_is_named() {
    check(
        replace(
            "techniques/care.toml",
            "{ adapts = \"gentle\" }",
            "{ all = [{ adapts = \"gentle\" }, { not = { adapts = \"gentle\" } }] }",
        ),
        &[
            r#"techniques/care.toml: care "gentle": can never be shown, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_gentle_start_that_can_never_hold_is_named() {
    check(
        replace(
            "rules/score.toml",
            "when = { at_least = { strength = 8 } }",
            "when = { all = [{ at_least = { strength = 8 } }, { has = { places = \"no_pain\" } }] }",
        ),
        &[
            r#"rules/score.toml: gentle_start "strong_pain": can never hold, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn questions_shown_because_of_each_other_are_named() {
    check(
        replace(PAIN, "id = \"note\"", "id = \"note\"\nshown = { answered = \"goals\" }").replace(
            PAIN,
            "id = \"goals\"",
            "id = \"goals\"\nshown = { answered = \"note\" }",
        ),
        &[r#"questions/pain.toml: question "goals": is shown or counts only after itself: goals -> note -> goals"#],
    );
}

#[test]
fn rules_that_decide_what_counts_are_named() {
    check(
        replace(PAIN, "id = \"note\"", "id = \"note\"\nshown = { rule = \"fever\" }"),
        &[
            r#"questions/pain.toml: question "note": rules decide whether its answer counts, but rules look only at answers that count: write "counts" without "rule""#,
        ],
    );
}

#[test]
fn a_named_condition_that_nothing_refers_to_is_named() {
    check(
        append("rules/named.toml", "[[named]]\nid = \"old\"\nwhen = { is = { duration = \"months\" } }"),
        &[r#"rules/named.toml: named "old": no condition refers to it, use it or take it out"#],
    );
}

#[test]
fn a_group_without_places_is_named() {
    check(
        append("regions.toml", "[[group]]\nid = \"leg\"").add_texts(r#""group.leg": "legs""#),
        &[r#"regions.toml: group "leg": no place belongs to it, use it or take it out"#],
    );
}

#[test]
fn an_adaptation_that_no_rule_adds_is_named() {
    check(
        replace("rules/safety.toml", "at_cap = 2\n", ""),
        &[
            r#"techniques/care.toml: care "gentle": can never be shown, because the conditions contradict each other or what can be answered"#,
            r#"rules/safety.toml: adaptation "gentle": no rule adds it, use it or take it out"#,
        ],
    );
}

#[test]
fn a_tier_that_no_rule_leads_to_is_named() {
    check(
        append("rules/tiers.toml", "[[tier]]\nid = \"later\"\nstops = \"result\"\ntone = \"notice\"")
            .add_texts(r#""tier.later.title": "Later", "tier.later.text": "Later.", "tier.later.alert": "Later", "tier.later.name": "Later""#),
        &[r#"rules/tiers.toml: tier "later": no rule leads to it, use it or take it out"#],
    );
}

#[test]
fn pain_on_both_sides_is_pain_in_two_places_of_these_groups() {
    sometimes(r#"{ both_sides = ["back", "arm"] }"#);
    never(r#"{ all = [{ both_sides = ["back"] }, { not = { marked_at_least = { places = 2 } } }] }"#);
    never(r#"{ all = [{ both_sides = ["back"] }, { not = { area_in = ["back"] } }] }"#);
}

#[test]
fn pain_on_one_side_only_is_possible() {
    sometimes(r#"{ all = [{ area_in = ["back"] }, { not = { both_sides = ["back"] } }] }"#);
}
