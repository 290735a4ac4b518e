//! What happened in a case, a sentence each: for the record.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::due::letter_title;
use super::make_sure::letter;
use crate::case::event::Entry;
use crate::case::proof::Detail;
use crate::case::{self, BackupAnswer, Event, StepMark};
use crate::guide::step::Fact;
use crate::guide::{Guide, StepId};
use crate::i18n::{self, text, tr, tr_with};
use crate::text::one_line;

pub mod taken_back;

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When, in UTC.
    pub at: Timestamp,
    /// What happened.
    pub words: String,
}

/// True for an event that holds the name of a person.
pub fn holds_a_name(event: &Event) -> bool {
    match event {
        Event::Named { .. }
        | Event::ProofNoted {
            detail: Detail::SpokeTo,
            ..
        } => true,
        // What is kept for letters is a name or an address.
        Event::Noted { at, .. } => letter::is_kept(at),
        _ => false,
    }
}

/// "22 November 2026, 14:02 UTC": the same wherever it is read.
pub fn moment(at: Timestamp) -> String {
    let at = at.to_zoned_datetime(TimeZone::UTC);
    let values = [
        ("day", text(i18n::date(at.date()))),
        ("time", text(at.strftime("%H:%M").to_string())),
    ];
    tr_with("record-moment", &values)
}

/// What happened, in its order, without what was taken back and, unless `with_names` is set,
/// without names.
pub fn timeline(guide: Option<&Guide>, entries: &[Entry], with_names: bool) -> Vec<Moment> {
    let undone = case::undone(entries);
    let titles = titles(guide, entries);
    case::in_order(entries)
        .into_iter()
        .filter(|entry| !undone.contains(entry.id.as_str()))
        .filter(|entry| with_names || !holds_a_name(&entry.event))
        .filter_map(|entry| {
            Some(Moment {
                at: entry.at,
                words: sentence(guide, &titles, &entry.event)?,
            })
        })
        .collect()
}

/// The titles of steps by their ids: as they were answered, or as the guide has them.
fn titles<'a>(guide: Option<&'a Guide>, entries: &'a [Entry]) -> BTreeMap<&'a StepId, &'a str> {
    let channels = guide.into_iter().flat_map(|guide| &guide.channels);
    let steps = channels.flat_map(|channel| &channel.steps);
    let known = steps.flat_map(|step| {
        let ids = std::iter::once(&step.id).chain(&step.was);
        ids.map(|id| (id, step.title.as_str()))
    });
    let marks = entries.iter().filter_map(|entry| match &entry.event {
        Event::Ticked { step, .. }
        | Event::Skipped { step, .. }
        | Event::OptionChosen { step, .. }
        | Event::Observed { step, .. } => Some((&step.id, step.title.as_str())),
        _ => None,
    });
    known.chain(marks).collect()
}

/// What an event says in the record; none for what only the program needs.
fn sentence(
    guide: Option<&Guide>,
    titles: &BTreeMap<&StepId, &str>,
    event: &Event,
) -> Option<String> {
    match event {
        Event::Started { guide: id, .. } => {
            let service = guide.map_or(id.as_str(), |guide| &guide.title);
            Some(with("record-started", "service", one_line(service)))
        }
        Event::Named { person } => Some(with("record-named", "person", one_line(person))),
        Event::ChannelChosen { channel } => {
            let found = guide.and_then(|guide| guide.channel(channel));
            let title = found.map_or(channel.as_str(), |found| &found.title);
            Some(with("record-channel", "channel", one_line(title)))
        }
        Event::Ticked { step, .. } => Some(step_words("record-ticked", step)),
        Event::Unticked { step } => {
            let title = titles.get(step).copied().unwrap_or(step.as_str());
            Some(with("record-unticked", "step", one_line(title)))
        }
        Event::Skipped { step, .. } => Some(step_words("record-skipped", step)),
        Event::OptionChosen { step, .. } => Some(step_words("record-chosen", step)),
        Event::Observed { step, .. } => Some(step_words("record-observed", step)),
        Event::BackupAnswered { answer, .. } => match answer {
            BackupAnswer::Done => Some(tr("record-backup-done")),
            _ => None,
        },
        Event::BackupChecked { .. } => Some(tr("record-backup-checked")),
        Event::Ended { end } => Some(super::ending(*end)),
        Event::ConfirmationSeen { seen: true } => Some(tr("record-confirmed")),
        Event::ConfirmationSeen { seen: false } => Some(tr("record-not-confirmed")),
        Event::ChargeChecked { came: true } => Some(tr("record-charged")),
        Event::ChargeChecked { came: false } => Some(tr("record-quiet")),
        Event::Reopened { .. } => Some(tr("record-reopened")),
        other => noted(guide, other),
    }
}

