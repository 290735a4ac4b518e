//! Looking on while a large file is read, and stopping it.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::playlist::error::Limit;

/// Bytes between two reports of progress.
const STEP: u64 = 1 << 20;

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read so far, after unpacking. A comparison begins anew with each reading.
    pub read: u64,
    /// Bytes in all; none where it is not known before (a folder, a ZIP file).
    pub total: Option<u64>,
}

/// Tells a reading to stop, from another thread.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// The reading ends with [`super::Why::Stopped`] within the next 64 KiB.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Watches a reading: hears how far it is, and can stop it.
#[derive(Default)]
pub struct Watch<'a> {
    stop: Stop,
    tell: Option<Box<dyn Fn(Progress) + 'a>>,
    read: Cell<u64>,
    told: Cell<u64>,
    total: Cell<Option<u64>>,
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let read = self.read.get();
        f.debug_struct("Watch")
            .field("read", &read)
            .finish_non_exhaustive()
    }
}

impl<'a> Watch<'a> {
    /// Calls this about every megabyte.
    pub fn new(tell: impl Fn(Progress) + 'a) -> Self {
        let tell: Option<Box<dyn Fn(Progress) + 'a>> = Some(Box::new(tell));
        Self {
            tell,
            ..Self::default()
        }
    }

    /// What stops it.
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// Stops when this says so.
    pub fn stopped_by(self, stop: Stop) -> Self {
        Self { stop, ..self }
    }

    pub(in crate::playlist) fn expect(&self, total: Option<u64>) {
        self.read.set(0);
        self.told.set(0);
        self.total.set(total);
    }

    /// Fails when it is to stop; to be asked wherever something may take long.
    pub(in crate::playlist) fn check(&self) -> Result<(), Limit> {
        if self.stop.0.load(Ordering::Relaxed) {
            return Err(Limit::Stopped);
        }
        Ok(())
    }

    fn count(&self, bytes: usize) {
        let read = self.read.get().saturating_add(bytes as u64);
        self.read.set(read);
        if read >= self.told.get().saturating_add(STEP) {
            self.told.set(read);
            if let Some(tell) = &self.tell {
                let total = self.total.get();
                // Some formats are gone through twice to show their tracks.
                let read = total.map_or(read, |total| read.min(total));
                tell(Progress { read, total });
            }
        }
    }
}

/// A reader that is watched.
pub(in crate::playlist) struct Watched<'w, R> {
    inner: R,
    watch: &'w Watch<'w>,
}

impl<'w, R: Read> Watched<'w, R> {
    pub(in crate::playlist) fn new(inner: R, watch: &'w Watch<'w>) -> Self {
        Self { inner, watch }
    }
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.watch.check()?;
        let read = self.inner.read(buf)?;
        self.watch.count(read);
        Ok(read)
    }
}
