//! The machine's own disk, which takes its time to make anything last, or knows no locks.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use outro::store::disk::{Disk, Handle, Lock, Meta, Os, Refusal};

/// What is odd about it.
#[derive(Debug, Clone, Copy)]
pub struct OddDisk {
    /// How long it takes to make anything last.
    takes: Duration,
    has_locks: bool,
}

impl OddDisk {
    /// As on a file system without locks.
    pub const WITHOUT_LOCKS: Self = Self {
        takes: Duration::ZERO,
        has_locks: false,
    };

    /// As slow as a worn stick.
    pub fn slow(takes: Duration) -> Self {
        Self {
            takes,
            has_locks: true,
        }
    }
}

struct SlowFile(Box<dyn Handle>, Duration);

impl Disk for OddDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        Os.meta(path)
    }

    fn changed(&self, path: &Path) -> Option<SystemTime> {
        Os.changed(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        Os.is_folder(path)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        Os.read(path, limit)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        Os.list(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        Ok(Box::new(SlowFile(Os.create(path)?, self.takes)))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        Ok(Box::new(SlowFile(Os.open(path)?, self.takes)))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        Os.make_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Os.rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        Os.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Os.remove_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Os.sync_folder(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        if !self.has_locks {
            return Err(Refusal::NoLocks.into());
        }
        Os.try_lock(path)
    }
}

impl Handle for SlowFile {
    fn size(&self) -> io::Result<u64> {
        self.0.size()
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_at(offset, bytes)
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.0.cut(len)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        thread::sleep(self.1);
        self.0.sync_data()
    }

    fn sync_all(&mut self) -> io::Result<()> {
        thread::sleep(self.1);
        self.0.sync_all()
    }
}
