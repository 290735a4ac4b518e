//! One track a line: `Artist - Title`. Soundiiz, `TuneMyMusic` and people write so; from the
//! text alone nobody can tell who did.

use std::io::Read;

use super::{Certainty, FileFormat, Format, Known};
use crate::playlist::error::Halt;
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

/// Between artist and title, the most common first.
const BETWEEN: [&str; 4] = [" - ", " – ", " — ", "\t"];
/// A longer line is a sentence, not a track.
const LONGEST_TRACK: usize = 300;

pub(super) const FORMAT: FileFormat = FileFormat {
    recognise: |beginning| {
        let fits = beginning.is_pasted || looks_like(beginning.text, beginning.all);
        fits.then_some(Certainty::Unsure)
    },
    read: |text, hint, to| {
        Ok(Some(Known {
            cut: read(text, hint.stem, to)?,
            format: Format::TextList,
            certainty: hint.certainty,
        }))
    },
    names_come_late: false,
    is_free_text: true,
};

/// Artist and title of a line; the artist is empty where nothing stands between them.
pub(in crate::playlist) fn parts(line: &str) -> (&str, &str) {
    for between in BETWEEN {
        if let Some((artist, title)) = line.split_once(between)
            && !artist.trim().is_empty()
            && !title.trim().is_empty()
        {
            return (artist.trim(), title.trim());
        }
    }
    ("", line.trim())
}

/// True when at least half of the lines look like an artist and a title.
fn looks_like(head: &str, all: bool) -> bool {
    let mut lines: Vec<&str> = head.lines().map(str::trim).collect();
    if !all {
        lines.pop();
    }
    lines.retain(|line| !line.is_empty());
    let tracks = lines.iter().filter(|line| is_track(line)).count();
    tracks > 0 && tracks * 2 >= lines.len()
}

fn is_track(line: &str) -> bool {
    line.len() <= LONGEST_TRACK && !parts(line).0.is_empty()
}

/// Reads all lines; true when the last one alone lacks its artist or title.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let list = to.fresh(stem)?;
    let mut lines = Lines::default();
    let (mut expected, mut whole) = (1u64, true);
    let mut cut = false;
    while let Some(line) = lines.next(text)? {
        let shown = unnumbered(line.text, &mut expected);
        if shown.is_empty() {
            continue;
        }
        let (artist, title) = parts(shown);
        cut = line.unfinished && whole && artist.is_empty() && to.tracks_in(list) > 0;
        whole &= !artist.is_empty();
        to.add(&Row {
            kind: Kind::Track,
            list: Some(list),
            title,
            artist,
            ..Row::default()
        })?;
    }
    Ok(cut)
}

/// Takes off `1.`, `2)` and so on, where the lines are numbered without a gap.
fn unnumbered<'l>(line: &'l str, expected: &mut u64) -> &'l str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &line[..line.len() - rest.len()];
    let named = rest
        .strip_prefix(['.', ')'])
        .filter(|rest| rest.starts_with([' ', '\t']));
    match named {
        Some(rest) if number.parse() == Ok(*expected) => {
            *expected += 1;
            rest.trim_start()
        }
        _ => line,
    }
}
