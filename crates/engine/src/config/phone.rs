//! Which phone numbers stand in what a clinic has written, and what is dialled for each.
//!
//! In: a text. Out: its pieces in order. The rule stands in `content/phone.json`, where the pages and the plugin for
//! WordPress have it from, too; what cannot be dialled for certain has no number.

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// The text, as it was written.
    pub text: String,
    /// The number for a `tel:` link, where this piece is one: digits, with a leading plus where it has one.
    pub number: Option<String>,
}

impl Span {
    /// A text in which nothing is dialled.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), number: None }
    }
}

/// What a phone number is. Made by `content-compiler`.
struct Rule {
    /// What may stand between the digits of one number, beside white space.
    signs: &'static str,
    /// What may stand around numbers, with `#` in the place of each.
    around: Finder,
    /// How a number may be written, followed by `=` and what is dialled: in one of these ways.
    is: &'static [Finder],
    /// What looks like a number and is something else, or more than one: none of these.
    isnt: &'static [Finder],
}

/// A regular expression as a table.
struct Finder {
    /// The class of each byte. Bytes of one class are never told apart.
    classes: &'static [u8],
    /// For each state in turn, and in it for each class, the next state.
    next: &'static [u8],
    /// Whether the expression is found if the text ends in a state.
    ends: &'static [bool],
}

static RULE: Rule = include!(concat!(env!("OUT_DIR"), "/phone.rs"));

impl Finder {
    fn finds(&self, text: &str) -> bool {
        let classes = self.classes.iter().max().map_or(1, |last| usize::from(*last) + 1);
        let state = text.bytes().fold(0, |state, byte| {
            let class = self.classes.get(usize::from(byte)).copied().unwrap_or_default();
            let at = usize::from(state) * classes + usize::from(class);
            self.next.get(at).copied().unwrap_or_default()
        });
        self.ends.get(usize::from(state)).copied().unwrap_or_default()
    }
}

/// The pieces of a text. If one digit in it is not part of a number that is certain, nothing in it is dialled.
#[must_use]
pub fn spans(text: &str) -> Vec<Span> {
    let mut around = String::new();
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some((before, written, after)) = split_number(rest) {
        push_around(&mut around, before);
        around.push('#');
        let Some(number) = dialled(written) else { return vec![Span::plain(text)] };
        let shown = without_open_bracket(written);
        let opened = written.len() - shown.len();
        push_plain(&mut spans, rest.get(..before.len() + opened).unwrap_or(before));
        spans.push(Span { text: shown.to_owned(), number: Some(number) });
        rest = after;
    }
    push_around(&mut around, rest);
    push_plain(&mut spans, rest);
    if RULE.around.finds(&around) { spans } else { vec![Span::plain(text)] }
}

fn push_around(around: &mut String, text: &str) {
    around.extend(text.chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign }));
}

/// A number as it is shown: a bracket that it opens and does not close belongs to the words around it, as in
/// "your emergency number (112, 999 or 911)".
fn without_open_bracket(written: &str) -> &str {
    written.strip_prefix('(').filter(|rest| !rest.contains(')')).unwrap_or(written)
}

fn push_plain(spans: &mut Vec<Span>, text: &str) {
    if !text.is_empty() {
        spans.push(Span::plain(text));
    }
}

/// The first piece of a text that could be a number, with what stands before and after it.
fn split_number(text: &str) -> Option<(&str, &str, &str)> {
    let first = text.find(|sign: char| sign.is_ascii_digit())?;
    let (head, tail) = text.split_at_checked(first)?;
    let before = head.strip_suffix('+').unwrap_or(head);
    let before = before.strip_suffix('(').unwrap_or(before);
    let is_part = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || RULE.signs.contains(sign);
    let run = tail.split(|sign| !is_part(sign)).next()?;
    let end = first + run.rfind(|sign: char| sign.is_ascii_digit())? + 1;
    Some((before, text.get(before.len()..end)?, text.get(end..)?))
}

/// What is dialled for one number as it was written; `None` if that is not certain.
fn dialled(written: &str) -> Option<String> {
    let plain = |sign: char| match sign {
        '0'..='9' | '+' | '(' | ')' | '.' => sign,
        _ if sign.is_whitespace() => ' ',
        _ => '-',
    };
    let plain = written.chars().map(plain).collect::<String>().replacen("(0)", "~", 1);
    let number: String = plain.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    let both = [&plain, "=", &number].concat();
    let any = |finders: &[Finder]| finders.iter().any(|finder| finder.finds(&both));
    (any(RULE.is) && !any(RULE.isnt)).then_some(number)
}
