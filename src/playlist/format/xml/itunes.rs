//! `Library.xml` of iTunes and of Apple's Music for computers: a property list with all
//! tracks, and playlists that name tracks by number.
//!
//! It is read element by element: a library of 200 MB would fill the memory as one tree.

use std::collections::HashMap;
use std::io::Read;

use crate::playlist::error::{Halt, Why};
use crate::playlist::format::{Certainty, FileFormat, Format};
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::hash;
use crate::playlist::read::xml::{Node, Xml};

pub(in crate::playlist::format) const FORMAT: FileFormat = FileFormat::with_late_names(
    |beginning| (beginning.root == "plist").then_some(Certainty::Sure),
    |text, hint, to| {
        let cut = read(text, to)?;
        // Other property lists have no tracks.
        Ok(to.has_any().then(|| hint.read_as(Format::ItunesXml, cut)))
    },
);

/// Bytes of titles and artists that are held to name the tracks of playlists. Only showing
/// and saving needs them, counting does not.
const MOST_HELD: usize = 256 << 20;

/// A track of the library.
#[derive(Default, Clone)]
struct Track {
    number: String,
    title: String,
    artist: String,
    album: String,
    loved: bool,
    medium: Medium,
}

/// What a track says that it is.
#[derive(Default, Clone, Copy)]
struct Medium {
    video: bool,
    music_video: bool,
    /// A podcast, a film, a programme, a lesson.
    other: bool,
}

impl Medium {
    fn is_song(self) -> bool {
        !self.other && (self.music_video || !self.video)
    }
}

struct Library<'c, 'e> {
    to: &'c mut Collector<'e>,
    /// The latest key at each depth.
    keys: Vec<String>,
    track: Track,
    list: Option<usize>,
    by_number: HashMap<String, Track>,
    held: usize,
    /// Numbers of the tracks so far, as sums, each with the sum of a song's texts; none where it is
    /// no song.
    known: HashMap<u64, Option<u64>>,
    /// Entries of playlists that stood before the tracks.
    waiting: Vec<(usize, String)>,
}

/// Reads tracks and playlists; true when the file is cut short.
fn read<R: Read>(text: &mut Text<R>, to: &mut Collector<'_>) -> Result<bool, Halt> {
    let mut xml = Xml::new(text);
    let mut library = Library {
        to,
        keys: Vec::new(),
        track: Track::default(),
        list: None,
        by_number: HashMap::new(),
        held: 0,
        known: HashMap::new(),
        waiting: Vec::new(),
    };
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(name) => library.open(&name, xml.depth())?,
            Node::Close(name) => library.close(&name, xml.depth(), xml.text())?,
        }
    }
    let cut = xml.is_cut();
    library.end()?;
    Ok(cut)
}

/// Depths after an element has ended: the children of the outermost `dict` are at 2.
const TOP: usize = 2;
/// A track under `Tracks`, a playlist under `Playlists`.
const ONE: usize = 3;
/// What a track or playlist says of itself.
const FIELD: usize = 4;
/// What an entry of `Playlist Items` says.
const ITEM: usize = 6;

impl Library<'_, '_> {
    fn key(&self, depth: usize) -> &str {
        self.keys.get(depth).map_or("", String::as_str)
    }

