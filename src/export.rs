//! What leaves Outro as a file, to a place that the person chose.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

pub mod attach;
pub mod calendar;
pub mod data;
mod html;
pub mod letter;
pub mod mail;
pub mod record;
pub mod sheet;

use crate::i18n::{shown, tr, tr_with};
use crate::platform::{self, atomic_file::AtomicFile};
use crate::store::Store;

/// Why a file was not written. What was there before is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No place was named.
    #[error("{}", tr("error-file-nowhere"))]
    Nowhere,
    /// It hangs on the folder that Outro was started in.
    #[error("{}", tr_with("error-file-not-whole", &[("example", shown(.example))]))]
    NotWhole {
        /// A whole place.
        example: String,
    },
    /// There is no such folder.
    #[error("{}", tr_with("error-file-no-folder", &[("path", shown(.0.display()))]))]
    NoFolder(PathBuf),
    /// A folder has that name.
    #[error("{}", tr_with("error-file-is-folder", &[("path", shown(.0.display()))]))]
    IsFolder(PathBuf),
    /// A file has that name, and nobody said that it may be replaced.
    #[error("{}", tr_with("error-file-exists", &[("path", shown(.0.display()))]))]
    Exists(PathBuf),
    /// It lies where Outro keeps its own.
    #[error("{}", tr_with("error-store-inside", &[("path", shown(.0.display()))]))]
    Inside(PathBuf),
    /// The system refused.
    #[error("{}", tr_with("error-file-refused", &[("path", shown(.path.display())), ("reason", shown(.reason))]))]
    Refused {
        /// Where it was to lie.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
}

/// The place that a person typed, or pasted in quotes or as a `file:` address: `~` is their home
/// folder, and a folder that is there gets `name` as the file's name. A name without an ending
/// gets that of `name`.
pub fn place(typed: &str, home: Option<&Path>, name: &str) -> Result<PathBuf, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Error::Nowhere);
    }
    let mut path = match (typed.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            home.join(rest.trim_start_matches(['/', '\\']))
        }
        _ => platform::typed_path(typed, None, home),
    };
    if !path.is_absolute() {
        let folder = home.unwrap_or(Path::new("/home/me"));
        let example = folder.join(name).display().to_string();
        return Err(Error::NotWhole { example });
    }
    if path.is_dir() {
        path.push(name);
    } else if path.extension().is_none()
        && let Some(ending) = Path::new(name).extension()
    {
        path.set_extension(ending);
    }
    Ok(path)
}

/// True when a part of a path is hidden: browsers in a sandbox may not read there.
pub fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| match part {
        Component::Normal(name) => name.to_string_lossy().starts_with('.'),
        _ => false,
    })
}

/// Fails for a path that leads into the folder in which a person's data lies.
pub fn check_outside(store: &Store, path: &Path) -> Result<(), Error> {
    if store.holds(path) {
        return Err(Error::Inside(path.to_path_buf()));
    }
    Ok(())
}

/// Writes a file whole or not at all, and never into the folder in which a person's data lies.
/// One that is there is only replaced when `replace` says so.
pub fn write(store: &Store, path: &Path, text: &str, replace: bool) -> Result<(), Error> {
    write_with(store, path, replace, |file| file.write_all(text.as_bytes()))
}

/// As [`write`], with what `fill` writes into the new file.
pub fn write_with(
    store: &Store,
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), Error> {
    check_outside(store, path)?;
    let (Some(folder), Some(_)) = (path.parent(), path.file_name()) else {
        return Err(Error::IsFolder(path.to_path_buf()));
    };
    if path.is_dir() {
        return Err(Error::IsFolder(path.to_path_buf()));
    }
    // The folder of a bare name is the one that the program runs in.
    if !folder.as_os_str().is_empty() && !folder.is_dir() {
        return Err(Error::NoFolder(folder.to_path_buf()));
    }
    if !replace && path.symlink_metadata().is_ok() {
        return Err(Error::Exists(path.to_path_buf()));
    }
    let written = AtomicFile::beside(path).and_then(|mut file| {
        fill(file.file())?;
        file.take_place(replace)
    });
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists(path.to_path_buf()),
        _ => refused(path, &error),
    })
}

fn refused(path: &Path, error: &io::Error) -> Error {
    Error::Refused {
        path: path.to_path_buf(),
        reason: error.to_string(),
    }
}
