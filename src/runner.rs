//! The component: hands messages to the application, and does in the browser what has to be done because of them.

use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ShadowRoot};
use yew::{Component, Context, Html, NodeRef, Properties, html};

use super::host::{Host, Settings};
use super::keeping::{Asker, notice};
use super::{date, saved, take, view};
use app::screen::Screen;
use app::{Effect, Focus, Keeping, Model, Msg, Notice, Overlay, Purpose, Told, update};
use engine::config::ClinicConfig;
use engine::intake::Intake;
use report::locale::Words;
use report::{CONTENT, Section, review, ui};

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
    root: NodeRef,
    asker: Asker,
    /// Where the focus goes once the page is drawn.
    focus: Option<Focus>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut app = Self { model: None, root: NodeRef::default(), asker: Asker::default(), focus: None };
        app.begin(ctx.props());
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &Props) -> bool {
        let props = ctx.props();
        match (&before.host, &props.host) {
            (_, None) => self.model = None,
            (Some(known), Some(host)) if self.model.is_some() => {
                self.set(props, host);
                // Another host brings other words.
                if known != host && self.model.is_some() {
                    host.tell("ready", &Object::new());
                }
            }
            _ => self.begin(props),
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let Some(host) = &ctx.props().host else { return false };
        let mut is_drawn = false;
        let mut happened = VecDeque::from([msg]);
        while let Some(msg) = happened.pop_front() {
            let Some(model) = &mut self.model else { return is_drawn };
            for effect in update(model, msg) {
                is_drawn |= effect == Effect::Draw;
                happened.extend(self.run(ctx, host, effect));
            }
        }
        is_drawn
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
        match self.focus.take() {
            None => {}
            Some(Focus::Page) => {
                focus(&root, ".mc-errors, .mc-title", false);
                if let Some(host) = &ctx.props().host {
                    // Where that fails, the page is there all the same.
                    let _ = host.bring_to_top(&root);
                }
            }
            Some(Focus::Idea(technique)) => focus(&root, &format!("[data-technique=\"{technique}\"]"), true),
            Some(Focus::Text) => select_text(&root),
            Some(Focus::Kept(ask)) => {
                let shadow = root.get_root_node().dyn_into::<ShadowRoot>();
                if shadow.is_ok_and(|shadow| shadow.active_element().is_none()) {
                    // Some browsers give a pressed button no focus: then nothing has gone, and the page stays in place.
                    focus(&root, &format!("[data-ask=\"{ask}\"]"), false);
                }
            }
            Some(Focus::Ask(ask)) => {
                // A body map begins with its figure; its first control is not what most would answer.
                let map = format!("[data-ask=\"{ask}\"]:has(.mc-map)");
                let first = format!("[data-ask=\"{ask}\"] :is(input, textarea, select, summary)");
                let is_map = root.query_selector(&map).is_ok_and(|found| found.is_some());
                focus(&root, if is_map { &map } else { &first }, true);
            }
            Some(Focus::Take) => focus(&root, ".mc-take", true),
        }
    }
}

impl App {
    /// How answers are kept just now.
    pub fn keeping(&self, host: &Host) -> Option<Keeping> {
        Some(Asker::default().ask(host, &self.model.as_ref()?.words.tag))
    }

    /// Puts the sheet of a client who is at the result on the paper that the browser is about to print.
    pub fn put_on_paper(&self, host: &Host) {
        let is_at_result =
            |model: &&Model| model.derived.screen == Screen::Result && model.page.overlay == Overlay::Nothing;
        let Some(model) = self.model.as_ref().filter(is_at_result) else { return };
        if let Some(sheet) = paper(host, model) {
            host.put_on_paper(&sheet, model.words.get(ui::SHEET_FILE));
        }
    }

    /// Shows what was saved, or the first page.
    fn begin(&mut self, props: &Props) {
        let Some(host) = &props.host else { return };
        let (intake, notice) = restored(host);
        self.focus = None;
        self.model = read(props, host).map(|(words, config)| {
            let mut model = Model::new(words, config, intake, notice);
            model.keeping = self.asker.ask(host, &model.words.tag);
            model
        });
        if self.model.is_some() {
            host.tell("ready", &Object::new());
        }
    }

    /// Takes other settings or words.
    fn set(&mut self, props: &Props, host: &Host) {
        match (read(props, host), &mut self.model) {
            (Some((words, config)), Some(model)) => {
                model.keeping = self.asker.ask(host, &words.tag);
                model.set(words, config);
            }
            _ => self.model = None,
        }
    }

