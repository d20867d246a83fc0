//! Why each place is left alone. A list to choose from for each place, because rows for all of them would
//! bury the page.

use yew::{Html, html};

use super::super::block::element_id;
use super::super::control;
use crate::answers::Answer;
use crate::content::{Ask, CONTENT, OptionId, RegionId, ui};
use crate::intake::Change;
use crate::report::region_label;
use crate::web::model::{Model, Send};

/// One list for each place.
pub fn place_reasons(model: &Model, send: &Send, ask: Ask) -> Html {
    html! {
        <div class="mc-places__reasons">
            for region in model.path.regions(ask.question) {
                { place(model, send, ask, region) }
            }
        </div>
    }
}

fn place(model: &Model, send: &Send, ask: Ask, region: RegionId) -> Html {
    let words = &model.words;
    let id = CONTENT.regions[region].id;
    let name = format!("{}-{id}", element_id(ask));
    let given = match model.answers().get(ask.question) {
        Some(Answer::Reasons(reasons)) => reasons.get(region).copied(),
        _ => None,
    };
    let offered: Vec<OptionId> = model.path.options(ask).collect();
    let found = offered.clone();
    let onchange = control::chosen(send, ask.question, move |value| {
        let option = found.iter().find(|option| CONTENT.options[**option].id == value);
        option.map(|option| Change::GaveReason(region, *option))
    });
    // A reason can be changed, but not taken back.
    let options = html! {
        <>
            <option value="" selected={given.is_none()} disabled={given.is_some()}>{ words.get(ui::UI_NOT_GIVEN) }</option>
            for option in offered.iter() {
                <option value={CONTENT.options[*option].id} selected={given == Some(*option)}>
                    { words.get(CONTENT.options[*option].label) }
                </option>
            }
        </>
    };
    html! {
        <div key={id} class="mc-place" data-region={id}>
            <label class="mc-place__name" for={name.clone()}>{ region_label(&CONTENT, words, region) }</label>
            { control::select(name, onchange, options) }
        </div>
    }
}
