//! The words of one language.
//!
//! In: a language pack, as `content-compiler` writes it, and the clinic's settings. Out: [`Words`], which has
//! a text for every [`TextId`]. A pack that does not belong to this engine is refused, so that no label can
//! stand at the wrong answer. This module knows no rules.

use std::fmt;

use crate::ui;
use content::{Content, Id as _, TextId};
use engine::config::ClinicConfig;
use engine::config::phone::{self, Span};

/// The first word of every pack, and the version of its form.
const MAGIC: [&str; 2] = ["massage-check-pack", "1"];

/// The placeholders that stand for phone numbers.
const NUMBERS: [&str; 5] = ["emergency_number", "urgent_line", "maternity", "crisis_line", "clinic_phone"];

/// The words of one language, with the clinic's own names and numbers filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// The language tag (BCP 47), for example `en`.
    pub tag: String,
    /// The direction of the script.
    pub direction: Direction,
    texts: Vec<String>,
    /// The numbers of the clinic in the ways they are written, and what of the clinic's own holds digits and is no number.
    numbers: Vec<Span>,
}

/// The direction of a script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Why a pack was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PackError {
    /// It is not a pack of this form.
    NotAPack,
    /// It was made for another engine.
    OtherEngine,
    /// It has fewer or more texts than it should.
    WrongLength,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAPack => "this is not a language pack",
            Self::OtherEngine => "the language pack belongs to another version; upload all files of one build",
            Self::WrongLength => "the language pack is cut off; upload it again",
        })
    }
}

impl Words {
    /// Reads a pack.
    ///
    /// # Errors
    /// If it is not a pack, belongs to another engine, or is cut off.
    pub fn read(content: &Content, pack: &str, config: &ClinicConfig) -> Result<Self, PackError> {
        let mut lines = pack.strip_suffix('\n').unwrap_or(pack).split('\n');
        let mut head = lines.next().unwrap_or_default().split(' ');
        if [head.next(), head.next()] != MAGIC.map(Some) {
            return Err(PackError::NotAPack);
        }
        if head.next() != Some(content.texts_hash.to_string().as_str()) {
            return Err(PackError::OtherEngine);
        }
        let tag = head.next().unwrap_or_default().to_owned();
        let direction = if head.next() == Some("rtl") { Direction::Rtl } else { Direction::Ltr };
        let texts: Vec<String> = lines.map(str::to_owned).collect();
        if texts.len() != content.texts_len {
            return Err(PackError::WrongLength);
        }
        let mut words = Self { tag, direction, texts, numbers: Vec::new() };
        words.fill_in_clinic(config);
        Ok(words)
    }

    /// A text without placeholders of its own.
    #[must_use]
    pub fn get(&self, text: TextId) -> &str {
        self.texts.get(text.index()).map_or("", String::as_str)
    }

    /// A text with its placeholders filled in.
    #[must_use]
    pub fn fill(&self, text: TextId, values: &[(&str, &str)]) -> String {
        fill(self.get(text), values)
    }

    /// A text in pieces, of which the clinic's numbers can be dialled. All pieces together are the text. Other digits in it
    /// are no numbers to call, whatever they look like.
    #[must_use]
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut rest = text;
        while let Some((before, found, after)) = self.first_number(rest) {
            if !before.is_empty() {
                spans.push(Span::plain(before));
            }
            spans.push(found.clone());
            rest = after;
        }
        if !rest.is_empty() {
            spans.push(Span::plain(rest));
        }
        spans
    }

    /// The first number in a text, and the longest that begins there, with what stands before and after it.
    fn first_number<'a>(&self, text: &'a str) -> Option<(&'a str, &Span, &'a str)> {
        let first = |span: &'_ Span| {
            let places = text.match_indices(&span.text).filter_map(|(at, found)| {
                let (before, after) = (text.get(..at)?, text.get(at + found.len()..)?);
                let is_whole = !before.ends_with(is_of_number) && !after.starts_with(is_of_number);
                is_whole.then_some((before, after))
            });
            places.min_by_key(|(before, _)| before.len())
        };
        let found = self.numbers.iter().filter_map(|span| first(span).map(|(before, after)| (before, span, after)));
        found.min_by_key(|(before, span, _)| (before.len(), usize::MAX - span.text.len()))
    }

    /// Several names in one line.
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, names: impl IntoIterator<Item = S>) -> String {
        let mut line = String::new();
        for name in names {
            if !line.is_empty() {
                line.push_str(self.get(ui::LIST_SEPARATOR));
            }
            line.push_str(name.as_ref());
        }
        line
    }

    fn fill_in_clinic(&mut self, config: &ClinicConfig) {
        let or = |setting: &Option<String>, default| setting.clone().unwrap_or_else(|| self.get(default).to_owned());
        let values = [
            ("emergency_number", or(&config.emergency_number, ui::DEFAULT_EMERGENCY_NUMBER)),
            ("urgent_line", or(&config.urgent_line, ui::DEFAULT_URGENT_LINE)),
            ("maternity", or(&config.maternity, ui::DEFAULT_MATERNITY)),
            ("crisis_line", or(&config.crisis_line, ui::DEFAULT_CRISIS_LINE)),
            ("clinic_phone", or(&config.clinic_phone, ui::DEFAULT_CLINIC)),
            ("clinic_name", or(&config.clinic_name, ui::DEFAULT_CLINIC)),
            ("reviewer", or(&config.reviewer, ui::DEFAULT_REVIEWER)),
            ("reviewed_on", or(&config.reviewed_on, ui::DEFAULT_REVIEWED_ON)),
        ];
        let mut numbers = Vec::new();
        for (name, value) in values.iter().filter(|(_, value)| value.contains(|sign: char| sign.is_ascii_digit())) {
            // Digits in the name of a clinic or of a reviewer are part of the name.
            let is_number = NUMBERS.contains(name);
            let spans = if is_number { phone::spans(value) } else { vec![Span::plain(value)] };
            let is_plain = spans.iter().all(|span| span.number.is_none());
            numbers.extend(spans.into_iter().filter(|span| is_plain || span.number.is_some()));
        }
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for text in self.texts.iter_mut().filter(|text| text.contains('{')) {
            *text = fill(text, &values);
        }
        self.numbers = numbers;
    }
}

/// Whether a sign beside a number would make it another one.
fn is_of_number(sign: char) -> bool {
    sign.is_ascii_digit() || sign == '+'
}

/// Replaces `{name}` by its value in one pass, so that a value is never searched for placeholders itself.
/// A placeholder without a value stays as it is.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
