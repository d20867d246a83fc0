//! Conditions: from the form of the files to resolved ones, with `is` and `has` on the right kinds of questions.

use std::collections::{BTreeMap, BTreeSet};

use crate::context::CheckContext;
use crate::model::{Condition, OptionId, QuestionId, RegionId};
use crate::names;
use crate::schema::{self, Kind, OneOrMany};

/// What a condition may look at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sees {
    /// Answers and rules.
    Answers,
    /// Also the result: patterns, tier, adaptations and how many ideas there are.
    Result,
}

impl CheckContext<'_> {
    /// A condition that looks at answers and rules.
    pub fn condition(&self, raw: &schema::Condition) -> Condition {
        self.resolve(raw, Sees::Answers)
    }

    /// A condition that may also look at the result.
    pub fn result_condition(&self, raw: &schema::Condition) -> Condition {
        self.resolve(raw, Sees::Result)
    }

    /// A condition that holds always where none is written.
    pub fn optional_condition(&self, raw: Option<&schema::Condition>) -> Condition {
        raw.map_or(Condition::Always, |raw| self.condition(raw))
    }

    fn resolve(&self, raw: &schema::Condition, sees: Sees) -> Condition {
        let forms = self.forms(raw, sees);
        if raw.except.is_some() && raw.rule_adding.is_none() {
            self.problem("\"except\" goes only with \"rule_adding\"");
        }
        match <[Condition; 1]>::try_from(forms) {
            Ok([one]) => one,
            Err(forms) => {
                let remedy = if forms.is_empty() {
                    "write one of the forms of content/README.md"
                } else {
                    "join them with \"all\" or \"any\""
                };
                self.problem(format!("a condition has {} forms where it must have one, {remedy}", forms.len()));
                Condition::Always
            }
        }
    }

    /// All forms that are written; exactly one should be.
    fn forms(&self, raw: &schema::Condition, sees: Sees) -> Vec<Condition> {
        let of_result = [
            ("pattern", raw.pattern.is_some()),
            ("tier", raw.tier.is_some()),
            ("adapts", raw.adapts.is_some()),
            ("ideas_at_least", raw.ideas_at_least.is_some()),
        ];
        for (form, _) in of_result.iter().filter(|(_, is_written)| *is_written && sees != Sees::Result) {
            self.problem(format!(
                "{form:?} may stand only in lines.toml and in care cards, because it looks at the result"
            ));
        }
        let each = |all: &[schema::Condition]| all.iter().map(|one| self.resolve(one, sees)).collect::<Vec<_>>();
        let (catalog, except) = (self.catalog, raw.except.as_deref().unwrap_or_default());
        [
            raw.all.as_ref().map(|all| all_of(each(all))),
            raw.any.as_ref().map(|any| Condition::Any(each(self.filled("any", any)))),
            raw.not.as_ref().map(|one| Condition::Not(Box::new(self.resolve(one, sees)))),
            raw.is.as_ref().map(|entries| self.chosen("is", &[Kind::One], entries)),
            raw.has.as_ref().map(|entries| self.chosen("has", &[Kind::Many, Kind::Places], entries)),
            raw.answered.as_ref().map(|question| Condition::Answered(self.id(&catalog.questions, question))),
            raw.at_least.as_ref().map(|entries| self.at_least(entries)),
            raw.marked.as_ref().map(|question| self.marked("marked", question, 1)),
            raw.marked_at_least.as_ref().map(|entries| self.marked_at_least(entries)),
            self.names("area_in", &raw.area_in).map(|names| Condition::AreaIn(self.groups(names))),
            self.names("place_in", &raw.place_in).map(|names| Condition::PlaceIn(self.both_halves(names))),
            self.names("both_sides", &raw.both_sides).map(|names| Condition::BothSides(self.groups(names))),
            raw.parts_at_least.as_ref().map(|entries| self.parts_at_least(entries)),
            raw.zones_at_least.map(|least| self.zones_at_least(least)),
            self.names("rule", &raw.rule).map(|names| Condition::Fired(self.ids(&catalog.rules, names))),
            raw.rule_adding.as_ref().map(|adaptation| self.rule_adding(adaptation, except)),
            raw.named.as_ref().map(|named| Condition::Named(self.id(&catalog.named, named))),
            self.names("pattern", &raw.pattern).map(|names| Condition::Pattern(self.ids(&catalog.patterns, names))),
            self.names("tier", &raw.tier).map(|names| Condition::Tier(self.ids(&catalog.tiers, names))),
            self.names("adapts", &raw.adapts).map(|names| Condition::Adapts(self.ids(&catalog.adaptations, names))),
            raw.ideas_at_least.map(|least| {
                let most = count(catalog.techniques.len());
                Condition::IdeasAtLeast(self.within("ideas_at_least", least, 1..=most))
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// `is` and `has`: one question, one option or any of several.
    fn chosen(&self, form: &str, kinds: &[Kind], entries: &BTreeMap<String, OneOrMany>) -> Condition {
        let Some((question, options)) = self.only_entry(form, entries) else { return Condition::Always };
        let Some(question) = self.question_of_kind(question, form, kinds) else { return Condition::Always };
        let names = self.filled(form, options.as_slice()).iter();
        let found = names.filter_map(|option| self.check(self.catalog.options(question, option)));
        let options: BTreeSet<OptionId> = found.flatten().collect();
        Condition::Chosen(options.into_iter().collect())
    }

    fn at_least(&self, entries: &BTreeMap<String, i64>) -> Condition {
        let Some((question, least)) = self.only_entry("at_least", entries) else { return Condition::Always };
        let Some(id) = self.question_of_kind(question, "at_least", &[Kind::Number]) else { return Condition::Always };
        let [min, max] = self.catalog.question(id).and_then(|row| row.range).unwrap_or([0, i64::from(u8::MAX)]);
        Condition::AtLeast(id, self.within(&format!("at_least of {question:?}"), *least, min..=max))
    }

    fn marked_at_least(&self, entries: &BTreeMap<String, i64>) -> Condition {
        let Some((question, least)) = self.only_entry("marked_at_least", entries) else { return Condition::Always };
        self.marked("marked_at_least", question, *least)
    }

    fn marked(&self, form: &str, question: &str, least: i64) -> Condition {
        let Some(id) = self.question_of_kind(question, form, &[Kind::Places]) else { return Condition::Always };
        let most = count(self.catalog.regions.len());
        Condition::Marked(id, self.within(&format!("{form} of {question:?}"), least, 1..=most))
    }

    fn parts_at_least(&self, entries: &BTreeMap<String, i64>) -> Condition {
        let Some((question, least)) = self.only_entry("parts_at_least", entries) else { return Condition::Always };
        let kinds = [Kind::Places];
        let Some(id) = self.question_of_kind(question, "parts_at_least", &kinds) else { return Condition::Always };
        let most = count(self.catalog.parts.len());
        Condition::PartsAtLeast(id, self.within(&format!("parts_at_least of {question:?}"), *least, 1..=most))
    }

    /// The right and the left half of places.
    fn both_halves(&self, places: &[String]) -> Vec<RegionId> {
        let regions = &self.catalog.regions;
        let known = || regions.names().filter_map(|region| region.strip_suffix("_r"));
        let halves = |place: &String| {
            let found = ["r", "l"].map(|side| regions.get(&format!("{place}_{side}")));
            self.require(found.iter().all(Option::is_some), || names::unknown("place", place, known()));
            found
        };
        places.iter().flat_map(halves).flatten().collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn zones_at_least(&self, least: i64) -> Condition {
        Condition::ZonesAtLeast(self.within("zones_at_least", least, 1..=count(self.catalog.zones.len())))
    }

    /// Every rule that adds the adaptation, but for the exceptions.
    fn rule_adding(&self, adaptation: &str, except: &[String]) -> Condition {
        if self.check(self.catalog.adaptations.find(adaptation)).is_none() {
            return Condition::Always;
        }
        let adds = |id: &str| {
            self.rules.iter().any(|block| {
                block.id == id
                    && block.row.as_ref().is_some_and(|rule| rule.adapts.iter().any(|adds| adds == adaptation))
            })
        };
        let except = self.ids(&self.catalog.rules, except);
        for rule in &except {
            let name = self.catalog.rules.name(*rule);
            self.require(adds(name), || {
                format!("\"except\" names the rule {name:?}, which does not add {adaptation:?}")
            });
        }
        let rules =
            self.catalog.rules.ids().filter(|rule| adds(self.catalog.rules.name(*rule)) && !except.contains(rule));
        let rules: Vec<_> = rules.collect();
        self.filled("rule_adding", &rules);
        Condition::Fired(rules)
    }

    /// A question of one of the kinds that the form can look at.
    fn question_of_kind(&self, id: &str, form: &str, kinds: &[Kind]) -> Option<QuestionId> {
        let question = self.check(self.catalog.questions.find(id))?;
        if let Some(kind) = self.catalog.question(question).map(|row| row.kind).filter(|kind| !kinds.contains(kind)) {
            self.problem(format!("{form:?} asks about {id:?}, which is of kind {:?}{}", kind.name(), remedy(kind)));
            return None;
        }
        Some(question)
    }

    fn names<'r>(&self, form: &str, names: &'r Option<OneOrMany>) -> Option<&'r [String]> {
        names.as_ref().map(|names| self.filled(form, names.as_slice()))
    }

    fn only_entry<'e, T>(&self, form: &str, entries: &'e BTreeMap<String, T>) -> Option<(&'e str, &'e T)> {
        self.require(entries.len() == 1, || {
            format!(
                "{form:?} asks about {} questions, write one for each and join them with \"all\" or \"any\"",
                entries.len()
            )
        });
        entries.iter().next().map(|(question, value)| (question.as_str(), value))
    }

    /// Reports an empty list, which looks like a condition and is none.
    fn filled<'e, T>(&self, form: &str, entries: &'e [T]) -> &'e [T] {
        self.require(!entries.is_empty(), || format!("{form:?} names nothing, so it can never hold"));
        entries
    }
}

/// Nothing at all to hold means that it holds always.
fn all_of(conditions: Vec<Condition>) -> Condition {
    if conditions.is_empty() { Condition::Always } else { Condition::All(conditions) }
}

/// A number of rows, as far as a condition can count.
fn count(n: usize) -> i64 {
    i64::from(u8::try_from(n).unwrap_or(u8::MAX))
}

/// What to write for a question of this kind instead.
fn remedy(kind: Kind) -> &'static str {
    match kind {
        Kind::One => ", use \"is\" or \"answered\"",
        Kind::Many => ", use \"has\" or \"answered\"",
        Kind::Number => ", use \"at_least\" or \"answered\"",
        Kind::Places => ", use \"marked\", \"has\" or \"answered\"",
        Kind::Tick | Kind::Text | Kind::MainPlace | Kind::PlaceReasons | Kind::NumberPerPart => ", use \"answered\"",
    }
}
