//! The private socket between a second start and the window that is open.

use std::collections::VecDeque;
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
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::Raise;
use crate::store::disk::{Disk, Os};

const NAME: &str = "window.sock";
const REQUEST: &[u8; 6] = b"raise\n";
const REPLY: &[u8; 3] = b"ok\n";
const PATIENCE: Duration = Duration::from_millis(500);
/// The first window may hold its lock already and not listen yet.
const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(100);
/// So many may be connected and silent at once; then the one that is so longest has to go.
const MOST: usize = 64;

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

/// Somebody who is connected and has not asked for anything yet.
struct Visitor {
    stream: UnixStream,
    since: Instant,
    heard: Vec<u8>,
}

/// What came of listening to a visitor for a moment.
enum Heard {
    /// Nothing yet, or not all of it.
    Silence,
    /// A request.
    Request,
    /// Something else, or nobody is there any more.
    Noise,
}

/// Answers whoever connects until it is stopped. All are listened to at once, so that one who
/// stays silent holds up nobody.
fn serve(listener: &UnixListener, sender: &Sender<Raise>, stop: &AtomicBool) {
    if listener.set_nonblocking(true).is_err() {
        return;
    }
    let mut visitors = VecDeque::new();
    loop {
        // What cannot be waited for is tried after a pause: this must not turn round and round.
        if wait(listener, &visitors).is_err() || welcome(listener, &mut visitors).is_err() {
            thread::sleep(PAUSE);
        }
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let before = std::mem::take(&mut visitors);
        for mut visitor in before {
            match visitor.listen() {
                Heard::Silence if visitor.since.elapsed() < PATIENCE => visitors.push_back(visitor),
                Heard::Silence | Heard::Noise => {}
                Heard::Request => {
                    let answered = visitor.stream.write_all(REPLY);
                    if answered.is_ok() && sender.send(Raise).is_err() {
                        return;
                    }
                }
            }
        }
    }
}

/// Sleeps until somebody connects or says something, or one has been silent for too long.
fn wait(listener: &UnixListener, visitors: &VecDeque<Visitor>) -> io::Result<()> {
    let mut waited: Vec<_> = visitors
        .iter()
        .map(|visitor| PollFd::new(&visitor.stream, PollFlags::IN))
        .collect();
    waited.push(PollFd::new(listener, PollFlags::IN));
    let oldest = visitors.front();
    let left = oldest.map(|oldest| PATIENCE.saturating_sub(oldest.since.elapsed()));
    let left = left.and_then(|left| Timespec::try_from(left).ok());
    match poll(&mut waited, left.as_ref()) {
        Err(error) if error != rustix::io::Errno::INTR => Err(error.into()),
        _ => Ok(()),
    }
}

/// Takes in all who have connected.
fn welcome(listener: &UnixListener, visitors: &mut VecDeque<Visitor>) -> io::Result<()> {
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                stream.set_nonblocking(true)?;
                if visitors.len() >= MOST {
                    visitors.pop_front();
                }
                visitors.push_back(Visitor {
                    stream,
                    since: Instant::now(),
                    heard: Vec::new(),
                });
                // Those who speak at once are heard before others crowd them out.
                if visitors.len() >= MOST {
                    return Ok(());
                }
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // Out of descriptors, for one: the oldest makes room.
            Err(error) => {
                visitors.pop_front();
                return Err(error);
            }
        }
    }
}

impl Visitor {
    fn listen(&mut self) -> Heard {
        let mut piece = [0; REQUEST.len()];
        let room = REQUEST.len() - self.heard.len();
        match self.stream.read(&mut piece[..room]) {
            Ok(0) => return Heard::Noise,
            Ok(read) => self.heard.extend_from_slice(&piece[..read]),
            Err(error) if is_not_yet(&error) => return Heard::Silence,
            Err(_) => return Heard::Noise,
        }
        if self.heard == REQUEST {
            Heard::Request
        } else if REQUEST.starts_with(&self.heard) {
            Heard::Silence
        } else {
            Heard::Noise
        }
    }
}

fn is_not_yet(error: &io::Error) -> bool {
    let kind = error.kind();
    matches!(kind, io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
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
