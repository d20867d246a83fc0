//! Whether conditions can hold at all: a search for facts that make them hold together.
//!
//! In: resolved conditions. Out: `false` only when nothing can make them hold. `true` may be wrong: what a
//! condition leaves open is taken as possible, and a search that takes too long gives up in its favour.

use crate::facts::Facts;
use crate::model::{AdaptationId, Condition, Content, OptionId, PatternId, QuestionId, RuleId, Scope, TierId};

/// How many alternatives are tried before the search gives up. The conditions of the product need a few dozen.
const PATIENCE: usize = 4096;

/// Searches for facts.
#[derive(Clone, Copy)]
pub(crate) struct Solver<'a> {
    content: &'a Content,
}

/// Something to be reached.
#[derive(Clone, Copy)]
enum Goal<'a> {
    Holds(&'a Condition),
    Fails(&'a Condition),
    Counts(QuestionId),
    Chosen(OptionId),
    Fired(RuleId),
    Unfired(RuleId),
    Pattern(PatternId),
    Tier(TierId),
    Adapts(AdaptationId),
}

/// Ways to reach a goal, each a list of further goals.
/// No way at all: it cannot be reached. One way without goals: it is reached.
type Ways<'a> = Vec<Vec<Goal<'a>>>;

impl<'a> Solver<'a> {
    pub fn new(content: &'a Content) -> Self {
        Self { content }
    }

    /// Whether some facts make all of `holding` hold and none of `failing`.
    pub fn can_hold(&self, holding: &[&'a Condition], failing: &[&'a Condition]) -> bool {
        let goals = holding.iter().map(|one| Goal::Holds(one)).chain(failing.iter().map(|one| Goal::Fails(one)));
        let mut patience = PATIENCE;
        self.search(goals.collect(), Vec::new(), Facts::default(), &mut patience)
    }

    /// Whether a pattern can hold together with a condition.
    pub fn can_hold_pattern(&self, pattern: PatternId, condition: &'a Condition) -> bool {
        let mut patience = PATIENCE;
        self.search(vec![Goal::Pattern(pattern), Goal::Holds(condition)], Vec::new(), Facts::default(), &mut patience)
    }

    /// Takes the goals one by one. Goals with several ways stay open until all others have left their facts,
    /// then each way is tried.
    fn search(
        &self,
        mut goals: Vec<Goal<'a>>,
        mut open: Vec<Ways<'a>>,
        mut facts: Facts<'a>,
        patience: &mut usize,
    ) -> bool {
        while let Some(goal) = goals.pop() {
            let mut ways = self.ways(goal, &mut facts);
            if !facts.agree(self.content) {
                return false;
            }
            match ways.len() {
                0 => return false,
                1 => goals.extend(ways.remove(0)),
                _ => open.push(ways),
            }
        }
        let Some(ways) = open.pop() else { return true };
        ways.into_iter().any(|way| {
            *patience = patience.saturating_sub(1);
            *patience == 0 || self.search(way, open.clone(), facts.clone(), patience)
        })
    }

    fn ways(&self, goal: Goal<'a>, facts: &mut Facts<'a>) -> Ways<'a> {
        match goal {
            Goal::Holds(condition) => self.ways_to_hold(condition, facts),
            Goal::Fails(condition) => self.ways_to_fail(condition, facts),
            Goal::Counts(question) => match facts.count(question) {
                true => follow([Goal::Holds(&self.content.questions[question].counts)]),
                false => reached(),
            },
            Goal::Chosen(option) => {
                let choice = &self.content.options[option];
                match facts.choose(self.content, option) {
                    true => follow([Goal::Counts(choice.question), Goal::Holds(&choice.shown)]),
                    false => reached(),
                }
            }
            Goal::Fired(rule) => match facts.fire(rule, true) {
                true => self.causes(rule).map(|when| vec![Goal::Holds(when)]).collect(),
                false => reached(),
            },
            Goal::Unfired(rule) => match facts.fire(rule, false) {
                true => follow(self.causes(rule).map(Goal::Fails)),
                false => reached(),
            },
            Goal::Pattern(id) => {
                let pattern = &self.content.patterns[id];
                facts.result.pattern(id, true);
                match pattern.scope {
                    Scope::General => follow([Goal::Holds(&pattern.when)]),
                    Scope::Body | Scope::Otherwise => {
                        facts.mark(self.pain(), 1);
                        follow([Goal::Counts(self.pain()), Goal::Holds(&pattern.when)])
                    }
                }
            }
            Goal::Tier(tier) => {
                facts.result.tier(tier, true);
                self.ways_to_tier(tier)
            }
            Goal::Adapts(id) => {
                facts.result.adaptation(id, true);
                let adds = self.content.rules.iter().filter(|(_, rule)| rule.adaptations.contains(&id));
                if self.content.adaptations[id].at_cap.is_some() {
                    reached()
                } else {
                    adds.map(|(rule, _)| vec![Goal::Fired(rule)]).collect()
                }
            }
        }
    }

    fn ways_to_hold(&self, condition: &'a Condition, facts: &mut Facts<'a>) -> Ways<'a> {
        match condition {
            Condition::Always => reached(),
            Condition::Never => Vec::new(),
            Condition::All(all) => follow(all.iter().map(Goal::Holds)),
            Condition::Any(any) => any.iter().map(|one| vec![Goal::Holds(one)]).collect(),
            Condition::Not(one) => follow([Goal::Fails(one)]),
            Condition::Named(named) => follow([Goal::Holds(&self.content.named[*named].when)]),
            Condition::Chosen(options) => options.iter().map(|option| vec![Goal::Chosen(*option)]).collect(),
            Condition::Fired(rules) => rules.iter().map(|rule| vec![Goal::Fired(*rule)]).collect(),
            Condition::Pattern(patterns) => patterns.iter().map(|pattern| vec![Goal::Pattern(*pattern)]).collect(),
            Condition::Tier(tiers) => tiers.iter().map(|tier| vec![Goal::Tier(*tier)]).collect(),
            Condition::Adapts(adaptations) => {
                adaptations.iter().map(|adaptation| vec![Goal::Adapts(*adaptation)]).collect()
            }
            Condition::Answered(question) => {
                facts.answer(*question, true);
                follow([Goal::Counts(*question)])
            }
            Condition::AtLeast(question, least) => {
                facts.number_at_least(*question, *least);
                follow([Goal::Counts(*question)])
            }
            Condition::Marked(question, least) => {
                facts.mark(*question, *least);
                follow([Goal::Counts(*question)])
            }
            Condition::PartsAtLeast(question, least) => {
                facts.parts_at_least(*question, *least);
                follow([Goal::Counts(*question)])
            }
            Condition::AreaIn(groups) => {
                facts.mark(self.pain(), 1);
                facts.hurts_in(groups);
                follow([Goal::Counts(self.pain())])
            }
            Condition::PlaceIn(_) => {
                facts.mark(self.pain(), 1);
                follow([Goal::Counts(self.pain())])
            }
            Condition::IdeasAtLeast(_) => reached(),
            // One mark on each side.
            Condition::BothSides(groups) => {
                facts.mark(self.pain(), 2);
                facts.hurts_in(groups);
                follow([Goal::Counts(self.pain())])
            }
            Condition::ZonesAtLeast(least) => {
                facts.mark(self.pain(), *least);
                facts.zones_at_least(*least);
                follow([Goal::Counts(self.pain())])
            }
        }
    }

    /// A missing answer makes every look at it fail, so that failing asks for nothing further.
    fn ways_to_fail(&self, condition: &'a Condition, facts: &mut Facts<'a>) -> Ways<'a> {
        match condition {
            Condition::Always => return Vec::new(),
            Condition::All(all) => return all.iter().map(|one| vec![Goal::Fails(one)]).collect(),
            Condition::Any(any) => return follow(any.iter().map(Goal::Fails)),
            Condition::Not(one) => return follow([Goal::Holds(one)]),
            Condition::Named(named) => return follow([Goal::Fails(&self.content.named[*named].when)]),
            Condition::Fired(rules) => return follow(rules.iter().copied().map(Goal::Unfired)),
            // Marks elsewhere, on one side only, and fewer ideas are always possible.
            Condition::Never | Condition::PlaceIn(_) | Condition::BothSides(_) | Condition::IdeasAtLeast(_) => {}
            Condition::Chosen(options) => options.iter().for_each(|option| facts.leave(*option)),
            Condition::Answered(question) => facts.answer(*question, false),
            Condition::AtLeast(question, least) => facts.number_below(*question, *least),
            Condition::Marked(question, least) => facts.mark_below(*question, *least),
            Condition::PartsAtLeast(question, least) => facts.parts_below(*question, *least),
            Condition::AreaIn(groups) => facts.hurts_not_in(groups),
            Condition::ZonesAtLeast(least) => facts.zones_below(*least),
            Condition::Pattern(patterns) => patterns.iter().for_each(|pattern| facts.result.pattern(*pattern, false)),
            Condition::Tier(tiers) => tiers.iter().for_each(|tier| facts.result.tier(*tier, false)),
            Condition::Adapts(adaptations) => {
                adaptations.iter().for_each(|adaptation| facts.result.adaptation(*adaptation, false))
            }
        }
        reached()
    }

    fn ways_to_tier(&self, tier: TierId) -> Ways<'a> {
        if tier == self.content.tier_clear || tier == self.content.tier_incomplete {
            return reached();
        }
        let outcomes =
            self.content.rules.iter().flat_map(|(id, rule)| rule.outcomes.iter().map(move |outcome| (id, outcome)));
        let leading = outcomes.filter(|(_, outcome)| outcome.tier == tier);
        leading.map(|(rule, outcome)| vec![Goal::Fired(rule), Goal::Holds(&outcome.when)]).collect()
    }

    /// What puts a rule into force: its own condition, and every adding rule that adds it.
    fn causes(&self, rule: RuleId) -> impl Iterator<Item = &'a Condition> {
        let adding = self.content.adding.rows().iter().filter(move |adding| adding.adds == rule);
        std::iter::once(&self.content.rules[rule].when).chain(adding.map(|adding| &adding.when))
    }

    fn pain(&self) -> QuestionId {
        self.content.roles.pain_places
    }
}

fn reached<'a>() -> Ways<'a> {
    vec![Vec::new()]
}

fn follow<'a>(goals: impl IntoIterator<Item = Goal<'a>>) -> Ways<'a> {
    vec![goals.into_iter().collect()]
}
