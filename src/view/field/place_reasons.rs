//! Why each place is left alone. A list to choose from for each place, because rows for all of them would
//! bury the page.

use yew::Html;

use super::super::control::{self, option};
use super::super::element::{all, each};
use super::super::ids::element_id;
use super::chooser::{row, rows};
use crate::send::Send;
use app::Model;
use content::{Ask, OptionId, RegionId};
use engine::answers::Answer;
use engine::intake::Change;
use report::{CONTENT, region_label, ui};

/// One list for each place.
pub fn place_reasons(model: &Model, send: &Send, ask: Ask) -> Html {
    rows(each(model.derived.path.regions(ask.question), |region| place(model, send, ask, region)))
}

fn place(model: &Model, send: &Send, ask: Ask, region: RegionId) -> Html {
    let words = &model.words;
    let given = match model.answers().get(ask.question) {
        Some(Answer::Reasons(reasons)) => reasons.get(region).copied(),
        _ => None,
    };
    let offered: Vec<OptionId> = model.derived.path.options(ask).collect();
    let found = offered.clone();
    let onchange = control::chosen(send, ask.question, move |value| {
        let option = found.iter().find(|option| CONTENT.options[**option].id == value);
        option.map(|option| Change::GaveReason(region, *option))
    });
    // A reason can be changed, but not taken back.
    let nothing = option("", given.is_none(), given.is_some(), words.get(ui::UI_NOT_GIVEN));
    let reasons = each(&offered, |id| {
        let row = &CONTENT.options[*id];
        option(row.id, given == Some(*id), false, words.get(row.label))
    });
    let label = region_label(&CONTENT, words, region);
    let id = CONTENT.regions[region].id;
    row(&["data-region", "class"], &element_id(ask), id, &label, onchange, all([nothing, reasons]))
}
