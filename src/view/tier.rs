//! What the answers mean for the visit: a box with the level in words, what to do, and the client's own answers.

use yew::Html;

use super::element::{all, each, el, text, with};
use super::{icon, phone};
use app::Model;
use content::Tone;
use report::{Quoted, TierBox, ui};

/// The words of the heading. The level stands before the title for those who do not see the box.
pub fn title(model: &Model, tier: &TierBox) -> Html {
    let name = model.words.fill(ui::LABEL_VALUE, &[("label", &tier.name), ("value", "")]);
    all([el("span", "mc-hidden", name), text(&tier.title)])
}

/// The box. `heading` holds the [`title`], and whom to call stands directly below it; `inner` follows the reasons.
pub fn tier_box(model: &Model, tier: &TierBox, heading: Html, inner: Html) -> Html {
    let parts = [
        el("div", "mc-tier-box__head", [icon::tier(model), heading]),
        phone::calls(&tier.calls),
        el("p", "", &tier.text),
        quotes(&tier.reasons),
        inner,
    ];
    with("div", &["data-tier", "class"], &[tier.id, "mc-tier-box mc-stack"], parts)
}

/// The same as a card that asks to act now: whom to call comes first.
pub fn care_card(model: &Model, tier: &TierBox, heading: Html) -> Html {
    let body = [phone::calls(&tier.calls), el("p", "mc-lead", &tier.text), quotes(&tier.reasons)];
    let parts =
        [el("div", "mc-care-card__band", [icon::tier(model), heading]), el("div", "mc-care-card__body mc-stack", body)];
    with("div", &["data-tier", "class"], &[tier.id, "mc-care-card"], parts)
}

/// The client's own answers, word for word, and what they mean.
pub fn quotes(reasons: &[Quoted]) -> Html {
    each(reasons, |reason| {
        let lines = [el("p", "mc-quote__said", &reason.quote), el("p", "", &reason.text)];
        with("div", &["data-rule", "class"], &[reason.rule, "mc-quote"], lines)
    })
}

/// Whether a tier asks to act today.
pub const fn asks_to_act(tier: &TierBox) -> bool {
    match tier.tone {
        Tone::Emergency | Tone::Urgent => true,
        Tone::Notice | Tone::Calm => false,
    }
}
