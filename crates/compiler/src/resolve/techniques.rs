//! Techniques and care cards.

use crate::context::CheckContext;
use crate::model::{Card, Care, OptionId, QuestionId, Technique};
use crate::schema;

pub(super) fn technique(context: &CheckContext<'_>, row: &schema::Technique, goals: Option<QuestionId>) -> Technique {
    let text = |part: &str| context.text(&format!("technique.{}.{part}", row.id));
    let [lowest, typical, highest] = row.pressure;
    context.require(lowest <= typical && typical <= highest, || {
        format!("the pressure {lowest}, {typical}, {highest} must ascend: lowest, typical, highest")
    });
    Technique {
        id: row.id.clone(),
        lowest: context.within("the lowest pressure", lowest, 1..=5),
        typical: context.within("the typical pressure", typical, 1..=5),
        highest: context.within("the highest pressure", highest, 1..=5),
        whole_body: row.whole_body,
        needs_goal: row.needs_goal.as_ref().and_then(|id| goal(context, id, goals)),
        groups: context.groups(&row.groups),
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
        sources: context.sources(&row.sources, row.no_source.as_deref()),
    }
}

pub(super) fn care(context: &CheckContext<'_>, row: &schema::Care) -> Care {
    let text = |part: &str| context.text(&format!("care.{}.{part}", row.id));
    Care {
        id: row.id.clone(),
        when: context.result_condition(&row.when),
        name: text("name"),
        what: text("what"),
        feels: text("feels"),
        avoid: text("avoid"),
        studies: text("studies"),
        names: text("names"),
        sources: context.sources(&row.sources, row.no_source.as_deref()),
    }
}

/// One of the goals that a client can choose.
pub(super) fn goal(context: &CheckContext<'_>, id: &str, goals: Option<QuestionId>) -> Option<OptionId> {
    context.check(context.catalog.options(goals?, id))?.first().copied()
}
