//! The regions of the body map, their groups, parts and zones, and the limits that hold for everybody.

use crate::context::CheckContext;
use crate::drawing::Drawn;
use crate::model::{AreaLimit, Group, Part, Region, RowId as _, Side, Zone};
use crate::read::Block;
use crate::{locale, schema};

pub(super) fn zone(context: &CheckContext<'_>, row: &schema::Zone) -> Zone {
    Zone { id: row.id.clone(), name: context.text(&format!("zone.{}", row.id)) }
}

pub(super) fn part(context: &CheckContext<'_>, row: &schema::Part) -> Part {
    let zone = context.id(&context.catalog.zones, &row.zone);
    Part { id: row.id.clone(), zone, name: context.text(&format!("part.{}", row.id)) }
}

pub(super) fn group(context: &CheckContext<'_>, row: &schema::Group) -> Group {
    Group { id: row.id.clone(), name: context.text(&format!("group.{}", row.id)) }
}

/// The right and the left half of a place.
pub(super) fn regions(context: &CheckContext<'_>, parts: &[Part], drawn: &Drawn, row: &schema::Place) -> [Region; 2] {
    let choir = row.choir.into_iter().flatten().all(|number| (101..=299).contains(&number));
    context.require(choir, || "\"choir\" holds two numbers from 101 to 299, right and left".to_owned());
    let group = context.id(&context.catalog.groups, &row.group);
    let (name, note) =
        (context.text(&format!("place.{}", row.id)), context.optional_text(&format!("place.{}.note", row.id)));
    let search = context.optional_text(&locale::search_key(&row.id));
    let [right, left] = row.parts.each_ref().map(|part| context.id(&context.catalog.parts, part));
    [(Side::Right, "r", "l", right), (Side::Left, "l", "r", left)].map(|(side, own, other, part)| Region {
        // What is not drawn has been reported.
        shape: drawn.shapes.get(&format!("{}_{own}", row.id)).cloned().unwrap_or_default(),
        id: format!("{}_{own}", row.id),
        mirror: context.id(&context.catalog.regions, &format!("{}_{other}", row.id)),
        side,
        view: row.view,
        group,
        part,
        // A part that could not be read has been reported.
        zone: parts.get(part.index()).map_or(super::at(0), |part| part.zone),
        name,
        note,
        search,
    })
}

/// Pressure limits that hold for everybody, one for each group that has one.
pub(super) fn limits(context: CheckContext<'_>, blocks: &[Block<schema::Limit>]) -> Option<Vec<AreaLimit>> {
    let limits = super::each(context, blocks, |context, row| {
        context.require(!row.why.trim().is_empty(), || "\"why\" is empty: say what the limit is for".to_owned());
        context.sources(&row.sources, row.no_source.as_deref());
        AreaLimit {
            group: context.id(&context.catalog.groups, &row.group),
            at_most: context.within("at_most", row.at_most, 0..=5),
        }
    });
    for (position, block) in blocks.iter().enumerate() {
        let is_first = !blocks.iter().take(position).any(|before| before.id == block.id);
        context.at(&block.spot).require(is_first, || "duplicate limit: the group has one already".to_owned());
    }
    limits
}
