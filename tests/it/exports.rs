//! What a client takes along: text, file and FHIR tell the same facts as the sheet, and opening a file trusts nothing.

use content::Kind;
use engine::answers::{Answer, Answers, RawAnswers};
use engine::assess::assess;
use engine::config::ClinicConfig;
use engine::intake::{Change, Event, Path, Saved, Stage, update};
use proptest::prelude::*;
use report::locale::Words;
use report::{
    CONTENT, Changed, Changes, FILE_MAX, FileRefused, LINES_MAX, LeftOut, Material, Opened, RawFile, Sheet, Trend,
    build, compare, open_file, plain_text, sheet, write_fhir, write_file,
};
use serde_json::{Value, json};

use crate::cases::worked_cases;
use crate::support::{any_answers, choose, english, mark, nothing_special, with_defaults};

fn words() -> Words {
    Words::read(&CONTENT, &english(), &ClinicConfig::default()).expect("English words")
}

/// The sheet and the FHIR response of answers that apply.
fn told(words: &Words, answers: &Answers) -> (Sheet, String) {
    let config = ClinicConfig::default();
    let assessment = assess(&CONTENT, &config, answers);
    let material = Material { content: &CONTENT, words, config: &config, answers, assessment: &assessment };
    (sheet(&material, &build(&material).ideas, "21 November 2026"), write_fhir(&material, Some("2026-11-21T10:00:00Z")))
}

fn applying(answers: &Answers) -> Answers {
    Path::new(&CONTENT, answers).answers().clone()
}

fn opened(text: &str) -> Result<Opened, FileRefused> {
    serde_json::from_str(text).map_or(Err(FileRefused::Foreign), |file: RawFile| open_file(&CONTENT, file))
}

fn without_consent(answers: &Answers) -> Answers {
    let mut answers = answers.clone();
    answers.clear(CONTENT.roles.consent);
    answers
}

/// Everything ticked, marked and rated, with the longest texts that fit.
pub fn everything() -> Answers {
    let mut answers = Answers::default();
    for (question, row) in CONTENT.questions.iter() {
        let options: Vec<_> = row.lists.iter().flat_map(|list| list.options.iter().copied()).collect();
        let options = options.into_iter().filter(|option| !CONTENT.options[*option].exclusive);
        match row.kind {
            Kind::Tick => answers.set(question, Answer::Ticked),
            Kind::One => options.take(1).for_each(|option| choose(&mut answers, option)),
            Kind::Many { max } => {
                options.take(max.map_or(usize::MAX, usize::from)).for_each(|option| choose(&mut answers, option))
            }
            Kind::Number { max, .. } => answers.set(question, Answer::Number(max)),
            Kind::Text { max_len } => answers.set(question, Answer::Text("a\n".repeat(usize::from(max_len) / 2))),
            Kind::Places => CONTENT.regions.ids().for_each(|region| mark(&mut answers, question, region)),
            Kind::MainPlace { .. } | Kind::PlaceReasons { .. } | Kind::NumberPerPart { .. } => {}
        }
    }
    answers
}

#[test]
fn the_text_of_the_longest_answers_has_at_most_sixty_lines() {
    let words = words();
    // Also where nothing hides the suggestions.
    let mut whole = everything();
    for (question, _) in CONTENT.questions.iter().filter(|(_, row)| row.safety) {
        whole.clear(question);
        if let Some(answer) = nothing_special().get(question) {
            whole.set(question, answer.clone());
        }
    }
    for answers in [everything(), whole] {
        let text = plain_text(&words, &told(&words, &applying(&answers)).0);
        let n_lines = text.lines().count();
        assert!(n_lines > 20 && n_lines <= LINES_MAX, "{n_lines} lines:\n{text}");
    }
}

