//! Which screens and questions apply, which are open, and what is wrong with an answer.

use crate::answers::{Answer, Answers, Places};
use crate::logic::{self, Facts, Fired};
use content::{Ask, Content, GroupId, Kind, OptionId, PartId, QuestionId, RegionId, ScreenId, Set};

/// The way through the questionnaire for some answers. Derived anew for each use; never kept.
pub struct Path {
    content: &'static Content,
    answers: Answers,
    fired: Fired,
    groups: Set<GroupId>,
}

/// Something that keeps a client from going on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Where.
    pub ask: Ask,
    /// What.
    pub trouble: Trouble,
}

/// What can be wrong with an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// It must be answered.
    Empty,
    /// "None" is ticked beside something else. The client resolves it; nothing is unticked for them.
    Contradiction,
    /// More options than allowed were wanted.
    TooMany {
        /// The highest number of options.
        max: u8,
    },
    /// The text is too long.
    TooLong {
        /// The highest number of characters.
        max: u16,
    },
}

impl Path {
    /// Finds the way for everything that was given.
    #[must_use]
    pub fn new(content: &'static Content, given: &Answers) -> Self {
        let mut path = Self::of(content, given.clone());
        // What is set aside can hide further questions. Each round takes answers away, so this ends.
        loop {
            let kept = path.what_applies();
            if kept == path.answers {
                return path;
            }
            path = Self::of(content, kept);
        }
    }

