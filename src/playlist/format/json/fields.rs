//! What an object in JSON says, whoever wrote it, and what that makes of it.

use crate::playlist::format::table::columns::{self, Column};
use crate::playlist::format::text::textlist;
use crate::playlist::read::collector::Kind;

/// What the interface of `YouTube` calls an entry of a playlist.
const VIDEO: &str = "youtube#playlistitem";

/// What a key is about. Case, blanks, `_` and `-` make no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A title; of several the one with the highest rank counts.
    Title(u8),
    Artist,
    Album,
    Isrc,
    Kind,
    /// How many tracks there should be.
    Count,
    /// The tracks of the object that has it, in a list or by the page.
    Tracks,
    /// Either a track, or the tracks of the object.
    Track,
    /// A page of whatever the object above is about.
    Page,
    /// Several playlists.
    Playlists,
    /// A playlist, or the name of one.
    Playlist,
    /// More about the same object.
    Attributes,
    /// Things that belong to the same object.
    Relations,
    /// The song itself, within an object about it.
    Song,
    /// Other numbers of a song, the ISRC among them.
    Numbers,
    Albums,
    Artists,
    /// An episode: no song.
    Episode,
    /// What was played: no list.
    Plays,
    /// What only a line of a listening history says.
    Played,
    /// A day that may hold the second of a listen.
    When,
    /// Songs that the person marked, which say when.
    Loved,
    /// Numbers of songs, without names.
    Identifiers,
    /// Songs that are none of the person's own.
    Foreign,
    Other,
}

impl Key {
    pub(super) fn of(plain: &str) -> Self {
        match plain {
            "trackname" | "songname" | "tracktitle" | "songtitle" => Self::Title(4),
            "title" => Self::Title(3),
            "name" | "listname" => Self::Title(1),
            "artist"
            | "artistname"
            | "creator"
            | "trackartist"
            | "artistnames"
            | "performer"
            | "albumartist"
            | "artistcredit"
            | "videoownerchanneltitle" => Self::Artist,
            "artists" => Self::Artists,
            "album" | "albumname" | "albumtitle" | "release" | "releasename" => Self::Album,
            "isrc" | "isrcs" => Self::Isrc,
            "date" => Self::When,
            "lovedtracks" => Self::Loved,
            "playlistitemidentifiers" | "trackids" | "songids" => Self::Identifiers,
            "type" | "kind" | "contenttype" => Self::Kind,
            "trackcount" => Self::Count,
            "tracks" | "songs" | "likedsongs" | "favoritetracks" | "savedtracks" | "tracklist"
            | "songlist" | "playlistitems" | "playlisttracks" | "trackitems" => Self::Tracks,
            "track" | "song" => Self::Track,
            "items" | "data" | "entries" | "results" | "contents" | "library" | "edges"
            | "included" | "result" | "response" | "body" | "payload" | "export" | "backup"
            | "nodes" | "values" | "records" | "list" => Self::Page,
            "playlists" => Self::Playlists,
            "playlist" | "playlistname" | "playlisttitle" => Self::Playlist,
            "attributes" | "snippet" => Self::Attributes,
            "relationships" | "views" => Self::Relations,
            "item" | "node" | "trackmetadata" | "localtrack" | "resource" | "content"
            | "metadata" | "musicitem" => Self::Song,
            "externalids" | "additionalinfo" => Self::Numbers,
            "albums" | "savedalbums" | "favoritealbums" | "likedalbums" => Self::Albums,
            "episode" => Self::Episode,
            "recenttracks" | "scrobbles" | "listens" | "playhistory" | "listeninghistory" => {
                Self::Plays
            }
            "uts"
            | "msplayed"
            | "endtime"
            | "listenedat"
            | "playedat"
            | "scrobbledat"
            | "titleurl"
            | "mastermetadatatrackname"
            | "playdurationmilliseconds"
            | "consumptiondurationms" => Self::Played,
            _ if is_foreign(plain) => Self::Foreign,
            _ => Self::Other,
        }
    }
}

/// As [`Key::of`], where a key may be the name of a playlist. Names hold all kinds of words, so that
/// only what a program calls such a list is none of the person's own: `bannedTracks`, not
/// "Whatever". In an object of playlists each key is a name.
pub(super) fn key_among_names(name: &str, plain: &str, of_playlists: bool) -> Key {
    match Key::of(plain) {
        Key::Foreign if of_playlists || !is_wholly_foreign(name, plain) => Key::Other,
        known => known,
    }
}

fn is_wholly_foreign(name: &str, plain: &str) -> bool {
    const KINDS: [&str; 19] = [
        "history",
        "queue",
        "banned",
        "blocked",
        "hated",
        "disliked",
        "removed",
        "deleted",
        "recent",
        "recently",
        "recommended",
        "suggested",
        "similar",
        "related",
        "search",
        "searched",
        "queued",
        "play",
        "playback",
    ];
    const THINGS: [&str; 11] = [
        "tracks",
        "songs",
        "artists",
        "albums",
        "items",
        "videos",
        "playlists",
        "played",
        "queries",
        "history",
        "queue",
    ];
    const ALONE: [&str; 11] = [
        "history",
        "queue",
        "search",
        "searches",
        "recent",
        "recommendations",
        "suggestions",
        "similar",
        "related",
        "removed",
        "deleted",
    ];
    let begins_small = name.starts_with(char::is_lowercase);
    let is_joined = THINGS.iter().any(|thing| {
        let kind = plain.strip_suffix(thing);
        kind.is_some_and(|kind| KINDS.contains(&kind))
    });
    !name.contains(' ') && (is_joined || (begins_small && ALONE.contains(&plain)))
}

