//! Names of settings: which are nobody's mistake, and what an unknown one was meant to be.

/// Attributes that any element may have.
const COMMON: [&str; 21] = [
    "autofocus",
    "class",
    "contenteditable",
    "dir",
    "draggable",
    "exportparts",
    "hidden",
    "id",
    "inert",
    "is",
    "itemprop",
    "nonce",
    "part",
    "role",
    "slot",
    "spellcheck",
    "style",
    "tabindex",
    "title",
    "translate",
    "xmlns",
];

/// How many letters two names may differ in for one to be offered in place of the other.
const DISTANCE_MAX: usize = 3;

/// The longest unknown name that is repeated in a message.
const LENGTH_MAX: usize = 40;

/// Whether an attribute may stand on any element: those of HTML, and those by which frameworks and page builders leave
/// their marks, such as `data-id`, `aria-label`, `onclick`, `x-data`, `ng-version`, `:class` and `_ngcontent`.
pub fn is_common(name: &str) -> bool {
    let marks = ["data-", "aria-", "on", "x-", "v-", "ng-", "wire", "_"];
    COMMON.contains(&name) || name.contains([':', '@', '.']) || marks.iter().any(|mark| name.starts_with(mark))
}

/// Whether an attribute is the rest of a value whose quotes are missing or curly, such as `7946` or `0018”`.
pub fn is_torn(name: &str) -> bool {
    name.starts_with(|sign: char| sign.is_ascii_digit()) || name.contains(['\u{201c}', '\u{201d}', '\u{201e}', '"'])
}

/// What to say about a name that is not known.
pub fn unknown(name: &str, known: &[&str]) -> String {
    let said: String = name.chars().filter(|character| !character.is_control()).take(LENGTH_MAX).collect();
    match nearest(&said, known) {
        Some(nearest) => ["there is no \"", &said, "\" (did you mean \"", nearest, "\"?)"].concat(),
        None => ["there is no \"", &said, "\""].concat(),
    }
}

fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut best = None;
    for candidate in known {
        let distance = distance(name, candidate);
        if distance <= DISTANCE_MAX && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, *candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// In how many letters two names differ: those to change, to add and to take away (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (above, letter) in one.chars().enumerate() {
        let mut diagonal = above;
        let mut left = above + 1;
        for (cell, candidate) in row.iter_mut().skip(1).zip(other.chars()) {
            let changed = diagonal + usize::from(letter != candidate);
            diagonal = *cell;
            left = changed.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = above + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
