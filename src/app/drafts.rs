//! What is being typed: shown at once, written down when the typing rests.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::case::ending;
use crate::case::proof::Detail;
use crate::case::{Case, Event, Money};
use crate::guide::step::Fact;
use crate::guide::{Guide, Period};
use crate::i18n;

/// The note under which the price is kept as it was typed.
pub const PRICE_AS_TYPED: &str = "price";

/// A field of a case that a person types into.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Whose account it is.
    Person,
    /// A fact of the case; dates as people write them.
    Fact(Fact),
    /// An answer that fills no fact: `step/ask`.
    Note(String),
    /// What it costs.
    Price,
    /// Why they leave, in their own words.
    Reason,
    /// Something that is noted as proof.
    Proof(Detail),
}

/// Everything that is being typed, by case and field.
#[derive(Debug, Default)]
pub struct Drafts {
    drafts: BTreeMap<(String, Field), Draft>,
    version: u64,
}

#[derive(Debug)]
struct Draft {
    text: String,
    version: u64,
}

impl Drafts {
    /// Takes in what was typed; the number tells whether more was typed since.
    pub fn typed(&mut self, case: &str, field: &Field, text: String) -> u64 {
        self.version += 1;
        let draft = Draft {
            text,
            version: self.version,
        };
        self.drafts.insert((case.to_owned(), field.clone()), draft);
        self.version
    }

    /// What the field shows: what is being typed, else what was written down.
    pub fn shown(&self, case: &Case, field: &Field) -> String {
        match self.drafts.get(&(case.id.clone(), field.clone())) {
            Some(draft) => draft.text.clone(),
            None => written(case, field),
        }
    }

    /// Whether something is being typed into the field just now.
    pub fn is_typing(&self, case: &Case, field: &Field) -> bool {
        self.drafts.contains_key(&(case.id.clone(), field.clone()))
    }

    /// Takes a draft out when nothing was typed since.
    pub fn rested(&mut self, case: &str, field: &Field, version: u64) -> Option<String> {
        let key = (case.to_owned(), field.clone());
        if self.drafts.get(&key)?.version != version {
            return None;
        }
        self.drafts.remove(&key).map(|draft| draft.text)
    }

    /// Takes every draft out.
    pub fn take(&mut self) -> Vec<(String, Field, String)> {
        std::mem::take(&mut self.drafts)
            .into_iter()
            .map(|((case, field), draft)| (case, field, draft.text))
            .collect()
    }
}

/// The events that write a typed text down; none when it says what is already written.
pub fn events(guide: &Guide, case: &Case, field: &Field, text: &str, today: Date) -> Vec<Event> {
    if written(case, field).trim() == text.trim() {
        return Vec::new();
    }
    let text = text.trim().to_owned();
    match field {
        Field::Person => vec![Event::Named { person: text }],
        Field::Fact(fact) => vec![Event::FactNoted {
            fact: *fact,
            value: fact_value(*fact, text, today),
        }],
        Field::Note(at) => vec![Event::Noted {
            at: at.clone(),
            value: text,
        }],
        Field::Price => price_events(guide, case, text),
        Field::Proof(detail) => vec![Event::ProofNoted {
            detail: *detail,
            value: text,
        }],
        Field::Reason => vec![Event::ReasonGiven {
            reason: (!text.is_empty()).then_some(text),
        }],
    }
}

/// The events that write a price down: as it was typed, and what could be read of it.
fn price_events(guide: &Guide, case: &Case, text: String) -> Vec<Event> {
    let every = case
        .price
        .as_ref()
        .map_or(Period::Month, |price| price.every);
    vec![
        Event::PriceNoted {
            price: Money::read(&text, &currency(guide, case), every),
        },
        Event::Noted {
            at: PRICE_AS_TYPED.to_owned(),
            value: text,
        },
    ]
}

/// The currency of the case's site.
pub fn currency(guide: &Guide, case: &Case) -> String {
    case.region
        .as_deref()
        .and_then(|region| guide.region(region))
        .map_or_else(String::new, |region| region.currency.clone())
}

fn fact_value(fact: Fact, text: String, today: Date) -> String {
    match fact {
        // A day in doubt is kept as it was typed, so that it is not lost.
        Fact::EndDate | Fact::RenewalDate => {
            let day = i18n::read_day(&text, today).sure();
            day.map_or(text, |day| day.to_string())
        }
        _ => text,
    }
}

fn written(case: &Case, field: &Field) -> String {
    match field {
        Field::Person => case.person.clone(),
        Field::Fact(fact) => fact_shown(case, *fact),
        Field::Note(at) => case.notes.get(at).cloned().unwrap_or_default(),
        Field::Price => price_shown(case),
        Field::Proof(detail) => case.proof.details.get(detail).cloned().unwrap_or_default(),
        Field::Reason => case.reason.said().unwrap_or_default().to_owned(),
    }
}

fn fact_shown(case: &Case, fact: Fact) -> String {
    let value = case.facts.get(&fact).cloned().unwrap_or_default();
    match (fact, value.parse()) {
        (Fact::EndDate | Fact::RenewalDate, Ok(date)) => i18n::date(date),
        _ => value,
    }
}

fn price_shown(case: &Case) -> String {
    match (&case.notes.get(PRICE_AS_TYPED), &case.price) {
        (Some(typed), _) => (*typed).clone(),
        (None, Some(price)) => ending::amount(price.hundredths, &price.currency),
        (None, None) => String::new(),
    }
}
