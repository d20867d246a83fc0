//! Answers as a FHIR R4 `QuestionnaireResponse`.
//!
//! It answers the `Questionnaire` that the build publishes from the same content; its link ids and codes are described in
//! `crates/compiler/src/publish/fhir.rs`. Only what was answered stands here.

use super::Material;
use super::json::Json;
use super::quote::region_label;
use crate::ui;
use content::{Content, List, OptionId, Question, QuestionId, RegionId, StepId};
use engine::answers::Answer;

/// Writes the response. `authored` is the moment with its time zone, as `2026-11-21T10:00:00+01:00`, where it is known.
#[must_use]
pub fn write_fhir(material: &Material, authored: Option<&str>) -> String {
    let Material { content, words, assessment, .. } = *material;
    let status = if assessment.missing.is_empty() { "completed" } else { "in-progress" };
    let mut steps = Vec::new();
    for (step, row) in content.steps.iter() {
        let mut items = Vec::new();
        for (question, row) in content.questions.iter() {
            if step_of(content, question) == Some(step) {
                add_items(material, &mut items, question, row);
            }
        }
        if !items.is_empty() {
            steps.push(group(&["step.", row.id].concat(), words.get(row.heading), items));
        }
    }
    let mut fields = vec![
        ("resourceType".to_owned(), Json::text("QuestionnaireResponse")),
        ("language".to_owned(), Json::text(&words.tag)),
        ("questionnaire".to_owned(), Json::Text([content.uri, content.version].join("|"))),
        ("status".to_owned(), Json::text(status)),
    ];
    if let Some(authored) = authored {
        fields.push(("authored".to_owned(), Json::text(authored)));
    }
    // FHIR knows no empty lists.
    if !steps.is_empty() {
        fields.push(("item".to_owned(), Json::List(steps)));
    }
    Json::Object(fields).write()
}

fn step_of(content: &Content, question: QuestionId) -> Option<StepId> {
    let mut screens = content.screens.rows();
    screens.find(|screen| screen.asks.iter().any(|ask| ask.question == question)).map(|screen| screen.step)
}

fn add_items(material: &Material, items: &mut Vec<Json>, question: QuestionId, row: &Question) {
    let Material { content, words, answers, .. } = *material;
    let text = words.get(row.wording);
    let option = |option: OptionId| {
        let code = [row.id, ".", content.options[option].id].concat();
        coding(content, code, words.get(content.options[option].label))
    };
    let place = |region: RegionId| {
        let code = ["region.", content.regions[region].id].concat();
        coding(content, code, &region_label(content, words, region))
    };
    let below = |id: &str| [row.id, ":", id].concat();
    let Some(answer) = answers.get(question) else { return };
    let values = match answer {
        Answer::Ticked => vec![value("valueBoolean", Json::Bool(true))],
        Answer::One(chosen) => vec![option(*chosen)],
        Answer::Number(number) => vec![value("valueInteger", Json::Number(*number))],
        // FHIR knows no texts of spaces alone.
        Answer::Text(text) if text.trim().is_empty() => Vec::new(),
        Answer::Text(text) => vec![value("valueString", Json::text(text))],
        Answer::Place(region) => vec![place(*region)],
        Answer::Many(chosen) => {
            let of_list = |list: &List| -> Vec<Json> {
                list.options.iter().filter(|option| chosen.contains(**option)).map(|chosen| option(*chosen)).collect()
            };
            if let [list] = row.lists {
                of_list(list)
            } else {
                let mut inner = Vec::new();
                for list in row.lists {
                    let heading = list.heading.map_or("", |heading| words.get(heading));
                    add_item(&mut inner, &below(list.id), heading, of_list(list));
                }
                return add_group(items, row.id, text, inner);
            }
        }
        Answer::Places(places) => {
            add_item(items, row.id, text, places.regions.iter().map(place).collect());
            let or = words.get(ui::UI_OR);
            return add_item(items, &below("options"), or, places.options.iter().map(option).collect());
        }
        Answer::Reasons(reasons) => {
            let mut inner = Vec::new();
            for (region, reason) in reasons.iter() {
                let name = region_label(content, words, region);
                add_item(&mut inner, &below(content.regions[region].id), &name, vec![option(*reason)]);
            }
            return add_group(items, row.id, text, inner);
        }
        Answer::PartNumbers(numbers) => {
            let mut inner = Vec::new();
            for (part, number) in numbers.iter() {
                let part = &content.parts[part];
                let value = value("valueInteger", Json::Number(*number));
                add_item(&mut inner, &below(part.id), words.get(part.name), vec![value]);
            }
            return add_group(items, row.id, text, inner);
        }
    };
    add_item(items, row.id, text, values);
}

fn coding(content: &Content, code: String, display: &str) -> Json {
    let system = Json::Text([content.uri, "/codes"].concat());
    let fields = [("system", system), ("code", Json::Text(code)), ("display", Json::text(display))];
    value("valueCoding", Json::object(fields))
}

fn value(name: &str, value: Json) -> Json {
    Json::object([(name, value)])
}

fn add_item(items: &mut Vec<Json>, link: &str, text: &str, values: Vec<Json>) {
    if !values.is_empty() {
        items.push(item(link, text, "answer", values));
    }
}

fn add_group(items: &mut Vec<Json>, link: &str, text: &str, inner: Vec<Json>) {
    if !inner.is_empty() {
        items.push(group(link, text, inner));
    }
}

fn group(link: &str, text: &str, inner: Vec<Json>) -> Json {
    item(link, text, "item", inner)
}

fn item(link: &str, text: &str, name: &str, inner: Vec<Json>) -> Json {
    Json::object([("linkId", Json::text(link)), ("text", Json::text(text)), (name, Json::List(inner))])
}