    /// Does something; what came of it at once is a message.
    fn run(&mut self, ctx: &Context<Self>, host: &Host, effect: Effect) -> Option<Msg> {
        let send = || ctx.link().callback(|msg| msg);
        let model = self.model.as_ref()?;
        let tag = &model.words.tag;
        match effect {
            Effect::Draw => {}
            Effect::Focus(focus) => self.focus = Some(focus),
            Effect::Tell(told) => tell(host, told),
            Effect::Print => take::print(host, &paper(host, model)?, &model.words, send()),
            Effect::Take(wanted) => take::take(host, model, send(), wanted),
            Effect::ReadFile(purpose) => take::read(host, &self.field(purpose)?, tag.clone(), send(), purpose),
            Effect::Save => {
                save(host, model);
                return self.kept(host);
            }
            Effect::KeepOnDevice(is_wanted) => {
                host.keep_on_device(is_wanted);
                return self.kept(host);
            }
            Effect::KeepMine => {
                host.keep_mine();
                return self.kept(host);
            }
            Effect::Forget => {
                host.forget();
                return Some(Msg::Deleted(self.asker.ask(host, tag), notice(host)));
            }
            Effect::UseTheirs => {
                host.use_theirs();
                let (intake, notice) = restored(host);
                return Some(Msg::Restored(Box::new(intake), self.asker.ask(host, tag), notice));
            }
            Effect::Stay => {
                host.stay();
                return Some(Msg::KeepingChanged(self.asker.ask(host, tag)));
            }
        }
        None
    }

    /// How answers are kept since something was done to them.
    fn kept(&mut self, host: &Host) -> Option<Msg> {
        let tag = &self.model.as_ref()?.words.tag;
        Some(Msg::Kept(self.asker.ask(host, tag), notice(host)))
    }

    /// The field in which a file was chosen.
    fn field(&self, purpose: Purpose) -> Option<HtmlInputElement> {
        let root = self.root.cast::<Element>()?;
        let found = root.query_selector(&format!("[data-act=\"{}\"]", view::file_act(purpose))).ok()?;
        found?.dyn_into().ok()
    }
}

/// Words and settings; none if the language pack was refused. What cannot be used is told.
fn read(props: &Props, host: &Host) -> Option<(Rc<Words>, Rc<ClinicConfig>)> {
    let (config, issues) = ClinicConfig::read(&CONTENT, &props.settings.0);
    for issue in issues {
        let detail = Object::new();
        set(&detail, "message", issue.to_string());
        host.tell("setting-refused", &detail);
    }
    match Words::read(&CONTENT, &host.pack(), &config) {
        Ok(words) => Some((Rc::new(words), Rc::new(config))),
        Err(error) => {
            let detail = Object::new();
            set(&detail, "message", error.to_string());
            host.tell("error", &detail);
            None
        }
    }
}

/// What was saved, and what has to be said about it.
fn restored(host: &Host) -> (Intake, Option<Notice>) {
    let Some(text) = host.saved() else { return (Intake::new(&CONTENT), notice(host)) };
    match saved::read(host.saved_version(), &text) {
        None => {
            host.refuse();
            (Intake::new(&CONTENT), notice(host))
        }
        Some(restored) => {
            let notice = notice(host);
            (restored.intake, if restored.lost_some { Some(Notice::LostSome) } else { notice })
        }
    }
}

fn save(host: &Host, model: &Model) {
    if let Some(text) = saved::write(&model.intake) {
        host.save(&text, &in_plain_words(&review(&CONTENT, &model.words, &model.derived.path)));
    }
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

/// The sheet with the day of today, as an element that stands nowhere yet.
fn paper(host: &Host, model: &Model) -> Option<Element> {
    let date = date::of_moment(&host.moment(), &model.words.tag);
    view::drawn(&web_sys::window()?.document()?, &view::sheet(model, &date))
}

fn tell(host: &Host, told: Told) {
    let detail = Object::new();
    match told {
        Told::Step { index, total } => {
            set(&detail, "index", index);
            set(&detail, "total", total);
            host.tell("step", &detail);
        }
        Told::ResultShown => host.tell("result-shown", &detail),
        Told::Print => host.tell("print", &detail),
        Told::Cleared => host.tell("cleared", &detail),
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

fn select_text(root: &Element) {
    let found = root.query_selector(".mc-take__text");
    if let Ok(Some(field)) = found.map(|field| field.and_then(|field| field.dyn_into().ok())) {
        let field: HtmlTextAreaElement = field;
        let _ = field.focus();
        field.select();
        // Some browsers show the end of what is selected.
        field.set_scroll_top(0);
    }
}
