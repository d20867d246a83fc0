//! The code on paper: it brings the same answers back, or says why it does not.

use content::Kind;
use engine::answers::{Answer, Answers};
use engine::intake::Path;
use proptest::prelude::*;
use report::{CODE_VERSION, CONTENT, CodeRefused, draw_qr, read_code, write_code};

use crate::cases::worked_cases;
use crate::exports::everything;
use crate::support::{any_answers, with_defaults};

/// What a code holds of these answers: all but texts, and the line that is ticked before the start.
fn coded(answers: &Answers) -> Answers {
    let mut coded = answers.clone();
    coded.clear(CONTENT.roles.consent);
    for (question, _) in CONTENT.questions.iter().filter(|(_, row)| matches!(row.kind, Kind::Text { .. })) {
        coded.clear(question);
    }
    coded
}

fn applying(answers: &Answers) -> Answers {
    Path::new(&CONTENT, answers).answers().clone()
}

fn ordinary() -> Answers {
    applying(&with_defaults(&worked_cases()[0]))
}

/// The version of the QR code of some answers.
fn size(answers: &Answers) -> u8 {
    draw_qr(&write_code(&CONTENT, answers)).expect("a code").version
}

proptest! {
    #[test]
    fn any_answers_come_back_from_a_code(answers in any_answers()) {
        for answers in [&answers, &applying(&answers)] {
            prop_assert_eq!(read_code(&CONTENT, &write_code(&CONTENT, answers)), Ok(coded(answers)));
        }
    }

    #[test]
    fn a_code_that_lost_or_changed_something_is_refused(answers in any_answers(), at in any::<prop::sample::Index>(), by in 1u8..41) {
        let code = write_code(&CONTENT, &answers);
        let start = code.find(':').expect("a mark") + 1;
        let at = start + at.index(code.len() - start);
        prop_assert!(read_code(&CONTENT, &code[..at]).is_err());
        let signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:";
        let before = signs.find(&code[at..=at]).expect("a sign");
        let changed = signs.as_bytes()[(before + usize::from(by)) % signs.len()] as char;
        let other = format!("{}{changed}{}", &code[..at], &code[at + 1..]);
        prop_assert_eq!(read_code(&CONTENT, &other), Err(CodeRefused::Damaged));
    }

    #[test]
    fn no_text_is_taken_for_a_code(text in "\\PC*|MC1:[0-9A-Z*./:-]{0,200}") {
        prop_assert!(read_code(&CONTENT, &text).is_err());
    }

    #[test]
    fn every_flipped_bit_of_every_sign_is_noticed(answers in any_answers(), at in any::<prop::sample::Index>(), bit in 0u32..7) {
        let code = write_code(&CONTENT, &answers);
        let mut bytes = code.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let other = String::from_utf8(bytes).expect("ASCII");
        // A small letter means the same as a capital.
        prop_assume!(other.to_uppercase() != code);
        prop_assert!(read_code(&CONTENT, &other).is_err(), "{}", other);
    }
}

#[test]
fn a_code_says_why_it_is_refused() {
    let code = write_code(&CONTENT, &ordinary());
    let refused = |text: &str| read_code(&CONTENT, text).expect_err("refused");
    for foreign in ["", "https://example.com", "MC", "MC:1", "MC01:00", "MC-1:00", "WIFI:T:WPA;S:x;;", &code[3..]] {
        assert_eq!(refused(foreign), CodeRefused::Foreign, "{foreign}");
    }
    assert_eq!(refused(&"M".repeat(1_000_000)), CodeRefused::Foreign);
    assert_eq!(refused(&code.replacen("MC1", "MC2", 1)), CodeRefused::Newer);
    assert_eq!(refused(&code.replacen("MC1", "MC99999999999", 1)), CodeRefused::Newer);
    for damaged in ["MC1:", "MC1:0", "MC1:000000000000", "MC1:%%%", &code[..code.len() - 1]] {
        assert_eq!(refused(damaged), CodeRefused::Damaged, "{damaged}");
    }
}

