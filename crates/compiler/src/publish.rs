//! What is published beside the page, for programs of others: the form of a saved file as a JSON Schema, and the
//! questionnaire as FHIR R4 resources, once for each language.
//!
//! In: the resolved content and the words of a language. Out: JSON by file name. No browser downloads any of it.

mod fhir;
mod schema;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::locale::Locale;
use crate::model::{Content, QuestionId, RowId as _, TextId};
use crate::texts::Texts;

/// The version of the form of a saved file; `crates/report/src/file.rs` has it too, and a test compares them.
const FILE_VERSION: u8 = 1;

/// What it is made of.
#[derive(Clone, Copy)]
pub(crate) struct Material<'a> {
    pub content: &'a Content,
    pub texts: &'a Texts<'a>,
    /// The LOINC codes of questions that have one.
    pub loinc: &'a BTreeMap<QuestionId, String>,
}

/// All files by name.
pub(crate) fn files<'a>(
    material: &Material<'_>,
    locales: impl Iterator<Item = &'a Locale>,
) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut add = |name: String, value: Value| files.insert(name, format!("{value}\n"));
    add("schema/answers.json".to_owned(), schema::answers(material.content));
    for locale in locales {
        let words = Words { locale, texts: material.texts };
        add(format!("fhir/Questionnaire.{}.json", locale.tag), fhir::questionnaire(material, &words));
        add(format!("fhir/CodeSystem.{}.json", locale.tag), fhir::code_system(material, &words));
    }
    files
}

/// The words of one language by number.
struct Words<'a> {
    locale: &'a Locale,
    texts: &'a Texts<'a>,
}

impl Words<'_> {
    fn tag(&self) -> &str {
        &self.locale.tag
    }

    /// A text. Every language has every text: that was checked.
    fn get(&self, text: TextId) -> &str {
        let key = self.texts.keys().get(text.index());
        key.and_then(|key| self.locale.texts.get(key)).map_or("", |text| &text.text)
    }

    /// A text of `ui.json` by its key, with one place filled in.
    fn fill(&self, key: &str, name: &str, value: &str) -> String {
        let text = self.locale.texts.get(key).map_or("", |text| &text.text);
        text.replace(&format!("{{{name}}}"), value)
    }
}
