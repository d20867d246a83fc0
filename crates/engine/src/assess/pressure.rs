//! How firmly a technique can be done for a client, and where to begin. Clinical reference 5.4.

use super::Limits;
use super::score::Scorer;
use content::{Pressure, Technique};

/// The pressures of a technique for a client. `lowest <= start <= highest`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// The lowest at which it is still this technique.
    pub lowest: Pressure,
    /// Where to begin.
    pub start: Pressure,
    /// The highest for this client.
    pub highest: Pressure,
}

/// The range with the level to begin at: the lowest where there is a reason to start gently.
pub(super) fn range(scorer: &Scorer, technique: &Technique) -> Range {
    let (lowest, highest) = (technique.lowest, highest_shown(scorer.limits, technique));
    let limits = scorer.limits.effective_groups.iter().map(|group| scorer.limits.at(group));
    let lowest_limit = limits.filter(|limit| *limit >= lowest).min().unwrap_or(highest);
    let wish = scorer.wish.unwrap_or(technique.typical);
    let level = technique.typical.min(wish).min(highest).min(lowest_limit);
    let start = if starts_lowest(scorer, technique) { lowest } else { level.max(lowest) };
    Range { lowest, start, highest }
}

/// The smallest of the technique's highest, the cap and, while a place is left, the highest limit of those places.
fn highest_shown(limits: &Limits, technique: &Technique) -> Pressure {
    let in_places = limits.effective_groups.iter().map(|group| limits.at(group)).max();
    technique.highest.min(limits.cap).min(in_places.unwrap_or(limits.cap)).max(technique.lowest)
}

fn starts_lowest(scorer: &Scorer, technique: &Technique) -> bool {
    let mut with_any = scorer.facts.content.gentle_starts.iter().filter(|start| start.with_any);
    scorer.gentle_starts(technique).next().is_some() || with_any.any(|start| scorer.facts.holds(&start.when))
}
