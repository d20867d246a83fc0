//! The sheet as plain text, for an e-mail or a message.
//!
//! In: the sheet. Out: at most [`LINES_MAX`] lines, what must be known first at the top. A line may be long: whatever
//! shows it breaks it. There is no line to write on, because nobody writes on an e-mail by hand.

use super::compare::Changed;
use super::sheet::{LeftAlone, Said, Sheet, SheetIdea};
use crate::content::ui;
use crate::locale::Words;

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
    let from = words.list(sheet.clinic.iter().chain([&sheet.date]));
    let version = words.fill(ui::UI_VERSION, &[("version", &sheet.version)]);
    let mut blocks = blocks(words, sheet);
    blocks.retain(|block| !block.lines.is_empty());
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
    blocks.iter().map(|block| block.lines.len() + 1 + usize::from(!block.heading.is_empty())).sum::<usize>() + 3
}

fn blocks(words: &Words, sheet: &Sheet) -> Vec<Block> {
    let block = |heading, lines| Block { heading: words.get(heading).to_owned(), lines };
    let mut alert = vec![sheet.alert.clone()];
    alert.extend(sheet.cautions.iter().map(|caution| caution.quote.clone()));
    let mut says: Vec<String> = sheet.says.iter().map(|said| said_line(words, said)).collect();
    // Left at its place also where the paper moves it to a second page.
    says.extend(sheet.notes.iter().map(|said| said_line(words, said)));
    let changes = sheet.changes.iter().map(|changes| Block {
        heading: changes.caption.clone(),
        lines: changes.rows.iter().map(|row| change_line(words, row)).collect(),
    });
    let (suggested, possible) = (&sheet.suggested, &sheet.possible);
    let ideas = |(heading, ideas): &(String, Vec<SheetIdea>)| Block {
        heading: heading.clone(),
        lines: ideas.iter().map(|idea| idea_line(words, idea)).collect(),
    };
    let left_alone = words.list(sheet.left_alone.iter().map(|place| left_alone_line(words, place)));
    let together = [
        (ui::SHEET_LIMITS, sheet.limits.join(" ")),
        (ui::SHEET_LEFT_ALONE, left_alone),
        (ui::SHEET_ADAPTATIONS, sheet.adaptations.join(" ")),
    ];
    let together = together.iter().filter(|(_, line)| !line.is_empty());
    let mut starting: Vec<String> = together.map(|(label, line)| labelled(words, words.get(*label), line)).collect();
    starting.extend(sheet.wishes.iter().map(|said| said_line(words, said)));
    let avoided = sheet.avoided.iter().map(|(names, reason)| labelled(words, names, reason)).collect();
    let note = sheet.note.iter().flat_map(|note| [vec![note.title.clone()], note.lines.clone()].concat());
    let mut blocks = vec![block(ui::SHEET_ALERT, alert), block(ui::SHEET_S, says)];
    blocks.extend(changes);
    blocks.extend([
        block(ui::SHEET_A, starting),
        ideas(suggested),
        ideas(possible),
        block(ui::STATUS_AVOID, avoided),
        block(ui::HEAD_ELSE, sheet.what_else.clone()),
        Block { heading: String::new(), lines: note.collect() },
        Block { heading: String::new(), lines: vec![words.get(ui::SHEET_FOOTER).to_owned()] },
    ]);
    blocks
}

fn change_line(words: &Words, row: &Changed) -> String {
    let Changed { label, earlier, now, word, .. } = row;
    words.fill(ui::CHANGE_LINE, &[("label", label), ("earlier", earlier), ("now", now), ("change", word)])
}

fn said_line(words: &Words, said: &Said) -> String {
    labelled(words, &said.label, &in_one_line(&said.answer))
}

fn idea_line(words: &Words, idea: &SheetIdea) -> String {
    labelled(words, &idea_brief(words, idea), &idea.whys.join(" "))
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

/// The pressure of a technique.
#[must_use]
pub fn idea_range(words: &Words, idea: &SheetIdea) -> String {
    let (lowest, highest) = (idea.range.0.to_string(), idea.range.1.to_string());
    let text = if lowest == highest { ui::SHEET_RANGE_ONE } else { ui::SHEET_RANGE };
    words.fill(text, &[("min", &lowest), ("max", &highest)])
}

/// A place to leave alone, and why.
#[must_use]
pub fn left_alone_line(words: &Words, left_alone: &LeftAlone) -> String {
    let LeftAlone { place, reason } = left_alone;
    reason.as_ref().map_or_else(|| place.clone(), |reason| labelled(words, place, reason))
}

fn labelled(words: &Words, label: &str, value: &str) -> String {
    words.fill(ui::LABEL_VALUE, &[("label", label), ("value", value)])
}

/// What a client wrote may have any number of lines.
fn in_one_line(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" / ")
}
