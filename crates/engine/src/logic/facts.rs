//! Evaluates conditions and keeps the answers that were used: the explanation is this trace.

use super::cause::{FiredRule, Used, What};
use crate::answers::Answers;
use content::{
    AdaptationId, Condition, Content, GroupId, PatternId, QuestionId, RegionId, RuleId, Set, Side, TierId, ZoneId,
    insert_in_order,
};

/// What the result adds to the answers; only lines of the result may look at it.
#[derive(Clone, Copy)]
pub struct Outcomes<'a> {
    /// The patterns of all painful regions.
    pub patterns: &'a Set<PatternId>,
    /// The tier.
    pub tier: TierId,
    /// The adaptations in force.
    pub adaptations: &'a Set<AdaptationId>,
    /// How many techniques are suggested or possible.
    pub n_ideas: usize,
}

/// Everything that a condition may look at.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The tables.
    pub content: &'a Content,
    /// The answers, prepared by [`super::prepare`] for the engine, or raw for the questionnaire.
    pub answers: &'a Answers,
    /// The rules that have fired so far.
    pub fired: &'a Set<RuleId>,
    /// The same with their causes, so that a trace reaches back to answers.
    pub causes: &'a [FiredRule],
    /// The groups that `AreaIn` looks at.
    pub groups: &'a Set<GroupId>,
    /// The result, where there is one already.
    pub outcomes: Option<Outcomes<'a>>,
}

