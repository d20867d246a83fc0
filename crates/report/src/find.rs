//! Places on the body by the words that people use for them.
//!
//! In: what was typed. Out: the places that it fits. It does not know the lists that they stand in, nor how a
//! browser makes letters small: those tables would weigh more than the rest of the search, and browsers have them.
//! Which words of a language are small ones stands with its texts.

use std::cmp::Reverse;

use crate::locale::Words;
use crate::ui;
use content::{Content, Region, RegionId, Side, TextId, insert_in_order};

/// What is typed beyond this, in characters, is not looked at: no place needs so many words.
const QUERY_MAX: usize = 60;

/// From this many letters on, a word that is known nowhere may be one letter off. A shorter one is like too many.
const MISTYPED_MIN: usize = 4;

/// How well a place fits, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// These are its name, or another word for it.
    Whole,
    /// Its name, or another word for it, begins so.
    Begins,
    /// The words stand together in its name or in another word for it.
    Named,
    /// They stand apart, in its name and other words for it.
    Apart,
    /// They stand in its note or in the name of its group.
    Around,
}

/// A word that was typed, and that at least one place has.
struct Wanted<'a> {
    word: &'a str,
    /// No place has it as it was typed.
    is_mistyped: bool,
    /// It only says more about the words beside it, such as "outer" and "bone".
    is_detail: bool,
}

/// The words by which a place is known, without those that say nothing.
struct Known {
    region: RegionId,
    /// Its name, and other words for it.
    names: Vec<Text>,
    /// Its note and the name of its group.
    around: [Text; 2],
}

struct Text {
    words: Vec<String>,
    /// As one word, since people write "low back" and "lowback", "kneecap" and "knee cap".
    joined: String,
}

/// A place, and what of the query it fits.
struct Found {
    region: RegionId,
    n_runs: usize,
    fit: Fit,
}