#[test]
fn an_emergency_is_the_first_thing_that_the_text_says() {
    let words = words();
    let answers = with_defaults(&json!({ "rf_em": ["em_chest"], "regions": ["back_low_l"], "goals": ["g_pain"] }));
    let text = plain_text(&words, &told(&words, &applying(&answers)).0);
    let after_head = text.split("\n\n").nth(1).expect("a block");
    let expected = ["Alert", "Emergency sign ticked. No massage before it has been checked."];
    assert_eq!(after_head.lines().take(2).collect::<Vec<_>>(), expected);
    assert!(after_head.contains("You ticked: Chest pain"), "{text}");
    assert!(!text.contains("Relaxation massage"), "an emergency hides all ideas: {text}");
}

/// Every fact of the sheet, in the words of the sheet.
fn facts(sheet: &Sheet) -> Vec<String> {
    let mut facts = vec![sheet.title.clone(), sheet.date.clone(), sheet.version.clone(), sheet.alert.clone()];
    facts.extend(sheet.cautions.iter().map(|caution| caution.quote.clone()));
    for said in sheet.says.iter().chain(&sheet.notes).chain(&sheet.wishes) {
        facts.push(said.label.clone());
        facts.extend(said.answer.split('\n').map(|line| line.trim().to_owned()));
    }
    facts.extend(sheet.limits.iter().chain(&sheet.adaptations).chain(&sheet.what_else).cloned());
    facts.extend(sheet.suggested.whys.iter().chain(&sheet.possible.whys).cloned());
    for idea in sheet.suggested.ideas.iter().chain(&sheet.possible.ideas) {
        facts.push(idea.name.clone());
        facts.push(idea.evidence.clone());
        facts.extend(idea.whys.iter().chain(&idea.notes).cloned());
    }
    for (names, reason) in &sheet.avoided {
        facts.push(names.clone());
        facts.push(reason.clone());
    }
    facts.extend(sheet.left_alone.iter().map(|alone| alone.places.clone()));
    facts.extend(sheet.note.iter().flat_map(|note| note.lines.clone()));
    facts
}

/// Reads a response back, by the same link ids and codes as the published questionnaire.
fn answers_of(fhir: &str) -> Answers {
    let response: Value = serde_json::from_str(fhir).expect("JSON");
    let mut raw = RawAnswers::new();
    let mut object = serde_json::Map::new();
    let no_items = Vec::new();
    let items = |value: &Value| value["item"].as_array().unwrap_or(&no_items).clone();
    for step in items(&response) {
        for item in items(&step) {
            read_item(&mut object, &item);
        }
    }
    raw.extend(serde_json::from_value::<RawAnswers>(Value::Object(object)).expect("answers"));
    let (answers, issues) = engine::answers::parse(&CONTENT, &raw);
    assert!(issues.is_empty(), "{issues:?}");
    answers
}

fn read_item(object: &mut serde_json::Map<String, Value>, item: &Value) {
    let link = item["linkId"].as_str().expect("a link id");
    let inner = item["item"].as_array().cloned().unwrap_or_default();
    let row = |id: &str| CONTENT.questions.rows().find(|row| row.id == id).expect("a question");
    let value = |answer: &Value| match answer {
        Value::Object(answer) if answer.contains_key("valueCoding") => {
            let code = answer["valueCoding"]["code"].as_str().expect("a code");
            json!(code.split_once('.').expect("a code of ours").1)
        }
        Value::Object(answer) => answer.values().next().expect("a value").clone(),
        _ => panic!("{answer}"),
    };
    let values: Vec<Value> = item["answer"].as_array().into_iter().flatten().map(value).collect();
    match link.split_once(':') {
        Some((question, "options")) => {
            let list = object.entry(question).or_insert_with(|| json!([]));
            list.as_array_mut().expect("a list").extend(values);
        }
        Some((question, _)) => {
            let is_list = matches!(row(question).kind, Kind::Many { .. });
            assert!(is_list, "{link} stands in a group");
            object.insert(link.to_owned(), values.into());
        }
        None if !inner.is_empty() && matches!(row(link).kind, Kind::Many { .. }) => {
            inner.iter().for_each(|inner| read_item(object, inner));
        }
        None if !inner.is_empty() => {
            let by_id = inner.iter().map(|inner| {
                let id = inner["linkId"].as_str().and_then(|link| link.split_once(':')).expect("a link id").1;
                (id.to_owned(), value(&inner["answer"][0]))
            });
            object.insert(link.to_owned(), Value::Object(by_id.collect()));
        }
        None if matches!(row(link).kind, Kind::Many { .. } | Kind::Places) => {
            object.insert(link.to_owned(), values.into());
        }
        None => {
            object.insert(link.to_owned(), values[0].clone());
        }
    }
}

