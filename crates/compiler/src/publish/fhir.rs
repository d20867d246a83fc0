//! The questionnaire as FHIR R4: `Questionnaire` and the `CodeSystem` of its answers.
//!
//! `crates/report/src/fhir.rs` writes the responses, with the same link ids and codes:
//!
//! | item | link id | answer |
//! |---|---|---|
//! | step | `step.<id>` | group |
//! | question | `<id>` | as its kind says |
//! | list of a question with several | `<id>:<list>`, in a group `<id>` | codes, repeats |
//! | what is chosen beside a body map | `<id>:options` | codes, repeats |
//! | place or part asked for one by one | `<id>:<place or part>`, in a group `<id>` | code or number |
//!
//! Codes are `<question>.<option>` and `region.<place>`, because an option such as "none" means another thing elsewhere.

use serde_json::{Map, Value, json};

use super::{Material, Words};
use crate::model::{Condition, Content, Kind, List, OptionId, Question, QuestionId, Region, Side, StepId};

const EXTENSION: &str = "http://hl7.org/fhir/StructureDefinition";
/// Up to so many options are boxes.
const BOXES_MAX: usize = 30;
const NOTICE: &str = "This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief \
    Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no \
    cost under the license at http://loinc.org/license.";
const LOINC_NAME: &str = "Pain severity - 0-10 verbal numeric rating [Score] - Reported";

/// The questionnaire in one language.
pub(super) fn questionnaire(material: &Material<'_>, words: &Words<'_>) -> Value {
    let content = material.content;
    let steps = content.steps.iter().filter_map(|(id, step)| {
        let asked = content.questions.iter().filter(|(question, _)| step_of(content, *question) == Some(id));
        let items: Vec<Value> = asked.flat_map(|(id, question)| items(material, words, id, question)).collect();
        let mut whole = item(&format!("step.{}", step.id), words.get(step.heading));
        // The last step asks nothing: it is the check of all answers.
        let asks = !items.is_empty();
        group(&mut whole, items);
        asks.then_some(Value::Object(whole))
    });
    let steps: Vec<Value> = steps.collect();
    json!({
        "resourceType": "Questionnaire",
        "id": "massage-check",
        "language": words.tag(),
        "url": content.uri,
        "version": content.version,
        "name": "MassageCheck",
        "title": words.fill("sheet_title", "", ""),
        "status": "active",
        "subjectType": ["Patient"],
        "description": words.fill("ui_purpose", "", ""),
        "copyright": NOTICE,
        "item": steps,
    })
}

/// What its codes mean, in one language.
pub(super) fn code_system(material: &Material<'_>, words: &Words<'_>) -> Value {
    let content = material.content;
    let concept = |code: String, display: &str| json!({ "code": code, "display": display });
    let mut seen: Vec<String> = Vec::new();
    let mut concepts = Vec::new();
    for (option, row) in content.options.iter() {
        let code = code_of(content, option);
        // "None of these" stands in each list of a question, and means the same in all.
        if !seen.contains(&code) {
            concepts.push(concept(code.clone(), words.get(row.label)));
            seen.push(code);
        }
    }
    let regions = content.regions.rows().iter();
    concepts.extend(regions.map(|region| concept(format!("region.{}", region.id), &region_name(words, region))));
    json!({
        "resourceType": "CodeSystem",
        "id": "massage-check",
        "language": words.tag(),
        "url": system(content),
        "version": content.version,
        "name": "MassageCheckAnswers",
        "status": "active",
        "caseSensitive": true,
        "content": "complete",
        "concept": concepts,
    })
}

fn system(content: &Content) -> String {
    format!("{}/codes", content.uri)
}

fn step_of(content: &Content, question: QuestionId) -> Option<StepId> {
    let asks = |screen: &&crate::model::Screen| screen.asks.iter().any(|ask| ask.question == question);
    content.screens.rows().iter().find(asks).map(|screen| screen.step)
}

