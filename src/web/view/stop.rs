//! The questions have stopped: somebody must be asked first. No technique stands here, and no link to more to read.

use yew::{Html, html};

use super::button::{Look, about, button};
use super::{frame, heading, phone, tier, top};
use crate::content::{CONTENT, QuestionId, ScreenId, Tone, ui};
use crate::intake::Event;
use crate::report::{Report, TierBox};
use crate::screen::AfterStop;
use crate::web::model::{Model, Msg, Send};

/// The page. `slip` is where the client can correct a slip.
pub fn page(model: &Model, send: &Send, slip: Option<ScreenId>, then: AfterStop) -> Html {
    let report = model.report();
    let id = report.tier.id;
    let inner = match then {
        AfterStop::Nothing => at_once(model, &report, buttons(model, send, slip)),
        AfterStop::GoOn => at_once(model, &report, go_on(model, send, slip)),
        AfterStop::Review => at_result(model, send, &report),
    };
    frame(model, "stop", id, inner)
}

/// Before the questions have ended. Here the box is the page.
fn at_once(model: &Model, report: &Report, actions: Html) -> Html {
    let heading = heading::page(model, tier::title(model, &report.tier));
    html! {
        <>
            if tier::asks_to_act(&report.tier) {
                { tier::care_card(model, &report.tier, heading) }
            } else {
                { tier::tier_box(model, &report.tier, heading, Html::default()) }
            }
            { actions }
            { support(report) }
            if report.tier.tone != Tone::Emergency {
                { limits(model) }
            }
        </>
    }
}

/// In place of the result.
fn at_result(model: &Model, send: &Send, report: &Report) -> Html {
    let words = &model.words;
    let heading = heading::section(model, tier::title(model, &report.tier));
    html! {
        <>
            { top::after(model, send) }
            { heading::page(model, words.get(ui::HEAD_RESULT).into()) }
            { tier::tier_box(model, &report.tier, heading, missing(model, send, &report.tier)) }
            <div class="mc-actions">
                { button(send, Look::Primary, "print", Msg::PrintWanted, words.get(ui::BTN_PRINT)) }
                { button(send, Look::Second, "review", Msg::Intake(Event::ReviewWanted), words.get(ui::BTN_TO_ANSWERS)) }
            </div>
            { support(report) }
            { limits(model) }
        </>
    }
}

fn go_on(model: &Model, send: &Send, slip: Option<ScreenId>) -> Html {
    let words = &model.words;
    html! {
        <>
            <p>{ words.get(ui::UI_SAME_DAY_GO_ON) }</p>
            <div class="mc-actions">
                { button(send, Look::Primary, "go-on", Msg::Intake(Event::WentOn), words.get(ui::BTN_GO_ON)) }
                { print_and_mistake(model, send, slip) }
            </div>
        </>
    }
}

fn buttons(model: &Model, send: &Send, slip: Option<ScreenId>) -> Html {
    html! { <div class="mc-actions">{ print_and_mistake(model, send, slip) }</div> }
}

fn print_and_mistake(model: &Model, send: &Send, slip: Option<ScreenId>) -> Html {
    let words = &model.words;
    let mistake = |screen| {
        button(send, Look::Link, "mistake", Msg::Intake(Event::ChangeWanted(screen)), words.get(ui::BTN_MISTAKE))
    };
    html! {
        <>
            { button(send, Look::Second, "print", Msg::PrintWanted, words.get(ui::BTN_PRINT_NOW)) }
            { slip.map(mistake) }
        </>
    }
}

/// The open safety questions, where the tier is about them.
fn missing(model: &Model, send: &Send, tier: &TierBox) -> Html {
    if tier.id != CONTENT.tiers[CONTENT.tier_incomplete].id {
        return Html::default();
    }
    let open =
        model.assessment.missing.iter().filter_map(|question| Some((*question, model.path.screen_of(*question)?)));
    html! {
        <ul class="mc-stack--tight">
            for (question, screen) in open {
                <li>{ change(model, send, question, screen) }</li>
            }
        </ul>
    }
}

fn change(model: &Model, send: &Send, question: QuestionId, screen: ScreenId) -> Html {
    let row = &CONTENT.questions[question];
    about(
        send,
        Look::Link,
        "change",
        row.id,
        Msg::Intake(Event::ChangeWanted(screen)),
        model.words.get(row.wording).into(),
    )
}

/// Support for low mood, where the answers speak of it.
pub fn support(report: &Report) -> Html {
    if report.support.is_empty() {
        return Html::default();
    }
    html! {
        <div class="mc-notice mc-stack--tight" data-part="support">
            for line in report.support.iter() {
                <p>{ phone::linked(line) }</p>
            }
        </div>
    }
}

/// What this check cannot do, said quietly.
pub fn limits(model: &Model) -> Html {
    let words = &model.words;
    html! {
        <div class="mc-notice mc-notice--quiet mc-stack--tight">
            <p>{ words.get(ui::UI_LIMITS) }</p>
            <p>{ words.get(ui::UI_CHANGE) }</p>
            <p>{ words.get(ui::UI_NO_STOP) }</p>
        </div>
    }
}
