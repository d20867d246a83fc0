//! Ids and where they stand: finding one, naming the nearest known one, refusing one that is taken.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use crate::model::RowId;
use crate::problem::{Problems, Spot};

/// How alike two ids must be, from 0 to 1, for one to be offered in place of the other.
/// Chosen so that "feverish" finds "fever"; no reading of the mistake is certain anyway.
const ALIKE: f64 = 0.75;

/// The ids of one table, in catalogue order. The row of an id has the same position.
pub(crate) struct Ids<I> {
    what: &'static str,
    rows: Vec<(String, Spot)>,
    index: BTreeMap<String, usize>,
    id: PhantomData<I>,
}

impl<I: RowId> Ids<I> {
    /// `what` names a row in messages, for example "rule".
    /// A second row of the same id keeps its position, but is an error. A row without an id
    /// has been reported by the reader.
    pub fn new(what: &'static str, rows: Vec<(String, Spot)>, problems: &Problems) -> Self {
        let mut index = BTreeMap::new();
        for (position, (id, spot)) in rows.iter().enumerate().filter(|(_, (id, _))| !id.is_empty()) {
            if let Some(first) = index.get(id).and_then(|first: &usize| rows.get(*first)) {
                problems.add(spot, format!("duplicate id, {} has it already (ids are never used twice)", first.1.file));
            } else {
                index.insert(id.clone(), position);
            }
        }
        Self { what, rows, index, id: PhantomData }
    }

    pub fn get(&self, id: &str) -> Option<I> {
        self.index.get(id).copied().map(I::new)
    }

    /// The row of this id, or what to say about an id that is not there.
    pub fn find(&self, id: &str) -> Result<I, String> {
        self.get(id).ok_or_else(|| unknown(self.what, id, self.names()))
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(id, _)| id.as_str())
    }

    /// The name of a row, for messages.
    pub fn name(&self, id: I) -> &str {
        self.rows.get(id.index()).map_or("", |(name, _)| name)
    }

    /// Where a row stands. Without the row, which cannot happen, the place is unknown.
    pub fn spot(&self, id: I) -> Spot {
        self.rows.get(id.index()).map_or_else(|| Spot::file(""), |(_, spot)| spot.clone())
    }

    pub fn ids(&self) -> impl Iterator<Item = I> + use<I> {
        (0..self.rows.len()).map(I::new)
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

/// `unknown rule "fevr" (did you mean "fever"?)`
pub(crate) fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    format!("unknown {what} {name:?}{}", did_you_mean(name, known))
}

/// ` (did you mean "fever"?)`, the few that are known where none is alike, or nothing.
pub(crate) fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    match nearest(name, known.iter().copied()) {
        Some(nearest) => format!(" (did you mean {nearest:?}?)"),
        None if !known.is_empty() && known.len() <= 6 => format!(" (known: {})", known.join(", ")),
        None => String::new(),
    }
}

/// The known name that is most like this one, if any is alike at all.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.map(|candidate| (strsim::jaro_winkler(name, candidate), candidate));
    let best = scored.fold(None, |best: Option<(f64, &str)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.filter(|(likeness, _)| *likeness >= ALIKE).map(|(_, name)| name)
}