/// One question: one item, or two for a body map with options beside it.
fn items(material: &Material<'_>, words: &Words<'_>, id: QuestionId, question: &Question) -> Vec<Value> {
    let content = material.content;
    let link = question.id.as_str();
    let text = words.get(question.wording);
    let mut item = item(link, text);
    enable(content, &question.shown, &mut item);
    if let Some(code) = material.loinc.get(&id) {
        set(&mut item, "code", json!([{ "system": "http://loinc.org", "code": code, "display": LOINC_NAME }]));
    }
    if question.must == Condition::Always {
        set(&mut item, "required", json!(true));
    }
    let options: Vec<Value> = question.lists.iter().flat_map(|list| options(content, words, list)).collect();
    match question.kind {
        Kind::Tick => set(&mut item, "type", json!("boolean")),
        Kind::One => choice(&mut item, options, false),
        Kind::Many { .. } if question.lists.len() > 1 => return vec![lists(content, words, question, item)],
        Kind::Many { max } => {
            choice(&mut item, options, true);
            if let Some(max) = max {
                extend(
                    &mut item,
                    json!({ "url": format!("{EXTENSION}/questionnaire-maxOccurs"), "valueInteger": max }),
                );
            }
        }
        Kind::Number { min, max } => number(&mut item, min, max),
        Kind::Text { max_len } => {
            set(&mut item, "type", json!("text"));
            set(&mut item, "maxLength", json!(max_len));
        }
        Kind::Places => {
            // A map may be answered by an option beside it, so neither of the two is required alone.
            item.remove("required");
            choice(&mut item, places(content, words), true);
            let mut beside = self::item(&format!("{link}:options"), &words.fill("ui_or", "", ""));
            enable(content, &question.shown, &mut beside);
            choice(&mut beside, options, true);
            let beside = (!question.lists.is_empty()).then_some(beside.into());
            return [item.into()].into_iter().chain(beside).collect();
        }
        Kind::MainPlace { .. } => choice(&mut item, places(content, words), false),
        Kind::PlaceReasons { of } => {
            let each = content.regions.rows().iter().map(|region| {
                let mut item = self::item(&format!("{link}:{}", region.id), &region_name(words, region));
                set(
                    &mut item,
                    "enableWhen",
                    json!([when(content, of, "=", "answerCoding", place(content, words, region))]),
                );
                choice(&mut item, options.clone(), false);
                Value::Object(item)
            });
            group(&mut item, each.collect());
        }
        Kind::NumberPerPart { of, min, max } => {
            let each = content.parts.iter().map(|(part, row)| {
                let inside = content.regions.rows().iter().filter(|region| region.part == part);
                let marked = |region: &Region| when(content, of, "=", "answerCoding", place(content, words, region));
                let mut item = self::item(&format!("{link}:{}", row.id), words.get(row.name));
                any_of(&mut item, inside.map(marked).collect());
                number(&mut item, min, max);
                Value::Object(item)
            });
            group(&mut item, each.collect());
        }
    }
    vec![item.into()]
}

/// A question with several lists: a group with an item for each.
fn lists(content: &Content, words: &Words<'_>, question: &Question, mut whole: Map<String, Value>) -> Value {
    let is_required = whole.remove("required").is_some();
    let each = question.lists.iter().map(|list| {
        let heading = list.heading.map_or("", |heading| words.get(heading));
        let mut item = item(&format!("{}:{}", question.id, list.id), heading);
        choice(&mut item, options(content, words, list), true);
        if is_required {
            set(&mut item, "required", json!(true));
        }
        Value::Object(item)
    });
    group(&mut whole, each.collect());
    whole.into()
}

fn item(link: &str, text: &str) -> Map<String, Value> {
    Map::from_iter([("linkId".to_owned(), json!(link)), ("text".to_owned(), json!(text))])
}

fn choice(item: &mut Map<String, Value>, options: Vec<Value>, repeats: bool) {
    // Boxes, as on our own page; other programs would let several things be chosen by "add another". Nobody wants a box
    // for each place of the body.
    if options.len() <= BOXES_MAX {
        let code = if repeats { "check-box" } else { "radio-button" };
        let control = json!({ "system": "http://hl7.org/fhir/questionnaire-item-control", "code": code });
        let url = format!("{EXTENSION}/questionnaire-itemControl");
        extend(item, json!({ "url": url, "valueCodeableConcept": { "coding": [control] } }));
    }
    set(item, "type", json!("choice"));
    set(item, "repeats", json!(repeats));
    set(item, "answerOption", options.into());
}

fn group(item: &mut Map<String, Value>, items: Vec<Value>) {
    set(item, "type", json!("group"));
    set(item, "item", items.into());
}

fn number(item: &mut Map<String, Value>, min: u8, max: u8) {
    set(item, "type", json!("integer"));
    extend(item, json!({ "url": format!("{EXTENSION}/minValue"), "valueInteger": min }));
    extend(item, json!({ "url": format!("{EXTENSION}/maxValue"), "valueInteger": max }));
}

fn set(item: &mut Map<String, Value>, name: &str, value: Value) {
    item.insert(name.to_owned(), value);
}

fn extend(item: &mut Map<String, Value>, extension: Value) {
    if let Some(list) = item.entry("extension").or_insert_with(|| json!([])).as_array_mut() {
        list.push(extension);
    }
}

fn options(content: &Content, words: &Words<'_>, list: &List) -> Vec<Value> {
    let option = |option: &OptionId| {
        let row = &content.options[*option];
        let mut answer = json!({ "valueCoding": coding(content, &code_of(content, *option), words.get(row.label)) });
        if let Some(answer) = answer.as_object_mut().filter(|_| row.exclusive) {
            extend(
                answer,
                json!({ "url": format!("{EXTENSION}/questionnaire-optionExclusive"), "valueBoolean": true }),
            );
        }
        answer
    };
    list.options.iter().map(option).collect()
}

