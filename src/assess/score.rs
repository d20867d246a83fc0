//! Step 7: the score, a plain sum of seven parts that the client can see.

use crate::answers::Answers;
use crate::content::{Content, PatternId, RatingId, Set, Technique, TechniqueId};
use crate::logic::Facts;

use super::Limits;

/// The seven parts of a score, in points. They sort ideas; they measure nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Score {
    /// Goals, 0 to 5.
    pub goals: i8,
    /// The best evidence for it, 0 to 8.
    pub evidence: i8,
    /// Evidence against it, -2 or 0.
    pub against: i8,
    /// Whether it is commonly used where it hurts, 0 or 1.
    pub area: i8,
    /// Whether it is the customary choice, 0 or 1.
    pub custom: i8,
    /// Whether it fits the pressure that the client likes, -2 to 1.
    pub pressure: i8,
    /// Reasons to start gently, -7 to 0.
    pub start: i8,
}

impl Score {
    /// The sum.
    #[must_use]
    pub const fn total(&self) -> i8 {
        self.goals + self.evidence + self.against + self.area + self.custom + self.pressure + self.start
    }
}

/// What the score of every technique needs, worked out once.
pub(super) struct Scorer<'a> {
    pub facts: &'a Facts<'a>,
    pub limits: &'a Limits,
    /// The patterns that count for evidence: those of the effective regions and the general ones.
    pub counting: &'a Set<PatternId>,
    /// The patterns of all painful regions.
    pub all: &'a Set<PatternId>,
    /// The wish, 1 to 5; `None` for "unsure".
    pub wish: Option<u8>,
}

impl Scorer<'_> {
    pub fn score(&self, id: TechniqueId, technique: &'static Technique) -> Score {
        let content = self.facts.content;
        let scoring = &content.scoring;
        let goals: i8 = self.fitting_goals(id).map(|fit| fit.points).sum();
        Score {
            goals: goals.min(scoring.goals_at_most),
            evidence: self.best_evidence(id).map_or(0, |(_, points)| points),
            against: self.worst_evidence(id).map_or(0, |(_, points)| points),
            area: if self.fitting_groups(technique).next().is_some() { scoring.area } else { 0 },
            custom: if self.is_customary(id) { scoring.custom } else { 0 },
            pressure: self.pressure(technique),
            start: self.gentle_starts(technique).map(|(_, start)| start.points).sum(),
        }
    }

    /// The chosen goals that speak for a technique.
    pub fn fitting_goals(&self, id: TechniqueId) -> impl Iterator<Item = &'static crate::content::GoalFit> {
        let chose = |fit: &&crate::content::GoalFit| self.facts.answers.chose(self.facts.content, fit.goal);
        self.facts.content.goal_fit.iter().filter(move |fit| fit.technique == id).filter(chose)
    }

    /// The effective groups in which a technique is commonly used.
    pub fn fitting_groups(&self, technique: &'static Technique) -> impl Iterator<Item = crate::content::GroupId> {
        technique.groups.iter().copied().filter(|group| self.limits.effective_groups.contains(*group))
    }

    /// The pattern with the most points above 0, the earlier one where two are equal.
    pub fn best_evidence(&self, id: TechniqueId) -> Option<(PatternId, i8)> {
        let rated = self.rated(self.counting, id).filter(|(_, points)| *points > 0);
        rated.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The pattern with the fewest points below 0, the earlier one where two are equal.
    pub fn worst_evidence(&self, id: TechniqueId) -> Option<(PatternId, i8)> {
        let rated = self.rated(self.all, id).filter(|(_, points)| *points < 0);
        rated.reduce(|worst, next| if next.1 < worst.1 { next } else { worst })
    }

    /// The reasons to start gently that hold for a technique, with their positions.
    pub fn gentle_starts(
        &self,
        technique: &Technique,
    ) -> impl Iterator<Item = (usize, &'static crate::content::GentleStart)> {
        let (lowest, typical) = (technique.lowest, technique.typical);
        (0..).zip(self.facts.content.gentle_starts).filter(move |(_, start)| {
            start.lowest_at_least.is_none_or(|least| lowest >= least)
                && start.typical_at_least.is_none_or(|least| typical >= least)
                && self.facts.holds(&start.when)
        })
    }

    fn is_customary(&self, id: TechniqueId) -> bool {
        self.counting.iter().any(|pattern| self.facts.content.patterns[pattern].customary.contains(&id))
    }

    fn pressure(&self, technique: &Technique) -> i8 {
        let scoring = &self.facts.content.scoring;
        match self.wish {
            None if technique.typical <= scoring.gentle_typical => scoring.unsure_gentle,
            Some(wish) if wish < technique.lowest => scoring.wish_below,
            Some(wish) if wish.abs_diff(technique.typical) <= scoring.near_steps => scoring.wish_near,
            None | Some(_) => 0,
        }
    }

    fn rated(&self, patterns: &Set<PatternId>, id: TechniqueId) -> impl Iterator<Item = (PatternId, i8)> {
        let content = self.facts.content;
        patterns.iter().map(move |pattern| (pattern, content.ratings[rating(content, pattern, id)].points))
    }
}

/// How a technique is rated for a pattern; "no study found" where nothing is listed.
pub(super) fn rating(content: &Content, pattern: PatternId, id: TechniqueId) -> RatingId {
    let listed = content.patterns[pattern].ratings.iter().find(|(technique, _)| *technique == id);
    listed.map_or(content.rating_none, |(_, rating)| *rating)
}

/// The pressure that the client likes, 1 to 5; `None` when unsure. The levels are the first options of the question.
pub(super) fn wish(content: &Content, answers: &Answers) -> Option<u8> {
    let question = content.roles.pressure_wish;
    let list = content.questions[question].lists.first()?;
    let chosen = answers.chosen(content, question).next()?;
    let level = list.options.iter().position(|option| *option == chosen)? + 1;
    u8::try_from(level).ok().filter(|level| usize::from(*level) <= content.pressures.len())
}
