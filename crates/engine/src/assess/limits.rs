//! Steps 4 and 5: the pressure cap, the area limits, the places left out and what remains.

use super::Caution;
use crate::logic::{self, Facts};
use content::{AreaLimit, Content, GroupId, Map, Pressure, RegionId, Set};

/// Where and how firmly a client may be touched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// The highest pressure anywhere, 1 to 5.
    pub cap: Pressure,
    /// The highest pressure in some groups, 0 to 5, kept apart from `cap`; 0 leaves the group alone.
    pub areas: Map<GroupId, Pressure>,
    /// The painful regions.
    pub painful: Set<RegionId>,
    /// The painful regions that may be worked on.
    pub effective: Set<RegionId>,
    /// The groups of `effective`.
    pub effective_groups: Set<GroupId>,
    /// The regions that a rule leaves alone, without those of groups with limit 0.
    pub left_alone: Set<RegionId>,
}

impl Limits {
    /// The highest pressure in a group: the lower of the cap and the group's own limit.
    #[must_use]
    pub fn at(&self, group: GroupId) -> Pressure {
        self.areas.get(group).map_or(self.cap, |limit| self.cap.min(*limit))
    }
}

/// Collects the limits of all rules in force.
#[must_use]
pub fn limits(facts: &Facts, cautions: &[Caution]) -> Limits {
    let content = facts.content;
    let rules = || cautions.iter().map(|caution| &content.rules[caution.rule]);
    let by_rule = rules().filter_map(|rule| rule.cap);
    let by_tier = cautions.iter().filter_map(|caution| content.tiers[caution.tier].cap);
    let cap = by_rule.chain(by_tier).min().unwrap_or(content.scoring.no_cap);

    let painful_limits = cautions.iter().filter_map(|caution| caution.limit_painful);
    let in_painful =
        painful_limits.flat_map(|at_most| facts.groups.iter().map(move |group| AreaLimit { group, at_most }));
    let listed = content.limits.iter().chain(rules().flat_map(|rule| rule.limits)).copied();
    let mut areas: Map<GroupId, Pressure> = Map::new();
    for limit in listed.chain(in_painful) {
        let lowest = areas.get(limit.group).map_or(limit.at_most, |known| limit.at_most.min(*known));
        areas.set(limit.group, lowest);
    }

    let left_alone: Set<RegionId> =
        rules().filter_map(|rule| rule.leaves_alone).flat_map(|question| facts.answers.regions(question)).collect();
    let painful = logic::painful(content, facts.answers);
    let may_work = |region: &RegionId| !left_alone.contains(*region) && !is_closed(content, &areas, *region);
    let effective: Set<RegionId> = painful.iter().filter(may_work).collect();
    let effective_groups = logic::groups_of(content, effective.iter());
    Limits { cap, areas, painful, effective, effective_groups, left_alone }
}

fn is_closed(content: &Content, areas: &Map<GroupId, Pressure>, region: RegionId) -> bool {
    areas.get(content.regions[region].group) == Some(&0)
}
