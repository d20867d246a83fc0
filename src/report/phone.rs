//! Phone numbers in phrases. Clinics write them in their own way, and phrases hold several.

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// The text, as it was written.
    pub text: String,
    /// The number for a `tel:` link, where this piece is one: digits, with a leading plus where it has one.
    pub number: Option<String>,
}

/// Splits a text into phone numbers, of at least three digits with the signs people write between them, and
/// what stands around them. All pieces together are the text.
#[must_use]
pub fn phone_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some((before, number, after)) = split_number(rest) {
        push_plain(&mut spans, before);
        let dialled = number.chars().filter(|character| character.is_ascii_digit() || *character == '+').collect();
        spans.push(Span { text: number.to_owned(), number: Some(dialled) });
        rest = after;
    }
    push_plain(&mut spans, rest);
    spans
}

fn push_plain(spans: &mut Vec<Span>, text: &str) {
    if !text.is_empty() {
        spans.push(Span { text: text.to_owned(), number: None });
    }
}

/// The first number of a text, with what stands before and after it.
fn split_number(text: &str) -> Option<(&str, &str, &str)> {
    let is_part = |character: char| character.is_ascii_digit() || " +()-./\u{a0}".contains(character);
    let mut skipped = 0;
    loop {
        let rest = text.get(skipped..)?;
        let start = rest.find(|character: char| character.is_ascii_digit() || character == '+')?;
        let from_start = rest.get(start..)?;
        let run = from_start.split(|character| !is_part(character)).next()?;
        let end = run.rfind(|character: char| character.is_ascii_digit()).map_or(0, |last| last + 1);
        if run.chars().filter(char::is_ascii_digit).count() >= 3 {
            let (start, end) = (skipped + start, skipped + start + end);
            return Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?));
        }
        skipped += start + run.len().max(1);
    }
}
