//! One window for a data folder: a second start brings the first one forward.
//!
//! The lock is a file lock, which ends with the process, however that ends. On Linux and the
//! BSDs the first window listens on `window.sock`, which only its own user may use; elsewhere
//! a second start only learns that Outro is open.

use std::io;
use std::path::Path;
use std::sync::mpsc::Receiver;

use super::disk::{Disk, Lock, Os, Refusal};
use super::error::Error;

#[cfg(all(unix, not(target_os = "macos")))]
mod socket;

/// What came of trying to be the window.
#[derive(Debug)]
pub enum Acquired {
    /// No other window has this folder open. Keep the guard as long as the window lives.
    First(Window),
    /// Another window has it open, and was asked to come forward.
    Told,
    /// Another window has it open, and could not be asked.
    Busy,
}

/// Somebody started Outro again: come forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raise;

/// The right to be the one window of a data folder, until it is dropped.
#[derive(Debug)]
pub struct Window {
    requests: Option<Receiver<Raise>>,
    // Dropped in this order: nobody may find the socket of a window that has let go.
    #[cfg(all(unix, not(target_os = "macos")))]
    _listener: Option<socket::Listener>,
    _lock: Option<Lock>,
}

impl Window {
    /// Tries to be the window of a data folder that is there. Waits for two seconds at
    /// most, when the other window does not answer.
    pub fn acquire(folder: &Path) -> Result<Acquired, Error> {
        let path = folder.join("window.lock");
        match Os.try_lock(&path) {
            Ok(Some(lock)) => Ok(Acquired::First(Self::first(folder, Some(lock)))),
            Ok(None) => Ok(ask(folder)),
            // Without locks the socket tells whether somebody is there.
            Err(cause) if Refusal::of(&cause) == Some(Refusal::NoLocks) => Ok(match ask(folder) {
                Acquired::Told => Acquired::Told,
                _ => Acquired::First(Self::first(folder, None)),
            }),
            Err(cause) => Err(said(folder, &path, cause)),
        }
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    fn first(folder: &Path, lock: Option<Lock>) -> Self {
        let (listener, requests) = socket::listen(folder).ok().unzip();
        Self {
            requests,
            _listener: listener,
            _lock: lock,
        }
    }

    #[cfg(not(all(unix, not(target_os = "macos"))))]
    fn first(_folder: &Path, lock: Option<Lock>) -> Self {
        Self {
            requests: None,
            _lock: lock,
        }
    }

    /// Where requests to come forward arrive; once, and none where there is no socket.
    pub fn take_requests(&mut self) -> Option<Receiver<Raise>> {
        self.requests.take()
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn ask(folder: &Path) -> Acquired {
    if socket::ask(folder) {
        Acquired::Told
    } else {
        Acquired::Busy
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn ask(_folder: &Path) -> Acquired {
    Acquired::Busy
}

fn said(folder: &Path, path: &Path, cause: io::Error) -> Error {
    if cause.kind() == io::ErrorKind::NotFound {
        let folder = folder.to_path_buf();
        return Error::Vanished { folder };
    }
    if let Some(error) = Error::of_lock(&Os, path, &cause) {
        return error;
    }
    let protected = Os.meta(folder).is_ok_and(|meta| meta.write_protected);
    Error::of(path, protected, cause)
}
