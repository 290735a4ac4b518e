//! The kinds of files that are known.

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
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
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
    };
}

formats! {
    /// None that is known.
    #[default]
    Unknown = "unknown",
    /// Several in one folder or ZIP file.
    Several = "several",
    /// TuneMyMusic, CSV: all playlists in one file.
    TuneMyMusicCsv = "tunemymusic-csv",
    /// Soundiiz, CSV: one playlist a file.
    SoundiizCsv = "soundiiz-csv",
    /// Soundiiz, JSON.
    SoundiizJson = "soundiiz-json",
    /// Soundiiz, XSPF.
    SoundiizXspf = "soundiiz-xspf",
    /// SongShift, text with bars.
    SongShiftTxt = "songshift-txt",
    /// SongShift, JSON.
    SongShiftJson = "songshift-json",
    /// Exportify, CSV: one playlist a file.
    ExportifyCsv = "exportify-csv",
    /// The form that FreeYourMusic takes: `name,artist,album`.
    FreeYourMusicCsv = "freeyourmusic-csv",
    /// Amazon's data request: the library.
    AmazonLibrary = "amazon-library",
    /// Amazon's data request: what was played.
    AmazonListening = "amazon-listening",
    /// Amazon's data request: the account; no tracks.
    AmazonAccount = "amazon-account",
    /// Amazon's data request as a whole.
    AmazonData = "amazon-data",
    /// AMEML, CSV.
    AmemlCsv = "ameml-csv",
    /// AMEML, JSON.
    AmemlJson = "ameml-json",
    /// SongMirror, JSON.
    SongMirrorJson = "songmirror-json",
    /// SongMirror, XML.
    SongMirrorXml = "songmirror-xml",
    /// RiMusic or Kreate, CSV.
    RiMusicCsv = "rimusic-csv",
    /// An M3U or M3U8 playlist.
    M3u = "m3u",
    /// A PLS playlist.
    Pls = "pls",
    /// An XSPF playlist of any writer.
    Xspf = "xspf",
    /// The library of iTunes or Apple's Music for computers.
    ItunesXml = "itunes-xml",
    /// A table with titles and artists, of any writer.
    GenericCsv = "generic-csv",
    /// JSON with titles and artists, of any writer.
    GenericJson = "generic-json",
    /// One track a line, as TuneMyMusic, Soundiiz and many others write text.
    TextList = "text-list",
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
