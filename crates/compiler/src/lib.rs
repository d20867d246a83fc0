//! Reads `content/`, checks it, and makes of it what the product needs: static tables and language packs.
//!
//! In: the folder that `content/README.md` describes. Out: [`Compiled`], or every [`Problem`] that was found.
//! The compiler knows the form of the content and what can be wrong with it; it decides nothing about health,
//! and it evaluates no answers.
//!
//! ```text
//! read, locale -> catalog, texts -> resolve, drawing -> check, satisfy -> emit, pack, publish
//! blocks, words   what exists       rows, shapes        what can hold    Rust, packs, schema and FHIR
//! ```

mod catalog;
mod check;
mod code;
mod condition;
mod context;
mod drawing;
mod emit;
mod facts;
mod locale;
mod model;
mod names;
mod pack;
mod phone;
mod problem;
mod publish;
mod read;
mod references;
mod resolve;
mod satisfy;
mod schema;
mod texts;
mod words;

pub use pack::Pack;
pub use problem::Problem;
pub use resolve::Example;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use catalog::Catalog;
use context::CheckContext;
use problem::{Problems, Spot};
use texts::Texts;

/// What the content becomes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compiled {
    /// `tables.rs`: Rust that instantiates the types of the crate `content`.
    pub tables: String,
    /// `phone.rs`: Rust that instantiates the rule of `engine::config::phone`.
    pub phone: String,
    /// The language packs, by tag.
    pub packs: BTreeMap<String, Pack>,
    /// What is published for programs of others, by file name.
    pub published: BTreeMap<String, String>,
    /// The keys of the texts, in the order of their numbers.
    pub keys: Vec<String>,
    /// The examples of the rules, for tests.
    pub examples: Vec<Example>,
    /// What is worth a look but stops nothing.
    pub warnings: Vec<Problem>,
}

/// Reads and checks the content in `dir`. If there are `sources`, the Rust files in these folders must use every text of
/// `ui.json`.
///
/// # Errors
/// All problems that were found. What needs a content that could be read is looked for once every file and block can
/// be, and what needs one without mistakes in names, such as a rule that can never fire, once the names are right.
pub fn compile(dir: &Path, sources: &[PathBuf]) -> Result<Compiled, Vec<Problem>> {
    let problems = Problems::default();
    let raw = read::read(dir, &problems);
    let locales = locale::read(dir, &problems);
    // From a file or block that could not be read, hundreds of others would follow: what it says is missing everywhere.
    let (true, Some((source, others))) = (problems.is_empty(), split_source(&locales)) else {
        return Err(problems.into_vec());
    };
    locales.values().for_each(|locale| locale::check(locale, &problems));
    let texts = Texts::new(source, &raw);
    let catalog = Catalog::new(&raw, &problems);
    let nowhere = Spot::file("");
    let context = CheckContext {
        spot: &nowhere,
        catalog: &catalog,
        texts: &texts,
        sets: &raw.sets,
        rules: &raw.rules,
        problems: &problems,
    };
    let content = resolve::content(context, &raw, &texts);
    let phone = phone::tables(dir, &problems);
    let loinc = resolve::loinc(context, &raw);
    // Of a block that is misspelt or missing, all texts would be too.
    if problems.has_unknown() || !texts.check_kinds(&problems) {
        return Err(problems.into_vec());
    }
    texts.check_use(&problems);
    texts.check_ui_use(sources, &problems);
    texts.check_placeholders(&problems);
    words::check(&raw.words, source, &problems);
    others.iter().for_each(|other| locale::compare(source, other, &problems));
    match (content, phone) {
        (Some(content), Some(phone)) if problems.is_empty() => {
            check::content(&content, &catalog, &raw, &problems);
            if problems.is_empty() {
                let material = publish::Material { content: &content, texts: &texts, loinc: &loinc };
                return Ok(Compiled {
                    tables: emit::tables(&content, &texts),
                    phone,
                    packs: locales.values().map(|locale| (locale.tag.clone(), Pack::new(locale, &texts))).collect(),
                    published: publish::files(&material, locales.values()),
                    keys: texts.keys().to_vec(),
                    examples: resolve::examples(&raw),
                    warnings: locales.values().flat_map(locale::long_texts).collect(),
                });
            }
        }
        (Some(_) | None, _) => {}
    }
    Err(problems.into_vec())
}

fn split_source(locales: &BTreeMap<String, locale::Locale>) -> Option<(&locale::Locale, Vec<&locale::Locale>)> {
    let others = locales.values().filter(|locale| locale.tag != locale::SOURCE).collect();
    Some((locales.get(locale::SOURCE)?, others))
}

/// The build script of a crate that holds the tables: compiles the content at `dir` and writes `tables.rs` into `OUT_DIR`.
/// Each text of the interface must be used in one of `sources`. Both are meant from the manifest of the crate. Problems
/// become errors of the build, which then ends with failure.
pub fn build_tables(dir: &str, sources: &[&str]) {
    let (dir, sources) = (beside(dir), sources.iter().map(|source| beside(source)).collect::<Vec<_>>());
    sources.iter().chain([&dir]).for_each(|folder| println!("cargo::rerun-if-changed={}", folder.display()));
    build(
        "tables.rs",
        compile(&dir, &sources).map(|compiled| {
            compiled.warnings.iter().for_each(|warning| println!("cargo::warning=content/{warning}"));
            compiled.tables
        }),
    );
}

/// The build script of a crate that holds the rule of what a phone number is: writes `phone.rs` into `OUT_DIR`.
pub fn build_phone(dir: &str) {
    let problems = Problems::default();
    let dir = beside(dir);
    println!("cargo::rerun-if-changed={}", dir.join(phone::FILE).display());
    build("phone.rs", phone::tables(&dir, &problems).ok_or_else(|| problems.into_vec()));
}

/// A folder beside or above the manifest of the crate that is built.
fn beside(folder: &str) -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default().join(folder)
}

/// Writes what was made for a crate that is built, or says what is wrong with the content.
fn build(name: &str, made: Result<String, Vec<Problem>>) {
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    if let Err(problems) = made.and_then(|code| write(&out.join(name), &code)) {
        problems.iter().for_each(|problem| println!("cargo::error=content/{problem}"));
        process::exit(1);
    }
}

fn write(path: &Path, text: &str) -> Result<(), Vec<Problem>> {
    fs::write(path, text).map_err(|error| {
        let message = format!("cannot be written: {error}");
        vec![Problem { file: path.display().to_string(), id: String::new(), message }]
    })
}
