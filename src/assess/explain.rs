//! Step 8: the reasons behind a verdict, as ids and numbers. Words come later (`report`).

use super::score::{Score, Scorer, rating};
use crate::content::{
    EvidenceId, GroupId, OptionId, PatternId, Pressure, RatingId, Scope, Set, Technique, TechniqueId,
};

use super::verdict::Idea;

/// How many reasons are shown for a technique.
const WHYS_SHOWN: usize = 3;

/// A reason for a technique.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// These goals fit.
    Goals(Vec<OptionId>),
    /// Therapists often use it for this.
    Custom,
    /// It is often used on these painful groups.
    Areas(Vec<GroupId>),
    /// It fits the pressure that the client likes.
    Pressure,
    /// It is not firm, and the client was not sure.
    Light,
    /// It has been studied for this.
    Studied(PatternId),
}

/// A reason against a technique.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Less {
    /// It needs firmer pressure than the client likes.
    Pressure,
    /// A reason to start gently, by its position in the content.
    Gentle(usize),
    /// Studies suggest that it does not help with this.
    Against(PatternId),
}

/// What keeps a technique from a higher status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ceilinged {
    /// Studies are too weak.
    Possible,
    /// It is listed for information.
    Information,
    /// It is only for this goal.
    Goal(OptionId),
}

/// What studies say about a technique for this client.
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

pub(super) fn idea(scorer: &Scorer, id: TechniqueId, technique: &'static Technique, score: &Score) -> Idea {
    let limits = scorer.limits;
    let range = (technique.lowest, technique.highest.min(limits.cap));
    let limited =
        || limits.effective_groups.iter().filter_map(|group| limits.areas.get(group).map(|limit| (group, *limit)));
    let mut lighter: Vec<Lighter> = Vec::new();
    for (group, at_most) in limited().filter(|(_, limit)| (technique.lowest..range.1).contains(limit)) {
        match lighter.iter_mut().find(|lighter| lighter.at_most == at_most) {
            Some(lighter) => lighter.groups.push(group),
            None => lighter.push(Lighter { at_most, groups: vec![group] }),
        }
    }
    let evidence = evidence_line(scorer, id, score);
    Idea {
        whys: whys(scorer, id, technique, score),
        evidence,
        range,
        lighter,
        not_on: limited().filter(|(_, limit)| *limit < technique.lowest).map(|(group, _)| group).collect(),
        unknowns: unknowns(scorer, score, evidence),
    }
}

fn whys(scorer: &Scorer, id: TechniqueId, technique: &'static Technique, score: &Score) -> Vec<Why> {
    let mut whys = Vec::new();
    if score.goals > 0 {
        whys.push(Why::Goals(scorer.fitting_goals(id).map(|fit| fit.goal).collect()));
    }
    if score.custom > 0 {
        whys.push(Why::Custom);
    }
    if score.area > 0 {
        let groups: Set<GroupId> = scorer.fitting_groups(technique).collect();
        whys.push(Why::Areas(groups.iter().collect()));
    }
    if score.pressure > 0 {
        whys.push(if scorer.wish.is_some() { Why::Pressure } else { Why::Light });
    }
    if whys.is_empty()
        && let Some((pattern, _)) = scorer.best_evidence(id)
    {
        whys.push(Why::Studied(pattern));
    }
    whys.truncate(WHYS_SHOWN);
    whys
}

pub(super) fn lesses(scorer: &Scorer, id: TechniqueId, technique: &Technique, score: &Score) -> Vec<Less> {
    let pressure = (score.pressure < 0).then_some(Less::Pressure);
    let gentle = scorer.gentle_starts(technique).map(|(position, _)| Less::Gentle(position));
    let against = scorer.worst_evidence(id).map(|(pattern, _)| Less::Against(pattern));
    pressure.into_iter().chain(gentle).chain(against).collect()
}

/// The pattern that gives the points; without points, the one that takes some; else the first that counts.
fn evidence_line(scorer: &Scorer, id: TechniqueId, score: &Score) -> EvidenceLine {
    let content = scorer.facts.content;
    let pattern = if score.evidence > 0 { scorer.best_evidence(id) } else { scorer.worst_evidence(id) };
    let (pattern, rating) = match pattern {
        Some((pattern, _)) => (Some(pattern), rating(content, pattern, id)),
        None => (scorer.counting.iter().next(), content.rating_none),
    };
    let mut rows = pattern.into_iter().flat_map(|pattern| content.patterns[pattern].evidence);
    let row = rows.find(|(condition, _)| scorer.facts.holds(condition)).map(|(_, row)| *row);
    EvidenceLine { pattern, rating, row }
}

fn unknowns(scorer: &Scorer, score: &Score, evidence: EvidenceLine) -> Vec<Unknown> {
    let content = scorer.facts.content;
    let mut unknowns = Vec::new();
    if score.evidence == 0 {
        unknowns.push(Unknown::NoStudy(evidence.pattern));
    }
    let is_disputed = scorer.counting.iter().any(|pattern| content.patterns[pattern].disputed);
    if content.ratings[evidence.rating].mixed || is_disputed {
        unknowns.push(Unknown::Disagree);
    }
    if let Some(pattern) = evidence.pattern.filter(|_| score.evidence > 0) {
        unknowns.push(match content.patterns[pattern].scope {
            Scope::General => Unknown::Long,
            Scope::Body | Scope::Otherwise => Unknown::Type,
        });
    }
    unknowns
}
