//! The form of a saved file, as a JSON Schema (draft 2020-12).

use serde_json::{Map, Value, json};

use super::FILE_VERSION;
use crate::model::{Content, Kind, List, OptionId, Question};

/// The schema of a whole file.
pub(super) fn answers(content: &Content) -> Value {
    let mut answers = Map::new();
    for (id, question) in content.questions.iter().filter(|(id, _)| *id != content.roles.consent) {
        match question.kind {
            Kind::Many { max } if question.lists.len() > 1 => {
                for list in &question.lists {
                    answers.insert(format!("{}:{}", question.id, list.id), many(content, list, max));
                }
            }
            _ => {
                answers.insert(question.id.clone(), answer(content, &content.questions[id]));
            }
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{}/answers.json", content.uri),
        "title": "Answers of one client, as massage-check saves them",
        "type": "object",
        "required": ["format", "version", "form", "answers"],
        "additionalProperties": false,
        "properties": {
            "format": { "const": "massage-check answers" },
            "version": { "const": FILE_VERSION },
            "form": {
                "type": "object",
                "required": ["id", "version"],
                "additionalProperties": false,
                "properties": { "id": { "const": content.uri }, "version": { "const": content.version } },
            },
            "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "answers": { "type": "object", "additionalProperties": false, "properties": answers },
        },
    })
}

fn answer(content: &Content, question: &Question) -> Value {
    let regions = || content.regions.rows().iter().map(|region| region.id.as_str());
    let options = || question.lists.iter().flat_map(|list| ids(content, &list.options));
    match question.kind {
        Kind::Tick => json!({ "const": true }),
        Kind::One => json!({ "enum": options().collect::<Vec<_>>() }),
        Kind::Many { max } => question.lists.first().map_or_else(|| json!(false), |list| many(content, list, max)),
        Kind::Number { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Text { max_len } => json!({ "type": "string", "minLength": 1, "maxLength": max_len }),
        Kind::Places => list_of(regions().chain(options()).collect(), None),
        Kind::MainPlace { .. } => json!({ "enum": regions().collect::<Vec<_>>() }),
        Kind::PlaceReasons { .. } => by_key(regions().collect(), json!({ "enum": options().collect::<Vec<_>>() })),
        Kind::NumberPerPart { min, max, .. } => {
            let numbers: Vec<String> = (min..=max).map(|number| number.to_string()).collect();
            by_key(content.parts.rows().iter().map(|part| part.id.as_str()).collect(), json!({ "enum": numbers }))
        }
    }
}

fn many(content: &Content, list: &List, max: Option<u8>) -> Value {
    list_of(ids(content, &list.options).collect(), max)
}

fn list_of(ids: Vec<&str>, max: Option<u8>) -> Value {
    let mut schema = json!({ "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ids } });
    if let (Some(schema), Some(max)) = (schema.as_object_mut(), max) {
        schema.insert("maxItems".to_owned(), max.into());
    }
    schema
}

fn by_key(keys: Vec<&str>, value: Value) -> Value {
    json!({ "type": "object", "minProperties": 1, "propertyNames": { "enum": keys }, "additionalProperties": value })
}

fn ids<'a>(content: &'a Content, options: &'a [OptionId]) -> impl Iterator<Item = &'a str> {
    options.iter().map(|option| content.options[*option].id.as_str())
}
