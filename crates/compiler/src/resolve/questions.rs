//! Questions and their options.

use crate::context::CheckContext;
use crate::model::{Choice, Condition, Kind, List, OptionId, Question, QuestionId, RowId};
use crate::names;
use crate::schema::{self, Kind as Word, Must};

/// All questions, in the order of the steps.
pub(super) fn questions(context: CheckContext<'_>) -> Option<Vec<Question>> {
    let blocks = context.catalog.question_blocks.iter().enumerate();
    let rows: Vec<Option<Question>> = blocks
        .map(|(position, block)| Some(question(&context.at(&block.spot), super::at(position), block.row.as_ref()?)))
        .collect();
    rows.into_iter().collect()
}

/// All options, in catalogue order.
pub(super) fn options(context: CheckContext<'_>) -> Vec<Choice> {
    let rows = context.catalog.options.iter();
    rows.map(|row| {
        let spot = context.catalog.questions.spot(row.question);
        let context = context.at(&spot);
        let key = format!("option.{}.{}", context.catalog.questions.name(row.question), row.choice.id);
        Choice {
            id: row.choice.id.clone(),
            question: row.question,
            exclusive: row.choice.exclusive,
            shown: context.optional_condition(row.choice.shown.as_ref()),
            label: context.text(&key),
            detail: context.optional_text(&format!("{key}.detail")),
        }
    })
    .collect()
}

fn question(context: &CheckContext<'_>, id: QuestionId, row: &schema::Question) -> Question {
    let key = |part: &str| format!("question.{}.{part}", row.id);
    check_keys(context, row);
    check_choices(context, id, row);
    let shown = context.optional_condition(row.shown.as_ref());
    let must = match &row.must {
        None | Some(Must::Fixed(false)) => Condition::Never,
        Some(Must::Fixed(true)) => Condition::Always,
        Some(Must::When(when)) => context.condition(when),
    };
    Question {
        id: row.id.clone(),
        kind: kind(context, row),
        safety: row.safety,
        counts: row.counts.as_ref().map_or_else(|| shown.clone(), |counts| context.condition(counts)),
        unknown_as: row.unknown_as.as_ref().and_then(|option| own_option(context, id, option)),
        unsure: row.unsure.iter().filter_map(|option| own_option(context, id, option)).collect(),
        asked_again_after: context.ids(&context.catalog.questions, &row.asked_again_after),
        extra: row.extra,
        sheet: row.sheet,
        lists: lists(context, id, row),
        wording: context.text(&key("wording")),
        label: context.text(&key("label")),
        hint: context.optional_text(&key("hint")),
        why: context.optional_text(&key("why")),
        empty: (must != Condition::Never).then(|| context.text(&key("empty"))),
        ends: matches!(row.kind, Word::Number | Word::NumberPerPart)
            .then(|| context.text_pair(&key("lowest"), &key("highest")))
            .flatten(),
        must,
        shown,
    }
}

fn kind(context: &CheckContext<'_>, row: &schema::Question) -> Kind {
    let of = || row.of.as_ref().map_or(super::at(0), |of| context.question("of", of, Word::Places));
    match row.kind {
        Word::Tick => Kind::Tick,
        Word::One => Kind::One,
        Word::Many => Kind::Many { max: context.optional_within("at_most", row.at_most, 1..=i64::from(u8::MAX)) },
        Word::Number => {
            let (min, max) = range(context, row);
            Kind::Number { min, max }
        }
        Word::Text => {
            Kind::Text { max_len: context.within("max_length", row.max_length.unwrap_or(1), 1..=i64::from(u16::MAX)) }
        }
        Word::Places => Kind::Places,
        Word::MainPlace => Kind::MainPlace { of: of() },
        Word::PlaceReasons => Kind::PlaceReasons { of: of() },
        Word::NumberPerPart => {
            let (min, max) = range(context, row);
            Kind::NumberPerPart { of: of(), min, max }
        }
    }
}

/// The lowest and the highest number that can be chosen.
fn range(context: &CheckContext<'_>, row: &schema::Question) -> (u8, u8) {
    let [min, max] = row.range.unwrap_or_default();
    context.require(row.range.is_none() || min < max, || {
        format!("the range goes from {min} to {max}, but the first number must be lower")
    });
    let top = i64::from(u8::MAX);
    (
        context.within("the lower end of the range", min, 0..=top),
        context.within("the upper end of the range", max, 0..=top),
    )
}

