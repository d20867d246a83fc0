//! For reviewers of the rules: where one client's ideas come from, as a table in the terminal.
//!
//! ```text
//! ./dev why < answers.json
//! cargo run --example why -- --full < answers.json   answers only, no defaults filled in
//! ```
//!
//! Answers are written as for `assess.rs`. Each technique has a line with the seven parts of its score, in the order
//! of display, and below it the rows of `content/` that gave the points, what caps its status and what blocks it.
//! Rows in brackets count for the client, but a better row of their table gives the points.

#[path = "answers/mod.rs"]
mod answers;

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;

use content::Use;
use engine::assess::{Assessment, Block, Traced, assess, trace};
use engine::config::ClinicConfig;
use report::CONTENT;

fn main() -> ExitCode {
    let options: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = options.iter().find(|option| *option != "--full") {
        eprintln!("why: unknown option {unknown:?}; known is --full");
        return ExitCode::from(2);
    }
    match table(options.is_empty()).and_then(|text| io::stdout().write_all(text.as_bytes()).map_err(|e| e.to_string()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("why: {error}");
            ExitCode::from(2)
        }
    }
}

fn table(with_defaults: bool) -> Result<String, String> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).map_err(|error| error.to_string())?;
    let answers = answers::read(&input, with_defaults)?;
    let mut text = head(&assess(&CONTENT, &ClinicConfig::default(), &answers));
    text += "\nrank technique       status         G   E   N   A   C   P   S  sum\n";
    for (rank, traced) in (1..).zip(trace(&CONTENT, &answers)) {
        text += &line(rank, &traced);
        for (part, rows) in rows(&traced).into_iter().filter(|(_, rows)| !rows.is_empty()) {
            text += &format!("       {part:<5} {rows}\n");
        }
    }
    Ok(text)
}

/// What the answers mean before any point is given.
fn head(assessment: &Assessment) -> String {
    let tier = CONTENT.tiers[assessment.tier].id;
    let hidden = if assessment.hides { " (hides every idea; the table shows what it hides)" } else { "" };
    let rules = assessment.cautions.iter().map(|caution| CONTENT.rules[caution.rule].id);
    let limits = assessment.limits.areas.iter().map(|(group, limit)| format!("{} {limit}", CONTENT.groups[group].id));
    let groups = assessment.limits.effective_groups.iter().map(|group| CONTENT.groups[group].id);
    let patterns = assessment.patterns.iter().map(|pattern| CONTENT.patterns[pattern].id);
    format!(
        "tier      {tier}{hidden}\nrules     {}\ncap       {}\nlimits    {}\nplaces    {}\npatterns  {}\n",
        listed(rules),
        assessment.limits.cap,
        listed(limits),
        listed(groups),
        listed(patterns)
    )
}

fn line(rank: usize, traced: &Traced) -> String {
    let score = traced.verdict.score.unwrap_or_default();
    let parts = [
        score.goals,
        score.evidence,
        score.against,
        score.place,
        score.kind,
        score.pressure,
        score.start,
        score.total(),
    ];
    let parts: String = parts.iter().map(|points| format!("{points:>4}")).collect();
    let technique = CONTENT.techniques[traced.verdict.technique].id;
    format!("{rank:>4} {technique:<15} {:<13}{parts}\n", traced.verdict.status.id())
}

/// The rows behind the parts, in the order of the parts.
fn rows(traced: &Traced) -> [(&'static str, String); 9] {
    let verdict = &traced.verdict;
    let score = verdict.score.unwrap_or_default();
    let pattern = |(pattern, points)| format!("{} {points}", CONTENT.patterns[pattern].id);
    let goals = traced.goals.iter().map(|(goal, points)| format!("{} {points}", CONTENT.options[*goal].id));
    let groups = traced.groups.iter().map(|group| CONTENT.groups[*group].id);
    let commonly = (!traced.groups.is_empty())
        .then(|| format!("commonly used there {} ({})", CONTENT.scoring.place, listed(groups)));
    let places = uses(CONTENT.by_place, &traced.by_place).into_iter().chain(commonly);
    let gentle = traced
        .gentle_starts
        .iter()
        .filter_map(|(position, points)| Some(format!("{} {points}", CONTENT.gentle_starts.get(*position)?.id)));
    let wish = traced.wish.map_or_else(|| "not sure".to_owned(), |wish| format!("likes {wish}"));
    let caps = verdict.caps.iter().filter_map(|position| Some(CONTENT.status_caps.get(*position)?.id));
    let blocks = verdict.blocks.iter().map(|block| match block {
        Block::Rule(rule) => CONTENT.rules[*rule].id,
        Block::CapGlobal => "cap_global",
        Block::AllAreasExcluded => "all_areas_excluded",
        Block::CapArea => "cap_area",
    });
    [
        ("G", some(goals)),
        ("E", some(traced.evidence.map(pattern))),
        ("N", some(traced.against.map(pattern))),
        ("A", some(places)),
        ("C", some(uses(CONTENT.by_kind, &traced.by_kind))),
        ("P", if score.pressure == 0 { String::new() } else { wish }),
        ("S", some(gentle)),
        ("caps", some(caps)),
        ("block", some(blocks)),
    ]
}

/// Rows of a table of uses; those that a better one outdoes stand in brackets.
fn uses(table: &[Use], rows: &[(usize, i8)]) -> Vec<String> {
    let best = rows.iter().map(|(_, points)| *points).max();
    let mut named = Vec::new();
    for (position, points) in rows {
        let Some(row) = table.get(*position) else { continue };
        named.push(if Some(*points) == best {
            format!("{} {points}", row.id)
        } else {
            format!("({} {points})", row.id)
        });
    }
    named
}

fn some<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    names.into_iter().fold(String::new(), |line, name| {
        if line.is_empty() { name.as_ref().to_owned() } else { format!("{line}, {}", name.as_ref()) }
    })
}

fn listed<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let line = some(names);
    if line.is_empty() { "none".to_owned() } else { line }
}
