//! The questions have stopped: somebody must be asked first. No technique stands here, and no link to more to read.

use yew::Html;

use super::button::{Look, about, button};
use super::element::{all, each, el, only_if, with};
use super::{changes, frame, heading, phone, take, tier, top};
use crate::send::Send;
use app::screen::AfterStop;
use app::{Model, Msg};
use content::{QuestionId, ScreenId, Tone};
use engine::intake::Event;
use report::locale::Words;
use report::{CONTENT, Report, TierBox, ui};

/// The page. `slip` is where the client can correct a slip.
pub fn page(model: &Model, send: &Send, slip: Option<ScreenId>, then: AfterStop) -> Html {
    let report = model.report();
    let id = report.tier.id;
    let inner = match then {
        AfterStop::Nothing => at_once(model, send, &report, buttons(model, send, slip)),
        AfterStop::GoOn => at_once(model, send, &report, go_on(model, send, slip)),
        AfterStop::Review => at_result(model, send, &report),
    };
    frame(model, "stop", id, inner)
}

/// Before the questions have ended. Here the box is the page.
fn at_once(model: &Model, send: &Send, report: &Report, actions: Html) -> Html {
    let heading = heading::page(model, tier::title(model, &report.tier));
    let tier_box = if tier::asks_to_act(&report.tier) {
        tier::care_card(model, &report.tier, heading)
    } else {
        tier::tier_box(model, &report.tier, heading, Html::default())
    };
    let limits = only_if(report.tier.tone != Tone::Emergency, || limits(model));
    all([tier_box, actions, take::take_instead(model, send), support(&model.words, report), limits])
}

/// In place of the result.
fn at_result(model: &Model, send: &Send, report: &Report) -> Html {
    let words = &model.words;
    let heading = heading::section(model, tier::title(model, &report.tier));
    let review = Msg::Intake(Event::ReviewWanted);
    let actions = [
        button(send, Look::Primary, "print", Msg::PrintWanted, words.get(ui::BTN_PRINT)),
        button(send, Look::Second, "review", review, words.get(ui::BTN_TO_ANSWERS)),
    ];
    all([
        top::after(model, send),
        heading::page(model, words.get(ui::HEAD_RESULT)),
        tier::tier_box(model, &report.tier, heading, missing(model, send, &report.tier)),
        changes::changes(model),
        el("div", "mc-actions", actions),
        support(&model.words, report),
        take::take(model, send),
        limits(model),
    ])
}

fn go_on(model: &Model, send: &Send, slip: Option<ScreenId>) -> Html {
    let words = &model.words;
    let go_on = button(send, Look::Primary, "go-on", Msg::Intake(Event::WentOn), words.get(ui::BTN_GO_ON));
    let actions = [go_on, print_and_mistake(model, send, slip)];
    all([el("p", "", words.get(ui::UI_SAME_DAY_GO_ON)), el("div", "mc-actions", actions)])
}

fn buttons(model: &Model, send: &Send, slip: Option<ScreenId>) -> Html {
    el("div", "mc-actions", print_and_mistake(model, send, slip))
}

fn print_and_mistake(model: &Model, send: &Send, slip: Option<ScreenId>) -> Html {
    let words = &model.words;
    let mistake = |screen| {
        button(send, Look::Link, "mistake", Msg::Intake(Event::ChangeWanted(screen)), words.get(ui::BTN_MISTAKE))
    };
    let print = button(send, Look::Second, "print", Msg::PrintWanted, words.get(ui::BTN_PRINT_NOW));
    all([print, slip.map_or_else(Html::default, mistake)])
}

/// The open safety questions, where the tier is about them.
fn missing(model: &Model, send: &Send, tier: &TierBox) -> Html {
    if tier.id != CONTENT.tiers[CONTENT.tier_incomplete].id {
        return Html::default();
    }
    let open = model
        .derived
        .assessment
        .missing
        .iter()
        .filter_map(|question| Some((*question, model.derived.path.screen_of(*question)?)));
    let line = |(question, screen)| el("li", "", change(model, send, question, screen));
    el("ul", "mc-stack--tight", each(open, line))
}

fn change(model: &Model, send: &Send, question: QuestionId, screen: ScreenId) -> Html {
    let row = &CONTENT.questions[question];
    let wanted = Msg::Intake(Event::ChangeWanted(screen));
    about(send, Look::Link, "change", row.id, wanted, model.words.get(row.wording))
}

/// Support for low mood, where the answers speak of it.
pub fn support(words: &Words, report: &Report) -> Html {
    only_if(!report.support.is_empty(), || {
        let lines = each(&report.support, |line| el("p", "", phone::linked(words, line)));
        with("div", &["data-part", "class"], &["support", "mc-notice mc-stack--tight"], lines)
    })
}

/// What this check cannot do, said quietly.
pub fn limits(model: &Model) -> Html {
    let line = |text| el("p", "", model.words.get(text));
    let lines = each([ui::UI_LIMITS, ui::UI_CHANGE, ui::UI_NO_STOP], line);
    el("div", "mc-notice mc-notice--quiet mc-stack--tight", lines)
}
