//! What is said: the client's own answers quoted, the therapist's page in its parts, no gap in any sentence.

use engine::answers::Answers;
use engine::assess::assess;
use engine::config::{ClinicConfig, Mode};
use engine::intake::Path;
use proptest::prelude::*;
use report::locale::Words;
use report::{CONTENT, Material, Report, Sheet, build, review, sheet, tell_apart};
use serde_json::{Value, json};

use crate::support::{any_answers, english, with_defaults};

fn words(config: &ClinicConfig) -> Words {
    Words::read(&CONTENT, &english(), config).expect("English words")
}

fn said(words: &Words, config: &ClinicConfig, answers: &Answers) -> (Report, Sheet) {
    let assessment = assess(&CONTENT, config, answers);
    let material = Material { content: &CONTENT, words, config, answers, assessment: &assessment };
    let report = build(&material);
    let sheet = sheet(&material, &report.ideas, "21 November 2026");
    (report, sheet)
}

fn for_answers(answers: Value) -> (Report, Sheet) {
    let config = ClinicConfig { emergency_number: Some("112".to_owned()), ..ClinicConfig::default() };
    said(&words(&config), &config, &with_defaults(&answers))
}

#[test]
fn a_stop_page_quotes_the_clients_own_answer_and_offers_to_call() {
    let (report, _) = for_answers(json!({ "rf_em": ["em_breath"], "cond": ["c_varicose"] }));
    assert_eq!(report.tier.title, "Get emergency help now");
    assert_eq!(report.tier.reasons[0].quote, "You ticked: Sudden trouble breathing, or coughing up blood.");
    assert_eq!(report.tier.reasons.len(), 1);
    assert_eq!(report.tier.further[0].rule, "c_varicose");
    let calls = &report.tier.calls[0];
    assert_eq!((calls.line.as_str(), calls.numbers[0].number.as_str()), ("Call 112", "112"));
    assert!(report.ideas.suggested.is_empty() && report.ideas.possible.is_empty() && report.ideas.others.is_empty());
}

#[test]
fn a_clinic_without_a_number_offers_the_usual_ones() {
    let config = ClinicConfig::default();
    let (report, _) = said(&words(&config), &config, &with_defaults(&json!({ "rf_em": ["em_chest"] })));
    let numbers: Vec<&str> = report.tier.calls[0].numbers.iter().map(|link| link.number.as_str()).collect();
    assert_eq!(numbers, ["112", "999", "911"]);
    assert_eq!(report.tier.calls[0].numbers[1].label, "Call 999");
}

#[test]
fn a_derived_warning_names_the_answers_behind_it() {
    let fall = json!({ "age": "70_plus", "regions": ["back_mid_r"], "onset": "accident_fall", "duration": "d_3d_6w", "seen_doctor": "no" });
    let (report, _) = for_answers(fall);
    let quote = &report.tier.reasons[0].quote;
    assert!(quote.starts_with("From your answers: "), "{quote}");
    for answer in ["70 or over", "Middle of back, right", "An accident, fall or knock", "3 days to 6 weeks"] {
        assert!(quote.contains(answer), "{answer} in {quote}");
    }
}

#[test]
fn the_maternity_unit_is_named_for_its_own_signs() {
    let (report, _) = for_answers(json!({ "preg": "t2", "preg_flags": ["pf_bleed"] }));
    assert_eq!(report.tier.title, "Please call your maternity unit now");
    assert_eq!(report.tier.calls.len(), 2);
    let (report, _) = for_answers(json!({ "preg": "t2", "preg_flags": ["pf_bleed"], "rf_em": ["em_chest"] }));
    assert_eq!(report.tier.title, "Get emergency help now");
    assert!(
        report.tier.text.ends_with("Tell them that you are pregnant or have just given birth."),
        "{}",
        report.tier.text
    );
}

#[test]
fn the_sheet_of_a_hiding_tier_has_header_alert_and_what_the_client_says_only() {
    let (_, sheet) = for_answers(
        json!({ "rf_soon": ["sn_weight"], "regions": ["back_low_l"], "goals": ["g_pain"], "duration": "d_6_12w" }),
    );
    assert!(!sheet.is_whole && sheet.note.is_none());
    assert_eq!(sheet.alert, "Needs a doctor's check before massage.");
    assert_eq!(sheet.cautions[0].answers, "Losing weight without trying");
    assert!(sheet.says.iter().any(|said| said.answer == "Lower back, left"));
    assert!(
        sheet.limits.is_empty()
            && sheet.avoided.is_empty()
            && sheet.suggested.ideas.is_empty()
            && sheet.wishes.is_empty()
    );
}

