//! Mistakes in the drawing of the body map, and what a drawing without mistakes becomes.
//!
//! In the fixture the front shows an arm above a hand, with a curve between them, and the back one rectangle.

use crate::fixture::{Fixture, check, replace};

const FILE: &str = "body-map.svg";

/// The drawing with one passage replaced.
#[track_caller]
fn redrawn(from: &str, to: &str) -> Fixture {
    replace(FILE, from, to)
}

#[test]
fn a_missing_drawing_is_named() {
    check(
        Fixture::new().remove(FILE),
        &["body-map.svg: this file is missing, see content/README.md for what it holds"],
    );
}

#[test]
fn a_drawing_that_is_no_xml_is_named_with_the_place() {
    check(
        redrawn("  </g>\n</svg>", "</svg>"),
        &["body-map.svg: cannot be read as XML: expected 'g' tag, not 'svg' at 9:1"],
    );
}

#[test]
fn a_drawing_that_is_no_svg_is_named() {
    check(
        Fixture::new().write(FILE, "<html/>"),
        &["body-map.svg: the outermost element must be svg, with xmlns=\"http://www.w3.org/2000/svg\""],
    );
}

#[test]
fn an_unknown_group_is_named_with_the_nearest_known_one() {
    check(
        redrawn("<g id=\"front\">", "<g id=\"fornt\">"),
        &[
            "body-map.svg: unknown group \"fornt\" (did you mean \"front\"?)",
            "body-map.svg: the group \"front\" is missing",
        ],
    );
}

#[test]
fn a_second_group_of_a_name_is_named() {
    check(redrawn("</svg>", "<g id=\"back\"/></svg>"), &["body-map.svg: group \"back\": stands here twice"]);
}

#[test]
fn a_path_outside_the_groups_is_named_with_its_line() {
    check(
        redrawn("</svg>", "<path id=\"low_back_r\" d=\"M0 0H9V9Z\"/></svg>"),
        &["body-map.svg: line 10: \"path\" stands outside the groups \"front\" and \"back\""],
    );
}

#[test]
fn a_form_that_is_no_path_is_named_with_its_line() {
    check(
        redrawn("<path class=\"stroke\" d=\"M10 80V100M20 80q5 -2.5 10 0\"/>", "<rect width=\"9\" height=\"9\"/>"),
        &["body-map.svg: group \"front\": line 5: unknown element \"rect\": draw with paths only"],
    );
}

#[test]
fn what_an_editor_notes_for_itself_is_passed_over() {
    let fixture = redrawn(
        "<g id=\"front\">",
        "<defs><rect/></defs><i:view xmlns:i=\"urn:i\"/><g id=\"front\" i:x=\"1\" xmlns:i=\"urn:i\">",
    );
    check(fixture, &[]);
}

#[test]
fn a_group_that_is_turned_or_scaled_is_named() {
    check(
        redrawn("translate(120 0)", "translate(120 0) scale(2)"),
        &[
            "body-map.svg: group \"back\": its transform may only set it apart, as translate(390 0) does: move the points themselves",
        ],
    );
}

#[test]
fn a_path_with_a_transform_is_named() {
    check(
        redrawn("id=\"low_back_r\"", "id=\"low_back_r\" transform=\"translate(1 0)\""),
        &["body-map.svg: region \"low_back_r\": has a transform: move the points themselves"],
    );
}

#[test]
fn a_path_without_a_name_is_named_with_its_line() {
    check(
        redrawn(" class=\"stroke\"", ""),
        &["body-map.svg: group \"front\": line 5: a path needs the id of a region, or class=\"stroke\""],
    );
}

#[test]
fn an_unknown_region_is_named_with_the_nearest_known_one() {
    check(
        redrawn("front_hand_l", "front_hnad_l"),
        &[
            "body-map.svg: region \"front_hnad_l\": unknown region \"front_hnad_l\" (did you mean \"front_hand_l\"?)",
            "body-map.svg: group \"front\": the place \"front_hand\" of regions.toml is not drawn: add a path \"front_hand_l\"",
        ],
    );
}

#[test]
fn a_region_drawn_twice_is_named() {
    check(
        redrawn("<path class", "<path id=\"front_hand_l\" d=\"M0 0H9V9Z\"/>\n<path class"),
        &["body-map.svg: region \"front_hand_l\": is drawn twice"],
    );
}

#[test]
fn a_place_that_is_not_drawn_is_named() {
    check(
        redrawn("<path id=\"low_back_r\" d=\"M0 0H30V110H0Z\"/>", ""),
        &[
            "body-map.svg: group \"back\": the place \"low_back\" of regions.toml is not drawn: add a path \"low_back_r\"",
        ],
    );
}

