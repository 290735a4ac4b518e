//! What a file is, by its beginning. Its name is not asked.

use super::table;
use crate::playlist::error::{Halt, Why};
use crate::playlist::format::{self, Beginning, Certainty, FileFormat, Hint, Input, Known};
use crate::playlist::read::collector::Collector;
use crate::playlist::read::other::{is_address, is_id};
use crate::playlist::read::table::{Layout, Table};
use crate::playlist::report::Warning;

/// How a file is to be read.
#[derive(Clone)]
pub(in crate::playlist) enum Recognised {
    /// A table, and how it is written down.
    Table(Table, Layout),
    /// Another format, and how surely it is that.
    File(&'static FileFormat, Certainty),
}

impl Recognised {
    /// What a file is of which only the beginning can be read. None where nothing is shown of
    /// such a file, since the names of its playlists are looked for first.
    pub(in crate::playlist) fn part(&self) -> Option<Known> {
        let (format, certainty) = match self {
            Self::Table(table, _) => (table.format, table.certainty),
            Self::File(file, _) if file.names_come_late => return None,
            Self::File(file, certainty) => (file.format, *certainty),
        };
        Some(Known {
            cut: true,
            format,
            certainty,
        })
    }
}

/// What a beginning shows.
pub(in crate::playlist) enum Finding {
    List(Recognised),
    /// No list, but it is plain what is wrong.
    Wrong(Warning),
    /// It may hold a list, but none that can be read from it.
    Refused(Why),
    Other,
}

/// Looks at the beginning of a text; `all` is true when that is the whole. A pasted text is
/// taken by the line when it is nothing else.
pub(in crate::playlist) fn look(head: &str, all: bool, is_pasted: bool) -> Finding {
    let text = head.trim_start();
    if text.trim_end().is_empty() {
        return if all {
            Finding::Wrong(Warning::Empty)
        } else {
            Finding::Other
        };
    }
    if is_binary(text) {
        return Finding::Other;
    }
    let found = if text.starts_with('<') {
        markup(text, all)
    } else {
        Finding::Other
    };
    match found {
        Finding::Other => text_or_table(head, all, is_pasted),
        found => found,
    }
}

fn text_or_table(head: &str, all: bool, is_pasted: bool) -> Finding {
    let beginning = Beginning {
        text: head.trim_start(),
        all,
        is_pasted,
        root: "",
    };
    let recognised = first_of(format::MARKED, &beginning).or_else(|| {
        let (table, layout) = table::recognise(head, all)?;
        Some(Recognised::Table(table, layout))
    });
    if let Some(recognised) = recognised {
        return Finding::List(recognised);
    }
    if has_closing_tag(head) {
        return Finding::Other;
    }
    if let Some(recognised) = first_of(format::LINES_OF_FILES, &beginning) {
        return Finding::List(recognised);
    }
    if table::has_numbers_alone(head, all) || has_addresses_alone(beginning.text) {
        return Finding::Refused(Why::Numbers);
    }
    if format::text::textlist::has_columns(head) || table::is_unknown(beginning.text, all) {
        return Finding::Wrong(Warning::NoColumns);
    }
    match first_of(format::UNMARKED, &beginning) {
        Some(recognised) => Finding::List(recognised),
        None if table::looks_like_one(beginning.text, all) => Finding::Wrong(Warning::NoColumns),
        None => Finding::Other,
    }
}

/// True for a piece of a page. What has a header is asked first: songs may be called like a tag.
fn has_closing_tag(text: &str) -> bool {
    text.match_indices("</")
        .any(|(at, _)| text[at + 2..].starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// True when nearly every line is an address or a number of a song.
fn has_addresses_alone(text: &str) -> bool {
    let lines = text.split(['\n', '\r']).map(str::trim).take(200);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let addresses = lines
        .iter()
        .filter(|line| is_address(line) || is_id(line))
        .count();
    addresses > 0 && addresses * 5 >= lines.len() * 4
}

fn first_of(formats: &[&'static FileFormat], beginning: &Beginning<'_>) -> Option<Recognised> {
    formats.iter().find_map(|format| {
        let certainty = (format.recognise)(beginning)?;
        Some(Recognised::File(format, certainty))
    })
}

/// Text has no control characters beside those for lines and tabs.
fn is_binary(head: &str) -> bool {
    let control =
        |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{c}');
    let found = head.chars().filter(control).count();
    head.contains('\0') || found * 10 > head.len()
}

fn markup(head: &str, all: bool) -> Finding {
    let mut end = head.len().min(8192);
    while !head.is_char_boundary(end) {
        end -= 1;
    }
    let start = head[..end].to_lowercase();
    let (before, root) = root(&start);
    let beginning = Beginning {
        text: &start,
        all,
        is_pasted: false,
        root,
    };
    if let Some(recognised) = first_of(format::MARKUP, &beginning) {
        return Finding::List(recognised);
    }
    let is_page = matches!(root, "html" | "head" | "body" | "script" | "div" | "meta");
    if is_page || before.contains("<!doctype html") {
        return Finding::Wrong(Warning::Html);
    }
    Finding::Other
}

/// What stands before the first element, and its name, past declarations and comments. What
/// stands within says nothing: a song may be called like any format.
fn root(text: &str) -> (&str, &str) {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let before = &text[..text.len() - rest.len() + at];
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if !rest.starts_with(['!', '?']) {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
            let name = &rest[..end.unwrap_or(rest.len())];
            return (before, name.rsplit(':').next().unwrap_or(name));
        }
    }
    (text, "")
}

/// Reads a text as it was recognised. None when it turns out to be no list.
pub(in crate::playlist) fn read(
    recognised: Recognised,
    text: &mut Input<'_>,
    stem: &str,
    to: &mut Collector<'_>,
) -> Result<Option<Known>, Halt> {
    match recognised {
        Recognised::Table(table, layout) => Ok(Some(Known {
            cut: table::read(text, &table, layout, stem, to)?,
            format: table.format,
            certainty: table.certainty,
        })),
        Recognised::File(format, certainty) => (format.read)(text, &Hint { stem, certainty }, to),
    }
}
