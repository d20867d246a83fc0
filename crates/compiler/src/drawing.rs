//! The drawing of the body map: from `body-map.svg` to the shapes of the regions and the lines around them.
//!
//! In: the drawing, of which each view shows the half at the viewer's right, and the places of `regions.toml`.
//! Out: [`Drawn`], once the halves are known to be covered by their regions without gap and overlap.
//! The other half is the mirror of the first; the tables say so, and the page draws it.

mod path;
mod room;
mod sheet;
mod tiling;

use std::collections::BTreeMap;

use kurbo::{Affine, Rect, Shape as _};

use crate::context::CheckContext;
use crate::model::{Drawing, Drawings, Frame, PartId, Shape, Side, View};
use crate::problem::Spot;
use crate::read::{Block, FIGURE, Raw};
use crate::schema;

use path::{Edge, Run};
use sheet::Half;
use tiling::Tiling;

/// What stays free around the whole figure, in units.
const MARGIN: f64 = 8.0;

/// What stays free around one part, in units.
const MARGIN_CLOSER: f64 = 16.0;

/// What the tables need of the drawing.
#[derive(Default)]
pub(crate) struct Drawn {
    /// By the id of the region, both halves.
    pub shapes: BTreeMap<String, Shape>,
    pub drawings: Drawings,
}

/// A place of `regions.toml` that could be read.
struct Place<'a> {
    id: &'a str,
    view: View,
    /// Of the right and the left half; `None` if there is no such part, which has been reported.
    parts: [Option<PartId>; 2],
}

impl Place<'_> {
    fn id_of(&self, side: Side) -> String {
        let ending = match side {
            Side::Right => "r",
            Side::Left => "l",
        };
        format!("{}_{ending}", self.id)
    }

    /// The ids of the right and the left half.
    fn ids(&self) -> [String; 2] {
        [Side::Right, Side::Left].map(|side| self.id_of(side))
    }
}

/// Reads the drawing. After a mistake something is missing, and the compiler gives nothing out.
pub(crate) fn resolve(context: CheckContext<'_>, raw: &Raw) -> Drawn {
    let spot = Spot::file(FIGURE);
    let context = context.at(&spot);
    let Some(text) = &raw.drawing else { return Drawn::default() };
    let places: Vec<Place<'_>> = raw.places.iter().filter_map(|block| place(&context, block)).collect();
    let n_before = context.problems.len();
    let [front, back] = sheet::read(&context, text, &places);
    // With a place missing or misdrawn, gaps prove nothing.
    if context.problems.len() > n_before {
        return Drawn::default();
    }
    let tilings = [(View::Front, &front), (View::Back, &back)].map(|(view, half)| {
        let spot = Spot::block(FIGURE, "group", sheet::group_of(view));
        tiling::tile(&spot, &half.regions, context.problems)
    });
    let [Some(front_tiling), Some(back_tiling)] = tilings else { return Drawn::default() };
    let frame = whole([&front_tiling, &back_tiling]);
    let drawings = Drawings {
        front: drawing(&places, View::Front, &front, &front_tiling, frame),
        back: drawing(&places, View::Back, &back, &back_tiling, frame),
    };
    let halves = [(View::Front, &front), (View::Back, &back)];
    Drawn { shapes: halves.into_iter().flat_map(|(view, half)| shapes(&places, view, half)).collect(), drawings }
}

fn place<'a>(context: &CheckContext<'_>, block: &'a Block<schema::Place>) -> Option<Place<'a>> {
    let row = block.row.as_ref()?;
    let parts = row.parts.each_ref().map(|part| context.catalog.parts.get(part));
    Some(Place { id: &row.id, view: row.view, parts })
}

/// The shapes of the half drawn and of its mirror.
fn shapes(places: &[Place<'_>], view: View, half: &Half) -> Vec<(String, Shape)> {
    let mut shapes = Vec::new();
    for (place, drawn) in drawn_places(places, view, half) {
        let ((x, y), room) = room::roomiest(&drawn.flat());
        let (path, top) = (path::data([drawn]), drawn.bez().bounding_box().y0.floor() as i16);
        for side in [Side::Right, Side::Left] {
            let is_mirrored = side != sheet::side_drawn(view);
            let mark = (if is_mirrored { -x } else { x }, y);
            shapes.push((place.id_of(side), Shape { path: path.clone(), is_mirrored, mark, room, top }));
        }
    }
    shapes
}

/// The places of a view with what is drawn of them.
fn drawn_places<'a>(
    places: &'a [Place<'a>],
    view: View,
    half: &'a Half,
) -> impl Iterator<Item = (&'a Place<'a>, &'a Run)> {
    places.iter().filter(move |place| place.view == view).filter_map(move |place| {
        let id = place.id_of(sheet::side_drawn(view));
        half.regions.iter().find(|drawn| drawn.id == id).map(|drawn| (place, &drawn.run))
    })
}

fn drawing(places: &[Place<'_>], view: View, half: &Half, tiling: &Tiling, frame: Frame) -> Drawing {
    let outline = &tiling.outline.edges;
    let mirrored = outline.iter().rev().map(|edge| edge.mirrored().reversed());
    let around: Vec<Edge> = outline.iter().copied().chain(mirrored).collect();
    Drawing {
        frame,
        outline: path::data([&Run { edges: around, is_closed: true }]),
        middle: path::data([&tiling.middle]),
        borders: path::data(&tiling.borders),
        strokes: path::data(&half.strokes),
        closer: closer(places, view, half, frame),
    }
}

/// What shows the whole of either view, the midline in its middle.
fn whole(tilings: [&Tiling; 2]) -> Frame {
    let [front, back] = tilings.map(|tiling| tiling.outline.bez().bounding_box());
    let half = front.union(back).inflate(MARGIN, MARGIN);
    let (width, top) = (half.x1.ceil(), half.y0.floor());
    frame(Rect::new(-width, top, width, half.y1.ceil()))
}

/// What shows each part larger, in the order of the parts.
fn closer(places: &[Place<'_>], view: View, half: &Half, whole: Frame) -> Vec<(PartId, Frame)> {
    let mut boxes: BTreeMap<PartId, Rect> = BTreeMap::new();
    for (place, drawn) in drawn_places(places, view, half) {
        let own = drawn.bez().bounding_box();
        let mirrored = Affine::FLIP_X.transform_rect_bbox(own);
        for (part, side) in place.parts.into_iter().zip([Side::Right, Side::Left]) {
            let Some(part) = part else { continue };
            let own = if side == sheet::side_drawn(view) { own } else { mirrored };
            boxes.entry(part).and_modify(|all| *all = all.union(own)).or_insert(own);
        }
    }
    boxes.into_iter().map(|(part, all)| (part, widened(all.inflate(MARGIN_CLOSER, MARGIN_CLOSER), whole))).collect()
}

/// Makes a box as broad for its height as the whole.
fn widened(inner: Rect, whole: Frame) -> Frame {
    let aspect = f64::from(whole.width) / f64::from(whole.height);
    let width = inner.width().max(inner.height() * aspect);
    frame(Rect::from_center_size(inner.center(), (width, width / aspect)))
}

/// In whole units, outwards.
fn frame(inner: Rect) -> Frame {
    let outer = inner.expand();
    Frame { x: outer.x0 as i16, y: outer.y0 as i16, width: outer.width() as i16, height: outer.height() as i16 }
}
