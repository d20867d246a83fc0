//! Reads the TOML files of `content/` block by block, so that one bad block hides no other, and the drawing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::problem::{Problems, Spot};
use crate::{names, schema};

/// The file of the drawing.
pub(crate) const FIGURE: &str = "body-map.svg";

/// Keys that a block may be called by: its id, or what stands for one.
const ID_KEYS: [&str; 4] = ["id", "key", "group", "n"];

/// Folders whose TOML files are read.
const FOLDERS: [&str; 6] = ["", "questions", "rules", "evidence", "techniques", "reference"];

/// What to say about a file that must be there.
pub(crate) const MISSING: &str = "this file is missing, see content/README.md for what it holds";

/// One block of a file. Without `row` it could not be read, which has been reported; its id counts nevertheless.
pub(crate) struct Block<T> {
    pub spot: Spot,
    pub id: String,
    pub row: Option<T>,
}

/// All blocks of all files, in the order of the files by name and of the blocks in each.
pub(crate) struct Raw {
    pub meta: Block<schema::Meta>,
    pub steps: Vec<Block<schema::Step>>,
    pub questions: Vec<Block<schema::Question>>,
    pub zones: Vec<Block<schema::Zone>>,
    pub parts: Vec<Block<schema::Part>>,
    pub groups: Vec<Block<schema::Group>>,
    pub places: Vec<Block<schema::Place>>,
    /// The text of the drawing; `None` if it could not be read, which has been reported.
    pub drawing: Option<String>,
    pub sets: Block<schema::Sets>,
    pub tiers: Vec<Block<schema::Tier>>,
    pub named: Vec<Block<schema::Named>>,
    pub rules: Vec<Block<schema::Rule>>,
    pub adding: Vec<Block<schema::Adding>>,
    pub adaptations: Vec<Block<schema::Adaptation>>,
    pub limits: Vec<Block<schema::Limit>>,
    pub score: Block<schema::Score>,
    pub by_place: Vec<Block<schema::Use>>,
    pub by_kind: Vec<Block<schema::Use>>,
    pub status_caps: Vec<Block<schema::StatusCap>>,
    pub gentle_starts: Vec<Block<schema::GentleStart>>,
    pub ratings: Vec<Block<schema::Rating>>,
    pub patterns: Vec<Block<schema::Pattern>>,
    pub evidence_order: Block<schema::EvidenceOrder>,
    pub evidence: Vec<Block<schema::Evidence>>,
    pub claims: Vec<Block<schema::Claim>>,
    pub techniques: Vec<Block<schema::Technique>>,
    pub cares: Vec<Block<schema::Care>>,
    pub good_to_know: Vec<Block<schema::Line>>,
    pub what_else: Vec<Block<schema::Line>>,
    pub support: Vec<Block<schema::Line>>,
    pub area_notes: Vec<Block<schema::AreaNote>>,
    pub checklists: Vec<Block<schema::Checklist>>,
    pub asks: Vec<Block<schema::QuestionAnswer>>,
    pub faq: Vec<Block<schema::QuestionAnswer>>,
    pub care_with: Vec<Block<schema::QuestionAnswer>>,
    pub about: Block<schema::About>,
    pub levels: Vec<Block<schema::Level>>,
    pub countries: Vec<Block<schema::Country>>,
    pub sources: Vec<Block<schema::Source>>,
    pub words: Block<schema::Words>,
}

