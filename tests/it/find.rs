//! Finding places on the body by the words that people use.

use std::sync::OnceLock;

use massage_check::config::ClinicConfig;
use massage_check::content::{CONTENT, Side};
use massage_check::locale::Words;
use massage_check::report::find_places;
use proptest::prelude::*;

use crate::support::english;

fn words() -> Words {
    Words::read(&CONTENT, &english(), &ClinicConfig::default()).expect("English words")
}

/// The ids of the places that are found, without the side.
fn found(words: &Words, query: &str) -> Vec<&'static str> {
    let regions = find_places(&CONTENT, words, query, str::to_lowercase);
    assert!(regions.iter().all(|region| CONTENT.regions[*region].side == Side::Left));
    regions.iter().map(|region| CONTENT.regions[*region].id.trim_end_matches("_l")).collect()
}

/// What people type, and all that they get, the best first.
const ASKED: &[(&str, &[&str])] = &[
    ("lower back", &["back_low", "back_head_low"]),
    ("low back", &["back_low", "back_head_low"]),
    ("lumbar", &["back_low"]),
    ("small of the back", &["back_low"]),
    ("waist", &["back_low"]),
    ("calf", &["back_calf"]),
    ("calves", &["back_calf"]),
    ("jaw", &["front_face"]),
    ("chin", &["front_face", "front_neck"]),
    ("teeth", &["front_face"]),
    ("eye", &["front_face"]),
    ("temple", &["front_head"]),
    ("forehead", &["front_head"]),
    ("knee", &["front_knee", "back_knee"]),
    ("hand", &["front_hand", "back_hand"]),
    ("ankle", &["front_ankle", "back_ankle"]),
    ("knees", &["front_knee", "back_knee"]),
    ("left knee", &["front_knee", "back_knee"]),
    ("Knee, RIGHT", &["front_knee", "back_knee"]),
    ("kneecap", &["front_knee"]),
    ("back of the knee", &["back_knee"]),
    ("shoulder blade", &["back_shoulder", "back_upper"]),
    ("between the shoulder blades", &["back_upper"]),
    ("collarbone", &["front_shoulder"]),
    ("armpit", &["front_shoulder", "back_shoulder"]),
    ("nape", &["back_neck"]),
    ("throat", &["front_neck"]),
    ("belly", &["front_abdomen", "front_pelvis"]),
    ("stomach", &["front_abdomen", "front_pelvis"]),
    ("breast", &["front_chest"]),
    ("ribs", &["back_mid", "front_chest"]),
    ("groin", &["front_pelvis"]),
    ("bottom", &["back_buttock", "back_foot"]),
    ("tailbone", &["back_buttock"]),
    ("hamstring", &["back_thigh"]),
    ("quads", &["front_thigh"]),
    ("lower leg", &["front_shin", "back_calf"]),
    ("achilles", &["back_ankle"]),
    ("heel", &["back_ankle", "back_foot"]),
    ("toe", &["front_foot"]),
    ("sole", &["back_foot"]),
    ("thumb", &["front_hand", "back_hand"]),
    ("palm", &["front_wrist", "front_hand"]),
    ("funny bone", &["back_elbow"]),
    ("biceps", &["front_upper_arm"]),
    ("middle of back", &["back_mid"]),
    ("spine", &["back_neck", "back_mid", "back_low", "back_upper"]),
];

#[test]
fn the_words_that_people_use_lead_to_their_places() {
    let words = words();
    let differs = |(query, expected): &&(&str, &[&str])| found(&words, query) != *expected;
    let wrong: Vec<String> =
        ASKED.iter().filter(differs).map(|(query, _)| format!("({query:?}, &{:?}),", found(&words, query))).collect();
    assert!(wrong.is_empty(), "found instead:\n{}", wrong.join("\n"));
}

#[test]
fn what_fits_no_place_finds_none() {
    let words = words();
    for query in ["", "   ", "\t\n", "left", " right ", "xyz", "my pain", "nee", "-", "…„“", "👩\u{200d}🦰", "膝"]
    {
        assert!(found(&words, query).is_empty(), "{query:?}");
    }
}

#[test]
fn words_that_say_nothing_of_a_place_are_passed_over() {
    let words = words();
    for query in ["knee xyz", "sore knee", "my knee", "knee pain", "left knee", "lef knee"] {
        assert_eq!(found(&words, query), found(&words, "knee"), "{query:?}");
    }
}

#[test]
fn odd_characters_between_words_do_not_matter() {
    let words = words();
    for query in [
        "  lower\u{a0}back ",
        "lower-back",
        "“Lower back”",
        "LOWER,BACK!",
        "lower\u{2009}\u{2014}back",
        "(lower) back.",
    ] {
        assert_eq!(found(&words, query), ["back_low", "back_head_low"], "{query:?}");
    }
}

#[test]
fn only_the_beginning_of_a_very_long_text_counts() {
    let words = words();
    assert_eq!(found(&words, &format!("knee{}{}", " ".repeat(56), "xyz".repeat(10_000))), ["front_knee", "back_knee"]);
    assert!(found(&words, &"knee".repeat(50_000)).is_empty());
    assert!(found(&words, &"é".repeat(50_000)).is_empty(), "cut between characters, never inside one");
}

/// Whoever types the name that stands in the list finds that place, in full or as far as it was typed.
#[test]
fn every_place_is_found_by_its_name_and_by_each_other_word() {
    let words = words();
    for (_, row) in CONTENT.regions.iter().filter(|(_, row)| row.side == Side::Left) {
        let place = row.id.trim_end_matches("_l");
        assert!(found(&words, words.get(row.name)).contains(&place), "{place}");
        let search = row.search.map(|search| words.get(search)).unwrap_or_default();
        assert!(!search.is_empty(), "{place} has no other words");
        let name: Vec<String> = words.get(row.name).to_lowercase().split([' ', ',']).map(str::to_owned).collect();
        for entry in search.split(", ") {
            assert!(found(&words, entry).contains(&place), "{place}: {entry}");
            assert!(!name.contains(&entry.to_owned()), "{place}: {entry} stands in the name");
        }
    }
}

proptest! {
    #[test]
    fn anything_may_be_typed(query in "\\PC{0,80}") {
        static WORDS: OnceLock<Words> = OnceLock::new();
        let places = found(WORDS.get_or_init(words), &query);
        prop_assert!(places.len() <= CONTENT.regions.len() / 2);
    }
}
