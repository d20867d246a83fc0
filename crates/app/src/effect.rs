//! What has to be done because of what happened. Whoever does it decides nothing.

use super::take::{Purpose, Take};

/// Something to do, in the order in which they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Draw the page again.
    Draw,
    /// Once it is drawn, put the focus somewhere. Of several, the last one counts.
    Focus(Focus),
    /// Save the answers. Answered by [`Msg::Kept`](super::Msg::Kept).
    Save,
    /// Delete everything that is saved. Answered by [`Msg::Deleted`](super::Msg::Deleted).
    Forget,
    /// Move the answers to this device, or back to this tab. Answered by [`Msg::Kept`](super::Msg::Kept).
    KeepOnDevice(bool),
    /// Take what another tab has saved. Answered by [`Msg::Restored`](super::Msg::Restored).
    UseTheirs,
    /// Save what this tab has in place of that. Answered by [`Msg::Kept`](super::Msg::Kept).
    KeepMine,
    /// Note that somebody is there. Answered by [`Msg::KeepingChanged`](super::Msg::KeepingChanged).
    Stay,
    /// Print the sheet. Where the browser does not say that it prints, [`Msg::NotPrinted`](super::Msg::NotPrinted) comes.
    Print,
    /// Make what the client takes along. [`Msg::Taken`](super::Msg::Taken) comes later.
    Take(Take),
    /// Read the file that was chosen. [`Msg::FileRead`](super::Msg::FileRead) comes later.
    ReadFile(Purpose),
    /// Tell the host page.
    Tell(Told),
}

/// Where the focus goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Focus {
    /// To the heading, or to the summary of problems, and the head of the page into sight.
    Page,
    /// To the first control of a question: its id, perhaps with its list.
    Ask(String),
    /// To the idea of this technique.
    Idea(&'static str),
    /// To a question, if the control that had the focus is gone.
    Kept(String),
    /// To what is said about taking answers along.
    Take,
    /// To the text that is to be copied by hand, all of it selected.
    Text,
}

/// What the host page hears. None of it holds an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// The client is at another step. The pages of a step are one place: how many of them a client sees follows from the
    /// answers.
    Step {
        /// Its number, from 1.
        index: usize,
        /// How many there are.
        total: usize,
    },
    /// The client is at the result.
    ResultShown,
    /// The client prints.
    Print,
    /// Everything was deleted.
    Cleared,
}