/// Each kind has keys that it needs and keys that it may have; all others say something that nobody would read.
fn check_keys(context: &CheckContext<'_>, row: &schema::Question) {
    let keys: [(&str, bool, &[Word], bool); 9] = [
        ("range", row.range.is_some(), &[Word::Number, Word::NumberPerPart], true),
        ("max_length", row.max_length.is_some(), &[Word::Text], true),
        ("of", row.of.is_some(), &[Word::MainPlace, Word::PlaceReasons, Word::NumberPerPart], true),
        ("at_most", row.at_most.is_some(), &[Word::Many], false),
        ("list", !row.list.is_empty(), &[Word::Many], false),
        ("unknown_as", row.unknown_as.is_some(), &[Word::One], false),
        ("unsure", !row.unsure.is_empty(), &[Word::One], false),
        ("no_unsure", row.no_unsure.is_some(), &[Word::One], false),
        (
            "option",
            !row.option.is_empty(),
            &[Word::One, Word::Many, Word::PlaceReasons, Word::Places],
            row.kind != Word::Places,
        ),
    ];
    for (key, is_there, kinds, is_needed) in keys {
        let fits = kinds.contains(&row.kind);
        context.require(!is_there || fits, || {
            format!("{key:?} means nothing for a question of kind {:?}", row.kind.name())
        });
        context.require(is_there || !fits || !is_needed, || {
            format!("a question of kind {:?} needs {key:?}", row.kind.name())
        });
    }
    context.require(row.unsure.is_empty() || row.unknown_as.is_some(), || {
        "\"unsure\" needs \"unknown_as\", the option that it is read as".to_owned()
    });
    context.require(!row.asked_again_after.contains(&row.id), || {
        "\"asked_again_after\" names the question itself".to_owned()
    });
}

fn check_choices(context: &CheckContext<'_>, id: QuestionId, row: &schema::Question) {
    check_repeats(context, "option", row.option.iter().map(|choice| choice.id.as_str()));
    check_repeats(context, "list", row.list.iter().map(|list| list.id.as_str()));
    for choice in &row.option {
        check_list_of(context, row, choice);
        let misused = choice.exclusive && matches!(row.kind, Word::One | Word::PlaceReasons);
        context.require(!misused, || {
            format!(
                "the option {:?} is \"exclusive\", which means nothing where one option is chosen anyway",
                choice.id
            )
        });
    }
    for list in context.catalog.lists(id) {
        let options = || {
            list.options.iter().filter_map(|option| context.catalog.options.get(option.index())).map(|row| row.choice)
        };
        let n_exclusive = options().filter(|choice| choice.exclusive).count();
        let place = if list.id.is_empty() { "there is".to_owned() } else { format!("the list {:?} has", list.id) };
        let has_others = row.kind == Word::Places || options().count() > n_exclusive;
        context.require(has_others, || format!("{place} no option that is not \"exclusive\""));
        let can_say_none = !(row.safety && row.kind == Word::Many) || n_exclusive > 0;
        context.require(can_say_none, || {
            format!("{place} no \"exclusive\" option, so nobody can answer that nothing applies")
        });
    }
    if row.kind == Word::One {
        check_unsure(context, row);
    }
}

fn check_repeats<'a>(context: &CheckContext<'_>, what: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen = Vec::new();
    for id in ids {
        context.require(!seen.contains(&id), || format!("duplicate {what} {id:?}"));
        seen.push(id);
    }
}

fn check_list_of(context: &CheckContext<'_>, row: &schema::Question, choice: &schema::Choice) {
    let lists = || row.list.iter().map(|list| list.id.as_str());
    match &choice.list {
        Some(list) => context.require(lists().any(|known| known == list), || {
            format!("the option {:?} stands in an {}", choice.id, names::unknown("list", list, lists()))
        }),
        None => context.require(row.list.is_empty() || choice.exclusive, || {
            format!("the option {:?} needs \"list\", because the question has lists", choice.id)
        }),
    }
}

/// A single choice must let people say that they are not sure, or say why not.
fn check_unsure(context: &CheckContext<'_>, row: &schema::Question) {
    let has_unsure = row
        .option
        .iter()
        .any(|choice| choice.id == "unsure" || choice.id.ends_with("_unsure") || row.unsure.contains(&choice.id));
    match row.no_unsure.as_deref().map(str::trim) {
        None => context.require(has_unsure, || {
            "has no option \"not sure\": add one called \"unsure\", or say in \"no_unsure\" why there is none"
                .to_owned()
        }),
        Some("") => context.problem("\"no_unsure\" is empty: say why there is no option \"not sure\""),
        Some(_) => context
            .require(!has_unsure, || "has \"no_unsure\" and an option \"not sure\": take one of them out".to_owned()),
    }
}

fn own_option(context: &CheckContext<'_>, question: QuestionId, option: &str) -> Option<OptionId> {
    context.check(context.catalog.options(question, option))?.first().copied()
}

fn lists(context: &CheckContext<'_>, id: QuestionId, row: &schema::Question) -> Vec<List> {
    let heading = |list: &str| (!list.is_empty()).then(|| context.text(&format!("list.{}.{list}", row.id)));
    let lists = context.catalog.lists(id).iter();
    lists.map(|list| List { id: list.id.clone(), heading: heading(&list.id), options: list.options.clone() }).collect()
}
