//! Pieces that are drawn again only when what they show has changed. Worth it where a page has hundreds of elements
//! and a press changes one of them.

use std::rc::Rc;

use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

/// Draws a piece. `seen` stands for everything that `draw` looks at: while it stays the same, what was drawn stays.
pub fn memo(seen: Vec<usize>, draw: impl Fn() -> Html + 'static) -> Html {
    VComp::new::<Drawn>(Rc::new(Memo { seen, draw: Box::new(draw) }), None).into()
}

#[derive(Properties)]
struct Memo {
    seen: Vec<usize>,
    draw: Box<dyn Fn() -> Html>,
}

impl PartialEq for Memo {
    fn eq(&self, other: &Self) -> bool {
        self.seen == other.seen
    }
}

struct Drawn;

impl Component for Drawn {
    type Message = ();
    type Properties = Memo;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        (ctx.props().draw)()
    }
}
