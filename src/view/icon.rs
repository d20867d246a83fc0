//! Icons: one shape for each kind of news, so that the shape says it too. They are never the only sign.

use yew::Html;

use super::element::{each, with};
use app::Model;
use content::{Stops, Tone};
use report::CONTENT;

/// The icon of the tier.
pub fn tier(model: &Model) -> Html {
    let id = model.derived.assessment.tier;
    let tier = &CONTENT.tiers[id];
    icon(match (tier.tone, tier.stops) {
        (Tone::Emergency, _) => &["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z", "M12 7v6M12 16.5v.5"],
        (Tone::Urgent, Stops::Ends | Stops::Tells) => &[RING, "M12 6.5V12l4 2.5"],
        (Tone::Urgent, Stops::AtResult) => {
            &["M3 6.5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2V21H3z", "M3 9.5h18M8 2.5v4M16 2.5v4M12 12v6M9 15h6"]
        }
        (Tone::Notice, Stops::Ends | Stops::Tells) => &[RING, "M7 12h10"],
        (Tone::Notice, Stops::AtResult) if id == CONTENT.tier_incomplete => &[RING, "M8 12h.1M12 12h.1M16 12h.1"],
        (Tone::Notice, Stops::AtResult) if tier.hides => &[RING, "M9.5 8.5v7M14.5 8.5v7"],
        (Tone::Notice, Stops::AtResult) if tier.note => {
            &["M12 2 22 12 12 22 2 12z", "M9.8 9.6a2.2 2.2 0 1 1 3.2 2c-.8.4-1 .9-1 1.6M12 16.3v.3"]
        }
        (Tone::Notice, Stops::AtResult) => &["M3 4h18v13h-9l-5 4v-4H3z", "M8 9h8M8 12.5h5"],
        (Tone::Calm, _) => &[RING, "m7.5 12.5 3 3 6-6.5"],
    })
}

/// A telephone.
pub fn phone() -> Html {
    icon(&["M5 3h4l2 5-2.5 1.8a12 12 0 0 0 5.7 5.7L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"])
}

const RING: &str = "M2.5 12a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0 -19 0";

fn icon(paths: &[&'static str]) -> Html {
    let shape = each(paths, |path| with("path", &["d"], &[path], Html::default()));
    with("svg", &["viewBox", "aria-hidden", "class"], &["0 0 24 24", "true", "mc-icon"], shape)
}
