//! How answers are kept, and what has to be said about it. Where they really lie is the business of the element's shim.

/// How answers are kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Keeping {
    /// Where they are.
    pub kept: Kept,
    /// The day until which they are kept on this device, or would be, in words.
    pub until: String,
    /// Whether the client may choose to keep them on this device.
    pub is_offered: bool,
    /// Whether the client has chosen that, be it possible just now or not.
    pub is_wanted: bool,
    /// Whether another tab has saved newer ones.
    pub has_newer: bool,
    /// Whether they are about to be deleted, because nobody seems to be there.
    pub is_idle: bool,
}

/// Where answers are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kept {
    /// Nowhere but in this page.
    #[default]
    Nowhere,
    /// In this tab.
    Tab,
    /// On this device.
    Device,
}

/// Something to say about saving.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// Answers from before are here again.
    Resumed,
    /// What was saved could not be read.
    Unreadable,
    /// Some of it could not be read and is asked again.
    LostSome,
    /// What was saved is from a newer version, which this one leaves alone.
    Newer,
    /// Answers cannot be kept.
    NotKept,
    /// Answers cannot be kept on this device, but in this tab.
    NotOnDevice,
    /// Everything was deleted.
    Deleted,
    /// The browser did not delete what it keeps.
    NotDeleted,
    /// Everything was deleted in another tab.
    DeletedElsewhere,
    /// Everything was deleted because nobody seemed to be there.
    DeletedIdle,
}
