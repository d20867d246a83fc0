//! Facts that a search has collected, and whether they can be true together.
//!
//! It knows what answers can look like (one option of a single choice, a number in its range, zones of regions)
//! and nothing about conditions.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AdaptationId, Content, GroupId, Kind, OptionId, PatternId, Question, QuestionId, RuleId, TierId};

/// What is known about answers and result. What is not known is possible.
#[derive(Clone, Default)]
pub(crate) struct Facts<'a> {
    chosen: Known<OptionId>,
    answered: Known<QuestionId>,
    counted: BTreeSet<QuestionId>,
    fired: Known<RuleId>,
    numbers: BTreeMap<QuestionId, Span>,
    marks: BTreeMap<QuestionId, Span>,
    parts: BTreeMap<QuestionId, Span>,
    zones: Span,
    hurts_in: Vec<&'a [GroupId]>,
    hurts_not_in: BTreeSet<GroupId>,
    /// What is known about the result.
    pub result: ResultFacts,
}

/// What is known about the result.
#[derive(Clone, Default)]
pub(crate) struct ResultFacts {
    patterns: Known<PatternId>,
    tiers: Known<TierId>,
    adaptations: Known<AdaptationId>,
}

impl ResultFacts {
    pub fn pattern(&mut self, pattern: PatternId, holds: bool) {
        self.patterns.learn(pattern, holds);
    }

    pub fn tier(&mut self, tier: TierId, holds: bool) {
        self.tiers.learn(tier, holds);
    }

    pub fn adaptation(&mut self, adaptation: AdaptationId, holds: bool) {
        self.adaptations.learn(adaptation, holds);
    }

    /// There is one tier.
    fn agree(&self) -> bool {
        self.tiers.true_ones().count() <= 1 && self.patterns.agrees && self.tiers.agrees && self.adaptations.agrees
    }
}

impl<'a> Facts<'a> {
    /// Chooses an option; `false` if it was chosen before.
    pub fn choose(&mut self, content: &Content, option: OptionId) -> bool {
        let question = content.options[option].question;
        let row = &content.questions[question];
        // A missing answer may be read as an option, and one of several lists is not the whole answer.
        if row.unknown_as != Some(option) && row.lists.len() == 1 {
            self.answer(question, true);
        }
        self.chosen.learn(option, true)
    }

    pub fn leave(&mut self, option: OptionId) {
        self.chosen.learn(option, false);
    }

    pub fn answer(&mut self, question: QuestionId, is_answered: bool) {
        self.answered.learn(question, is_answered);
    }

    /// Says that the answer to a question counts; `false` if that was said before.
    pub fn count(&mut self, question: QuestionId) -> bool {
        self.counted.insert(question)
    }

    /// Says whether a rule fires; `false` if that was known before.
    pub fn fire(&mut self, rule: RuleId, fires: bool) -> bool {
        self.fired.learn(rule, fires)
    }

    pub fn number_at_least(&mut self, question: QuestionId, least: u8) {
        self.answer(question, true);
        self.numbers.entry(question).or_default().at_least(least);
    }

    pub fn number_below(&mut self, question: QuestionId, limit: u8) {
        self.numbers.entry(question).or_default().below(limit);
    }

    pub fn mark(&mut self, question: QuestionId, least: u8) {
        self.answer(question, true);
        self.marks.entry(question).or_default().at_least(least);
    }

    pub fn mark_below(&mut self, question: QuestionId, limit: u8) {
        self.marks.entry(question).or_default().below(limit);
    }

    /// Each part takes a mark of its own.
    pub fn parts_at_least(&mut self, question: QuestionId, least: u8) {
        self.mark(question, least);
        self.parts.entry(question).or_default().at_least(least);
    }

    pub fn parts_below(&mut self, question: QuestionId, limit: u8) {
        self.parts.entry(question).or_default().below(limit);
    }

    pub fn zones_at_least(&mut self, least: u8) {
        self.zones.at_least(least);
    }

    pub fn zones_below(&mut self, limit: u8) {
        self.zones.below(limit);
    }

    pub fn hurts_in(&mut self, groups: &'a [GroupId]) {
        self.hurts_in.push(groups);
    }

    pub fn hurts_not_in(&mut self, groups: &[GroupId]) {
        self.hurts_not_in.extend(groups);
    }

    /// Whether all this can be true together.
    pub fn agree(&self, content: &Content) -> bool {
        let questions = content.questions.iter();
        self.chosen.agrees
            && self.answered.agrees
            && self.fired.agrees
            && self.result.agree()
            && self.body_agrees(content)
            && questions.into_iter().all(|(id, question)| self.answer_agrees(content, id, question))
    }

