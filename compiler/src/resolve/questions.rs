//! Questions and their options.

use crate::desk::Desk;
use crate::model::{Choice, Condition, Kind, List, OptionId, Question, QuestionId, RowId};
use crate::names;
use crate::schema::{self, Kind as Word, Must};

/// All questions, in the order of the steps.
pub(super) fn questions(desk: Desk<'_>) -> Option<Vec<Question>> {
    let blocks = desk.catalog.question_blocks.iter().enumerate();
    let rows: Vec<Option<Question>> = blocks
        .map(|(position, block)| Some(question(&desk.at(&block.spot), super::at(position), block.row.as_ref()?)))
        .collect();
    rows.into_iter().collect()
}

/// All options, in catalogue order.
pub(super) fn options(desk: Desk<'_>) -> Vec<Choice> {
    let rows = desk.catalog.options.iter();
    rows.map(|row| {
        let spot = desk.catalog.questions.spot(row.question);
        let desk = desk.at(&spot);
        let key = format!("option.{}.{}", desk.catalog.questions.name(row.question), row.choice.id);
        Choice {
            id: row.choice.id.clone(),
            question: row.question,
            exclusive: row.choice.exclusive,
            shown: desk.optional_condition(row.choice.shown.as_ref()),
            label: desk.text(&key),
            detail: desk.optional_text(&format!("{key}.detail")),
        }
    })
    .collect()
}

fn question(desk: &Desk<'_>, id: QuestionId, row: &schema::Question) -> Question {
    let key = |part: &str| format!("question.{}.{part}", row.id);
    check_keys(desk, row);
    check_choices(desk, id, row);
    let shown = desk.optional_condition(row.shown.as_ref());
    let must = match &row.must {
        None | Some(Must::Fixed(false)) => Condition::Never,
        Some(Must::Fixed(true)) => Condition::Always,
        Some(Must::When(when)) => desk.condition(when),
    };
    Question {
        id: row.id.clone(),
        kind: kind(desk, row),
        safety: row.safety,
        counts: row.counts.as_ref().map_or_else(|| shown.clone(), |counts| desk.condition(counts)),
        unknown_as: row.unknown_as.as_ref().and_then(|option| own_option(desk, id, option)),
        unsure: row.unsure.iter().filter_map(|option| own_option(desk, id, option)).collect(),
        asked_again_after: desk.ids(&desk.catalog.questions, &row.asked_again_after),
        extra: row.extra,
        sheet: row.sheet,
        lists: lists(desk, id, row),
        wording: desk.text(&key("wording")),
        label: desk.text(&key("label")),
        hint: desk.optional_text(&key("hint")),
        why: desk.optional_text(&key("why")),
        empty: (must != Condition::Never).then(|| desk.text(&key("empty"))),
        ends: matches!(row.kind, Word::Number | Word::NumberPerPart)
            .then(|| desk.text_pair(&key("lowest"), &key("highest")))
            .flatten(),
        must,
        shown,
    }
}

fn kind(desk: &Desk<'_>, row: &schema::Question) -> Kind {
    let of = || row.of.as_ref().map_or(super::at(0), |of| desk.question("of", of, Word::Places));
    match row.kind {
        Word::Tick => Kind::Tick,
        Word::One => Kind::One,
        Word::Many => Kind::Many { max: desk.optional_within("at_most", row.at_most, 1..=i64::from(u8::MAX)) },
        Word::Number => {
            let (min, max) = range(desk, row);
            Kind::Number { min, max }
        }
        Word::Text => {
            Kind::Text { max_len: desk.within("max_length", row.max_length.unwrap_or(1), 1..=i64::from(u16::MAX)) }
        }
        Word::Places => Kind::Places,
        Word::MainPlace => Kind::MainPlace { of: of() },
        Word::PlaceReasons => Kind::PlaceReasons { of: of() },
        Word::NumberPerPart => {
            let (min, max) = range(desk, row);
            Kind::NumberPerPart { of: of(), min, max }
        }
    }
}

/// The lowest and the highest number that can be chosen.
fn range(desk: &Desk<'_>, row: &schema::Question) -> (u8, u8) {
    let [min, max] = row.range.unwrap_or_default();
    desk.require(row.range.is_none() || min < max, || {
        format!("the range goes from {min} to {max}, but the first number must be lower")
    });
    let top = i64::from(u8::MAX);
    (desk.within("the lower end of the range", min, 0..=top), desk.within("the upper end of the range", max, 0..=top))
}

