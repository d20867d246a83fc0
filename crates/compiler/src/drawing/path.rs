//! Lines on the grid of tenths of a unit, and the shortest path data for them.
//!
//! On the grid a border is equal or not: two regions share it when both have the very same points.

use kurbo::{BezPath, CubicBez, Line, ParamCurve, PathEl, PathSeg, QuadBez, Shape};

/// Into how many straight pieces a curve is cut where a polygon will do.
const PIECES: u32 = 12;

/// A point, in tenths of a drawing unit; y grows downwards.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Point {
    pub x: i32,
    pub y: i32,
}

/// A line from one anchor to the next, bent by two control points unless it is straight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Edge {
    pub from: Point,
    pub to: Point,
    pub bend: Option<[Point; 2]>,
}

/// Edges of which each begins where the one before it ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub edges: Vec<Edge>,
    /// Whether it ends where it began.
    pub is_closed: bool,
}

impl Point {
    fn snap(point: kurbo::Point) -> Self {
        // The cast keeps what is too large at the end of its range, where `sheet` refuses it.
        Self { x: (point.x * 10.0).round() as i32, y: (point.y * 10.0).round() as i32 }
    }

    pub fn mirrored(self) -> Self {
        Self { x: -self.x, ..self }
    }

    /// In drawing units.
    pub fn in_units(self) -> kurbo::Point {
        kurbo::Point::new(f64::from(self.x) / 10.0, f64::from(self.y) / 10.0)
    }

    pub fn distance(self, other: Self) -> f64 {
        self.in_units().distance(other.in_units())
    }
}

impl Edge {
    fn snap(seg: PathSeg) -> Self {
        let (from, to) = (Point::snap(seg.start()), Point::snap(seg.end()));
        let bend = match seg {
            PathSeg::Line(_) => None,
            PathSeg::Quad(_) | PathSeg::Cubic(_) => {
                let cubic = seg.to_cubic();
                Some([Point::snap(cubic.p1), Point::snap(cubic.p2)])
            }
        };
        Self { from, to, bend: bend.filter(|bend| !bend.iter().all(|point| lies_between(from, *point, to))) }
    }

    pub fn reversed(self) -> Self {
        Self { from: self.to, to: self.from, bend: self.bend.map(|[one, two]| [two, one]) }
    }

    pub fn mirrored(self) -> Self {
        let bend = self.bend.map(|bend| bend.map(Point::mirrored));
        Self { from: self.from.mirrored(), to: self.to.mirrored(), bend }
    }

    /// Anchors and control points.
    pub fn points(&self) -> impl Iterator<Item = Point> + use<> {
        [self.from, self.to].into_iter().chain(self.bend.into_iter().flatten())
    }

    fn seg(self) -> PathSeg {
        let (from, to) = (self.from.in_units(), self.to.in_units());
        match self.bend {
            None => PathSeg::Line(Line::new(from, to)),
            Some([one, two]) => PathSeg::Cubic(CubicBez::new(from, one.in_units(), two.in_units(), to)),
        }
    }

    /// Half-way along, in units.
    pub fn middle(self) -> kurbo::Point {
        self.seg().eval(0.5)
    }

    /// From where the line ends towards where it came from, in tenths.
    pub fn back_from_end(self) -> (i32, i32) {
        self.reversed().forth_from_start()
    }

    /// The direction in which the line sets out, in tenths.
    pub fn forth_from_start(self) -> (i32, i32) {
        let [one, two] = self.bend.unwrap_or([self.to; 2]);
        let next = [one, two].into_iter().find(|point| *point != self.from).unwrap_or(self.to);
        (next.x - self.from.x, next.y - self.from.y)
    }

    /// The corners of a polygon in place of the line, its end left out. The same for a line and its reverse.
    fn flat(self) -> Vec<kurbo::Point> {
        if self.bend.is_none() {
            return vec![self.from.in_units()];
        }
        let is_forth = self.from <= self.to;
        let seg = if is_forth { self.seg() } else { self.reversed().seg() };
        let place = |step| f64::from(if is_forth { step } else { PIECES - step }) / f64::from(PIECES);
        (0..PIECES).map(|step| seg.eval(place(step))).collect()
    }
}

impl Run {
    /// In drawing units.
    pub fn bez(&self) -> BezPath {
        let mut path = BezPath::from_path_segments(self.edges.iter().map(|edge| edge.seg()));
        if self.is_closed {
            path.close_path();
        }
        path
    }

    /// The area enclosed, in square units; above 0 if it runs clockwise as seen.
    pub fn area(&self) -> f64 {
        self.bez().area()
    }

    /// The corners of a polygon in place of the run, in order.
    pub fn flat(&self) -> Vec<kurbo::Point> {
        self.edges.iter().flat_map(|edge| edge.flat()).collect()
    }

    pub fn reversed(&self) -> Self {
        Self { edges: self.edges.iter().rev().map(|edge| edge.reversed()).collect(), is_closed: self.is_closed }
    }
}