#[test]
fn a_region_in_the_group_of_the_other_view_is_named() {
    let moved = "<path id=\"front_hand_l\" d=\"M40 50V100H0V50C10 45 30 55 40 50Z\"/>";
    check(
        redrawn(moved, "").replace(FILE, "<path id=\"low", &format!("{moved}<path id=\"low")),
        &[
            "body-map.svg: group \"front\": the place \"front_hand\" of regions.toml is not drawn: add a path \"front_hand_l\"",
            "body-map.svg: region \"front_hand_l\": stands in the group \"back\", but belongs into \"front\"",
        ],
    );
}

#[test]
fn the_persons_right_drawn_at_the_viewers_right_of_the_front_is_named() {
    check(
        redrawn("front_arm_l", "front_arm_r"),
        &[
            "body-map.svg: region \"front_arm_r\": the viewer's right is the person's left on the front: draw it there as \"front_arm_l\", its mirror is made from it",
        ],
    );
}

#[test]
fn the_persons_left_drawn_at_the_viewers_right_of_the_back_is_named() {
    check(
        redrawn("low_back_r", "low_back_l"),
        &[
            "body-map.svg: region \"low_back_l\": the viewer's right is the person's right on the back: draw it there as \"low_back_r\", its mirror is made from it",
        ],
    );
}

#[test]
fn a_point_beyond_the_midline_is_named() {
    check(
        redrawn("V110H0Z", "V110H-2.5Z"),
        &[
            "body-map.svg: region \"low_back_r\": the point (-2.5, 110) lies beyond the midline: draw only the half with x from 0 upwards",
        ],
    );
}

#[test]
fn a_point_of_a_stroke_beyond_the_midline_is_named_with_its_line() {
    check(
        redrawn("M10 80V100", "M-1 80V100"),
        &[
            "body-map.svg: group \"front\": line 5: the point (-1, 80) lies beyond the midline: draw only the half with x from 0 upwards",
        ],
    );
}

#[test]
fn a_point_far_from_the_figure_is_named() {
    check(
        redrawn("V110H0Z", "L9e9 -9e9C0 0 9e99 9 30 9L0 110Z"),
        &["body-map.svg: region \"low_back_r\": the point (214748364.7, -214748364.8) lies far from the figure"],
    );
}

const NOT_ONE: &str =
    "body-map.svg: region \"low_back_r\": must be one closed path: one M at the beginning and one Z at the end";

#[test]
fn a_path_that_is_not_closed_is_named() {
    check(redrawn("V110H0Z", "V110H0V0"), &[NOT_ONE]);
}

#[test]
fn a_path_in_two_pieces_is_named() {
    check(redrawn("V110H0Z", "V110H0ZM5 5H9V9Z"), &[NOT_ONE]);
}

#[test]
fn a_path_that_cannot_be_read_is_named() {
    check(
        redrawn("V110H0Z", "V110X0Z"),
        &["body-map.svg: region \"low_back_r\": the path cannot be read: Unknown command, \"X\""],
    );
}

#[test]
fn a_region_without_an_inside_is_named() {
    check(redrawn("M0 0H30V110H0Z", "M0 0H30Z"), &["body-map.svg: region \"low_back_r\": encloses nothing"]);
}

#[test]
fn a_border_that_only_one_neighbour_has_is_named() {
    check(
        redrawn("0V50C10 45 30 55 40 50Z", "0V50C10 65 30 75 40 50Z"),
        &[
            "body-map.svg: region \"front_hand_l\": leaves a gap near (20, 65): its border there is shared with no other region and is not part of the outline",
            "body-map.svg: region \"front_arm_l\": leaves a gap near (20, 50): its border there is shared with no other region and is not part of the outline",
        ],
    );
}

#[test]
fn a_point_on_the_border_that_only_one_neighbour_has_is_named() {
    check(
        redrawn("V50C30 55 10 45 0 50Z", "V50H0Z").replace(FILE, "V50C10 45 30 55 40 50Z", "V50H10H40Z"),
        &[
            "body-map.svg: region \"front_hand_l\": leaves a gap near (5, 50): its border there is shared with no other region and is not part of the outline",
            "body-map.svg: region \"front_arm_l\": leaves a gap near (20, 50): its border there is shared with no other region and is not part of the outline",
        ],
    );
}

#[test]
fn a_gap_that_opens_to_the_outside_is_named() {
    check(
        redrawn(
            "<path id=\"front_hand_l\" d=\"M40 50V100H0V50C10 45 30 55 40 50Z\"/>",
            "<path id=\"front_hand_l\" d=\"M40 52V100H0V50C10 45 30 55 40 52Z\"/>",
        ),
        &[
            "body-map.svg: region \"front_arm_l\": leaves a gap near (20, 50): its border there and that of \"front_hand_l\" must have the same points",
        ],
    );
}

#[test]
fn a_gap_on_the_midline_is_named() {
    check(
        redrawn("M40 50V100H0V50", "M40 50V100H0V54"),
        &[
            "body-map.svg: region \"front_arm_l\": does not meet \"front_hand_l\" on the midline: one ends at (0, 50), the other begins at (0, 54); both need the same point there, with x = 0",
        ],
    );
}

