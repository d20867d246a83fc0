//! Answers as they stand in a file: ids as text, nothing trusted.
//!
//! A list of a question with several lists may stand under `question:list`; the plain id stands for the
//! whole question, and then a list without a ticked option counts as "none".

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Answer, Answers, Places};
use content::{Choice, Content, Kind, List, Map, OptionId, PartId, Question, QuestionId, RegionId, Set};

/// An answer as read, before it is checked.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum RawAnswer {
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// Texts by key. A number is kept as the text that writes it.
    Map(Vec<(String, String)>),
    /// Anything else.
    #[default]
    Other,
}

/// Raw answers by question id.
pub type RawAnswers = BTreeMap<String, RawAnswer>;

/// An answer that was not taken, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerIssue {
    /// The key, as it stood in the file.
    pub key: String,
    /// What is wrong with it.
    pub problem: AnswerProblem,
}

/// What can be wrong with a raw answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AnswerProblem {
    /// There is no question of this id.
    UnknownQuestion,
    /// The question has no such option, region or part.
    UnknownOption(String),
    /// The answer has the wrong type; this is what was expected.
    WrongType(&'static str),
    /// The number is not a whole number in the range.
    OutOfRange {
        /// The lowest number.
        min: u8,
        /// The highest number.
        max: u8,
    },
    /// More options than allowed.
    TooMany {
        /// The highest number of options.
        max: u8,
    },
}

impl fmt::Display for AnswerIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, problem } = self;
        match problem {
            AnswerProblem::UnknownQuestion => write!(f, "unknown question {key:?}"),
            AnswerProblem::UnknownOption(option) => write!(f, "{key}: unknown option {option:?}"),
            AnswerProblem::WrongType(expected) => write!(f, "{key}: wrong type, expected {expected}"),
            AnswerProblem::OutOfRange { min, max } => write!(f, "{key}: not a whole number from {min} to {max}"),
            AnswerProblem::TooMany { max } => write!(f, "{key}: more than {max} options"),
        }
    }
}

/// Checks raw answers. What cannot be taken is listed and left unanswered; nothing is guessed. Of several places
/// or parts, each stands for itself: one that cannot be taken is listed and left out, and the others are kept.
#[must_use]
pub fn parse(content: &'static Content, raw: &RawAnswers) -> (Answers, Vec<AnswerIssue>) {
    let mut answers = Answers::default();
    let mut issues = Vec::new();
    for (key, value) in raw {
        let mut left_out = Vec::new();
        let (id, list) = key.split_once(':').map_or((key.as_str(), None), |(id, list)| (id, Some(list)));
        let outcome = match find_question(content, id) {
            None => Err(AnswerProblem::UnknownQuestion),
            Some((question, row)) => match list {
                None => parse_answer(content, row, value, &mut left_out).map(|answer| (question, answer)),
                Some(list) => {
                    parse_list(content, row, list, value, answers.get(question)).map(|answer| (question, answer))
                }
            },
        };
        match outcome {
            Ok((_, None)) => {}
            Ok((question, Some(answer))) => answers.set(question, answer),
            Err(problem) => left_out.push(problem),
        }
        issues.extend(left_out.into_iter().map(|problem| AnswerIssue { key: key.clone(), problem }));
    }
    (answers, issues)
}

