//! One line of a journal: its bytes, its sum, what it says.
//!
//! `{"id":…,"at":…,"event":{…},"prev":"<sum of the line before>","sum":"<SHA-256>"}`: the sum
//! is taken over the line's own bytes before `,"sum":`, in lower-case hexadecimal digits.
//! Behind `at` stands `"after":"<UTC>"` where the clock ran behind what the case held already.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::case::event::{Entry, Event};
use crate::store::error::Error;
use crate::store::id::{CaseId, is_id};
use crate::text::hex;

/// The version of the format that is written.
pub(in crate::store) const VERSION: u32 = 1;
/// The longest line that is written, in bytes.
pub(in crate::store) const LONGEST: usize = 1 << 20;

pub(in crate::store) const SUM_KEY: &str = ",\"sum\":\"";
const SUM_DIGITS: usize = 64;
/// So many wrappers around a line are read: a merged line may be damaged and brought back, and
/// what brought it back may be damaged as well.
const WRAPPERS: u8 = 3;

/// An event to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Random, 128 bit, 32 hexadecimal digits.
    pub id: String,
    /// When, in UTC.
    pub at: Timestamp,
    /// What.
    pub event: Event,
}

/// The first line: the format and the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Header {
    pub version: u32,
    pub case: String,
    pub sum: String,
}

/// A line whose sum fits.
#[derive(Debug, Clone)]
pub(in crate::store) struct Line {
    /// The line's bytes, without the end of the line.
    pub raw: String,
    pub prev: String,
    pub sum: String,
    /// What it says, out of its wrappers.
    pub entry: Entry,
    /// The line inside, when this one brings in another line.
    pub inner: Option<Box<Line>>,
    /// True when the inner line belongs where it once stood in this same journal.
    pub restores: bool,
}

#[derive(Deserialize)]
struct HeaderFields {
    format: String,
    version: u32,
    case: String,
}

#[derive(Deserialize)]
struct LineFields {
    id: String,
    at: Timestamp,
    #[serde(default)]
    after: Option<Timestamp>,
    event: Value,
    prev: String,
}

#[derive(Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
enum Wrapper {
    Merged { origin: String, line: String },
    Restored { line: String },
}

/// The first line of a case's journal, with its end of line; the same for everyone.
pub(in crate::store) fn header(case: &CaseId) -> String {
    seal(&format!(
        "{{\"format\":\"outro-case\",\"version\":{VERSION},\"case\":\"{case}\""
    ))
}

/// A line for an event of this person's own. `after` is set where the clock ran behind.
pub(in crate::store) fn of_event(
    new: &NewEntry,
    after: Option<Timestamp>,
    prev: &str,
) -> Result<String, Error> {
    let event = serde_json::to_string(&new.event).map_err(|_| Error::UnknownEvent)?;
    line(&new.id, new.at, after, &event, prev)
}

/// A line that brings in a line of another copy of the case.
pub(in crate::store) fn of_merged(origin: &str, inner: &Line, prev: &str) -> Result<String, Error> {
    let event = json!({"what": "merged", "origin": origin, "line": inner.raw});
    again(inner, &event, prev)
}

/// A line that brings back a damaged line from a kept copy.
pub(in crate::store) fn of_restored(inner: &Line, prev: &str) -> Result<String, Error> {
    let mut inner = inner;
    // One wrapper more would not be read.
    while inner.wrappers() >= usize::from(WRAPPERS)
        && inner.restores
        && let Some(within) = &inner.inner
    {
        inner = within;
    }
    let event = json!({"what": "restored", "line": inner.raw});
    again(inner, &event, prev)
}

/// A line with the id and the time of one that it holds.
fn again(inner: &Line, event: &Value, prev: &str) -> Result<String, Error> {
    let entry = &inner.entry;
    line(&entry.id, entry.at, None, &event.to_string(), prev)
}

