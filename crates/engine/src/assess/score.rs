//! Step 7: the score, a plain sum of seven parts that the client can see. Clinical reference 5.2 and 5.3.

use crate::answers::{Answer, Answers};
use crate::logic::Facts;
use content::{
    Content, GentleStart, GoalFit, GroupId, PatternId, RatingId, RegionId, Scope, Set, Technique, TechniqueId, Use,
};

use super::Limits;

/// The seven parts of a score, in points. They sort ideas; they measure nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Score {
    /// G: the goals that it fits, 0 to 5.
    pub goals: i8,
    /// E: the best evidence for it, 0 to 3.
    pub evidence: i8,
    /// N: evidence against it, -4 or 0.
    pub against: i8,
    /// A: whether it is used where it hurts, 0 to 3.
    pub place: i8,
    /// C: whether it is used for this kind of complaint, 0 to 3.
    pub kind: i8,
    /// P: whether it fits the pressure that the client likes, -2 to 2.
    pub pressure: i8,
    /// S: reasons to start gently, -7 to 0.
    pub start: i8,
}

impl Score {
    /// The sum.
    #[must_use]
    pub const fn total(&self) -> i8 {
        self.goals + self.evidence + self.against + self.place + self.kind + self.pressure + self.start
    }
}

/// A row of a table of uses that counts for this client.
#[derive(Clone, Copy)]
pub(super) struct CountingUse {
    /// Its position in the table.
    pub position: usize,
    /// The row.
    pub row: &'static Use,
    at_most: i8,
}

impl CountingUse {
    /// The points that it gives a technique, 0 to 3.
    pub fn points(&self, id: TechniqueId) -> i8 {
        let listed = self.row.points.iter().find(|(technique, _)| *technique == id);
        listed.map_or(0, |(_, points)| self.at_most.min(*points))
    }
}

/// What the score of every technique needs, worked out once for a client.
pub(super) struct Scorer<'a> {
    /// What holds for the client.
    pub facts: &'a Facts<'a>,
    /// Where and how firmly the client may be touched.
    pub limits: &'a Limits,
    /// The patterns that count for evidence: those of the effective regions and the general ones.
    pub counting: &'a Set<PatternId>,
    /// The patterns of all painful regions, and the general ones.
    pub all: &'a Set<PatternId>,
    /// The same in the order in which evidence names them.
    pub by_telling: Vec<PatternId>,
    /// The pressure that the client likes, 1 to 5; `None` for "unsure".
    pub wish: Option<u8>,
    /// The rows of "use by place" that count.
    pub by_place: Vec<CountingUse>,
    /// The rows of "use by kind" that count.
    pub by_kind: Vec<CountingUse>,
}

impl<'a> Scorer<'a> {
    pub fn new(
        facts: &'a Facts<'a>,
        limits: &'a Limits,
        counting: &'a Set<PatternId>,
        all: &'a Set<PatternId>,
    ) -> Self {
        let content = facts.content;
        let uses = |table| counting_uses(facts, table, limits, counting, all);
        Self {
            facts,
            limits,
            counting,
            all,
            by_telling: by_telling(facts, all),
            wish: wish(content, facts.answers),
            by_place: uses(content.by_place),
            by_kind: uses(content.by_kind),
        }
    }

    pub fn score(&self, id: TechniqueId, technique: &'static Technique) -> Score {
        let scoring = &self.facts.content.scoring;
        let goals: i8 = self.fitting_goals(id).map(|fit| fit.points).sum();
        let is_used_there = self.groups_of(technique).next().is_some();
        Score {
            goals: goals.min(scoring.goals_at_most),
            evidence: self.best_evidence(id).map_or(0, |(_, points)| points),
            against: self.worst_evidence(id).map_or(0, |(_, points)| points),
            place: best(&self.by_place, id) + if is_used_there { scoring.place } else { 0 },
            kind: best(&self.by_kind, id),
            pressure: self.pressure(technique),
            start: self.gentle_starts(technique).map(|(_, start)| start.points).sum(),
        }
    }

