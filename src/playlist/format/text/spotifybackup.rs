//! `spotify-backup`'s text: the name of a playlist, then `title artists album address date` with
//! tabs between, then an empty line. Its JSON is read in `json`.

use crate::playlist::format::{Beginning, Certainty, FileFormat, Format, Hint, Input, Reading};
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

pub(in crate::playlist::format) const FORMAT: FileFormat =
    FileFormat::new(Format::SpotifyBackupTxt, recognise, read);

fn recognise(beginning: &Beginning<'_>) -> Option<Certainty> {
    let mut lines = beginning.text.split(['\n', '\r']).map(str::trim_end);
    let mut lines = lines.by_ref().filter(|line| !line.is_empty());
    let has_name = lines.next().is_some_and(|line| !line.contains('\t'));
    let fits = has_name && lines.take(200).any(|line| address(line).is_some());
    fits.then_some(Certainty::Sure)
}

/// The cell with a song's address, where a line has one.
fn address(line: &str) -> Option<usize> {
    let is_one = |cell: &str| cell.starts_with("spotify:");
    line.split('\t').position(is_one).filter(|at| *at > 0)
}

/// Reads all lines. It is cut short when the last one is.
fn read(text: &mut Input<'_>, hint: &Hint<'_>, to: &mut Collector<'_>) -> Reading {
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
            None => *list.insert(to.fresh(hint.stem)?),
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
    Ok(Some(hint.read_as(Format::SpotifyBackupTxt, cut)))
}
