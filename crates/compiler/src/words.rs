//! Words that no text for clients may hold: `reference/words.toml`.

use crate::locale::Locale;
use crate::names;
use crate::problem::{Problems, Spot};
use crate::read::Block;
use crate::schema::{Allow, Words};

/// Finds words to avoid in the source language. An exception that is not needed any more is an error too.
pub(crate) fn check(words: &Block<Words>, source: &Locale, problems: &Problems) {
    let Some(row) = &words.row else { return };
    let is_allowed =
        |key: &str, word: &str| row.allow.iter().any(|allow| allow.key == key && is_same(&allow.word, word));
    for avoid in &row.avoid {
        for (key, text) in source.texts.iter().filter(|(_, text)| holds(&text.text, &avoid.word)) {
            if !is_allowed(key, &avoid.word) {
                let spot = Spot::block(&text.file, "text", key);
                problems.add(
                    &spot,
                    format!(
                        "says {:?}, a word to avoid; say it another way, or allow it here in {}",
                        avoid.word, words.spot.file
                    ),
                );
            }
        }
    }
    for allow in &row.allow {
        check_exception(allow, row, source, &Spot::block(&words.spot.file, "allow", &allow.key), problems);
    }
}

fn check_exception(allow: &Allow, words: &Words, source: &Locale, spot: &Spot, problems: &Problems) {
    if allow.why.trim().is_empty() {
        problems.add(spot, "say in \"why\" what the exception is for");
    }
    let avoided = words.avoid.iter().map(|avoid| avoid.word.as_str());
    if !avoided.clone().any(|word| is_same(word, &allow.word)) {
        problems.add(spot, names::unknown("word", &allow.word, avoided));
    }
    match source.texts.get(&allow.key) {
        None => problems.add(spot, names::unknown("text", &allow.key, source.texts.keys().map(String::as_str))),
        Some(text) if !holds(&text.text, &allow.word) => {
            problems.add(spot, format!("the text does not say {:?} any more, take the exception out", allow.word));
        }
        Some(_) => {}
    }
}

fn is_same(one: &str, two: &str) -> bool {
    one.to_lowercase() == two.to_lowercase()
}

/// Whether a text has the word as a whole word (or phrase), in capitals or not. A sign such as "!" counts anywhere.
fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let goes_on = |inside: Option<char>, outside: Option<char>| {
        [inside, outside].iter().all(|end| end.is_some_and(char::is_alphanumeric))
    };
    text.match_indices(&word).any(|(start, found)| {
        let (before, after) =
            (text.get(..start).unwrap_or_default(), text.get(start + found.len()..).unwrap_or_default());
        !goes_on(word.chars().next(), before.chars().next_back())
            && !goes_on(word.chars().next_back(), after.chars().next())
    })
}
