//! Answers for tests: from JSON in the form of `examples/assess.rs`, or generated from the content itself.

use content::{Kind, OptionId, QuestionId, RegionId, Set, TechniqueId};
use engine::answers::{self, Answer, Answers, Places, RawAnswers};
use engine::assess::{Assessment, Status, assess};
use engine::config::ClinicConfig;
use proptest::prelude::*;
use report::CONTENT;
use serde_json::Value;

/// Reads answers without defaults.
#[track_caller]
pub fn bare(json: &Value) -> Answers {
    let raw: RawAnswers = serde_json::from_value(json.clone()).expect("an object of answers");
    let (answers, issues) = answers::parse(&CONTENT, &raw);
    assert!(issues.is_empty(), "{issues:?}");
    answers
}

/// Reads answers with the defaults of the worked cases.
#[track_caller]
pub fn with_defaults(json: &Value) -> Answers {
    let mut all: Value = serde_json::from_str(include_str!("../../examples/defaults.json")).expect("defaults");
    let (all_entries, entries) = (all.as_object_mut().expect("an object"), json.as_object().expect("an object"));
    all_entries.extend(entries.clone());
    bare(&all)
}

/// The defaults of the worked cases alone: every safety question answered with "none".
pub fn nothing_special() -> Answers {
    with_defaults(&Value::Object(serde_json::Map::new()))
}

/// Assesses with the default settings.
pub fn assessed(answers: &Answers) -> Assessment {
    assess(&CONTENT, &ClinicConfig::default(), answers)
}

/// The id of the tier.
pub fn tier(assessment: &Assessment) -> &'static str {
    CONTENT.tiers[assessment.tier].id
}

/// The status of every technique, in catalogue order.
pub fn statuses(assessment: &Assessment) -> Vec<(TechniqueId, Status)> {
    let mut statuses: Vec<_> = assessment.verdicts.iter().map(|verdict| (verdict.technique, verdict.status)).collect();
    statuses.sort();
    statuses
}

/// The question of an id.
#[track_caller]
pub fn question(id: &str) -> QuestionId {
    CONTENT.questions.iter().find(|(_, question)| question.id == id).map(|(id, _)| id).expect(id)
}

/// The option of an id in a question.
#[track_caller]
pub fn option(question_id: &str, id: &str) -> OptionId {
    let question = question(question_id);
    let mut options = CONTENT.options.iter().filter(|(_, option)| option.question == question);
    options.find(|(_, option)| option.id == id).map(|(id, _)| id).expect(id)
}

/// Adds one option to a list, or takes it as the answer of a single choice.
pub fn choose(answers: &mut Answers, option: OptionId) {
    let question = CONTENT.options[option].question;
    match (CONTENT.questions[question].kind, answers.get(question).cloned()) {
        (Kind::One, _) => answers.set(question, Answer::One(option)),
        (Kind::Places, before) => {
            let mut places = if let Some(Answer::Places(places)) = before { places } else { Places::default() };
            places.options.insert(option);
            answers.set(question, Answer::Places(places));
        }
        (_, before) => {
            let mut chosen = if let Some(Answer::Many(chosen)) = before { chosen } else { Set::new() };
            chosen.insert(option);
            answers.set(question, Answer::Many(chosen));
        }
    }
}

/// Marks a region in a body map.
pub fn mark(answers: &mut Answers, question: QuestionId, region: RegionId) {
    let mut places =
        if let Some(Answer::Places(places)) = answers.get(question) { places.clone() } else { Places::default() };
    places.regions.insert(region);
    answers.set(question, Answer::Places(places));
}

/// One answer to one question, drawn from what the question allows.
fn draw(answers: &mut Answers, question: QuestionId, seed: u32) {
    let row = &CONTENT.questions[question];
    let options: Vec<OptionId> = row.lists.iter().flat_map(|list| list.options.iter().copied()).collect();
    let pick = |n: usize| seed as usize % n.max(1);
    let region = |seed: usize| CONTENT.regions.ids().nth(seed % CONTENT.regions.len()).expect("a region");
    match row.kind {
        Kind::Tick => answers.set(question, Answer::Ticked),
        Kind::One => choose(answers, options[pick(options.len())]),
        Kind::Many { max } => {
            let is_full = match (max, answers.get(question)) {
                (Some(max), Some(Answer::Many(chosen))) => chosen.len() >= usize::from(max),
                _ => false,
            };
            if !is_full {
                choose(answers, options[pick(options.len())]);
            }
        }
        Kind::Number { min, max } => {
            answers.set(question, Answer::Number(min + (seed % u32::from(max - min + 1)) as u8))
        }
        Kind::Text { .. } => answers.set(question, Answer::Text(format!("text {seed}"))),
        Kind::Places if seed.is_multiple_of(11) => choose(answers, options[(seed as usize / 11) % options.len()]),
        // Now and then a whole bundle, so that widespread pain comes up.
        Kind::Places => {
            (0..=(seed as usize % 5)).for_each(|step| mark(answers, question, region(seed as usize / 5 + step * 17)))
        }
        Kind::MainPlace { .. } => answers.set(question, Answer::Place(region(seed as usize))),
        Kind::PlaceReasons { of } => {
            // Mostly for a place that is marked, since any other does not count.
            let marked: Vec<RegionId> = answers.regions(of).collect();
            let place = marked.get(pick(marked.len())).copied().unwrap_or_else(|| region(seed as usize));
            let reason = options[seed as usize / 7 % options.len()];
            answers.set(question, Answer::Reasons([(place, reason)].into_iter().collect()));
        }
        Kind::NumberPerPart { min, max, .. } => {
            let number = |step: u32| min + (seed.wrapping_add(step * 7) % u32::from(max - min + 1)) as u8;
            let parts = CONTENT.parts.ids().zip(0..).filter(|(_, step)| (seed >> step) & 1 == 1);
            answers.set(question, Answer::PartNumbers(parts.map(|(part, step)| (part, number(step))).collect()));
        }
    }
}

/// Any answers: nothing or the defaults, and then whatever is drawn. Shrinks towards fewer answers.
pub fn any_answers() -> impl Strategy<Value = Answers> {
    let questions = CONTENT.questions.len();
    (prop::bool::weighted(0.8), prop::collection::vec((0..questions, any::<u32>()), 0..40)).prop_map(
        |(is_complete, drawn)| {
            let mut answers = if is_complete { nothing_special() } else { Answers::default() };
            for (question, seed) in drawn {
                draw(&mut answers, CONTENT.questions.ids().nth(question).expect("a question"), seed);
            }
            answers
        },
    )
}

/// Answers without any safety answer but "none": what the ideas are ranked by is drawn freely.
pub fn harmless_answers() -> impl Strategy<Value = Answers> {
    let free: Vec<QuestionId> = CONTENT.questions.iter().filter(|(_, row)| !row.safety).map(|(id, _)| id).collect();
    prop::collection::vec((0..free.len(), any::<u32>()), 0..40).prop_map(move |drawn| {
        let mut answers = nothing_special();
        for (position, seed) in drawn {
            draw(&mut answers, free[position], seed);
        }
        answers
    })
}

/// The English pack, as the build makes it.
pub fn english() -> String {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let compiled = content_compiler::compile(&content, &[]).expect("valid content");
    compiled.packs["en"].to_string()
}
