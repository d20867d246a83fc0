//! Figures to look at: what is marked, and the places that a technique is used on.

use yew::Html;

use super::super::element::{all, each, el, only_if, with};
use super::{Hatch, MIRROR, Name, VIEWS, frame, hatched, lines, patterns, sides, signs, skin, tile, title};
use app::Model;
use content::{Drawing, RegionId, View};
use report::{CONTENT, Mark, Strength, figure_words, marks, ui};

/// The marks of both maps on one small figure, with its legend. `figure` names it in its page. Nothing if nothing is
/// marked.
pub fn marked(model: &Model, figure: &'static str) -> Html {
    let marks = marks(&CONTENT, model.answers());
    let Some(words) = figure_words(&CONTENT, &model.words, &marks) else { return Html::default() };
    let views = each(VIEWS, |view| marked_view(model, Name { figure, view }, &marks));
    let views = with("div", &["role", "aria-label", "class"], &["img", &words, "mc-still__views"], views);
    el("div", "mc-still", [views, legend(model, &marks)])
}

fn marked_view(model: &Model, name: Name, marks: &[Mark]) -> Html {
    let drawing = CONTENT.drawings.of(name.view);
    let here = || marks.iter().filter(|mark| CONTENT.regions[mark.region].view == name.view);
    let inner = [
        patterns(name),
        skin(drawing),
        each(here(), |mark| fills(name, *mark)),
        lines(drawing),
        signs(here().filter(|mark| number(**mark).is_none() && mark.pain.is_some()).map(|mark| mark.region), false),
        signs(here().filter(|mark| mark.pain.is_none()).map(|mark| mark.region), true),
        each(here(), |mark| rated(*mark)),
    ];
    let svg = svg(drawing, "mc-still__drawing", all(inner));
    let sides = sides(model, name.view, drawing.frame, ui::SIDE_RIGHT, ui::SIDE_LEFT, title(model, name.view));
    el("div", "mc-still__view", [sides, svg])
}

fn fills(name: Name, mark: Mark) -> Html {
    let is_mirrored = CONTENT.regions[mark.region].shape.is_mirrored;
    let pain = mark.pain.map(|strength| hatched(name, mark.region, Hatch::of(strength), is_mirrored));
    let left_alone = mark.is_left_alone.then(|| hatched(name, mark.region, Hatch::LeftAlone, is_mirrored));
    all([pain, left_alone].map(Option::unwrap_or_default))
}

fn number(mark: Mark) -> Option<u8> {
    mark.pain.and_then(Strength::number)
}

/// How strong, where there is a number.
fn rated(mark: Mark) -> Html {
    let Some(number) = number(mark) else { return Html::default() };
    let (x, y) = CONTENT.regions[mark.region].shape.mark;
    let inner = [
        with("circle", &["class", "r"], &["mc-figure__disc", "12.5"], Html::default()),
        with("text", &["class", "y"], &["mc-figure__number", "8"], number.to_string()),
    ];
    with("g", &["class", "transform"], &["mc-figure__rated", &format!("translate({x} {y})")], inner)
}

/// What the patterns mean; only those that stand in the figure.
fn legend(model: &Model, marks: &[Mark]) -> Html {
    let words = &model.words;
    let hurts = marks.iter().any(|mark| mark.pain.is_some());
    let is_rated = marks.iter().any(|mark| number(*mark).is_some());
    let (hatches, pain): (&[Hatch], _) = if is_rated {
        (&[Hatch::Mild, Hatch::Moderate, Hatch::Severe], ui::LEGEND_RATED)
    } else {
        (&[Hatch::Moderate], ui::LEGEND_PAIN)
    };
    let entries = [
        only_if(hurts, || entry(hatches, words.get(pain))),
        only_if(marks.iter().any(|mark| mark.is_left_alone), || {
            entry(&[Hatch::LeftAlone], words.get(ui::SHEET_LEFT_ALONE))
        }),
    ];
    with("p", &["aria-hidden", "class"], &["true", "mc-still__legend"], entries)
}

fn entry(hatches: &[Hatch], words: &str) -> Html {
    let swatch = |hatch: &Hatch| {
        let (size, ..) = hatch.tile();
        let view_box = format!("0 0 {size} {size}");
        with("svg", &["viewBox", "class"], &[&view_box, "mc-still__swatch"], tile(*hatch))
    };
    el("span", "mc-still__entry", [each(hatches, swatch), el("span", "", words)])
}

/// Places of the body on a miniature. `words` names them for those who do not see it, `caption` says what they are.
pub fn areas(regions: &[RegionId], words: &str, caption: &str) -> Html {
    let views = each(VIEWS, |view| areas_view(CONTENT.drawings.of(view), regions, view));
    let views = with("div", &["role", "aria-label", "class"], &["img", words, "mc-mini__views"], views);
    let caption = with("p", &["aria-hidden", "class"], &["true", "mc-mini__caption"], caption);
    el("div", "mc-mini", [views, caption])
}

fn areas_view(drawing: &Drawing, regions: &[RegionId], view: View) -> Html {
    // Both halves of a place are always meant, so that one path holds all places of a half.
    let mut places = String::new();
    for region in regions {
        let row = &CONTENT.regions[*region];
        if row.view == view && !row.shape.is_mirrored {
            places.push_str(row.shape.path);
        }
    }
    let half = |transform| {
        with("path", &["class", "d", "transform"], &["mc-mini__places", &places, transform], Html::default())
    };
    let outline = with("path", &["class", "d"], &["mc-figure__outline", drawing.outline], Html::default());
    svg(drawing, "mc-mini__drawing", all([skin(drawing), half(""), half(MIRROR), outline]))
}

fn svg(drawing: &Drawing, class: &'static str, inner: Html) -> Html {
    with("svg", &["viewBox", "class"], &[&frame(drawing.frame), class], inner)
}
