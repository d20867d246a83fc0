//! Facts of the safety rules (clinical reference 4.3 to 4.7) that the examples beside the rules do not state: which limits
//! come with them, and that left and right do not matter.

use std::collections::BTreeSet;

use content::{Condition, GroupId, ZoneId};
use engine::assess::{Assessment, Status};
use report::CONTENT;
use serde_json::{Value, json};

use crate::support::{assessed, tier, with_defaults};

fn with(answers: &Value) -> Assessment {
    assessed(&with_defaults(answers))
}

/// The highest pressure in a group by itself, without the cap; `None` where there is no limit.
fn limit(assessment: &Assessment, group: &str) -> Option<u8> {
    let found = CONTENT.groups.iter().find(|(_, row)| row.id == group).map(|(id, _)| id);
    assessment.limits.areas.get(found.expect(group)).copied()
}

fn left_out(assessment: &Assessment) -> BTreeSet<&'static str> {
    let avoided = assessment.verdicts.iter().filter(|verdict| verdict.status == Status::Avoid);
    avoided.map(|verdict| CONTENT.techniques[verdict.technique].id).collect()
}

#[test]
fn a_healing_injury_is_touched_lighter_until_somebody_has_explained_it() {
    let injured = |seen: &str| {
        with(&json!({
            "regions": ["back_upper_arm_l", "front_ankle_r"], "onset": "injury_sport", "duration": "d_3d_6w",
            "seen_doctor": seen,
        }))
    };
    for (seen, at_most) in [("no", 2), ("yes_no_dx", 2), ("yes_diagnosed", 3)] {
        let assessment = injured(seen);
        assert_eq!(limit(&assessment, "upper_arm"), Some(at_most), "{seen}");
        assert_eq!(limit(&assessment, "ankle_foot"), Some(at_most), "{seen}");
        assert_eq!(limit(&assessment, "calf"), None, "{seen}");
        for technique in ["deep_tissue", "stretching", "cupping", "iastm", "scar"] {
            assert!(left_out(&assessment).contains(technique), "{technique} {seen}");
        }
    }
}

#[test]
fn the_lowest_of_two_limits_in_the_painful_places_holds() {
    let assessment = with(&json!({
        "regions": ["front_thigh_l"], "quality": ["numb"], "onset": "injury_sport", "duration": "d_3d_6w",
    }));
    assert_eq!(limit(&assessment, "thigh"), Some(2));
}

#[test]
fn numb_places_and_nerve_pain_are_not_cupped_or_scraped() {
    let nerves = [
        json!({ "regions": ["front_thigh_l"], "quality": ["numb"], "duration": "d_gt_12m" }),
        json!({ "regions": ["back_low_l"], "radiates": "leg_below_knee", "duration": "d_gt_12m" }),
        json!({ "regions": ["back_neck_l"], "radiates": "arm", "duration": "d_gt_12m" }),
        json!({ "dx": ["dx_cts"] }),
    ];
    for answers in nerves {
        let left_out = left_out(&with(&answers));
        assert!(left_out.contains("cupping") && left_out.contains("iastm"), "{answers}");
    }
}

/// In all places that the client marks, a clot of years ago matters only where it can have been: in the legs.
#[test]
fn an_old_clot_asks_for_an_ok_only_where_a_leg_hurts() {
    let at = |region: &str| with(&json!({ "cond": ["c_clot_past"], "regions": [region], "duration": "d_gt_12m" }));
    let leg = at("back_ankle_r");
    assert_eq!((tier(&leg), leg.limits.cap), ("clearance", 2));
    for technique in ["deep_tissue", "trigger_point", "neuromuscular", "sports", "cupping", "iastm"] {
        assert!(left_out(&leg).contains(technique), "{technique}");
    }
    let back = at("back_low_r");
    assert_eq!((tier(&back), back.limits.cap, limit(&back, "shin")), ("adapt", 5, Some(2)));
}

#[test]
fn chest_and_ribs_are_never_pressed_firmly() {
    assert_eq!(limit(&with(&json!({})), "chest"), Some(3));
}

/// The set of groups that stands for “the lower zones” is all of them, and no group lies in another zone too.
#[test]
fn pain_into_both_legs_counts_everywhere_below_the_waist() {
    let lower = CONTENT.rules.rows().find(|rule| rule.id == "dr_both_legs").expect("the rule");
    let groups = groups_on_both_sides(&lower.when).expect("groups");
    let zones = |group: GroupId| -> BTreeSet<ZoneId> {
        CONTENT.regions.rows().filter(|region| region.group == group).map(|region| region.zone).collect()
    };
    let is_lower = |zone: &ZoneId| CONTENT.zones[*zone].id.starts_with("lower_");
    for (group, row) in CONTENT.groups.iter() {
        assert_eq!(groups.contains(&group), zones(group).iter().any(is_lower), "{}", row.id);
        assert_eq!(groups.contains(&group), zones(group).iter().all(is_lower), "{}", row.id);
    }
}

fn groups_on_both_sides(condition: &Condition) -> Option<&'static [GroupId]> {
    match condition {
        Condition::BothSides(groups) => Some(groups),
        Condition::All(all) => all.iter().find_map(groups_on_both_sides),
        _ => None,
    }
}

#[test]
fn which_leg_it_is_does_not_matter() {
    for side in ["l", "r"] {
        let swollen = with(&json!({ "regions": [format!("back_calf_{side}")], "quality": ["heavy_swollen"] }));
        assert_eq!(tier(&swollen), "same_day", "{side}");
        let (one, other) = if side == "l" { ("l", "r") } else { ("r", "l") };
        let both = with(&json!({
            "regions": [format!("front_thigh_{one}"), format!("back_buttock_{other}")], "radiates": "leg_below_knee",
        }));
        assert_eq!(tier(&both), "same_day", "{side}");
    }
}

/// The clinical reference asks for one leg only, and looks away from a sprained ankle. So one more place can take this
/// warning away, as no other: a second leg is the sign of another illness, which is asked for by itself.
#[test]
fn a_second_leg_or_a_sprained_ankle_takes_the_warning_of_one_swollen_leg_away() {
    let swollen = |regions: &[&str], onset: &str| {
        let answers =
            json!({ "regions": regions, "quality": ["heavy_swollen"], "onset": onset, "duration": "d_3d_6w" });
        tier(&with(&answers))
    };
    assert_eq!(swollen(&["back_calf_l"], "gradual"), "same_day");
    assert_eq!(swollen(&["back_calf_l", "back_calf_r"], "gradual"), "clear");
    assert_eq!(swollen(&["front_shin_l"], "injury_sport"), "same_day");
    assert_eq!(swollen(&["front_shin_l", "front_ankle_l"], "injury_sport"), "adapt");
    assert_eq!(swollen(&["front_shin_l", "front_ankle_l", "back_calf_l"], "injury_sport"), "same_day");
}
