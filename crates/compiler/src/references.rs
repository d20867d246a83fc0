//! What conditions look at: rules, named conditions and questions, also through each other.

use std::collections::BTreeSet;

use crate::model::{Condition, Content, NamedId, QuestionId, RuleId};

/// Everything that a condition looks at.
#[derive(Default)]
pub(crate) struct References {
    pub rules: BTreeSet<RuleId>,
    pub named: BTreeSet<NamedId>,
    pub questions: BTreeSet<QuestionId>,
}

impl References {
    /// What the conditions look at by themselves.
    pub fn at<'a>(content: &Content, conditions: impl IntoIterator<Item = &'a Condition>) -> Self {
        let mut references = Self::default();
        conditions.into_iter().for_each(|condition| references.add(content, condition));
        references
    }

    /// The same, and what the named conditions among them look at. There must be no circle of named conditions.
    pub fn through_names(content: &Content, condition: &Condition) -> Self {
        let mut references = Self::at(content, [condition]);
        for named in references.named.clone() {
            references.join(Self::through_names(content, &content.named[named].when));
        }
        references
    }

    /// The questions that the condition depends on, also through named conditions and rules.
    /// There must be no circle of named conditions, and no rule may look at a later one.
    pub fn all_questions(content: &Content, condition: &Condition) -> BTreeSet<QuestionId> {
        let mut references = Self::through_names(content, condition);
        let mut questions = std::mem::take(&mut references.questions);
        for rule in references.rules {
            let adding = content.adding.rows().iter().filter(|adding| adding.adds == rule);
            questions.extend(Self::all_questions(content, &content.rules[rule].when));
            questions.extend(adding.flat_map(|adding| Self::through_names(content, &adding.when).questions));
        }
        questions
    }

    fn join(&mut self, other: Self) {
        self.rules.extend(other.rules);
        self.named.extend(other.named);
        self.questions.extend(other.questions);
    }

    fn add(&mut self, content: &Content, condition: &Condition) {
        match condition {
            Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| self.add(content, one)),
            Condition::Not(one) => self.add(content, one),
            Condition::Chosen(options) => {
                self.questions.extend(options.iter().map(|option| content.options[*option].question))
            }
            Condition::Answered(question)
            | Condition::AtLeast(question, _)
            | Condition::Marked(question, _)
            | Condition::PartsAtLeast(question, _) => {
                self.questions.insert(*question);
            }
            Condition::AreaIn(_) | Condition::PlaceIn(_) | Condition::BothSides(_) | Condition::ZonesAtLeast(_) => {
                self.questions.insert(content.roles.pain_places);
            }
            Condition::Fired(rules) => self.rules.extend(rules),
            Condition::Named(named) => {
                self.named.insert(*named);
            }
            Condition::Always
            | Condition::Never
            | Condition::Pattern(_)
            | Condition::Tier(_)
            | Condition::Adapts(_)
            | Condition::IdeasAtLeast(_) => {}
        }
    }
}
