//! What has to be said about saving.

use yew::Html;

use super::element::{el, with};
use app::{Model, Notice};
use report::ui;

/// The words of a notice.
pub fn words(model: &Model, notice: Notice) -> &str {
    model.words.get(match notice {
        Notice::Resumed => ui::NOTICE_RESUMED,
        Notice::Unreadable => ui::ERR_SAVED,
        Notice::LostSome => ui::NOTICE_LOST_SOME,
        Notice::Newer => ui::NOTICE_NEWER,
        Notice::NotKept => ui::NOTICE_NOT_KEPT,
        Notice::NotOnDevice => ui::NOTICE_NOT_ON_DEVICE,
        Notice::Deleted => ui::NOTICE_DELETED,
        Notice::NotDeleted => ui::NOTICE_NOT_DELETED,
        Notice::DeletedElsewhere => ui::NOTICE_DELETED_ELSEWHERE,
        Notice::DeletedIdle => ui::NOTICE_DELETED_IDLE,
    })
}

/// The notice above a page, if there is one.
pub fn notice(model: &Model) -> Html {
    let Some(notice) = model.notice else { return Html::default() };
    let id = match notice {
        Notice::Resumed => "resumed",
        Notice::Unreadable => "unreadable",
        Notice::LostSome => "lost-some",
        Notice::Newer => "newer",
        Notice::NotKept => "not-kept",
        Notice::NotOnDevice => "not-on-device",
        Notice::Deleted => "deleted",
        Notice::NotDeleted => "not-deleted",
        Notice::DeletedElsewhere => "deleted-elsewhere",
        Notice::DeletedIdle => "deleted-idle",
    };
    let values = [id, "notice", "mc-notice mc-notice--quiet"];
    with("div", &["data-notice", "part", "class"], &values, el("p", "", words(model, notice)))
}
