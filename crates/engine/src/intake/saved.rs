//! The saved state: what a reload brings back.
//!
//! In: an [`Intake`]. Out: [`Saved`], a plain structure that any serde format can hold, and back. Reading
//! trusts nothing: what the current content does not know is left out, and its question is asked again.

use serde::{Deserialize, Serialize};

use super::{Intake, Path, Stage, Then};
use crate::answers::{self, Answers, RawAnswers};
use content::{Ask, Content, ScreenId};

/// The version of the form below. It stands in the envelope that the element's shim puts around a saved state, and in
/// `element/envelope.js`.
pub const SAVED_VERSION: u32 = 1;

/// A saved state.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Saved {
    /// The version of questions and rules that it was made with.
    pub content: String,
    /// The answers by id.
    pub answers: RawAnswers,
    /// The ids of the screens that were passed.
    pub passed: Vec<String>,
    /// The id of the screen, or `review` or `result` for the pages after the questions.
    pub at: String,
    /// Whether the client was told to see a doctor today and chose to go on.
    pub was_told: bool,
}

/// A saved state of version 0: it had no envelope and named a version itself.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct SavedV0 {
    /// The version that it named. Only 1 was ever written.
    pub version: u32,
    /// All the rest, which version 1 took over as it was.
    #[serde(flatten)]
    pub rest: Saved,
}

impl SavedV0 {
    /// Brings a state to version 1. `None` for one that nobody wrote.
    #[must_use]
    pub fn migrate(self) -> Option<Saved> {
        (self.version == 1).then_some(self.rest)
    }
}

/// What a saved state brought back.
#[derive(Clone, PartialEq, Debug)]
pub struct Restored {
    /// The questionnaire.
    pub intake: Intake,
    /// Whether some answers could not be read. Their questions are asked again, with what is left of the answer.
    pub lost_some: bool,
}

const AT_REVIEW: &str = "review";
const AT_RESULT: &str = "result";

impl Saved {
    /// What to save of a questionnaire.
    #[must_use]
    pub fn of(content: &'static Content, intake: &Intake) -> Self {
        let id = |screen: ScreenId| content.screens[screen].id.to_owned();
        Self {
            content: content.version.to_owned(),
            answers: answers::write(content, &intake.given),
            passed: intake.passed.iter().map(id).collect(),
            at: match intake.stage {
                Stage::Asking { screen, .. } => id(screen),
                Stage::Review => AT_REVIEW.to_owned(),
                Stage::Result => AT_RESULT.to_owned(),
            },
            was_told: intake.was_told,
        }
    }

    /// A questionnaire with answers that came another way than by saving it, for example from a file. What was answered
    /// up to the last answer counts as passed; `unsure_of` names questions that are asked again. The client begins at the
    /// first page, and is led from there to what is open.
    #[must_use]
    pub fn begun(content: &'static Content, given: Answers, unsure_of: &[&str]) -> Intake {
        let path = Path::new(content, &given);
        let mut intake = Intake { given, ..Intake::new(content) };
        let answers = |ask: &Ask| path.answers().get(ask.question).is_some();
        let last = path.screens().rfind(|screen| path.asks(*screen).any(|ask| answers(&ask)));
        let is_sure = |ask: &Ask| !unsure_of.contains(&content.questions[ask.question].id);
        intake.passed = path
            .screens()
            .filter(|screen| {
                last.is_some_and(|last| *screen <= last) && content.screens[*screen].asks.iter().all(is_sure)
            })
            .collect();
        if let Stage::Asking { screen, .. } = intake.stage {
            intake.stage = Stage::Asking { screen, then: Then::Open };
        }
        intake
    }

    /// Brings a questionnaire back.
    #[must_use]
    pub fn restore(&self, content: &'static Content) -> Restored {
        let (given, issues) = answers::parse(content, &self.answers);
        let find = |id: &String| content.screens.iter().find(|(_, screen)| screen.id == id).map(|(screen, _)| screen);
        let mut intake = Intake { given, ..Intake::new(content) };
        intake.passed = self.passed.iter().filter_map(find).collect();
        // What was kept of an answer may lack just the place that matters, so the client looks at it again.
        let has_issue = |ask: &Ask| {
            let id = content.questions[ask.question].id;
            issues.iter().any(|issue| issue.key.split(':').next() == Some(id))
        };
        // Of a list of another version, it was never asked what was not on it then.
        let is_older = |ask: &Ask| self.content != content.version && content.questions[ask.question].is_safety_list();
        let is_open = |ask: &Ask| has_issue(ask) || is_older(ask);
        for (screen, _) in content.screens.iter().filter(|(_, row)| row.asks.iter().any(is_open)) {
            intake.passed.remove(screen);
        }
        intake.was_told = self.was_told;

        // Nobody is put behind a screen that is still open: an answer that was not read is asked for again.
        let path = Path::new(content, &intake.given);
        let open = path.open(&intake.passed);
        let wanted = find(&self.at).filter(|screen| path.screens().any(|shown| shown == *screen));
        intake.stage = match (open, wanted) {
            (None, None) if self.at == AT_RESULT => Stage::Result,
            (None, None) => Stage::Review,
            (Some(open), Some(wanted)) => Stage::Asking { screen: open.min(wanted), then: Then::Next },
            (Some(screen), None) | (None, Some(screen)) => Stage::Asking { screen, then: Then::Next },
        };
        Restored { intake, lost_some: !issues.is_empty() }
    }
}
