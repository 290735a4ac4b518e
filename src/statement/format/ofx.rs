//! OFX and QFX (<https://financialdataexchange.org>): version 1 is SGML, in which an element
//! with a value has no end; version 2 is XML. One reader of tags does for both.

use std::io::BufRead;

use super::{FileFormat, Format};
use crate::statement::amount::{AmbiguousAmount, Amount, Mark};
use crate::statement::day::{Order, WrittenDay};
use crate::statement::error::Error;
use crate::statement::read::entries::{Currency, Entries, NewEntry};
use crate::statement::read::input::Input;

pub(super) static FORMAT: FileFormat = FileFormat {
    format: Format::Ofx,
    recognise,
    read,
};

/// Kinds of entries that money comes in by.
const IN: [&str; 5] = ["CREDIT", "DEP", "DIRECTDEP", "INT", "DIV"];
/// Kinds by which money goes out.
const OUT: [&str; 8] = [
    "DEBIT",
    "POS",
    "PAYMENT",
    "DIRECTDEBIT",
    "REPEATPMT",
    "CHECK",
    "FEE",
    "SRVCHG",
];

fn recognise(head: &str) -> bool {
    let start: String = head.chars().take(4096).collect::<String>().to_uppercase();
    let first = start.trim_start();
    first.starts_with("OFXHEADER") || start.contains("<OFX>") || start.contains("<?OFX")
}

fn read(input: &mut Input<'_>, entries: &mut Entries) -> Result<(), Error> {
    let mut tags = Tags::default();
    let mut statement = OfxReader::default();
    let mut line = input.line();
    while tags.next(input)? {
        statement.take(&tags, line, entries)?;
        line = input.line();
    }
    // Some banks write what goes out without a minus.
    if entries.all.is_empty() {
        *entries = statement.unsigned;
    }
    Ok(())
}

/// A tag, and the text up to the next one.
#[derive(Default)]
struct Tags {
    tag: String,
    text: String,
    begun: bool,
}

impl Tags {
    /// Reads on; false at the end.
    fn next(&mut self, input: &mut Input<'_>) -> Result<bool, Error> {
        input.renew();
        let mut bytes = Vec::new();
        if !self.begun {
            self.begun = true;
            input.read_until(b'<', &mut bytes)?;
            bytes.clear();
        }
        if input.read_until(b'>', &mut bytes)? == 0 {
            return Ok(false);
        }
        let mut kept = String::new();
        if bytes.starts_with(b"![CDATA[") {
            while !bytes.ends_with(b"]]>") && input.read_until(b'>', &mut bytes)? > 0 {}
            let inner = String::from_utf8_lossy(&bytes);
            inner
                .trim_start_matches("![CDATA[")
                .trim_end_matches("]]>")
                .clone_into(&mut kept);
        } else {
            let tag = String::from_utf8_lossy(&bytes);
            let tag = tag.trim_end_matches('>').trim().trim_end_matches('/');
            self.tag = tag.to_uppercase();
            self.text.clear();
        }
        bytes.clear();
        input.read_until(b'<', &mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        self.text.push_str(&kept);
        self.text.push_str(&unescape(text.trim_end_matches('<')));
        Ok(true)
    }
}

/// The text with the entities that OFX knows put back.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let known = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&apos;", "'"),
    ];
    let plain = known
        .iter()
        .fold(text.to_owned(), |text, (entity, letter)| {
            text.replace(entity, letter)
        });
    plain.replace("&#39;", "'").replace("&amp;", "&")
}

#[derive(Default)]
struct OfxReader {
    currency: Currency,
    entry: Option<Transaction>,
    /// What stands in `CURRENCY` or `ORIGCURRENCY` of the entry.
    is_original: bool,
    /// Entries that go out by their kind and have no minus.
    unsigned: Entries,
}

#[derive(Default)]
struct Transaction {
    line: u32,
    kind: String,
    day: String,
    amount: String,
    name: String,
    memo: String,
    currency: Option<Currency>,
}

impl OfxReader {
    fn take(&mut self, tags: &Tags, line: u32, entries: &mut Entries) -> Result<(), Error> {
        let text = tags.text.trim();
        match tags.tag.as_str() {
            "STMTTRN" => {
                // In SGML the end may be left out.
                self.finish(entries)?;
                self.entry = Some(Transaction {
                    line,
                    ..Transaction::default()
                });
            }
            "/STMTTRN" | "/BANKTRANLIST" => self.finish(entries)?,
            "CURDEF" => self.currency = Currency::read(text).unwrap_or_default(),
            "CURRENCY" => self.is_original = false,
            "ORIGCURRENCY" => self.is_original = true,
            _ => {}
        }
        let Some(entry) = &mut self.entry else {
            return Ok(());
        };
        match tags.tag.as_str() {
            "TRNTYPE" => entry.kind = text.to_uppercase(),
            "DTPOSTED" => text.clone_into(&mut entry.day),
            "TRNAMT" => text.clone_into(&mut entry.amount),
            "NAME" if entry.name.is_empty() => text.clone_into(&mut entry.name),
            "MEMO" => text.clone_into(&mut entry.memo),
            "CURSYM" if !self.is_original => entry.currency = Currency::read(text),
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self, entries: &mut Entries) -> Result<(), Error> {
        let Some(entry) = self.entry.take() else {
            return Ok(());
        };
        let digits = entry.day.get(..8).and_then(WrittenDay::read);
        let Some(day) = digits.and_then(|day| day.with(Order::DayFirst)) else {
            return Ok(());
        };
        let Some(amount) = read_amount(&entry.amount) else {
            return Ok(());
        };
        let is_in = IN.contains(&entry.kind.as_str());
        let charged = if is_in {
            amount.abs().negated()
        } else {
            amount.negated()
        };
        let (name, memo) = (entry.name.trim(), entry.memo.trim());
        // A name is cut after 32 letters; the whole one may stand in the memo.
        let name = if memo.starts_with(name) { memo } else { name };
        let mut new = NewEntry {
            line: entry.line,
            day,
            charged,
            currency: entry.currency.unwrap_or(self.currency),
            name,
            detail: memo,
        };
        entries.add(&new)?;
        let is_out = OUT.contains(&entry.kind.as_str());
        new.charged = if is_out { amount } else { Amount::default() };
        self.unsigned.add(&new)
    }
}

fn read_amount(text: &str) -> Option<Amount> {
    let written = AmbiguousAmount::read(text)?;
    written.with(written.says().unwrap_or(Mark::Point))
}
