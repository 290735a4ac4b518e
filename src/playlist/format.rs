//! Every format that is known: one file each in the rooms beside this one, and the registry.
//!
//! A new format of tables is a file in `table` with a function `table`, and a line in the list below that
//! names it. Another format has a [`FileFormat`], and a line in one of the lists at the end.

use std::io::Read;

use super::error::Halt;
use super::read::bytes::Text;
use super::read::collector::Collector;
use super::read::table::{Head, Table};
use super::read::watch::Watched;

mod json;
pub(super) mod table;
pub(super) mod text;
pub(super) mod xml;

use text::{m3u, pls, songshift, spotifybackup, textlist};
use xml::{itunes, smil, songmirror, xspf};

/// Reads a file whose beginning was recognised.
type ReadFile = fn(&mut Input<'_>, &Hint<'_>, &mut Collector<'_>) -> Reading;

/// What a file that was read turned out to be; none when it is no list.
pub(super) type Reading = Result<Option<Known>, Halt>;

/// A file that is being read.
pub(super) type Input<'w> = Text<Watched<'w, Box<dyn Read + 'w>>>;

/// What is known of a file before it is read.
pub(super) struct Hint<'a> {
    /// The file's name without its ending: what a playlist is called that does not say its name.
    pub(super) stem: &'a str,
    /// How surely its beginning is of the format.
    pub(super) certainty: Certainty,
}

impl Hint<'_> {
    /// What is known once it was read: it is of this format, as surely as its beginning said.
    pub(super) fn read_as(&self, format: Format, cut: bool) -> Known {
        Known {
            cut,
            format,
            certainty: self.certainty,
        }
    }
}

/// What a file turned out to be.
pub(super) struct Known {
    /// True when its end is missing.
    pub(super) cut: bool,
    pub(super) format: Format,
    pub(super) certainty: Certainty,
}

/// A format that is no table.
pub(super) struct FileFormat {
    /// What a file of it is called; unknown where only reading it tells.
    pub(super) format: Format,
    /// How surely a text that begins so is of the format; none when it is not.
    pub(super) recognise: fn(&Beginning<'_>) -> Option<Certainty>,
    pub(super) read: ReadFile,
    /// The name of a playlist may come after its tracks, so that names are read first where
    /// tracks are shown.
    pub(super) names_come_late: bool,
    /// Any text may look like it.
    pub(super) is_free_text: bool,
}

impl FileFormat {
    /// A format whose files name a playlist before its tracks.
    pub(super) const fn new(
        format: Format,
        recognise: fn(&Beginning<'_>) -> Option<Certainty>,
        read: ReadFile,
    ) -> Self {
        Self {
            format,
            recognise,
            read,
            names_come_late: false,
            is_free_text: false,
        }
    }

    /// A format whose files may name a playlist after its tracks, as markup and JSON do.
    pub(super) const fn with_late_names(
        recognise: fn(&Beginning<'_>) -> Option<Certainty>,
        read: ReadFile,
    ) -> Self {
        Self {
            names_come_late: true,
            ..Self::new(Format::Unknown, recognise, read)
        }
    }
}

/// The beginning of a text.
pub(super) struct Beginning<'a> {
    /// Its characters, without blanks before them.
    pub(super) text: &'a str,
    /// True when that is the whole text.
    pub(super) all: bool,
    /// True for a text that a person pasted: it is taken by the line when it is nothing else.
    pub(super) is_pasted: bool,
    /// The first element where it is markup: its name without a prefix, in small letters.
    pub(super) root: &'a str,
}

impl Beginning<'_> {
    /// True when it begins with this word, in large or small letters.
    pub(super) fn starts_with(&self, word: &str) -> bool {
        let start = self.text.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    }
}

/// How surely a format is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Certainty {
    /// Not at all.
    #[default]
    None,
    /// It can be read so, but other programs write the same.
    Unsure,
    /// It looks like it.
    Likely,
    /// Nobody else writes this.
    Sure,
}

impl Certainty {
    /// The permanent id.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }

