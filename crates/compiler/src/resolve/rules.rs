//! Safety rules and everything around them: tiers, adding rules, adaptations, named conditions.

use std::collections::BTreeMap;

use super::examples;
use crate::context::CheckContext;
use crate::model::{
    Adaptation, AddingRule, AreaLimit, Condition, Named, OptionId, Outcome, Rule, TextId, Tier, TierId,
};
use crate::schema::{self, Kind as Word};

pub(super) fn tier(context: &CheckContext<'_>, row: &schema::Tier) -> Tier {
    let key = |part: &str| format!("tier.{}.{part}", row.id);
    Tier {
        id: row.id.clone(),
        hides: row.hides,
        stops: row.stops,
        cap: context.optional_within("cap", row.cap, 1..=5),
        excludes: context.techniques(&row.excludes),
        tone: row.tone,
        title: context.text(&key("title")),
        text: context.text(&key("text")),
        alert: context.text(&key("alert")),
        name: context.text(&key("name")),
        maternity: context.text_pair(&key("maternity_title"), &key("maternity_text")),
        maternity_too: context.optional_text(&key("maternity_too")),
        calls: row.calls.clone(),
        headings: context.text_pair(&key("suggested"), &key("possible")),
        note: row.note,
    }
}

pub(super) fn named(context: &CheckContext<'_>, row: &schema::Named) -> Named {
    Named { id: row.id.clone(), when: context.condition(&row.when) }
}

pub(super) fn rule(context: &CheckContext<'_>, row: &schema::Rule) -> Rule {
    check_basis(context, row.basis.as_deref());
    let option = row.ticked.as_ref().and_then(|question| ticked_option(context, question, &row.id));
    let when = match (&row.ticked, &row.when) {
        (Some(_), None) => {
            if !row.tiers.is_empty() || !row.example.is_empty() {
                examples::check(context, &row.example, &row.tiers);
            }
            Condition::Chosen(option.into_iter().collect())
        }
        (None, Some(when)) => {
            examples::check(context, &row.example, &row.tiers);
            context.condition(when)
        }
        (None, None) | (Some(_), Some(_)) => {
            context.problem("needs either \"ticked\" or \"when\"");
            Condition::Always
        }
    };
    Rule {
        id: row.id.clone(),
        option,
        when,
        outcomes: outcomes(context, row),
        cap: context.optional_within("cap", row.cap, 1..=5),
        limits: limits(context, &row.limits),
        excludes: context.techniques(&row.excludes),
        adaptations: context.ids(&context.catalog.adaptations, &row.adapts),
        leaves_alone: row
            .leaves_alone
            .as_ref()
            .map(|question| context.question("leaves_alone", question, Word::Places)),
        maternity: row.maternity,
        label: context.optional_text(&format!("rule.{}.label", row.id)),
        sources: context.sources(&row.sources, row.no_source.as_deref()),
    }
}

/// `basis` is a record: G guideline, C case reports, E experts.
fn check_basis(context: &CheckContext<'_>, basis: Option<&str>) {
    let fits = basis.is_none_or(|basis| basis.split('/').all(|letter| ["G", "C", "E"].contains(&letter)));
    context.require(fits, || "\"basis\" is one or more of G, C and E, for example \"G/C\"".to_owned());
}

/// The option that fires a ticked rule has the id of the rule.
fn ticked_option(context: &CheckContext<'_>, question: &str, rule: &str) -> Option<OptionId> {
    let id = context.check(context.catalog.questions.find(question))?;
    let row = context.catalog.question(id)?;
    context.require(matches!(row.kind, Word::One | Word::Many), || {
        format!("\"ticked\" names {question:?}, which is of kind {:?} and has nothing to tick", row.kind.name())
    });
    let options = context.check(context.catalog.options(id, rule))?;
    let is_exclusive = row.option.iter().any(|choice| choice.id == rule && choice.exclusive);
    context.require(!is_exclusive, || format!("the option {rule:?} is \"exclusive\" and cannot fire a rule"));
    options.first().copied()
}