/// The left half of each place that fits what was typed, the best first, then in catalogue order. Every word must be
/// one of its words, or the beginning of one. Where no place has all of them, as for "neck and shoulders", each run of
/// words that belong together is looked for on its own. Words that say nothing of a place are passed over, such as
/// those for a side and "my" in "my knee"; a query without any other word fits none. `lower` makes letters small.
#[must_use]
pub fn find_places(content: &Content, words: &Words, query: &str, lower: fn(&str) -> String) -> Vec<RegionId> {
    let query: String = query.chars().take(QUERY_MAX).collect();
    let query = lower(&query);
    let typed: Vec<&str> = split(&query).collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let listed = |texts: &[TextId]| -> Vec<String> {
        texts.iter().flat_map(|text| split(&lower(words.get(*text))).map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let joins = listed(&[ui::UI_SEARCH_JOINS]);
    let ignored = listed(&[ui::UI_SEARCH_IGNORED, ui::UI_SEARCH_JOINS, ui::SIDE_LEFT, ui::SIDE_RIGHT]);
    let details = listed(&[ui::UI_SEARCH_DETAILS]);
    let places: Vec<Known> = content
        .regions
        .iter()
        .filter(|(_, row)| row.side == Side::Left)
        .map(|(region, row)| Known::new(words, region, row, words.get(content.groups[row.group].name), &ignored, lower))
        .collect();
    let phrases: Vec<Vec<Wanted>> = typed
        .split(|word| has(&joins, word))
        .map(|phrase| {
            let said = phrase.iter().filter(|word| !has(&ignored, word));
            said.filter_map(|word| Wanted::new(word, &places, &details)).collect()
        })
        .collect();
    let names_a_place = phrases.iter().flatten().any(|wanted| !wanted.is_detail);
    let mut found: Vec<Found> = Vec::new();
    for phrase in &phrases {
        let mut rest = phrase.as_slice();
        while let Some(first) = rest.first() {
            let (n_words, hits) = longest_run(&places, rest);
            rest = rest.get(n_words..).unwrap_or_default();
            if !(n_words == 1 && first.is_detail && names_a_place) {
                hits.into_iter().for_each(|(fit, region)| add(&mut found, region, fit));
            }
        }
    }
    let mut sorted = Vec::new();
    for place in found {
        insert_in_order(&mut sorted, place, |place| (Reverse(place.n_runs), place.fit, place.region));
    }
    sorted.into_iter().map(|place| place.region).collect()
}

/// How many of the first words belong together, and the places that they fit; one word where nothing fits.
fn longest_run(places: &[Known], words: &[Wanted]) -> (usize, Vec<(Fit, RegionId)>) {
    for n_words in (2..=words.len()).rev() {
        let hits = fitting(places, words.get(..n_words).unwrap_or_default(), Fit::Apart);
        if !hits.is_empty() {
            return (n_words, hits);
        }
    }
    (1, fitting(places, words.get(..1).unwrap_or_default(), Fit::Around))
}

/// The places that fit at least so well. Those that only lie near are given where there is nothing better.
fn fitting(places: &[Known], run: &[Wanted], worst: Fit) -> Vec<(Fit, RegionId)> {
    let mut hits: Vec<(Fit, RegionId)> =
        places.iter().filter_map(|place| Some((place.fit(run)?, place.region))).collect();
    let best = hits.iter().map(|(fit, _)| *fit).min().unwrap_or(worst);
    hits.retain(|(fit, _)| *fit <= worst && *fit <= best.max(Fit::Named));
    hits
}

fn add(found: &mut Vec<Found>, region: RegionId, fit: Fit) {
    if let Some(place) = found.iter_mut().find(|place| place.region == region) {
        place.n_runs += 1;
        place.fit = place.fit.min(fit);
    } else {
        found.push(Found { region, n_runs: 1, fit });
    }
}

impl<'a> Wanted<'a> {
    /// `None` for a word that no place has.
    fn new(word: &'a str, places: &[Known], details: &[String]) -> Option<Self> {
        let is_detail = has(details, word);
        [false, true]
            .map(|is_mistyped| Self { word, is_mistyped, is_detail })
            .into_iter()
            .find(|wanted| places.iter().any(|place| place.has(wanted)))
    }

    /// Whether it is this word, or the beginning of it.
    fn is_in(&self, own: &str) -> bool {
        self.is(own) || !self.is_mistyped && own.starts_with(self.word)
    }

    /// Whether it is this word, or this with a letter more at the end, as most plurals have.
    fn is(&self, own: &str) -> bool {
        if self.is_mistyped {
            return is_one_off(own, self.word);
        }
        let more = self.word.strip_prefix(own).map(|more| more.chars().count());
        more == Some(0) || more == Some(1) && own.chars().count() + 1 >= MISTYPED_MIN
    }
}

impl Known {
    fn new(
        words: &Words,
        region: RegionId,
        row: &Region,
        group: &str,
        ignored: &[String],
        lower: fn(&str) -> String,
    ) -> Self {
        let text = |text: &str| Text::new(&lower(text), ignored);
        let others = row.search.map_or("", |search| words.get(search));
        let names = others.split(',').chain([words.get(row.name)]).map(text).collect();
        Self { region, names, around: [text(row.note.map_or("", |note| words.get(note))), text(group)] }
    }

    /// Whether a word is one of its words, or the beginning of one.
    fn has(&self, wanted: &Wanted) -> bool {
        self.names.iter().chain(&self.around).any(|text| text.holds(wanted) || text.joined.starts_with(wanted.word))
    }

    /// How well it fits, if it does.
    fn fit(&self, run: &[Wanted]) -> Option<Fit> {
        let joined: String = run.iter().map(|wanted| wanted.word).collect();
        let names_any = |fits: &dyn Fn(&Text) -> bool| self.names.iter().any(fits);
        let holds_all = |text: &Text| run.iter().all(|wanted| text.holds(wanted));
        if names_any(&|name| name.joined == joined || name.words.len() == run.len() && name.begins(run, Wanted::is)) {
            Some(Fit::Whole)
        } else if names_any(&|name| name.joined.starts_with(&joined) || name.begins(run, Wanted::is_in)) {
            Some(Fit::Begins)
        } else if names_any(&holds_all) {
            Some(Fit::Named)
        } else if run.iter().all(|wanted| names_any(&|name| name.holds(wanted))) {
            Some(Fit::Apart)
        } else {
            self.around.iter().any(holds_all).then_some(Fit::Around)
        }
    }
}

impl Text {
    fn new(text: &str, ignored: &[String]) -> Self {
        let words: Vec<String> = split(text).filter(|word| !has(ignored, word)).map(str::to_owned).collect();
        Self { joined: words.concat(), words }
    }

    fn holds(&self, wanted: &Wanted) -> bool {
        self.words.iter().any(|own| wanted.is_in(own))
    }

    /// Whether it begins with these words, in this order.
    fn begins<'a>(&self, run: &[Wanted<'a>], is_same: fn(&Wanted<'a>, &str) -> bool) -> bool {
        run.len() <= self.words.len() && run.iter().zip(&self.words).all(|(wanted, own)| is_same(wanted, own))
    }
}

fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|own| own == word)
}

/// Whether a word was typed with one letter too many, too few or wrong, or with two in the wrong order. The first letter
/// is always right: it seldom is the wrong one, and many short words differ in nothing else.
fn is_one_off(own: &str, typed: &str) -> bool {
    let (own, typed): (Vec<char>, Vec<char>) = (own.chars().collect(), typed.chars().collect());
    let n_same = own.iter().zip(&typed).take_while(|(own, typed)| own == typed).count();
    let (Some(own), Some(rest)) = (own.get(n_same..), typed.get(n_same..)) else { return false };
    n_same > 0
        && typed.len() >= MISTYPED_MIN
        && match (own, rest) {
            ([_, own @ ..], [_, rest @ ..]) if own == rest => true,
            ([_, own @ ..], rest) if own == rest => true,
            (own, [_, rest @ ..]) if own == rest => true,
            ([one, two, own @ ..], [first, second, rest @ ..]) => one == second && two == first && own == rest,
            _ => false,
        }
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
