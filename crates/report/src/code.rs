//! Answers as a short text that fits into a code on paper.
//!
//! In: answers that apply. Out: a line of signs that a QR code holds in few squares, and back. It is plain text and no
//! address, so that no browser opens it and keeps it in its history. Order and width of everything in it follow from the
//! tables; a number over all their ids stands in front, so that another version of the questionnaire refuses it instead
//! of reading other answers out of it. What a client wrote is not in it, nor is the line that is ticked before the start.
//!
//! ```text
//! MC1:…    the form and its version, then bytes, two in three signs of 41:
//!          4 bytes  the number over the ids
//!          n bytes  the answers, bit by bit
//!          4 bytes  a checksum over all before
//! ```

use content::{Content, Id, Kind, Map, OptionId, Question, QuestionId, Set, Table};
use engine::answers::{Answer, Answers, Places};

/// What a code of ours begins with; the version and a colon follow.
const MARK: &str = "MC";

/// The version of the form.
pub const CODE_VERSION: u8 = 1;

/// The signs that a QR code packs tightly, without those that pasting loses or an address changes.
const SIGNS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:";

/// What stands in a text for a sign, where a scanner types as on an American keyboard and the computer takes it for another
/// one: first the sign, then what such a keyboard has on its key. What is not named stays as it is. No character means
/// two signs of one keyboard.
const KEYBOARDS: [&str; 15] = [
    "",
    // Most of Europe and Latin America, then those of them with Z beside T.
    ":ÖÑÇÉÒØÆ± -ß'+/ /- *(",
    "YZ ZY :ÖÉČ -ß' /- *(",
    // Hungarian, Icelandic, Turkish.
    "YZ ZY 0Ö :É -Ü /- *(",
    ":Æ -Ö /Þ *(",
    ":Ş -* .Ç /. *(",
    // Czech and Slovak, with Z beside T and without.
    "YZ ZY 1+ 2ĚĽ 3Š 4Č 5ŘŤ 6Ž 7Ý 8Á 9Í 0É :\" -= /- *8",
    "1+ 2ĚĽ 3Š 4Č 5ŘŤ 6Ž 7Ý 8Á 9Í 0É :\" -= /- *8",
    // French, Belgian and that of Apple for French; then all of them with the capitals locked.
    "AQ QA WZ ZW M?, 1& 2É 3\" 4' 5( 6- 7È 8_ 9Ç 0À :M -) .: /! *8",
    "AQ QA WZ ZW M?, 1& 2É 3\" 4' 5( 6§ 7È 8! 9Ç 0À :M -) .: /= *8",
    "AQ QA WZ ZW M, :M -° ./ /§+ *_!",
    // Brazilian, Canadian for French, Japanese.
    ":Ç /;",
    "/É",
    ":+ *(",
    // Russian and Ukrainian.
    "QЙ WЦ EУ RК TЕ YН UГ IШ OЩ PЗ AФ SЫІ DВ FА GП HР JО KЛ LД :Ж ZЯ XЧ CС VМ BИ NТ MЬ .Ю /.",
];

/// How many signs there are: three of them hold two bytes.
const N_SIGNS: u32 = 41;

/// The longest text that is looked at, in bytes. No code on paper holds as many.
const LENGTH_MAX: usize = 5000;

/// Bytes of each of the two numbers around the answers.
const NUMBER_BYTES: usize = 4;

/// Why a code was not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeRefused {
    /// It is no code of ours.
    Foreign,
    /// It was made by a newer version.
    Newer,
    /// A part of it is missing or wrong.
    Damaged,
    /// It holds the answers to another questionnaire, or to another version of this one.
    OtherForm,
}

/// Writes answers, without texts. The same answers give the same code in every language and on every day.
#[must_use]
pub fn write_code(content: &'static Content, answers: &Answers) -> String {
    let mut bits = Writer { bytes: form(content).to_be_bytes().to_vec(), n_free: 0 };
    for (question, row) in coded(content) {
        let answer = answers.get(question);
        bits.number(usize::from(answer.is_some()), 2);
        if let Some(answer) = answer {
            write_answer(&mut bits, content, row, answer);
        }
    }
    let mut bytes = bits.bytes;
    bytes.extend(checksum(&bytes).to_be_bytes());
    let mut text = format!("{MARK}{CODE_VERSION}:");
    for pair in bytes.chunks(2) {
        let value = pair.iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
        let n_signs = pair.len() as u32 + 1;
        for place in 0..n_signs {
            let sign = value / N_SIGNS.pow(place) % N_SIGNS;
            text.extend(SIGNS.chars().nth(sign as usize));
        }
    }
    text
}

