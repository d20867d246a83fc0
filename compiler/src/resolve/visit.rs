//! Lines of the result, the visit, the levels of pressure, and the phone numbers of a country.

use crate::desk::Desk;
use crate::model::{AreaNote, Checklist, Condition, Country, Line, PressureLevel, QuestionAnswer, TextId, Visit};
use crate::problem::Spot;
use crate::read::{Block, Raw};
use crate::schema;

/// The three boxes of lines. Their ids share one name space, because their texts do.
pub(super) fn lines(desk: Desk<'_>, raw: &Raw) -> [Option<Vec<Line>>; 3] {
    let boxes = [&raw.good_to_know, &raw.what_else, &raw.support];
    super::unique(desk, "line", boxes.iter().flat_map(|blocks| blocks.iter().map(|block| (&block.id, &block.spot))));
    boxes.map(|blocks| super::each(desk, blocks, line))
}

fn line(desk: &Desk<'_>, row: &schema::Line) -> Line {
    Line {
        id: row.id.clone(),
        when: row.when.as_ref().map_or(Condition::Always, |when| desk.result_condition(when)),
        text: row.text.as_ref().map_or_else(|| desk.text(&format!("line.{}", row.id)), |key| desk.text(key)),
        evidence: row.evidence.as_ref().map(|id| {
            let own = desk.optional_text(&format!("line.{}.evidence", row.id));
            let label = own.unwrap_or_else(|| desk.text(&format!("evidence.{id}.condition")));
            (desk.id(&desk.catalog.evidence, id), label)
        }),
    }
}

/// Lines about places that go with techniques. Their text may name `{places}`, where it is about places left alone.
pub(super) fn area_notes(desk: Desk<'_>, raw: &Raw) -> Option<Vec<AreaNote>> {
    super::unique(desk, "area_note", raw.area_notes.iter().map(|block| (&block.id, &block.spot)));
    let reasons = raw.meta.row.as_ref().and_then(|meta| desk.catalog.questions.get(&meta.roles.leave_alone_reasons));
    super::each(desk, &raw.area_notes, |desk, row| {
        desk.require(!row.techniques.is_empty(), || "\"techniques\" is empty, so it is never told".to_owned());
        let because = |id: &String| desk.check(desk.catalog.options(reasons?, id))?.first().copied();
        AreaNote {
            id: row.id.clone(),
            techniques: desk.techniques(&row.techniques),
            when: desk.condition(&row.when),
            places_because: row.places_because.as_ref().and_then(because),
            text: desk.text(&format!("area_note.{}", row.id)),
        }
    })
}

pub(super) fn visit(desk: Desk<'_>, raw: &Raw) -> Option<Visit> {
    for (what, blocks) in [("ask", &raw.asks), ("faq", &raw.faq), ("care", &raw.care_with)] {
        super::unique(desk, what, blocks.iter().map(|block| (&block.id, &block.spot)));
    }
    super::unique(desk, "checklist", raw.checklists.iter().map(|block| (&block.id, &block.spot)));
    let checklists = super::each(desk, &raw.checklists, checklist);
    let asks = super::each(desk, &raw.asks, |desk, row| question_answer(desk, "ask", row));
    let faq = super::each(desk, &raw.faq, |desk, row| question_answer(desk, "faq", row));
    let care = super::each(desk, &raw.care_with, |desk, row| question_answer(desk, "care_with", row));
    let about = raw.about.row.as_ref().map(|about| texts(&desk.at(&raw.about.spot), "about", &about.lines));
    Some(Visit { checklists: checklists?, asks: asks?, faq: faq?, care: care?, about: about? })
}

fn checklist(desk: &Desk<'_>, row: &schema::Checklist) -> Checklist {
    let key = format!("checklist.{}", row.id);
    Checklist { id: row.id.clone(), heading: desk.text(&key), lines: texts(desk, &key, &row.lines) }
}

fn question_answer(desk: &Desk<'_>, kind: &str, row: &schema::QuestionAnswer) -> QuestionAnswer {
    let text = |part: &str| desk.text(&format!("{kind}.{}.{part}", row.id));
    QuestionAnswer { id: row.id.clone(), question: text("question"), answer: text("answer") }
}

fn texts(desk: &Desk<'_>, prefix: &str, lines: &[String]) -> Vec<TextId> {
    desk.require(!lines.is_empty(), || "\"lines\" is empty".to_owned());
    for (position, line) in lines.iter().enumerate() {
        desk.require(!lines.iter().take(position).any(|before| before == line), || format!("{line:?} is named twice"));
    }
    lines.iter().map(|line| desk.text(&format!("{prefix}.{line}"))).collect()
}

/// The countries. Numbers are dialled as they stand here, so each must hold one.
pub(super) fn countries(desk: Desk<'_>, blocks: &[Block<schema::Country>]) -> Option<Vec<Country>> {
    super::unique(desk, "country", blocks.iter().map(|block| (&block.id, &block.spot)));
    super::each(desk, blocks, |desk, row| {
        let numbers = [&row.emergency_number, &row.urgent_line, &row.maternity, &row.crisis_line];
        for number in numbers.into_iter().flatten() {
            let digits = number.chars().filter(char::is_ascii_digit).count();
            desk.require(digits >= 3, || format!("{number:?} is no phone number: it has fewer than three digits"));
        }
        desk.require(!row.source.trim().is_empty(), || {
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
pub(super) fn pressures(desk: Desk<'_>, blocks: &[Block<schema::Level>]) -> Option<Vec<PressureLevel>> {
    let levels = super::each(desk, blocks, |desk, row| PressureLevel {
        name: desk.text(&format!("pressure.{}.name", row.n)),
        text: desk.text(&format!("pressure.{}.text", row.n)),
    });
    let numbers: Vec<i64> = blocks.iter().filter_map(|block| block.row.as_ref()).map(|row| row.n).collect();
    let spot = Spot::file("pressure.toml");
    desk.at(&spot)
        .require(numbers == [1, 2, 3, 4, 5], || "the levels must be 1, 2, 3, 4 and 5, in this order".to_owned());
    levels
}
