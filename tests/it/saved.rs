//! What a client saved with an older version is there in this one. `tests/cases/saved/` holds, for each version, a text
//! just as a browser kept it, and what all of them must bring back. Files of released versions are never changed.

use std::fs;
use std::path::Path;

use engine::intake::{Intake, SAVED_VERSION, Saved, SavedV0};
use report::CONTENT;
use serde_json::Value;

fn golden(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/saved").join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("a golden file")).expect("JSON")
}

/// Takes a text apart as the shim does, and its data as the engine does.
fn migrated(version: u32, text: Value) -> Saved {
    if version == 0 {
        let bare: SavedV0 = serde_json::from_value(text).expect("a bare state");
        return bare.migrate().expect("version 1");
    }
    assert_eq!(text["v"], version);
    serde_json::from_value(text["data"].clone()).expect("a saved state")
}

#[test]
fn answers_saved_by_each_version_so_far_come_back_the_same() {
    let expected: Saved = serde_json::from_value(golden("restored.json")).expect("a saved state");
    for version in 0..=SAVED_VERSION {
        let restored = migrated(version, golden(&format!("v{version}.json"))).restore(&CONTENT);
        assert!(!restored.lost_some, "version {version}");
        assert_eq!(Saved::of(&CONTENT, &restored.intake), expected, "version {version}");
    }
}

/// Between two versions a sign may come to a list, and “none of these” was no answer to it.
#[test]
fn safety_lists_of_another_version_are_shown_again_with_what_was_ticked() {
    let text = golden("v1.json");
    let restored = |content: &str| {
        let mut saved: Saved = serde_json::from_value(text["data"].clone()).expect("a saved state");
        saved.content = content.to_owned();
        saved.restore(&CONTENT).intake
    };
    let (same, other) = (restored(CONTENT.version), restored("0.9"));
    let at = |intake: &Intake| intake.screen().map(|screen| CONTENT.screens[screen].id);
    assert_eq!(same.given, other.given);
    assert_eq!((at(&same), at(&other)), (Some("rf_soon"), Some("rf_em")));
}

#[test]
fn a_bare_state_of_a_version_that_was_never_written_is_not_read() {
    let mut text = golden("v0.json");
    text["version"] = 2.into();
    let bare: SavedV0 = serde_json::from_value(text).expect("a bare state");
    assert_eq!(bare.migrate(), None);
}

#[test]
fn engine_and_shim_write_the_same_version() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("element/envelope.js");
    let envelope = fs::read_to_string(path).expect("the shim");
    assert!(envelope.contains(&format!("export const VERSION = {SAVED_VERSION};")));
}

/// "None of these" is no answer to a sign that has come since. So an earlier client is asked a safety list again when the
/// version of the questions is another one, and a list may only change together with it.
#[test]
fn a_safety_list_changes_only_with_the_version_of_the_questions() {
    let lists = CONTENT.questions.iter().filter(|(_, question)| question.is_safety_list());
    let lines = lists.map(|(id, question)| {
        let options = CONTENT.options.rows().filter(|option| option.question == id).map(|option| option.id);
        format!("{}: {}\n", question.id, options.collect::<Vec<_>>().join(" "))
    });
    let now: String = lines.collect();
    let name = format!("tests/cases/safety_lists/{}.txt", CONTENT.version);
    let then = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name)).unwrap_or_default();
    assert_eq!(
        then, now,
        "raise `version` in content/meta.toml, and write what is on the right into a file {name} of its own"
    );
}
