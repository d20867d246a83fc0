//! The page for the therapist, in the order of a SOAP note. Clinical reference 6.10 and 6.11.

use super::code::write_code;
use super::quote::{answer_line, region_line};
use super::tier::{Quoted, quoted, told};
use super::{Changes, IdeaCard, Ideas, Material, Told, chosen, limit_lines, tell_apart};
use crate::locale::Words;
use crate::ui;
use content::{Kind, OptionId, Question, QuestionId, RegionId, Set, SheetBlock};
use engine::answers::Answer;
use engine::assess::{Block, Range, Status};

/// The printed page. Empty lists are left out on paper.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// The title.
    pub title: String,
    /// The clinic's name, where it has given one.
    pub clinic: Option<String>,
    /// The date, in words of the language.
    pub date: String,
    /// The version of questions and rules.
    pub version: String,
    /// The alert line of the tier.
    pub alert: String,
    /// The id of the tier, for tests and styles.
    pub tier: &'static str,
    /// Every rule in force, with the client's own words.
    pub cautions: Vec<Quoted>,
    /// What the client says.
    pub says: Vec<Said>,
    /// What has changed since an earlier file, where the client has opened one; [`sheet`] knows of none.
    pub changes: Option<Changes>,
    /// Longer texts of the client.
    pub notes: Vec<Said>,
    /// Whether starting points, findings and plan are printed: not while the tier hides suggestions.
    pub is_whole: bool,
    /// The limits.
    pub limits: Vec<String>,
    /// The adaptations, for the therapist.
    pub adaptations: Vec<String>,
    /// Suggested techniques.
    pub suggested: SheetIdeas,
    /// Possible techniques.
    pub possible: SheetIdeas,
    /// Techniques to leave out: names, and why.
    pub avoided: Vec<(String, String)>,
    /// Places to leave alone.
    pub left_alone: Vec<LeftAlone>,
    /// Wishes for the session.
    pub wishes: Vec<Said>,
    /// Lines of "What else helps".
    pub what_else: Vec<String>,
    /// The answers as a code, where the clinic wants it.
    pub code: Option<SheetCode>,
    /// The note for doctor or midwife.
    pub note: Option<Note>,
}

/// A code on paper. It holds health data that everybody can read, so words beside it say that.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetCode {
    /// What it holds, as [`write_code`] writes it.
    pub text: String,
    /// Sentences: what it holds and who can read it; and what is only on this page, if anything is.
    pub words: Vec<String>,
}

/// A question and its answer on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The short name of the question.
    pub label: String,
    /// The answer.
    pub answer: String,
    /// Whether a therapist looks for it first: the places, how strong, what for.
    pub is_key: bool,
    /// Whether it is too long for a narrow column.
    pub is_long: bool,
    /// Whether the client wrote it; what is chosen always stands with the facts.
    pub is_written: bool,
}

/// Several techniques on paper.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetIdeas {
    /// Their heading.
    pub heading: String,
    /// Reasons that hold for each of several, told once, so that what tells them apart is seen.
    pub whys: Vec<String>,
    /// The techniques.
    pub ideas: Vec<SheetIdea>,
}

/// A technique on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetIdea {
    /// The id.
    pub id: &'static str,
    /// The name.
    pub name: String,
    /// Reasons for it that do not hold for all; what few of the ideas have comes first.
    pub whys: Vec<String>,
    /// Where only some therapists should work.
    pub notes: Vec<String>,
    /// How sure studies are.
    pub evidence: String,
    /// Its pressures for this client.
    pub range: Range,
}

/// Places to leave alone for the same reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftAlone {
    /// The places.
    pub places: String,
    /// Why, where the client said so.
    pub reason: Option<String>,
}

/// The note for doctor or midwife.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Its title.
    pub title: String,
    /// Its sentences: what the client would like, why we ask, and what is planned.
    pub lines: Vec<String>,
    /// What to tick.
    pub answer: String,
    /// The line to sign on.
    pub signature: String,
    /// What this page is not.
    pub footer: String,
}

/// An answer is long if it has more characters than this. What a client wrote at length stands as a text of its own.
const LONG_FROM: usize = 90;

/// How many reasons for a technique stand on paper.
const WHYS_ON_PAPER: usize = 2;

