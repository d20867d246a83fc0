//! Places on the body by the words that people use for them.
//!
//! In: what was typed. Out: the places that it fits. It does not know the lists that they stand in, nor how a
//! browser makes letters small: those tables would weigh more than the rest of the search, and browsers have them.

use crate::content::{Content, Region, RegionId, Side, insert_in_order, ui};
use crate::locale::Words;

/// What is typed beyond this, in characters, is not looked at: no place needs so many words.
const QUERY_MAX: usize = 60;

/// How well a place fits, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its name, or another word for it, begins as the query does.
    Begins,
    /// The words stand together in its name or in another word for it.
    Named,
    /// They stand apart, or in its note or the name of its group.
    Near,
}

/// The words by which a place is known.
struct Known {
    region: RegionId,
    /// Its name, and other words for it.
    names: Vec<String>,
    /// Its note and the name of its group.
    around: [String; 2],
}

/// The left half of each place that fits what was typed: every word must be one of its words, or the beginning of
/// one. Best first, then in catalogue order; places that only lie near are given where there is nothing better.
/// Words that say nothing of a place are passed over, such as those for a side and "my" in "my knee"; a query
/// without any other word fits none. `lower` makes letters small.
#[must_use]
pub fn find_places(content: &Content, words: &Words, query: &str, lower: fn(&str) -> String) -> Vec<RegionId> {
    let query: String = query.chars().take(QUERY_MAX).collect();
    let query = lower(&query);
    let mut wanted: Vec<&str> = split(&query).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let sides = [ui::SIDE_LEFT, ui::SIDE_RIGHT].map(|side| lower(words.get(side)));
    let places: Vec<Known> = content
        .regions
        .iter()
        .filter(|(_, row)| row.side == Side::Left)
        .map(|(region, row)| Known::new(content, words, region, row, lower))
        .collect();
    wanted.retain(|word| sides.iter().all(|side| side != word) && places.iter().any(|place| place.has(word)));
    let mut found: Vec<(Fit, RegionId)> = Vec::new();
    for place in &places {
        if let Some(fit) = place.fit(&wanted) {
            insert_in_order(&mut found, (fit, place.region), |(fit, _)| *fit);
        }
    }
    let has_better = found.first().is_some_and(|(fit, _)| *fit < Fit::Near);
    found.retain(|(fit, _)| !has_better || *fit < Fit::Near);
    found.into_iter().map(|(_, region)| region).collect()
}

impl Known {
    fn new(content: &Content, words: &Words, region: RegionId, row: &Region, lower: fn(&str) -> String) -> Self {
        let text = |id| lower(words.get(id));
        let search = row.search.map(text).unwrap_or_default();
        let names = search.split(',').map(str::to_owned).chain([text(row.name)]).collect();
        let around = [row.note.map(text).unwrap_or_default(), text(content.groups[row.group].name)];
        Self { region, names, around }
    }

    /// Whether a word is one of its words, or the beginning of one.
    fn has(&self, word: &str) -> bool {
        self.names.iter().chain(&self.around).any(|text| holds(text, word))
    }

    /// How well it fits, if it does.
    fn fit(&self, wanted: &[&str]) -> Option<Fit> {
        if wanted.is_empty() {
            None
        } else if self.names.iter().any(|name| begins(name, wanted)) {
            Some(Fit::Begins)
        } else if self.names.iter().any(|name| wanted.iter().all(|word| holds(name, word))) {
            Some(Fit::Named)
        } else {
            wanted.iter().all(|word| self.has(word)).then_some(Fit::Near)
        }
    }
}

fn holds(text: &str, word: &str) -> bool {
    split(text).any(|own| own.starts_with(word))
}

/// Whether the words of an entry begin with these, in this order; the last one may be cut short.
fn begins(entry: &str, wanted: &[&str]) -> bool {
    let mut own = split(entry);
    wanted.iter().all(|word| own.next().is_some_and(|own| own.starts_with(word)))
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_between).filter(|word| !word.is_empty())
}

/// Whether a character stands between words. Not `is_alphanumeric`, whose tables a phone would have to download.
const fn is_between(character: char) -> bool {
    match character {
        character if character.is_ascii() => !character.is_ascii_alphanumeric(),
        // Spaces, signs and quotation marks of Latin, of General Punctuation and of East Asian scripts.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' => true,
        _ => false,
    }
}
