//! Techniques and care cards.

use crate::desk::Desk;
use crate::model::{Card, Care, OptionId, QuestionId, Technique};
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

/// One of the goals that a client can choose.
pub(super) fn goal(desk: &Desk<'_>, id: &str, goals: Option<QuestionId>) -> Option<OptionId> {
    desk.check(desk.catalog.options(goals?, id))?.first().copied()
}