/// The sheet is made anew from what each export holds; then all of them tell what the sheet tells.
#[track_caller]
fn check_same_facts(words: &Words, answers: &Answers) {
    let (sheet, fhir) = told(words, answers);
    let file = opened(&write_file(&CONTENT, answers, Some("2026-11-21"))).expect("a file of ours");
    assert_eq!(file.left_out, LeftOut::default());
    let text = plain_text(words, &sheet);
    let one_line = |fact: &str| fact.split('\n').map(str::trim).collect::<Vec<_>>().join(" / ");
    for fact in facts(&sheet) {
        assert!(text.contains(&one_line(&fact)), "{fact:?} is missing in\n{text}");
    }
    assert!(!text.lines().any(|line| line.ends_with(char::is_whitespace)), "something is empty in\n{text}");
    let (from_file, fhir_from_file) = told(words, &file.answers);
    assert_eq!(from_file, sheet, "file and sheet");
    assert_eq!(plain_text(words, &from_file), text, "file and text");
    let (from_fhir, _) = told(words, &without_consent(&answers_of(&fhir)));
    assert_eq!(from_fhir, sheet, "FHIR and sheet");
    assert_eq!(plain_text(words, &from_fhir), text, "FHIR and text");
    let status = |fhir: &str| serde_json::from_str::<Value>(fhir).expect("JSON")["status"].clone();
    assert_eq!(answers_of(&fhir_from_file), without_consent(&answers_of(&fhir)), "file and FHIR");
    assert_eq!(status(&fhir_from_file), status(&fhir));
}

#[test]
fn the_text_begins_each_limit_with_a_capital() {
    let words = words();
    let answers = with_defaults(&json!({ "regions": ["back_low_l"], "goals": ["g_pain"] }));
    let text = plain_text(&words, &told(&words, &applying(&answers)).0);
    assert!(text.contains("Front of the neck: left alone. Tummy, groin, backs of the knees: at most"), "{text}");
}

#[test]
fn all_exports_of_a_worked_case_tell_the_same_facts() {
    let words = words();
    for answers in worked_cases() {
        check_same_facts(&words, &applying(&with_defaults(&answers)));
    }
}

proptest! {
    #[test]
    fn all_exports_of_any_answers_tell_the_same_facts(answers in any_answers()) {
        thread_local! {
            static WORDS: Words = words();
        }
        let answers = applying(&answers);
        WORDS.with(|words| {
            check_same_facts(words, &answers);
            prop_assert!(plain_text(words, &told(words, &answers).0).lines().count() <= LINES_MAX);
            Ok(())
        })?;
    }

    #[test]
    fn whatever_a_client_writes_comes_back_from_a_file(note in "\\PC*|[\\s\\S]{0,60}") {
        let note: String = note.chars().filter(|character| *character == '\n' || !character.is_control()).collect();
        let (question, max) = first_text();
        let note: String = note.chars().take(max).collect();
        let mut answers = Answers::default();
        answers.set(question, Answer::Text(note));
        prop_assert_eq!(opened(&write_file(&CONTENT, &answers, None)).expect("a file").answers, answers);
    }

    #[test]
    fn no_text_makes_opening_fail(text in "\\PC*") {
        prop_assert!(opened(&text).is_err());
    }
}

fn first_text() -> (content::QuestionId, usize) {
    let mut texts = CONTENT.questions.iter().filter_map(|(id, row)| match row.kind {
        Kind::Text { max_len } => Some((id, usize::from(max_len))),
        _ => None,
    });
    texts.next().expect("a question for a text")
}

