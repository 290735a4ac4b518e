//! Is there anything to draw a window on? Asked before the window toolkit is, which would
//! end the program with a message for programmers.
//!
//! Where a window can be shown stands in the environment: `WAYLAND_SOCKET` and
//! `WAYLAND_DISPLAY` for Wayland, `DISPLAY` for X11. They outlive what they point to (in a
//! `screen` session, after `su`, in a saved shell), so each is tried, not believed.

use std::ffi::{OsStr, OsString};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a display on another computer may take to answer.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What the environment says about displays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `WAYLAND_SOCKET`: the number of a file that is already open.
    pub wayland_socket: Option<OsString>,
    /// `WAYLAND_DISPLAY`: a socket's name or absolute path.
    pub wayland_display: Option<OsString>,
    /// `XDG_RUNTIME_DIR`: the folder of sockets that are given by name.
    pub runtime_dir: Option<OsString>,
    /// `DISPLAY`: `host:number.screen`.
    pub display: Option<OsString>,
}

/// Where a window can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// On Wayland.
    Wayland,
    /// On X11.
    X11,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where a window can be shown; none when nothing answers.
    pub display: Option<Display>,
    /// Variables that point nowhere and would lead the window toolkit astray.
    pub misleading: Vec<&'static str>,
}

impl Surroundings {
    /// What this process was started with.
    pub fn of_this_process() -> Self {
        Self {
            wayland_socket: std::env::var_os("WAYLAND_SOCKET"),
            wayland_display: std::env::var_os("WAYLAND_DISPLAY"),
            runtime_dir: std::env::var_os("XDG_RUNTIME_DIR"),
            display: std::env::var_os("DISPLAY"),
        }
    }

    /// Tries what the environment names. A display on another computer may take three seconds, and
    /// as long as the system takes to look up that computer's name.
    pub fn look(&self) -> Found {
        let mut misleading = Vec::new();
        // The toolkit takes an open file before a name, and Wayland before X11.
        if let Some(socket) = &self.wayland_socket {
            if is_open_socket(socket) {
                return Found {
                    display: Some(Display::Wayland),
                    misleading,
                };
            }
            misleading.push("WAYLAND_SOCKET");
        }
        if let Some(name) = &self.wayland_display {
            if self.wayland_answers(name) {
                return Found {
                    display: Some(Display::Wayland),
                    misleading,
                };
            }
            misleading.push("WAYLAND_DISPLAY");
        }
        let x11 = self.display.as_deref().is_some_and(x11_answers);
        Found {
            display: x11.then_some(Display::X11),
            misleading,
        }
    }

    fn wayland_answers(&self, name: &OsStr) -> bool {
        if name.is_empty() {
            return false;
        }
        let path = Path::new(name);
        let socket = if path.is_absolute() {
            path.to_path_buf()
        } else {
            match self.runtime_dir.as_deref().map(Path::new) {
                Some(folder) if folder.is_absolute() => folder.join(path),
                _ => return false,
            }
        };
        UnixStream::connect(socket).is_ok()
    }
}

impl Found {
    /// Takes the misleading variables out of this process's environment.
    ///
    /// # Safety
    ///
    /// No other thread may run yet: another one could be reading the environment meanwhile.
    #[allow(unsafe_code)]
    pub unsafe fn forget_misleading(&self) {
        for name in &self.misleading {
            // SAFETY: the caller holds that this is the only thread.
            unsafe { std::env::remove_var(name) };
        }
    }
}

/// True when this number is that of an open socket. Where the system does not say, the
/// variable is believed.
fn is_open_socket(number: &OsStr) -> bool {
    let Some(number) = number.to_str().and_then(|n| n.parse::<u32>().ok()) else {
        return false;
    };
    let files = Path::new("/proc/self/fd");
    if !files.exists() {
        return true;
    }
    std::fs::metadata(files.join(number.to_string())).is_ok_and(|file| file.file_type().is_socket())
}

/// What `DISPLAY` names.
#[derive(Debug, PartialEq, Eq)]
enum Target<'a> {
    /// A socket at this path.
    Path(PathBuf),
    /// This computer's display of this number.
    Here(u16),
    /// Another computer's.
    Host(&'a str, u16),
}

fn x11_answers(display: &OsStr) -> bool {
    match display.to_str().and_then(target) {
        None => false,
        Some(Target::Path(path)) => UnixStream::connect(path).is_ok(),
        Some(Target::Here(number)) => {
            answers_here(number) || answers_at("localhost", number, Duration::from_millis(200))
        }
        Some(Target::Host(host, number)) => answers_at(host, number, PATIENCE),
    }
}

/// Takes `[protocol/][host]:number[.screen]` apart.
fn target(display: &str) -> Option<Target<'_>> {
    // A launcher may hand over the socket itself, with or without a number behind it.
    if display.starts_with('/') {
        let bare = display.rsplit_once(':').map_or(display, |(path, _)| path);
        let path = [display, bare]
            .map(PathBuf::from)
            .into_iter()
            .find(|path| path.exists());
        return path.map(Target::Path);
    }
    let (host, rest) = display.rsplit_once(':')?;
    let number: u16 = rest.split('.').next()?.parse().ok()?;
    let (protocol, host) = host.split_once('/').unwrap_or(("", host));
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if host.is_empty() || host == "unix" || protocol == "unix" {
        return Some(Target::Here(number));
    }
    Some(Target::Host(host, number))
}

