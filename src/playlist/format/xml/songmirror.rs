//! `SongMirror`'s XML backup: `playlists/playlist/tracks/track`. What a track is called stands
//! in elements or in attributes. Its JSON is read in `json`.

use std::io::Read;

use crate::playlist::error::Halt;
use crate::playlist::format::{Certainty, FileFormat, Format};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::xml::{Node, Xml};

/// The root.
const ROOT: &str = "songmirror-playlist-backup";

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat {
    recognise: |beginning| (beginning.root == ROOT).then_some(Certainty::Sure),
    read: |text, hint, to| {
        let cut = read(text, hint.stem, to)?;
        Ok(Some(hint.read_as(Format::SongMirrorXml, cut)))
    },
    names_come_late: true,
    is_free_text: false,
};

#[derive(Default)]
struct Track {
    title: String,
    artist: String,
    album: String,
    isrc: String,
}

impl Track {
    fn slot(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "name" | "title" => &mut self.title,
            "artist" | "artists" => &mut self.artist,
            "album" => &mut self.album,
            "isrc" => &mut self.isrc,
            _ => return None,
        })
    }

    fn of_attributes<R: Read>(xml: &Xml<'_, R>) -> Self {
        let mut track = Self::default();
        for name in ["name", "title", "artist", "artists", "album", "isrc"] {
            if let (Some(value), Some(slot)) = (xml.attribute(name), track.slot(name)) {
                value.clone_into(slot);
            }
        }
        track
    }
}

/// Reads all playlists; true when the file is cut short, or has fewer tracks than it says.
fn read<R: Read>(text: &mut Text<R>, stem: &str, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let mut xml = Xml::new(text);
    let mut list = None;
    let mut track: Option<Track> = None;
    let mut promised = 0;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(name) if name == ROOT => promised = count(xml.attribute("track_count")),
            Node::Open(name) if name == "playlist" => {
                let name = xml.attribute("name").or(xml.attribute("title"));
                list = Some(to.fresh(name.unwrap_or(stem))?);
            }
            Node::Open(name) if name == "track" => track = Some(Track::of_attributes(&xml)),
            Node::Close(name) if name == "track" => {
                let track = track.take().unwrap_or_default();
                let title = if track.title.is_empty() {
                    xml.text()
                } else {
                    &track.title
                };
                to.add(&Row {
                    kind: Kind::Track,
                    list,
                    title,
                    artist: &track.artist,
                    album: &track.album,
                    isrc: &track.isrc,
                })?;
            }
            Node::Close(name) if name == "playlist" => list = None,
            Node::Close(name) => match (&mut track, list) {
                (Some(track), _) => {
                    if let Some(slot) = track.slot(&name) {
                        join(slot, xml.text());
                    }
                }
                (None, Some(list)) if name == "name" || name == "title" => {
                    to.name(list, xml.text());
                }
                (None, _) if name == "track_count" => promised = count(Some(xml.text())),
                _ => {}
            },
            Node::Open(_) => {}
        }
    }
    Ok(xml.is_cut() || promised > to.tracks())
}

fn count(text: Option<&str>) -> u64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Several artists stand in an element each.
fn join(slot: &mut String, text: &str) {
    if text.is_empty() || slot.len() > crate::playlist::LONGEST {
        return;
    }
    if !slot.is_empty() {
        slot.push_str(", ");
    }
    slot.push_str(text);
}
