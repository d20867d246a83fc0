//! Mistakes in what techniques are used for, in what caps a status, and in lines about places.

use crate::fixture::{append, check, replace};

const USES: &str = "rules/uses.toml";
const CEILINGS: &str = "rules/ceilings.toml";

#[test]
fn a_use_for_an_unknown_pattern_is_named() {
    check(
        replace(USES, "id = \"p_back\"", "id = \"p_bakc\""),
        &[
            r#"rules/uses.toml: by_place "p_bakc": unknown pattern "p_bakc" (did you mean "p_back"?); a row of its own needs "scope", and "when" unless it always counts"#,
        ],
    );
}

#[test]
fn a_use_of_its_own_that_does_not_say_what_it_needs_is_named() {
    check(
        replace(USES, "id = \"u_old\"\nscope = \"body\"\n", "id = \"u_odl\"\n"),
        &[
            r#"rules/uses.toml: by_kind "u_odl": unknown pattern "u_odl" (known: p_back, p_stress); a row of its own needs "scope", and "when" unless it always counts"#,
            r#"rules/uses.toml: by_kind "u_odl": the text "use.u_odl" is missing in locales/en (did you write "use.u_old" instead?)"#,
            r#"locales/en/content.json: text "use.u_old": nothing refers to this text (did you mean "use.u_odl"?)"#,
        ],
    );
}

#[test]
fn a_pattern_that_is_given_a_condition_of_its_own_is_named() {
    check(
        replace(USES, "id = \"p_stress\"\n", "id = \"p_stress\"\nwhen = { named = \"new\" }\n"),
        &[
            r#"rules/uses.toml: by_kind "p_stress": is a pattern, which says itself when it holds: take "scope" and "when" out"#,
        ],
    );
}

#[test]
fn a_use_by_an_unknown_technique_is_named() {
    check(
        replace(USES, "deep_tissue = 3", "deep_tisue = 3"),
        &[r#"rules/uses.toml: by_kind "u_old": unknown technique "deep_tisue" (did you mean "deep_tissue"?)"#],
    );
}

#[test]
fn points_of_a_use_beyond_its_table_are_named() {
    check(
        replace(USES, "deep_tissue = 2", "deep_tissue = 3"),
        &[r#"rules/uses.toml: by_place "p_back": techniques.deep_tissue is 3, but must be from 0 to 2"#],
    );
    check(
        replace(USES, "deep_tissue = 3", "deep_tissue = -1"),
        &[r#"rules/uses.toml: by_kind "u_old": techniques.deep_tissue is -1, but must be from 0 to 3"#],
    );
}

#[test]
fn a_use_that_a_reason_would_name_and_that_has_no_name_is_named() {
    check(
        replace("locales/en/content.json", "  \"use.u_old\": \"old pain\",\n", ""),
        &[
            r#"rules/uses.toml: by_kind "u_old": the text "use.u_old" is missing in locales/en"#,
            r#"locales/de/content.json: text "use.u_old": there is no such text in locales/en"#,
        ],
    );
}

#[test]
fn two_uses_of_one_id_are_named() {
    check(
        append(USES, "[[by_kind]]\nid = \"p_stress\"\ntechniques = { relaxation = 1 }\n"),
        &[
            r#"rules/uses.toml: by_kind "p_stress": duplicate id, rules/uses.toml has it already (ids are never used twice)"#,
        ],
    );
}

#[test]
fn a_use_that_can_never_count_is_named() {
    check(
        replace(
            USES,
            "when = { not = { named = \"new\" } }",
            "when = { all = [{ named = \"new\" }, { not = { named = \"new\" } }] }",
        ),
        &[
            r#"rules/uses.toml: by_kind "u_old": can never count, because the conditions contradict each other or what can be answered"#,
        ],
    );
}

#[test]
fn a_ceiling_over_everything_is_named() {
    check(
        replace(CEILINGS, "techniques = [\"@firm\"]\n", ""),
        &[
            r#"rules/ceilings.toml: ceiling "firm_later": would hold for every technique and every client: say when it holds"#,
        ],
    );
}

#[test]
fn a_ceiling_that_nothing_tells_is_named() {
    check(
        replace(CEILINGS, "untold = \"a record\"", "untold = \" \""),
        &[r#"rules/ceilings.toml: ceiling "goal": "untold" is empty: say what tells it instead"#],
    );
}

#[test]
fn an_unknown_status_of_a_ceiling_is_named() {
    check(
        replace(CEILINGS, "at_most = \"possible\"", "at_most = \"posible\""),
        &[
            r#"rules/ceilings.toml: ceiling "firm_later": in "at_most": unknown value "posible" (did you mean "possible"?)"#,
        ],
    );
}

#[test]
fn a_line_about_places_for_an_unknown_place_is_named() {
    check(
        append(
            "lines.toml",
            "[[area_note]]\nid = \"jaw\"\ntechniques = [\"relaxation\"]\nwhen = { place_in = \"jaw\" }\n",
        ),
        &[
            r#"lines.toml: area_note "jaw": unknown place "jaw" (known: low_back, front_arm, front_hand)"#,
            r#"locales/en: no text begins with "area_note.", put back the file that holds them, or write the first"#,
        ],
    );
}

#[test]
fn a_line_that_counts_more_ideas_than_there_are_techniques_is_named() {
    check(
        replace("lines.toml", "pattern = \"p_back\"", "ideas_at_least = 3"),
        &[r#"lines.toml: good_to_know "back": ideas_at_least is 3, but must be from 1 to 2"#],
    );
}
