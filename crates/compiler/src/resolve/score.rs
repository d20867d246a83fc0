//! What the score counts: goals, uses, the wish, reasons to start gently; and what caps a status.

use std::collections::BTreeMap;

use super::techniques::goal;
use crate::context::CheckContext;
use crate::model::{
    Condition, GentleStart, GoalFit, QuestionId, Scope, Scoring, StatusCap, TechniqueId, TextId, Use, WishPoints,
};
use crate::read::{Block, Raw};
use crate::{names, schema};

/// Points and thresholds.
pub(super) fn scoring(context: &CheckContext<'_>, row: &schema::Score) -> Scoring {
    context.require(row.possible_from < row.suggested_from, || {
        "\"possible_from\" must be lower than \"suggested_from\"".to_owned()
    });
    let wish = &row.wish;
    Scoring {
        suggested_from: context.within("suggested_from", row.suggested_from, -20..=40),
        possible_from: context.within("possible_from", row.possible_from, -20..=40),
        goals_at_most: context.within("goals_at_most", row.goals_at_most, 0..=20),
        place: context.within("place", row.place, 0..=20),
        told_from: context.within("told_from", row.told_from, 1..=3),
        no_cap: context.within("no_cap", row.no_cap, 1..=5),
        wish: WishPoints {
            unsure_gentle: context.within("unsure_gentle", wish.unsure_gentle, 0..=20),
            gentle_typical: context.within("gentle_typical", wish.gentle_typical, 1..=5),
            light_typical: context.within("light_typical", wish.light_typical, 1..=5),
            below: context.within("below", wish.below, -20..=0),
            above: context.within("above", wish.above, -20..=20),
            typical: context.within("typical", wish.typical, 0..=20),
            within: context.within("within", wish.within, 0..=20),
        },
    }
}

/// Points by which goals speak for techniques, by goal and technique in catalogue order.
pub(super) fn goal_fit(
    context: &CheckContext<'_>,
    table: &BTreeMap<String, BTreeMap<String, i64>>,
    goals: Option<QuestionId>,
) -> Vec<GoalFit> {
    let mut fits = Vec::new();
    for (name, techniques) in table {
        let goal = goal(context, name, goals);
        for (technique, points) in points(context, &format!("goal_fit.{name}."), techniques, 3) {
            fits.extend(goal.map(|goal| GoalFit { goal, technique, points }));
        }
    }
    fits.sort_by_key(|fit| (fit.goal, fit.technique));
    fits
}

/// Points for techniques in catalogue order; 0 is as good as no line.
fn points(
    context: &CheckContext<'_>,
    prefix: &str,
    techniques: &BTreeMap<String, i64>,
    most: i64,
) -> Vec<(TechniqueId, i8)> {
    let mut found = Vec::new();
    for (name, points) in techniques {
        let points = context.within(&format!("{prefix}{name}"), *points, 0..=most);
        if let Some(technique) = context.check(context.catalog.techniques.find(name)).filter(|_| points != 0) {
            found.push((technique, points));
        }
    }
    found.sort_unstable();
    found
}

pub(super) fn gentle_start(context: &CheckContext<'_>, row: &schema::GentleStart) -> GentleStart {
    let has_target = row.lowest_at_least.is_some() || row.typical_at_least.is_some();
    context.require(has_target, || {
        "needs \"lowest_at_least\" or \"typical_at_least\", to say which techniques it is about".to_owned()
    });
    GentleStart {
        id: row.id.clone(),
        when: context.condition(&row.when),
        lowest_at_least: context.optional_within("lowest_at_least", row.lowest_at_least, 1..=5),
        typical_at_least: context.optional_within("typical_at_least", row.typical_at_least, 1..=5),
        points: context.within("points", row.points, -9..=-1),
        with_any: row.with_any,
        reason: context.text(&format!("gentle.{}", row.id)),
    }
}

/// "use by place": at most 2 points, since the place itself can add one.
pub(super) fn by_place(context: CheckContext<'_>, raw: &Raw) -> Option<Vec<Use>> {
    super::unique(context, "by_place", raw.by_place.iter().map(|block| (&block.id, &block.spot)));
    super::each(context, &raw.by_place, |context, row| {
        let (found, _) = one_use(context, row, 2);
        let why = found.pattern.is_none().then(|| context.optional_text(&format!("use.{}.why", row.id))).flatten();
        Use { why, ..found }
    })
}

