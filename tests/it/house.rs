//! The order of the house: what no file of the code may say or use.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use report::CONTENT;

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                rust_files(&path)
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                vec![path]
            } else {
                Vec::new()
            }
        })
        .collect()
}

/// The crates of the product, from those that know least to the widget itself.
const CRATES: [&str; 6] = ["crates/content", "crates/engine", "crates/report", "crates/app", "crates/receive", "."];

/// The files of one crate, with what they hold.
fn sources_of(krate: &str) -> Vec<(PathBuf, String)> {
    let files = rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(krate).join("src"));
    assert!(!files.is_empty(), "{krate}");
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    CRATES.iter().flat_map(|krate| sources_of(krate)).collect()
}

/// The texts in double quotes, comments left out.
fn quoted(source: &str) -> Vec<&str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

#[test]
fn no_rust_file_names_a_question_option_rule_region_or_technique() {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    ids.extend(CONTENT.questions.rows().map(|row| row.id));
    ids.extend(CONTENT.options.rows().map(|row| row.id));
    ids.extend(CONTENT.rules.rows().map(|row| row.id));
    ids.extend(CONTENT.regions.rows().map(|row| row.id));
    ids.extend(CONTENT.techniques.rows().map(|row| row.id));
    // Single words that mean something else in code: an attribute, a setting, a placeholder of a text.
    for common in [
        "none", "no", "back", "rest", "age", "note", "cold", "left", "moving", "goals", "regions", "1", "2", "3", "4",
        "5", "front", "medicine", "device",
    ] {
        ids.remove(common);
    }
    for (path, source) in sources() {
        for text in quoted(&source) {
            assert!(!ids.contains(text), "{} names {text:?}", path.display());
        }
    }
}

/// A forbidden import does not compile, because each crate names what it may use. What it names is the order of the house.
#[test]
fn each_crate_names_only_what_stands_below_it() {
    let ours = ["content", "engine", "report", "app"];
    for (krate, allowed, libraries) in [
        ("content", &[] as &[&str], &[] as &[&str]),
        ("engine", &["content"], &["serde"]),
        ("report", &["content", "engine"], &["qrcodegen", "serde"]),
        ("app", &["content", "engine", "report"], &[]),
        ("receive", &["engine", "report"], &["serde_json", "wasm-bindgen"]),
        ("..", &["app", "content", "engine", "report"], &["js-sys", "tracing", "wasm-bindgen", "web-sys", "yew"]),
        ("compiler", &[], &["kurbo", "regex-automata", "roxmltree", "serde", "serde_json", "strsim", "toml"]),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates").join(krate).join("Cargo.toml");
        let manifest: toml::Table = fs::read_to_string(path).expect("a manifest").parse().expect("TOML");
        let named: Vec<&str> = manifest
            .get("dependencies")
            .and_then(toml::Value::as_table)
            .map(|table| table.keys().map(String::as_str).collect())
            .unwrap_or_default();
        let (mine, others): (Vec<&str>, Vec<&str>) = named.iter().partition(|name| ours.contains(name));
        assert_eq!((mine, others), (allowed.to_vec(), libraries.to_vec()), "{krate}");
    }
}

#[test]
fn the_pure_crates_ask_for_no_time_file_or_network() {
    for krate in ["content", "engine", "report", "app"] {
        for (path, source) in sources_of(&format!("crates/{krate}")) {
            for outside in ["std::time", "std::fs", "std::net", "std::env", "std::thread"] {
                assert!(!source.contains(outside), "{} uses {outside}", path.display());
            }
        }
    }
}

#[test]
fn no_module_uses_one_that_uses_it() {
    for krate in CRATES.into_iter().chain(["crates/compiler"]) {
        let modules = modules(krate);
        let circles = circles(&modules);
        assert!(circles.is_empty(), "{krate}: {circles:#?}");
    }
}

/// The modules of a crate by their path, such as `assess::score`, each with the names that it imports from within the crate
/// and, by name, where it re-exports something from.
type Modules = BTreeMap<Vec<String>, Module>;

#[derive(Default)]
struct Module {
    imports: Vec<Vec<String>>,
    exports: BTreeMap<String, Vec<String>>,
}

