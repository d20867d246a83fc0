//! The line above a page: back, and how far it is.

use yew::Html;

use super::button::{Look, button};
use super::element::{el, only_if, text, with};
use crate::send::Send;
use app::screen::{Progress, progress};
use app::{Model, Msg};
use content::ScreenId;
use engine::intake::{Event, Stage, Then};
use report::{CONTENT, ui};

/// Above a question.
pub fn question(model: &Model, send: &Send, at: ScreenId) -> Html {
    let is_in_order = matches!(model.intake.stage, Stage::Asking { then: Then::Next, .. });
    let progress = only_if(is_in_order, || progress_line(model, progress(&CONTENT, &model.intake, at)));
    let back = only_if(model.derived.path.before(at).is_some(), || back(model, send));
    el("div", "mc-top", [back, progress])
}

/// Above a page after the questions.
pub fn after(model: &Model, send: &Send) -> Html {
    el("div", "mc-top", [back(model, send)])
}

/// Above a page that lies over the questionnaire.
pub fn close(model: &Model, send: &Send) -> Html {
    let close = button(send, Look::Back, "close", Msg::OverlayClosed, model.words.get(ui::BTN_BACK));
    el("div", "mc-top", [close])
}

fn back(model: &Model, send: &Send) -> Html {
    button(send, Look::Back, "back", Msg::Intake(Event::WentBack), model.words.get(ui::BTN_BACK))
}

fn progress_line(model: &Model, progress: Progress) -> Html {
    let words = &model.words;
    let step = words.fill(ui::UI_STEP, &[("n", &progress.step.to_string()), ("m", &progress.steps.to_string())]);
    let time = if progress.minutes == 1 { ui::UI_TIME_LEFT_ONE } else { ui::UI_TIME_LEFT_OTHER };
    let time = words.fill(time, &[("n", &progress.minutes.to_string())]);
    let dot = with("span", &["aria-hidden"], &["true"], "·");
    let inner = [text(&step), text(" "), dot, text(" "), el("span", "mc-progress__time", time)];
    with("p", &["part", "class"], &["progress", "mc-progress"], inner)
}
