//! The techniques in words: ideas with their reasons, and why the others are not among them.

use super::figure::regions_of;
use super::tier::quoted;
use super::{Material, group_names, source_keys};
use crate::assess::{Block, Caution, Ceilinged, EvidenceLine, Idea, Less, Score, Status, Unknown, Verdict, Why};
use crate::config::Mode;
use crate::content::{Content, OptionId, PatternId, Pressure, RegionId, Technique, TextId, ui};
use crate::locale::Words;
use crate::logic::Cause;

/// How many ideas are shown at first; the others follow on demand. Clinical reference 5.4.
pub const SHOWN_FIRST: usize = 3;

/// All techniques, in the order of display.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ideas {
    /// The heading of `suggested`.
    pub heading_suggested: String,
    /// The heading of `possible`.
    pub heading_possible: String,
    /// Ideas to talk about first.
    pub suggested: Vec<IdeaCard>,
    /// Also possible.
    pub possible: Vec<IdeaCard>,
    /// What to say when nothing is suggested.
    pub nothing: Option<String>,
    /// Less of a match.
    pub others: Vec<OtherCard>,
    /// Left out for now.
    pub avoided: Vec<OtherCard>,
}

/// A suggested or possible technique.
#[derive(Clone, PartialEq, Debug)]
pub struct IdeaCard {
    /// The id.
    pub id: &'static str,
    /// The name.
    pub name: String,
    /// The name without its bracket.
    pub short: String,
    /// What became of it.
    pub status: Status,
    /// Reasons for it.
    pub whys: Vec<String>,
    /// What studies say.
    pub evidence: Evidence,
    /// Its pressure for this client, as numbers and in words.
    pub range: (u8, u8),
    /// The pressure in words.
    pub range_line: String,
    /// Where it must be lighter, or is not used.
    pub areas: Vec<String>,
    /// Reasons against it.
    pub lesses: Vec<String>,
    /// What is not known.
    pub unknowns: Vec<String>,
    /// The technique card: heading and text.
    pub card: Vec<(String, String)>,
    /// Where it is commonly used.
    pub common: Common,
    /// The keys of the sources.
    pub sources: Vec<&'static str>,
    /// The parts of the score, the sum last.
    pub parts: Vec<Part>,
}

/// A technique that is not an idea just now.
#[derive(Clone, PartialEq, Debug)]
pub struct OtherCard {
    /// The id.
    pub id: &'static str,
    /// The name.
    pub name: String,
    /// What became of it.
    pub status: Status,
    /// The reasons, the most important first.
    pub reasons: Vec<String>,
    /// The technique card: heading and text.
    pub card: Vec<(String, String)>,
    /// Where it is commonly used.
    pub common: Common,
    /// The keys of the sources.
    pub sources: Vec<&'static str>,
    /// The parts of the score, the sum last.
    pub parts: Vec<Part>,
}

/// The places that a technique is commonly used on, for a small figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Common {
    /// The regions.
    pub regions: Vec<RegionId>,
    /// The same in words.
    pub words: String,
}

/// What studies say, in words and as a small picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// The id of the rating, for tests and styles.
    pub rating: &'static str,
    /// How sure they are.
    pub word: String,
    /// The line.
    pub line: String,
    /// How many of four marks are filled; none where studies disagree.
    pub marks: Option<u8>,
    /// More to read.
    pub more: Option<String>,
    /// The keys of the sources behind it.
    pub sources: Vec<&'static str>,
}

/// A part of the score.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: i8,
}

