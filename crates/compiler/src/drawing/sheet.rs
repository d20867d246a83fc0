//! Reads the drawing: which path stands for which region, and whether each is drawn as it must be.
//!
//! In: the text of `body-map.svg` and the places of `regions.toml`. Out: the regions and strokes of each view.
//! Whether the regions fit together is seen in `tiling`.

use kurbo::BezPath;
use roxmltree::{Document, Node};

use crate::context::CheckContext;
use crate::model::{Side, View};
use crate::names;
use crate::problem::Spot;
use crate::read::FIGURE;

use super::Place;
use super::path::{self, Point, Run};
use super::tiling::DrawnRegion;

const SVG: &str = "http://www.w3.org/2000/svg";

/// What an editor puts beside the drawing.
const UNDRAWN: [&str; 5] = ["defs", "desc", "metadata", "style", "title"];

/// How far from the origin a point may lie, in tenths. Nothing of a figure 750 units tall comes near.
const FARTHEST: i32 = 20_000;

/// What is drawn of one view.
#[derive(Default)]
pub(super) struct Half {
    /// In the order of the file.
    pub regions: Vec<DrawnRegion>,
    pub strokes: Vec<Run>,
    /// The ids that were met, also of what could not be read.
    ids: Vec<String>,
}

/// The name of the group of a view.
pub(super) fn group_of(view: View) -> &'static str {
    match view {
        View::Front => "front",
        View::Back => "back",
    }
}

/// The half that is drawn: the viewer's right.
pub(super) fn side_drawn(view: View) -> Side {
    match view {
        View::Front => Side::Left,
        View::Back => Side::Right,
    }
}

/// What is drawn of each view, front first. What is wrong with it has been reported.
pub(super) fn read(context: &CheckContext<'_>, text: &str, places: &[Place<'_>]) -> [Half; 2] {
    let document = Document::parse(text).map_err(|error| context.problem(format!("cannot be read as XML: {error}")));
    let Ok(document) = document else { return Default::default() };
    let root = document.root_element();
    if !is_svg(root, "svg") {
        context.problem(format!("the outermost element must be svg, with xmlns={SVG:?}"));
        return Default::default();
    }
    let views = [View::Front, View::Back];
    for node in drawn_elements(root) {
        let id = node.attribute("id").unwrap_or_default();
        let groups = views.map(group_of);
        if !is_svg(node, "g") {
            let name = node.tag_name().name();
            context.problem(format!("line {}: {name:?} stands outside the groups \"front\" and \"back\"", line(node)));
        } else if !groups.contains(&id) {
            context.problem(names::unknown("group", id, groups.into_iter()));
        }
    }
    views.map(|view| {
        let reader = Reader { context, view, places };
        reader.half(root)
    })
}

fn is_svg(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((SVG, name))
}

/// The elements that show something; what an editor notes for itself has a name of its own space.
fn drawn_elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(|child| {
        let name = child.tag_name();
        child.is_element() && matches!(name.namespace(), None | Some(SVG)) && !UNDRAWN.contains(&name.name())
    })
}

fn line(node: Node<'_, '_>) -> u32 {
    node.document().text_pos_at(node.range().start).row
}

/// Reads one view.
struct Reader<'a> {
    context: &'a CheckContext<'a>,
    view: View,
    places: &'a [Place<'a>],
}

