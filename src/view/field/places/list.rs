//! All places as lists of boxes: the truth that everything else mirrors.
//!
//! The lists are closed groups, front and back, so that a keyboard has few stops; a group names the marks in it.
//! Places that were found by a word stand there, and are left out here: each box is on the page once.

use std::rc::Rc;

use yew::{AttrValue, Html};

use crate::send::Send;
use crate::view::control::{BoxKind, Tickable, ticked};
use crate::view::details::{Disclosure, put_away};
use crate::view::element::{each, el, keyed, only_if, text, with};
use crate::view::field::choice::choice;
use crate::view::figure;
use crate::view::heading;
use crate::view::ids::element_id;
use crate::view::memo::memo;
use app::Model;
use content::{Ask, GroupId, Id as _, PartId, RegionId, Side, View};
use engine::intake::Change;
use report::locale::Words;
use report::{CONTENT, group_names, region_label, ui};

/// The lists of both views.
pub fn list(model: &Model, send: &Send, ask: Ask, found: &[RegionId]) -> Html {
    each([View::Front, View::Back], |view| view_list(model, send, ask, view, found))
}

fn view_list(model: &Model, send: &Send, ask: Ask, view: View, found: &[RegionId]) -> Html {
    let id = match view {
        View::Front => "front",
        View::Back => "back",
    };
    let mut parts = parts(view);
    parts.retain(|part| part.places.iter().any(|place| !found.contains(place)));
    only_if(!parts.is_empty(), || {
        let lists = each(&parts, |part| part_list(model, send, ask, part, found));
        let inner = [heading::section(model, figure::view_name(model, view)), lists];
        with("div", &["data-view", "class"], &[id, "mc-stack--tight"], inner)
    })
}

/// A part of the body in one view: the same part on both sides, for example an arm from shoulder to hand.
struct BodyPart {
    parts: (PartId, PartId),
    /// The left half of each place; the other half is its mirror.
    places: Vec<RegionId>,
}

fn parts(view: View) -> Vec<BodyPart> {
    let mut parts: Vec<BodyPart> = Vec::new();
    for (region, row) in CONTENT.regions.iter().filter(|(_, row)| row.view == view && row.side == Side::Left) {
        let own = (row.part, CONTENT.regions[row.mirror].part);
        match parts.iter_mut().find(|part| part.parts == own) {
            Some(part) => part.places.push(region),
            None => parts.push(BodyPart { parts: own, places: vec![region] }),
        }
    }
    parts
}

fn part_list(model: &Model, send: &Send, ask: Ask, part: &BodyPart, found: &[RegionId]) -> Html {
    let words = &model.words;
    let mut groups: Vec<GroupId> = part.places.iter().map(|region| CONTENT.regions[*region].group).collect();
    groups.dedup();
    let both = |left: &RegionId| [*left, CONTENT.regions[*left].mirror];
    let marked: Vec<String> = part
        .places
        .iter()
        .flat_map(both)
        .filter(|region| is_marked(model, ask, *region))
        .map(|region| region_label(&CONTENT, words, region))
        .collect();
    let given = (!marked.is_empty()).then(|| words.list(marked));
    let name = group_names(&CONTENT, words, &groups);
    let here: Vec<RegionId> = part.places.iter().copied().filter(|place| !found.contains(place)).collect();
    let inner = el("fieldset", "", [el("legend", "mc-hidden", &name), rows(model, send, ask, &here)]);
    let key = part.places.first().map(|region| CONTENT.regions[*region].id);
    put_away(key, Disclosure { opens: false, ask: None, name, given, not_given: None, inner })
}

/// Places with their two halves, of which the left ones are given.
pub fn rows(model: &Model, send: &Send, ask: Ask, left: &[RegionId]) -> Html {
    let (words, send) = (Rc::clone(&model.words), send.clone());
    let mut seen = vec![Rc::as_ptr(&words).addr(), ask.question.index()];
    let mut halves = Vec::new();
    for left in left {
        let both = [*left, CONTENT.regions[*left].mirror].map(|region| (region, is_marked(model, ask, region)));
        seen.extend(both.map(|(region, is_marked)| region.index() * 2 + usize::from(is_marked)));
        halves.push(both);
    }
    memo(seen, move || each(&halves, |both| place(&words, &send, ask, both)))
}

fn place(words: &Words, send: &Send, ask: Ask, both: &[(RegionId, bool); 2]) -> Html {
    let [(left, _), _] = both;
    let row = &CONTENT.regions[*left];
    let note_id = row.note.map(|_| format!("{}-{}-note", element_id(ask), row.id));
    let note = row
        .note
        .zip(note_id.as_ref())
        .map(|(note, id)| with("span", &["id", "class"], &[id, "mc-place__help"], words.get(note)));
    let name = [text(words.get(row.name)), note.unwrap_or_default()];
    let inner = [
        with("div", &["aria-hidden", "class"], &["true", "mc-place__name"], name),
        el("div", "mc-place__sides", both.map(|half| half_row(words, send, ask, half, note_id.clone()))),
    ];
    keyed(row.id, el("div", "mc-place", inner))
}

fn half_row(
    words: &Words,
    send: &Send,
    ask: Ask,
    (region, is_on): (RegionId, bool),
    described_by: Option<String>,
) -> Html {
    let row = &CONTENT.regions[region];
    let control = Tickable {
        kind: BoxKind::Check,
        name: element_id(ask).into(),
        value: AttrValue::Static(row.id),
        is_on,
        described_by,
        onchange: ticked(send, ask.question, Change::Marked(region, true), Change::Marked(region, false)),
    };
    let side = match row.side {
        Side::Right => ui::SIDE_RIGHT,
        Side::Left => ui::SIDE_LEFT,
    };
    let label = [
        el("span", "mc-hidden", region_label(&CONTENT, words, region)),
        with("span", &["aria-hidden"], &["true"], words.get(side)),
    ];
    choice(control, label)
}

fn is_marked(model: &Model, ask: Ask, region: RegionId) -> bool {
    model.answers().regions(ask.question).any(|marked| marked == region)
}
