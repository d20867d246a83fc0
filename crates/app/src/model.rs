//! What there is to know and to draw.

use std::rc::Rc;

use super::effect::Told;
use super::keeping::{Keeping, Notice};
use super::take::{Earlier, Taken};
use crate::screen::{Screen, progress, screen};
use content::{PartId, QuestionId, RegionId, View};
use engine::answers::Answers;
use engine::assess::{Assessment, assess};
use engine::config::ClinicConfig;
use engine::intake::{Intake, Path};
use report::locale::Words;
use report::{self, CONTENT, Changes, Material, Report, Sheet, build, compare};

/// Everything that a view may look at.
pub struct Model {
    /// The words.
    pub words: Rc<Words>,
    /// The clinic's settings.
    pub config: Rc<ClinicConfig>,
    /// The questionnaire. It is all that is saved.
    pub intake: Intake,
    /// What follows from it.
    pub derived: Derived,
    /// What the client has open on this page. Gone with it.
    pub page: Page,
    /// How answers are kept.
    pub keeping: Keeping,
    /// A sentence about saving, where something must be said.
    pub notice: Option<Notice>,
    /// Answers of an earlier day to compare with. They are not saved.
    pub earlier: Option<Rc<Earlier>>,
    /// What the host page knows of where the client is.
    pub(super) told: Option<Told>,
}

/// What follows from answers and settings.
pub struct Derived {
    /// The way through the questions.
    pub path: Path,
    /// What follows from the answers.
    pub assessment: Assessment,
    /// The page in front of the client.
    pub screen: Screen,
}

/// What a client has open, has typed and is told on a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Page {
    /// A page that lies over the questionnaire.
    pub overlay: Overlay,
    /// Whether all ideas are shown.
    pub shows_all: bool,
    /// The place whose box has the focus.
    pub focused: Option<RegionId>,
    /// The parts that the figure shows larger, on the front and on the back.
    pub closer: [Option<PartId>; 2],
    /// What was typed to find a place.
    pub search: String,
    /// What came of copying, saving or opening.
    pub taken: Option<Taken>,
    /// Whether the browser was asked to print and did not say that it does. Then other ways are offered.
    pub not_printed: bool,
    /// What came of a button that left no trace for a screen reader. Said once: what the client does next takes it away.
    pub said: Option<String>,
}

/// A page over the questionnaire.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Overlay {
    /// None.
    #[default]
    Nothing,
    /// Whether to delete everything.
    ConfirmDelete,
    /// About this page, with its sources.
    About,
}

impl Derived {
    fn of(config: &ClinicConfig, intake: &Intake) -> Self {
        let path = Path::new(&CONTENT, &intake.given);
        let assessment = assess(&CONTENT, config, path.answers());
        let screen = screen(&CONTENT, intake, &path, &assessment);
        Self { path, assessment, screen }
    }
}

impl Page {
    /// The part that a view of the figure shows larger.
    #[must_use]
    pub const fn closer(&self, view: View) -> Option<PartId> {
        let [front, back] = self.closer;
        match view {
            View::Front => front,
            View::Back => back,
        }
    }
}

impl Model {
    /// A questionnaire as it was left, or a new one. What the host page knows of it is where the client is.
    #[must_use]
    pub fn new(words: Rc<Words>, config: Rc<ClinicConfig>, intake: Intake, notice: Option<Notice>) -> Self {
        let derived = Derived::of(&config, &intake);
        let mut model = Self {
            words,
            config,
            intake,
            derived,
            page: Page::default(),
            keeping: Keeping::default(),
            notice,
            earlier: None,
            told: None,
        };
        model.told = model.place();
        model
    }

    /// Takes other settings or words. What the client has open, has typed and is told stays.
    pub fn set(&mut self, words: Rc<Words>, config: Rc<ClinicConfig>) {
        self.words = words;
        self.config = config;
        self.derive();
    }

    /// Works out anew what follows.
    pub(super) fn derive(&mut self) {
        self.derived = Derived::of(&self.config, &self.intake);
    }

    /// Where the client is, as far as the host page may know. Which page stands there in place of a question or the result
    /// is an answer in itself: then there is nothing to know.
    pub(super) fn place(&self) -> Option<Told> {
        match self.derived.screen {
            Screen::Welcome(at) | Screen::Question(at) => {
                let progress = progress(&CONTENT, &self.intake, at);
                Some(Told::Step { index: progress.step, total: progress.steps })
            }
            Screen::Result => Some(Told::ResultShown),
            Screen::Stop { .. } | Screen::Review => None,
        }
    }

    /// The answers that apply.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        self.derived.path.answers()
    }

    /// What the report is made of.
    #[must_use]
    pub fn material(&self) -> Material<'_> {
        Material {
            content: &CONTENT,
            words: &self.words,
            config: &self.config,
            answers: self.answers(),
            assessment: &self.derived.assessment,
        }
    }

    /// The page for the therapist. `date` is today's, in words.
    #[must_use]
    pub fn sheet(&self, date: &str) -> Sheet {
        let sheet = report::sheet(&self.material(), &self.report().ideas, date);
        Sheet { changes: self.changes(), ..sheet }
    }

    /// What has changed since an earlier file, where one was opened.
    #[must_use]
    pub fn changes(&self) -> Option<Changes> {
        let earlier = self.earlier.as_ref()?;
        Some(compare(&self.material(), &earlier.answers, earlier.date.as_deref()))
    }

    /// Whether this is the box to tick before the start.
    #[must_use]
    pub fn is_consent(&self, question: QuestionId) -> bool {
        question == CONTENT.roles.consent
    }

    /// The result in words.
    #[must_use]
    pub fn report(&self) -> Report {
        build(&self.material())
    }
}
