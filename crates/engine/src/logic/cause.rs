//! Why something holds for a client: the rule, and the answers behind it.

use content::{AddingRuleId, OptionId, QuestionId, RegionId, RuleId};

/// An answer that a condition looked at, as it was really given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Used {
    /// The question.
    pub question: QuestionId,
    /// What was found there.
    pub what: What,
}

/// What was found as the answer to a question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// A chosen option.
    Option(OptionId),
    /// A number.
    Number(u8),
    /// A marked region.
    Region(RegionId),
    /// Nothing: the question was not answered.
    Nothing,
}

/// Why a rule is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The client ticked it.
    Ticked,
    /// An adding rule put it into force.
    Added(AddingRuleId),
    /// It follows from several answers.
    Derived,
}

/// A rule in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FiredRule {
    /// The rule.
    pub rule: RuleId,
    /// Why it is in force.
    pub cause: Cause,
    /// The answers that were really given and led to it.
    pub used: Vec<Used>,
}
