//! The figure to press. A second view of the boxes of a body map, which stay the truth: it is hidden from assistive
//! technology, takes no focus, and needs neither hovering, dragging, a double tap nor a long press.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent, PointerEvent};
use yew::virtual_dom::ListenerKind;
use yew::{Html, TargetCast as _};

use super::super::block::element_id;
use super::super::control;
use super::super::element::{all, each, el, on, only_if, saying, with};
use super::{Hatch, Name, VIEWS, frame, hatched, lines, mirror, patterns, sides, sign, skin, title, view_id};
use crate::content::{Ask, CONTENT, Drawing, Frame, PartId, RegionId, View, insert_in_order, ui};
use crate::report::region_label;
use crate::web::model::{Model, Msg, Send};

/// Both views, each with what shows a part of it larger.
pub fn map(model: &Model, send: &Send, ask: Ask) -> Html {
    el("div", "mc-map", each(VIEWS, |view| map_view(model, send, ask, view)))
}

fn map_view(model: &Model, send: &Send, ask: Ask, view: View) -> Html {
    let drawing = CONTENT.drawings.of(view);
    let shown = model.closer(view).and_then(|part| closer_frame(drawing, part)).unwrap_or(drawing.frame);
    let head = el("div", "mc-map__head", [title(model, view), larger(model, send, ask, view)]);
    let inner = [
        sides(model, view, ui::UI_YOUR_RIGHT, ui::UI_YOUR_LEFT, Html::default()),
        drawn(model, ask, view, shown),
        name(model, ask, view, shown),
    ];
    let stage = with("div", &["aria-hidden", "class"], &["true", "mc-map__stage"], inner);
    with("div", &["data-figure", "class"], &[view_id(view), "mc-map__view"], [head, listening(send, ask, stage)])
}

/// A list of the parts that can be shown larger, so that shaking hands and small phones get large places.
fn larger(model: &Model, send: &Send, ask: Ask, view: View) -> Html {
    let words = &model.words;
    let drawing = CONTENT.drawings.of(view);
    let id = format!("{}-{}-larger", element_id(ask), view_id(view));
    let shown = model.closer(view);
    let option = |value: &str, is_selected: bool, label: &str| {
        with("option", &["value", "selected"], &[value, if is_selected { "selected" } else { "" }], label)
    };
    let parts = each(drawing.closer, |(part, _)| {
        let row = &CONTENT.parts[*part];
        option(row.id, shown == Some(*part), words.get(row.name))
    });
    let onchange = control::picked(send, move |value| {
        let part = drawing.closer.iter().map(|(part, _)| *part).find(|part| CONTENT.parts[*part].id == value);
        Some(Msg::CameCloser(view, part))
    });
    let label = with("label", &["for", "class"], &[&id, "mc-map__larger-label"], words.get(ui::UI_SHOW_LARGER));
    let options = all([option("all", shown.is_none(), words.get(ui::UI_WHOLE_BODY)), parts]);
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
    let pointed = model.pointed.filter(is_here);
    let inner = [
        patterns(name),
        half_clip(name, drawing.frame),
        skin(drawing),
        all([false, true].map(|is_mirrored| half(name, is_mirrored))),
        with("g", &["class"], &["mc-map__marks"], each(&marked, |region| hatched(name, *region, hatch))),
        lines(drawing),
        each(&marked, |region| sign(*region, is_left_alone)),
        pointed.map_or_else(Html::default, outlined),
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

fn outlined(region: RegionId) -> Html {
    let shape = &CONTENT.regions[region].shape;
    super::path("mc-map__pointed", shape.path, shape.is_mirrored)
}

/// The name of the place under the finger, above it. It is said before a press counts: sliding away takes it back.
fn name(model: &Model, ask: Ask, view: View, shown: Frame) -> Html {
    let Some(region) = model.pointed.filter(|region| CONTENT.regions[*region].view == view) else {
        return Html::default();
    };
    let words = &model.words;
    let row = &CONTENT.regions[region];
    let is_marked = model.answers().regions(ask.question).any(|marked| marked == region);
    let tenth = (row.shape.top - shown.y) * 10 / shown.height.max(1);
    let label = region_label(&CONTENT, words, region);
    let inner = [
        only_if(is_marked, || el("span", "mc-map__tick", "✓ ")),
        el("b", "", label),
        row.note.map_or_else(Html::default, |note| el("span", "mc-map__note", words.get(note))),
    ];
    with("p", &["data-at", "class"], &[&tenth.clamp(0, 9).to_string(), "mc-map__name"], inner)
}

/// Lets the stage hear presses. One listener for all shapes: a view has hundreds.
fn listening(send: &Send, ask: Ask, stage: Html) -> Html {
    let tapped = saying(send, move |event| {
        // A press that began on one place and ended on another is a click on neither.
        region_at(&event).map(|region| Msg::Tapped(ask.question, region))
    });
    let pressed = send.reform(|event: Event| Msg::Pointed(region_at(&event)));
    let over = saying(send, |event| by_mouse(&event).then(|| Msg::Pointed(region_at(&event))));
    let out = saying(send, |event| (by_mouse(&event) && leaves(&event)).then_some(Msg::Pointed(None)));
    let taken_over = send.reform(|_: Event| Msg::Pointed(None));
    let stage = on(ListenerKind::onclick, tapped, stage);
    let stage = on(ListenerKind::onpointerdown, pressed, stage);
    let stage = on(ListenerKind::onpointerover, over, stage);
    let stage = on(ListenerKind::onpointerout, out, stage);
    on(ListenerKind::onpointercancel, taken_over, stage)
}

/// Lets the figure follow the box that has the focus: whoever goes through the list by keyboard sees where it is.
pub fn following(send: &Send, places: Html) -> Html {
    let focused = send.reform(|event: Event| {
        let value = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
        Msg::Pointed(value.and_then(|value| region_of(&value)))
    });
    on(ListenerKind::onfocusin, focused, places)
}

fn region_of(id: &str) -> Option<RegionId> {
    CONTENT.regions.iter().find(|(_, row)| row.id == id).map(|(region, _)| region)
}

/// The place under a finger or pointer.
fn region_at(event: &Event) -> Option<RegionId> {
    region_of(&event.target_dyn_into::<Element>()?.get_attribute("data-region")?)
}

/// A finger keeps the name of the last place; only a mouse hovers.
fn by_mouse(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "mouse")
}

/// Whether the pointer leaves the places altogether.
fn leaves(event: &Event) -> bool {
    let to = event.dyn_ref::<MouseEvent>().and_then(MouseEvent::related_target);
    to.and_then(|to| to.dyn_into::<Element>().ok()).is_none_or(|to| !to.has_attribute("data-region"))
}
