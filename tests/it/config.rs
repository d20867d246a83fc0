//! What a clinic sets: attributes, the configuration object, and the places where both are named.

use std::fs;
use std::path::Path;

use engine::config::{ClinicConfig, Exports, Field, Mode, OF_THE_ELEMENT, Offered, RawConfig, SETTINGS, object};
use report::CONTENT;
use serde_json::Value;

/// The fields of an object, by another parser than that of a browser.
fn parse(text: &str) -> Option<Vec<(String, Field)>> {
    let Value::Object(fields) = serde_json::from_str(text).ok()? else { return None };
    Some(fields.into_iter().map(|(name, value)| (name, field(value))).collect())
}

fn field(value: Value) -> Field {
    match value {
        Value::String(text) => Field::Text(text),
        Value::Number(number) => number.as_f64().map_or(Field::Other, Field::Number),
        Value::Array(values) => {
            let texts = values.iter().map(|value| value.as_str().map(str::to_owned)).collect();
            Option::map_or(texts, Field::Other, Field::List)
        }
        Value::Null | Value::Bool(_) | Value::Object(_) => Field::Other,
    }
}

/// Reads an object in JSON and attributes; gives what is set, and what is said.
#[track_caller]
fn read(json: &str, attributes: &[(&str, &str)]) -> (ClinicConfig, Vec<String>) {
    let object = if json.is_empty() { Ok(Vec::new()) } else { object::read(json, parse) };
    let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let (config, issues) = ClinicConfig::read(&CONTENT, &RawConfig { object, attributes });
    (config, issues.iter().map(ToString::to_string).collect())
}

/// Asserts that an attribute is refused, with what is said, and changes nothing.
#[track_caller]
fn refuses(name: &str, value: &str, said: &str) {
    let (config, issues) = read("", &[(name, value)]);
    assert_eq!(issues, [format!("{name}: {said}")]);
    assert_eq!(config, ClinicConfig::default());
}

/// Asserts that an object is refused as a whole, in one message that tells why.
#[track_caller]
fn refuses_all(json: &str, said: &str) {
    let (config, issues) = read(json, &[]);
    assert_eq!(issues, [format!("config: {said}")]);
    assert_eq!(config, ClinicConfig::default());
}

#[test]
fn a_wrong_value_is_named_by_its_length_with_what_is_allowed() {
    refuses("mode", "expert", "a value of 6 characters is ignored: use \"personal\" or \"catalogue\"");
    refuses("heading-level", "9", "a value of 1 characters is ignored: use a number from 2 to 5");
    refuses("heading-level", "1e999", "a value of 5 characters is ignored: use a number from 2 to 5");
    refuses(
        "color-scheme",
        "<img onerror>",
        "a value of 13 characters is ignored: use \"light\", \"dark\" or \"auto\"",
    );
    refuses(
        "clinic-name",
        &"x".repeat(1_000_000),
        "a value of 1000000 characters is ignored: use at most 120 characters",
    );
    refuses("clinic-name", "\u{202e}\u{0}", "a value of 2 characters is ignored: nothing in it can be seen");
}

#[test]
fn signs_that_cannot_be_seen_are_left_out_of_a_text() {
    let (config, issues) = read("", &[("clinic-name", " Riv\u{202e}er\u{7}side \u{0}"), ("clinic-phone", " ")]);
    assert_eq!(config, ClinicConfig { clinic_name: Some("Riverside ".to_owned()), ..ClinicConfig::default() });
    assert_eq!(issues, [""; 0]);
}

#[test]
fn an_unknown_attribute_is_named_with_the_nearest_one_unless_any_element_may_have_it() {
    refuses("clinik-name", "x", "there is no \"clinik-name\" (did you mean \"clinic-name\"?)");
    refuses("stoarge", "x", "there is no \"stoarge\" (did you mean \"storage\"?)");
    refuses("wallpaper", "x", "there is no \"wallpaper\"");
    for name in
        ["id", "class", "data-id", "aria-label", "onclick", "x-data", ":class", "@click", "_ngcontent-a", "v-if"]
    {
        assert_eq!(read("", &[(name, "x")]), (ClinicConfig::default(), Vec::new()), "{name}");
    }
}

