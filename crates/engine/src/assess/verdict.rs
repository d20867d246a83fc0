//! Steps 6 and 7: what is left out, what is suggested, and in which order.

use std::cmp::Reverse;

use super::explain::{self, Idea, ReasonAgainst};
use super::pressure;
use super::score::Scorer;
use super::{Caution, Limits, Score};
use crate::logic::Facts;
use content::{CappedAt, Content, RuleId, StatusCap, Technique, TechniqueId, insert_in_order};

/// What became of a technique, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// Hidden together with all others by the tier.
    Suppressed,
    /// Left out for now.
    Avoid,
    /// Less of a match.
    NotSuggested,
    /// Also possible.
    Possible,
    /// An idea to talk about first.
    Suggested,
}

impl Status {
    /// The id, as the clinical reference writes it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Suppressed => "suppressed",
            Self::Avoid => "avoid",
            Self::NotSuggested => "not_suggested",
            Self::Possible => "possible",
            Self::Suggested => "suggested",
        }
    }
}

/// Why a technique is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Block {
    /// This rule excludes it.
    Rule(RuleId),
    /// Its lowest pressure is above the cap.
    CapGlobal,
    /// No painful place is left to work on.
    AllAreasExcluded,
    /// In every place left, the limit is below its lowest pressure.
    CapArea,
}

/// What is said of a technique. A suggested or possible one carries an [`Idea`].
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    /// The technique.
    pub technique: TechniqueId,
    /// What became of it.
    pub status: Status,
    /// Its score; computed for those left out too, but not while the tier hides everything.
    pub score: Option<Score>,
    /// All reasons to leave it out, the one to show first at the front.
    pub blocks: Vec<Block>,
    /// Reasons against it.
    pub against: Vec<ReasonAgainst>,
    /// What caps its status, whatever its score: positions in the content.
    pub caps: Vec<usize>,
    /// Those of `caps` that are told.
    pub told_caps: Vec<usize>,
    /// Everything that a suggested or possible technique shows.
    pub idea: Option<Idea>,
}

/// All techniques as suppressed, in catalogue order.
pub(super) fn suppressed(content: &Content) -> Vec<Verdict> {
    let verdict = |technique| Verdict {
        technique,
        status: Status::Suppressed,
        score: None,
        blocks: Vec::new(),
        against: Vec::new(),
        caps: Vec::new(),
        told_caps: Vec::new(),
        idea: None,
    };
    content.techniques.ids().map(verdict).collect()
}

/// All techniques with status and reasons, in the order of display.
pub(super) fn verdicts(scorer: &Scorer, cautions: &[Caution]) -> Vec<Verdict> {
    let content = scorer.facts.content;
    let mut ranked = Vec::new();
    for (id, technique) in content.techniques.iter() {
        let verdict = judge(scorer, cautions, id, technique);
        let rank = rank(content, &verdict, scorer.strength(id));
        insert_in_order(&mut ranked, (rank, verdict), |(rank, _)| *rank);
    }
    ranked.into_iter().map(|(_, verdict)| verdict).collect()
}

fn judge(scorer: &Scorer, cautions: &[Caution], id: TechniqueId, technique: &'static Technique) -> Verdict {
    let content = scorer.facts.content;
    let blocks = blocks(scorer.facts, cautions, scorer.limits, id, technique);
    let score = scorer.score(id, technique);
    let range = pressure::range(scorer, technique);
    let reached = by_score(content, &score);
    let holding =
        || content.status_caps.iter().enumerate().filter(|(_, cap)| holds(cap, scorer, id, technique, &score));
    let capped = holding().map(|(_, cap)| cap_status(cap)).fold(reached, Status::min);
    let status = if blocks.is_empty() { capped } else { Status::Avoid };
    let is_told = |cap: &StatusCap| cap.reason.is_some() && (!cap.told_if_higher || reached > cap_status(cap));
    Verdict {
        technique: id,
        status,
        against: explain::reasons_against(scorer, id, technique, range),
        caps: holding().map(|(position, _)| position).collect(),
        told_caps: holding().filter(|(_, cap)| is_told(cap)).map(|(position, _)| position).collect(),
        idea: (status >= Status::Possible).then(|| explain::idea(scorer, id, technique, &score, range)),
        score: Some(score),
        blocks,
    }
}

/// Step 6. Rules come first, the most urgent at the front, as `cautions` are sorted; then what was computed.
fn blocks(facts: &Facts, cautions: &[Caution], limits: &Limits, id: TechniqueId, technique: &Technique) -> Vec<Block> {
    let content = facts.content;
    let excludes = |caution: &&Caution| {
        content.rules[caution.rule].excludes.contains(&id) || content.tiers[caution.tier].excludes.contains(&id)
    };
    let mut blocks: Vec<Block> = cautions.iter().filter(excludes).map(|caution| Block::Rule(caution.rule)).collect();
    if technique.lowest > limits.cap {
        blocks.push(Block::CapGlobal);
    }
    if !technique.whole_body && !limits.painful.is_empty() {
        if limits.effective.is_empty() {
            blocks.push(Block::AllAreasExcluded);
        } else if limits.effective_groups.iter().all(|group| limits.at(group) < technique.lowest) {
            blocks.push(Block::CapArea);
        }
    }
    blocks
}

fn by_score(content: &Content, score: &Score) -> Status {
    let total = score.total();
    if total >= content.scoring.suggested_from {
        Status::Suggested
    } else if total >= content.scoring.possible_from {
        Status::Possible
    } else {
        Status::NotSuggested
    }
}

/// Whether a cap on the status holds for a technique.
fn holds(cap: &StatusCap, scorer: &Scorer, id: TechniqueId, technique: &'static Technique, score: &Score) -> bool {
    let (facts, limits) = (scorer.facts, scorer.limits);
    let lacks_goal = || technique.needs_goal.is_some_and(|goal| !facts.answers.chose(facts.content, goal));
    let is_out_of_place = || !limits.effective.is_empty() && scorer.groups_in_reach(technique).next().is_none();
    (cap.techniques.is_empty() || cap.techniques.contains(&id))
        && !(cap.local && technique.whole_body)
        && (!cap.lacks_goal || lacks_goal())
        && (!cap.out_of_place || is_out_of_place())
        && (!cap.typical_above_cap || technique.typical > limits.cap)
        && cap.typical_at_least.is_none_or(|least| technique.typical >= least)
        && cap.cap_at_most.is_none_or(|most| limits.cap <= most)
        && cap.goals_at_most.is_none_or(|most| score.goals <= most)
        && cap.pressure_at_most.is_none_or(|most| score.pressure <= most)
        && cap.start_at_most.is_none_or(|most| score.start <= most)
        && facts.holds(&cap.when)
}

const fn cap_status(cap: &StatusCap) -> Status {
    match cap.at_most {
        CappedAt::NotSuggested => Status::NotSuggested,
        CappedAt::Possible => Status::Possible,
    }
}

/// Clinical reference 5.4: status, then those capped at "possible" last, then score, kind of complaint, strength of
/// evidence, gentleness, catalogue.
fn rank(content: &Content, verdict: &Verdict, strength: i8) -> impl Ord + Copy + use<> {
    let score = verdict.score.unwrap_or_default();
    let mut caps = verdict.caps.iter().filter_map(|position| content.status_caps.get(*position));
    (
        Reverse(verdict.status),
        caps.any(|cap| cap.at_most == CappedAt::Possible),
        Reverse(score.total()),
        Reverse(score.kind),
        Reverse(strength),
        content.techniques[verdict.technique].typical,
        verdict.technique,
    )
}
