//! The disk behind one small trait, so that tests can stand in one that fails.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

mod nowhere;

pub use nowhere::Nowhere;

/// The most room that is made for a file before it is read, in bytes. What a file says of its own
/// length is not believed beyond that.
const LARGEST_ROOM: u64 = 1 << 20;

/// What stands at a path. Symbolic links are never followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// What is known about a path without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    /// What stands there.
    pub kind: Kind,
    /// How long it is, in bytes.
    pub len: u64,
    /// True when its modes let nobody write.
    pub write_protected: bool,
}

/// A lock that is held until it is dropped.
pub type Lock = Box<dyn fmt::Debug + Send + Sync>;

/// Why a file that is there is not read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A link, a pipe, a device.
    #[error("no ordinary file")]
    NotOrdinary,
    /// More bytes than are ever read.
    #[error("larger than anything that is read here")]
    TooLarge,
    /// There is no place to keep anything.
    #[error("no place to keep anything")]
    Nowhere,
    /// The file system knows no locks.
    #[error("no locks here")]
    NoLocks,
}

impl Refusal {
    /// Why the disk refused; none where it was the system that did.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::other(refusal)
    }
}

/// All that `store` asks of a disk.
pub trait Disk: Send + Sync + fmt::Debug {
    /// What stands at a path; a link is told as a link.
    fn meta(&self, path: &Path) -> io::Result<Meta>;
    /// When a file was written last; none where the system does not say.
    fn changed(&self, _path: &Path) -> Option<SystemTime> {
        None
    }
    /// Where a path leads, through all links on the way; an error where nothing is.
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        self.meta(path).map(|_| path.to_path_buf())
    }
    /// True for a folder or a link to one: the data folder itself may be a link.
    fn is_folder(&self, path: &Path) -> bool;
    /// A file's bytes; a [`Refusal`] past `limit` bytes and for a link.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// The names in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Makes a new, empty file for its owner alone and opens it; an error when something stands there.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>>;
    /// Opens a file that is there for writing; a [`Refusal`] for a link.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>>;
    /// Makes one folder for its owner alone.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Moves a file or a folder; a file that stands in the way is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file, or a link itself.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes what was created, renamed or removed in a folder last through a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Takes the lock that a file stands for, making the file where needed; none when it is
    /// taken, and [`Refusal::NoLocks`] where there are none.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>>;
}

/// A file that is open for writing.
pub trait Handle: Send {
    /// How long the file is now, in bytes.
    fn size(&self) -> io::Result<u64>;
    /// Writes at an offset in one call; says how many bytes were taken.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize>;
    /// Writes all of it at an offset.
    fn write_all_at(&mut self, mut offset: u64, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.write_at(offset, bytes)? {
                0 => return Err(io::ErrorKind::StorageFull.into()),
                taken => {
                    offset += taken as u64;
                    bytes = &bytes[taken..];
                }
            }
        }
        Ok(())
    }
    /// Cuts the file to a length.
    fn cut(&mut self, len: u64) -> io::Result<()>;
    /// Makes what was written last through a power cut.
    fn sync_data(&mut self) -> io::Result<()>;
    /// As [`Handle::sync_data`], with all that the system knows about the file.
    fn sync_all(&mut self) -> io::Result<()>;
}

/// The machine's own disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct Os;

impl Disk for Os {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let meta = fs::symlink_metadata(path)?;
        let kind = meta.file_type();
        Ok(Meta {
            kind: match () {
                () if kind.is_symlink() => Kind::Link,
                () if kind.is_file() => Kind::File,
                () if kind.is_dir() => Kind::Folder,
                () => Kind::Other,
            },
            len: meta.len(),
            write_protected: meta.permissions().readonly(),
        })
    }

    fn changed(&self, path: &Path) -> Option<SystemTime> {
        fs::symlink_metadata(path).ok()?.modified().ok()
    }

    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = open_checked(path, OpenOptions::new().read(true))?;
        // With room for all of it, a file is read in one go, and not in ever larger pieces.
        let expected = file.metadata()?.len().min(limit).min(LARGEST_ROOM);
        let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(Refusal::TooLarge.into());
        }
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect()
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let file = private(OpenOptions::new().write(true).create_new(true)).open(path)?;
        set_mode(path, 0o600)?;
        Ok(Box::new(file))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let file = open_checked(path, OpenOptions::new().read(true).write(true))?;
        Ok(Box::new(file))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)?;
        set_mode(path, 0o700)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some network folders know no such call; then nothing more can be done.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            synced => synced,
        }
    }

    /// Windows has no such call; its file systems log the change of a name themselves.
    #[cfg(not(unix))]
    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        match self.create(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let file = match open_checked(path, OpenOptions::new().read(true).write(true)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => {
                return Err(Refusal::NoLocks.into());
            }
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Whoever purged the case may have removed the file between opening and locking;
        // then this lock guards nothing and the next try takes the new one.
        Ok(is_at(&file, path).then(|| -> Lock { Box::new(file) }))
    }
}

impl Handle for File {
    fn size(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        self.seek(SeekFrom::Start(offset))?;
        loop {
            match self.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        File::sync_data(self)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        File::sync_all(self)
    }
}

/// True for what a file system answers that has no locks, such as a network folder whose
/// server was not set up for them.
fn knows_no_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    let lacks = error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error());
    #[cfg(not(unix))]
    let lacks = false;
    lacks || error.kind() == io::ErrorKind::Unsupported
}

/// Opens a regular file and makes sure that it is the one that stood there: never a link,
/// and never a pipe, which would wait for ever.
fn open_checked(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    if Os.meta(path)?.kind != Kind::File {
        return Err(Refusal::NotOrdinary.into());
    }
    let file = without_waiting(options).open(path)?;
    if file.metadata()?.is_file() && is_at(&file, path) {
        Ok(file)
    } else {
        Err(Refusal::NotOrdinary.into())
    }
}

/// Something else may have taken the file's place since it was looked at.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    options.custom_flags(flags.bits().cast_signed())
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    matches!(fs::symlink_metadata(path), Ok(meta) if meta.is_file())
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Sets the mode after making, because the shell's `umask` also takes from the owner.
#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}