/// The tiers of a rule. The first line that holds counts, so only the last one holds always.
fn outcomes(context: &CheckContext<'_>, row: &schema::Rule) -> Vec<Outcome> {
    let outcome = |tier: &str, when: Condition, limit_painful: Option<i64>| Outcome {
        when,
        tier: tier_id(context, tier),
        reason: reason(context, &row.id, tier),
        limit_painful: context.optional_within("limit_painful", limit_painful.or(row.limit_painful), 0..=5),
    };
    let lines = row.tiers.as_slice();
    let is_twofold = row.limit_painful.is_some() && lines.iter().any(|line| line.limit_painful.is_some());
    context.require(!is_twofold, || {
        "\"limit_painful\" stands beside \"tiers\" and in them: write it for all of them or line by line".to_owned()
    });
    match (&row.tier, lines.split_last()) {
        (Some(tier), None) => vec![outcome(tier, Condition::Always, None)],
        (None, Some((last, others))) => {
            context.require(last.when.is_none(), || {
                "the last of \"tiers\" must hold always: take its \"when\" out".to_owned()
            });
            for line in others.iter().filter(|line| line.when.is_none()) {
                context.problem(format!(
                    "the tier {:?} holds always and hides those after it: give it \"when\", or put it last",
                    line.tier
                ));
            }
            let resolved = |line: &schema::Outcome| {
                outcome(&line.tier, context.optional_condition(line.when.as_ref()), line.limit_painful)
            };
            lines.iter().map(resolved).collect()
        }
        (None, None) | (Some(_), Some(_)) => {
            context.problem("needs either \"tier\" or \"tiers\"");
            Vec::new()
        }
    }
}

fn tier_id(context: &CheckContext<'_>, tier: &str) -> TierId {
    context.id(&context.catalog.tiers, tier)
}

/// The reason of the tier where it has one of its own, else the reason of the rule.
fn reason(context: &CheckContext<'_>, rule: &str, tier: &str) -> TextId {
    context
        .optional_text(&format!("rule.{rule}.reason.{tier}"))
        .unwrap_or_else(|| context.text(&format!("rule.{rule}.reason")))
}

/// The limits of a rule, in the order of the groups.
fn limits(context: &CheckContext<'_>, limits: &BTreeMap<String, i64>) -> Vec<AreaLimit> {
    let mut found: Vec<AreaLimit> = Vec::new();
    for (name, at_most) in limits {
        let at_most = context.within(&format!("the limit of {name:?}"), *at_most, 0..=5);
        for group in context.groups(std::slice::from_ref(name)) {
            let is_first = !found.iter().any(|limit| limit.group == group);
            context.require(is_first, || format!("the group {:?} has two limits", context.catalog.groups.name(group)));
            found.push(AreaLimit { group, at_most });
        }
    }
    found.sort_by_key(|limit| limit.group);
    found
}

pub(super) fn adding(context: &CheckContext<'_>, row: &schema::Adding) -> AddingRule {
    check_basis(context, row.basis.as_deref());
    examples::check(context, &row.example, &[]);
    AddingRule {
        id: row.id.clone(),
        when: context.condition(&row.when),
        adds: context.id(&context.catalog.rules, &row.adds),
        reason: context.text(&format!("adding.{}.reason", row.id)),
        sources: context.sources(&row.sources, row.no_source.as_deref()),
    }
}

pub(super) fn adaptation(context: &CheckContext<'_>, row: &schema::Adaptation) -> Adaptation {
    Adaptation {
        id: row.id.clone(),
        at_cap: context.optional_within("at_cap", row.at_cap, 1..=5),
        client: context.text(&format!("adaptation.{}.client", row.id)),
        therapist: context.text(&format!("adaptation.{}.therapist", row.id)),
    }
}
