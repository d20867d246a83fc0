//! Lines of the result, the visit, the levels of pressure, and the phone numbers of a country.

use crate::context::CheckContext;
use crate::model::{AreaNote, Checklist, Condition, Country, Line, PressureLevel, QuestionAnswer, TextId, Visit};
use crate::problem::Spot;
use crate::read::{Block, Raw};
use crate::schema;

/// The three boxes of lines. Their ids share one name space, because their texts do.
pub(super) fn lines(context: CheckContext<'_>, raw: &Raw) -> [Option<Vec<Line>>; 3] {
    let boxes = [&raw.good_to_know, &raw.what_else, &raw.support];
    super::unique(context, "line", boxes.iter().flat_map(|blocks| blocks.iter().map(|block| (&block.id, &block.spot))));
    boxes.map(|blocks| super::each(context, blocks, line))
}

fn line(context: &CheckContext<'_>, row: &schema::Line) -> Line {
    Line {
        id: row.id.clone(),
        when: row.when.as_ref().map_or(Condition::Always, |when| context.result_condition(when)),
        text: row.text.as_ref().map_or_else(|| context.text(&format!("line.{}", row.id)), |key| context.text(key)),
        evidence: row.evidence.as_ref().map(|id| {
            let own = context.optional_text(&format!("line.{}.evidence", row.id));
            let label = own.unwrap_or_else(|| context.text(&format!("evidence.{id}.condition")));
            (context.id(&context.catalog.evidence, id), label)
        }),
    }
}

/// Lines about places that go with techniques. Their text may name `{places}`, where it is about places left alone.
pub(super) fn area_notes(context: CheckContext<'_>, raw: &Raw) -> Option<Vec<AreaNote>> {
    super::unique(context, "area_note", raw.area_notes.iter().map(|block| (&block.id, &block.spot)));
    let reasons = raw.meta.row.as_ref().and_then(|meta| context.catalog.questions.get(&meta.roles.leave_alone_reasons));
    super::each(context, &raw.area_notes, |context, row| {
        context.require(!row.techniques.is_empty(), || "\"techniques\" is empty, so it is never told".to_owned());
        let because = |id: &String| context.check(context.catalog.options(reasons?, id))?.first().copied();
        AreaNote {
            id: row.id.clone(),
            techniques: context.techniques(&row.techniques),
            when: context.condition(&row.when),
            places_because: row.places_because.as_ref().and_then(because),
            text: context.text(&format!("area_note.{}", row.id)),
        }
    })
}

pub(super) fn visit(context: CheckContext<'_>, raw: &Raw) -> Option<Visit> {
    for (what, blocks) in [("ask", &raw.asks), ("faq", &raw.faq), ("care", &raw.care_with)] {
        super::unique(context, what, blocks.iter().map(|block| (&block.id, &block.spot)));
    }
    super::unique(context, "checklist", raw.checklists.iter().map(|block| (&block.id, &block.spot)));
    let checklists = super::each(context, &raw.checklists, checklist);
    let asks = super::each(context, &raw.asks, |context, row| question_answer(context, "ask", row));
    let faq = super::each(context, &raw.faq, |context, row| question_answer(context, "faq", row));
    let care = super::each(context, &raw.care_with, |context, row| question_answer(context, "care_with", row));
    let about = raw.about.row.as_ref().map(|about| texts(&context.at(&raw.about.spot), "about", &about.lines));
    Some(Visit { checklists: checklists?, asks: asks?, faq: faq?, care: care?, about: about? })
}

fn checklist(context: &CheckContext<'_>, row: &schema::Checklist) -> Checklist {
    let key = format!("checklist.{}", row.id);
    Checklist { id: row.id.clone(), heading: context.text(&key), lines: texts(context, &key, &row.lines) }
}

fn question_answer(context: &CheckContext<'_>, kind: &str, row: &schema::QuestionAnswer) -> QuestionAnswer {
    let text = |part: &str| context.text(&format!("{kind}.{}.{part}", row.id));
    QuestionAnswer { id: row.id.clone(), question: text("question"), answer: text("answer") }
}

fn texts(context: &CheckContext<'_>, prefix: &str, lines: &[String]) -> Vec<TextId> {
    context.require(!lines.is_empty(), || "\"lines\" is empty".to_owned());
    for (position, line) in lines.iter().enumerate() {
        context
            .require(!lines.iter().take(position).any(|before| before == line), || format!("{line:?} is named twice"));
    }
    lines.iter().map(|line| context.text(&format!("{prefix}.{line}"))).collect()
}

/// The countries. Numbers are dialled as they stand here, so each must hold one.
pub(super) fn countries(context: CheckContext<'_>, blocks: &[Block<schema::Country>]) -> Option<Vec<Country>> {
    super::unique(context, "country", blocks.iter().map(|block| (&block.id, &block.spot)));
    super::each(context, blocks, |context, row| {
        let numbers = [&row.emergency_number, &row.urgent_line, &row.maternity, &row.crisis_line];
        for number in numbers.into_iter().flatten() {
            let digits = number.chars().filter(char::is_ascii_digit).count();
            context.require(digits >= 3, || format!("{number:?} is no phone number: it has fewer than three digits"));
        }
        context.require(!row.source.trim().is_empty(), || {
            "\"source\" is empty: say where the numbers come from".to_owned()
        });
        Country {
            id: row.id.clone(),
            emergency_number: row.emergency_number.clone(),
            urgent_line: row.urgent_line.clone(),
            maternity: row.maternity.clone(),
            crisis_line: row.crisis_line.clone(),
        }
    })
}

/// The five levels of pressure, 1 first.
pub(super) fn pressures(context: CheckContext<'_>, blocks: &[Block<schema::Level>]) -> Option<Vec<PressureLevel>> {
    let levels = super::each(context, blocks, |context, row| PressureLevel {
        name: context.text(&format!("pressure.{}.name", row.n)),
        text: context.text(&format!("pressure.{}.text", row.n)),
    });
    let numbers: Vec<i64> = blocks.iter().filter_map(|block| block.row.as_ref()).map(|row| row.n).collect();
    let spot = Spot::file("pressure.toml");
    context
        .at(&spot)
        .require(numbers == [1, 2, 3, 4, 5], || "the levels must be 1, 2, 3, 4 and 5, in this order".to_owned());
    levels
}
