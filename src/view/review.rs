//! All answers, to be checked before the result.

use yew::Html;

use super::button::{self, Look};
use super::element::{all, each, el, text, with};
use super::{figure, frame, heading, top};
use crate::send::Send;
use app::{Model, Msg};
use engine::intake::Event;
use report::{CONTENT, Row, Section, review, ui};

/// The page. It is the last of the numbered steps, the one that asks nothing.
pub fn page(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let title = CONTENT.steps.rows().next_back().map_or("", |step| words.get(step.heading));
    let sections = review(&CONTENT, words, &model.derived.path);
    let inner = all([
        top::after(model, send),
        heading::page(model, title),
        el("p", "", words.get(ui::UI_REVIEW)),
        figure::marked(model, "review"),
        each(&sections, |section| section_view(model, send, section)),
        button::form(button::submit(send, "result", Msg::Intake(Event::Checked), words.get(ui::BTN_CONTINUE))),
    ]);
    frame(model, "review", "review", inner)
}

fn section_view(model: &Model, send: &Send, section: &Section) -> Html {
    let rows = each(&section.rows, |row| row_view(model, send, row));
    let inner = [heading::section(model, &section.heading), el("dl", "mc-review", rows)];
    el("section", "mc-stack--tight", inner)
}

fn row_view(model: &Model, send: &Send, row: &Row) -> Html {
    let words = &model.words;
    let question = &CONTENT.questions[row.question];
    let class = if row.is_given { "mc-review__answer" } else { "mc-review__answer mc-review__answer--empty" };
    let wording = words.get(question.wording);
    // "Change: How old are you?" for those who hear the button alone.
    let hidden = words.fill(ui::LABEL_VALUE, &[("label", ""), ("value", wording)]);
    let label = [text(words.get(ui::BTN_CHANGE)), el("span", "mc-hidden", hidden)];
    let wanted = Msg::Intake(Event::ChangeWanted(row.screen));
    let change = button::about(send, Look::Link, "change", question.id, wanted, label);
    let inner = [
        el("dt", "mc-review__question", wording),
        each(&row.lines, |line| with("dd", &["dir", "class"], &["auto", class], line)),
        el("dd", "mc-review__change", change),
    ];
    el("div", "mc-review__row", inner)
}
