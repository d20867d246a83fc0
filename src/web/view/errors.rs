//! What keeps a client from going on, as a summary and beside each question, in the same words.

use yew::{Html, html};

use super::block::ask_id;
use crate::content::{Ask, CONTENT, ui};
use crate::intake::{Problem, Trouble};
use crate::web::model::{Model, Msg, Send};

/// The summary above the page; takes the focus. Its links are buttons, because a link to an id inside a
/// shadow root moves nothing.
pub fn summary(model: &Model, send: &Send) -> Html {
    let problems = &model.intake.problems;
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <div class="mc-errors" role="group" aria-labelledby="mc-errors" tabindex="-1">
            <p class="mc-errors__title" id="mc-errors">{ model.words.get(ui::ERR_SUMMARY) }</p>
            <ul class="mc-errors__list">
                for problem in problems.iter() {
                    <li>{ link(model, send, problem) }</li>
                }
            </ul>
        </div>
    }
}

/// What is wrong with one thing asked, if something is.
pub fn message(model: &Model, ask: Ask) -> Option<String> {
    model.intake.problems.iter().find(|problem| problem.ask == ask).map(|problem| words(model, problem))
}

fn link(model: &Model, send: &Send, problem: &Problem) -> Html {
    let ask = ask_id(problem.ask);
    let followed = Msg::ProblemFollowed(ask.clone());
    let onclick = send.reform(move |_| followed.clone());
    html! { <button type="button" class="mc-link mc-errors__link" data-to={ask} {onclick}>{ words(model, problem) }</button> }
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
