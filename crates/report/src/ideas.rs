//! The techniques in words: ideas with their reasons, and why the others are not among them.

use super::figure::regions_of;
use super::quote::region_line;
use super::tier::quoted;
use super::{Material, capitalised, group_names, source_keys};
use crate::locale::Words;
use crate::ui;
use content::{Content, EvidenceId, OptionId, PatternId, RegionId, Technique, TextId, insert_in_order};
use engine::assess::{
    Block, Caution, EvidenceLine, Idea, Note, Range, ReasonAgainst, ReasonFor, Score, Status, Unknown, Verdict,
};
use engine::config::Mode;
use engine::logic::Cause;

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
    /// More of them, to be told on demand.
    pub further: Vec<String>,
    /// What studies say.
    pub evidence: Evidence,
    /// Its pressures for this client.
    pub range: Range,
    /// The pressures in words, and where to begin.
    pub range_lines: Vec<String>,
    /// Where it must be lighter, or is not used.
    pub areas: Vec<String>,
    /// Where only some therapists should work.
    pub notes: Vec<String>,
    /// The same without the names of places to leave alone, for paper, which lists and draws them.
    pub brief_notes: Vec<String>,
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
    /// What studies say about each complaint of the client that counts.
    pub more: Vec<String>,
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
    let lighter = idea.lighter.iter().map(|lighter| {
        let names = group_names(content, words, &lighter.groups);
        words.fill(ui::AREA_LOWER, &[("groups", &names), ("n", &lighter.at_most.to_string())])
    });
    let not_on = (!idea.not_on.is_empty()).then(|| {
        let names = group_names(content, words, &idea.not_on);
        words.fill(ui::AREA_NOT, &[("groups", &names)])
    });
    IdeaCard {
        id: technique.id,
        name: words.get(technique.name).to_owned(),
        short: words.get(technique.short).to_owned(),
        status: verdict.status,
        whys: idea.reasons.iter().map(|reason| reason_for_line(content, words, reason)).collect(),
        further: idea.further.iter().map(|reason| reason_for_line(content, words, reason)).collect(),
        evidence: evidence(material, idea),
        range: idea.range,
        range_lines: range_lines(words, idea.range),
        areas: lighter.chain(not_on).collect(),
        notes: idea
            .notes
            .iter()
            .map(|note| note_line(content, words, note, &region_line(content, words, &note.places)))
            .collect(),
        brief_notes: idea
            .notes
            .iter()
            .map(|note| note_line(content, words, note, words.get(ui::NOTE_PLACES)))
            .collect(),
        lesses: against_lines(content, words, verdict).chain(cap_lines(content, words, verdict)).collect(),
        unknowns: idea.unknowns.iter().map(|unknown| unknown_line(content, words, *unknown)).collect(),
        card: card(words, technique),
        common: common(content, words, technique),
        sources: source_keys(content, technique.sources),
        parts: verdict.score.map_or_else(Vec::new, |score| parts(content, words, &score)),
    }
}

fn range_lines(words: &Words, range: Range) -> Vec<String> {
    let (min, start, max) = (range.lowest.to_string(), range.start.to_string(), range.highest.to_string());
    if min == max {
        return vec![words.fill(ui::UI_RANGE_ONE, &[("n", &min)])];
    }
    vec![
        words.fill(ui::UI_RANGE, &[("min", &min), ("max", &max)]),
        words.fill(ui::UI_START, &[("n", &start), ("max", &max)]),
    ]
}

fn note_line(content: &Content, words: &Words, note: &Note, places: &str) -> String {
    let row = content.area_notes.get(note.position);
    row.map_or_else(String::new, |row| words.fill(row.text, &[("places", places)]))
}

