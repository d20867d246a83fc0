//! The body maps: taking changes back, marks of older versions, and marks that stand against each other.

use content::{QuestionId, RegionId};
use engine::answers::{Answer, Answers};
use engine::assess::assess;
use engine::config::ClinicConfig;
use engine::intake::{Change, Event, Intake, Path, STEPS_MAX, Saved, Trouble, update};
use proptest::prelude::*;
use report::locale::Words;
use report::{CONTENT, Material, answer_lines, build, marked_line, sheet};
use serde_json::{Value, json};

use crate::support::{assessed, english, mark, option, question, with_defaults};

#[track_caller]
fn region(id: &str) -> RegionId {
    CONTENT.regions.iter().find(|(_, row)| row.id == id).map(|(region, _)| region).expect(id)
}

/// The client at the screen that asks a question.
fn at(question: QuestionId) -> Intake {
    let asks = |(_, row): &(_, &content::Screen)| row.asks.iter().any(|ask| ask.question == question);
    let (screen, _) = CONTENT.screens.iter().find(asks).expect("a screen");
    after(Intake::new(&CONTENT), Event::ChangeWanted(screen))
}

fn after(intake: Intake, event: Event) -> Intake {
    update(&CONTENT, intake, event)
}

fn marks(intake: Intake, map: QuestionId, id: &str) -> Intake {
    after(intake, Event::Answered(map, Change::Marked(region(id), true)))
}

/// The ids of what is marked.
fn marked(answers: &Answers, map: QuestionId) -> Vec<&'static str> {
    answers.regions(map).map(|region| CONTENT.regions[region].id).collect()
}

fn troubles(intake: &Intake) -> Vec<(QuestionId, Trouble)> {
    intake.problems.iter().map(|problem| (problem.ask.question, problem.trouble)).collect()
}

/// A change of one of the maps: a mark, a tick beside it, or everything cleared.
fn any_change() -> impl Strategy<Value = (bool, Change)> {
    let change = prop_oneof![
        6 => (0..CONTENT.regions.len(), any::<bool>()).prop_map(|(position, is_on)| {
            Change::Marked(CONTENT.regions.ids().nth(position).expect("a region"), is_on)
        }),
        2 => any::<bool>().prop_map(|is_on| Change::Toggled(option("regions", "no_pain"), is_on)),
        1 => any::<bool>().prop_map(|is_on| Change::Toggled(option("avoid_regions", "none"), is_on)),
        1 => Just(Change::Cleared),
    ];
    (any::<bool>(), change)
}

proptest! {
    /// As many steps back as forth lead to where one began, in both maps, however the changes mix.
    #[test]
    fn undoing_every_change_gives_back_the_start(
        before in prop::collection::vec(any_change(), 0..20),
        changes in prop::collection::vec(any_change(), 0..STEPS_MAX),
    ) {
        let maps = [question("regions"), question("avoid_regions")];
        let event = |(is_first, change): &(bool, Change)| {
            Event::Answered(if *is_first { maps[0] } else { maps[1] }, change.clone())
        };
        let begun = before.iter().map(event).fold(Intake::new(&CONTENT), after);
        let screen = at(maps[0]).screen().expect("a screen");
        let start = after(begun, Event::ChangeWanted(screen));
        prop_assert!(maps.iter().all(|map| !start.can_undo(*map)));
        let changed = changes.iter().map(event).fold(start.clone(), after);
        let steps = changes.iter().flat_map(|_| maps.map(Event::Undid));
        let undone = steps.fold(changed, after);
        prop_assert!(maps.iter().all(|map| !undone.can_undo(*map)));
        prop_assert_eq!(undone, start);
    }
}

#[test]
fn undo_takes_one_change_back_at_a_time_and_brings_back_what_was_cleared() {
    let map = question("regions");
    let intake = marks(marks(at(map), map, "back_low_l"), map, "front_knee_r");
    let intake = after(intake, Event::Answered(map, Change::Toggled(option("regions", "no_pain"), true)));
    let intake = after(intake, Event::Answered(map, Change::Cleared));
    assert!(marked(&intake.given, map).is_empty());
    assert!(intake.given.chose(&CONTENT, option("regions", "no_pain")), "what stands beside the map is no mark");
    let intake = after(intake, Event::Undid(map));
    assert_eq!(marked(&intake.given, map), ["front_knee_r", "back_low_l"]);
    let intake = after(intake, Event::Undid(map));
    assert!(!intake.given.chose(&CONTENT, option("regions", "no_pain")));
    let intake = after(intake, Event::Undid(map));
    assert_eq!(marked(&intake.given, map), ["back_low_l"]);
}

#[test]
fn with_nothing_to_undo_or_to_clear_nothing_changes() {
    let map = question("regions");
    let start = at(map);
    for event in [Event::Undid(map), Event::Answered(map, Change::Cleared), Event::Undid(question("goals"))] {
        assert_eq!(after(start.clone(), event), start);
    }
    let marked = marks(start, map, "back_low_l");
    assert_eq!(marks(marked.clone(), map, "back_low_l"), marked, "no change is no step");
    let other = after(marked.clone(), Event::Undid(question("avoid_regions")));
    assert_eq!(other, marked, "each map has its own steps");
}

