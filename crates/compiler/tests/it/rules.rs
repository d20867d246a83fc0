//! Mistakes in rules, tiers, limits and the score.

use crate::fixture::{Fixture, append, check, replace};

const SAFETY: &str = "rules/safety.toml";

#[test]
fn a_rule_that_is_ticked_and_derived_is_named() {
    check(
        replace(SAFETY, "ticked = \"signs\"", "ticked = \"signs\"\nwhen = { marked = \"places\" }"),
        &[r#"rules/safety.toml: rule "fever": needs either "ticked" or "when""#],
    );
}

#[test]
fn a_rule_without_a_tier_is_named() {
    check(
        replace(SAFETY, "tier = \"emergency\"\n", ""),
        &[
            r#"rules/safety.toml: rule "fever": needs either "tier" or "tiers""#,
            r#"locales/en/content.json: text "rule.fever.reason": nothing refers to this text, take it out"#,
        ],
    );
}

#[test]
fn a_last_tier_that_does_not_hold_always_is_named() {
    check(
        replace(SAFETY, "{ tier = \"adapt\" }]", "{ tier = \"adapt\", when = { named = \"new\" } }]"),
        &[r#"rules/safety.toml: rule "dr_back": the last of "tiers" must hold always: take its "when" out"#],
    );
}

#[test]
fn a_tier_that_hides_those_after_it_is_named() {
    check(
        replace(SAFETY, "{ tier = \"clearance\", when = { rule = \"thin_bones\" } }", "{ tier = \"clearance\" }"),
        &[
            r#"rules/safety.toml: rule "dr_back": the tier "clearance" holds always and hides those after it: give it "when", or put it last"#,
        ],
    );
}

#[test]
fn an_unknown_tier_is_named() {
    check(
        replace(SAFETY, "tier = \"emergency\"", "tier = \"emergancy\""),
        &[r#"rules/safety.toml: rule "fever": unknown tier "emergancy" (did you mean "emergency"?)"#],
    );
}

#[test]
fn a_ticked_rule_without_its_option_is_named() {
    check(
        append(SAFETY, "[[rule]]\nid = \"fevers\"\nticked = \"signs\"\ntier = \"adapt\"\nsources = [\"BOOK\"]"),
        &[r#"rules/safety.toml: rule "fevers": unknown option "fevers" of question "signs" (did you mean "fever"?)"#],
    );
}

#[test]
fn a_rule_ticked_by_none_of_these_is_named() {
    check(
        append(SAFETY, "[[rule]]\nid = \"none\"\nticked = \"signs\"\ntier = \"adapt\"\nsources = [\"BOOK\"]"),
        &[
            r#"rules/safety.toml: rule "none": the option "none" is "exclusive" and cannot fire a rule"#,
            r#"rules/safety.toml: rule "none": the text "rule.none.reason" is missing in locales/en"#,
        ],
    );
}

#[test]
fn a_rule_ticked_in_a_number_is_named() {
    check(
        replace(SAFETY, "ticked = \"signs\"", "ticked = \"strength\""),
        &[
            r#"rules/safety.toml: rule "fever": "ticked" names "strength", which is of kind "number" and has nothing to tick"#,
            r#"rules/safety.toml: rule "fever": unknown option "fever" of question "strength""#,
        ],
    );
}

#[test]
fn a_rule_without_a_source_is_named() {
    check(
        replace(SAFETY, "sources = [\"BOOK\"]", ""),
        &[
            r#"rules/safety.toml: rule "fever": has no source: name one in "sources", or say why there is none in "no_source""#,
        ],
    );
}

#[test]
fn an_empty_reason_for_no_source_is_named() {
    check(
        replace(SAFETY, "the client asks for it", ""),
        &[r#"rules/safety.toml: rule "dr_leave": "no_source" is empty: say why there is no source"#],
    );
}

#[test]
fn a_reason_for_no_source_beside_a_source_is_named() {
    check(
        replace(SAFETY, "sources = [\"BOOK\"]", "sources = [\"BOOK\"]\nno_source = \"why\""),
        &[r#"rules/safety.toml: rule "fever": has "sources" and "no_source": take one of them out"#],
    );
}

#[test]
fn an_unknown_source_is_named() {
    check(
        replace(SAFETY, "sources = [\"BOOK\"]", "sources = [\"BOK\"]"),
        &[r#"rules/safety.toml: rule "fever": unknown source "BOK" (did you mean "BOOK"?)"#],
    );
}

#[test]
fn an_adding_rule_without_a_source_is_named() {
    check(
        replace(SAFETY, "adds = \"weak_heart\"\nsources = [\"BOOK\"]", "adds = \"weak_heart\""),
        &[
            r#"rules/safety.toml: adding "dr_scar": has no source: name one in "sources", or say why there is none in "no_source""#,
        ],
    );
}

#[test]
fn an_adding_rule_for_an_unknown_rule_is_named() {
    check(
        replace(SAFETY, "adds = \"weak_heart\"", "adds = \"weak_hart\""),
        &[r#"rules/safety.toml: adding "dr_scar": unknown rule "weak_hart" (did you mean "weak_heart"?)"#],
    );
}

#[test]
fn an_unknown_basis_is_named() {
    check(
        replace(SAFETY, "basis = \"G/C\"", "basis = \"X\""),
        &[r#"rules/safety.toml: rule "fever": "basis" is one or more of G, C and E, for example "G/C""#],
    );
}

#[test]
fn a_cap_beyond_the_scale_is_named() {
    check(
        replace(SAFETY, "cap = 3", "cap = 6"),
        &[r#"rules/safety.toml: rule "weak_heart": cap is 6, but must be from 1 to 5"#],
    );
}

#[test]
fn a_negative_limit_is_named() {
    check(
        replace(SAFETY, "{ \"@all\" = 2 }", "{ \"@all\" = -1 }"),
        &[r#"rules/safety.toml: rule "thin_bones": the limit of "@all" is -1, but must be from 0 to 5"#],
    );
}

#[test]
fn a_group_with_two_limits_is_named() {
    check(
        replace(SAFETY, "{ \"@all\" = 2 }", "{ \"@all\" = 2, arm = 1 }"),
        &[r#"rules/safety.toml: rule "thin_bones": the group "arm" has two limits"#],
    );
}

#[test]
fn an_excluded_technique_that_is_unknown_is_named() {
    check(
        replace(SAFETY, "excludes = [\"@firm\"]", "excludes = [\"@firm\", \"relaxing\"]"),
        &[r#"rules/safety.toml: rule "thin_bones": unknown technique "relaxing" (did you mean "relaxation"?)"#],
    );
}

#[test]
fn places_to_leave_alone_from_a_question_without_a_map_are_named() {
    check(
        replace(SAFETY, "leaves_alone = \"leave\"", "leaves_alone = \"goals\""),
        &[
            r#"rules/safety.toml: rule "dr_leave": "leaves_alone" names "goals", which is of kind "many" and must be "places""#,
        ],
    );
}

#[test]
fn a_derived_rule_without_an_example_that_fires_is_named() {
    check(
        replace(
            SAFETY,
            "leave_reason = { front_arm_r = \"skin\" } }\nfires = true",
            "leave_reason = { front_arm_r = \"skin\" } }\nfires = false",
        ),
        &[r#"rules/safety.toml: rule "dr_leave": needs an example with "fires = true""#],
    );
}

#[test]
fn an_adding_rule_without_an_example_that_does_not_fire_is_named() {
    check(
        replace(SAFETY, "main_place = \"low_back_r\" }\nfires = false", "main_place = \"low_back_r\" }\nfires = true"),
        &[r#"rules/safety.toml: adding "dr_scar": needs an example with "fires = false""#],
    );
}

#[test]
fn an_example_with_an_unknown_region_is_named() {
    check(
        replace(SAFETY, "answers = { places = [\"low_back_l\"]", "answers = { places = [\"low_bak_l\"]"),
        &[
            r#"rules/safety.toml: rule "dr_back": in an example: unknown region "low_bak_l" (did you mean "low_back_l"?)"#,
        ],
    );
}

#[test]
fn an_example_with_an_answer_of_the_wrong_type_is_named() {
    check(
        replace(SAFETY, "answers = { goals = [\"scar\"] }", "answers = { goals = \"scar\" }"),
        &[r#"rules/safety.toml: adding "dr_scar": in an example: the answer to "goals" must be a list of ids"#],
    );
}

#[test]
fn an_example_with_an_unknown_question_is_named() {
    check(
        replace(SAFETY, "answers = { goals = [\"scar\"] }", "answers = { golas = [\"scar\"] }"),
        &[r#"rules/safety.toml: adding "dr_scar": in an example: unknown question "golas" (did you mean "goals"?)"#],
    );
}

#[test]
fn a_rule_that_refers_to_a_later_one_is_named() {
    check(
        replace(
            SAFETY,
            "when = { all = [{ area_in = [\"back\"] }, { named = \"new\" }] }",
            "when = { all = [{ area_in = [\"back\"] }, { rule = \"dr_leave\" }] }",
        ),
        &[
            r#"rules/safety.toml: rule "dr_back": refers to the rule "dr_leave", which comes later: put it before this one"#,
        ],
    );
}

#[test]
fn a_rule_that_refers_to_itself_is_named() {
    check(
        replace(
            SAFETY,
            "when = { marked = \"leave\" }",
            "when = { any = [{ marked = \"leave\" }, { rule = \"dr_leave\" }] }",
        ),
        &[r#"rules/safety.toml: rule "dr_leave": refers to itself"#],
    );
}

#[test]
fn a_later_rule_behind_a_named_condition_is_named_too() {
    check(
        replace("rules/named.toml", "{ marked = \"places\" }", "{ rule = \"dr_leave\" }"),
        &[
            r#"rules/safety.toml: rule "dr_back": refers to the rule "dr_leave", which comes later: put it before this one"#,
        ],
    );
}

#[test]
fn an_adding_rule_that_refers_to_a_derived_one_is_named() {
    check(
        replace(SAFETY, "{ not = { rule = \"fever\" } }", "{ not = { rule = \"dr_leave\" } }"),
        &[
            r#"rules/safety.toml: adding "dr_scar": refers to the rule "dr_leave", which is not ticked: adding rules run before derived ones"#,
        ],
    );
}

#[test]
fn named_conditions_in_a_circle_are_named() {
    check(
        append(
            "rules/named.toml",
            "[[named]]\nid = \"one\"\nwhen = { named = \"two\" }\n[[named]]\nid = \"two\"\nwhen = { not = { named = \"one\" } }",
        ),
        &[r#"rules/named.toml: named "one": is defined by itself: one -> two -> one"#],
    );
}

#[test]
fn a_limit_for_everybody_without_a_reason_is_named() {
    check(
        replace(SAFETY, "why = \"a record\"", "why = \"\""),
        &[r#"rules/safety.toml: limit "arm": "why" is empty: say what the limit is for"#],
    );
}

#[test]
fn two_limits_for_everybody_in_one_group_are_named() {
    check(
        append(SAFETY, "[[limit]]\ngroup = \"arm\"\nat_most = 2\nwhy = \"more\"\nsources = [\"BOOK\"]"),
        &[r#"rules/safety.toml: limit "arm": duplicate limit: the group has one already"#],
    );
}

#[test]
fn thresholds_in_the_wrong_order_are_named() {
    check(
        replace("rules/score.toml", "possible_from = 4", "possible_from = 8"),
        &[r#"rules/score.toml: "possible_from" must be lower than "suggested_from""#],
    );
}

#[test]
fn points_beyond_all_sense_are_named() {
    check(
        replace("rules/score.toml", "place = 1", "place = 100"),
        &["rules/score.toml: place is 100, but must be from 0 to 20"],
    );
}

#[test]
fn a_gentle_start_that_gives_points_is_named() {
    check(
        replace("rules/score.toml", "points = -2", "points = 2"),
        &[r#"rules/score.toml: gentle_start "strong_pain": points is 2, but must be from -9 to -1"#],
    );
}

#[test]
fn a_gentle_start_for_no_technique_is_named() {
    check(
        replace("rules/score.toml", "lowest_at_least = 3\n", ""),
        &[
            r#"rules/score.toml: gentle_start "strong_pain": needs "lowest_at_least" or "typical_at_least", to say which techniques it is about"#,
        ],
    );
}

/// The lines of `dr_back`, each with a limit of its own.
fn with_limits_in_lines() -> Fixture {
    replace(
        SAFETY,
        "tiers = [{ tier = \"clearance\", when = { rule = \"thin_bones\" } }, { tier = \"adapt\" }]",
        "tiers = [{ tier = \"clearance\", when = { rule = \"thin_bones\" }, limit_painful = 1 }, { tier = \"adapt\", limit_painful = 2 }]",
    )
}

#[test]
fn each_tier_of_a_rule_may_have_a_limit_of_its_own() {
    let tables = with_limits_in_lines().compile().unwrap().tables;
    for limit in ["limit_painful: Some(1)", "limit_painful: Some(2)"] {
        assert_eq!(tables.matches(limit).count(), 1, "{limit}");
    }
}

#[test]
fn a_limit_of_a_tier_beyond_the_scale_is_named() {
    check(
        with_limits_in_lines().replace(SAFETY, "limit_painful = 1", "limit_painful = 6"),
        &[r#"rules/safety.toml: rule "dr_back": limit_painful is 6, but must be from 0 to 5"#],
    );
}

#[test]
fn a_limit_beside_the_tiers_and_in_them_is_named() {
    check(
        with_limits_in_lines().replace(SAFETY, "tiers = [", "limit_painful = 3\ntiers = ["),
        &[
            r#"rules/safety.toml: rule "dr_back": "limit_painful" stands beside "tiers" and in them: write it for all of them or line by line"#,
        ],
    );
}

#[test]
fn a_tier_without_an_example_is_named() {
    check(
        replace(SAFETY, "fires = true\ntier = \"clearance\"", "fires = true"),
        &[r#"rules/safety.toml: rule "dr_back": needs an example with "tier = "clearance"""#],
    );
}

#[test]
fn a_tier_of_a_rule_that_does_not_fire_is_named() {
    check(
        replace(
            SAFETY,
            "fires = true\ntier = \"clearance\"",
            "fires = true\ntier = \"clearance\"\n[[rule.example]]\nanswers = {}\nfires = false\ntier = \"adapt\"",
        ),
        &[r#"rules/safety.toml: rule "dr_back": in an example: "tier" goes only with "fires = true""#],
    );
}

#[test]
fn an_example_with_a_tier_that_its_rule_has_not_is_named() {
    check(
        replace(
            SAFETY,
            "answers = { goals = [\"scar\"] }\nfires = true",
            "answers = { goals = [\"scar\"] }\nfires = true\ntier = \"adapt\"",
        ),
        &[r#"rules/safety.toml: adding "dr_scar": in an example: "adapt" is none of its "tiers""#],
    );
}
