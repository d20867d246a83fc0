//! Where answers are kept, the choice to keep them on this device, and what a client must decide about them.

use web_sys::HtmlInputElement;
use yew::{Html, TargetCast as _};

use super::button::{Look, button};
use super::control;
use super::element::{all, el, only_if, saying, with};
use crate::send::Send;
use app::{Kept, Model, Msg};
use report::ui;

/// Where answers are kept, in words.
pub fn state(model: &Model) -> Html {
    let (words, keeping) = (&model.words, &model.keeping);
    let (id, text) = match keeping.kept {
        Kept::Nowhere => ("none", words.get(ui::KEPT_NOWHERE).to_owned()),
        Kept::Tab => ("tab", words.get(ui::KEPT_IN_TAB).to_owned()),
        Kept::Device => ("device", words.fill(ui::KEPT_ON_DEVICE, &[("date", &keeping.until)])),
    };
    with("p", &["data-kept"], &[id], text)
}

/// The choice to keep answers on this device.
pub fn choice(model: &Model, send: &Send) -> Html {
    let keeping = &model.keeping;
    let wanted = saying(send, |event| {
        event.target_dyn_into::<HtmlInputElement>().map(|input| Msg::DeviceWanted(input.checked()))
    });
    let text = model.words.fill(ui::UI_KEEP_ON_DEVICE, &[("date", &keeping.until)]);
    let label = [control::switch("keep-on-device", keeping.is_wanted, wanted), el("span", "", text)];
    only_if(keeping.is_offered, || el("label", "mc-keep", label))
}

/// What a client must decide: which of two tabs is right, and whether they are still there.
pub fn decisions(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let choose = |look, act, msg, text| button(send, look, act, msg, words.get(text));
    all([
        only_if(model.keeping.has_newer, || {
            let actions = [
                choose(Look::Primary, "use-theirs", Msg::TheirsWanted, ui::BTN_USE_THEIRS),
                choose(Look::Second, "keep-mine", Msg::MineWanted, ui::BTN_KEEP_MINE),
            ];
            ask("newer-elsewhere", words.get(ui::NOTICE_NEWER_ELSEWHERE), all(actions))
        }),
        only_if(model.keeping.is_idle, || {
            let stay = choose(Look::Primary, "stay", Msg::Stayed, ui::BTN_STAY);
            ask("idle", words.get(ui::NOTICE_IDLE), stay)
        }),
    ])
}

/// A question that stays in sight wherever the client has scrolled to.
fn ask(id: &'static str, text: &str, actions: Html) -> Html {
    let inner = [el("p", "", text), el("div", "mc-actions", actions)];
    with("div", &["data-notice", "role", "class"], &[id, "alert", "mc-notice mc-notice--stays mc-stack"], inner)
}
