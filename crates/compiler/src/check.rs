//! What only the whole content can tell: circles, the order of rules, what can never hold, what nothing leads to.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::model::{Condition, Content, Line, RowId, RuleId, Table};
use crate::names::Ids;
use crate::problem::{Problems, Spot};
use crate::read::{Block, Raw};
use crate::references::References;
use crate::satisfy::Solver;
use crate::schema;

/// Checks a content in which every id is known.
pub(crate) fn content(content: &Content, catalog: &Catalog<'_>, raw: &Raw, problems: &Problems) {
    let check = Check { content, catalog, raw, problems };
    check.no_circle(&catalog.named, "is defined by itself", |named| {
        References::at(content, [&content.named[named].when]).named
    });
    if problems.is_empty() {
        check.order_of_rules();
    }
    // From here on the checks follow names and rules, which would never end in a circle.
    if problems.is_empty() {
        check.circles_of_questions();
        check.what_counts();
        check.what_can_hold();
        check.what_is_used();
    }
}

struct Check<'a> {
    content: &'a Content,
    catalog: &'a Catalog<'a>,
    raw: &'a Raw,
    problems: &'a Problems,
}

impl<'a> Check<'a> {
    /// Reports each row that leads back to itself, once for each circle.
    fn no_circle<I: RowId>(&self, ids: &Ids<I>, what: &str, next: impl Fn(I) -> BTreeSet<I>) {
        let mut reported = BTreeSet::new();
        for start in ids.ids() {
            if let Some(circle) = find_circle(start, &next, &mut vec![start], &mut BTreeSet::new())
                && circle.iter().all(|id| reported.insert(*id))
            {
                let names: Vec<&str> = circle.iter().chain([&start]).map(|id| ids.name(*id)).collect();
                self.problems.add(&ids.spot(start), format!("{what}: {}", names.join(" -> ")));
            }
        }
    }

    /// A question that is shown because of itself could never be shown.
    fn circles_of_questions(&self) {
        self.no_circle(&self.catalog.questions, "is shown or counts only after itself", |id| {
            let question = &self.content.questions[id];
            [&question.shown, &question.counts]
                .into_iter()
                .flat_map(|condition| References::all_questions(self.content, condition))
                .collect()
        });
    }

    /// Ticked rules fire first, then adding rules add, then the others follow in their order.
    fn order_of_rules(&self) {
        for (id, rule) in self.content.rules.iter() {
            let conditions = std::iter::once(&rule.when).chain(rule.outcomes.iter().map(|outcome| &outcome.when));
            for seen in conditions
                .flat_map(|condition| References::through_names(self.content, condition).rules)
                .collect::<BTreeSet<_>>()
            {
                if seen >= id && !(seen > id && self.is_ticked(seen)) {
                    let name = self.catalog.rules.name(seen);
                    let message = if seen == id {
                        "refers to itself".to_owned()
                    } else {
                        format!("refers to the rule {name:?}, which comes later: put it before this one")
                    };
                    self.problems.add(&self.catalog.rules.spot(id), message);
                }
            }
        }
        for (id, adding) in self.content.adding.iter() {
            for seen in References::through_names(self.content, &adding.when)
                .rules
                .into_iter()
                .filter(|seen| !self.is_ticked(*seen))
            {
                let name = self.catalog.rules.name(seen);
                self.problems.add(
                    &self.catalog.adding.spot(id),
                    format!("refers to the rule {name:?}, which is not ticked: adding rules run before derived ones"),
                );
            }
        }
    }

    /// A rule that one answer alone fires and that has a name to quote, as `logic::fire` has it.
    fn is_ticked(&self, rule: RuleId) -> bool {
        let rule = &self.content.rules[rule];
        rule.option.is_some() || rule.label.is_some() && matches!(rule.when, Condition::Chosen(_))
    }

    /// Which answers count is decided before any rule is looked at.
    fn what_counts(&self) {
        for (id, question) in self.content.questions.iter() {
            if !References::through_names(self.content, &question.counts).rules.is_empty() {
                self.problems.add(
                    &self.catalog.questions.spot(id),
                    "rules decide whether its answer counts, but rules look only at answers that count: \
                     write \"counts\" without \"rule\"",
                );
            }
        }
    }