/// Reads everything but the locales.
pub(crate) fn read(dir: &Path, problems: &Problems) -> Raw {
    let mut folder = Folder::open(dir, problems);
    let meta = folder.file("meta.toml").rest();
    let (mut step_file, mut questions) = (folder.file("questions/steps.toml"), Vec::new());
    let steps = step_file.blocks("step");
    step_file.close();
    for mut file in folder.files_in("questions") {
        questions.extend(file.blocks("question"));
        file.close();
    }
    let mut region_file = folder.file("regions.toml");
    let (zones, parts) = (region_file.blocks("zone"), region_file.blocks("part"));
    let (groups, places) = (region_file.blocks("group"), region_file.blocks("place"));
    region_file.close();
    let sets = folder.file("rules/sets.toml").rest();
    let mut score_file = folder.file("rules/score.toml");
    let gentle_starts = score_file.blocks("gentle_start");
    let score = score_file.rest();
    let mut use_file = folder.file("rules/uses.toml");
    let (by_place, by_kind) = (use_file.blocks("by_place"), use_file.blocks("by_kind"));
    use_file.close();
    let status_caps = folder.only("rules/ceilings.toml", "ceiling");
    let (mut named, mut rules, mut adding) = (Vec::new(), Vec::new(), Vec::new());
    let (mut adaptations, mut limits) = (Vec::new(), Vec::new());
    let tiers = folder.only("rules/tiers.toml", "tier");
    for mut file in folder.files_in("rules") {
        named.extend(file.blocks("named"));
        rules.extend(file.blocks("rule"));
        adding.extend(file.blocks("adding"));
        adaptations.extend(file.blocks("adaptation"));
        limits.extend(file.blocks("limit"));
        file.close();
    }
    let cares = folder.only("techniques/care.toml", "care");
    let techniques = folder.files_in("techniques").into_iter().map(|file| technique(file, problems)).collect();
    let mut line_file = folder.file("lines.toml");
    let (good_to_know, what_else) = (line_file.blocks("good_to_know"), line_file.blocks("what_else"));
    let (support, area_notes) = (line_file.blocks("support"), line_file.blocks("area_note"));
    line_file.close();
    let mut visit_file = folder.file("visit.toml");
    let (checklists, asks) = (visit_file.blocks("checklist"), visit_file.blocks("ask"));
    let (faq, care_with) = (visit_file.blocks("faq"), visit_file.blocks("care"));
    let about = visit_file.table("about");
    visit_file.close();
    let raw = Raw {
        meta,
        steps,
        questions,
        zones,
        parts,
        groups,
        places,
        drawing: drawing(dir, problems),
        sets,
        tiers,
        named,
        rules,
        adding,
        adaptations,
        limits,
        score,
        by_place,
        by_kind,
        status_caps,
        gentle_starts,
        ratings: folder.only("evidence/ratings.toml", "rating"),
        patterns: folder.only("evidence/patterns.toml", "pattern"),
        evidence_order: folder.file("evidence/order.toml").rest(),
        evidence: folder.only("evidence/evidence.toml", "evidence"),
        claims: folder.only("evidence/claims.toml", "claim"),
        techniques,
        cares,
        good_to_know,
        what_else,
        support,
        area_notes,
        checklists,
        asks,
        faq,
        care_with,
        about,
        levels: folder.only("pressure.toml", "level"),
        countries: folder.only("countries.toml", "country"),
        sources: folder.only("sources.toml", "source"),
        words: folder.file("reference/words.toml").rest(),
    };
    folder.close();
    raw
}

fn drawing(dir: &Path, problems: &Problems) -> Option<String> {
    let spot = Spot::file(FIGURE);
    fs::read_to_string(dir.join(FIGURE))
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => problems.add(&spot, MISSING),
            _ => problems.add(&spot, format!("cannot be read: {error}")),
        })
        .ok()
}

/// `techniques/<nn>-<id>.toml`: the number gives the order, the id is repeated so that a file is easy to find.
fn technique(mut file: File<'_>, problems: &Problems) -> Block<schema::Technique> {
    let block: Block<schema::Technique> = file.table("technique");
    let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
    let expected = format!("{}.toml", block.id);
    file.close();
    let named_so = name.split_once('-').is_some_and(|(number, rest)| {
        number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && rest == expected
    });
    if block.row.is_some() && !named_so {
        problems
            .add(&block.spot, format!("the file must be called \"<nn>-{expected}\", with two digits for the order"));
    }
    block
}

/// The TOML files that nobody has read yet, by their path relative to `content/`.
struct Folder<'a> {
    files: BTreeMap<String, Option<toml::Table>>,
    problems: &'a Problems,
}

impl<'a> Folder<'a> {
    fn open(dir: &Path, problems: &'a Problems) -> Self {
        let mut files = BTreeMap::new();
        for folder in FOLDERS {
            for name in toml_files(&dir.join(folder)) {
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                let table = parse(&dir.join(&path), &Spot::file(&path), problems);
                files.insert(path, table);
            }
        }
        Self { files, problems }
    }

    /// A file that must be there.
    fn file(&mut self, path: &str) -> File<'a> {
        let table = self.files.remove(path).unwrap_or_else(|| {
            self.problems.add(&Spot::file(path), MISSING);
            None
        });
        File::new(path, table, self.problems)
    }

    /// All blocks of a file that holds nothing else.
    fn only<T: DeserializeOwned>(&mut self, path: &str, key: &'static str) -> Vec<Block<T>> {
        let mut file = self.file(path);
        let blocks = file.blocks(key);
        file.close();
        blocks
    }

    /// The other files of a folder, by name.
    fn files_in(&mut self, folder: &str) -> Vec<File<'a>> {
        let is_inside = |path: &String| path.split_once('/').is_some_and(|(inside, _)| inside == folder);
        let paths: Vec<String> = self.files.keys().filter(|path| is_inside(path)).cloned().collect();
        paths.iter().filter_map(|path| Some(File::new(path, self.files.remove(path)?, self.problems))).collect()
    }

    /// Reports the files that nobody has read. `reference/` may hold records of any form.
    fn close(self) {
        for path in self.files.keys().filter(|path| !path.starts_with("reference/")) {
            self.problems.add(&Spot::file(path), "no file of this name is read, see content/README.md for the names");
        }
    }
}

