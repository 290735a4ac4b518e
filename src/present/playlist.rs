//! What a report, a warning and an error say to a person.

use std::path::Path;

use crate::i18n::{Value, number, text, tr, tr_with};
use crate::platform::not_read::NotRead;
use crate::playlist::save::Saved;
use crate::playlist::{Error, FileReport, Report, Skipped, Warning, Why};
use crate::text::{clean, shown_path};

/// Playlists that are named before it is said how many more there are.
const NAMED: usize = 5;

/// What a warning says to a person.
pub fn warn(warning: &Warning) -> String {
    let id = format!("playlist-warning-{}", warning.id());
    match warning {
        Warning::FreeLimit { limit, playlist } => match playlist {
            None => tr_with(&id, &[("limit", count(*limit))]),
            Some(name) => tr_with(
                &format!("{id}-playlist"),
                &[("limit", count(*limit)), ("playlist", text(clean(name)))],
            ),
        },
        Warning::Duplicates { count: rows }
        | Warning::OpenQuotes { count: rows }
        | Warning::WideRows { count: rows }
        | Warning::NotInFile { count: rows } => tr_with(&id, &[("n", count(*rows))]),
        Warning::Letters { encoding } => tr_with(&id, &[("encoding", text(*encoding))]),
        _ => tr(&id),
    }
}

/// What an error says to a person.
pub fn explain(error: &Error) -> String {
    let reason = match &error.why {
        Why::NotRead(NotRead::Unreadable(error)) | Why::NotWritten(error) => error.to_string(),
        _ => String::new(),
    };
    let values = [
        ("path", text(shown_path(&error.path))),
        ("reason", text(clean(&reason))),
    ];
    let id = format!("playlist-error-{}", error.why.id());
    let Why::Lost(loss) = &error.why else {
        return tr_with(&id, &values);
    };
    let [path, _] = values;
    let numbers = [
        path,
        ("counted", count(loss.counted)),
        ("shown", count(loss.shown)),
    ];
    match &loss.playlist {
        None => tr_with(&id, &numbers),
        Some(name) => {
            let name = ("playlist", text(clean(name)));
            let values: Vec<_> = numbers.into_iter().chain([name]).collect();
            tr_with(&format!("{id}-playlist"), &values)
        }
    }
}

/// What is said once a list was saved: how many songs, and whatever is not in the new file.
pub fn saved(saved: &Saved, to: &Path) -> Vec<String> {
    let path = text(shown_path(to));
    let values = [("tracks", count(saved.tracks)), ("path", path)];
    let mut lines = vec![tr_with("playlist-saved", &values)];
    let counted = [
        ("playlist-left-out", saved.left_out),
        ("playlist-nameless", saved.nameless),
        ("playlist-changed", saved.changed),
        ("playlist-no-isrc", saved.no_isrc),
    ];
    let some = counted.into_iter().filter(|(_, n)| *n > 0);
    lines.extend(some.map(|(id, n)| tr_with(id, &[("n", count(n))])));
    let named = [
        ("playlist-renamed", &saved.renamed),
        ("playlist-empty-lists", &saved.empty_lists),
    ];
    let some = named.into_iter().filter(|(_, names)| !names.is_empty());
    lines.extend(some.map(|(id, names)| with_names(id, names)));
    lines
}

/// A sentence with the first few names, and how many more there are.
fn with_names(id: &str, all: &[String]) -> String {
    let mut names: Vec<String> = all.iter().take(NAMED).cloned().collect();
    let more = all.len() - names.len();
    if more > 0 {
        names.push(tr_with("moving-more", &[("n", number(more))]));
    }
    let names = text(clean(&names.join(", ")));
    tr_with(id, &[("n", number(all.len())), ("names", names)])
}

/// What is said of a file that is no list.
#[derive(Debug)]
pub struct NoList {
    /// What it is instead, what in it could not be read, and what to do.
    pub sentences: Vec<String>,
    /// The sentences name the file already.
    pub names_file: bool,
}

/// What a file of this name says that is no list.
pub fn no_list(report: &Report, name: &str) -> NoList {
    let name = clean(name);
    let said: Vec<String> = report.sum().warnings.iter().map(warn).collect();
    if !said.is_empty() {
        return NoList {
            sentences: said,
            names_file: false,
        };
    }
    let mut failed = report.skipped.iter().filter(|file| file.why.is_some());
    let Some(file) = failed.next() else {
        return NoList {
            sentences: vec![tr_with("playlist-unknown", &[("name", text(name))])],
            names_file: true,
        };
    };
    // What lies in a ZIP file is named with it: `export.zip/Morning.csv`.
    let inside = clean(&file.name);
    let outermost = Path::new(&inside).components().next();
    NoList {
        sentences: vec![unread(file)],
        names_file: outermost.is_none_or(|outermost| Path::new(&name).ends_with(outermost)),
    }
}

/// A count as a value.
pub fn count(number_of: u64) -> Value {
    number(usize::try_from(number_of).unwrap_or(usize::MAX))
}

/// What is said of a file in a folder or ZIP file that could not be read.
pub fn unread(file: &Skipped) -> String {
    let name = match file.name.as_str() {
        "" => text(tr("playlist-pasted")),
        name => text(clean(name)),
    };
    match file.why {
        // Which cause the system gave is not known any more.
        Some("unreadable") | None => tr_with("playlist-skipped-unreadable", &[("name", name)]),
        Some(id) => tr_with(&format!("playlist-error-{id}"), &[("path", name)]),
    }
}

/// Albums and artists in a list, which are no songs; none where it has none.
pub(super) fn others(albums: u64, artists: u64) -> Option<String> {
    let values = [("albums", count(albums)), ("artists", count(artists))];
    let id = match (albums, artists) {
        (0, 0) => return None,
        (_, 0) => "playlist-others-albums",
        (0, _) => "playlist-others-artists",
        _ => "playlist-others",
    };
    Some(tr_with(id, &values))
}

/// How many of the songs have an ISRC; none where no song has one.
pub(super) fn isrc(with_isrc: u64, tracks: u64) -> Option<String> {
    let percent = with_isrc * 100 / tracks.max(1);
    (with_isrc > 0).then(|| tr_with("playlist-isrc", &[("percent", count(percent))]))
}

/// A report in a few lines, without its warnings and its playlists.
pub fn summary(report: &FileReport) -> Vec<String> {
    let format = tr(&format!("playlist-format-{}", report.format.id()));
    let certainty = tr(&format!("playlist-certainty-{}", report.certainty.id()));
    let heading = [
        ("name", text(clean(&report.name))),
        ("format", text(format)),
        ("certainty", text(certainty)),
    ];
    let sum = [
        ("playlists", number(report.playlists.len())),
        ("tracks", count(report.tracks)),
    ];
    let mut lines = vec![
        tr_with("playlist-file", &heading),
        tr_with("playlist-sum", &sum),
    ];
    let mut some = |id: &str, n: u64| {
        if n > 0 {
            lines.push(tr_with(id, &[("n", count(n))]));
        }
    };
    some("playlist-favourites", report.favourites);
    some("playlist-plays", report.plays);
    some("playlist-other-media", report.other_media);
    some("playlist-passed-over", report.passed_over);
    some("playlist-without-artist", report.without_artist);
    lines.extend(others(report.albums, report.artists));
    lines.extend(isrc(report.with_isrc, report.tracks));
    lines
}
