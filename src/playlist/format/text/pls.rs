//! PLS: `[playlist]`, then `File1=`, `Title1=`, `Length1=` for each, and how many there are. It is
//! an INI file: keys may stand in any order.

use std::collections::BTreeMap;

use super::filename::{file_title, parts_of, shown_title};
use crate::playlist::error::{Halt, Why};
use crate::playlist::format::{Beginning, Certainty, FileFormat, Format, Hint, Input, Reading};
use crate::playlist::read::collector::Collector;
use crate::playlist::read::lines::Lines;

/// How it begins.
const START: &str = "[playlist]";
/// Bytes of entries that are held: keys may come in any order.
const MOST_HELD: usize = 256 << 20;

pub(in crate::playlist::format) const FORMAT: FileFormat =
    FileFormat::new(Format::Pls, recognise, read);

fn recognise(beginning: &Beginning<'_>) -> Option<Certainty> {
    let mut lines = beginning.text.split(['\n', '\r']).map(str::trim);
    let is_remark = |line: &&str| line.is_empty() || line.starts_with([';', '#']);
    let first = lines.find(|line| !is_remark(line)).unwrap_or_default();
    let fits = first.eq_ignore_ascii_case(START) || beginning.starts_with(START);
    fits.then_some(Certainty::Sure)
}

/// Reads all lines, then hands entries on by their number. It is cut short when there are fewer
/// tracks than it says.
fn read(text: &mut Input<'_>, hint: &Hint<'_>, to: &mut Collector<'_>) -> Reading {
    let list = to.fresh(hint.stem)?;
    let mut lines = Lines::default();
    let mut promised = None;
    let mut entries: BTreeMap<u64, Entry> = BTreeMap::new();
    let mut held = 0;
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
        let Ok(number) = key[name.len()..].parse() else {
            continue;
        };
        if !matches!(name, "file" | "title") {
            continue;
        }
        held += value.len() + 96;
        if held > MOST_HELD {
            return Err(Why::TooMany.into());
        }
        let entry = entries.entry(number).or_default();
        let slot = match name {
            "file" => &mut entry.file,
            _ => &mut entry.title,
        };
        value.clone_into(slot);
    }
    let mut found = 0u64;
    for entry in entries.values() {
        found += u64::from(entry.add(list, to)?);
    }
    let cut = promised.is_some_and(|promised| promised > found);
    Ok(Some(hint.read_as(Format::Pls, cut)))
}

#[derive(Default)]
struct Entry {
    file: String,
    title: String,
}

impl Entry {
    fn add(&self, list: usize, to: &mut Collector<'_>) -> Result<bool, Halt> {
        let shown = match self.title.as_str() {
            "" => file_title(&self.file),
            title => shown_title(title),
        };
        if shown.is_empty() {
            return Ok(false);
        }
        let (artist, title) = parts_of(&shown);
        to.song(list, title, artist)?;
        Ok(true)
    }
}