fn places(content: &Content, words: &Words<'_>) -> Vec<Value> {
    let regions = content.regions.rows().iter();
    regions.map(|region| json!({ "valueCoding": place(content, words, region) })).collect()
}

fn place(content: &Content, words: &Words<'_>, region: &Region) -> Value {
    coding(content, &format!("region.{}", region.id), &region_name(words, region))
}

fn region_name(words: &Words<'_>, region: &Region) -> String {
    let side = match region.side {
        Side::Right => "region_right",
        Side::Left => "region_left",
    };
    words.fill(side, "place", words.get(region.name))
}

fn coding(content: &Content, code: &str, display: &str) -> Value {
    json!({ "system": system(content), "code": code, "display": display })
}

fn code_of(content: &Content, option: OptionId) -> String {
    let row = &content.options[option];
    format!("{}.{}", content.questions[row.question].id, row.id)
}

/// The item in which an option is offered.
fn link_of(content: &Content, option: OptionId) -> String {
    let question = &content.questions[content.options[option].question];
    let list = question.lists.iter().find(|list| list.options.contains(&option));
    match (question.kind, list) {
        (Kind::Places, _) => format!("{}:options", question.id),
        (_, Some(list)) if question.lists.len() > 1 => format!("{}:{}", question.id, list.id),
        _ => question.id.clone(),
    }
}

/// When an item is enabled. FHIR joins plain comparisons either all by "and" or all by "or". A clause that cannot be said
/// so is left out of an "and" and opens an "or": the item is then shown a little more often, never less.
fn enable(content: &Content, shown: &Condition, item: &mut Map<String, Value>) {
    if let Condition::All(all) = shown {
        let clauses = all.iter().filter_map(|one| <[Value; 1]>::try_from(alternatives(content, one)?).ok());
        let clauses: Vec<Value> = clauses.flatten().collect();
        if clauses.len() > 1 {
            set(item, "enableBehavior", json!("all"));
        }
        if !clauses.is_empty() {
            set(item, "enableWhen", clauses.into());
        }
    } else if let Some(clauses) = alternatives(content, shown) {
        any_of(item, clauses);
    }
}

fn any_of(item: &mut Map<String, Value>, clauses: Vec<Value>) {
    if clauses.len() > 1 {
        set(item, "enableBehavior", json!("any"));
    }
    set(item, "enableWhen", clauses.into());
}

/// The comparisons of which one is enough; `None` if there are none that say it.
fn alternatives(content: &Content, condition: &Condition) -> Option<Vec<Value>> {
    let exists = |question| when(content, question, "exists", "answerBoolean", json!(true));
    let chosen = |option: &OptionId| {
        let code = json!({ "system": system(content), "code": code_of(content, *option) });
        compared(&link_of(content, *option), "=", "answerCoding", code)
    };
    match condition {
        Condition::Marked(question, _) | Condition::PartsAtLeast(question, _) | Condition::Answered(question) => {
            Some(vec![exists(*question)])
        }
        Condition::Chosen(options) => Some(options.iter().map(chosen).collect()),
        Condition::AtLeast(question, least) => {
            Some(vec![when(content, *question, ">=", "answerInteger", json!(least))])
        }
        Condition::AreaIn(groups) => {
            let inside = content.regions.rows().iter().filter(|region| groups.contains(&region.group));
            Some(inside.map(|region| hurts(content, region)).collect())
        }
        Condition::PlaceIn(regions) => {
            Some(regions.iter().map(|region| hurts(content, &content.regions[*region])).collect())
        }
        Condition::Any(any) => {
            let all: Option<Vec<Vec<Value>>> = any.iter().map(|one| alternatives(content, one)).collect();
            all.map(|all| all.into_iter().flatten().collect())
        }
        Condition::All(all) => all.iter().find_map(|one| alternatives(content, one)),
        Condition::Always
        | Condition::Never
        | Condition::Not(_)
        | Condition::BothSides(_)
        | Condition::ZonesAtLeast(_)
        | Condition::Fired(_)
        | Condition::Named(_)
        | Condition::Pattern(_)
        | Condition::Tier(_)
        | Condition::Adapts(_)
        | Condition::IdeasAtLeast(_) => None,
    }
}

fn hurts(content: &Content, region: &Region) -> Value {
    let code = json!({ "system": system(content), "code": format!("region.{}", region.id) });
    when(content, content.roles.pain_places, "=", "answerCoding", code)
}

fn when(content: &Content, question: QuestionId, operator: &str, answer: &str, value: Value) -> Value {
    compared(&content.questions[question].id, operator, answer, value)
}

fn compared(link: &str, operator: &str, answer: &str, value: Value) -> Value {
    let mut when = json!({ "question": link, "operator": operator });
    if let Some(when) = when.as_object_mut() {
        when.insert(answer.to_owned(), value);
    }
    when
}
