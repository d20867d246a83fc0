//! The component: takes messages, keeps the state, and lets storage, focus and printing follow it.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, HtmlTextAreaElement, ShadowRoot};
use yew::{Component, Context, Html, NodeRef, Properties, html};

use super::host::{Host, Settings};
use super::keeping::Notice;
use super::model::{Model, Msg, Overlay};
use super::take::{Purpose, Taken};
use super::{date, saved, take, view};
use crate::config::ClinicConfig;
use crate::content::{CONTENT, QuestionId, RegionId, ui};
use crate::intake::{Change, Event, Intake, Path, Saved, update};
use crate::locale::Words;
use crate::report::{FileRefused, SHOWN_FIRST, Section, marked_line, review};
use crate::screen::{Screen, progress};

/// What the shim gives.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The host object; none while the app rests.
    pub host: Option<Host>,
    /// The settings of the element.
    pub settings: Settings,
}

/// The questionnaire on a page.
pub struct App {
    /// `None` while it rests, and when the language pack was refused; the shim then keeps its fallback.
    model: Option<Model>,
    /// What the host page knows of where the client is.
    told: Option<Place>,
    root: NodeRef,
    after_render: AfterRender,
}

/// Where a client is, as far as the host page may know. The pages of a step are one place: how many of them a client
/// sees follows from the answers.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Step { index: usize, total: usize },
    Result,
}