#[test]
fn the_sheet_of_a_clearance_carries_the_note_for_the_doctor() {
    let (report, sheet) = for_answers(json!({
        "age": "50_69", "cond": ["c_cancer_now"], "regions": ["back_shoulder_l"], "duration": "d_3_12m",
        "avoid_regions": ["front_chest_l"], "avoid_reason": { "front_chest_l": "device" }, "goals": ["g_relax"], "seen_doctor": "yes_diagnosed",
    }));
    assert!(sheet.is_whole);
    let note = sheet.note.expect("a note").lines.join(" ");
    assert!(note.contains("Cancer now, or cancer treatment in the last 12 months"), "{note}");
    assert!(
        note.contains("at most 2 of 5") && note.contains("front of the neck") && note.contains("Relaxation massage"),
        "{note}"
    );
    assert_eq!(
        (sheet.left_alone[0].places.as_str(), sheet.left_alone[0].reason.as_deref()),
        ("Chest or ribs, left", Some("Device or tube"))
    );
    assert_eq!(report.ideas.heading_suggested, "To talk about once your doctor or midwife has said OK");
    let (_, sheet) = for_answers(json!({
        "age": "50_69", "cond": ["c_cancer_now"], "regions": ["back_shoulder_l"], "avoid_regions": ["show_therapist"],
    }));
    let (note, shown) = (sheet.note.expect("a note").lines.join(" "), "I will show my therapist");
    assert!(sheet.left_alone.iter().any(|alone| alone.places == shown), "{:?}", sheet.left_alone);
    assert!(!note.contains(shown), "a doctor cannot see that place: {note}");
}

#[test]
fn places_left_alone_are_told_with_the_reason_that_the_client_gave() {
    let said_of = |answers: Value| {
        let (report, sheet) = for_answers(answers);
        let told = report.tier.reasons.iter().find(|quoted| quoted.rule == "dr_avoid_regions").expect("the rule");
        assert!(sheet.cautions.contains(told), "{:?}", sheet.cautions);
        told.text.clone()
    };
    assert_eq!(said_of(json!({ "avoid_regions": ["front_knee_l"] })), "These places are left alone.");
    assert_eq!(
        said_of(json!({
            "avoid_regions": ["front_chest_l", "front_knee_l"],
            "avoid_reason": { "front_knee_l": "dont_want", "front_chest_l": "device", "front_hand_l": "skin" },
        })),
        "Left alone because of: Device or tube, I just don't want it."
    );
}

#[test]
fn a_place_marked_on_both_sides_is_named_once() {
    let (_, sheet) = for_answers(json!({ "regions": ["back_low_l", "back_low_r", "back_neck_l"] }));
    assert!(
        sheet.says.iter().any(|said| said.answer == "Both sides – Lower back. Left – Back of neck"),
        "{:?}",
        sheet.says
    );
}

/// Where it hurts stays in sight of the therapist, however many places there are; only long texts go to the notes.
#[test]
fn many_places_stand_with_the_facts_and_long_texts_with_the_notes() {
    let regions = ["back_neck_l", "back_neck_r", "back_shoulder_l", "back_upper_l", "back_mid_r", "front_hand_l"];
    let (_, sheet) = for_answers(json!({ "regions": regions, "note": "word ".repeat(40), "meds_text": "short" }));
    let by_side = "Both sides – Back of neck. Right – Middle of back. Left – Palm or fingers; Back of shoulder";
    assert!(sheet.says.iter().any(|said| said.answer.starts_with(by_side)), "{:?}", sheet.says);
    assert_eq!(sheet.notes.len(), 1);
    assert!(sheet.notes[0].is_written && sheet.notes[0].answer.starts_with("word word"));
}

/// What holds for all ideas is told once; each begins with what it alone has.
#[test]
fn ideas_tell_what_sets_them_apart() {
    let config = ClinicConfig::default();
    let words = words(&config);
    let knots = json!({ "regions": ["back_upper_l"], "duration": "d_6_12w", "quality": ["knots"], "goals": ["g_pain"], "pref_pressure": "3", "seen_doctor": "yes_diagnosed" });
    let (report, sheet) = said(&words, &config, &with_defaults(&knots));
    let told = tell_apart(&words, &report.ideas.suggested);
    assert_eq!(sheet.suggested.whys, ["You want: Less pain."], "paper tells the first two reasons of each");
    assert!(told.shared.contains(&"You want: Less pain.".to_owned()), "{told:?}");
    let habit = "Therapists may choose it for: tender knots. That is habit, not proof.";
    assert_eq!(told.whys[0][0], habit, "trigger point therapy");
    assert_eq!(told.whys[1], ["The same reasons as for Trigger point therapy."], "neuromuscular therapy");
    assert!(told.whys[2].is_empty(), "myofascial release has only what all have");
    let alone = tell_apart(&words, &report.ideas.suggested[..1]);
    assert!(alone.shared.is_empty() && alone.whys[0].len() == 3, "one idea shares with nobody: {alone:?}");
}

