//! About this page: what it is for, how it decides, what is said about massage and whether it is so, and the sources.

use yew::{Html, html};

use super::{details, frame, heading, idea, phone, top};
use crate::content::{CONTENT, Claim, ui};
use crate::web::model::{Model, Send};

/// The page.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let inner = html! {
        <>
            { top::close(model, send) }
            { heading::page(model, words.get(ui::BTN_ABOUT).into()) }
            <p>{ words.get(ui::UI_PURPOSE) }</p>
            <ul class="mc-list">
                for line in CONTENT.visit.about.iter() {
                    <li>{ phone::linked(words.get(*line)) }</li>
                }
            </ul>
            <section class="mc-stack">
                { heading::section(model, words.get(ui::HEAD_CLAIMS).into()) }
                <div class="mc-stack--tight">
                    for row in CONTENT.claims.rows() {
                        { claim(model, row) }
                    }
                </div>
            </section>
            <section class="mc-stack">
                { heading::section(model, words.get(ui::HEAD_SOURCES).into()) }
                <ul class="mc-list mc-note">
                    for source in CONTENT.sources.rows() {
                        <li>{ words.fill(ui::LABEL_VALUE, &[("label", source.key), ("value", words.get(source.citation))]) }</li>
                    }
                </ul>
            </section>
            <p class="mc-note">{ words.fill(ui::UI_VERSION, &[("version", CONTENT.version)]) }</p>
        </>
    };
    frame(model, "about", "about", inner)
}

fn claim(model: &Model, claim: &Claim) -> Html {
    let words = &model.words;
    let sources: Vec<&str> = claim.sources.iter().map(|source| CONTENT.sources[*source].key).collect();
    let inner = html! {
        <>
            <p>{ words.get(claim.sentence) }</p>
            { idea::source_line(model, &sources) }
        </>
    };
    details::judged(words.get(claim.claim), words.get(claim.verdict), inner)
}
