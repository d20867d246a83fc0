//! How a view says what happens.

use yew::Callback;

use app::Msg;

/// Sends a message up.
pub type Send = Callback<Msg>;
