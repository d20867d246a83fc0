//! Mistakes in techniques, and in what goals say for them.

use crate::fixture::{Fixture, check, replace};

const DEEP: &str = "techniques/02-deep_tissue.toml";

#[test]
fn a_file_that_is_not_called_like_its_technique_is_named() {
    check(
        Fixture::new().rename(DEEP, "techniques/2-deep.toml"),
        &[
            r#"techniques/2-deep.toml: technique "deep_tissue": the file must be called "<nn>-deep_tissue.toml", with two digits for the order"#,
        ],
    );
}

#[test]
fn a_pressure_that_does_not_ascend_is_named() {
    check(
        replace(DEEP, "[3, 4, 5]", "[3, 2, 5]"),
        &[
            r#"techniques/02-deep_tissue.toml: technique "deep_tissue": the pressure 3, 2, 5 must ascend: lowest, typical, highest"#,
        ],
    );
}

#[test]
fn a_pressure_beyond_the_scale_is_named() {
    check(
        replace(DEEP, "[3, 4, 5]", "[3, 4, 6]"),
        &[
            r#"techniques/02-deep_tissue.toml: technique "deep_tissue": the highest pressure is 6, but must be from 1 to 5"#,
        ],
    );
}

#[test]
fn a_technique_without_a_source_is_named() {
    check(
        replace(DEEP, "sources = [\"BOOK\"]", ""),
        &[
            r#"techniques/02-deep_tissue.toml: technique "deep_tissue": has no source: name one in "sources", or say why there is none in "no_source""#,
        ],
    );
}

#[test]
fn an_unknown_goal_that_a_technique_needs_is_named() {
    check(
        replace(DEEP, "needs_goal = \"scar\"", "needs_goal = \"scars\""),
        &[
            r#"techniques/02-deep_tissue.toml: technique "deep_tissue": unknown option "scars" of question "goals" (did you mean "scar"?)"#,
        ],
    );
}

#[test]
fn an_unknown_group_of_a_technique_is_named() {
    check(
        replace(DEEP, "groups = [\"back\"]", "groups = [\"backs\"]"),
        &[r#"techniques/02-deep_tissue.toml: technique "deep_tissue": unknown group "backs" (did you mean "back"?)"#],
    );
}

#[test]
fn an_unknown_member_of_a_set_is_named_once_where_the_set_is_used() {
    check(
        replace("rules/sets.toml", "firm = [\"deep_tissue\"]", "firm = [\"deep_tisue\"]"),
        &[
            r#"rules/tiers.toml: tier "clearance": unknown technique "deep_tisue" (did you mean "deep_tissue"?); 2 other places name it too"#,
        ],
    );
}

#[test]
fn points_for_an_unknown_goal_are_named() {
    check(
        replace("rules/score.toml", "[goal_fit.scar]", "[goal_fit.scars]"),
        &[r#"rules/score.toml: unknown option "scars" of question "goals" (did you mean "scar"?)"#],
    );
}

#[test]
fn points_for_an_unknown_technique_are_named() {
    check(
        replace("rules/score.toml", "relaxation = 3", "relaxatoin = 3"),
        &[r#"rules/score.toml: unknown technique "relaxatoin" (did you mean "relaxation"?)"#],
    );
}

#[test]
fn points_of_a_goal_against_a_technique_are_named() {
    check(
        replace("rules/score.toml", "relaxation = 3", "relaxation = -1"),
        &["rules/score.toml: goal_fit.relax.relaxation is -1, but must be from 0 to 3"],
    );
}

#[test]
fn an_unknown_adaptation_of_a_care_card_is_named() {
    check(
        replace("techniques/care.toml", "adapts = \"gentle\"", "adapts = \"gentel\""),
        &[r#"techniques/care.toml: care "gentle": unknown adaptation "gentel" (did you mean "gentle"?)"#],
    );
}
