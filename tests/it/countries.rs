//! Whom a client is told to call in each country (clinical reference 7.9): what is dialled, number by number.

use content::Call;
use engine::config::{ClinicConfig, RawConfig};
use report::locale::Words;
use report::{CONTENT, calls};

use crate::support::english;

/// Country, emergency number, urgent care line and crisis line. Where there is none, the phrase of the pack holds.
const DIALLED: [(&str, &str, Option<&str>, Option<&str>); 18] = [
    ("gb", "999", Some("111"), Some("116123")),
    ("ie", "112", None, Some("116123")),
    ("us", "911", None, Some("988")),
    ("ca", "911", None, Some("988")),
    ("au", "000", None, Some("131114")),
    ("nz", "111", Some("0800611116"), Some("1737")),
    ("de", "112", Some("116117"), Some("08001110111")),
    ("at", "144", Some("1450"), Some("142")),
    ("ch", "144", None, Some("143")),
    ("be", "112", None, None),
    ("nl", "112", None, Some("113")),
    ("es", "112", None, Some("024")),
    ("pt", "112", Some("808242424"), Some("1411")),
    ("it", "112", None, None),
    ("pl", "112", None, Some("800702222")),
    ("mx", "911", None, Some("8009112000")),
    ("ae", "998", None, None),
    ("sa", "997", None, None),
];

fn words(country: &str) -> Words {
    let attributes = vec![("region".to_owned(), country.to_owned())];
    let (config, issues) = ClinicConfig::read(&CONTENT, &RawConfig { object: Ok(Vec::new()), attributes });
    assert!(issues.is_empty(), "{country}: {issues:?}");
    Words::read(&CONTENT, &english(), &config).expect("English words")
}

fn dialled(words: &Words, call: Call) -> Vec<String> {
    calls(words, call).numbers.into_iter().map(|link| link.number).collect()
}

#[test]
fn each_country_dials_its_own_numbers() {
    let known: Vec<&str> = CONTENT.countries.iter().map(|country| country.id).filter(|id| *id != "fr").collect();
    assert_eq!(known, DIALLED.map(|(country, ..)| country));
    for (country, emergency, urgent, crisis) in DIALLED {
        let words = words(country);
        assert_eq!(dialled(&words, Call::Emergency), [emergency], "{country}");
        assert_eq!(dialled(&words, Call::Urgent), Vec::from_iter(urgent), "{country}");
        assert_eq!(dialled(&words, Call::Crisis), Vec::from_iter(crisis), "{country}");
        assert_eq!(dialled(&words, Call::Maternity), [""; 0], "{country}: each unit has a number of its own");
    }
}

/// Two numbers are two links.
#[test]
fn a_country_with_two_emergency_numbers_dials_each() {
    let emergency = calls(&words("fr"), Call::Emergency);
    assert_eq!(emergency.line, "Call 15 or 112");
    let numbers: Vec<&str> = emergency.numbers.iter().map(|link| link.number.as_str()).collect();
    assert_eq!(numbers, ["15", "112"]);
}
