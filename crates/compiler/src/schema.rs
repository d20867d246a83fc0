//! The form of the files in `content/`, as `content/README.md` tells it: what may be written, not what it means.
//!
//! Numbers are read as `i64`, so that a number out of range is reported in words by `resolve`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::model::{Better, Call, CappedAt, Scope, SheetBlock, Stops, Tone, View};

/// Defines the tables of the files. A key that is not named here is an error.
/// Keys that only hold a record for readers are named too, so that they are not mistaken for misspelt ones.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code, reason = "some keys are records that nothing but a reader looks at")]
        pub(crate) struct $name { $($(#[$attribute])* pub $field: $type,)* }
    )*};
}

tables! {
    /// `meta.toml`
    Meta {
        version: String,
        tier_clear: String,
        tier_incomplete: String,
        rating_none: String,
        strengths: [i64; 2],
        uri: String,
        roles: Roles,
        #[serde(default)] followed: Vec<Followed>,
        #[serde(default)] loinc: BTreeMap<String, String>,
    }
    /// `[[followed]]` in `meta.toml`
    Followed {
        question: String,
        better: Better,
        of: Option<String>,
    }
    /// `[roles]` in `meta.toml`
    Roles {
        consent: String,
        pain_places: String,
        main_place: String,
        pain_now: String,
        pain_by_part: String,
        leave_alone: String,
        leave_alone_reasons: String,
        goals: String,
        pressure_wish: String,
    }
    /// `[[step]]`
    Step {
        id: String,
        #[serde(default)] screen: Vec<Screen>,
    }
    /// `[[step.screen]]`
    Screen {
        id: String,
        asks: Vec<String>,
        seconds: i64,
    }
    /// `[[question]]`
    Question {
        id: String,
        kind: Kind,
        #[serde(default)] safety: bool,
        must: Option<Must>,
        shown: Option<Condition>,
        counts: Option<Condition>,
        #[serde(default)] extra: bool,
        #[serde(default)] sheet: SheetBlock,
        at_most: Option<i64>,
        range: Option<[i64; 2]>,
        max_length: Option<i64>,
        of: Option<String>,
        unknown_as: Option<String>,
        #[serde(default)] unsure: Vec<String>,
        #[serde(default)] asked_again_after: Vec<String>,
        no_unsure: Option<String>,
        #[serde(default)] list: Vec<List>,
        #[serde(default)] option: Vec<Choice>,
    }
    /// `[[question.list]]`
    List {
        id: String,
    }
    /// `[[question.option]]`
    Choice {
        id: String,
        list: Option<String>,
        #[serde(default)] exclusive: bool,
        shown: Option<Condition>,
    }
    /// `[[zone]]`
    Zone {
        id: String,
    }
    /// `[[part]]`
    Part {
        id: String,
        zone: String,
    }
    /// `[[group]]`
    Group {
        id: String,
    }
    /// `[[place]]`
    Place {
        id: String,
        view: View,
        group: String,
        parts: [String; 2],
        choir: Option<[i64; 2]>,
    }
    /// `rules/sets.toml`
    Sets {
        #[serde(default)] groups: BTreeMap<String, Vec<String>>,
        #[serde(default)] techniques: BTreeMap<String, Vec<String>>,
    }
    /// `[[tier]]`
    Tier {
        id: String,
        #[serde(default)] hides: bool,
        stops: Stops,
        tone: Tone,
        cap: Option<i64>,
        #[serde(default)] excludes: Vec<String>,
        #[serde(default)] calls: Vec<Call>,
        #[serde(default)] note: bool,
    }
    /// `[[named]]`
    Named {
        id: String,
        when: Condition,
    }
    /// `[[rule]]`
    Rule {
        id: String,
        ticked: Option<String>,
        when: Option<Condition>,
        tier: Option<String>,
        #[serde(default)] tiers: Vec<Outcome>,
        cap: Option<i64>,
        #[serde(default)] limits: BTreeMap<String, i64>,
        limit_painful: Option<i64>,
        #[serde(default)] excludes: Vec<String>,
        #[serde(default)] adapts: Vec<String>,
        leaves_alone: Option<String>,
        #[serde(default)] maternity: bool,
        basis: Option<String>,
        #[serde(default)] sources: Vec<String>,
        no_source: Option<String>,
        #[serde(default)] example: Vec<Example>,
    }
    /// One of the `tiers` of a rule.
    Outcome {
        tier: String,
        when: Option<Condition>,
        limit_painful: Option<i64>,
    }
    /// `[[rule.example]]` and `[[adding.example]]`
    Example {
        answers: toml::Table,
        fires: bool,
        tier: Option<String>,
    }
    /// `[[adding]]`
    Adding {
        id: String,
        when: Condition,
        adds: String,
        basis: Option<String>,
        #[serde(default)] sources: Vec<String>,
        no_source: Option<String>,
        #[serde(default)] example: Vec<Example>,
    }
    /// `[[adaptation]]`
    Adaptation {
        id: String,
        at_cap: Option<i64>,
    }
    /// `[[limit]]`
    Limit {
        group: String,
        at_most: i64,
        why: String,
        #[serde(default)] sources: Vec<String>,
        no_source: Option<String>,
    }
    /// `rules/score.toml`
    Score {
        suggested_from: i64,
        possible_from: i64,
        goals_at_most: i64,
        place: i64,
        told_from: i64,
        no_cap: i64,
        wish: Wish,
        #[serde(default)] goal_fit: BTreeMap<String, BTreeMap<String, i64>>,
    }
    /// `[wish]` in `rules/score.toml`
    Wish {
        unsure_gentle: i64,
        gentle_typical: i64,
        light_typical: i64,
        below: i64,
        above: i64,
        typical: i64,
        within: i64,
    }
    /// `[[by_place]]` and `[[by_kind]]` in `rules/uses.toml`
    Use {
        id: String,
        scope: Option<Scope>,
        when: Option<Condition>,
        techniques: BTreeMap<String, i64>,
        lowered: Option<Lowered>,
    }
    /// `lowered` of a use
    Lowered {
        to: i64,
        when: Condition,
    }
    /// `[[ceiling]]` in `rules/ceilings.toml`
    StatusCap {
        id: String,
        at_most: CappedAt,
        #[serde(default)] techniques: Vec<String>,
        when: Option<Condition>,
        #[serde(default)] local: bool,
        #[serde(default)] lacks_goal: bool,
        #[serde(default)] out_of_place: bool,
        #[serde(default)] typical_above_cap: bool,
        typical_at_least: Option<i64>,
        cap_at_most: Option<i64>,
        goals_at_most: Option<i64>,
        pressure_at_most: Option<i64>,
        start_at_most: Option<i64>,
        untold: Option<String>,
        #[serde(default)] told_if_higher: bool,
    }
    /// `[[gentle_start]]`
    GentleStart {
        id: String,
        when: Condition,
        lowest_at_least: Option<i64>,
        typical_at_least: Option<i64>,
        points: i64,
        #[serde(default)] with_any: bool,
    }
    /// `[[rating]]`
    Rating {
        id: String,
        points: i64,
        strength: i64,
        marks: Option<i64>,
        #[serde(default)] mixed: bool,
    }
    /// `[[pattern]]`
    Pattern {
        id: String,
        scope: Scope,
        when: Condition,
        #[serde(default)] evidence: Vec<EvidenceRow>,
        #[serde(default)] disputed: bool,
        #[serde(default)] ratings: BTreeMap<String, String>,
    }
    /// `evidence/order.toml`
    EvidenceOrder {
        first: Vec<String>,
        places: Vec<String>,
        last: Vec<String>,
    }
    /// One entry of a pattern's `evidence`.
    EvidenceRow {
        row: String,
        when: Option<Condition>,
    }
    /// `[[evidence]]`
    Evidence {
        id: String,
        #[serde(default)] sources: Vec<String>,
        no_source: Option<String>,
        note: Option<String>,
    }
    /// `[[claim]]`
    Claim {
        id: String,
        #[serde(default)] sources: Vec<String>,
        no_source: Option<String>,
        note: Option<String>,
    }
    /// `[technique]`
    Technique {
        id: String,
        pressure: [i64; 3],
        #[serde(default)] whole_body: bool,
        needs_goal: Option<String>,
        #[serde(default)] groups: Vec<String>,
        #[serde(default)] sources: Vec<String>,
        no_source: Option<String>,
        seed_names: Option<String>,
    }
    /// `[[care]]` in `techniques/care.toml`
    Care {
        id: String,
        when: Condition,
        #[serde(default)] sources: Vec<String>,
        no_source: Option<String>,
        seed_names: Option<String>,
    }
    /// `[[good_to_know]]`, `[[what_else]]` and `[[support]]`
    Line {
        id: String,
        when: Option<Condition>,
        text: Option<String>,
        evidence: Option<String>,
    }
    /// `[[area_note]]` in `lines.toml`
    AreaNote {
        id: String,
        techniques: Vec<String>,
        when: Condition,
        places_because: Option<String>,
    }
    /// `[[checklist]]`
    Checklist {
        id: String,
        lines: Vec<String>,
    }
    /// `[[ask]]`, `[[faq]]` and `[[care]]` in `visit.toml`
    QuestionAnswer {
        id: String,
    }
    /// `[about]`
    About {
        lines: Vec<String>,
    }
    /// `[[level]]`
    Level {
        n: i64,
    }
    /// `[[country]]`
    Country {
        id: String,
        emergency_number: Option<String>,
        urgent_line: Option<String>,
        maternity: Option<String>,
        crisis_line: Option<String>,
        source: String,
    }
    /// `[[source]]`
    Source {
        key: String,
        citation: String,
        status: Status,
    }
    /// `reference/words.toml`
    Words {
        #[serde(default)] avoid: Vec<Avoid>,
        #[serde(default)] allow: Vec<Allow>,
    }
    /// `[[avoid]]`: a word that no text for clients may hold.
    Avoid {
        word: String,
        why: Option<String>,
    }
    /// `[[allow]]`: a text that may hold such a word nevertheless.
    Allow {
        key: String,
        word: String,
        why: String,
    }
    /// `locales/<tag>/meta.json`
    Language {
        name: String,
        direction: Direction,
    }
    /// A condition: exactly one of these keys (`except` goes with `rule_adding`).
    #[derive(Default)]
    Condition {
        all: Option<Vec<Condition>>,
        any: Option<Vec<Condition>>,
        not: Option<Box<Condition>>,
        is: Option<BTreeMap<String, OneOrMany>>,
        has: Option<BTreeMap<String, OneOrMany>>,
        answered: Option<String>,
        at_least: Option<BTreeMap<String, i64>>,
        marked: Option<String>,
        marked_at_least: Option<BTreeMap<String, i64>>,
        area_in: Option<OneOrMany>,
        both_sides: Option<OneOrMany>,
        parts_at_least: Option<BTreeMap<String, i64>>,
        zones_at_least: Option<i64>,
        rule: Option<OneOrMany>,
        rule_adding: Option<String>,
        except: Option<Vec<String>>,
        named: Option<String>,
        place_in: Option<OneOrMany>,
        ideas_at_least: Option<i64>,
        pattern: Option<OneOrMany>,
        tier: Option<OneOrMany>,
        adapts: Option<OneOrMany>,
    }
}

