//! What the marks of the body maps were before each change, so that a slip can be taken back.
//!
//! In: the answer to a map before it changes. Out: that answer again, the latest change first. It lives as long as
//! a screen is shown and is never saved: it knows what a client marked and then did not want to say.

use crate::answers::Places;
use content::QuestionId;

/// How many changes can be taken back. Beyond it the oldest are forgotten: nobody steps so far back, and a page
/// that stays open must not grow.
pub const STEPS_MAX: usize = 100;

/// The answers to the maps of one screen before each change, the latest last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct History {
    steps: Vec<(QuestionId, Places)>,
}

impl History {
    /// Remembers what the answer was before a change.
    pub fn remember(&mut self, question: QuestionId, before: Places) {
        if self.steps.len() >= STEPS_MAX {
            self.steps.remove(0);
        }
        self.steps.push((question, before));
    }

    /// Whether a change of this map can be taken back.
    pub fn knows(&self, question: QuestionId) -> bool {
        self.position(question).is_some()
    }

    /// The answer before the latest change of this map, which is then forgotten.
    pub fn take(&mut self, question: QuestionId) -> Option<Places> {
        let position = self.position(question)?;
        let (_, before) = self.steps.remove(position);
        Some(before)
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        self.steps.clear();
    }

    fn position(&self, question: QuestionId) -> Option<usize> {
        self.steps.iter().rposition(|(changed, _)| *changed == question)
    }
}
