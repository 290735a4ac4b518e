//! What was read of a file: the charges, small enough to hold a hundred thousand of them.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use jiff::civil::Date;

use crate::statement::amount::Amount;
use crate::statement::error::Error;
use crate::statement::{MOST_ENTRIES, MOST_TEXT};
use crate::text::clean;

/// Letters of one text that are kept.
const LONGEST_TEXT: usize = 400;

/// A charge: money that went out, as one entry of the file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::statement) struct Entry {
    /// The line on which it begins, from 1.
    pub(in crate::statement) line: u32,
    /// Which of the file's entries it is, from 1.
    pub(in crate::statement) number: u32,
    pub(in crate::statement) day: Date,
    /// What was charged; above zero.
    pub(in crate::statement) amount: Amount,
    /// Three letters, or nothing.
    pub(in crate::statement) currency: Currency,
    /// Who charges, as the bank names them.
    pub(in crate::statement) name: TextId,
    /// What else the bank says about it.
    pub(in crate::statement) detail: TextId,
}

/// Three letters, or three NULs where the file does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::statement) struct Currency([u8; 3]);

impl Currency {
    /// Reads three letters; none for anything else.
    pub(in crate::statement) fn read(text: &str) -> Option<Self> {
        let letters: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        let all = letters.iter().all(u8::is_ascii_alphabetic);
        all.then(|| Self(letters.map(|letter| letter.to_ascii_uppercase())))
    }

    /// The letters; nothing where the file does not say.
    pub(in crate::statement) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0)
            .unwrap_or_default()
            .trim_matches('\0')
    }
}

/// A text among [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::statement) struct TextId(u32);

/// Texts one after the other; the same one is held once.
#[derive(Default)]
pub(in crate::statement) struct Texts {
    all: String,
    ends: Vec<u32>,
    known: HashMap<u64, TextId>,
    state: RandomState,
}

impl Texts {
    /// Holds a text, clean, on one line, with one blank between words.
    pub(in crate::statement) fn add(&mut self, text: &str) -> TextId {
        let text = tidy(text);
        let hash = self.state.hash_one(&text);
        if let Some(id) = self.known.get(&hash).filter(|id| self.get(**id) == text) {
            return *id;
        }
        self.all.push_str(&text);
        let id = TextId(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
        self.ends
            .push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.known.insert(hash, id);
        id
    }

    /// True where they are more than a statement has.
    pub(in crate::statement) fn are_too_many(&self) -> bool {
        self.all.len() > MOST_TEXT
    }

    pub(in crate::statement) fn get(&self, id: TextId) -> &str {
        let at = id.0 as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.map_or(0, |start| *start as usize);
        let end = self.ends.get(at).map_or(start, |end| *end as usize);
        self.all.get(start..end).unwrap_or_default()
    }
}

/// Nothing that hides, one line, one blank between words, not longer than a bank's text is.
fn tidy(text: &str) -> String {
    let short: String = text.chars().take(LONGEST_TEXT).collect();
    let clean = clean(&short);
    let mut tidy = String::with_capacity(clean.len());
    for word in clean.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// The charges of a file, and the texts that they name.
#[derive(Default)]
pub(in crate::statement) struct Entries {
    pub(in crate::statement) all: Vec<Entry>,
    pub(in crate::statement) texts: Texts,
    /// Entries of any kind, money that came in too.
    pub(in crate::statement) seen: usize,
    /// The first and the last day of them.
    pub(in crate::statement) days: Option<(Date, Date)>,
    /// Rows with a day whose amount cannot be read.
    pub(in crate::statement) unread: usize,
    /// The line behind which nothing can be read any more.
    pub(in crate::statement) broken_at: Option<u32>,
}

/// One entry as a format reads it. Money that came in is counted and passed over.
pub(in crate::statement) struct NewEntry<'a> {
    pub(in crate::statement) line: u32,
    pub(in crate::statement) day: Date,
    /// Zero or below for money that came in.
    pub(in crate::statement) charged: Amount,
    pub(in crate::statement) currency: Currency,
    pub(in crate::statement) name: &'a str,
    pub(in crate::statement) detail: &'a str,
}

impl Entries {
    /// Notes an entry.
    pub(in crate::statement) fn add(&mut self, new: &NewEntry<'_>) -> Result<(), Error> {
        let number = self.see(new.day)?;
        if new.charged.is_negative() || new.charged.is_zero() {
            return Ok(());
        }
        let name = if new.name.trim().is_empty() {
            new.detail
        } else {
            new.name
        };
        self.all.push(Entry {
            line: new.line,
            number,
            day: new.day,
            amount: new.charged,
            currency: new.currency,
            name: self.texts.add(name),
            detail: self
                .texts
                .add(if name == new.detail { "" } else { new.detail }),
        });
        Ok(())
    }

    /// Counts an entry, whether it is a charge or not, and says its number, from 1.
    pub(in crate::statement) fn see(&mut self, day: Date) -> Result<u32, Error> {
        self.seen += 1;
        if self.seen > MOST_ENTRIES || self.texts.are_too_many() {
            return Err(Error::TooMany);
        }
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
        Ok(u32::try_from(self.seen).unwrap_or(u32::MAX))
    }

    /// The last day on which anything was charged.
    pub(in crate::statement) fn last_charge(&self) -> Date {
        let days = self.all.iter().map(|entry| entry.day);
        days.max().unwrap_or_default()
    }
}