/// F44 of `embedding.md`: nothing that is written is taken for a part of the file.
#[test]
fn signs_of_every_kind_are_kept_by_the_letter() {
    let (question, _) = first_text();
    for note in ["</script>", "{{x}}", "=1+1", "\"quoted\\\"", "👩‍👩‍👧 é", "שלום\u{202e}x", "\u{2028}", "two\nlines"]
    {
        let mut answers = Answers::default();
        answers.set(question, Answer::Text(note.to_owned()));
        let file = write_file(&CONTENT, &answers, None);
        assert_eq!(opened(&file).expect("a file").answers, answers, "{file}");
    }
    let mut answers = Answers::default();
    answers.set(question, Answer::Text("tab\tbell\u{7}".to_owned()));
    let file: Value = serde_json::from_str(&write_file(&CONTENT, &answers, None)).expect("JSON");
    assert_eq!(file["answers"][CONTENT.questions[question].id], "tab\tbell\u{7}");
}

/// A good file with one change.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Opened, FileRefused> {
    let answers = with_defaults(&json!({ "regions": ["back_low_l"], "intensity_now": 6, "meds_text": "none" }));
    let mut file = serde_json::from_str(&write_file(&CONTENT, &answers, Some("2026-11-21"))).expect("JSON");
    change(&mut file);
    opened(&file.to_string())
}

#[test]
fn a_file_that_is_not_ours_is_refused() {
    assert_eq!(opened(""), Err(FileRefused::Foreign));
    assert_eq!(opened("{}"), Err(FileRefused::Foreign));
    assert_eq!(opened("[]"), Err(FileRefused::Foreign));
    assert_eq!(opened(&"[".repeat(100_000)), Err(FileRefused::Foreign));
    assert_eq!(changed(|file| file["format"] = json!("other")), Err(FileRefused::Foreign));
    assert_eq!(changed(|file| file["version"] = json!("1")), Err(FileRefused::Foreign));
    assert_eq!(changed(|file| file["version"] = json!(0)), Err(FileRefused::Foreign));
    assert_eq!(changed(|file| file["version"] = json!(-7)), Err(FileRefused::Foreign));
    assert_eq!(changed(|file| file["answers"] = json!(["age"])), Err(FileRefused::Foreign));
    assert_eq!(changed(|file| file["version"] = json!(2)), Err(FileRefused::Newer));
    assert_eq!(changed(|file| file["version"] = json!(1e300)), Err(FileRefused::Newer));
    assert_eq!(changed(|file| file["form"]["id"] = json!("https://other.example")), Err(FileRefused::OtherForm));
    assert_eq!(changed(|file| file["form"] = json!(null)), Err(FileRefused::OtherForm));
    assert!(changed(|_| {}).is_ok());
}

#[test]
fn what_is_not_known_here_is_left_out_and_named_and_the_rest_is_kept() {
    let named = |change: fn(&mut Value)| changed(change).expect("a file").left_out.names;
    assert_eq!(named(|file| file["answers"]["gone"] = json!("x")), ["gone"]);
    assert_eq!(named(|file| file["answers"]["intensity_now"] = json!(11)), ["intensity_now"]);
    assert_eq!(named(|file| file["answers"]["intensity_now"] = json!(5.5)), ["intensity_now"]);
    assert_eq!(named(|file| file["answers"]["regions"] = json!(["back_low_l", "tail"])), ["regions"]);
    assert_eq!(named(|file| file["answers"]["meds_text"] = json!("x".repeat(501))), ["meds_text"]);
    assert_eq!(named(|file| file["answers"]["meds_text"] = json!({ "a": { "b": [] } })), ["meds_text"]);
    let opened = changed(|file| file["answers"]["regions"] = json!(["back_low_l", "tail"])).expect("a file");
    assert_eq!(opened.answers.regions(CONTENT.roles.pain_places).count(), 1);
    assert_eq!(opened.answers.number(CONTENT.roles.pain_now), Some(6));

    let many = changed(|file| {
        for n in 0..1000 {
            file["answers"][format!("{n}\u{7}{}", "long".repeat(100))] = json!(1);
        }
    });
    let left_out = many.expect("a file").left_out;
    assert_eq!((left_out.names.len(), left_out.n_more), (5, 995));
    assert!(left_out.names.iter().all(|name| name.chars().count() <= 40 && !name.contains('\u{7}')));
}

