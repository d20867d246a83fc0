//! The form of what we say and decide by: questions, rules, techniques, evidence.
//!
//! In: rows that `content-compiler` has made of the files of `content/` and checked. Out: [`Content`], the tables.
//! No words stand here, only [`TextId`]s; the words of a language come with its pack (`report::locale`).

pub mod table;

use std::ops::RangeInclusive;

pub use table::{Id, Map, Set, Table, insert_in_order};

table::ids! {
    /// A question of the questionnaire.
    QuestionId;
    /// An answer that can be chosen; belongs to one question.
    OptionId;
    /// One of the numbered steps that the questions are grouped in.
    StepId;
    /// A page of the questionnaire: one topic.
    ScreenId;
    /// One half of a place of the body map, left or right.
    RegionId;
    /// An area of the body for limits and techniques, for example the lower back.
    GroupId;
    /// A part of the body: what the figure shows larger, and what a strength is asked for.
    PartId;
    /// A region of the body for the check of widespread pain.
    ZoneId;
    /// A safety rule, ticked or derived.
    RuleId;
    /// A rule that puts another one into force.
    AddingRuleId;
    /// A condition that other conditions refer to by name.
    NamedId;
    /// What the answers mean for the visit, from "emergency" to "clear".
    TierId;
    /// A way in which the session is changed for the client.
    AdaptationId;
    /// A massage technique.
    TechniqueId;
    /// A kind of complaint that studies are looked up for. Never shown as a diagnosis.
    PatternId;
    /// How sure studies are.
    RatingId;
    /// What studies say about one condition.
    EvidenceId;
    /// A reference: study, guideline or book.
    SourceId;
    /// A common statement about massage, with our verdict.
    ClaimId;
    /// A text of the language pack.
    TextId;
}

/// Pressure on the five-step scale: 1 is feather-light, 5 as strong as is comfortable; 0 means "leave alone".
/// Source: clinical reference 1.2.
pub type Pressure = u8;

/// Everything the product says and decides by. Tables are in catalogue order, which is also the order of display.
pub struct Content {
    /// The version of questions and rules, printed on the sheet.
    pub version: &'static str,
    /// What names this questionnaire in exports. It need not lead anywhere.
    pub uri: &'static str,
    /// All questions, in the order of the steps.
    pub questions: Table<QuestionId, Question>,
    /// All options of all questions, in the order of display.
    pub options: Table<OptionId, Choice>,
    /// The steps that "Step 3 of 14" counts.
    pub steps: Table<StepId, Step>,
    /// The pages, in order.
    pub screens: Table<ScreenId, Screen>,
    /// The questions with a special part to play.
    pub roles: Roles,
    /// The numbers that a client can compare with an earlier file.
    pub followed: &'static [Followed],
    /// The 74 regions of the body map.
    pub regions: Table<RegionId, Region>,
    /// The area groups.
    pub groups: Table<GroupId, Group>,
    /// The parts of the body.
    pub parts: Table<PartId, Part>,
    /// The zones of the widespread check.
    pub zones: Table<ZoneId, Zone>,
    /// The lines of the figure, beside the shapes of its regions.
    pub drawings: Drawings,
    /// The named conditions.
    pub named: Table<NamedId, Named>,
    /// The safety rules; among rules of one tier this order decides which reason is told first.
    pub rules: Table<RuleId, Rule>,
    /// The adding rules, which run first and in this order.
    pub adding: Table<AddingRuleId, AddingRule>,
    /// The tiers, the most urgent first.
    pub tiers: Table<TierId, Tier>,
    /// The tier without any fired rule.
    pub tier_clear: TierId,
    /// The tier while a safety question is unanswered.
    pub tier_incomplete: TierId,
    /// The adaptations.
    pub adaptations: Table<AdaptationId, Adaptation>,
    /// Pressure limits that hold for everybody.
    pub limits: &'static [AreaLimit],
    /// The techniques.
    pub techniques: Table<TechniqueId, Technique>,
    /// The cards that wrap a technique for frail or pregnant clients.
    pub cares: &'static [Care],
    /// Points by which a goal speaks for a technique.
    pub goal_fit: &'static [GoalFit],
    /// What therapists use techniques for, by where it hurts.
    pub by_place: &'static [Use],
    /// What therapists use techniques for, by the kind of complaint; reasons name its rows in this order.
    pub by_kind: &'static [Use],
    /// What keeps a technique from a higher status, whatever its score.
    pub status_caps: &'static [StatusCap],
    /// The patterns; where studies speak against a technique for several, the earlier one is named.
    pub patterns: Table<PatternId, Pattern>,
    /// Which pattern the evidence of a technique names.
    pub evidence_order: EvidenceOrder,
    /// The evidence ratings.
    pub ratings: Table<RatingId, Rating>,
    /// The rating that holds where no study was found.
    pub rating_none: RatingId,
    /// The numbers from which a pain counts as moderate and as severe, on the scale from 0 to 10.
    pub strengths: (u8, u8),
    /// What studies say, per condition.
    pub evidence: Table<EvidenceId, Evidence>,
    /// The checked claims.
    pub claims: Table<ClaimId, Claim>,
    /// Reasons to start gently.
    pub gentle_starts: &'static [GentleStart],
    /// Points and thresholds of the score.
    pub scoring: Scoring,
    /// Lines of the box "Good to know".
    pub good_to_know: &'static [Line],
    /// Lines of "What else helps".
    pub what_else: &'static [Line],
    /// Lines that offer support for low mood, shown beside the result.
    pub support: &'static [Line],
    /// Lines about places that go with some techniques.
    pub area_notes: &'static [AreaNote],
    /// The five levels of pressure, 1 first.
    pub pressures: &'static [PressureLevel],
    /// The visit: checklists and answers.
    pub visit: Visit,
    /// The phone numbers of countries.
    pub countries: &'static [Country],
    /// The sources.
    pub sources: Table<SourceId, Source>,
    /// A number that changes whenever the list of texts changes, so that an engine refuses a foreign pack.
    pub texts_hash: u32,
    /// How many texts a pack must hold.
    pub texts_len: usize,
}

