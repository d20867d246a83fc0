//! Finding places on the body by the words that people use.

use std::sync::OnceLock;

use content::Side;
use engine::config::ClinicConfig;
use proptest::prelude::*;
use report::locale::Words;
use report::{CONTENT, find_places};

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
    ("ribs", &["front_chest", "back_mid"]),
    ("groin", &["front_pelvis"]),
    ("bottom", &["back_buttock", "back_foot"]),
    ("tailbone", &["back_buttock"]),
    ("hamstring", &["back_thigh"]),
    ("quads", &["front_thigh"]),
    ("lower leg", &["front_shin", "back_calf"]),
    ("achilles", &["back_ankle"]),
    ("heel", &["back_ankle", "back_foot"]),
    ("toe", &["front_foot"]),
    ("sole", &["back_foot", "back_calf"]),
    ("thumb", &["front_hand", "back_hand"]),
    ("palm", &["front_wrist", "front_hand"]),
    ("funny bone", &["back_elbow"]),
    ("biceps", &["front_upper_arm"]),
    ("middle of back", &["back_mid"]),
    ("spine", &["back_neck", "back_mid", "back_low", "back_upper"]),
    ("golfer's elbow", &["front_elbow", "front_forearm", "back_elbow"]),
    ("golfers elbow", &["front_elbow", "front_forearm", "back_elbow"]),
    ("runner's knee", &["front_knee"]),
    ("pain in knee", &["front_knee", "back_knee"]),
    ("kidneys", &["back_low"]),
    ("TMJ", &["front_face"]),
    ("sciatica", &["back_low", "back_buttock", "back_thigh", "back_calf"]),
    ("traps", &["back_neck", "back_shoulder", "back_upper"]),
    ("trapezius", &["back_neck", "back_shoulder", "back_upper"]),
    ("rotator cuff", &["front_shoulder", "back_shoulder"]),
    ("IT band", &["front_thigh", "front_knee", "back_hip", "back_thigh"]),
    ("plantar fascia", &["back_foot"]),
    ("clavicle", &["front_shoulder"]),
    ("lats", &["back_shoulder", "back_mid"]),
    ("SI joint", &["back_low", "back_buttock"]),
    ("sacroiliac", &["back_low", "back_buttock"]),
    ("pelvic floor", &["front_pelvis", "back_buttock"]),
    ("headache", &["front_head", "back_head_top", "back_head_low", "back_neck"]),
    ("migraine", &["front_head", "back_head_top", "back_head_low"]),
    ("piriformis", &["back_buttock"]),
    ("psoas", &["front_hip", "front_pelvis"]),
    ("adductors", &["front_pelvis", "front_thigh"]),
    ("tennis elbow", &["front_elbow", "back_elbow", "back_forearm"]),
    ("carpal tunnel", &["front_wrist", "front_hand"]),
    ("carpal tunnel syndrome", &["front_wrist", "front_hand"]),
    ("frozen shoulder", &["front_shoulder", "back_shoulder"]),
    ("plantar fasciitis", &["back_foot"]),
    ("shin splints", &["front_shin"]),
    ("whiplash", &["front_neck", "back_neck"]),
    ("slipped disc", &["back_low"]),
    ("lumbago", &["back_low"]),
    ("jumper's knee", &["front_knee"]),
    ("toothache", &["front_face"]),
    ("earache", &["front_face"]),
    ("backache", &["back_upper", "back_mid", "back_low"]),
    ("stomach ache", &["front_abdomen", "front_pelvis"]),
    ("stomachache", &["front_abdomen"]),
    ("bunion", &["front_foot"]),
    ("heel spur", &["back_foot"]),
    ("trigger finger", &["front_hand"]),
    ("period pain", &["front_pelvis"]),
    ("neck", &["back_neck", "front_neck"]),
    ("stiff neck", &["back_neck", "front_neck"]),
    ("shoulder", &["front_shoulder", "back_shoulder", "back_upper"]),
    ("sore shoulders", &["front_shoulder", "back_shoulder", "back_upper"]),
    ("elbow", &["front_elbow", "back_elbow", "front_forearm", "back_forearm"]),
    (
        "arm",
        &[
            "front_upper_arm",
            "front_elbow",
            "front_forearm",
            "back_upper_arm",
            "back_elbow",
            "back_forearm",
            "front_shoulder",
            "back_shoulder",
        ],
    ),
    ("arms", &["front_upper_arm", "front_elbow", "front_forearm", "back_upper_arm", "back_elbow", "back_forearm"]),
    ("leg", &["front_thigh", "front_knee", "front_shin", "back_thigh", "back_knee", "back_calf"]),
    ("legs", &["front_thigh", "front_knee", "front_shin", "back_thigh", "back_knee", "back_calf"]),
    ("head", &["front_head", "back_head_top", "back_head_low", "back_neck"]),
    ("hip", &["front_hip", "back_hip"]),
    ("hips", &["front_hip", "back_hip"]),
    ("foot", &["front_foot", "back_foot"]),
    ("feet", &["front_foot", "back_foot"]),
    ("wrist", &["front_wrist", "back_wrist"]),
    ("finger", &["front_hand", "back_hand"]),
    ("fingers", &["front_hand", "back_hand"]),
    ("chest", &["front_chest"]),
    ("face", &["front_face"]),
    ("thigh", &["front_thigh", "back_thigh"]),
    ("buttocks", &["back_buttock"]),
    ("glutes", &["back_buttock"]),
    ("gluteus maximus", &["back_buttock", "back_hip"]),
    ("love handles", &["front_abdomen", "back_low"]),
    ("sacrum", &["back_low", "back_buttock"]),
    ("coccyx", &["back_buttock"]),
    ("instep", &["front_foot"]),
    ("arch", &["back_foot"]),
    ("ball of foot", &["back_foot"]),
    ("big toe", &["front_foot"]),
    ("toes", &["front_foot"]),
    ("collar bone", &["front_shoulder"]),
    ("sternum", &["front_chest"]),
    ("scapula", &["back_shoulder"]),
    ("shoulder blades", &["back_shoulder", "back_upper"]),
    ("under the shoulder blade", &["back_mid"]),
    ("between shoulder blades", &["back_upper"]),
    ("lats muscle", &["back_shoulder", "back_mid"]),
    ("trapezius muscle", &["back_neck", "back_shoulder", "back_upper"]),
    ("upper traps", &["back_neck", "back_shoulder"]),
    ("rhomboids", &["back_upper"]),
    ("levator scapulae", &["back_neck", "back_upper"]),
    ("scalenes", &["front_neck"]),
    ("SCM", &["front_neck"]),
    ("occiput", &["back_head_low"]),
    ("base of skull", &["back_head_low"]),
    ("behind the ear", &["back_head_low"]),
    ("behind my eyes", &["front_face"]),
    ("eyes", &["front_face"]),
    ("deltoid", &["front_shoulder", "front_upper_arm", "back_shoulder"]),
    ("bicep", &["front_upper_arm"]),
    ("triceps", &["back_upper_arm"]),
    ("inner elbow", &["back_elbow"]),
    ("outer elbow", &["back_elbow"]),
    ("crook of the arm", &["front_elbow"]),
    ("forearms", &["front_forearm", "back_forearm"]),
    ("extensors", &["back_forearm"]),
    ("knuckles", &["front_hand", "back_hand"]),
    ("little finger", &["front_hand", "back_hand"]),
    ("pinkie", &["front_hand", "back_hand"]),
    ("abs", &["front_abdomen"]),
    ("obliques", &["front_abdomen"]),
    ("belly button", &["front_abdomen", "front_pelvis"]),
    ("hip flexor", &["front_hip"]),
    ("hip flexors", &["front_hip"]),
    ("hip bone", &["front_hip", "back_hip"]),
    ("hip joint", &["front_hip", "back_hip"]),
    ("knee joint", &["front_knee", "back_knee"]),
    ("knee cap", &["front_knee"]),
    ("meniscus", &["front_knee"]),
    ("back of knee", &["back_knee"]),
    ("behind the knee", &["back_knee"]),
    ("inner thigh", &["front_thigh"]),
    ("outer thigh", &["front_thigh", "back_thigh"]),
    ("hamstrings", &["back_thigh"]),
    ("quadriceps", &["front_thigh"]),
    ("it band syndrome", &["front_thigh", "front_knee", "back_hip", "back_thigh"]),
    ("ITB", &["front_thigh", "front_knee", "back_hip", "back_thigh"]),
    ("shinbone", &["front_shin"]),
    ("tibia", &["front_shin"]),
    ("gastrocnemius", &["back_calf"]),
    ("soleus", &["back_calf"]),
    ("charley horse", &["back_calf"]),
    ("achilles tendon", &["back_ankle"]),
    ("achilles heel", &["back_ankle"]),
    ("ankle bone", &["front_ankle", "back_ankle"]),
    ("heel bone", &["back_foot"]),
    ("quadratus lumborum", &["back_low"]),
    ("QL", &["back_low"]),
    ("erector spinae", &["back_upper", "back_mid", "back_low"]),
    ("lumbar spine", &["back_low"]),
    ("cervical spine", &["back_neck"]),
    ("thoracic spine", &["back_upper", "back_mid"]),
    ("tail bone", &["back_buttock"]),
    ("sit bones", &["back_buttock"]),
    ("butt", &["back_buttock"]),
    ("bum", &["back_buttock"]),
    ("lower left back", &["back_low", "back_head_low"]),
    ("upper right back", &["back_upper", "back_head_top", "back_upper_arm"]),
    ("right side of my lower back", &["back_low"]),
    ("neck and shoulders", &["back_neck", "front_shoulder", "back_shoulder", "back_upper", "front_neck"]),
    ("neck shoulders", &["back_neck", "front_shoulder", "back_shoulder", "back_upper", "front_neck"]),
    ("lower back and knee", &["back_low", "front_knee", "back_head_low", "back_knee"]),
    ("hip and knee", &["front_hip", "front_knee", "back_hip", "back_knee"]),
    ("from neck to shoulder", &["back_neck", "front_shoulder", "back_shoulder", "back_upper", "front_neck"]),
    ("front or side of hip", &["front_hip", "back_hip"]),
    ("outer forearm", &["front_forearm", "back_forearm"]),
    ("top of shoulder", &["front_shoulder", "back_shoulder"]),
    ("side of neck", &["front_neck", "back_neck"]),
    ("back of thigh", &["back_thigh"]),
    ("back of the leg", &["back_thigh", "back_calf"]),
    ("lower leg", &["front_shin", "back_calf"]),
    ("lowback", &["back_low"]),
    ("lowerback", &["back_low"]),
    ("shoulderblade", &["back_shoulder", "back_upper"]),
    ("kneecaps", &["front_knee"]),
    ("sholder", &["front_shoulder", "back_shoulder", "back_upper"]),
    ("anckle", &["front_ankle", "back_ankle"]),
    ("elbwo", &["front_elbow", "back_elbow", "front_forearm", "back_forearm"]),
    ("hamstrng", &["back_thigh"]),
    ("forhead", &["front_head"]),
    ("stomache", &["front_abdomen", "front_pelvis"]),
    ("kneee", &["front_knee", "back_knee"]),
    ("right shoulder blade", &["back_shoulder", "back_upper"]),
    ("pain between the shoulder blades", &["back_upper"]),
    ("jaw joint", &["front_face"]),
    ("jaw muscles", &["front_face"]),
    ("teeth grinding", &["front_face"]),
    ("groin strain", &["front_pelvis"]),
    ("calf cramp", &["back_calf"]),
    ("cramp in my calf", &["back_calf"]),
    ("numb fingers", &["front_hand", "back_hand"]),
    ("top of foot", &["front_foot"]),
    ("sole of the foot", &["back_foot"]),
    ("bra line", &["back_mid"]),
    ("mouse arm", &["front_forearm", "back_forearm"]),
    ("RSI", &["front_forearm", "front_wrist", "back_forearm", "back_wrist"]),
    ("solar plexus", &["front_abdomen"]),
    ("bottom of foot", &["back_foot"]),
    ("hand pain", &["front_hand", "back_hand"]),
    ("pain in my left hand", &["front_hand", "back_hand"]),
    ("loins", &["front_pelvis", "back_low"]),
    ("ribcage", &["front_chest"]),
    ("rib cage", &["front_chest"]),
];

