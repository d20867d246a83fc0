//! The questionnaire: its order, its stops, what is asked again, and what is set aside.

use app::screen::{AfterStop, Screen, progress, screen};
use content::{Kind, OptionId, PartId, QuestionId, ScreenId};
use engine::answers::{Answer, Answers};
use engine::assess::assess;
use engine::config::ClinicConfig;
use engine::intake::{Change, Event, Intake, Path, Stage, Then, Trouble, update};
use proptest::prelude::*;
use report::CONTENT;
use serde_json::{Value, json};

use crate::support::{bare, option, question, with_defaults};

/// A client who works through the questionnaire.
struct Client {
    intake: Intake,
}

impl Client {
    fn new() -> Self {
        Self { intake: Intake::new(&CONTENT) }
    }

    fn after(mut self, event: Event) -> Self {
        self.intake = update(&CONTENT, self.intake, event);
        self
    }

    fn ticks(self, question_id: &str, option_id: &str) -> Self {
        self.after(Event::Answered(question(question_id), Change::Toggled(option(question_id, option_id), true)))
    }

    fn unticks(self, question_id: &str, option_id: &str) -> Self {
        self.after(Event::Answered(question(question_id), Change::Toggled(option(question_id, option_id), false)))
    }

    fn chooses(self, question_id: &str, option_id: &str) -> Self {
        self.after(Event::Answered(question(question_id), Change::Chose(option(question_id, option_id))))
    }

    fn marks(self, question_id: &str, region: &str) -> Self {
        let (region, _) = CONTENT.regions.iter().find(|(_, row)| row.id == region).expect(region);
        self.after(Event::Answered(question(question_id), Change::Marked(region, true)))
    }

    fn unmarks(self, question_id: &str, region: &str) -> Self {
        let (region, _) = CONTENT.regions.iter().find(|(_, row)| row.id == region).expect(region);
        self.after(Event::Answered(question(question_id), Change::Marked(region, false)))
    }

    fn rates(self, part_id: &str, number: Option<u8>) -> Self {
        self.after(Event::Answered(question("part_intensity"), Change::RatedPart(part(part_id), number)))
    }