/// "use by kind", of which the rows with many points are named in reasons.
pub(super) fn by_kind(context: CheckContext<'_>, raw: &Raw) -> Option<Vec<Use>> {
    let told_from = raw.score.row.as_ref().map_or(i64::MAX, |score| score.told_from);
    super::unique(context, "by_kind", raw.by_kind.iter().map(|block| (&block.id, &block.spot)));
    super::each(context, &raw.by_kind, |context, row| {
        let (found, most) = one_use(context, row, 3);
        let key = format!("{}.{}", if found.pattern.is_some() { "pattern" } else { "use" }, row.id);
        let label = if most >= told_from { Some(context.text(&key)) } else { context.optional_text(&key) };
        Use { label, ..found }
    })
}

/// A row without its texts, and its highest points.
fn one_use(context: &CheckContext<'_>, row: &schema::Use, most: i64) -> (Use, i64) {
    let pattern = context.catalog.patterns.get(&row.id);
    let has_own = row.scope.is_some() || row.when.is_some();
    match pattern {
        Some(_) => context.require(!has_own, || {
            "is a pattern, which says itself when it holds: take \"scope\" and \"when\" out".to_owned()
        }),
        None => context.require(row.scope.is_some(), || {
            let unknown = names::unknown("pattern", &row.id, context.catalog.patterns.names());
            format!("{unknown}; a row of its own needs \"scope\", and \"when\" unless it always counts")
        }),
    }
    context.require(!row.techniques.is_empty(), || "\"techniques\" is empty: take the row out".to_owned());
    let found = Use {
        id: row.id.clone(),
        pattern,
        scope: row.scope.unwrap_or(Scope::General),
        when: context.optional_condition(row.when.as_ref()),
        label: None,
        why: None,
        points: points(context, "techniques.", &row.techniques, most),
        lowered: row
            .lowered
            .as_ref()
            .map(|lowered| (context.within("lowered.to", lowered.to, 0..=most), context.condition(&lowered.when))),
    };
    (found, row.techniques.values().copied().max().unwrap_or_default())
}

pub(super) fn status_cap(context: &CheckContext<'_>, row: &schema::StatusCap) -> StatusCap {
    let cap = StatusCap {
        id: row.id.clone(),
        at_most: row.at_most,
        techniques: context.techniques(&row.techniques),
        when: context.optional_condition(row.when.as_ref()),
        local: row.local,
        lacks_goal: row.lacks_goal,
        out_of_place: row.out_of_place,
        typical_above_cap: row.typical_above_cap,
        typical_at_least: context.optional_within("typical_at_least", row.typical_at_least, 1..=5),
        cap_at_most: context.optional_within("cap_at_most", row.cap_at_most, 1..=5),
        goals_at_most: context.optional_within("goals_at_most", row.goals_at_most, 0..=20),
        pressure_at_most: context.optional_within("pressure_at_most", row.pressure_at_most, -20..=20),
        start_at_most: context.optional_within("start_at_most", row.start_at_most, -20..=-1),
        reason: reason(context, row),
        told_if_higher: row.told_if_higher,
    };
    let depends = !row.techniques.is_empty()
        || cap.when != Condition::Always
        || cap.local
        || cap.lacks_goal
        || cap.out_of_place
        || cap.typical_above_cap
        || [cap.typical_at_least, cap.cap_at_most].iter().any(Option::is_some)
        || [cap.goals_at_most, cap.pressure_at_most, cap.start_at_most].iter().any(Option::is_some);
    context.require(depends, || "would hold for every technique and every client: say when it holds".to_owned());
    cap
}

/// What to tell the client, or why nothing need be told.
fn reason(context: &CheckContext<'_>, row: &schema::StatusCap) -> Option<TextId> {
    match row.untold.as_deref().map(str::trim) {
        None => Some(context.text(&format!("ceiling.{}", row.id))),
        Some("") => {
            context.problem("\"untold\" is empty: say what tells it instead");
            None
        }
        Some(_) => None,
    }
}

/// Ceilings in their order; each id once.
pub(super) fn status_caps(context: CheckContext<'_>, blocks: &[Block<schema::StatusCap>]) -> Option<Vec<StatusCap>> {
    super::unique(context, "ceiling", blocks.iter().map(|block| (&block.id, &block.spot)));
    super::each(context, blocks, status_cap)
}
