//! Steps 6 and 7: what is left out, what is suggested, and in which order.

use std::cmp::Reverse;

use super::explain::{self, Ceilinged, EvidenceLine, Less, Lighter, Unknown, Why};
use super::score::{Scorer, wish};
use super::{Caution, Limits, Score};
use crate::content::{
    Ceiling, Content, GroupId, OptionId, PatternId, Pressure, RuleId, Set, Technique, TechniqueId, insert_in_order,
};
use crate::logic::{self, Facts};

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
    /// Reasons against it, besides its score.
    pub lesses: Vec<Less>,
    /// What keeps it from a higher status, whatever its score.
    pub ceilinged: Option<Ceilinged>,
    /// Everything that a suggested or possible technique shows.
    pub idea: Option<Idea>,
}

/// The reasons and limits of a suggested or possible technique.
#[derive(Clone, PartialEq, Debug)]
pub struct Idea {
    /// One to three reasons for it.
    pub whys: Vec<Why>,
    /// What studies say.
    pub evidence: EvidenceLine,
    /// The lowest and highest pressure of this technique for this client.
    pub range: (Pressure, Pressure),
    /// Where it must be lighter than `range` says.
    pub lighter: Vec<Lighter>,
    /// Painful groups in which it is not used.
    pub not_on: Vec<GroupId>,
    /// What is not known; at least one.
    pub unknowns: Vec<Unknown>,
}

/// All techniques as suppressed, in catalogue order.
pub(super) fn suppressed(content: &Content) -> Vec<Verdict> {
    let verdict = |technique| Verdict {
        technique,
        status: Status::Suppressed,
        score: None,
        blocks: Vec::new(),
        lesses: Vec::new(),
        ceilinged: None,
        idea: None,
    };
    content.techniques.ids().map(verdict).collect()
}

/// All techniques with status and reasons, in the order of display.
pub(super) fn verdicts(facts: &Facts, cautions: &[Caution], limits: &Limits, all: &Set<PatternId>) -> Vec<Verdict> {
    let content = facts.content;
    let counting = logic::patterns(facts, &limits.effective_groups);
    let scorer = Scorer { facts, limits, counting: &counting, all, wish: wish(content, facts.answers) };
    let judge = |(id, technique)| {
        let blocks = blocks(facts, cautions, limits, id, technique);
        let score = scorer.score(id, technique);
        let reached = by_score(content, &score);
        let allowed = ceiling(content, facts, technique);
        let status = if blocks.is_empty() { reached.min(allowed.status) } else { Status::Avoid };
        let is_shown = status >= Status::Possible;
        Verdict {
            technique: id,
            status,
            lesses: explain::lesses(&scorer, id, technique, &score),
            ceilinged: allowed.note.filter(|_| allowed.tells_always || reached > allowed.status),
            idea: is_shown.then(|| explain::idea(&scorer, id, technique, &score)),
            score: Some(score),
            blocks,
        }
    };
    let mut verdicts = Vec::new();
    for verdict in content.techniques.iter().map(judge) {
        insert_in_order(&mut verdicts, verdict, |verdict| order(content, verdict));
    }
    verdicts
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

/// The best status that a technique may have for this client.
struct Allowed {
    status: Status,
    note: Option<Ceilinged>,
    /// Whether the note is said even if the score alone would not reach higher.
    tells_always: bool,
}

fn ceiling(content: &Content, facts: &Facts, technique: &Technique) -> Allowed {
    let lacks = |goal: &OptionId| !facts.answers.chose(content, *goal);
    match (technique.ceiling, technique.needs_goal.filter(lacks)) {
        (Ceiling::Information, _) => {
            Allowed { status: Status::NotSuggested, note: Some(Ceilinged::Information), tells_always: true }
        }
        (_, Some(goal)) => {
            Allowed { status: Status::NotSuggested, note: Some(Ceilinged::Goal(goal)), tells_always: true }
        }
        (Ceiling::Possible, None) => {
            Allowed { status: Status::Possible, note: Some(Ceilinged::Possible), tells_always: false }
        }
        (Ceiling::Suggested, None) => Allowed { status: Status::Suggested, note: None, tells_always: false },
    }
}

/// Clinical reference 5.4: status, then ceilings last, then score, evidence, gentleness, catalogue.
fn order(content: &Content, verdict: &Verdict) -> impl Ord + use<> {
    let technique = &content.techniques[verdict.technique];
    let score = verdict.score.unwrap_or_default();
    (
        Reverse(verdict.status),
        technique.ceiling != Ceiling::Suggested,
        Reverse(score.total()),
        Reverse(score.evidence),
        technique.typical,
        verdict.technique,
    )
}
