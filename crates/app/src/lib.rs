//! The application without a browser: what it knows, what happens to it, and what has to be done because of that.
//!
//! In: a [`Model`] and a [`Msg`]. Out: the model as it is then, and [`Effect`]s for somebody who has a browser
//! (the widget's `runner`). Nothing here asks the browser anything: what it knows comes as a message.

mod effect;
mod keeping;
mod model;
mod msg;
pub mod screen;
mod take;
mod update;

pub use effect::{Effect, Focus, Told};
pub use keeping::{Keeping, Kept, Notice};
pub use model::{Derived, Model, Overlay, Page};
pub use msg::Msg;
pub use take::{Earlier, OpenedFile, Purpose, Take, Taken};
pub use update::update;
