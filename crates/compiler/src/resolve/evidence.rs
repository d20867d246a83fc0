//! What studies say: ratings, patterns, evidence rows, claims and sources.

use std::collections::BTreeSet;

use crate::context::CheckContext;
use crate::model::{
    Claim, Condition, Evidence, EvidenceId, EvidenceOrder, Pattern, Rating, RatingId, Source, TechniqueId,
};
use crate::schema;

pub(super) fn rating(context: &CheckContext<'_>, row: &schema::Rating) -> Rating {
    Rating {
        id: row.id.clone(),
        points: context.within("points", row.points, -4..=3),
        strength: context.within("strength", row.strength, -2..=8),
        marks: context.optional_within("marks", row.marks, 0..=4),
        mixed: row.mixed,
        word: context.text(&format!("rating.{}.word", row.id)),
        phrase: context.text(&format!("rating.{}.phrase", row.id)),
    }
}

pub(super) fn pattern(context: &CheckContext<'_>, row: &schema::Pattern) -> Pattern {
    let mut ratings: Vec<(TechniqueId, RatingId)> = Vec::new();
    for (technique, rating) in &row.ratings {
        ratings
            .push((context.id(&context.catalog.techniques, technique), context.id(&context.catalog.ratings, rating)));
    }
    ratings.sort_unstable();
    Pattern {
        id: row.id.clone(),
        scope: row.scope,
        when: context.condition(&row.when),
        label: context.text(&format!("pattern.{}", row.id)),
        evidence: evidence_rows(context, &row.evidence),
        ratings,
        disputed: row.disputed,
    }
}

/// The first row whose condition holds counts, so only the last one holds always.
fn evidence_rows(context: &CheckContext<'_>, rows: &[schema::EvidenceRow]) -> Vec<(Condition, EvidenceId)> {
    match rows.split_last() {
        None => context.problem("has no \"evidence\": name the row that says what studies found"),
        Some((last, others)) => {
            context.require(last.when.is_none(), || {
                "the last of \"evidence\" must hold always: take its \"when\" out".to_owned()
            });
            for row in others.iter().filter(|row| row.when.is_none()) {
                context.problem(format!(
                    "the evidence {:?} holds always and hides those after it: give it \"when\", or put it last",
                    row.row
                ));
            }
        }
    }
    rows.iter()
        .map(|row| (context.optional_condition(row.when.as_ref()), context.id(&context.catalog.evidence, &row.row)))
        .collect()
}

/// Every pattern stands in it once, so that the evidence of a technique can name any of them.
pub(super) fn order(context: &CheckContext<'_>, row: &schema::EvidenceOrder) -> EvidenceOrder {
    let listed = || [&row.first, &row.places, &row.last].into_iter().flatten();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for name in listed().filter(|name| !seen.insert(name)) {
        context.problem(format!("{name:?} is named twice"));
    }
    for name in context.catalog.patterns.names().filter(|name| !seen.contains(name)) {
        context.problem(format!("the pattern {name:?} is missing: say where its evidence is named"));
    }
    // The order of the file is what it says.
    let found =
        |names: &[String]| names.iter().filter_map(|name| context.check(context.catalog.patterns.find(name))).collect();
    EvidenceOrder { first: found(&row.first), places: found(&row.places), last: found(&row.last) }
}

pub(super) fn evidence(context: &CheckContext<'_>, row: &schema::Evidence) -> Evidence {
    Evidence {
        id: row.id.clone(),
        condition: context.text(&format!("evidence.{}.condition", row.id)),
        certainty: context.text(&format!("evidence.{}.certainty", row.id)),
        sentence: context.text(&format!("evidence.{}.sentence", row.id)),
        sources: context.sources(&row.sources, row.no_source.as_deref()),
    }
}

pub(super) fn claim(context: &CheckContext<'_>, row: &schema::Claim) -> Claim {
    Claim {
        id: row.id.clone(),
        claim: context.text(&format!("claim.{}.claim", row.id)),
        verdict: context.text(&format!("claim.{}.verdict", row.id)),
        sentence: context.text(&format!("claim.{}.sentence", row.id)),
        sources: context.sources(&row.sources, row.no_source.as_deref()),
    }
}

pub(super) fn source(context: &CheckContext<'_>, row: &schema::Source) -> Source {
    let is_line = !row.citation.trim().is_empty() && !row.citation.contains(['\n', '\r']);
    context.require(is_line, || "\"citation\" must be one line of text".to_owned());
    Source { key: row.key.clone(), citation: context.text(&format!("source.{}", row.key)) }
}
