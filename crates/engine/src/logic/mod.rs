//! What holds for a client: conditions, fired rules and patterns, each with the answers that made it so.
//!
//! In: content tables and [`Answers`]. Out: [`Fired`] and, through [`Facts`], whether any condition holds.
//! This module knows no words, no points and no urgency: it says what fired, not how bad that is.

mod cause;
mod facts;
mod fire;
mod prepare;

pub use cause::{Cause, FiredRule, Used, What};
pub use facts::{Facts, Outcomes};
pub use fire::{Fired, as_given, fire};
pub use prepare::prepare;

use crate::answers::Answers;
use content::{Content, GroupId, PartId, PatternId, RegionId, Scope, Set};

/// The groups of some regions.
#[must_use]
pub fn groups_of(content: &Content, regions: impl IntoIterator<Item = RegionId>) -> Set<GroupId> {
    regions.into_iter().map(|region| content.regions[region].group).collect()
}

/// The parts of the body that some regions lie in.
#[must_use]
pub fn parts_of(content: &Content, regions: impl IntoIterator<Item = RegionId>) -> Set<PartId> {
    regions.into_iter().map(|region| content.regions[region].part).collect()
}

/// The regions where it hurts, also those that are to be left alone.
#[must_use]
pub fn painful(content: &Content, answers: &Answers) -> Set<RegionId> {
    answers.regions(content.roles.pain_places).collect()
}

/// The patterns that hold when one looks at these groups. `facts` carries the groups of all painful
/// regions; `looked_at` may be fewer of them, and leaving places out can only take patterns away.
#[must_use]
pub fn patterns(facts: &Facts, looked_at: &Set<GroupId>) -> Set<PatternId> {
    let here = Facts { groups: looked_at, ..*facts };
    let fits_elsewhere =
        || facts.content.patterns.rows().any(|pattern| pattern.scope == Scope::Body && facts.holds(&pattern.when));
    let holds = |scope| match scope {
        Scope::Body => !looked_at.is_empty(),
        Scope::General => true,
        Scope::Otherwise => !looked_at.is_empty() && !fits_elsewhere(),
    };
    let patterns = facts.content.patterns.iter();
    patterns.filter(|(_, pattern)| holds(pattern.scope) && here.holds(&pattern.when)).map(|(id, _)| id).collect()
}
