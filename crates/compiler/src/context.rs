//! What the resolving of a block needs at hand: its place, the ids, the texts, and where to report.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::catalog::Catalog;
use crate::model::{GroupId, QuestionId, RowId, SourceId, TechniqueId, TextId};
use crate::names::{self, Ids};
use crate::problem::{Problems, Spot};
use crate::read::Block;
use crate::schema::{Kind, Rule, Sets};
use crate::texts::Texts;

/// References things up for one block and reports what is wrong with it. It never stops at a mistake: what cannot be
/// found becomes the first row, and the compiler gives nothing out once a problem was reported.
#[derive(Clone, Copy)]
pub(crate) struct CheckContext<'a> {
    pub spot: &'a Spot,
    pub catalog: &'a Catalog<'a>,
    pub texts: &'a Texts<'a>,
    pub sets: &'a Block<Sets>,
    pub rules: &'a [Block<Rule>],
    pub problems: &'a Problems,
}

impl<'a> CheckContext<'a> {
    /// The same context for another block.
    pub fn at(self, spot: &'a Spot) -> Self {
        Self { spot, ..self }
    }

    pub fn problem(&self, message: impl Into<String>) {
        self.problems.add(self.spot, message);
    }

    /// Reports `message` unless `holds`.
    pub fn require(&self, holds: bool, message: impl FnOnce() -> String) {
        if !holds {
            self.problem(message());
        }
    }

    pub fn text(&self, key: &str) -> TextId {
        self.texts.id(self.spot, key)
    }

    pub fn optional_text(&self, key: &str) -> Option<TextId> {
        self.texts.optional_id(key)
    }

    /// Two texts of which neither makes sense alone.
    pub fn text_pair(&self, one: &str, two: &str) -> Option<(TextId, TextId)> {
        (self.texts.contains(one) || self.texts.contains(two)).then(|| (self.text(one), self.text(two)))
    }

    /// What was looked up, or a problem.
    pub fn check<T>(&self, found: Result<T, String>) -> Option<T> {
        found.map_err(|message| self.problems.add_unknown(self.spot, message)).ok()
    }

    /// One id. After a mistake it is the first row of the table.
    pub fn id<I: RowId>(&self, ids: &Ids<I>, id: &str) -> I {
        self.check(ids.find(id)).unwrap_or_else(|| I::new(0))
    }

    /// Several ids, in catalogue order.
    pub fn ids<I: RowId>(&self, ids: &Ids<I>, names: &[String]) -> Vec<I> {
        self.no_repeats(names);
        self.find_all(ids, names)
    }

    fn find_all<I: RowId>(&self, ids: &Ids<I>, names: &[String]) -> Vec<I> {
        let mut found: Vec<I> = names.iter().filter_map(|id| self.check(ids.find(id))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Groups, in catalogue order; `@name` stands for a set of them.
    pub fn groups(&self, names: &[String]) -> Vec<GroupId> {
        let sets = self.sets.row.as_ref().map(|sets| &sets.groups);
        self.find_all(&self.catalog.groups, &self.expand(names, sets))
    }

    /// Techniques, in catalogue order; `@name` stands for a set of them.
    pub fn techniques(&self, names: &[String]) -> Vec<TechniqueId> {
        let sets = self.sets.row.as_ref().map(|sets| &sets.techniques);
        self.find_all(&self.catalog.techniques, &self.expand(names, sets))
    }

    /// A question of this kind, named by `key`.
    pub fn question(&self, key: &str, id: &str, kind: Kind) -> QuestionId {
        let question = self.id(&self.catalog.questions, id);
        if let Some(row) = self.catalog.question(question).filter(|row| row.id == id && row.kind != kind) {
            let (is, must_be) = (row.kind.name(), kind.name());
            self.problem(format!("{key:?} names {id:?}, which is of kind {is:?} and must be {must_be:?}"));
        }
        question
    }

    /// The sources, of which there must be one unless a reason is given.
    pub fn sources(&self, sources: &[String], no_source: Option<&str>) -> Vec<SourceId> {
        match no_source.map(str::trim) {
            None => self.require(!sources.is_empty(), || {
                "has no source: name one in \"sources\", or say why there is none in \"no_source\"".to_owned()
            }),
            Some("") => self.problem("\"no_source\" is empty: say why there is no source"),
            Some(_) => self
                .require(sources.is_empty(), || "has \"sources\" and \"no_source\": take one of them out".to_owned()),
        }
        // The order of the file is kept: it is the order of weight.
        self.no_repeats(sources);
        sources.iter().filter_map(|key| self.check(self.catalog.sources.find(key))).collect()
    }

    /// A number that must lie in a range.
    pub fn within<N: TryFrom<i64> + Default>(&self, name: &str, number: i64, range: RangeInclusive<i64>) -> N {
        let fits = range.contains(&number);
        self.require(fits, || format!("{name} is {number}, but must be from {} to {}", range.start(), range.end()));
        N::try_from(number).unwrap_or_default()
    }

    pub fn optional_within<N: TryFrom<i64> + Default>(
        &self,
        name: &str,
        number: Option<i64>,
        range: RangeInclusive<i64>,
    ) -> Option<N> {
        number.map(|number| self.within(name, number, range))
    }

    fn no_repeats(&self, names: &[String]) {
        for (position, name) in names.iter().enumerate() {
            self.require(!names.iter().take(position).any(|before| before == name), || {
                format!("{name:?} is named twice")
            });
        }
    }

    /// Replaces `@name` by the members of the set. What a set repeats of its neighbours counts once.
    fn expand(&self, names: &[String], sets: Option<&BTreeMap<String, Vec<String>>>) -> Vec<String> {
        self.no_repeats(names);
        let mut expanded: Vec<String> = Vec::new();
        for name in names {
            match (name.strip_prefix('@'), sets) {
                (None, _) => expanded.push(name.clone()),
                (Some(_), None) => {}
                (Some(set), Some(sets)) => match sets.get(set) {
                    Some(members) => expanded.extend(members.iter().cloned()),
                    None => self.problem(names::unknown("set", set, sets.keys().map(String::as_str))),
                },
            }
        }
        expanded
    }
}
