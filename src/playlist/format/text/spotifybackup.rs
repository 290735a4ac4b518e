//! `spotify-backup`'s text: the name of a playlist, then `title artists album address date` with
//! tabs between, then an empty line. Its JSON is read in `json`.

use std::io::Read;

use crate::playlist::error::Halt;
use crate::playlist::format::{Certainty, FileFormat, Format};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat {
    recognise: |beginning| {
        let mut lines = beginning.text.split(['\n', '\r']).map(str::trim_end);
        let mut lines = lines.by_ref().filter(|line| !line.is_empty());
        let has_name = lines.next().is_some_and(|line| !line.contains('\t'));
        let fits = has_name && lines.take(200).any(|line| address(line).is_some());
        fits.then_some(Certainty::Sure)
    },
    read: |text, hint, to| {
        let cut = read(text, hint.stem, to)?;
        Ok(Some(hint.read_as(Format::SpotifyBackupTxt, cut)))
    },
    names_come_late: false,
    is_free_text: false,
};

/// The cell with a song's address, where a line has one.
fn address(line: &str) -> Option<usize> {
    let is_one = |cell: &str| cell.starts_with("spotify:");
    line.split('\t').position(is_one).filter(|at| *at > 0)
}

/// Reads all lines; true when the last one is cut short.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let mut lines = Lines::default();
    let mut list = None;
    let mut cut = false;
    while let Some(line) = lines.next(text)? {
        if line.text.is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.text.split('\t').map(str::trim).collect();
        if cells.len() == 1 {
            list = Some(to.fresh(line.text)?);
            continue;
        }
        cut = line.unfinished && address(line.text).is_none();
        let number = match list {
            Some(number) => number,
            None => *list.insert(to.fresh(stem)?),
        };
        to.add(&Row {
            kind: Kind::Track,
            list: Some(number),
            title: cells[0],
            artist: cells[1],
            album: cells
                .get(2)
                .filter(|cell| !cell.starts_with("spotify:"))
                .copied()
                .unwrap_or(""),
            isrc: "",
        })?;
    }
    Ok(cut)
}
