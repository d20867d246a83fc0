//! How long one assessment takes natively. Budget: 50 microseconds (`./dev bench`).

use engine::answers::{self, Answers, RawAnswers};
use engine::assess::assess;
use engine::config::ClinicConfig;
use engine::intake::Path;
use report::CONTENT;

fn main() {
    divan::main();
}

/// A client with back pain and nothing special.
const MEDIAN: &str = r#"{
    "age": "50_69", "rf_em": ["none"], "rf_today": ["none"], "rf_soon": ["none"], "preg": "no", "cond": ["none"], "meds": ["none"],
    "regions": ["back_low_l", "back_low_r", "back_buttock_l"], "duration": "d_gt_12m", "onset": "gradual", "course": "same",
    "quality": ["aching", "tight"], "intensity_avg": 5, "seen_doctor": "yes_diagnosed", "goals": ["g_pain", "g_move"]
}"#;

/// A client with many conditions and pain everywhere, who gets ideas all the same.
const WORST: &str = r#"{
    "age": "70_plus", "rf_em": ["none"], "rf_today": ["none"], "rf_soon": ["sn_stiff"], "preg": "no",
    "cond": ["c_heart_stable", "c_clot_past", "c_bp_low", "c_varicose", "c_lymph", "c_osteoporosis", "c_joint_replacement",
             "c_arthritis_stable", "c_diabetes", "c_neuropathy", "c_lung", "c_device", "c_cancer_now", "c_frail"],
    "meds": ["m_chemo", "m_anticoag", "m_opioid_sedative", "m_patch", "m_insulin", "m_pain_today"],
    "regions": ["back_neck_l", "back_neck_r", "back_shoulder_l", "back_shoulder_r", "back_low_l", "back_low_r", "front_knee_l",
                "front_knee_r", "front_hand_l", "front_hand_r", "back_calf_l", "front_foot_r"],
    "duration": "d_gt_12m", "onset": "gradual", "course": "same", "quality": ["aching", "numb", "tingling", "hypersensitive"],
    "radiates": "leg_below_knee", "headache": ["band"], "intensity_avg": 9, "seen_doctor": "yes_diagnosed", "stress": 9, "sleep_trouble": 9,
    "goals": ["g_pain", "g_sleep", "g_relax"], "dx": ["dx_fibromyalgia", "dx_oa_knee", "dx_sciatica"],
    "avoid_regions": ["front_foot_r"], "massage_before": "regular", "massage_reaction": ["too_hard"], "pref_pressure": "4"
}"#;

fn read(name: &str) -> Answers {
    let json = if name == "worst" { WORST } else { MEDIAN };
    let raw: RawAnswers = serde_json::from_str(json).unwrap_or_default();
    answers::parse(&CONTENT, &raw).0
}

#[divan::bench(args = ["median", "worst"])]
fn one_answer_set(bencher: divan::Bencher, name: &str) {
    let (answers, config) = (read(name), ClinicConfig::default());
    bencher.bench_local(|| assess(&CONTENT, &config, &answers));
}

#[divan::bench(args = ["median", "worst"])]
fn the_way_through_the_questions(bencher: divan::Bencher, name: &str) {
    let answers = read(name);
    bencher.bench_local(|| Path::new(&CONTENT, &answers).screens().count());
}
