//! Ideas fit the client: what 2,000 plausible clients, drawn from a fixed seed, are told first.
//!
//! The shares of complaints, wishes and illnesses are guesses at what a clinic sees. No rule is repeated here; what is
//! asserted is that no technique crowds out the others, and that what a client says decides.

use std::collections::BTreeMap;

use engine::assess::{Assessment, Status};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use report::CONTENT;
use serde_json::{Value, json};

use crate::cases::FIRST_SOMEWHERE;
use crate::support::{assessed, with_defaults};

const N_CLIENTS: usize = 2000;

/// What hurts, and what goes with it: places, ways of travelling, headaches, beginnings, diagnoses, goals beside
/// less pain.
struct Complaint {
    weight: u32,
    places: &'static [&'static str],
    n_places: (usize, usize),
    /// Whether it is mostly new.
    is_new: bool,
    radiates: &'static [&'static str],
    headache: &'static [&'static str],
    onset: &'static [&'static str],
    dx: &'static [&'static str],
    goals: &'static [&'static str],
}

const LOW_BACK: &[&str] = &["back_low_l", "back_low_r", "back_buttock_l", "back_buttock_r"];
const NECK: &[&str] = &["back_neck_l", "back_neck_r", "back_shoulder_l", "back_shoulder_r", "back_upper_l"];
const STAYS: &[&str] = &["no", "no", "no", "no", "unsure"];
const BEGAN: &[&str] = &["gradual", "gradual", "gradual", "unsure", "stress_period", "sudden_no_cause"];

const COMPLAINTS: [Complaint; 12] = [
    Complaint {
        weight: 24,
        places: LOW_BACK,
        n_places: (1, 3),
        is_new: false,
        radiates: &["no", "no", "no", "no", "leg_above_knee", "leg_below_knee", "unsure"],
        headache: &[],
        onset: BEGAN,
        dx: &["dx_lbp", "dx_disc", "dx_none", "dx_none"],
        goals: &["g_pain", "g_pain", "g_move", "g_relax", "g_prevent", "g_desk"],
    },
    Complaint {
        weight: 24,
        places: NECK,
        n_places: (1, 4),
        is_new: false,
        radiates: &["no", "no", "no", "no", "head", "arm", "unsure"],
        headache: &["none", "none", "band", "throb", "neck_start"],
        onset: BEGAN,
        dx: &["dx_none"],
        goals: &["g_pain", "g_pain", "g_desk", "g_desk", "g_relax", "g_move"],
    },
    Complaint {
        weight: 8,
        places: &["front_shoulder_l", "back_shoulder_l", "front_shoulder_r", "front_upper_arm_r"],
        n_places: (1, 2),
        is_new: false,
        radiates: STAYS,
        headache: &[],
        onset: BEGAN,
        dx: &["dx_none", "dx_none", "dx_tendon", "dx_frozen_shoulder"],
        goals: &["g_pain", "g_move", "g_move"],
    },
    Complaint {
        weight: 7,
        places: &["back_upper_l", "back_upper_r", "back_mid_l", "back_mid_r"],
        n_places: (1, 3),
        is_new: false,
        radiates: STAYS,
        headache: &[],
        onset: BEGAN,
        dx: &["dx_none"],
        goals: &["g_pain", "g_desk", "g_relax", "g_move"],
    },
    Complaint {
        weight: 9,
        places: &["back_calf_l", "back_calf_r", "back_thigh_l", "front_thigh_r", "front_thigh_l"],
        n_places: (1, 3),
        is_new: true,
        radiates: STAYS,
        headache: &[],
        onset: &["after_exercise", "after_exercise", "injury_sport", "gradual"],
        dx: &["dx_none", "dx_tendon"],
        goals: &["g_sport", "g_sport", "g_pain", "g_move"],
    },
    Complaint {
        weight: 5,
        places: &["front_knee_l", "front_knee_r", "front_hip_l", "front_hip_r"],
        n_places: (1, 2),
        is_new: false,
        radiates: STAYS,
        headache: &[],
        onset: &["gradual", "gradual", "injury_sport", "after_surgery"],
        dx: &["dx_oa_knee", "dx_none", "dx_none"],
        goals: &["g_pain", "g_move"],
    },
    Complaint {
        weight: 5,
        places: &["back_buttock_l", "back_thigh_l", "back_low_l", "back_calf_l"],
        n_places: (2, 4),
        is_new: false,
        radiates: &["leg_below_knee", "leg_below_knee", "leg_above_knee"],
        headache: &[],
        onset: BEGAN,
        dx: &["dx_sciatica", "dx_disc", "dx_none"],
        goals: &["g_pain", "g_pain", "g_move"],
    },
    Complaint {
        weight: 3,
        places: &["front_forearm_r", "front_wrist_r", "front_hand_r"],
        n_places: (1, 3),
        is_new: false,
        radiates: STAYS,
        headache: &[],
        onset: BEGAN,
        dx: &["dx_cts", "dx_tendon", "dx_none"],
        goals: &["g_pain", "g_desk"],
    },
    Complaint {
        weight: 3,
        places: &["back_neck_l", "back_low_l", "front_forearm_l", "front_forearm_r", "front_thigh_l", "front_thigh_r"],
        n_places: (5, 6),
        is_new: false,
        radiates: STAYS,
        headache: &["none", "band"],
        onset: BEGAN,
        dx: &["dx_fibromyalgia", "dx_none"],
        goals: &["g_pain", "g_relax", "g_sleep"],
    },
    // Nothing hurts.
    Complaint {
        weight: 12,
        places: &[],
        n_places: (0, 0),
        is_new: false,
        radiates: STAYS,
        headache: &[],
        onset: BEGAN,
        dx: &["dx_none"],
        goals: &["g_relax", "g_relax", "g_sleep", "g_mood", "g_prevent", "g_circulation"],
    },
    // A healed scar.
    Complaint {
        weight: 4,
        places: &["front_abdomen_l", "front_knee_l", "back_low_l"],
        n_places: (0, 1),
        is_new: false,
        radiates: STAYS,
        headache: &[],
        onset: &["after_surgery"],
        dx: &["dx_none"],
        goals: &["g_scar"],
    },
    // Lymphoedema.
    Complaint {
        weight: 4,
        places: &[],
        n_places: (0, 0),
        is_new: false,
        radiates: STAYS,
        headache: &[],
        onset: BEGAN,
        dx: &["dx_lymphoedema"],
        goals: &["g_swelling"],
    },
];

