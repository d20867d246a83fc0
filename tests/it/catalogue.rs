//! The content is complete, and its rules do what their examples say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use report::CONTENT;
use serde::Deserialize;

use crate::support::{assessed, with_defaults};

/// Every id of the clinical reference's tables, one `kind id` a line.
const IDS: &str = include_str!("../cases/ids.txt");

#[test]
fn every_id_of_the_clinical_reference_is_in_the_content() {
    let known = known_ids();
    let missing: Vec<&str> = IDS.lines().filter(|line| !known.contains(*line)).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    assert!(IDS.lines().count() > 1000, "the list is cut off");
}

fn known_ids() -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut add = |kind: &str, id: &str| {
        known.insert(format!("{kind} {id}"));
    };
    for (_, row) in CONTENT.questions.iter() {
        add("question", row.id);
    }
    for (_, row) in CONTENT.options.iter() {
        add("option", &format!("{}.{}", CONTENT.questions[row.question].id, row.id));
        add("goal", row.id);
        add("dx", row.id);
    }
    CONTENT.regions.rows().for_each(|row| add("region", row.id));
    CONTENT.groups.rows().for_each(|row| add("group", row.id));
    CONTENT.zones.rows().for_each(|row| add("zone", row.id));
    CONTENT.named.rows().for_each(|row| add("named", row.id));
    CONTENT.rules.rows().for_each(|row| add("rule", row.id));
    CONTENT.adding.rows().for_each(|row| add("adding", row.id));
    CONTENT.tiers.rows().for_each(|row| add("tier", row.id));
    CONTENT.adaptations.rows().for_each(|row| add("adaptation", row.id));
    CONTENT.techniques.rows().for_each(|row| add("technique", row.id));
    CONTENT.patterns.rows().for_each(|row| add("pattern", row.id));
    CONTENT.ratings.rows().for_each(|row| add("rating", row.id));
    CONTENT.evidence.rows().for_each(|row| add("evidence", row.id));
    CONTENT.claims.rows().for_each(|row| add("claim", row.id));
    CONTENT.sources.rows().for_each(|row| add("source", row.key));
    CONTENT.cares.iter().for_each(|row| add("care", row.id));
    CONTENT.gentle_starts.iter().for_each(|row| add("gentle", row.id));
    CONTENT.by_place.iter().chain(CONTENT.by_kind).for_each(|row| add("use", row.id));
    CONTENT.status_caps.iter().for_each(|row| add("ceiling", row.id));
    CONTENT.area_notes.iter().for_each(|row| add("area_note", row.id));
    for line in CONTENT.good_to_know.iter().chain(CONTENT.what_else).chain(CONTENT.support) {
        add("line", line.id);
    }
    CONTENT.visit.asks.iter().for_each(|row| add("ask", row.id));
    CONTENT.visit.faq.iter().for_each(|row| add("faq", row.id));
    for level in 1..=CONTENT.pressures.len() {
        add("pressure", &level.to_string());
    }

    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for file in fs::read_dir(content.join("locales/en")).expect("the English texts") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("text");
        let texts: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).expect("JSON");
        for key in texts.keys() {
            add("text", key);
            add("ui", key);
            if let Some(line) = key.strip_prefix("about.") {
                add("about", line);
            }
        }
    }
    for (kind, ids) in records(&content) {
        ids.iter().for_each(|id| add(kind, id));
    }
    let cases = fs::read_to_string(content.join("../tests/cases/worked.toml")).expect("worked cases");
    cases.lines().filter_map(|line| line.strip_prefix("id = ")).for_each(|id| add("case", id.trim_matches('"')));
    known
}

/// What is recorded for clinics and developers and not shown.
fn records(content: &Path) -> Vec<(&'static str, Vec<String>)> {
    let quoted = |file: &str| -> Vec<String> {
        let text = fs::read_to_string(content.join("reference").join(file)).expect(file);
        text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    vec![
        ("stroke", quoted("strokes.toml")),
        ("statement", quoted("seeds.toml")),
        ("held_back", quoted("to_verify.toml")),
        ("ui", quoted("held_back.toml")),
    ]
}

#[derive(Deserialize)]
struct Rules {
    #[serde(default)]
    rule: Vec<Block>,
    #[serde(default)]
    adding: Vec<Block>,
}

#[derive(Deserialize)]
struct Block {
    id: String,
    #[serde(default)]
    example: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    answers: serde_json::Value,
    fires: bool,
    tier: Option<String>,
}

#[test]
fn every_rule_does_what_its_examples_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/rules");
    let mut n_examples = 0;
    for file in fs::read_dir(folder).expect("the rules") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("text");
        let Ok(rules) = toml::from_str::<Rules>(&text) else { continue };
        for (block, is_adding) in
            rules.rule.iter().map(|rule| (rule, false)).chain(rules.adding.iter().map(|rule| (rule, true)))
        {
            for example in &block.example {
                check(block, example, is_adding);
                n_examples += 1;
            }
        }
    }
    assert!(n_examples >= 50, "only {n_examples} examples");
}

#[track_caller]
fn check(block: &Block, example: &Example, is_adding: bool) {
    let assessment = assessed(&with_defaults(&example.answers));
    let id = &block.id;
    let fired = if is_adding {
        assessment.cautions.iter().any(|caution| match caution.cause {
            engine::logic::Cause::Added(adding) => CONTENT.adding[adding].id == id,
            engine::logic::Cause::Ticked | engine::logic::Cause::Derived => false,
        })
    } else {
        assessment.cautions.iter().any(|caution| CONTENT.rules[caution.rule].id == id)
    };
    assert_eq!(fired, example.fires, "{id}: {}", example.answers);
    if let Some(expected) = &example.tier {
        let caution = assessment.cautions.iter().find(|caution| CONTENT.rules[caution.rule].id == id);
        let tier = caution.map(|caution| CONTENT.tiers[caution.tier].id);
        assert_eq!(tier, Some(expected.as_str()), "{id}: {}", example.answers);
    }
}

#[test]
fn the_body_map_has_each_place_on_both_sides() {
    assert_eq!(CONTENT.regions.len(), 74);
    for (id, region) in CONTENT.regions.iter() {
        let mirror = &CONTENT.regions[region.mirror];
        assert_eq!(mirror.mirror, id);
        assert_ne!(mirror.side, region.side);
        assert_eq!((mirror.view, mirror.group), (region.view, region.group), "{}", region.id);
    }
}