    fn open(&mut self, name: &str, depth: usize) -> Result<(), Halt> {
        // An opened element counts itself.
        if name == "dict" && depth == ONE + 1 {
            match self.key(TOP) {
                "Tracks" => self.track = Track::default(),
                "Playlists" => self.list = Some(self.to.fresh("")?),
                _ => {}
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str, depth: usize, text: &str) -> Result<(), Halt> {
        if name == "key" {
            if self.keys.len() <= depth {
                self.keys.resize(depth + 1, String::new());
            }
            text.clone_into(&mut self.keys[depth]);
            return Ok(());
        }
        match (self.key(TOP), depth) {
            ("Tracks", FIELD) => self.field(name, text),
            ("Tracks", ONE) if name == "dict" => return self.end_track(),
            ("Playlists", FIELD) => self.about_list(name, text),
            ("Playlists", ITEM) if self.key(ITEM) == "Track ID" => return self.member(text),
            _ => {}
        }
        Ok(())
    }

    fn field(&mut self, name: &str, text: &str) {
        let slot = match self.keys.get(FIELD).map_or("", String::as_str) {
            "Track ID" => &mut self.track.number,
            "Name" => &mut self.track.title,
            "Artist" => &mut self.track.artist,
            "Album" => &mut self.track.album,
            "Loved" | "Favorited" => {
                self.track.loved = name == "true";
                return;
            }
            "Has Video" => {
                self.track.medium.video = name == "true";
                return;
            }
            "Music Video" => {
                self.track.medium.music_video = name == "true";
                return;
            }
            "Podcast" | "Movie" | "TV Show" | "iTunesU" | "Audiobook" => {
                self.track.medium.other |= name == "true";
                return;
            }
            "Genre" => {
                const OTHERS: [&str; 4] = ["Podcast", "Audiobook", "Audiobooks", "Voice Memo"];
                self.track.medium.other |= OTHERS.contains(&text);
                return;
            }
            _ => return,
        };
        text.clone_into(slot);
    }

    fn end_track(&mut self) -> Result<(), Halt> {
        let track = std::mem::take(&mut self.track);
        if track.title.is_empty() {
            return Ok(());
        }
        let texts = [&track.title, &track.artist, &track.album].map(String::as_str);
        let song = track.medium.is_song().then(|| hash::of(0, &texts));
        self.known.insert(hash::of(0, &[&track.number]), song);
        if song.is_none() {
            self.to.note_other_media(1);
            return Ok(());
        }
        let kind = if track.loved {
            Kind::Favourite
        } else {
            Kind::Track
        };
        self.to.add_to_library(&track.row(kind, None))?;
        if self.to.shows() {
            self.held += track.title.len() + track.artist.len() + track.album.len() + 128;
            if self.held > MOST_HELD {
                return Err(Why::TooLargeToSave.into());
            }
            self.by_number.insert(track.number.clone(), track);
        }
        Ok(())
    }

    fn about_list(&mut self, name: &str, text: &str) {
        let Some(list) = self.list else { return };
        match self.key(FIELD) {
            "Name" => self.to.name(list, text),
            // The whole library, films, and folders are no lists of the person's own.
            "Distinguished Kind" => self.to.hide(list),
            "Visible" if name == "false" => self.to.hide(list),
            "Master" | "Folder" | "Music" | "Movies" | "TV Shows" | "Podcasts" | "Audiobooks"
            | "Books" | "iTunesU" | "Purchased Music" | "Party Shuffle" | "Genius"
                if name == "true" =>
            {
                self.to.hide(list);
            }
            _ => {}
        }
    }

    /// An entry of a playlist; it waits where the tracks come later.
    fn member(&mut self, number: &str) -> Result<(), Halt> {
        let Some(list) = self.list else { return Ok(()) };
        if self.known.contains_key(&hash::of(0, &[number])) {
            return self.add_member(list, number);
        }
        self.held += number.len() + 64;
        if self.held > MOST_HELD {
            return Err(Why::TooLargeToSave.into());
        }
        self.waiting.push((list, number.to_owned()));
        Ok(())
    }

    fn add_member(&mut self, list: usize, number: &str) -> Result<(), Halt> {
        let song = self.known.get(&hash::of(0, &[number])).copied().flatten();
        let Some(song) = song else {
            return Ok(());
        };
        let track = self.by_number.get(number).cloned().unwrap_or_default();
        self.to
            .add_member(&track.row(Kind::Track, Some(list)), song)
    }

    /// Adds the entries that waited. What no track has the number of is told.
    fn end(&mut self) -> Result<(), Halt> {
        let mut unknown = 0;
        for (list, number) in std::mem::take(&mut self.waiting) {
            if self.known.contains_key(&hash::of(0, &[&number])) {
                self.add_member(list, &number)?;
            } else {
                unknown += u64::from(!self.to.is_hidden(list));
            }
        }
        self.to.note_not_in_file(unknown);
        Ok(())
    }
}

impl Track {
    fn row(&self, kind: Kind, list: Option<usize>) -> Row<'_> {
        Row {
            kind,
            list,
            title: &self.title,
            artist: &self.artist,
            album: &self.album,
            isrc: "",
        }
    }
}
