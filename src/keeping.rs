//! How answers are kept, as the host object says.

use super::date;
use super::host::Host;
use app::{Keeping, Kept, Notice};

/// Asks how answers are kept.
#[derive(Default)]
pub struct Asker {
    /// A moment, a language and the day in it that was written before: writing one takes a browser longer than all the rest.
    written: Option<(f64, String, String)>,
}

impl Asker {
    /// How answers are kept just now. Days are written as in the language of the tag.
    pub fn ask(&mut self, host: &Host, tag: &str) -> Keeping {
        let now = host.keeping();
        let kept = match now.kept().as_str() {
            "tab" => Kept::Tab,
            "device" => Kept::Device,
            _ => Kept::Nowhere,
        };
        Keeping {
            kept,
            until: self.day(now.until(), tag),
            is_offered: now.is_offered(),
            is_wanted: now.is_wanted(),
            has_newer: now.has_newer(),
            is_idle: now.is_idle(),
        }
    }

    fn day(&mut self, until: f64, tag: &str) -> String {
        match &self.written {
            Some((before, language, day)) if *before == until && language == tag => day.clone(),
            _ => {
                let day = date::day(until, tag);
                self.written = Some((until, tag.to_owned(), day.clone()));
                day
            }
        }
    }
}

/// What the shim wants said, if anything. It says it once.
pub fn notice(host: &Host) -> Option<Notice> {
    match host.take_notice().as_str() {
        "resumed" => Some(Notice::Resumed),
        "unreadable" => Some(Notice::Unreadable),
        "newer" => Some(Notice::Newer),
        "not-kept" => Some(Notice::NotKept),
        "not-on-device" => Some(Notice::NotOnDevice),
        "not-deleted" => Some(Notice::NotDeleted),
        "deleted-elsewhere" => Some(Notice::DeletedElsewhere),
        "idle" => Some(Notice::DeletedIdle),
        _ => None,
    }
}
