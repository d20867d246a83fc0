//! Step 1 of the order of evaluation: ticked rules, then adding rules, then deriving rules.

use super::cause::{Cause, FiredRule, Used, What};
use super::facts::Facts;
use crate::answers::Answers;
use content::{Condition, Content, GroupId, OptionId, Rule, RuleId, Set, insert_in_order};

/// All rules in force.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fired {
    /// The rules as a set.
    pub set: Set<RuleId>,
    /// The rules with their causes, in catalogue order.
    pub rules: Vec<FiredRule>,
}

/// Finds the rules in force. `prepared` is what [`super::prepare`] made of `given`; the trace names what was given.
#[must_use]
pub fn fire(content: &Content, given: &Answers, prepared: &Answers) -> Fired {
    let groups = super::groups_of(content, super::painful(content, prepared).iter());
    let mut firing = Firing { content, given, prepared, groups, fired: Fired::default() };
    for (id, rule) in content.rules.iter().filter(|(_, rule)| is_ticked(rule)) {
        firing.try_rule(id, &rule.when, Cause::Ticked);
    }
    for (id, adding) in content.adding.iter() {
        firing.try_rule(adding.adds, &adding.when, Cause::Added(id));
    }
    for (id, rule) in content.rules.iter().filter(|(_, rule)| !is_ticked(rule)) {
        firing.try_rule(id, &rule.when, Cause::Derived);
    }
    firing.fired
}

/// A rule is ticked when one answer alone fires it and it has a name that can be quoted.
fn is_ticked(rule: &Rule) -> bool {
    rule.option.is_some() || rule.label.is_some() && matches!(rule.when, Condition::Chosen(_))
}

struct Firing<'a> {
    content: &'a Content,
    given: &'a Answers,
    prepared: &'a Answers,
    groups: Set<GroupId>,
    fired: Fired,
}

impl Firing<'_> {
    fn try_rule(&mut self, rule: RuleId, when: &Condition, cause: Cause) {
        if self.fired.set.contains(rule) || !self.facts().holds(when) {
            return;
        }
        let mut used = self.facts().because(when);
        used.iter_mut().for_each(|used| *used = as_given(self.content, self.given, *used));
        used.dedup();
        self.fired.set.insert(rule);
        insert_in_order(&mut self.fired.rules, FiredRule { rule, cause, used }, |fired| fired.rule);
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            content: self.content,
            answers: self.prepared,
            fired: &self.fired.set,
            causes: &self.fired.rules,
            groups: &self.groups,
            outcomes: None,
        }
    }
}

/// What the client really gave where a missing answer was read as an option.
#[must_use]
pub fn as_given(content: &Content, given: &Answers, used: Used) -> Used {
    match used.what {
        What::Option(option) if !given.chose(content, option) => {
            let instead: Option<OptionId> = given.chosen(content, used.question).next();
            Used { what: instead.map_or(What::Nothing, What::Option), ..used }
        }
        What::Option(_) | What::Number(_) | What::Region(_) | What::Nothing => used,
    }
}
