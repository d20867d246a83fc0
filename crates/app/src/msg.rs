//! What happens.

use super::keeping::{Keeping, Notice};
use super::take::{OpenedFile, Purpose, Take, Taken};
use content::{PartId, QuestionId, RegionId, View};
use engine::intake::{Event, Intake};
use report::FileRefused;

/// What a view says, or what came of an effect.
#[derive(Clone, PartialEq, Debug)]
pub enum Msg {
    /// Something happened in the questionnaire.
    Intake(Event),
    /// The client took something back in the answer to this question, by a button that may be gone with it.
    TakenBack(QuestionId, Event),
    /// The client typed this to find a place.
    Searched(String),
    /// The client wants to print.
    PrintWanted,
    /// The browser did not say that it prints.
    NotPrinted,
    /// The client wants to take answers along.
    TakeWanted(Take),
    /// That was done, or not.
    Taken(Taken),
    /// The client chose a file.
    FilePicked(Purpose),
    /// It was read, or not.
    FileRead(Purpose, Result<OpenedFile, FileRefused>),
    /// The client wants to delete everything.
    DeleteWanted,
    /// The client said so again.
    DeleteConfirmed,
    /// The host page wants everything deleted.
    ResetByHost,
    /// Everything was deleted, unless the notice says otherwise.
    Deleted(Keeping, Option<Notice>),
    /// The client wants to read about this page.
    AboutWanted,
    /// The client is done with the page that lies over the questionnaire.
    OverlayClosed,
    /// The client wants to see all ideas.
    AllWanted,
    /// The box of a place has the focus, or another control has.
    BoxFocused(Option<RegionId>),
    /// A place of the figure was pressed, in this body map.
    Tapped(QuestionId, RegionId),
    /// The client wants a view to show a part larger, or the whole body again.
    CameCloser(View, Option<PartId>),
    /// The client wants answers to be kept on this device, or no longer.
    DeviceWanted(bool),
    /// The client wants the newer answers of another tab.
    TheirsWanted,
    /// They are here.
    Restored(Box<Intake>, Keeping, Option<Notice>),
    /// The client wants the answers of this tab.
    MineWanted,
    /// The client is still there.
    Stayed,
    /// Answers are kept in this way since they were saved or moved, and this has to be said about it.
    Kept(Keeping, Option<Notice>),
    /// Answers are kept in another way than before.
    KeepingChanged(Keeping),
    /// The client followed a link of the error summary to a question.
    ProblemFollowed(String),
}
