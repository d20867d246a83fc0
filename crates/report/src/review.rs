//! The list of all answers, to be checked before the result.

use super::quote::answer_lines;
use crate::locale::Words;
use crate::ui;
use content::{Content, QuestionId, ScreenId};
use engine::intake::Path;

/// The answers of one step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The heading of the step.
    pub heading: String,
    /// Its questions.
    pub rows: Vec<Row>,
}

/// One question with its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The question.
    pub question: QuestionId,
    /// The screen where it can be changed.
    pub screen: ScreenId,
    /// The short name of the question.
    pub label: String,
    /// The answer, one line for each thing chosen.
    pub lines: Vec<String>,
    /// Whether something was answered; if not, `lines` says so.
    pub is_given: bool,
}

/// Lists the questions on the way with their answers, by step. A question stands once, at its first screen.
#[must_use]
pub fn review(content: &'static Content, words: &Words, path: &Path) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut step_before = None;
    let mut listed: Vec<QuestionId> = Vec::new();
    for screen in path.screens() {
        for question in path.asks(screen).map(|ask| ask.question) {
            if listed.contains(&question) || question == content.roles.consent {
                continue;
            }
            listed.push(question);
            let step = content.screens[screen].step;
            if step_before != Some(step) {
                step_before = Some(step);
                sections.push(Section { heading: words.get(content.steps[step].heading).to_owned(), rows: Vec::new() });
            }
            if let Some(section) = sections.last_mut() {
                section.rows.push(row(content, words, path, screen, question));
            }
        }
    }
    sections
}

fn row(content: &Content, words: &Words, path: &Path, screen: ScreenId, question: QuestionId) -> Row {
    let lines = answer_lines(content, words, path.answers(), question);
    let is_given = !lines.is_empty();
    Row {
        question,
        screen,
        label: words.get(content.questions[question].label).to_owned(),
        lines: if is_given { lines } else { vec![words.get(ui::UI_NOT_GIVEN).to_owned()] },
        is_given,
    }
}