impl Facts<'_> {
    /// Whether a condition holds. What is unknown makes nothing hold by itself.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::All(all) => all.iter().all(|one| self.holds(one)),
            Condition::Any(any) => any.iter().any(|one| self.holds(one)),
            Condition::Not(one) => !self.holds(one),
            Condition::Chosen(options) => options.iter().any(|option| self.answers.chose(self.content, *option)),
            Condition::Answered(question) => self.answers.is_answered(self.content, *question),
            Condition::AtLeast(question, least) => {
                self.answers.number(*question).is_some_and(|number| number >= *least)
            }
            Condition::Marked(question, least) => {
                self.answers.regions(*question).take(usize::from(*least)).count() >= usize::from(*least)
            }
            Condition::PartsAtLeast(question, least) => {
                let mut parts = Set::new();
                // Not all of them: with the whole body marked, the first few will do.
                self.answers.regions(*question).any(|region| {
                    parts.insert(self.content.regions[region].part);
                    parts.len() >= usize::from(*least)
                })
            }
            Condition::AreaIn(groups) => groups.iter().any(|group| self.groups.contains(*group)),
            Condition::PlaceIn(regions) => {
                self.answers.regions(self.content.roles.pain_places).any(|region| regions.contains(&region))
            }
            Condition::BothSides(groups) => self.are_on_both_sides(groups),
            Condition::ZonesAtLeast(least) => self.zones().len() >= usize::from(*least),
            Condition::Fired(rules) => rules.iter().any(|rule| self.fired.contains(*rule)),
            Condition::Named(named) => self.holds(&self.content.named[*named].when),
            Condition::Pattern(patterns) => self
                .outcomes
                .is_some_and(|outcomes| patterns.iter().any(|pattern| outcomes.patterns.contains(*pattern))),
            Condition::Tier(tiers) => self.outcomes.is_some_and(|outcomes| tiers.contains(&outcomes.tier)),
            Condition::Adapts(adaptations) => self.outcomes.is_some_and(|outcomes| {
                adaptations.iter().any(|adaptation| outcomes.adaptations.contains(*adaptation))
            }),
            Condition::IdeasAtLeast(least) => {
                self.outcomes.is_some_and(|outcomes| outcomes.n_ideas >= usize::from(*least))
            }
        }
    }

    /// The answers that made a condition hold, in the order of the questions and without repeats.
    /// Empty if it does not hold.
    #[must_use]
    pub fn because(&self, condition: &Condition) -> Vec<Used> {
        let mut found = Vec::new();
        if self.holds(condition) {
            self.trace(condition, &mut found);
        }
        let mut used = Vec::new();
        for one in found {
            insert_in_order(&mut used, one, |one| *one);
        }
        used.dedup();
        used
    }

    /// Adds the answers behind a condition that holds.
    fn trace(&self, condition: &Condition, used: &mut Vec<Used>) {
        let content = self.content;
        match condition {
            Condition::All(all) => all.iter().for_each(|one| self.trace(one, used)),
            Condition::Any(any) => any.iter().filter(|one| self.holds(one)).for_each(|one| self.trace(one, used)),
            Condition::Not(one) => self.trace_absence(one, used),
            Condition::Chosen(options) => {
                let chosen = options.iter().filter(|option| self.answers.chose(content, **option));
                used.extend(
                    chosen.map(|option| Used {
                        question: content.options[*option].question,
                        what: What::Option(*option),
                    }),
                );
            }
            Condition::AtLeast(question, _) => self.trace_answer(*question, used),
            Condition::AreaIn(groups) | Condition::BothSides(groups) => {
                self.trace_marks(content.roles.pain_places, used, |region| {
                    groups.contains(&content.regions[region].group)
                });
            }
            Condition::PlaceIn(regions) => {
                self.trace_marks(content.roles.pain_places, used, |region| regions.contains(&region));
            }
            // One place of each zone says enough, and many would take a sheet of paper.
            Condition::ZonesAtLeast(_) => {
                let mut zones = Set::new();
                let question = content.roles.pain_places;
                for region in self.answers.regions(question) {
                    let zone = content.regions[region].zone;
                    if !zones.contains(zone) {
                        zones.insert(zone);
                        used.push(Used { question, what: What::Region(region) });
                    }
                }
            }
            Condition::Marked(question, _) | Condition::PartsAtLeast(question, _) => {
                self.trace_marks(*question, used, |_| true);
            }
            Condition::Fired(rules) => {
                used.extend(
                    self.causes
                        .iter()
                        .filter(|fired| rules.contains(&fired.rule))
                        .flat_map(|fired| fired.used.iter().copied()),
                );
            }
            Condition::Named(named) => self.trace(&content.named[*named].when, used),
            Condition::Always
            | Condition::Never
            | Condition::Answered(_)
            | Condition::Pattern(_)
            | Condition::Tier(_)
            | Condition::Adapts(_)
            | Condition::IdeasAtLeast(_) => {}
        }
    }

    /// Adds the answers behind a condition that does not hold: what was answered instead, or that nothing was.
    fn trace_absence(&self, condition: &Condition, used: &mut Vec<Used>) {
        match condition {
            Condition::Not(one) => self.trace(one, used),
            Condition::All(all) | Condition::Any(all) => {
                all.iter().filter(|one| !self.holds(one)).for_each(|one| self.trace_absence(one, used));
            }
            Condition::Chosen(options) => {
                if let Some(option) = options.first() {
                    self.trace_answer(self.content.options[*option].question, used);
                }
            }
            Condition::Answered(question) => used.push(Used { question: *question, what: What::Nothing }),
            Condition::Named(named) => self.trace_absence(&self.content.named[*named].when, used),
            Condition::Always
            | Condition::Never
            | Condition::AtLeast(..)
            | Condition::Marked(..)
            | Condition::PartsAtLeast(..)
            | Condition::AreaIn(_)
            | Condition::PlaceIn(_)
            | Condition::BothSides(_)
            | Condition::ZonesAtLeast(_)
            | Condition::Fired(_)
            | Condition::Pattern(_)
            | Condition::Tier(_)
            | Condition::Adapts(_)
            | Condition::IdeasAtLeast(_) => {}
        }
    }

    fn trace_marks(&self, question: QuestionId, used: &mut Vec<Used>, is_meant: impl Fn(RegionId) -> bool) {
        let marked = self.answers.regions(question).filter(|region| is_meant(*region));
        used.extend(marked.map(|region| Used { question, what: What::Region(region) }));
    }

    fn trace_answer(&self, question: QuestionId, used: &mut Vec<Used>) {
        let options = self.answers.chosen(self.content, question).map(What::Option);
        let before = used.len();
        used.extend(options.chain(self.answers.number(question).map(What::Number)).map(|what| Used { question, what }));
        if used.len() == before {
            used.push(Used { question, what: What::Nothing });
        }
    }

    fn are_on_both_sides(&self, groups: &[GroupId]) -> bool {
        let hurts_on = |side| {
            self.answers.regions(self.content.roles.pain_places).any(|region| {
                let row = &self.content.regions[region];
                row.side == side && groups.contains(&row.group)
            })
        };
        hurts_on(Side::Right) && hurts_on(Side::Left)
    }

    fn zones(&self) -> Set<ZoneId> {
        self.answers.regions(self.content.roles.pain_places).map(|region| self.content.regions[region].zone).collect()
    }
}