fn weighted(options: &[(u32, &'static str)]) -> BoxedStrategy<&'static str> {
    prop::strategy::Union::new_weighted(options.iter().map(|(weight, id)| (*weight, Just(*id))).collect()).boxed()
}

const LASTING: [(u32, &str); 5] = [(5, "d_lt_3d"), (18, "d_3d_6w"), (16, "d_6_12w"), (26, "d_3_12m"), (35, "d_gt_12m")];
const NEW: [(u32, &str); 5] = [(35, "d_lt_3d"), (30, "d_3d_6w"), (10, "d_6_12w"), (15, "d_3_12m"), (10, "d_gt_12m")];

/// What it feels like, each with its share in a hundred; aching where nothing else was drawn.
fn qualities() -> BoxedStrategy<Vec<&'static str>> {
    const SHARES: [(&str, u32); 7] = [
        ("aching", 50),
        ("tight", 50),
        ("knots", 30),
        ("sharp_move", 20),
        ("tingling", 8),
        ("numb", 4),
        ("hypersensitive", 3),
    ];
    prop::collection::vec(0u32..100, SHARES.len())
        .prop_map(|drawn| {
            let felt = SHARES.iter().zip(&drawn).filter(|((_, share), drawn)| *drawn < share);
            let felt: Vec<&str> = felt.map(|((id, _), _)| *id).collect();
            if felt.is_empty() { vec!["aching"] } else { felt }
        })
        .boxed()
}

fn wish() -> BoxedStrategy<&'static str> {
    weighted(&[(25, "unsure"), (4, "1"), (13, "2"), (30, "3"), (21, "4"), (7, "5")])
}

/// Up to three goals, of those that go with the complaint; the first is why somebody comes.
fn goals(of: &'static [&'static str]) -> BoxedStrategy<Vec<&'static str>> {
    const ALSO: &[&str] = &["g_pain", "g_move", "g_relax", "g_relax", "g_sleep", "g_prevent"];
    (select(of), prop::collection::vec(select(of), 0..2), prop::option::weighted(0.2, select(ALSO)))
        .prop_map(|(first, more, also)| {
            let mut goals = vec![first];
            goals.extend(more.into_iter().chain(also));
            goals.sort_unstable();
            goals.dedup();
            goals
        })
        .boxed()
}

