//! The figure as the page gets it: both halves, from the tables.

use std::collections::BTreeMap;
use std::io::Write;

use content::{Frame, PartId, Region, Side, View};
use flate2::Compression;
use flate2::write::GzEncoder;
use kurbo::{Affine, BezPath, Circle, Point, Rect, Shape as _};
use report::CONTENT;

const VIEWS: [View; 2] = [View::Front, View::Back];

/// How far apart the points are that are looked at, in units of the drawing.
const STEP: f64 = 2.0;

fn read(data: &str) -> BezPath {
    BezPath::from_svg(data).expect(data)
}

/// Where the region lies, in its own half.
fn path(region: &Region) -> BezPath {
    let drawn = read(region.shape.path);
    if region.shape.is_mirrored { Affine::FLIP_X * drawn } else { drawn }
}

fn regions(view: View) -> impl Iterator<Item = &'static Region> {
    CONTENT.regions.rows().filter(move |region| region.view == view)
}

fn rect(frame: Frame) -> Rect {
    let [x, y, width, height] = [frame.x, frame.y, frame.width, frame.height].map(f64::from);
    Rect::new(x, y, x + width, y + height)
}

/// But for the rounding of sums.
fn holds(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(1e-6, 1e-6);
    outer.union(inner) == outer
}

/// A grid over the frame of a view. It lies beside whole and half units, so that no point of it lies on a border
/// that somebody drew along the grid of the drawing.
fn grid(view: View) -> impl Iterator<Item = Point> {
    let frame = rect(CONTENT.drawings.of(view).frame);
    let places = |from: f64, to: f64, beside: f64| {
        (0..).map(move |step| from + beside + f64::from(step) * STEP).take_while(move |place| *place < to)
    };
    places(frame.y0, frame.y1, std::f64::consts::FRAC_1_PI)
        .flat_map(move |y| places(frame.x0, frame.x1, std::f64::consts::FRAC_1_SQRT_2).map(move |x| Point::new(x, y)))
}

/// The points of the grid in each region, and those inside the outline that lie in no region.
fn points_of_regions(view: View) -> (BTreeMap<&'static str, Vec<Point>>, Vec<Point>) {
    let outline = read(CONTENT.drawings.of(view).outline);
    let paths: Vec<(&str, Rect, BezPath)> =
        regions(view).map(|region| (region.id, path(region).bounding_box(), path(region))).collect();
    let (mut inside, mut gaps) = (BTreeMap::<_, Vec<Point>>::new(), Vec::new());
    for point in grid(view) {
        let here: Vec<&str> = paths
            .iter()
            .filter(|(_, frame, path)| frame.contains(point) && path.contains(point))
            .map(|(id, _, _)| *id)
            .collect();
        assert!(here.len() <= 1, "{here:?} lie over each other at {point}");
        assert!(here.is_empty() || outline.contains(point), "{here:?} reaches outside the outline at {point}");
        match here.first() {
            Some(id) => inside.entry(*id).or_default().push(point),
            None if outline.contains(point) => gaps.push(point),
            None => {}
        }
    }
    (inside, gaps)
}

#[test]
fn each_point_of_the_body_lies_in_exactly_one_region() {
    for view in VIEWS {
        let (inside, gaps) = points_of_regions(view);
        let n_inside: usize = inside.values().map(Vec::len).sum();
        assert!(n_inside > 10_000, "{view:?}: only {n_inside} points lie in the figure");
        assert!(gaps.len() * 1000 <= n_inside, "{view:?}: {} of {n_inside} in no region: {gaps:?}", gaps.len());
    }
}

#[test]
fn the_areas_of_the_regions_add_up_to_the_area_of_the_body() {
    for view in VIEWS {
        let whole = read(CONTENT.drawings.of(view).outline).area().abs();
        let sum: f64 = regions(view).map(|region| path(region).area().abs()).sum();
        assert!((whole - sum).abs() <= whole / 1000.0, "{view:?}: {sum} of {whole}");
    }
}

#[test]
fn the_persons_left_is_at_the_viewers_right_on_the_front_and_at_the_left_on_the_back() {
    let mut n_regions = 0;
    for view in VIEWS {
        let (inside, _) = points_of_regions(view);
        for region in regions(view) {
            let towards = match (view, region.side) {
                (View::Front, Side::Left) | (View::Back, Side::Right) => 1.0,
                (View::Front, Side::Right) | (View::Back, Side::Left) => -1.0,
            };
            assert_eq!(region.id.ends_with("_l"), region.side == Side::Left, "{}", region.id);
            let points = inside.get(region.id).map(Vec::as_slice).unwrap_or_default();
            assert!(!points.is_empty(), "{} has no room for a finger", region.id);
            assert!(points.iter().all(|point| point.x * towards > 0.0), "{} is on the wrong side", region.id);
            let middle = points.iter().map(|point| point.x).sum::<f64>() / points.len() as f64;
            assert!(middle * towards > 0.0, "{} is on the wrong side", region.id);
            n_regions += 1;
        }
    }
    assert_eq!(n_regions, CONTENT.regions.len());
}

