//! The forms in which lists are saved.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use quick_xml::escape::escape;

use crate::playlist::error::{Error, Halt, Why};
use crate::playlist::format::xml::xspf;
use crate::playlist::read::bytes::Text;
use crate::playlist::read::collector::{Kind, Track};
use crate::playlist::read::isrc;
use crate::playlist::read::lines::Lines;
use crate::playlist::read::watch::{Watch, Watched};
use crate::playlist::visit;
use crate::text::may_be_computed;

/// The name under which `TuneMyMusic` lists tracks that are in no playlist.
const LIBRARY: &str = "Library Songs";
/// Bytes of a title or name that are saved.
const LONGEST: usize = 4096;

/// A form in which a list is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// CSV as `TuneMyMusic` writes it: keeps playlists, favourites, albums, artists and ISRCs.
    Csv,
    /// `Artist - Title`, one a line, to read or to paste.
    Text,
    /// M3U8 for players.
    M3u8,
    /// XSPF, an open XML form.
    Xspf,
}

impl Form {
    /// Every form, the one that keeps most first.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Text, Self::M3u8, Self::Xspf];

    /// The permanent id; also what a file's name ends with.
    pub fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Text => "txt",
            Self::M3u8 => "m3u8",
            Self::Xspf => "xspf",
        }
    }

    /// The form with this id, capitals or not.
    pub fn by_id(id: &str) -> Option<Self> {
        let is = |form: &Self| form.id().eq_ignore_ascii_case(id);
        let found = Self::ALL.into_iter().find(is);
        found.or(id.eq_ignore_ascii_case("text").then_some(Self::Text))
    }

    pub(super) fn begin(self) -> &'static str {
        match self {
            Self::Csv => "Track name,Artist name,Album,Playlist name,Type,ISRC\n",
            Self::Text => "",
            Self::M3u8 => "#EXTM3U\n",
            Self::Xspf => concat!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
                "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">\n",
                "  <creator>Outro</creator>\n  <trackList>\n"
            ),
        }
    }

    pub(super) fn end(self) -> &'static str {
        match self {
            Self::Xspf => "  </trackList>\n</playlist>\n",
            _ => "",
        }
    }

    /// What this form keeps of a row, the same before writing and after reading; none where
    /// it has no place for it.
    pub(super) fn row(self, track: &Track<'_>) -> Option<Vec<String>> {
        let (title, artist) = (clean(track.title), clean(track.artist));
        let album = clean(track.album);
        // With whatever else stood there, a song that is called like a column would be read back
        // as the header of another list.
        let isrc = stored_isrc(track).unwrap_or_default();
        let list = track.playlist.map(clean).filter(|name| !name.is_empty());
        match track.kind {
            Kind::Artist if self == Self::Csv => {
                let none = String::new;
                let row = [
                    artist,
                    none(),
                    none(),
                    "Library Artists".into(),
                    "Artist".into(),
                    none(),
                ];
                return (!row[0].is_empty()).then(|| row.to_vec());
            }
            Kind::Album if self == Self::Csv && !title.is_empty() => {
                let (list, kind) = ("Library Albums".to_owned(), "Album".to_owned());
                return Some(vec![title, artist, album, list, kind, isrc]);
            }
            Kind::Artist | Kind::Album => return None,
            Kind::Track | Kind::Favourite if title.is_empty() => return None,
            Kind::Track | Kind::Favourite => {}
        }
        let in_library = track.kind == Kind::Favourite || list.is_none();
        let list = list
            .filter(|_| !in_library)
            .unwrap_or_else(|| LIBRARY.to_owned());
        Some(match self {
            Self::Csv => {
                let kind = if in_library { "Favorite" } else { "Playlist" };
                vec![title, artist, album, list, kind.to_owned(), isrc]
            }
            Self::Text => vec![shown(&artist, &title)],
            Self::M3u8 => vec![title, artist, album, list],
            Self::Xspf => vec![title, artist, album, list, isrc],
        })
    }

    /// True when a text of this row is kept otherwise than it is: too long, or with signs that
    /// have no place on a line.
    pub(super) fn changes(self, track: &Track<'_>) -> bool {
        let changes = |text: &str| {
            let is_same = text.len() <= LONGEST && !text.contains(|c: char| c.is_control());
            !is_same && clean(text) != text.trim()
        };
        let album = if self == Self::Text { "" } else { track.album };
        let list = track.playlist.filter(|_| self != Self::Text);
        [track.title, track.artist, album, list.unwrap_or_default()]
            .into_iter()
            .any(changes)
    }

    /// True when this form has a place for the ISRC of this row, and what stands there is none.
    pub(super) fn leaves_isrc_out(self, track: &Track<'_>) -> bool {
        let has_place = matches!(self, Self::Csv | Self::Xspf) && track.kind != Kind::Artist;
        has_place && stored_isrc(track).is_none()
    }

    /// A row of [`Form::row`] as it stands in the file; `list` is the playlist of the row
    /// before.
    pub(super) fn write(self, row: &[String], list: &mut Option<String>) -> String {
        match (self, row) {
            (Self::Csv, cells) => {
                let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
                cells.join(",") + "\n"
            }
            (Self::M3u8, [title, artist, album, name]) => {
                let mut text = String::new();
                if list.as_ref() != Some(name) {
                    text = format!("#PLAYLIST:{name}\n");
                    *list = Some(name.clone());
                }
                let shown = shown(artist, title);
                text.extend(["#EXTINF:-1,", &shown, "\n#EXTART:", artist, "\n"]);
                if !album.is_empty() {
                    text.extend(["#EXTALB:", album, "\n"]);
                }
                // There is no file; players show this line where they find none.
                let place = shown.replace(['/', '\\'], "_");
                let mark = if place.starts_with('#') { "./" } else { "" };
                text + mark + &place + "\n"
            }
            (Self::Xspf, [title, artist, album, name, isrc]) => {
                let mut text = String::from("    <track>\n");
                element(&mut text, "title", title);
                element(&mut text, "creator", artist);
                element(&mut text, "annotation", name);
                element(&mut text, "album", album);
                if !isrc.is_empty() {
                    element(&mut text, "identifier", &format!("{}{isrc}", xspf::ISRC));
                }
                text + "    </track>\n"
            }
            (_, cells) => cells.join(" ") + "\n",
        }
    }

    /// Reads a file of this form again, row by row.
    pub(super) fn read_back(
        self,
        path: &Path,
        watch: &Watch<'_>,
        each: &mut dyn FnMut(&[String]),
    ) -> Result<(), Error> {
        if self != Self::Text {
            let mut each = |track: &Track<'_>| {
                if let Some(row) = self.row(track) {
                    each(&row);
                }
                ControlFlow::Continue(())
            };
            return visit(path, watch, &mut each).map(drop);
        }
        // A line does not tell its artist for sure, so lines are compared whole.
        let file = File::open(path).map_err(|error| Why::from(error).at(path))?;
        let mut text = Text::new(Watched::new(file, watch));
        let mut lines = Lines::default();
        loop {
            match lines.next(&mut text) {
                Ok(Some(line)) => each(&[line.text.to_owned()]),
                Ok(None) | Err(Halt::Enough) => return Ok(()),
                Err(Halt::Why(why)) => return Err(why.at(path)),
            }
        }
    }
}

