//! From blocks to rows: every id found, every number in its range, every text there.
//!
//! All blocks are looked at, whatever is wrong with some of them, so that one build names all mistakes.

mod body;
mod evidence;
mod examples;
mod questions;
mod roles;
mod rules;
mod score;
mod screens;
mod techniques;
mod visit;

pub use examples::Example;

use std::collections::BTreeMap;

use crate::desk::Desk;
use crate::drawing;
use crate::model::{Content, QuestionId, RowId, Table, TextId};
use crate::names::Ids;
use crate::problem::Spot;
use crate::read::{Block, Raw};
use crate::texts::Texts;

/// All rows; `None` if a block could not be read.
pub(crate) fn content(desk: Desk<'_>, raw: &Raw, texts: &Texts<'_>) -> Option<Content> {
    let meta = raw.meta.row.as_ref();
    // Reported with the roles if it is unknown.
    let goals = meta.and_then(|meta| desk.catalog.questions.get(&meta.roles.goals));
    let roles = meta.map(|meta| roles::roles(&desk.at(&raw.meta.spot), &meta.roles));
    let tier_clear = meta.map(|meta| desk.at(&raw.meta.spot).id(&desk.catalog.tiers, &meta.tier_clear));
    let tier_incomplete = meta.map(|meta| desk.at(&raw.meta.spot).id(&desk.catalog.tiers, &meta.tier_incomplete));
    let rating_none = meta.map(|meta| desk.at(&raw.meta.spot).id(&desk.catalog.ratings, &meta.rating_none));
    let strengths = meta.map(|meta| roles::strengths(&desk.at(&raw.meta.spot), meta.strengths));
    let uri = meta.map(|meta| roles::uri(&desk.at(&raw.meta.spot), &meta.uri));
    let followed = meta.map(|meta| roles::followed(&desk.at(&raw.meta.spot), &meta.followed));
    let questions = questions::questions(desk);
    let options = questions::options(desk);
    let steps = each(desk, &raw.steps, screens::step);
    let screens = screens::screens(desk, &raw.steps);
    let zones = each(desk, &raw.zones, body::zone);
    let parts = each(desk, &raw.parts, body::part);
    let groups = each(desk, &raw.groups, body::group);
    let known = parts.as_deref().unwrap_or_default();
    let drawn = drawing::resolve(desk, raw);
    let regions = each(desk, &raw.places, |desk, row| body::regions(desk, known, &drawn, row));
    let limits = body::limits(desk, &raw.limits);
    let tiers = each(desk, &raw.tiers, rules::tier);
    let named = each(desk, &raw.named, rules::named);
    let rules = each(desk, &raw.rules, rules::rule);
    let adding = each(desk, &raw.adding, rules::adding);
    let adaptations = each(desk, &raw.adaptations, rules::adaptation);
    let gentle_starts = each(desk, &raw.gentle_starts, score::gentle_start);
    let scoring = raw.score.row.as_ref().map(|score| score::scoring(&desk.at(&raw.score.spot), score));
    let (by_place, by_kind) = (score::by_place(desk, raw), score::by_kind(desk, raw));
    let status_caps = score::status_caps(desk, &raw.status_caps);
    let techniques = each(desk, &raw.techniques, |desk, row| techniques::technique(desk, row, goals));
    let cares = each(desk, &raw.cares, techniques::care);
    let goal_fit =
        raw.score.row.as_ref().map(|score| score::goal_fit(&desk.at(&raw.score.spot), &score.goal_fit, goals));
    let ratings = each(desk, &raw.ratings, evidence::rating);
    let patterns = each(desk, &raw.patterns, evidence::pattern);
    let evidence_order =
        raw.evidence_order.row.as_ref().map(|order| evidence::order(&desk.at(&raw.evidence_order.spot), order));
    let rows = each(desk, &raw.evidence, evidence::evidence);
    let claims = each(desk, &raw.claims, evidence::claim);
    let sources = each(desk, &raw.sources, evidence::source);
    let [good_to_know, what_else, support] = visit::lines(desk, raw);
    let area_notes = visit::area_notes(desk, raw);
    let pressures = visit::pressures(desk, &raw.levels);
    let visit = visit::visit(desk, raw);
    let countries = visit::countries(desk, &raw.countries);
    Some(Content {
        version: meta.map(|meta| meta.version.clone())?,
        uri: uri?,
        questions: Table::new(questions?),
        options: Table::new(options),
        steps: Table::new(steps?),
        screens: Table::new(screens),
        roles: roles?,
        followed: followed?,
        regions: Table::new(regions?.into_iter().flatten().collect()),
        groups: Table::new(groups?),
        parts: Table::new(parts?),
        zones: Table::new(zones?),
        drawings: drawn.drawings,
        named: Table::new(named?),
        rules: Table::new(rules?),
        adding: Table::new(adding?),
        tiers: Table::new(tiers?),
        tier_clear: tier_clear?,
        tier_incomplete: tier_incomplete?,
        adaptations: Table::new(adaptations?),
        limits: limits?,
        techniques: Table::new(techniques?),
        cares: cares?,
        goal_fit: goal_fit?,
        by_place: by_place?,
        by_kind: by_kind?,
        status_caps: status_caps?,
        patterns: Table::new(patterns?),
        evidence_order: evidence_order?,
        ratings: Table::new(ratings?),
        rating_none: rating_none?,
        strengths: strengths?,
        evidence: Table::new(rows?),
        claims: Table::new(claims?),
        gentle_starts: gentle_starts?,
        scoring: scoring?,
        good_to_know: good_to_know?,
        what_else: what_else?,
        support: support?,
        area_notes: area_notes?,
        pressures: pressures?,
        visit: visit?,
        countries: countries?,
        sources: Table::new(sources?),
        texts_hash: texts.hash(),
        texts_len: texts.keys().len(),
    })
}

/// The LOINC codes of questions.
pub(crate) fn loinc(desk: Desk<'_>, raw: &Raw) -> BTreeMap<QuestionId, String> {
    let desk = desk.at(&raw.meta.spot);
    let codes = raw.meta.row.iter().flat_map(|meta| &meta.loinc);
    codes.map(|(question, code)| (desk.id(&desk.catalog.questions, question), code.clone())).collect()
}

/// The examples of all rules that could be read.
pub(crate) fn examples(raw: &Raw) -> Vec<Example> {
    examples::all(raw)
}

/// One row for each block; `None` if one could not be read, but the others are looked at all the same.
fn each<T, R>(desk: Desk<'_>, blocks: &[Block<T>], resolve: impl Fn(&Desk<'_>, &T) -> R) -> Option<Vec<R>> {
    let rows: Vec<Option<R>> =
        blocks.iter().map(|block| Some(resolve(&desk.at(&block.spot), block.row.as_ref()?))).collect();
    rows.into_iter().collect()
}

/// Ids that are no table of their own must be unique nevertheless.
fn unique<'a>(desk: Desk<'_>, what: &'static str, ids: impl Iterator<Item = (&'a String, &'a Spot)>) {
    let rows = ids.map(|(id, spot)| (id.clone(), spot.clone())).collect();
    let _: Ids<TextId> = Ids::new(what, rows, desk.problems);
}

/// The id of the row at `position` of its table.
fn at<I: RowId>(position: usize) -> I {
    I::new(position)
}
