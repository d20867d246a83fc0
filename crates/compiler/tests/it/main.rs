//! Tests of the content compiler: a small whole content in `tests/fixture`, and each mistake that can be made in it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at a surprise")]

mod compile;
mod conditions;
mod drawing;
mod evidence;
mod files;
mod fixture;
mod locales;
mod never;
mod pack;
mod phone;
mod publish;
mod questions;
mod rules;
mod techniques;
mod texts;
mod unreadable;
mod uses;