#[test]
fn changes_are_forgotten_on_another_page_and_never_saved() {
    let map = question("regions");
    let intake = marks(at(map), map, "back_low_l");
    assert!(intake.can_undo(map));
    assert!(!Saved::of(&CONTENT, &intake).restore(&CONTENT).intake.can_undo(map));
    assert!(!after(intake.clone(), Event::WentBack).can_undo(map));
    let gone_on = after(intake, Event::Continued);
    assert!(!gone_on.can_undo(map));
    assert_eq!(marked(&gone_on.given, map), ["back_low_l"], "the answer stays");
}

#[test]
fn the_oldest_changes_are_forgotten_first() {
    let map = question("regions");
    let low = region("back_low_l");
    let change = |n: usize| Event::Answered(map, Change::Marked(low, n.is_multiple_of(2)));
    // An odd number of changes more than are remembered: at the bottom stands the mark of the first one.
    let mut intake = (0..=STEPS_MAX).map(change).fold(at(map), after);
    let mut n_undone = 0;
    while intake.can_undo(map) {
        intake = after(intake, Event::Undid(map));
        n_undone += 1;
    }
    assert_eq!((n_undone, marked(&intake.given, map)), (STEPS_MAX, vec!["back_low_l"]));
}

#[test]
fn undo_takes_away_the_message_that_its_change_answered() {
    let map = question("regions");
    let intake = marks(at(map), map, "back_low_l");
    let intake = after(intake, Event::Answered(map, Change::Toggled(option("regions", "no_pain"), true)));
    let intake = after(intake, Event::Continued);
    assert_eq!(troubles(&intake), [(map, Trouble::Contradiction)]);
    let intake = after(intake, Event::Undid(map));
    assert!(troubles(&intake).is_empty());
    assert!(troubles(&after(intake, Event::Continued)).is_empty());
}

fn restored(answers: Value, at: &str) -> (Intake, bool) {
    let mut all: Value = serde_json::from_str(include_str!("../../examples/defaults.json")).expect("defaults");
    let (entries, own) = (all.as_object_mut().expect("an object"), answers.as_object().expect("an object"));
    entries.extend(own.clone());
    entries.insert("consent".to_owned(), json!(true));
    let passed: Vec<&str> = CONTENT.screens.rows().map(|screen| screen.id).collect();
    let saved = json!({ "content": CONTENT.version, "answers": all, "passed": passed, "at": at, "was_told": false });
    let saved: Saved = serde_json::from_value(saved).expect("a saved state");
    let restored = saved.restore(&CONTENT);
    (restored.intake, restored.lost_some)
}

#[test]
fn a_saved_mark_that_no_longer_exists_leaves_the_others() {
    let map = question("regions");
    let (intake, lost_some) = restored(json!({ "regions": ["back_gone_l", "back_low_l", "knee_r"] }), "result");
    assert!(lost_some);
    assert_eq!(marked(&intake.given, map), ["back_low_l"]);
    let screen = CONTENT.screens[intake.screen().expect("a question")].id;
    assert_eq!(screen, "regions", "the client sees what is left before the result");
}

#[test]
fn a_saved_map_whose_marks_are_all_gone_is_open_again() {
    for answers in [json!({ "regions": ["back_gone_l"] }), json!({ "regions": ["no_pain", "back_gone_l"] })] {
        let (intake, lost_some) = restored(answers, "review");
        assert!(lost_some);
        assert_eq!(intake.given.get(question("regions")), None, "a mark is never read as \"nothing hurts\"");
        assert_eq!(CONTENT.screens[intake.screen().expect("a question")].id, "regions");
    }
    let (intake, lost_some) = restored(json!({ "regions": ["no_pain"] }), "regions");
    assert!(!lost_some && intake.given.chose(&CONTENT, option("regions", "no_pain")));
}

#[test]
fn a_saved_main_place_and_reasons_of_places_that_are_gone_leave_the_others() {
    let answers = json!({
        "regions": ["back_low_l"],
        "main_region": "back_gone_l",
        "avoid_regions": ["front_knee_r", "back_calf_r"],
        "avoid_reason": { "front_gone_l": "skin", "front_knee_r": "skin", "back_calf_r": "no_such_reason" },
    });
    let (intake, lost_some) = restored(answers, "result");
    assert!(lost_some);
    assert_eq!(intake.given.get(question("main_region")), None);
    assert_eq!(marked(&intake.given, question("regions")), ["back_low_l"]);
    let Some(Answer::Reasons(reasons)) = intake.given.get(question("avoid_reason")) else { panic!("no reasons") };
    let reasons: Vec<&str> = reasons.iter().map(|(region, _)| CONTENT.regions[region].id).collect();
    assert_eq!(reasons, ["front_knee_r"]);
}