#[test]
fn techniques_on_offer_are_taken_by_id_or_all_are_shown() {
    let first = CONTENT.techniques.rows().next().expect("a technique").id;
    let (config, issues) = read("", &[("offered", &format!("{first}, {first}"))]);
    assert!(matches!(config.offered, Offered::Only(_)) && issues.is_empty());
    let (config, issues) = read("", &[("offered", &format!("{first} hot_stone"))]);
    assert_eq!(config.offered, Offered::All);
    assert!(issues[0].contains("\"hot_stone\"") && issues[0].contains(first), "{issues:?}");
    assert_eq!(read("", &[("offered", ",")]).0.offered, Offered::All);
    assert_eq!(read("", &[("offered", &"x ".repeat(5000))]).0.offered, Offered::All);
}

#[test]
fn a_booking_link_leads_to_the_own_site_or_to_https() {
    for link in [
        "https://clinic.example/book?x=1#y",
        "HTTPS://clinic.example",
        "/book",
        "book.html",
        "../a:b",
        "?page=2",
        "#book",
    ] {
        assert_eq!(read("", &[("booking-link", link)]).0.booking_link.as_deref(), Some(link));
    }
    let long = format!("/{}", "x".repeat(3000));
    for link in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "java\nscript:x",
        "\u{1}javascript:x",
        "data:text/html,x",
        "http://clinic.example",
        "//clinic.example",
        "\\\\clinic.example",
        "/\\clinic.example",
        "blob:x",
        "tel:112",
        "https:/\u{202e}/x",
        "a b",
        "https://",
        "https:///book",
        "clinic@clinic.example",
        &long,
    ] {
        let (config, issues) = read("", &[("booking-link", link)]);
        assert_eq!((config.booking_link, issues.len()), (None, 1), "{link:?}");
    }
}

#[test]
fn a_booking_link_that_looks_like_a_server_is_refused_with_the_remedy() {
    for link in [
        "www.clinic.example/book",
        "WWW.clinic.example",
        "clinic.example",
        "clinic.example/",
        "clinic.example?x=1",
        "clinic.example.#book",
        "book.clinic.co.uk/visit.html",
        "pr\u{e4}xis.example",
        "192.0.2.1/book",
        "https//clinic.example",
    ] {
        let length = link.chars().count();
        let remedy = "write https:// in front of it; without that, it would be a page of your own site";
        refuses("booking-link", link, &format!("a value of {length} characters is ignored: {remedy}"));
    }
    for page in ["booking", "booking.html", "book.PHP?x=1.2", "./clinic.example", "../book", "/clinic.example", "a/b.c"]
    {
        let (config, issues) = read("", &[("booking-link", page)]);
        assert_eq!((config.booking_link.as_deref(), issues), (Some(page), Vec::new()));
    }
}

/// What is said of a number that is shown without a link.
fn is_told(issues: &[String], name: &str) -> bool {
    issues.iter().any(|issue| issue.starts_with(&format!("{name}: it is shown without a link")))
}

