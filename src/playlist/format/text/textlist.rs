//! One track a line: `Artist - Title`. Soundiiz, `TuneMyMusic` and people write so; from the
//! text alone nobody can tell who did. People number lines, put times to them, and write
//! headings over them.

use std::io::Read;

use super::lines_by_people::{Numbers, is_heading, is_rule, unadorned, without_number};
use crate::playlist::error::Halt;
use crate::playlist::format::{Certainty, FileFormat, Format};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::Collector;
use crate::playlist::read::lines::Lines;
use crate::playlist::read::other::is_address;

/// Between artist and title, the most common first.
const BETWEEN: [&str; 4] = [" - ", " – ", " — ", "\t"];
/// What some put there in nearly every line. The first three stand behind the title.
const RARER: [&str; 9] = [
    " by ", " von ", " par ", " / ", " | ", " · ", " ~ ", "—", "–",
];
/// How many of these stand behind the title.
const TITLE_FIRST: usize = 3;
/// A longer line is a sentence, not a track.
const LONGEST_TRACK: usize = 300;
/// Lines by which it is told how a list is written.
const SAMPLE: usize = 400;

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat {
    is_free_text: true,
    ..FileFormat::new(
        Format::TextList,
        |beginning| {
            let fits = beginning.is_pasted || style(beginning.text, beginning.all).is_some();
            fits.then_some(Certainty::Unsure)
        },
        |text, hint, to| {
            let cut = read(text, hint.stem, to)?;
            // Sentences alone are no list.
            Ok(to.has_any().then(|| hint.read_as(Format::TextList, cut)))
        },
    )
};

/// Artist and title of a line; the artist is empty where nothing stands between them.
pub(in crate::playlist) fn parts(line: &str) -> (&str, &str) {
    let found = BETWEEN.iter().find_map(|between| halves(line, between));
    found.unwrap_or(("", line.trim()))
}

fn halves<'l>(line: &'l str, between: &str) -> Option<(&'l str, &'l str)> {
    let (before, after) = line.split_once(between)?;
    let (before, after) = (before.trim(), after.trim());
    (!before.is_empty() && !after.is_empty()).then_some((before, after))
}

/// A title without the quotes around it, as sentences have them.
fn unquoted(title: &str) -> &str {
    const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
    let inner = QUOTES.iter().find_map(|(open, close)| {
        let inner = title.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.is_empty()).then_some(inner)
    });
    inner.map_or(title, str::trim)
}

/// Artist and title of a line whose title stands in quotes.
fn quoted_parts(line: &str, first: bool) -> (&str, &str) {
    match parts(line) {
        (title, artist) if first && is_quoted(title) && !is_quoted(artist) => {
            (artist, unquoted(title))
        }
        (artist, title) if !first => (artist, unquoted(title)),
        found => found,
    }
}

fn is_quoted(text: &str) -> bool {
    unquoted(text).len() < text.len()
}

/// How most lines tell artist and title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// With one of [`BETWEEN`].
    Usual,
    /// The same, with titles in quotes; true where they stand first.
    Quoted(bool),
    /// With this one of [`RARER`].
    Rarer(usize),
}

impl Style {
    fn parts(self, line: &str) -> (&str, &str) {
        let at = match self {
            Self::Usual => return parts(line),
            Self::Quoted(first) => return quoted_parts(line, first),
            Self::Rarer(at) => at,
        };
        match halves(line, RARER[at]) {
            Some((title, artist)) if at < TITLE_FIRST => (artist, unquoted(title)),
            Some(found) => found,
            None => ("", line.trim()),
        }
    }
}

/// The first lines that may be songs.
fn sample(head: &str, all: bool) -> Vec<&str> {
    let mut lines: Vec<&str> = head.split(['\n', '\r']).map(str::trim).collect();
    if !all {
        lines.pop();
    }
    lines.retain(|line| !line.is_empty() && !is_address(line) && !is_rule(line));
    lines.truncate(SAMPLE);
    lines
}

/// How a list that begins so is written; none when it is none.
fn style(head: &str, all: bool) -> Option<Style> {
    let lines = sample(head, all);
    let with = |style: Style| {
        let tells = |line: &&&str| line.len() <= LONGEST_TRACK && !style.parts(line).0.is_empty();
        lines.iter().filter(tells).count()
    };
    let usual = with(Style::Usual);
    if usual > 0 && usual * 2 >= lines.len() {
        return Some(quotes(&lines, usual));
    }
    let mut rarer = (0..RARER.len()).map(Style::Rarer);
    rarer.find(|style| {
        let tell = with(*style);
        tell > 1 && tell * 5 >= lines.len() * 4
    })
}

/// The usual style, with quotes where nearly all titles stand in them. Of one song alone, and
/// of one title that has quotes, nobody can tell.
fn quotes(lines: &[&str], tell: usize) -> Style {
    let with = |first: bool| {
        let fits = |line: &&&str| {
            let bare = unadorned(line, &mut Numbers::from_one(), &|_| true);
            let (before, after) = parts(without_number(bare));
            let (title, other) = if first {
                (before, after)
            } else {
                (after, before)
            };
            !before.is_empty() && is_quoted(title) && !is_quoted(other)
        };
        lines.iter().filter(fits).count()
    };
    let most = |count: usize| count > 1 && count * 5 >= tell * 4;
    let mut found = [true, false].into_iter().filter(|first| most(with(*first)));
    found.next().map_or(Style::Usual, Style::Quoted)
}

/// True when most lines have three cells or more with tabs between: a table, whose columns
/// nobody knows.
pub(in crate::playlist) fn has_columns(head: &str) -> bool {
    let mut numbers = Numbers::from_one();
    let (mut lines, mut wide) = (0, 0);
    for line in head.split(['\n', '\r']).map(str::trim).take(SAMPLE) {
        let bare = unadorned(line, &mut numbers, &|_| true);
        lines += usize::from(!bare.is_empty());
        wide += usize::from(bare.matches('\t').count() > 1);
    }
    wide > 1 && wide * 3 >= lines * 2
}

/// Reads all lines; true when the last one alone lacks its artist or title.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let (head, all) = text.head()?;
    let known = style(head, all);
    let style = known.unwrap_or(Style::Usual);
    // A title over the list stands alone.
    let mut first_lines = head.trim_start().split('\n').map(str::trim);
    let first = first_lines.next().unwrap_or_default();
    let mut has_title = known.is_some()
        && style.parts(first).0.is_empty()
        && first_lines.next().is_some_and(is_rule)
        && first_lines.any(|line| !line.is_empty());
    let mut numbers = Numbers::of(&sample(head, all));
    let list = to.fresh(stem)?;
    let mut lines = Lines::default();
    let (mut whole, mut after_blank) = (true, true);
    let mut cut = false;
    while let Some(line) = lines.next(text)? {
        let shown = unadorned(line.text, &mut numbers, &|line| {
            !style.parts(line).0.is_empty()
        });
        if shown.is_empty() {
            after_blank = true;
            continue;
        }
        let (artist, title) = style.parts(shown);
        let is_title = std::mem::take(&mut has_title);
        let is_prose = artist.is_empty() && known.is_some();
        if is_prose && (is_title || is_address(shown) || is_heading(shown, after_blank)) {
            to.note_passed_over(1);
            continue;
        }
        after_blank = false;
        cut = line.unfinished && whole && artist.is_empty() && to.tracks_in(list) > 0;
        whole &= !artist.is_empty();
        to.song(list, title, artist)?;
    }
    Ok(cut)
}