/// The answers of a client with this complaint, and the complaint's position.
fn client_with(position: usize) -> BoxedStrategy<(usize, Value)> {
    let complaint = &COMPLAINTS[position];
    let (least, most) = complaint.n_places;
    let durations: &[(u32, &str)] = if complaint.is_new { &NEW } else { &LASTING };
    let health = (
        weighted(&[(50, "18_49"), (35, "50_69"), (15, "70_plus")]),
        weighted(&[
            (70, "none"),
            (10, "c_bp_controlled"),
            (6, "c_diabetes"),
            (5, "c_varicose"),
            (4, "c_osteoporosis"),
            (5, "c_lung"),
        ]),
        weighted(&[(80, "none"), (4, "m_anticoag"), (5, "m_antiplatelet"), (11, "m_bp")]),
    );
    let pain = (
        subsequence(complaint.places.to_vec(), least..=most),
        weighted(durations),
        qualities(),
        select(complaint.radiates),
        select(complaint.onset),
        2u8..=8,
        weighted(&[(50, "yes_diagnosed"), (20, "yes_no_dx"), (30, "no")]),
        prop::option::of(select(if complaint.headache.is_empty() { &["none"][..] } else { complaint.headache })),
    );
    let wants = (
        goals(complaint.goals),
        wish(),
        weighted(&[(25, "never"), (45, "sometimes"), (30, "regular")]),
        0u8..=10,
        0u8..=10,
        select(complaint.dx),
    );
    (health, pain, wants)
        .prop_map(move |(health, pain, wants)| {
            let (age, cond, meds) = health;
            let (places, duration, quality, radiates, onset, strength, seen_doctor, headache) = pain;
            let (goals, wish, before, stress, sleep, dx) = wants;
            let mut answers = json!({
                "age": age, "cond": [cond], "meds": [meds], "goals": goals, "pref_pressure": wish, "dx": [dx],
                "massage_before": before, "stress": stress, "sleep_trouble": sleep, "seen_doctor": seen_doctor,
            });
            if places.is_empty() {
                answers["regions"] = json!(["no_pain"]);
            } else {
                let hurts = json!({
                    "regions": places, "duration": duration, "quality": quality, "radiates": radiates, "onset": onset,
                    "intensity_now": strength, "intensity_avg": strength, "intensity_worst": strength, "course": "same",
                });
                answers.as_object_mut().expect("an object").extend(hurts.as_object().expect("an object").clone());
                if let Some(headache) = headache {
                    answers["headache"] = json!([headache]);
                }
            }
            (position, answers)
        })
        .boxed()
}

fn client() -> BoxedStrategy<(usize, Value)> {
    let clients = COMPLAINTS.iter().enumerate().map(|(position, row)| (row.weight, client_with(position)));
    prop::strategy::Union::new_weighted(clients.collect()).boxed()
}

/// All clients, always the same.
fn clients(runner: &mut TestRunner) -> Vec<(usize, Value)> {
    let strategy = client();
    (0..N_CLIENTS).map(|_| strategy.new_tree(runner).expect("a client").current()).collect()
}

/// The first three ideas: what is suggested, then what is possible.
fn first_three(assessment: &Assessment) -> Vec<&'static str> {
    let ideas = assessment.verdicts.iter().filter(|verdict| verdict.status >= Status::Possible);
    ideas.take(3).map(|verdict| CONTENT.techniques[verdict.technique].id).collect()
}

