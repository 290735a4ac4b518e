//! Where every reader puts what it finds: counted, checked, and shown to whoever looks on.

use std::collections::HashMap;
use std::ops::ControlFlow;

use crate::playlist::MOST_PLAYLISTS;
use crate::playlist::MOST_TRACKS;
use crate::playlist::error::{Halt, Why};
use crate::playlist::format::{Certainty, Format};
use crate::playlist::read::{hash, isrc};
use crate::playlist::report::{FileReport, Playlist, Warning};

mod row;
mod wrong;

pub(in crate::playlist) use row::{Each, Row};
pub use row::{Kind, Track};

/// Bytes of a playlist's name that are kept.
pub(in crate::playlist) const LONGEST_NAME: usize = 512;

struct List {
    playlist: Playlist,
    hidden: bool,
}

/// Counts and checks rows. What it holds grows by eight bytes a track, and by the names of
/// the playlists.
pub(in crate::playlist) struct Collector<'e> {
    lists: Vec<List>,
    by_name: HashMap<String, usize>,
    latest: Option<usize>,
    seen: Vec<u64>,
    counts: Counts,
    each: Option<&'e mut Each<'e>>,
    /// Names that a first reading found, for formats that tell them late.
    names: Vec<String>,
    /// Playlists of the files that were counted or shown before.
    lists_before: usize,
}

#[derive(Default)]
struct Counts {
    tracks: u64,
    favourites: u64,
    loose: u64,
    albums: u64,
    artists: u64,
    plays: u64,
    without_artist: u64,
    with_isrc: u64,
    other_media: u64,
    passed_over: u64,
    open_quotes: u64,
    wide_rows: u64,
    not_in_file: u64,
}

impl<'e> Collector<'e> {
    /// Counts only. So many playlists were counted before.
    pub(in crate::playlist) fn counting(lists_before: usize) -> Self {
        Self {
            lists: Vec::new(),
            by_name: HashMap::new(),
            latest: None,
            seen: Vec::new(),
            counts: Counts::default(),
            each: None,
            names: Vec::new(),
            lists_before,
        }
    }

    /// Shows each row; `names` are those of a first reading, or empty. So many playlists were
    /// shown before.
    pub(in crate::playlist) fn showing(
        each: &'e mut Each<'e>,
        names: Vec<String>,
        lists_before: usize,
    ) -> Self {
        Self {
            each: Some(each),
            names,
            ..Self::counting(lists_before)
        }
    }

    /// True when somebody looks at the rows.
    pub(in crate::playlist) fn shows(&self) -> bool {
        self.each.is_some()
    }

    /// The number of the playlist with this name; the same for the same name.
    pub(in crate::playlist) fn list(&mut self, name: &str) -> Result<usize, Why> {
        let name = shortened(name);
        if let Some(latest) = self.latest
            && self.lists[latest].playlist.name == name
        {
            return Ok(latest);
        }
        let number = if let Some(number) = self.by_name.get(name) {
            *number
        } else {
            let number = self.fresh(name)?;
            self.by_name.insert(name.to_owned(), number);
            number
        };
        self.latest = Some(number);
        Ok(number)
    }

    /// A new playlist, whatever others are called.
    pub(in crate::playlist) fn fresh(&mut self, name: &str) -> Result<usize, Why> {
        if self.lists.len() >= MOST_PLAYLISTS {
            return Err(Why::TooMany);
        }
        let playlist = Playlist {
            name: shortened(name).to_owned(),
            tracks: 0,
            number: self.lists_so_far(),
        };
        let hidden = false;
        self.lists.push(List { playlist, hidden });
        Ok(self.lists.len() - 1)
    }

    /// Names a playlist after its rows were read.
    pub(in crate::playlist) fn name(&mut self, list: usize, name: &str) {
        shortened(name).clone_into(&mut self.lists[list].playlist.name);
    }

    /// This is no playlist of the person's own.
    pub(in crate::playlist) fn hide(&mut self, list: usize) {
        self.lists[list].hidden = true;
    }

    pub(in crate::playlist) fn is_hidden(&self, list: usize) -> bool {
        self.lists[list].hidden
    }

    pub(in crate::playlist) fn tracks_in(&self, list: usize) -> u64 {
        self.lists[list].playlist.tracks
    }

    /// Playlists so far, those of the files before too.
    pub(in crate::playlist) fn lists_so_far(&self) -> usize {
        self.lists_before + self.lists.len()
    }

    pub(in crate::playlist) fn tracks(&self) -> u64 {
        self.counts.tracks
    }

    /// True once anything at all was found.
    pub(in crate::playlist) fn has_any(&self) -> bool {
        let counts = &self.counts;
        counts.tracks + counts.albums + counts.artists + counts.plays > 0
    }

    /// A line of a listening history.
    pub(in crate::playlist) fn play(&mut self) {
        self.counts.plays += 1;
    }

    pub(in crate::playlist) fn plays(&self) -> u64 {
        self.counts.plays
    }

    /// Podcasts, films and the like.
    pub(in crate::playlist) fn note_other_media(&mut self, count: u64) {
        self.counts.other_media += count;
    }

    /// Lines and rows in which no song is named.
    pub(in crate::playlist) fn note_passed_over(&mut self, count: u64) {
        self.counts.passed_over += count;
    }

    /// Quotes that were never closed.
    pub(in crate::playlist) fn note_open_quotes(&mut self, count: u64) {
        self.counts.open_quotes += count;
    }