pub(super) fn ideas(material: &Material) -> Ideas {
    let Material { content, words, assessment, config, .. } = *material;
    let tier = &content.tiers[assessment.tier];
    let (suggested, possible) = tier.headings.unwrap_or((ui::STATUS_SUGGESTED, ui::STATUS_POSSIBLE));
    let with = |status: Status| assessment.verdicts.iter().filter(move |verdict| verdict.status == status);
    if config.mode == Mode::Catalogue && !assessment.hides {
        let listed = assessment.verdicts.iter().filter(|verdict| verdict.status != Status::Avoid);
        let listed: Vec<&Verdict> = listed.collect();
        let in_catalogue_order =
            content.techniques.ids().filter_map(|id| listed.iter().find(|verdict| verdict.technique == id));
        return Ideas {
            others: in_catalogue_order.map(|verdict| catalogue_card(material, verdict)).collect(),
            avoided: with(Status::Avoid)
                .map(|verdict| OtherCard { parts: Vec::new(), ..other_card(material, verdict) })
                .collect(),
            ..Ideas::default()
        };
    }
    let cards = |status: Status| -> Vec<IdeaCard> {
        with(status)
            .filter_map(|verdict| verdict.idea.as_ref().map(|idea| idea_card(material, verdict, idea)))
            .collect()
    };
    let others = |status: Status| with(status).map(|verdict| other_card(material, verdict)).collect();
    let ideas = Ideas {
        heading_suggested: words.get(suggested).to_owned(),
        heading_possible: words.get(possible).to_owned(),
        suggested: cards(Status::Suggested),
        possible: cards(Status::Possible),
        nothing: None,
        others: others(Status::NotSuggested),
        avoided: others(Status::Avoid),
    };
    let nothing = match (assessment.hides, ideas.suggested.is_empty(), ideas.possible.is_empty()) {
        (true, ..) | (false, false, _) => None,
        (false, true, false) => {
            let names = words.list(ideas.possible.iter().map(|card| card.short.as_str()));
            Some(words.fill(ui::NONE_SUGGESTED, &[("techniques", &names)]))
        }
        (false, true, true) => Some(words.get(ui::NONE_POSSIBLE).to_owned()),
    };
    Ideas { nothing, ..ideas }
}

fn idea_card(material: &Material, verdict: &Verdict, idea: &Idea) -> IdeaCard {
    let Material { content, words, .. } = *material;
    let technique = &content.techniques[verdict.technique];
    let (lowest, highest) = idea.range;
    let lighter = idea.lighter.iter().map(|lighter| {
        let names = group_names(content, words, &lighter.groups);
        words.fill(ui::AREA_LOWER, &[("groups", &names), ("n", &lighter.at_most.to_string())])
    });
    let not_on = (!idea.not_on.is_empty()).then(|| {
        let names = group_names(content, words, &idea.not_on);
        words.fill(ui::AREA_NOT, &[("groups", &names)])
    });
    let ceilinged = verdict.ceilinged.map(|ceilinged| ceiling_line(content, words, ceilinged));
    IdeaCard {
        id: technique.id,
        name: words.get(technique.name).to_owned(),
        short: words.get(technique.short).to_owned(),
        status: verdict.status,
        whys: idea.whys.iter().map(|why| why_line(content, words, why)).collect(),
        evidence: evidence(material, idea.evidence),
        range: idea.range,
        range_line: range_line(words, lowest, highest),
        areas: lighter.chain(not_on).collect(),
        lesses: verdict.lesses.iter().map(|less| less_line(content, words, *less)).chain(ceilinged).collect(),
        unknowns: idea.unknowns.iter().map(|unknown| unknown_line(content, words, *unknown)).collect(),
        card: card(words, technique),
        common: common(content, words, technique),
        sources: source_keys(content, technique.sources),
        parts: verdict.score.map_or_else(Vec::new, |score| parts(words, &score)),
    }
}

fn range_line(words: &Words, lowest: Pressure, highest: Pressure) -> String {
    if lowest == highest {
        return words.fill(ui::UI_RANGE_ONE, &[("n", &lowest.to_string())]);
    }
    words.fill(ui::UI_RANGE, &[("min", &lowest.to_string()), ("max", &highest.to_string())])
}

