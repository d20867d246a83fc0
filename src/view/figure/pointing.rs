//! What a finger or pointer does on the figure: a component of its own, because a finger points at many places before
//! it marks one, and none of that needs the rest of the page to be drawn anew.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, MouseEvent, PointerEvent};
use yew::virtual_dom::{ListenerKind, VChild};
use yew::{Callback, Component, Context, Html, Properties, TargetCast as _};

use super::super::element::{all, each, el, on, only_if, saying, text, with};
use super::{frame, path, view_id};
use crate::send::Send;
use app::Msg;
use content::{Frame, QuestionId, RegionId, View};
use report::locale::Words;
use report::{CONTENT, region_label};

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

/// A press that rests so long, in milliseconds, counts when it ends; a browser makes no click of one of 500.
const RESTS_MS: f64 = 400.0;

/// What a finger or pointer does, and at which place, if at any. Times are those of the events, in milliseconds.
enum Pointer {
    /// A mouse hovers.
    Over(Option<RegionId>),
    /// It comes down, as the only finger or not.
    Down { place: Option<RegionId>, is_only: bool, time: f64 },
    /// It goes up.
    Up { place: Option<RegionId>, time: f64 },
    /// The browser calls it a click.
    Clicked(Option<RegionId>),
    /// The browser takes it to scroll or zoom.
    Taken,
}

#[derive(Default)]
struct Pointing {
    /// The place whose name shows.
    pointed: Option<RegionId>,
    /// The place that a finger came down on, and when.
    pressed: Option<(RegionId, f64)>,
    /// Whether the press has counted, so that its click must not count again.
    has_counted: bool,
    /// The place that counted last.
    last: Option<RegionId>,
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
            self.last = Some(region);
            let PointingProps { send, question, .. } = ctx.props();
            send.emit(Msg::Tapped(*question, region));
        }
        self.pointed != before
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let hear = ctx.link().callback(|pointer| pointer);
        el("div", "mc-map", each(&props.views, |view| drawn(props, &hear, view, self.named())))
    }
}

impl Pointing {
    /// Follows a finger, and gives the place whose mark it changes. What the browser calls a click counts: it knows
    /// a finger that only stops the page from scrolling. Besides, a finger counts that rested to read the name and
    /// goes up where it came down. A second press that is the first again is not heard of here: the element's shim
    /// keeps it from all controls alike.
    fn follow(&mut self, pointer: Pointer) -> Option<RegionId> {
        match pointer {
            Pointer::Over(place) => self.pointed = place,
            Pointer::Down { place, is_only, time } => {
                self.pressed = place.filter(|_| is_only).map(|place| (place, time));
                self.pointed = place;
                self.has_counted = false;
            }
            Pointer::Up { place, time } => {
                let (pressed, since) = self.pressed.take()?;
                self.has_counted = place == Some(pressed) && time - since >= RESTS_MS;
                return place.filter(|_| self.has_counted);
            }
            Pointer::Clicked(place) => {
                let has_counted = std::mem::take(&mut self.has_counted);
                return place.filter(|_| !has_counted);
            }
            Pointer::Taken => {
                self.pressed = None;
                self.pointed = None;
            }
        }
        None
    }

    /// The place whose name shows, and whether it has counted: then the name has been read.
    fn named(&self) -> Option<(RegionId, bool)> {
        self.pointed.map(|place| (place, self.pressed.is_none() && self.last == Some(place)))
    }
}

fn drawn(props: &PointingProps, hear: &Callback<Pointer>, view: &MapView, named: Option<(RegionId, bool)>) -> Html {
    let named = named.filter(|(region, _)| is_shown(*region, view));
    let over = named
        .map(|(region, has_counted)| all([outlined(region, view.shown), name(props, region, has_counted, view.shown)]));
    let inner = [view.drawing.clone(), over.unwrap_or_default()];
    let stage = with("div", &["aria-hidden", "class"], &["true", "mc-map__stage"], inner);
    let inner = [view.head.clone(), listening(hear, stage)];
    with("div", &["data-figure", "class"], &[view_id(view.view), "mc-map__view"], inner)
}

/// Whether a place lies in a view, and in the part of it that is shown.
fn is_shown(region: RegionId, view: &MapView) -> bool {
    let row = &CONTENT.regions[region];
    let Frame { x, y, width, height } = view.shown;
    let (mark_x, mark_y) = row.shape.mark;
    row.view == view.view && (x..x + width).contains(&mark_x) && (y..y + height).contains(&mark_y)
}

/// In a drawing of its own over the other one.
fn outlined(region: RegionId, shown: Frame) -> Html {
    let shape = &CONTENT.regions[region].shape;
    let outline = path("mc-map__pointed", shape.path, shape.is_mirrored);
    with("svg", &["viewBox", "class"], &[&frame(shown), "mc-map__drawing mc-map__over"], outline)
}

/// The name of the place under the finger, above it. It is said before a press counts: sliding away takes it back.
/// Once it has counted, the name soon gives free what it covers.
fn name(props: &PointingProps, region: RegionId, has_counted: bool, shown: Frame) -> Html {
    let words = &props.words;
    let row = &CONTENT.regions[region];
    let tenth = (row.shape.top - shown.y) * 10 / shown.height.max(1);
    let label = region_label(&CONTENT, words, region);
    let inner = [
        only_if(props.marked.contains(&region), || text("✓ ")),
        el("b", "", label),
        row.note.map_or_else(Html::default, |note| el("span", "mc-map__note", words.get(note))),
    ];
    let class = if has_counted { "mc-map__name mc-map__name--read" } else { "mc-map__name" };
    with("p", &["data-at", "class"], &[&tenth.clamp(0, 9).to_string(), class], inner)
}

/// Lets the stage hear presses. One listener for all shapes: a view has hundreds.
fn listening(hear: &Callback<Pointer>, stage: Html) -> Html {
    let over = saying(hear, |event| by_mouse(&event).then(|| Pointer::Over(region_at(&event))));
    let out = saying(hear, |event| (by_mouse(&event) && leaves(&event)).then_some(Pointer::Over(None)));
    let stage = on(ListenerKind::onpointerover, over, stage);
    let stage = on(ListenerKind::onpointerout, out, stage);
    let stage = on(ListenerKind::onpointerdown, saying(hear, |event| down(&event)), stage);
    let stage = on(ListenerKind::onpointerup, hear.reform(|event: Event| up(&event)), stage);
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
    Some(Pointer::Down { place: region_at(event), is_only: pointer.is_primary(), time: event.time_stamp() })
}

fn up(event: &Event) -> Pointer {
    Pointer::Up { place: region_at(event), time: event.time_stamp() }
}

/// The place under a finger or pointer.
fn region_at(event: &Event) -> Option<RegionId> {
    CONTENT.region_named(&event.target_dyn_into::<Element>()?.get_attribute("data-region")?)
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
