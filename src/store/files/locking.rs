//! Waiting for locks, and what is said where one cannot be had.

use std::io;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use super::{COPYING, Files};
use crate::store::disk::{Lock, Refusal};
use crate::store::error::{Error, Warning};
use crate::store::id::CaseId;

/// How long a lock is waited for while whoever holds it shows no sign of getting on.
const LOCK_PATIENCE: Duration = Duration::from_secs(3);
/// How long it is waited for at most.
const LOCK_LIMIT: Duration = Duration::from_secs(30);
/// How long apart it is tried for.
const LOCK_PAUSE: Duration = Duration::from_millis(5);

/// Stands for a lock where the file system knows none.
#[derive(Debug)]
struct Unlocked;

impl Files {
    /// Waits for the lock that a file stands for: for three seconds, and longer as long as
    /// `work`, which only its holder changes, goes on changing. Some who save one thing after
    /// the other leave hardly a gap, and yet nobody hangs.
    pub fn lock(&self, path: &Path, work: &Path) -> Result<Lock, Error> {
        let began = Instant::now();
        let (mut seen, mut moved) = (self.changed(work), began);
        loop {
            match self.disk.try_lock(path) {
                Ok(Some(lock)) => return Ok(lock),
                Ok(None) => {}
                // Two who write at once are unlikely there. Whoever finds more in a journal than
                // it read waits, but between that look and the write one may write over the
                // other's line. So the person is told to open the cases in one Outro at a time.
                Err(error) if Refusal::of(&error) == Some(Refusal::NoLocks) => {
                    self.without_locks.store(true, Ordering::Relaxed);
                    return Ok(Box::new(Unlocked));
                }
                Err(error) => return Err(self.lock_error(path, work, error)),
            }
            let now = self.changed(work);
            if now != seen {
                (seen, moved) = (now, Instant::now());
            }
            if moved.elapsed() >= LOCK_PATIENCE || began.elapsed() >= LOCK_LIMIT {
                return Err(Error::Busy);
            }
            thread::sleep(LOCK_PAUSE);
        }
    }

    /// The lock for writing one case.
    pub fn lock_case(&self, case: &CaseId) -> Result<Lock, Error> {
        self.lock(&self.cases().join(format!("{case}.lock")), &self.case(case))
    }

    /// The lock for making and thinning out kept copies.
    pub fn lock_copies(&self) -> Result<Lock, Error> {
        let history = self.history();
        let growing = history.join(COPYING).join("cases");
        self.lock(&history.join("copying.lock"), &growing)
    }

    /// Says what keeps the lock from being taken. Where what it guards could be written, it is
    /// the lock alone, and that is named.
    fn lock_error(&self, path: &Path, work: &Path, cause: io::Error) -> Error {
        let denied = io::ErrorKind::PermissionDenied;
        let all_is_denied = cause.kind() == denied
            && matches!(self.disk.open(work), Err(error) if error.kind() == denied);
        if all_is_denied {
            return self.error(path, cause);
        }
        let of_lock = Error::of_lock(self.disk.as_ref(), path, &cause);
        of_lock.unwrap_or_else(|| self.error(path, cause))
    }

    /// Tries once whether there are locks at all.
    pub fn try_locks(&self) {
        let tried = self.disk.try_lock(&self.root.join("settings.lock"));
        if tried.is_err_and(|error| Refusal::of(&error) == Some(Refusal::NoLocks)) {
            self.without_locks.store(true, Ordering::Relaxed);
        }
    }

    /// A notice that locks were wanted where there are none, once.
    pub fn missing_locks(&self) -> Option<Warning> {
        let missed = self.without_locks.load(Ordering::Relaxed);
        let is_first = missed && !self.told_of_locks.swap(true, Ordering::Relaxed);
        is_first.then(|| Warning::NoLocks {
            folder: self.root.clone(),
        })
    }
}
