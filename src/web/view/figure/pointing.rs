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

/// What a finger or pointer does, and at which place, if at any.
enum Pointer {
    /// A mouse hovers.
    Over(Option<RegionId>),
    /// It comes down, as the only finger or not.
    Down(Option<RegionId>, bool),
    /// It goes up.
    Up(Option<RegionId>),
    /// The browser calls it a click.
    Clicked(Option<RegionId>),
    /// The browser takes it to scroll or zoom.
    Taken,
}

#[derive(Default)]
struct Pointing {
    /// The place whose name shows.
    pointed: Option<RegionId>,
    /// The place that a finger came down on.
    pressed: Option<RegionId>,
    /// Whether the press has counted, so that its click must not count again.
    has_counted: bool,
}

impl Component for Pointing {
    type Message = Pointer;
    type Properties = PointingProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { pointed: ctx.props().focused, ..Self::default() }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &PointingProps) -> bool {
        let focused = ctx.props().focused;
        if focused != before.focused {
            self.pointed = focused;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, pointer: Pointer) -> bool {
        let before = self.pointed;
        if let Some(region) = self.follow(pointer) {
            let PointingProps { send, question, .. } = ctx.props();
            send.emit(Msg::Tapped(*question, region));
        }
        self.pointed != before
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let hear = ctx.link().callback(|pointer| pointer);
        el("div", "mc-map", each(&props.views, |view| drawn(props, &hear, view, self.pointed)))
    }
}

impl Pointing {
    /// Follows a finger, and gives the place whose mark it changes. A press counts when the finger goes up where it
    /// came down, however long it rests: a browser makes no click of a slow press. Any other click counts too, for
    /// hands that shake and for clicks that no finger makes.
    fn follow(&mut self, pointer: Pointer) -> Option<RegionId> {
        match pointer {
            Pointer::Over(region) => self.pointed = region,
            Pointer::Down(region, is_only) => {
                self.pressed = region.filter(|_| is_only);
                self.pointed = region;
                self.has_counted = false;
            }
            Pointer::Up(region) => {
                let pressed = self.pressed.take().filter(|pressed| Some(*pressed) == region);
                self.has_counted = pressed.is_some();
                return pressed;
            }
            Pointer::Clicked(region) => {
                let has_counted = std::mem::take(&mut self.has_counted);
                return region.filter(|_| !has_counted);
            }
            Pointer::Taken => {
                self.pressed = None;
                self.pointed = None;
            }
        }
        None
    }
}

fn drawn(props: &PointingProps, hear: &Callback<Pointer>, view: &MapView, pointed: Option<RegionId>) -> Html {
    let pointed = pointed.filter(|region| CONTENT.regions[*region].view == view.view);
    let over = pointed.map(|region| all([outlined(region, view.shown), name(props, region, view.shown)]));
    let inner = [view.drawing.clone(), over.unwrap_or_default()];
    let stage = with("div", &["aria-hidden", "class"], &["true", "mc-map__stage"], inner);
    let inner = [view.head.clone(), listening(hear, stage)];
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
fn listening(hear: &Callback<Pointer>, stage: Html) -> Html {
    let over = saying(hear, |event| by_mouse(&event).then(|| Pointer::Over(region_at(&event))));
    let out = saying(hear, |event| (by_mouse(&event) && leaves(&event)).then_some(Pointer::Over(None)));
    let stage = on(ListenerKind::onpointerover, over, stage);
    let stage = on(ListenerKind::onpointerout, out, stage);
    let stage = on(ListenerKind::onpointerdown, saying(hear, |event| down(&event)), stage);
    let stage = on(ListenerKind::onpointerup, hear.reform(|event: Event| Pointer::Up(region_at(&event))), stage);
    let stage = on(ListenerKind::onpointercancel, hear.reform(|_: Event| Pointer::Taken), stage);
    on(ListenerKind::onclick, hear.reform(|event: Event| Pointer::Clicked(region_at(&event))), stage)
}

/// A press, unless by another than the first button.
fn down(event: &Event) -> Option<Pointer> {
    let pointer = event.dyn_ref::<PointerEvent>().filter(|event| event.button() == 0)?;
    if let Some(place) = event.target_dyn_into::<Element>() {
        // A finger holds on to what it touched first. Let go, it tells where it goes up; where it does not hold,
        // there is nothing to let go of.
        let _ = place.release_pointer_capture(pointer.pointer_id());
    }
    Some(Pointer::Down(region_at(event), pointer.is_primary()))
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