/// Builds the page. `date` is today's date in words; this module has no clock.
#[must_use]
pub fn sheet(material: &Material, ideas: &Ideas, date: &str) -> Sheet {
    let Material { content, words, config, assessment, .. } = *material;
    let tier = &content.tiers[assessment.tier];
    let is_whole = !assessment.hides;
    let (notes, says) = answered(material, SheetBlock::Says).partition(|said| said.is_written && said.is_long);
    let starting = |lines: Vec<String>| if is_whole { lines } else { Vec::new() };
    Sheet {
        title: words.get(ui::SHEET_TITLE).to_owned(),
        clinic: config.clinic_name.clone(),
        date: date.to_owned(),
        version: content.version.to_owned(),
        alert: words.get(tier.alert).to_owned(),
        tier: tier.id,
        cautions: assessment.cautions.iter().map(|caution| told(material, caution)).collect(),
        says,
        changes: None,
        notes,
        is_whole,
        limits: starting(limit_lines(content, words, &assessment.limits)),
        adaptations: starting(
            assessment.adaptations.iter().map(|id| words.get(content.adaptations[id].therapist).to_owned()).collect(),
        ),
        suggested: on_paper(words, &ideas.heading_suggested, &ideas.suggested),
        possible: on_paper(words, &ideas.heading_possible, &ideas.possible),
        avoided: if is_whole { avoided(material) } else { Vec::new() },
        left_alone: if is_whole { left_alone(material) } else { Vec::new() },
        wishes: if is_whole { answered(material, SheetBlock::Start).collect() } else { Vec::new() },
        what_else: starting(
            chosen(content.what_else, &assessment.lines.what_else)
                .map(|line| words.get(line.text).to_owned())
                .collect(),
        ),
        code: config.exports.code.then(|| code(material)),
        note: tier.note.then(|| note(material, ideas)),
    }
}

fn answered<'a>(material: &'a Material, block: SheetBlock) -> impl Iterator<Item = Said> + 'a {
    let Material { content, words, answers, .. } = *material;
    let is_key = move |id: QuestionId, question: &Question| {
        [content.roles.main_place, content.roles.goals].contains(&id)
            || matches!(question.kind, Kind::Places)
            || matches!(question.kind, Kind::Number { .. }) && !question.extra
    };
    let questions = content.questions.iter().filter(move |(_, question)| question.sheet == block);
    questions.filter_map(move |(id, question)| {
        let answer = answer_line(content, words, answers, id);
        let is_long = answer.chars().count() > LONG_FROM;
        (!answer.is_empty()).then(|| {
            Said {
                label: words.get(question.label).to_owned(),
                // What is bold must be little: who hurts all over finds nothing in a bold list.
                is_key: is_key(id, question) && !is_long,
                is_long,
                answer,
                is_written: matches!(question.kind, Kind::Text { .. }),
            }
        })
    })
}

/// Paper has room for the reasons that matter most to a therapist; what the client likes stands beside it. A line that
/// only some therapists should work somewhere takes the room of a reason.
fn on_paper(words: &Words, heading: &str, cards: &[IdeaCard]) -> SheetIdeas {
    let brief = |card: &IdeaCard| IdeaCard {
        whys: card.whys.iter().take(WHYS_ON_PAPER.saturating_sub(card.brief_notes.len()).max(1)).cloned().collect(),
        further: Vec::new(),
        ..card.clone()
    };
    let cards: Vec<IdeaCard> = cards.iter().map(brief).collect();
    let Told { shared, whys } = tell_apart(words, &cards);
    let mut ideas = Vec::new();
    for (card, whys) in cards.into_iter().zip(whys) {
        ideas.push(SheetIdea {
            id: card.id,
            name: card.short,
            whys,
            notes: card.brief_notes,
            evidence: card.evidence.word,
            range: card.range,
        });
    }
    SheetIdeas { heading: heading.to_owned(), whys: shared, ideas }
}

/// The techniques to leave out, those with the same first reason together.
fn avoided(material: &Material) -> Vec<(String, String)> {
    let Material { content, words, assessment, .. } = *material;
    let mut avoided: Vec<(Vec<&str>, String)> = Vec::new();
    for verdict in assessment.verdicts.iter().filter(|verdict| verdict.status == Status::Avoid) {
        let Some(block) = verdict.blocks.first() else { continue };
        let reason = short_reason(material, *block);
        let name = words.get(content.techniques[verdict.technique].short);
        match avoided.iter_mut().find(|(_, known)| *known == reason) {
            Some((names, _)) => names.push(name),
            None => avoided.push((vec![name], reason)),
        }
    }
    avoided.into_iter().map(|(names, reason)| (words.list(names), reason)).collect()
}

