//! What has changed since an earlier file: numbers side by side, and whether they are better, the same or worse. No more
//! is made of it: a number that a client gives twice differs by chance too.

use super::Material;
use super::quote::out_of;
use crate::locale::Words;
use crate::ui;
use content::{Better, Content, Followed, QuestionId};
use engine::answers::{Answer, Answers};

/// All that can be compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changes {
    /// Since when.
    pub caption: String,
    /// The numbers that were given both times, in the order of `content/meta.toml`; none if nothing can be compared.
    pub rows: Vec<Changed>,
}

/// A number that was given twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// What was asked, and for a client's own activity which one.
    pub label: String,
    /// What was answered before.
    pub earlier: String,
    /// What is answered now.
    pub now: String,
    /// The difference in a word.
    pub word: String,
    /// The difference.
    pub trend: Trend,
}

/// In which direction a number went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trend {
    /// Better.
    Better,
    /// As before.
    Same,
    /// Worse.
    Worse,
}

/// Compares. `date` is the day of the earlier answers in words, where it is known; this module has no clock.
#[must_use]
pub fn compare(material: &Material, earlier: &Answers, date: Option<&str>) -> Changes {
    let Material { content, words, answers, .. } = *material;
    let caption = match date {
        Some(date) => words.fill(ui::CHANGES_SINCE, &[("date", date)]),
        None => words.get(ui::CHANGES_SINCE_UNKNOWN).to_owned(),
    };
    Changes {
        caption,
        rows: content.followed.iter().filter_map(|row| changed(content, words, earlier, answers, row)).collect(),
    }
}

fn changed(
    content: &Content,
    words: &Words,
    earlier: &Answers,
    answers: &Answers,
    followed: &Followed,
) -> Option<Changed> {
    let Followed { question, better, of } = *followed;
    let (before, now) = (earlier.number(question)?, answers.number(question)?);
    let mut label = words.get(content.questions[question].label).to_owned();
    if let Some(of) = of {
        let text = written(answers, of)?;
        if written(earlier, of)? != text {
            return None;
        }
        label = words.fill(ui::LABEL_VALUE, &[("label", &label), ("value", text)]);
    }
    let (lower, higher) = match better {
        Better::Lower => (Trend::Better, Trend::Worse),
        Better::Higher => (Trend::Worse, Trend::Better),
    };
    let trend = match now.cmp(&before) {
        std::cmp::Ordering::Less => lower,
        std::cmp::Ordering::Equal => Trend::Same,
        std::cmp::Ordering::Greater => higher,
    };
    let word = match trend {
        Trend::Better => ui::TREND_BETTER,
        Trend::Same => ui::TREND_SAME,
        Trend::Worse => ui::TREND_WORSE,
    };
    let number = |number| out_of(content, words, question, number);
    Some(Changed { label, earlier: number(before), now: number(now), word: words.get(word).to_owned(), trend })
}

fn written(answers: &Answers, question: QuestionId) -> Option<&str> {
    match answers.get(question) {
        Some(Answer::Text(text)) => Some(text.trim()),
        _ => None,
    }
}