/// The ISRC of a row as it is kept, empty where there is none; `None` where something else stands
/// there.
fn stored_isrc(track: &Track<'_>) -> Option<String> {
    let isrc = clean(track.isrc);
    if isrc.is_empty() {
        return Some(isrc);
    }
    isrc::without_hyphens(&isrc)
}

fn shown(artist: &str, title: &str) -> String {
    if artist.is_empty() {
        return title.to_owned();
    }
    format!("{artist} - {title}")
}

/// On one line, without control characters or what XML forbids, and not endless.
pub(super) fn clean(text: &str) -> String {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let allowed = |c: &char| !matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    let spaced = |c: char| if c.is_control() { ' ' } else { c };
    let cleaned: String = text[..end].chars().filter(allowed).map(spaced).collect();
    cleaned.trim().to_owned()
}

/// A cell as it stands in a table: guarded from being computed, and in quotes where it must.
fn quoted(cell: &str) -> String {
    if may_be_computed(cell) {
        return quoted_as_is(&format!("'{cell}"));
    }
    quoted_as_is(cell)
}

fn quoted_as_is(cell: &str) -> String {
    // A row that begins with `#` could be taken for a line of an M3U.
    if cell.starts_with('#') || cell.contains([',', '"', ';', '\t']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}

fn element(text: &mut String, name: &str, content: &str) {
    if !content.is_empty() {
        text.extend(["      <", name, ">", &escape(content), "</", name, ">\n"]);
    }
}
