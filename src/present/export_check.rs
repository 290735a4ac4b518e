//! What a check of an exported list says to a person, the same at every door.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::playlist::{self, count, warn};
use crate::case::check::{Check, Concern};
use crate::i18n::{self, text, tr, tr_with};
use crate::playlist::compare::{Against, Alone, Differences, Song};
use crate::playlist::fingerprint::Stamp;
use crate::playlist::{Report, Warning};
use crate::text::clean;

/// The concern of a list with files in it that could not be read.
const UNREAD: &str = "unread";
/// Songs that are named when two lists are compared.
const NAMED: usize = 20;

/// The facts of a report that a case remembers. `file` is the file's own name, empty for a
/// pasted list.
pub fn check(report: &Report, file: &str, stamp: Stamp, sha256: String, at: Timestamp) -> Check {
    let sum = report.sum();
    let mut warnings: Vec<Concern> = sum.warnings.iter().map(concern).collect();
    let mut unread = report.skipped.iter().filter(|file| file.why.is_some());
    if let Some(first) = unread.next() {
        warnings.push(Concern {
            id: UNREAD.to_owned(),
            number: Some(1 + unread.count() as u64),
            name: Some(clean(&first.name)),
        });
    }
    Check {
        file: clean(file),
        size: stamp.size,
        modified: stamp.modified,
        sha256,
        format: sum.format.id().to_owned(),
        certainty: sum.certainty.id().to_owned(),
        playlists: sum.playlists.len() as u64,
        tracks: sum.tracks,
        favourites: sum.favourites,
        albums: sum.albums,
        artists: sum.artists,
        duplicates: sum.duplicates,
        without_artist: sum.without_artist,
        with_isrc: sum.with_isrc,
        warnings,
        at,
    }
}

fn concern(warning: &Warning) -> Concern {
    let (number, name) = match warning {
        Warning::FreeLimit { limit, playlist } => (Some(*limit), playlist.as_deref().map(clean)),
        Warning::Duplicates { count }
        | Warning::OpenQuotes { count }
        | Warning::WideRows { count }
        | Warning::NotInFile { count } => (Some(*count), None),
        Warning::Letters { encoding } => (None, Some((*encoding).to_owned())),
        Warning::NotTracks { albums, .. } => (Some(*albums), None),
        _ => (None, None),
    };
    let id = warning.id().to_owned();
    Concern { id, number, name }
}

/// What a file that is no list at all says: what it is instead, and what to do.
pub fn no_list(report: &Report, name: &str) -> String {
    let said = playlist::no_list(report, name);
    let words = said.sentences.join(" ");
    if said.names_file {
        return words;
    }
    tr_with(
        "exports-told-of",
        &[("file", text(clean(name))), ("why", text(words))],
    )
}

/// "12 playlists, 843 songs".
pub fn sum(check: &Check) -> String {
    let values = [
        ("playlists", count(check.playlists)),
        ("tracks", count(check.tracks)),
    ];
    tr_with("exports-sum", &values)
}

/// "843 songs in my-playlists.csv".
pub fn songs_in(check: &Check) -> String {
    let values = [("tracks", count(check.tracks)), ("file", text(name(check)))];
    tr_with("exports-songs-in", &values)
}

/// The file's name, or what a pasted list is called.
pub fn name(check: &Check) -> String {
    if check.file.is_empty() {
        tr("exports-pasted")
    } else {
        clean(&check.file)
    }
}

/// "my-playlists.csv, checked today at 14:02".
pub fn checked(check: &Check, today: Date) -> String {
    let at = check.at.to_zoned_datetime(TimeZone::system());
    let file = ("file", text(name(check)));
    let time = ("time", text(at.strftime("%H:%M").to_string()));
    if at.date() == today {
        return tr_with("exports-checked-today", &[file, time]);
    }
    let day = ("day", text(i18n::date(at.date())));
    tr_with("exports-checked-on", &[file, day])
}

/// What looked wrong, a sentence each with what to do about it.
pub fn warnings(check: &Check) -> Vec<String> {
    let mut said: Vec<String> = check.warnings.iter().map(worded).collect();
    if check.lacks_playlists() {
        said.push(tr("exports-no-playlists"));
    }
    if check.tracks == 0 && said.is_empty() {
        said.push(warn(&Warning::Empty));
    }
    said
}