#[test]
fn each_region_is_the_exact_mirror_of_its_other_half() {
    for region in CONTENT.regions.rows() {
        let mirror = &CONTENT.regions[region.mirror];
        assert_eq!((region.view, region.name), (mirror.view, mirror.name));
        assert_ne!(region.side, mirror.side);
        assert_eq!(Affine::FLIP_X * path(region), path(mirror), "{}", region.id);
        let ((x, y), (mirror_x, mirror_y)) = (region.shape.mark, mirror.shape.mark);
        assert_eq!(
            (-x, y, region.shape.room, region.shape.top),
            (mirror_x, mirror_y, mirror.shape.room, mirror.shape.top)
        );
    }
}

#[test]
fn a_mark_has_the_room_that_the_table_says() {
    for region in CONTENT.regions.rows() {
        let (path, (x, y)) = (path(region), region.shape.mark);
        let mark = Point::new(f64::from(x), f64::from(y));
        assert!(path.contains(mark), "{} has its mark outside", region.id);
        assert!(region.shape.room > 0, "{} has no room for a mark", region.id);
        // A little less than the table says: a circle is drawn by curves too.
        let circle = Circle::new(mark, f64::from(region.shape.room) - 0.1).to_path(0.01);
        let is_inside = circle.segments().all(|segment| path.contains(kurbo::ParamCurve::eval(&segment, 0.5)));
        assert!(is_inside, "{}: the circle around the mark reaches outside", region.id);
    }
}

#[test]
fn a_region_begins_at_its_top() {
    for region in CONTENT.regions.rows() {
        assert_eq!(f64::from(region.shape.top), (path(region).bounding_box().y0 + 1e-6).floor(), "{}", region.id);
    }
}

#[test]
fn both_views_have_a_frame_of_the_same_size_with_the_midline_in_its_middle() {
    let frame = CONTENT.drawings.front.frame;
    assert_eq!(frame, CONTENT.drawings.back.frame);
    assert_eq!(frame.x * -2, frame.width);
    for view in VIEWS {
        let outline = read(CONTENT.drawings.of(view).outline).bounding_box();
        assert!(holds(rect(frame), outline.inflate(8.0, 8.0)), "{view:?}: {outline:?}");
    }
}

#[test]
fn what_shows_a_part_larger_holds_all_its_regions() {
    for view in VIEWS {
        let drawing = CONTENT.drawings.of(view);
        let mut boxes: BTreeMap<PartId, Rect> = BTreeMap::new();
        for region in regions(view) {
            let own = path(region).bounding_box();
            boxes.entry(region.part).and_modify(|all| *all = all.union(own)).or_insert(own);
        }
        let parts: Vec<PartId> = drawing.closer.iter().map(|(part, _)| *part).collect();
        assert_eq!(parts, boxes.keys().copied().collect::<Vec<_>>());
        for (part, closer) in drawing.closer {
            let (id, closer) = (CONTENT.parts[*part].id, rect(*closer));
            assert!(holds(closer, boxes[part].inflate(16.0, 16.0)), "{id}: {closer:?} is too small");
            let (aspect, whole) = (closer.aspect_ratio_width(), rect(drawing.frame).aspect_ratio_width());
            assert!((aspect / whole - 1.0).abs() < 0.03, "{id}: {aspect} is not {whole}");
        }
    }
}

#[test]
fn the_outline_is_one_closed_line_and_the_middle_runs_through_it() {
    for view in VIEWS {
        let drawing = CONTENT.drawings.of(view);
        assert_eq!(drawing.outline.matches(['m', 'M']).count(), 1);
        assert!(drawing.outline.ends_with('z'));
        let (outline, middle) = (read(drawing.outline).bounding_box(), read(drawing.middle).bounding_box());
        assert_eq!((middle.x0, middle.x1), (0.0, 0.0));
        assert!(holds(outline, middle));
    }
}

/// How long the lines of path data are together.
fn length(data: &str) -> f64 {
    read(data).perimeter(1e-6)
}

#[test]
fn each_border_is_drawn_once() {
    for view in VIEWS {
        let drawing = CONTENT.drawings.of(view);
        let around: f64 = regions(view).map(|region| length(region.shape.path)).sum();
        // Two regions share a border, and two halves share the middle; the borders are those of one half.
        let lines = length(drawing.outline) + 2.0 * length(drawing.middle) + 4.0 * length(drawing.borders);
        assert!((around - lines).abs() < 1.0, "{view:?}: {around} around the regions, {lines} drawn");
    }
}

#[test]
fn the_whole_figure_adds_at_most_8_kb_to_the_download() {
    let mut figure = Vec::new();
    for view in VIEWS {
        let drawing = CONTENT.drawings.of(view);
        figure.extend([drawing.outline, drawing.middle, drawing.borders, drawing.strokes]);
        // The other half has the same path.
        figure.extend(regions(view).filter(|region| !region.shape.is_mirrored).map(|region| region.shape.path));
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(figure.concat().as_bytes()).expect("room in memory");
    let n_bytes = encoder.finish().expect("room in memory").len();
    println!("{n_bytes} bytes of {}", figure.concat().len());
    assert!(n_bytes <= 8 * 1024, "{n_bytes} bytes");
}
