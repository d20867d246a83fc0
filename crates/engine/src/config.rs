//! What a clinic can set, read with care.
//!
//! In: [`RawConfig`], values from attributes and from a configuration object. Out: [`ClinicConfig`] and a list of
//! [`ConfigIssue`]s. Reading never fails: what cannot be used becomes an issue and a safe default.

mod name;
pub mod object;
pub mod phone;

use std::fmt;

use content::{Content, Country, Set, TechniqueId};

/// The settings that are read here, by the name of their attribute.
pub const SETTINGS: [&str; 15] = [
    "region",
    "emergency-number",
    "urgent-line",
    "maternity",
    "crisis-line",
    "clinic-name",
    "clinic-phone",
    "booking-link",
    "offered",
    "exports",
    "mode",
    "reviewer",
    "reviewed-on",
    "heading-level",
    "color-scheme",
];

/// The settings that the element itself reads, before there is an engine. They are attributes only.
pub const OF_THE_ELEMENT: [&str; 8] = ["lang", "loading", "storage", "expiry", "kiosk", "form-id", "base", "shadow"];

/// The longest text that is taken, in characters.
const TEXT_MAX: usize = 120;

/// Endings of pages, by which a relative address is told from the name of a server.
const PAGES: [&str; 9] = ["html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "cgi"];

/// The longest link or list that is taken, in bytes.
const LONG_MAX: usize = 2000;

/// The settings that hold phone numbers.
const NUMBERS: [&str; 5] = ["emergency-number", "urgent-line", "maternity", "crisis-line", "clinic-phone"];

/// Quotes in pairs: how a text begins that was cut off, and what would end it.
const QUOTES: [(char, char); 5] = [
    ('\u{201c}', '\u{201d}'),
    ('\u{201d}', '\u{201d}'),
    ('\u{201e}', '\u{201c}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{ab}', '\u{bb}'),
];

/// What to say where a number is shown without a link.
const NOT_DIALLED: &str = "it is shown without a link, because it is not certain what to dial: write one number alone, such as 020 7946 0018 or +44 20 7946 0018, or several with a comma between them, and all else into another field";

/// What to say where quotes are missing or wrong.
const TORN: &str = "a value is ignored, because it is perhaps cut off: put it between straight quotes, as in clinic-phone=\"020 7946 0018\"";

/// How many mistakes of a configuration object are told one by one.
const TOLD_MAX: usize = 3;

/// What a clinic has written.
#[derive(Clone, PartialEq, Debug)]
pub struct RawConfig {
    /// The fields of the configuration object in the order of the object, with names in kebab case; or why it could
    /// not be read.
    pub object: Result<Vec<(String, Field)>, String>,
    /// The attributes of the element. They win over the object. Missing and empty are the same.
    pub attributes: Vec<(String, String)>,
}

/// The value of a field of the configuration object.
#[derive(Clone, PartialEq, Debug)]
pub enum Field {
    /// A text.
    Text(String),
    /// A number, which may be none or without end.
    Number(f64),
    /// A list of texts.
    List(Vec<String>),
    /// Anything else.
    Other,
}

/// The settings of a clinic. A text that is `None` is replaced by a phrase of the language pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClinicConfig {
    /// The emergency number, for example 112.
    pub emergency_number: Option<String>,
    /// The urgent care line.
    pub urgent_line: Option<String>,
    /// The maternity unit.
    pub maternity: Option<String>,
    /// The crisis line.
    pub crisis_line: Option<String>,
    /// The clinic's name.
    pub clinic_name: Option<String>,
    /// The clinic's phone number.
    pub clinic_phone: Option<String>,
    /// Where a visit can be booked: an address of the clinic's own site, or an https one.
    pub booking_link: Option<String>,
    /// Who has reviewed texts and rules.
    pub reviewer: Option<String>,
    /// When they were reviewed.
    pub reviewed_on: Option<String>,
    /// The techniques that the clinic offers; all unless it says otherwise. Hides the others after ranking.
    pub offered: Offered,
    /// In which forms clients can take their answers along, beside paper.
    pub exports: Exports,
    /// Whether ideas are ranked for the client.
    pub mode: Mode,
    /// The level of the page heading, 2 to 5, so that it fits below the host's own headings.
    pub heading_level: u8,
}

/// Which techniques a clinic offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Offered {
    /// All of the catalogue.
    All,
    /// Only these.
    Only(Set<TechniqueId>),
}

