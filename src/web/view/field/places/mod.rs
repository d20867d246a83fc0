//! Places on the body. The list of boxes is the truth; everything else on the page mirrors it.
//!
//! Left and right are the client's own, and stand in the name of every box.

mod list;
mod marked;
mod search;

use yew::Html;

use super::choice::{or, toggled};
use crate::content::{Ask, OptionId, View, ui};
use crate::web::model::{Model, Send};
use crate::web::view::element::{each, el, only_if};

/// The parts of the page, from what most clients use to what finds every place.
pub fn places(model: &Model, send: &Send, ask: Ask) -> Html {
    let options: Vec<OptionId> = model.path.options(ask).collect();
    let found = search::found(model);
    let inner = [
        // The drawn figure stands here: `figure::figure(model, send, ask)`. It says the same events as the boxes.
        marked::marked(model, send, ask),
        only_if(!options.is_empty(), || or(model)),
        each(&options, |option| toggled(model, send, ask, *option)),
        search::search(model, send, ask, &found),
        list::list(model, send, ask, &found),
    ];
    el("div", "mc-places", inner)
}

/// The name of a view of the body.
fn view_name(model: &Model, view: View) -> &str {
    model.words.get(match view {
        View::Front => ui::UI_FRONT,
        View::Back => ui::UI_BACK_VIEW,
    })
}
