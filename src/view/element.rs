//! Elements. In: a tag, its attributes and what stands in it. Out: HTML.
//!
//! `html!` would read much the same, but writes several hundred bytes of wasm for each element where a function
//! writes one call, and a client downloads every byte.

use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag, VText};
use yew::{AttrValue, Callback, Html};

use crate::send::Send;
use app::Msg;

/// What can stand in an element: a piece, several pieces in brackets, or a text.
pub trait Inner {
    /// The same as HTML.
    fn html(self) -> Html;
}

/// An element with a class; an empty class is left out.
pub fn el(tag: &'static str, class: &'static str, inner: impl Inner) -> Html {
    with_class(tag, class, inner.html())
}

/// An element with attributes, each with its value; one with an empty value is left out.
pub fn with(tag: &'static str, names: &'static [&'static str], values: &[&str], inner: impl Inner) -> Html {
    with_attributes(tag, names, values, inner.html())
}

/// Several pieces without an element around them.
pub fn all<const N: usize>(pieces: [Html; N]) -> Html {
    list(Vec::from(pieces))
}

/// A piece for each thing.
pub fn each<T>(things: impl IntoIterator<Item = T>, mut draw: impl FnMut(T) -> Html) -> Html {
    let mut pieces = Vec::new();
    for thing in things {
        pieces.push(draw(thing));
    }
    list(pieces)
}

/// An element for each text.
pub fn texts(tag: &'static str, class: &'static str, texts: &[String]) -> Html {
    each(texts, |text| el(tag, class, text))
}

/// A text.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VText::new(AttrValue::Rc(Rc::from(text))).into()
}

/// A piece that is there only if `is_there`.
pub fn only_if(is_there: bool, draw: impl FnOnce() -> Html) -> Html {
    if is_there { draw() } else { Html::default() }
}

/// Gives an element a key: among its neighbours it stays the same element wherever it moves.
#[inline(never)]
pub fn keyed(key: &str, mut element: Html) -> Html {
    if let Html::VTag(tag) = &mut element {
        Rc::make_mut(tag).key = Some(Key::from(key.to_owned()));
    }
    element
}

/// Lets an element answer to an event.
#[inline(never)]
pub fn on(kind: ListenerKind, callback: Callback<Event>, mut element: Html) -> Html {
    if let Html::VTag(tag) = &mut element {
        Rc::make_mut(tag).add_listener(Rc::new(Heard { kind, callback }));
    }
    element
}

/// Lets a button say `msg` when it is clicked. What a browser would do besides, such as submit a form, is not done.
#[inline(never)]
pub fn on_click(send: &Send, msg: Msg, button: Html) -> Html {
    let say = move |event: Event| {
        event.prevent_default();
        msg.clone()
    };
    on(ListenerKind::onclick, send.reform(say), button)
}

/// Says what `find` makes of an event, if anything.
pub fn saying<M: 'static>(send: &Callback<M>, find: impl Fn(Event) -> Option<M> + 'static) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event| {
        if let Some(msg) = find(event) {
            send.emit(msg);
        }
    })
}

/// A tag with attributes, those without a value left out, for a control that needs more.
#[inline(never)]
pub fn tag(tag: &'static str, names: &'static [&'static str], values: &[Option<&str>]) -> VTag {
    let values = values.iter().map(|value| value.map(attribute)).collect();
    let mut element = VTag::new(AttrValue::Static(tag));
    element.attributes = Attributes::Dynamic { keys: names, values };
    element
}

#[inline(never)]
fn with_class(tag: &'static str, class: &'static str, inner: Html) -> Html {
    let mut element = VTag::new(AttrValue::Static(tag));
    if !class.is_empty() {
        let values = Box::new([Some(AttributeOrProperty::Static(class))]);
        element.attributes = Attributes::Dynamic { keys: &["class"], values };
    }
    holding(element, inner)
}

#[inline(never)]
fn with_attributes(tag_name: &'static str, names: &'static [&'static str], values: &[&str], inner: Html) -> Html {
    let mut given = Vec::new();
    for value in values {
        given.push((!value.is_empty()).then_some(*value));
    }
    holding(tag(tag_name, names, &given), inner)
}

/// A tag with what stands in it.
#[inline(never)]
pub fn holding(mut element: VTag, inner: Html) -> Html {
    if let Some(children) = element.children_mut() {
        *children = inner;
    }
    element.into()
}

fn attribute(value: &str) -> AttributeOrProperty {
    AttributeOrProperty::Attribute(AttrValue::Rc(Rc::from(value)))
}

#[inline(never)]
fn list(pieces: Vec<Html>) -> Html {
    VList::from(pieces).into()
}

impl Inner for Html {
    fn html(self) -> Html {
        self
    }
}

impl Inner for &str {
    fn html(self) -> Html {
        text(self)
    }
}

impl Inner for &String {
    fn html(self) -> Html {
        text(self)
    }
}

impl Inner for String {
    fn html(self) -> Html {
        text(&self)
    }
}

impl<const N: usize> Inner for [Html; N] {
    fn html(self) -> Html {
        all(self)
    }
}

/// What an element does when it hears an event.
struct Heard {
    kind: ListenerKind,
    callback: Callback<Event>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