/// The forms in which clients can take their answers along, beside paper in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exports {
    /// As plain text.
    pub text: bool,
    /// As a file to open again.
    pub file: bool,
    /// For the software of clinics.
    pub fhir: bool,
    /// As a code on the printed page.
    pub code: bool,
}

impl Exports {
    /// None.
    pub const NONE: Self = Self { text: false, file: false, fhir: false, code: false };

    /// What a client can use without a clinic's software.
    const USUAL: Self = Self { text: true, file: true, fhir: false, code: false };

    /// Whether there is anything to take along beside paper.
    #[must_use]
    pub const fn beside_paper(self) -> bool {
        self.text || self.file || self.fhir
    }
}

/// How much the result says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Ideas are ranked for the client.
    Personal,
    /// The techniques are listed without a ranking, for markets where a lawyer asks for that.
    Catalogue,
}

/// A setting that could not be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigIssue {
    /// The name of the setting; "config" for the configuration object.
    pub name: String,
    /// What is wrong and what to do. A value is never repeated, only its length.
    pub message: String,
}

impl fmt::Display for ConfigIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.message)
    }
}

impl Default for ClinicConfig {
    fn default() -> Self {
        Self {
            emergency_number: None,
            urgent_line: None,
            maternity: None,
            crisis_line: None,
            clinic_name: None,
            clinic_phone: None,
            booking_link: None,
            reviewer: None,
            reviewed_on: None,
            offered: Offered::All,
            exports: Exports::USUAL,
            mode: Mode::Personal,
            heading_level: 2,
        }
    }
}

impl ClinicConfig {
    /// Reads settings; unknown names are listed and otherwise ignored.
    #[must_use]
    pub fn read(content: &Content, raw: &RawConfig) -> (Self, Vec<ConfigIssue>) {
        let mut config = Self::default();
        // On a device that strangers share, a saved file or a copied text would be there for the next one.
        if raw.attributes.iter().any(|(name, _)| name == "kiosk") {
            config.exports = Exports::NONE;
        }
        let mut issues = Vec::new();
        let mut mistakes = Vec::new();
        let fields = match &raw.object {
            Ok(fields) => fields.as_slice(),
            Err(mistake) => {
                mistakes.push(mistake.clone());
                &[]
            }
        };
        let is_torn = raw.attributes.iter().any(|(name, _)| name::is_torn(name));
        // The numbers of a region are the ground that all others are laid on, wherever it is named.
        for is_ground in [true, false] {
            for (name, field) in fields.iter().filter(|(name, _)| is_region(name) == is_ground) {
                if let Err(mistake) = config.take_field(content, name, field) {
                    mistakes.push(format!("{name}: {mistake}"));
                }
            }
            for (name, value) in raw.attributes.iter().filter(|(name, _)| is_region(name) == is_ground) {
                let taken = if is_torn && NUMBERS.contains(&name.as_str()) {
                    Err(TORN.to_owned())
                } else {
                    config.take_attribute(content, name, value.trim())
                };
                if let Err(message) = taken {
                    issues.push(ConfigIssue { name: name.clone(), message });
                }
            }
        }
        for (name, number) in config.numbers() {
            if number.as_deref().is_some_and(is_not_dialled) {
                issues.push(ConfigIssue { name: name.to_owned(), message: NOT_DIALLED.to_owned() });
            }
        }
        if !mistakes.is_empty() {
            issues.push(ConfigIssue { name: "config".to_owned(), message: in_one_message(&mistakes) });
        }
        (config, issues)
    }

    /// Whether the clinic offers a technique.
    #[must_use]
    pub fn offers(&self, technique: TechniqueId) -> bool {
        match &self.offered {
            Offered::All => true,
            Offered::Only(techniques) => techniques.contains(technique),
        }
    }

