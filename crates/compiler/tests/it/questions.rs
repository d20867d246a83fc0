//! Mistakes in questions, options, steps, screens and regions.

use crate::fixture::{Fixture, append, check, replace};

const PAIN: &str = "questions/pain.toml";
const HEALTH: &str = "questions/health.toml";
const STEPS: &str = "questions/steps.toml";

#[test]
fn a_key_of_another_kind_is_named() {
    check(
        replace(HEALTH, "kind = \"tick\"", "kind = \"tick\"\nrange = [0, 10]"),
        &[r#"questions/health.toml: question "consent": "range" means nothing for a question of kind "tick""#],
    );
}

#[test]
fn a_key_that_the_kind_needs_is_named() {
    check(
        replace(PAIN, "max_length = 500", ""),
        &[r#"questions/pain.toml: question "note": a question of kind "text" needs "max_length""#],
    );
}

#[test]
fn a_range_that_goes_down_is_named() {
    check(
        replace(PAIN, "range = [0, 10]", "range = [10, 0]"),
        &[
            r#"questions/pain.toml: question "strength": the range goes from 10 to 0, but the first number must be lower"#,
            r#"rules/safety.toml: rule "dr_back": in an example: the answer to "strength" must be a whole number from 10 to 0"#,
            r#"rules/score.toml: gentle_start "strong_pain": at_least of "strength" is 8, but must be from 10 to 0"#,
        ],
    );
}

#[test]
fn a_negative_range_is_named() {
    check(
        replace(PAIN, "range = [0, 10]", "range = [-1, 10]"),
        &[r#"questions/pain.toml: question "strength": the lower end of the range is -1, but must be from 0 to 255"#],
    );
}

#[test]
fn a_list_of_which_nothing_may_be_chosen_is_named() {
    check(
        replace(PAIN, "at_most = 2", "at_most = 0"),
        &[r#"questions/pain.toml: question "goals": at_most is 0, but must be from 1 to 255"#],
    );
}

#[test]
fn unsure_options_without_a_reading_are_named() {
    check(
        replace(PAIN, "unknown_as = \"weeks\"\n", ""),
        &[r#"questions/pain.toml: question "duration": "unsure" needs "unknown_as", the option that it is read as"#],
    );
}

#[test]
fn an_unknown_reading_is_named() {
    check(
        replace(PAIN, "unknown_as = \"weeks\"", "unknown_as = \"wekes\""),
        &[
            r#"questions/pain.toml: question "duration": unknown option "wekes" of question "duration" (did you mean "weeks"?)"#,
        ],
    );
}

#[test]
fn a_question_asked_again_after_itself_is_named() {
    check(
        replace(HEALTH, "asked_again_after = [\"age\"]", "asked_again_after = [\"signs\"]"),
        &[r#"questions/health.toml: question "signs": "asked_again_after" names the question itself"#],
    );
}

#[test]
fn a_single_choice_without_not_sure_is_named() {
    check(
        replace(HEALTH, "no_unsure = \"it must be known\"\n", ""),
        &[
            r#"questions/health.toml: question "age": has no option "not sure": add one called "unsure", or say in "no_unsure" why there is none"#,
        ],
    );
}

#[test]
fn an_empty_reason_for_no_not_sure_is_named() {
    check(
        replace(HEALTH, "it must be known", " "),
        &[r#"questions/health.toml: question "age": "no_unsure" is empty: say why there is no option "not sure""#],
    );
}

#[test]
fn a_reason_for_no_not_sure_beside_that_option_is_named() {
    check(
        replace(PAIN, "id = \"wish\"", "id = \"wish\"\nno_unsure = \"why not\""),
        &[r#"questions/pain.toml: question "wish": has "no_unsure" and an option "not sure": take one of them out"#],
    );
}

#[test]
fn an_exclusive_option_of_a_single_choice_is_named() {
    check(
        replace(HEALTH, "id = \"child\"", "id = \"child\"\nexclusive = true"),
        &[
            r#"questions/health.toml: question "age": the option "child" is "exclusive", which means nothing where one option is chosen anyway"#,
        ],
    );
}

#[test]
fn a_list_of_exclusive_options_alone_is_named() {
    check(
        replace(PAIN, "id = \"relax\"", "id = \"relax\"\nexclusive = true").replace(
            PAIN,
            "id = \"scar\"",
            "id = \"scar\"\nexclusive = true",
        ),
        &[r#"questions/pain.toml: question "goals": there is no option that is not "exclusive""#],
    );
}

#[test]
fn a_safety_list_without_none_of_these_is_named() {
    check(
        replace(
            HEALTH,
            "[[question.option]]\nid = \"none\"\nexclusive = true\n\n[[question]]\nid = \"illness\"",
            "[[question]]\nid = \"illness\"",
        )
        .replace("locales/en/content.json", "\"option.signs.none\": \"None of these\",", "")
        .replace("locales/de/content.json", "\"option.signs.none\": \"de: None of these\",", ""),
        &[
            r#"questions/health.toml: question "signs": there is no "exclusive" option, so nobody can answer that nothing applies"#,
        ],
    );
}

#[test]
fn one_of_several_safety_lists_without_none_of_these_is_named() {
    check(
        append(HEALTH, "list = \"heart\""),
        &[
            r#"questions/health.toml: question "illness": the list "bones" has no "exclusive" option, so nobody can answer that nothing applies"#,
        ],
    );
}

#[test]
fn a_duplicate_option_is_named() {
    check(
        append(PAIN, "[[question.option]]\nid = \"x\"\n[[question.option]]\nid = \"x\""),
        &[
            r#"questions/pain.toml: question "note": "option" means nothing for a question of kind "text""#,
            r#"questions/pain.toml: question "note": duplicate option "x""#,
            r#"questions/pain.toml: question "note": the text "option.note.x" is missing in locales/en"#,
            r#"questions/pain.toml: question "note": the text "option.note.x" is missing in locales/en"#,
        ],
    );
}

#[test]
fn an_option_in_an_unknown_list_is_named() {
    check(
        replace(HEALTH, "list = \"heart\"", "list = \"hart\""),
        &[
            r#"questions/health.toml: question "illness": the option "weak_heart" stands in an unknown list "hart" (did you mean "heart"?)"#,
        ],
    );
}

#[test]
fn an_option_without_a_list_among_lists_is_named() {
    check(
        append(HEALTH, "[[question.option]]\nid = \"other\""),
        &[
            r#"questions/health.toml: question "illness": the option "other" needs "list", because the question has lists"#,
            r#"questions/health.toml: question "illness": the text "option.illness.other" is missing in locales/en"#,
        ],
    );
}

#[test]
fn a_question_about_marks_in_a_question_without_a_map_is_named() {
    check(
        replace(PAIN, "of = \"leave\"", "of = \"goals\""),
        &[
            r#"meta.toml: "leave_alone_reasons" must be a question "of" "leave""#,
            r#"questions/pain.toml: question "leave_reason": "of" names "goals", which is of kind "many" and must be "places""#,
        ],
    );
}

#[test]
fn a_number_for_each_part_of_another_map_than_the_pains_is_named() {
    check(
        replace(PAIN, "range = [0, 10]\nof = \"places\"", "range = [0, 10]\nof = \"leave\""),
        &[r#"meta.toml: "pain_by_part" must be a question "of" "places""#],
    );
}

#[test]
fn strengths_out_of_order_or_range_are_named() {
    check(
        replace("meta.toml", "strengths = [4, 7]", "strengths = [7, 4]"),
        &[r#"meta.toml: "strengths" holds 7 and 4, but the first number must be lower"#],
    );
    check(
        replace("meta.toml", "strengths = [4, 7]", "strengths = [0, 11]"),
        &[
            r#"meta.toml: "strengths" is 0, but must be from 1 to 10"#,
            r#"meta.toml: "strengths" is 11, but must be from 1 to 10"#,
        ],
    );
}

#[test]
fn a_role_for_a_question_of_the_wrong_kind_is_named() {
    check(
        replace("meta.toml", "consent = \"consent\"", "consent = \"age\""),
        &[r#"meta.toml: "consent" names "age", which is of kind "one" and must be "tick""#],
    );
}

#[test]
fn a_wish_for_pressure_without_the_five_levels_is_named() {
    check(
        replace(PAIN, "[[question.option]]\nid = \"5\"\n\n", "")
            .replace("locales/en/content.json", "\"option.wish.5\": \"Level 5\",", "")
            .replace("locales/de/content.json", "\"option.wish.5\": \"de: Level 5\",", ""),
        &[r#"meta.toml: "pressure_wish" names "wish", which must have the options 1 to 5 and unsure"#],
    );
}

#[test]
fn an_unknown_question_on_a_screen_is_named() {
    check(
        replace(STEPS, "asks = [\"signs\"]", "asks = [\"sings\"]"),
        &[
            r#"questions/steps.toml: screen "signs": unknown question "sings" (did you mean "signs"?)"#,
            r#"questions/health.toml: question "signs": no screen asks it, name it in questions/steps.toml or take it out"#,
        ],
    );
}

#[test]
fn a_question_on_no_screen_is_named() {
    check(
        replace(STEPS, ", \"note\"]", "]"),
        &[r#"questions/pain.toml: question "note": no screen asks it, name it in questions/steps.toml or take it out"#],
    );
}

#[test]
fn a_list_on_no_screen_is_named() {
    check(
        replace(STEPS, "asks = [\"illness:bones\"]", "asks = []"),
        &[
            r#"questions/steps.toml: screen "bones": asks nothing: name a question in "asks", or take the screen out"#,
            r#"questions/health.toml: question "illness": no screen asks its list "bones", name it in questions/steps.toml or take it out"#,
        ],
    );
}

#[test]
fn a_question_on_two_screens_is_named() {
    check(
        replace(STEPS, "asks = [\"signs\"]", "asks = [\"signs\", \"age\"]"),
        &[r#"questions/steps.toml: screen "signs": asks "age", which is asked before already"#],
    );
}

#[test]
fn an_unknown_list_on_a_screen_is_named() {
    check(
        replace(STEPS, "illness:bones", "illness:bone"),
        &[
            r#"questions/steps.toml: screen "bones": unknown list "bone" of question "illness" (did you mean "bones"?)"#,
            r#"questions/steps.toml: screen "bones": asks "illness:bone", which is asked before already"#,
            r#"questions/health.toml: question "illness": no screen asks its list "bones", name it in questions/steps.toml or take it out"#,
        ],
    );
}

#[test]
fn a_question_with_lists_asked_as_a_whole_is_named() {
    check(
        replace(STEPS, "illness:heart", "illness"),
        &[
            r#"questions/steps.toml: screen "heart": asks "illness", which has lists: ask them one by one, for example "illness:heart""#,
        ],
    );
}

#[test]
fn a_screen_without_a_time_is_named() {
    check(
        replace(STEPS, "seconds = 20", "seconds = 0"),
        &[r#"questions/steps.toml: screen "welcome": seconds is 0, but must be from 1 to 600"#],
    );
}

#[test]
fn a_duplicate_screen_is_named() {
    check(
        replace(STEPS, "id = \"bones\"", "id = \"heart\""),
        &[
            r#"questions/steps.toml: screen "heart": duplicate id, questions/steps.toml has it already (ids are never used twice)"#,
        ],
    );
}

#[test]
fn a_place_in_an_unknown_group_is_named() {
    check(
        replace("regions.toml", "group = \"arm\"", "group = \"arms\""),
        &[r#"regions.toml: place "front_arm": unknown group "arms" (did you mean "arm"?)"#],
    );
}

#[test]
fn a_number_that_is_none_of_the_instrument_is_named() {
    check(
        replace("regions.toml", "[219, 218]", "[219, 999]"),
        &[r#"regions.toml: place "low_back": "choir" holds two numbers from 101 to 299, right and left"#],
    );
}

#[test]
fn a_question_that_must_be_answered_and_does_not_say_so_is_named() {
    check(
        Fixture::new()
            .replace("locales/en/content.json", "\"question.goals.empty\": \"Choose at least one\",", "")
            .replace("locales/de/content.json", "\"question.goals.empty\": \"de: Choose at least one\",", ""),
        &[r#"questions/pain.toml: question "goals": the text "question.goals.empty" is missing in locales/en"#],
    );
}

/// The fixture with a question about each part of the body, and what else stands in it.
fn with_part_numbers(more: &str) -> Fixture {
    let question = format!("[[question]]\nid = \"by_part\"\nkind = \"number_per_part\"\n{more}");
    append(PAIN, &question)
        .replace(STEPS, ", \"note\"]", ", \"note\", \"by_part\"]")
        .add_texts(r#""question.by_part.wording": "In each part?", "question.by_part.label": "By part""#)
}

#[test]
fn a_number_for_each_part_needs_a_range_and_a_body_map() {
    check(with_part_numbers("range = [0, 10]\nof = \"places\""), &[]);
    check(
        with_part_numbers(""),
        &[
            r#"questions/pain.toml: question "by_part": a question of kind "number_per_part" needs "range""#,
            r#"questions/pain.toml: question "by_part": a question of kind "number_per_part" needs "of""#,
        ],
    );
    check(
        with_part_numbers("range = [10, 0]\nof = \"goals\""),
        &[
            r#"questions/pain.toml: question "by_part": the range goes from 10 to 0, but the first number must be lower"#,
            r#"questions/pain.toml: question "by_part": "of" names "goals", which is of kind "many" and must be "places""#,
        ],
    );
}

#[test]
fn options_for_each_part_are_named() {
    check(
        with_part_numbers("range = [0, 10]\nof = \"places\"\nat_most = 2"),
        &[
            r#"questions/pain.toml: question "by_part": "at_most" means nothing for a question of kind "number_per_part""#,
        ],
    );
}

#[test]
fn a_condition_can_only_ask_whether_there_is_a_number_for_a_part() {
    let by = |when: &str| {
        with_part_numbers("range = [0, 10]\nof = \"places\"").replace(
            "evidence/patterns.toml",
            "when = { area_in = [\"@all\"] }",
            &format!("when = {when}"),
        )
    };
    check(by("{ answered = \"by_part\" }"), &[]);
    check(
        by("{ at_least = { by_part = 3 } }"),
        &[
            r#"evidence/patterns.toml: pattern "p_back": "at_least" asks about "by_part", which is of kind "number_per_part", use "answered""#,
        ],
    );
}

#[test]
fn an_example_with_an_unknown_part_or_number_is_named() {
    let example = |answer: &str| {
        with_part_numbers("range = [0, 10]\nof = \"places\"").replace(
            "rules/safety.toml",
            "[[rule.example]]\nanswers = { ",
            &format!("[[rule.example]]\nanswers = {{ by_part = {answer}, "),
        )
    };
    check(example("{ arm_r = 7 }"), &[]);
    for (answer, message) in [
        ("{ arm = 7 }", r#"unknown part "arm" (did you mean "arm_r"?)"#),
        ("{ arm_r = 11 }", r#"the answer to "by_part" must be a whole number from 0 to 10 for each part"#),
        ("7", r#"the answer to "by_part" must be a whole number from 0 to 10 for each part"#),
    ] {
        check(example(answer), &[&format!(r#"rules/safety.toml: rule "dr_back": in an example: {message}"#)]);
    }
}
