//! What follows from a client's answers. The engine decides; it has no words, no browser, no clock and no storage.
//!
//! In: the tables (`content`), answers, and what a clinic has set. Out: which questions are open ([`intake`]), and the
//! assessment: urgency, limits and ideas, each with the answers behind it ([`assess`]).
//!
//! ```text
//! answers -> logic -> intake
//! answers, logic, config -> assess
//! ```

pub mod answers;
pub mod assess;
pub mod config;
pub mod intake;
pub mod logic;
