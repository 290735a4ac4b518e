//! What is missing: held against what a person counts in their app, or against another
//! export.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use crate::playlist::error::Error;
use crate::playlist::format::text::textlist;
use crate::playlist::read;
use crate::playlist::read::collector::{Kind, Track};
use crate::playlist::read::hash;
use crate::playlist::read::watch::Watch;
use crate::playlist::report::{Playlist, Report};
use crate::playlist::visit;
use names::{first_artist, pictures, plain, without_notes};

mod names;

/// Songs of each side that are named; the rest is counted.
pub const MOST_NAMED: usize = 1_000;

/// What a person reads off their app. What they do not know is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// How many playlists.
    pub playlists: Option<u64>,
    /// How many songs in all.
    pub songs: Option<u64>,
    /// What the playlists are called.
    pub names: Vec<String>,
}

/// A number that was expected, and what the export has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// By the app.
    pub expected: u64,
    /// In the export.
    pub found: u64,
}

impl Counted {
    /// How many are missing; 0 when there are as many or more.
    pub fn missing(self) -> u64 {
        self.expected.saturating_sub(self.found)
    }
}

/// An export held against what was expected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against {
    /// Playlists; none when nobody said how many.
    pub playlists: Option<Counted>,
    /// Songs; none when nobody said how many.
    pub songs: Option<Counted>,
    /// Names that were expected and are not in the export, as they were given.
    pub missing: Vec<String>,
    /// Playlists of the export that nobody named; empty when no name was given.
    pub unexpected: Vec<String>,
}

impl Against {
    /// True when nothing that was expected is missing.
    pub fn is_complete(&self) -> bool {
        let enough = |counted: Option<Counted>| counted.is_none_or(|c| c.missing() == 0);
        enough(self.playlists) && enough(self.songs) && self.missing.is_empty()
    }
}

impl Report {
    /// Holds the export against what a person reads off their app. Names count as the same
    /// whatever their capitals, spaces and punctuation.
    pub fn against(&self, expected: &Expected) -> Against {
        let playlists: Vec<&Playlist> = self.files.iter().flat_map(|f| &f.playlists).collect();
        let counted =
            |expected: Option<u64>, found| expected.map(|expected| Counted { expected, found });
        let have = by_name_and_pictures(playlists.iter().map(|list| list.name.as_str()));
        let want = by_name_and_pictures(expected.names.iter().map(String::as_str));
        let names = expected.names.iter();
        let missing = names.filter(|name| !is_among(&have, name));
        let lists = playlists.iter();
        let unexpected = lists.filter(|p| !want.is_empty() && !is_among(&want, &p.name));
        Against {
            playlists: counted(expected.playlists, playlists.len() as u64),
            songs: counted(expected.songs, self.files.iter().map(|f| f.tracks).sum()),
            missing: missing.cloned().collect(),
            unexpected: unexpected.map(|p| p.name.clone()).collect(),
        }
    }
}

/// Names as they are compared, each with the pictures that go with it.
fn by_name_and_pictures<'n>(
    names: impl Iterator<Item = &'n str>,
) -> HashMap<String, HashSet<String>> {
    let mut all: HashMap<String, HashSet<String>> = HashMap::new();
    for name in names {
        all.entry(plain(name)).or_default().insert(pictures(name));
    }
    all
}

/// True when a name is there, with the same pictures or where one of both has none: many
/// programs leave them out.
fn is_among(names: &HashMap<String, HashSet<String>>, name: &str) -> bool {
    let own = pictures(name);
    names
        .get(&plain(name))
        .is_some_and(|with| own.is_empty() || with.contains("") || with.contains(&own))
}

/// A song by which it is named.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Song {
    /// Its title.
    pub title: String,
    /// Its artist; may be empty.
    pub artist: String,
}

/// Songs that one side has alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Alone {
    /// How many different ones.
    pub count: u64,
    /// The first [`MOST_NAMED`] of them.
    pub songs: Vec<Song>,
    /// Playlists that the other side does not have.
    pub playlists: Vec<String>,
}

/// A playlist that both have, with different numbers of tracks.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Changed {
    /// Its name in the first export.
    pub name: String,
    /// Its tracks in the first export.
    pub first: u64,
    /// Its tracks in the second.
    pub second: u64,
}

/// What two exports have and have not in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Differences {
    /// Different songs that are in both.
    pub in_both: u64,
    /// What only the first has.
    pub first: Alone,
    /// What only the second has.
    pub second: Alone,
    /// Playlists of both with different numbers of tracks.
    pub changed: Vec<Changed>,
}

