//! One thing asked: its wording, hint, reason and message, around the controls of `field`.

use yew::Html;

use super::details::{Disclosure, put_away};
use super::element::{all, el, only_if, text, with};
use super::ids::{ask_id, element_id};
use super::{errors, field, heading};
use crate::send::Send;
use app::Model;
use content::{Ask, Kind, Question, TextId};
use report::{CONTENT, answer_lines, ui};

/// How the wording of a question stands on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// It is the page heading.
    Page,
    /// It is a heading below the page heading.
    Section,
    /// It is said by what stands around it, and only kept for assistive technology.
    Hidden,
}

/// The mark of what may be left out.
pub fn optional(model: &Model) -> Html {
    all([text(" "), el("span", "mc-question__optional", model.words.get(ui::UI_OPTIONAL))])
}

/// A question as a block of its own.
pub fn block(model: &Model, send: &Send, ask: Ask, rank: Rank) -> Html {
    let question = &CONTENT.questions[ask.question];
    match question.kind {
        Kind::Tick => tick(model, send, ask),
        Kind::Text { .. } => written(model, send, ask, rank),
        Kind::One
        | Kind::Many { .. }
        | Kind::Number { .. }
        | Kind::Places
        | Kind::MainPlace { .. }
        | Kind::PlaceReasons { .. }
        | Kind::NumberPerPart { .. } => {
            let wording = only_if(list_heading(ask).is_some(), || {
                line(ask, Part::Wording, "mc-note", model.words.get(question.wording))
            });
            all([wording, fieldset(model, send, ask, rank)])
        }
    }
}

/// A question that is put away until it is wanted, with the answer so far.
pub fn row(model: &Model, send: &Send, ask: Ask) -> Html {
    let words = &model.words;
    let question = &CONTENT.questions[ask.question];
    let lines = answer_lines(&CONTENT, words, model.answers(), ask.question);
    let disclosure = Disclosure {
        opens: errors::message(model, ask).is_some(),
        ask: Some(ask_id(ask)),
        name: words.get(question.wording).to_owned(),
        given: (!lines.is_empty()).then(|| words.list(lines)),
        not_given: Some(words.get(ui::UI_NOT_GIVEN).to_owned()),
        inner: block(model, send, ask, Rank::Hidden),
    };
    put_away(Some(question.id), disclosure)
}

/// The lines around a question that describe its controls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Wording,
    Hint,
    Why,
    Message,
}

fn fieldset(model: &Model, send: &Send, ask: Ask, rank: Rank) -> Html {
    let class = if errors::message(model, ask).is_some() {
        "mc-question mc-stack mc-question--error"
    } else {
        "mc-question mc-stack"
    };
    let hint = if rank == Rank::Hidden { "mc-note" } else { "mc-question__hint" };
    let inner = [legend(model, ask, rank), lines(model, ask, hint), field::controls(model, send, ask, None)];
    let described_by = described_by(model, ask).unwrap_or_default();
    let values = [&own_id(ask, rank), described_by.as_str(), class];
    with("fieldset", &["data-ask", "aria-describedby", "class"], &values, inner)
}

fn legend(model: &Model, ask: Ask, rank: Rank) -> Html {
    let question = &CONTENT.questions[ask.question];
    let wording = model.words.get(list_heading(ask).unwrap_or(question.wording));
    let inner = || all([text(wording), only_if(is_optional(model, ask), || optional(model))]);
    match rank {
        Rank::Page => el("legend", "mc-question__legend", heading::page(model, inner())),
        Rank::Section => el("legend", "mc-question__legend", heading::section(model, inner())),
        Rank::Hidden => el("legend", "mc-hidden", wording),
    }
}

/// A text has one control, so its wording is a label.
fn written(model: &Model, send: &Send, ask: Ask, rank: Rank) -> Html {
    let question = &CONTENT.questions[ask.question];
    let class = if errors::message(model, ask).is_some() {
        "mc-question mc-stack--tight mc-question--error"
    } else {
        "mc-question mc-stack--tight"
    };
    let label_class = if rank == Rank::Hidden { "mc-field__label mc-hidden" } else { "mc-field__label" };
    let mark = only_if(is_optional(model, ask) && rank != Rank::Hidden, || optional(model));
    let wording = text(model.words.get(question.wording));
    let label = with("label", &["for", "class"], &[&element_id(ask), label_class], [wording, mark]);
    let inner = [
        if rank == Rank::Page { heading::page(model, label) } else { label },
        lines(model, ask, "mc-note"),
        field::controls(model, send, ask, described_by(model, ask)),
    ];
    with("div", &["data-ask", "class"], &[&own_id(ask, rank), class], inner)
}

/// A box to tick says its wording itself.
fn tick(model: &Model, send: &Send, ask: Ask) -> Html {
    let class = if errors::message(model, ask).is_some() {
        "mc-question mc-stack mc-question--error"
    } else {
        "mc-question mc-stack"
    };
    let inner = [lines(model, ask, "mc-question__hint"), field::controls(model, send, ask, described_by(model, ask))];
    with("div", &["data-ask", "class"], &[&ask_id(ask), class], inner)
}

fn lines(model: &Model, ask: Ask, hint_class: &'static str) -> Html {
    let words = &model.words;
    let Question { hint, why, .. } = CONTENT.questions[ask.question];
    let hint = hint.map(|hint| line(ask, Part::Hint, hint_class, words.get(hint)));
    let why = why
        .map(|why| line(ask, Part::Why, "mc-question__why", &words.fill(ui::WHY_WE_ASK, &[("why", words.get(why))])));
    let message = errors::message(model, ask).map(|message| line(ask, Part::Message, "mc-message", &message));
    all([hint, why, message].map(Option::unwrap_or_default))
}

fn line(ask: Ask, part: Part, class: &'static str, text: &str) -> Html {
    with("p", &["id", "class"], &[&part_id(ask, part), class], text)
}

fn part_id(ask: Ask, part: Part) -> String {
    let part = match part {
        Part::Wording => "wording",
        Part::Hint => "hint",
        Part::Why => "why",
        Part::Message => "error",
    };
    format!("{}-{part}", element_id(ask))
}

/// The ids of the lines that describe the controls.
fn described_by(model: &Model, ask: Ask) -> Option<String> {
    let question = &CONTENT.questions[ask.question];
    let parts = [
        (Part::Wording, list_heading(ask).is_some()),
        (Part::Hint, question.hint.is_some()),
        (Part::Why, question.why.is_some()),
        (Part::Message, errors::message(model, ask).is_some()),
    ];
    let ids: Vec<String> =
        parts.into_iter().filter(|(_, is_there)| *is_there).map(|(part, _)| part_id(ask, part)).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The row around a hidden wording carries the id instead.
fn own_id(ask: Ask, rank: Rank) -> String {
    if rank == Rank::Hidden { String::new() } else { ask_id(ask) }
}

/// The heading of the list, where a question has several.
fn list_heading(ask: Ask) -> Option<TextId> {
    CONTENT.questions[ask.question].lists.get(usize::from(ask.list)).and_then(|list| list.heading)
}

fn is_optional(model: &Model, ask: Ask) -> bool {
    !model.derived.path.must(ask.question)
}
