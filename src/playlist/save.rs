//! One clean file out of any export. It is written beside its place, read back and compared;
//! only then does it take its place.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use crate::platform::atomic_file::AtomicFile;
use crate::playlist::error::{Error, Why};
use crate::playlist::read::collector::{Each, Kind, Track};
use crate::playlist::read::watch::Watch;
use crate::playlist::report::{Report, Skipped};
use crate::playlist::{read, read_text, visit, visit_text};
use apart::Names;
use shown::Shown;

mod apart;
mod forms;
mod shown;

pub use forms::Form;

/// What to do where there is a file of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and fail with [`Why::Exists`].
    Keep,
    /// Put the new one in its place, once that is whole.
    Replace,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// Tracks, favourites too.
    pub tracks: u64,
    /// Albums and artists, where the form has a place for them.
    pub others: u64,
    /// Albums and artists that this form has no place for.
    pub left_out: u64,
    /// Tracks without a title, which no form has a place for.
    pub nameless: u64,
    /// Tracks whose texts were too long to be kept whole, or held signs that no form takes.
    pub changed: u64,
    /// Rows whose ISRC was left out, for it has not the form of one.
    pub no_isrc: u64,
    /// What further playlists of a name that another has are called in the new file.
    pub renamed: Vec<String>,
    /// Playlists without tracks, which no form has a place for.
    pub empty_lists: Vec<String>,
    /// Files of a folder or ZIP file that could not be read: what they hold is missing.
    pub unread: Vec<Skipped>,
}

/// Saves every track of a file, ZIP file or folder as one file. The new file must not lie in
/// the folder that is read. On failure nothing is left behind and nothing was replaced.
pub fn file(
    from: &Path,
    to: &Path,
    form: Form,
    existing: Existing,
    watch: &Watch<'_>,
) -> Result<Saved, Error> {
    if is_same(from, to) {
        return Err(Why::SameFile.at(to));
    }
    save(
        &mut |each| visit(from, watch, each),
        &read(from, watch)?,
        to,
        form,
        existing,
        watch,
    )
}

/// Saves a list that was typed or pasted.
pub fn text(
    pasted: &str,
    to: &Path,
    form: Form,
    existing: Existing,
    watch: &Watch<'_>,
) -> Result<Saved, Error> {
    save(
        &mut |each| visit_text(pasted, each).map(|()| Vec::new()),
        &read_text(pasted),
        to,
        form,
        existing,
        watch,
    )
}

fn is_same(from: &Path, to: &Path) -> bool {
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let (Ok(from), Ok(folder)) = (from.canonicalize(), folder.canonicalize()) else {
        return false;
    };
    let to = to.canonicalize().ok();
    to.is_some_and(|to| to == from) || folder.starts_with(&from)
}

type Feed<'f> = dyn FnMut(&mut Each<'_>) -> Result<Vec<Skipped>, Error> + 'f;

fn save(
    feed: &mut Feed<'_>,
    counted: &Report,
    to: &Path,
    form: Form,
    existing: Existing,
    watch: &Watch<'_>,
) -> Result<Saved, Error> {
    if existing == Existing::Keep && to.symlink_metadata().is_ok() {
        return Err(Why::Exists.at(to));
    }
    let not_written = |error| Why::NotWritten(error).at(to);
    let mut beside = AtomicFile::beside(to).map_err(not_written)?;
    let mut writer = Writer {
        out: BufWriter::new(beside.file()),
        form,
        list: None,
        sum: Sum::default(),
        saved: Saved::default(),
        shown: Shown::default(),
        names: Names::of(counted),
        failed: None,
    };
    writer.begin().map_err(not_written)?;
    let unread = feed(&mut |track| writer.take(track))?;
    writer.saved.unread = unread;
    if writer.failed.is_none() {
        let shown = std::mem::take(&mut writer.shown);
        writer.saved.empty_lists = shown.compare(counted).map_err(|why| why.at(to))?;
        if form != Form::Text {
            writer.saved.renamed = std::mem::take(&mut writer.names.given);
        }
    }
    let (sum, saved) = writer.finish().map_err(not_written)?;
    if saved.tracks == 0 {
        return Err(Why::Nothing.at(to));
    }
    if read_back(beside.path(), form, watch)? != sum {
        return Err(Why::Differs.at(to));
    }
    let placed = beside.take_place(existing == Existing::Replace);
    placed.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Why::Exists.at(to),
        _ => Why::NotWritten(error).at(to),
    })?;
    Ok(saved)
}

/// What was written or read, as numbers that can be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sum {
    rows: u64,
    sum: u64,
}

impl Sum {
    fn add(&mut self, texts: &[String]) {
        let mut hasher = DefaultHasher::new();
        (self.sum, texts).hash(&mut hasher);
        self.sum = hasher.finish();
        self.rows += 1;
    }
}

struct Writer<'f> {
    out: BufWriter<&'f mut File>,
    form: Form,
    list: Option<String>,
    sum: Sum,
    saved: Saved,
    shown: Shown,
    names: Names,
    failed: Option<io::Error>,
}

impl Writer<'_> {
    fn begin(&mut self) -> io::Result<()> {
        self.out.write_all(self.form.begin().as_bytes())
    }

    fn take(&mut self, track: &Track<'_>) -> ControlFlow<()> {
        let is_track = matches!(track.kind, Kind::Track | Kind::Favourite);
        self.shown.take(track);
        let renamed = Track {
            playlist: self.names.of_list(track).or(track.playlist),
            ..*track
        };
        let track = &renamed;
        let Some(row) = self.form.row(track) else {
            self.saved.left_out += u64::from(!is_track);
            self.saved.nameless += u64::from(is_track);
            return ControlFlow::Continue(());
        };
        self.saved.tracks += u64::from(is_track);
        self.saved.others += u64::from(!is_track);
        self.saved.changed += u64::from(self.form.changes(track));
        self.saved.no_isrc += u64::from(self.form.leaves_isrc_out(track));
        self.sum.add(&row);
        let text = self.form.write(&row, &mut self.list);
        match self.out.write_all(text.as_bytes()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn finish(mut self) -> io::Result<(Sum, Saved)> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.out.write_all(self.form.end().as_bytes())?;
        let file = self
            .out
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok((self.sum, self.saved))
    }
}

fn read_back(path: &Path, form: Form, watch: &Watch<'_>) -> Result<Sum, Error> {
    let mut sum = Sum::default();
    form.read_back(path, watch, &mut |row| sum.add(row))?;
    Ok(sum)
}
