//! What a message changes, and what has to be done because of it.

use std::rc::Rc;

use super::effect::{Effect, Focus, Told};
use super::keeping::Notice;
use super::model::{Model, Overlay, Page};
use super::msg::Msg;
use super::take::{Earlier, OpenedFile, Purpose, Taken};
use crate::screen::Screen;
use content::{QuestionId, View};
use engine::intake::{self, Change, Event, Intake, Path, Saved};
use report::{CONTENT, FileRefused, SHOWN_FIRST, marked_line};

/// Changes the model and says what has to be done. A message that makes no sense here changes nothing.
#[must_use]
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = changed(model, msg);
    let place = model.place();
    if let Some(told) = place
        && place != model.told
    {
        model.told = place;
        effects.push(Effect::Tell(told));
    }
    effects
}

/// Only drawn again.
fn drawn() -> Vec<Effect> {
    vec![Effect::Draw]
}

fn focused(focus: Focus) -> Vec<Effect> {
    vec![Effect::Draw, Effect::Focus(focus)]
}

fn changed(model: &mut Model, msg: Msg) -> Vec<Effect> {
    // What changes nothing takes nothing away either.
    if let Msg::BoxFocused(focused) = msg {
        if focused == model.page.focused {
            return Vec::new();
        }
    } else if msg == Msg::NotPrinted && !matches!(model.derived.screen, Screen::Stop { .. } | Screen::Result) {
        // Only these pages have a place for it. Elsewhere it was the host page that asked, and it hears of it.
        return Vec::new();
    }
    if !matches!(msg, Msg::Kept(..) | Msg::KeepingChanged(_) | Msg::Deleted(..)) {
        model.page.said = None;
    }
    match msg {
        Msg::Intake(event) => happened(model, event),
        Msg::TakenBack(question, event) => taken_back(model, question, event),
        Msg::Tapped(question, region) => {
            // A press on the figure does what the box of the place would do.
            let is_marked = model.answers().regions(question).any(|marked| marked == region);
            happened(model, Event::Answered(question, Change::Marked(region, !is_marked)))
        }
        Msg::Searched(search) => {
            model.page.search = search;
            drawn()
        }
        Msg::BoxFocused(focused) => {
            model.page.focused = focused;
            drawn()
        }
        Msg::CameCloser(view, part) => {
            let [front, back] = &mut model.page.closer;
            *(match view {
                View::Front => front,
                View::Back => back,
            }) = part;
            drawn()
        }
        Msg::AllWanted => {
            model.page.shows_all = true;
            let ideas = model.report().ideas;
            let newly_shown = ideas.suggested.iter().chain(&ideas.possible).nth(SHOWN_FIRST);
            newly_shown.map_or_else(drawn, |idea| focused(Focus::Idea(idea.id)))
        }
        Msg::ProblemFollowed(ask) => focused(Focus::Ask(ask)),
        Msg::DeleteWanted => over(model, Overlay::ConfirmDelete),
        Msg::AboutWanted => over(model, Overlay::About),
        Msg::OverlayClosed => over(model, Overlay::Nothing),
        Msg::DeleteConfirmed => [deleted(model), vec![Effect::Focus(Focus::Page)]].concat(),
        // The client may be anywhere on the host page, and is left there.
        Msg::ResetByHost => deleted(model),
        Msg::Deleted(keeping, notice) => {
            model.keeping = keeping;
            model.notice = notice.or(Some(Notice::Deleted));
            drawn()
        }
        Msg::PrintWanted => {
            model.page.taken = None;
            model.page.not_printed = false;
            vec![Effect::Tell(Told::Print), Effect::Print, Effect::Draw]
        }
        Msg::NotPrinted => {
            model.page.not_printed = true;
            focused(Focus::Take)
        }
        Msg::TakeWanted(take) => {
            model.page.taken = None;
            vec![Effect::Take(take), Effect::Draw]
        }
        Msg::Taken(taken) => {
            let effects = if matches!(taken, Taken::ByHand(_)) { focused(Focus::Text) } else { drawn() };
            model.page.taken = Some(taken);
            effects
        }
        Msg::FilePicked(purpose) => {
            model.page.taken = None;
            vec![Effect::ReadFile(purpose), Effect::Draw]
        }
        Msg::FileRead(purpose, file) => file_read(model, purpose, file),
        Msg::DeviceWanted(is_wanted) => vec![Effect::KeepOnDevice(is_wanted), Effect::Draw],
        Msg::TheirsWanted => vec![Effect::UseTheirs],
        Msg::Restored(intake, keeping, notice) => {
            begin_anew(model, *intake);
            model.keeping = keeping;
            model.notice = notice;
            focused(Focus::Page)
        }
        Msg::MineWanted => vec![Effect::KeepMine, Effect::Draw, Effect::Focus(Focus::Page)],
        Msg::Stayed => vec![Effect::Stay, Effect::Draw],
        Msg::Kept(keeping, notice) => {
            model.keeping = keeping;
            model.notice = notice;
            drawn()
        }
        Msg::KeepingChanged(keeping) => {
            model.keeping = keeping;
            drawn()
        }
    }
}