/// One file, of which the blocks are taken out one kind after the other.
struct File<'a> {
    path: String,
    /// What is left. A file that is missing or unreadable has been reported and is not readable.
    table: toml::Table,
    is_readable: bool,
    known: BTreeSet<&'static str>,
    problems: &'a Problems,
}

impl<'a> File<'a> {
    fn new(path: &str, table: Option<toml::Table>, problems: &'a Problems) -> Self {
        let is_readable = table.is_some();
        Self { path: path.to_owned(), table: table.unwrap_or_default(), is_readable, known: BTreeSet::new(), problems }
    }

    /// The blocks `[[key]]`, in order.
    fn blocks<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<Block<T>> {
        self.known.insert(key);
        match self.table.remove(key) {
            None => Vec::new(),
            Some(toml::Value::Array(blocks)) => blocks.into_iter().map(|block| self.block(key, block)).collect(),
            Some(_) => {
                self.problems
                    .add(&Spot::file(&self.path), format!("{key:?} must be blocks, each begun with [[{key}]]"));
                Vec::new()
            }
        }
    }

    /// The table `[key]`, which must be there.
    fn table<T: DeserializeOwned>(&mut self, key: &'static str) -> Block<T> {
        self.known.insert(key);
        match self.table.remove(key) {
            Some(value) => self.block(key, value),
            None => {
                if self.is_readable {
                    self.problems.add(&Spot::file(&self.path), format!("the table [{key}] is missing"));
                }
                Block { spot: Spot::file(&self.path), id: String::new(), row: None }
            }
        }
    }

    /// All that is left of the file, as one table.
    fn rest<T: DeserializeOwned>(self) -> Block<T> {
        let spot = Spot::file(&self.path);
        let row = if self.is_readable { decode(toml::Value::Table(self.table), &spot, self.problems) } else { None };
        Block { spot, id: String::new(), row }
    }

    /// Reports what is left: nothing reads it.
    fn close(self) {
        for key in self.table.keys() {
            self.problems.add(&Spot::file(&self.path), names::unknown("key", key, self.known.iter().copied()));
        }
    }

    fn block<T: DeserializeOwned>(&self, what: &str, value: toml::Value) -> Block<T> {
        let id = ID_KEYS.iter().find_map(|key| value.get(key)).map(|id| match id {
            toml::Value::String(id) => id.clone(),
            other => other.to_string(),
        });
        let id = id.unwrap_or_default();
        let spot = Spot::block(&self.path, what, &id);
        let row = decode(value, &spot, self.problems);
        Block { spot, id, row }
    }
}

fn toml_files(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    entries.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| name.ends_with(".toml")).collect()
}

fn parse(path: &Path, spot: &Spot, problems: &Problems) -> Option<toml::Table> {
    let text = fs::read_to_string(path).map_err(|error| problems.add(spot, format!("cannot be read: {error}"))).ok()?;
    let table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        problems.add(spot, format!("line {}: {}", before.matches('\n').count() + 1, error.message()));
    });
    table.ok()
}

fn decode<T: DeserializeOwned>(value: toml::Value, spot: &Spot, problems: &Problems) -> Option<T> {
    T::deserialize(value).map_err(|error| problems.add(spot, in_our_words(&error))).ok()
}

/// Turns what serde says into what an editor needs: which key, and which one was meant.
fn in_our_words(error: &toml::de::Error) -> String {
    let (message, whole) = (error.message(), error.to_string());
    let path = whole.lines().find_map(|line| line.strip_prefix("in `")?.strip_suffix('`'));
    let mut quoted = message.split('`').skip(1).step_by(2);
    let name = quoted.next().unwrap_or_default();
    let inside = path.map_or_else(String::new, |path| format!("in {path:?}: "));
    if message.starts_with("unknown field") {
        format!("{inside}{}", names::unknown("key", name, quoted))
    } else if message.starts_with("unknown variant") {
        format!("{inside}{}", names::unknown("value", name, quoted))
    } else if message.starts_with("missing field") {
        format!("{inside}the key {name:?} is missing")
    } else {
        format!("{inside}{message}")
    }
}
