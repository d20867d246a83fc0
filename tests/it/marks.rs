//! What the small figure shows, and says to those who cannot see it.

use engine::config::ClinicConfig;
use report::locale::Words;
use report::{CONTENT, Mark, Strength, figure_words, marks};
use serde_json::{Value, json};

use crate::support::{bare, english};

/// Each mark by the id of its region.
fn marked(answers: &Value) -> Vec<(&'static str, Option<Strength>, bool)> {
    let marks = marks(&CONTENT, &bare(answers)).into_iter();
    marks.map(|Mark { region, pain, is_left_alone }| (CONTENT.regions[region].id, pain, is_left_alone)).collect()
}

fn said(answers: &Value) -> Option<String> {
    let words = Words::read(&CONTENT, &english(), &ClinicConfig::default()).expect("English words");
    figure_words(&CONTENT, &words, &marks(&CONTENT, &bare(answers)))
}

#[test]
fn pain_in_one_part_is_as_strong_as_the_pain_now() {
    for (number, strength) in [
        (0, Strength::Mild(0)),
        (3, Strength::Mild(3)),
        (4, Strength::Moderate(4)),
        (6, Strength::Moderate(6)),
        (7, Strength::Severe(7)),
        (10, Strength::Severe(10)),
    ] {
        let answers = json!({ "regions": ["back_low_r", "back_low_l"], "intensity_now": number });
        assert_eq!(marked(&answers), [("back_low_r", Some(strength), false), ("back_low_l", Some(strength), false)]);
    }
}

#[test]
fn pain_in_several_parts_has_the_number_of_each_part_and_no_other() {
    let answers = json!({
        "regions": ["back_low_r", "back_calf_l", "front_knee_l"],
        "intensity_now": 9,
        "part_intensity": { "leg_l": 2 },
    });
    let expected = [
        ("front_knee_l", Some(Strength::Mild(2)), false),
        ("back_low_r", Some(Strength::Unknown), false),
        ("back_calf_l", Some(Strength::Mild(2)), false),
    ];
    assert_eq!(marked(&answers), expected);
}

#[test]
fn a_place_may_hurt_and_be_left_alone() {
    let answers = json!({ "regions": ["back_low_r"], "avoid_regions": ["back_low_r", "front_thigh_l"] });
    let expected = [("front_thigh_l", None, true), ("back_low_r", Some(Strength::Unknown), true)];
    assert_eq!(marked(&answers), expected);
    assert_eq!(
        said(&answers).as_deref(),
        Some(
            "Figure of the body, front and back. It hurts here: Lower back, right. \
             Leave alone: Right – Lower back. Left – Front of thigh."
        )
    );
}

#[test]
fn without_marks_there_is_no_figure() {
    for answers in [json!({}), json!({ "regions": ["no_pain"], "avoid_regions": ["show_therapist"] })] {
        assert_eq!(marked(&answers), []);
        assert_eq!(said(&answers), None);
    }
}

#[test]
fn a_place_on_both_sides_is_said_once() {
    let answers = json!({ "regions": ["back_low_r", "back_low_l"] });
    let expected = "Figure of the body, front and back. It hurts here: Lower back, both sides.";
    assert_eq!(said(&answers).as_deref(), Some(expected));
}