#[test]
fn a_half_that_never_reaches_the_midline_is_named() {
    check(
        redrawn("M0 0H30V110H0Z", "M1 0H30V110H1Z"),
        &["body-map.svg: group \"back\": no region has a border on the midline x = 0"],
    );
}

#[test]
fn regions_that_lie_over_each_other_are_named() {
    check(
        redrawn("V50C30 55", "L60 90L40 50C30 55").replace(FILE, "M40 50V100", "M40 50L70 90V100"),
        &["body-map.svg: region \"front_arm_l\": lies over \"front_hand_l\" near (41, 51)"],
    );
}

#[test]
fn a_region_that_crosses_itself_is_named() {
    check(
        redrawn("M0 0H30V110H0Z", "M0 0H30L10 50L30 40L5 30V110H0Z"),
        &["body-map.svg: region \"low_back_r\": crosses itself near (16, 35)"],
    );
}

#[test]
fn a_line_forth_and_back_is_named() {
    check(
        redrawn("M0 0H30V110H0Z", "M0 0H30V50H20H30V110H0Z"),
        &["body-map.svg: region \"low_back_r\": goes the same way forth and back near (25, 50): take that line out"],
    );
}

#[test]
fn two_regions_at_the_same_place_are_named() {
    check(
        redrawn("M40 50V100H0V50C10 45 30 55 40 50Z", "M0 0C20 0 40 10 40 30V50C30 55 10 45 0 50Z"),
        &["body-map.svg: region \"front_hand_l\": lies on the same side of its border near (28, 8) as \"front_arm_l\""],
    );
}

#[test]
fn a_border_is_found_when_one_neighbour_uses_other_commands() {
    let fixture =
        redrawn("d=\"M40 50V100H0V50C10 45 30 55 40 50Z\"", "d=\"m 0,50 c 10.01,-5 30,5 40,0 l 0,50 -40,0 z\"");
    check(fixture, &[]);
}

/// Asserts what a region becomes.
#[track_caller]
fn check_shape(id: &str, shape: &str) {
    let tables = Fixture::new().compile().unwrap().tables;
    let row = tables.lines().find(|line| line.contains(&format!("Region {{ id: {id:?}"))).unwrap();
    assert_eq!(row.split_once("shape: ").unwrap().1, format!("{shape} }},"));
}

#[test]
fn the_half_drawn_is_as_drawn() {
    check_shape(
        "front_arm_l",
        r#"Shape { path: "M0 0c20 0 40 10 40 30v20c-10 5-30-5-40 0z", is_mirrored: false, mark: (20, 29), room: 19, top: 0 }"#,
    );
}

#[test]
fn the_other_half_has_the_same_path_and_its_mark_beyond_the_midline() {
    check_shape(
        "front_arm_r",
        r#"Shape { path: "M0 0c20 0 40 10 40 30v20c-10 5-30-5-40 0z", is_mirrored: true, mark: (-20, 29), room: 19, top: 0 }"#,
    );
}

#[test]
fn on_the_back_the_viewers_right_is_drawn_and_the_persons_left_is_mirrored() {
    check_shape(
        "low_back_r",
        r#"Shape { path: "M0 0h30v110h-30z", is_mirrored: false, mark: (15, 55), room: 15, top: 0 }"#,
    );
    check_shape(
        "low_back_l",
        r#"Shape { path: "M0 0h30v110h-30z", is_mirrored: true, mark: (-15, 55), room: 15, top: 0 }"#,
    );
}

#[test]
fn a_region_drawn_the_other_way_around_is_the_same() {
    let tables = |fixture: Fixture| fixture.compile().unwrap().tables;
    let turned = redrawn("M0 0H30V110H0Z", "M0 0V110H30V0Z").replace(FILE, "translate(120 0)", "translate(9)");
    assert_eq!(tables(turned), tables(Fixture::new()));
}

#[test]
fn the_drawing_of_a_view_has_its_lines_and_frames() {
    let tables = Fixture::new().compile().unwrap().tables;
    for code in [
        r#"outline: "M0 0c20 0 40 10 40 30v20 50h-40-40v-50-20c0-20 20-30 40-30z", middle: "M0 0v100""#,
        r#"borders: "M40 50c-10 5-30-5-40 0", strokes: "M10 80v20m10-20c3.3-1.7 6.7-1.7 10 0""#,
        // The width of the front and the height of the back, with the margin.
        "front: Drawing { frame: Frame { x: -48, y: -8, width: 96, height: 126 }",
        "back: Drawing { frame: Frame { x: -48, y: -8, width: 96, height: 126 }",
        "closer: &[(PartId(1), Frame { x: -71, y: -16, width: 102, height: 132 }), (PartId(2), Frame { x: -31, y: -16, width: 102, height: 132 })]",
        "closer: &[(PartId(0), Frame { x: -55, y: -16, width: 110, height: 142 })]",
    ] {
        assert!(tables.contains(code), "not found: {code}\nin: {tables}");
    }
}
