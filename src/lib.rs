//! `massage-check`: a self-assessment that a client of a massage clinic fills in before the first visit.
//!
//! One way, no way back: a view sends an `Event` up and draws what it is given.
//!
//! ```text
//! content -> answers -> logic -> config -> intake -> assess -> report -> screen -> app -> web
//!                                             locale stands beside assess
//! ```
//!
//! All modules but `web` are pure: no browser, no clock, no storage, no network.

pub mod answers;
pub mod app;
pub mod assess;
pub mod config;
pub mod content;
pub mod intake;
pub mod locale;
pub mod logic;
pub mod report;
pub mod screen;

#[cfg(feature = "web")]
pub mod web;
