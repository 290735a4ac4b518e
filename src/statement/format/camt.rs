//! CAMT.053 of ISO 20022, in all its versions, and CAMT.052 and 054, whose entries are alike.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::{FileFormat, Format};
use crate::statement::amount::Amount;
use crate::statement::day::{Order, WrittenDay};
use crate::statement::error::Error;
use crate::statement::read::entries::{Currency, Entries, NewEntry};
use crate::statement::read::input::Input;
use crate::text::LineTooLong;

pub(super) static FORMAT: FileFormat = FileFormat {
    format: Format::Camt,
    recognise,
    read,
};

/// Elements within each other; real statements need twelve.
const DEEPEST: usize = 64;
/// Bytes of one element's text that are kept.
const LONGEST_TEXT: usize = 4096;

fn recognise(head: &str) -> bool {
    let start: String = head.chars().take(4096).collect();
    let is_markup = start.trim_start().starts_with('<');
    is_markup && (start.contains("camt.05") || start.contains("BkToCstmr"))
}

fn read(input: &mut Input<'_>, entries: &mut Entries) -> Result<(), Error> {
    let mut reader = Reader::from_reader(input);
    // Some banks write what people typed as it is: an element that was never closed ends with the
    // one around it.
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut statement = CamtReader::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().renew();
        let line = reader.get_ref().line();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => statement.open(&start, line)?,
            Ok(Event::Empty(start)) => {
                statement.open(&start, line)?;
                statement.close(start.local_name().as_ref(), entries)?;
            }
            Ok(Event::End(end)) => statement.close(end.local_name().as_ref(), entries)?,
            Ok(Event::Text(text)) => statement.say(&text.xml10_content()),
            Ok(Event::CData(text)) => statement.say(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => {
                if let Ok(Some(letter)) = name.resolve_char_ref() {
                    statement.say(letter.encode_utf8(&mut [0; 4]));
                } else if let Some(known) = resolve_predefined_entity(&name) {
                    statement.say(known);
                }
            }
            Ok(Event::Eof) => {
                entries.broken_at = (!statement.path.is_empty()).then_some(line);
                return Ok(());
            }
            Ok(_) => {}
            Err(quick_xml::Error::Io(error)) => return Err(copied(&error)),
            // What came before counts.
            Err(_) => {
                entries.broken_at = Some(line);
                return Ok(());
            }
        }
    }
}

/// The cause that the library's error says, which is shared and cannot be taken.
fn copied(error: &std::io::Error) -> Error {
    if LineTooLong::is_in(error) {
        return Error::LongLine;
    }
    std::io::Error::from(error.kind()).into()
}

#[derive(Default)]
struct CamtReader {
    /// The names of the elements that are open, without prefix.
    path: Vec<String>,
    text: String,
    currency: Currency,
    entry: Option<NtryEntry>,
}

/// An entry of the account.
#[derive(Default)]
struct NtryEntry {
    line: u32,
    own: Part,
    status: String,
    booked: String,
    value: String,
    is_reversal: bool,
    info: String,
    /// What it is made up of.
    parts: Vec<Part>,
}

/// One payment in an entry.
#[derive(Default)]
struct Part {
    amount: Option<(Amount, Currency)>,
    direction: String,
    creditor: String,
    purpose: String,
}

impl CamtReader {
    fn open(&mut self, start: &BytesStart<'_>, line: u32) -> Result<(), Error> {
        let name = start.local_name().as_ref().to_owned();
        self.text.clear();
        match name.as_str() {
            "Ntry" => {
                self.entry = Some(NtryEntry {
                    line,
                    ..NtryEntry::default()
                });
            }
            "TxDtls" => {
                if let Some(entry) = &mut self.entry {
                    entry.parts.push(Part::default());
                }
            }
            "Amt" => self.currency = currency(start),
            _ => {}
        }
        self.path.push(name);
        if self.path.len() > DEEPEST {
            return Err(Error::Unknown);
        }
        Ok(())
    }

    fn say(&mut self, more: &str) {
        if self.text.len() + more.len() <= LONGEST_TEXT {
            self.text.push_str(more);
        }
    }

