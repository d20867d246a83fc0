//! Taking answers along: copy, save, open. What a clinic does not offer is not there.

use yew::Html;

use super::button::{Look, button};
use super::control;
use super::details::{Disclosure, put_away};
use super::element::{all, el, only_if, text, with};
use crate::send::Send;
use app::{Model, Msg, Purpose, Take, Taken};
use content::TextId;
use report::{FileRefused, LeftOut, ui};

/// The part of a page after the questions. It is put away: most clients print.
pub fn take(model: &Model, send: &Send) -> Html {
    let words = &model.words;
    let exports = model.config.exports;
    let wanted = |is_offered, act, take, text| {
        only_if(is_offered, || button(send, Look::Second, act, Msg::TakeWanted(take), words.get(text)))
    };
    let buttons = [
        wanted(exports.text, "copy", Take::CopyText, ui::BTN_COPY),
        wanted(exports.text, "save-text", Take::SaveText, ui::BTN_SAVE_TEXT),
        wanted(exports.file, "save-file", Take::SaveFile, ui::BTN_SAVE_FILE),
        wanted(exports.fhir, "save-fhir", Take::SaveFhir, ui::BTN_SAVE_FHIR),
        only_if(exports.file, || open(model, send, Purpose::Compare, ui::BTN_COMPARE)),
    ];
    let inner = [el("p", "", words.get(ui::TAKE_INTRO)), el("div", "mc-actions", buttons)];
    let disclosure = Disclosure {
        opens: model.page.not_printed || model.page.taken.is_some(),
        ask: None,
        name: words.get(ui::HEAD_TAKE).to_owned(),
        given: None,
        not_given: Some(words.get(ui::TAKE_WHAT).to_owned()),
        inner: el("div", "mc-stack--tight", inner),
    };
    let put_away = only_if(exports.beside_paper(), || put_away(Some("take"), disclosure));
    el("section", "mc-stack--tight", [put_away, outcome(model)])
}

/// The same on a page that has no part for it, once the browser was asked to print and did not.
pub fn take_instead(model: &Model, send: &Send) -> Html {
    only_if(model.page.not_printed, || take(model, send))
}

/// On the first page, as long as nothing was answered there: opened answers take the place of others.
pub fn go_on(model: &Model, send: &Send) -> Html {
    let is_fresh = model.intake.given.iter().all(|(question, _)| model.is_consent(question));
    let is_shown = model.config.exports.file && (is_fresh || model.page.taken.is_some());
    only_if(is_shown, || {
        let open = only_if(is_fresh, || open(model, send, Purpose::GoOn, ui::BTN_OPEN));
        el("div", "mc-stack--tight", [open, outcome(model)])
    })
}

/// What names the field for a file in the page.
pub const fn file_act(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::GoOn => "open",
        Purpose::Compare => "compare",
    }
}

/// A real file field, which looks like a button.
fn open(model: &Model, send: &Send, purpose: Purpose, label: TextId) -> Html {
    let picked = send.reform(move |_| Msg::FilePicked(purpose));
    let inner = all([control::file(file_act(purpose), picked), text(model.words.get(label))]);
    with("label", &["part", "class"], &["button", "mc-button mc-file"], inner)
}

/// What came of it. The line is always there, so that assistive technology knows it before it speaks.
fn outcome(model: &Model) -> Html {
    let words = &model.words;
    let said = match &model.page.taken {
        None if model.page.not_printed => words.get(not_printed(model)).to_owned(),
        None => String::new(),
        Some(Taken::Copied) => words.get(ui::TAKE_COPIED).to_owned(),
        Some(Taken::ByHand(_)) => words.get(ui::TAKE_BY_HAND).to_owned(),
        Some(Taken::Saved(name)) => words.fill(ui::TAKE_SAVED, &[("name", name)]),
        Some(Taken::Refused(refused)) => words.get(refusal(*refused)).to_owned(),
        Some(Taken::Opened(Purpose::GoOn, left_out)) => {
            let opened = words.fill(ui::FILE_OPENED, &[("start", words.get(ui::BTN_START))]);
            [opened, left_out_line(model, left_out)].join(" ")
        }
        Some(Taken::Opened(Purpose::Compare, left_out)) => left_out_line(model, left_out),
    };
    let by_hand = match &model.page.taken {
        Some(Taken::ByHand(text)) => control::by_hand(words.get(ui::TAKE_BY_HAND), text),
        _ => Html::default(),
    };
    all([with("p", &["role", "class"], &["status", "mc-take"], said), by_hand])
}

fn not_printed(model: &Model) -> TextId {
    if model.config.exports.beside_paper() { ui::NOT_PRINTED_TAKE } else { ui::NOT_PRINTED }
}

const fn refusal(refused: FileRefused) -> TextId {
    match refused {
        FileRefused::TooLarge => ui::FILE_TOO_LARGE,
        FileRefused::Unreadable => ui::FILE_UNREADABLE,
        FileRefused::Foreign => ui::FILE_FOREIGN,
        FileRefused::Newer => ui::FILE_NEWER,
        FileRefused::OtherForm => ui::FILE_OTHER_FORM,
    }
}

fn left_out_line(model: &Model, left_out: &LeftOut) -> String {
    let words = &model.words;
    let names = words.list(&left_out.names);
    match (left_out.names.len(), left_out.n_more) {
        (0, _) => String::new(),
        (_, 0) => words.fill(ui::FILE_LEFT_OUT, &[("names", &names)]),
        (_, more) => words.fill(ui::FILE_LEFT_OUT_MORE, &[("names", &names), ("n", &more.to_string())]),
    }
}
