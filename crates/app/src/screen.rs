//! Which page stands in front of the client. A red flag *is* the page, never a value that somebody can forget.
//!
//! In: the questionnaire, its path and the assessment. Out: [`Screen`] and [`Progress`].

use content::{Content, ScreenId, Stops};
use engine::assess::Assessment;
use engine::intake::{Intake, Path, Stage};
use engine::logic::{Used, What};

/// The page in front of the client.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// What this is and is not, and the box to tick.
    Welcome(ScreenId),
    /// A question.
    Question(ScreenId),
    /// The questions have ended or stop here: somebody must be asked first.
    Stop {
        /// Where the client can correct a slip, if one answer alone led here.
        slip: Option<ScreenId>,
        /// What the client may do besides.
        then: AfterStop,
    },
    /// All answers, to be checked.
    Review,
    /// The result with ideas.
    Result,
}

/// What can follow a stop page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AfterStop {
    /// Nothing but correcting and printing.
    Nothing,
    /// The client may go on and fill in the sheet for the doctor.
    GoOn,
    /// The questions are done; the client may go back to the answers.
    Review,
}

/// How far the client is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// The number of the step, from 1.
    pub step: usize,
    /// The number of steps.
    pub steps: usize,
    /// Minutes left at most, at least 1. Counts every screen that could still come, so that it never rises on the way.
    pub minutes: u16,
}

/// Finds the page.
#[must_use]
pub fn screen(content: &Content, intake: &Intake, path: &Path, assessment: &Assessment) -> Screen {
    let tier = &content.tiers[assessment.tier];
    let at = intake.screen();
    // A client who is just giving or correcting the answer that leads to the stop is not thrown out of the question.
    let is_correcting = at.is_some_and(|at| slips(content, path, assessment).any(|slip| slip == at));
    let slip = slips(content, path, assessment).min();
    match (tier.stops, intake.stage) {
        (Stops::Ends, _) if !is_correcting => Screen::Stop { slip, then: AfterStop::Nothing },
        (Stops::Tells, Stage::Asking { .. } | Stage::Review)
            if !is_correcting && !intake.was_told && !waits(intake, path, assessment) =>
        {
            Screen::Stop { slip, then: AfterStop::GoOn }
        }
        (_, Stage::Result) if tier.hides => Screen::Stop { slip: None, then: AfterStop::Review },
        (_, Stage::Result) => Screen::Result,
        (_, Stage::Review) => Screen::Review,
        (_, Stage::Asking { screen, .. }) if is_welcome(content, screen) => Screen::Welcome(screen),
        (_, Stage::Asking { screen, .. }) => Screen::Question(screen),
    }
}

/// Finds how far the client is at a screen.
#[must_use]
pub fn progress(content: &Content, intake: &Intake, at: ScreenId) -> Progress {
    let step = content.screens[at].step;
    let to_come =
        content.screens.iter().filter(|(screen, _)| *screen == at || *screen > at && !intake.passed.contains(*screen));
    let seconds: u16 = to_come.map(|(_, screen)| screen.seconds).sum();
    Progress { step: usize::from(step.0) + 1, steps: content.steps.len(), minutes: seconds.div_ceil(60).max(1) }
}

/// The screens of the answers that led to the tier.
fn slips<'a>(content: &'a Content, path: &'a Path, assessment: &'a Assessment) -> impl Iterator<Item = ScreenId> + 'a {
    let cautions = assessment.cautions.iter().filter(|caution| caution.tier == assessment.tier);
    let used = cautions.flat_map(|caution| caution.used.iter());
    used.flat_map(|used| {
        path.screens().filter(|screen| content.screens[*screen].asks.iter().any(|ask| ask.question == used.question))
    })
}

/// Whether every rule of the tier reads an answer as open that is still to be asked for, and could take the rule away.
fn waits(intake: &Intake, path: &Path, assessment: &Assessment) -> bool {
    let is_to_come = |used: &Used| {
        used.what == What::Nothing
            && path.screen_of(used.question).is_some_and(|screen| !intake.passed.contains(screen))
    };
    let mut cautions = assessment.cautions.iter().filter(|caution| caution.tier == assessment.tier);
    cautions.all(|caution| caution.used.iter().any(is_to_come))
}

fn is_welcome(content: &Content, screen: ScreenId) -> bool {
    content.screens[screen].asks.iter().any(|ask| ask.question == content.roles.consent)
}
