//! The assessment: tier, limits and ideas, each with its reasons. Sections 4 and 5 of the clinical reference.
//!
//! In: content, the clinic's settings and the client's answers. Out: [`Assessment`]. Pure: the same answers
//! give the same assessment, whatever their order. Every line carries the ids and answers that led to it;
//! there is no display text here.

mod explain;
mod limits;
mod pressure;
mod score;
mod trace;
mod verdict;

pub use explain::{EvidenceLine, Idea, Lighter, Note, ReasonAgainst, ReasonFor, Unknown};
pub use limits::{Limits, limits};
pub use pressure::Range;
pub use score::Score;
use score::Scorer;
pub use trace::{Traced, trace};
pub use verdict::{Block, Status, Verdict};

use crate::answers::Answers;
use crate::config::ClinicConfig;
use crate::logic::{self, Cause, Facts, Fired, FiredRule, Outcomes, Used};
use content::{
    AdaptationId, Content, Line, Outcome, PatternId, Pressure, QuestionId, RuleId, Set, TextId, TierId, insert_in_order,
};

/// What follows from the answers.
#[derive(Clone, PartialEq, Debug)]
pub struct Assessment {
    /// The tier of all answers together.
    pub tier: TierId,
    /// Whether the tier belongs to the maternity unit.
    pub maternity: Maternity,
    /// The rules in force, the most urgent first, then in catalogue order.
    pub cautions: Vec<Caution>,
    /// The pressure limits and the places left out.
    pub limits: Limits,
    /// The adaptations in force.
    pub adaptations: Set<AdaptationId>,
    /// The techniques that the clinic offers, in the order of display; no scores while the tier hides them.
    pub verdicts: Vec<Verdict>,
    /// Whether the tier hides all suggestions.
    pub hides: bool,
    /// The patterns of all painful regions, and the general ones.
    pub patterns: Set<PatternId>,
    /// The unanswered safety questions.
    pub missing: Vec<QuestionId>,
    /// Which lines of "Good to know", "What else helps" and support apply, and which care cards.
    pub lines: Lines,
}

/// Whose business a tier is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Maternity {
    /// Not the maternity unit's.
    No,
    /// All rules of the tier belong to the maternity unit.
    Only,
    /// Some do.
    Also,
}

/// A rule in force, with its tier and what to tell the client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caution {
    /// The rule.
    pub rule: RuleId,
    /// Its tier.
    pub tier: TierId,
    /// Why it is in force.
    pub cause: Cause,
    /// The answers that led to it.
    pub used: Vec<Used>,
    /// What to tell the client about the rule.
    pub reason: TextId,
    /// What to tell about the adding rule, where one put it into force.
    pub added: Option<TextId>,
    /// The highest pressure in the groups of all painful regions, where it sets one.
    pub limit_painful: Option<Pressure>,
}

/// The general lines that apply, as positions in the content's lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lines {
    /// Positions in `good_to_know`.
    pub good_to_know: Vec<usize>,
    /// Positions in `what_else`.
    pub what_else: Vec<usize>,
    /// Positions in `support`.
    pub support: Vec<usize>,
    /// Positions in `cares`.
    pub cares: Vec<usize>,
}

/// Assesses one set of answers.
#[must_use]
pub fn assess(content: &'static Content, config: &ClinicConfig, given: &Answers) -> Assessment {
    with_ground(content, given, |ground| {
        let Ground { facts, cautions, limits, patterns } = ground;
        let missing = missing(facts);
        let tier = tier(content, cautions, !missing.is_empty());
        let hides = content.tiers[tier].hides;
        let mut verdicts = if hides {
            verdict::suppressed(content)
        } else {
            ground.scored(|scorer| verdict::verdicts(scorer, cautions))
        };
        // Counted before any is hidden, because what a clinic does not offer changes nothing else.
        let n_ideas = verdicts.iter().filter(|verdict| verdict.status >= Status::Possible).count();
        verdicts.retain(|verdict| config.offers(verdict.technique));
        let adaptations = adaptations(content, cautions, limits.cap);
        let outcomes = Outcomes { patterns, tier, adaptations: &adaptations, n_ideas };
        let facts = Facts { outcomes: Some(outcomes), ..*facts };
        Assessment {
            tier,
            maternity: maternity(content, cautions, tier),
            hides,
            lines: Lines {
                good_to_know: positions(&facts, content.good_to_know),
                what_else: positions(&facts, content.what_else),
                support: positions(&facts, content.support),
                cares: (0..).zip(content.cares).filter(|(_, care)| facts.holds(&care.when)).map(|(at, _)| at).collect(),
            },
            cautions: cautions.clone(),
            limits: limits.clone(),
            adaptations,
            verdicts,
            patterns: patterns.clone(),
            missing,
        }
    })
}

