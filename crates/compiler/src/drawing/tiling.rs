//! Whether the regions of a half cover it without gap and overlap, and the lines between and around them.
//!
//! In: regions that run clockwise. Out: the [`Tiling`]. Each edge of a region is the border to exactly one other
//! region, or lies on the midline, or belongs to the outline, which is one line from the top of the midline to its
//! bottom. That alone says that nothing is left open; `room` looks whether regions lie over each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Problems, Spot};

use super::path::{Edge, Point, Run};
use super::room;

/// How near two ends of lines must be, in units, to be taken for one place that was drawn twice.
const NEAR: f64 = 3.0;

/// How much the areas of the regions may differ from the area inside the outline, as a share of it.
const AREA_SLACK: f64 = 0.001;

/// A region as drawn.
pub(super) struct DrawnRegion {
    pub id: String,
    pub spot: Spot,
    /// Closed, clockwise.
    pub run: Run,
}

/// The lines of a half.
pub(super) struct Tiling {
    /// From the top of the midline around the half to its bottom.
    pub outline: Run,
    /// From the top of the midline straight to its bottom.
    pub middle: Run,
    /// Between regions, each once.
    pub borders: Vec<Run>,
}

/// Finds the lines of a half; `None` if it has gaps or overlaps, which have been reported.
pub(super) fn tile(half: &Spot, regions: &[DrawnRegion], problems: &Problems) -> Option<Tiling> {
    let check = Check { half, regions, problems };
    let lines = check.lines()?;
    let (top, bottom) = check.middle(lines.middle)?;
    let outline = check.outline(lines.open, top, bottom)?;
    if !check.covers_all(&outline, top) || !check.lies_once() {
        return None;
    }
    let middle = Run { edges: vec![Edge { from: top, to: bottom, bend: None }], is_closed: false };
    Some(Tiling { outline, middle, borders: chained(lines.borders) })
}

struct Check<'a> {
    half: &'a Spot,
    regions: &'a [DrawnRegion],
    problems: &'a Problems,
}

/// Edges by what they are; `open` ones are shared with no region. With the position of their region.
#[derive(Default)]
struct Lines {
    middle: Vec<(Edge, usize)>,
    open: Vec<(Edge, usize)>,
    borders: Vec<Edge>,
}

