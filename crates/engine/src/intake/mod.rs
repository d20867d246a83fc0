//! The questionnaire as a state machine.
//!
//! In: [`Event`]s, facts in the past tense. Out: the next [`Intake`]: where the client is and what was
//! answered. This is the only state that is saved; path, progress and problems are derived each time.
//! It does not know what answers mean: no tiers, no techniques, no words, no clock, no storage.

mod history;
mod path;
mod saved;

pub use history::STEPS_MAX;
pub use path::{Path, Problem, Trouble};
pub use saved::{Restored, SAVED_VERSION, Saved, SavedV0};

use history::History;

use crate::answers::{Answer, Answers, Places};
use content::{Ask, Content, Id as _, Kind, Map, OptionId, PartId, QuestionId, RegionId, ScreenId, Set};

/// Where the client is, and what was answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intake {
    /// Where the client is.
    pub stage: Stage,
    /// Everything that was answered, also what does not apply just now: it comes back if its question does.
    pub given: Answers,
    /// The screens that were passed with Continue.
    pub passed: Set<ScreenId>,
    /// Whether the client was told to see a doctor today and chose to go on.
    pub was_told: bool,
    /// What keeps the client from going on; found when going on was tried.
    pub problems: Vec<Problem>,
    history: History,
}

/// Where the client is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// At a screen of the questionnaire.
    Asking {
        /// The screen.
        screen: ScreenId,
        /// Where Continue leads.
        then: Then,
    },
    /// At the list of all answers.
    Review,
    /// At the result.
    Result,
}

/// Where Continue leads from a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// To the next screen in order.
    Next,
    /// To the next screen that is still open, or else to the list of answers.
    Open,
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// The client changed an answer.
    Answered(QuestionId, Change),
    /// The client took the last change of a body map back.
    Undid(QuestionId),
    /// The client wants to go on.
    Continued,
    /// The client wants to go one screen back.
    WentBack,
    /// The client wants to change what is asked on a screen.
    ChangeWanted(ScreenId),
    /// The client was told to see a doctor today, and goes on.
    WentOn,
    /// The client has checked the answers.
    Checked,
    /// The client wants to see the list of answers again.
    ReviewWanted,
    /// The client wants to start over; all answers are forgotten.
    StartedOver,
}

/// What changed in an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// The box was ticked or unticked.
    Ticked(bool),
    /// An option of a single choice was chosen.
    Chose(OptionId),
    /// An option of a list, or beside a body map, was ticked or unticked.
    Toggled(OptionId, bool),
    /// A number was chosen.
    Rated(u8),
    /// A text was written.
    Wrote(String),
    /// A region was marked or unmarked.
    Marked(RegionId, bool),
    /// All marks of a body map were taken away. The options beside the map stay.
    Cleared,
    /// One of the marked regions was chosen.
    ChosePlace(RegionId),
    /// A reason was chosen for a region.
    GaveReason(RegionId, OptionId),
    /// A number was chosen for a part of the body, or taken back.
    RatedPart(PartId, Option<u8>),
}

impl Intake {
    /// The questionnaire before the first answer.
    #[must_use]
    pub fn new(content: &Content) -> Self {
        Self {
            stage: Stage::Asking { screen: first_screen(content), then: Then::Next },
            given: Answers::default(),
            passed: Set::new(),
            was_told: false,
            problems: Vec::new(),
            history: History::default(),
        }
    }

    /// The screen that is asked, if one is.
    #[must_use]
    pub const fn screen(&self) -> Option<ScreenId> {
        match self.stage {
            Stage::Asking { screen, .. } => Some(screen),
            Stage::Review | Stage::Result => None,
        }
    }

    /// Whether a change of this body map can be taken back. Changes are forgotten when another page is shown.
    #[must_use]
    pub fn can_undo(&self, question: QuestionId) -> bool {
        self.history.knows(question)
    }
}

