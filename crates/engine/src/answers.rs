//! What the client has answered, and how it is read and written.
//!
//! In: [`RawAnswer`]s by id, from a file, a saved state or an example. Out: [`Answers`], in which every
//! option exists, belongs to its question and every number is in range, and [`AnswerIssue`]s for the rest.
//! This module does not know what an answer means for anybody.

mod raw;

pub use raw::{AnswerIssue, AnswerProblem, RawAnswer, RawAnswers, parse, write};

use content::{Ask, Content, Kind, Map, OptionId, PartId, QuestionId, RegionId, Set};

/// The answer to one question. A question without an entry is unanswered, which never means "no".
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The box is ticked.
    Ticked,
    /// One option.
    One(OptionId),
    /// At least one option; may hold an exclusive option beside others until the client resolves it.
    Many(Set<OptionId>),
    /// A number in the question's range.
    Number(u8),
    /// Free text, never empty. Only printed.
    Text(String),
    /// Regions of the body map, options such as "nothing hurts", or both until the client resolves it.
    Places(Places),
    /// One of the marked regions.
    Place(RegionId),
    /// One option for each of some regions.
    Reasons(Map<RegionId, OptionId>),
    /// A number in the question's range for each of some parts of the body. Only printed.
    PartNumbers(Map<PartId, u8>),
}

/// The answer to a body map. At least one of the two sets has a member.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// The marked regions.
    pub regions: Set<RegionId>,
    /// The options chosen beside the map.
    pub options: Set<OptionId>,
}

/// All answers of one client.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    given: Map<QuestionId, Answer>,
}

impl Answers {
    /// The answer to a question, if there is one.
    #[must_use]
    pub fn get(&self, question: QuestionId) -> Option<&Answer> {
        self.given.get(question)
    }

    /// Sets the answer to a question; an empty list, map or text takes it away.
    pub fn set(&mut self, question: QuestionId, answer: Answer) {
        let is_empty = match &answer {
            Answer::Many(options) => options.is_empty(),
            Answer::Text(text) => text.is_empty(),
            Answer::Places(places) => places.regions.is_empty() && places.options.is_empty(),
            Answer::Reasons(reasons) => reasons.is_empty(),
            Answer::PartNumbers(numbers) => numbers.is_empty(),
            Answer::Ticked | Answer::One(_) | Answer::Number(_) | Answer::Place(_) => false,
        };
        if is_empty {
            self.given.remove(question);
        } else {
            self.given.set(question, answer);
        }
    }

    /// Takes an answer away.
    pub fn clear(&mut self, question: QuestionId) {
        self.given.remove(question);
    }

    /// Whether nothing at all has been answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// All answers in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, &Answer)> {
        self.given.iter()
    }

    /// Whether an option is chosen, in a list, a single choice or beside a body map.
    #[must_use]
    pub fn chose(&self, content: &Content, option: OptionId) -> bool {
        match self.get(content.options[option].question) {
            Some(Answer::One(chosen)) => *chosen == option,
            Some(Answer::Many(chosen)) => chosen.contains(option),
            Some(Answer::Places(places)) => places.options.contains(option),
            Some(Answer::Reasons(reasons)) => reasons.iter().any(|(_, chosen)| *chosen == option),
            Some(Answer::Ticked | Answer::Number(_) | Answer::Text(_) | Answer::Place(_) | Answer::PartNumbers(_))
            | None => false,
        }
    }

    /// The options chosen in a question, in the order of display.
    pub fn chosen<'a>(&'a self, content: &'a Content, question: QuestionId) -> impl Iterator<Item = OptionId> + 'a {
        let options = content.questions[question].lists.iter().flat_map(|list| list.options.iter().copied());
        options.filter(|option| self.chose(content, *option))
    }

    /// The number given, if the question has one.
    #[must_use]
    pub fn number(&self, question: QuestionId) -> Option<u8> {
        match self.get(question) {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The regions marked in a question; none for any other kind of question.
    pub fn regions(&self, question: QuestionId) -> impl Iterator<Item = RegionId> + '_ {
        let places = match self.get(question) {
            Some(Answer::Places(places)) => Some(places),
            _ => None,
        };
        places.into_iter().flat_map(|places| places.regions.iter())
    }

    /// Whether a question is answered as a whole: each of its lists has a chosen option.
    /// A safety list that was left empty is not answered, which is not the same as "none".
    #[must_use]
    pub fn is_answered(&self, content: &Content, question: QuestionId) -> bool {
        let lists = content.questions[question].lists.len();
        let n_lists = u8::try_from(lists).unwrap_or(u8::MAX).max(1);
        (0..n_lists).all(|list| self.answers(content, Ask { question, list }))
    }

    /// Whether one thing asked is answered: a question, or one of its lists.
    #[must_use]
    pub fn answers(&self, content: &Content, ask: Ask) -> bool {
        let question = &content.questions[ask.question];
        match (question.kind, self.get(ask.question)) {
            (_, None) => false,
            (Kind::Many { .. }, Some(Answer::Many(chosen))) => match question.lists.get(usize::from(ask.list)) {
                Some(list) => list.options.iter().any(|option| chosen.contains(*option)),
                None => false,
            },
            (_, Some(_)) => true,
        }
    }

    /// Whether an exclusive option ("none of these") is chosen beside something else of the same list.
    #[must_use]
    pub fn contradicts(&self, content: &Content, ask: Ask) -> bool {
        let Some(list) = content.questions[ask.question].lists.get(usize::from(ask.list)) else { return false };
        let chosen = list.options.iter().filter(|option| self.chose(content, **option));
        let n_marked = self.regions(ask.question).count();
        let (n_exclusive, n_chosen) = chosen.fold((0, 0), |(exclusive, all), option| {
            (exclusive + usize::from(content.options[*option].exclusive), all + 1)
        });
        n_exclusive > 0 && n_chosen + n_marked > 1
    }
}