fn line(
    id: &str,
    at: Timestamp,
    after: Option<Timestamp>,
    event: &str,
    prev: &str,
) -> Result<String, Error> {
    if !is_id(id) {
        return Err(Error::NotAnId);
    }
    let after = after.map_or_else(String::new, |after| format!("\"after\":\"{after}\","));
    let text = seal(&format!(
        "{{\"id\":\"{id}\",\"at\":\"{at}\",{after}\"event\":{event},\"prev\":\"{prev}\""
    ));
    if text.len() > LONGEST {
        return Err(Error::TooLong);
    }
    Ok(text)
}

pub(in crate::store) fn seal(body: &str) -> String {
    format!("{body}{SUM_KEY}{}\"}}\n", sum_of(body))
}

/// SHA-256 in lower-case hexadecimal digits.
pub(in crate::store) fn sum_of(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// A line's sum, if it fits the line's bytes.
pub(in crate::store) fn checked_sum(raw: &str) -> Option<&str> {
    let before_end = raw.strip_suffix("\"}")?;
    let at = before_end.len().checked_sub(SUM_DIGITS)?;
    let sum = before_end.get(at..)?;
    let body = before_end.get(..at)?.strip_suffix(SUM_KEY)?;
    (sum == sum_of(body)).then_some(sum)
}

/// Reads a first line; none when it is damaged.
pub(in crate::store) fn read_header(raw: &str) -> Option<Header> {
    let sum = checked_sum(raw)?.to_owned();
    let fields: HeaderFields = serde_json::from_str(raw).ok()?;
    (fields.format == "outro-case").then_some(Header {
        version: fields.version,
        case: fields.case,
        sum,
    })
}

/// Reads a line; none when it is damaged.
pub(in crate::store) fn read(raw: &str) -> Option<Line> {
    read_nested(raw, WRAPPERS)
}

fn read_nested(raw: &str, depth: u8) -> Option<Line> {
    // JSON would allow an end of line between two fields; a journal does not.
    if raw.len() > LONGEST || memchr::memchr2(b'\n', b'\r', raw.as_bytes()).is_some() {
        return None;
    }
    let sum = checked_sum(raw)?.to_owned();
    let fields: LineFields = serde_json::from_str(raw).ok()?;
    if !is_id(&fields.id) {
        return None;
    }
    let mut line = Line {
        raw: raw.to_owned(),
        prev: fields.prev,
        sum,
        entry: Entry {
            id: fields.id,
            at: fields.at,
            after: fields.after,
            event: Event::Unknown,
            merged_from: None,
            after_gap: false,
        },
        inner: None,
        restores: false,
    };
    if let Some(depth) = depth.checked_sub(1)
        && let Ok(wrapper) = Wrapper::deserialize(&fields.event)
    {
        unwrap_line(&mut line, wrapper, depth);
    } else {
        line.entry.event = serde_json::from_value(fields.event).unwrap_or(Event::Unknown);
    }
    Some(line)
}

/// Puts what the inner line says in the wrapper's place; a broken inner line says nothing.
fn unwrap_line(line: &mut Line, wrapper: Wrapper, depth: u8) {
    let (origin, raw) = match wrapper {
        Wrapper::Merged { origin, line } => (Some(origin), line),
        Wrapper::Restored { line } => (None, line),
    };
    if let Some(inner) = read_nested(&raw, depth) {
        line.restores = origin.is_none();
        line.entry = inner.entry.clone();
        line.entry.merged_from = line.entry.merged_from.take().or(origin);
        line.inner = Some(Box::new(inner));
    }
}

impl Line {
    fn wrappers(&self) -> usize {
        self.inner.as_ref().map_or(0, |inner| inner.wrappers() + 1)
    }

    /// The line as it was first written, out of all its wrappers.
    pub fn innermost(&self) -> &Self {
        let mut line = self;
        while let Some(inner) = &line.inner {
            line = inner;
        }
        line
    }
}
