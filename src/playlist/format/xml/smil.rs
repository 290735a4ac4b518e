//! Playlists of Windows Media Player (WPL) and Zune (ZPL): `smil/body/seq/media`, with what is
//! known of a song in attributes, or in the file's name alone.

use std::io::Read;

use crate::playlist::error::Halt;
use crate::playlist::format::text::filename;
use crate::playlist::format::{Certainty, FileFormat, Format, Hint, Input, Reading};
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::xml::{Node, Xml};

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat::with_late_names(
    |beginning| (beginning.root == "smil").then_some(Certainty::Sure),
    read,
);

/// Reads all entries. It is cut short when there are fewer than it says, too.
fn read(text: &mut Input<'_>, hint: &Hint<'_>, to: &mut Collector<'_>) -> Reading {
    let list = to.fresh(hint.stem)?;
    let mut xml = Xml::new(text);
    let mut count = None;
    let mut found = 0u64;
    while let Some(node) = xml.next()? {
        match node {
            Node::Close(name) if name == "title" && !xml.text().is_empty() => {
                to.name(list, xml.text());
            }
            Node::Open(name) if name == "meta" => {
                let is_count = xml
                    .attribute("name")
                    .is_some_and(|name| name.eq_ignore_ascii_case("itemcount"));
                if is_count {
                    count = xml.attribute("content").and_then(|n| n.parse().ok());
                }
            }
            Node::Open(name) if name == "media" => {
                found += 1;
                add(&xml, list, to)?;
            }
            _ => {}
        }
    }
    let cut = xml.is_cut() || count.is_some_and(|count: u64| count > found);
    Ok(Some(hint.read_as(Format::Wpl, cut)))
}

fn add<R: Read>(xml: &Xml<'_, R>, list: usize, to: &mut Collector<'_>) -> Result<(), Halt> {
    let said = |names: [&str; 2]| {
        let values = names.iter().filter_map(|name| xml.attribute(name));
        let mut values = values.map(str::trim).filter(|value| !value.is_empty());
        values.next().unwrap_or_default().to_owned()
    };
    let (mut title, mut artist) = (
        said(["tracktitle", "title"]),
        said(["trackartist", "albumartist"]),
    );
    if title.is_empty() {
        let shown = filename::file_title(xml.attribute("src").unwrap_or_default());
        let (from_name, rest) = filename::parts_of(&shown);
        if artist.is_empty() {
            from_name.clone_into(&mut artist);
        }
        rest.clone_into(&mut title);
    }
    to.add(&Row {
        kind: Kind::Track,
        list: Some(list),
        title: &title,
        artist: &artist,
        album: &said(["albumtitle", "album"]),
        isrc: "",
    })
}
