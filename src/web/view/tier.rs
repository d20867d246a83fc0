//! What the answers mean for the visit: a box with the level in words, what to do, and the client's own answers.

use yew::{Html, html};

use super::{icon, phone};
use crate::content::{Tone, ui};
use crate::report::{Quoted, TierBox};
use crate::web::model::Model;

/// The words of the heading. The level stands before the title for those who do not see the box.
pub fn title(model: &Model, tier: &TierBox) -> Html {
    let name = model.words.fill(ui::LABEL_VALUE, &[("label", &tier.name), ("value", "")]);
    html! { <><span class="mc-hidden">{ name }</span>{ &tier.title }</> }
}

/// The box. `heading` holds the [`title`]; `inner` follows the reasons.
pub fn tier_box(model: &Model, tier: &TierBox, heading: Html, inner: Html) -> Html {
    html! {
        <div class="mc-tier-box mc-stack" data-tier={tier.id}>
            <div class="mc-tier-box__head">{ icon::tier(model) }{ heading }</div>
            <p>{ &tier.text }</p>
            { quotes(&tier.reasons) }
            { phone::calls(&tier.calls) }
            { inner }
        </div>
    }
}

/// The same as a card that asks to act now: whom to call comes first.
pub fn care_card(model: &Model, tier: &TierBox, heading: Html) -> Html {
    html! {
        <div class="mc-care-card" data-tier={tier.id}>
            <div class="mc-care-card__band">{ icon::tier(model) }{ heading }</div>
            <div class="mc-care-card__body mc-stack">
                <p class="mc-lead">{ &tier.text }</p>
                { phone::calls(&tier.calls) }
                { quotes(&tier.reasons) }
            </div>
        </div>
    }
}

/// The client's own answers, word for word, and what they mean.
pub fn quotes(reasons: &[Quoted]) -> Html {
    html! {
        for reason in reasons.iter() {
            <div class="mc-quote" data-rule={reason.rule}><p class="mc-quote__said">{ &reason.quote }</p><p>{ &reason.text }</p></div>
        }
    }
}

/// Whether a tier asks to act today.
pub const fn asks_to_act(tier: &TierBox) -> bool {
    match tier.tone {
        Tone::Emergency | Tone::Urgent => true,
        Tone::Notice | Tone::Calm => false,
    }
}
