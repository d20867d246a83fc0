//! Things that open.

use std::rc::Rc;

use yew::virtual_dom::{Key, VComp};
use yew::{Component, Context, Html, Properties};

use super::element::{all, el, text, with};

/// More to read. The browser alone knows whether it is open.
pub fn details(summary: &str, inner: Html) -> Html {
    el("details", "mc-details", summary_and_body("", text(summary), inner))
}

/// More to read about a statement that must not be seen without what we say to it.
pub fn judged(statement: &str, verdict: &str, inner: Html) -> Html {
    let lines = [el("span", "mc-optional__question", statement), el("span", "mc-optional__answer", verdict)];
    el("details", "mc-details", summary_and_body("", el("span", "", lines), inner))
}

/// More to read inside a card. `part` names it for tests and styles.
pub fn plain(part: &'static str, summary: &str, inner: Html) -> Html {
    let inner = summary_and_body(part, text(summary), inner);
    with("details", &["data-part", "class"], &[part, "mc-details mc-details--plain"], inner)
}

fn summary_and_body(act: &'static str, summary: Html, inner: Html) -> Html {
    let summary = with("summary", &["data-act", "class"], &[act, "mc-details__summary"], summary);
    all([summary, el("div", "mc-details__body mc-stack--tight", inner)])
}

/// Controls that are put away until they are wanted.
#[derive(PartialEq, Properties)]
pub struct Disclosure {
    /// Whether it must be open now. It never closes by itself.
    pub opens: bool,
    /// The id of the question that it asks, if it is one.
    pub ask: Option<String>,
    /// What it is about.
    pub name: String,
    /// What was answered in it so far.
    pub given: Option<String>,
    /// What to say while nothing was.
    pub not_given: Option<String>,
    /// What it holds.
    pub inner: Html,
}

/// Draws a disclosure. The client opens and closes it; an answer given inside must not close it, so what was drawn
/// open stays drawn open.
pub fn put_away(key: Option<&'static str>, disclosure: Disclosure) -> Html {
    VComp::new::<Drawn>(Rc::new(disclosure), key.map(Key::from)).into()
}

struct Drawn {
    was_opened: bool,
}

impl Component for Drawn {
    type Message = ();
    type Properties = Disclosure;

    fn create(ctx: &Context<Self>) -> Self {
        Self { was_opened: ctx.props().opens }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Disclosure) -> bool {
        self.was_opened |= ctx.props().opens;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Disclosure { ask, name, given, not_given, inner, .. } = ctx.props();
        let (class, body) = match ask {
            Some(_) => ("mc-details mc-optional", "mc-details__body mc-stack"),
            None => ("mc-details", "mc-details__body"),
        };
        let answer = match (given, not_given) {
            (Some(given), _) => el("span", "mc-optional__answer mc-optional__answer--given", given),
            (None, Some(not_given)) => el("span", "mc-optional__answer", not_given),
            (None, None) => Html::default(),
        };
        let summary = el("span", "", [el("span", "mc-optional__question", name), answer]);
        let inner = [el("summary", "mc-details__summary", summary), el("div", body, inner.clone())];
        let open = if self.was_opened { "open" } else { "" };
        let ask = ask.as_deref().unwrap_or_default();
        with("details", &["data-ask", "open", "class"], &[ask, open, class], inner)
    }
}
