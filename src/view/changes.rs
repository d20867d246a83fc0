//! What has changed since an earlier file, as a small table.

use yew::Html;

use super::element::{each, el, only_if, with};
use super::heading;
use app::Model;
use report::{Changed, Changes, ui};

/// The part of the result page.
pub fn changes(model: &Model) -> Html {
    let Some(changes) = model.changes() else { return Html::default() };
    let words = &model.words;
    let title = heading::section(model, words.get(ui::HEAD_CHANGES));
    let inner = if changes.rows.is_empty() {
        el("p", "", words.get(ui::CHANGES_NONE))
    } else {
        table(model, "mc-changes", "mc-changes__caption", &changes)
    };
    with("section", &["data-part", "class"], &["changes", "mc-stack--tight"], [title, inner])
}

/// The table, on screen and on paper; nothing where nothing can be compared.
pub fn table(model: &Model, class: &'static str, caption: &'static str, changes: &Changes) -> Html {
    let heads = [ui::CHANGE_ASKED, ui::CHANGE_EARLIER, ui::CHANGE_NOW, ui::CHANGE_WORD];
    let heads = each(heads, |head| with("th", &["scope"], &["col"], model.words.get(head)));
    only_if(!changes.rows.is_empty(), || {
        let inner = [
            el("caption", caption, &changes.caption),
            el("thead", "", el("tr", "", heads)),
            el("tbody", "", each(&changes.rows, row)),
        ];
        el("table", class, inner)
    })
}

fn row(row: &Changed) -> Html {
    let cell = |text: &String| el("td", "", text);
    let cells = [
        with("th", &["scope", "dir"], &["row", "auto"], &row.label),
        cell(&row.earlier),
        cell(&row.now),
        cell(&row.word),
    ];
    el("tr", "", cells)
}