/// A question.
pub struct Question {
    /// The id of the clinical reference.
    pub id: &'static str,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether the result stays closed until it is answered (the completeness check).
    pub safety: bool,
    /// When an empty answer is refused.
    pub must: Condition,
    /// When it is shown.
    pub shown: Condition,
    /// When its answer counts in the engine. Mostly as `shown`; wider where the careful reading asks for it.
    pub counts: Condition,
    /// The option that a missing or unsure answer is read as.
    pub unknown_as: Option<OptionId>,
    /// Options that mean "not sure" and are read as `unknown_as`.
    pub unsure: &'static [OptionId],
    /// After a change of these questions the client is asked again.
    pub asked_again_after: &'static [QuestionId],
    /// Whether it sits behind "add more detail".
    pub extra: bool,
    /// Where its answer stands on the printed page.
    pub sheet: SheetBlock,
    /// The lists that its options are shown in; one for most questions. Empty where there is nothing to choose.
    pub lists: &'static [List],
    /// The wording.
    pub wording: TextId,
    /// A short name for review and paper.
    pub label: TextId,
    /// The hint under the wording.
    pub hint: Option<TextId>,
    /// Why we ask.
    pub why: Option<TextId>,
    /// What to say when it was left empty although it must be answered.
    pub empty: Option<TextId>,
    /// Labels of the two ends of a number scale: the lowest and the highest.
    pub ends: Option<(TextId, TextId)>,
}

impl Question {
    /// Whether it is a safety list. To another version's list, which may lack a sign, "none of these" is no answer.
    #[must_use]
    pub fn is_safety_list(&self) -> bool {
        self.safety && matches!(self.kind, Kind::Many { .. })
    }
}

/// The kinds of answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// One box to tick.
    Tick,
    /// One of the options.
    One,
    /// Any of the options, at most `max` of them where there is a limit.
    Many {
        /// The highest number of options, if there is one.
        max: Option<u8>,
    },
    /// A whole number from `min` to `max`, both included.
    Number {
        /// The lowest number.
        min: u8,
        /// The highest number.
        max: u8,
    },
    /// Free text, printed and never read by a rule.
    Text {
        /// The highest number of characters.
        max_len: u16,
    },
    /// Regions of the body map, or one of the options.
    Places,
    /// One of the regions marked in the question named.
    MainPlace {
        /// The question of kind `Places`.
        of: QuestionId,
    },
    /// One option for each region marked in the question named.
    PlaceReasons {
        /// The question of kind `Places`.
        of: QuestionId,
    },
    /// A whole number from `min` to `max`, both included, for each part of the body with a region marked in the
    /// question named; any part may go without one. Printed and never read by a rule.
    NumberPerPart {
        /// The question of kind `Places`.
        of: QuestionId,
        /// The lowest number.
        min: u8,
        /// The highest number.
        max: u8,
    },
}

