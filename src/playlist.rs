//! Exported playlists: opens any supported file, says what is in it and what looks wrong.
//!
//! A file is known by its content, never by its name. Every format is read as a stream: what
//! is held in memory is one entry, the names of the playlists, and eight bytes a track by
//! which duplicates are found. Two hold more: a library a number of each track, and a PLS, whose
//! entries may stand in any order, all of them up to 256 MB. [`read`] counts and checks, [`visit`] shows every track,
//! [`compare`] tells two exports apart, [`save`] writes one clean file.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

pub mod compare;
mod error;
pub mod fingerprint;
mod format;
mod read;
mod report;
pub mod save;

pub use error::{Error, Loss, Why};
pub use format::{Certainty, Format};
pub use read::collector::{Kind, Track};
pub use read::watch::{Progress, Stop, Watch};
pub use report::{FileReport, Playlist, Report, Skipped, Warning};

use error::Halt;
use read::bytes::Text;
use read::collector::{Collector, Each};
use read::other::is_of_the_system;
use read::recognise::{Finding, Recognised};
use read::source::{Found, InMemory, Source};
use read::watch::Watched;
use read::{other, recognise, source};

/// Bytes of the longest line or entry that is read; longer is no list of tracks.
pub const LONGEST: usize = 1 << 20;
/// Tracks of one file that are counted; then it is given up. Eight bytes are held for each.
pub const MOST_TRACKS: usize = 16 << 20;
/// Playlists of one file that are counted; then it is given up.
pub const MOST_PLAYLISTS: usize = 50_000;
/// Files of one folder or ZIP file that are looked at; then it is given up.
pub const MOST_FILES: usize = 20_000;
/// What stands for a name where there is none.
const ONCE: &str = "-";
/// Files that are named as passed over.
const MOST_SKIPPED: usize = 1_000;

/// Reads a file, a ZIP file or a folder: what lists are in it, and what looks wrong.
///
/// A file that is no list gives a report of [`Format::Unknown`], for which
/// [`Report::is_list`] is false. Fails when it cannot be read at all.
pub fn read(path: &Path, watch: &Watch<'_>) -> Result<Report, Error> {
    let mut report = Report {
        path: path.to_path_buf(),
        ..Report::default()
    };
    let is_folder = path.is_dir();
    let mut lists = 0;
    let walked = source::walk(path, watch, &mut |name, found| {
        let is_alone = !is_folder && !name.contains('/');
        take(&mut report, name, found, is_alone, watch, &mut lists)
    });
    finish(report, path, walked)
}

/// Reads what can be read once only, such as what another program hands on. A ZIP file is held
/// meanwhile, up to 64 MB.
pub fn read_once(input: &mut dyn Read, watch: &Watch<'_>) -> Result<Report, Error> {
    let path = Path::new(ONCE);
    let mut report = Report {
        path: path.to_path_buf(),
        ..Report::default()
    };
    let mut lists = 0;
    let walked = source::walk_once(input, watch, &mut |name, found| {
        take(&mut report, name, found, name == ONCE, watch, &mut lists)
    });
    finish(report, path, walked)
}

/// Reads a list that was typed or pasted: any of the formats, else one track a line.
pub fn read_text(pasted: &str) -> Report {
    let watch = Watch::default();
    let mut report = Report::default();
    let mut source = InMemory(pasted.as_bytes());
    let read = read_one(&mut source, "", &watch, true, &mut 0);
    let unknown = || FileReport::unknown(String::new(), Vec::new());
    let file = match read.and_then(Counted::whole) {
        Ok(file) => file,
        Err(Halt::Why(why)) => {
            skip(&mut report.skipped, "", Some(why.id()));
            None
        }
        Err(Halt::Enough) => None,
    };
    report.files.push(file.unwrap_or_else(unknown));
    report
}