#[test]
fn the_words_that_people_use_lead_to_their_places() {
    let words = words();
    let differs = |(query, expected): &&(&str, &[&str])| found(&words, query) != *expected;
    let wrong: Vec<String> =
        ASKED.iter().filter(differs).map(|(query, _)| format!("({query:?}, &{:?}),", found(&words, query))).collect();
    assert!(wrong.is_empty(), "found instead:\n{}", wrong.join("\n    "));
}

#[test]
fn what_fits_no_place_finds_none() {
    let words = words();
    for query in [
        "",
        "   ",
        "\t\n",
        "left",
        " right ",
        "xyz",
        "my pain",
        "hurts",
        "and",
        "in the",
        "nee",
        "pins",
        "sharp",
        "week",
        "-",
        "…„“",
        "👩\u{200d}🦰",
        "膝",
    ] {
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
        for entry in search.split(", ") {
            assert!(found(&words, entry).contains(&place), "{place}: {entry}");
        }
    }
}

/// A word of its name stands among the others only where it changes what is found, such as the order.
#[test]
fn no_word_of_a_name_is_repeated_in_vain() {
    let (pack, words) = (english(), words());
    for (_, row) in CONTENT.regions.iter().filter(|(_, row)| row.side == Side::Left) {
        let name: Vec<String> = words.get(row.name).to_lowercase().split([' ', ',']).map(str::to_owned).collect();
        let search = row.search.map(|search| words.get(search)).unwrap_or_default();
        for entry in search.split(", ").filter(|entry| name.contains(&(*entry).to_owned())) {
            let others: Vec<&str> = search.split(", ").filter(|other| *other != entry).collect();
            let without = pack.replacen(&format!("\n{search}\n"), &format!("\n{}\n", others.join(", ")), 1);
            assert_ne!(pack, without);
            let without = Words::read(&CONTENT, &without, &ClinicConfig::default()).expect("English words");
            assert_ne!(found(&words, entry), found(&without, entry), "{}: {entry} stands in the name", row.id);
        }
    }
}