/// A sound code whose questionnaire is another one: its own checksum holds.
#[test]
fn a_code_of_another_questionnaire_is_refused_as_such() {
    let bytes = [0x12, 0x34, 0x56, 0x78, 0xff];
    // CRC-32 of these bytes, by another program.
    let all = [&bytes[..], &0x019e_1278_u32.to_be_bytes()].concat();
    assert_eq!(read_code(&CONTENT, &signs(&all)), Err(CodeRefused::OtherForm));
}

/// Bytes as a code writes them.
fn signs(bytes: &[u8]) -> String {
    let alphabet = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:";
    let mut text = format!("MC{CODE_VERSION}:");
    for pair in bytes.chunks(2) {
        let mut value = pair.iter().fold(0, |value, byte| value * 256 + usize::from(*byte));
        for _ in 0..=pair.len() {
            text.push(alphabet[value % 41] as char);
            value /= 41;
        }
    }
    text
}

#[test]
fn spaces_line_ends_and_small_letters_do_not_matter() {
    let code = write_code(&CONTENT, &ordinary());
    let (one, two) = code.split_at(40);
    let mailed = format!("  {one}\r\n{} \n", two.to_lowercase());
    assert_eq!(read_code(&CONTENT, &mailed), Ok(coded(&ordinary())));
}

/// What scanners are set to put before and behind, and what comes of one that is held too long.
#[test]
fn what_stands_around_a_code_does_not_matter() {
    let code = write_code(&CONTENT, &ordinary());
    let (one, two) = code.split_at(40);
    for around in [
        format!("]Q1{code}"),
        format!("{code}\r"),
        format!("{code}\t"),
        format!("\u{2}{code}\u{3}\r\n"),
        format!("\u{feff}{code}\u{0}"),
        format!("\u{1d}{one}\u{1d}{two}"),
        format!("QR:{code}"),
        format!("[28/11/2026 09:15] {code} [END]"),
        format!("{code}00"),
        format!("{code}ABCDEFG"),
        format!("\"{code}\","),
        format!("> {one}\n> {two}"),
        format!("{code}{code}"),
        format!("{code}\r\n{code}\r\n{code}\r\n"),
        format!("{one}{code}"),
        format!("MC{code}"),
        format!("Shared from MC scan: {code}"),
    ] {
        assert_eq!(read_code(&CONTENT, &around), Ok(coded(&ordinary())), "{around:?}");
    }
}

#[test]
fn a_scan_too_many_does_not_hide_that_none_is_whole() {
    let code = write_code(&CONTENT, &ordinary());
    let (one, two) = (&code[..code.len() - 1], &code[..30]);
    assert_eq!(read_code(&CONTENT, &format!("{one}\r\n{two}\r\n")), Err(CodeRefused::Damaged));
}

/// What is on the keys that a code needs, below and with Shift, in the order of the American keyboard.
const AMERICAN: [&str; 2] = ["1234567890-qwertyuiopasdfghjkl;zxcvbnm./", "!@#$%^&*()_QWERTYUIOPASDFGHJKL:ZXCVBNM>?"];