    /// Rows with more cells than there are columns.
    pub(in crate::playlist) fn note_wide_rows(&mut self, count: u64) {
        self.counts.wide_rows += count;
    }

    /// Entries of playlists whose songs the file does not have.
    pub(in crate::playlist) fn note_not_in_file(&mut self, count: u64) {
        self.counts.not_in_file += count;
    }

    /// A song of this playlist, of which nothing but title and artist is known.
    pub(in crate::playlist) fn song(
        &mut self,
        list: usize,
        title: &str,
        artist: &str,
    ) -> Result<(), Halt> {
        self.add(&Row {
            kind: Kind::Track,
            list: Some(list),
            title,
            artist,
            ..Row::default()
        })
    }

    /// A track of a library, in which the same song may well lie twice: in its playlists it may not.
    pub(in crate::playlist) fn add_to_library(&mut self, row: &Row<'_>) -> Result<(), Halt> {
        self.count_track(row);
        self.show(row)
    }

    /// A row of any kind.
    pub(in crate::playlist) fn add(&mut self, row: &Row<'_>) -> Result<(), Halt> {
        match row.kind {
            Kind::Album => self.counts.albums += 1,
            Kind::Artist => self.counts.artists += 1,
            Kind::Track | Kind::Favourite => self.add_track(row)?,
        }
        self.show(row)
    }

    fn count_track(&mut self, row: &Row<'_>) {
        let counts = &mut self.counts;
        counts.tracks += 1;
        counts.favourites += u64::from(row.kind == Kind::Favourite);
        counts.without_artist += u64::from(row.artist.is_empty());
        counts.with_isrc += u64::from(isrc::is_one(row.isrc));
        if let Some(list) = row.list
            && row.kind == Kind::Track
        {
            self.lists[list].playlist.tracks += 1;
        } else {
            counts.loose += 1;
        }
    }

    fn add_track(&mut self, row: &Row<'_>) -> Result<(), Why> {
        self.count_track(row);
        let place = row.list.map_or(0, |list| list as u64 + 1);
        let favourite = u64::from(row.kind == Kind::Favourite) << 63;
        let texts = [row.title, row.artist, row.album];
        self.note_seen(hash::of(place | favourite, &texts))
    }

    fn note_seen(&mut self, sum: u64) -> Result<(), Why> {
        if self.seen.len() >= MOST_TRACKS {
            return Err(Why::TooMany);
        }
        self.seen.push(sum);
        Ok(())
    }

    /// A track of the library, already counted there, that is also in this playlist. `sum` tells it
    /// from other songs: its texts may not be held.
    pub(in crate::playlist) fn add_member(&mut self, row: &Row<'_>, sum: u64) -> Result<(), Halt> {
        let Some(number) = row.list else {
            return Ok(());
        };
        let list = &mut self.lists[number];
        list.playlist.tracks += 1;
        if list.hidden {
            return Ok(());
        }
        self.note_seen(hash::of(sum ^ (number as u64 + 1), &[]))?;
        self.show(row)
    }

    fn show(&mut self, row: &Row<'_>) -> Result<(), Halt> {
        let Some(each) = &mut self.each else {
            return Ok(());
        };
        let early = row.list.and_then(|list| self.names.get(list));
        let late = row.list.map(|list| &self.lists[list].playlist.name);
        let track = Track {
            kind: row.kind,
            playlist: early.or(late).map(String::as_str),
            list: row.list.map(|list| self.lists_before + list),
            title: row.title,
            artist: row.artist,
            album: row.album,
            isrc: row.isrc,
        };
        match each(&track) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Enough),
        }
    }

    /// The names of all playlists by number, for a second reading.
    pub(in crate::playlist) fn into_names(self) -> Vec<String> {
        self.lists
            .into_iter()
            .map(|list| list.playlist.name)
            .collect()
    }

    /// The report, and what looks wrong by the numbers.
    pub(in crate::playlist) fn finish(
        self,
        name: String,
        format: Format,
        certainty: Certainty,
    ) -> FileReport {
        let duplicates = hash::repeated(self.seen);
        let shown = self.lists.into_iter().filter(|list| !list.hidden);
        let mut report = FileReport {
            playlists: shown.map(|list| list.playlist).collect(),
            tracks: self.counts.tracks,
            favourites: self.counts.favourites,
            loose: self.counts.loose,
            albums: self.counts.albums,
            artists: self.counts.artists,
            plays: self.counts.plays,
            without_artist: self.counts.without_artist,
            with_isrc: self.counts.with_isrc,
            other_media: self.counts.other_media,
            passed_over: self.counts.passed_over,
            duplicates,
            format,
            certainty,
            ..FileReport::unknown(name, Vec::new())
        };
        report.warnings = wrong::by_numbers(&report);
        let counts = &self.counts;
        let more = [
            Warning::OpenQuotes {
                count: counts.open_quotes,
            },
            Warning::WideRows {
                count: counts.wide_rows,
            },
            Warning::NotInFile {
                count: counts.not_in_file,
            },
        ];
        report
            .warnings
            .extend(more.into_iter().filter(|warning| warning.count() > Some(0)));
        report
    }
}

fn shortened(name: &str) -> &str {
    cut(name, LONGEST_NAME)
}

/// The beginning of a name, in at most so many bytes.
pub(in crate::playlist) fn cut(name: &str, most: usize) -> &str {
    let mut end = name.len().min(most);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    &name[..end]
}
