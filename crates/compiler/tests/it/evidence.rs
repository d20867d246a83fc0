//! Mistakes in ratings, patterns, evidence, claims, lines, the visit and the levels of pressure.

use crate::fixture::{append, check, replace};

const PATTERNS: &str = "evidence/patterns.toml";

#[test]
fn points_of_a_rating_beyond_the_scale_are_named() {
    check(
        replace("evidence/ratings.toml", "points = 1", "points = 9"),
        &[r#"evidence/ratings.toml: rating "low": points is 9, but must be from -4 to 3"#],
    );
}

#[test]
fn a_strength_beyond_the_scale_is_named() {
    check(
        replace("evidence/ratings.toml", "strength = 4", "strength = 40"),
        &[r#"evidence/ratings.toml: rating "low": strength is 40, but must be from -2 to 8"#],
    );
}

#[test]
fn an_order_of_evidence_that_leaves_a_pattern_out_is_named() {
    check(
        replace("evidence/order.toml", "places = [\"p_back\"]", "places = []"),
        &[r#"evidence/order.toml: the pattern "p_back" is missing: say where its evidence is named"#],
    );
}

#[test]
fn an_order_of_evidence_that_repeats_or_invents_a_pattern_is_named() {
    check(
        replace("evidence/order.toml", "last = []", "last = [\"p_back\", \"p_bck\"]"),
        &[
            r#"evidence/order.toml: "p_back" is named twice"#,
            r#"evidence/order.toml: unknown pattern "p_bck" (did you mean "p_back"?)"#,
        ],
    );
}

#[test]
fn more_marks_than_the_picture_has_are_named() {
    check(
        replace("evidence/ratings.toml", "marks = 2", "marks = 5"),
        &[r#"evidence/ratings.toml: rating "low": marks is 5, but must be from 0 to 4"#],
    );
}

#[test]
fn an_unknown_rating_is_named() {
    check(
        replace(PATTERNS, "relaxation = \"low\"", "relaxation = \"lo\""),
        &[r#"evidence/patterns.toml: pattern "p_back": unknown rating "lo" (did you mean "low"?)"#],
    );
}

#[test]
fn an_unknown_rated_technique_is_named() {
    check(
        replace(PATTERNS, "relaxation = \"low\"", "relaxing = \"low\""),
        &[r#"evidence/patterns.toml: pattern "p_back": unknown technique "relaxing" (did you mean "relaxation"?)"#],
    );
}

#[test]
fn a_pattern_without_evidence_is_named() {
    check(
        replace(PATTERNS, "evidence = [{ row = \"ev_back\" }]\n", ""),
        &[
            r#"evidence/patterns.toml: pattern "p_stress": has no "evidence": name the row that says what studies found"#,
        ],
    );
}

#[test]
fn an_unknown_evidence_row_is_named() {
    check(
        replace(PATTERNS, "{ row = \"ev_back\" }", "{ row = \"ev_bak\" }"),
        &[r#"evidence/patterns.toml: pattern "p_back": unknown evidence "ev_bak" (did you mean "ev_back"?)"#],
    );
}

#[test]
fn evidence_that_hides_what_comes_after_it_is_named() {
    check(
        replace(PATTERNS, "{ row = \"ev_new\", when = { named = \"new\" } }", "{ row = \"ev_new\" }"),
        &[
            r#"evidence/patterns.toml: pattern "p_back": the evidence "ev_new" holds always and hides those after it: give it "when", or put it last"#,
        ],
    );
}

#[test]
fn last_evidence_that_does_not_hold_always_is_named() {
    check(
        replace(PATTERNS, "{ row = \"ev_back\" }", "{ row = \"ev_back\", when = { named = \"new\" } }"),
        &[r#"evidence/patterns.toml: pattern "p_back": the last of "evidence" must hold always: take its "when" out"#],
    );
}

#[test]
fn evidence_without_a_source_is_named() {
    check(
        replace("evidence/evidence.toml", "sources = [\"BOOK\"]\n", ""),
        &[
            r#"evidence/evidence.toml: evidence "ev_back": has no source: name one in "sources", or say why there is none in "no_source""#,
        ],
    );
}

#[test]
fn a_claim_without_a_source_is_named() {
    check(
        replace("evidence/claims.toml", "sources = [\"BOOK\"]", ""),
        &[
            r#"evidence/claims.toml: claim "CL-01": has no source: name one in "sources", or say why there is none in "no_source""#,
        ],
    );
}

#[test]
fn a_citation_of_two_lines_is_named() {
    check(
        replace("sources.toml", "A book. 2020", "A book.\\n2020"),
        &[r#"sources.toml: source "BOOK": "citation" must be one line of text"#],
    );
}

#[test]
fn an_unknown_rating_for_no_studies_is_named() {
    check(
        replace("meta.toml", "rating_none = \"none\"", "rating_none = \"non\""),
        &[r#"meta.toml: unknown rating "non" (did you mean "none"?)"#],
    );
}

#[test]
fn an_unknown_pattern_in_a_line_is_named() {
    check(
        replace("lines.toml", "pattern = \"p_back\"", "pattern = \"p_bakc\""),
        &[r#"lines.toml: good_to_know "back": unknown pattern "p_bakc" (did you mean "p_back"?)"#],
    );
}

#[test]
fn an_unknown_tier_in_a_line_is_named() {
    check(
        replace("lines.toml", "tier = [\"adapt\", \"clear\"]", "tier = [\"adapt\", \"clera\"]"),
        &[r#"lines.toml: good_to_know "back": unknown tier "clera" (did you mean "clear"?)"#],
    );
}

#[test]
fn a_line_that_says_a_missing_text_is_named() {
    check(
        replace("lines.toml", "claim.CL-01.sentence", "claim.CL-02.sentence"),
        &[r#"lines.toml: what_else "pain": the text "claim.CL-02.sentence" is missing in locales/en"#],
    );
}

#[test]
fn two_lines_of_one_id_are_named() {
    check(
        append("lines.toml", "[[support]]\nid = \"back\""),
        &[r#"lines.toml: support "back": duplicate id, lines.toml has it already (ids are never used twice)"#],
    );
}

#[test]
fn a_checklist_without_lines_is_named() {
    check(
        append("visit.toml", "[[checklist]]\nid = \"bring\"\nlines = []"),
        &[
            r#"visit.toml: checklist "bring": duplicate id, visit.toml has it already (ids are never used twice)"#,
            r#"visit.toml: checklist "bring": "lines" is empty"#,
        ],
    );
}

#[test]
fn a_line_of_a_checklist_named_twice_is_named() {
    check(
        replace("visit.toml", "[\"sheet\", \"towel\"]", "[\"sheet\", \"towel\", \"sheet\"]"),
        &[r#"visit.toml: checklist "bring": "sheet" is named twice"#],
    );
}

#[test]
fn levels_of_pressure_out_of_order_are_named() {
    check(
        replace("pressure.toml", "n = 1\n\n[[level]]\nn = 2", "n = 2\n\n[[level]]\nn = 1"),
        &["pressure.toml: the levels must be 1, 2, 3, 4 and 5, in this order"],
    );
}

#[test]
fn a_country_without_a_real_number_or_a_source_is_named() {
    check(
        append("countries.toml", "[[country]]\nid = \"xx\"\nurgent_line = \"the line\"\nsource = \" \"\n"),
        &[
            r#"countries.toml: country "xx": "the line" is no phone number: it has fewer than three digits"#,
            r#"countries.toml: country "xx": "source" is empty: say where the numbers come from"#,
        ],
    );
}
