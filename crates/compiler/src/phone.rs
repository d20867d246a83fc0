//! Makes tables of the rule of what a phone number is, so that the engine needs no program for regular expressions.
//!
//! In: the text of `content/phone.json`. Out: Rust that instantiates `Rule` of `engine::config::phone`. What the expressions
//! mean is not known here.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use regex_automata::dfa::{Automaton, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start::Config;
use serde::Deserialize;

use crate::code::Code as _;
use crate::problem::{Problems, Spot};
use crate::read::MISSING;

/// The rule, beneath the folder of the content.
pub(crate) const FILE: &str = "phone.json";

/// What stands in the file. Each expression has a sentence beside it that says what it is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    #[serde(rename = "about")]
    _about: String,
    signs: String,
    #[serde(rename = "plain")]
    _plain: String,
    around: String,
    is: Vec<(String, String)>,
    isnt: Vec<(String, String)>,
}

/// A table that finds an expression anywhere in a text: where to go from a state at a byte.
struct Finder {
    /// The class of each byte. Bytes of one class are never told apart.
    classes: Vec<u8>,
    /// For each state in turn, and in it for each class, the next state. The first state is that before the text.
    next: Vec<u8>,
    /// Whether the expression is found if the text ends in a state.
    ends: Vec<bool>,
}

/// The Rust of the rule, or nothing where it cannot be read.
pub(crate) fn tables(dir: &Path, problems: &Problems) -> Option<String> {
    let text = fs::read_to_string(dir.join(FILE)).map_err(|error| match error.kind() {
        ErrorKind::NotFound => MISSING.to_owned(),
        _ => format!("cannot be read: {error}"),
    });
    text.and_then(|json| code(&json)).map_err(|mistake| problems.add(&Spot::file(FILE), mistake)).ok()
}

fn code(json: &str) -> Result<String, String> {
    let rule: Rule = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let finder = |pattern: &str| Finder::new(pattern).map(|finder| finder.code());
    // One table for all expressions of a list would be many times as large as theirs together.
    let any = |rows: &[(String, String)]| {
        let finders: Vec<String> = rows.iter().map(|(pattern, _)| finder(pattern)).collect::<Result<_, _>>()?;
        Ok::<_, String>(format!("&[{}]", finders.join(", ")))
    };
    Ok(format!(
        "Rule {{ signs: {}, around: {}, is: {}, isnt: {} }}\n",
        rule.signs.code(),
        finder(&rule.around)?,
        any(&rule.is)?,
        any(&rule.isnt)?,
    ))
}

impl Finder {
    fn new(pattern: &str) -> Result<Self, String> {
        let found = |error: &dyn std::fmt::Display| format!("{pattern:?}: {error}");
        let automaton = dense::Builder::new()
            .configure(dense::Config::new().minimize(true))
            .build(pattern)
            .map_err(|error| found(&error))?;
        let start = automaton.start_state(&Config::new()).map_err(|error| found(&error))?;
        let mut numbers = BTreeMap::from([(start, 0)]);
        let mut states = vec![start];
        let mut rows: Vec<Vec<usize>> = Vec::new();
        while let Some(&state) = states.get(rows.len()) {
            let mut number = |next: StateID| {
                *numbers.entry(next).or_insert_with(|| {
                    states.push(next);
                    states.len() - 1
                })
            };
            // Whatever follows a find, it stays one.
            let is_found = automaton.is_match_state(state);
            let next = |byte| if is_found { state } else { automaton.next_state(state, byte) };
            rows.push((0..=u8::MAX).map(|byte| number(next(byte))).collect());
        }
        let ends = |state: &StateID| {
            automaton.is_match_state(*state) || automaton.is_match_state(automaton.next_eoi_state(*state))
        };
        let ends = states.iter().map(ends).collect();
        let mut columns: Vec<Vec<usize>> = Vec::new();
        let mut classes = Vec::new();
        for byte in 0..=usize::from(u8::MAX) {
            let column: Vec<usize> = rows.iter().filter_map(|row| row.get(byte).copied()).collect();
            let class = columns.iter().position(|known| *known == column).unwrap_or(columns.len());
            if class == columns.len() {
                columns.push(column);
            }
            classes.push(class);
        }
        let small =
            |number: usize| u8::try_from(number).map_err(|_| found(&"has more than 256 states; make it simpler"));
        let next =
            (0..rows.len()).flat_map(|state| columns.iter().filter_map(move |column| column.get(state).copied()));
        Ok(Self {
            classes: classes.into_iter().map(small).collect::<Result<_, _>>()?,
            next: next.map(small).collect::<Result<_, _>>()?,
            ends,
        })
    }

    fn code(&self) -> String {
        let Self { classes, next, ends } = self;
        format!("Finder {{ classes: {}, next: {}, ends: {} }}", classes.code(), next.code(), ends.code())
    }
}