/// What the steps before the score make of the answers.
struct Ground<'a> {
    facts: Facts<'a>,
    cautions: Vec<Caution>,
    limits: Limits,
    /// The patterns of all painful regions, and the general ones.
    patterns: Set<PatternId>,
}

/// Prepares the answers, fires the rules and collects the limits, for whatever `then` makes of them.
fn with_ground<R>(content: &'static Content, given: &Answers, then: impl FnOnce(&Ground) -> R) -> R {
    let answers = logic::prepare(content, given);
    let fired = logic::fire(content, given, &answers);
    let groups = logic::groups_of(content, logic::painful(content, &answers).iter());
    let facts =
        Facts { content, answers: &answers, fired: &fired.set, causes: &fired.rules, groups: &groups, outcomes: None };
    let cautions = cautions(&facts, &fired, given);
    let limits = limits(&facts, &cautions);
    let patterns = logic::patterns(&facts, &groups);
    then(&Ground { facts, cautions, limits, patterns })
}

impl Ground<'_> {
    /// Looks at the techniques with what the score of each of them needs.
    fn scored<R>(&self, then: impl FnOnce(&Scorer) -> R) -> R {
        let counting = logic::patterns(&self.facts, &self.limits.effective_groups);
        then(&Scorer::new(&self.facts, &self.limits, &counting, &self.patterns))
    }
}

fn positions(facts: &Facts, lines: &[Line]) -> Vec<usize> {
    (0..).zip(lines).filter(|(_, line)| facts.holds(&line.when)).map(|(at, _)| at).collect()
}

/// Step 1: each rule in force gets its tier, the first outcome that holds.
fn cautions(facts: &Facts, fired: &Fired, given: &Answers) -> Vec<Caution> {
    let content = facts.content;
    let mut cautions = Vec::new();
    for fired in &fired.rules {
        let Some(outcome) = outcome(facts, fired.rule) else { continue };
        let added = match fired.cause {
            Cause::Added(adding) => Some(content.adding[adding].reason),
            Cause::Ticked | Cause::Derived => None,
        };
        let caution = Caution {
            rule: fired.rule,
            tier: outcome.tier,
            cause: fired.cause,
            used: used(facts, fired, outcome, given),
            reason: outcome.reason,
            added,
            limit_painful: outcome.limit_painful,
        };
        insert_in_order(&mut cautions, caution, |caution| (caution.tier, caution.rule));
    }
    cautions
}

/// The answers that fired a rule, and those that decided its tier.
fn used(facts: &Facts, fired: &FiredRule, outcome: &Outcome, given: &Answers) -> Vec<Used> {
    let mut used = fired.used.clone();
    for one in facts.because(&outcome.when) {
        insert_in_order(&mut used, logic::as_given(facts.content, given, one), |one| *one);
    }
    used.dedup();
    used
}

fn outcome(facts: &Facts, rule: RuleId) -> Option<&'static Outcome> {
    facts.content.rules[rule].outcomes.iter().find(|outcome| facts.holds(&outcome.when))
}

/// Steps 2 and 3: the most urgent tier of all rules; a missing safety answer stands above all tiers that show ideas.
fn tier(content: &Content, cautions: &[Caution], is_incomplete: bool) -> TierId {
    let open = is_incomplete.then_some(content.tier_incomplete);
    cautions.iter().map(|caution| caution.tier).chain(open).min().unwrap_or(content.tier_clear)
}

fn missing(facts: &Facts) -> Vec<QuestionId> {
    let safety = facts.content.questions.iter().filter(|(_, question)| question.safety);
    let asked = safety.filter(|(_, question)| facts.holds(&question.shown));
    asked.map(|(id, _)| id).filter(|id| !facts.answers.is_answered(facts.content, *id)).collect()
}

fn maternity(content: &Content, cautions: &[Caution], tier: TierId) -> Maternity {
    if content.tiers[tier].maternity.is_none() {
        return Maternity::No;
    }
    let mut of_tier =
        cautions.iter().filter(|caution| caution.tier == tier).map(|caution| content.rules[caution.rule].maternity);
    match (of_tier.clone().any(|is_maternity| is_maternity), of_tier.all(|is_maternity| is_maternity)) {
        (true, true) => Maternity::Only,
        (true, false) => Maternity::Also,
        (false, _) => Maternity::No,
    }
}

fn adaptations(content: &Content, cautions: &[Caution], cap: u8) -> Set<AdaptationId> {
    let by_rule = cautions.iter().flat_map(|caution| content.rules[caution.rule].adaptations.iter().copied());
    let by_cap =
        content.adaptations.iter().filter(|(_, row)| row.at_cap.is_some_and(|at_cap| cap <= at_cap)).map(|(id, _)| id);
    by_rule.chain(by_cap).collect()
}