/// Writes answers so that [`parse`] reads the same again. Lists of one question are written apart.
#[must_use]
pub fn write(content: &'static Content, answers: &Answers) -> RawAnswers {
    let mut raw = RawAnswers::new();
    for (question, answer) in answers.iter() {
        let row = &content.questions[question];
        let name = |option: &OptionId| content.options[*option].id.to_owned();
        let value = match answer {
            Answer::Ticked => RawAnswer::Bool(true),
            Answer::One(option) => RawAnswer::Text(name(option)),
            Answer::Number(number) => RawAnswer::Number(f64::from(*number)),
            Answer::Text(text) => RawAnswer::Text(text.clone()),
            Answer::Place(region) => RawAnswer::Text(content.regions[*region].id.to_owned()),
            Answer::Reasons(reasons) => RawAnswer::Map(
                reasons.iter().map(|(region, option)| (content.regions[region].id.to_owned(), name(option))).collect(),
            ),
            Answer::PartNumbers(numbers) => RawAnswer::Map(
                numbers.iter().map(|(part, number)| (content.parts[part].id.to_owned(), number.to_string())).collect(),
            ),
            Answer::Places(places) => {
                let regions = places.regions.iter().map(|region| content.regions[region].id.to_owned());
                RawAnswer::List(regions.chain(places.options.iter().map(|option| name(&option))).collect())
            }
            Answer::Many(chosen) => {
                let names =
                    |list: &List| list.options.iter().filter(|option| chosen.contains(**option)).map(name).collect();
                if let [list] = row.lists {
                    RawAnswer::List(names(list))
                } else {
                    for list in row.lists {
                        let names: Vec<String> = names(list);
                        if !names.is_empty() {
                            raw.insert(format!("{}:{}", row.id, list.id), RawAnswer::List(names));
                        }
                    }
                    continue;
                }
            }
        };
        raw.insert(row.id.to_owned(), value);
    }
    raw
}

fn parse_answer(
    content: &Content,
    row: &Question,
    value: &RawAnswer,
    left_out: &mut Vec<AnswerProblem>,
) -> Result<Option<Answer>, AnswerProblem> {
    Ok(Some(match row.kind {
        Kind::Tick => match value {
            RawAnswer::Bool(true) => Answer::Ticked,
            RawAnswer::Bool(false) => return Ok(None),
            _ => return Err(AnswerProblem::WrongType("true or false")),
        },
        Kind::One => Answer::One(find_option(content, row.lists, word(value)?.as_str())?),
        Kind::Number { min, max } => Answer::Number(number(value, min, max)?),
        Kind::Text { .. } => match value {
            RawAnswer::Text(text) => Answer::Text(clean(text)),
            _ => return Err(AnswerProblem::WrongType("a text")),
        },
        Kind::Many { max } => {
            let mut chosen = Set::new();
            let names = words(value)?;
            for list in row.lists {
                let mut is_ticked = false;
                for name in names {
                    if let Some(option) = option_named(content, list, name).filter(|(_, choice)| !choice.exclusive) {
                        chosen.insert(option.0);
                        is_ticked = true;
                    }
                }
                // The whole question was answered at once: an exclusive option counts for each list, and a
                // list in which nothing was ticked was seen and left empty, as the file says nothing else.
                for (option, choice) in exclusive(content, list) {
                    let is_named = names.iter().any(|name| name == choice.id);
                    if is_named || (!is_ticked && row.lists.len() > 1 && !names.is_empty()) {
                        chosen.insert(option);
                    }
                }
            }
            known(content, row.lists, names)?;
            check_max(max, &chosen)?;
            Answer::Many(chosen)
        }
        Kind::Places => Answer::Places(places(content, row, words(value)?, left_out)),
        Kind::MainPlace { .. } => {
            let name = word(value)?;
            Answer::Place(content.region_named(&name).ok_or(AnswerProblem::UnknownOption(name))?)
        }
        Kind::PlaceReasons { .. } => match value {
            RawAnswer::Map(reasons) => Answer::Reasons(place_reasons(content, row, reasons, left_out)),
            _ => return Err(AnswerProblem::WrongType("a reason for each region id")),
        },
        Kind::NumberPerPart { min, max, .. } => match value {
            RawAnswer::Map(numbers) => Answer::PartNumbers(part_numbers(content, numbers, min..=max, left_out)),
            _ => return Err(AnswerProblem::WrongType("a number for each part id")),
        },
    }))
}