/// A reason in a few words: the client's own answer, or what was computed.
fn short_reason(material: &Material, block: Block) -> String {
    let Material { content, words, assessment, .. } = *material;
    let text = match block {
        Block::Rule(rule) => {
            let caution = assessment.cautions.iter().find(|caution| caution.rule == rule);
            return caution.map_or_else(String::new, |caution| quoted(content, words, caution).answers);
        }
        Block::CapGlobal => ui::SHEET_CAP_GLOBAL,
        Block::AllAreasExcluded => ui::ALL_AREAS_EXCLUDED,
        Block::CapArea => ui::CAP_AREA,
    };
    words.get(text).to_owned()
}

/// What is to be left alone: marked places, and what the client wants to show.
fn left_alone(material: &Material) -> Vec<LeftAlone> {
    let Material { content, words, answers, .. } = *material;
    let mut places = left_alone_places(material);
    let to_show =
        answers.chosen(content, content.roles.leave_alone).filter(|option| !content.options[*option].exclusive);
    let to_show = to_show.map(|option| words.get(content.options[option].label).to_owned());
    places.extend(to_show.map(|places| LeftAlone { places, reason: None }));
    places
}

/// The places that the client wants left alone and those that a rule leaves alone, those with the same reason together.
fn left_alone_places(material: &Material) -> Vec<LeftAlone> {
    let Material { content, words, answers, assessment, .. } = *material;
    let reasons = answers.get(content.roles.leave_alone_reasons);
    let reason = |region: RegionId| match reasons {
        Some(Answer::Reasons(reasons)) => reasons.get(region).copied(),
        _ => None,
    };
    let mut by_reason: Vec<(Option<OptionId>, Set<RegionId>)> = Vec::new();
    for region in assessment.limits.left_alone.iter() {
        let reason = reason(region);
        match by_reason.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, regions)) => regions.insert(region),
            None => by_reason.push((reason, [region].into_iter().collect())),
        }
    }
    let mut places = Vec::new();
    for (reason, regions) in by_reason {
        let reason = reason.map(|option| words.get(content.options[option].label).to_owned());
        places.push(LeftAlone { places: region_line(content, words, &regions), reason });
    }
    places
}

fn code(material: &Material) -> SheetCode {
    let Material { content, words, answers, .. } = *material;
    let has_text = answers.iter().any(|(_, answer)| matches!(answer, Answer::Text(_)));
    let keys = [Some(ui::SHEET_CODE_HOLDS), has_text.then_some(ui::SHEET_CODE_NOTES)];
    let mut sentences = Vec::new();
    for key in keys.into_iter().flatten() {
        sentences.push(words.get(key).to_owned());
    }
    SheetCode { text: write_code(content, answers), words: sentences }
}

fn note(material: &Material, ideas: &Ideas) -> Note {
    let Material { content, words, assessment, .. } = *material;
    let asked = assessment.cautions.iter().filter(|caution| caution.tier == assessment.tier);
    let ticked = words.list(asked.map(|caution| quoted(content, words, caution).answers));
    let closed = assessment.limits.areas.iter().filter(|(_, at_most)| **at_most == 0);
    let areas = closed.map(|(group, _)| words.get(content.groups[group].name).to_owned());
    let places = left_alone_places(material).into_iter().map(|alone| alone.places);
    let techniques = words.list(ideas.suggested.iter().chain(&ideas.possible).map(|card| card.short.as_str()));
    let areas = words.list(areas.chain(places));
    let pressure = words.fill(ui::NOTE_PLAN_PRESSURE, &[("cap", &assessment.limits.cap.to_string())]);
    let areas = (!areas.is_empty()).then(|| words.fill(ui::NOTE_PLAN_AREAS, &[("areas", &areas)]));
    let techniques =
        (!techniques.is_empty()).then(|| words.fill(ui::NOTE_PLAN_TECHNIQUES, &[("techniques", &techniques)]));
    let plan = words.list([Some(pressure), areas, techniques].into_iter().flatten());
    Note {
        title: words.get(content.tiers[assessment.tier].title).to_owned(),
        lines: vec![
            words.get(ui::NOTE_GREETING).to_owned(),
            words.fill(ui::NOTE_TICKED, &[("ticked", &ticked)]),
            words.fill(ui::NOTE_PLAN, &[("plan", &plan)]),
        ],
        answer: words.get(ui::NOTE_ANSWER).to_owned(),
        signature: words.get(ui::NOTE_SIGNATURE).to_owned(),
        footer: words.get(ui::NOTE_FOOTER).to_owned(),
    }
}
