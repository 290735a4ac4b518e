//! What is missing: held against what a person counts in their app, or against another
//! export.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use crate::playlist::error::{Error, Why};
use crate::playlist::format::text::textlist;
use crate::playlist::read;
use crate::playlist::read::collector::{Kind, Track};
use crate::playlist::read::hash;
use crate::playlist::read::watch::Watch;
use crate::playlist::report::{Playlist, Report, Skipped};
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
    /// Files of either that could not be read, or not to their end: their songs are missing above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Skipped>,
}

/// Compares two exports of whatever formats. A song is the same when its ISRC is, or its
/// title and first artist are: capitals, punctuation, the way in which accents are written, `&`
/// for `and`, and notes like `[Explicit]`, `(feat. …)` or `- Remastered 2011` do not count. Fails
/// where one of them is no list. Reads each file three times, those whose names come late five times;
/// holds 16 bytes a track, and about 20 for each different song.
pub fn exports(first: &Path, second: &Path, watch: &Watch<'_>) -> Result<Differences, Error> {
    let lists = [read_list(first, watch)?, read_list(second, watch)?];
    let (first_songs, mut unread) = songs(first, watch)?;
    let (second_songs, more) = songs(second, watch)?;
    unread.extend(more);
    let mut differences = Differences {
        unread,
        ..Differences::default()
    };
    differences.in_both = alone(first, &second_songs, watch, &mut differences.first)?;
    alone(second, &first_songs, watch, &mut differences.second)?;
    playlists(&lists, &mut differences);
    Ok(differences)
}

fn read_list(path: &Path, watch: &Watch<'_>) -> Result<Report, Error> {
    let report = read(path, watch)?;
    if report.is_list() {
        Ok(report)
    } else {
        Err(Why::NoList.at(path))
    }
}

/// The songs of an export, as sorted numbers.
struct Songs {
    names: Vec<u64>,
    isrcs: Vec<u64>,
}

/// The songs of an export, and the files in it that could not be read.
fn songs(path: &Path, watch: &Watch<'_>) -> Result<(Songs, Vec<Skipped>), Error> {
    let (mut names, mut isrcs) = (Vec::new(), Vec::new());
    let unread = visit(path, watch, &mut |track| {
        if is_track(track) {
            names.push(by_name(track));
            isrcs.extend(by_isrc(track));
        }
        ControlFlow::Continue(())
    })?;
    names.sort_unstable();
    isrcs.sort_unstable();
    Ok((Songs { names, isrcs }, unread))
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
    for (list, met) in held_against(&first, &second) {
        match met {
            None => differences.first.playlists.push(list.name.clone()),
            Some(other) if other.tracks != list.tracks => differences.changed.push(Changed {
                name: list.name.clone(),
                first: list.tracks,
                second: other.tracks,
            }),
            Some(_) => {}
        }
    }
    let news = held_against(&second, &first).filter(|(_, met)| met.is_none());
    differences.second.playlists = news.map(|(list, _)| list.name.clone()).collect();
    differences.first.playlists.sort();
    differences.second.playlists.sort();
    differences.changed.sort_by(|a, b| a.name.cmp(&b.name));
}

/// Playlists by the letters of their names. Those that differ by their pictures stand together.
type ByName = HashMap<String, Vec<Named>>;

/// Playlists of the same name: they are one, in however many files.
struct Named {
    pictures: String,
    /// As it is written first.
    name: String,
    tracks: u64,
}

fn by_plain_name(report: &Report) -> ByName {
    let mut all = ByName::new();
    for playlist in report.files.iter().flat_map(|file| &file.playlists) {
        let pictures = pictures(&playlist.name);
        let same = all.entry(plain(&playlist.name)).or_default();
        match same.iter_mut().find(|named| named.pictures == pictures) {
            Some(named) => named.tracks += playlist.tracks,
            None => same.push(Named {
                pictures,
                name: playlist.name.clone(),
                tracks: playlist.tracks,
            }),
        }
    }
    all
}

/// Each playlist of one side, and the same one of the other.
fn held_against<'l>(
    one: &'l ByName,
    other: &'l ByName,
) -> impl Iterator<Item = (&'l Named, Option<&'l Named>)> {
    one.iter().flat_map(|(letters, mine)| {
        let theirs = other.get(letters).map_or(&[][..], Vec::as_slice);
        mine.iter().map(move |list| (list, met(list, mine, theirs)))
    })
}

/// Many programs leave pictures out: a playlist without any is one that has some, where both sides
/// have a single one of that name.
fn met<'l>(list: &Named, mine: &[Named], theirs: &'l [Named]) -> Option<&'l Named> {
    let same = theirs.iter().find(|one| one.pictures == list.pictures);
    same.or(match (mine, theirs) {
        ([_], [other]) if list.pictures.is_empty() || other.pictures.is_empty() => Some(other),
        _ => None,
    })
}