    /// The chosen goals that speak for a technique.
    pub fn fitting_goals(&self, id: TechniqueId) -> impl Iterator<Item = &'static GoalFit> {
        let chose = |fit: &&GoalFit| self.facts.answers.chose(self.facts.content, fit.goal);
        self.facts.content.goal_fit.iter().filter(move |fit| fit.technique == id).filter(chose)
    }

    /// The effective groups in which a technique is commonly used, whatever the limit there.
    pub fn groups_of(&self, technique: &'static Technique) -> impl Iterator<Item = GroupId> {
        technique.groups.iter().copied().filter(|group| self.limits.effective_groups.contains(*group))
    }

    /// The effective groups in which a technique is commonly used at a pressure that is allowed there.
    pub fn groups_in_reach(&self, technique: &'static Technique) -> impl Iterator<Item = GroupId> {
        self.groups_of(technique).filter(|group| self.limits.at(*group) >= technique.lowest)
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

    /// The strongest evidence among the patterns that count, at least 0; breaks ties and gives no points.
    pub fn strength(&self, id: TechniqueId) -> i8 {
        let content = self.facts.content;
        let strengths = self.counting.iter().map(|pattern| content.ratings[rating(content, pattern, id)].strength);
        strengths.max().unwrap_or_default().max(0)
    }

    /// The reasons to start gently that take points off a technique, with their positions.
    pub fn gentle_starts(&self, technique: &Technique) -> impl Iterator<Item = (usize, &'static GentleStart)> {
        let (lowest, typical) = (technique.lowest, technique.typical);
        (0..).zip(self.facts.content.gentle_starts).filter(move |(_, start)| {
            start.lowest_at_least.is_none_or(|least| lowest >= least)
                && start.typical_at_least.is_none_or(|least| typical >= least)
                && self.facts.holds(&start.when)
        })
    }

    fn pressure(&self, technique: &Technique) -> i8 {
        let points = &self.facts.content.scoring.wish;
        match self.wish {
            None if technique.typical <= points.gentle_typical => points.unsure_gentle,
            None => 0,
            Some(wish) if wish < technique.lowest => points.below,
            Some(wish) if wish > technique.highest => points.above,
            Some(wish) if wish == technique.typical => points.typical,
            Some(_) => points.within,
        }
    }

    fn rated(&self, patterns: &Set<PatternId>, id: TechniqueId) -> impl Iterator<Item = (PatternId, i8)> {
        let content = self.facts.content;
        patterns.iter().map(move |pattern| (pattern, content.ratings[rating(content, pattern, id)].points))
    }
}

fn best(uses: &[CountingUse], id: TechniqueId) -> i8 {
    uses.iter().map(|used| used.points(id)).max().unwrap_or_default()
}

/// The rows of a table of uses that count for a client.
fn counting_uses(
    facts: &Facts,
    table: &'static [Use],
    limits: &Limits,
    counting: &Set<PatternId>,
    all: &Set<PatternId>,
) -> Vec<CountingUse> {
    let is_place_left = !limits.effective.is_empty();
    let fits_elsewhere = || table.iter().any(|row| row.pattern.is_some_and(|pattern| all.contains(pattern)));
    let counts = |row: &Use| match (row.pattern, row.scope) {
        (Some(pattern), _) => counting.contains(pattern),
        (None, Scope::General) => facts.holds(&row.when),
        (None, Scope::Body) => is_place_left && facts.holds(&row.when),
        (None, Scope::Otherwise) => is_place_left && !fits_elsewhere() && facts.holds(&row.when),
    };
    let at_most = |row: &Use| match &row.lowered {
        Some((to, when)) if facts.holds(when) => *to,
        Some(_) | None => i8::MAX,
    };
    let rows = table.iter().enumerate().filter(|(_, row)| counts(row));
    rows.map(|(position, row)| CountingUse { position, row, at_most: at_most(row) }).collect()
}

/// Patterns in the order in which evidence names them: the most telling complaint first, and of the patterns of
/// places that of the place that bothers the client most.
fn by_telling(facts: &Facts, patterns: &Set<PatternId>) -> Vec<PatternId> {
    let order = &facts.content.evidence_order;
    let (main, others): (Vec<PatternId>, Vec<PatternId>) =
        order.places.iter().partition(|pattern| is_of_main_place(facts, **pattern));
    let listed = order.first.iter().chain(&main).chain(&others).chain(order.last);
    listed.copied().filter(|pattern| patterns.contains(*pattern)).collect()
}

fn is_of_main_place(facts: &Facts, pattern: PatternId) -> bool {
    let groups: Set<GroupId> =
        main_place(facts).map(|region| facts.content.regions[region].group).into_iter().collect();
    Facts { groups: &groups, ..*facts }.holds(&facts.content.patterns[pattern].when)
}

/// The place that bothers the client most, while it is marked.
fn main_place(facts: &Facts) -> Option<RegionId> {
    let roles = &facts.content.roles;
    match facts.answers.get(roles.main_place) {
        Some(Answer::Place(place)) => facts.answers.regions(roles.pain_places).find(|region| region == place),
        _ => None,
    }
}

/// How a technique is rated for a pattern; "no study found" where nothing is listed.
pub(super) fn rating(content: &Content, pattern: PatternId, id: TechniqueId) -> RatingId {
    let listed = content.patterns[pattern].ratings.iter().find(|(technique, _)| *technique == id);
    listed.map_or(content.rating_none, |(_, rating)| *rating)
}

/// The pressure that the client likes, 1 to 5; `None` when unsure. The levels are the first options of the question.
fn wish(content: &Content, answers: &Answers) -> Option<u8> {
    let question = content.roles.pressure_wish;
    let list = content.questions[question].lists.first()?;
    let chosen = answers.chosen(content, question).next()?;
    let level = list.options.iter().position(|option| *option == chosen)? + 1;
    u8::try_from(level).ok().filter(|level| usize::from(*level) <= content.pressures.len())
}