impl Check<'_> {
    fn report(&self, region: usize, message: String) {
        self.problems.add(self.regions.get(region).map_or(self.half, |region| &region.spot), message);
    }

    fn name(&self, region: usize) -> &str {
        self.regions.get(region).map_or("", |region| &region.id)
    }

    /// Sorts all edges; `None` if one is used twice in the same direction.
    fn lines(&self) -> Option<Lines> {
        let mut users: BTreeMap<Edge, usize> = BTreeMap::new();
        let mut doubled: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut is_fine = true;
        for (index, region) in self.regions.iter().enumerate() {
            for edge in &region.run.edges {
                if let Some(other) = users.insert(*edge, index)
                    && doubled.insert((index, other))
                {
                    let (name, near) = (self.name(other), near(edge.middle()));
                    self.report(index, format!("lies on the same side of its border near {near} as {name:?}"));
                    is_fine = false;
                }
            }
        }
        let mut lines = Lines::default();
        for (edge, region) in &users {
            match users.get(&edge.reversed()) {
                Some(_) if *edge > edge.reversed() => {}
                Some(other) if other == region => {
                    let near = near(edge.middle());
                    self.report(*region, format!("goes the same way forth and back near {near}: take that line out"));
                    is_fine = false;
                }
                Some(_) => lines.borders.push(*edge),
                None if edge.points().all(|point| point.x == 0) => lines.middle.push((*edge, *region)),
                None => lines.open.push((*edge, *region)),
            }
        }
        is_fine.then_some(lines)
    }

    /// The top and the bottom of the midline, which the regions must reach without a gap.
    fn middle(&self, mut edges: Vec<(Edge, usize)>) -> Option<(Point, Point)> {
        // Clockwise, so that the right half runs along it from the bottom to the top.
        edges.sort_by_key(|(edge, _)| edge.to.y);
        for ((above, one), (below, two)) in edges.iter().zip(edges.iter().skip(1)) {
            if above.from != below.to {
                let (from, to) = (near(above.from.in_units()), near(below.to.in_units()));
                let message = format!(
                    "does not meet {:?} on the midline: one ends at {from}, the other begins at {to}; \
                     both need the same point there, with x = 0",
                    self.name(*two)
                );
                self.report(*one, message);
                return None;
            }
        }
        let ends = edges.first().zip(edges.last()).map(|((first, _), (last, _))| (first.to, last.from));
        if ends.is_none() {
            self.problems.add(self.half, "no region has a border on the midline x = 0");
        }
        ends
    }

    /// The line around the half; what is left of the open edges is a gap.
    fn outline(&self, mut open: Vec<(Edge, usize)>, top: Point, bottom: Point) -> Option<Run> {
        let mut taken: Vec<(Edge, usize)> = Vec::new();
        let (mut at, mut back) = (top, (0, 1));
        while at != bottom || taken.is_empty() {
            let next = open.iter().enumerate().filter(|(_, (edge, _))| edge.from == at);
            // Where several lines lead on, the outermost one goes around what the others enclose.
            let next =
                next.min_by(|one, two| turn(back, one.1.0).total_cmp(&turn(back, two.1.0))).map(|(next, _)| next);
            let Some(next) = next else {
                let end = near(at.in_units());
                self.problems.add(self.half, format!("the outline ends at {end} before it comes to the midline again"));
                return None;
            };
            let (edge, region) = open.remove(next);
            (at, back) = (edge.to, edge.back_from_end());
            taken.push((edge, region));
        }
        let n_before = self.problems.len();
        self.gaps(&open);
        self.clefts(&taken);
        let edges = taken.into_iter().map(|(edge, _)| edge).collect();
        (self.problems.len() == n_before).then_some(Run { edges, is_closed: false })
    }

    /// One message for each region is enough to find the place.
    fn gaps(&self, open: &[(Edge, usize)]) {
        for (index, (edge, region)) in open.iter().enumerate() {
            if !open.iter().take(index).any(|(_, before)| before == region) {
                let message = format!(
                    "leaves a gap near {}: its border there is shared with no other region and is not part of the \
                     outline",
                    near(edge.middle())
                );
                self.report(*region, message);
            }
        }
    }

    /// A gap that opens to the outside is part of the outline, but no line goes forth and back so close by design.
    fn clefts(&self, outline: &[(Edge, usize)]) {
        let long = |edge: &Edge| edge.from.distance(edge.to) > 2.0 * NEAR;
        for (index, (edge, one)) in outline.iter().enumerate().filter(|(_, (edge, _))| long(edge)) {
            let back = outline.iter().skip(index + 1).find(|(back, two)| {
                one != two && edge.from.distance(back.to) < NEAR && edge.to.distance(back.from) < NEAR
            });
            if let Some((_, two)) = back {
                let (name, near) = (self.name(*two), near(edge.middle()));
                let message = format!(
                    "leaves a gap near {near}: its border there and that of {name:?} must have the same points"
                );
                self.report(*one, message);
            }
        }
    }

    fn covers_all(&self, outline: &Run, top: Point) -> bool {
        let mut whole = outline.clone();
        whole.is_closed = true;
        whole.edges.extend(whole.edges.last().map(|last| Edge { from: last.to, to: top, bend: None }));
        let (inside, covered) = (whole.area(), self.regions.iter().map(|region| region.run.area()).sum::<f64>());
        let is_same = (inside - covered).abs() <= AREA_SLACK * inside;
        if !is_same {
            let message =
                format!("the regions cover {covered:.0} square units, but inside the outline are {inside:.0}");
            self.problems.add(self.half, message);
        }
        is_same
    }

    fn lies_once(&self) -> bool {
        let corners: Vec<Vec<kurbo::Point>> = self.regions.iter().map(|region| region.run.flat()).collect();
        let overlaps = room::overlaps(&corners);
        for (one, two, place) in &overlaps {
            let near = near(*place);
            self.report(
                *one,
                match one == two {
                    true => format!("crosses itself near {near}"),
                    false => format!("lies over {:?} near {near}", self.name(*two)),
                },
            );
        }
        overlaps.is_empty()
    }
}

/// How far an edge turns to the right of going straight on, in radians; below 0 is to the left.
/// `back` is the direction one comes from.
fn turn(back: (i32, i32), edge: Edge) -> f64 {
    let ((back_x, back_y), (x, y)) = (back, edge.forth_from_start());
    let [ahead_x, ahead_y, x, y] = [-back_x, -back_y, x, y].map(f64::from);
    (ahead_x * y - ahead_y * x).atan2(ahead_x * x + ahead_y * y)
}

/// Joins edges that begin where others end, so that less has to be written.
fn chained(mut edges: Vec<Edge>) -> Vec<Run> {
    let mut runs = Vec::new();
    while let Some(first) = edges.pop() {
        let mut run = Run { edges: vec![first], is_closed: false };
        extend(&mut run, &mut edges);
        run = run.reversed();
        extend(&mut run, &mut edges);
        runs.push(run);
    }
    runs
}

/// Goes on from the end of a run as long as there is an edge to go along.
fn extend(run: &mut Run, edges: &mut Vec<Edge>) {
    while let Some(end) = run.edges.last().map(|last| last.to)
        && let Some(next) = edges.iter().position(|edge| edge.from == end || edge.to == end)
    {
        let edge = edges.swap_remove(next);
        run.edges.push(if edge.from == end { edge } else { edge.reversed() });
    }
}

fn near(point: kurbo::Point) -> String {
    format!("({:.0}, {:.0})", point.x, point.y)
}
