//! The visit: what to bring, what to ask, and answers to what people wonder.

use yew::{Html, html};

use super::{details, heading, phone};
use crate::content::{CONTENT, Checklist, QuestionAnswer, ui};
use crate::web::model::Model;

/// The first checklist stands open, everything else is put away.
pub fn visit(model: &Model) -> Html {
    let words = &model.words;
    let visit = &CONTENT.visit;
    let (first, rest) = visit.checklists.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    html! {
        <section class="mc-stack">
            { heading::section(model, words.get(ui::HEAD_VISIT).into()) }
            { first.map(|first| html! { <>{ heading::card(model, words.get(first.heading).into()) }{ checklist(model, first) }</> }) }
            <div class="mc-stack--tight">
                for list in rest.iter() {
                    { details::details(words.get(list.heading), checklist(model, list)) }
                }
                { details::details(words.get(ui::HEAD_ASK), asks(model, visit.asks)) }
                { details::details(words.get(ui::HEAD_OTHER_CARE), asks(model, visit.care)) }
                for question in visit.faq.iter() {
                    { details::details(words.get(question.question), html! { <p>{ words.get(question.answer) }</p> }) }
                }
            </div>
        </section>
    }
}

fn checklist(model: &Model, list: &Checklist) -> Html {
    html! {
        <ul class="mc-checklist">
            for line in list.lines.iter() {
                <li><span>{ phone::linked(model.words.get(*line)) }</span></li>
            }
        </ul>
    }
}

fn asks(model: &Model, asks: &[QuestionAnswer]) -> Html {
    let words = &model.words;
    html! {
        <ul class="mc-checklist">
            for ask in asks.iter() {
                <li>{ words.get(ask.question) }<span class="mc-checklist__why">{ words.get(ask.answer) }</span></li>
            }
        </ul>
    }
}