#[test]
fn consent_and_a_date_that_is_none_are_not_taken_from_a_file() {
    let opened = changed(|file| {
        file["answers"]["consent"] = json!(true);
        file["date"] = json!("yesterday");
    });
    let opened = opened.expect("a file");
    assert_eq!(opened.answers.get(CONTENT.roles.consent), None);
    assert_eq!((opened.date, opened.left_out), (None, LeftOut::default()));
    assert_eq!(changed(|_| {}).expect("a file").date.as_deref(), Some("2026-11-21"));
}

#[test]
fn all_answers_with_the_longest_texts_stay_far_below_the_largest_file() {
    let mut answers = everything();
    for (question, row) in CONTENT.questions.iter() {
        if let Kind::Text { max_len } = row.kind {
            answers.set(question, Answer::Text("😀".repeat(usize::from(max_len))));
        }
    }
    let length = write_file(&CONTENT, &answers, Some("2026-11-21")).len();
    assert!(length < FILE_MAX as usize / 20, "{length} bytes");
}

#[test]
fn the_file_and_its_schema_have_one_version() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let published = content_compiler::compile(&content, &[]).expect("valid content").published;
    let schema: Value = serde_json::from_str(&published["schema/answers.json"]).expect("JSON");
    let file: Value = serde_json::from_str(&write_file(&CONTENT, &Answers::default(), None)).expect("JSON");
    for field in ["format", "version"] {
        assert_eq!(schema["properties"][field]["const"], file[field]);
    }
    assert_eq!(schema["properties"]["form"]["properties"]["id"]["const"], file["form"]["id"]);
}

/// What has changed from one set of answers to another: question, before, now, in which direction.
fn changes(earlier: &Value, now: &Value) -> Vec<(String, String, String, String)> {
    let config = ClinicConfig::default();
    let words = words();
    let (earlier, now) = (applying(&with_defaults(earlier)), applying(&with_defaults(now)));
    let assessment = assess(&CONTENT, &config, &now);
    let material =
        Material { content: &CONTENT, words: &words, config: &config, answers: &now, assessment: &assessment };
    let changes = compare(&material, &earlier, Some("3 March 2026"));
    assert_eq!(changes.caption, "Compared with your answers of 3 March 2026");
    changes.rows.into_iter().map(|row| (row.label, row.earlier, row.now, row.word)).collect()
}

fn row(label: &str, earlier: u8, now: u8, word: &str) -> (String, String, String, String) {
    (label.to_owned(), format!("{earlier} of 10"), format!("{now} of 10"), word.to_owned())
}

#[test]
fn less_pain_is_better_and_a_higher_score_of_an_activity_too() {
    let earlier = json!({
        "regions": ["back_low_l"], "intensity_now": 7, "intensity_avg": 5, "intensity_worst": 8, "impact_daily": 4,
        "impact_enjoy": 0, "activity_1": "climbing stairs", "activity_1_score": 3,
    });
    let now = json!({
        "regions": ["back_low_l"], "intensity_now": 4, "intensity_avg": 5, "intensity_worst": 10, "impact_daily": 3,
        "impact_enjoy": 1, "activity_1": " climbing stairs\n", "activity_1_score": 6,
    });
    let expected = [
        row("Pain now", 7, 4, "better"),
        row("Pain on average, last 7 days", 5, 5, "same"),
        row("Worst pain, last 7 days", 8, 10, "worse"),
        row("In the way of daily life", 4, 3, "better"),
        row("Spoils things you like", 0, 1, "worse"),
        row("How well you can do it: climbing stairs", 3, 6, "better"),
    ];
    assert_eq!(changes(&earlier, &now), expected);
    let back = changes(&now, &earlier);
    assert_eq!(back[0].3, "worse");
    assert_eq!(back[5].3, "worse");
}