fn is_foreign(plain: &str) -> bool {
    const WORDS: [&str; 14] = [
        "banned",
        "block",
        "hate",
        "dislike",
        "removed",
        "deleted",
        "history",
        "recent",
        "recommend",
        "suggest",
        "similar",
        "queue",
        "related",
        "search",
    ];
    WORDS.iter().any(|word| plain.contains(word))
}

/// As [`Key::of`], in the languages in which columns of tables are known too.
pub(super) fn key_of(name: &str, plain: &str) -> Key {
    match Key::of(plain) {
        Key::Other => match columns::column_as_written(name) {
            Some(Column::Title) => Key::Title(0),
            Some(Column::Artist) => Key::Artist,
            _ => Key::Other,
        },
        known => known,
    }
}

/// A key as keys are compared.
pub(super) fn plain(key: &str) -> String {
    let kept = key.chars().filter(|c| !matches!(c, '_' | '-' | ' '));
    kept.flat_map(char::to_lowercase).collect()
}

/// What an object says.
#[allow(clippy::struct_excessive_bools)] // Keys are there or not, each for itself.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) title: String,
    rank: u8,
    pub(super) artist: String,
    pub(super) album: String,
    pub(super) isrc: String,
    pub(super) kind: String,
    /// The playlist that the track says it is in.
    pub(super) playlist: String,
    pub(super) id: bool,
    pub(super) asin: bool,
    pub(super) platform: bool,
    pub(super) link: bool,
    /// It has an address or a number of a song.
    pub(super) address: bool,
    pub(super) played: bool,
    /// It holds tracks, or albums, so that it is none itself.
    pub(super) holds: bool,
    /// It lists albums: those of a library, or those that a song is on.
    pub(super) albums: bool,
    /// How many tracks it says that there are.
    pub(super) promised: u64,
}

impl Fields {
    pub(super) fn is_track(&self) -> bool {
        let more = !self.artist.is_empty() || !self.album.is_empty() || !self.isrc.is_empty();
        let artist_row = self.kind == "artist" && self.platform && !self.artist.is_empty();
        let is_other = self.is_list() || self.is_episode();
        let more = more || self.platform || self.kind == VIDEO;
        !is_other && ((!self.title.is_empty() && more) || artist_row)
    }

    /// True for a song's object so far.
    pub(super) fn is_song_so_far(&self) -> bool {
        !self.holds && !self.title.is_empty() && !self.artist.is_empty()
    }

    /// How many tracks the file promises by it. A song says how many its album has.
    pub(super) fn promise(&self) -> u64 {
        let about = [&self.artist, &self.album, &self.isrc];
        let is_of_list = self.holds || about.iter().all(|text| text.is_empty());
        if is_of_list { self.promised } else { 0 }
    }

    /// A playlist, by what it says of itself.
    pub(super) fn is_list(&self) -> bool {
        self.kind.contains("playlist") && !self.kind.contains("item")
    }

    /// Artist and title; those of a video often stand in its title together.
    pub(super) fn parts(&self) -> (&str, &str) {
        let artist = self.artist.strip_suffix(" - Topic").unwrap_or(&self.artist);
        let is_of_artist = |(before, _): &(&str, &str)| artist.is_empty() || *before == artist;
        let found = (self.kind == VIDEO).then(|| textlist::parts(&self.title));
        found.filter(is_of_artist).unwrap_or((artist, &self.title))
    }

    pub(super) fn is_episode(&self) -> bool {
        const KINDS: [&str; 6] = ["episode", "podcast", "show", "audiobook", "movie", "film"];
        KINDS.iter().any(|kind| self.kind.contains(kind))
    }

    pub(super) fn row_kind(&self) -> Kind {
        match self
            .kind
            .trim_start_matches("library-")
            .trim_end_matches('s')
        {
            "album" => Kind::Album,
            "artist" => Kind::Artist,
            _ => Kind::Track,
        }
    }

    /// Takes a title, unless a better one is there.
    pub(super) fn offer(&mut self, rank: u8, title: String) {
        if !title.is_empty() && (self.title.is_empty() || rank > self.rank) {
            self.title = title;
            self.rank = rank;
        }
    }

    /// A text under `track` or `song`: a title, unless it is the track's number.
    pub(super) fn offer_track(&mut self, text: String) {
        let is_number = text.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        self.offer(if is_number { 0 } else { 2 }, text);
    }

    /// Notes a key whose value is not needed.
    pub(super) fn note(&mut self, key: &str) {
        match key {
            "objectid" => self.id = true,
            "asin" => self.asin = true,
            "platform" => self.platform = true,
            "tracklink" | "shareurls" => self.link = true,
            "uri" | "url" | "trackuri" | "trackid" | "songid" | "videoid" | "id" => {
                self.address = true;
            }
            _ => {}
        }
    }

    /// Takes over a name.
    pub(super) fn called(&mut self, inner: Self) {
        self.offer(inner.rank, inner.title);
    }

    /// An object within this one says what this one is.
    pub(super) fn take(&mut self, inner: Self) {
        if inner.is_track() && !inner.holds {
            let (holds, played) = (self.holds, self.played || inner.played);
            let playlist = std::mem::take(&mut self.playlist);
            *self = inner;
            (self.holds, self.played, self.playlist) = (holds, played, playlist);
        }
    }

    /// What stands in another object about the same thing.
    pub(super) fn merge(&mut self, inner: Self) {
        self.offer(inner.rank, inner.title);
        let pairs = [
            (&mut self.artist, inner.artist),
            (&mut self.album, inner.album),
            (&mut self.isrc, inner.isrc),
            (&mut self.kind, inner.kind),
        ];
        for (mine, theirs) in pairs {
            if mine.is_empty() {
                *mine = theirs;
            }
        }
        self.played |= inner.played;
    }
}
