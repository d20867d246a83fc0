//! Answers from the command line, as all examples take them.

use engine::answers::{Answers, RawAnswers, parse};
use report::CONTENT;

/// Reads one JSON object of answers; what is not given has the defaults of `defaults.json`, where they are wanted.
pub fn read(text: &str, with_defaults: bool) -> Result<Answers, String> {
    let given: RawAnswers =
        serde_json::from_str(text).map_err(|error| format!("not one JSON object of answers: {error}"))?;
    let mut raw = if with_defaults { defaults()? } else { RawAnswers::new() };
    raw.extend(given);
    let (answers, issues) = parse(&CONTENT, &raw);
    if !issues.is_empty() {
        return Err(issues.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
    }
    Ok(answers)
}

fn defaults() -> Result<RawAnswers, String> {
    serde_json::from_str(include_str!("../defaults.json")).map_err(|error| format!("defaults.json: {error}"))
}
