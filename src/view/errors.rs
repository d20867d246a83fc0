//! What keeps a client from going on, as a summary and beside each question, in the same words.

use yew::Html;

use super::element::{each, el, on_click, with};
use super::ids::ask_id;
use crate::send::Send;
use app::{Model, Msg};
use content::Ask;
use engine::intake::{Problem, Trouble};
use report::{CONTENT, ui};

/// The summary above the page; takes the focus. Its links are buttons, because a link to an id inside a
/// shadow root moves nothing.
pub fn summary(model: &Model, send: &Send) -> Html {
    let problems = &model.intake.problems;
    if problems.is_empty() {
        return Html::default();
    }
    let inner = [
        with("p", &["id", "class"], &["mc-errors", "mc-errors__title"], model.words.get(ui::ERR_SUMMARY)),
        el("ul", "mc-errors__list", each(problems, |problem| el("li", "", link(model, send, problem)))),
    ];
    let names = &["role", "aria-labelledby", "tabindex", "class"];
    with("div", names, &["group", "mc-errors", "-1", "mc-errors"], inner)
}

/// What is wrong with one thing asked, if something is.
pub fn message(model: &Model, ask: Ask) -> Option<String> {
    model.intake.problems.iter().find(|problem| problem.ask == ask).map(|problem| words(model, problem))
}

fn link(model: &Model, send: &Send, problem: &Problem) -> Html {
    let ask = ask_id(problem.ask);
    let names = &["type", "data-to", "class"];
    let button = with("button", names, &["button", &ask, "mc-link mc-errors__link"], words(model, problem));
    on_click(send, Msg::ProblemFollowed(ask), button)
}

fn words(model: &Model, problem: &Problem) -> String {
    let words = &model.words;
    match problem.trouble {
        Trouble::Empty => {
            let empty = CONTENT.questions[problem.ask.question].empty;
            words.get(empty.unwrap_or(ui::ERR_SUMMARY)).to_owned()
        }
        Trouble::Contradiction => words.get(ui::ERR_NONE_CONFLICT).to_owned(),
        Trouble::TooMany { max } => words.fill(ui::ERR_TOO_MANY, &[("n", &max.to_string())]),
        Trouble::TooLong { max } => words.fill(ui::ERR_TOO_LONG, &[("n", &max.to_string())]),
    }
}
