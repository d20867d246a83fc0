//! Mistakes in `content/`: what they look like, and where they are collected.

use std::cell::RefCell;
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
pub(crate) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Adds a problem, in one line.
    pub fn add(&self, spot: &Spot, message: impl Into<String>) {
        let message = message.into().replace('\n', " ");
        self.0.borrow_mut().push(Problem { file: spot.file.clone(), id: spot.id.clone(), message });
    }

    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    pub fn into_vec(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}