impl Kind {
    /// The numbers that can be given, of a kind that asks for numbers.
    #[must_use]
    pub fn range(self) -> Option<RangeInclusive<u8>> {
        match self {
            Self::Number { min, max } | Self::NumberPerPart { min, max, .. } => Some(min..=max),
            Self::Tick
            | Self::One
            | Self::Many { .. }
            | Self::Text { .. }
            | Self::Places
            | Self::MainPlace { .. }
            | Self::PlaceReasons { .. } => None,
        }
    }
}

/// Where an answer stands on the printed page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetBlock {
    /// Nowhere by itself: the rules that it fires are told in the alert box.
    Alert,
    /// With what the client says.
    Says,
    /// With the starting points: wishes and practical matters.
    Start,
}

/// A list of options with a heading of its own.
pub struct List {
    /// The id, unique in its question; empty for the only list.
    pub id: &'static str,
    /// The heading, where there are several lists.
    pub heading: Option<TextId>,
    /// The options in order; exclusive ones last.
    pub options: &'static [OptionId],
}

/// An option.
pub struct Choice {
    /// The id of the clinical reference.
    pub id: &'static str,
    /// The question it belongs to.
    pub question: QuestionId,
    /// Whether it excludes all others of its list ("none of these", "not sure").
    pub exclusive: bool,
    /// When it is offered.
    pub shown: Condition,
    /// The label.
    pub label: TextId,
    /// A second line, for example what a pressure level feels like.
    pub detail: Option<TextId>,
}

/// A step.
pub struct Step {
    /// The id.
    pub id: &'static str,
    /// The heading.
    pub heading: TextId,
}

/// A page.
pub struct Screen {
    /// The id.
    pub id: &'static str,
    /// The step it belongs to.
    pub step: StepId,
    /// What it asks, in order.
    pub asks: &'static [Ask],
    /// How long it takes, in seconds, for a slow reader; a design choice.
    pub seconds: u16,
    /// A heading of its own, where it asks several questions at once.
    pub heading: Option<TextId>,
}

/// One thing asked: a question, or one of its lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Ask {
    /// The question.
    pub question: QuestionId,
    /// Which of its lists, counted from 0; 0 for questions with one list or none.
    pub list: u8,
}

/// The questions that the engine and the pages must be able to find without knowing their ids.
pub struct Roles {
    /// The box to tick before the start.
    pub consent: QuestionId,
    /// Where it hurts.
    pub pain_places: QuestionId,
    /// Which place bothers most.
    pub main_place: QuestionId,
    /// How strong the pain is now.
    pub pain_now: QuestionId,
    /// How strong it is now in each part of the body.
    pub pain_by_part: QuestionId,
    /// Places to leave alone.
    pub leave_alone: QuestionId,
    /// Why each place is to be left alone.
    pub leave_alone_reasons: QuestionId,
    /// What the client hopes for.
    pub goals: QuestionId,
    /// How firm the client likes it. Its options are the levels 1 to 5 and "unsure".
    pub pressure_wish: QuestionId,
}

/// A number that is compared over time.
pub struct Followed {
    /// The question, of kind `Number`.
    pub question: QuestionId,
    /// In which direction it gets better.
    pub better: Better,
    /// The text that the number belongs to, where it is the client's own.
    pub of: Option<QuestionId>,
}

/// In which direction a number gets better.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// Less of it is better.
    Lower,
    /// More of it is better.
    Higher,
}