fn happened(model: &mut Model, event: Event) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.intake, Intake::new(&CONTENT));
    let (screen, stage, problems) = (model.derived.screen, before.stage, before.problems.clone());
    model.intake = intake::update(&CONTENT, before, event);
    model.derive();
    let has_moved = model.derived.screen != screen || model.intake.stage != stage;
    let has_problems = !model.intake.problems.is_empty() && model.intake.problems != problems;
    if has_moved {
        model.page = Page::default();
    }
    model.page.overlay = Overlay::Nothing;
    // Before anything is drawn, so that a fault in drawing cannot lose an answer.
    let mut effects = vec![Effect::Save, Effect::Draw];
    if has_moved || has_problems {
        effects.push(Effect::Focus(Focus::Page));
    }
    effects
}

fn taken_back(model: &mut Model, question: QuestionId, event: Event) -> Vec<Effect> {
    let mut effects = happened(model, event);
    model.page.said = Some(marked_line(&CONTENT, &model.words, model.answers(), question));
    if !effects.contains(&Effect::Focus(Focus::Page)) {
        effects.push(Effect::Focus(Focus::Kept(CONTENT.questions[question].id.to_owned())));
    }
    effects
}

fn over(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.page.overlay = overlay;
    focused(Focus::Page)
}

/// Another questionnaire in place of this one.
fn begin_anew(model: &mut Model, intake: Intake) {
    model.intake = intake;
    model.page = Page::default();
    model.earlier = None;
    model.derive();
}

/// Deletes all answers everywhere.
fn deleted(model: &mut Model) -> Vec<Effect> {
    begin_anew(model, Intake::new(&CONTENT));
    vec![Effect::Forget, Effect::Tell(Told::Cleared), Effect::Draw]
}

/// What a file brings: answers to go on with, which take the place of none, or answers to compare with.
fn file_read(model: &mut Model, purpose: Purpose, file: Result<OpenedFile, FileRefused>) -> Vec<Effect> {
    let OpenedFile { opened, day } = match file {
        Ok(file) => file,
        Err(refused) => {
            model.page.taken = Some(Taken::Refused(refused));
            return drawn();
        }
    };
    let taken = Some(Taken::Opened(purpose, opened.left_out.clone()));
    match purpose {
        Purpose::Compare => {
            let answers = Path::new(&CONTENT, &opened.answers).answers().clone();
            model.earlier = Some(Rc::new(Earlier { answers, date: day }));
            model.page.taken = taken;
            drawn()
        }
        Purpose::GoOn => {
            let mut given = opened.answers;
            if let Some(consent) = model.intake.given.get(CONTENT.roles.consent) {
                given.set(CONTENT.roles.consent, consent.clone());
            }
            begin_anew(model, Saved::begun(&CONTENT, given, &opened.unsure_of));
            model.page.taken = taken;
            vec![Effect::Save, Effect::Draw]
        }
    }
}