    /// The answers that apply: those whose question and option are shown. The others are set aside, not lost.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The screens on the way, in order.
    pub fn screens(&self) -> impl DoubleEndedIterator<Item = ScreenId> + '_ {
        self.content.screens.ids().filter(|screen| self.asks(*screen).next().is_some())
    }

    /// What a screen asks just now.
    pub fn asks(&self, screen: ScreenId) -> impl Iterator<Item = Ask> + '_ {
        self.content.screens[screen].asks.iter().copied().filter(|ask| self.shows(ask.question))
    }

    /// Whether a question is shown.
    #[must_use]
    pub fn shows(&self, question: QuestionId) -> bool {
        self.facts().holds(&self.content.questions[question].shown) && self.has_choice(question)
    }

    /// Whether a question must be answered.
    #[must_use]
    pub fn must(&self, question: QuestionId) -> bool {
        self.facts().holds(&self.content.questions[question].must)
    }

    /// The options that are offered for one thing asked, in order.
    pub fn options(&self, ask: Ask) -> impl Iterator<Item = OptionId> + '_ {
        let list = self.content.questions[ask.question].lists.get(usize::from(ask.list));
        let options = list.map_or(&[][..], |list| list.options);
        options.iter().copied().filter(|option| self.facts().holds(&self.content.options[*option].shown))
    }

    /// The regions that a question about marked places is asked for.
    pub fn regions(&self, question: QuestionId) -> impl Iterator<Item = RegionId> + '_ {
        let of = match self.content.questions[question].kind {
            Kind::MainPlace { of } | Kind::PlaceReasons { of } | Kind::NumberPerPart { of, .. } => of,
            Kind::Tick | Kind::One | Kind::Many { .. } | Kind::Number { .. } | Kind::Text { .. } | Kind::Places => {
                question
            }
        };
        self.answers.regions(of)
    }

    /// The parts of the body that a question about them is asked for: those with a marked place.
    #[must_use]
    pub fn parts(&self, question: QuestionId) -> Set<PartId> {
        logic::parts_of(self.content, self.regions(question))
    }

    /// The screen after this one.
    #[must_use]
    pub fn after(&self, screen: ScreenId) -> Option<ScreenId> {
        self.screens().find(|other| *other > screen)
    }

    /// The screen before this one.
    #[must_use]
    pub fn before(&self, screen: ScreenId) -> Option<ScreenId> {
        self.screens().rev().find(|other| *other < screen)
    }

    /// The first screen that was not passed, or whose answer is not acceptable any more.
    #[must_use]
    pub fn open(&self, passed: &Set<ScreenId>) -> Option<ScreenId> {
        self.screens().find(|screen| !passed.contains(*screen) || !self.problems(*screen).is_empty())
    }

    /// The first screen that asks a question.
    #[must_use]
    pub fn screen_of(&self, question: QuestionId) -> Option<ScreenId> {
        self.screens().find(|screen| self.asks(*screen).any(|ask| ask.question == question))
    }

    /// What keeps the client on a screen.
    #[must_use]
    pub fn problems(&self, screen: ScreenId) -> Vec<Problem> {
        self.asks(screen).filter_map(|ask| self.trouble(ask).map(|trouble| Problem { ask, trouble })).collect()
    }

    fn trouble(&self, ask: Ask) -> Option<Trouble> {
        if self.must(ask.question) && !self.answers.answers(self.content, ask) {
            return Some(Trouble::Empty);
        }
        if self.answers.contradicts(self.content, ask) {
            return Some(Trouble::Contradiction);
        }
        match (self.content.questions[ask.question].kind, self.answers.get(ask.question)) {
            (Kind::Text { max_len }, Some(Answer::Text(text))) if text.chars().count() > usize::from(max_len) => {
                Some(Trouble::TooLong { max: max_len })
            }
            (Kind::Many { max: Some(max) }, Some(Answer::Many(chosen))) if chosen.len() > usize::from(max) => {
                Some(Trouble::TooMany { max })
            }
            _ => None,
        }
    }

    fn of(content: &'static Content, answers: Answers) -> Self {
        let prepared = logic::prepare(content, &answers);
        let fired = logic::fire(content, &answers, &prepared);
        let groups = logic::groups_of(content, logic::painful(content, &answers).iter());
        Self { content, answers, fired, groups }
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            content: self.content,
            answers: &self.answers,
            fired: &self.fired.set,
            causes: &self.fired.rules,
            groups: &self.groups,
            outcomes: None,
        }
    }

    /// Questions about marked places need a place to ask about.
    fn has_choice(&self, question: QuestionId) -> bool {
        match self.content.questions[question].kind {
            Kind::MainPlace { .. } | Kind::PlaceReasons { .. } | Kind::NumberPerPart { .. } => {
                self.regions(question).next().is_some()
            }
            Kind::Tick | Kind::One | Kind::Many { .. } | Kind::Number { .. } | Kind::Text { .. } | Kind::Places => true,
        }
    }

    fn what_applies(&self) -> Answers {
        let mut kept = Answers::default();
        for (question, answer) in self.answers.iter().filter(|(question, _)| self.shows(*question)) {
            match answer {
                Answer::One(option) if !self.offers(*option) => {}
                Answer::Many(chosen) => kept.set(question, Answer::Many(self.offered(chosen))),
                Answer::Places(places) => {
                    let options = self.offered(&places.options);
                    kept.set(question, Answer::Places(Places { regions: places.regions.clone(), options }));
                }
                Answer::Place(region) if self.regions(question).all(|marked| marked != *region) => {}
                Answer::Reasons(reasons) => {
                    let marked: Set<RegionId> = self.regions(question).collect();
                    let reasons =
                        reasons.iter().filter(|(region, option)| marked.contains(*region) && self.offers(**option));
                    kept.set(question, Answer::Reasons(reasons.map(|(region, option)| (region, *option)).collect()));
                }
                Answer::PartNumbers(numbers) => {
                    let parts = self.parts(question);
                    let numbers = numbers.iter().filter(|(part, _)| parts.contains(*part));
                    kept.set(question, Answer::PartNumbers(numbers.map(|(part, number)| (part, *number)).collect()));
                }
                Answer::Ticked | Answer::One(_) | Answer::Number(_) | Answer::Text(_) | Answer::Place(_) => {
                    kept.set(question, answer.clone());
                }
            }
        }
        kept
    }

    fn offers(&self, option: OptionId) -> bool {
        self.facts().holds(&self.content.options[option].shown)
    }

    fn offered(&self, options: &Set<OptionId>) -> Set<OptionId> {
        options.iter().filter(|option| self.offers(*option)).collect()
    }
}