/// Each kind has keys that it needs and keys that it may have; all others say something that nobody would read.
fn check_keys(desk: &Desk<'_>, row: &schema::Question) {
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
        desk.require(!is_there || fits, || {
            format!("{key:?} means nothing for a question of kind {:?}", row.kind.name())
        });
        desk.require(is_there || !fits || !is_needed, || {
            format!("a question of kind {:?} needs {key:?}", row.kind.name())
        });
    }
    desk.require(row.unsure.is_empty() || row.unknown_as.is_some(), || {
        "\"unsure\" needs \"unknown_as\", the option that it is read as".to_owned()
    });
    desk.require(!row.asked_again_after.contains(&row.id), || {
        "\"asked_again_after\" names the question itself".to_owned()
    });
}

fn check_choices(desk: &Desk<'_>, id: QuestionId, row: &schema::Question) {
    check_repeats(desk, "option", row.option.iter().map(|choice| choice.id.as_str()));
    check_repeats(desk, "list", row.list.iter().map(|list| list.id.as_str()));
    for choice in &row.option {
        check_list_of(desk, row, choice);
        let misused = choice.exclusive && matches!(row.kind, Word::One | Word::PlaceReasons);
        desk.require(!misused, || {
            format!(
                "the option {:?} is \"exclusive\", which means nothing where one option is chosen anyway",
                choice.id
            )
        });
    }
    for list in desk.catalog.lists(id) {
        let options =
            || list.options.iter().filter_map(|option| desk.catalog.options.get(option.index())).map(|row| row.choice);
        let n_exclusive = options().filter(|choice| choice.exclusive).count();
        let place = if list.id.is_empty() { "there is".to_owned() } else { format!("the list {:?} has", list.id) };
        let has_others = row.kind == Word::Places || options().count() > n_exclusive;
        desk.require(has_others, || format!("{place} no option that is not \"exclusive\""));
        let can_say_none = !(row.safety && row.kind == Word::Many) || n_exclusive > 0;
        desk.require(can_say_none, || {
            format!("{place} no \"exclusive\" option, so nobody can answer that nothing applies")
        });
    }
    if row.kind == Word::One {
        check_unsure(desk, row);
    }
}

fn check_repeats<'a>(desk: &Desk<'_>, what: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen = Vec::new();
    for id in ids {
        desk.require(!seen.contains(&id), || format!("duplicate {what} {id:?}"));
        seen.push(id);
    }
}

fn check_list_of(desk: &Desk<'_>, row: &schema::Question, choice: &schema::Choice) {
    let lists = || row.list.iter().map(|list| list.id.as_str());
    match &choice.list {
        Some(list) => desk.require(lists().any(|known| known == list), || {
            format!("the option {:?} stands in an {}", choice.id, names::unknown("list", list, lists()))
        }),
        None => desk.require(row.list.is_empty() || choice.exclusive, || {
            format!("the option {:?} needs \"list\", because the question has lists", choice.id)
        }),
    }
}

/// A single choice must let people say that they are not sure, or say why not.
fn check_unsure(desk: &Desk<'_>, row: &schema::Question) {
    let has_unsure = row
        .option
        .iter()
        .any(|choice| choice.id == "unsure" || choice.id.ends_with("_unsure") || row.unsure.contains(&choice.id));
    match row.no_unsure.as_deref().map(str::trim) {
        None => desk.require(has_unsure, || {
            "has no option \"not sure\": add one called \"unsure\", or say in \"no_unsure\" why there is none"
                .to_owned()
        }),
        Some("") => desk.problem("\"no_unsure\" is empty: say why there is no option \"not sure\""),
        Some(_) => desk
            .require(!has_unsure, || "has \"no_unsure\" and an option \"not sure\": take one of them out".to_owned()),
    }
}

fn own_option(desk: &Desk<'_>, question: QuestionId, option: &str) -> Option<OptionId> {
    desk.check(desk.catalog.options(question, option))?.first().copied()
}

fn lists(desk: &Desk<'_>, id: QuestionId, row: &schema::Question) -> Vec<List> {
    let heading = |list: &str| (!list.is_empty()).then(|| desk.text(&format!("list.{}.{list}", row.id)));
    let lists = desk.catalog.lists(id).iter();
    lists.map(|list| List { id: list.id.clone(), heading: heading(&list.id), options: list.options.clone() }).collect()
}