fn other_card(material: &Material, verdict: &Verdict) -> OtherCard {
    let Material { content, words, assessment, .. } = *material;
    let technique = &content.techniques[verdict.technique];
    let cap = assessment.limits.cap;
    let blocks = verdict
        .blocks
        .iter()
        .map(|block| block_line(content, words, &assessment.cautions, *block, (cap, technique.lowest)));
    let ceilinged = verdict.ceilinged.map(|ceilinged| ceiling_line(content, words, ceilinged));
    let is_low = verdict.status == Status::NotSuggested && ceilinged.is_none();
    let low = is_low.then(|| words.get(ui::LOW_FIT).to_owned());
    let lesses = verdict.lesses.iter().map(|less| less_line(content, words, *less));
    let reasons = blocks.chain(ceilinged).chain(low).chain(lesses.filter(|_| verdict.status != Status::Avoid));
    OtherCard {
        id: technique.id,
        name: words.get(technique.name).to_owned(),
        status: verdict.status,
        reasons: reasons.collect(),
        card: card(words, technique),
        common: common(content, words, technique),
        sources: source_keys(content, technique.sources),
        parts: verdict.score.map_or_else(Vec::new, |score| parts(words, &score)),
    }
}

/// A technique of the catalogue: what it is and what studies say, without points or a place in an order.
fn catalogue_card(material: &Material, verdict: &Verdict) -> OtherCard {
    let Material { content, words, .. } = *material;
    let technique = &content.techniques[verdict.technique];
    OtherCard {
        id: technique.id,
        name: words.get(technique.name).to_owned(),
        status: Status::NotSuggested,
        reasons: vec![words.get(technique.card.studies).to_owned()],
        card: card(words, technique),
        common: common(content, words, technique),
        sources: source_keys(content, technique.sources),
        parts: Vec::new(),
    }
}

fn card(words: &Words, technique: &Technique) -> Vec<(String, String)> {
    let texts = &technique.card;
    let lines: [(TextId, TextId); 9] = [
        (ui::CARD_WHAT, texts.what),
        (ui::CARD_FEELS, texts.feels),
        (ui::CARD_GOALS, texts.goals),
        (ui::CARD_AREAS, texts.areas),
        (ui::CARD_AVOID, texts.avoid),
        (ui::CARD_TELL, texts.tell),
        (ui::CARD_AFTER, texts.after),
        (ui::CARD_STUDIES, texts.studies),
        (ui::CARD_NAMES, texts.names),
    ];
    lines.map(|(heading, text)| (words.get(heading).to_owned(), words.get(text).to_owned())).to_vec()
}

fn common(content: &Content, words: &Words, technique: &Technique) -> Common {
    let groups = group_names(content, words, technique.groups);
    let words = words.fill(ui::LABEL_VALUE, &[("label", words.get(ui::CARD_AREAS)), ("value", &groups)]);
    Common { regions: regions_of(content, technique.groups), words }
}

fn why_line(content: &Content, words: &Words, why: &Why) -> String {
    match why {
        Why::Goals(goals) => words.fill(ui::WHY_GOAL, &[("goals", &goal_labels(content, words, goals))]),
        Why::Custom => words.get(ui::WHY_CUSTOM).to_owned(),
        Why::Areas(groups) => words.fill(ui::WHY_AREA, &[("groups", &group_names(content, words, groups))]),
        Why::Pressure => words.get(ui::WHY_PRESSURE).to_owned(),
        Why::Light => words.get(ui::WHY_LIGHT).to_owned(),
        Why::Studied(pattern) => words.fill(ui::WHY_STUDIED, &[("pattern", label(content, words, *pattern))]),
    }
}

fn goal_labels(content: &Content, words: &Words, goals: &[OptionId]) -> String {
    words.list(goals.iter().map(|goal| words.get(content.options[*goal].label)))
}

