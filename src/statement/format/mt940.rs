//! MT940 and MT942 of SWIFT: `:61:` is an entry, `:86:` says more about it. What stands in
//! `:86:` is up to each country: fields with `?` in Germany, `/NAME/` in the Netherlands, plain
//! text elsewhere.

use super::{FileFormat, Format};
use crate::statement::amount::Amount;
use crate::statement::error::Error;
use crate::statement::read::entries::{Currency, Entries, NewEntry};
use crate::statement::read::input::Input;
use jiff::civil::Date;

pub(super) static FORMAT: FileFormat = FileFormat {
    format: Format::Mt940,
    recognise,
    read,
};

/// Letters of a line that is full, so that its last word may go on in the next line.
const FULL_LINE: usize = 62;
/// Fields of the Dutch form.
const KEYS: [&str; 22] = [
    "EREF", "BENM", "ORDP", "NAME", "REMI", "CNTP", "MARF", "CSID", "ISDT", "PREF", "TRCD", "TRTP",
    "IBAN", "BIC", "ADDR", "PURP", "ULTB", "ULTD", "RTRN", "SVCL", "CREF", "USTD",
];
/// Fields of the German form within the purpose.
const PURPOSES: [&str; 9] = [
    "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "COAM+",
];

fn recognise(head: &str) -> bool {
    let mut lines = head.lines().take(60);
    lines.any(|line| {
        let line = line.trim_start();
        [":60F:", ":60M:", ":61:", ":28C:"]
            .iter()
            .any(|tag| line.starts_with(tag))
    })
}

fn read(input: &mut Input<'_>, entries: &mut Entries) -> Result<(), Error> {
    let mut statement = Mt940Reader::default();
    let mut line = String::new();
    loop {
        let number = input.line();
        if !input.next_line(&mut line)? {
            break;
        }
        statement.take(&line, number, entries)?;
    }
    statement.finish(entries)
}

#[derive(Default)]
struct Mt940Reader {
    currency: Currency,
    entry: Option<StatementLine>,
    /// The tag whose text goes on in lines without one.
    tag: String,
    /// True when the line before was full.
    was_full: bool,
}

/// A `:61:` with what stands below it.
struct StatementLine {
    line: u32,
    day: Date,
    charged: Amount,
    supplement: String,
    info: String,
}

impl Mt940Reader {
    fn take(&mut self, line: &str, number: u32, entries: &mut Entries) -> Result<(), Error> {
        let full = line.chars().count() >= FULL_LINE;
        match split_tag(line.trim_start()) {
            Some((tag, text)) => {
                tag.clone_into(&mut self.tag);
                match tag {
                    "61" => {
                        self.finish(entries)?;
                        self.entry = StatementLine::read(text, number);
                    }
                    "86" => {
                        if let Some(entry) = &mut self.entry {
                            entry.info.push_str(text);
                        }
                    }
                    _ => self.other(tag, text, entries)?,
                }
            }
            None if line.starts_with("-}") || line.trim() == "-" => self.finish(entries)?,
            None => self.go_on(line),
        }
        self.was_full = full;
        Ok(())
    }

    /// A line that belongs to the tag above it.
    fn go_on(&mut self, line: &str) {
        let Some(entry) = &mut self.entry else {
            return;
        };
        let to = match self.tag.as_str() {
            "86" => &mut entry.info,
            "61" => &mut entry.supplement,
            _ => return,
        };
        let in_fields = Fields::mark(to).is_some();
        if !self.was_full && !in_fields {
            to.push(' ');
        }
        to.push_str(line);
    }

    fn other(&mut self, tag: &str, text: &str, entries: &mut Entries) -> Result<(), Error> {
        match tag {
            // A balance: C or D, six digits, the currency.
            "60F" | "60M" => {
                let currency = text.get(7..10).and_then(Currency::read);
                self.currency = currency.unwrap_or(self.currency);
            }
            "34F" => {
                let currency = text.get(..3).and_then(Currency::read);
                self.currency = currency.unwrap_or(self.currency);
            }
            _ => self.finish(entries)?,
        }
        Ok(())
    }

    fn finish(&mut self, entries: &mut Entries) -> Result<(), Error> {
        let Some(entry) = self.entry.take() else {
            return Ok(());
        };
        let info = if entry.info.trim().is_empty() {
            &entry.supplement
        } else {
            &entry.info
        };
        let (name, detail) = Fields::read(info)
            .or_else(|| slashes(info))
            .unwrap_or_else(|| (info.clone(), String::new()));
        entries.add(&NewEntry {
            line: entry.line,
            day: entry.day,
            charged: entry.charged,
            currency: self.currency,
            name: &name,
            detail: &detail,
        })
    }
}