/// The questionnaire after an event. An event that makes no sense here changes nothing.
#[must_use]
pub fn update(content: &'static Content, mut intake: Intake, event: Event) -> Intake {
    match event {
        Event::Answered(question, change) => answer(content, &mut intake, question, change),
        Event::Undid(question) => undo(content, &mut intake, question),
        Event::Continued => go_on(content, &mut intake),
        Event::WentBack => go_back(content, &mut intake),
        Event::ChangeWanted(screen) => go_to(&mut intake, Stage::Asking { screen, then: Then::Open }),
        Event::WentOn => {
            intake.was_told = true;
        }
        Event::Checked => {
            let next = open_or(content, &intake, Stage::Result);
            go_to(&mut intake, next);
        }
        Event::ReviewWanted => {
            let next = open_or(content, &intake, Stage::Review);
            go_to(&mut intake, next);
        }
        Event::StartedOver => intake = Intake::new(content),
    }
    intake
}

fn go_to(intake: &mut Intake, stage: Stage) {
    intake.problems.clear();
    intake.history.forget();
    intake.stage = stage;
}

fn go_on(content: &'static Content, intake: &mut Intake) {
    let Stage::Asking { screen, then } = intake.stage else { return };
    let path = Path::new(content, &intake.given);
    intake.problems = path.problems(screen);
    if !intake.problems.is_empty() {
        return;
    }
    intake.passed.insert(screen);
    let next = match then {
        Then::Next => path.after(screen).map(|screen| Stage::Asking { screen, then }),
        Then::Open => None,
    };
    let next = next.unwrap_or_else(|| open_or(content, intake, Stage::Review));
    go_to(intake, next);
}

fn go_back(content: &'static Content, intake: &mut Intake) {
    let path = Path::new(content, &intake.given);
    let before = |screen| path.before(screen).map(|screen| Stage::Asking { screen, then: Then::Next });
    let is_last_open = |screen| path.open(&intake.passed).is_none_or(|open| open == screen);
    let stage = match intake.stage {
        // Opened from the list of answers, and nothing else is open: back to the list.
        Stage::Asking { screen, then: Then::Open } if intake.passed.contains(screen) && is_last_open(screen) => {
            Some(Stage::Review)
        }
        Stage::Asking { screen, .. } => before(screen),
        Stage::Review => path.screens().next_back().map(|screen| Stage::Asking { screen, then: Then::Next }),
        Stage::Result => Some(Stage::Review),
    };
    if let Some(stage) = stage {
        go_to(intake, stage);
    }
}

/// The first screen that still has to be answered, or `otherwise` when there is none.
fn open_or(content: &'static Content, intake: &Intake, otherwise: Stage) -> Stage {
    let path = Path::new(content, &intake.given);
    let open = path.open(&intake.passed);
    open.map_or(otherwise, |screen| Stage::Asking { screen, then: Then::Open })
}

fn first_screen(content: &Content) -> ScreenId {
    content.screens.ids().next().unwrap_or(ScreenId::new(0))
}

fn answer(content: &Content, intake: &mut Intake, question: QuestionId, change: Change) {
    let before = intake.given.get(question).cloned();
    let problem = apply(content, &mut intake.given, question, change);
    intake.problems.retain(|known| known.ask.question != question);
    intake.problems.extend(problem);
    if intake.given.get(question) == before.as_ref() {
        return;
    }
    if content.questions[question].kind == Kind::Places {
        intake.history.remember(question, marked(before.as_ref()));
    }
    has_changed(content, intake, question);
}

/// Gives a body map the answer back that it had before its last change.
fn undo(content: &Content, intake: &mut Intake, question: QuestionId) {
    let Some(before) = intake.history.take(question) else { return };
    intake.given.set(question, Answer::Places(before));
    intake.problems.retain(|known| known.ask.question != question);
    has_changed(content, intake, question);
}

fn has_changed(content: &Content, intake: &mut Intake, question: QuestionId) {
    for (asked_again, _) in content.questions.iter().filter(|(_, row)| row.asked_again_after.contains(&question)) {
        ask_again(content, intake, asked_again);
    }
}

/// Takes a question out of what was passed. Ticked options stay; "none of these" was said of another list.
fn ask_again(content: &Content, intake: &mut Intake, question: QuestionId) {
    for (screen, _) in content.screens.iter().filter(|(_, row)| row.asks.iter().any(|ask| ask.question == question)) {
        intake.passed.remove(screen);
    }
    if let Some(Answer::Many(chosen)) = intake.given.get(question) {
        let kept = chosen.iter().filter(|option| !content.options[*option].exclusive).collect();
        intake.given.set(question, Answer::Many(kept));
    }
}