/// Shows every row of every list in a file, ZIP file or folder, in the file's order, until
/// `each` breaks. The files within that could not be read, or not to their end, are returned.
/// Holds no more than [`read`] does, but an iTunes library, whose playlists name tracks by number,
/// is held up to 256 MB.
pub fn visit(
    path: &Path,
    watch: &Watch<'_>,
    each: &mut dyn FnMut(&Track<'_>) -> ControlFlow<()>,
) -> Result<Vec<Skipped>, Error> {
    let is_folder = path.is_dir();
    let mut unread = Vec::new();
    let mut lists = 0;
    let walked = source::walk(path, watch, &mut |name, found| {
        let among_others = is_folder || name.contains('/');
        let mut has_shown = false;
        let shown = match found {
            _ if among_others && is_of_the_system(name) => Ok(()),
            Found::File(source) => {
                let mut each = |track: &Track<'_>| {
                    has_shown = true;
                    each(track)
                };
                show_one(source, name, watch, false, &mut lists, &mut each)
            }
            Found::Unreadable(why) => Err(why.into()),
            Found::Locked => Err(Why::Encrypted.into()),
            Found::CutZip => Err(Why::CutShort.into()),
        };
        match shown {
            // Nothing of it counts, so that what was shown of it may not be saved either.
            Err(Halt::Why(Why::Bomb)) if has_shown => Err(Why::Bomb.into()),
            Err(Halt::Why(why)) if is_of_one(&why, among_others) => {
                if !why.holds_nothing() {
                    skip(&mut unread, name, Some(why.id()));
                }
                Ok(())
            }
            other => other,
        }
    });
    match walked {
        Ok(()) | Err(Halt::Enough) => Ok(unread),
        Err(Halt::Why(why)) => Err(why.at(path)),
    }
}

/// True for what ends the reading of one file, so that it is told and others are read. A ZIP file
/// may be locked in part.
fn is_of_one(why: &Why, among_others: bool) -> bool {
    matches!(why, Why::Encrypted | Why::CutShort) || (among_others && !ends_all(why))
}

/// True for what concerns everything and not one file among others.
fn ends_all(why: &Why) -> bool {
    matches!(why, Why::Stopped | Why::TooMany | Why::TooLargeToSave)
}

/// True for what may end a list that is none the worse up to there.
fn may_break(why: &Why) -> bool {
    !ends_all(why) && !matches!(why, Why::Bomb)
}

fn skip(skipped: &mut Vec<Skipped>, name: &str, why: Option<&'static str>) {
    if skipped.len() < MOST_SKIPPED {
        let name = name.to_owned();
        skipped.push(Skipped { name, why });
    }
}

/// Shows every row of a list that was typed or pasted.
pub fn visit_text(
    pasted: &str,
    each: &mut dyn FnMut(&Track<'_>) -> ControlFlow<()>,
) -> Result<(), Error> {
    let mut source = InMemory(pasted.as_bytes());
    match show_one(&mut source, "", &Watch::default(), true, &mut 0, each) {
        Ok(()) | Err(Halt::Enough) => Ok(()),
        Err(Halt::Why(why)) => Err(why.at(Path::new(""))),
    }
}

fn take(
    report: &mut Report,
    name: &str,
    found: Found<'_>,
    is_alone: bool,
    watch: &Watch<'_>,
    lists: &mut usize,
) -> Result<(), Halt> {
    if !is_alone && is_of_the_system(name) {
        skip(&mut report.skipped, name, None);
        return Ok(());
    }
    let wrong = |warning| Ok(Some(FileReport::unknown(name.to_owned(), vec![warning])));
    let mut broke = None;
    let file = match found {
        Found::File(source) => match read_one(source, name, watch, false, lists) {
            Ok(counted) if is_alone => counted.whole(),
            Ok(counted) => {
                broke = counted.broke;
                Ok(counted.file)
            }
            Err(halt) => Err(halt),
        },
        Found::Locked => wrong(Warning::Encrypted),
        Found::CutZip => wrong(Warning::CutShort),
        Found::Unreadable(why) => Err(why.into()),
    };
    if let Some(why) = broke {
        skip(&mut report.skipped, name, Some(why.id()));
    }
    let is_quiet = |file: &FileReport| !is_alone && file.warnings == [Warning::NoColumns];
    let skipped = match file {
        // A table of something else is no matter beside lists.
        Ok(Some(file)) if is_quiet(&file) => None,
        // Among other files, an empty one or a web page matters when it is called like a list.
        Ok(Some(file)) if is_alone || file.is_list() || sounds_like_a_list(name) => {
            report.files.push(file);
            return Ok(());
        }
        Ok(_) if is_alone => return Ok(()),
        Ok(_) => None,
        Err(Halt::Why(why)) if is_alone || ends_all(&why) => return Err(why.into()),
        Err(Halt::Why(why)) if why.holds_nothing() => None,
        Err(Halt::Why(why)) => Some(why.id()),
        Err(Halt::Enough) => return Err(Halt::Enough),
    };
    skip(&mut report.skipped, name, skipped);
    Ok(())
}

fn sounds_like_a_list(name: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "csv", "tsv", "txt", "json", "jsonl", "jspf", "xml", "xspf", "m3u", "m3u8", "pls", "wpl",
        "zpl", "zip", "tab",
    ];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

fn finish(mut report: Report, path: &Path, walked: Result<(), Halt>) -> Result<Report, Error> {
    if let Err(Halt::Why(why)) = walked {
        return Err(why.at(path));
    }
    if report.files.is_empty() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        report.files.push(FileReport::unknown(name, Vec::new()));
    }
    Ok(report)
}

