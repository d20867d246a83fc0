//! What a client takes along or brings, and what came of it.

use engine::answers::Answers;
use report::{FileRefused, LeftOut, Opened};

/// What a client wants to take along, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Take {
    /// The sheet as text, to paste elsewhere.
    CopyText,
    /// The sheet as text, as a file.
    SaveText,
    /// The answers, to open them again.
    SaveFile,
    /// The answers, for the software of a clinic.
    SaveFhir,
}

/// What a file of earlier answers is opened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To go on with them.
    GoOn,
    /// To compare them with those of now.
    Compare,
}

/// What came of it.
#[derive(Clone, PartialEq, Debug)]
pub enum Taken {
    /// The text is in the clipboard.
    Copied,
    /// The browser did not allow it: the text is there to be copied by hand.
    ByHand(String),
    /// The browser was given a file of this name. Whether it has kept it, it tells nobody.
    Saved(String),
    /// A file was not opened.
    Refused(FileRefused),
    /// A file was opened, without what is not known here.
    Opened(Purpose, LeftOut),
}

/// A file that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenedFile {
    /// What stands in it.
    pub opened: Opened,
    /// Its day in words, where it is known.
    pub day: Option<String>,
}

/// Answers of an earlier day, to compare with.
#[derive(Clone, PartialEq, Debug)]
pub struct Earlier {
    /// Those that apply.
    pub answers: Answers,
    /// The day in words, where it is known.
    pub date: Option<String>,
}
