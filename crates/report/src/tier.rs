//! The box that says what the answers mean for the visit.

use super::Material;
use super::quote::used_line;
use crate::locale::Words;
use crate::ui;
use content::{Call, Content, OptionId, Set, TextId, Tone};
use engine::answers::Answer;
use engine::assess::{Caution, Maternity};
use engine::logic::Cause;

/// The tier in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TierBox {
    /// The id, for tests and styles.
    pub id: &'static str,
    /// How urgent it looks.
    pub tone: Tone,
    /// Its name, said before the title.
    pub name: String,
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
    /// The line for the therapist.
    pub alert: String,
    /// Whom to call.
    pub calls: Vec<Calls>,
    /// The rules of this tier, with the client's own answers.
    pub reasons: Vec<Quoted>,
    /// The rules of less urgent tiers.
    pub further: Vec<Quoted>,
}

/// A rule in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quoted {
    /// The id of the rule.
    pub rule: &'static str,
    /// The name of its tier.
    pub tier: String,
    /// The client's own answer: what was ticked, or which answers led here.
    pub quote: String,
    /// The bare answers, for lists on paper.
    pub answers: String,
    /// What to tell the client.
    pub text: String,
}

/// A line that says whom to call, with the numbers found in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calls {
    /// The line.
    pub line: String,
    /// The numbers that can be dialled; none when the clinic has not given one.
    pub numbers: Vec<PhoneLink>,
}

/// A number that can be dialled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhoneLink {
    /// The label.
    pub label: String,
    /// The number for a `tel:` link: digits, with a leading plus where it has one.
    pub number: String,
}

pub(super) fn tier_box(material: &Material) -> TierBox {
    let Material { content, words, assessment, .. } = *material;
    let tier = &content.tiers[assessment.tier];
    let get = |text: TextId| words.get(text).to_owned();
    let (title, mut text) = match (assessment.maternity, tier.maternity) {
        (Maternity::Only, Some((title, text))) => (get(title), get(text)),
        (Maternity::No | Maternity::Also, _) | (Maternity::Only, None) => (get(tier.title), get(tier.text)),
    };
    if let (Maternity::Also, Some(too)) = (assessment.maternity, tier.maternity_too) {
        text = format!("{text} {}", get(too));
    }
    let maternity = (assessment.maternity != Maternity::No).then_some(Call::Maternity);
    let whom = maternity.into_iter().chain(tier.calls.iter().copied());
    let (reasons, further): (Vec<&Caution>, Vec<&Caution>) =
        assessment.cautions.iter().partition(|caution| caution.tier == assessment.tier);
    TierBox {
        id: tier.id,
        tone: tier.tone,
        name: get(tier.name),
        title,
        text,
        alert: get(tier.alert),
        calls: whom.map(|call| calls(words, call)).collect(),
        reasons: reasons.into_iter().map(|caution| told(material, caution)).collect(),
        further: further.into_iter().map(|caution| told(material, caution)).collect(),
    }
}

/// Whom to call, with the numbers that the clinic's setting or the default phrase names.
#[must_use]
pub fn calls(words: &Words, call: Call) -> Calls {
    let line = words.get(match call {
        Call::Emergency => ui::BTN_CALL_EMERGENCY,
        Call::Urgent => ui::BTN_CALL_URGENT,
        Call::Maternity => ui::BTN_CALL_MATERNITY,
        Call::Crisis => ui::BTN_CALL_CRISIS,
        Call::Clinic => ui::BTN_CALL_CLINIC,
    });
    let found: Vec<(String, String)> =
        words.spans(line).into_iter().filter_map(|span| Some((span.text, span.number?))).collect();
    let is_only = found.len() == 1;
    let label = |text: &str| if is_only { line.to_owned() } else { words.fill(ui::CALL_NUMBER, &[("number", text)]) };
    let numbers = found.into_iter().map(|(text, number)| PhoneLink { label: label(&text), number }).collect();
    Calls { line: line.to_owned(), numbers }
}

/// A rule in words. Where it leaves alone the places that the client marked for that, and the client said why, that is its
/// reason.
pub(super) fn told(material: &Material, caution: &Caution) -> Quoted {
    let Material { content, words, answers, .. } = *material;
    let mut quoted = quoted(content, words, caution);
    let leave_alone = content.roles.leave_alone;
    if content.rules[caution.rule].leaves_alone == Some(leave_alone)
        && let Some(Answer::Reasons(reasons)) = answers.get(content.roles.leave_alone_reasons)
    {
        let given: Set<OptionId> =
            answers.regions(leave_alone).filter_map(|place| reasons.get(place).copied()).collect();
        if !given.is_empty() {
            let reasons = words.list(given.iter().map(|option| words.get(content.options[option].label)));
            quoted.text = words.fill(ui::UI_LEFT_ALONE_BECAUSE, &[("reason", &reasons)]);
        }
    }
    quoted
}

pub(super) fn quoted(content: &Content, words: &Words, caution: &Caution) -> Quoted {
    let rule = &content.rules[caution.rule];
    let answers = match (caution.cause, label(content, caution)) {
        (Cause::Ticked, Some(label)) => words.get(label).to_owned(),
        (Cause::Ticked, None) | (Cause::Added(_) | Cause::Derived, _) => used_line(content, words, &caution.used),
    };
    let quote = match caution.cause {
        Cause::Ticked => words.fill(ui::UI_YOU_TICKED, &[("label", &answers)]),
        Cause::Added(_) | Cause::Derived => words.fill(ui::UI_FROM_ANSWERS, &[("labels", &answers)]),
    };
    let reason = words.get(caution.reason);
    let text = caution.added.map_or_else(|| reason.to_owned(), |added| format!("{} {reason}", words.get(added)));
    Quoted { rule: rule.id, tier: words.get(content.tiers[caution.tier].name).to_owned(), quote, answers, text }
}

/// The name of a rule that can be ticked.
fn label(content: &Content, caution: &Caution) -> Option<TextId> {
    let rule = &content.rules[caution.rule];
    rule.label.or_else(|| rule.option.map(|option| content.options[option].label))
}