/// Reads a code, in whatever stands around it: what a scanner puts before and behind it, a second scan of the same code,
/// signs for controls, and the spaces, line ends and marks of e-mails. A code tells where it ends. A scanner that types
/// as if on another keyboard than that of the computer is understood where the checksum then holds.
///
/// # Errors
/// If there is no code of ours, or it is from a newer version, damaged, or made by another questionnaire.
pub fn read_code(content: &'static Content, text: &str) -> Result<Answers, CodeRefused> {
    if text.len() > LENGTH_MAX {
        return Err(CodeRefused::Foreign);
    }
    let mut refused = CodeRefused::Foreign;
    for keyboard in KEYBOARDS {
        let signs: String = text.chars().filter_map(|typed| sign_of(keyboard, typed)).collect();
        for (start, mark) in signs.match_indices(MARK) {
            match read_from(content, signs.get(start + mark.len()..).unwrap_or_default()) {
                Ok(answers) => return Ok(answers),
                Err(why) if refused == CodeRefused::Foreign => refused = why,
                Err(_) => {}
            }
        }
    }
    Err(refused)
}

/// Reads what follows a mark.
fn read_from(content: &'static Content, rest: &str) -> Result<Answers, CodeRefused> {
    let (version, signs) = rest.split_once(':').ok_or(CodeRefused::Foreign)?;
    let is_number =
        !version.is_empty() && !version.starts_with('0') && version.chars().all(|sign| sign.is_ascii_digit());
    match version.parse() {
        Ok(CODE_VERSION) if is_number => {}
        _ if is_number => return Err(CodeRefused::Newer),
        _ => return Err(CodeRefused::Foreign),
    }
    // Of another questionnaire nobody knows where it ends: it is taken as a whole.
    let own = length(content, signs).and_then(|n_signs| signs.get(..n_signs)).unwrap_or(signs);
    let bytes = bytes_of(own).ok_or(CodeRefused::Damaged)?;
    let (checked, sum) =
        bytes.split_at_checked(bytes.len().saturating_sub(NUMBER_BYTES)).ok_or(CodeRefused::Damaged)?;
    if checksum(checked).to_be_bytes() != sum {
        return Err(CodeRefused::Damaged);
    }
    let (own_form, answers) = checked.split_at_checked(NUMBER_BYTES).ok_or(CodeRefused::Damaged)?;
    if form(content).to_be_bytes() != own_form {
        return Err(CodeRefused::OtherForm);
    }
    let mut bits = Reader { bytes: answers, at: 0 };
    let answers = read_answers(&mut bits, content).ok_or(CodeRefused::Damaged)?;
    bits.is_at_end().then_some(answers).ok_or(CodeRefused::Damaged)
}

/// How many signs belong to the code that these begin with: its answers tell where they end. `None` for another form, or
/// if they end nowhere.
fn length(content: &'static Content, signs: &str) -> Option<usize> {
    let signs: Vec<char> = signs.chars().collect();
    let groups = signs.chunks_exact(3).map_while(|group| bytes_of(&group.iter().collect::<String>()));
    let bytes: Vec<u8> = groups.flatten().collect();
    let (own_form, answers) = bytes.split_at_checked(NUMBER_BYTES)?;
    let mut bits = Reader { bytes: answers, at: 0 };
    read_answers(&mut bits, content).filter(|_| form(content).to_be_bytes() == own_form)?;
    let n_bytes = NUMBER_BYTES + bits.at.div_ceil(8) + NUMBER_BYTES;
    Some(n_bytes / 2 * 3 + n_bytes % 2 * 2)
}

/// The sign of a code that a scanner means with what a keyboard then types; `None` for anything else.
fn sign_of(keyboard: &str, typed: char) -> Option<char> {
    let is_same = |own: char| own == typed || typed.to_uppercase().eq([own]);
    let keys = || keyboard.split(' ').filter(|key| !key.is_empty());
    let moved = keys().find(|key| key.chars().skip(1).any(is_same)).and_then(|key| key.chars().next());
    moved.or_else(|| SIGNS.chars().filter(|sign| !keys().any(|key| key.starts_with(*sign))).find(|sign| is_same(*sign)))
}

/// The questions whose answers are in a code.
fn coded(content: &'static Content) -> impl Iterator<Item = (QuestionId, &'static Question)> {
    let is_coded = |(question, row): &(QuestionId, &'static Question)| {
        *question != content.roles.consent && !matches!(row.kind, Kind::Text { .. })
    };
    content.questions.iter().filter(is_coded)
}