fn modules(krate: &str) -> Modules {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(krate).join("src");
    let files = sources_of(krate).into_iter().filter(|(path, _)| !path.starts_with(root.join("bin")));
    files
        .map(|(path, source)| {
            let inside = path.strip_prefix(&root).expect("below src").with_extension("");
            let mut name: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            name.pop_if(|last| last == "mod" || last == "lib");
            let mut module = Module::default();
            for (is_public, path) in uses(&source) {
                let Some(path) = within_the_crate(&name, &path, is_public) else { continue };
                if is_public {
                    module.exports.insert(path.last().expect("a name").clone(), path);
                } else {
                    module.imports.push(path);
                }
            }
            (name, module)
        })
        .collect()
}

/// The paths of all `use` lines, lists taken apart, and whether they are re-exported.
fn uses(source: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for statement in source.split(';') {
        let start = statement.rfind("use ").filter(|start| {
            let before = statement.get(..*start).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            matches!(line.trim(), "" | "pub" | "pub(crate)" | "pub(super)")
        });
        let Some(start) = start else { continue };
        let is_public = statement
            .get(..start)
            .is_some_and(|before| before.rsplit('\n').next().is_some_and(|line| line.contains("pub")));
        let path: String =
            statement.get(start + 4..).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        match path.split_once('{') {
            None => found.push((is_public, path)),
            Some((prefix, list)) => {
                let names = list.trim_end_matches('}').split(',').map(str::trim).filter(|name| !name.is_empty());
                found.extend(names.map(|name| (is_public, format!("{prefix}{name}"))));
            }
        }
    }
    found
}

/// A path from the root of the crate, of one that a module writes; nothing for other crates.
fn within_the_crate(module: &[String], path: &str, is_public: bool) -> Option<Vec<String>> {
    let mut parts =
        path.split("::").map(|part| part.split(" as ").next().unwrap_or_default().trim().to_owned()).peekable();
    let mut full = match parts.peek().map(String::as_str) {
        Some("crate") => Vec::new(),
        Some("super" | "self") => module.to_vec(),
        // What a module hands on stands beneath it, where it is not of another crate.
        Some(_) if is_public => module.to_vec(),
        // A name alone is that of another crate, or of a module beneath this one, which it may use.
        _ => return None,
    };
    for part in parts {
        match part.as_str() {
            "crate" | "self" => {}
            "super" => {
                full.pop();
            }
            _ => full.push(part),
        }
    }
    (!full.is_empty()).then_some(full)
}

/// The module where what a path names stands.
fn home<'a>(modules: &'a Modules, path: &[String]) -> &'a [String] {
    let longest = (0..=path.len()).rev().find_map(|length| modules.get_key_value(path.get(..length)?));
    let (name, module) = longest.expect("the root is one");
    let exported = path.get(name.len()).and_then(|item| module.exports.get(item));
    match exported {
        Some(from) if from != path => home(modules, from),
        _ => name,
    }
}

/// Modules that lead back to themselves, each with the way: files, and folders as a whole.
fn circles(modules: &Modules) -> BTreeSet<String> {
    let depths = 1..=modules.keys().map(Vec::len).max().unwrap_or_default();
    depths.flat_map(|depth| circles_at(modules, depth)).collect()
}

fn circles_at(modules: &Modules, depth: usize) -> Vec<String> {
    let group = |name: &[String]| name.get(..depth).unwrap_or(name).join("::");
    let mut leads: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, module) in modules {
        let to = module.imports.iter().map(|path| group(home(modules, path)));
        leads.entry(group(name)).or_default().extend(to.filter(|to| *to != group(name)));
    }
    let mut circles = Vec::new();
    for start in leads.keys() {
        let mut ways = vec![vec![start]];
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop() {
            for next in way.last().and_then(|last| leads.get(*last)).into_iter().flatten() {
                let longer: Vec<&String> = way.iter().copied().chain([next]).collect();
                // Each circle is told once, from its first module on.
                if next == start && way.iter().all(|name| *name >= start) {
                    circles.push(longer.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" -> "));
                } else if seen.insert(next) {
                    ways.push(longer);
                }
            }
        }
    }
    circles
}

#[test]
fn views_use_no_inline_style_and_no_raw_html() {
    for (path, source) in sources_of(".") {
        for forbidden in ["style=", "inner_html", "from_html_unchecked", "VRaw", "gloo_storage"] {
            assert!(!source.contains(forbidden), "{} uses {forbidden}", path.display());
        }
        // How views write attributes.
        assert!(!quoted(&source).contains(&"style"), "{} sets a style", path.display());
    }
}
