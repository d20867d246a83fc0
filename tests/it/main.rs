//! Tests of the pure half: what a client, a therapist or a reviewer of the rules would notice.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod app;
mod bad_input;
mod cases;
mod catalogue;
mod code;
mod config;
mod countries;
mod door;
mod explanations;
mod exports;
mod figure;
mod find;
mod house;
mod intake;
mod invariants;
mod marks;
mod one_more_answer;
mod phone;
mod places;
mod population;
mod report;
mod safety;
mod saved;
mod score;
mod support;
mod words;