/// Compares two exports of whatever formats. A song is the same when its ISRC is, or its
/// title and first artist are: capitals, punctuation, the way in which accents are written, `&`
/// for `and`, and notes like `[Explicit]`, `(feat. …)` or `- Remastered 2011` do not count. Reads each file three times and holds 16 bytes a track, and
/// about 20 for each different song.
pub fn exports(first: &Path, second: &Path, watch: &Watch<'_>) -> Result<Differences, Error> {
    let lists = [read(first, watch)?, read(second, watch)?];
    let songs = [songs(first, watch)?, songs(second, watch)?];
    let mut differences = Differences::default();
    differences.in_both = alone(first, &songs[1], watch, &mut differences.first)?;
    alone(second, &songs[0], watch, &mut differences.second)?;
    playlists(&lists, &mut differences);
    Ok(differences)
}

/// The songs of an export, as sorted numbers.
struct Songs {
    names: Vec<u64>,
    isrcs: Vec<u64>,
}

fn songs(path: &Path, watch: &Watch<'_>) -> Result<Songs, Error> {
    let (mut names, mut isrcs) = (Vec::new(), Vec::new());
    visit(path, watch, &mut |track| {
        if is_track(track) {
            names.push(by_name(track));
            isrcs.extend(by_isrc(track));
        }
        ControlFlow::Continue(())
    })?;
    names.sort_unstable();
    isrcs.sort_unstable();
    Ok(Songs { names, isrcs })
}

/// Finds what only this export has; the number of songs that both have.
fn alone(path: &Path, other: &Songs, watch: &Watch<'_>, alone: &mut Alone) -> Result<u64, Error> {
    let (mut seen, mut in_both) = (HashSet::new(), 0);
    visit(path, watch, &mut |track| {
        let name = by_name(track);
        if !is_track(track) || !seen.insert(name) {
            return ControlFlow::Continue(());
        }
        let same_isrc = by_isrc(track).is_some_and(|isrc| has(&other.isrcs, isrc));
        if same_isrc || has(&other.names, name) {
            in_both += 1;
        } else {
            alone.count += 1;
            if alone.songs.len() < MOST_NAMED {
                alone.songs.push(Song {
                    title: track.title.to_owned(),
                    artist: track.artist.to_owned(),
                });
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(in_both)
}

fn has(sorted: &[u64], number: u64) -> bool {
    sorted.binary_search(&number).is_ok()
}

fn is_track(track: &Track<'_>) -> bool {
    matches!(track.kind, Kind::Track | Kind::Favourite) && !track.title.is_empty()
}

fn by_isrc(track: &Track<'_>) -> Option<u64> {
    let isrc = plain(track.isrc);
    (isrc.len() == 12).then(|| hash::of(1, &[&isrc]))
}

fn by_name(track: &Track<'_>) -> u64 {
    // Videos have both in the title.
    let (artist, title) = match track.artist {
        "" => textlist::parts(track.title),
        artist => (artist, track.title),
    };
    hash::of(
        0,
        &[&plain(&without_notes(title)), &plain(first_artist(artist))],
    )
}

fn playlists(lists: &[Report; 2], differences: &mut Differences) {
    let [first, second] = lists.each_ref().map(by_plain_name);
    for (key, (name, tracks)) in &first {
        match second.get(key) {
            None => differences.first.playlists.push(name.clone()),
            Some((_, other)) if other != tracks => differences.changed.push(Changed {
                name: name.clone(),
                first: *tracks,
                second: *other,
            }),
            Some(_) => {}
        }
    }
    let news = second.iter().filter(|(key, _)| !first.contains_key(*key));
    differences.second.playlists = news.map(|(_, (name, _))| name.clone()).collect();
    differences.first.playlists.sort();
    differences.second.playlists.sort();
    differences.changed.sort_by(|a, b| a.name.cmp(&b.name));
}

/// Playlists of the same name in several files are one.
fn by_plain_name(report: &Report) -> HashMap<String, (String, u64)> {
    let mut all: HashMap<String, (String, u64)> = HashMap::new();
    for playlist in report.files.iter().flat_map(|file| &file.playlists) {
        let known = all.entry(plain(&playlist.name));
        known.or_insert_with(|| (playlist.name.clone(), 0)).1 += playlist.tracks;
    }
    all
}