    fn what_can_hold(&self) {
        let (content, catalog) = (self.content, self.catalog);
        for (id, question) in content.questions.iter() {
            let spot = catalog.questions.spot(id);
            self.can_hold(&spot, "can never be shown", &[&question.shown]);
            self.can_hold(&spot, "\"counts\" can never hold", &[&question.counts]);
            if question.must != Condition::Never {
                self.can_hold(
                    &spot,
                    "\"must\" can never hold while the question is shown",
                    &[&question.shown, &question.must],
                );
            }
        }
        for option in content.options.rows() {
            let message = format!("the option {:?} can never be shown", option.id);
            self.can_hold(
                &catalog.questions.spot(option.question),
                &message,
                &[&content.questions[option.question].shown, &option.shown],
            );
        }
        for (id, named) in content.named.iter() {
            self.can_hold(&catalog.named.spot(id), "can never hold", &[&named.when]);
        }
        for (id, rule) in content.rules.iter() {
            self.rule_can_fire(&catalog.rules.spot(id), id, &rule.when);
        }
        for (id, adding) in content.adding.iter() {
            self.can_hold(&catalog.adding.spot(id), "can never fire", &[&adding.when]);
        }
        for (start, block) in content.gentle_starts.iter().zip(&self.raw.gentle_starts) {
            self.can_hold(&block.spot, "can never hold", &[&start.when]);
        }
        for (uses, blocks) in [(&content.by_place, &self.raw.by_place), (&content.by_kind, &self.raw.by_kind)] {
            for (row, block) in uses.iter().zip(blocks) {
                self.can_hold(&block.spot, "can never count", &[&row.when]);
                if let Some((_, when)) = &row.lowered {
                    self.can_hold(&block.spot, "can never be \"lowered\"", &[when]);
                }
            }
        }
        for (cap, block) in content.status_caps.iter().zip(&self.raw.status_caps) {
            self.can_hold(&block.spot, "can never hold", &[&cap.when]);
        }
        for (note, block) in content.area_notes.iter().zip(&self.raw.area_notes) {
            self.can_hold(&block.spot, "can never be told", &[&note.when]);
        }
        for (id, pattern) in content.patterns.iter() {
            let solver = Solver::new(content);
            let spot = catalog.patterns.spot(id);
            self.require(&spot, "can never hold", solver.can_hold_pattern(id, &Condition::Always));
            for (when, row) in &pattern.evidence {
                let message = format!("its evidence {:?} can never be reached", catalog.evidence.name(*row));
                self.require(&spot, &message, solver.can_hold_pattern(id, when));
            }
        }
        for (care, block) in content.cares.iter().zip(&self.raw.cares) {
            self.can_hold(&block.spot, "can never be shown", &[&care.when]);
        }
        self.lines_can_hold(&content.good_to_know, &self.raw.good_to_know);
        self.lines_can_hold(&content.what_else, &self.raw.what_else);
        self.lines_can_hold(&content.support, &self.raw.support);
    }

    fn rule_can_fire(&self, spot: &Spot, id: RuleId, when: &Condition) {
        if !self.can_hold(spot, "can never fire", &[when]) {
            return;
        }
        let mut before = Vec::new();
        for outcome in &self.content.rules[id].outcomes {
            let message = format!("its tier {:?} can never be reached", self.catalog.tiers.name(outcome.tier));
            self.require(spot, &message, Solver::new(self.content).can_hold(&[when, &outcome.when], &before));
            before.push(&outcome.when);
        }
    }

    fn lines_can_hold(&self, lines: &[Line], blocks: &[Block<schema::Line>]) {
        for (line, block) in lines.iter().zip(blocks) {
            self.can_hold(&block.spot, "can never be shown", &[&line.when]);
        }
    }

    /// Reports conditions that cannot hold together.
    fn can_hold(&self, spot: &Spot, message: &str, conditions: &[&Condition]) -> bool {
        self.require(spot, message, Solver::new(self.content).can_hold(conditions, &[]))
    }

