//! The application without a browser: what is saved when, where the focus goes, what the host page hears, and what stays
//! open.

use std::rc::Rc;

use app::screen::Screen;
use app::{Effect, Focus, Keeping, Kept, Model, Msg, Notice, OpenedFile, Overlay, Purpose, Take, Taken, Told, update};
use content::View;
use engine::answers::Answers;
use engine::config::ClinicConfig;
use engine::intake::{Change, Event, Intake, Saved, Stage, Then};
use report::locale::Words;
use report::{CONTENT, FileRefused, LeftOut, Opened, SHOWN_FIRST};
use serde_json::json;

use crate::support::{english, option, question, with_defaults};

/// Somebody in front of the application, and all that was to be done.
struct Desk {
    model: Model,
    done: Vec<Effect>,
}

impl Desk {
    fn at(stage: Stage, answers: Answers) -> Self {
        let config = ClinicConfig::default();
        let words = Words::read(&CONTENT, &english(), &config).expect("words");
        let mut intake = Saved::begun(&CONTENT, answers, &[]);
        intake.stage = stage;
        Self { model: Model::new(Rc::new(words), Rc::new(config), intake, None), done: Vec::new() }
    }

    fn new() -> Self {
        let stage = Intake::new(&CONTENT).stage;
        Self::at(stage, Answers::default())
    }

    fn at_result() -> Self {
        Self::at(Stage::Result, back_pain())
    }

    /// At the page that asks this question.
    fn asked(id: &str) -> Self {
        let (screen, _) = CONTENT
            .screens
            .iter()
            .find(|(_, screen)| screen.asks.iter().any(|ask| ask.question == question(id)))
            .expect("a page");
        Self::at(Stage::Asking { screen, then: Then::Next }, back_pain())
    }

    /// What has to be done after a message.
    fn hears(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = update(&mut self.model, msg);
        self.done.extend(effects.iter().cloned());
        effects
    }

    fn focus(&self) -> Option<&Focus> {
        self.done.iter().rev().find_map(|effect| if let Effect::Focus(focus) = effect { Some(focus) } else { None })
    }
}

fn back_pain() -> Answers {
    with_defaults(&json!({
        "consent": true, "age": "18_49", "preg": "no", "regions": ["back_low_r"], "intensity_now": 5, "intensity_avg": 5,
        "intensity_worst": 5, "duration": "d_gt_12m", "onset": "gradual", "course": "same",
        "seen_doctor": "yes_diagnosed", "quality": ["aching"], "radiates": "no", "goals": ["g_pain"],
    }))
}

fn marked() -> Event {
    let (region, _) = CONTENT.regions.iter().find(|(_, row)| row.id == "back_calf_l").expect("a place");
    Event::Answered(question("regions"), Change::Marked(region, true))
}

fn ticked() -> Event {
    Event::Answered(question("goals"), Change::Toggled(option("goals", "g_sleep"), true))
}

fn file(answers: Answers) -> OpenedFile {
    let opened = Opened { answers, date: None, left_out: LeftOut::default(), unsure_of: Vec::new() };
    OpenedFile { opened, day: Some("21 November 2026".to_owned()) }
}

#[test]
fn an_answer_is_saved_before_it_is_drawn_and_moves_no_focus() {
    let mut desk = Desk::asked("goals");
    assert_eq!(desk.hears(Msg::Intake(ticked())), [Effect::Save, Effect::Draw]);
}

#[test]
fn a_new_page_begins_at_its_top_and_the_host_page_hears_of_a_new_step_once() {
    let mut desk = Desk::asked("rf_em");
    let effects = desk.hears(Msg::Intake(Event::Continued));
    assert_eq!(effects[..3], [Effect::Save, Effect::Draw, Effect::Focus(Focus::Page)]);
    let [Effect::Tell(Told::Step { index: 3, .. })] = effects[3..] else { panic!("{effects:?}") };
    let told = desk.hears(Msg::Intake(Event::WentBack));
    assert!(matches!(told.last(), Some(Effect::Tell(Told::Step { index: 2, .. }))), "{told:?}");
    assert_eq!(desk.hears(Msg::AboutWanted), [Effect::Draw, Effect::Focus(Focus::Page)]);
}

#[test]
fn what_is_left_out_is_named_with_the_focus_and_then_only_when_it_changes() {
    let mut desk = Desk::new();
    assert!(desk.hears(Msg::Intake(Event::Continued)).contains(&Effect::Focus(Focus::Page)));
    assert!(!desk.model.intake.problems.is_empty());
    assert_eq!(desk.hears(Msg::Intake(Event::Continued)), [Effect::Save, Effect::Draw]);
    assert_eq!(
        desk.hears(Msg::ProblemFollowed("consent".to_owned())),
        [Effect::Draw, Effect::Focus(Focus::Ask("consent".to_owned())),]
    );
}

