//! Step 8: the reasons behind a verdict, as ids and numbers. Words come later (`report`). Clinical reference 5.5.

use super::pressure::Range;
use super::score::{Score, Scorer, rating};
use crate::answers::Answer;
use content::{
    AreaNote, EvidenceId, GroupId, OptionId, PatternId, Pressure, RatingId, RegionId, Scope, Set, Technique,
    TechniqueId,
};

/// How many reasons for a technique are shown.
const REASONS_SHOWN: usize = 3;

/// A reason for a technique.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReasonFor {
    /// These goals of the client fit.
    Goals(Vec<OptionId>),
    /// Therapists choose it for this kind of complaint: positions in the content's uses by kind.
    Kind(Vec<usize>),
    /// It can be used on these painful groups.
    Places(Vec<GroupId>),
    /// A use by place that tells its own reason: its position in the content.
    Use(usize),
    /// It can be done with the pressure that the client likes.
    Pressure(Pressure),
    /// It is not firm, and the client was not sure.
    Light,
    /// It has been studied for this.
    Studied(PatternId),
}

/// A reason against a technique.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReasonAgainst {
    /// It needs firmer pressure than the client likes.
    Firm,
    /// It is softer than the client likes.
    Soft,
    /// The client's limits keep it softer than the client likes.
    SoftByLimit,
    /// A reason to start gently, by its position in the content.
    Gentle(usize),
    /// Studies suggest that it does not help with this.
    Against(PatternId),
}

/// What studies say about a technique for one complaint of the client.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EvidenceLine {
    /// What was studied; `None` when nothing fits the client's answers.
    pub pattern: Option<PatternId>,
    /// How sure the studies are.
    pub rating: RatingId,
    /// More about these studies.
    pub row: Option<EvidenceId>,
}

/// Groups in which a technique must be lighter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lighter {
    /// The highest pressure there.
    pub at_most: Pressure,
    /// The groups.
    pub groups: Vec<GroupId>,
}

/// A line about places that goes with this technique.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Its position in the content's area notes.
    pub position: usize,
    /// The places that it names; empty where it names none.
    pub places: Set<RegionId>,
}

/// Something that is not known about a technique.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unknown {
    /// No good study was found, for this pattern or for the client's goals.
    NoStudy(Option<PatternId>),
    /// Studies and experts disagree.
    Disagree,
    /// Whether this type is better than another.
    Type,
    /// Whether benefits last.
    Long,
}

/// The reasons and limits of a suggested or possible technique.
#[derive(Clone, PartialEq, Debug)]
pub struct Idea {
    /// One to three reasons for it, to be told at once.
    pub reasons: Vec<ReasonFor>,
    /// All other reasons for it.
    pub further: Vec<ReasonFor>,
    /// What studies say about the client's most telling complaint.
    pub evidence: EvidenceLine,
    /// What studies say about every complaint that counts, the most telling first.
    pub studies: Vec<EvidenceLine>,
    /// The pressures of this technique for this client.
    pub range: Range,
    /// Where it must be lighter than `range` says.
    pub lighter: Vec<Lighter>,
    /// Painful groups in which it is not used.
    pub not_on: Vec<GroupId>,
    /// Lines about places that go with it.
    pub notes: Vec<Note>,
    /// What is not known; at least one.
    pub unknowns: Vec<Unknown>,
}

pub(super) fn idea(
    scorer: &Scorer,
    id: TechniqueId,
    technique: &'static Technique,
    score: &Score,
    range: Range,
) -> Idea {
    let limits = scorer.limits;
    let at = || limits.effective_groups.iter().map(|group| (group, limits.at(group)));
    let mut lighter: Vec<Lighter> = Vec::new();
    for (group, at_most) in at().filter(|(_, limit)| (technique.lowest..range.highest).contains(limit)) {
        match lighter.iter_mut().find(|lighter| lighter.at_most == at_most) {
            Some(lighter) => lighter.groups.push(group),
            None => lighter.push(Lighter { at_most, groups: vec![group] }),
        }
    }
    let evidence = evidence_line(scorer, id);
    let mut reasons = reasons_for(scorer, id, technique, score, range, evidence);
    let further = reasons.split_off(REASONS_SHOWN.min(reasons.len()));
    Idea {
        reasons,
        further,
        evidence,
        studies: studies(scorer, id, evidence),
        range,
        lighter,
        not_on: at().filter(|(_, limit)| *limit < technique.lowest).map(|(group, _)| group).collect(),
        notes: notes(scorer, id),
        unknowns: unknowns(scorer, evidence),
    }
}

fn reasons_for(
    scorer: &Scorer,
    id: TechniqueId,
    technique: &'static Technique,
    score: &Score,
    range: Range,
    evidence: EvidenceLine,
) -> Vec<ReasonFor> {
    let content = scorer.facts.content;
    let scoring = &content.scoring;
    let mut reasons = Vec::new();
    if score.goals > 0 {
        reasons.push(ReasonFor::Goals(scorer.fitting_goals(id).map(|fit| fit.goal).collect()));
    }
    if score.kind >= scoring.told_from {
        let best = scorer.by_kind.iter().filter(|used| used.points(id) == score.kind);
        reasons.push(ReasonFor::Kind(best.map(|used| used.position).collect()));
    }
    let groups: Set<GroupId> = scorer.groups_in_reach(technique).collect();
    if !groups.is_empty() {
        reasons.push(ReasonFor::Places(groups.iter().collect()));
    }
    for used in &scorer.by_place {
        if used.row.why.is_some() && used.points(id) >= scoring.told_from {
            reasons.push(ReasonFor::Use(used.position));
        }
    }
    match scorer.wish {
        Some(wish) if (range.lowest..=range.highest).contains(&wish) => reasons.push(ReasonFor::Pressure(wish)),
        None if score.pressure > 0 && technique.typical <= scoring.wish.light_typical => reasons.push(ReasonFor::Light),
        Some(_) | None => {}
    }
    if let (true, Some(pattern)) = (reasons.is_empty(), evidence.pattern)
        && evidence.rating != content.rating_none
        && content.ratings[evidence.rating].points >= 0
    {
        reasons.push(ReasonFor::Studied(pattern));
    }
    reasons
}