/// As [`sentence`], for what was typed, sent and attached.
fn noted(guide: Option<&Guide>, event: &Event) -> Option<String> {
    match event {
        Event::FactNoted { fact, value } if !value.is_empty() => fact_words(*fact, value),
        Event::PriceNoted { price: Some(price) } => {
            let amount = i18n::money(price.hundredths, &price.currency, None);
            Some(with("record-price", "amount", amount))
        }
        Event::TrialNoted { trial: Some(trial) } => {
            Some(with("record-trial", "day", i18n::date(trial.charge_day())))
        }
        Event::LetterSent { letter, .. } => {
            Some(with("record-sent", "letter", letter_title(guide, letter)))
        }
        Event::LetterAnswered { letter } => Some(with(
            "record-answered",
            "letter",
            letter_title(guide, letter),
        )),
        Event::ProofNoted { detail, value } if !value.is_empty() => {
            let values = [
                ("what", text(detail_name(*detail))),
                ("value", text(one_line(value))),
            ];
            Some(tr_with("record-noted", &values))
        }
        Event::FileAttached { file } => Some(with("record-attached", "name", one_line(&file.name))),
        Event::FileTakenOff { .. } => Some(tr("record-taken-off")),
        Event::SignAnswered { sign, seen } => {
            let id = if (*seen)? {
                "record-sign-seen"
            } else {
                "record-sign-missing"
            };
            Some(with(id, "sign", one_line(sign)))
        }
        _ => None,
    }
}

fn fact_words(fact: Fact, value: &str) -> Option<String> {
    let day = || value.parse::<Date>().ok().map(i18n::date);
    let (name, value) = match fact {
        Fact::EndDate => (tr("ending-end-date"), day()?),
        Fact::RenewalDate => (tr("ending-renewal-date"), day()?),
        Fact::Reference => (tr("ending-fact-reference-label"), one_line(value)),
        Fact::Price | Fact::OfflineSongs => return None,
    };
    let values = [("what", text(name)), ("value", text(value))];
    Some(tr_with("record-noted", &values))
}

/// What a detail of the proof is called.
pub fn detail_name(detail: Detail) -> String {
    match detail {
        Detail::PageSaid => tr("proof-page-said"),
        Detail::SpokeTo => tr("proof-spoke-to"),
        Detail::SpokeOn => tr("proof-spoke-on"),
        Detail::Notes => tr("proof-notes"),
    }
}

/// A step by its title, with the vendor's words that were shown for it.
fn step_words(id: &str, step: &StepMark) -> String {
    let title = one_line(&step.title);
    let words: Vec<String> = step
        .words
        .iter()
        .map(|word| with("common-word", "word", one_line(word)))
        .collect();
    let sentence = with(id, "step", title);
    if words.is_empty() {
        return sentence;
    }
    let pressed = with("record-words", "words", words.join(", "));
    format!("{sentence} {pressed}")
}

fn with(id: &str, name: &'static str, value: String) -> String {
    tr_with(id, &[(name, text(value))])
}