const OTHER_KEYBOARDS: &[[&str; 2]] = &[
    // British, Polish and Korean differ in other keys only.
    ["1234567890-qwertyuiopasdfghjkl;zxcvbnm./", "!\"£$%^&*()_QWERTYUIOPASDFGHJKL:ZXCVBNM>?"],
    // German and Austrian; German and French in Switzerland.
    ["1234567890ßqwertzuiopasdfghjklöyxcvbnm.-", "!\"§$%&/()=?QWERTZUIOPASDFGHJKLÖYXCVBNM:_"],
    ["1234567890'qwertzuiopasdfghjklöyxcvbnm.-", "+\"*ç%&/()=?QWERTZUIOPASDFGHJKLéYXCVBNM:_"],
    ["1234567890'qwertzuiopasdfghjkléyxcvbnm.-", "+\"*ç%&/()=?QWERTZUIOPASDFGHJKLöYXCVBNM:_"],
    // Croatian and Slovene.
    ["1234567890'qwertzuiopasdfghjklčyxcvbnm.-", "!\"#$%&/()=?QWERTZUIOPASDFGHJKLČYXCVBNM:_"],
    // Spanish and Latin American, Italian, Portuguese.
    ["1234567890'qwertyuiopasdfghjklñzxcvbnm.-", "!\"·$%&/()=?QWERTYUIOPASDFGHJKLÑZXCVBNM:_"],
    ["1234567890'qwertyuiopasdfghjklòzxcvbnm.-", "!\"£$%&/()=?QWERTYUIOPASDFGHJKLçZXCVBNM:_"],
    ["1234567890'qwertyuiopasdfghjklçzxcvbnm.-", "!\"#$%&/()=?QWERTYUIOPASDFGHJKLÇZXCVBNM:_"],
    // Swedish and Finnish, Norwegian, Danish, Dutch, Icelandic.
    ["1234567890+qwertyuiopasdfghjklözxcvbnm.-", "!\"#¤%&/()=?QWERTYUIOPASDFGHJKLÖZXCVBNM:_"],
    ["1234567890+qwertyuiopasdfghjkløzxcvbnm.-", "!\"#¤%&/()=?QWERTYUIOPASDFGHJKLØZXCVBNM:_"],
    ["1234567890+qwertyuiopasdfghjklæzxcvbnm.-", "!\"#¤%&/()=?QWERTYUIOPASDFGHJKLÆZXCVBNM:_"],
    ["1234567890/qwertyuiopasdfghjkl+zxcvbnm.-", "!\"#$%&_()'?QWERTYUIOPASDFGHJKL±ZXCVBNM:="],
    ["1234567890öqwertyuiopasdfghjklæzxcvbnm.þ", "!\"#$%&/()=ÖQWERTYUIOPASDFGHJKLÆZXCVBNM:Þ"],
    // Hungarian, Turkish.
    ["123456789öüqwertzuiopasdfghjkléyxcvbnm.-", "'\"+!%/=()ÖÜQWERTZUIOPASDFGHJKLÉYXCVBNM:_"],
    ["1234567890*qwertyuıopasdfghjklşzxcvbnmç.", "!'^+%&/()=?QWERTYUIOPASDFGHJKLŞZXCVBNMÇ:"],
    // Czech, with Z beside T and not, and Slovak.
    ["+ěščřžýáíé=qwertzuiopasdfghjklůyxcvbnm.-", "1234567890%QWERTZUIOPASDFGHJKL\"YXCVBNM:_"],
    ["+ěščřžýáíé=qwertyuiopasdfghjklůzxcvbnm.-", "1234567890%QWERTYUIOPASDFGHJKL\"ZXCVBNM:_"],
    ["+ľščťžýáíé=qwertzuiopasdfghjklôyxcvbnm.-", "1234567890%QWERTZUIOPASDFGHJKL\"YXCVBNM:_"],
    // French, Belgian, then both with the capitals locked as Windows does.
    ["&é\"'(-è_çà)azertyuiopqsdfghjklmwxcvbn,:!", "1234567890°AZERTYUIOPQSDFGHJKLMWXCVBN?/§"],
    ["&é\"'(§è!çà)azertyuiopqsdfghjklmwxcvbn,:=", "1234567890°AZERTYUIOPQSDFGHJKLMWXCVBN?/+"],
    ["1234567890°AZERTYUIOPQSDFGHJKLMWXCVBN?/§", "&é\"'(-è_çà)azertyuiopqsdfghjklmwxcvbn,:!"],
    ["1234567890°AZERTYUIOPQSDFGHJKLMWXCVBN?/+", "&é\"'(§è!çà)azertyuiopqsdfghjklmwxcvbn,:="],
    // Brazilian, Canadian for French, Japanese.
    ["1234567890-qwertyuiopasdfghjklçzxcvbnm.;", "!@#$%¨&*()_QWERTYUIOPASDFGHJKLÇZXCVBNM>:"],
    ["1234567890-qwertyuiopasdfghjkl;zxcvbnm.é", "!\"/$%?&*()_QWERTYUIOPASDFGHJKL:ZXCVBNM.É"],
    ["1234567890-qwertyuiopasdfghjkl;zxcvbnm./", "!\"#$%&'()~=QWERTYUIOPASDFGHJKL+ZXCVBNM>?"],
    // Russian, Ukrainian.
    ["1234567890-йцукенгшщзфывапролджячсмитью.", "!\"№;%:?*()_ЙЦУКЕНГШЩЗФЫВАПРОЛДЖЯЧСМИТЬЮ,"],
    ["1234567890-йцукенгшщзфівапролджячсмитью.", "!\"№;%:?*()_ЙЦУКЕНГШЩЗФІВАПРОЛДЖЯЧСМИТЬЮ,"],
];