    fn numbers(&self) -> [(&'static str, &Option<String>); NUMBERS.len()] {
        let [emergency, urgent, maternity, crisis, clinic] = NUMBERS;
        [
            (emergency, &self.emergency_number),
            (urgent, &self.urgent_line),
            (maternity, &self.maternity),
            (crisis, &self.crisis_line),
            (clinic, &self.clinic_phone),
        ]
    }

    fn take_field(&mut self, content: &Content, name: &str, field: &Field) -> Result<(), String> {
        if OF_THE_ELEMENT.contains(&name) || name == "color-scheme" {
            return Err("is set by an attribute of the element".to_owned());
        }
        if !SETTINGS.contains(&name) {
            return Err(name::unknown(name, &SETTINGS));
        }
        match field {
            Field::Text(value) => self.take(content, name, value.trim()),
            Field::Number(value) => self.take(content, name, &whole(*value)?.to_string()),
            Field::List(values) => self.take(content, name, &values.join(",")),
            Field::Other => Err("use a text, a number or a list of texts".to_owned()),
        }
    }

    fn take_attribute(&mut self, content: &Content, name: &str, value: &str) -> Result<(), String> {
        if SETTINGS.contains(&name) {
            self.take(content, name, value)
        } else if OF_THE_ELEMENT.contains(&name) || name::is_common(name) {
            Ok(())
        } else {
            Err(name::unknown(name, &[&SETTINGS[..], &OF_THE_ELEMENT[..]].concat()))
        }
    }

    /// Takes a value, or says why not; what was taken before then stays.
    fn take(&mut self, content: &Content, name: &str, value: &str) -> Result<(), String> {
        if value.is_empty() {
            return Ok(());
        }
        let taken = match name {
            "region" => country(content, value).map(|country| self.take_numbers(country)),
            "emergency-number" => number(value).map(|text| self.emergency_number = Some(text)),
            "urgent-line" => number(value).map(|text| self.urgent_line = Some(text)),
            "maternity" => number(value).map(|text| self.maternity = Some(text)),
            "crisis-line" => number(value).map(|text| self.crisis_line = Some(text)),
            "clinic-name" => text(value).map(|text| self.clinic_name = Some(text)),
            "clinic-phone" => number(value).map(|text| self.clinic_phone = Some(text)),
            "booking-link" => link(value).map(|link| self.booking_link = Some(link)),
            "reviewer" => text(value).map(|text| self.reviewer = Some(text)),
            "reviewed-on" => text(value).map(|text| self.reviewed_on = Some(text)),
            "offered" => offered(content, value).map(|offered| self.offered = offered),
            "exports" => exports(value).map(|exports| self.exports = exports),
            "mode" => match value {
                "personal" => Ok(Mode::Personal),
                "catalogue" => Ok(Mode::Catalogue),
                _ => Err("use \"personal\" or \"catalogue\"".to_owned()),
            }
            .map(|mode| self.mode = mode),
            "heading-level" => match value.parse() {
                Ok(level @ 2..=5) => Ok(level),
                Ok(_) | Err(_) => Err("use a number from 2 to 5".to_owned()),
            }
            .map(|level| self.heading_level = level),
            // Taken by the style sheet.
            "color-scheme" if ["light", "dark", "auto"].contains(&value) => Ok(()),
            _ => Err("use \"light\", \"dark\" or \"auto\"".to_owned()),
        };
        taken.map_err(|remedy| format!("a value of {} characters is ignored: {remedy}", value.chars().count()))
    }

    fn take_numbers(&mut self, country: &Country) {
        let own = |number: Option<&str>| number.map(str::to_owned);
        self.emergency_number = own(country.emergency_number);
        self.urgent_line = own(country.urgent_line);
        self.maternity = own(country.maternity);
        self.crisis_line = own(country.crisis_line);
    }
}

/// A whole number. To write any other, a client would have to download as much code as for all settings together.
fn whole(number: f64) -> Result<i32, String> {
    let whole = number as i32;
    if f64::from(whole) == number { Ok(whole) } else { Err("use a text or a whole number".to_owned()) }
}

fn is_region(name: &str) -> bool {
    name == "region"
}

fn in_one_message(mistakes: &[String]) -> String {
    let (told, rest) = mistakes.split_at_checked(TOLD_MAX).unwrap_or((mistakes, &[]));
    let told = told.join("; ");
    if rest.is_empty() { told } else { format!("{told}; and {} more", rest.len()) }
}

fn country<'a>(content: &'a Content, value: &str) -> Result<&'a Country, String> {
    content.countries.iter().find(|country| country.id == value).ok_or_else(|| {
        let known: Vec<&str> = content.countries.iter().map(|country| country.id).collect();
        format!("use one of: {}; elsewhere set the numbers one by one", known.join(", "))
    })
}

/// Whether there are digits in a text, of any script, and none of them can be dialled.
fn is_not_dialled(value: &str) -> bool {
    value.contains(char::is_numeric) && phone::spans(value).iter().all(|span| span.number.is_none())
}

