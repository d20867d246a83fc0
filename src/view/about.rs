//! About this page: what it is for, how it decides, what is said about massage and whether it is so, and the sources.

use yew::Html;

use super::element::{all, each, el};
use super::{details, frame, heading, idea, phone, top};
use crate::send::Send;
use app::Model;
use content::{Claim, Source};
use report::{CONTENT, ui};

/// The page.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let lines = each(CONTENT.visit.about, |line| el("li", "", phone::linked(words, words.get(*line))));
    let claims = [
        heading::section(model, words.get(ui::HEAD_CLAIMS)),
        el("div", "mc-stack--tight", each(CONTENT.claims.rows(), |row| claim(model, row))),
    ];
    let sources = [
        heading::section(model, words.get(ui::HEAD_SOURCES)),
        el("ul", "mc-list mc-note", each(CONTENT.sources.rows(), |row| source(model, row))),
    ];
    let inner = all([
        top::close(model, send),
        heading::page(model, words.get(ui::BTN_ABOUT)),
        el("p", "", words.get(ui::UI_PURPOSE)),
        el("ul", "mc-list", lines),
        el("section", "mc-stack", claims),
        el("section", "mc-stack", sources),
        el("p", "mc-note", words.fill(ui::UI_VERSION, &[("version", CONTENT.version)])),
    ]);
    frame(model, "about", "about", inner)
}

fn source(model: &Model, source: &Source) -> Html {
    let words = &model.words;
    let values = [("label", source.key), ("value", words.get(source.citation))];
    el("li", "", words.fill(ui::LABEL_VALUE, &values))
}

fn claim(model: &Model, claim: &Claim) -> Html {
    let words = &model.words;
    let sources: Vec<&str> = claim.sources.iter().map(|source| CONTENT.sources[*source].key).collect();
    let inner = all([el("p", "", words.get(claim.sentence)), idea::source_line(model, &sources)]);
    details::judged(words.get(claim.claim), words.get(claim.verdict), inner)
}