    fn answer_agrees(&self, content: &Content, id: QuestionId, question: &Question) -> bool {
        let is_answered = self.answered.is(id, true);
        let options = question.lists.iter().flat_map(|list| &list.options);
        let n_chosen = options.filter(|option| self.chosen.is(**option, true)).count();
        let number = self.numbers.get(&id).copied().unwrap_or_default();
        number.is_possible()
            && self.lists_agree(content, id, question)
            && match question.kind {
                Kind::One => n_chosen <= 1,
                Kind::Many { max } => max.is_none_or(|max| n_chosen <= usize::from(max)),
                Kind::Number { min, max } => {
                    number.least <= u16::from(max) && !(is_answered && number.below <= u16::from(min))
                }
                Kind::Tick
                | Kind::Text { .. }
                | Kind::Places
                | Kind::MainPlace { .. }
                | Kind::PlaceReasons { .. }
                | Kind::NumberPerPart { .. } => true,
            }
    }

    /// An exclusive option stands alone in its list, and an answered list has an option.
    fn lists_agree(&self, content: &Content, id: QuestionId, question: &Question) -> bool {
        let marks_some = self.marks.get(&id).is_some_and(|marks| marks.least > 0);
        let needs_option = self.answered.is(id, true) && matches!(question.kind, Kind::One | Kind::Many { .. });
        question.lists.iter().all(|list| {
            let chosen = || list.options.iter().filter(|option| self.chosen.is(**option, true));
            let has_exclusive = chosen().any(|option| content.options[*option].exclusive);
            let is_alone = chosen().count() <= 1 && !marks_some;
            let all_left = list.options.iter().all(|option| self.chosen.is(*option, false));
            (!has_exclusive || is_alone) && !(needs_option && all_left)
        })
    }

    /// Marks lie in groups, parts and zones that have regions.
    fn body_agrees(&self, content: &Content) -> bool {
        let left = || content.regions.rows().iter().filter(|region| !self.hurts_not_in.contains(&region.group));
        let n_zones = left().map(|region| region.zone).collect::<BTreeSet<_>>().len();
        let n_parts = left().map(|region| region.part).collect::<BTreeSet<_>>().len();
        let known =
            |spans: &BTreeMap<QuestionId, Span>| spans.get(&content.roles.pain_places).copied().unwrap_or_default();
        let (pain, parts) = (known(&self.marks), known(&self.parts));
        let fits = |marks: &Span| marks.is_possible() && usize::from(marks.least) <= content.regions.len();
        self.marks.values().all(fits)
            && usize::from(pain.least) <= left().count()
            && self.zones.is_possible()
            && usize::from(self.zones.least) <= n_zones
            && !(pain.least > 0 && self.zones.below <= 1)
            && usize::from(parts.least) <= n_parts
            // A part lies inside one zone, so that marks in many zones are marks in as many parts.
            && self.zones.least < parts.below
            && self.parts.iter().all(|(question, parts)| self.parts_agree(*question, *parts))
            && self.hurts_in.iter().all(|groups| left().any(|region| groups.contains(&region.group)))
    }

    /// A mark lies in some part.
    fn parts_agree(&self, question: QuestionId, parts: Span) -> bool {
        let marks = self.marks.get(&question).copied().unwrap_or_default();
        parts.is_possible() && !(marks.least > 0 && parts.below <= 1)
    }
}

/// What is known to be true or false.
#[derive(Clone)]
struct Known<K> {
    values: BTreeMap<K, bool>,
    agrees: bool,
}

impl<K: Ord + Copy> Known<K> {
    /// Adds a fact; `false` if it was known before.
    fn learn(&mut self, key: K, value: bool) -> bool {
        let before = self.values.insert(key, value);
        self.agrees &= before.is_none_or(|before| before == value);
        before != Some(value)
    }

    fn is(&self, key: K, value: bool) -> bool {
        self.values.get(&key) == Some(&value)
    }

    fn true_ones(&self) -> impl Iterator<Item = K> {
        self.values.iter().filter(|(_, value)| **value).map(|(key, _)| *key)
    }
}

impl<K> Default for Known<K> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), agrees: true }
    }
}

/// A number that is at least `least` and lower than `below`.
#[derive(Clone, Copy)]
struct Span {
    least: u16,
    below: u16,
}

impl Span {
    fn at_least(&mut self, least: u8) {
        self.least = self.least.max(u16::from(least));
    }

    fn below(&mut self, limit: u8) {
        self.below = self.below.min(u16::from(limit));
    }

    fn is_possible(self) -> bool {
        self.least < self.below
    }
}

impl Default for Span {
    fn default() -> Self {
        Self { least: 0, below: u16::MAX }
    }
}