fn worded(concern: &Concern) -> String {
    let number = concern.number.unwrap_or_default();
    let warning = match concern.id.as_str() {
        "empty" => Warning::Empty,
        "cut-short" => Warning::CutShort,
        "free-limit" => Warning::FreeLimit {
            limit: number,
            playlist: concern.name.clone(),
        },
        "not-tracks" => Warning::NotTracks {
            albums: number,
            artists: 0,
        },
        "html" => Warning::Html,
        "encrypted" => Warning::Encrypted,
        "pdf" => Warning::Pdf,
        "picture" => Warning::Picture,
        "recording" => Warning::Recording,
        "duplicates" => Warning::Duplicates { count: number },
        "history" => Warning::History,
        "no-columns" => Warning::NoColumns,
        "open-quotes" => Warning::OpenQuotes { count: number },
        "wide-rows" => Warning::WideRows { count: number },
        "not-in-file" => Warning::NotInFile { count: number },
        "letters" => {
            let encoding = text(clean(concern.name.as_deref().unwrap_or_default()));
            return tr_with("playlist-warning-letters", &[("encoding", encoding)]);
        }
        UNREAD => {
            let name = text(clean(concern.name.as_deref().unwrap_or_default()));
            return tr_with("exports-unread", &[("n", count(number)), ("name", name)]);
        }
        // Of a newer version.
        _ => return tr("exports-warning-unknown"),
    };
    warn(&warning)
}

/// What is worth knowing besides: what it is, favourites, albums, songs without an artist.
pub fn facts(check: &Check) -> Vec<String> {
    let mut lines = Vec::new();
    let format = format!("playlist-format-{}", check.format);
    let certainty = format!("playlist-certainty-{}", check.certainty);
    // One of a newer version has no words here.
    if i18n::knows(&format) && i18n::knows(&certainty) {
        let values = [
            ("format", text(tr(&format))),
            ("certainty", text(tr(&certainty))),
        ];
        lines.push(tr_with("exports-format", &values));
    }
    let mut some = |id: &str, n: u64| {
        if n > 0 {
            lines.push(tr_with(id, &[("n", count(n))]));
        }
    };
    some("playlist-favourites", check.favourites);
    some("playlist-without-artist", check.without_artist);
    lines.extend(playlist::others(check.albums, check.artists));
    lines.extend(playlist::isrc(check.with_isrc, check.tracks));
    lines
}

/// A list held against what the person reads off their app.
pub fn against(against: &Against) -> Vec<String> {
    let numbers = [
        ("playlist-expected-playlists", against.playlists),
        ("playlist-expected-songs", against.songs),
    ];
    let mut lines = Vec::new();
    for (id, counted) in numbers {
        let Some(counted) = counted else { continue };
        let values = [
            ("expected", count(counted.expected)),
            ("found", count(counted.found)),
        ];
        lines.push(tr_with(id, &values));
    }
    for name in against.missing.iter().take(NAMED) {
        let name = [("name", text(clean(name)))];
        lines.push(tr_with("playlist-expected-missing", &name));
    }
    let more = against.missing.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(tr_with("exports-more", &[("n", count(more as u64))]));
    }
    lines.push(if against.is_complete() {
        tr("playlist-expected-complete")
    } else {
        tr("exports-missing-do")
    });
    lines
}

/// What two lists have and have not in common; the names are those of the files.
pub fn differences(first: &str, second: &str, all: &Differences) -> Vec<String> {
    let mut lines = vec![tr_with(
        "playlist-compare-both",
        &[("n", count(all.in_both))],
    )];
    if all.first.count + all.second.count == 0 {
        lines.push(tr("playlist-compare-same"));
    }
    // Songs of these count as missing below.
    lines.extend(all.unread.iter().take(NAMED).map(playlist::unread));
    // Playlists before songs: there are fewer, and they say where to look.
    lists_alone(first, &all.first, &mut lines);
    lists_alone(second, &all.second, &mut lines);
    for changed in all.changed.iter().take(NAMED) {
        let values = [
            ("list", text(clean(&changed.name))),
            ("first", count(changed.first)),
            ("second", count(changed.second)),
        ];
        lines.push(tr_with("playlist-compare-changed", &values));
    }
    songs_alone(first, &all.first, &mut lines);
    songs_alone(second, &all.second, &mut lines);
    lines
}

fn lists_alone(file: &str, alone: &Alone, lines: &mut Vec<String>) {
    for list in alone.playlists.iter().take(NAMED) {
        let values = [("name", text(clean(file))), ("list", text(clean(list)))];
        lines.push(tr_with("playlist-compare-only-list", &values));
    }
}

fn songs_alone(file: &str, alone: &Alone, lines: &mut Vec<String>) {
    if alone.count == 0 {
        return;
    }
    let values = [("name", text(clean(file))), ("n", count(alone.count))];
    lines.push(tr_with("playlist-compare-only", &values));
    lines.extend(alone.songs.iter().take(NAMED).map(song));
    let more = alone.count.saturating_sub(NAMED as u64);
    if more > 0 {
        lines.push(tr_with("exports-more", &[("n", count(more))]));
    }
}

/// "Title, Artist".
pub fn song(song: &Song) -> String {
    let title = clean(&song.title);
    if song.artist.is_empty() {
        return title;
    }
    let values = [
        ("title", text(title)),
        ("artist", text(clean(&song.artist))),
    ];
    tr_with("playlist-song", &values)
}
