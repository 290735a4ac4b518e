//! A text to send or to say: what the case fills into its gaps, and what is still missing.
//!
//! The name of the account in a case is a nickname, and never goes into a letter.

use jiff::civil::Date;

use super::{again, money};
use crate::case::{Case, Event, Outcome};
use crate::guide::step::Fact;
use crate::guide::{Guide, Letter, Medium, Slot};
use crate::i18n::{self, text, tr, tr_with};

/// What begins the name of a note that holds what a person wants to be kept for letters.
const KEPT: &str = "letter/";

/// What letters are filled in from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The guide of the letters.
    pub guide: &'a Guide,
    /// The case, where the letters are of one.
    pub case: Option<&'a Case>,
    /// The day.
    pub today: Date,
}

/// A gap of a letter, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap<'a> {
    /// What belongs there.
    pub slot: &'a Slot,
    /// What stands in it; empty where nothing is known.
    pub value: String,
    /// True where the case knows it, and nobody typed anything else.
    pub is_known: bool,
}

impl Gap<'_> {
    /// True where the letter makes no sense yet.
    pub fn is_missing(&self) -> bool {
        self.slot.required && self.value.trim().is_empty()
    }

    /// True where a day belongs.
    pub fn is_day(&self) -> bool {
        let id = self.slot.id.as_str();
        id == "today" || id == "date" || id.ends_with("-date")
    }

    /// "The day of the charge: 3 December 2026".
    pub fn line(&self) -> String {
        let values = [
            ("what", text(&self.slot.label)),
            ("value", text(&self.value)),
        ];
        tr_with("record-noted", &values)
    }
}

/// The gaps of a letter in their order. What was typed goes before what the person had kept,
/// and that before what the case knows.
pub fn gaps<'a>(
    letter: &'a Letter,
    known: Known<'_>,
    typed: impl Fn(&str) -> Option<String>,
) -> Vec<Gap<'a>> {
    let gap = |slot: &'a Slot| {
        if let Some(value) = typed(&slot.id) {
            return Gap {
                slot,
                value,
                is_known: false,
            };
        }
        let kept = known.case.and_then(|case| kept(case, &slot.id));
        let value = kept.or_else(|| known.fills(letter, &slot.id));
        Gap {
            slot,
            is_known: value.is_some(),
            value: value.unwrap_or_default(),
        }
    };
    letter.slots.iter().map(gap).collect()
}

/// What the person had kept for a gap.
pub fn kept(case: &Case, slot: &str) -> Option<String> {
    case.notes.get(&format!("{KEPT}{slot}")).cloned()
}

impl Known<'_> {
    /// What the case says about a gap.
    fn fills(&self, letter: &Letter, slot: &str) -> Option<String> {
        if slot == "today" {
            return Some(i18n::date(self.today));
        }
        let case = self.case?;
        match slot {
            "amount" => {
                let price = case.price.as_ref()?;
                Some(money::payment(Some(self.guide), case, price))
            }
            "cancel-date" => case.cancelled_on().map(i18n::date),
            // Only in a letter about money is "the date" that of a charge.
            "payment-date" | "date" if is_about_money(letter) => {
                again::charged_on(case, self.today).map(i18n::date)
            }
            "reason" if case.outcome == Outcome::ChargedAgain => {
                let day = ("day", text(i18n::date(case.cancelled_on()?)));
                Some(tr_with("letter-reason-cancelled", &[day]))
            }
            _ => None,
        }
    }
}

/// True for a letter that asks for money back, or about a charge.
pub fn is_about_money(letter: &Letter) -> bool {
    let names_a_charge = |slot: &Slot| matches!(slot.id.as_str(), "amount" | "payment-date");
    letter.slots.iter().any(names_a_charge)
}

/// The whole text; what is missing stands in brackets. A letter about a charge ends with what
/// the case has on record.
pub fn filled(letter: &Letter, gaps: &[Gap<'_>], known: Known<'_>) -> String {
    let mut text = letter.text.clone();
    for gap in gaps {
        let value = match gap.value.trim() {
            "" if gap.slot.required => format!("[{}]", gap.slot.label),
            other => other.to_owned(),
        };
        text = text.replace(&format!("{{{{{}}}}}", gap.slot.id), &value);
    }
    let about_money = is_about_money(letter);
    if let Some(record) = known.case.filter(|_| about_money).and_then(on_record) {
        text = format!("{text}\n\n{record}");
    }
    text
}

/// "From my notes: Cancelled on 22 November 2026. Reference: D01-2041-77."
fn on_record(case: &Case) -> Option<String> {
    let day = |id: &str, day: Option<Date>| Some(tr_with(id, &[("day", text(i18n::date(day?)))]));
    let typed = |id: &str, value: Option<&String>| {
        Some(tr_with(
            id,
            &[("text", text(crate::text::one_line(value?)))],
        ))
    };
    let facts: Vec<String> = [
        day("letter-record-cancelled", case.cancelled_on()),
        day("letter-record-until", case.end_date()),
        typed("letter-record-reference", case.facts.get(&Fact::Reference)),
        typed("letter-record-charge", case.notes.get(again::CHARGE_ID)),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!facts.is_empty()).then(|| tr_with("letter-record", &[("facts", text(facts.join(" ")))]))
}

/// The subject of an e-mail, and the title of a page to print.
pub fn subject(letter: &Letter, gaps: &[Gap<'_>], guide: &Guide) -> String {
    let named = gaps.iter().find(|gap| gap.slot.id == "service");
    let named = named
        .map(|gap| gap.value.trim())
        .filter(|name| !name.is_empty());
    let service = [("service", text(named.unwrap_or(&guide.title)))];
    if is_about_money(letter) {
        tr_with("letter-subject-money", &service)
    } else {
        tr_with("letter-subject-cancel", &service)
    }
}

/// How a letter is sent, in a sentence.
pub fn medium(medium: Medium) -> String {
    match medium {
        Medium::Chat => tr("letters-chat"),
        Medium::Email => tr("letters-email"),
        Medium::Post => tr("letters-post"),
        Medium::Phone => tr("letters-phone"),
    }
}

/// What is said on the phone, a point each.
pub fn points(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The events that keep what was typed with the case, so that the next letter has it.
pub fn keep<'a>(typed: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Event> {
    let noted = typed.into_iter().map(|(slot, value)| Event::Noted {
        at: format!("{KEPT}{slot}"),
        value: value.trim().to_owned(),
    });
    noted.collect()
}

/// The events that forget all that was kept for letters.
pub fn forget(case: &Case) -> Vec<Event> {
    let kept = case.notes.keys().filter(|at| is_kept(at));
    let forgotten = kept.map(|at| Event::Noted {
        at: at.clone(),
        value: String::new(),
    });
    forgotten.collect()
}

/// True for a note that holds something personal for letters.
pub fn is_kept(at: &str) -> bool {
    at.starts_with(KEPT)
}
