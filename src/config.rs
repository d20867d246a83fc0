//! What a clinic can set, read with care.
//!
//! In: [`RawConfig`], texts from attributes or a file. Out: [`ClinicConfig`] and a list of [`ConfigIssue`]s.
//! Reading never fails: what cannot be used becomes an issue and a safe default.

use std::fmt;

use crate::content::{Content, Set, TechniqueId};

/// Settings as texts by name, for example `emergency-number`. Missing and empty are the same.
pub type RawConfig = Vec<(String, String)>;

/// The longest setting that is taken, in characters.
const LENGTH_MAX: usize = 120;

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
    /// Who has reviewed texts and rules.
    pub reviewer: Option<String>,
    /// When they were reviewed.
    pub reviewed_on: Option<String>,
    /// The techniques that the clinic offers; all unless it says otherwise. Hides the others after ranking.
    pub offered: Offered,
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
    /// The name of the setting.
    pub name: String,
    /// What is wrong and what was done instead.
    pub message: String,
}

impl fmt::Display for ConfigIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "massage-check: {}: {}", self.name, self.message)
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
            reviewer: None,
            reviewed_on: None,
            offered: Offered::All,
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
        let mut issues = Vec::new();
        for (name, value) in raw {
            if let Err(message) = config.take(content, name, value.trim()) {
                issues.push(ConfigIssue { name: name.clone(), message });
            }
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

    fn take(&mut self, content: &Content, name: &str, value: &str) -> Result<(), String> {
        if value.is_empty() {
            return Ok(());
        }
        match name {
            "emergency-number" => self.emergency_number = Some(text(value)?),
            "urgent-line" => self.urgent_line = Some(text(value)?),
            "maternity" => self.maternity = Some(text(value)?),
            "crisis-line" => self.crisis_line = Some(text(value)?),
            "clinic-name" => self.clinic_name = Some(text(value)?),
            "clinic-phone" => self.clinic_phone = Some(text(value)?),
            "reviewer" => self.reviewer = Some(text(value)?),
            "reviewed-on" => self.reviewed_on = Some(text(value)?),
            "mode" => {
                self.mode = match value {
                    "personal" => Mode::Personal,
                    "catalogue" => Mode::Catalogue,
                    _ => return Err("use \"personal\" or \"catalogue\"; \"personal\" is used".to_owned()),
                };
            }
            "heading-level" => {
                let level = value.parse().ok().filter(|level| (2..=5).contains(level));
                self.heading_level = level.ok_or_else(|| "use a number from 2 to 5; 2 is used".to_owned())?;
            }
            "offered" => self.offered = offered(content, value)?,
            _ => return Err("there is no such setting; it is ignored".to_owned()),
        }
        Ok(())
    }
}

fn text(value: &str) -> Result<String, String> {
    if value.chars().count() > LENGTH_MAX {
        return Err(format!("longer than {LENGTH_MAX} characters; it is ignored"));
    }
    Ok(value.chars().filter(|character| !character.is_control()).collect())
}

fn offered(content: &Content, value: &str) -> Result<Offered, String> {
    let mut techniques = Set::new();
    for name in value.split([',', ' ']).filter(|name| !name.is_empty()) {
        let found = content.techniques.iter().find(|(_, technique)| technique.id == name);
        let known = || content.techniques.rows().map(|technique| technique.id).collect::<Vec<_>>().join(", ");
        let (technique, _) =
            found.ok_or_else(|| format!("there is no technique {name:?}; all are shown; the names are {}", known()))?;
        techniques.insert(technique);
    }
    Ok(Offered::Only(techniques))
}
