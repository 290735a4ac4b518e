//! `SongMirror`'s XML backup: `playlists/playlist/tracks/track`. What a track is called stands
//! in elements or in attributes. Its JSON is read in `json`.

use std::io::Read;

use super::Song;
use crate::playlist::format::{Certainty, FileFormat, Format, Hint, Input, Reading};
use crate::playlist::read::collector::{Collector, Row};
use crate::playlist::read::xml::{Node, Xml};

/// The root.
const ROOT: &str = "songmirror-playlist-backup";

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat::with_late_names(
    |beginning| (beginning.root == ROOT).then_some(Certainty::Sure),
    read,
);

impl Song {
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

/// Reads all playlists. It is cut short when it has fewer tracks than it says, too.
fn read(text: &mut Input<'_>, hint: &Hint<'_>, to: &mut Collector<'_>) -> Reading {
    let mut xml = Xml::new(text);
    let mut list = None;
    let mut track: Option<Song> = None;
    let mut promised = 0;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(name) if name == ROOT => promised = count(xml.attribute("track_count")),
            Node::Open(name) if name == "playlist" => {
                let name = xml.attribute("name").or(xml.attribute("title"));
                list = Some(to.fresh(name.unwrap_or(hint.stem))?);
            }
            Node::Open(name) if name == "track" => track = Some(Song::of_attributes(&xml)),
            Node::Close(name) if name == "track" => {
                let track = track.take().unwrap_or_default();
                let title = if track.title.is_empty() {
                    xml.text()
                } else {
                    &track.title
                };
                to.add(&Row {
                    title,
                    ..track.row(list)
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
    let cut = xml.is_cut() || promised > to.tracks();
    Ok(Some(hint.read_as(Format::SongMirrorXml, cut)))
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
