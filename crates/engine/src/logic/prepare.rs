//! Step 0 of the order of evaluation (clinical reference 5.1): which answers count, and how.

use super::facts::Facts;
use crate::answers::{Answer, Answers, Places};
use content::{Content, Kind, OptionId, QuestionId, Set};

/// The answers as the engine reads them: what does not apply is left out, an exclusive option beside
/// another one of its list is dropped, and a missing answer is read as the content says.
#[must_use]
pub fn prepare(content: &Content, given: &Answers) -> Answers {
    let nothing_fired = Set::new();
    let groups = super::groups_of(content, given.regions(content.roles.pain_places));
    let facts = Facts { content, answers: given, fired: &nothing_fired, causes: &[], groups: &groups, outcomes: None };
    let mut answers = Answers::default();
    for (id, question) in content.questions.iter().filter(|(_, question)| facts.holds(&question.counts)) {
        if let Some(answer) = given.get(id) {
            answers.set(id, without_contradiction(content, id, answer));
        }
        if let Some(reading) = question.unknown_as {
            let is_unknown = !answers.is_answered(content, id)
                || question.unsure.iter().any(|option| answers.chose(content, *option));
            if is_unknown && question.kind == Kind::One {
                answers.set(id, Answer::One(reading));
            }
        }
    }
    answers
}

fn without_contradiction(content: &Content, question: QuestionId, answer: &Answer) -> Answer {
    match answer {
        Answer::Many(chosen) => Answer::Many(without_exclusive(content, question, chosen, false)),
        Answer::Places(places) => Answer::Places(Places {
            regions: places.regions.clone(),
            options: without_exclusive(content, question, &places.options, !places.regions.is_empty()),
        }),
        Answer::Ticked
        | Answer::One(_)
        | Answer::Number(_)
        | Answer::Text(_)
        | Answer::Place(_)
        | Answer::Reasons(_)
        | Answer::PartNumbers(_) => answer.clone(),
    }
}

fn without_exclusive(
    content: &Content,
    question: QuestionId,
    chosen: &Set<OptionId>,
    has_others: bool,
) -> Set<OptionId> {
    let lists = content.questions[question].lists.iter();
    lists
        .flat_map(|list| {
            let here = || list.options.iter().copied().filter(|option| chosen.contains(*option));
            let is_other = |option: &OptionId| !content.options[*option].exclusive;
            let has_others = has_others || here().any(|option| is_other(&option));
            here().filter(move |option| !has_others || is_other(option)).collect::<Vec<_>>()
        })
        .collect()
}
