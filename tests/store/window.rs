//! One window for a data folder, and how a second start finds it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use outro::store::Error;
use outro::store::lock::{Acquired, Raise, Window};

use crate::support::child::*;

pub fn hold_the_window(folder: &Path) {
    let Acquired::First(mut window) = Window::acquire(folder).unwrap() else {
        panic!("not the first")
    };
    let requests = window.take_requests();
    say("open");
    while requests
        .as_ref()
        .is_some_and(|requests| requests.recv().is_ok())
    {
        say("raised");
    }
}

/// The lock of a window that has gone may live a moment longer, in a process that another test
/// is just starting from this one.
fn first(folder: &Path) -> Window {
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        match Window::acquire(folder).unwrap() {
            Acquired::First(window) => return window,
            other => assert!(Instant::now() < until, "not the first: {other:?}"),
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Whoever starts now brings the first window forward.
fn assert_told(folder: &Path) {
    let acquired = Window::acquire(folder).unwrap();
    assert!(matches!(acquired, Acquired::Told), "{acquired:?}");
}

#[cfg(not(target_os = "macos"))]
#[test]
fn a_second_start_brings_the_first_window_forward() {
    let home = tempfile::tempdir().unwrap();
    // Longer than a socket's path may be.
    let folder = home
        .path()
        .join("long-".repeat(20))
        .join("folder-".repeat(20));
    fs::create_dir_all(&folder).unwrap();
    let mut window = first(&folder);
    let requests = window.take_requests().unwrap();
    let mode = fs::symlink_metadata(folder.join("window.sock"))
        .unwrap()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    for _ in 0..3 {
        assert!(matches!(Window::acquire(&folder).unwrap(), Acquired::Told));
        requests.recv_timeout(Duration::from_secs(5)).unwrap();
    }
    assert_eq!(
        requests.recv_timeout(Duration::from_millis(50)),
        Err(RecvTimeoutError::Timeout)
    );
    drop(window);
    assert!(!folder.join("window.sock").exists());
    let again = first(&folder);
    assert!(matches!(Window::acquire(&folder).unwrap(), Acquired::Told));
    drop(again);
}

#[cfg(not(target_os = "macos"))]
#[test]
fn a_window_that_crashed_is_no_hindrance_and_one_that_hangs_is_busy() {
    let home = tempfile::tempdir().unwrap();
    let mut child = Reaped(
        again("hold the window", home.path(), 0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    let mut hear = |what: &str| {
        let heard = lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains("said"));
        assert!(
            heard.is_some_and(|line| line.ends_with(what)),
            "{what} was not said"
        );
    };
    hear("open");
    assert_told(home.path());
    hear("raised");
    let signal = |name: &str| {
        let pid = child.0.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    };
    signal("-STOP");
    // The signal may take a moment to reach every thread.
    let hangs = (0..50).any(|_| {
        thread::sleep(Duration::from_millis(20));
        matches!(Window::acquire(home.path()).unwrap(), Acquired::Busy)
    });
    assert!(hangs);
    signal("-KILL");
    child.0.wait().unwrap();
    assert!(
        home.path().join("window.sock").exists(),
        "it had no time to tidy up"
    );
    let mut window = first(home.path());
    assert_told(home.path());
    window
        .take_requests()
        .unwrap()
        .recv_timeout(Duration::from_secs(5))
        .unwrap();
}

/// A first window on a folder of its own, and what it is asked.
#[cfg(not(target_os = "macos"))]
fn listening() -> (tempfile::TempDir, Window, Receiver<Raise>) {
    let home = tempfile::tempdir().unwrap();
    let mut window = first(home.path());
    let requests = window.take_requests().unwrap();
    (home, window, requests)
}

#[cfg(not(target_os = "macos"))]
#[test]
fn noise_on_the_socket_raises_nothing() {
    let (home, _window, requests) = listening();
    for noise in [&b""[..], b"\n", b"RAISE\n", b"raised", &[0xff; 5_000]] {
        let mut stream = UnixStream::connect(home.path().join("window.sock")).unwrap();
        let _ = stream.write_all(noise);
    }
    let quiet = requests.recv_timeout(Duration::from_millis(200));
    assert_eq!(quiet, Err(RecvTimeoutError::Timeout));
    // One that stays silent holds up others for a moment at most.
    let _silent = UnixStream::connect(home.path().join("window.sock")).unwrap();
    assert_told(home.path());
    requests.recv_timeout(Duration::from_secs(5)).unwrap();
}

#[cfg(not(target_os = "macos"))]
#[test]
fn those_who_connect_and_stay_silent_hold_up_nobody() {
    let (home, _window, requests) = listening();
    for crowd in [30, 200] {
        let connect = |_| {
            let mut stream = UnixStream::connect(home.path().join("window.sock")).unwrap();
            // Some begin to speak.
            stream.write_all(b"rai").unwrap();
            stream
        };
        let silent: Vec<_> = (0..crowd).map(connect).collect();
        let told = Window::acquire(home.path()).unwrap();
        assert!(matches!(told, Acquired::Told), "{crowd}: {told:?}");
        requests.recv_timeout(Duration::from_secs(5)).unwrap();
        drop(silent);
    }
    // Whoever goes on speaking in time is heard.
    let mut slow = UnixStream::connect(home.path().join("window.sock")).unwrap();
    slow.write_all(b"rai").unwrap();
    thread::sleep(Duration::from_millis(50));
    slow.write_all(b"se\n").unwrap();
    requests.recv_timeout(Duration::from_secs(5)).unwrap();
}

#[test]
fn a_window_without_a_folder_says_so() {
    let home = tempfile::tempdir().unwrap();
    let gone = home.path().join("gone");
    assert!(matches!(
        Window::acquire(&gone),
        Err(Error::Vanished { .. })
    ));
}
