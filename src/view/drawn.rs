//! HTML as elements, made at once: for paper, because Yew draws soon, and a browser that prints does not wait.
//!
//! In: HTML without components and without anything that hears. Out: an element that stands nowhere yet.

use web_sys::{Document, Element, Node};
use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The element that `html` is; nothing if it is no element.
pub fn drawn(document: &Document, html: &Html) -> Option<Element> {
    let around = document.create_document_fragment();
    draw(document, &around, None, html);
    around.first_element_child()
}

/// Appends what `html` is to `parent`, in the namespace that stands around it.
fn draw(document: &Document, parent: &Node, namespace: Option<&str>, html: &Html) {
    let node: Node = match html {
        Html::VTag(tag) => {
            let namespace = if tag.tag() == "svg" { Some(SVG) } else { namespace };
            let made = match namespace {
                Some(_) => document.create_element_ns(namespace, tag.tag()),
                None => document.create_element(tag.tag()),
            };
            // A name that views do not use.
            let Ok(element) = made else { return };
            // Both kinds are attributes, though Yew's own list holds only one of them.
            if let Attributes::Dynamic { keys, values } = &tag.attributes {
                for (name, value) in keys.iter().zip(values) {
                    let value = match value {
                        Some(AttributeOrProperty::Static(value)) => value,
                        Some(AttributeOrProperty::Attribute(value)) => &**value,
                        _ => continue,
                    };
                    // The same.
                    let _ = element.set_attribute(name, value);
                }
            }
            if let Some(inner) = tag.children() {
                draw(document, &element, namespace, inner);
            }
            element.into()
        }
        Html::VText(text) => document.create_text_node(&text.text).into(),
        Html::VList(pieces) => {
            for piece in pieces.iter() {
                draw(document, parent, namespace, piece);
            }
            return;
        }
        _ => return,
    };
    // A node that stands nowhere can be put anywhere.
    let _ = parent.append_child(&node);
}
