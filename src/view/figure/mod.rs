//! The figure: front and back, drawn from the tables. A second view of what stands in words beside it.
//!
//! Left and right are the client's own: the tables say on which side of a view a region lies, and nothing here
//! mirrors a view, whatever the direction of the text.

mod map;
mod pointing;
mod still;

pub use map::{following, map};
pub use still::{areas, marked};

use yew::Html;

use super::element::{all, el, with};
use app::Model;
use content::{Drawing, Frame, RegionId, TextId, View};
use report::{CONTENT, Strength, ui};

/// Both views, the front first.
const VIEWS: [View; 2] = [View::Front, View::Back];

/// How a region is filled. The patterns differ in form, not only in colour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hatch {
    Mild,
    Moderate,
    Severe,
    LeftAlone,
}

impl Hatch {
    const ALL: [Self; 4] = [Self::Mild, Self::Moderate, Self::Severe, Self::LeftAlone];

    /// The hatch of a pain. One without a number gets the middle one.
    const fn of(strength: Strength) -> Self {
        match strength {
            Strength::Mild(_) => Self::Mild,
            Strength::Unknown | Strength::Moderate(_) => Self::Moderate,
            Strength::Severe(_) => Self::Severe,
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Mild => "mild",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
            Self::LeftAlone => "alone",
        }
    }

    /// The size of a tile in drawing units, its lines, and their width.
    const fn tile(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Mild => ("11", "M-3 14 14-3M-3 3 3-3M8 14 14 8", "1.7"),
            Self::Moderate => ("8", "M-2 10 10-2M-2 2 2-2M6 10 10 6", "2.1"),
            Self::Severe => ("6", "M-2 8 8-2M-2 2 2-2M4 8 8 4", "2.7"),
            Self::LeftAlone => ("7", "M0 3.5H7M3.5 0V7", "1.8"),
        }
    }
}

/// The name of a drawing in its page, so that patterns of several drawings keep apart.
#[derive(Clone, Copy)]
struct Name {
    figure: &'static str,
    view: View,
}

impl Name {
    fn id(self, what: &str) -> String {
        format!("mc-{}-{}-{what}", self.figure, view_id(self.view))
    }

    fn url(self, what: &str) -> String {
        format!("url(#{})", self.id(what))
    }
}

const fn view_id(view: View) -> &'static str {
    match view {
        View::Front => "front",
        View::Back => "back",
    }
}

fn frame(frame: Frame) -> String {
    let Frame { x, y, width, height } = frame;
    format!("{x} {y} {width} {height}")
}

/// The patterns of a drawing.
fn patterns(name: Name) -> Html {
    let pattern = |hatch: Hatch| {
        let (size, ..) = hatch.tile();
        let names = &["id", "patternUnits", "width", "height"];
        with("pattern", names, &[&name.id(hatch.id()), "userSpaceOnUse", size, size], tile(hatch))
    };
    el("defs", "", all(Hatch::ALL.map(pattern)))
}

/// One tile of a pattern.
fn tile(hatch: Hatch) -> Html {
    let (_, lines, width) = hatch.tile();
    let names = &["class", "data-hatch", "d", "stroke-width"];
    with("path", names, &["mc-figure__lines", hatch.id(), lines, width], Html::default())
}

/// The ground of the figure.
fn skin(drawing: &Drawing) -> Html {
    path("mc-figure__skin", drawing.outline, false)
}

/// The lines that lie over everything: borders, hints such as fingers, and the outline, last and once.
fn lines(drawing: &Drawing) -> Html {
    all([
        path("mc-figure__border", drawing.borders, false),
        path("mc-figure__border", drawing.borders, true),
        path("mc-figure__border", drawing.middle, false),
        strokes(drawing),
        path("mc-figure__outline", drawing.outline, false),
    ])
}

fn strokes(drawing: &Drawing) -> Html {
    all([path("mc-figure__stroke", drawing.strokes, false), path("mc-figure__stroke", drawing.strokes, true)])
}

const MIRROR: &str = "scale(-1 1)";

fn path(class: &'static str, shape: &'static str, is_mirrored: bool) -> Html {
    with("path", &["class", "d", "transform"], &[class, shape, mirror(is_mirrored)], Html::default())
}

const fn mirror(is_mirrored: bool) -> &'static str {
    if is_mirrored { MIRROR } else { "" }
}

/// A region filled with a pattern; `is_mirrored` is false where a group of them is mirrored together.
fn hatched(name: Name, region: RegionId, hatch: Hatch, is_mirrored: bool) -> Html {
    let shape = &CONTENT.regions[region].shape;
    let names = &["class", "data-hatch", "d", "transform", "fill"];
    let values = ["mc-figure__mark", hatch.id(), shape.path, mirror(is_mirrored), &name.url(hatch.id())];
    with("path", names, &values, Html::default())
}

/// Signs at the roomiest places of regions: a tick on a disc, or a bar for what is left alone. All are one drawing,
/// because a browser takes much longer over many.
fn signs(regions: impl IntoIterator<Item = RegionId>, is_left_alone: bool) -> Html {
    let (class, sign) = if is_left_alone {
        ("mc-figure__sign mc-figure__sign--alone", "m-5 0h10")
    } else {
        ("mc-figure__sign", "m-4.5 .5l3 3.2 6.2-6.9")
    };
    let (mut discs, mut lines) = (String::new(), String::new());
    for region in regions {
        let (x, y) = CONTENT.regions[region].shape.mark;
        let place = format!("M{x} {y}");
        for (path, shape) in [(&mut discs, "m-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0"), (&mut lines, sign)] {
            path.push_str(&place);
            path.push_str(shape);
        }
    }
    if discs.is_empty() {
        return Html::default();
    }
    let drawn = |class, path: &str| with("path", &["class", "d"], &[class, path], Html::default());
    el("g", class, [drawn("mc-figure__disc", &discs), drawn("mc-figure__tick", &lines)])
}

/// Which side is which, at both sides of a view, with something between. Where only one half is shown, its name
/// alone stands there.
fn sides(model: &Model, view: View, shown: Frame, right: TextId, left: TextId, between: Html) -> Html {
    let (first, second) = match view {
        View::Front => (right, left),
        View::Back => (left, right),
    };
    let Frame { x, width, .. } = shown;
    // A little of the other half beside a leg is not meant.
    let has_half = |half_width: i16| half_width * 4 >= width;
    let label = |is_there, text| el("span", "", if is_there { model.words.get(text) } else { "" });
    let inner = [label(has_half(-x), first), between, label(has_half(x + width), second)];
    el("div", "mc-figure__sides", inner)
}

fn title(model: &Model, view: View) -> Html {
    el("p", "mc-figure__title", view_name(model, view))
}

/// The name of a view of the body.
pub fn view_name(model: &Model, view: View) -> &str {
    model.words.get(match view {
        View::Front => ui::UI_FRONT,
        View::Back => ui::UI_BACK_VIEW,
    })
}
