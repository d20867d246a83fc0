//! Finding a place by a word. What is found stands right below the field, as the same rows as in the list.

use js_sys::JsString;
use yew::Html;

use super::list;
use crate::send::Send;
use crate::view::control;
use crate::view::element::{each, el, keyed, with};
use crate::view::figure;
use crate::view::ids::element_id;
use app::Model;
use content::{Ask, RegionId, View};
use report::{CONTENT, find_places, ui};

/// The places that fit what was typed, the best first; none while nothing is typed.
pub fn found(model: &Model) -> Vec<RegionId> {
    find_places(&CONTENT, &model.words, &model.page.search, to_lower_case)
}

/// The field, how many places were found, and these places.
pub fn search(model: &Model, send: &Send, ask: Ask, found: &[RegionId]) -> Html {
    let id = format!("{}-search", element_id(ask));
    let label = model.words.get(ui::UI_SEARCH_LABEL);
    let inner = [
        with("label", &["for", "class"], &[&id, "mc-field__label"], label),
        control::search(&id, model.page.search.clone(), control::searched(send)),
        // Always there, so that assistive technology knows it before it speaks.
        with("p", &["role", "class"], &["status", "mc-places__found"], outcome(model, found.len())),
        rows(model, send, ask, found),
    ];
    el("div", "mc-stack--tight", inner)
}

fn outcome(model: &Model, n_found: usize) -> String {
    if model.page.search.trim().is_empty() {
        return String::new();
    }
    let pattern = match n_found {
        0 => ui::UI_FOUND_NONE,
        1 => ui::UI_FOUND_ONE,
        _ => ui::UI_FOUND_OTHER,
    };
    model.words.fill(pattern, &[("n", &n_found.to_string())])
}

/// The places of each view, the view of the best one first. The name of the view is shown where there are two.
fn rows(model: &Model, send: &Send, ask: Ask, found: &[RegionId]) -> Html {
    let view_of = |region: &RegionId| CONTENT.regions[*region].view;
    let mut views: Vec<View> = Vec::new();
    for region in found {
        if !views.contains(&view_of(region)) {
            views.push(view_of(region));
        }
    }
    each(&views, |view| {
        let legend = if views.len() > 1 { "mc-card-title" } else { "mc-hidden" };
        let here: Vec<RegionId> = found.iter().copied().filter(|region| view_of(region) == *view).collect();
        let places = list::rows(model, send, ask, &here);
        let name = figure::view_name(model, *view);
        keyed(name, el("fieldset", "", [el("legend", legend, name), places]))
    })
}

/// By the browser, which has the tables for every script; in the engine they would be a good part of a page.
fn to_lower_case(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