/// The sheet of a client whose jaw hurts.
#[test]
fn the_therapist_reads_on_paper_where_training_is_needed() {
    let jaw = json!({ "regions": ["front_face_l", "back_neck_l"], "duration": "d_gt_12m", "quality": ["knots"], "goals": ["g_pain"], "seen_doctor": "yes_diagnosed" });
    let (_, sheet) = for_answers(jaw);
    let idea = sheet.suggested.ideas.iter().find(|idea| idea.id == "trigger_point").expect("an idea");
    assert_eq!(idea.notes, ["On the jaw: only by a therapist trained for it."]);
    assert!((idea.range.lowest..=idea.range.highest).contains(&idea.range.start));
}

#[test]
fn nothing_suggested_is_said_in_words() {
    let knee = json!({ "regions": ["front_knee_l"], "duration": "d_gt_12m", "quality": ["aching"], "goals": ["g_pain"], "pref_pressure": "1", "seen_doctor": "yes_diagnosed" });
    let nothing = for_answers(knee).0.ideas.nothing.expect("a sentence");
    assert!(nothing.starts_with("No technique stands out for your answers. These come closest: "), "{nothing}");
    let nothing = for_answers(json!({ "cond": ["c_bone_mets"] })).0.ideas.nothing;
    assert_eq!(
        nothing.as_deref(),
        Some("For now none of the techniques here fits your answers. That is fine: talk it over with your therapist.")
    );
}

#[test]
fn the_catalogue_ranks_nothing() {
    let config = ClinicConfig { mode: Mode::Catalogue, ..ClinicConfig::default() };
    let answers = with_defaults(
        &json!({ "regions": ["back_low_l"], "duration": "d_gt_12m", "goals": ["g_pain"], "meds": ["m_anticoag"] }),
    );
    let (report, sheet) = said(&words(&config), &config, &answers);
    assert!(report.ideas.suggested.is_empty() && report.ideas.possible.is_empty() && report.ideas.nothing.is_none());
    let all = report.ideas.others.iter().chain(&report.ideas.avoided);
    assert!(all.clone().count() == CONTENT.techniques.len() && all.clone().all(|card| card.parts.is_empty()));
    assert!(!sheet.avoided.is_empty(), "safety is said all the same");
}

#[test]
fn the_review_lists_every_question_on_the_way_once() {
    let config = ClinicConfig::default();
    let answers = with_defaults(&json!({ "regions": ["back_low_l"], "cond": ["c_lung"] }));
    let path = Path::new(&CONTENT, &answers);
    let sections = review(&CONTENT, &words(&config), &path);
    let rows: Vec<_> = sections.iter().flat_map(|section| &section.rows).collect();
    for (id, row) in CONTENT.questions.iter() {
        let expected = usize::from(path.shows(id) && id != CONTENT.roles.consent);
        assert_eq!(rows.iter().filter(|listed| listed.question == id).count(), expected, "{}", row.id);
    }
    let health = rows.iter().find(|row| CONTENT.questions[row.question].id == "cond").expect("the health question");
    assert_eq!(health.lines, ["Asthma or another lung problem"]);
}

#[test]
fn the_strength_in_each_part_stands_in_the_review_and_on_the_sheet() {
    let config = ClinicConfig::default();
    let hurts = json!({
        "regions": ["back_low_l", "front_hand_r", "front_shin_l"], "part_intensity": { "low_back": 0, "arm_r": 7 },
    });
    let path = Path::new(&CONTENT, &with_defaults(&hurts));
    let sections = review(&CONTENT, &words(&config), &path);
    let rows = sections.iter().flat_map(|section| &section.rows);
    let row = rows.into_iter().find(|row| row.label == "Pain now, by part").expect("a row");
    assert_eq!(row.lines, ["lower back: 0 of 10", "right shoulder, arm and hand: 7 of 10"]);
    let (_, sheet) = for_answers(hurts);
    let said = sheet.says.iter().find(|said| said.label == "Pain now, by part").expect("a line");
    assert_eq!(said.answer, "lower back: 0 of 10, right shoulder, arm and hand: 7 of 10");
    assert!(!said.is_key && !said.is_written);
}

/// Every text that a report can hold.
fn all_texts(report: &Report, sheet: &Sheet) -> String {
    format!("{report:?} {sheet:?}")
}

proptest! {
    #[test]
    fn no_sentence_has_a_gap(answers in any_answers()) {
        let config = ClinicConfig::default();
        thread_local! {
            static WORDS: Words = words(&ClinicConfig::default());
        }
        let path = Path::new(&CONTENT, &answers);
        let (report, sheet) = WORDS.with(|words| said(words, &config, path.answers()));
        let texts = all_texts(&report, &sheet);
        for name in ["label", "labels", "goals", "goal", "groups", "pattern", "phrase", "cap", "min", "max", "n", "text", "ticked", "areas", "techniques", "place", "level", "number"] {
            prop_assert!(!texts.contains(&format!("{{{name}}}")), "{name}: {texts}");
        }
        prop_assert!(!texts.contains("  ") && !texts.contains(": ."), "{texts}");
        prop_assert_eq!(sheet.is_whole, !report.ideas.avoided.is_empty() || !report.ideas.others.is_empty() || !report.ideas.possible.is_empty() || !report.ideas.suggested.is_empty());
    }
}
