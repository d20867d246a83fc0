//! All answers, to be checked before the result.

use yew::{Html, html};

use super::button::{self, Look};
use super::{frame, heading, top};
use crate::content::{CONTENT, ui};
use crate::intake::Event;
use crate::report::{Row, Section, review};
use crate::web::model::{Model, Msg, Send};

/// The page. It is the last of the numbered steps, the one that asks nothing.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let title = CONTENT.steps.rows().next_back().map_or("", |step| words.get(step.heading));
    let inner = html! {
        <>
            { top::after(model, send) }
            { heading::page(model, title.into()) }
            <p>{ words.get(ui::UI_REVIEW) }</p>
            for section in review(&CONTENT, words, &model.path) {
                { section_view(model, send, &section) }
            }
            { button::form(button::submit(send, "result", Msg::Intake(Event::Checked), words.get(ui::BTN_CONTINUE))) }
        </>
    };
    frame(model, "review", "review", inner)
}

fn section_view(model: &Model, send: &Send, section: &Section) -> Html {
    html! {
        <section class="mc-stack--tight">
            { heading::section(model, section.heading.as_str().into()) }
            <dl class="mc-review">
                for row in section.rows.iter() {
                    { row_view(model, send, row) }
                }
            </dl>
        </section>
    }
}

fn row_view(model: &Model, send: &Send, row: &Row) -> Html {
    let question = &CONTENT.questions[row.question];
    let class = if row.is_given { "mc-review__answer" } else { "mc-review__answer mc-review__answer--empty" };
    let wording = model.words.get(question.wording);
    // "Change: How old are you?" for those who hear the button alone.
    let hidden = model.words.fill(ui::LABEL_VALUE, &[("label", ""), ("value", wording)]);
    let label = html! { <>{ model.words.get(ui::BTN_CHANGE) }<span class="mc-hidden">{ hidden }</span></> };
    let wanted = Msg::Intake(Event::ChangeWanted(row.screen));
    html! {
        <div class="mc-review__row">
            <dt class="mc-review__question">{ wording }</dt>
            for line in row.lines.iter() {
                <dd {class} dir="auto">{ line }</dd>
            }
            <dd class="mc-review__change">{ button::about(send, Look::Link, "change", question.id, wanted, label) }</dd>
        </div>
    }
}
