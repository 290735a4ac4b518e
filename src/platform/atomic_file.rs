//! Files that appear under their name whole or not at all.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file that is being written beside its place. It is removed again unless it takes that.
#[derive(Debug)]
pub struct AtomicFile {
    file: NamedTempFile,
    to: PathBuf,
}

impl AtomicFile {
    /// Begins a file that is to lie at `to`, in a folder that is there.
    pub fn beside(to: &Path) -> io::Result<Self> {
        let mut builder = Builder::new();
        builder.prefix(".outro-").suffix(".part");
        // As for any other new file, the person's own mask says who may read it.
        #[cfg(unix)]
        let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        Ok(Self {
            file: builder.tempfile_in(folder_of(to))?,
            to: to.to_path_buf(),
        })
    }

    /// Where it lies until it takes its place.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The open file.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Syncs it and gives it its name. Unless `replace` is set, what has that name stays, also
    /// what came into being a moment ago, and the error is
    /// [`AlreadyExists`](io::ErrorKind::AlreadyExists).
    pub fn take_place(self, replace: bool) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        let Self { file, to } = self;
        if replace {
            file.persist(&to)?;
        } else {
            take_free_place(file, &to)?;
        }
        sync_folder(&to);
        Ok(())
    }
}

fn take_free_place(file: NamedTempFile, to: &Path) -> io::Result<()> {
    let Err(refused) = file.persist_noclobber(to) else {
        return Ok(());
    };
    if to.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    // Some disks can only rename; there the look has to do.
    refused.file.persist(to)?;
    Ok(())
}

/// The folder of a bare name is the one that the program runs in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// So that the new name outlasts a power cut, where the system can promise that.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}