fn first_suggested(assessment: &Assessment) -> Option<&'static str> {
    let first = assessment.verdicts.iter().find(|verdict| verdict.status == Status::Suggested)?;
    Some(CONTENT.techniques[first.technique].id)
}

fn has(answers: &Value, key: &str, ids: &[&str]) -> bool {
    answers[key].as_array().is_some_and(|list| list.iter().any(|id| ids.iter().any(|wanted| id == wanted)))
}

#[test]
fn the_population_is_the_one_that_is_meant() {
    let clients = clients(&mut TestRunner::deterministic());
    let share = |holds: &dyn Fn(&Value) -> bool| clients.iter().filter(|(_, answers)| holds(answers)).count();
    assert!(share(&|answers| has(answers, "goals", &["g_scar"])) >= N_CLIENTS * 3 / 100);
    let swollen = |answers: &Value| has(answers, "goals", &["g_swelling"]) && has(answers, "dx", &["dx_lymphoedema"]);
    assert!(share(&swollen) >= N_CLIENTS * 3 / 100);
}

#[test]
fn no_technique_crowds_out_the_others() {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut first_in_pain: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut n_in_pain, mut n_unhidden, mut n_without) = (0, 0, 0);
    for (_, answers) in clients(&mut TestRunner::deterministic()) {
        let assessment = assessed(&with_defaults(&answers));
        let is_in_pain =
            !assessment.limits.painful.is_empty() && !has(&answers, "goals", &["g_relax", "g_sleep", "g_mood"]);
        n_in_pain += usize::from(is_in_pain);
        n_unhidden += usize::from(!assessment.hides);
        match first_suggested(&assessment) {
            Some(technique) => {
                *first.entry(technique).or_default() += 1;
                *first_in_pain.entry(technique).or_default() += usize::from(is_in_pain);
            }
            None => n_without += usize::from(!assessment.hides),
        }
    }
    for technique in FIRST_SOMEWHERE {
        let n_first = first.get(technique).copied().unwrap_or_default();
        assert!(n_first * 100 >= N_CLIENTS, "{technique} comes first for {n_first} of {N_CLIENTS}: {first:?}");
    }
    for (technique, n_first) in &first_in_pain {
        assert!(n_first * 2 <= n_in_pain, "{technique} comes first for {n_first} of {n_in_pain} in pain");
    }
    assert!(n_without * 10 <= n_unhidden, "{n_without} of {n_unhidden} who may see ideas have none");
}

/// How many of those who see ideas see other ones once `change` has changed their answers.
fn n_changed(change: impl Fn(usize, &mut Value, &mut TestRunner)) -> (usize, usize) {
    let mut runner = TestRunner::deterministic();
    let clients = clients(&mut runner);
    let (mut n_seen, mut n_other) = (0, 0);
    for (complaint, answers) in clients {
        let before = first_three(&assessed(&with_defaults(&answers)));
        let mut changed = answers.clone();
        change(complaint, &mut changed, &mut runner);
        let after = first_three(&assessed(&with_defaults(&changed)));
        if !before.is_empty() && answers != changed {
            n_seen += 1;
            n_other += usize::from(before != after);
        }
    }
    (n_seen, n_other)
}

/// The goals of another client, whatever that one complains of.
#[test]
fn other_goals_alone_bring_other_ideas() {
    let (n_seen, n_other) = n_changed(|_, answers, runner| {
        let (_, other) = client().new_tree(runner).expect("a client").current();
        answers["goals"] = other["goals"].clone();
    });
    assert!(n_other * 2 >= n_seen, "only {n_other} of {n_seen} see other ideas");
}

#[test]
fn another_wish_for_pressure_alone_brings_other_ideas() {
    let (n_seen, n_other) = n_changed(|_, answers, runner| {
        answers["pref_pressure"] = json!(wish().new_tree(runner).expect("a wish").current());
    });
    assert!(n_other * 2 >= n_seen, "only {n_other} of {n_seen} see other ideas");
}
