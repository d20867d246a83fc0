//! Mistakes in conditions. Each test gives the pattern `p_back` another condition.

use crate::fixture::{check, replace};

/// Asserts what is said about a condition.
#[track_caller]
fn check_when(when: &str, expected: &[&str]) {
    let fixture = replace("evidence/patterns.toml", "when = { area_in = [\"@all\"] }", &format!("when = {when}"));
    let expected: Vec<String> =
        expected.iter().map(|message| format!("evidence/patterns.toml: pattern \"p_back\": {message}")).collect();
    check(fixture, &expected.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn an_unknown_option_is_named_with_its_question_and_the_nearest_known_one() {
    check_when(
        r#"{ has = { signs = "feverish" } }"#,
        &[r#"unknown option "feverish" of question "signs" (did you mean "fever"?)"#],
    );
}

#[test]
fn an_unknown_question_is_named() {
    check_when(r#"{ answered = "durasion" }"#, &[r#"unknown question "durasion" (did you mean "duration"?)"#]);
}

#[test]
fn options_of_an_unknown_question_are_not_looked_for() {
    check_when(r#"{ has = { sings = "fever" } }"#, &[r#"unknown question "sings" (did you mean "signs"?)"#]);
}

#[test]
fn an_unknown_group_is_named() {
    check_when(r#"{ area_in = ["bcak"] }"#, &[r#"unknown group "bcak" (did you mean "back"?)"#]);
}

#[test]
fn an_unknown_set_is_named() {
    check_when(r#"{ area_in = ["back", "@al"] }"#, &[r#"unknown set "al" (did you mean "all"?)"#]);
}

#[test]
fn an_unknown_rule_is_named() {
    check_when(r#"{ rule = ["fever", "thin_bone"] }"#, &[r#"unknown rule "thin_bone" (did you mean "thin_bones"?)"#]);
}

#[test]
fn an_unknown_named_condition_is_named() {
    check_when(r#"{ named = "newer" }"#, &[r#"unknown named condition "newer" (did you mean "new"?)"#]);
}

#[test]
fn an_unknown_adaptation_is_named() {
    check_when(r#"{ rule_adding = "tel" }"#, &[r#"unknown adaptation "tel" (did you mean "tell"?)"#]);
}

#[test]
fn something_unlike_everything_is_named_with_the_few_that_are_known() {
    check_when(r#"{ named = "zzz" }"#, &[r#"unknown named condition "zzz" (known: new)"#]);
}

#[test]
fn a_condition_without_a_form_is_named() {
    check_when("{}", &["a condition has 0 forms where it must have one, write one of the forms of content/README.md"]);
}

#[test]
fn a_condition_with_two_forms_is_named() {
    check_when(
        r#"{ marked = "places", named = "new" }"#,
        &[r#"a condition has 2 forms where it must have one, join them with "all" or "any""#],
    );
}

#[test]
fn an_exception_from_nothing_is_named() {
    check_when(r#"{ named = "new", except = ["fever"] }"#, &[r#""except" goes only with "rule_adding""#]);
}

#[test]
fn an_exception_that_does_not_add_the_adaptation_is_named() {
    check_when(
        r#"{ rule_adding = "tell", except = ["fever"] }"#,
        &[r#""except" names the rule "fever", which does not add "tell""#],
    );
}

#[test]
fn is_about_a_list_is_named() {
    check_when(
        r#"{ is = { signs = "fever" } }"#,
        &[r#""is" asks about "signs", which is of kind "many", use "has" or "answered""#],
    );
}

#[test]
fn has_about_a_single_choice_is_named() {
    check_when(
        r#"{ has = { age = "adult" } }"#,
        &[r#""has" asks about "age", which is of kind "one", use "is" or "answered""#],
    );
}

#[test]
fn at_least_about_a_list_is_named() {
    check_when(
        r#"{ at_least = { signs = 1 } }"#,
        &[r#""at_least" asks about "signs", which is of kind "many", use "has" or "answered""#],
    );
}

#[test]
fn marked_about_a_number_is_named() {
    check_when(
        r#"{ marked = "strength" }"#,
        &[r#""marked" asks about "strength", which is of kind "number", use "at_least" or "answered""#],
    );
}

#[test]
fn is_about_a_text_is_named() {
    check_when(r#"{ is = { note = "x" } }"#, &[r#""is" asks about "note", which is of kind "text", use "answered""#]);
}

#[test]
fn is_about_two_questions_is_named() {
    check_when(
        r#"{ is = { age = "adult", duration = "weeks" } }"#,
        &[r#""is" asks about 2 questions, write one for each and join them with "all" or "any""#],
    );
}

#[test]
fn at_least_more_than_there_is_is_named() {
    check_when(r#"{ at_least = { strength = 11 } }"#, &[r#"at_least of "strength" is 11, but must be from 0 to 10"#]);
}

#[test]
fn more_marks_than_regions_are_named() {
    check_when(
        r#"{ marked_at_least = { places = 7 } }"#,
        &[r#"marked_at_least of "places" is 7, but must be from 1 to 6"#],
    );
}

#[test]
fn more_parts_than_there_are_are_named() {
    check_when(
        r#"{ parts_at_least = { places = 4 } }"#,
        &[r#"parts_at_least of "places" is 4, but must be from 1 to 3"#],
    );
}

#[test]
fn parts_of_a_number_are_named() {
    check_when(
        r#"{ parts_at_least = { strength = 2 } }"#,
        &[r#""parts_at_least" asks about "strength", which is of kind "number", use "at_least" or "answered""#],
    );
}

#[test]
fn more_zones_than_there_are_are_named() {
    check_when("{ zones_at_least = 4 }", &["zones_at_least is 4, but must be from 1 to 3"]);
}

#[test]
fn any_of_nothing_is_named() {
    check_when("{ any = [] }", &[r#""any" names nothing, so it can never hold"#]);
}

#[test]
fn a_choice_of_nothing_is_named() {
    check_when(r#"{ has = { signs = [] } }"#, &[r#""has" names nothing, so it can never hold"#]);
}

#[test]
fn an_adaptation_that_no_rule_adds_is_named() {
    check_when(r#"{ rule_adding = "gentle" }"#, &[r#""rule_adding" names nothing, so it can never hold"#]);
}

#[test]
fn the_same_id_twice_is_named() {
    check_when(r#"{ area_in = ["back", "back"] }"#, &[r#""back" is named twice"#]);
}

#[test]
fn a_pattern_outside_of_lines_is_named() {
    check_when(
        r#"{ pattern = "p_stress" }"#,
        &[r#""pattern" may stand only in lines.toml and in care cards, because it looks at the result"#],
    );
}

#[test]
fn a_tier_outside_of_lines_is_named() {
    check_when(
        r#"{ tier = "adapt" }"#,
        &[r#""tier" may stand only in lines.toml and in care cards, because it looks at the result"#],
    );
}

#[test]
fn an_adaptation_outside_of_lines_is_named() {
    check_when(
        r#"{ adapts = "tell" }"#,
        &[r#""adapts" may stand only in lines.toml and in care cards, because it looks at the result"#],
    );
}

#[test]
fn an_unknown_group_on_both_sides_is_named() {
    check_when(r#"{ both_sides = ["bcak"] }"#, &[r#"unknown group "bcak" (did you mean "back"?)"#]);
}

#[test]
fn both_sides_of_nothing_is_named() {
    check_when("{ both_sides = [] }", &[r#""both_sides" names nothing, so it can never hold"#]);
}
