//! Answers in words, as the client gave them.

use crate::answers::{Answer, Answers};
use crate::content::{Content, Kind, OptionId, PartId, QuestionId, RegionId, Set, Side, ui};
use crate::locale::Words;
use crate::logic::{Used, What};

/// A region with the person's own side.
#[must_use]
pub fn region_label(content: &Content, words: &Words, region: RegionId) -> String {
    let row = &content.regions[region];
    let pattern = match row.side {
        Side::Right => ui::REGION_RIGHT,
        Side::Left => ui::REGION_LEFT,
    };
    words.fill(pattern, &[("place", words.get(row.name))])
}

/// Regions in as few words as possible: a place that is marked on both sides is named once.
#[must_use]
pub fn region_names(content: &Content, words: &Words, regions: &Set<RegionId>) -> Vec<String> {
    let mut names = Vec::new();
    for region in regions.iter() {
        let row = &content.regions[region];
        let is_both = regions.contains(row.mirror);
        if is_both && row.side == Side::Right {
            names.push(words.fill(ui::REGION_BOTH, &[("place", words.get(row.name))]));
        } else if !is_both {
            names.push(region_label(content, words, region));
        }
    }
    names
}

/// The answer to a question, one line for each thing chosen; empty when it was not answered.
#[must_use]
pub fn answer_lines(content: &Content, words: &Words, answers: &Answers, question: QuestionId) -> Vec<String> {
    let option = |option: OptionId| words.get(content.options[option].label).to_owned();
    match answers.get(question) {
        None => Vec::new(),
        Some(Answer::Ticked) => vec![words.get(ui::YES).to_owned()],
        Some(Answer::One(chosen)) => vec![option(*chosen)],
        Some(Answer::Many(_)) => {
            let mut lines: Vec<String> = answers.chosen(content, question).map(option).collect();
            // "None of these" in several lists of one question is one answer, and says nothing beside a tick.
            let ticked = |row: OptionId| !content.options[row].exclusive;
            if answers.chosen(content, question).any(ticked) && content.questions[question].lists.len() > 1 {
                lines = answers.chosen(content, question).filter(|row| ticked(*row)).map(option).collect();
            }
            lines.dedup();
            lines
        }
        Some(Answer::Number(number)) => vec![out_of(content, words, question, *number)],
        Some(Answer::Text(text)) => vec![text.clone()],
        Some(Answer::Places(places)) => {
            let regions = region_names(content, words, &places.regions).into_iter();
            regions.chain(places.options.iter().map(option)).collect()
        }
        Some(Answer::Place(region)) => vec![region_label(content, words, *region)],
        Some(Answer::Reasons(reasons)) => {
            let line = |(region, reason): (RegionId, &OptionId)| {
                let place = region_label(content, words, region);
                words.fill(ui::LABEL_VALUE, &[("label", &place), ("value", &option(*reason))])
            };
            reasons.iter().map(line).collect()
        }
        Some(Answer::PartNumbers(numbers)) => {
            let line = |(part, number): (PartId, &u8)| {
                let (part, number) = (words.get(content.parts[part].name), out_of(content, words, question, *number));
                words.fill(ui::LABEL_VALUE, &[("label", part), ("value", &number)])
            };
            numbers.iter().map(line).collect()
        }
    }
}

/// How many marks are named one by one. More are counted: nobody reads or listens to thirty names.
pub const NAMED_AT_MOST: usize = 8;

/// What a client has marked in a body map and chosen beside it, in one sentence.
#[must_use]
pub fn marked_line(content: &Content, words: &Words, answers: &Answers, question: QuestionId) -> String {
    let lines = answer_lines(content, words, answers, question);
    let n_marked = answers.regions(question).count();
    if lines.is_empty() || n_marked > NAMED_AT_MOST {
        return marked_count(words, n_marked);
    }
    words.fill(ui::UI_MARKED, &[("regions", &words.list(lines))])
}

/// How many regions are marked.
#[must_use]
pub fn marked_count(words: &Words, n_marked: usize) -> String {
    let pattern = match n_marked {
        0 => ui::UI_MARKED_NONE,
        1 => ui::UI_MARKED_ONE,
        _ => ui::UI_MARKED_OTHER,
    };
    words.fill(pattern, &[("n", &n_marked.to_string())])
}

/// The answers behind a rule, as the client gave them, in one line.
pub(super) fn used_line(content: &Content, words: &Words, used: &[Used]) -> String {
    words.list(used.iter().map(|used| used_label(content, words, *used)))
}

fn used_label(content: &Content, words: &Words, used: Used) -> String {
    let question = &content.questions[used.question];
    let value = match used.what {
        What::Region(region) => return region_label(content, words, region),
        // In a list each label stands for itself; a single choice needs its question ("No" to what?).
        What::Option(option) if question.kind != Kind::One => {
            return words.get(content.options[option].label).to_owned();
        }
        What::Option(option) => words.get(content.options[option].label).to_owned(),
        What::Number(number) => out_of(content, words, used.question, number),
        What::Nothing => words.get(ui::UI_NOT_GIVEN).to_owned(),
    };
    words.fill(ui::LABEL_VALUE, &[("label", words.get(question.label)), ("value", &value)])
}

pub(super) fn out_of(content: &Content, words: &Words, question: QuestionId, number: u8) -> String {
    content.questions[question].kind.range().map_or_else(
        || number.to_string(),
        |range| words.fill(ui::OUT_OF, &[("n", &number.to_string()), ("max", &range.end().to_string())]),
    )
}
