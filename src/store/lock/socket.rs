//! The private socket between a second start and the window that is open.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Raise;
use crate::store::disk::{Disk, Os};

const NAME: &str = "window.sock";
const REQUEST: &[u8; 6] = b"raise\n";
const REPLY: &[u8; 3] = b"ok\n";
const PATIENCE: Duration = Duration::from_millis(500);
/// The first window may hold its lock already and not listen yet.
const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(100);

/// Listens until it is dropped.
#[derive(Debug)]
pub(super) struct Listener {
    folder: PathBuf,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Puts the socket in its place and listens. Whoever calls holds the window's lock, so a
/// socket that is there already was left by a window that crashed.
pub(super) fn listen(folder: &Path) -> io::Result<(Listener, Receiver<Raise>)> {
    let listener = bind_private(folder)?;
    let (sender, requests) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let thread = thread::Builder::new()
        .name("window-socket".to_owned())
        .spawn(move || serve(&listener, &sender, &stopped))?;
    let listener = Listener {
        folder: folder.to_path_buf(),
        stop,
        thread: Some(thread),
    };
    Ok((listener, requests))
}

/// Binds inside a folder that only the owner may enter, and moves the socket to its place
/// when its mode is set: at no moment can another user connect.
fn bind_private(folder: &Path) -> io::Result<UnixListener> {
    let nest = folder.join("window.new");
    let inside = nest.join(NAME);
    let _ = fs::remove_file(&inside);
    let _ = fs::remove_dir(&nest);
    Os.make_folder(&nest)?;
    let bound = Short::of(&nest).and_then(|short| {
        let listener = UnixListener::bind(&short.path)?;
        fs::set_permissions(&inside, fs::Permissions::from_mode(0o600))?;
        fs::rename(&inside, folder.join(NAME))?;
        Ok(listener)
    });
    let _ = fs::remove_file(&inside);
    let _ = fs::remove_dir(&nest);
    bound
}

/// A socket's path may have about a hundred bytes; this one stays short in any folder.
struct Short {
    path: PathBuf,
    _folder: File,
}

impl Short {
    fn of(folder: &Path) -> io::Result<Self> {
        let open = File::open(folder)?;
        let short = PathBuf::from(format!("/proc/self/fd/{}", open.as_raw_fd()));
        let base = if short.is_dir() {
            short
        } else {
            folder.to_path_buf()
        };
        Ok(Self {
            path: base.join(NAME),
            _folder: open,
        })
    }
}

fn serve(listener: &UnixListener, sender: &Sender<Raise>, stop: &AtomicBool) {
    for stream in listener.incoming() {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        match stream {
            Ok(stream) => {
                if answer(stream).is_ok() && sender.send(Raise).is_err() {
                    return;
                }
            }
            // Out of descriptors, for one: wait, or this would turn round and round.
            Err(_) => thread::sleep(PAUSE),
        }
    }
}

fn answer(mut stream: UnixStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut request = [0; REQUEST.len()];
    stream.read_exact(&mut request)?;
    if &request != REQUEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    stream.write_all(REPLY)
}

/// Asks the window that is open to come forward; true when it answered.
pub(super) fn ask(folder: &Path) -> bool {
    (0..TRIES).any(|turn| {
        if turn > 0 {
            thread::sleep(PAUSE);
        }
        try_ask(folder).is_ok()
    })
}

fn try_ask(folder: &Path) -> io::Result<()> {
    let mut stream = UnixStream::connect(Short::of(folder)?.path)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(REQUEST)?;
    let mut reply = [0; REPLY.len()];
    stream.read_exact(&mut reply)?;
    if &reply == REPLY {
        Ok(())
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // Connecting wakes the thread; where that fails, the thread ends with the process.
        let woken = Short::of(&self.folder).and_then(|short| UnixStream::connect(short.path));
        let _ = fs::remove_file(self.folder.join(NAME));
        if let (Ok(_), Some(thread)) = (woken, self.thread.take()) {
            let _ = thread.join();
        }
    }
}