/// Changes one answer. Whatever does not fit the question changes nothing.
fn apply(content: &Content, given: &mut Answers, question: QuestionId, change: Change) -> Option<Problem> {
    let kind = content.questions[question].kind;
    match (kind, change) {
        (Kind::Tick, Change::Ticked(true)) => given.set(question, Answer::Ticked),
        (Kind::Tick, Change::Ticked(false)) => given.clear(question),
        (Kind::One, Change::Chose(option)) if content.options[option].question == question => {
            given.set(question, Answer::One(option))
        }
        (Kind::Many { max }, Change::Toggled(option, is_on)) if content.options[option].question == question => {
            let mut chosen = match given.get(question) {
                Some(Answer::Many(chosen)) => chosen.clone(),
                _ => Set::new(),
            };
            if let Some(max) = max
                && is_on
                && !chosen.contains(option)
                && chosen.len() >= usize::from(max)
            {
                return Some(Problem { ask: Ask { question, list: 0 }, trouble: Trouble::TooMany { max } });
            }
            toggle(&mut chosen, option, is_on);
            given.set(question, Answer::Many(chosen));
        }
        (Kind::Number { min, max }, Change::Rated(number)) if (min..=max).contains(&number) => {
            given.set(question, Answer::Number(number))
        }
        (Kind::Text { .. }, Change::Wrote(text)) => given.set(question, Answer::Text(text)),
        (Kind::Places, Change::Marked(region, is_on)) => {
            let mut places = marked(given.get(question));
            if is_on {
                places.regions.insert(region);
            } else {
                places.regions.remove(region);
            }
            given.set(question, Answer::Places(places));
        }
        (Kind::Places, Change::Cleared) => {
            let places = Places { regions: Set::new(), ..marked(given.get(question)) };
            given.set(question, Answer::Places(places));
        }
        (Kind::Places, Change::Toggled(option, is_on)) if content.options[option].question == question => {
            let mut places = marked(given.get(question));
            toggle(&mut places.options, option, is_on);
            given.set(question, Answer::Places(places));
        }
        (Kind::MainPlace { .. }, Change::ChosePlace(region)) => given.set(question, Answer::Place(region)),
        (Kind::PlaceReasons { .. }, Change::GaveReason(region, option))
            if content.options[option].question == question =>
        {
            let mut reasons = match given.get(question) {
                Some(Answer::Reasons(reasons)) => reasons.clone(),
                _ => Map::new(),
            };
            reasons.set(region, option);
            given.set(question, Answer::Reasons(reasons));
        }
        (Kind::NumberPerPart { min, max, .. }, Change::RatedPart(part, number))
            if number.is_none_or(|number| (min..=max).contains(&number)) =>
        {
            rate_part(given, question, part, number);
        }
        (
            Kind::Tick
            | Kind::One
            | Kind::Many { .. }
            | Kind::Number { .. }
            | Kind::Text { .. }
            | Kind::Places
            | Kind::MainPlace { .. }
            | Kind::PlaceReasons { .. }
            | Kind::NumberPerPart { .. },
            _,
        ) => {}
    }
    None
}

fn rate_part(given: &mut Answers, question: QuestionId, part: PartId, number: Option<u8>) {
    let mut numbers = match given.get(question) {
        Some(Answer::PartNumbers(numbers)) => numbers.clone(),
        _ => Map::new(),
    };
    match number {
        Some(number) => numbers.set(part, number),
        None => numbers.remove(part),
    }
    given.set(question, Answer::PartNumbers(numbers));
}

/// What is marked in a body map and chosen beside it.
fn marked(answer: Option<&Answer>) -> Places {
    match answer {
        Some(Answer::Places(places)) => places.clone(),
        _ => Places::default(),
    }
}

fn toggle(options: &mut Set<OptionId>, option: OptionId, is_on: bool) {
    if is_on {
        options.insert(option);
    } else {
        options.remove(option);
    }
}
