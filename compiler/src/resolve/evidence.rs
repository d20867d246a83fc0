//! What studies say: ratings, patterns, evidence rows, claims and sources.

use std::collections::BTreeSet;

use crate::desk::Desk;
use crate::model::{
    Claim, Condition, Evidence, EvidenceId, EvidenceOrder, Pattern, Rating, RatingId, Source, TechniqueId,
};
use crate::schema;

pub(super) fn rating(desk: &Desk<'_>, row: &schema::Rating) -> Rating {
    Rating {
        id: row.id.clone(),
        points: desk.within("points", row.points, -4..=3),
        strength: desk.within("strength", row.strength, -2..=8),
        marks: desk.optional_within("marks", row.marks, 0..=4),
        mixed: row.mixed,
        word: desk.text(&format!("rating.{}.word", row.id)),
        phrase: desk.text(&format!("rating.{}.phrase", row.id)),
    }
}

pub(super) fn pattern(desk: &Desk<'_>, row: &schema::Pattern) -> Pattern {
    let mut ratings: Vec<(TechniqueId, RatingId)> = Vec::new();
    for (technique, rating) in &row.ratings {
        ratings.push((desk.id(&desk.catalog.techniques, technique), desk.id(&desk.catalog.ratings, rating)));
    }
    ratings.sort_unstable();
    Pattern {
        id: row.id.clone(),
        scope: row.scope,
        when: desk.condition(&row.when),
        label: desk.text(&format!("pattern.{}", row.id)),
        evidence: evidence_rows(desk, &row.evidence),
        ratings,
        disputed: row.disputed,
    }
}

/// The first row whose condition holds counts, so only the last one holds always.
fn evidence_rows(desk: &Desk<'_>, rows: &[schema::EvidenceRow]) -> Vec<(Condition, EvidenceId)> {
    match rows.split_last() {
        None => desk.problem("has no \"evidence\": name the row that says what studies found"),
        Some((last, others)) => {
            desk.require(last.when.is_none(), || {
                "the last of \"evidence\" must hold always: take its \"when\" out".to_owned()
            });
            for row in others.iter().filter(|row| row.when.is_none()) {
                desk.problem(format!(
                    "the evidence {:?} holds always and hides those after it: give it \"when\", or put it last",
                    row.row
                ));
            }
        }
    }
    rows.iter()
        .map(|row| (desk.optional_condition(row.when.as_ref()), desk.id(&desk.catalog.evidence, &row.row)))
        .collect()
}

/// Every pattern stands in it once, so that the evidence of a technique can name any of them.
pub(super) fn order(desk: &Desk<'_>, row: &schema::EvidenceOrder) -> EvidenceOrder {
    let listed = || [&row.first, &row.places, &row.last].into_iter().flatten();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for name in listed().filter(|name| !seen.insert(name)) {
        desk.problem(format!("{name:?} is named twice"));
    }
    for name in desk.catalog.patterns.names().filter(|name| !seen.contains(name)) {
        desk.problem(format!("the pattern {name:?} is missing: say where its evidence is named"));
    }
    // The order of the file is what it says.
    let found =
        |names: &[String]| names.iter().filter_map(|name| desk.check(desk.catalog.patterns.find(name))).collect();
    EvidenceOrder { first: found(&row.first), places: found(&row.places), last: found(&row.last) }
}

pub(super) fn evidence(desk: &Desk<'_>, row: &schema::Evidence) -> Evidence {
    Evidence {
        id: row.id.clone(),
        condition: desk.text(&format!("evidence.{}.condition", row.id)),
        certainty: desk.text(&format!("evidence.{}.certainty", row.id)),
        sentence: desk.text(&format!("evidence.{}.sentence", row.id)),
        sources: desk.sources(&row.sources, row.no_source.as_deref()),
    }
}

pub(super) fn claim(desk: &Desk<'_>, row: &schema::Claim) -> Claim {
    Claim {
        id: row.id.clone(),
        claim: desk.text(&format!("claim.{}.claim", row.id)),
        verdict: desk.text(&format!("claim.{}.verdict", row.id)),
        sentence: desk.text(&format!("claim.{}.sentence", row.id)),
        sources: desk.sources(&row.sources, row.no_source.as_deref()),
    }
}

pub(super) fn source(desk: &Desk<'_>, row: &schema::Source) -> Source {
    let is_line = !row.citation.trim().is_empty() && !row.citation.contains(['\n', '\r']);
    desk.require(is_line, || "\"citation\" must be one line of text".to_owned());
    Source { key: row.key.clone(), citation: desk.text(&format!("source.{}", row.key)) }
}