/// What stands in the text if a scanner presses the keys of an American keyboard.
fn typed(code: &str, keys: [&str; 2]) -> String {
    let on = |row: &str, sign: char| row.chars().position(|key| key == sign);
    let key = |sign: char| {
        let row = usize::from(on(AMERICAN[0], sign).is_none());
        let at = on(AMERICAN[row], sign).expect("a key");
        keys[row].chars().nth(at).expect("a key")
    };
    code.chars().map(key).collect()
}

/// Answers and their codes, in which together each sign stands.
fn codes_of_all_signs() -> Vec<(Answers, String)> {
    let cases = worked_cases();
    let answers = cases.iter().map(|case| applying(&with_defaults(case))).chain([applying(&everything())]);
    let codes: Vec<(Answers, String)> =
        answers.map(|answers| (coded(&answers), write_code(&CONTENT, &answers))).collect();
    let all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:";
    // Behind the mark, which holds some of them in every code.
    assert!(all.chars().all(|sign| codes.iter().any(|(_, code)| code[4..].contains(sign))));
    codes
}

#[test]
fn a_scanner_that_types_on_another_keyboard_is_understood() {
    for keys in OTHER_KEYBOARDS {
        assert!(keys.iter().all(|row| row.chars().count() == AMERICAN[0].len()), "{keys:?}");
        for (answers, code) in codes_of_all_signs() {
            assert_eq!(typed(&code, AMERICAN), code);
            let text = typed(&code, *keys);
            for text in [&text, &format!("{text}\r\n"), &format!("{text}\t{text}\t")] {
                assert_eq!(read_code(&CONTENT, text), Ok(answers.clone()), "{text}");
            }
        }
    }
}

proptest! {
    #[test]
    fn no_code_is_misread_for_another_keyboard(answers in any_answers(), keyboard in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let keys = keyboard.get(OTHER_KEYBOARDS);
        let code = write_code(&CONTENT, &answers);
        let text = typed(&code, *keys);
        prop_assert_eq!(read_code(&CONTENT, &text), Ok(coded(&answers)));
        // One sign less: never other answers.
        let mut signs: Vec<char> = text.chars().collect();
        signs.remove(at.index(signs.len()));
        prop_assert!(read_code(&CONTENT, &signs.into_iter().collect::<String>()).is_err());
    }
}

#[test]
fn what_a_client_wrote_is_not_in_a_code() {
    let mut written = ordinary();
    for (question, row) in CONTENT.questions.iter() {
        if let Kind::Text { .. } = row.kind {
            written.set(question, Answer::Text("my own words".to_owned()));
        }
    }
    assert_eq!(write_code(&CONTENT, &written), write_code(&CONTENT, &coded(&written)));
}

/// Printed 32 mm wide with its frame, the squares of the largest code are half a millimetre wide.
#[test]
fn codes_stay_small() {
    let mut sizes: Vec<u8> = worked_cases().iter().map(|case| size(&applying(&with_defaults(case)))).collect();
    sizes.sort_unstable();
    assert!(sizes.iter().all(|size| *size <= 4), "{sizes:?}");
    let most = size(&everything());
    assert!(most <= 8, "{most}");
    let largest = draw_qr(&write_code(&CONTENT, &everything())).expect("a code");
    assert!(32.0 / f64::from(largest.size) >= 0.5, "{}", largest.size);
    assert_eq!(draw_qr(&"A".repeat(1000)), None, "its squares would be too small");
}

#[test]
fn a_drawing_has_a_white_frame_and_the_three_corners() {
    let code = draw_qr("MC1:0").expect("a code");
    assert_eq!((code.version, code.size), (1, 21 + 8));
    assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
    assert!(code.path.contains("M18 4h7v1h-7z") && code.path.contains("M4 18h7v1h-7z"), "{}", code.path);
}
