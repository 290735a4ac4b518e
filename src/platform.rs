//! The outside world behind one small trait: the clock, chance, the browser, directories.

use std::path::{Component, Path, PathBuf};
use std::pin::Pin;

use crate::i18n::{shown, tr_with};
use crate::text::hex;
use jiff::Timestamp;
use jiff::civil::Date;

pub mod atomic_file;
#[cfg(windows)]
pub mod console;
#[cfg(all(unix, not(target_os = "macos")))]
pub mod destroyed;
#[cfg(all(unix, not(target_os = "macos")))]
pub mod display;
#[cfg(target_os = "linux")]
pub mod fonts;
pub mod identity;
#[cfg(all(unix, not(target_os = "macos")))]
pub mod libraries;
#[cfg(unix)]
pub mod limits;
pub mod not_read;
pub mod time_zone;
pub mod version;

/// Where a window can be shown; none when nowhere.
#[cfg(all(unix, not(target_os = "macos")))]
pub type WindowDisplay = Option<display::Display>;
/// Where a window can be shown: elsewhere there always is a place.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub type WindowDisplay = ();

/// What Outro asks of the machine it runs on. Tests stand another one in.
pub trait Platform: Send + Sync {
    /// The moment, in UTC.
    fn now(&self) -> Timestamp;
    /// The day where the person is.
    fn today(&self) -> Date;
    /// 128 random bits as 32 hexadecimal digits.
    fn random_id(&self) -> String;
    /// Hands an address to the browser. May block for some seconds, so never call
    /// it from the window's own thread. `Ok` does not prove that a page opened.
    fn open(&self, address: &str) -> Result<(), OpenError>;
    /// Shows a folder in the file manager; as [`Platform::open`].
    fn show_folder(&self, folder: &Path) -> Result<(), OpenError>;
    /// Shows the desktop's own dialog for choosing a place. Ask for it on the window's own
    /// thread, as some desktops want; wait for the answer anywhere. None when nothing was
    /// chosen, and where the desktop has no such dialog.
    fn choose(&self, _what: Choose) -> Chosen {
        Box::pin(std::future::ready(None))
    }
    /// What this computer is called; empty where nobody knows.
    fn computer(&self) -> String {
        String::new()
    }
    /// Shows a file that Outro has written, in the program that is set for it; as
    /// [`Platform::open`].
    fn show_file(&self, file: &Path) -> Result<(), OpenError> {
        self.show_folder(file)
    }
    /// The person's home folder, where there is one.
    fn home(&self) -> Option<PathBuf> {
        None
    }
    /// The country that the system is set to, as the two letters of ISO 3166 in upper case;
    /// none where it is not set.
    fn country(&self) -> Option<String> {
        None
    }
    /// The page where the newest version of Outro is to be had; none while nobody publishes it.
    fn releases(&self) -> Option<&'static str> {
        identity::releases()
    }
    /// Where files go that a person looks for later: never a hidden folder, which browsers in
    /// a sandbox may not read.
    fn documents(&self) -> Option<PathBuf> {
        self.home()
    }
}

/// What is chosen in a dialog of the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choose {
    /// A file to read.
    File,
    /// A folder to read.
    Folder,
    /// A file to write; the name that is proposed.
    Save(String),
}

/// The place that was chosen, once it is.
pub type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// The place that a person typed or pasted: with or without quotes, as an address
/// (`file:///…`), from the home folder on (`~/…`), or below `base`.
pub fn typed_path(typed: &str, base: Option<&Path>, home: Option<&Path>) -> PathBuf {
    let typed = typed.trim();
    let quoted = |sign| typed.strip_prefix(sign)?.strip_suffix(sign);
    let typed = quoted('"').or_else(|| quoted('\'')).unwrap_or(typed);
    if typed.starts_with("file:")
        && let Ok(address) = url::Url::parse(typed)
        && let Ok(path) = address.to_file_path()
    {
        return path;
    }
    match (typed.strip_prefix("~/"), home, base) {
        (Some(rest), Some(home), _) => home.join(rest),
        (None, _, Some(base)) => base.join(typed),
        _ => PathBuf::from(typed),
    }
}

/// The files whose places a file manager has put on the clipboard: a place or a `file:` address
/// in each line. What is no file that is there is left out.
pub fn pasted_files(pasted: &str) -> Vec<PathBuf> {
    let lines = pasted
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let paths = lines.map(|line| typed_path(line, None, None));
    paths
        .filter(|path| path.is_absolute() && path.is_file())
        .collect()
}

/// The browser could not be started.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", tr_with("error-browser-open-error", &[("reason", shown(.reason))]))]
pub struct OpenError {
    /// What the system said.
    pub reason: String,
}

/// So long a helper that opens addresses may say by its exit code that it could not; most of
/// them end at once.
#[cfg(not(windows))]
const HELPER: std::time::Duration = std::time::Duration::from_secs(1);

