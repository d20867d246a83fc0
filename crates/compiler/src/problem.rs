//! Mistakes in `content/`: what they look like, and where they are collected.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

/// A mistake in `content/`, in words for the person who edits it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The file, relative to `content/`.
    pub file: String,
    /// The block, for example `rule "fever"`; empty where the whole file is meant.
    pub id: String,
    /// What happened and what to do: lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, id, message } = self;
        if id.is_empty() { write!(f, "{file}: {message}") } else { write!(f, "{file}: {id}: {message}") }
    }
}

/// The place that a problem is reported for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Spot {
    pub file: String,
    pub id: String,
}

impl Spot {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), id: String::new() }
    }

    /// A block of a file, for example the `rule` of the id `fever`. Some blocks have no id.
    pub fn block(file: impl Into<String>, what: &str, id: &str) -> Self {
        Self { file: file.into(), id: if id.is_empty() { what.to_owned() } else { format!("{what} {id:?}") } }
    }
}

/// All problems found so far. Shared, because every part of the compiler adds to it and none reads it.
#[derive(Default)]
pub(crate) struct Problems {
    found: RefCell<Vec<Problem>>,
    /// What names something unknown: where it stands among the problems, and how many places more name the same.
    unknown: RefCell<BTreeMap<String, (usize, usize)>>,
}

impl Problems {
    /// Adds a problem, in one line.
    pub fn add(&self, spot: &Spot, message: impl Into<String>) {
        let message = message.into().replace('\n', " ");
        self.found.borrow_mut().push(Problem { file: spot.file.clone(), id: spot.id.clone(), message });
    }

    /// Adds that something is named which is not there. It is one problem however many places name it: what is missing
    /// or misspelt is most often the thing itself.
    pub fn add_unknown(&self, spot: &Spot, message: String) {
        let mut unknown = self.unknown.borrow_mut();
        if let Some((_, n_more)) = unknown.get_mut(&message) {
            *n_more += 1;
        } else {
            unknown.insert(message.clone(), (self.len(), 0));
            self.add(spot, message);
        }
    }

    /// Whether something is named which is not there.
    pub fn has_unknown(&self) -> bool {
        !self.unknown.borrow().is_empty()
    }

    pub fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    pub fn len(&self) -> usize {
        self.found.borrow().len()
    }

    pub fn into_vec(self) -> Vec<Problem> {
        let mut found = self.found.into_inner();
        for (position, n_more) in self.unknown.into_inner().into_values().filter(|(_, n_more)| *n_more > 0) {
            if let Some(problem) = found.get_mut(position) {
                let places = if n_more == 1 { "place names" } else { "places name" };
                problem.message.push_str(&format!("; {n_more} other {places} it too"));
            }
        }
        found
    }
}
