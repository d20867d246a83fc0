//! A text as a QR code to draw.
//!
//! In: a text of few signs. Out: how many squares it is wide, and the dark ones as a path. The standard asks for the
//! white frame around it, so the frame is a part of the drawing. Nothing here knows what the text means.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The white frame, in squares.
const FRAME: i32 = 4;

/// The largest code: printed 32 mm wide with its frame, its squares are 0.52 mm. Handheld phones want 0.4 mm or more.
const LARGEST: u8 = 9;

/// A QR code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Qr {
    /// The version of the standard, 1 to 9: each is four squares wider than the one before.
    pub version: u8,
    /// Width and height in squares, with the frame.
    pub size: i32,
    /// The dark squares as the path of an SVG drawing, row by row.
    pub path: String,
}

/// Draws a text at the second of four levels against damage, or a higher one where that needs no more room. `None` for a
/// text that would need smaller squares than phones can read on paper.
#[must_use]
pub fn draw_qr(text: &str) -> Option<Qr> {
    let segments = QrSegment::make_segments(text);
    let code =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::new(LARGEST), None, true)
            .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if length > 0 {
                path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + FRAME, y + FRAME));
            }
            x += length + 1;
        }
    }
    Some(Qr { version: code.version().value(), size: code.size() + 2 * FRAME, path })
}