/// Hands something to the program that the system has for it, and hears whether that began.
#[cfg(not(windows))]
fn open_with_system(what: &std::ffi::OsStr) -> Result<(), OpenError> {
    open::that_detached_with_timeout(what, HELPER).map_err(|error| OpenError {
        reason: error.to_string(),
    })
}

/// Hands something to the program that the system has for it. Windows says at once whether it
/// has one, and starts no helper.
#[cfg(windows)]
fn open_with_system(what: &std::ffi::OsStr) -> Result<(), OpenError> {
    open::that_detached(what).map_err(|error| OpenError {
        reason: error.to_string(),
    })
}

/// The real machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Platform for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn today(&self) -> Date {
        jiff::ZonedDateTime::now().date()
    }

    fn random_id(&self) -> String {
        random_id()
    }

    fn open(&self, address: &str) -> Result<(), OpenError> {
        open_with_system(address.as_ref())
    }

    fn show_folder(&self, folder: &Path) -> Result<(), OpenError> {
        open_with_system(folder.as_os_str())
    }

    fn choose(&self, what: Choose) -> Chosen {
        let dialog = rfd::AsyncFileDialog::new();
        // Each begins here and now, and is waited for elsewhere.
        match what {
            Choose::File => {
                let chosen = dialog.pick_file();
                Box::pin(async move { Some(chosen.await?.path().to_path_buf()) })
            }
            Choose::Folder => {
                let chosen = dialog.pick_folder();
                Box::pin(async move { Some(chosen.await?.path().to_path_buf()) })
            }
            Choose::Save(name) => {
                let chosen = dialog.set_file_name(name).save_file();
                Box::pin(async move { Some(chosen.await?.path().to_path_buf()) })
            }
        }
    }

    fn computer(&self) -> String {
        let told = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
        let told = told.or_else(|| std::env::var("COMPUTERNAME").ok());
        let told = told.or_else(|| std::env::var("HOSTNAME").ok());
        told.unwrap_or_default().trim().to_owned()
    }

    fn country(&self) -> Option<String> {
        locales().find_map(|locale| country_of(&locale))
    }

    fn home(&self) -> Option<PathBuf> {
        directories::UserDirs::new().map(|dirs| dirs.home_dir().to_path_buf())
    }

    fn documents(&self) -> Option<PathBuf> {
        let dirs = directories::UserDirs::new()?;
        let home = dirs.home_dir();
        let is_seen = |folder: &&Path| {
            let inside = folder.strip_prefix(home).unwrap_or(folder);
            folder.is_dir() && !inside.components().any(is_hidden)
        };
        let documents = dirs.document_dir().filter(is_seen);
        Some(documents.unwrap_or(home).to_path_buf())
    }
}

/// What the system says about the place where the person is, the surest first. Money is written
/// as in the own country also by those who read another language.
fn locales() -> impl Iterator<Item = String> {
    let told = ["LC_ALL", "LC_MONETARY", "LC_ADDRESS", "LANG"];
    let told = told.into_iter().filter_map(|name| std::env::var(name).ok());
    told.chain(sys_locale::get_locales())
}

/// The country of a locale: `US` of `en_US.UTF-8`, `en-US` or `zh-Hans-US`.
fn country_of(locale: &str) -> Option<String> {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = name.split(['_', '-']);
    let language = parts.next()?;
    if !(2..=3).contains(&language.len()) {
        return None;
    }
    let is_country = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    parts.find(is_country).map(str::to_uppercase)
}

fn is_hidden(part: Component<'_>) -> bool {
    matches!(part, Component::Normal(name) if name.to_string_lossy().starts_with('.'))
}

/// 128 random bits as 32 hexadecimal digits.
pub fn random_id() -> String {
    let mut bytes = [0_u8; 16];
    if getrandom::fill(&mut bytes).is_err() {
        // A machine without a source of chance still must not give two cases one name:
        // the clock's nanoseconds and this process's number are told apart well enough.
        let now = Timestamp::now().as_nanosecond().to_le_bytes();
        bytes.copy_from_slice(&now);
        for (byte, pid) in bytes.iter_mut().rev().zip(std::process::id().to_le_bytes()) {
            *byte ^= pid;
        }
    }
    hex(&bytes)
}

/// Where this user's data lies when no other folder was named; none without a home folder.
pub fn data_dir() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "outro")?;
    let folder = dirs.data_dir().to_path_buf();
    // Some users have a home folder in name only.
    let home = directories::BaseDirs::new()?.home_dir().to_path_buf();
    (!folder.starts_with(&home) || home.is_dir()).then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::country_of;

    #[test]
    fn the_country_of_a_locale_is_read_and_never_guessed() {
        for (locale, country) in [
            ("en_US.UTF-8", Some("US")),
            ("de-at", Some("AT")),
            ("zh-Hans-CN", Some("CN")),
            ("sr_RS@latin", Some("RS")),
            ("pt_BR", Some("BR")),
            ("en", None),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("es_419", None),
            ("", None),
        ] {
            assert_eq!(country_of(locale).as_deref(), country, "{locale}");
        }
    }
}