/// A region: one half of a place.
pub struct Region {
    /// The id, for example `back_low_l`.
    pub id: &'static str,
    /// The same place on the other side.
    pub mirror: RegionId,
    /// The person's own side.
    pub side: Side,
    /// The view that shows it.
    pub view: View,
    /// Its area group.
    pub group: GroupId,
    /// Its part of the body.
    pub part: PartId,
    /// The zone of its part.
    pub zone: ZoneId,
    /// The name of the place, without the side.
    pub name: TextId,
    /// A line that helps to find it.
    pub note: Option<TextId>,
    /// Everyday words for it that stand neither in its name nor in its note, separated by commas. Never shown.
    pub search: Option<TextId>,
    /// Where it lies in its view.
    pub shape: Shape,
}

/// Where a region lies in its view. Lengths are in units of the drawing, in which the figure is about 750 tall;
/// x = 0 is the midline, and y grows downwards.
pub struct Shape {
    /// SVG path data of the half drawn, at the viewer's right. Begins with an absolute move, so that several can stand
    /// one behind the other.
    pub path: &'static str,
    /// Whether the path must be mirrored at x = 0 to give this region.
    pub is_mirrored: bool,
    /// Where the region is roomiest, for a tick or a number: x and y, already mirrored.
    pub mark: (i16, i16),
    /// The radius of the largest circle around `mark` inside the region, rounded down.
    pub room: i16,
    /// The y of its highest point, rounded up the figure.
    pub top: i16,
}

/// The lines around and between the regions of each view.
pub struct Drawings {
    /// Seen from the front.
    pub front: Drawing,
    /// Seen from the back.
    pub back: Drawing,
}

impl Content {
    /// The region of an id.
    #[must_use]
    pub fn region_named(&self, id: &str) -> Option<RegionId> {
        self.regions.iter().find(|(_, row)| row.id == id).map(|(region, _)| region)
    }
}

impl Drawings {
    /// The lines of a view.
    #[must_use]
    pub const fn of(&self, view: View) -> &Drawing {
        match view {
            View::Front => &self.front,
            View::Back => &self.back,
        }
    }
}

/// The lines of one view, as SVG path data. The half drawn is the one at the viewer's right; the other is its mirror.
pub struct Drawing {
    /// What shows the whole view, with a margin; the same for both views, with the midline in its middle.
    pub frame: Frame,
    /// The closed line around the whole figure, both halves, without a seam at the midline.
    pub outline: &'static str,
    /// The border between the two halves, on the midline.
    pub middle: &'static str,
    /// The borders between regions of the half drawn, each once.
    pub borders: &'static str,
    /// Hints that are no borders, such as an ear, of the half drawn.
    pub strokes: &'static str,
    /// What shows one part larger, with a margin, as broad for its height as `frame` to within a unit or two.
    /// In the order of the parts; a part that this view does not show is missing.
    pub closer: &'static [(PartId, Frame)],
}

/// A piece of the drawing, as the `viewBox` of an SVG: in whole units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The left edge.
    pub x: i16,
    /// The upper edge.
    pub y: i16,
    /// Above 0.
    pub width: i16,
    /// Above 0.
    pub height: i16,
}

/// The person's own side, never the side of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// The person's own right.
    Right,
    /// The person's own left.
    Left,
}

/// The view of the figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    /// Seen from the front.
    Front,
    /// Seen from the back.
    Back,
}

/// An area group.
pub struct Group {
    /// The id.
    pub id: &'static str,
    /// The name for lists, limits and reasons.
    pub name: TextId,
}

/// A part of the body. All its regions lie in one zone.
pub struct Part {
    /// The id.
    pub id: &'static str,
    /// Its zone.
    pub zone: ZoneId,
    /// The name, with the side where it has one.
    pub name: TextId,
}

/// A zone of the body.
pub struct Zone {
    /// The id.
    pub id: &'static str,
    /// The name for lists.
    pub name: TextId,
}

/// A named condition.
pub struct Named {
    /// The id.
    pub id: &'static str,
    /// When it holds.
    pub when: Condition,
}