fn answers_here(number: u16) -> bool {
    let path = format!("/tmp/.X11-unix/X{number}");
    abstract_answers(&path) || UnixStream::connect(path).is_ok()
}

/// Linux also keeps the sockets under names that are no files.
#[cfg(target_os = "linux")]
fn abstract_answers(name: &str) -> bool {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::SocketAddr;

    SocketAddr::from_abstract_name(name)
        .is_ok_and(|address| UnixStream::connect_addr(&address).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn abstract_answers(_name: &str) -> bool {
    false
}

fn answers_at(host: &str, number: u16, patience: Duration) -> bool {
    let Some(port) = 6000_u16.checked_add(number) else {
        return false;
    };
    let Ok(addresses) = (host, port).to_socket_addrs() else {
        return false;
    };
    addresses
        .take(2)
        .any(|address| TcpStream::connect_timeout(&address, patience).is_ok())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;
    use std::net::TcpListener;
    use std::os::unix::net::UnixListener;

    fn with(
        wayland: Option<&str>,
        display: Option<&str>,
        runtime_dir: Option<&Path>,
    ) -> Surroundings {
        Surroundings {
            wayland_socket: None,
            wayland_display: wayland.map(OsString::from),
            runtime_dir: runtime_dir.map(OsString::from),
            display: display.map(OsString::from),
        }
    }

    #[test]
    fn nothing_is_named_and_nothing_is_found() {
        let found = Surroundings::default().look();
        assert_eq!(found.display, None);
        assert!(found.misleading.is_empty());
    }

    #[test]
    fn a_wayland_socket_is_found_by_name_and_by_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wayland-7");
        let _listener = UnixListener::bind(&path).unwrap();
        for name in ["wayland-7", path.to_str().unwrap()] {
            let found = with(Some(name), None, Some(folder.path())).look();
            assert_eq!(found.display, Some(Display::Wayland), "{name}");
            assert!(found.misleading.is_empty());
        }
    }

    #[test]
    fn a_left_over_wayland_socket_does_not_hide_a_living_x11_display() {
        let folder = tempfile::tempdir().unwrap();
        let dead = folder.path().join("wayland-0");
        drop(UnixListener::bind(&dead).unwrap());
        let living = folder.path().join("x:0");
        let _listener = UnixListener::bind(&living).unwrap();
        let found = with(Some("wayland-0"), living.to_str(), Some(folder.path())).look();
        assert_eq!(found.display, Some(Display::X11));
        assert_eq!(found.misleading, ["WAYLAND_DISPLAY"]);
    }

    #[test]
    fn nothing_that_answers_is_no_display() {
        let folder = tempfile::tempdir().unwrap();
        let found = with(Some("wayland-0"), Some(":59321"), Some(folder.path())).look();
        assert_eq!(found.display, None);
        assert_eq!(found.misleading, ["WAYLAND_DISPLAY"]);
    }

    #[test]
    fn a_socket_number_that_is_not_open_misleads() {
        for number in ["", "no number", "4294967000", "-1"] {
            let surroundings = Surroundings {
                wayland_socket: Some(number.into()),
                ..Surroundings::default()
            };
            let found = surroundings.look();
            assert_eq!(found.display, None, "{number}");
            assert_eq!(found.misleading, ["WAYLAND_SOCKET"], "{number}");
        }
    }

    #[test]
    fn a_display_on_a_host_is_asked_over_the_network() {
        // Any port from 6000 on will do; take one that is free.
        let (listener, number) = (0..2000_u16)
            .find_map(|n| Some((TcpListener::bind(("127.0.0.1", 6100 + n)).ok()?, 100 + n)))
            .unwrap();
        let display = format!("127.0.0.1:{number}.0");
        assert_eq!(
            with(None, Some(&display), None).look().display,
            Some(Display::X11)
        );
        drop(listener);
        assert_eq!(with(None, Some(&display), None).look().display, None);
    }

    #[test]
    fn what_display_may_look_like() {
        assert_eq!(target(":0"), Some(Target::Here(0)));
        assert_eq!(target("unix:1.0"), Some(Target::Here(1)));
        assert_eq!(target("unix/box:2"), Some(Target::Here(2)));
        assert_eq!(
            target("localhost:10.0"),
            Some(Target::Host("localhost", 10))
        );
        assert_eq!(target("[::1]:3"), Some(Target::Host("::1", 3)));
        for nonsense in [
            "",
            "0",
            ":",
            ":x",
            ":99999",
            "host",
            ":-1",
            "/nowhere/at/all:0",
        ] {
            assert_eq!(target(nonsense), None, "{nonsense}");
        }
    }
}