#[test]
fn the_best_match_comes_first() {
    let words = words();
    for (query, best) in [
        ("back", &["back_upper", "back_mid", "back_low"][..]),
        ("my back hurts", &["back_upper", "back_mid", "back_low"]),
        ("bakc", &["back_upper", "back_mid", "back_low"]),
        ("back and hips", &["back_hip", "back_upper", "back_mid", "back_low", "front_hip"]),
        ("lower back pain and sciatica", &["back_low"]),
        ("SI joint", &["back_low", "back_buttock"]),
        ("head", &["front_head", "back_head_top", "back_head_low"]),
        ("arm", &["front_upper_arm", "front_elbow", "front_forearm"]),
        ("hand", &["front_hand", "back_hand"]),
        ("sole", &["back_foot"]),
        ("upper right back", &["back_upper"]),
    ] {
        let found = found(&words, query);
        assert_eq!(found.get(..best.len()), Some(best), "{query:?}: {found:?}");
    }
}

/// Typed letter by letter, a word leads to its place all the way.
#[test]
fn a_word_is_found_while_it_is_typed() {
    let words = words();
    for (whole, from, place) in [
        ("sternum", 3, "front_chest"),
        ("hamstring", 3, "back_thigh"),
        ("shoulder blade", 3, "back_shoulder"),
        ("rotator cuff", 3, "front_shoulder"),
        ("sacroiliac", 4, "back_buttock"),
    ] {
        for end in from..=whole.len() {
            assert!(found(&words, &whole[..end]).contains(&place), "{}", &whole[..end]);
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
