//! M3U and M3U8: a line for each file; lines that begin with `#` say more about it.

use std::io::Read;

use super::filename::{file_title, parts_of, shown_title};
use crate::playlist::error::{Halt, Why};
use crate::playlist::format::{Certainty, FileFormat, Format, Hint, Input, Reading};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::lines::Lines;

/// How the extended form begins.
const START: &str = "#EXTM3U";
/// Signs of a stream that is cut in pieces, or of television.
const STREAM: [&str; 9] = [
    "#ext-x-targetduration",
    "#ext-x-stream-inf",
    "#ext-x-media",
    "#ext-x-endlist",
    "#ext-x-playlist-type",
    "#ext-x-key",
    "#ext-x-map",
    "#ext-x-i-frame",
    "#ext-x-byterange",
];
/// What lists of channels say about each.
const CHANNELS: [&str; 4] = ["tvg-id=", "tvg-name=", "tvg-logo=", "group-title="];

/// The form that says what it is.
pub(in crate::playlist::format) const EXTENDED: FileFormat = FileFormat::new(
    Format::M3u,
    |beginning| {
        let says = beginning.starts_with(START) || beginning.starts_with("#EXTINF:");
        let later = || lines(beginning.text).any(|line| after(line, "#EXTINF:").is_some());
        (says || later()).then_some(Certainty::Sure)
    },
    read_file,
);

/// Lines that are files of music.
pub(in crate::playlist::format) const BARE: FileFormat = FileFormat::new(
    Format::M3u,
    |beginning| looks_like(beginning.text).then_some(Certainty::Likely),
    read_file,
);

fn read_file(text: &mut Input<'_>, hint: &Hint<'_>, to: &mut Collector<'_>) -> Reading {
    if is_stream(text.head()?.0) {
        return Err(Why::Stream.into());
    }
    let cut = read(text, hint.stem, to)?;
    Ok(Some(hint.read_as(Format::M3u, cut)))
}

fn lines(head: &str) -> impl Iterator<Item = &str> {
    head.split(['\n', '\r']).map(str::trim)
}

fn is_stream(head: &str) -> bool {
    let begins = |line: &str, word: &str| after(line, word).is_some();
    let says = lines(head).any(|line| {
        let is_piece = STREAM.iter().any(|sign| begins(line, sign));
        let is_guide =
            begins(line, START) && (line.contains("tvg-url=") || line.contains("url-tvg="));
        let is_channel =
            begins(line, "#EXTINF:") && CHANNELS.iter().any(|sign| line.contains(*sign));
        is_piece || is_guide || is_channel
    });
    says || names_pieces(head)
}

/// True when every file is a piece of a stream, or a stream itself.
fn names_pieces(head: &str) -> bool {
    const PIECES: [&str; 6] = [".ts", ".m4s", ".cmfa", ".cmfv", ".m3u8", ".mpd"];
    let mut files = lines(head)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .peekable();
    let is_piece = |file: &str| {
        let path = file
            .split(['?', '#'])
            .next()
            .unwrap_or(file)
            .to_ascii_lowercase();
        PIECES.iter().any(|ending| path.ends_with(ending))
    };
    files.peek().is_some() && files.all(is_piece)
}

/// Reads all lines; true when a title at the end has no file.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let mut lines = Lines::default();
    let mut list = None;
    let mut next = Next::default();
    let (mut with_file, mut without) = (0u64, 0u64);
    while let Some(line) = lines.next(text)? {
        if let Some(name) = after(line.text, "#PLAYLIST:") {
            list = Some(to.list(name.trim())?);
        } else if let Some(info) = after(line.text, "#EXTINF:") {
            if next.has_title {
                // Some programs name songs and no files.
                without += 1;
                next.add("", number(&mut list, stem, to)?, to)?;
                next = Next::default();
            }
            next.take(info);
        } else if let Some(artist) = after(line.text, "#EXTART:") {
            next.artist = Some(artist.trim().to_owned());
        } else if let Some(album) = after(line.text, "#EXTALB:") {
            album.trim().clone_into(&mut next.album);
        } else if !line.text.is_empty() && !line.text.starts_with('#') {
            with_file += 1;
            next.add(line.text, number(&mut list, stem, to)?, to)?;
            next = Next::default();
        }
    }
    if next.has_title && with_file == 0 && without > 0 {
        next.add("", number(&mut list, stem, to)?, to)?;
        return Ok(false);
    }
    Ok(next.has_title)
}

/// The playlist that goes on; without a name it is called like the file.
fn number(list: &mut Option<usize>, stem: &str, to: &mut Collector<'_>) -> Result<usize, Why> {
    match *list {
        Some(number) => Ok(number),
        None => Ok(*list.insert(to.list(stem)?)),
    }
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
    /// `<seconds>,<artist> - <title>`; there may be attributes in quotes before the comma, and
    /// some write a blank for it.
    fn take(&mut self, info: &str) {
        let mut in_quotes = false;
        let comma = info.find(|c: char| {
            in_quotes ^= c == '"';
            c == ',' && !in_quotes
        });
        let is_length = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
        let shown = match comma {
            Some(comma) if info[..comma].trim().chars().all(is_length) => &info[comma + 1..],
            Some(comma) if info[..comma].contains('=') => &info[comma + 1..],
            _ => info.trim_start_matches(is_length),
        };
        shown.trim().clone_into(&mut self.shown);
        self.has_title = true;
    }

    fn add(&self, file: &str, list: usize, to: &mut Collector<'_>) -> Result<(), Halt> {
        let shown = match (self.shown.as_str(), &self.artist) {
            ("", _) => file_title(file),
            (shown, Some(_)) => shown.to_owned(),
            (shown, None) => shown_title(shown),
        };
        let (artist, title) = match self.artist.as_deref() {
            None => parts_of(&shown),
            Some(artist) => (artist, without(&shown, artist)),
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

fn after<'t>(line: &'t str, start: &str) -> Option<&'t str> {
    let (head, rest) = line.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}

/// True when the lines are files of music: an M3U without its first line.
fn looks_like(head: &str) -> bool {
    const ENDINGS: [&str; 10] = [
        ".mp3", ".m4a", ".flac", ".ogg", ".opus", ".wma", ".wav", ".aac", ".aiff", ".aif",
    ];
    let is_music = |line: &&str| {
        let mut tail = line.len().saturating_sub(5);
        while !line.is_char_boundary(tail) {
            tail += 1;
        }
        let ending = line[tail..].to_ascii_lowercase();
        ENDINGS.iter().any(|one| ending.ends_with(one))
    };
    let files: Vec<&str> = lines(head)
        .take(200)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    !files.is_empty() && files.iter().filter(|line| is_music(line)).count() * 5 >= files.len() * 4
}
