//! Writes the language packs: `pack <out dir> [--content <dir>]`, one `<tag>.txt` for each language, and what is published
//! for programs of others: `schema/` and `fhir/`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "usage: pack <out dir> [--content <dir>]";

fn main() -> ExitCode {
    match run(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let (out, content) = parse(arguments)?;
    let compiled = content_compiler::compile(&content, &[]).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    let in_words =
        |path: &Path, error: &dyn std::fmt::Display| format!("{}: cannot be written: {error}", path.display());
    let packs = compiled.packs.iter().map(|(tag, pack)| (format!("{tag}.txt"), pack.to_string()));
    for (name, text) in packs.chain(compiled.published) {
        let path = out.join(name);
        let folder = path.parent().unwrap_or(&out);
        fs::create_dir_all(folder).map_err(|error| in_words(folder, &error))?;
        fs::write(&path, text).map_err(|error| in_words(&path, &error))?;
    }
    Ok(())
}

/// The folder to write to, and the content: by default the one beside this crate.
fn parse(mut arguments: impl Iterator<Item = String>) -> Result<(PathBuf, PathBuf), String> {
    let mut out = None;
    let mut content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--content" => content = arguments.next().ok_or(USAGE)?.into(),
            _ if out.is_none() && !argument.starts_with('-') => out = Some(argument.into()),
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok((out.ok_or(USAGE)?, content))
}
