//! What the figure shows: where it hurts and how strongly, and what is to be left alone.
//!
//! In: the answers. Out: [`Mark`]s and the same in words, for those who cannot see the figure.

use super::quote::region_line;
use crate::locale::Words;
use crate::ui;
use content::{Content, GroupId, Map, PartId, RegionId, Set};
use engine::answers::{Answer, Answers};

/// A region that is marked in one of the two maps, or in both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The region.
    pub region: RegionId,
    /// How it hurts; `None` if it is only to be left alone.
    pub pain: Option<Strength>,
    /// Whether it is to be left alone.
    pub is_left_alone: bool,
}

/// How strong the pain is now, as far as the client has said so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strength {
    /// The client gave no number.
    Unknown,
    /// A number below the first cut-off of [`Content::strengths`].
    Mild(u8),
    /// A number from the first cut-off.
    Moderate(u8),
    /// A number from the second cut-off.
    Severe(u8),
}

impl Strength {
    /// The number, where there is one.
    #[must_use]
    pub const fn number(self) -> Option<u8> {
        match self {
            Self::Unknown => None,
            Self::Mild(number) | Self::Moderate(number) | Self::Severe(number) => Some(number),
        }
    }
}

/// The marked regions of both maps, in the order of the regions.
#[must_use]
pub fn marks(content: &Content, answers: &Answers) -> Vec<Mark> {
    let hurting: Set<RegionId> = answers.regions(content.roles.pain_places).collect();
    let left_alone: Set<RegionId> = answers.regions(content.roles.leave_alone).collect();
    let strengths = strengths(content, answers);
    let mut marks = Vec::new();
    for (region, row) in content.regions.iter() {
        let strength = strengths.get(row.part).map_or(Strength::Unknown, |number| strength(content, *number));
        let pain = hurting.contains(region).then_some(strength);
        let is_left_alone = left_alone.contains(region);
        if pain.is_some() || is_left_alone {
            marks.push(Mark { region, pain, is_left_alone });
        }
    }
    marks
}

/// The figure in words: what hurts, and what is to be left alone. `None` if nothing is marked.
#[must_use]
pub fn figure_words(content: &Content, words: &Words, marks: &[Mark]) -> Option<String> {
    let list = |is_meant: fn(&Mark) -> bool| {
        let regions: Set<RegionId> = marks.iter().filter(|mark| is_meant(mark)).map(|mark| mark.region).collect();
        region_line(content, words, &regions)
    };
    let pain = list(|mark| mark.pain.is_some());
    let left_alone = list(|mark| mark.is_left_alone);
    let named = [(ui::FIGURE_PAIN, pain), (ui::FIGURE_LEFT_ALONE, left_alone)];
    let lines = named.into_iter().filter(|(_, regions)| !regions.is_empty());
    let lines: Vec<String> = lines.map(|(text, regions)| words.fill(text, &[("regions", &regions)])).collect();
    (!lines.is_empty()).then(|| words.fill(ui::FIGURE_NAME, &[("marks", &lines.join(" "))]))
}

/// All regions of some groups, for a figure of the places that a technique is used on.
#[must_use]
pub fn regions_of(content: &Content, groups: &[GroupId]) -> Vec<RegionId> {
    let mut regions = Vec::new();
    for (region, row) in content.regions.iter() {
        if groups.contains(&row.group) {
            regions.push(region);
        }
    }
    regions
}

/// The number for each part. With marks in a single part, the number given for the pain now is that part's.
fn strengths(content: &Content, answers: &Answers) -> Map<PartId, u8> {
    let parts: Set<PartId> =
        answers.regions(content.roles.pain_places).map(|region| content.regions[region].part).collect();
    let mut strengths = match answers.get(content.roles.pain_by_part) {
        Some(Answer::PartNumbers(numbers)) => numbers.clone(),
        _ => Map::new(),
    };
    if parts.len() == 1
        && let (Some(part), Some(number)) = (parts.iter().next(), answers.number(content.roles.pain_now))
    {
        strengths.set(part, number);
    }
    strengths
}

const fn strength(content: &Content, number: u8) -> Strength {
    let (moderate, severe) = content.strengths;
    if number >= severe {
        Strength::Severe(number)
    } else if number >= moderate {
        Strength::Moderate(number)
    } else {
        Strength::Mild(number)
    }
}