impl Reader<'_> {
    fn half(&self, root: Node<'_, '_>) -> Half {
        let name = group_of(self.view);
        let spot = Spot::block(FIGURE, "group", name);
        let context = self.context.at(&spot);
        let mut groups = drawn_elements(root).filter(|node| is_svg(*node, "g") && node.attribute("id") == Some(name));
        let Some(group) = groups.next() else {
            self.context.problem(format!("the group {name:?} is missing"));
            return Half::default();
        };
        context.require(groups.next().is_none(), || "stands here twice".to_owned());
        context.require(group.attribute("transform").is_none_or(is_move), || {
            "its transform may only set it apart, as translate(390 0) does: move the points themselves".to_owned()
        });
        let mut half = Half::default();
        drawn_elements(group).for_each(|node| self.element(&context, node, &mut half));
        self.all_drawn(&context, &half);
        half
    }

    fn element(&self, context: &CheckContext<'_>, node: Node<'_, '_>, half: &mut Half) {
        let id = node.attribute("id").unwrap_or_default();
        if !is_svg(node, "path") {
            let (line, name) = (line(node), node.tag_name().name());
            context.problem(format!("line {line}: unknown element {name:?}: draw with paths only"));
        } else if node
            .attribute("class")
            .is_some_and(|classes| classes.split_whitespace().any(|class| class == "stroke"))
        {
            half.strokes.extend(runs(context, &format!("line {}: ", line(node)), node).into_iter().flatten());
        } else if id.is_empty() {
            context.problem(format!("line {}: a path needs the id of a region, or class=\"stroke\"", line(node)));
        } else {
            let spot = Spot::block(FIGURE, "region", id);
            self.region(&context.at(&spot), id, node, half);
        }
    }

    fn region(&self, context: &CheckContext<'_>, id: &str, node: Node<'_, '_>, half: &mut Half) {
        let Some(region) = context.check(context.catalog.regions.find(id)) else { return };
        if half.ids.iter().any(|known| known == id) {
            context.problem("is drawn twice");
            return;
        }
        half.ids.push(id.to_owned());
        self.right_place(context, context.catalog.regions.name(region));
        let Some(mut runs) = runs(context, "", node) else { return };
        let is_one = runs.len() == 1 && runs.iter().all(|run| run.is_closed);
        if let Some(run) = runs.pop().filter(|_| is_one) {
            let area = run.area();
            context.require(area.abs() >= 1.0, || "encloses nothing".to_owned());
            let run = if area < 0.0 { run.reversed() } else { run };
            half.regions.push(DrawnRegion { id: id.to_owned(), spot: context.spot.clone(), run });
        } else {
            context.problem("must be one closed path: one M at the beginning and one Z at the end");
        }
    }

    /// A region belongs into the group of its view, and only the half at the viewer's right is drawn.
    fn right_place(&self, context: &CheckContext<'_>, id: &str) {
        let Some(place) = self.places.iter().find(|place| place.ids().contains(&id.to_owned())) else { return };
        let (here, there) = (group_of(self.view), group_of(place.view));
        let (expected, side) = match side_drawn(place.view) {
            Side::Right => (place.id_of(Side::Right), "right"),
            Side::Left => (place.id_of(Side::Left), "left"),
        };
        context.require(here == there, || format!("stands in the group {here:?}, but belongs into {there:?}"));
        context.require(id == expected, || {
            format!(
                "the viewer's right is the person's {side} on the {there}: draw it there as {expected:?}, its mirror is \
                 made from it"
            )
        });
    }

    fn all_drawn(&self, context: &CheckContext<'_>, half: &Half) {
        for place in self.places.iter().filter(|place| place.view == self.view) {
            let known = place.ids();
            // The wrong half has been reported.
            if !half.ids.iter().any(|id| known.contains(id)) {
                let id = place.id_of(side_drawn(self.view));
                context.problem(format!("the place {:?} of regions.toml is not drawn: add a path {id:?}", place.id));
            }
        }
    }
}

/// The runs of a path, if it can be read. That all of it lies in the right half is checked.
fn runs(context: &CheckContext<'_>, before: &str, node: Node<'_, '_>) -> Option<Vec<Run>> {
    context.require(node.attribute("transform").is_none(), || {
        format!("{before}has a transform: move the points themselves")
    });
    let read = BezPath::from_svg(node.attribute("d").unwrap_or_default());
    let path = context.check(read.map_err(|error| format!("{before}the path cannot be read: {error}")))?;
    let runs = path::runs(&path);
    let points = || runs.iter().flat_map(|run| &run.edges).flat_map(|edge| edge.points());
    if let Some(point) = points().find(|point| is_far(*point)) {
        let point = point.in_units();
        context.problem(format!("{before}the point ({}, {}) lies far from the figure", point.x, point.y));
    } else if let Some(point) = points().find(|point| point.x < 0) {
        let point = point.in_units();
        context.problem(format!(
            "{before}the point ({}, {}) lies beyond the midline: draw only the half with x from 0 upwards",
            point.x, point.y
        ));
    }
    Some(runs)
}

fn is_far(point: Point) -> bool {
    point.x.saturating_abs().max(point.y.saturating_abs()) > FARTHEST
}

/// Whether a transform only moves.
fn is_move(transform: &str) -> bool {
    let inside = transform.trim().strip_prefix("translate(").and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|inside| !inside.contains(')'))
}
