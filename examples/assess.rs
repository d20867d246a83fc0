//! The reviewer's door to the engine: answers in, assessment out.
//!
//! ```text
//! cargo run --example assess < answers.json             one object of answers
//! cargo run --example assess -- --lines < answers.txt   one object a line
//! cargo run --example assess -- --full < answers.json   answers only, no defaults filled in
//! ```
//!
//! Answers stand under the ids of the clinical reference. What is not given has the defaults of
//! `defaults.json`; everything else is unanswered. An unknown id, a wrong type or a number out of range is an
//! error that names it, exit status 2; with `--lines` that line's output is `{"error": ..}` and the rest go on.

#[path = "answers/mod.rs"]
mod answers;

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, Read as _, Write as _};
use std::process::ExitCode;

use content::TechniqueId;
use engine::assess::{Assessment, Block, Idea, Status, assess};
use engine::config::ClinicConfig;
use report::CONTENT;
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let options: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = options.iter().find(|option| !["--lines", "--full"].contains(&option.as_str())) {
        eprintln!("assess: unknown option {unknown:?}; known are --lines and --full");
        return ExitCode::from(2);
    }
    let has = |name: &str| options.iter().any(|option| option == name);
    let outcome = if has("--lines") { all_lines(!has("--full")) } else { one_object(!has("--full")) };
    outcome.unwrap_or_else(|error| {
        eprintln!("assess: {error}");
        ExitCode::from(2)
    })
}

fn one_object(with_defaults: bool) -> io::Result<ExitCode> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    match assess_text(&input, with_defaults) {
        Ok(assessment) => {
            writeln!(io::stdout(), "{assessment}")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("assess: {error}");
            Ok(ExitCode::from(2))
        }
    }
}

fn all_lines(with_defaults: bool) -> io::Result<ExitCode> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let assessment = assess_text(&line, with_defaults).unwrap_or_else(|error| json!({ "error": error }));
        writeln!(output, "{assessment}")?;
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn assess_text(text: &str, with_defaults: bool) -> Result<Value, String> {
    let answers = answers::read(text, with_defaults)?;
    Ok(to_json(&assess(&CONTENT, &ClinicConfig::default(), &answers)))
}

fn to_json(assessment: &Assessment) -> Value {
    let flags: BTreeMap<&str, &str> = assessment
        .cautions
        .iter()
        .map(|caution| (CONTENT.rules[caution.rule].id, CONTENT.tiers[caution.tier].id))
        .collect();
    let area_caps: BTreeMap<&str, u8> =
        assessment.limits.areas.iter().map(|(group, at_most)| (CONTENT.groups[group].id, *at_most)).collect();
    let mut adaptations: Vec<&str> =
        assessment.adaptations.iter().map(|adaptation| CONTENT.adaptations[adaptation].id).collect();
    adaptations.sort_unstable();
    let missing: Vec<&str> = assessment.missing.iter().map(|question| CONTENT.questions[*question].id).collect();
    json!({
        "tier": CONTENT.tiers[assessment.tier].id,
        "flags": flags,
        "cap": assessment.limits.cap,
        "area_caps": area_caps,
        "adaptations": adaptations,
        "suggested": with_status(assessment, Status::Suggested),
        "possible": with_status(assessment, Status::Possible),
        "avoid": avoided(assessment),
        "scores": scores(assessment),
        "start": ideas(assessment, |idea| json!(idea.range.start)),
        "evidence": ideas(assessment, |idea| {
            let rating = CONTENT.ratings[idea.evidence.rating].id;
            idea.evidence.pattern.map_or(Value::Null, |pattern| json!([CONTENT.patterns[pattern].id, rating]))
        }),
        "missing": missing,
    })
}

fn with_status(assessment: &Assessment, status: Status) -> Vec<&'static str> {
    assessment
        .verdicts
        .iter()
        .filter(|verdict| verdict.status == status)
        .map(|verdict| name(verdict.technique))
        .collect()
}

fn avoided(assessment: &Assessment) -> BTreeMap<&'static str, Vec<&'static str>> {
    let avoided = assessment.verdicts.iter().filter(|verdict| verdict.status == Status::Avoid);
    avoided
        .map(|verdict| {
            let mut reasons: Vec<&str> = verdict.blocks.iter().map(|block| reason(*block)).collect();
            reasons.sort_unstable();
            (name(verdict.technique), reasons)
        })
        .collect()
}

fn reason(block: Block) -> &'static str {
    match block {
        Block::Rule(rule) => CONTENT.rules[rule].id,
        Block::CapGlobal => "cap_global",
        Block::AllAreasExcluded => "all_areas_excluded",
        Block::CapArea => "cap_area",
    }
}

fn scores(assessment: &Assessment) -> Map<String, Value> {
    let scored = assessment.verdicts.iter().filter_map(|verdict| Some((verdict.technique, verdict.score?)));
    scored
        .map(|(technique, score)| {
            let parts = json!({
                "score": score.total(), "G": score.goals, "E": score.evidence, "N": score.against,
                "A": score.place, "C": score.kind, "P": score.pressure, "S": score.start,
            });
            (name(technique).to_owned(), parts)
        })
        .collect()
}

/// What is said of each suggested or possible technique.
fn ideas(assessment: &Assessment, said: impl Fn(&Idea) -> Value) -> Map<String, Value> {
    let shown = assessment.verdicts.iter().filter_map(|verdict| Some((verdict.technique, verdict.idea.as_ref()?)));
    shown.map(|(technique, idea)| (name(technique).to_owned(), said(idea))).collect()
}

fn name(technique: TechniqueId) -> &'static str {
    CONTENT.techniques[technique].id
}
