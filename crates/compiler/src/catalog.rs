//! Every id of the content with its position: what exists, before anybody asks what it means.
//!
//! In: the raw blocks. Out: a [`Catalog`] that finds ids, and problems for ids that are taken or malformed.

use std::collections::BTreeMap;

use crate::model::{
    AdaptationId, AddingRuleId, ClaimId, EvidenceId, GroupId, NamedId, OptionId, PartId, PatternId, QuestionId,
    RatingId, RegionId, RowId, RuleId, ScreenId, SourceId, StepId, TechniqueId, TierId, ZoneId,
};
use crate::names::{self, Ids};
use crate::problem::{Problems, Spot};
use crate::read::{Block, Raw};
use crate::schema;

/// All ids, in catalogue order.
pub(crate) struct Catalog<'a> {
    pub questions: Ids<QuestionId>,
    pub steps: Ids<StepId>,
    pub screens: Ids<ScreenId>,
    pub zones: Ids<ZoneId>,
    pub parts: Ids<PartId>,
    pub groups: Ids<GroupId>,
    pub regions: Ids<RegionId>,
    pub named: Ids<NamedId>,
    pub rules: Ids<RuleId>,
    pub adding: Ids<AddingRuleId>,
    pub tiers: Ids<TierId>,
    pub adaptations: Ids<AdaptationId>,
    pub techniques: Ids<TechniqueId>,
    pub patterns: Ids<PatternId>,
    pub ratings: Ids<RatingId>,
    pub evidence: Ids<EvidenceId>,
    pub claims: Ids<ClaimId>,
    pub sources: Ids<SourceId>,
    /// The blocks of the questions, in the order of the questions.
    pub question_blocks: Vec<&'a Block<schema::Question>>,
    /// The lists of each question, in the order of the questions.
    pub lists: Vec<Vec<ListRow>>,
    /// All options, in catalogue order.
    pub options: Vec<OptionRow<'a>>,
    option_ids: BTreeMap<(QuestionId, &'a str), Vec<OptionId>>,
}

/// A list of options.
pub(crate) struct ListRow {
    /// Empty for the only list of a question.
    pub id: String,
    pub options: Vec<OptionId>,
}

/// An option in one list. An exclusive option that stands in several lists has a row in each.
pub(crate) struct OptionRow<'a> {
    pub question: QuestionId,
    pub choice: &'a schema::Choice,
}

impl<'a> Catalog<'a> {
    pub fn new(raw: &'a Raw, problems: &Problems) -> Self {
        let question_blocks = in_order_of_steps(raw);
        let rows = question_blocks.iter().map(|block| (block.id.clone(), block.spot.clone())).collect();
        let regions = raw
            .places
            .iter()
            .flat_map(|block| ["r", "l"].map(|side| (format!("{}_{side}", block.id), block.spot.clone())));
        let mut catalog = Self {
            questions: Ids::new("question", rows, problems),
            steps: ids("step", &raw.steps, problems),
            screens: Ids::new("screen", screens(raw), problems),
            zones: ids("zone", &raw.zones, problems),
            parts: ids("part", &raw.parts, problems),
            groups: ids("group", &raw.groups, problems),
            regions: Ids::new("region", regions.collect(), problems),
            named: ids("named condition", &raw.named, problems),
            rules: ids("rule", &raw.rules, problems),
            adding: ids("adding rule", &raw.adding, problems),
            tiers: ids("tier", &raw.tiers, problems),
            adaptations: ids("adaptation", &raw.adaptations, problems),
            techniques: ids("technique", &raw.techniques, problems),
            patterns: ids("pattern", &raw.patterns, problems),
            ratings: ids("rating", &raw.ratings, problems),
            evidence: ids("evidence", &raw.evidence, problems),
            claims: ids("claim", &raw.claims, problems),
            sources: ids("source", &raw.sources, problems),
            question_blocks,
            lists: Vec::new(),
            options: Vec::new(),
            option_ids: BTreeMap::new(),
        };
        catalog.number_options();
        catalog.check_form(problems);
        catalog
    }