#[test]
fn marks_beside_nothing_hurts_are_resolved_by_the_client() {
    let map = question("regions");
    let both = marks(at(map), map, "back_low_l");
    let both = after(both, Event::Answered(map, Change::Toggled(option("regions", "no_pain"), true)));
    let refused = after(both, Event::Continued);
    assert_eq!(troubles(&refused), [(map, Trouble::Contradiction)]);
    assert_eq!(marked(&refused.given, map), ["back_low_l"], "nothing is unmarked for the client");
    let cleared = after(refused.clone(), Event::Answered(map, Change::Cleared));
    assert!(troubles(&after(cleared, Event::Continued)).is_empty());
}

#[test]
fn a_map_without_a_mark_or_another_answer_asks_for_one() {
    let map = question("regions");
    let refused = after(at(map), Event::Continued);
    assert_eq!(troubles(&refused), [(map, Trouble::Empty)]);
    let words = Words::read(&CONTENT, &english(), &ClinicConfig::default()).expect("words");
    let message = CONTENT.questions[map].empty.map(|message| words.get(message));
    assert_eq!(message, Some("Mark a place, or choose “Nothing hurts or feels tight”"));
    let cleared = after(marks(refused, map, "back_low_l"), Event::Answered(map, Change::Cleared));
    assert_eq!(troubles(&after(cleared, Event::Continued)), [(map, Trouble::Empty)], "cleared is unanswered");
}

#[test]
fn all_places_may_be_marked_in_both_maps() {
    let (pain, alone) = (question("regions"), question("avoid_regions"));
    let mut answers = with_defaults(&json!({}));
    answers.clear(pain);
    answers.clear(alone);
    CONTENT.regions.ids().for_each(|region| mark(&mut answers, pain, region));
    let mut intake = at(pain);
    intake.given = answers.clone();
    assert_eq!(marked(&intake.given, pain).len(), 74);
    let gone_on = after(intake, Event::Continued);
    assert!(troubles(&gone_on).is_empty());

    CONTENT.regions.ids().for_each(|region| mark(&mut answers, alone, region));
    let assessment = assessed(&answers);
    assert_eq!(assessment.verdicts.len(), CONTENT.techniques.len());
    let words = Words::read(&CONTENT, &english(), &ClinicConfig::default()).expect("words");
    let said = answer_lines(&CONTENT, &words, &answers, pain);
    let parts = "head and neck; chest, tummy and groin; upper and middle back; right shoulder, arm and hand; \
                 left shoulder, arm and hand; right hip, leg and foot; left hip, leg and foot";
    assert_eq!(said, [format!("All of – {parts}"), "Both sides – Lower back".to_owned()]);
}

/// Pain at a place that shall not be touched is no contradiction: both are true, and both are told.
#[test]
fn a_place_marked_in_both_maps_hurts_and_is_left_alone() {
    let answers = with_defaults(&json!({
        "regions": ["back_low_l"], "avoid_regions": ["back_low_l"], "duration": "d_gt_12m", "goals": ["g_pain"],
    }));
    let config = ClinicConfig::default();
    let path = Path::new(&CONTENT, &answers);
    for map in ["regions", "avoid_regions"].map(question) {
        assert_eq!(marked(path.answers(), map), ["back_low_l"]);
        assert!(path.problems(at(map).screen().expect("a screen")).is_empty());
    }
    let assessment = assess(&CONTENT, &config, path.answers());
    let words = Words::read(&CONTENT, &english(), &config).expect("words");
    let material = Material {
        content: &CONTENT,
        words: &words,
        config: &config,
        answers: path.answers(),
        assessment: &assessment,
    };
    let page = sheet(&material, &build(&material).ideas, "");
    assert!(page.says.iter().any(|said| said.answer.contains("Lower back, left")), "{:?}", page.says);
    let left_alone: Vec<&str> = page.left_alone.iter().map(|left| left.places.as_str()).collect();
    assert_eq!(left_alone, ["Lower back, left"]);
    let (limits, low) = (&assessment.limits, region("back_low_l"));
    assert!(limits.painful.contains(low) && limits.left_alone.contains(low));
    assert!(!limits.effective.contains(low), "no technique is given there");
}

#[test]
fn what_is_marked_is_said_in_one_sentence_and_many_marks_are_counted() {
    let map = question("regions");
    let words = Words::read(&CONTENT, &english(), &ClinicConfig::default()).expect("words");
    let said = |intake: &Intake| marked_line(&CONTENT, &words, &intake.given, map);
    let mut intake = at(map);
    assert_eq!(said(&intake), "Nothing is marked.");
    intake = marks(marks(marks(intake, map, "back_low_l"), map, "front_knee_r"), map, "front_knee_l");
    assert_eq!(said(&intake), "You marked: Both sides – Front of knee. Left – Lower back.");
    for region in CONTENT.regions.ids() {
        intake = after(intake, Event::Answered(map, Change::Marked(region, true)));
    }
    assert_eq!(said(&intake), "You marked 74 places.");
    intake = after(intake, Event::Answered(map, Change::Cleared));
    assert_eq!(said(&intake), "Nothing is marked.");
    intake = after(intake, Event::Answered(map, Change::Toggled(option("regions", "no_pain"), true)));
    assert_eq!(said(&intake), "You marked: Nothing hurts or feels tight.");
}