/// The subpaths of a path, on the grid. What is shorter than the grid falls away.
pub(super) fn runs(path: &BezPath) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut at, mut start) = (kurbo::Point::ZERO, kurbo::Point::ZERO);
    for element in path.elements() {
        let seg = match *element {
            PathEl::MoveTo(to) => {
                runs.push(Run { edges: Vec::new(), is_closed: false });
                (at, start) = (to, to);
                continue;
            }
            PathEl::LineTo(to) => PathSeg::Line(Line::new(at, to)),
            PathEl::QuadTo(one, to) => PathSeg::Quad(QuadBez::new(at, one, to)),
            PathEl::CurveTo(one, two, to) => PathSeg::Cubic(CubicBez::new(at, one, two, to)),
            PathEl::ClosePath => PathSeg::Line(Line::new(at, start)),
        };
        at = seg.end();
        let Some(run) = runs.last_mut() else { continue };
        run.is_closed = *element == PathEl::ClosePath;
        let edge = Edge::snap(seg);
        if edge.from != edge.to || edge.bend.is_some() {
            run.edges.push(edge);
        }
    }
    runs
}

/// Whether `point` lies on the straight line from one point to another. In wide numbers: what is far away is refused
/// only later.
fn lies_between(from: Point, point: Point, to: Point) -> bool {
    let wide = |from: Point, to: Point| (i128::from(to.x) - i128::from(from.x), i128::from(to.y) - i128::from(from.y));
    let ((along_x, along_y), (x, y)) = (wide(from, to), wide(from, point));
    let (length, along) = (along_x * along_x + along_y * along_y, along_x * x + along_y * y);
    along_x * y == along_y * x && (0..=length).contains(&along)
}

/// Path data for these runs: relative commands, at most one decimal, nothing that a reader can do without.
pub(super) fn data<'a>(runs: impl IntoIterator<Item = &'a Run>) -> String {
    let mut pen = Pen::default();
    for run in runs {
        let Some((first, last)) = run.edges.first().zip(run.edges.last()) else { continue };
        pen.go(first.from);
        // Closing draws the last line if that is straight.
        let drawn = run.edges.len() - usize::from(run.is_closed && last.bend.is_none());
        run.edges.iter().take(drawn).for_each(|edge| pen.draw(*edge));
        if run.is_closed {
            pen.close(first.from);
        }
    }
    pen.data
}

#[derive(Default)]
struct Pen {
    data: String,
    at: Point,
    /// The command in force, which need not be repeated.
    command: char,
    /// Whether the last thing written is a number, and whether that has a decimal.
    number: Option<bool>,
    /// Where the next curve is expected to be bent to, if it goes on smoothly.
    smooth: Option<Point>,
}

impl Pen {
    fn go(&mut self, to: Point) {
        // The first move is absolute, so that paths can be put one behind the other. Pairs after a move are lines.
        let (command, goes_on) = if self.data.is_empty() { ('M', 'L') } else { ('m', 'l') };
        self.write(command, &[to]);
        self.command = goes_on;
        self.at = to;
        self.smooth = None;
    }

    fn draw(&mut self, edge: Edge) {
        let to = edge.to;
        match edge.bend {
            None if to.x == self.at.x => self.write_numbers('v', &[to.y - self.at.y]),
            None if to.y == self.at.y => self.write_numbers('h', &[to.x - self.at.x]),
            None => self.write('l', &[to]),
            Some([one, two]) if self.smooth == Some(one) => self.write('s', &[two, to]),
            Some([one, two]) => self.write('c', &[one, two, to]),
        }
        self.smooth = edge.bend.map(|[_, two]| Point { x: 2 * to.x - two.x, y: 2 * to.y - two.y });
        self.at = to;
    }

    fn close(&mut self, start: Point) {
        self.write_numbers('z', &[]);
        self.at = start;
        self.smooth = None;
    }

    fn write(&mut self, command: char, points: &[Point]) {
        let at = self.at;
        let numbers: Vec<i32> = points.iter().flat_map(|point| [point.x - at.x, point.y - at.y]).collect();
        self.write_numbers(command, &numbers);
    }

    fn write_numbers(&mut self, command: char, numbers: &[i32]) {
        if command != self.command {
            self.data.push(command);
            self.command = command;
            self.number = None;
        }
        for number in numbers {
            let text = tenths(*number);
            let runs_on = match self.number {
                None => false,
                // A sign begins a new number, and so does a second point.
                Some(has_point) => !(text.starts_with('-') || has_point && text.starts_with('.')),
            };
            if runs_on {
                self.data.push(' ');
            }
            self.number = Some(text.contains('.'));
            self.data.push_str(&text);
        }
    }
}

/// 125 as `12.5`, -5 as `-.5`, 30 as `3`.
fn tenths(number: i32) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (whole, tenth) = (number.unsigned_abs() / 10, number.unsigned_abs() % 10);
    match (whole, tenth) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, tenth) => format!("{sign}.{tenth}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}
