//! The reviewer's door, `examples/assess.rs`, tried as a reviewer would: as a program.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// `cargo test` builds the examples beside the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this program");
    let folder = test.parent().and_then(|deps| deps.parent()).expect("the target folder");
    folder.join("examples").join("assess")
}

fn run(options: &[&str], input: &str) -> Output {
    let mut child = Command::new(program())
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example");
    // A program that refuses its options ends without reading, and then nobody takes the input.
    let _ = child.stdin.take().expect("standard input").write_all(input.as_bytes());
    child.wait_with_output().expect("output")
}

fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).expect("JSON")
}

#[test]
fn one_object_gives_one_assessment() {
    let output = run(
        &[],
        r#"{ "meds": ["m_anticoag"], "regions": ["back_low_l"], "duration": "d_gt_12m", "goals": ["g_pain"] }"#,
    );
    assert!(output.status.success());
    let assessment = json(&output.stdout);
    assert_eq!(assessment["tier"], "adapt");
    assert_eq!(assessment["flags"], serde_json::json!({ "m_anticoag": "adapt" }));
    assert_eq!(assessment["cap"], 2);
    assert_eq!(assessment["area_caps"]["neck_front"], 0);
    assert_eq!(assessment["avoid"]["deep_tissue"], serde_json::json!(["cap_area", "cap_global", "m_anticoag"]));
    let keys = ["score", "G", "E", "N", "A", "C", "P", "S"];
    assert!(keys.iter().all(|key| assessment["scores"]["relaxation"][key].is_i64()));
    assert_eq!(assessment["missing"], serde_json::json!([]));
}

#[test]
fn numbers_for_parts_are_taken_and_change_nothing() {
    let hurts = r#""regions": ["back_low_l", "front_shoulder_r"], "duration": "d_gt_12m""#;
    let with = run(&[], &format!(r#"{{ {hurts}, "part_intensity": {{ "low_back": 3, "arm_r": "10" }} }}"#));
    assert!(with.status.success());
    assert_eq!(json(&with.stdout), json(&run(&[], &format!("{{ {hurts} }}")).stdout));
}

#[test]
fn without_defaults_the_safety_questions_are_missing() {
    let assessment = json(&run(&["--full"], r#"{ "age": "18_49" }"#).stdout);
    assert_eq!(assessment["tier"], "incomplete");
    assert_eq!(assessment["missing"], serde_json::json!(["rf_em", "rf_today", "rf_soon", "preg", "cond", "meds"]));
}

#[track_caller]
fn check_refused(input: &str, expected: &str) {
    let output = run(&[], input);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let error = String::from_utf8(output.stderr).expect("text");
    assert!(error.contains(expected), "{error}");
}

#[test]
fn what_is_wrong_is_named_on_the_error_stream() {
    check_refused(r#"{ "rf_em": ["em_headahe"] }"#, "rf_em: unknown option \"em_headahe\"");
    check_refused(r#"{ "regions": ["back_low_l", "back_lwo_l"] }"#, "regions: unknown option \"back_lwo_l\"");
    check_refused(r#"{ "main_region": "back_lwo_l" }"#, "main_region: unknown option \"back_lwo_l\"");
    check_refused(r#"{ "avoid_reason": { "back_lwo_l": "skin" } }"#, "avoid_reason: unknown option \"back_lwo_l\"");
    check_refused(r#"{ "pian": 3 }"#, "unknown question \"pian\"");
    check_refused(r#"{ "intensity_now": 12 }"#, "intensity_now: not a whole number from 0 to 10");
    check_refused(r#"{ "part_intensity": { "elbow": 3 } }"#, "part_intensity: unknown option \"elbow\"");
    check_refused(r#"{ "goals": "g_pain" }"#, "goals: wrong type");
    check_refused("[1, 2]", "not one JSON object");
    check_refused("", "not one JSON object");
}

#[test]
fn lines_are_answered_one_by_one_and_go_on_after_an_error() {
    let output = run(&["--lines"], "{}\n{ \"age\": \"99\" }\n\nnonsense\n{ \"rf_em\": [\"em_chest\"] }\n");
    assert!(output.status.success());
    let lines: Vec<Value> =
        output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(json).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["tier"], &lines[3]["tier"]), (&"clear".into(), &"emergency".into()));
    assert_eq!(lines[1]["error"], "age: unknown option \"99\"");
    assert!(lines[2]["error"].as_str().is_some_and(|error| error.starts_with("not one JSON object")));
}

#[test]
fn an_unknown_switch_is_refused() {
    let output = run(&["--line"], "{}");
    assert_eq!(output.status.code(), Some(2));
}