    fn close(&mut self, name: &str, entries: &mut Entries) -> Result<(), Error> {
        let text = std::mem::take(&mut self.text);
        let Some(at) = self.path.iter().rposition(|open| open == name) else {
            return Ok(());
        };
        self.path.truncate(at + 1);
        if let Some(entry) = &mut self.entry {
            let within = self
                .path
                .iter()
                .rposition(|name| name == "Ntry")
                .unwrap_or(0);
            let path: Vec<&str> = self.path[within..]
                .iter()
                .skip(1)
                .map(String::as_str)
                .collect();
            entry.take(&path, text.trim(), self.currency);
        }
        if self.path.pop().as_deref() == Some("Ntry")
            && let Some(entry) = self.entry.take()
        {
            entry.finish(entries)?;
        }
        Ok(())
    }
}

fn currency(start: &BytesStart<'_>) -> Currency {
    let attributes = start.attributes().filter_map(Result::ok);
    attributes
        .filter(|attribute| attribute.key.local_name().as_ref() == "Ccy")
        .find_map(|attribute| Currency::read(&attribute.value))
        .unwrap_or_default()
}

impl NtryEntry {
    /// Takes the text of an element, by its path below the entry.
    fn take(&mut self, path: &[&str], text: &str, currency: Currency) {
        match path {
            ["Amt"] => self.own.amount = Amount::read(text).map(|amount| (amount, currency)),
            ["CdtDbtInd"] => text.clone_into(&mut self.own.direction),
            ["RvslInd"] => self.is_reversal = matches!(text, "true" | "1"),
            ["Sts"] | ["Sts", "Cd"] if !text.is_empty() => text.clone_into(&mut self.status),
            ["BookgDt", "Dt" | "DtTm"] => text.clone_into(&mut self.booked),
            ["ValDt", "Dt" | "DtTm"] => text.clone_into(&mut self.value),
            ["AddtlNtryInf"] => text.clone_into(&mut self.info),
            ["NtryDtls", "TxDtls", rest @ ..] => {
                if let Some(part) = self.parts.last_mut() {
                    part.take(rest, text, currency);
                }
            }
            _ => {}
        }
    }

    fn finish(self, entries: &mut Entries) -> Result<(), Error> {
        let written = WrittenDay::read(&self.booked).or_else(|| WrittenDay::read(&self.value));
        let day = written.and_then(|day| day.with(Order::DayFirst));
        // What is not booked yet comes once more when it is.
        let is_pending = matches!(self.status.as_str(), "PDNG" | "FUTR");
        let (Some(day), false) = (day, is_pending) else {
            return Ok(());
        };
        let own = &self.own;
        let many = self.parts.len() > 1 && self.parts.iter().all(|part| part.amount.is_some());
        let alone = Part::default();
        let parts: Vec<&Part> = match self.parts.first() {
            _ if many => self.parts.iter().collect(),
            first => vec![first.unwrap_or(&alone)],
        };
        for part in parts {
            let amount = if many { part.amount } else { own.amount };
            let Some((amount, currency)) = amount else {
                continue;
            };
            let direction = if part.direction.is_empty() {
                &own.direction
            } else {
                &part.direction
            };
            let is_charge = direction == "DBIT" && own.direction == "DBIT" && !self.is_reversal;
            let detail = if part.purpose.is_empty() {
                &self.info
            } else {
                &part.purpose
            };
            entries.add(&NewEntry {
                line: self.line,
                day,
                charged: if is_charge { amount } else { Amount::default() },
                currency,
                name: &part.creditor,
                detail,
            })?;
        }
        Ok(())
    }
}

impl Part {
    fn take(&mut self, path: &[&str], text: &str, currency: Currency) {
        match path {
            ["Amt"] | ["AmtDtls", "TxAmt", "Amt"] if self.amount.is_none() => {
                self.amount = Amount::read(text).map(|amount| (amount, currency));
            }
            ["CdtDbtInd"] => text.clone_into(&mut self.direction),
            // Whoever the money is for in the end says more than who collects it.
            ["RltdPties", "UltmtCdtr", "Nm"] | ["RltdPties", "UltmtCdtr", "Pty", "Nm"] => {
                text.clone_into(&mut self.creditor);
            }
            ["RltdPties", "Cdtr", "Nm"] | ["RltdPties", "Cdtr", "Pty", "Nm"]
                if self.creditor.is_empty() =>
            {
                text.clone_into(&mut self.creditor);
            }
            ["RmtInf", "Ustrd"] | ["RmtInf", "Strd", "AddtlRmtInf"] | ["AddtlTxInf"] => {
                if !self.purpose.is_empty() {
                    self.purpose.push(' ');
                }
                self.purpose.push_str(text);
            }
            _ => {}
        }
    }
}