#[test]
fn what_is_open_on_a_page_stays_with_an_answer_and_goes_with_the_page() {
    let mut desk = Desk::asked("regions");
    let (part, _) = CONTENT.parts.iter().next().expect("a part");
    let _ = desk.hears(Msg::Searched("calf".to_owned()));
    let _ = desk.hears(Msg::CameCloser(View::Back, Some(part)));
    let _ = desk.hears(Msg::Intake(marked()));
    assert_eq!((desk.model.page.search.as_str(), desk.model.page.closer(View::Back)), ("calf", Some(part)));
    assert_eq!(desk.model.page.closer(View::Front), None);
    let _ = desk.hears(Msg::Intake(Event::Continued));
    assert_eq!((desk.model.page.search.as_str(), desk.model.page.closer(View::Back)), ("", None));
}

#[test]
fn other_settings_and_words_leave_open_what_the_client_has_open() {
    let mut desk = Desk::asked("regions");
    let _ = desk.hears(Msg::Searched("calf".to_owned()));
    let _ = desk.hears(Msg::AboutWanted);
    let (words, config) = (
        Rc::clone(&desk.model.words),
        ClinicConfig { clinic_name: Some("Riverside".to_owned()), ..ClinicConfig::default() },
    );
    desk.model.set(words, Rc::new(config));
    assert_eq!((desk.model.page.search.as_str(), desk.model.page.overlay), ("calf", Overlay::About));
    assert_eq!(desk.model.config.clinic_name.as_deref(), Some("Riverside"));
}

#[test]
fn what_is_taken_back_by_a_button_is_said_once_and_the_focus_stays_with_its_question() {
    let mut desk = Desk::asked("regions");
    let (region, _) = CONTENT.regions.iter().find(|(_, row)| row.id == "back_low_r").expect("a place");
    let event = Event::Answered(question("regions"), Change::Marked(region, false));
    let effects = desk.hears(Msg::TakenBack(question("regions"), event));
    assert_eq!(effects.last(), Some(&Effect::Focus(Focus::Kept("regions".to_owned()))));
    assert!(desk.model.page.said.as_ref().is_some_and(|said| !said.is_empty()));
    let _ = desk.hears(Msg::Kept(Keeping::default(), None));
    assert!(desk.model.page.said.is_some(), "that it was saved takes nothing away");
    let _ = desk.hears(Msg::Searched(String::new()));
    assert_eq!(desk.model.page.said, None);
}

#[test]
fn a_press_on_the_figure_marks_a_place_and_another_one_unmarks_it() {
    let mut desk = Desk::asked("regions");
    let (region, _) = CONTENT.regions.iter().find(|(_, row)| row.id == "back_calf_l").expect("a place");
    let is_marked = |desk: &Desk| desk.model.answers().regions(question("regions")).any(|marked| marked == region);
    for expected in [true, false] {
        assert_eq!(desk.hears(Msg::Tapped(question("regions"), region)), [Effect::Save, Effect::Draw]);
        assert_eq!(is_marked(&desk), expected);
    }
}

#[test]
fn deleting_asks_first_deletes_then_and_says_what_came_of_it() {
    let mut desk = Desk::at_result();
    let _ = desk.hears(Msg::DeleteWanted);
    assert_eq!(desk.model.page.overlay, Overlay::ConfirmDelete);
    assert!(!desk.done.contains(&Effect::Forget));
    let effects = desk.hears(Msg::DeleteConfirmed);
    assert_eq!(effects[..2], [Effect::Forget, Effect::Tell(Told::Cleared)]);
    assert_eq!(desk.focus(), Some(&Focus::Page));
    assert_eq!((desk.model.intake.given.iter().count(), desk.model.page.overlay), (0, Overlay::Nothing));
    assert!(matches!(desk.model.derived.screen, Screen::Welcome(_)));
    let _ = desk.hears(Msg::Deleted(Keeping::default(), None));
    assert_eq!(desk.model.notice, Some(Notice::Deleted));
    let _ = desk.hears(Msg::Deleted(Keeping::default(), Some(Notice::NotDeleted)));
    assert_eq!(desk.model.notice, Some(Notice::NotDeleted));
}

#[test]
fn a_host_page_that_resets_moves_no_focus() {
    let mut desk = Desk::at_result();
    let _ = desk.hears(Msg::ResetByHost);
    assert!(desk.done.contains(&Effect::Forget));
    assert_eq!(desk.focus(), None);
}

#[test]
fn printing_is_told_and_where_it_fails_other_ways_are_offered_only_on_pages_that_have_them() {
    let mut desk = Desk::at_result();
    assert_eq!(desk.hears(Msg::PrintWanted)[..2], [Effect::Tell(Told::Print), Effect::Print]);
    assert_eq!(desk.hears(Msg::NotPrinted), [Effect::Draw, Effect::Focus(Focus::Take)]);
    assert!(desk.model.page.not_printed);
    let _ = desk.hears(Msg::PrintWanted);
    assert!(!desk.model.page.not_printed);

    let mut elsewhere = Desk::asked("goals");
    assert_eq!(elsewhere.hears(Msg::NotPrinted), []);
    assert!(!elsewhere.model.page.not_printed);
}

