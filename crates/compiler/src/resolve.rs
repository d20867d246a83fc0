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

use crate::context::CheckContext;
use crate::drawing;
use crate::model::{Content, QuestionId, RowId, Table, TextId};
use crate::names::Ids;
use crate::problem::Spot;
use crate::read::{Block, Raw};
use crate::texts::Texts;

/// All rows; `None` if a block could not be read.
pub(crate) fn content(context: CheckContext<'_>, raw: &Raw, texts: &Texts<'_>) -> Option<Content> {
    let meta = raw.meta.row.as_ref();
    // Reported with the roles if it is unknown.
    let goals = meta.and_then(|meta| context.catalog.questions.get(&meta.roles.goals));
    let roles = meta.map(|meta| roles::roles(&context.at(&raw.meta.spot), &meta.roles));
    let tier_clear = meta.map(|meta| context.at(&raw.meta.spot).id(&context.catalog.tiers, &meta.tier_clear));
    let tier_incomplete = meta.map(|meta| context.at(&raw.meta.spot).id(&context.catalog.tiers, &meta.tier_incomplete));
    let rating_none = meta.map(|meta| context.at(&raw.meta.spot).id(&context.catalog.ratings, &meta.rating_none));
    let strengths = meta.map(|meta| roles::strengths(&context.at(&raw.meta.spot), meta.strengths));
    let uri = meta.map(|meta| roles::uri(&context.at(&raw.meta.spot), &meta.uri));
    let followed = meta.map(|meta| roles::followed(&context.at(&raw.meta.spot), &meta.followed));
    let questions = questions::questions(context);
    let options = questions::options(context);
    let steps = each(context, &raw.steps, screens::step);
    let screens = screens::screens(context, &raw.steps);
    let zones = each(context, &raw.zones, body::zone);
    let parts = each(context, &raw.parts, body::part);
    let groups = each(context, &raw.groups, body::group);
    let known = parts.as_deref().unwrap_or_default();
    let drawn = drawing::resolve(context, raw);
    let regions = each(context, &raw.places, |context, row| body::regions(context, known, &drawn, row));
    let limits = body::limits(context, &raw.limits);
    let tiers = each(context, &raw.tiers, rules::tier);
    let named = each(context, &raw.named, rules::named);
    let rules = each(context, &raw.rules, rules::rule);
    let adding = each(context, &raw.adding, rules::adding);
    let adaptations = each(context, &raw.adaptations, rules::adaptation);
    let gentle_starts = each(context, &raw.gentle_starts, score::gentle_start);
    let scoring = raw.score.row.as_ref().map(|score| score::scoring(&context.at(&raw.score.spot), score));
    let (by_place, by_kind) = (score::by_place(context, raw), score::by_kind(context, raw));
    let status_caps = score::status_caps(context, &raw.status_caps);
    let techniques = each(context, &raw.techniques, |context, row| techniques::technique(context, row, goals));
    let cares = each(context, &raw.cares, techniques::care);
    let goal_fit =
        raw.score.row.as_ref().map(|score| score::goal_fit(&context.at(&raw.score.spot), &score.goal_fit, goals));
    let ratings = each(context, &raw.ratings, evidence::rating);
    let patterns = each(context, &raw.patterns, evidence::pattern);
    let evidence_order =
        raw.evidence_order.row.as_ref().map(|order| evidence::order(&context.at(&raw.evidence_order.spot), order));
    let rows = each(context, &raw.evidence, evidence::evidence);
    let claims = each(context, &raw.claims, evidence::claim);
    let sources = each(context, &raw.sources, evidence::source);
    let [good_to_know, what_else, support] = visit::lines(context, raw);
    let area_notes = visit::area_notes(context, raw);
    let pressures = visit::pressures(context, &raw.levels);
    let visit = visit::visit(context, raw);
    let countries = visit::countries(context, &raw.countries);
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
pub(crate) fn loinc(context: CheckContext<'_>, raw: &Raw) -> BTreeMap<QuestionId, String> {
    let context = context.at(&raw.meta.spot);
    let codes = raw.meta.row.iter().flat_map(|meta| &meta.loinc);
    codes.map(|(question, code)| (context.id(&context.catalog.questions, question), code.clone())).collect()
}

/// The examples of all rules that could be read.
pub(crate) fn examples(raw: &Raw) -> Vec<Example> {
    examples::all(raw)
}

/// One row for each block; `None` if one could not be read, but the others are looked at all the same.
fn each<T, R>(
    context: CheckContext<'_>,
    blocks: &[Block<T>],
    resolve: impl Fn(&CheckContext<'_>, &T) -> R,
) -> Option<Vec<R>> {
    let rows: Vec<Option<R>> =
        blocks.iter().map(|block| Some(resolve(&context.at(&block.spot), block.row.as_ref()?))).collect();
    rows.into_iter().collect()
}

/// Ids that are no table of their own must be unique nevertheless.
fn unique<'a>(context: CheckContext<'_>, what: &'static str, ids: impl Iterator<Item = (&'a String, &'a Spot)>) {
    let rows = ids.map(|(id, spot)| (id.clone(), spot.clone())).collect();
    let _: Ids<TextId> = Ids::new(what, rows, context.problems);
}

/// The id of the row at `position` of its table.
fn at<I: RowId>(position: usize) -> I {
    I::new(position)
}