    /// The block of a question; `None` if it could not be read.
    pub fn question(&self, question: QuestionId) -> Option<&'a schema::Question> {
        self.question_blocks.get(question.index()).and_then(|block| block.row.as_ref())
    }

    /// The lists of a question.
    pub fn lists(&self, question: QuestionId) -> &[ListRow] {
        self.lists.get(question.index()).map_or(&[], Vec::as_slice)
    }

    /// An option of a question: its row in each list that it stands in. Empty if the question could not be read.
    pub fn options(&self, question: QuestionId, option: &str) -> Result<Vec<OptionId>, String> {
        if let Some(found) = self.option_ids.get(&(question, option)) {
            return Ok(found.clone());
        }
        let Some(row) = self.question(question) else { return Ok(Vec::new()) };
        let known = row.option.iter().map(|choice| choice.id.as_str());
        Err(format!("unknown option {option:?} of question {:?}{}", row.id, names::did_you_mean(option, known)))
    }

    /// The options in catalogue order: by question, by list, in the order of the file, exclusive ones last.
    fn number_options(&mut self) {
        for (position, block) in self.question_blocks.iter().enumerate() {
            let question = QuestionId::new(position);
            let mut lists = Vec::new();
            for (id, choices) in block.row.iter().flat_map(choices_by_list) {
                let start = self.options.len();
                self.options.extend(choices.into_iter().map(|choice| OptionRow { question, choice }));
                let options = (start..self.options.len()).map(OptionId::new).collect();
                lists.push(ListRow { id: id.to_owned(), options });
            }
            self.lists.push(lists);
        }
        for (position, row) in self.options.iter().enumerate() {
            self.option_ids.entry((row.question, row.choice.id.as_str())).or_default().push(OptionId::new(position));
        }
    }

    /// Ids are `snake_case`; those of claims and sources follow the reference.
    fn check_form(&self, problems: &Problems) {
        let check = |id: &str, spot: &Spot| {
            let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
            if !id.is_empty() && !id.bytes().all(fits) {
                problems.add(spot, format!("the id {id:?} may hold only a to z, 0 to 9 and _"));
            }
        };
        let check_key = |id: &str, spot: &Spot| {
            if !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-') {
                problems.add(spot, format!("the id {id:?} may hold only letters, digits, _ and -"));
            }
        };
        macro_rules! check_all {
            ($check:ident: $($table:ident)*) => {
                $(self.$table.ids().for_each(|id| $check(self.$table.name(id), &self.$table.spot(id)));)*
            };
        }
        check_all! { check_key: claims sources }
        check_all! { check: questions steps screens zones parts groups regions named rules adding tiers }
        check_all! { check: adaptations techniques patterns ratings evidence }
        for block in &self.question_blocks {
            let Some(row) = &block.row else { continue };
            row.option.iter().for_each(|choice| check(&choice.id, &block.spot));
            row.list.iter().for_each(|list| check(&list.id, &block.spot));
        }
    }
}

fn ids<I: RowId, T>(what: &'static str, blocks: &[Block<T>], problems: &Problems) -> Ids<I> {
    Ids::new(what, blocks.iter().map(|block| (block.id.clone(), block.spot.clone())).collect(), problems)
}

/// The lists of a question with their options, exclusive ones last. What stands in no list that is known is
/// reported with the questions and put into the first.
fn choices_by_list(row: &schema::Question) -> Vec<(&str, Vec<&schema::Choice>)> {
    let mut lists: Vec<&str> = row.list.iter().map(|list| list.id.as_str()).collect();
    if lists.is_empty() && !row.option.is_empty() {
        lists.push("");
    }
    let home = |choice: &schema::Choice| lists.iter().position(|list| choice.list.as_deref() == Some(list));
    let choices_of = |position: usize| {
        let is_here = |choice: &&schema::Choice| match home(choice) {
            Some(home) => home == position,
            None => position == 0 || choice.exclusive && choice.list.is_none(),
        };
        let (last, first): (Vec<_>, Vec<_>) = row.option.iter().filter(is_here).partition(|choice| choice.exclusive);
        [first, last].concat()
    };
    lists.iter().enumerate().map(|(position, list)| (*list, choices_of(position))).collect()
}

fn screens(raw: &Raw) -> Vec<(String, Spot)> {
    let rows = raw.steps.iter().filter_map(|step| Some((step, step.row.as_ref()?)));
    rows.flat_map(|(step, row)| {
        row.screen.iter().map(|screen| (screen.id.clone(), Spot::block(&step.spot.file, "screen", &screen.id)))
    })
    .collect()
}

/// The questions as the screens ask them; those that no screen asks come last and are reported with the screens.
fn in_order_of_steps(raw: &Raw) -> Vec<&Block<schema::Question>> {
    let screens = raw.steps.iter().filter_map(|block| block.row.as_ref()).flat_map(|step| &step.screen);
    let asked: Vec<&str> = screens.flat_map(|screen| &screen.asks).map(|ask| split_ask(ask).0).collect();
    let mut blocks: Vec<&Block<schema::Question>> = raw.questions.iter().collect();
    blocks.sort_by_key(|block| asked.iter().position(|id| *id == block.id).unwrap_or(asked.len()));
    blocks
}

/// `cond:today` is one list of a question, `cond` a whole question.
pub(crate) fn split_ask(ask: &str) -> (&str, Option<&str>) {
    ask.split_once(':').map_or((ask, None), |(question, list)| (question, Some(list)))
}
