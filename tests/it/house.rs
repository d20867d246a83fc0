//! The order of the house: what no file of the code may say or use.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use massage_check::content::CONTENT;

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

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<PathBuf> = rust_files(&root.join("src"));
    assert!(files.len() > 20);
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
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

#[test]
fn each_module_uses_only_what_stands_to_its_left() {
    let order = ["content", "answers", "logic", "config", "intake", "assess", "report", "screen", "app", "web"];
    let never: [(&str, &[&str]); 11] = [
        ("content", &["answers", "logic", "config", "intake", "assess", "locale", "report", "screen", "app", "web"]),
        ("answers", &["logic", "config", "intake", "assess", "locale", "report", "screen", "app", "web"]),
        ("logic", &["config", "intake", "assess", "locale", "report", "screen", "app", "web"]),
        ("config", &["answers", "logic", "intake", "assess", "locale", "report", "screen", "app", "web"]),
        ("intake", &["assess", "locale", "report", "screen", "app", "web"]),
        ("assess", &["intake", "locale", "report", "screen", "app", "web"]),
        ("locale", &["answers", "logic", "intake", "assess", "report", "screen", "app", "web"]),
        ("report", &["screen", "app", "web"]),
        ("screen", &["app", "web", "locale", "report"]),
        ("app", &["web"]),
        ("web", &[]),
    ];
    assert_eq!(order.len() + 1, never.len());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, source) in sources() {
        let inside = path.strip_prefix(&root).expect("below src");
        let module = inside.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
        let Some((_, forbidden)) = never.iter().find(|(name, _)| *name == module) else { continue };
        for other in *forbidden {
            assert!(!source.contains(&format!("crate::{other}")), "{} uses {other}", path.display());
        }
        if module != "web" {
            for browser in ["web_sys", "wasm_bindgen", "js_sys", "yew::", "std::time", "rand::"] {
                assert!(!source.contains(browser), "{} uses {browser}", path.display());
            }
        }
    }
}

#[test]
fn views_use_no_inline_style_and_no_raw_html() {
    for (path, source) in sources() {
        for forbidden in ["style=", "inner_html", "from_html_unchecked", "VRaw", "gloo_storage"] {
            assert!(!source.contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}
