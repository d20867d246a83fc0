//! Places on the body, as lists of boxes: the truth that the figure will mirror.
//!
//! Left and right are the client's own, and stand in every label. The lists are closed groups, front and
//! back, so that a keyboard has few stops; a group with a mark in it is open.

use yew::{AttrValue, Html};

use super::super::block::element_id;
use super::super::control::{BoxKind, Tickable, ticked};
use super::super::details::{Disclosure, put_away};
use super::super::element::{each, el, on_click, only_if, text, with};
use super::super::heading;
use super::choice::{choice, or, toggled};
use crate::content::{Ask, CONTENT, GroupId, OptionId, RegionId, Side, View, ZoneId, ui};
use crate::intake::{Change, Event};
use crate::report::{group_names, region_label};
use crate::web::model::{Model, Msg, Send};

/// The figure's place, what is marked, the lists, and the answers beside the map.
pub fn places(model: &Model, send: &Send, ask: Ask) -> Html {
    let options: Vec<OptionId> = model.path.options(ask).collect();
    let inner = [
        marked(model, send, ask),
        view(model, send, ask, View::Front),
        view(model, send, ask, View::Back),
        only_if(!options.is_empty(), || or(model)),
        each(&options, |option| toggled(model, send, ask, *option)),
    ];
    el("div", "mc-places", inner)
}

/// What is marked; each can be taken away again.
fn marked(model: &Model, send: &Send, ask: Ask) -> Html {
    let words = &model.words;
    let regions: Vec<RegionId> = model.answers().regions(ask.question).collect();
    if regions.is_empty() {
        return Html::default();
    }
    let labels = words.list(regions.iter().map(|region| region_label(&CONTENT, words, *region)));
    let hidden = el("p", "mc-hidden", words.fill(ui::UI_MARKED, &[("regions", &labels)]));
    // Without keys, so that the focus stays on a button when one before it is pressed away.
    el("div", "mc-places__marked", [hidden, each(&regions, |region| chip(model, send, ask, *region))])
}

fn chip(model: &Model, send: &Send, ask: Ask, region: RegionId) -> Html {
    let label = region_label(&CONTENT, &model.words, region);
    let remove = model.words.fill(ui::BTN_REMOVE, &[("region", &label)]);
    let msg = Msg::Intake(Event::Answered(ask.question, Change::Marked(region, false)));
    let inner = [
        el("span", "mc-hidden", remove),
        with("span", &["aria-hidden"], &["true"], label),
        with("span", &["aria-hidden", "class"], &["true", "mc-chip__cross"], "×"),
    ];
    let values = ["button", "remove", CONTENT.regions[region].id, "mc-chip"];
    on_click(send, msg, with("button", &["type", "data-act", "data-region", "class"], &values, inner))
}

fn view(model: &Model, send: &Send, ask: Ask, view: View) -> Html {
    let (id, name) = match view {
        View::Front => ("front", ui::UI_FRONT),
        View::Back => ("back", ui::UI_BACK_VIEW),
    };
    let lists = each(parts(view), |part| part_list(model, send, ask, &part));
    let inner = [heading::section(model, model.words.get(name)), lists];
    with("div", &["data-view", "class"], &[id, "mc-stack--tight"], inner)
}

/// A part of the body in one view: places in the same zones, for example an arm from shoulder to hand.
struct BodyPart {
    zones: (ZoneId, ZoneId),
    /// The left half of each place; the other half is its mirror.
    places: Vec<RegionId>,
}

fn parts(view: View) -> Vec<BodyPart> {
    let mut parts: Vec<BodyPart> = Vec::new();
    for (region, row) in CONTENT.regions.iter().filter(|(_, row)| row.view == view && row.side == Side::Left) {
        let zones = (row.zone, CONTENT.regions[row.mirror].zone);
        match parts.iter_mut().find(|part| part.zones == zones) {
            Some(part) => part.places.push(region),
            None => parts.push(BodyPart { zones, places: vec![region] }),
        }
    }
    parts
}

fn part_list(model: &Model, send: &Send, ask: Ask, part: &BodyPart) -> Html {
    let words = &model.words;
    let mut groups: Vec<GroupId> = part.places.iter().map(|region| CONTENT.regions[*region].group).collect();
    groups.dedup();
    let regions = part.places.iter().flat_map(|region| [*region, CONTENT.regions[*region].mirror]);
    let marked: Vec<String> = regions
        .filter(|region| is_marked(model, ask, *region))
        .map(|region| region_label(&CONTENT, words, region))
        .collect();
    let given = (!marked.is_empty()).then(|| words.list(marked));
    let disclosure = Disclosure {
        opens: given.is_some(),
        ask: None,
        name: group_names(&CONTENT, words, &groups),
        given,
        not_given: None,
        inner: each(&part.places, |region| place(model, send, ask, *region)),
    };
    put_away(None, disclosure)
}

/// One place with its two halves, the left one given.
fn place(model: &Model, send: &Send, ask: Ask, left: RegionId) -> Html {
    let row = &CONTENT.regions[left];
    let note_id = row.note.map(|_| format!("{}-{}-note", element_id(ask), row.id));
    let note = row
        .note
        .zip(note_id.as_ref())
        .map(|(note, id)| with("span", &["id", "class"], &[id, "mc-place__help"], model.words.get(note)));
    let name = [text(model.words.get(row.name)), note.unwrap_or_default()];
    let halves = [half(model, send, ask, left, note_id.clone()), half(model, send, ask, row.mirror, note_id)];
    let inner = [
        with("div", &["aria-hidden", "class"], &["true", "mc-place__name"], name),
        el("div", "mc-place__sides", halves),
    ];
    el("div", "mc-place", inner)
}

fn half(model: &Model, send: &Send, ask: Ask, region: RegionId, described_by: Option<String>) -> Html {
    let row = &CONTENT.regions[region];
    let control = Tickable {
        kind: BoxKind::Check,
        name: element_id(ask).into(),
        value: AttrValue::Static(row.id),
        is_on: is_marked(model, ask, region),
        described_by,
        onchange: ticked(send, ask.question, Change::Marked(region, true), Change::Marked(region, false)),
    };
    let side = match row.side {
        Side::Right => ui::SIDE_RIGHT,
        Side::Left => ui::SIDE_LEFT,
    };
    let label = [
        el("span", "mc-hidden", region_label(&CONTENT, &model.words, region)),
        with("span", &["aria-hidden"], &["true"], model.words.get(side)),
    ];
    choice(control, label)
}

fn is_marked(model: &Model, ask: Ask, region: RegionId) -> bool {
    model.answers().regions(ask.question).any(|marked| marked == region)
}