pub(super) fn reasons_against(
    scorer: &Scorer,
    id: TechniqueId,
    technique: &Technique,
    range: Range,
) -> Vec<ReasonAgainst> {
    let pressure = scorer.wish.and_then(|wish| {
        if wish < technique.lowest {
            Some(ReasonAgainst::Firm)
        } else if wish <= range.highest {
            None
        } else if range.highest < technique.highest {
            Some(ReasonAgainst::SoftByLimit)
        } else {
            Some(ReasonAgainst::Soft)
        }
    });
    let gentle = scorer.gentle_starts(technique).map(|(position, _)| ReasonAgainst::Gentle(position));
    let against = scorer.worst_evidence(id).map(|(pattern, _)| ReasonAgainst::Against(pattern));
    pressure.into_iter().chain(gentle).chain(against).collect()
}

/// The patterns that count, the most telling first.
fn counting(scorer: &Scorer) -> impl Iterator<Item = PatternId> {
    scorer.by_telling.iter().copied().filter(|pattern| scorer.counting.contains(*pattern))
}

/// The client's most telling complaint of which there are studies; else one that studies speak against; else the
/// most telling that counts.
fn evidence_line(scorer: &Scorer, id: TechniqueId) -> EvidenceLine {
    let content = scorer.facts.content;
    let rated = |pattern: &PatternId| rating(content, *pattern, id) != content.rating_none;
    let is_against = |pattern: &PatternId| content.ratings[rating(content, *pattern, id)].points < 0;
    let studied = counting(scorer).find(rated).or_else(|| scorer.by_telling.iter().copied().find(is_against));
    match studied.or_else(|| counting(scorer).next()) {
        Some(pattern) => line(scorer, pattern, rating(content, pattern, id)),
        None => EvidenceLine { pattern: None, rating: content.rating_none, row: None },
    }
}

/// All complaints that count, and the one that the evidence line names where that is a place to be left alone.
fn studies(scorer: &Scorer, id: TechniqueId, evidence: EvidenceLine) -> Vec<EvidenceLine> {
    let content = scorer.facts.content;
    let named = evidence.pattern.filter(|pattern| !scorer.counting.contains(*pattern));
    let patterns = named.into_iter().chain(counting(scorer));
    patterns.map(|pattern| line(scorer, pattern, rating(content, pattern, id))).collect()
}

fn line(scorer: &Scorer, pattern: PatternId, rating: RatingId) -> EvidenceLine {
    let mut rows = scorer.facts.content.patterns[pattern].evidence.iter();
    let row = rows.find(|(condition, _)| scorer.facts.holds(condition)).map(|(_, row)| *row);
    EvidenceLine { pattern: Some(pattern), rating, row }
}

fn notes(scorer: &Scorer, id: TechniqueId) -> Vec<Note> {
    let notes = scorer.facts.content.area_notes.iter().enumerate();
    notes
        .filter(|(_, note)| note.techniques.contains(&id))
        .filter_map(|(position, note)| told(scorer, position, note))
        .collect()
}

/// A note about places to leave alone is told where there are such places.
fn told(scorer: &Scorer, position: usize, note: &AreaNote) -> Option<Note> {
    let places = note.places_because.map_or_else(Set::new, |reason| left_alone_because(scorer, reason));
    let names_places = note.places_because.is_some();
    (scorer.facts.holds(&note.when) && !(names_places && places.is_empty())).then_some(Note { position, places })
}

/// The places to leave alone for a reason; where none is, those for which the client gave none.
fn left_alone_because(scorer: &Scorer, reason: OptionId) -> Set<RegionId> {
    let facts = scorer.facts;
    let places = || facts.answers.regions(facts.content.roles.leave_alone);
    let given = |region: RegionId| match facts.answers.get(facts.content.roles.leave_alone_reasons) {
        Some(Answer::Reasons(reasons)) => reasons.get(region).copied(),
        _ => None,
    };
    let is_given = places().any(|region| given(region) == Some(reason));
    places().filter(|region| given(*region) == is_given.then_some(reason)).collect()
}

fn unknowns(scorer: &Scorer, evidence: EvidenceLine) -> Vec<Unknown> {
    let content = scorer.facts.content;
    let is_none = evidence.rating == content.rating_none;
    let is_mixed = content.ratings[evidence.rating].mixed;
    let is_disputed = scorer.counting.iter().any(|pattern| content.patterns[pattern].disputed);
    let mut unknowns = Vec::new();
    if is_none {
        unknowns.push(Unknown::NoStudy(evidence.pattern));
    }
    if is_mixed || is_disputed {
        unknowns.push(Unknown::Disagree);
    }
    if let Some(pattern) = evidence.pattern.filter(|_| !is_none && !is_mixed) {
        unknowns.push(match content.patterns[pattern].scope {
            Scope::General => Unknown::Long,
            Scope::Body | Scope::Otherwise => Unknown::Type,
        });
    }
    unknowns
}
