//! Techniques, care cards, and how goals speak for techniques.

use std::collections::BTreeMap;

use crate::desk::Desk;
use crate::model::{Card, Care, GoalFit, OptionId, QuestionId, Technique};
use crate::schema;

pub(super) fn technique(desk: &Desk<'_>, row: &schema::Technique, goals: Option<QuestionId>) -> Technique {
    let text = |part: &str| desk.text(&format!("technique.{}.{part}", row.id));
    let [lowest, typical, highest] = row.pressure;
    desk.require(lowest <= typical && typical <= highest, || {
        format!("the pressure {lowest}, {typical}, {highest} must ascend: lowest, typical, highest")
    });
    Technique {
        id: row.id.clone(),
        lowest: desk.within("the lowest pressure", lowest, 1..=5),
        typical: desk.within("the typical pressure", typical, 1..=5),
        highest: desk.within("the highest pressure", highest, 1..=5),
        whole_body: row.whole_body,
        ceiling: row.ceiling,
        needs_goal: row.needs_goal.as_ref().and_then(|id| goal(desk, id, goals)),
        groups: desk.groups(&row.groups),
        name: text("name"),
        short: text("short"),
        card: Card {
            what: text("what"),
            feels: text("feels"),
            goals: text("goals"),
            areas: text("areas"),
            avoid: text("avoid"),
            tell: text("tell"),
            after: text("after"),
            studies: text("studies"),
            names: text("names"),
        },
        sources: desk.sources(&row.sources, row.no_source.as_deref()),
    }
}

pub(super) fn care(desk: &Desk<'_>, row: &schema::Care) -> Care {
    let text = |part: &str| desk.text(&format!("care.{}.{part}", row.id));
    Care {
        id: row.id.clone(),
        when: desk.result_condition(&row.when),
        name: text("name"),
        what: text("what"),
        feels: text("feels"),
        avoid: text("avoid"),
        studies: text("studies"),
        names: text("names"),
        sources: desk.sources(&row.sources, row.no_source.as_deref()),
    }
}

/// Points by which goals speak for techniques, by goal and technique in catalogue order.
pub(super) fn goal_fit(
    desk: &Desk<'_>,
    table: &BTreeMap<String, BTreeMap<String, i64>>,
    goals: Option<QuestionId>,
) -> Vec<GoalFit> {
    let mut fits = Vec::new();
    for (name, techniques) in table {
        let goal = goal(desk, name, goals);
        for (technique, points) in techniques {
            let points = desk.within(&format!("goal_fit.{name}.{technique}"), *points, 1..=3);
            let technique = desk.id(&desk.catalog.techniques, technique);
            fits.extend(goal.map(|goal| GoalFit { goal, technique, points }));
        }
    }
    fits.sort_by_key(|fit| (fit.goal, fit.technique));
    fits
}

fn goal(desk: &Desk<'_>, id: &str, goals: Option<QuestionId>) -> Option<OptionId> {
    desk.check(desk.catalog.options(goals?, id))?.first().copied()
}
