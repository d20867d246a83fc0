//! Places on the body. The list of boxes is the truth; everything else on the page mirrors it.
//!
//! Left and right are the client's own, and stand in the name of every box.

mod list;
mod marked;
mod search;

use yew::Html;

use super::choice::{or, toggled};
use crate::send::Send;
use crate::view::element::{each, el, only_if};
use crate::view::figure;
use app::Model;
use content::{Ask, OptionId};

/// The parts of the page, from what most clients use to what finds every place.
pub fn places(model: &Model, send: &Send, ask: Ask) -> Html {
    let options: Vec<OptionId> = model.derived.path.options(ask).collect();
    let found = search::found(model);
    let inner = [
        figure::map(model, send, ask),
        marked::marked(model, send, ask),
        only_if(!options.is_empty(), || or(model)),
        each(&options, |option| toggled(model, send, ask, *option)),
        search::search(model, send, ask, &found),
        list::list(model, send, ask, &found),
    ];
    figure::following(send, el("div", "mc-places", inner))
}