/// What a rule looks at: a small closed vocabulary, evaluated by `logic`.
#[derive(Debug)]
pub enum Condition {
    /// Holds always.
    Always,
    /// Holds never.
    Never,
    /// All of these hold.
    All(&'static [Condition]),
    /// At least one of these holds.
    Any(&'static [Condition]),
    /// This does not hold.
    Not(&'static Condition),
    /// One of these options is chosen.
    Chosen(&'static [OptionId]),
    /// The question has an answer.
    Answered(QuestionId),
    /// The number given is this or higher.
    AtLeast(QuestionId, u8),
    /// At least so many regions are marked in a question of kind `Places`.
    Marked(QuestionId, u8),
    /// A painful region of the set looked at lies in one of these groups.
    AreaIn(&'static [GroupId]),
    /// Painful regions of these groups lie on both sides of the body. No condition can name a side, so that the body and
    /// its mirror image are treated alike.
    BothSides(&'static [GroupId]),
    /// Regions are marked in at least so many parts of the body, in a question of kind `Places`.
    PartsAtLeast(QuestionId, u8),
    /// Painful regions are marked in at least so many zones.
    ZonesAtLeast(u8),
    /// One of these rules has fired.
    Fired(&'static [RuleId]),
    /// The named condition holds.
    Named(NamedId),
    /// A painful region is one of these.
    PlaceIn(&'static [RegionId]),
    /// One of these patterns holds. Only for lines of the result.
    Pattern(&'static [PatternId]),
    /// The result has one of these tiers. Only for lines of the result.
    Tier(&'static [TierId]),
    /// One of these adaptations is in force. Only for lines of the result and cards.
    Adapts(&'static [AdaptationId]),
    /// At least so many techniques are suggested or possible. Only for lines of the result.
    IdeasAtLeast(u8),
}

/// A safety rule.
pub struct Rule {
    /// The id of the clinical reference.
    pub id: &'static str,
    /// The option whose tick fires it, where there is one; else it is derived.
    pub option: Option<OptionId>,
    /// When it fires. For a ticked rule: its option is chosen.
    pub when: Condition,
    /// Its tiers; the first whose condition holds counts. The last one always holds.
    pub outcomes: &'static [Outcome],
    /// The highest pressure anywhere, 1 to 5, where it sets one.
    pub cap: Option<Pressure>,
    /// The highest pressure in some groups.
    pub limits: &'static [AreaLimit],
    /// The techniques that it excludes.
    pub excludes: &'static [TechniqueId],
    /// The adaptations that it adds.
    pub adaptations: &'static [AdaptationId],
    /// A question of kind `Places` whose marked regions it excludes.
    pub leaves_alone: Option<QuestionId>,
    /// Whether it belongs to the maternity unit: see [`Tier::maternity`].
    pub maternity: bool,
    /// A name for reasons and paper, where the option's label does not stand for itself.
    pub label: Option<TextId>,
    /// The sources.
    pub sources: &'static [SourceId],
}

/// One possible outcome of a rule.
pub struct Outcome {
    /// When this line is taken.
    pub when: Condition,
    /// The tier.
    pub tier: TierId,
    /// What to tell the client.
    pub reason: TextId,
    /// The highest pressure in the groups of all painful regions, where it sets one.
    pub limit_painful: Option<Pressure>,
}

/// A rule that puts another one into force, as if it had been ticked.
pub struct AddingRule {
    /// The id.
    pub id: &'static str,
    /// When it holds; looks at ticked rules and rules added before.
    pub when: Condition,
    /// The rule that it puts into force.
    pub adds: RuleId,
    /// What to tell the client.
    pub reason: TextId,
    /// The sources.
    pub sources: &'static [SourceId],
}

/// A highest pressure in an area group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AreaLimit {
    /// The group.
    pub group: GroupId,
    /// The highest pressure, 0 to 5; 0 leaves the group alone.
    pub at_most: Pressure,
}

/// A tier.
pub struct Tier {
    /// The id.
    pub id: &'static str,
    /// Whether all suggestions are hidden.
    pub hides: bool,
    /// When the questions stop for it.
    pub stops: Stops,
    /// A pressure limit that comes with every fired rule of this tier.
    pub cap: Option<Pressure>,
    /// Techniques that every fired rule of this tier excludes.
    pub excludes: &'static [TechniqueId],
    /// How urgent its page looks and sounds.
    pub tone: Tone,
    /// The title.
    pub title: TextId,
    /// The text for the client.
    pub text: TextId,
    /// The line in the alert box of the printed sheet.
    pub alert: TextId,
    /// Its name on screen.
    pub name: TextId,
    /// Title and text when all its rules belong to the maternity unit.
    pub maternity: Option<(TextId, TextId)>,
    /// A sentence added when only some of them do.
    pub maternity_too: Option<TextId>,
    /// Whose number its page offers to call.
    pub calls: &'static [Call],
    /// Headings of the suggested and the possible techniques, where they differ from the usual ones.
    pub headings: Option<(TextId, TextId)>,
    /// Whether the note for doctor or midwife is printed.
    pub note: bool,
}

/// When a tier stops the questions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stops {
    /// At once; the questions end.
    Ends,
    /// At once, and once; the client may go on.
    Tells,
    /// Not before the result.
    AtResult,
}

/// How urgent a tier looks. Said in words first; colour and border follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Act now.
    Emergency,
    /// Act today or soon.
    Urgent,
    /// Something to ask or to tell.
    Notice,
    /// Nothing special.
    Calm,
}

/// A number that a page offers to call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Call {
    /// The emergency number.
    Emergency,
    /// The urgent care line.
    Urgent,
    /// The maternity unit.
    Maternity,
    /// The crisis line.
    Crisis,
    /// The clinic.
    Clinic,
}

/// An adaptation of the session.
pub struct Adaptation {
    /// The id.
    pub id: &'static str,
    /// It is also in force when the final cap is this or lower.
    pub at_cap: Option<Pressure>,
    /// The line for the client.
    pub client: TextId,
    /// The line for the therapist.
    pub therapist: TextId,
}

/// A technique card.
pub struct Technique {
    /// The id.
    pub id: &'static str,
    /// The lowest pressure at which it is still this technique.
    pub lowest: Pressure,
    /// The typical pressure.
    pub typical: Pressure,
    /// The highest pressure.
    pub highest: Pressure,
    /// Whether it is given to the whole body; a local technique works on chosen places.
    pub whole_body: bool,
    /// The one goal that it is for, where it is for one alone.
    pub needs_goal: Option<OptionId>,
    /// The groups that the part "Places" of the score looks at.
    pub groups: &'static [GroupId],
    /// The display name.
    pub name: TextId,
    /// The name without its bracket.
    pub short: TextId,
    /// The lines of the card, in order: heading and text.
    pub card: Card,
    /// The sources.
    pub sources: &'static [SourceId],
}

/// The texts of a technique card.
pub struct Card {
    /// What it is.
    pub what: TextId,
    /// What it feels like.
    pub feels: TextId,
    /// What people usually want from it.
    pub goals: TextId,
    /// Where it is commonly used.
    pub areas: TextId,
    /// When to avoid or change it.
    pub avoid: TextId,
    /// What to tell the therapist.
    pub tell: TextId,
    /// What to expect afterwards.
    pub after: TextId,
    /// What studies say.
    pub studies: TextId,
    /// Other names in public use.
    pub names: TextId,
}

/// A card that wraps techniques instead of being one.
pub struct Care {
    /// The id.
    pub id: &'static str,
    /// When it is shown.
    pub when: Condition,
    /// The name.
    pub name: TextId,
    /// What it is.
    pub what: TextId,
    /// What it feels like.
    pub feels: TextId,
    /// When to avoid or change it.
    pub avoid: TextId,
    /// What studies say.
    pub studies: TextId,
    /// Other names in public use.
    pub names: TextId,
    /// The sources.
    pub sources: &'static [SourceId],
}

/// How much a goal speaks for a technique.
pub struct GoalFit {
    /// The goal.
    pub goal: OptionId,
    /// The technique.
    pub technique: TechniqueId,
    /// Points: 1 sometimes, 2 often, 3 a usual first choice. A design choice; no clinical scale is implied.
    pub points: i8,
}

/// Something that therapists use techniques for: a pattern, or a row with a condition of its own. Habit, not proof.
pub struct Use {
    /// The id of the pattern, or one of its own.
    pub id: &'static str,
    /// The pattern, where it is one.
    pub pattern: Option<PatternId>,
    /// What a row of its own needs, beside its condition; `Otherwise` is a place that no pattern of the table fits.
    pub scope: Scope,
    /// When a row of its own counts.
    pub when: Condition,
    /// What it is called in a reason, where it is named.
    pub label: Option<TextId>,
    /// A reason of its own, in place of one that names it.
    pub why: Option<TextId>,
    /// Points for each technique that is used for it: 1 sometimes, 2 often, 3 a usual first choice.
    pub points: &'static [(TechniqueId, i8)],
    /// The most that it gives while a condition holds.
    pub lowered: Option<(i8, Condition)>,
}

/// The best status that a technique may have, whatever its score, where everything here holds.
pub struct StatusCap {
    /// The id.
    pub id: &'static str,
    /// The best status.
    pub at_most: CappedAt,
    /// The techniques that it is about; empty for all.
    pub techniques: &'static [TechniqueId],
    /// When it holds.
    pub when: Condition,
    /// Only techniques that work on chosen places.
    pub local: bool,
    /// Only techniques whose own goal the client has not chosen.
    pub lacks_goal: bool,
    /// Only where a place is left to work on, but none in which the technique is commonly used at a pressure that
    /// is allowed there.
    pub out_of_place: bool,
    /// Only where the typical pressure of the technique is above the client's cap.
    pub typical_above_cap: bool,
    /// Only techniques whose typical pressure is this or more.
    pub typical_at_least: Option<Pressure>,
    /// Only where the client's cap is this or less.
    pub cap_at_most: Option<Pressure>,
    /// Only where goals give so many points or fewer.
    pub goals_at_most: Option<i8>,
    /// Only where the pressure wish gives so many points or fewer.
    pub pressure_at_most: Option<i8>,
    /// Only where reasons to start gently give so many points or fewer.
    pub start_at_most: Option<i8>,
    /// What to tell the client; nothing where another line says it.
    pub reason: Option<TextId>,
    /// Whether it is told only where the score alone would give a better status.
    pub told_if_higher: bool,
}

/// What a status is capped at, the lower first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CappedAt {
    /// Less of a match.
    NotSuggested,
    /// Also possible.
    Possible,
}

/// A line about places that goes with a technique that is suggested or possible.
pub struct AreaNote {
    /// The id.
    pub id: &'static str,
    /// The techniques that it goes with.
    pub techniques: &'static [TechniqueId],
    /// When it is told.
    pub when: Condition,
    /// Where given, its text names the places to leave alone for this reason, or all of them where no reason is given.
    pub places_because: Option<OptionId>,
    /// The text.
    pub text: TextId,
}

/// A pattern of complaint.
pub struct Pattern {
    /// The id.
    pub id: &'static str,
    /// What it needs.
    pub scope: Scope,
    /// When it holds.
    pub when: Condition,
    /// The label shown; it names the complaint, not a disease.
    pub label: TextId,
    /// The evidence rows behind it; the first whose condition holds counts.
    pub evidence: &'static [(Condition, EvidenceId)],
    /// The rating of each technique that has one; all others have `rating_none`.
    pub ratings: &'static [(TechniqueId, RatingId)],
    /// Whether experts disagree about it, so that the result must say so.
    pub disputed: bool,
}

/// What a pattern needs to hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// A region in the set looked at.
    Body,
    /// Nothing but its condition.
    General,
    /// A region in the set, and no `Body` pattern for all marked regions.
    Otherwise,
}

/// Which of several patterns is named as the evidence of a technique. Each pattern stands in it once.
pub struct EvidenceOrder {
    /// Those that are named before any place.
    pub first: &'static [PatternId],
    /// Those of places: that of the place that bothers most comes before the others.
    pub places: &'static [PatternId],
    /// All others.
    pub last: &'static [PatternId],
}

/// An evidence rating.
pub struct Rating {
    /// The id.
    pub id: &'static str,
    /// Points in the score, -4 to 3. A design choice.
    pub points: i8,
    /// How strong it is, -2 to 8: breaks ties between techniques and gives no points. A design choice.
    pub strength: i8,
    /// How many of the four marks of the small picture are filled, 0 to 4; none where studies disagree.
    pub marks: Option<u8>,
    /// Whether sources disagree.
    pub mixed: bool,
    /// The word shown.
    pub word: TextId,
    /// The phrase shown.
    pub phrase: TextId,
}

/// An evidence row.
pub struct Evidence {
    /// The id.
    pub id: &'static str,
    /// The condition, in plain words.
    pub condition: TextId,
    /// How certain it is, in words.
    pub certainty: TextId,
    /// The sentence for the client.
    pub sentence: TextId,
    /// The sources.
    pub sources: &'static [SourceId],
}

/// A claim with our verdict.
pub struct Claim {
    /// The id.
    pub id: &'static str,
    /// The claim, as people say it.
    pub claim: TextId,
    /// The verdict.
    pub verdict: TextId,
    /// The sentence for the client.
    pub sentence: TextId,
    /// The sources.
    pub sources: &'static [SourceId],
}

/// A reason to start gently: takes points off firm techniques.
pub struct GentleStart {
    /// The id of the reason.
    pub id: &'static str,
    /// When it holds.
    pub when: Condition,
    /// For techniques whose lowest pressure is this or more, where given.
    pub lowest_at_least: Option<Pressure>,
    /// For techniques whose typical pressure is this or more, where given.
    pub typical_at_least: Option<Pressure>,
    /// Points, below 0.
    pub points: i8,
    /// Whether every technique then begins at its lowest pressure, also those that lose no points.
    pub with_any: bool,
    /// What to tell the client.
    pub reason: TextId,
}

/// Points and thresholds of the score. All are design choices.
pub struct Scoring {
    /// From this score on a technique is suggested.
    pub suggested_from: i8,
    /// From this score on a technique is possible.
    pub possible_from: i8,
    /// The most that goals can add.
    pub goals_at_most: i8,
    /// Points for a painful place in which the technique is commonly used.
    pub place: i8,
    /// From so many points on, a use is told as a reason.
    pub told_from: i8,
    /// The highest pressure without any limit.
    pub no_cap: Pressure,
    /// Points for the pressure that the client likes.
    pub wish: WishPoints,
}

/// Points for the pressure that the client likes; the first that holds counts.
pub struct WishPoints {
    /// The client is not sure, and the technique is gentle enough.
    pub unsure_gentle: i8,
    /// What counts as gentle enough: the highest typical pressure.
    pub gentle_typical: Pressure,
    /// Up to this typical pressure, that it is not firm is told as a reason.
    pub light_typical: Pressure,
    /// The wish is below the technique's lowest pressure.
    pub below: i8,
    /// The wish is above the technique's highest pressure.
    pub above: i8,
    /// The wish is the technique's typical pressure.
    pub typical: i8,
    /// The wish is another pressure of the technique.
    pub within: i8,
}

/// A line of the result, shown when its condition holds.
pub struct Line {
    /// The id.
    pub id: &'static str,
    /// When it is shown.
    pub when: Condition,
    /// The text.
    pub text: TextId,
    /// More to read about it, and what that is called.
    pub evidence: Option<(EvidenceId, TextId)>,
}

/// A level of the pressure scale.
pub struct PressureLevel {
    /// The name.
    pub name: TextId,
    /// What it feels like.
    pub text: TextId,
}

/// Whom a client calls in a country. `None` where there is no number that is right for everybody there.
pub struct Country {
    /// The two-letter code, in lower case.
    pub id: &'static str,
    /// The emergency number.
    pub emergency_number: Option<&'static str>,
    /// The urgent care line.
    pub urgent_line: Option<&'static str>,
    /// The maternity unit.
    pub maternity: Option<&'static str>,
    /// The crisis line.
    pub crisis_line: Option<&'static str>,
}

/// A question and its answer.
pub struct QuestionAnswer {
    /// The id.
    pub id: &'static str,
    /// The question.
    pub question: TextId,
    /// The answer.
    pub answer: TextId,
}

/// A heading with a list of lines.
pub struct Checklist {
    /// The id.
    pub id: &'static str,
    /// The heading.
    pub heading: TextId,
    /// The lines.
    pub lines: &'static [TextId],
}

/// Everything about the visit itself.
pub struct Visit {
    /// Checklists: what to bring, what to tell, afterwards, when to stop.
    pub checklists: &'static [Checklist],
    /// Questions to ask a therapist; the answer says what a good one is.
    pub asks: &'static [QuestionAnswer],
    /// Frequent questions.
    pub faq: &'static [QuestionAnswer],
    /// Other care: with whom, and what matters.
    pub care: &'static [QuestionAnswer],
    /// The lines of the page "about".
    pub about: &'static [TextId],
}

/// A source.
pub struct Source {
    /// The key.
    pub key: &'static str,
    /// The citation.
    pub citation: TextId,
}
