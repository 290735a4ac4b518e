//! `SongShift`'s text: a first line with bars, then `title | artist | album | service | id`.
//! A title may hold a bar itself. Its JSON is read in `json`.

use std::collections::BTreeMap;

use crate::playlist::format::{Certainty, FileFormat, Format, Hint, Input, Reading};
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

/// How the first line begins.
const START: &str = "***playlist***";
/// Cells of the first line in the short form, which has rows without service and id.
const SHORT_START: usize = 4;
/// Cells of a row in the short form.
const SHORT: usize = 3;
/// Cells of a row in the long form.
const LONG: usize = 5;

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat::new(
    Format::SongShiftTxt,
    |beginning| beginning.starts_with(START).then_some(Certainty::Sure),
    read,
);

/// Reads all lines. It is cut short when the last one is.
fn read(text: &mut Input<'_>, hint: &Hint<'_>, to: &mut Collector<'_>) -> Reading {
    let (head, all) = text.head()?;
    let usual = usual_width(head, all);
    let mut lines = Lines::default();
    let mut list = None;
    let mut cells = SHORT;
    let mut cut = false;
    while let Some(line) = lines.next(text)? {
        if line.text.is_empty() {
            continue;
        }
        let parts: Vec<&str> = line.text.split('|').map(str::trim).collect();
        if parts[0].eq_ignore_ascii_case(START) {
            let name = parts.get(3).filter(|name| !name.is_empty());
            list = Some(to.fresh(name.unwrap_or(&hint.stem))?);
            cells = usual.unwrap_or(if parts.len() > SHORT_START {
                LONG
            } else {
                SHORT
            });
            continue;
        }
        cut |= line.unfinished && parts.len() < cells;
        if let Some(row) = row(&parts, cells) {
            to.add(&Row {
                kind: Kind::Track,
                list,
                title: &row.0,
                artist: row.1,
                album: row.2,
                isrc: "",
            })?;
        }
    }
    Ok(Some(hint.read_as(Format::SongShiftTxt, cut)))
}

/// How many cells most rows have, as far as they are at the beginning. One row tells nothing: its
/// title may hold bars.
fn usual_width(head: &str, all: bool) -> Option<usize> {
    let mut rows: Vec<&str> = head.split(['\n', '\r']).map(str::trim).collect();
    if !all {
        rows.pop();
    }
    let is_start = |row: &str| {
        row.get(..START.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(START))
    };
    rows.retain(|row| !row.is_empty() && !is_start(row));
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in &rows {
        *widths.entry(row.split('|').count()).or_default() += 1;
    }
    let (width, count) = widths.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 1 && count * 2 > rows.len()).then_some(width)
}

/// Title, artist and album. Where there are more cells than a row has, the title held the bars.
fn row<'p>(parts: &[&'p str], cells: usize) -> Option<(String, &'p str, &'p str)> {
    let extra = if cells >= 3 {
        parts.len().saturating_sub(cells)
    } else {
        0
    };
    let title = parts.get(..=extra)?.join(" | ");
    let cell = |at: usize| parts.get(at + extra).copied().unwrap_or("");
    (!title.is_empty()).then(|| (title, cell(1), cell(2)))
}
