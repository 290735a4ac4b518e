//! M3U and M3U8: a line for each file; lines that begin with `#` say more about it.

use std::io::Read;

use super::textlist;
use super::{Certainty, FileFormat, Format, Hint, Input, Known};
use crate::playlist::error::Halt;
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

/// How the extended form begins.
const START: &str = "#EXTM3U";

/// The form that says what it is.
pub(super) const EXTENDED: FileFormat = FileFormat {
    recognise: |beginning| beginning.starts_with(START).then_some(Certainty::Sure),
    read: read_file,
    names_come_late: false,
    is_free_text: false,
};

/// Lines that are files of music.
pub(super) const BARE: FileFormat = FileFormat {
    recognise: |beginning| looks_like(beginning.text).then_some(Certainty::Likely),
    read: read_file,
    names_come_late: false,
    is_free_text: false,
};

fn read_file(
    text: &mut Input<'_>,
    hint: &Hint<'_>,
    to: &mut Collector<'_>,
) -> Result<Option<Known>, Halt> {
    Ok(Some(Known {
        cut: read(text, hint.stem, to)?,
        format: Format::M3u,
        certainty: hint.certainty,
    }))
}

/// Reads all lines; true when a title at the end has no file.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let mut lines = Lines::default();
    let mut list = None;
    let mut next = Next::default();
    while let Some(line) = lines.next(text)? {
        if let Some(name) = after(line.text, "#PLAYLIST:") {
            list = Some(to.list(name.trim())?);
        } else if let Some(info) = after(line.text, "#EXTINF:") {
            next.take(info);
        } else if let Some(artist) = after(line.text, "#EXTART:") {
            next.artist = Some(artist.trim().to_owned());
        } else if let Some(album) = after(line.text, "#EXTALB:") {
            album.trim().clone_into(&mut next.album);
        } else if !line.text.is_empty() && !line.text.starts_with('#') {
            let number = match list {
                Some(number) => number,
                None => to.list(stem)?,
            };
            list = Some(number);
            next.add(line.text, number, to)?;
            next = Next::default();
        }
    }
    Ok(next.has_title)
}

/// What the lines above say about the file that follows.
#[derive(Default)]
struct Next {
    /// As it is shown: artist and title together, most of the time.
    shown: String,
    artist: Option<String>,
    album: String,
    has_title: bool,
}

impl Next {
    /// `<seconds>,<artist> - <title>`; there may be attributes in quotes before the comma.
    fn take(&mut self, info: &str) {
        let mut in_quotes = false;
        let comma = info.find(|c: char| {
            in_quotes ^= c == '"';
            c == ',' && !in_quotes
        });
        let shown = comma.map_or("", |comma| &info[comma + 1..]);
        shown.trim().clone_into(&mut self.shown);
        self.has_title = true;
    }

    fn add(&self, file: &str, list: usize, to: &mut Collector<'_>) -> Result<(), Halt> {
        let shown = match self.shown.as_str() {
            "" => file_title(file),
            shown => shown,
        };
        let (artist, title) = match self.artist.as_deref() {
            None => textlist::parts(shown),
            Some(artist) => (artist, without(shown, artist)),
        };
        to.add(&Row {
            kind: Kind::Track,
            list: Some(list),
            title,
            artist,
            album: &self.album,
            isrc: "",
        })
    }
}

/// What is shown without the artist, where it begins with that.
fn without<'s>(shown: &'s str, artist: &str) -> &'s str {
    let rest = shown.strip_prefix(artist).filter(|_| !artist.is_empty());
    rest.and_then(|rest| rest.strip_prefix(" - "))
        .unwrap_or(shown)
}

/// The name of the file without folders and ending.
pub(in crate::playlist) fn file_title(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 4 => stem,
        _ => name,
    };
    if stem.is_empty() { file } else { stem }
}

fn after<'t>(line: &'t str, start: &str) -> Option<&'t str> {
    let (head, rest) = line.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}

/// True when the lines are files of music: an M3U without its first line.
fn looks_like(head: &str) -> bool {
    const ENDINGS: [&str; 9] = [
        ".mp3", ".m4a", ".flac", ".ogg", ".opus", ".wma", ".wav", ".aac", ".aiff",
    ];
    let is_music = |line: &&str| {
        let tail = line.len().saturating_sub(5);
        let ending = line.get(tail..).unwrap_or_default().to_ascii_lowercase();
        ENDINGS.iter().any(|one| ending.ends_with(one))
    };
    let lines = head.lines().map(str::trim).take(200);
    let files: Vec<&str> = lines
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect();
    !files.is_empty() && files.iter().filter(|line| is_music(line)).count() * 5 >= files.len() * 4
}
