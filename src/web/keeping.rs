//! How answers are kept, and what has to be said about it.
//!
//! In: the host object. Out: what a view draws. Where answers really lie is the shim's business.

use super::date;
use super::host::Host;

/// How answers are kept.
#[derive(Clone, PartialEq, Debug, Default)]
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
    /// The same day as a number, to see whether it has changed.
    until_ms: f64,
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

impl Keeping {
    /// How answers are kept just now.
    pub fn now(self, host: &Host, tag: &str) -> Self {
        let now = host.keeping();
        let until_ms = now.until();
        // Writing a date takes a browser longer than all the rest.
        let until = if until_ms == self.until_ms { self.until } else { date::day(until_ms, tag) };
        let kept = match now.kept().as_str() {
            "tab" => Kept::Tab,
            "device" => Kept::Device,
            _ => Kept::Nowhere,
        };
        Self {
            kept,
            until,
            is_offered: now.is_offered(),
            is_wanted: now.is_wanted(),
            has_newer: now.has_newer(),
            is_idle: now.is_idle(),
            until_ms,
        }
    }
}

impl Notice {
    /// What the shim wants said, if anything.
    pub fn of(host: &Host) -> Option<Self> {
        match host.take_notice().as_str() {
            "resumed" => Some(Self::Resumed),
            "unreadable" => Some(Self::Unreadable),
            "newer" => Some(Self::Newer),
            "not-kept" => Some(Self::NotKept),
            "not-on-device" => Some(Self::NotOnDevice),
            "not-deleted" => Some(Self::NotDeleted),
            "deleted-elsewhere" => Some(Self::DeletedElsewhere),
            "idle" => Some(Self::DeletedIdle),
            _ => None,
        }
    }
}
