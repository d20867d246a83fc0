//! The worked cases and the safety matrix of the clinical reference, run from data files.

use std::collections::{BTreeMap, BTreeSet};

use content::{AdaptationId, Set};
use engine::assess::{Assessment, Block, Idea, Status};
use report::CONTENT;
use serde::Deserialize;
use serde_json::json;

use crate::support::{assessed, tier, with_defaults};

/// The techniques that invariant I17 speaks of.
pub const FIRST_SOMEWHERE: [&str; 9] = [
    "relaxation",
    "deep_tissue",
    "myofascial",
    "trigger_point",
    "neuromuscular",
    "sports",
    "scar",
    "lymphatic",
    "stretching",
];

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    answers: serde_json::Value,
    tier: String,
    flags: BTreeMap<String, String>,
    cap: Option<u8>,
    adaptations: Option<Vec<String>>,
    suggested: Vec<String>,
    possible: Vec<String>,
    #[serde(default)]
    avoid: Option<Vec<Avoid>>,
    #[serde(default)]
    scores_suggested: Option<Vec<i8>>,
    #[serde(default)]
    scores_possible: Option<Vec<i8>>,
    #[serde(default)]
    start: BTreeMap<String, u8>,
    #[serde(default)]
    evidence: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Avoid {
    techniques: Vec<String>,
    reasons: Vec<String>,
}

fn cases() -> Vec<Case> {
    let cases: Cases = toml::from_str(include_str!("../cases/worked.toml")).expect("worked cases");
    cases.case
}

/// The answers of all worked cases.
pub fn worked_cases() -> Vec<serde_json::Value> {
    cases().into_iter().map(|case| case.answers).collect()
}

#[test]
fn all_worked_cases_come_out_as_written() {
    let cases = cases();
    assert_eq!(cases.len(), 35);
    for case in cases {
        check(&case);
    }
}

/// I17: each of these comes first in some worked case.
#[test]
fn every_technique_with_a_use_of_its_own_comes_first_in_some_case() {
    let cases = cases();
    let first: BTreeSet<&str> = cases.iter().filter_map(|case| case.suggested.first()).map(String::as_str).collect();
    for technique in FIRST_SOMEWHERE {
        assert!(first.contains(technique), "{technique} is first nowhere");
    }
}

#[track_caller]
fn check(case: &Case) {
    let assessment = assessed(&with_defaults(&case.answers));
    let id = &case.id;
    assert_eq!(tier(&assessment), case.tier, "{id}: tier");
    assert_eq!(flags(&assessment), case.flags, "{id}: flags");
    assert_eq!(named(&assessment, Status::Suggested), case.suggested, "{id}: suggested");
    assert_eq!(named(&assessment, Status::Possible), case.possible, "{id}: possible");
    if let Some(cap) = case.cap {
        assert_eq!(assessment.limits.cap, cap, "{id}: cap");
    }
    if let Some(adaptations) = &case.adaptations {
        assert_eq!(&adaptation_names(&assessment.adaptations), adaptations, "{id}: adaptations");
    }
    if let Some(scores) = &case.scores_suggested {
        assert_eq!(&scored(&assessment, Status::Suggested), scores, "{id}: scores of the suggested");
    }
    if let Some(scores) = &case.scores_possible {
        assert_eq!(&scored(&assessment, Status::Possible), scores, "{id}: scores of the possible");
    }
    assert_eq!(of_ideas(&assessment, |idea| idea.range.start), case.start, "{id}: where to start");
    assert_eq!(of_ideas(&assessment, evidence_named), case.evidence, "{id}: evidence");
    if let Some(avoid) = &case.avoid {
        let expected: BTreeMap<String, Vec<String>> = avoid
            .iter()
            .flat_map(|avoid| avoid.techniques.iter().map(|technique| (technique.clone(), avoid.reasons.clone())))
            .collect();
        assert_eq!(avoided(&assessment), expected, "{id}: avoid");
    }
}

/// What is said of each suggested or possible technique.
fn of_ideas<T>(assessment: &Assessment, said: impl Fn(&Idea) -> T) -> BTreeMap<String, T> {
    let ideas = assessment.verdicts.iter().filter_map(|verdict| Some((verdict.technique, verdict.idea.as_ref()?)));
    ideas.map(|(technique, idea)| (CONTENT.techniques[technique].id.to_owned(), said(idea))).collect()
}

fn evidence_named(idea: &Idea) -> Vec<String> {
    let rating = CONTENT.ratings[idea.evidence.rating].id;
    let named = idea.evidence.pattern.map(|pattern| [CONTENT.patterns[pattern].id, rating]);
    named.into_iter().flatten().map(str::to_owned).collect()
}

