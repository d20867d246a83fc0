//! The line above a page: back, and how far it is.

use yew::{Html, html};

use super::button::{Look, button};
use crate::content::{CONTENT, ScreenId, ui};
use crate::intake::{Event, Stage, Then};
use crate::screen::{Progress, progress};
use crate::web::model::{Model, Msg, Send};

/// Above a question.
pub fn question(model: &Model, send: &Send, at: ScreenId) -> Html {
    let is_in_order = matches!(model.intake.stage, Stage::Asking { then: Then::Next, .. });
    let progress = is_in_order.then(|| progress_line(model, progress(&CONTENT, &model.intake, at)));
    let back = model.path.before(at).is_some().then(|| back(model, send));
    html! { <div class="mc-top">{ back }{ progress }</div> }
}

/// Above a page after the questions.
pub fn after(model: &Model, send: &Send) -> Html {
    html! { <div class="mc-top">{ back(model, send) }</div> }
}

/// Above a page that lies over the questionnaire.
pub fn close(model: &Model, send: &Send) -> Html {
    html! { <div class="mc-top">{ button(send, Look::Back, "close", Msg::OverlayClosed, model.words.get(ui::BTN_BACK)) }</div> }
}

fn back(model: &Model, send: &Send) -> Html {
    button(send, Look::Back, "back", Msg::Intake(Event::WentBack), model.words.get(ui::BTN_BACK))
}

fn progress_line(model: &Model, progress: Progress) -> Html {
    let words = &model.words;
    let step = words.fill(ui::UI_STEP, &[("n", &progress.step.to_string()), ("m", &progress.steps.to_string())]);
    let time = if progress.minutes == 1 { ui::UI_TIME_LEFT_ONE } else { ui::UI_TIME_LEFT_OTHER };
    let time = words.fill(time, &[("n", &progress.minutes.to_string())]);
    html! {
        <p class="mc-progress">
            { step }{ " " }<span aria-hidden="true">{ "·" }</span>{ " " }<span class="mc-progress__time">{ time }</span>
        </p>
    }
}
