//! What is being typed: shown at once, written down when the typing rests.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::case::dates::Cycle;
use crate::case::proof::Detail;
use crate::case::{Case, Event, Money};
use crate::guide::step::Fact;
use crate::guide::{Guide, Period};
use crate::i18n;
use crate::present::make_sure::{again, money, trial};

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
    /// The day on which a trial turns into a paid plan.
    TrialEnd,
    /// The calendar beside a field for a day: what is typed is the month that it shows, by its
    /// first day; nothing closes it. It is never written down.
    Calendar(Box<Field>),
}

/// Everything that is being typed, by case and field.
#[derive(Debug, Default)]
pub struct Drafts {
    typed: BTreeMap<(String, Field), Draft>,
    version: u64,
    /// The field whose calendar is open, and the month that it shows.
    calendar: Option<(String, Field, Date)>,
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
        self.typed.insert((case.to_owned(), field.clone()), draft);
        self.version
    }

    /// Opens, turns or closes the calendar of a field.
    pub fn turn_calendar(&mut self, case: &str, field: &Field, month: &str) {
        let month = month.parse().ok();
        self.calendar = month.map(|month| (case.to_owned(), field.clone(), month));
    }

    /// The month that the calendar of a field shows; none while it is closed.
    pub fn calendar(&self, case: &Case, field: &Field) -> Option<Date> {
        let (of, open, month) = self.calendar.as_ref()?;
        (*of == case.id && open == field).then_some(*month)
    }

    /// What the field shows: what is being typed, else what was written down.
    pub fn shown(&self, case: &Case, field: &Field) -> String {
        match self.typed.get(&(case.id.clone(), field.clone())) {
            Some(draft) => draft.text.clone(),
            None => written(case, field),
        }
    }

    /// Whether something is being typed into the field just now.
    pub fn is_typing(&self, case: &Case, field: &Field) -> bool {
        self.typed.contains_key(&(case.id.clone(), field.clone()))
    }

    /// Takes a draft out when nothing was typed since.
    pub fn rested(&mut self, case: &str, field: &Field, version: u64) -> Option<String> {
        let key = (case.to_owned(), field.clone());
        if self.typed.get(&key)?.version != version {
            return None;
        }
        self.typed.remove(&key).map(|draft| draft.text)
    }

    /// Takes every draft out.
    pub fn take(&mut self) -> Vec<(String, Field, String)> {
        std::mem::take(&mut self.typed)
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
            value: note_value(at, text, today),
        }],
        Field::Price => price_events(guide, case, text),
        Field::Proof(detail) => vec![Event::ProofNoted {
            detail: *detail,
            value: text,
        }],
        Field::Reason => vec![Event::ReasonGiven {
            reason: (!text.is_empty()).then_some(text),
        }],
        Field::TrialEnd => trial_events(case, text, today),
        Field::Calendar(_) => Vec::new(),
    }
}

/// The events that write down until when a trial lasts. What is no sure day of a trial is kept as it
/// was typed, and the day from before does not go on beside it.
fn trial_events(case: &Case, text: String, today: Date) -> Vec<Event> {
    let day = i18n::read_day(&text, today).sure();
    if let Some(noted) = day.and_then(|day| trial::noted(day, today, case)) {
        return noted;
    }
    let as_typed = Event::Noted {
        at: trial::AS_TYPED.to_owned(),
        value: text,
    };
    let had_one = case.trial.is_some();
    let taken_back = had_one.then_some(Event::TrialNoted { trial: None });
    taken_back.into_iter().chain([as_typed]).collect()
}

/// The day on which a trial charges, unless something was typed after it that is no day of a trial.
pub fn trial_day(case: &Case) -> Option<Date> {
    let trial = case.trial?;
    (!case.notes.contains_key(trial::AS_TYPED)).then(|| trial.charge_day())
}

/// The day of a charge is kept as a day, so that it stays the same one.
fn note_value(at: &str, text: String, today: Date) -> String {
    let day = (at == again::DAY).then(|| i18n::read_day(&text, today).sure());
    day.flatten().map_or(text, |day| day.to_string())
}

/// The events that write a price down: as it was typed, and what could be read of it.
fn price_events(guide: &Guide, case: &Case, text: String) -> Vec<Event> {
    let every = paid_every(case);
    money::noted(Money::read(&text, &currency(guide, case), every), text)
}

/// What one payment covers: as it was said last; else as often as it is paid.
fn paid_every(case: &Case) -> Period {
    let yearly = case.cycle == Some(Cycle::Yearly);
    case.every
        .unwrap_or(if yearly { Period::Year } else { Period::Month })
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
        Field::Note(at) => note_shown(case, at),
        Field::Price => price_shown(case),
        Field::Proof(detail) => case.proof.details.get(detail).cloned().unwrap_or_default(),
        Field::Reason => case.reason.said().unwrap_or_default().to_owned(),
        Field::TrialEnd => trial_shown(case),
        Field::Calendar(_) => String::new(),
    }
}

fn note_shown(case: &Case, at: &str) -> String {
    let value = case.notes.get(at).cloned().unwrap_or_default();
    match value.parse().ok().filter(|_| at == again::DAY) {
        Some(day) => i18n::date(day),
        None => value,
    }
}

fn trial_shown(case: &Case) -> String {
    match (case.notes.get(trial::AS_TYPED), case.trial) {
        (Some(typed), _) => typed.clone(),
        (None, Some(trial)) => i18n::date(trial.charge_day()),
        (None, None) => String::new(),
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
    match (&case.notes.get(money::AS_TYPED), &case.price) {
        (Some(typed), _) => (*typed).clone(),
        (None, Some(price)) => i18n::amount(price.hundredths, &price.currency, None),
        (None, None) => String::new(),
    }
}