/// `:61:…` as `61` and the rest.
fn split_tag(line: &str) -> Option<(&str, &str)> {
    let (tag, text) = line.strip_prefix(':')?.split_once(':')?;
    let is_tag = matches!(tag.len(), 2 | 3) && tag.starts_with(|c: char| c.is_ascii_digit());
    is_tag.then_some((tag, text))
}

impl StatementLine {
    /// Value day, maybe the day of booking, the mark, maybe a letter of the currency, the amount.
    fn read(text: &str, line: u32) -> Option<Self> {
        let day = day(text.get(..6)?)?;
        let rest = text
            .get(6..)?
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        // RC takes a credit back and RD a debit: neither is a charge.
        let mark_ends = rest.find(|c: char| c.is_ascii_digit())?;
        let (mark, rest) = rest.split_at(mark_ends);
        let ends = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
        let amount = Amount::read_with_comma(&rest[..ends.unwrap_or(rest.len())])?;
        let is_charge = mark.starts_with('D') || mark.starts_with("ED");
        Some(Self {
            line,
            day,
            charged: if is_charge { amount } else { Amount::default() },
            supplement: String::new(),
            info: String::new(),
        })
    }
}

/// Six digits; some banks know a 30 February.
fn day(digits: &str) -> Option<Date> {
    let number = |at: std::ops::Range<usize>| digits.get(at)?.parse::<i8>().ok();
    let (year, month, day) = (number(0..2)?, number(2..4)?, number(4..6)?);
    let first = Date::new(2000 + i16::from(year), month, 1).ok()?;
    let day = day.clamp(1, first.days_in_month());
    Date::new(first.year(), month, day).ok()
}

/// The German form: three digits, then fields of two digits behind a mark.
struct Fields;

impl Fields {
    /// The mark between the fields, mostly `?`.
    fn mark(info: &str) -> Option<char> {
        let code = info.get(..3)?;
        let mark = info[3..].chars().next()?;
        let first = info.get(3 + mark.len_utf8()..)?;
        let is_code = code.bytes().all(|byte| byte.is_ascii_digit());
        let is_field = first.bytes().take_while(u8::is_ascii_digit).count() >= 2;
        (is_code && is_field && matches!(mark, '?' | '~' | '>' | '<' | '^')).then_some(mark)
    }

    /// Name and purpose; none for another form.
    fn read(info: &str) -> Option<(String, String)> {
        let mark = Self::mark(info)?;
        let (mut name, mut purpose, mut kind) = (String::new(), String::new(), String::new());
        for field in info[3..].split(mark) {
            let Some((number, text)) = field.split_at_checked(2) else {
                continue;
            };
            match number.parse::<u8>() {
                Ok(0) => text.clone_into(&mut kind),
                Ok(32 | 33) => name.push_str(text),
                Ok(20..=29 | 60..=63) => purpose.push_str(text),
                _ => {}
            }
        }
        let purpose = if purpose.is_empty() {
            kind
        } else {
            said(&purpose)
        };
        Some((name, purpose))
    }
}

/// What the purpose says in words, without references.
fn said(purpose: &str) -> String {
    let Some(at) = purpose.find("SVWZ+") else {
        return purpose.to_owned();
    };
    let text = &purpose[at + 5..];
    let ends = PURPOSES.iter().filter_map(|key| text.find(key)).min();
    text[..ends.unwrap_or(text.len())].to_owned()
}

/// The Dutch form: name and purpose behind words between slashes; none for another form.
pub(super) fn slashes(info: &str) -> Option<(String, String)> {
    let info = info.trim();
    let first = info.strip_prefix('/')?.split('/').next()?;
    if !KEYS.contains(&first) {
        return None;
    }
    let (mut name, mut purpose, mut key, mut at) = (String::new(), String::new(), "", 0);
    for piece in info.split('/') {
        if KEYS.contains(&piece) {
            (key, at) = (piece, 0);
            continue;
        }
        at += 1;
        let to = match key {
            "NAME" => &mut name,
            // Account, bank, name, place.
            "CNTP" if at == 3 => &mut name,
            "REMI" | "USTD" => &mut purpose,
            _ => continue,
        };
        if !to.is_empty() && !piece.is_empty() {
            to.push(' ');
        }
        to.push_str(piece);
    }
    Some((name, purpose))
}