    fn require(&self, spot: &Spot, message: &str, holds: bool) -> bool {
        if !holds {
            self.problems
                .add(spot, format!("{message}, because the conditions contradict each other or what can be answered"));
        }
        holds
    }

    /// What nothing leads to is a leftover, or the trace of something forgotten.
    fn what_is_used(&self) {
        let (content, catalog) = (self.content, self.catalog);
        let named = References::at(content, self.all_conditions()).named;
        self.all_used(&catalog.named, "no condition refers to it", |id| named.contains(&id));
        self.all_used(&catalog.groups, "no place belongs to it", |id| {
            content.regions.rows().iter().any(|region| region.group == id)
        });
        self.all_used(&catalog.zones, "no part belongs to it", |id| {
            content.parts.rows().iter().any(|part| part.zone == id)
        });
        self.all_used(&catalog.parts, "no place belongs to it", |id| {
            content.regions.rows().iter().any(|region| region.part == id)
        });
        let adds = |id| content.rules.rows().iter().any(|rule| rule.adaptations.contains(&id));
        self.all_used(&catalog.adaptations, "no rule adds it", |id| {
            content.adaptations[id].at_cap.is_some() || adds(id)
        });
        let leads = |id| content.rules.rows().iter().flat_map(|rule| &rule.outcomes).any(|outcome| outcome.tier == id);
        self.all_used(&catalog.tiers, "no rule leads to it", |id| {
            id == content.tier_clear || id == content.tier_incomplete || leads(id)
        });
    }

    fn all_used<I: RowId>(&self, ids: &Ids<I>, message: &str, is_used: impl Fn(I) -> bool) {
        for id in ids.ids().filter(|id| !is_used(*id)) {
            self.problems.add(&ids.spot(id), format!("{message}, use it or take it out"));
        }
    }

    fn all_conditions(&self) -> impl Iterator<Item = &'a Condition> {
        let content = self.content;
        let questions = content.questions.rows().iter().flat_map(|row| [&row.shown, &row.counts, &row.must]);
        let rules = content
            .rules
            .rows()
            .iter()
            .flat_map(|row| std::iter::once(&row.when).chain(row.outcomes.iter().map(|outcome| &outcome.when)));
        let patterns = content
            .patterns
            .rows()
            .iter()
            .flat_map(|row| std::iter::once(&row.when).chain(row.evidence.iter().map(|(when, _)| when)));
        let uses = content.by_place.iter().chain(&content.by_kind);
        let uses = uses.flat_map(|row| std::iter::once(&row.when).chain(row.lowered.iter().map(|(_, when)| when)));
        let lines = [&content.good_to_know, &content.what_else, &content.support].into_iter().flatten();
        questions
            .chain(whens(&content.options, |row| &row.shown))
            .chain(whens(&content.named, |row| &row.when))
            .chain(rules)
            .chain(whens(&content.adding, |row| &row.when))
            .chain(patterns)
            .chain(content.gentle_starts.iter().map(|row| &row.when))
            .chain(uses)
            .chain(content.status_caps.iter().map(|row| &row.when))
            .chain(content.area_notes.iter().map(|row| &row.when))
            .chain(content.cares.iter().map(|row| &row.when))
            .chain(lines.map(|row| &row.when))
    }
}

fn whens<I: RowId, T>(table: &Table<I, T>, when: fn(&T) -> &Condition) -> impl Iterator<Item = &Condition> {
    table.rows().iter().map(when)
}

/// The way from `path` back to `start`, if there is one. What was `seen` leads nowhere.
fn find_circle<I: RowId>(
    start: I,
    next: &impl Fn(I) -> BTreeSet<I>,
    path: &mut Vec<I>,
    seen: &mut BTreeSet<I>,
) -> Option<Vec<I>> {
    for id in next(*path.last()?) {
        if id == start {
            return Some(path.clone());
        }
        if seen.insert(id) {
            path.push(id);
            if let Some(circle) = find_circle(start, next, path, seen) {
                return Some(circle);
            }
            path.pop();
        }
    }
    None
}
