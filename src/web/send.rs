//! How a view says what happens.

use yew::Callback;

use crate::app::Msg;

/// Sends a message up.
pub type Send = Callback<Msg>;