#[test]
fn what_was_taken_along_is_said_and_a_refused_copy_is_selected() {
    let mut desk = Desk::at_result();
    assert_eq!(desk.hears(Msg::TakeWanted(Take::CopyText)), [Effect::Take(Take::CopyText), Effect::Draw]);
    assert_eq!(desk.hears(Msg::Taken(Taken::Copied)), [Effect::Draw]);
    assert_eq!(desk.hears(Msg::Taken(Taken::ByHand("text".to_owned()))), [Effect::Draw, Effect::Focus(Focus::Text)]);
    let _ = desk.hears(Msg::TakeWanted(Take::SaveFile));
    assert_eq!(desk.model.page.taken, None);
}

#[test]
fn a_file_to_go_on_with_is_saved_and_keeps_the_consent_of_now() {
    let mut desk = Desk::new();
    let consent = CONTENT.roles.consent;
    let _ = desk.hears(Msg::Intake(Event::Answered(consent, Change::Ticked(true))));
    assert_eq!(desk.hears(Msg::FilePicked(Purpose::GoOn)), [Effect::ReadFile(Purpose::GoOn), Effect::Draw]);
    let mut given = back_pain();
    given.clear(consent);
    assert!(desk.hears(Msg::FileRead(Purpose::GoOn, Ok(file(given)))).contains(&Effect::Save));
    assert!(desk.model.intake.given.get(consent).is_some());
    assert!(desk.model.answers().get(question("goals")).is_some());
    assert!(matches!(desk.model.page.taken, Some(Taken::Opened(Purpose::GoOn, _))));
}

#[test]
fn a_file_to_compare_with_changes_no_answer_and_is_not_saved() {
    let mut desk = Desk::at_result();
    let before = desk.model.intake.clone();
    assert_eq!(desk.hears(Msg::FileRead(Purpose::Compare, Ok(file(back_pain())))), [Effect::Draw]);
    assert_eq!(desk.model.intake, before);
    assert!(desk.model.changes().is_some());
    let _ = desk.hears(Msg::FileRead(Purpose::Compare, Err(FileRefused::Foreign)));
    assert_eq!(desk.model.page.taken, Some(Taken::Refused(FileRefused::Foreign)));
    assert!(desk.model.earlier.is_some(), "a file that is refused takes none away");
}

#[test]
fn the_answers_of_another_tab_come_with_the_focus_at_the_top() {
    let mut desk = Desk::asked("goals");
    assert_eq!(desk.hears(Msg::TheirsWanted), [Effect::UseTheirs]);
    let theirs = Desk::at_result().model.intake;
    let effects = desk.hears(Msg::Restored(Box::new(theirs), Keeping::default(), Some(Notice::LostSome)));
    assert_eq!(effects, [Effect::Draw, Effect::Focus(Focus::Page), Effect::Tell(Told::ResultShown)]);
    assert_eq!(desk.model.notice, Some(Notice::LostSome));
    assert_eq!(desk.hears(Msg::MineWanted)[0], Effect::KeepMine);
}

#[test]
fn how_answers_are_kept_follows_what_the_browser_says() {
    let mut desk = Desk::asked("goals");
    assert_eq!(desk.hears(Msg::DeviceWanted(true))[0], Effect::KeepOnDevice(true));
    let device = Keeping { kept: Kept::Device, is_wanted: true, ..Keeping::default() };
    let _ = desk.hears(Msg::Kept(device.clone(), Some(Notice::NotOnDevice)));
    assert_eq!((&desk.model.keeping, desk.model.notice), (&device, Some(Notice::NotOnDevice)));
    let idle = Keeping { is_idle: true, ..device };
    let _ = desk.hears(Msg::KeepingChanged(idle));
    assert_eq!(desk.model.notice, Some(Notice::NotOnDevice), "what another tab does takes no sentence away");
    assert_eq!(desk.hears(Msg::Stayed)[0], Effect::Stay);
    let _ = desk.hears(Msg::Kept(Keeping::default(), None));
    assert_eq!(desk.model.notice, None);
}

#[test]
fn all_ideas_are_shown_with_the_focus_on_the_first_new_one() {
    let mut desk = Desk::at_result();
    let ideas = desk.model.report().ideas;
    let expected = ideas.suggested.iter().chain(&ideas.possible).nth(SHOWN_FIRST).map(|idea| idea.id);
    let effects = desk.hears(Msg::AllWanted);
    assert_eq!(effects.last(), expected.map(|id| Effect::Focus(Focus::Idea(id))).as_ref());
    assert!(desk.model.page.shows_all && expected.is_some());
}

#[test]
fn nothing_is_drawn_where_nothing_has_changed() {
    let mut desk = Desk::asked("regions");
    let (region, _) = CONTENT.regions.iter().next().expect("a place");
    assert_eq!(desk.hears(Msg::BoxFocused(None)), []);
    assert_eq!(desk.hears(Msg::BoxFocused(Some(region))), [Effect::Draw]);
    assert_eq!(desk.hears(Msg::BoxFocused(Some(region))), []);
}
