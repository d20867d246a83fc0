//! What is marked so far, and how to take it back.

use yew::Html;

use crate::send::Send;
use crate::view::button::{Look, button};
use crate::view::details::details;
use crate::view::element::{each, el, on_click, only_if, with};
use app::{Model, Msg};
use content::{Ask, RegionId};
use engine::intake::{Change, Event};
use report::{CONTENT, NAMED_AT_MOST, marked_count, region_label, ui};

/// A button for each mark, the last change back, and all marks away.
pub fn marked(model: &Model, send: &Send, ask: Ask) -> Html {
    let regions: Vec<RegionId> = model.answers().regions(ask.question).collect();
    let can_undo = model.intake.can_undo(ask.question);
    if regions.is_empty() && !can_undo {
        return Html::default();
    }
    let (first, more) = regions.split_at(regions.len().min(NAMED_AT_MOST));
    let count = el("p", "mc-places__count", marked_count(&model.words, regions.len()));
    let more = only_if(!more.is_empty(), || {
        let all = model.words.fill(ui::BTN_SHOW_ALL_MARKS, &[("n", &regions.len().to_string())]);
        details(&all, chips(model, send, ask, more))
    });
    let undo = only_if(can_undo, || {
        let msg = Msg::TakenBack(ask.question, Event::Undid(ask.question));
        button(send, Look::Link, "undo", msg, model.words.get(ui::BTN_UNDO))
    });
    let clear = only_if(!regions.is_empty(), || {
        let msg = Msg::TakenBack(ask.question, Event::Answered(ask.question, Change::Cleared));
        button(send, Look::Link, "clear", msg, model.words.get(ui::BTN_CLEAR_MARKS))
    });
    let inner = [count, chips(model, send, ask, first), more, el("div", "mc-actions", [undo, clear])];
    el("div", "mc-places__marked", inner)
}

/// Without keys, so that the focus stays on a button when one before it is pressed away.
fn chips(model: &Model, send: &Send, ask: Ask, regions: &[RegionId]) -> Html {
    only_if(!regions.is_empty(), || {
        el("div", "mc-places__chips", each(regions, |region| chip(model, send, ask, *region)))
    })
}

fn chip(model: &Model, send: &Send, ask: Ask, region: RegionId) -> Html {
    let label = region_label(&CONTENT, &model.words, region);
    let remove = model.words.fill(ui::BTN_REMOVE, &[("region", &label)]);
    let msg = Msg::TakenBack(ask.question, Event::Answered(ask.question, Change::Marked(region, false)));
    let inner = [
        el("span", "mc-hidden", remove),
        with("span", &["aria-hidden"], &["true"], label),
        with("span", &["aria-hidden", "class"], &["true", "mc-chip__cross"], "×"),
    ];
    let values = ["button", "remove", CONTENT.regions[region].id, "mc-chip"];
    let chip = with("button", &["type", "data-act", "data-region", "class"], &values, inner);
    on_click(send, msg, chip)
}