    /// The numbers that apply, by part.
    fn numbers(&self) -> Vec<(&'static str, u8)> {
        match self.path().answers().get(question("part_intensity")) {
            Some(Answer::PartNumbers(numbers)) => {
                numbers.iter().map(|(part, number)| (CONTENT.parts[part].id, *number)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn goes_on(self) -> Self {
        self.after(Event::Continued)
    }

    fn goes_back(self) -> Self {
        self.after(Event::WentBack)
    }

    /// Takes over all the answers and goes on, screen by screen, as far as possible.
    fn fills_in(mut self, answers: &Answers) -> Self {
        for (question, answer) in answers.iter() {
            self.intake.given.set(question, answer.clone());
        }
        self.intake.given.set(CONTENT.roles.consent, Answer::Ticked);
        for _ in 0..CONTENT.screens.len() + 5 {
            if !matches!(self.page(), Screen::Welcome(_) | Screen::Question(_)) {
                break;
            }
            self = self.goes_on();
        }
        self
    }

    fn path(&self) -> Path {
        Path::new(&CONTENT, &self.intake.given)
    }

    fn page(&self) -> Screen {
        let path = self.path();
        let assessment = assess(&CONTENT, &ClinicConfig::default(), path.answers());
        screen(&CONTENT, &self.intake, &path, &assessment)
    }

    fn tier(&self) -> &'static str {
        CONTENT.tiers[assess(&CONTENT, &ClinicConfig::default(), self.path().answers()).tier].id
    }

    /// The id of the screen that is asked, or the name of the page.
    fn at(&self) -> &'static str {
        match self.page() {
            Screen::Welcome(at) | Screen::Question(at) => CONTENT.screens[at].id,
            Screen::Stop { .. } => "stop",
            Screen::Review => "review",
            Screen::Result => "result",
        }
    }

    fn troubles(&self) -> Vec<(QuestionId, Trouble)> {
        self.intake.problems.iter().map(|problem| (problem.ask.question, problem.trouble)).collect()
    }
}

#[track_caller]
fn part(id: &str) -> PartId {
    CONTENT.parts.iter().find(|(_, row)| row.id == id).map(|(part, _)| part).expect(id)
}

fn whole(answers: Value) -> Answers {
    let mut all = json!({
        "duration": "d_gt_12m", "onset": "gradual", "course": "same", "seen_doctor": "yes_diagnosed",
        "quality": ["aching"], "radiates": "no", "intensity_now": 3, "intensity_avg": 3, "intensity_worst": 5,
        "goals": ["g_pain"], "regions": ["no_pain"],
    });
    all.as_object_mut().expect("an object").extend(answers.as_object().expect("an object").clone());
    with_defaults(&all)
}

#[test]
fn screens_come_in_the_order_of_the_reference() {
    let client = Client::new().fills_in(&whole(json!({ "regions": ["back_low_l", "back_neck_r"], "preg": "t2" })));
    let shown: Vec<&str> = client.path().screens().map(|screen| CONTENT.screens[screen].id).collect();
    let position =
        |id: &str| shown.iter().position(|shown| *shown == id).unwrap_or_else(|| panic!("{id} in {shown:?}"));
    let in_order = [
        "welcome",
        "age",
        "rf_em",
        "rf_today",
        "rf_soon",
        "preg",
        "preg_flags",
        "cond_today",
        "cond_other",
        "meds",
        "allergy",
        "regions",
        "main_region",
        "avoid_regions",
        "duration",
        "onset",
        "course",
        "seen_doctor",
        "quality",
        "radiates",
        "headache",
        "goals",
        "dx",
    ];
    for pair in in_order.windows(2) {
        assert!(position(pair[0]) < position(pair[1]), "{} before {}", pair[0], pair[1]);
    }
    assert_eq!(client.at(), "review");
    assert_eq!(client.after(Event::Checked).at(), "result");
}

#[test]
fn nothing_is_asked_about_pain_when_nothing_hurts() {
    let client = Client::new().fills_in(&whole(json!({ "regions": ["no_pain"] })));
    let path = client.path();
    for id in ["main_region", "intensity_now", "duration", "onset", "quality", "radiates", "headache", "impact_daily"] {
        assert!(!path.shows(question(id)), "{id}");
    }
    assert_eq!(client.after(Event::Checked).at(), "result");
}

#[test]
fn errors_come_only_when_the_client_wants_to_go_on() {
    let client = Client::new();
    assert!(client.troubles().is_empty());
    let client = client.goes_on();
    assert_eq!((client.at(), client.troubles()), ("welcome", vec![(CONTENT.roles.consent, Trouble::Empty)]));
    let client = client.after(Event::Answered(CONTENT.roles.consent, Change::Ticked(true)));
    assert!(client.troubles().is_empty());
    assert_eq!(client.goes_on().at(), "age");
}

#[test]
fn an_emergency_stops_at_once_and_a_slip_can_be_corrected() {
    let start = Client::new().after(Event::Answered(CONTENT.roles.consent, Change::Ticked(true))).goes_on();
    let asked = start.chooses("age", "18_49").goes_on().ticks("rf_em", "em_chest");
    assert_eq!(asked.at(), "rf_em", "the page does not change under the client's finger");
    let stopped = asked.goes_on();
    let Screen::Stop { slip: Some(slip), then: AfterStop::Nothing } = stopped.page() else {
        panic!("{:?}", stopped.page())
    };
    assert_eq!(CONTENT.screens[slip].id, "rf_em");
    let corrected = stopped.after(Event::ChangeWanted(slip));
    assert_eq!(corrected.at(), "rf_em");
    let corrected = corrected.unticks("rf_em", "em_chest").ticks("rf_em", "none").goes_on();
    assert_eq!(corrected.at(), "rf_today");
}

#[test]
fn going_back_from_a_ticked_emergency_stops_too() {
    let start = Client::new().after(Event::Answered(CONTENT.roles.consent, Change::Ticked(true))).goes_on();
    let asked = start.chooses("age", "18_49").goes_on().ticks("rf_em", "em_chest");
    assert_eq!(asked.goes_back().at(), "stop");
}

#[test]
fn under_eighteen_ends_the_questions() {
    let start = Client::new().after(Event::Answered(CONTENT.roles.consent, Change::Ticked(true))).goes_on();
    let client = start.chooses("age", "u18").goes_on();
    assert_eq!((client.at(), client.tier()), ("stop", "out_of_scope"));
    assert!(matches!(client.page(), Screen::Stop { slip: Some(_), then: AfterStop::Nothing }));
}

#[test]
fn a_same_day_sign_is_told_once_and_the_client_may_go_on() {
    let answers = whole(json!({ "rf_today": ["sd_fracture"] }));
    let client = Client::new().fills_in(&answers);
    assert!(matches!(client.page(), Screen::Stop { then: AfterStop::GoOn, .. }));
    let client = client.after(Event::WentOn).fills_in(&answers);
    assert_eq!(client.at(), "review");
    let client = client.after(Event::Checked);
    assert!(matches!(client.page(), Screen::Stop { then: AfterStop::Review, .. }), "the result hides the ideas");
    assert_eq!(client.after(Event::ReviewWanted).at(), "review");
}

#[test]
fn a_warning_that_follows_from_several_answers_counts_like_a_tick() {
    let fall = json!({ "age": "70_plus", "regions": ["back_mid_r"], "onset": "accident_fall", "duration": "d_3d_6w", "seen_doctor": "no" });
    let client = Client::new().fills_in(&whole(fall));
    assert_eq!(client.tier(), "same_day");
    assert!(matches!(client.page(), Screen::Stop { then: AfterStop::GoOn, .. }));
}

/// Nobody is sent to a doctor for what a doctor has explained, only because that was not asked yet.
#[test]
fn a_warning_waits_for_the_answer_that_could_take_it_away() {
    let sudden = |seen: Option<&str>| {
        let mut answers = whole(json!({
            "regions": ["back_low_l"], "intensity_now": 9, "intensity_avg": 7, "onset": "sudden_no_cause",
            "duration": "d_lt_3d",
        }));
        match seen {
            Some(seen) => answers.set(question("seen_doctor"), Answer::One(option("seen_doctor", seen))),
            None => answers.clear(question("seen_doctor")),
        }
        Client::new().fills_in(&answers)
    };
    let open = sudden(None);
    assert_eq!((open.at(), open.tier()), ("seen_doctor", "same_day"));
    assert!(matches!(sudden(Some("no")).page(), Screen::Stop { then: AfterStop::GoOn, .. }));
    assert_eq!(sudden(Some("yes_diagnosed")).at(), "review");
}

#[test]
fn see_a_doctor_is_told_with_the_result() {
    let client = Client::new().fills_in(&whole(json!({ "rf_soon": ["sn_lump"] })));
    assert_eq!(client.at(), "review");
    assert!(matches!(client.after(Event::Checked).page(), Screen::Stop { then: AfterStop::Review, .. }));
}

#[test]
fn none_beside_a_tick_is_resolved_by_the_client() {
    let start = Client::new().after(Event::Answered(CONTENT.roles.consent, Change::Ticked(true))).goes_on();
    let client = start.chooses("age", "18_49").goes_on().ticks("rf_em", "em_chest").ticks("rf_em", "none").goes_on();
    assert_eq!((client.at(), client.troubles()), ("rf_em", vec![(question("rf_em"), Trouble::Contradiction)]));
    assert_eq!(client.tier(), "emergency", "until then the ticked item counts");
    assert!(client.intake.given.chose(&CONTENT, option("rf_em", "em_chest")));
    assert_eq!(client.unticks("rf_em", "em_chest").goes_on().at(), "rf_today");
}

#[test]
fn continue_changes_no_answer_and_asks_about_each_none_beside_something_else() {
    let mut n_pairs = 0;
    for (screen, row) in CONTENT.screens.iter() {
        for ask in row.asks {
            let question = &CONTENT.questions[ask.question];
            let Some(list) = question.lists.get(usize::from(ask.list)) else { continue };
            let is_none = |option: &&OptionId| CONTENT.options[**option].exclusive;
            let others =
                list.options.iter().filter(|option| !is_none(option)).map(|option| Change::Toggled(*option, true));
            let places = CONTENT.regions.ids().take(1).map(|region| Change::Marked(region, true));
            let others: Vec<Change> = others.chain(places.filter(|_| question.kind == Kind::Places)).collect();
            for none in list.options.iter().filter(is_none) {
                for other in &others {
                    let mut client = Client::new();
                    client.intake.stage = Stage::Asking { screen, then: Then::Next };
                    let client = client.after(Event::Answered(ask.question, Change::Toggled(*none, true)));
                    let client = client.after(Event::Answered(ask.question, other.clone()));
                    let before = client.intake.given.clone();
                    let client = client.goes_on();
                    assert_eq!(client.intake.given, before, "{} {other:?}", row.id);
                    let asks = client.path().asks(screen).any(|shown| shown == *ask);
                    let shown = |option: &OptionId| client.path().options(*ask).any(|shown| shown == *option);
                    let other_is_shown = match other {
                        Change::Toggled(option, _) => shown(option),
                        _ => true,
                    };
                    if asks && shown(none) && other_is_shown {
                        let trouble = (ask.question, Trouble::Contradiction);
                        assert!(client.troubles().contains(&trouble), "{} {other:?}", row.id);
                        n_pairs += 1;
                    }
                }
            }
        }
    }
    assert!(n_pairs > 20, "{n_pairs} pairs can be ticked");
}

#[test]
fn a_fourth_goal_is_refused_with_a_message() {
    let client = Client::new().ticks("goals", "g_pain").ticks("goals", "g_move").ticks("goals", "g_relax");
    let client = client.ticks("goals", "g_sleep");
    assert_eq!(client.troubles(), [(question("goals"), Trouble::TooMany { max: 3 })]);
    let chosen = client.intake.given.chosen(&CONTENT, question("goals")).count();
    assert_eq!(chosen, 3);
    let client = client.unticks("goals", "g_pain").ticks("goals", "g_sleep");
    assert!(client.troubles().is_empty());
}

#[test]
fn each_health_list_needs_its_own_answer() {
    let mut answers = whole(json!({}));
    answers.clear(question("cond"));
    let client = Client::new().fills_in(&answers);
    assert_eq!(client.at(), "cond_today");
    let none_today = CONTENT.questions[question("cond")].lists[0].options.last().copied().expect("none");
    let client = client.after(Event::Answered(question("cond"), Change::Toggled(none_today, true))).goes_on();
    assert_eq!(client.at(), "cond_heart");
    assert_eq!(client.tier(), "incomplete", "one list of five is not the whole question");
}

#[test]
fn the_main_place_is_one_of_the_marked_places() {
    let mut client = Client::new()
        .fills_in(&whole(json!({ "regions": ["back_low_l", "back_neck_r"], "main_region": "back_low_l" })));
    let main = |client: &Client| client.path().answers().get(CONTENT.roles.main_place).cloned();
    assert!(matches!(main(&client), Some(Answer::Place(_))));
    let (low, _) = CONTENT.regions.iter().find(|(_, row)| row.id == "back_low_l").expect("a region");
    client = client.after(Event::Answered(question("regions"), Change::Marked(low, false)));
    assert_eq!(main(&client), None);
    client = client.marks("regions", "back_low_l");
    assert!(matches!(main(&client), Some(Answer::Place(_))), "it comes back with its place");
}

#[test]
fn each_part_is_asked_for_only_where_marks_lie_in_two() {
    let asks = |regions: &[&str]| {
        let client = Client::new().fills_in(&whole(json!({ "regions": regions })));
        assert_eq!(client.at(), "review", "it may be left out");
        let path = client.path();
        let parts: Vec<&str> = path.parts(question("part_intensity")).iter().map(|id| CONTENT.parts[id].id).collect();
        path.shows(question("part_intensity")).then_some(parts)
    };
    assert_eq!(asks(&["no_pain"]), None);
    assert_eq!(asks(&["back_low_l", "back_low_r"]), None, "intensity_now has said it");
    assert_eq!(asks(&["front_hand_r", "front_shoulder_r", "back_low_r"]), Some(vec!["low_back", "arm_r"]));
}

#[test]
fn each_part_is_asked_for_right_after_the_pain_as_a_whole() {
    let client = Client::new().fills_in(&whole(json!({ "regions": ["back_low_l", "front_hand_r"] })));
    let shown: Vec<&str> = client.path().screens().map(|screen| CONTENT.screens[screen].id).collect();
    assert!(shown.windows(2).any(|pair| pair == ["intensity", "part_intensity"]), "{shown:?}");
}

#[test]
fn a_part_may_be_made_worse_or_milder_and_its_number_taken_back() {
    let client = Client::new().fills_in(&whole(json!({ "regions": ["back_low_l", "front_hand_r"] })));
    let client = client.rates("arm_r", Some(7)).rates("low_back", Some(0));
    assert_eq!(client.numbers(), [("low_back", 0), ("arm_r", 7)]);
    let client = client.rates("arm_r", Some(10)).rates("low_back", None);
    assert_eq!(client.numbers(), [("arm_r", 10)]);
    let client = client.rates("arm_r", Some(11));
    assert_eq!(client.numbers(), [("arm_r", 10)], "a number out of range changes nothing");
    let client = client.rates("arm_r", None);
    assert!(client.intake.given.get(question("part_intensity")).is_none(), "nothing is left over");
}

#[test]
fn the_number_of_a_part_goes_and_comes_back_with_its_marks() {
    let marked = json!({ "regions": ["back_low_l", "front_hand_r", "front_shoulder_r", "front_shin_l"] });
    let client = Client::new().fills_in(&whole(marked));
    let client = client.rates("arm_r", Some(7)).rates("low_back", Some(3));
    let client = client.unmarks("regions", "front_hand_r");
    assert_eq!(client.numbers(), [("low_back", 3), ("arm_r", 7)], "the shoulder is still marked");
    let client = client.unmarks("regions", "front_shoulder_r");
    assert_eq!(client.numbers(), [("low_back", 3)]);
    let client = client.rates("low_back", Some(4)).unmarks("regions", "front_shin_l");
    assert_eq!(client.numbers(), [], "one part alone is not asked for");
    let client = client.marks("regions", "front_hand_r");
    assert_eq!(client.numbers(), [("low_back", 4), ("arm_r", 7)]);
}

#[test]
fn places_to_leave_alone_must_be_named_after_a_rule_that_needs_them() {
    let client = Client::new().fills_in(&whole(json!({ "cond": ["c_device"], "avoid_regions": ["none"] })));
    assert_eq!((client.at(), client.troubles()), ("avoid_regions", vec![(question("avoid_regions"), Trouble::Empty)]));
    let offered: Vec<&str> = client
        .path()
        .options(content::Ask { question: question("avoid_regions"), list: 0 })
        .map(|option| CONTENT.options[option].id)
        .collect();
    assert_eq!(offered, ["show_therapist"], "\"none\" is not offered where a place must exist");
    let client = client.ticks("avoid_regions", "show_therapist").goes_on();
    assert_ne!(client.at(), "avoid_regions");
}

#[test]
fn a_place_needed_by_a_late_answer_is_asked_for_before_the_result() {
    let client = Client::new().fills_in(&whole(json!({ "dx": ["dx_lymphoedema"], "avoid_regions": ["none"] })));
    assert_eq!(client.at(), "avoid_regions");
    let client = client.after(Event::Checked);
    assert_eq!(client.at(), "avoid_regions", "the result stays closed");
    assert_eq!(client.marks("avoid_regions", "front_forearm_l").goes_on().at(), "avoid_reason");
}

#[test]
fn changing_the_pregnancy_answer_asks_its_warning_signs_again() {
    let client = Client::new().fills_in(&whole(json!({ "preg": "t1", "preg_flags": ["none"] })));
    assert_eq!(client.at(), "review");
    let change = |client: Client, to: &str| {
        let (screen, _) = CONTENT.screens.iter().find(|(_, row)| row.id == "preg").expect("a screen");
        client.after(Event::ChangeWanted(screen)).chooses("preg", to).goes_on()
    };
    let client = change(client, "t2");
    assert_eq!(client.at(), "preg_flags", "\"none\" was said of another list");
    let client = client.ticks("preg_flags", "pf_highrisk").goes_on();
    assert_eq!(client.at(), "review");
    let client = change(client, "postpartum");
    assert_eq!(client.at(), "preg_flags");
    assert!(client.path().answers().get(question("preg_flags")).is_none(), "a flag that does not apply is set aside");
    let client = change(client, "t3");
    assert!(client.path().answers().chose(&CONTENT, option("preg_flags", "pf_highrisk")), "and comes back");
}

#[test]
fn what_no_longer_applies_leaves_the_result_and_comes_back() {
    let hurting =
        whole(json!({ "regions": ["back_calf_l"], "duration": "d_lt_3d", "preg": "t2", "preg_flags": ["none"] }));
    let client = Client::new().fills_in(&hurting);
    assert_eq!(client.tier(), "same_day", "new calf pain in pregnancy");
    let client = Client { intake: client.intake }.after(Event::WentOn);
    let (calf, _) = CONTENT.regions.iter().find(|(_, row)| row.id == "back_calf_l").expect("a region");
    let client = client.after(Event::Answered(question("regions"), Change::Marked(calf, false)));
    assert_eq!(client.tier(), "adapt");
    assert!(client.path().answers().get(question("duration")).is_none());
    assert_eq!(client.marks("regions", "back_calf_l").tier(), "same_day");
}

#[test]
fn going_back_and_on_keeps_every_answer() {
    let answers = whole(json!({ "regions": ["back_low_l"] }));
    let mut client = Client::new().fills_in(&answers);
    let before = client.intake.given.clone();
    let n_screens = client.path().screens().count();
    for _ in 0..n_screens {
        client = client.goes_back();
    }
    assert_eq!(client.at(), "welcome");
    for _ in 0..n_screens {
        client = client.goes_on();
    }
    assert_eq!((client.at(), &client.intake.given), ("review", &before));
}

#[test]
fn a_change_from_the_list_of_answers_leads_back_to_it() {
    let client = Client::new().fills_in(&whole(json!({})));
    let (screen, _) = CONTENT.screens.iter().find(|(_, row)| row.id == "goals").expect("a screen");
    let opened = client.after(Event::ChangeWanted(screen));
    assert_eq!(Client { intake: opened.intake.clone() }.goes_back().at(), "review");
    assert_eq!(opened.goes_on().at(), "review");
}

#[test]
fn every_screen_is_reachable_and_every_question_stands_on_one() {
    let asked: Vec<QuestionId> =
        CONTENT.screens.rows().flat_map(|screen| screen.asks.iter().map(|ask| ask.question)).collect();
    for (id, row) in CONTENT.questions.iter() {
        let n_lists = row.lists.len().max(1);
        assert_eq!(asked.iter().filter(|asked| **asked == id).count(), n_lists, "{}", row.id);
    }
}

/// A single choice has a "not sure", or the content says why not.
#[test]
fn nothing_is_chosen_beforehand() {
    assert!(Intake::new(&CONTENT).given.is_empty());
}

proptest! {
    /// No sequence of events leads to a page that contradicts the tier, and only an untick takes a warning back.
    #[test]
    fn no_way_through_hides_a_warning(steps in prop::collection::vec((0u8..8, any::<u32>()), 1..60)) {
        let mut client = Client::new().fills_in(&whole(json!({})));
        let mut ticked = std::collections::BTreeSet::new();
        let signs: Vec<_> = CONTENT.options.iter().filter(|(_, row)| CONTENT.questions[row.question].id == "rf_em" && !row.exclusive).map(|(id, _)| id).collect();
        for (kind, seed) in steps {
            let sign = signs[seed as usize % signs.len()];
            let screen = ScreenId((seed % CONTENT.screens.len() as u32) as u16);
            let event = match kind {
                0 => { ticked.insert(sign); Event::Answered(question("rf_em"), Change::Toggled(sign, true)) }
                1 => { ticked.remove(&sign); Event::Answered(question("rf_em"), Change::Toggled(sign, false)) }
                2 => Event::Answered(question("rf_em"), Change::Toggled(option("rf_em", "none"), seed % 2 == 0)),
                3 => Event::WentBack,
                4 => Event::Continued,
                5 => Event::Checked,
                6 => Event::ReviewWanted,
                _ => Event::ChangeWanted(screen),
            };
            client = client.after(event);
            for sign in &ticked {
                prop_assert!(client.intake.given.chose(&CONTENT, *sign));
            }
            if !ticked.is_empty() {
                prop_assert_eq!(client.tier(), "emergency");
                prop_assert!(matches!(client.at(), "stop" | "rf_em"), "{}", client.at());
            }
        }
    }

    /// "About n minutes left" never rises on the way.
    #[test]
    fn the_time_left_never_rises_on_the_way(answers in crate::support::harmless_answers()) {
        let mut client = Client::new();
        for (question, answer) in answers.iter() {
            client.intake.given.set(question, answer.clone());
        }
        client.intake.given.set(CONTENT.roles.consent, Answer::Ticked);
        // Answers that stop the way before it begins say nothing about progress.
        prop_assume!(matches!(client.page(), Screen::Welcome(_)));
        let mut left = u16::MAX;
        let mut step = 0;
        while let Screen::Welcome(at) | Screen::Question(at) = client.page() {
            let Stage::Asking { then: engine::intake::Then::Next, .. } = client.intake.stage else { break };
            let progress = progress(&CONTENT, &client.intake, at);
            prop_assert!(progress.minutes <= left && progress.step >= step && progress.step <= progress.steps);
            (left, step) = (progress.minutes, progress.step);
            let before = client.intake.clone();
            client = client.goes_on();
            if client.intake.stage == before.stage { break; }
        }
        prop_assert!(left < u16::MAX);
    }
}

#[test]
fn number_questions_have_labels_at_both_ends() {
    let is_number = |kind| matches!(kind, Kind::Number { .. } | Kind::NumberPerPart { .. });
    for row in CONTENT.questions.rows().filter(|row| is_number(row.kind)) {
        assert!(row.ends.is_some(), "{}", row.id);
    }
}

#[test]
fn answers_given_as_a_whole_are_read_as_the_client_gave_them() {
    let answers = bare(&json!({ "cond": ["c_lung"] }));
    assert!(answers.is_answered(&CONTENT, question("cond")));
}
