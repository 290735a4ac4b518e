//! PLS: `[playlist]`, then `File1=`, `Title1=`, `Length1=` for each, and how many there are.

use std::io::Read;

use super::m3u;
use super::textlist;
use super::{Certainty, FileFormat, Format, Known};
use crate::playlist::error::Halt;
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

/// How it begins.
const START: &str = "[playlist]";

pub(super) const FORMAT: FileFormat = FileFormat {
    recognise: |beginning| beginning.starts_with(START).then_some(Certainty::Sure),
    read: |text, hint, to| {
        Ok(Some(Known {
            cut: read(text, hint.stem, to)?,
            format: Format::Pls,
            certainty: hint.certainty,
        }))
    },
    names_come_late: false,
    is_free_text: false,
};

/// Reads all lines; true when there are fewer tracks than it says.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let list = to.fresh(stem)?;
    let mut lines = Lines::default();
    let mut promised = None;
    let mut found = 0u64;
    let mut entry = Entry::default();
    while let Some(line) = lines.next(text)? {
        let Some((key, value)) = line.text.split_once('=') else {
            continue;
        };
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
        if key == "numberofentries" {
            promised = value.parse::<u64>().ok();
            continue;
        }
        let name = key.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &key[name.len()..];
        if !matches!(name, "file" | "title") || number.is_empty() {
            continue;
        }
        if entry.number != number {
            found += u64::from(entry.add(list, to)?);
            entry = Entry::default();
            number.clone_into(&mut entry.number);
        }
        let slot = if name == "file" {
            &mut entry.file
        } else {
            &mut entry.title
        };
        value.clone_into(slot);
    }
    found += u64::from(entry.add(list, to)?);
    Ok(promised.is_some_and(|promised| promised > found))
}

#[derive(Default)]
struct Entry {
    number: String,
    file: String,
    title: String,
}

impl Entry {
    fn add(&self, list: usize, to: &mut Collector<'_>) -> Result<bool, Halt> {
        let shown = match self.title.as_str() {
            "" => m3u::file_title(&self.file),
            title => title,
        };
        if shown.is_empty() {
            return Ok(false);
        }
        let (artist, title) = textlist::parts(shown);
        to.add(&Row {
            kind: Kind::Track,
            list: Some(list),
            title,
            artist,
            ..Row::default()
        })?;
        Ok(true)
    }
}
