//! Examples of rules: answers with which a rule fires or does not fire. They are checked here and tried by the tests.

use crate::catalog::split_ask;
use crate::context::CheckContext;
use crate::model::QuestionId;
use crate::read::Raw;
use crate::schema::{self, Kind};

/// Answers, and whether a rule fires with them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The rule or adding rule.
    pub rule: String,
    /// The rule that an adding rule puts into force.
    pub adds: Option<String>,
    /// The answers as a JSON object, in the form of `examples/assess.rs`.
    pub answers: String,
    /// Whether the rule fires.
    pub fires: bool,
}

/// All examples, in the order of the rules, then of the adding rules.
pub(super) fn all(raw: &Raw) -> Vec<Example> {
    let rules = raw.rules.iter().filter_map(|block| block.row.as_ref()).map(|row| (&row.id, None, &row.example));
    let adding =
        raw.adding.iter().filter_map(|block| block.row.as_ref()).map(|row| (&row.id, Some(&row.adds), &row.example));
    let examples = rules
        .chain(adding)
        .flat_map(|(rule, adds, examples)| examples.iter().map(move |example| (rule, adds, example)));
    examples
        .map(|(rule, adds, example)| Example {
            rule: rule.clone(),
            adds: adds.cloned(),
            answers: serde_json::to_string(&example.answers).unwrap_or_default(),
            fires: example.fires,
        })
        .collect()
}

/// A rule that is computed needs an example that fires and one that does not, in known answers; a rule with several
/// tiers needs one for each of them.
pub(super) fn check(context: &CheckContext<'_>, examples: &[schema::Example], tiers: &[schema::Outcome]) {
    for line in tiers {
        let has_one = examples.iter().any(|example| example.fires && example.tier.as_ref() == Some(&line.tier));
        context.require(has_one, || format!("needs an example with \"tier = {:?}\"", line.tier));
    }
    let without_tier = examples.iter().any(|example| !example.fires && example.tier.is_some());
    context.require(!without_tier, || "in an example: \"tier\" goes only with \"fires = true\"".to_owned());
    for tier in examples.iter().filter_map(|example| example.tier.as_ref()) {
        let is_known = tiers.iter().any(|line| line.tier == *tier);
        context.require(is_known, || format!("in an example: {tier:?} is none of its \"tiers\""));
    }
    for fires in [true, false] {
        let has_one = examples.iter().any(|example| example.fires == fires);
        context.require(has_one, || format!("needs an example with \"fires = {fires}\""));
    }
    for (key, value) in examples.iter().flat_map(|example| &example.answers) {
        if let Err(message) = check_answer(context, key, value) {
            let is_unknown = message.starts_with("unknown ");
            let message = format!("in an example: {message}");
            if is_unknown { context.problems.add_unknown(context.spot, message) } else { context.problem(message) }
        }
    }
}

fn check_answer(context: &CheckContext<'_>, key: &str, value: &toml::Value) -> Result<(), String> {
    let (question, list) = split_ask(key);
    let id = context.catalog.questions.find(question)?;
    let Some(row) = context.catalog.question(id) else { return Ok(()) };
    let wrong = |expected: &str| Err(format!("the answer to {key:?} must be {expected}"));
    if list.is_some_and(|list| !row.list.iter().any(|known| known.id == list)) {
        return Err(format!("unknown list in {key:?}"));
    }
    match row.kind {
        Kind::Tick => value.as_bool().map_or_else(|| wrong("true or false"), |_| Ok(())),
        Kind::Text => value.as_str().map_or_else(|| wrong("a text"), |_| Ok(())),
        Kind::Number => {
            let [min, max] = row.range.unwrap_or_default();
            let fits = value.as_integer().is_some_and(|number| (min..=max).contains(&number));
            if fits { Ok(()) } else { wrong(&format!("a whole number from {min} to {max}")) }
        }
        // Ids such as "3" may be written as numbers.
        Kind::One => {
            match value.as_str().map(str::to_owned).or_else(|| value.as_integer().map(|number| number.to_string())) {
                Some(option) => context.catalog.options(id, &option).map(|_| ()),
                None => wrong("an option"),
            }
        }
        Kind::MainPlace => {
            value.as_str().map_or_else(|| wrong("a region"), |region| context.catalog.regions.find(region).map(|_| ()))
        }
        Kind::Many | Kind::Places => match value.as_array() {
            Some(names) => names.iter().try_for_each(|name| match name.as_str() {
                Some(name) => check_name(context, id, row.kind, name),
                None => wrong("a list of ids"),
            }),
            None => wrong("a list of ids"),
        },
        Kind::PlaceReasons => match value.as_table() {
            Some(reasons) => reasons.iter().try_for_each(|(region, reason)| {
                context.catalog.regions.find(region)?;
                reason.as_str().map_or_else(
                    || wrong("a reason for each region"),
                    |reason| context.catalog.options(id, reason).map(|_| ()),
                )
            }),
            None => wrong("a reason for each region"),
        },
        Kind::NumberPerPart => {
            let [min, max] = row.range.unwrap_or_default();
            let fits = |number: &toml::Value| number.as_integer().is_some_and(|number| (min..=max).contains(&number));
            match value.as_table() {
                Some(numbers) if numbers.values().all(fits) => {
                    numbers.keys().try_for_each(|part| context.catalog.parts.find(part).map(|_| ()))
                }
                Some(_) | None => wrong(&format!("a whole number from {min} to {max} for each part")),
            }
        }
    }
}

fn check_name(context: &CheckContext<'_>, question: QuestionId, kind: Kind, name: &str) -> Result<(), String> {
    let option = context.catalog.options(question, name).map(|_| ());
    match (kind, option) {
        (Kind::Places, Err(_)) => context.catalog.regions.find(name).map(|_| ()),
        (_, option) => option,
    }
}
