//! What a view draws, and what it can say.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::Callback;

use super::keeping::{Keeping, Notice};
use super::take::{Earlier, Purpose, Take, Taken};
use crate::answers::Answers;
use crate::assess::{Assessment, assess};
use crate::config::ClinicConfig;
use crate::content::{CONTENT, PartId, QuestionId, RegionId, View};
use crate::intake::{Event, Intake, Path};
use crate::locale::Words;
use crate::report::{self, Changes, FileRefused, Material, Report, Sheet, build, compare};
use crate::screen::{Screen, screen};

/// Everything a view may look at. All of it follows from the intake, the settings and the words.
pub struct Model {
    /// The words.
    pub words: Rc<Words>,
    /// The clinic's settings.
    pub config: Rc<ClinicConfig>,
    /// The state.
    pub intake: Intake,
    /// The way through the questions.
    pub path: Path,
    /// What follows from the answers.
    pub assessment: Assessment,
    /// The page.
    pub screen: Screen,
    /// A page that lies over the questionnaire.
    pub overlay: Overlay,
    /// Whether all ideas are shown.
    pub shows_all: bool,
    /// The place whose box has the focus.
    pub focused: Option<RegionId>,
    /// The parts that the figure shows larger, on the front and on the back.
    pub closer: [Option<PartId>; 2],
    /// A sentence about saving, where something must be said.
    pub notice: Option<Notice>,
    /// How answers are kept.
    pub keeping: Keeping,
    /// What was typed to find a place. Not saved; gone with the page.
    pub search: String,
    /// What came of copying, saving or opening. Gone with the page.
    pub taken: Option<Taken>,
    /// Whether the browser was asked to print and did not say that it does. Then other ways are offered.
    pub not_printed: bool,
    /// Answers of an earlier day to compare with. They are not saved.
    pub earlier: Option<Rc<Earlier>>,
    /// What came of a button that left no trace for a screen reader. Said once: the next message takes it away.
    pub said: Option<String>,
}

/// A page over the questionnaire.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overlay {
    /// None.
    Nothing,
    /// Whether to delete everything.
    ConfirmDelete,
    /// About this page, with its sources.
    About,
}

/// What a view says.
#[derive(Clone, PartialEq, Debug)]
pub enum Msg {
    /// Something happened in the questionnaire.
    Intake(Event),
    /// The client took something back in the answer to this question, by a button that may be gone with it.
    TakenBack(QuestionId, Event),
    /// The client typed this to find a place.
    Searched(String),
    /// The client wants to print.
    PrintWanted,
    /// The browser did not say that it prints.
    NotPrinted,
    /// The client wants to take answers along.
    TakeWanted(Take),
    /// That was done, or not.
    Taken(Taken),
    /// The client chose a file in this field.
    FilePicked(Purpose, HtmlInputElement),
    /// It was read, or not.
    FileRead(Purpose, Result<String, FileRefused>),
    /// The client wants to delete everything.
    DeleteWanted,
    /// The client said so again.
    DeleteConfirmed,
    /// The host page wants everything deleted.
    ResetByHost,
    /// The client wants to read about this page.
    AboutWanted,
    /// The client is done with the page that lies over the questionnaire.
    OverlayClosed,
    /// The client wants to see all ideas.
    AllWanted,
    /// The box of a place has the focus, or another control has.
    BoxFocused(Option<RegionId>),
    /// A place of the figure was pressed, in this body map.
    Tapped(QuestionId, RegionId),
    /// The client wants a view to show a part larger, or the whole body again.
    CameCloser(View, Option<PartId>),
    /// The client wants answers to be kept on this device, or no longer.
    DeviceWanted(bool),
    /// The client wants the newer answers of another tab.
    TheirsWanted,
    /// The client wants the answers of this tab.
    MineWanted,
    /// The client is still there.
    Stayed,
    /// Answers are kept in another way than before.
    KeepingChanged,
    /// The client followed a link of the error summary to a question.
    ProblemFollowed(String),
}

/// Sends a message up.
pub type Send = Callback<Msg>;

impl Model {
    /// Works everything out anew.
    pub fn new(words: Rc<Words>, config: Rc<ClinicConfig>, intake: Intake) -> Self {
        let path = Path::new(&CONTENT, &intake.given);
        let assessment = assess(&CONTENT, &config, path.answers());
        let screen = screen(&CONTENT, &intake, &path, &assessment);
        Self {
            words,
            config,
            intake,
            path,
            assessment,
            screen,
            overlay: Overlay::Nothing,
            shows_all: false,
            focused: None,
            closer: [None, None],
            notice: None,
            keeping: Keeping::default(),
            search: String::new(),
            taken: None,
            not_printed: false,
            earlier: None,
            said: None,
        }
    }

    /// The same, when only settings or words are other than before: what the client has open, has typed and is told stays.
    pub fn in_place_of(self, before: Option<Self>) -> Self {
        let Some(before) = before else { return self };
        let Self { words, config, intake, path, assessment, screen, keeping, .. } = self;
        Self { words, config, intake, path, assessment, screen, keeping, ..before }
    }

    /// The answers that apply.
    pub const fn answers(&self) -> &Answers {
        self.path.answers()
    }

    /// The part that a view of the figure shows larger.
    pub const fn closer(&self, view: View) -> Option<PartId> {
        let [front, back] = self.closer;
        match view {
            View::Front => front,
            View::Back => back,
        }
    }

    /// The same with a view that shows this part larger.
    pub fn come_closer(self, view: View, part: Option<PartId>) -> Self {
        let [front, back] = self.closer;
        let closer = match view {
            View::Front => [part, back],
            View::Back => [front, part],
        };
        Self { closer, ..self }
    }

    /// What the report is made of.
    pub fn material(&self) -> Material<'_> {
        Material {
            content: &CONTENT,
            words: &self.words,
            config: &self.config,
            answers: self.answers(),
            assessment: &self.assessment,
        }
    }

    /// The page for the therapist. `date` is today's, in words.
    pub fn sheet(&self, date: &str) -> Sheet {
        let sheet = report::sheet(&self.material(), &self.report().ideas, date);
        Sheet { changes: self.changes(), ..sheet }
    }

    /// What has changed since an earlier file, where one was opened.
    pub fn changes(&self) -> Option<Changes> {
        let earlier = self.earlier.as_ref()?;
        Some(compare(&self.material(), &earlier.answers, earlier.date.as_deref()))
    }

    /// Whether this is the box to tick before the start.
    pub fn is_consent(&self, question: QuestionId) -> bool {
        question == CONTENT.roles.consent
    }

    /// The result in words.
    pub fn report(&self) -> Report {
        build(&self.material())
    }
}
