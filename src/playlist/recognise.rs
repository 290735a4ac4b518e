//! What a file is, by its beginning. Its name is not asked.

use std::io::Read;

use super::bytes::Text;
use super::collector::Collector;
use super::error::Halt;
use super::format::{Certainty, Format};
use super::report::Warning;
use super::table::{self, Table};
use super::{itunes, json, m3u, pls, songmirror, songshift, textlist, xspf};

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Table(Table, u8),
    Json,
    Xspf,
    SongMirror,
    ITunes,
    SongShift,
    M3u(Certainty),
    Pls,
    Lines,
}

/// What a beginning shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sight {
    List(Shape),
    /// No list, but it is plain what is wrong.
    Wrong(Warning),
    Other,
}

/// Looks at the beginning of a text; `all` is true when that is the whole. A pasted text is
/// taken by the line when it is nothing else.
pub(super) fn look(head: &str, all: bool, is_pasted: bool) -> Sight {
    let trimmed = head.trim_start();
    if trimmed.trim_end().is_empty() {
        return if all {
            Sight::Wrong(Warning::Empty)
        } else {
            Sight::Other
        };
    }
    if is_binary(trimmed) {
        return Sight::Other;
    }
    if trimmed.starts_with('<') {
        return markup(trimmed);
    }
    let starts = |with: &str| {
        let start = trimmed.get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let shape = if starts(pls::START) {
        Some(Shape::Pls)
    } else if starts(m3u::START) {
        Some(Shape::M3u(Certainty::Sure))
    } else if starts(songshift::START) {
        Some(Shape::SongShift)
    } else if trimmed.starts_with(['{', '[']) && !(is_pasted && json_is_text(trimmed)) {
        Some(Shape::Json)
    } else if let Some((table, delimiter)) = table::recognise(trimmed, all) {
        Some(Shape::Table(table, delimiter))
    } else if m3u::looks_like(trimmed) {
        Some(Shape::M3u(Certainty::Likely))
    } else if is_pasted || textlist::looks_like(trimmed, all) {
        Some(Shape::Lines)
    } else {
        None
    };
    shape.map_or(Sight::Other, Sight::List)
}

/// A pasted line may begin with a bracket and be no JSON.
fn json_is_text(text: &str) -> bool {
    let next = text[1..].trim_start().chars().next();
    !matches!(next, Some('{' | '[' | '"' | '}' | ']') | None)
}

/// Text has no control characters beside those for lines and tabs.
fn is_binary(head: &str) -> bool {
    let control =
        |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{c}');
    let found = head.chars().filter(control).count();
    head.contains('\0') || found * 10 > head.len()
}

fn markup(head: &str) -> Sight {
    let mut end = head.len().min(8192);
    while !head.is_char_boundary(end) {
        end -= 1;
    }
    let start = head[..end].to_lowercase();
    let (before, root) = root(&start);
    let shape = match root {
        songmirror::ROOT => Shape::SongMirror,
        "plist" => Shape::ITunes,
        "playlist" if start.contains("xspf.org/ns/0") => Shape::Xspf,
        "html" | "head" | "body" | "script" | "div" | "meta" => {
            return Sight::Wrong(Warning::Html);
        }
        _ if before.contains("<!doctype html") => return Sight::Wrong(Warning::Html),
        _ => return Sight::Other,
    };
    Sight::List(shape)
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

/// Reads the text in this shape. None when it turns out to be no list; otherwise whether it is
/// cut short, and what wrote it.
pub(super) fn read<R: Read>(
    shape: &Shape,
    text: &mut Text<R>,
    stem: &str,
    to: &mut Collector<'_>,
) -> Result<Option<(bool, Format, Certainty)>, Halt> {
    let known = |cut, format, certainty| Ok(Some((cut, format, certainty)));
    let sure = Certainty::Sure;
    match shape {
        Shape::Table(table, delimiter) => {
            let cut = table::read(text, table, *delimiter, stem, to)?;
            known(cut, table.format, table.certainty)
        }
        Shape::Json => json::read(text, stem, to),
        Shape::Xspf => xspf::read(text, stem, to).map(Some),
        Shape::SongMirror => known(
            songmirror::read(text, stem, to)?,
            Format::SongMirrorXml,
            sure,
        ),
        Shape::ITunes => {
            let cut = itunes::read(text, to)?;
            // Other property lists have no tracks.
            if to.has_any() {
                known(cut, Format::ItunesXml, sure)
            } else {
                Ok(None)
            }
        }
        Shape::SongShift => known(songshift::read(text, stem, to)?, Format::SongShiftTxt, sure),
        Shape::M3u(certainty) => known(m3u::read(text, stem, to)?, Format::M3u, *certainty),
        Shape::Pls => known(pls::read(text, stem, to)?, Format::Pls, sure),
        Shape::Lines => known(
            textlist::read(text, stem, to)?,
            Format::TextList,
            Certainty::Unsure,
        ),
    }
}