#[test]
fn a_number_that_is_not_dialled_is_shown_and_the_owner_hears_the_remedy() {
    for name in ["emergency-number", "urgent-line", "maternity", "crisis-line", "clinic-phone"] {
        let (config, issues) = read("", &[(name, "112 999")]);
        assert!(is_told(&issues, name) && issues.len() == 1, "{issues:?}");
        assert_ne!(config, ClinicConfig::default());
        for fine in ["112", "112 / 999", "+44 (0)20 7946 0018", "your midwife"] {
            assert_eq!(read("", &[(name, fine)]).1, [""; 0]);
        }
    }
    assert!(is_told(&read("", &[("emergency-number", "999\n1")]).1, "emergency-number"), "lines are not joined");
    let (_, issues) =
        read(r#"{ "clinicPhone": "020 7946 0018 (9-17)" }"#, &[("emergency-number", "\u{ff11}\u{ff11}\u{ff12}")]);
    assert!(is_told(&issues, "clinic-phone") && is_told(&issues, "emergency-number"), "{issues:?}");
}

#[test]
fn no_number_is_taken_that_curly_or_missing_quotes_have_cut_off() {
    let attributes = [
        ("emergency-number", "\u{201d}112\u{201d}"),
        ("clinic-name", "\u{201c}Riverside"),
        ("massage\u{201d}", ""),
        ("clinic-phone", "\u{201c}020"),
        ("7946", ""),
        ("0018\u{201d}", ""),
    ];
    let (config, issues) = read("", &attributes);
    assert_eq!(config, ClinicConfig::default());
    for name in ["emergency-number", "clinic-name", "clinic-phone"] {
        assert!(issues.iter().any(|issue| issue.starts_with(name) && issue.contains("straight quotes")), "{issues:?}");
    }
    // Without any quotes.
    let (config, issues) = read("", &[("clinic-phone", "555"), ("0123", ""), ("region", CONTENT.countries[0].id)]);
    assert_eq!(config.clinic_phone, None);
    assert_eq!(config.emergency_number.as_deref(), CONTENT.countries[0].emergency_number);
    assert!(issues[0].starts_with("clinic-phone: a value is ignored"), "{issues:?}");
    for quoted in ["112\u{201d}", "\u{201e}112\u{201c}", "\"112\"", "\u{ab}112\u{bb}", "\u{2018}112"] {
        assert_eq!(read("", &[("emergency-number", quoted)]).0, ClinicConfig::default(), "{quoted}");
    }
    for name in ["\u{201c}Linde\u{201d} Massage", "Women\u{2019}s Clinic", "Clinic 24"] {
        let (config, issues) = read("", &[("clinic-name", name)]);
        assert_eq!((config.clinic_name.as_deref(), issues), (Some(name), Vec::new()));
    }
}

#[test]
fn a_region_gives_the_numbers_of_its_country_and_each_can_be_set_apart() {
    for country in CONTENT.countries {
        let (config, issues) = read("", &[("maternity", "0100 100"), ("region", country.id)]);
        assert_eq!(config.emergency_number.as_deref(), country.emergency_number);
        assert_eq!(config.urgent_line.as_deref(), country.urgent_line);
        assert_eq!(config.crisis_line.as_deref(), country.crisis_line);
        assert_eq!(config.maternity.as_deref(), Some("0100 100"));
        assert_eq!(issues, [""; 0]);
    }
    let (config, issues) = read("", &[("region", "zz")]);
    assert_eq!(config, ClinicConfig::default());
    assert!(issues[0].contains(CONTENT.countries[0].id), "{issues:?}");
}

#[test]
fn a_clinic_chooses_what_can_be_taken_along() {
    let exports = |attributes: &[(&str, &str)]| {
        let Exports { text, file, fhir, code } = read("", attributes).0.exports;
        [text, file, fhir, code]
    };
    assert_eq!(exports(&[]), [true, true, false, false]);
    assert_eq!(exports(&[("exports", "text, file fhir")]), [true, true, true, false]);
    assert_eq!(exports(&[("exports", "fhir")]), [false, false, true, false]);
    assert_eq!(exports(&[("exports", "none")]), [false, false, false, false]);
    assert_eq!(exports(&[("exports", "text,pdf")]), [true, true, false, false]);
    assert_eq!(exports(&[("kiosk", "")]), [false, false, false, false], "the next stranger would find it");
    assert_eq!(exports(&[("kiosk", ""), ("exports", "text")]), [true, false, false, false]);
    assert_eq!(exports(&[("exports", "text,code")]), [true, false, false, true]);
    assert_eq!(exports(&[("kiosk", ""), ("exports", "code")]), [false, false, false, true]);
    let (_, issues) = read("", &[("exports", "pdf")]);
    assert_eq!(
        issues,
        [
            "exports: a value of 3 characters is ignored: use \"text\", \"file\", \"fhir\", \"code\", several of them, or \"none\""
        ]
    );
}

#[test]
fn an_object_sets_the_same_and_attributes_win() {
    let json = r#"{ "clinicName": "Riverside: \"the clinic\"", "headingLevel": 3, "mode": "catalogue", "emergencyNumber": 112 }"#;
    let (config, issues) = read(json, &[("mode", "personal"), ("clinic-phone", "1234"), ("heading-level", "")]);
    let expected = ClinicConfig {
        clinic_name: Some("Riverside: \"the clinic\"".to_owned()),
        clinic_phone: Some("1234".to_owned()),
        emergency_number: Some("112".to_owned()),
        heading_level: 3,
        mode: Mode::Personal,
        ..ClinicConfig::default()
    };
    assert_eq!((config, issues), (expected, Vec::new()));
}

#[test]
fn a_field_that_cannot_be_used_is_named_in_one_message_and_the_others_stay() {
    let (config, issues) = read(r#"{ "clinicNam": "x", "headingLevel": 7, "mode": true, "clinicPhone": "1234" }"#, &[]);
    assert_eq!(config, ClinicConfig { clinic_phone: Some("1234".to_owned()), ..ClinicConfig::default() });
    assert_eq!(issues.len(), 1, "{issues:?}");
    for said in ["did you mean \"clinic-name\"?", "heading-level: a value of 1 characters", "mode: use a text"] {
        assert!(issues[0].contains(said), "{issues:?}");
    }
    refuses_all(r#"{ "headingLevel": 2.5 }"#, "heading-level: use a text or a whole number");
    refuses_all(r#"{ "headingLevel": 1e300 }"#, "heading-level: use a text or a whole number");
    refuses_all(r#"{ "storage": "none" }"#, "storage: is set by an attribute of the element");
    let many: Vec<String> = (0..50).map(|n| format!("\"wallpaper{n}\": 1")).collect();
    let (_, issues) = read(&format!("{{ {} }}", many.join(",")), &[]);
    assert!(issues.len() == 1 && issues[0].ends_with("; and 47 more"), "{issues:?}");
}

#[test]
fn a_hostile_object_is_refused_in_one_message() {
    let none = "no object in JSON that can be read, so all of it is ignored";
    let twice = "a name stands in it twice, or an object in it, so all of it is ignored";
    let long = "longer than 4096 bytes, so all of it is ignored";
    for json in
        ["[]", "null", "3", "undefined", "{,}", "{\"mode\":\"personal\",}", "\u{feff}{}", "{\"headingLevel\":NaN}"]
    {
        refuses_all(json, none);
    }
    refuses_all(r#"{ "mode": "personal", "mode": "catalogue" }"#, twice);
    refuses_all(r#"{ "__proto__": { "mode": "catalogue" } }"#, twice);
    refuses_all(r#"{ "constructor": { "prototype": { "mode": "catalogue" } } }"#, twice);
    refuses_all(r#"{ "__proto__": "x" }"#, "__proto__: there is no \"__proto__\"");
    refuses_all(&"[".repeat(10_000), long);
    refuses_all(&"[".repeat(4_000), none);
    refuses_all(&format!("{{ \"offered\": [{}] }}", "\"x\",".repeat(2_000_000)), long);
}

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("text")
}

/// What stands between two passages.
#[track_caller]
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("nothing begins with {from:?}"));
    rest.split_once(to).expect("an end").0
}

fn sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_unstable();
    names
}

#[test]
fn the_readme_names_every_setting_and_no_other() {
    let readme = file("README.md");
    let rows = between(&readme, "| attribute | meaning | default |\n|---|---|---|\n", "\n\n");
    let cells = rows.lines().filter_map(|row| row.split('|').nth(1));
    let named = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    assert_eq!(sorted(named), sorted(SETTINGS.into_iter().chain(OF_THE_ELEMENT)));
}

#[test]
fn the_element_knows_the_same_settings() {
    let element = file("element/settings.js");
    let listed = |name: &str| between(&element, &format!("const {name} = ["), "];").to_owned();
    let (settings, own) = (listed("SETTINGS"), listed("OF_THE_ELEMENT"));
    let quoted = |list: &str| list.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(quoted(&settings), SETTINGS);
    assert_eq!(quoted(&own), OF_THE_ELEMENT);
}

#[test]
fn the_readme_names_every_property_that_a_clinic_may_set() {
    let readme = file("README.md");
    let tokens = file("styles/tokens.css");
    let mut settable = sorted(tokens.split("var(--massage-check-").skip(1).filter_map(|rest| rest.split(',').next()));
    settable.dedup();
    let mut described = sorted(readme.split("`--massage-check-").skip(1).filter_map(|rest| rest.split('`').next()));
    described.dedup();
    assert_eq!(described, settable);
    assert!((20..=26).contains(&settable.len()), "{}", settable.len());

    let colours = file("element/colours.js");
    let guarded = between(&colours, "const COLOURS = [", "];");
    let dark = between(&tokens, ":host([color-scheme=\"dark\"])", "}");
    let in_dark = dark.split("var(--massage-check-").skip(1).filter_map(|rest| rest.split(',').next());
    assert_eq!(sorted(guarded.split('"').skip(1).step_by(2)), sorted(in_dark));
}

#[test]
fn the_readme_names_every_part() {
    let readme = file("README.md");
    let described = sorted(between(&readme, "**Parts** for `::part()`: ", "\n").split('`').skip(1).step_by(2));
    for part in &described {
        let (alone, beside) = (format!("\"{part}"), format!(" {part}\""));
        let is_used = VIEWS.iter().map(|view| file(view)).any(|view| view.contains(&alone) || view.contains(&beside));
        assert!(is_used, "no view has the part {part}");
    }
    assert_eq!(described.len(), 11);
}

/// The views that give parts.
const VIEWS: [&str; 9] = [
    "src/runner.rs",
    "src/view/heading.rs",
    "src/view/button.rs",
    "src/view/field/choice.rs",
    "src/view/idea.rs",
    "src/view/notice.rs",
    "src/view/top.rs",
    "src/view/footer.rs",
    "src/view/welcome.rs",
];
