//! Answers in, what a client can take along out: plain text, a file to open again, FHIR,
//! or the code that is printed as a QR code.
//!
//! ```text
//! cargo run --example export -- --as text < answers.json    the sheet as text
//! cargo run --example export -- --as file < answers.json    a file of saved answers
//! cargo run --example export -- --as fhir < answers.json    a FHIR R4 QuestionnaireResponse
//! cargo run --example export -- --as code < answers.json    what the QR code on the sheet holds
//! cargo run --example export -- --as fhir --at 2026-01-05T10:00:00+01:00 < answers.json
//! cargo run --example export -- --as fhir --drawn 600       drawn answers, one result a line, always the same ones
//! ```
//!
//! Answers stand under the ids of the clinical reference, with the defaults of `defaults.json`; `--full` fills in none.
//! What cannot be read is an error that names it, exit status 2. `--drawn` draws as the tests do.

#[path = "answers/mod.rs"]
mod answers;
#[path = "../tests/it/support.rs"]
#[allow(dead_code, clippy::expect_used, clippy::indexing_slicing, reason = "it belongs to the tests")]
mod support;

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;

use engine::answers::Answers;
use engine::assess::assess;
use engine::config::ClinicConfig;
use engine::intake::Path;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use report::locale::Words;
use report::{CONTENT, Material, build, plain_text, sheet, write_code, write_fhir, write_file};
use serde_json::Value;

const USAGE: &str = "usage: export --as text|file|fhir|code [--at <moment>] [--full | --drawn <number>]";

/// What is wanted.
struct Wanted {
    form: Form,
    at: Option<String>,
    with_defaults: bool,
    n_drawn: Option<usize>,
}

#[derive(Clone, Copy)]
enum Form {
    Text,
    File,
    Fhir,
    Code,
}

fn main() -> ExitCode {
    match wanted(std::env::args().skip(1)).and_then(|wanted| run(&wanted)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("export: {error}");
            ExitCode::from(2)
        }
    }
}

fn wanted(mut arguments: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let (mut form, mut at, mut with_defaults, mut n_drawn) = (None, None, true, None);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(USAGE);
        match argument.as_str() {
            "--as" => {
                form = Some(match value()?.as_str() {
                    "text" => Form::Text,
                    "file" => Form::File,
                    "fhir" => Form::Fhir,
                    "code" => Form::Code,
                    _ => return Err(USAGE.to_owned()),
                });
            }
            "--at" => at = Some(value()?),
            "--full" => with_defaults = false,
            "--drawn" => n_drawn = Some(value()?.parse().map_err(|_| USAGE)?),
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok(Wanted { form: form.ok_or(USAGE)?, at, with_defaults, n_drawn })
}

fn run(wanted: &Wanted) -> Result<(), String> {
    let words =
        Words::read(&CONTENT, &support::english(), &ClinicConfig::default()).map_err(|error| error.to_string())?;
    let mut output = io::BufWriter::new(io::stdout().lock());
    let in_words = |error: io::Error| error.to_string();
    if let Some(n_drawn) = wanted.n_drawn {
        let mut runner = TestRunner::deterministic();
        for _ in 0..n_drawn {
            let drawn = support::any_answers().new_tree(&mut runner).map_err(|error| error.to_string())?;
            let text = export(wanted, &words, &drawn.current());
            let line: Value = serde_json::from_str(&text).unwrap_or(Value::String(text));
            writeln!(output, "{line}").map_err(in_words)?;
        }
    } else {
        let mut input = String::new();
        io::stdin().read_to_string(&mut input).map_err(in_words)?;
        let text = export(wanted, &words, &answers::read(&input, wanted.with_defaults)?);
        write!(output, "{text}").map_err(in_words)?;
    }
    output.flush().map_err(in_words)
}

fn export(wanted: &Wanted, words: &Words, answers: &Answers) -> String {
    let config = ClinicConfig::default();
    let path = Path::new(&CONTENT, answers);
    let assessment = assess(&CONTENT, &config, path.answers());
    let material =
        Material { content: &CONTENT, words, config: &config, answers: path.answers(), assessment: &assessment };
    let at = wanted.at.as_deref();
    let day = at.and_then(|at| at.get(..10));
    match wanted.form {
        Form::Text => plain_text(words, &sheet(&material, &build(&material).ideas, day.unwrap_or_default())),
        Form::File => write_file(&CONTENT, path.answers(), day),
        Form::Fhir => write_fhir(&material, at),
        Form::Code => write_code(&CONTENT, path.answers()),
    }
}
