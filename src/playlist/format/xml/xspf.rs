//! XSPF: an open XML form for one playlist. Soundiiz writes it with elements of its own.

use std::io::Read;

use super::Song;
use crate::playlist::error::Halt;
use crate::playlist::format::table::soundiiz;
use crate::playlist::format::text::filename;
use crate::playlist::format::{Certainty, FileFormat, Format, Known};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Row};
use crate::playlist::read::xml::{Node, Xml};

/// What Soundiiz calls each of its lists.
const NAMELESS: &str = "Exported XSPF Playlist";
/// Who writes the name of the playlist with each track: Outro itself.
pub(in crate::playlist) const OUTRO: &str = "Outro";
/// How an ISRC is written as an address.
pub(in crate::playlist) const ISRC: &str = "urn:isrc:";

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat::with_late_names(
    |beginning| {
        let fits = beginning.root == "playlist"
            && ["xspf.org/ns/0", "<tracklist", ":tracklist"]
                .iter()
                .any(|sign| beginning.text.contains(sign));
        fits.then_some(Certainty::Sure)
    },
    |text, hint, to| read(text, hint.stem, to).map(Some),
);

#[derive(Default)]
struct Track {
    song: Song,
    annotation: String,
    location: String,
}

/// Reads the list; true when it is cut short.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<Known, Halt> {
    let mut xml = Xml::new(text);
    let mut list = None;
    let mut name = stem.to_owned();
    let mut creator = String::new();
    let mut track = Track::default();
    while let Some(node) = xml.next()? {
        // Within the root the list's own; within `trackList/track` a track's.
        match (node, xml.depth()) {
            (Node::Close(element), 1) => match element.as_str() {
                "title" if !xml.text().is_empty() && xml.text() != NAMELESS => {
                    name = mended(xml.text(), false);
                    if let Some(list) = list {
                        to.name(list, &name);
                    }
                }
                "creator" => xml.text().clone_into(&mut creator),
                _ => {}
            },
            (Node::Open(element), 3) if element == "track" => track = Track::default(),
            (Node::Close(element), 3) => {
                track.take(&element, &mended(xml.text(), creator == OUTRO));
            }
            (Node::Close(element), 2) if element == "track" => {
                let number = match (creator.as_str(), list) {
                    (OUTRO, _) => track.outros_list(to)?,
                    (_, Some(list)) => Some(list),
                    (_, None) => {
                        list = Some(to.fresh(&name)?);
                        list
                    }
                };
                track.add(number, to)?;
            }
            _ => {}
        }
    }
    let of_soundiiz = creator.to_lowercase().contains("soundiiz");
    let format = if of_soundiiz {
        Format::SoundiizXspf
    } else {
        Format::Xspf
    };
    Ok(Known {
        cut: xml.is_cut(),
        format,
        certainty: Certainty::Sure,
    })
}

impl Track {
    fn take(&mut self, element: &str, text: &str) {
        let slot = match element {
            "title" => &mut self.song.title,
            "creator" => &mut self.song.artist,
            "album" => &mut self.song.album,
            "isrc" => &mut self.song.isrc,
            "annotation" => &mut self.annotation,
            "location" | "url" => &mut self.location,
            "identifier" => match text.get(..ISRC.len()) {
                Some(start) if start.eq_ignore_ascii_case(ISRC) => {
                    text[ISRC.len()..].clone_into(&mut self.song.isrc);
                    return;
                }
                _ => return,
            },
            _ => return,
        };
        text.clone_into(slot);
    }

    /// Outro's own files hold several lists; without a name it is a favourite or no list's.
    fn outros_list(&self, to: &mut Collector<'_>) -> Result<Option<usize>, Halt> {
        match self.annotation.as_str() {
            "" => Ok(None),
            name => Ok(Some(to.list(name)?)),
        }
    }

    fn add(&self, list: Option<usize>, to: &mut Collector<'_>) -> Result<(), Halt> {
        let shown = filename::file_title(&self.location);
        let (artist, title) = match (self.song.title.as_str(), self.song.artist.as_str()) {
            ("", "") => filename::parts_of(&shown),
            ("", artist) => (artist, shown.as_str()),
            (title, artist) => (artist, title),
        };
        to.add(&Row {
            title,
            artist,
            ..self.song.row(list)
        })
    }
}

/// Outro's own files are whole as they are.
fn mended(text: &str, is_outros: bool) -> String {
    let mended = if is_outros {
        None
    } else {
        soundiiz::mended(text)
    };
    mended.unwrap_or_else(|| text.to_owned())
}