#[test]
fn what_was_given_once_or_of_another_activity_is_not_compared() {
    let with = |activity: &str| json!({ "regions": ["back_low_l"], "intensity_now": 7, "activity_1": activity, "activity_1_score": 3 });
    assert_eq!(changes(&with("stairs"), &with("sleeping")), [row("Pain now", 7, 7, "same")]);
    assert_eq!(changes(&with("stairs"), &json!({ "regions": ["no_pain"] })), []);
    // A number of a question that does not apply any more is no answer.
    assert_eq!(changes(&json!({ "regions": ["no_pain"], "intensity_now": 7 }), &with("stairs")), []);
}

#[test]
fn changes_stand_in_the_text_too() {
    let words = words();
    let (sheet, _) = told(&words, &applying(&with_defaults(&json!({ "regions": ["back_low_l"] }))));
    let row = Changed {
        label: "Pain now".to_owned(),
        earlier: "7 of 10".to_owned(),
        now: "4 of 10".to_owned(),
        word: "better".to_owned(),
        trend: Trend::Better,
    };
    let changes = Changes { caption: "Compared with your earlier answers".to_owned(), rows: vec![row] };
    let text = plain_text(&words, &Sheet { changes: Some(changes), ..sheet });
    let block = text.split("\n\n").find(|block| block.starts_with("Compared")).expect("a block");
    assert_eq!(block, "Compared with your earlier answers\nPain now: 7 of 10, now 4 of 10 (better)");
}

#[test]
fn opened_answers_lead_from_the_first_page_to_the_list_of_answers() {
    let file = changed(|file| {
        for (id, answer) in
            [("intensity_avg", json!(5)), ("intensity_worst", json!(7)), ("duration", json!("d_gt_12m"))]
        {
            file["answers"][id] = answer;
        }
        for (id, answer) in [("onset", "gradual"), ("course", "same"), ("seen_doctor", "no"), ("radiates", "no")] {
            file["answers"][id] = json!(answer);
        }
        file["answers"]["quality"] = json!(["aching"]);
        file["answers"]["goals"] = json!(["g_pain"]);
        file["answers"]["note"] = json!("the last page");
    });
    let file = file.expect("a file");
    let intake = Saved::begun(&CONTENT, file.answers.clone(), &file.unsure_of);
    assert_eq!(intake.screen(), CONTENT.screens.ids().next(), "whoever opens a file reads the first page");
    let intake = update(&CONTENT, intake, Event::Answered(CONTENT.roles.consent, Change::Ticked(true)));
    assert_eq!(update(&CONTENT, intake, Event::Continued).stage, Stage::Review);
}

#[test]
fn what_was_left_out_of_a_file_is_asked_again() {
    let file = changed(|file| file["answers"]["regions"] = json!(["back_low_l", "tail"])).expect("a file");
    assert_eq!(file.unsure_of, ["regions"]);
    let mut intake = Saved::begun(&CONTENT, file.answers, &file.unsure_of);
    intake = update(&CONTENT, intake, Event::Answered(CONTENT.roles.consent, Change::Ticked(true)));
    intake = update(&CONTENT, intake, Event::Continued);
    let asked = intake.screen().map(|screen| CONTENT.screens[screen].asks[0].question);
    assert_eq!(asked, Some(CONTENT.roles.pain_places));
}

#[test]
fn safety_lists_of_a_file_of_another_version_are_asked_again() {
    let file = changed(|file| file["form"]["version"] = json!("0.9")).expect("a file");
    assert_eq!(file.unsure_of, ["rf_em", "rf_today", "rf_soon", "preg_flags", "cond", "meds"]);
    assert_eq!(file.left_out, LeftOut::default());
    assert_eq!(file.answers, changed(|_| ()).expect("a file").answers);
}