/// What has to be done once the page is drawn.
#[derive(Clone, PartialEq)]
enum AfterRender {
    Nothing,
    /// Begin the page at its top: focus the heading, or the summary of problems.
    FocusPage,
    /// Focus the first control of a question.
    FocusAsk(String),
    /// Focus the first idea that was not shown before.
    FocusMore,
    /// Focus the question if the control that had the focus is gone.
    KeepFocus(String),
    /// Focus what is said about taking answers along.
    FocusTake,
    /// Select the text that is to be copied by hand.
    SelectText,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut app = Self { model: None, told: None, root: NodeRef::default(), after_render: AfterRender::Nothing };
        app.begin(ctx.props());
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &Props) -> bool {
        let props = ctx.props();
        match (&before.host, &props.host) {
            (_, None) => self.model = None,
            (None, Some(_)) => self.begin(props),
            (Some(known), Some(host)) => {
                let before = self.model.take();
                let intake = before.as_ref().map_or_else(|| restored(host).0, |model| model.intake.clone());
                self.model = model(props, host, intake).map(|model| model.in_place_of(before));
                // Another host brings other words.
                if known != host && self.model.is_some() {
                    host.tell("ready", &Object::new());
                }
            }
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let Some(host) = &ctx.props().host else { return false };
        let Some(before) = self.model.take() else { return false };
        let mut before = Model { said: None, ..before };
        let (model, then) = match msg {
            Msg::Intake(event) => after_event(host, before, event),
            Msg::TakenBack(question, event) => {
                let (model, then) = after_event(host, before, event);
                let said = Some(marked_line(&CONTENT, &model.words, model.answers(), question));
                let kept = AfterRender::KeepFocus(CONTENT.questions[question].id.to_owned());
                (Model { said, ..model }, if then == AfterRender::Nothing { kept } else { then })
            }
            Msg::Searched(search) => (Model { search, ..before }, AfterRender::Nothing),
            Msg::PrintWanted => {
                host.tell("print", &Object::new());
                if let Some(sheet) = paper(host, &before) {
                    take::print(host, &sheet, &before.words, ctx.link().callback(|msg| msg));
                }
                before.taken = None;
                before.not_printed = false;
                (before, AfterRender::Nothing)
            }
            // Only these pages have a place for it. Elsewhere it was the host page that asked, and it hears of it.
            Msg::NotPrinted if !matches!(before.screen, Screen::Stop { .. } | Screen::Result) => {
                self.model = Some(before);
                return false;
            }
            Msg::NotPrinted => {
                before.not_printed = true;
                (before, AfterRender::FocusTake)
            }
            Msg::TakeWanted(wanted) => {
                take::take(host, &before, ctx.link().callback(|msg| msg), wanted);
                before.taken = None;
                (before, AfterRender::Nothing)
            }
            Msg::Taken(taken) => {
                let then =
                    if matches!(taken, Taken::ByHand(_)) { AfterRender::SelectText } else { AfterRender::Nothing };
                before.taken = Some(taken);
                (before, then)
            }
            Msg::FilePicked(purpose, input) => {
                take::read(host, &input, ctx.link().callback(|msg| msg), purpose);
                before.taken = None;
                (before, AfterRender::Nothing)
            }
            Msg::FileRead(purpose, text) => (after_file(host, before, purpose, text), AfterRender::Nothing),
            Msg::DeleteWanted => (Model { overlay: Overlay::ConfirmDelete, ..before }, AfterRender::FocusPage),
            Msg::AboutWanted => (Model { overlay: Overlay::About, ..before }, AfterRender::FocusPage),
            Msg::OverlayClosed => (Model { overlay: Overlay::Nothing, ..before }, AfterRender::FocusPage),
            Msg::AllWanted => (Model { shows_all: true, ..before }, AfterRender::FocusMore),
            Msg::BoxFocused(focused) if focused == before.focused => {
                self.model = Some(before);
                return false;
            }
            Msg::BoxFocused(focused) => (Model { focused, ..before }, AfterRender::Nothing),
            Msg::CameCloser(view, part) => (before.come_closer(view, part), AfterRender::Nothing),
            Msg::Tapped(question, region) => tapped(host, before, question, region),
            Msg::KeepingChanged => {
                // It came from outside: what the page is about to do is done all the same.
                self.model = Some(looked_again(host, before));
                return true;
            }
            Msg::ProblemFollowed(ask) => (before, AfterRender::FocusAsk(ask)),
            Msg::DeleteConfirmed => (deleted(host, before), AfterRender::FocusPage),
            // The client may be anywhere on the host page, and is left there.
            Msg::ResetByHost => (deleted(host, before), AfterRender::Nothing),
            Msg::DeviceWanted(is_wanted) => {
                host.keep_on_device(is_wanted);
                (Model { notice: Notice::of(host), ..before }, AfterRender::Nothing)
            }
            Msg::TheirsWanted => {
                host.use_theirs();
                let (intake, notice) = restored(host);
                (Model { notice, ..Model::new(before.words, before.config, intake) }, AfterRender::FocusPage)
            }
            Msg::MineWanted => {
                host.keep_mine();
                (Model { notice: Notice::of(host), ..before }, AfterRender::FocusPage)
            }
            Msg::Stayed => {
                host.stay();
                (before, AfterRender::Nothing)
            }
        };
        if let Some(place) = place(&model).filter(|place| self.told != Some(*place)) {
            self.told = Some(place);
            tell(host, place);
        }
        self.model = Some(looked_again(host, model));
        self.after_render = then;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(model) = &self.model else { return Html::default() };
        html! {
            <div class="mc" part="frame" lang={model.words.tag.clone()} dir={model.words.direction.as_str()} ref={&self.root}>
                { view::page(model, &ctx.link().callback(|msg| msg)) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let Some(root) = self.root.cast::<Element>() else { return };
        match std::mem::replace(&mut self.after_render, AfterRender::Nothing) {
            AfterRender::Nothing => {}
            AfterRender::FocusPage => {
                focus(&root, ".mc-errors, .mc-title", false);
                if let Some(host) = &ctx.props().host {
                    // Where that fails, the page is there all the same.
                    let _ = host.bring_to_top(&root);
                }
            }
            AfterRender::FocusMore => {
                let ideas = self.model.as_ref().map(|model| model.report().ideas);
                let newly_shown =
                    ideas.iter().flat_map(|ideas| ideas.suggested.iter().chain(&ideas.possible)).nth(SHOWN_FIRST);
                if let Some(card) = newly_shown {
                    focus(&root, &format!("[data-technique=\"{}\"]", card.id), true);
                }
            }
            AfterRender::SelectText => {
                let found = root.query_selector(".mc-take__text");
                if let Ok(Some(field)) = found.map(|field| field.and_then(|field| field.dyn_into().ok())) {
                    let field: HtmlTextAreaElement = field;
                    let _ = field.focus();
                    field.select();
                    // Some browsers show the end of what is selected.
                    field.set_scroll_top(0);
                }
            }
            AfterRender::KeepFocus(ask) => {
                let shadow = root.get_root_node().dyn_into::<ShadowRoot>();
                if shadow.is_ok_and(|shadow| shadow.active_element().is_none()) {
                    // Some browsers give a pressed button no focus: then nothing has gone, and the page stays in place.
                    focus(&root, &format!("[data-ask=\"{ask}\"]"), false);
                }
            }
            AfterRender::FocusAsk(ask) => {
                // A body map begins with its figure; its first control is not what most would answer.
                let map = format!("[data-ask=\"{ask}\"]:has(.mc-map)");
                let first = format!("[data-ask=\"{ask}\"] :is(input, textarea, select, summary)");
                let is_map = root.query_selector(&map).is_ok_and(|found| found.is_some());
                focus(&root, if is_map { &map } else { &first }, true);
            }
            AfterRender::FocusTake => focus(&root, ".mc-take", true),
        }
    }
}

impl App {
    /// Puts the sheet of a client who is at the result on the paper that the browser is about to print.
    pub fn put_on_paper(&self, host: &Host) {
        let Some(model) = self.model.as_ref().filter(|model| model.screen == Screen::Result) else { return };
        if let Some(sheet) = paper(host, model) {
            host.put_on_paper(&sheet, model.words.get(ui::SHEET_FILE));
        }
    }

    /// Shows what was saved, or the first page.
    fn begin(&mut self, props: &Props) {
        let Some(host) = &props.host else { return };
        let (intake, notice) = restored(host);
        self.model = model(props, host, intake).map(|model| Model { notice, ..model });
        self.told = self.model.as_ref().and_then(place);
        self.after_render = AfterRender::Nothing;
        host.tell(if self.model.is_some() { "ready" } else { "error" }, &Object::new());
    }
}

fn model(props: &Props, host: &Host, intake: Intake) -> Option<Model> {
    let (config, issues) = ClinicConfig::read(&CONTENT, &props.settings.0);
    for issue in issues {
        let detail = Object::new();
        set(&detail, "message", issue.to_string());
        host.tell("setting-refused", &detail);
    }
    let words = match Words::read(&CONTENT, &host.pack(), &config) {
        Ok(words) => words,
        Err(error) => {
            let detail = Object::new();
            set(&detail, "message", error.to_string());
            host.tell("error", &detail);
            return None;
        }
    };
    Some(looked_again(host, Model::new(Rc::new(words), Rc::new(config), intake)))
}

/// What was saved, and what has to be said about it.
fn restored(host: &Host) -> (Intake, Option<Notice>) {
    let Some(text) = host.saved() else { return (Intake::new(&CONTENT), Notice::of(host)) };
    match saved::read(host.saved_version(), &text) {
        None => {
            host.refuse();
            (Intake::new(&CONTENT), Notice::of(host))
        }
        Some(restored) => {
            let notice = Notice::of(host);
            (restored.intake, if restored.lost_some { Some(Notice::LostSome) } else { notice })
        }
    }
}

/// The same with how answers are kept just now.
fn looked_again(host: &Host, model: Model) -> Model {
    let keeping = model.keeping.now(host, &model.words.tag);
    Model { keeping, ..model }
}

fn after_event(host: &Host, before: Model, event: Event) -> (Model, AfterRender) {
    let intake = update(&CONTENT, before.intake.clone(), event);
    save(host, &before.words, &intake);
    let notice = Notice::of(host);
    let (shows_all, search, focused, closer) = (before.shows_all, before.search, before.focused, before.closer);
    let (keeping, earlier, taken, not_printed) = (before.keeping, before.earlier, before.taken, before.not_printed);
    let model = Model { keeping, earlier, ..Model::new(before.words, before.config, intake) };
    let has_moved = model.screen != before.screen || model.intake.stage != before.intake.stage;
    let has_problems = !model.intake.problems.is_empty() && model.intake.problems != before.intake.problems;
    let then = if has_moved || has_problems { AfterRender::FocusPage } else { AfterRender::Nothing };
    if has_moved {
        return (Model { notice, ..model }, then);
    }
    (Model { notice, shows_all, search, focused, closer, taken, not_printed, ..model }, then)
}

/// Saves before anything is drawn, so that a fault in drawing cannot lose an answer.
fn save(host: &Host, words: &Words, intake: &Intake) {
    let path = Path::new(&CONTENT, &intake.given);
    let plain = in_plain_words(&review(&CONTENT, words, &path));
    if let Some(text) = saved::write(intake) {
        host.save(&text, &plain);
    }
}

/// What a file brings: answers to go on with, which take the place of none, or answers to compare with.
#[inline(never)]
fn after_file(host: &Host, mut before: Model, purpose: Purpose, text: Result<String, FileRefused>) -> Model {
    let opened = match text.and_then(|text| take::opened(&text)) {
        Ok(opened) => opened,
        Err(refused) => {
            before.taken = Some(Taken::Refused(refused));
            return before;
        }
    };
    let taken = Some(Taken::Opened(purpose, opened.left_out.clone()));
    match purpose {
        Purpose::Compare => {
            let earlier = take::earlier(&opened, &before.words.tag);
            before.taken = taken;
            before.earlier = Some(Rc::new(earlier));
            before
        }
        Purpose::GoOn => {
            let mut given = opened.answers;
            if let Some(consent) = before.intake.given.get(CONTENT.roles.consent) {
                given.set(CONTENT.roles.consent, consent.clone());
            }
            let intake = Saved::begun(&CONTENT, given, &opened.unsure_of);
            save(host, &before.words, &intake);
            let notice = Notice::of(host);
            let keeping = before.keeping;
            Model { taken, notice, keeping, ..Model::new(before.words, before.config, intake) }
        }
    }
}

/// The sheet with the day of today, as an element that stands nowhere yet.
fn paper(host: &Host, model: &Model) -> Option<Element> {
    let date = date::of_moment(&host.moment(), &model.words.tag);
    view::drawn(&web_sys::window()?.document()?, &view::sheet(model, &date))
}

/// Deletes all answers everywhere, and begins anew.
fn deleted(host: &Host, before: Model) -> Model {
    host.forget();
    host.tell("cleared", &Object::new());
    let fresh = Model::new(before.words, before.config, Intake::new(&CONTENT));
    Model { notice: Notice::of(host).or(Some(Notice::Deleted)), ..fresh }
}

/// A press on the figure does what the box of the place would do.
fn tapped(host: &Host, before: Model, question: QuestionId, region: RegionId) -> (Model, AfterRender) {
    let is_marked = before.answers().regions(question).any(|marked| marked == region);
    let change = Change::Marked(region, !is_marked);
    after_event(host, before, Event::Answered(question, change))
}

/// The answers line by line, for a page that must be printed without this engine.
fn in_plain_words(sections: &[Section]) -> String {
    let mut plain = String::new();
    for row in sections.iter().flat_map(|section| &section.rows).filter(|row| row.is_given) {
        for part in [&row.label, ": ", &row.lines.join(", "), "\n"] {
            plain.push_str(part);
        }
    }
    plain
}

/// Which page stands there in place of a question or the result is an answer in itself: then there is nothing to know.
fn place(model: &Model) -> Option<Place> {
    match model.screen {
        Screen::Welcome(at) | Screen::Question(at) => {
            let progress = progress(&CONTENT, &model.intake, at);
            Some(Place::Step { index: progress.step, total: progress.steps })
        }
        Screen::Result => Some(Place::Result),
        Screen::Stop { .. } | Screen::Review => None,
    }
}

fn tell(host: &Host, place: Place) {
    let detail = Object::new();
    match place {
        Place::Step { index, total } => {
            set(&detail, "index", index);
            set(&detail, "total", total);
            host.tell("step", &detail);
        }
        Place::Result => host.tell("result-shown", &detail),
    }
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    // Setting a field of a new plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(name), &value.into());
}

/// Focuses what the selector finds first; `scrolls` brings it into sight.
fn focus(root: &Element, selector: &str, scrolls: bool) {
    if let Ok(Some(element)) = root.query_selector(selector)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        if element.tab_index() < 0 {
            element.set_tab_index(-1);
        }
        let options = FocusOptions::new();
        options.set_prevent_scroll(!scrolls);
        // A browser that refuses to focus leaves the client where they were.
        let _ = element.focus_with_options(&options);
    }
}
