//! The sheet as plain text, for an e-mail or a message.
//!
//! In: the sheet. Out: at most [`LINES_MAX`] lines, what must be known first at the top. A line may be long: whatever
//! shows it breaks it. There is no line to write on, because nobody writes on an e-mail by hand.

use super::compare::Changed;
use super::sheet::{LeftAlone, Said, Sheet, SheetIdea, SheetIdeas};
use crate::locale::Words;
use crate::ui;
use engine::assess::Range;

/// The most lines that it has.
pub const LINES_MAX: usize = 60;

/// A heading and what stands below it.
struct Block {
    heading: String,
    lines: Vec<String>,
}

/// Writes the text.
#[must_use]
pub fn plain_text(words: &Words, sheet: &Sheet) -> String {
    let from = words.list(sheet.clinic.iter().chain(Some(&sheet.date).filter(|day| !day.is_empty())));
    let version = words.fill(ui::UI_VERSION, &[("version", &sheet.version)]);
    let mut blocks = blocks(words, sheet);
    // Where there is too much for a line each, the least urgent lines share one first.
    let mut n_too_many = n_lines(&blocks).saturating_sub(LINES_MAX);
    for block in blocks.iter_mut().rev() {
        let n_joined = block.lines.len().min(n_too_many + 1);
        n_too_many -= n_joined.saturating_sub(1);
        let joined = block.lines.split_off(block.lines.len() - n_joined);
        block.lines.push(in_one(words, &joined));
    }
    let mut text = [sheet.title.as_str(), "\n", &from, "\n", &version, "\n"].concat();
    for Block { heading, lines } in &blocks {
        text.push('\n');
        if !heading.is_empty() {
            text.push_str(heading);
            text.push('\n');
        }
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// Several lines in one.
fn in_one(words: &Words, lines: &[String]) -> String {
    let mut joined = String::new();
    for line in lines {
        if !joined.is_empty() {
            joined.push_str(if joined.ends_with('.') { " " } else { words.get(ui::TEXT_BETWEEN) });
        }
        joined.push_str(line);
    }
    joined
}

/// The lines of the head, and of the blocks with an empty line before each.
fn n_lines(blocks: &[Block]) -> usize {
    let mut n_lines = 3;
    for block in blocks {
        n_lines += block.lines.len() + 1 + usize::from(!block.heading.is_empty());
    }
    n_lines
}

/// The blocks, the most urgent first. Written with loops, because each chain of iterators is code of its own in the wasm.
fn blocks(words: &Words, sheet: &Sheet) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut add = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            blocks.push(Block { heading: heading.to_owned(), lines });
        }
    };
    let mut alert = vec![sheet.alert.clone()];
    for caution in &sheet.cautions {
        alert.push(caution.quote.clone());
    }
    add(words.get(ui::SHEET_ALERT), alert);

    let mut says = Vec::new();
    add_said(words, &mut says, &sheet.says);
    // Here nothing moves to a second page.
    add_said(words, &mut says, &sheet.notes);
    add(words.get(ui::SHEET_S), says);

    if let Some(changes) = &sheet.changes {
        let mut lines = Vec::new();
        for row in &changes.rows {
            lines.push(change_line(words, row));
        }
        add(&changes.caption, lines);
    }

    let mut starting = Vec::new();
    for (label, line) in [
        (ui::SHEET_LIMITS, sheet.limits.join(" ")),
        (ui::SHEET_LEFT_ALONE, left_alone_line(words, &sheet.left_alone)),
        (ui::SHEET_ADAPTATIONS, sheet.adaptations.join(" ")),
    ] {
        if !line.is_empty() {
            starting.push(labelled(words, words.get(label), &line));
        }
    }
    add_said(words, &mut starting, &sheet.wishes);
    add(words.get(ui::SHEET_A), starting);

    for SheetIdeas { heading, whys, ideas } in [&sheet.suggested, &sheet.possible] {
        let mut lines = Vec::new();
        if !whys.is_empty() {
            lines.push(labelled(words, words.get(ui::SHEET_ALL), &whys.join(" ")));
        }
        for idea in ideas {
            let (brief, whys) = (idea_brief(words, idea), reasons_and_notes(idea));
            // All of its reasons may hold for the others too.
            lines.push(if whys.is_empty() { brief } else { labelled(words, &brief, &whys) });
        }
        add(heading, lines);
    }

    let mut avoided = Vec::new();
    for (names, reason) in &sheet.avoided {
        avoided.push(labelled(words, names, reason));
    }
    add(words.get(ui::STATUS_AVOID), avoided);
    add(words.get(ui::HEAD_ELSE), sheet.what_else.clone());
    if let Some(note) = &sheet.note {
        add(&note.title, note.lines.clone());
    }
    add("", vec![words.get(ui::SHEET_FOOTER).to_owned()]);
    blocks
}

fn change_line(words: &Words, row: &Changed) -> String {
    let Changed { label, earlier, now, word, .. } = row;
    words.fill(ui::CHANGE_LINE, &[("label", label), ("earlier", earlier), ("now", now), ("change", word)])
}

fn add_said(words: &Words, lines: &mut Vec<String>, said: &[Said]) {
    for said in said {
        lines.push(labelled(words, &said.label, &in_one_line(&said.answer)));
    }
}

/// A technique with its pressure and what studies say, in a few words.
#[must_use]
pub fn idea_brief(words: &Words, idea: &SheetIdea) -> String {
    let facts = [
        ("technique", idea.name.as_str()),
        ("pressure", &idea_range(words, idea)),
        ("evidence", idea.evidence.as_str()),
    ];
    words.fill(ui::SHEET_POSSIBLE, &facts)
}

/// What speaks for a technique, and where only some therapists should work, in one line.
#[must_use]
pub fn reasons_and_notes(idea: &SheetIdea) -> String {
    [idea.whys.as_slice(), &idea.notes].concat().join(" ")
}

/// The pressures of a technique, and where to begin.
#[must_use]
pub fn idea_range(words: &Words, idea: &SheetIdea) -> String {
    let Range { lowest, start, highest } = idea.range;
    let text = if lowest == highest { ui::SHEET_RANGE_ONE } else { ui::SHEET_RANGE };
    let values = [("min", lowest.to_string()), ("n", start.to_string()), ("max", highest.to_string())];
    words.fill(text, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// The places to leave alone, and why.
#[must_use]
pub fn left_alone_line(words: &Words, left_alone: &[LeftAlone]) -> String {
    let mut lines = Vec::new();
    for LeftAlone { places, reason } in left_alone {
        lines.push(reason.as_ref().map_or_else(|| places.clone(), |reason| labelled(words, reason, places)));
    }
    lines.join(words.get(ui::SIDE_SEPARATOR))
}

fn labelled(words: &Words, label: &str, value: &str) -> String {
    words.fill(ui::LABEL_VALUE, &[("label", label), ("value", value)])
}

/// What a client wrote may have any number of lines.
fn in_one_line(text: &str) -> String {
    let mut joined = String::new();
    for line in text.split('\n') {
        let line = line.trim();
        if !joined.is_empty() && !line.is_empty() {
            joined.push_str(" / ");
        }
        joined.push_str(line);
    }
    joined
}
