//! Things that open.

use yew::{AttrValue, Children, Html, Properties, component, html, use_mut_ref};

/// More to read. The browser alone knows whether it is open.
pub fn details(summary: &str, inner: Html) -> Html {
    html! { <details class="mc-details">{ summary_and_body(None, summary.into(), inner) }</details> }
}

/// More to read about a statement that must not be seen without what we say to it.
pub fn judged(statement: &str, verdict: &str, inner: Html) -> Html {
    let summary = html! {
        <span><span class="mc-optional__question">{ statement }</span><span class="mc-optional__answer">{ verdict }</span></span>
    };
    html! { <details class="mc-details">{ summary_and_body(None, summary, inner) }</details> }
}

/// More to read inside a card. `part` names it for tests and styles.
pub fn plain(part: &'static str, summary: &str, inner: Html) -> Html {
    let inner = summary_and_body(Some(part), summary.into(), inner);
    html! { <details class="mc-details mc-details--plain" data-part={part}>{ inner }</details> }
}

fn summary_and_body(act: Option<&'static str>, summary: Html, inner: Html) -> Html {
    html! {
        <>
            <summary class="mc-details__summary" data-act={act}>{ summary }</summary>
            <div class="mc-details__body mc-stack--tight">{ inner }</div>
        </>
    }
}

/// What a [`Disclosure`] is given.
#[derive(PartialEq, Properties)]
pub struct DisclosureProps {
    /// Whether it must be open now. It never closes by itself.
    pub opens: bool,
    /// The question that it asks, if it is one.
    #[prop_or_default]
    pub ask: Option<AttrValue>,
    /// What it is about.
    pub name: AttrValue,
    /// What was answered in it so far.
    pub given: Option<AttrValue>,
    /// What to say while nothing was.
    #[prop_or_default]
    pub not_given: Option<AttrValue>,
    /// What it holds.
    pub children: Children,
}

/// Controls that are put away until they are wanted. The client opens and closes it; an answer given inside
/// must not close it, so what was drawn open stays drawn open.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    let was_opened = use_mut_ref(|| false);
    let is_open = was_opened.replace_with(|was_opened| *was_opened || props.opens) || props.opens;
    let (class, body) = match props.ask {
        Some(_) => ("mc-details mc-optional", "mc-details__body mc-stack"),
        None => ("mc-details", "mc-details__body"),
    };
    let answer = match &props.given {
        Some(given) => html! { <span class="mc-optional__answer mc-optional__answer--given">{ given }</span> },
        None => props.not_given.as_ref().map_or_else(Html::default, |not_given| {
            html! { <span class="mc-optional__answer">{ not_given }</span> }
        }),
    };
    html! {
        <details {class} data-ask={props.ask.clone()} open={is_open}>
            <summary class="mc-details__summary">
                <span><span class="mc-optional__question">{ &props.name }</span>{ answer }</span>
            </summary>
            <div class={body}>{ props.children.clone() }</div>
        </details>
    }
}