fn less_line(content: &Content, words: &Words, less: Less) -> String {
    match less {
        Less::Pressure => words.get(ui::LESS_PRESSURE).to_owned(),
        Less::Gentle(position) => {
            content.gentle_starts.get(position).map_or("", |start| words.get(start.reason)).to_owned()
        }
        Less::Against(pattern) => words.fill(ui::LESS_AGAINST, &[("pattern", label(content, words, pattern))]),
    }
}

fn block_line(content: &Content, words: &Words, cautions: &[Caution], block: Block, (cap, lowest): (u8, u8)) -> String {
    match block {
        Block::CapGlobal => words.fill(ui::CAP_GLOBAL, &[("cap", &cap.to_string()), ("min", &lowest.to_string())]),
        Block::CapArea => words.get(ui::CAP_AREA).to_owned(),
        Block::AllAreasExcluded => words.get(ui::ALL_AREAS_EXCLUDED).to_owned(),
        Block::Rule(rule) => {
            let Some(caution) = cautions.iter().find(|caution| caution.rule == rule) else { return String::new() };
            let quoted = quoted(content, words, caution);
            match caution.cause {
                Cause::Ticked => words.fill(ui::BLOCK_TICKED, &[("label", &quoted.answers), ("text", &quoted.text)]),
                Cause::Added(_) | Cause::Derived => format!("{} {}", quoted.quote, quoted.text),
            }
        }
    }
}

fn ceiling_line(content: &Content, words: &Words, ceilinged: Ceilinged) -> String {
    match ceilinged {
        Ceilinged::Possible => words.get(ui::CEIL_POSSIBLE).to_owned(),
        Ceilinged::Information => words.get(ui::CEIL_INFO).to_owned(),
        Ceilinged::Goal(goal) => words.fill(ui::CEIL_GOAL, &[("goal", &goal_labels(content, words, &[goal]))]),
    }
}

fn unknown_line(content: &Content, words: &Words, unknown: Unknown) -> String {
    match unknown {
        Unknown::NoStudy(Some(pattern)) => words.fill(ui::UNK_NONE, &[("pattern", label(content, words, pattern))]),
        Unknown::NoStudy(None) => words.get(ui::UNK_NONE_GOALS).to_owned(),
        Unknown::Disagree => words.get(ui::UNK_DISAGREE).to_owned(),
        Unknown::Type => words.get(ui::UNK_TYPE).to_owned(),
        Unknown::Long => words.get(ui::UNK_LONG).to_owned(),
    }
}

fn evidence(material: &Material, evidence: EvidenceLine) -> Evidence {
    let Material { content, words, .. } = *material;
    let rating = &content.ratings[evidence.rating];
    let phrase = words.get(rating.phrase);
    let line = evidence.pattern.map_or_else(
        || words.get(ui::EVIDENCE_NONE_GOALS).to_owned(),
        |pattern| words.fill(ui::WHY_EVIDENCE, &[("pattern", label(content, words, pattern)), ("phrase", phrase)]),
    );
    let row = evidence.row.map(|row| &content.evidence[row]);
    Evidence {
        rating: rating.id,
        word: words.get(rating.word).to_owned(),
        line,
        marks: rating.marks,
        more: row.map(|row| words.get(row.sentence).to_owned()),
        sources: row.map_or_else(Vec::new, |row| source_keys(content, row.sources)),
    }
}

fn parts(words: &Words, score: &Score) -> Vec<Part> {
    let parts = [
        (ui::PART_G, score.goals),
        (ui::PART_E, score.evidence),
        (ui::PART_N, score.against),
        (ui::PART_A, score.area),
        (ui::PART_C, score.custom),
        (ui::PART_P, score.pressure),
        (ui::PART_S, score.start),
        (ui::PART_SUM, score.total()),
    ];
    parts.map(|(name, points)| Part { name: words.get(name).to_owned(), points }).to_vec()
}

fn label<'a>(content: &Content, words: &'a Words, pattern: PatternId) -> &'a str {
    words.get(content.patterns[pattern].label)
}