/// A phone number, or in words whom to call. Quotes in it are the rest of an attribute that was cut off.
fn number(value: &str) -> Result<String, String> {
    let is_quote = |sign: char| sign == '"' || QUOTES.iter().any(|(open, close)| sign == *open || sign == *close);
    // An apostrophe within a word is none.
    let is_quoted = value.starts_with(is_quote) || value.replace('\u{2019}', "").contains(is_quote);
    if is_quoted {
        return Err("it has a quote in it: put it between straight quotes".to_owned());
    }
    // The end of a line stands between two numbers as often as a comma does, and must not join them.
    text(&value.replace(char::is_control, " "))
}

fn text(value: &str) -> Result<String, String> {
    let is_cut_off = |(open, close)| value.strip_prefix(open).is_some_and(|rest| !rest.contains(close));
    if QUOTES.into_iter().any(is_cut_off) {
        return Err("it begins with a curly quote and is cut off: put it between straight quotes".to_owned());
    }
    if value.chars().count() > TEXT_MAX {
        return Err(format!("use at most {TEXT_MAX} characters"));
    }
    let text: String = value.chars().filter(|character| !is_invisible(*character)).collect();
    if text.trim().is_empty() { Err("nothing in it can be seen".to_owned()) } else { Ok(text) }
}

/// Control characters, and those that turn the direction of all that follows.
fn is_invisible(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An address on the clinic's own site, or an https one. Browsers read a backslash as a slash and skip line ends, so an
/// address with such signs could be another one than it seems.
fn link(value: &str) -> Result<String, String> {
    let is_plain =
        !value.contains(|character: char| character == '\\' || character.is_whitespace() || is_invisible(character));
    let before_path = value.split(['/', '?', '#']).next().unwrap_or_default();
    let is_relative = !before_path.contains([':', '@']) && !value.starts_with("//");
    let is_https = value.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let has_host = value.get(8..).is_some_and(|host| host.starts_with(|first: char| !"/?#".contains(first)));
    if is_plain && is_relative && is_host(before_path) {
        return Err("write https:// in front of it; without that, it would be a page of your own site".to_owned());
    }
    if value.len() <= LONG_MAX && is_plain && (is_relative || is_https && has_host) {
        Ok(value.to_owned())
    } else {
        Err("use an address that begins with https://, or one of your own site such as /booking".to_owned())
    }
}

/// Whether what a path begins with looks like the name of a server: `www.clinic.example`, but not `book.html`.
fn is_host(name: &str) -> bool {
    // Nobody calls a page so, but the colon behind it is easily lost.
    if ["http", "https"].iter().any(|scheme| name.eq_ignore_ascii_case(scheme)) {
        return true;
    }
    let name = name.trim_end_matches('.');
    let Some((before, last)) = name.rsplit_once('.') else { return false };
    let is_page = PAGES.iter().any(|ending| last.eq_ignore_ascii_case(ending));
    !before.trim_matches('.').is_empty() && !last.is_empty() && !is_page
}

fn offered(content: &Content, value: &str) -> Result<Offered, String> {
    let mut techniques = Set::new();
    let names = if value.len() > LONG_MAX { "" } else { value };
    for name in names.split([',', ' ']).filter(|name| !name.is_empty()) {
        let found = content.techniques.iter().find(|(_, technique)| technique.id == name);
        let known = || content.techniques.rows().map(|technique| technique.id).collect::<Vec<_>>();
        let (technique, _) = found.ok_or_else(|| {
            format!("{}; all are shown; the names are {}", name::unknown(name, &known()), known().join(", "))
        })?;
        techniques.insert(technique);
    }
    if techniques.is_empty() { Err("name at least one technique".to_owned()) } else { Ok(Offered::Only(techniques)) }
}

fn exports(value: &str) -> Result<Exports, String> {
    let mut exports = Exports::NONE;
    let mut names = value.split([',', ' ']).filter(|name| !name.is_empty());
    let is_known = names.all(|name| {
        match name {
            "text" => exports.text = true,
            "file" => exports.file = true,
            "fhir" => exports.fhir = true,
            "code" => exports.code = true,
            "none" => {}
            _ => return false,
        }
        true
    });
    if is_known {
        Ok(exports)
    } else {
        Err("use \"text\", \"file\", \"fhir\", \"code\", several of them, or \"none\"".to_owned())
    }
}
