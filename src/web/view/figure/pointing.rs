//! What a finger or pointer does on the figure: a component of its own, because a finger points at many places before
//! it marks one, and none of that needs the rest of the page to be drawn anew.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, MouseEvent, PointerEvent};
use yew::virtual_dom::{ListenerKind, VChild};
use yew::{Callback, Component, Context, Html, Properties, TargetCast as _};

use super::super::element::{all, each, el, on, only_if, saying, with};
use super::map::region_of;
use super::{frame, path, view_id};
use crate::content::{CONTENT, Frame, QuestionId, RegionId, View};
use crate::locale::Words;
use crate::report::region_label;
use crate::web::model::{Msg, Send};

/// What lies under the pointer.
#[derive(Properties)]
pub struct PointingProps {
    /// Front and back.
    pub views: [MapView; 2],
    /// The question whose map this is.
    pub question: QuestionId,
    /// The places that are marked.
    pub marked: Vec<RegionId>,
    /// The place whose box has the focus: it is shown like one that is pointed at.
    pub focused: Option<RegionId>,
    /// The words.
    pub words: Rc<Words>,
    /// Takes what was marked.
    pub send: Send,
}

/// A view of the map as it is drawn.
pub struct MapView {
    /// Which.
    pub view: View,
    /// What of it is shown.
    pub shown: Frame,
    /// What stands above.
    pub head: Html,
    /// The drawing.
    pub drawing: Html,
}

/// Each drawing of the page makes new properties.
impl PartialEq for PointingProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The map with what shows where a finger or pointer is.
pub fn pointing(props: PointingProps) -> Html {
    let key = CONTENT.questions[props.question].id.into();
    VChild::<Pointing>::new(props, Some(key)).into()
}

struct Pointing {
    pointed: Option<RegionId>,
}

impl Component for Pointing {
    type Message = Option<RegionId>;
    type Properties = PointingProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { pointed: ctx.props().focused }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &PointingProps) -> bool {
        let focused = ctx.props().focused;
        if focused != before.focused {
            self.pointed = focused;
        }
        true
    }

    fn update(&mut self, _: &Context<Self>, pointed: Option<RegionId>) -> bool {
        let is_new = pointed != self.pointed;
        self.pointed = pointed;
        is_new
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let points = ctx.link().callback(|pointed| pointed);
        el("div", "mc-map", each(&props.views, |view| drawn(props, &points, view, self.pointed)))
    }
}

fn drawn(
    props: &PointingProps,
    points: &Callback<Option<RegionId>>,
    view: &MapView,
    pointed: Option<RegionId>,
) -> Html {
    let pointed = pointed.filter(|region| CONTENT.regions[*region].view == view.view);
    let over = pointed.map(|region| all([outlined(region, view.shown), name(props, region, view.shown)]));
    let inner = [view.drawing.clone(), over.unwrap_or_default()];
    let stage = with("div", &["aria-hidden", "class"], &["true", "mc-map__stage"], inner);
    let inner = [view.head.clone(), listening(props, points, stage)];
    with("div", &["data-figure", "class"], &[view_id(view.view), "mc-map__view"], inner)
}

/// In a drawing of its own over the other one.
fn outlined(region: RegionId, shown: Frame) -> Html {
    let shape = &CONTENT.regions[region].shape;
    let outline = path("mc-map__pointed", shape.path, shape.is_mirrored);
    with("svg", &["viewBox", "class"], &[&frame(shown), "mc-map__drawing mc-map__over"], outline)
}

/// The name of the place under the finger, above it. It is said before a press counts: sliding away takes it back.
fn name(props: &PointingProps, region: RegionId, shown: Frame) -> Html {
    let words = &props.words;
    let row = &CONTENT.regions[region];
    let tenth = (row.shape.top - shown.y) * 10 / shown.height.max(1);
    let label = region_label(&CONTENT, words, region);
    let inner = [
        only_if(props.marked.contains(&region), || el("span", "mc-map__tick", "✓ ")),
        el("b", "", label),
        row.note.map_or_else(Html::default, |note| el("span", "mc-map__note", words.get(note))),
    ];
    with("p", &["data-at", "class"], &[&tenth.clamp(0, 9).to_string(), "mc-map__name"], inner)
}

/// Lets the stage hear presses. One listener for all shapes: a view has hundreds.
fn listening(props: &PointingProps, points: &Callback<Option<RegionId>>, stage: Html) -> Html {
    let question = props.question;
    let tapped = saying(&props.send, move |event| {
        // A press that began on one place and ended on another is a click on neither.
        region_at(&event).map(|region| Msg::Tapped(question, region))
    });
    let pressed = points.reform(|event: Event| region_at(&event));
    let over = saying(points, |event| by_mouse(&event).then(|| region_at(&event)));
    let out = saying(points, |event| (by_mouse(&event) && leaves(&event)).then_some(None));
    let taken_over = points.reform(|_: Event| None);
    let stage = on(ListenerKind::onclick, tapped, stage);
    let stage = on(ListenerKind::onpointerdown, pressed, stage);
    let stage = on(ListenerKind::onpointerover, over, stage);
    let stage = on(ListenerKind::onpointerout, out, stage);
    on(ListenerKind::onpointercancel, taken_over, stage)
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