/// A number over everything that order and width of the bits follow from. Rules and words can change without it.
fn form(content: &'static Content) -> u32 {
    let mut sum = Checksum::new();
    sum.text(content.uri);
    for (_, row) in coded(content) {
        sum.text(row.id);
        sum.text(match row.kind {
            Kind::Tick => "tick",
            Kind::One => "one",
            Kind::Many { .. } => "many",
            Kind::Number { .. } => "number",
            Kind::Text { .. } => "text",
            Kind::Places => "places",
            Kind::MainPlace { .. } => "main place",
            Kind::PlaceReasons { .. } => "place reasons",
            Kind::NumberPerPart { .. } => "number per part",
        });
        if let Some(range) = row.kind.range() {
            sum.byte(*range.start());
            sum.byte(*range.end());
        }
        for option in options(row) {
            sum.text(content.options[option].id);
        }
    }
    for region in content.regions.rows() {
        sum.text(region.id);
    }
    for part in content.parts.rows() {
        sum.text(part.id);
    }
    sum.value()
}

fn write_answer(bits: &mut Writer, content: &'static Content, row: &Question, answer: &Answer) {
    match answer {
        Answer::Ticked | Answer::Text(_) => {}
        Answer::One(option) => write_option(bits, row, *option),
        Answer::Many(chosen) => write_options(bits, row, chosen),
        Answer::Number(number) => write_number(bits, row, *number),
        Answer::Places(places) => {
            write_set(bits, content.regions.len(), places.regions.iter().map(Id::index));
            write_options(bits, row, &places.options);
        }
        Answer::Place(region) => bits.number(region.index(), content.regions.len()),
        Answer::Reasons(reasons) => {
            write_set(bits, content.regions.len(), reasons.iter().map(|(region, _)| region.index()));
            for (_, option) in reasons.iter() {
                write_option(bits, row, *option);
            }
        }
        Answer::PartNumbers(numbers) => {
            write_set(bits, content.parts.len(), numbers.iter().map(|(part, _)| part.index()));
            for (_, number) in numbers.iter() {
                write_number(bits, row, *number);
            }
        }
    }
}

fn write_option(bits: &mut Writer, row: &Question, option: OptionId) {
    let position = options(row).position(|other| other == option);
    bits.number(position.unwrap_or_default(), options(row).count());
}

fn write_options(bits: &mut Writer, row: &Question, chosen: &Set<OptionId>) {
    let positions = options(row).enumerate().filter(|(_, option)| chosen.contains(*option));
    write_set(bits, options(row).count(), positions.map(|(position, _)| position));
}

fn write_number(bits: &mut Writer, row: &Question, number: u8) {
    let (min, n_values) = range(row);
    bits.number(usize::from(number.saturating_sub(min)), n_values);
}

/// A set of positions, one bit for each that could be in it, or one number for each that is: whichever is shorter.
fn write_set(bits: &mut Writer, n_positions: usize, members: impl Iterator<Item = usize>) {
    let members: Vec<usize> = members.collect();
    let as_list = width(n_positions + 1) as usize + members.len() * width(n_positions) as usize;
    let is_list = as_list < n_positions;
    bits.number(usize::from(is_list), 2);
    if is_list {
        bits.number(members.len(), n_positions + 1);
        for member in members {
            bits.number(member, n_positions);
        }
    } else {
        for position in 0..n_positions {
            bits.number(usize::from(members.contains(&position)), 2);
        }
    }
}

/// `None` for what no version of this form has written.
fn read_answers(bits: &mut Reader, content: &'static Content) -> Option<Answers> {
    let mut answers = Answers::default();
    for (question, row) in coded(content) {
        if bits.number(2)? == 1 {
            let answer = read_answer(bits, content, row)?;
            answers.set(question, answer);
            // It was said to be there, and is empty.
            answers.get(question)?;
        }
    }
    Some(answers)
}

fn read_answer(bits: &mut Reader, content: &'static Content, row: &Question) -> Option<Answer> {
    Some(match row.kind {
        Kind::Tick => Answer::Ticked,
        Kind::One => Answer::One(read_option(bits, row)?),
        Kind::Many { max } => {
            let chosen = read_options(bits, row)?;
            let is_allowed = max.is_none_or(|max| chosen.len() <= usize::from(max));
            Answer::Many(is_allowed.then_some(chosen)?)
        }
        Kind::Number { .. } => Answer::Number(read_number(bits, row)?),
        Kind::Text { .. } => return None,
        Kind::Places => {
            let regions = read_ids(bits, &content.regions)?.into_iter().collect();
            Answer::Places(Places { regions, options: read_options(bits, row)? })
        }
        Kind::MainPlace { .. } => {
            let region = bits.number(content.regions.len())?;
            Answer::Place(content.regions.ids().nth(region)?)
        }
        Kind::PlaceReasons { .. } => {
            let mut reasons = Map::new();
            for region in read_ids(bits, &content.regions)? {
                reasons.set(region, read_option(bits, row)?);
            }
            Answer::Reasons(reasons)
        }
        Kind::NumberPerPart { .. } => {
            let mut numbers = Map::new();
            for part in read_ids(bits, &content.parts)? {
                numbers.set(part, read_number(bits, row)?);
            }
            Answer::PartNumbers(numbers)
        }
    })
}