/// The kinds of questions.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Tick,
    One,
    Many,
    Number,
    Text,
    Places,
    MainPlace,
    PlaceReasons,
    NumberPerPart,
}

impl Kind {
    /// The word in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::One => "one",
            Self::Many => "many",
            Self::Number => "number",
            Self::Text => "text",
            Self::Places => "places",
            Self::MainPlace => "main_place",
            Self::PlaceReasons => "place_reasons",
            Self::NumberPerPart => "number_per_part",
        }
    }
}

/// How well a source was checked: `V`, `K` or `?`.
#[derive(Deserialize, Clone, Copy)]
pub(crate) enum Status {
    #[serde(rename = "V")]
    Checked,
    #[serde(rename = "K")]
    Known,
    #[serde(rename = "?")]
    Unverified,
}

/// The direction in which a language is written.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Direction {
    Ltr,
    Rtl,
}

/// One id, or a list of ids any of which is meant.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected an id or a list of ids")]
pub(crate) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(ids) => ids,
        }
    }
}

/// Whether a question must be answered: `true`, `false` or a condition.
pub(crate) enum Must {
    Fixed(bool),
    When(Box<Condition>),
}

impl<'de> Deserialize<'de> for Must {
    /// By hand, because an untagged enum would swallow what is wrong inside the condition.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MustVisitor;

        impl<'de> Visitor<'de> for MustVisitor {
            type Value = Must;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false or a condition")
            }

            fn visit_bool<E>(self, must: bool) -> Result<Must, E> {
                Ok(Must::Fixed(must))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Must, A::Error> {
                Condition::deserialize(MapAccessDeserializer::new(map)).map(|when| Must::When(Box::new(when)))
            }
        }

        deserializer.deserialize_any(MustVisitor)
    }
}