fn other_card(material: &Material, verdict: &Verdict) -> OtherCard {
    let Material { content, words, assessment, .. } = *material;
    let technique = &content.techniques[verdict.technique];
    let cap = assessment.limits.cap;
    let blocks = verdict
        .blocks
        .iter()
        .map(|block| block_line(content, words, &assessment.cautions, *block, (cap, technique.lowest)));
    let against = || against_lines(content, words, verdict).chain(cap_lines(content, words, verdict));
    let is_low = verdict.status == Status::NotSuggested && against().next().is_none();
    let low = is_low.then(|| words.get(ui::LOW_FIT).to_owned());
    let reasons = blocks.chain(low).chain(against());
    OtherCard {
        id: technique.id,
        name: words.get(technique.name).to_owned(),
        status: verdict.status,
        reasons: reasons.collect(),
        card: card(words, technique),
        common: common(content, words, technique),
        sources: source_keys(content, technique.sources),
        parts: verdict.score.map_or_else(Vec::new, |score| parts(content, words, &score)),
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

fn reason_for_line(content: &Content, words: &Words, reason: &ReasonFor) -> String {
    match reason {
        ReasonFor::Goals(goals) => words.fill(ui::WHY_GOAL, &[("goals", &goal_labels(content, words, goals))]),
        ReasonFor::Kind(uses) => {
            let labels = uses.iter().filter_map(|position| content.by_kind.get(*position)?.label);
            words.fill(ui::WHY_KIND, &[("labels", &words.list(labels.map(|label| words.get(label))))])
        }
        ReasonFor::Places(groups) => words.fill(ui::WHY_PLACE, &[("groups", &group_names(content, words, groups))]),
        ReasonFor::Use(position) => {
            let why = content.by_place.get(*position).and_then(|row| row.why);
            why.map_or("", |why| words.get(why)).to_owned()
        }
        ReasonFor::Pressure(wish) => {
            let level = content.pressures.get(usize::from(wish.saturating_sub(1)));
            words.fill(ui::WHY_PRESSURE, &[("level", level.map_or("", |level| words.get(level.name)))])
        }
        ReasonFor::Light => words.get(ui::WHY_LIGHT).to_owned(),
        ReasonFor::Studied(pattern) => words.fill(ui::WHY_STUDIED, &[("pattern", label(content, words, *pattern))]),
    }
}

fn goal_labels(content: &Content, words: &Words, goals: &[OptionId]) -> String {
    words.list(goals.iter().map(|goal| words.get(content.options[*goal].label)))
}

fn against_lines<'a>(
    content: &'a Content,
    words: &'a Words,
    verdict: &'a Verdict,
) -> impl Iterator<Item = String> + 'a {
    verdict.against.iter().map(|reason| match *reason {
        ReasonAgainst::Firm => words.get(ui::LESS_PRESSURE).to_owned(),
        ReasonAgainst::Soft => words.get(ui::LESS_SOFT).to_owned(),
        ReasonAgainst::SoftByLimit => words.get(ui::LESS_SOFT_LIMIT).to_owned(),
        ReasonAgainst::Gentle(position) => {
            content.gentle_starts.get(position).map_or("", |start| words.get(start.reason)).to_owned()
        }
        ReasonAgainst::Against(pattern) => words.fill(ui::LESS_AGAINST, &[("pattern", label(content, words, pattern))]),
    })
}

/// What keeps a technique from a better status, as far as it is told.
fn cap_lines<'a>(content: &'a Content, words: &'a Words, verdict: &'a Verdict) -> impl Iterator<Item = String> + 'a {
    let goal = content.techniques[verdict.technique].needs_goal;
    let goal = goal.map_or_else(String::new, |goal| goal_labels(content, words, &[goal]));
    let reasons = verdict.told_caps.iter().filter_map(|position| content.status_caps.get(*position)?.reason);
    reasons.map(move |reason| words.fill(reason, &[("goal", &goal)]))
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

fn unknown_line(content: &Content, words: &Words, unknown: Unknown) -> String {
    match unknown {
        Unknown::NoStudy(Some(pattern)) => words.fill(ui::UNK_NONE, &[("pattern", label(content, words, pattern))]),
        Unknown::NoStudy(None) => words.get(ui::UNK_NONE_GOALS).to_owned(),
        Unknown::Disagree => words.get(ui::UNK_DISAGREE).to_owned(),
        Unknown::Type => words.get(ui::UNK_TYPE).to_owned(),
        Unknown::Long => words.get(ui::UNK_LONG).to_owned(),
    }
}

