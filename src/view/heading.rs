//! Headings. The host's setting gives the level of the page heading; the others follow below it.

use yew::Html;

use super::element::{Inner, el, with};
use app::Model;

/// The page heading: one on each page. It takes the focus after each step.
pub fn page(model: &Model, inner: impl Inner) -> Html {
    with(tag(model, 0), &["tabindex", "part", "class"], &["-1", "title", "mc-title"], inner)
}

/// The heading of a part of a page.
pub fn section(model: &Model, inner: impl Inner) -> Html {
    with(tag(model, 1), &["part", "class"], &["section-title", "mc-section-title"], inner)
}

/// The heading of a card in a section.
pub fn card(model: &Model, inner: impl Inner) -> Html {
    el(tag(model, 2), "mc-card-title", inner)
}

/// The heading of a box that stands beside the sections, not in one.
pub fn aside(model: &Model, inner: impl Inner) -> Html {
    el(tag(model, 1), "mc-card-title", inner)
}

fn tag(model: &Model, below: u8) -> &'static str {
    match model.config.heading_level.saturating_add(below) {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
