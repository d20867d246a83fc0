//! What is published for programs of others: one questionnaire for each language, with the conditions of the content.

use serde_json::{Value, json};

use crate::fixture::{Fixture, check, replace};

const META: &str = "meta.toml";
const PAIN: &str = "questions/pain.toml";

fn published(fixture: &Fixture, name: &str) -> Value {
    let compiled = fixture.compile().unwrap();
    serde_json::from_str(&compiled.published[name]).unwrap()
}

/// The item of this link id.
#[track_caller]
fn item(value: &Value, link: &str) -> Value {
    fn find(value: &Value, link: &str) -> Option<Value> {
        let items = value["item"].as_array()?;
        items.iter().find_map(|item| if item["linkId"] == link { Some(item.clone()) } else { find(item, link) })
    }
    let found = find(value, link);
    assert!(found.is_some(), "no item {link}");
    found.unwrap()
}

#[test]
fn each_language_has_its_own_questionnaire_with_the_same_link_ids() {
    let fixture = Fixture::new();
    for (tag, text) in [("en", "How old are you?"), ("de", "de: How old are you?")] {
        let questionnaire = published(&fixture, &format!("fhir/Questionnaire.{tag}.json"));
        assert_eq!(questionnaire["language"], tag);
        let age = item(&questionnaire, "age");
        assert_eq!((&age["text"], &age["type"], &age["required"]), (&json!(text), &json!("choice"), &json!(true)));
    }
}

#[test]
fn a_number_has_its_range_and_the_condition_of_its_question() {
    let questionnaire = published(&Fixture::new(), "fhir/Questionnaire.en.json");
    let strength = item(&questionnaire, "strength");
    assert_eq!(strength["type"], "integer");
    assert_eq!(strength["extension"][0]["valueInteger"], 0);
    assert_eq!(strength["extension"][1]["valueInteger"], 10);
    assert_eq!(strength["enableWhen"], json!([{ "question": "places", "operator": "exists", "answerBoolean": true }]));
}

#[test]
fn the_lists_of_a_question_and_what_stands_beside_a_map_are_items_of_their_own() {
    let questionnaire = published(&Fixture::new(), "fhir/Questionnaire.en.json");
    assert_eq!(item(&questionnaire, "illness")["type"], "group");
    let heart = item(&questionnaire, "illness:heart");
    assert_eq!(heart["answerOption"][0]["valueCoding"]["code"], "illness.weak_heart");
    assert_eq!(heart["repeats"], true);
    let beside = item(&questionnaire, "places:options");
    assert_eq!(beside["answerOption"][0]["valueCoding"]["code"], "places.no_pain");
}

/// Clauses joined by "and", of which one is an "or" that FHIR cannot say inside it.
#[test]
fn a_condition_that_cannot_be_said_is_widened_and_never_narrowed() {
    let shown = |condition: &str| {
        let fixture = replace(
            PAIN,
            "id = \"strength\"\nkind = \"number\"\nshown = { marked = \"places\" }",
            &format!("id = \"strength\"\nkind = \"number\"\nshown = {condition}"),
        );
        let strength = item(&published(&fixture, "fhir/Questionnaire.en.json"), "strength");
        let clauses = strength["enableWhen"].as_array().cloned().unwrap_or_default();
        let asks: Vec<String> = clauses.iter().map(|clause| clause["question"].as_str().unwrap().to_owned()).collect();
        (asks.join(" "), strength["enableBehavior"].as_str().unwrap_or_default().to_owned())
    };
    let said = |asks: &str, behavior: &str| (asks.to_owned(), behavior.to_owned());
    assert_eq!(shown("{ all = [{ marked = \"places\" }, { is = { age = \"adult\" } }] }"), said("places age", "all"));
    assert_eq!(
        shown("{ any = [{ marked = \"places\" }, { has = { illness = \"thin_bones\" } }] }"),
        said("places illness:bones", "any")
    );
    assert_eq!(
        shown("{ all = [{ marked = \"places\" }, { is = { age = [\"adult\", \"child\"] } }] }"),
        said("places", "")
    );
    assert_eq!(shown("{ any = [{ marked = \"places\" }, { not = { answered = \"age\" } }] }"), said("", ""));
}

#[test]
fn the_schema_of_files_knows_every_question_but_consent() {
    let schema = published(&Fixture::new(), "schema/answers.json");
    let answers = &schema["properties"]["answers"]["properties"];
    assert_eq!(answers["age"], json!({ "enum": ["child", "adult"] }));
    assert_eq!(answers["strength"], json!({ "type": "integer", "minimum": 0, "maximum": 10 }));
    assert!(answers["illness:heart"].is_object() && answers["illness"].is_null() && answers["consent"].is_null());
}

#[test]
fn a_code_for_an_unknown_question_is_named() {
    check(
        replace(META, "[roles]", "[loinc]\nstrenght = \"72514-3\"\n\n[roles]"),
        &[r#"meta.toml: unknown question "strenght" (did you mean "strength"?)"#],
    );
    let coded = replace(META, "[roles]", "[loinc]\nstrength = \"72514-3\"\n\n[roles]");
    let strength = item(&published(&coded, "fhir/Questionnaire.en.json"), "strength");
    assert_eq!(strength["code"][0]["code"], "72514-3");
}

#[test]
fn what_is_followed_must_be_a_number_and_belong_to_a_text() {
    let followed = |rows: &str| replace(META, "[roles]", &format!("[[followed]]\n{rows}\n\n[roles]"));
    assert!(followed("question = \"strength\"\nbetter = \"lower\"\nof = \"note\"").compile().is_ok());
    check(
        followed("question = \"age\"\nbetter = \"lower\""),
        &[r#"meta.toml: "followed" names "age", which is of kind "one" and must be "number""#],
    );
    check(
        followed("question = \"strength\"\nbetter = \"lower\"\nof = \"age\""),
        &[r#"meta.toml: "followed" names "age", which is of kind "one" and must be "text""#],
    );
}

#[test]
fn an_address_that_others_cannot_add_to_is_named() {
    for uri in ["fixture", "https://fixture.example/", "https://fixture.example|1"] {
        check(
            replace(META, "https://fixture.example/intake", uri),
            &[&format!(r#"meta.toml: "uri" is {uri:?}, but must begin with https:// and hold no |, # or last /"#)],
        );
    }
}