    /// The lesser of the two, where both know anything.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, one) | (one, Self::None) => one,
            (Self::Unsure, _) | (_, Self::Unsure) => Self::Unsure,
            (Self::Likely, _) | (_, Self::Likely) => Self::Likely,
            (Self::Sure, Self::Sure) => Self::Sure,
        }
    }
}

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $id:literal $(, table of $file:ident)?;)*) => {
        /// Who writes such files, and in which form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum Format {
            $($(#[$doc])* $name,)*
        }

        impl Format {
            /// Every format.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The permanent id.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }

        /// Formats of tables, in the order in which a header is held against them.
        const TABLES: &[fn(&Head) -> Option<Table>] = &[$($(table::$file::table,)?)*];
    };
}

formats! {
    /// None that is known.
    #[default]
    Unknown = "unknown";
    /// Several in one folder or ZIP file.
    Several = "several";
    /// TuneMyMusic, CSV: all playlists in one file.
    TuneMyMusicCsv = "tunemymusic-csv", table of tunemymusic;
    /// AMEML, CSV.
    AmemlCsv = "ameml-csv", table of ameml;
    /// RiMusic or Kreate, CSV.
    RiMusicCsv = "rimusic-csv", table of rimusic;
    /// Exportify, CSV: one playlist a file.
    ExportifyCsv = "exportify-csv", table of exportify;
    /// Amazon's data request: the library.
    AmazonLibrary = "amazon-library", table of amazon;
    /// Amazon's data request: what was played.
    AmazonListening = "amazon-listening";
    /// Amazon's data request: the account; no tracks.
    AmazonAccount = "amazon-account";
    /// Amazon's data request as a whole.
    AmazonData = "amazon-data";
    /// Soundiiz, CSV: one playlist a file.
    SoundiizCsv = "soundiiz-csv", table of soundiiz;
    /// Soundiiz, JSON.
    SoundiizJson = "soundiiz-json";
    /// Soundiiz, XSPF.
    SoundiizXspf = "soundiiz-xspf";
    /// The form that FreeYourMusic takes: `name,artist,album`.
    FreeYourMusicCsv = "freeyourmusic-csv";
    /// Shazam: what it heard.
    ShazamCsv = "shazam-csv";
    /// Google Takeout: the songs of the library of `YouTube` Music.
    TakeoutCsv = "takeout-csv";
    /// A table with titles and artists, of any writer.
    GenericCsv = "generic-csv", table of generic;
    /// SongShift, text with bars.
    SongShiftTxt = "songshift-txt";
    /// SongShift, JSON.
    SongShiftJson = "songshift-json";
    /// AMEML, JSON.
    AmemlJson = "ameml-json";
    /// SongMirror, JSON.
    SongMirrorJson = "songmirror-json";
    /// SongMirror, XML.
    SongMirrorXml = "songmirror-xml";
    /// What was played, of any writer but Amazon; no list.
    History = "listening-history";
    /// `spotify-backup`, text.
    SpotifyBackupTxt = "spotify-backup-txt";
    /// JSPF: an XSPF playlist as JSON.
    Jspf = "jspf";
    /// Windows Media Player or Zune.
    Wpl = "wpl";
    /// An M3U or M3U8 playlist.
    M3u = "m3u";
    /// A PLS playlist.
    Pls = "pls";
    /// An XSPF playlist of any writer.
    Xspf = "xspf";
    /// The library of iTunes or Apple's Music for computers.
    ItunesXml = "itunes-xml";
    /// JSON with titles and artists, of any writer.
    GenericJson = "generic-json";
    /// One track a line, as TuneMyMusic, Soundiiz and many others write text.
    TextList = "text-list";
}

/// Formats of markup.
pub(super) const MARKUP: &[&FileFormat] = &[
    &songmirror::FORMAT,
    &itunes::FORMAT,
    &xspf::FORMAT,
    &smil::FORMAT,
];

/// Formats that say themselves what they are, tried before tables.
pub(super) const MARKED: &[&FileFormat] = &[
    &pls::FORMAT,
    &m3u::EXTENDED,
    &songshift::FORMAT,
    &spotifybackup::FORMAT,
    &json::FORMAT,
];

/// Lines that are files of music, tried after tables.
pub(super) const LINES_OF_FILES: &[&FileFormat] = &[&m3u::BARE];

/// Formats that any text may look like, tried last.
pub(super) const UNMARKED: &[&FileFormat] = &[&textlist::FORMAT];

/// The table that has this header; none when no format knows it.
pub(super) fn table(head: &Head) -> Option<Table> {
    TABLES.iter().find_map(|table| table(head))
}

/// True for what headers begin with, which a song is seldom called.
pub(super) fn begins_header(cell: &str) -> bool {
    table::columns::column_as_written(cell).is_some()
}

/// True where a table names the numbers or addresses of songs and nothing else of them.
pub(super) fn has_numbers_alone(head: &Head) -> bool {
    let has = |names: &[&str]| head.find(names).is_some();
    has(table::ADDRESSES) && table::generic::is_nameless(head)
}

impl Format {
    /// The format of both together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, one) | (one, Self::Unknown) => one,
            (one, other) if one == other => one,
            (one, other) if one.is_amazon() && other.is_amazon() => Self::AmazonData,
            _ => Self::Several,
        }
    }

    fn is_amazon(self) -> bool {
        matches!(
            self,
            Self::AmazonLibrary | Self::AmazonListening | Self::AmazonAccount | Self::AmazonData
        )
    }

    /// Tracks that the free version gives in all, as far as that is known.
    pub(super) fn free_in_all(self) -> Option<u64> {
        matches!(self, Self::TuneMyMusicCsv | Self::TextList).then_some(500)
    }

    /// Tracks that the free version gives for each playlist, as far as that is known.
    pub(super) fn free_each(self) -> Option<u64> {
        let soundiiz = matches!(
            self,
            Self::SoundiizCsv | Self::SoundiizJson | Self::SoundiizXspf | Self::TextList
        );
        soundiiz.then_some(200)
    }
}
