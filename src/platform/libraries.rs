//! Which shared libraries a window needs on Linux, and which of them are not there.
//!
//! The window toolkit opens them while it starts and ends the program where one is absent.
//! This is only asked afterwards, to say what to install: a library in an unusual place must
//! never keep the window from opening.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::display::Display;

/// A shared library, and the Debian package that brings it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Library {
    /// The file's name.
    pub file: &'static str,
    /// The package's name in Debian, Ubuntu and Mint.
    pub package: &'static str,
}

const KEYBOARD: Library = Library {
    file: "libxkbcommon.so.0",
    package: "libxkbcommon0",
};

const X11: [Library; 7] = [
    Library {
        file: "libX11.so.6",
        package: "libx11-6",
    },
    Library {
        file: "libX11-xcb.so.1",
        package: "libx11-xcb1",
    },
    Library {
        file: "libxcb.so.1",
        package: "libxcb1",
    },
    Library {
        file: "libXcursor.so.1",
        package: "libxcursor1",
    },
    Library {
        file: "libXi.so.6",
        package: "libxi6",
    },
    KEYBOARD,
    Library {
        file: "libxkbcommon-x11.so.0",
        package: "libxkbcommon-x11-0",
    },
];

const WAYLAND: [Library; 2] = [
    Library {
        file: "libwayland-client.so.0",
        package: "libwayland-client0",
    },
    KEYBOARD,
];

/// Where the loader looks.
#[derive(Debug, Clone)]
pub struct Loader {
    cached: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Loader {
    /// This machine's: its cache, `LD_LIBRARY_PATH`, and the usual folders.
    pub fn of_this_machine() -> Self {
        let cache = std::fs::read("/etc/ld.so.cache").unwrap_or_default();
        let named = std::env::var_os("LD_LIBRARY_PATH");
        Self::new(&cache, named, &usual_folders())
    }

    fn new(cache: &[u8], named: Option<OsString>, usual: &[PathBuf]) -> Self {
        // The cache's tables need not be read: every path in it stands between two zeros.
        let cached = cache
            .split(|byte| *byte == 0)
            .filter(|text| text.first() == Some(&b'/'))
            .filter_map(|text| std::str::from_utf8(text).ok())
            .map(PathBuf::from)
            .collect();
        let named = named.unwrap_or_default();
        let folders = std::env::split_paths(&named)
            .chain(usual.iter().cloned())
            .collect();
        Self { cached, folders }
    }

    /// The libraries that a window on this display needs and the loader does not find.
    pub fn missing(&self, display: Display) -> Vec<Library> {
        let needed: &[Library] = match display {
            Display::Wayland => &WAYLAND,
            Display::X11 => &X11,
        };
        let lacks = |library: &&Library| !self.has(library.file);
        needed.iter().filter(lacks).copied().collect()
    }

    fn has(&self, file: &str) -> bool {
        let in_cache = self
            .cached
            .iter()
            .any(|path| path.file_name().is_some_and(|name| name == file) && path.exists());
        in_cache || self.folders.iter().any(|folder| folder.join(file).exists())
    }
}

fn usual_folders() -> Vec<PathBuf> {
    let machine = format!("{}-linux-gnu", std::env::consts::ARCH);
    let mut folders: Vec<PathBuf> = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"]
        .map(PathBuf::from)
        .into();
    for folder in ["/lib", "/usr/lib"] {
        folders.push(Path::new(folder).join(&machine));
    }
    folders
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    fn files(display: &[Library]) -> Vec<&'static str> {
        display.iter().map(|library| library.file).collect()
    }

    #[test]
    fn what_is_not_there_is_named_with_its_package() {
        let folder = tempfile::tempdir().unwrap();
        for library in X11 {
            if library.file != "libxkbcommon-x11.so.0" {
                std::fs::write(folder.path().join(library.file), "").unwrap();
            }
        }
        let loader = Loader::new(&[], Some(folder.path().into()), &[]);
        let missing = loader.missing(Display::X11);
        assert_eq!(files(&missing), ["libxkbcommon-x11.so.0"]);
        assert_eq!(missing[0].package, "libxkbcommon-x11-0");
        assert_eq!(
            files(&loader.missing(Display::Wayland)),
            ["libwayland-client.so.0"]
        );
    }

    #[test]
    fn the_cache_counts_only_where_the_file_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().join("libwayland-client.so.0");
        std::fs::write(&here, "").unwrap();
        let gone = folder.path().join("libxkbcommon.so.0");
        let cache = format!(
            "glibc-ld.so.cache1.1\0\x03libwayland-client.so.0\0{}\0libxkbcommon.so.0\0{}\0",
            here.display(),
            gone.display()
        );
        let loader = Loader::new(cache.as_bytes(), None, &[]);
        assert_eq!(
            files(&loader.missing(Display::Wayland)),
            ["libxkbcommon.so.0"]
        );
    }

    #[test]
    fn a_cache_of_nonsense_finds_nothing_and_does_no_harm() {
        let loader = Loader::new(&[0xff, 0, b'/', 0xfe, 0, 0], None, &[]);
        assert_eq!(loader.missing(Display::X11).len(), X11.len());
    }
}