fn parse_list(
    content: &Content,
    row: &Question,
    id: &str,
    value: &RawAnswer,
    before: Option<&Answer>,
) -> Result<Option<Answer>, AnswerProblem> {
    let list = row.lists.iter().find(|list| list.id == id && !id.is_empty()).ok_or(AnswerProblem::UnknownQuestion)?;
    let mut chosen = match before {
        Some(Answer::Many(chosen)) => chosen.clone(),
        _ => Set::new(),
    };
    for name in words(value)? {
        let (option, _) =
            option_named(content, list, name).ok_or_else(|| AnswerProblem::UnknownOption(name.clone()))?;
        chosen.insert(option);
    }
    Ok(Some(Answer::Many(chosen)))
}

/// The marks of a body map. An older version may have named places that are gone; the others are kept. Where none
/// is left, nothing is taken: that a client marked something must never be read as "nothing hurts".
fn places(content: &Content, row: &Question, names: &[String], left_out: &mut Vec<AnswerProblem>) -> Places {
    let mut places = Places::default();
    for name in names {
        match (content.region_named(name), find_option(content, row.lists, name)) {
            (Some(region), _) => places.regions.insert(region),
            (None, Ok(option)) => places.options.insert(option),
            (None, Err(problem)) => left_out.push(problem),
        }
    }
    if left_out.is_empty() || !places.regions.is_empty() { places } else { Places::default() }
}

/// The reasons for some places. A place or a reason that is gone leaves the others as they are.
fn place_reasons(
    content: &Content,
    row: &Question,
    reasons: &[(String, String)],
    left_out: &mut Vec<AnswerProblem>,
) -> Map<RegionId, OptionId> {
    let mut checked = Map::new();
    for (name, reason) in reasons {
        match (content.region_named(name), find_option(content, row.lists, reason)) {
            (Some(region), Ok(option)) => checked.set(region, option),
            (None, _) => left_out.push(AnswerProblem::UnknownOption(name.clone())),
            (Some(_), Err(problem)) => left_out.push(problem),
        }
    }
    checked
}

/// The numbers for some parts. A part or a number that cannot be taken leaves the others as they are.
fn part_numbers(
    content: &Content,
    numbers: &[(String, String)],
    range: RangeInclusive<u8>,
    left_out: &mut Vec<AnswerProblem>,
) -> Map<PartId, u8> {
    let mut checked = Map::new();
    for (name, number) in numbers {
        // The plain form of a number and no other, so that one answer is written in one way.
        match (find_part(content, name), range.clone().find(|plain| plain.to_string() == *number)) {
            (Some(part), Some(number)) => checked.set(part, number),
            (None, _) => left_out.push(AnswerProblem::UnknownOption(name.clone())),
            (Some(_), None) => left_out.push(AnswerProblem::OutOfRange { min: *range.start(), max: *range.end() }),
        }
    }
    checked
}

fn check_max(max: Option<u8>, chosen: &Set<OptionId>) -> Result<(), AnswerProblem> {
    match max {
        Some(max) if chosen.len() > usize::from(max) => Err(AnswerProblem::TooMany { max }),
        _ => Ok(()),
    }
}

fn known(content: &Content, lists: &[List], names: &[String]) -> Result<(), AnswerProblem> {
    names.iter().try_for_each(|name| find_option(content, lists, name).map(|_| ()))
}

fn word(value: &RawAnswer) -> Result<String, AnswerProblem> {
    match value {
        RawAnswer::Text(text) => Ok(text.clone()),
        // Ids such as "3" may be written as numbers.
        RawAnswer::Number(number) => {
            whole(*number, 0, u8::MAX).map(|number| number.to_string()).ok_or(AnswerProblem::WrongType("one id"))
        }
        _ => Err(AnswerProblem::WrongType("one id")),
    }
}

fn words(value: &RawAnswer) -> Result<&[String], AnswerProblem> {
    match value {
        RawAnswer::List(names) => Ok(names),
        _ => Err(AnswerProblem::WrongType("a list of ids")),
    }
}

fn number(value: &RawAnswer, min: u8, max: u8) -> Result<u8, AnswerProblem> {
    let RawAnswer::Number(number) = value else { return Err(AnswerProblem::WrongType("a number")) };
    whole(*number, min, max).ok_or(AnswerProblem::OutOfRange { min, max })
}