/// The name of a file without folders and ending: what a playlist is called that does not
/// say its name.
fn stem(name: &str) -> &str {
    let base = name.rsplit('/').next().unwrap_or(name);
    match base.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => base,
    }
}

/// Texts that explain an export and list nothing.
fn is_explanation(name: &str) -> bool {
    let stem = stem(name).to_lowercase();
    stem == "readme" || stem.ends_with("description")
}

/// True for a format that any text may look like.
fn is_free_text(recognised: &Recognised) -> bool {
    matches!(recognised, Recognised::File(format, _) if format.is_free_text)
}

/// What was counted of one file.
struct Counted {
    /// None when it is no list.
    file: Option<FileReport>,
    /// Why it could not be read to its end.
    broke: Option<Why>,
}

impl Counted {
    fn all(file: Option<FileReport>) -> Self {
        Self { file, broke: None }
    }

    /// Fails where the end is missing.
    fn whole(self) -> Result<Option<FileReport>, Halt> {
        match self.broke {
            Some(why) => Err(why.into()),
            None => Ok(self.file),
        }
    }
}

/// Counts one file, and adds its playlists to the number of those before, as [`show_one`] does.
/// What can be read of one that breaks off is counted, as [`visit`] shows it.
fn read_one(
    source: &mut dyn Source,
    name: &str,
    watch: &Watch<'_>,
    is_pasted: bool,
    lists: &mut usize,
) -> Result<Counted, Halt> {
    let unknown = |warning| FileReport::unknown(name.to_owned(), vec![warning]);
    let mut text = Text::new(Watched::new(source.open()?, watch));
    text.head()?;
    if let Some(warning) = other::look(text.start())? {
        return Ok(Counted::all(Some(unknown(warning))));
    }
    let (head, all) = text.head()?;
    let recognised = match recognise::look(head, all, is_pasted) {
        Finding::List(found) if is_free_text(&found) && is_explanation(name) => {
            return Ok(Counted::all(None));
        }
        Finding::List(found) => found,
        Finding::Wrong(warning) => return Ok(Counted::all(Some(unknown(warning)))),
        Finding::Refused(why) => return Err(why.into()),
        Finding::Other => return Ok(Counted::all(None)),
    };
    let mut collector = Collector::counting(*lists);
    let part = recognised.part();
    let read = recognise::read(recognised, &mut text, stem(name), &mut collector);
    *lists = collector.lists_so_far();
    let (known, broke) = match read {
        Ok(known) => (known, None),
        Err(Halt::Why(why)) if part.is_some() && collector.has_any() && may_break(&why) => {
            (part, Some(why))
        }
        Err(halt) => return Err(halt),
    };
    let guess = text.guess();
    let file = known.map(|known| {
        let mut report = collector.finish(name.to_owned(), known.format, known.certainty);
        if known.cut {
            report.warnings.insert(0, Warning::CutShort);
        }
        if let Some(encoding) = guess {
            report.warnings.push(Warning::Letters { encoding });
        }
        report
    });
    Ok(Counted { file, broke })
}

/// Shows one file's rows, and adds its playlists to the number of those before. Where a
/// playlist's name may come after its tracks, the names are read first.
fn show_one(
    source: &mut dyn Source,
    name: &str,
    watch: &Watch<'_>,
    is_pasted: bool,
    lists: &mut usize,
    each: &mut Each<'_>,
) -> Result<(), Halt> {
    let mut text = Text::new(Watched::new(source.open()?, watch));
    text.head()?;
    if other::look(text.start())?.is_some() {
        return Ok(());
    }
    let (head, all) = text.head()?;
    let recognised = match recognise::look(head, all, is_pasted) {
        Finding::List(found) if is_free_text(&found) && is_explanation(name) => return Ok(()),
        Finding::List(found) => found,
        Finding::Refused(why) => return Err(why.into()),
        Finding::Wrong(_) | Finding::Other => return Ok(()),
    };
    let mut names = Vec::new();
    if matches!(recognised, Recognised::File(format, _) if format.names_come_late) {
        let mut collector = Collector::counting(*lists);
        let read = recognise::read(recognised.clone(), &mut text, stem(name), &mut collector);
        if let Err(halt) = read {
            *lists = collector.lists_so_far();
            return Err(halt);
        }
        names = collector.into_names();
        drop(text);
        text = Text::new(Watched::new(source.open()?, watch));
        text.head()?;
    }
    let mut collector = Collector::showing(each, names, *lists);
    let read = recognise::read(recognised, &mut text, stem(name), &mut collector);
    *lists = collector.lists_so_far();
    read.map(drop)
}
