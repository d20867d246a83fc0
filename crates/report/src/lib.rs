//! What is said to the client and the therapist: headings, lists and lines, in the words of one language.
//!
//! In: the assessment, the answers and the words. Out: [`Report`] for the pages, [`Sheet`] for paper and
//! [`Section`]s for checking the answers; text from the sheet; file, FHIR and code from the answers. Views draw from these,
//! so that they cannot tell different facts. The tables of `content/` ([`CONTENT`]) stand here too. There is no HTML, and
//! nothing is decided.

mod code;
mod compare;
mod fhir;
mod figure;
mod file;
mod find;
mod ideas;
mod json;
pub mod locale;
mod qr;
mod quote;
mod review;
mod sheet;
mod tables;
mod text;
mod tier;

pub use code::{CODE_VERSION, CodeRefused, read_code, write_code};
pub use compare::{Changed, Changes, Trend, compare};
pub use fhir::write_fhir;
pub use figure::{Mark, Strength, figure_words, marks, regions_of};
pub use file::{FILE_MAX, FILE_VERSION, FileRefused, LeftOut, Opened, RawFile, open_file, write_file};
pub use find::find_places;
pub use ideas::{Common, Evidence, IdeaCard, Ideas, OtherCard, Part, SHOWN_FIRST, Told, tell_apart};
pub use qr::{Qr, draw_qr};
pub use quote::{NAMED_AT_MOST, answer_line, answer_lines, marked_count, marked_line, region_label};
pub use review::{Row, Section, review};
pub use sheet::{LeftAlone, Note, Said, Sheet, SheetCode, SheetIdea, SheetIdeas, sheet};
pub use tables::{CONTENT, ui};
pub use text::{LINES_MAX, idea_brief, idea_range, left_alone_line, plain_text, reasons_and_notes};
pub use tier::{Calls, PhoneLink, Quoted, TierBox, calls};

use crate::locale::Words;
use content::{Content, GroupId, Line, Pressure, SourceId};
use engine::answers::Answers;
use engine::assess::{Assessment, Limits};
use engine::config::ClinicConfig;

/// Everything that the functions of this crate look at.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The tables.
    pub content: &'static Content,
    /// The words.
    pub words: &'a Words,
    /// The clinic's settings.
    pub config: &'a ClinicConfig,
    /// The answers that apply.
    pub answers: &'a Answers,
    /// What follows from them.
    pub assessment: &'a Assessment,
}

/// The result in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The box that says what the answers mean for the visit.
    pub tier: TierBox,
    /// The techniques. Empty lists while the tier hides them.
    pub ideas: Ideas,
    /// The pressure limits, one line each; the cap first.
    pub limits: Vec<String>,
    /// The adaptations, for the client.
    pub adaptations: Vec<String>,
    /// Lines of "Good to know".
    pub good_to_know: Vec<Info>,
    /// Lines of "What else helps".
    pub what_else: Vec<String>,
    /// Lines that offer support for low mood.
    pub support: Vec<String>,
    /// Cards of adapted massage.
    pub cares: Vec<CareCard>,
}

/// A line with more to read behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Info {
    /// The line.
    pub text: String,
    /// The condition and what studies say about it.
    pub more: Option<(String, String)>,
}

/// A card that wraps techniques.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CareCard {
    /// The name.
    pub name: String,
    /// Heading and text of each line.
    pub lines: Vec<(String, String)>,
    /// The keys of the sources.
    pub sources: Vec<&'static str>,
}

/// Puts the result into words.
#[must_use]
pub fn build(material: &Material) -> Report {
    let Material { content, words, assessment, .. } = *material;
    let lines = &assessment.lines;
    Report {
        tier: tier::tier_box(material),
        ideas: ideas::ideas(material),
        limits: limit_lines(content, words, &assessment.limits),
        adaptations: assessment
            .adaptations
            .iter()
            .map(|id| words.get(content.adaptations[id].client).to_owned())
            .collect(),
        good_to_know: chosen(content.good_to_know, &lines.good_to_know)
            .map(|line| info(content, words, line))
            .collect(),
        what_else: chosen(content.what_else, &lines.what_else).map(|line| words.get(line.text).to_owned()).collect(),
        support: chosen(content.support, &lines.support).map(|line| words.get(line.text).to_owned()).collect(),
        cares: care_cards(content, words, &lines.cares),
    }
}

/// The limits in words: the cap, then the areas by how low they are.
#[must_use]
pub fn limit_lines(content: &Content, words: &Words, limits: &Limits) -> Vec<String> {
    let mut lines = vec![cap_line(content, words, limits.cap)];
    for at_most in 0..limits.cap {
        let groups: Vec<GroupId> =
            limits.areas.iter().filter(|(_, limit)| **limit == at_most).map(|(group, _)| group).collect();
        if groups.is_empty() {
            continue;
        }
        let names = group_names(content, words, &groups);
        lines.push(capitalised(&match at_most {
            0 => words.fill(ui::UI_AREA_ZERO, &[("groups", &names)]),
            _ => words.fill(ui::UI_AREA_CAP, &[("groups", &names), ("n", &at_most.to_string())]),
        }));
    }
    lines
}

/// A sentence that begins with the name of a place.
fn capitalised(sentence: &str) -> String {
    let mut rest = sentence.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

fn cap_line(content: &Content, words: &Words, cap: Pressure) -> String {
    if cap >= content.scoring.no_cap {
        return words.get(ui::UI_CAP_NONE).to_owned();
    }
    let level = content.pressures.get(usize::from(cap.saturating_sub(1))).map_or("", |level| words.get(level.name));
    words.fill(ui::UI_CAP, &[("cap", &cap.to_string()), ("level", level)])
}

/// The names of groups in one line, with small letters, as within a sentence.
#[must_use]
pub fn group_names(content: &Content, words: &Words, groups: &[GroupId]) -> String {
    words.list(groups.iter().map(|group| words.get(content.groups[*group].name)))
}

fn chosen<'a>(lines: &'static [Line], positions: &'a [usize]) -> impl Iterator<Item = &'static Line> + 'a {
    positions.iter().filter_map(|position| lines.get(*position))
}

fn info(content: &Content, words: &Words, line: &Line) -> Info {
    let more = line.evidence.map(|(evidence, label)| {
        (words.get(label).to_owned(), words.get(content.evidence[evidence].sentence).to_owned())
    });
    Info { text: words.get(line.text).to_owned(), more }
}

fn care_cards(content: &Content, words: &Words, positions: &[usize]) -> Vec<CareCard> {
    let cards = positions.iter().filter_map(|position| content.cares.get(*position));
    cards
        .map(|care| {
            let lines = [
                (ui::CARD_WHAT, care.what),
                (ui::CARD_FEELS, care.feels),
                (ui::CARD_AVOID, care.avoid),
                (ui::CARD_STUDIES, care.studies),
                (ui::CARD_NAMES, care.names),
            ];
            CareCard {
                name: words.get(care.name).to_owned(),
                lines: lines
                    .map(|(heading, text)| (words.get(heading).to_owned(), words.get(text).to_owned()))
                    .to_vec(),
                sources: source_keys(content, care.sources),
            }
        })
        .collect()
}

fn source_keys(content: &Content, sources: &[SourceId]) -> Vec<&'static str> {
    sources.iter().map(|source| content.sources[*source].key).collect()
}