fn evidence(material: &Material, idea: &Idea) -> Evidence {
    let Material { content, words, .. } = *material;
    let rating = &content.ratings[idea.evidence.rating];
    let phrase = words.get(rating.phrase);
    let line = idea.evidence.pattern.map_or_else(
        || words.get(ui::EVIDENCE_NONE_GOALS).to_owned(),
        |pattern| words.fill(ui::WHY_EVIDENCE, &[("pattern", label(content, words, pattern)), ("phrase", phrase)]),
    );
    let mut rows = Vec::new();
    let mut more = Vec::new();
    for study in &idea.studies {
        more.extend(study_line(content, words, *study, &mut rows));
    }
    Evidence {
        rating: rating.id,
        word: words.get(rating.word).to_owned(),
        line,
        marks: rating.marks,
        more,
        sources: rows.into_iter().flat_map(|row| source_keys(content, content.evidence[row].sources)).collect(),
    }
}

/// A complaint with how sure studies are, and what they found; `told` holds the rows that were told before.
fn study_line(content: &Content, words: &Words, study: EvidenceLine, told: &mut Vec<EvidenceId>) -> Option<String> {
    let word = words.get(content.ratings[study.rating].word);
    let line = words.fill(ui::LABEL_VALUE, &[("label", label(content, words, study.pattern?)), ("value", word)]);
    let line = capitalised(&line);
    Some(match study.row.filter(|row| !told.contains(row)) {
        Some(row) => {
            told.push(row);
            words.fill(ui::STUDY_LINE, &[("line", &line), ("sentence", words.get(content.evidence[row].sentence))])
        }
        None => line,
    })
}

fn parts(content: &Content, words: &Words, score: &Score) -> Vec<Part> {
    let parts = [
        (ui::PART_G, score.goals),
        (ui::PART_E, score.evidence),
        (ui::PART_N, score.against),
        (ui::PART_A, score.place),
        (ui::PART_C, score.kind),
        (ui::PART_P, score.pressure),
        (ui::PART_S, score.start),
    ];
    let parts = parts.map(|(name, points)| Part { name: words.get(name).to_owned(), points });
    let (suggested, possible) = (content.scoring.suggested_from, content.scoring.possible_from);
    let thresholds = [
        ("suggested", &*suggested.to_string()),
        ("possible", &*possible.to_string()),
        ("below", &*(suggested - 1).to_string()),
    ];
    let sum = Part { name: words.fill(ui::PART_SUM, &thresholds), points: score.total() };
    parts.into_iter().chain([sum]).collect()
}

/// The reasons of several ideas, so that what tells them apart is seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What holds for each of several ideas, to be said once above them.
    pub shared: Vec<String>,
    /// The other reasons of each idea, in the order of the ideas: what fewest of them have comes first.
    pub whys: Vec<Vec<String>>,
}

/// Tells the reasons of ideas that stand together. Where an idea has just the reasons of an earlier one, it says so.
#[must_use]
pub fn tell_apart(words: &Words, cards: &[IdeaCard]) -> Told {
    // A reason may hold for an idea that tells three others first.
    let has = |card: &IdeaCard, why: &String| card.whys.contains(why) || card.further.contains(why);
    let n_with = |why: &String| cards.iter().filter(|card| has(card, why)).count();
    let is_shared = |why: &String| cards.len() > 1 && n_with(why) == cards.len();
    let first = cards.first().into_iter().flat_map(|card| card.whys.iter().chain(&card.further));
    let shared = first.filter(|why| is_shared(why)).cloned().collect();
    let mut whys: Vec<Vec<String>> = Vec::new();
    for card in cards {
        let mut own: Vec<String> = Vec::new();
        for why in card.whys.iter().filter(|why| !is_shared(why)) {
            insert_in_order(&mut own, why.clone(), |why| n_with(why));
        }
        whys.push(own);
    }
    let mut as_told = whys.clone();
    for (at, own) in as_told.iter_mut().enumerate().filter(|(_, own)| !own.is_empty()) {
        let same = whys.iter().take(at).position(|earlier| earlier == own).and_then(|same| cards.get(same));
        if let Some(same) = same {
            *own = vec![words.fill(ui::WHY_SAME, &[("technique", &same.short)])];
        }
    }
    Told { shared, whys: as_told }
}

fn label<'a>(content: &Content, words: &'a Words, pattern: PatternId) -> &'a str {
    words.get(content.patterns[pattern].label)
}