fn read_option(bits: &mut Reader, row: &Question) -> Option<OptionId> {
    let position = bits.number(options(row).count())?;
    options(row).nth(position)
}

fn read_options(bits: &mut Reader, row: &Question) -> Option<Set<OptionId>> {
    let positions = read_set(bits, options(row).count())?;
    Some(
        options(row)
            .enumerate()
            .filter(|(position, _)| positions.contains(position))
            .map(|(_, option)| option)
            .collect(),
    )
}

fn read_number(bits: &mut Reader, row: &Question) -> Option<u8> {
    let (min, n_values) = range(row);
    u8::try_from(bits.number(n_values)?).ok()?.checked_add(min)
}

fn read_ids<I: Id, T>(bits: &mut Reader, table: &Table<I, T>) -> Option<Vec<I>> {
    let positions = read_set(bits, table.len())?;
    Some(table.ids().filter(|id| positions.contains(&id.index())).collect())
}

fn read_set(bits: &mut Reader, n_positions: usize) -> Option<Vec<usize>> {
    let mut members = Vec::new();
    if bits.number(2)? == 1 {
        for _ in 0..bits.number(n_positions + 1)? {
            members.push(bits.number(n_positions)?);
        }
    } else {
        for position in 0..n_positions {
            if bits.number(2)? == 1 {
                members.push(position);
            }
        }
    }
    Some(members)
}

/// All options of a question in the order of display.
fn options(row: &Question) -> impl Iterator<Item = OptionId> {
    row.lists.iter().flat_map(|list| list.options.iter().copied())
}

/// The lowest number of a question, and how many there are.
fn range(row: &Question) -> (u8, usize) {
    row.kind.range().map_or((0, 1), |range| (*range.start(), range.len()))
}

/// How many bits tell `n_values` values apart.
const fn width(n_values: usize) -> u32 {
    usize::BITS - n_values.saturating_sub(1).leading_zeros()
}

/// Puts numbers one behind the other, the highest bit first.
struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are free.
    n_free: u32,
}

impl Writer {
    fn number(&mut self, number: usize, n_values: usize) {
        for place in (0..width(n_values)).rev() {
            if self.n_free == 0 {
                self.bytes.push(0);
                self.n_free = 8;
            }
            self.n_free -= 1;
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((number >> place & 1) as u8) << self.n_free;
            }
        }
    }
}

/// Takes them out again.
struct Reader<'a> {
    bytes: &'a [u8],
    /// How many bits were read.
    at: usize,
}

impl Reader<'_> {
    /// The next number, if it is one of `n_values`.
    fn number(&mut self, n_values: usize) -> Option<usize> {
        let mut number = 0;
        for _ in 0..width(n_values) {
            let byte = self.bytes.get(self.at / 8)?;
            number = number << 1 | usize::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        (number < n_values).then_some(number)
    }

    /// Whether nothing follows but what fills the last byte.
    fn is_at_end(&mut self) -> bool {
        let is_last = self.at.div_ceil(8) == self.bytes.len();
        let rest = self.at.next_multiple_of(8) - self.at;
        is_last && (0..rest).all(|_| self.number(2) == Some(0))
    }
}

/// The bytes of signs that were written; `None` for any others.
fn bytes_of(signs: &str) -> Option<Vec<u8>> {
    let mut values = Vec::new();
    for sign in signs.chars() {
        values.push(SIGNS.chars().position(|known| known == sign)? as u32);
    }
    let mut bytes = Vec::new();
    for group in values.chunks(3) {
        let value = group.iter().rev().fold(0, |value, sign| value * N_SIGNS + sign);
        match group.len() {
            3 => bytes.extend(u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = Checksum::new();
    for byte in bytes {
        sum.byte(*byte);
    }
    sum.value()
}

/// CRC-32 as in ISO 3309.
struct Checksum(u32);

impl Checksum {
    const fn new() -> Self {
        Self(u32::MAX)
    }

    const fn value(&self) -> u32 {
        !self.0
    }

    fn byte(&mut self, byte: u8) {
        self.0 ^= u32::from(byte);
        for _ in 0..8 {
            self.0 = (self.0 >> 1) ^ (0xedb8_8320 * (self.0 & 1));
        }
    }

    /// A text and its end.
    fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            self.byte(byte);
        }
        self.byte(0);
    }
}
