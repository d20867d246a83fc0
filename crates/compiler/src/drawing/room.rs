//! Room inside a region: where a mark has most of it, and whether regions lie over each other.

use kurbo::{ParamCurveNearest, Point, Rect};

/// How many steps the first search for the roomiest place takes across a region.
const STEPS: u32 = 10;

/// What a unit away from the middle of a region costs, in units of room: of two places that are equally roomy the one
/// nearer to the middle looks right.
const PULL: f64 = 0.03;

/// How far two regions may lie over each other, in units: less is rounding.
const SLACK: f64 = 0.2;

/// The middle of the largest circle inside a polygon, or nearly so, in whole units, and how large a circle fits around
/// it: its radius, rounded down.
/// The first search looks at a grid, the second around the best point of it, in ever smaller steps.
pub(super) fn roomiest(corners: &[Point]) -> ((i16, i16), i16) {
    let frame = bounds(corners);
    let place = |step: u32, from: f64, to: f64| from + (to - from) * (f64::from(step) + 0.5) / f64::from(STEPS);
    let grid = (0..STEPS).flat_map(|row| (0..STEPS).map(move |column| (column, row)));
    let points =
        grid.map(|(column, row)| Point::new(place(column, frame.x0, frame.x1), place(row, frame.y0, frame.y1)));
    let mut best = roomier(corners, points, (frame.center(), f64::NEG_INFINITY));
    let mut reach = frame.width().max(frame.height()) / f64::from(STEPS);
    while reach > 0.2 {
        let around =
            [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)];
        let points = around.map(|(x, y)| best.0 + (x * reach, y * reach));
        let next = roomier(corners, points.into_iter(), best);
        if next.1 <= best.1 {
            reach /= 2.0;
        }
        best = next;
    }
    let mark = best.0.round();
    ((mark.x as i16, mark.y as i16), room(corners, mark).max(0.0) as i16)
}

/// The best of some points with what it is worth, or the best so far.
fn roomier(corners: &[Point], points: impl Iterator<Item = Point>, best: (Point, f64)) -> (Point, f64) {
    let middle = bounds(corners).center();
    let worth = |point: Point| room(corners, point) - PULL * point.distance(middle);
    points.map(|point| (point, worth(point))).fold(best, |best, next| if next.1 > best.1 { next } else { best })
}

/// How far it is from a point to the border of a polygon; below 0 outside.
fn room(corners: &[Point], point: Point) -> f64 {
    let nearest = sides(corners)
        .map(|(from, to)| kurbo::Line::new(from, to).nearest(point, 1e-6).distance_sq)
        .fold(f64::INFINITY, f64::min);
    let is_inside = crossings(corners, point.y).into_iter().filter(|(x, _)| *x < point.x).count() % 2 == 1;
    if is_inside { nearest.sqrt() } else { -nearest.sqrt() }
}

/// Where regions lie over each other, or one over itself: their positions, and the place. Each pair is named once.
/// References along level lines one unit apart.
pub(super) fn overlaps(regions: &[Vec<Point>]) -> Vec<(usize, usize, Point)> {
    let bounds: Vec<Rect> = regions.iter().map(|corners| bounds(corners)).collect();
    let all = bounds.iter().copied().reduce(|all, next| all.union(next)).unwrap_or_default();
    let mut found: Vec<(usize, usize, Point)> = Vec::new();
    // Beside the grid, so that no line runs along a border.
    let mut y = all.y0.floor() + 0.37;
    while y < all.y1 {
        let mut spans: Vec<(f64, f64, usize)> = Vec::new();
        let here = regions.iter().zip(&bounds).enumerate().filter(|(_, (_, frame))| (frame.y0..frame.y1).contains(&y));
        for (index, (corners, _)) in here {
            match spans_of(&crossings(corners, y)) {
                Ok(own) => spans.extend(own.into_iter().map(|(from, to)| (from, to, index))),
                Err(x) => note(&mut found, (index, index, Point::new(x, y))),
            }
        }
        spans.sort_by(|one, two| one.0.total_cmp(&two.0));
        for ((_, end, one), (start, _, two)) in spans.iter().zip(spans.iter().skip(1)) {
            if start + SLACK < *end {
                note(&mut found, (*one, *two, Point::new(*start, y)));
            }
        }
        y += 1.0;
    }
    found
}

fn note(found: &mut Vec<(usize, usize, Point)>, new: (usize, usize, Point)) {
    let pair = (new.0.min(new.1), new.0.max(new.1));
    if !found.iter().any(|known| (known.0, known.1) == pair) {
        found.push((pair.0, pair.1, new.2));
    }
}

/// The stretches of a level line inside a polygon that runs clockwise; the place where it crosses itself if it does.
fn spans_of(crossings: &[(f64, bool)]) -> Result<Vec<(f64, f64)>, f64> {
    let mut spans = Vec::new();
    let mut depth = 0;
    for ((from, is_upwards), (to, _)) in crossings.iter().zip(crossings.iter().skip(1)) {
        depth += if *is_upwards { 1 } else { -1 };
        match depth {
            0 => {}
            1 => spans.push((*from, *to)),
            _ if to - from < SLACK => {}
            _ => return Err(*from),
        }
    }
    Ok(spans)
}

/// Where the sides of a polygon cross a level line, from left to right, and whether they go upwards there.
fn crossings(corners: &[Point], y: f64) -> Vec<(f64, bool)> {
    let mut crossings: Vec<(f64, bool)> = sides(corners)
        .filter(|(from, to)| (from.y <= y) != (to.y <= y))
        .map(|(from, to)| (from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y), to.y < from.y))
        .collect();
    crossings.sort_by(|one, two| one.0.total_cmp(&two.0));
    crossings
}

fn sides(corners: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    corners.iter().copied().zip(corners.iter().copied().cycle().skip(1))
}

fn bounds(corners: &[Point]) -> Rect {
    corners
        .iter()
        .map(|corner| Rect::from_points(*corner, *corner))
        .reduce(|all, next| all.union(next))
        .unwrap_or_default()
}
