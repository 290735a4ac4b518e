//! The disk of whoever has no home folder: nothing is there, and nothing can be kept.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use super::{Disk, Handle, Lock, Meta, Refusal};

/// A disk without a place on it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nowhere;

fn empty<T>() -> io::Result<T> {
    Err(io::ErrorKind::NotFound.into())
}

fn refused<T>() -> io::Result<T> {
    Err(Refusal::Nowhere.into())
}

impl Disk for Nowhere {
    fn meta(&self, _path: &Path) -> io::Result<Meta> {
        empty()
    }

    fn is_folder(&self, _path: &Path) -> bool {
        false
    }

    fn read(&self, _path: &Path, _limit: u64) -> io::Result<Vec<u8>> {
        empty()
    }

    fn list(&self, _folder: &Path) -> io::Result<Vec<OsString>> {
        empty()
    }

    fn create(&self, _path: &Path) -> io::Result<Box<dyn Handle>> {
        refused()
    }

    fn open(&self, _path: &Path) -> io::Result<Box<dyn Handle>> {
        refused()
    }

    fn make_folder(&self, _path: &Path) -> io::Result<()> {
        refused()
    }

    fn rename(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        refused()
    }

    fn remove_file(&self, _path: &Path) -> io::Result<()> {
        empty()
    }

    fn remove_folder(&self, _path: &Path) -> io::Result<()> {
        empty()
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        refused()
    }

    fn try_lock(&self, _path: &Path) -> io::Result<Option<Lock>> {
        refused()
    }
}
