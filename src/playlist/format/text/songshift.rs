//! `SongShift`'s text: a first line with bars, then `title | artist | album | service | id`.
//! A title may hold a bar itself. Its JSON is read in `json`.

use crate::playlist::format::{Certainty, FileFormat, Format, Hint, Input, Reading};
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

/// How the first line begins.
const START: &str = "***playlist***";

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat::new(
    |beginning| beginning.starts_with(START).then_some(Certainty::Sure),
    read,
);

/// Reads all lines. It is cut short when the last one is.
fn read(text: &mut Input<'_>, hint: &Hint<'_>, to: &mut Collector<'_>) -> Reading {
    let mut lines = Lines::default();
    let mut list = None;
    let mut cells = 0;
    let mut cut = false;
    while let Some(line) = lines.next(text)? {
        if line.text.is_empty() {
            continue;
        }
        let parts: Vec<&str> = line.text.split('|').map(str::trim).collect();
        if parts[0].eq_ignore_ascii_case(START) {
            let name = parts.get(3).filter(|name| !name.is_empty());
            list = Some(to.fresh(name.unwrap_or(&hint.stem))?);
            cells = 0;
            continue;
        }
        cut |= line.unfinished && parts.len() < cells;
        if cells == 0 {
            cells = parts.len();
        }
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

/// Title, artist and album. Where there are more cells than in the first row, the title held
/// the bars.
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