fn flags(assessment: &Assessment) -> BTreeMap<String, String> {
    let flag = |caution: &engine::assess::Caution| {
        (CONTENT.rules[caution.rule].id.to_owned(), CONTENT.tiers[caution.tier].id.to_owned())
    };
    assessment.cautions.iter().map(flag).collect()
}

fn named(assessment: &Assessment, status: Status) -> Vec<&'static str> {
    let verdicts = assessment.verdicts.iter().filter(|verdict| verdict.status == status);
    verdicts.map(|verdict| CONTENT.techniques[verdict.technique].id).collect()
}

fn scored(assessment: &Assessment, status: Status) -> Vec<i8> {
    let verdicts = assessment.verdicts.iter().filter(|verdict| verdict.status == status);
    verdicts.filter_map(|verdict| verdict.score).map(|score| score.total()).collect()
}

fn adaptation_names(adaptations: &Set<AdaptationId>) -> Vec<&'static str> {
    let mut names: Vec<_> = adaptations.iter().map(|id| CONTENT.adaptations[id].id).collect();
    names.sort_unstable();
    names
}

fn avoided(assessment: &Assessment) -> BTreeMap<String, Vec<String>> {
    let avoided = assessment.verdicts.iter().filter(|verdict| verdict.status == Status::Avoid);
    avoided
        .map(|verdict| {
            let mut reasons: Vec<String> = verdict.blocks.iter().map(|block| block_name(*block)).collect();
            reasons.sort();
            (CONTENT.techniques[verdict.technique].id.to_owned(), reasons)
        })
        .collect()
}

fn block_name(block: Block) -> String {
    match block {
        Block::Rule(rule) => CONTENT.rules[rule].id,
        Block::CapGlobal => "cap_global",
        Block::AllAreasExcluded => "all_areas_excluded",
        Block::CapArea => "cap_area",
    }
    .to_owned()
}

/// The matrix of 4.8: what each health answer alone does to each technique. `X` avoid, `D2` after the doctor's
/// OK at most 2, `3` at most 3, `A2` some areas at most 2, `ok` no change, `HOLD` all hidden.
#[test]
fn each_health_answer_alone_changes_each_technique_as_in_the_matrix() {
    let matrix: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(include_str!("../cases/matrix.toml")).expect("the matrix");
    let mut n_cells = 0;
    for (rule, row) in &matrix {
        let assessment = assessed(&with_defaults(&ticked(rule)));
        for (technique, cell) in row {
            let verdict =
                assessment.verdicts.iter().find(|verdict| CONTENT.techniques[verdict.technique].id == technique);
            let verdict = verdict.unwrap_or_else(|| panic!("{rule}: no technique {technique}"));
            let row = &CONTENT.techniques[verdict.technique];
            let is_avoided = matches!(verdict.status, Status::Avoid);
            let is_hidden = matches!(verdict.status, Status::Suppressed);
            let cap = row.highest.min(assessment.limits.cap);
            let parts: Vec<&str> = cell.split(' ').collect();
            for part in parts {
                match part {
                    "HOLD" => assert!(is_hidden, "{rule} {technique}"),
                    "X" => assert!(is_avoided, "{rule} {technique} should be avoided"),
                    "ok" => assert!(!is_avoided && cap == row.highest, "{rule} {technique} should not change"),
                    _ => {
                        assert!(!is_avoided && !is_hidden, "{rule} {technique} should be allowed");
                        let number: u8 = part.trim_start_matches(['D', 'A']).parse().expect("a pressure");
                        if part.starts_with('A') {
                            let limits = |row: &content::Rule| row.limits.iter().any(|limit| limit.at_most == number);
                            let own = CONTENT.rules.rows().find(|row| row.id == rule);
                            assert!(own.is_some_and(limits), "{rule} {technique}");
                        } else {
                            assert_eq!(cap, number, "{rule} {technique}: highest pressure");
                        }
                        if part.starts_with('D') {
                            assert_eq!(tier(&assessment), "clearance", "{rule}");
                        }
                    }
                }
                n_cells += 1;
            }
        }
    }
    assert!(n_cells >= 12 * 50, "only {n_cells} cells");
}

/// Answers in which nothing but this rule is ticked.
fn ticked(rule: &str) -> serde_json::Value {
    let (_, row) = CONTENT.rules.iter().find(|(_, row)| row.id == rule).expect(rule);
    let option = match (row.option, &row.when) {
        (Some(option), _) => option,
        (None, content::Condition::Chosen([option])) => *option,
        _ => panic!("{rule} cannot be ticked alone"),
    };
    let choice = &CONTENT.options[option];
    let question = &CONTENT.questions[choice.question];
    match (question.kind, question.id) {
        (content::Kind::One, id) => json!({ id: choice.id }),
        (_, id) if id.starts_with("preg") => json!({ "preg": "t2", id: [choice.id] }),
        (_, id) => json!({ id: [choice.id] }),
    }
}
