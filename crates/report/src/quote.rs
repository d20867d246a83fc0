//! Answers in words, as the client gave them.

use crate::locale::Words;
use crate::ui;
use content::{Content, Kind, OptionId, PartId, QuestionId, RegionId, Set, Side};
use engine::answers::{Answer, Answers};
use engine::logic::{Used, What};

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

/// Regions in as few words as possible: whole parts of the body first, then side by side, a place that is marked on both
/// sides named once. A single place has its side behind it.
#[must_use]
pub fn region_names(content: &Content, words: &Words, regions: &Set<RegionId>) -> Vec<String> {
    let whole = whole_parts(content, regions);
    let (mut both, mut right, mut left) = (Vec::new(), Vec::new(), Vec::new());
    for region in regions.iter() {
        let row = &content.regions[region];
        let is_both = regions.contains(row.mirror) && !whole.contains(content.regions[row.mirror].part);
        let names = match (is_both, row.side) {
            _ if whole.contains(row.part) => continue,
            (true, Side::Right) => &mut both,
            (true, Side::Left) => continue,
            (false, Side::Right) => &mut right,
            (false, Side::Left) => &mut left,
        };
        names.push(words.get(row.name));
    }
    let whole: Vec<&str> = whole.iter().map(|part| words.get(content.parts[part].name)).collect();
    let is_single = whole.is_empty() && both.len() + right.len() + left.len() == 1;
    let mut lines = Vec::new();
    for (names, single, several) in [
        (whole, ui::PLACES_WHOLE, ui::PLACES_WHOLE),
        (both, ui::REGION_BOTH, ui::PLACES_BOTH),
        (right, ui::REGION_RIGHT, ui::PLACES_RIGHT),
        (left, ui::REGION_LEFT, ui::PLACES_LEFT),
    ] {
        if is_single && !names.is_empty() {
            lines.push(words.fill(single, &[("place", &names.concat())]));
        } else if !names.is_empty() {
            // Names of places have commas in them.
            lines.push(words.fill(several, &[("places", &names.join(words.get(ui::TEXT_BETWEEN)))]));
        }
    }
    lines
}

/// The parts of several places whose regions are all among these.
fn whole_parts(content: &Content, regions: &Set<RegionId>) -> Set<PartId> {
    let is_whole = |part: &PartId| {
        let own = content.regions.ids().filter(|region| content.regions[*region].part == *part);
        let own: Set<RegionId> = own.collect();
        own.len() > 2 && own.iter().all(|region| regions.contains(region))
    };
    content.parts.ids().filter(is_whole).collect()
}

/// The same in one line.
#[must_use]
pub fn region_line(content: &Content, words: &Words, regions: &Set<RegionId>) -> String {
    region_names(content, words, regions).join(words.get(ui::SIDE_SEPARATOR))
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

/// The same in one line.
#[must_use]
pub fn answer_line(content: &Content, words: &Words, answers: &Answers, question: QuestionId) -> String {
    let lines = answer_lines(content, words, answers, question);
    match content.questions[question].kind {
        Kind::Places => lines.join(words.get(ui::SIDE_SEPARATOR)),
        _ => words.list(lines),
    }
}

/// How many marks are named one by one. More are counted: nobody reads or listens to thirty names.
pub const NAMED_AT_MOST: usize = 8;

/// What a client has marked in a body map and chosen beside it, in one sentence.
#[must_use]
pub fn marked_line(content: &Content, words: &Words, answers: &Answers, question: QuestionId) -> String {
    let line = answer_line(content, words, answers, question);
    let n_marked = answers.regions(question).count();
    if line.is_empty() || n_marked > NAMED_AT_MOST {
        return marked_count(words, n_marked);
    }
    words.fill(ui::UI_MARKED, &[("regions", &line)])
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
    let region = |used: &Used| match used.what {
        What::Region(region) => Some(region),
        What::Option(_) | What::Number(_) | What::Nothing => None,
    };
    let regions = region_line(content, words, &used.iter().filter_map(region).collect());
    let others = used.iter().filter(|used| region(used).is_none()).map(|used| used_label(content, words, *used));
    words.list((!regions.is_empty()).then_some(regions).into_iter().chain(others))
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