/// The whole number that `number` is, if it lies from `min` to `max`.
fn whole(number: f64, min: u8, max: u8) -> Option<u8> {
    (min..=max).find(|whole| f64::from(*whole) == number)
}

/// Takes out control characters, which no field can show; line breaks stay.
fn clean(text: &str) -> String {
    text.chars().filter(|character| *character == '\n' || !character.is_control()).collect()
}

fn find_question(content: &'static Content, id: &str) -> Option<(QuestionId, &'static Question)> {
    content.questions.iter().find(|(_, row)| row.id == id)
}

fn find_part(content: &Content, id: &str) -> Option<PartId> {
    content.parts.iter().find(|(_, row)| row.id == id).map(|(part, _)| part)
}

fn find_option(content: &Content, lists: &[List], name: &str) -> Result<OptionId, AnswerProblem> {
    let found = lists.iter().find_map(|list| option_named(content, list, name));
    found.map(|(option, _)| option).ok_or_else(|| AnswerProblem::UnknownOption(name.to_owned()))
}

fn option_named<'a>(content: &'a Content, list: &List, name: &str) -> Option<(OptionId, &'a Choice)> {
    choices(content, list).find(|(_, choice)| choice.id == name)
}

fn exclusive<'a>(content: &'a Content, list: &'a List) -> impl Iterator<Item = (OptionId, &'a Choice)> {
    choices(content, list).filter(|(_, choice)| choice.exclusive)
}

fn choices<'a>(content: &'a Content, list: &List) -> impl Iterator<Item = (OptionId, &'a Choice)> {
    list.options.iter().map(|option| (*option, &content.options[*option]))
}

impl Serialize for RawAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(value) => value.serialize(serializer),
            Self::Map(value) => serializer.collect_map(value.iter().map(|(key, value)| (key, value))),
            Self::Other => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for RawAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

/// Takes any value without failing: what does not fit becomes [`RawAnswer::Other`] and is listed later.
struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawAnswer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Bool(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers beyond 2^53 are out of every range anyway")]
    fn visit_i64<E>(self, value: i64) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers beyond 2^53 are out of every range anyway")]
    fn visit_u64<E>(self, value: u64) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Other)
    }

    fn visit_none<E>(self) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawAnswer, A::Error> {
        let mut names = Some(Vec::new());
        while let Some(item) = items.next_element::<Name>()? {
            names = match (names, item.0) {
                (Some(mut names), Some(name)) => {
                    names.push(name);
                    Some(names)
                }
                _ => None,
            };
        }
        Ok(names.map_or(RawAnswer::Other, RawAnswer::List))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawAnswer, A::Error> {
        let mut names = Some(Vec::new());
        while let Some((key, value)) = entries.next_entry::<String, RawAnswer>()? {
            let text = match value {
                RawAnswer::Text(text) => Some(text),
                RawAnswer::Number(number) => Some(number.to_string()),
                RawAnswer::Bool(_) | RawAnswer::List(_) | RawAnswer::Map(_) | RawAnswer::Other => None,
            };
            names = match (names, text) {
                (Some(mut names), Some(value)) => {
                    names.push((key, value));
                    Some(names)
                }
                _ => None,
            };
        }
        Ok(names.map_or(RawAnswer::Other, RawAnswer::Map))
    }
}

/// A text inside a list; `None` for anything else.
struct Name(Option<String>);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_str<E>(self, value: &str) -> Result<Name, E> {
        Ok(Name(Some(value.to_owned())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Name, E> {
        Ok(Name(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Name, E> {
        Ok(Name(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Name, E> {
        Ok(Name(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Name, E> {
        Ok(Name(None))
    }

    fn visit_unit<E>(self) -> Result<Name, E> {
        Ok(Name(None))
    }

    fn visit_none<E>(self) -> Result<Name, E> {
        Ok(Name(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Name, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Name(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Name, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Name(None))
    }
}
