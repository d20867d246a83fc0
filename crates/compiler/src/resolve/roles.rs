//! The questions with a special part to play.

use crate::context::CheckContext;
use crate::model::{Followed, Roles};
use crate::schema::{self, Kind};

/// The levels of pressure that the wish for pressure chooses from.
const LEVELS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// The questions with a special part to play, each of the kind that the part needs.
pub(super) fn roles(context: &CheckContext<'_>, roles: &schema::Roles) -> Roles {
    let found = Roles {
        consent: context.question("consent", &roles.consent, Kind::Tick),
        pain_places: context.question("pain_places", &roles.pain_places, Kind::Places),
        main_place: context.question("main_place", &roles.main_place, Kind::MainPlace),
        pain_now: context.question("pain_now", &roles.pain_now, Kind::Number),
        pain_by_part: context.question("pain_by_part", &roles.pain_by_part, Kind::NumberPerPart),
        leave_alone: context.question("leave_alone", &roles.leave_alone, Kind::Places),
        leave_alone_reasons: context.question("leave_alone_reasons", &roles.leave_alone_reasons, Kind::PlaceReasons),
        goals: context.question("goals", &roles.goals, Kind::Many),
        pressure_wish: context.question("pressure_wish", &roles.pressure_wish, Kind::One),
    };
    for (key, question, places) in [
        ("main_place", found.main_place, &roles.pain_places),
        ("pain_by_part", found.pain_by_part, &roles.pain_places),
        ("leave_alone_reasons", found.leave_alone_reasons, &roles.leave_alone),
    ] {
        let of = context.catalog.question(question).and_then(|row| row.of.as_ref());
        context.require(of.is_none_or(|of| of == places), || format!("{key:?} must be a question \"of\" {places:?}"));
    }
    if let Some(row) = context.catalog.question(found.pressure_wish).filter(|row| row.id == roles.pressure_wish) {
        let levels: Vec<&str> =
            row.option.iter().map(|choice| choice.id.as_str()).filter(|id| *id != "unsure").collect();
        context.require(levels == LEVELS, || {
            format!("\"pressure_wish\" names {:?}, which must have the options 1 to 5 and unsure", row.id)
        });
    }
    found
}

/// The cut-offs from which a pain counts as moderate and as severe.
pub(super) fn strengths(context: &CheckContext<'_>, [moderate, severe]: [i64; 2]) -> (u8, u8) {
    context.require(moderate < severe, || {
        format!("\"strengths\" holds {moderate} and {severe}, but the first number must be lower")
    });
    let within = |number| context.within("\"strengths\"", number, 1..=10);
    (within(moderate), within(severe))
}

/// What names this questionnaire in exports. Others add `|version` and paths to it.
pub(super) fn uri(context: &CheckContext<'_>, uri: &str) -> String {
    let is_plain = uri.starts_with("https://") && !uri.ends_with('/') && !uri.contains(['|', '#', ' ']);
    context
        .require(is_plain, || format!("\"uri\" is {uri:?}, but must begin with https:// and hold no |, # or last /"));
    uri.to_owned()
}

/// The numbers that are compared over time.
pub(super) fn followed(context: &CheckContext<'_>, rows: &[schema::Followed]) -> Vec<Followed> {
    let row = |row: &schema::Followed| Followed {
        question: context.question("followed", &row.question, Kind::Number),
        better: row.better,
        of: row.of.as_ref().map(|of| context.question("followed", of, Kind::Text)),
    };
    rows.iter().map(row).collect()
}
