//! The figure to press. A second view of the boxes of a body map, which stay the truth: it is hidden from assistive
//! technology, takes no focus, and needs neither hovering, dragging, a double tap nor a long press.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::virtual_dom::ListenerKind;
use yew::{Html, TargetCast as _};

use super::super::control;
use super::super::element::{all, each, el, keyed, on, text, with};
use super::super::ids::element_id;
use super::super::memo::memo;
use super::pointing::{MapView, PointingProps, pointing};
use super::{
    Hatch, Name, VIEWS, frame, hatched, lines, mirror, patterns, sides, signs, skin, title, view_id, view_name,
};
use crate::send::Send;
use app::{Model, Msg};
use content::{Ask, Drawing, Frame, PartId, RegionId, View, insert_in_order};
use report::{CONTENT, ui};

/// Both views, each with what shows a part of it larger.
pub fn map(model: &Model, send: &Send, ask: Ask) -> Html {
    pointing(PointingProps {
        views: VIEWS.map(|view| map_view(model, send, ask, view)),
        question: ask.question,
        marked: model.answers().regions(ask.question).collect(),
        focused: model.page.focused,
        words: Rc::clone(&model.words),
        send: send.clone(),
    })
}

fn map_view(model: &Model, send: &Send, ask: Ask, view: View) -> MapView {
    let drawing = CONTENT.drawings.of(view);
    let shown = model.page.closer(view).and_then(|part| closer_frame(drawing, part)).unwrap_or(drawing.frame);
    MapView {
        view,
        shown,
        head: el("div", "mc-map__head", [title(model, view), larger(model, send, ask, view)]),
        drawing: all([
            sides(model, view, shown, ui::UI_YOUR_RIGHT, ui::UI_YOUR_LEFT, Html::default()),
            drawn(model, ask, view, shown),
        ]),
    }
}

/// A list of the parts that can be shown larger, so that shaking hands and small phones get large places.
fn larger(model: &Model, send: &Send, ask: Ask, view: View) -> Html {
    let words = &model.words;
    let drawing = CONTENT.drawings.of(view);
    let id = format!("{}-{}-larger", element_id(ask), view_id(view));
    let shown = model.page.closer(view);
    let parts = each(drawing.closer, |(part, _)| {
        let row = &CONTENT.parts[*part];
        control::option(row.id, shown == Some(*part), false, words.get(row.name))
    });
    let onchange = control::picked(send, move |value| {
        let part = drawing.closer.iter().map(|(part, _)| *part).find(|part| CONTENT.parts[*part].id == value);
        Some(Msg::CameCloser(view, part))
    });
    // The title above says which view to those who see it.
    let name =
        [text(words.get(ui::UI_SHOW_LARGER)), el("span", "mc-hidden", [text(" "), text(view_name(model, view))])];
    let label = with("label", &["for", "class"], &[&id, "mc-map__larger-label"], name);
    let options = all([control::option("all", shown.is_none(), false, words.get(ui::UI_WHOLE_BODY)), parts]);
    el("div", "mc-map__larger", [label, control::select(&id, onchange, options)])
}

fn closer_frame(drawing: &Drawing, part: PartId) -> Option<Frame> {
    drawing.closer.iter().find(|(shown, _)| *shown == part).map(|(_, frame)| *frame)
}

fn drawn(model: &Model, ask: Ask, view: View, shown: Frame) -> Html {
    let drawing = CONTENT.drawings.of(view);
    let name = Name { figure: "map", view };
    let is_here = |region: &RegionId| CONTENT.regions[*region].view == view;
    let marked: Vec<RegionId> = model.answers().regions(ask.question).filter(is_here).collect();
    let is_left_alone = ask.question == CONTENT.roles.leave_alone;
    let hatch = if is_left_alone { Hatch::LeftAlone } else { Hatch::Moderate };
    let inner = [
        patterns(name),
        half_clip(name, drawing.frame),
        skin(drawing),
        memo(vec![usize::from(view == View::Back)], move || {
            all([false, true].map(|is_mirrored| half(name, is_mirrored)))
        }),
        el("g", "mc-map__marks", [false, true].map(|is_mirrored| marks(name, &marked, hatch, is_mirrored))),
        lines(drawing),
        signs(marked, is_left_alone),
    ];
    with("svg", &["viewBox", "class"], &[&frame(shown), "mc-map__drawing"], all(inner))
}

/// The half of the drawing that the shapes of one side may take presses in.
fn half_clip(name: Name, frame: Frame) -> Html {
    let names = &["x", "y", "width", "height"];
    let values = [frame.y, frame.width, frame.height].map(|number| number.to_string());
    let [y, width, height] = &values;
    let rect = with("rect", names, &["0", y, width, height], Html::default());
    with("clipPath", &["id"], &[&name.id("half")], rect)
}

/// What can be pressed in one half. Below lie the same shapes with a wide edge, which makes small places larger where
/// nothing else is; clipped at the midline, so that no press counts for the other side.
fn half(name: Name, is_mirrored: bool) -> Html {
    // Where two edges lie over each other, the smaller place is on top: it needs the edge more.
    let mut small_last = Vec::new();
    for (region, row) in CONTENT.regions.iter() {
        if row.view == name.view && row.shape.is_mirrored == is_mirrored {
            insert_in_order(&mut small_last, region, |region| -CONTENT.regions[*region].shape.room);
        }
    }
    let shapes = |class| {
        each(&small_last, |region| {
            let row = &CONTENT.regions[*region];
            with("path", &["class", "data-region", "d"], &[class, row.id, row.shape.path], Html::default())
        })
    };
    let pressed = with("g", &["clip-path"], &[&name.url("half")], [shapes("mc-map__edge"), shapes("mc-map__region")]);
    with("g", &["transform"], &[mirror(is_mirrored)], pressed)
}

/// The marks on one half. Among many, the other ones stay as they are when one comes or goes.
fn marks(name: Name, marked: &[RegionId], hatch: Hatch, is_mirrored: bool) -> Html {
    let here = marked.iter().filter(|region| CONTENT.regions[**region].shape.is_mirrored == is_mirrored);
    let marks = each(here, |region| keyed(CONTENT.regions[*region].id, hatched(name, *region, hatch, false)));
    with("g", &["transform"], &[mirror(is_mirrored)], marks)
}

/// Lets the figure follow the box that has the focus: whoever goes through the list by keyboard sees where it is.
pub fn following(send: &Send, places: Html) -> Html {
    let focused = send.reform(|event: Event| {
        let value = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
        Msg::BoxFocused(value.and_then(|value| CONTENT.region_named(&value)))
    });
    let left = send.reform(|_: Event| Msg::BoxFocused(None));
    // Where a box follows, it has its say right after.
    on(ListenerKind::onfocusout, left, on(ListenerKind::onfocusin, focused, places))
}
