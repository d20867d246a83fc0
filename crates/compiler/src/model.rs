//! The content with every id resolved: the same types as in the crate `content`, field by field.
//!
//! Each type knows how it is written as Rust ([`Code`]), so that a field added there and here needs nothing else.

use std::marker::PhantomData;
use std::ops::Index;

use serde::Deserialize;

use crate::code::Code;

/// A position in a table.
pub(crate) trait RowId: Copy + Ord {
    fn new(index: usize) -> Self;
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($name:ident)*) => {$(
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub(crate) struct $name(usize);

        impl RowId for $name {
            fn new(index: usize) -> Self {
                Self(index)
            }

            fn index(self) -> usize {
                self.0
            }
        }

        impl Code for $name {
            fn code(&self) -> String {
                format!(concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

ids! {
    QuestionId OptionId StepId ScreenId RegionId GroupId PartId ZoneId RuleId AddingRuleId NamedId TierId AdaptationId
    TechniqueId PatternId RatingId EvidenceId SourceId ClaimId TextId
}

/// The rows of a table, found by their id.
pub(crate) struct Table<I, T> {
    rows: Vec<T>,
    id: PhantomData<I>,
}

impl<I: RowId, T> Table<I, T> {
    pub fn new(rows: Vec<T>) -> Self {
        Self { rows, id: PhantomData }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.rows.iter().enumerate().map(|(index, row)| (I::new(index), row))
    }
}

impl<I: RowId, T> Index<I> for Table<I, T> {
    type Output = T;

    /// Proof that this cannot panic: `resolve` makes exactly one row for each id of `names`.
    #[expect(clippy::indexing_slicing, reason = "every id is made together with its row")]
    fn index(&self, id: I) -> &T {
        &self.rows[id.index()]
    }
}

impl<I: RowId, T: Code> Code for Table<I, T> {
    fn code(&self) -> String {
        let rows: String = self.rows.iter().map(|row| format!("\n        {},", row.code())).collect();
        format!("Table::new(&[{rows}\n    ])")
    }
}

macro_rules! rows {
    ($($(#[$attribute:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$attribute])*
        pub(crate) struct $name { $(pub $field: $type,)* }

        impl Code for $name {
            fn code(&self) -> String {
                let fields = [$(format!("{}: {}", stringify!($field), self.$field.code())),*];
                format!("{} {{ {} }}", stringify!($name), fields.join(", "))
            }
        }
    )*};
}

rows! {
    Question {
        id: String,
        kind: Kind,
        safety: bool,
        must: Condition,
        shown: Condition,
        counts: Condition,
        unknown_as: Option<OptionId>,
        unsure: Vec<OptionId>,
        asked_again_after: Vec<QuestionId>,
        extra: bool,
        sheet: SheetBlock,
        lists: Vec<List>,
        wording: TextId,
        label: TextId,
        hint: Option<TextId>,
        why: Option<TextId>,
        empty: Option<TextId>,
        ends: Option<(TextId, TextId)>,
    }
    List { id: String, heading: Option<TextId>, options: Vec<OptionId>, }
    Choice {
        id: String,
        question: QuestionId,
        exclusive: bool,
        shown: Condition,
        label: TextId,
        detail: Option<TextId>,
    }
    Step { id: String, heading: TextId, }
    Screen { id: String, step: StepId, asks: Vec<Ask>, seconds: u16, heading: Option<TextId>, }
    #[derive(Clone, Copy, PartialEq, Eq)]
    Ask { question: QuestionId, list: u8, }
    Roles {
        consent: QuestionId,
        pain_places: QuestionId,
        main_place: QuestionId,
        pain_now: QuestionId,
        pain_by_part: QuestionId,
        leave_alone: QuestionId,
        leave_alone_reasons: QuestionId,
        goals: QuestionId,
        pressure_wish: QuestionId,
    }
    Followed { question: QuestionId, better: Better, of: Option<QuestionId>, }
    Region {
        id: String,
        mirror: RegionId,
        side: Side,
        view: View,
        group: GroupId,
        part: PartId,
        zone: ZoneId,
        name: TextId,
        note: Option<TextId>,
        search: Option<TextId>,
        shape: Shape,
    }
    #[derive(Clone, Default)]
    Shape { path: String, is_mirrored: bool, mark: (i16, i16), room: i16, top: i16, }
    #[derive(Default)]
    Drawings { front: Drawing, back: Drawing, }
    #[derive(Default)]
    Drawing {
        frame: Frame,
        outline: String,
        middle: String,
        borders: String,
        strokes: String,
        closer: Vec<(PartId, Frame)>,
    }
    #[derive(Clone, Copy, Default)]
    Frame { x: i16, y: i16, width: i16, height: i16, }
    Part { id: String, zone: ZoneId, name: TextId, }
    Group { id: String, name: TextId, }
    Zone { id: String, name: TextId, }
    Named { id: String, when: Condition, }
    Rule {
        id: String,
        option: Option<OptionId>,
        when: Condition,
        outcomes: Vec<Outcome>,
        cap: Option<u8>,
        limits: Vec<AreaLimit>,
        excludes: Vec<TechniqueId>,
        adaptations: Vec<AdaptationId>,
        leaves_alone: Option<QuestionId>,
        maternity: bool,
        label: Option<TextId>,
        sources: Vec<SourceId>,
    }
    Outcome { when: Condition, tier: TierId, reason: TextId, limit_painful: Option<u8>, }
    AddingRule { id: String, when: Condition, adds: RuleId, reason: TextId, sources: Vec<SourceId>, }
    AreaLimit { group: GroupId, at_most: u8, }
    Tier {
        id: String,
        hides: bool,
        stops: Stops,
        cap: Option<u8>,
        excludes: Vec<TechniqueId>,
        tone: Tone,
        title: TextId,
        text: TextId,
        alert: TextId,
        name: TextId,
        maternity: Option<(TextId, TextId)>,
        maternity_too: Option<TextId>,
        calls: Vec<Call>,
        headings: Option<(TextId, TextId)>,
        note: bool,
    }
    Adaptation { id: String, at_cap: Option<u8>, client: TextId, therapist: TextId, }
    Technique {
        id: String,
        lowest: u8,
        typical: u8,
        highest: u8,
        whole_body: bool,
        needs_goal: Option<OptionId>,
        groups: Vec<GroupId>,
        name: TextId,
        short: TextId,
        card: Card,
        sources: Vec<SourceId>,
    }
    Card {
        what: TextId,
        feels: TextId,
        goals: TextId,
        areas: TextId,
        avoid: TextId,
        tell: TextId,
        after: TextId,
        studies: TextId,
        names: TextId,
    }
    Care {
        id: String,
        when: Condition,
        name: TextId,
        what: TextId,
        feels: TextId,
        avoid: TextId,
        studies: TextId,
        names: TextId,
        sources: Vec<SourceId>,
    }
    GoalFit { goal: OptionId, technique: TechniqueId, points: i8, }
    Use {
        id: String,
        pattern: Option<PatternId>,
        scope: Scope,
        when: Condition,
        label: Option<TextId>,
        why: Option<TextId>,
        points: Vec<(TechniqueId, i8)>,
        lowered: Option<(i8, Condition)>,
    }
    StatusCap {
        id: String,
        at_most: CappedAt,
        techniques: Vec<TechniqueId>,
        when: Condition,
        local: bool,
        lacks_goal: bool,
        out_of_place: bool,
        typical_above_cap: bool,
        typical_at_least: Option<u8>,
        cap_at_most: Option<u8>,
        goals_at_most: Option<i8>,
        pressure_at_most: Option<i8>,
        start_at_most: Option<i8>,
        reason: Option<TextId>,
        told_if_higher: bool,
    }
    AreaNote {
        id: String,
        techniques: Vec<TechniqueId>,
        when: Condition,
        places_because: Option<OptionId>,
        text: TextId,
    }
    EvidenceOrder { first: Vec<PatternId>, places: Vec<PatternId>, last: Vec<PatternId>, }
    Pattern {
        id: String,
        scope: Scope,
        when: Condition,
        label: TextId,
        evidence: Vec<(Condition, EvidenceId)>,
        ratings: Vec<(TechniqueId, RatingId)>,
        disputed: bool,
    }
    Rating { id: String, points: i8, strength: i8, marks: Option<u8>, mixed: bool, word: TextId, phrase: TextId, }
    Evidence { id: String, condition: TextId, certainty: TextId, sentence: TextId, sources: Vec<SourceId>, }
    Claim { id: String, claim: TextId, verdict: TextId, sentence: TextId, sources: Vec<SourceId>, }
    GentleStart {
        id: String,
        when: Condition,
        lowest_at_least: Option<u8>,
        typical_at_least: Option<u8>,
        points: i8,
        with_any: bool,
        reason: TextId,
    }
    Scoring {
        suggested_from: i8,
        possible_from: i8,
        goals_at_most: i8,
        place: i8,
        told_from: i8,
        no_cap: u8,
        wish: WishPoints,
    }
    WishPoints {
        unsure_gentle: i8,
        gentle_typical: u8,
        light_typical: u8,
        below: i8,
        above: i8,
        typical: i8,
        within: i8,
    }
    Line { id: String, when: Condition, text: TextId, evidence: Option<(EvidenceId, TextId)>, }
    PressureLevel { name: TextId, text: TextId, }
    QuestionAnswer { id: String, question: TextId, answer: TextId, }
    Checklist { id: String, heading: TextId, lines: Vec<TextId>, }
    Visit {
        checklists: Vec<Checklist>,
        asks: Vec<QuestionAnswer>,
        faq: Vec<QuestionAnswer>,
        care: Vec<QuestionAnswer>,
        about: Vec<TextId>,
    }
    Country {
        id: String,
        emergency_number: Option<String>,
        urgent_line: Option<String>,
        maternity: Option<String>,
        crisis_line: Option<String>,
    }
    Source { key: String, citation: TextId, }
}

/// Everything, as in the crate `content`.
pub(crate) struct Content {
    pub version: String,
    pub uri: String,
    pub questions: Table<QuestionId, Question>,
    pub options: Table<OptionId, Choice>,
    pub steps: Table<StepId, Step>,
    pub screens: Table<ScreenId, Screen>,
    pub roles: Roles,
    pub followed: Vec<Followed>,
    pub regions: Table<RegionId, Region>,
    pub groups: Table<GroupId, Group>,
    pub parts: Table<PartId, Part>,
    pub zones: Table<ZoneId, Zone>,
    pub drawings: Drawings,
    pub named: Table<NamedId, Named>,
    pub rules: Table<RuleId, Rule>,
    pub adding: Table<AddingRuleId, AddingRule>,
    pub tiers: Table<TierId, Tier>,
    pub tier_clear: TierId,
    pub tier_incomplete: TierId,
    pub adaptations: Table<AdaptationId, Adaptation>,
    pub limits: Vec<AreaLimit>,
    pub techniques: Table<TechniqueId, Technique>,
    pub cares: Vec<Care>,
    pub goal_fit: Vec<GoalFit>,
    pub by_place: Vec<Use>,
    pub by_kind: Vec<Use>,
    pub status_caps: Vec<StatusCap>,
    pub patterns: Table<PatternId, Pattern>,
    pub evidence_order: EvidenceOrder,
    pub ratings: Table<RatingId, Rating>,
    pub rating_none: RatingId,
    pub strengths: (u8, u8),
    pub evidence: Table<EvidenceId, Evidence>,
    pub claims: Table<ClaimId, Claim>,
    pub gentle_starts: Vec<GentleStart>,
    pub scoring: Scoring,
    pub good_to_know: Vec<Line>,
    pub what_else: Vec<Line>,
    pub support: Vec<Line>,
    pub area_notes: Vec<AreaNote>,
    pub pressures: Vec<PressureLevel>,
    pub visit: Visit,
    pub countries: Vec<Country>,
    pub sources: Table<SourceId, Source>,
    pub texts_hash: u32,
    pub texts_len: usize,
}

/// The kinds of answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Tick,
    One,
    Many { max: Option<u8> },
    Number { min: u8, max: u8 },
    Text { max_len: u16 },
    Places,
    MainPlace { of: QuestionId },
    PlaceReasons { of: QuestionId },
    NumberPerPart { of: QuestionId, min: u8, max: u8 },
}

impl Code for Kind {
    fn code(&self) -> String {
        match self {
            Self::Tick => "Kind::Tick".to_owned(),
            Self::One => "Kind::One".to_owned(),
            Self::Many { max } => format!("Kind::Many {{ max: {} }}", max.code()),
            Self::Number { min, max } => format!("Kind::Number {{ min: {min}, max: {max} }}"),
            Self::Text { max_len } => format!("Kind::Text {{ max_len: {max_len} }}"),
            Self::Places => "Kind::Places".to_owned(),
            Self::MainPlace { of } => format!("Kind::MainPlace {{ of: {} }}", of.code()),
            Self::PlaceReasons { of } => format!("Kind::PlaceReasons {{ of: {} }}", of.code()),
            Self::NumberPerPart { of, min, max } => {
                format!("Kind::NumberPerPart {{ of: {}, min: {min}, max: {max} }}", of.code())
            }
        }
    }
}

/// What a rule looks at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Condition {
    Always,
    Never,
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Chosen(Vec<OptionId>),
    Answered(QuestionId),
    AtLeast(QuestionId, u8),
    Marked(QuestionId, u8),
    AreaIn(Vec<GroupId>),
    BothSides(Vec<GroupId>),
    PartsAtLeast(QuestionId, u8),
    ZonesAtLeast(u8),
    Fired(Vec<RuleId>),
    Named(NamedId),
    PlaceIn(Vec<RegionId>),
    Pattern(Vec<PatternId>),
    Tier(Vec<TierId>),
    Adapts(Vec<AdaptationId>),
    IdeasAtLeast(u8),
}

impl Code for Condition {
    fn code(&self) -> String {
        let form = match self {
            Self::Always => "Always".to_owned(),
            Self::Never => "Never".to_owned(),
            Self::All(all) => format!("All({})", all.code()),
            Self::Any(any) => format!("Any({})", any.code()),
            Self::Not(one) => format!("Not(&{})", one.code()),
            Self::Chosen(options) => format!("Chosen({})", options.code()),
            Self::Answered(question) => format!("Answered({})", question.code()),
            Self::AtLeast(question, least) => format!("AtLeast({}, {least})", question.code()),
            Self::Marked(question, least) => format!("Marked({}, {least})", question.code()),
            Self::AreaIn(groups) => format!("AreaIn({})", groups.code()),
            Self::BothSides(groups) => format!("BothSides({})", groups.code()),
            Self::PartsAtLeast(question, least) => format!("PartsAtLeast({}, {least})", question.code()),
            Self::ZonesAtLeast(least) => format!("ZonesAtLeast({least})"),
            Self::Fired(rules) => format!("Fired({})", rules.code()),
            Self::Named(named) => format!("Named({})", named.code()),
            Self::Pattern(patterns) => format!("Pattern({})", patterns.code()),
            Self::Tier(tiers) => format!("Tier({})", tiers.code()),
            Self::Adapts(adaptations) => format!("Adapts({})", adaptations.code()),
            Self::PlaceIn(regions) => format!("PlaceIn({})", regions.code()),
            Self::IdeasAtLeast(least) => format!("IdeasAtLeast({least})"),
        };
        format!("Condition::{form}")
    }
}

/// Enums that the files write as one lower-case word.
macro_rules! words {
    ($($(#[$outer:meta])* $name:ident { $($(#[$attribute:meta])* $variant:ident,)* })*) => {$(
        $(#[$outer])*
        #[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name { $($(#[$attribute])* $variant,)* }

        impl Code for $name {
            fn code(&self) -> String {
                format!(concat!(stringify!($name), "::{:?}"), self)
            }
        }
    )*};
}

words! {
    Side { Right, Left, }
    View { Front, Back, }
    Stops { Ends, Tells, #[serde(rename = "result")] AtResult, }
    Tone { Emergency, Urgent, Notice, Calm, }
    Call { Emergency, Urgent, Maternity, Crisis, Clinic, }
    CappedAt { NotSuggested, Possible, }
    Better { Lower, Higher, }
    Scope { Body, General, Otherwise, }
    #[derive(Default)]
    SheetBlock { Alert, #[default] Says, Start, }
}
