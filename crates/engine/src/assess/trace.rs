//! Which rows gave a technique its points: for reviewers of the rules, never for clients.

use super::score::{CountingUse, Scorer};
use super::verdict::{self, Verdict};
use super::with_ground;
use crate::answers::Answers;
use content::{Content, GroupId, OptionId, PatternId, TechniqueId};

/// A technique with the rows behind each part of its score. What gives no points is left out.
#[derive(Clone, PartialEq, Debug)]
pub struct Traced {
    /// Status, score, caps and blocks, as if the tier hid nothing.
    pub verdict: Verdict,
    /// G: the goals that fit, before their sum is cut.
    pub goals: Vec<(OptionId, i8)>,
    /// E: the pattern with the best evidence.
    pub evidence: Option<(PatternId, i8)>,
    /// N: the pattern with the worst.
    pub against: Option<(PatternId, i8)>,
    /// A: positions in "use by place"; the best of them counts.
    pub by_place: Vec<(usize, i8)>,
    /// A: the painful groups in which it is commonly used, which together add one more row.
    pub groups: Vec<GroupId>,
    /// C: positions in "use by kind"; the best of them counts.
    pub by_kind: Vec<(usize, i8)>,
    /// P: the pressure that the client likes; `None` for "unsure".
    pub wish: Option<u8>,
    /// S: positions of the reasons to start gently.
    pub gentle_starts: Vec<(usize, i8)>,
}

/// Traces all techniques, in the order of display.
#[must_use]
pub fn trace(content: &'static Content, given: &Answers) -> Vec<Traced> {
    with_ground(content, given, |ground| {
        ground.scored(|scorer| {
            let verdicts = verdict::verdicts(scorer, &ground.cautions).into_iter();
            verdicts.map(|verdict| traced(content, scorer, verdict)).collect()
        })
    })
}

fn traced(content: &'static Content, scorer: &Scorer, verdict: Verdict) -> Traced {
    let id = verdict.technique;
    let technique = &content.techniques[id];
    Traced {
        goals: scorer.fitting_goals(id).map(|fit| (fit.goal, fit.points)).collect(),
        evidence: scorer.best_evidence(id),
        against: scorer.worst_evidence(id),
        by_place: rows(&scorer.by_place, id),
        groups: scorer.groups_of(technique).collect(),
        by_kind: rows(&scorer.by_kind, id),
        wish: scorer.wish,
        gentle_starts: scorer.gentle_starts(technique).map(|(position, start)| (position, start.points)).collect(),
        verdict,
    }
}

fn rows(uses: &[CountingUse], id: TechniqueId) -> Vec<(usize, i8)> {
    uses.iter().map(|used| (used.position, used.points(id))).filter(|(_, points)| *points > 0).collect()
}
