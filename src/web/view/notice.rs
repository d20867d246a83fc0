//! What has to be said about saving.

use yew::Html;

use super::element::{el, with};
use crate::content::ui;
use crate::web::model::{Model, Notice};

/// The words of a notice.
pub fn words(model: &Model, notice: Notice) -> &str {
    model.words.get(match notice {
        Notice::Unreadable => ui::ERR_SAVED,
        Notice::LostSome => ui::NOTICE_LOST_SOME,
        Notice::NotKept => ui::NOTICE_NOT_KEPT,
        Notice::Deleted => ui::NOTICE_DELETED,
    })
}

/// The notice above a page, if there is one.
pub fn notice(model: &Model) -> Html {
    let Some(notice) = model.notice else { return Html::default() };
    let id = match notice {
        Notice::Unreadable => "unreadable",
        Notice::LostSome => "lost-some",
        Notice::NotKept => "not-kept",
        Notice::Deleted => "deleted",
    };
    let values = [id, "notice", "mc-notice mc-notice--quiet"];
    with("div", &["data-notice", "part", "class"], &values, el("p", "", words(model, notice)))
}
