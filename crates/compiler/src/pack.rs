//! Language packs: all the words of one language in the order of their numbers, one to a line.

use std::fmt;

use crate::locale::Locale;
use crate::schema::Direction;
use crate::texts::Texts;

/// All the words of one language. Its `Display` is the pack file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pack {
    /// The language tag (BCP 47), for example `en`.
    pub tag: String,
    /// The language's own name, for example `English`.
    pub name: String,
    /// Whether it is written from right to left.
    pub is_rtl: bool,
    /// The number that the engine knows its list of texts by; see `Content::texts_hash`.
    pub texts_hash: u32,
    /// The texts, in the order of their numbers.
    pub texts: Vec<String>,
}

impl Pack {
    /// `locale` has every text: that was checked.
    pub(crate) fn new(locale: &Locale, texts: &Texts<'_>) -> Self {
        let words = texts.keys().iter().filter_map(|key| locale.texts.get(key)).map(|text| text.text.clone());
        Self {
            tag: locale.tag.clone(),
            name: locale.name.clone(),
            is_rtl: locale.direction == Direction::Rtl,
            texts_hash: texts.hash(),
            texts: words.chain(texts.citations().iter().map(|citation| (*citation).to_owned())).collect(),
        }
    }
}

impl fmt::Display for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tag, name, is_rtl, texts_hash, texts } = self;
        let direction = if *is_rtl { "rtl" } else { "ltr" };
        writeln!(f, "massage-check-pack 1 {texts_hash} {tag} {direction} {name}")?;
        texts.iter().try_for_each(|text| writeln!(f, "{text}"))
    }
}
