//! Settings: one small file, replaced whole, read forgivingly.
//!
//! A field that cannot be read falls back alone. Fields of a newer version are kept. The
//! broken file is kept as `settings.damaged-<date>.json` by the next save, never lost.

mod merge;
mod places;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use merge::Stamps;
pub use places::{Place, Places, keep_places};

use super::error::{Error, Warning};
use super::{Store, utc_day};

/// The largest settings file that is read, in bytes.
pub(super) const LARGEST: u64 = 1 << 20;
/// A byte-order mark.
pub(super) const MARK: &[u8] = "\u{feff}".as_bytes();
/// The widest and highest window that is believed, in logical pixels.
const WINDOW: std::ops::RangeInclusive<u32> = 320..=16_384;
const TEXT_SIZE: std::ops::RangeInclusive<u16> = 100..=200;
const MOST_HOSTS: usize = 1_000;
const MOST_EXPORTS: usize = 100;
const LONGEST_HOST: usize = 253;

/// How the window looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Light, with the strongest contrasts.
    HighContrast,
    /// Dark, with the strongest contrasts.
    HighContrastDark,
}

/// The system's colours when it was last asked, so that the next window begins in them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemColours {
    /// Dark grounds.
    pub dark: bool,
    /// High contrast.
    pub contrast: bool,
}

/// The window's size when it was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowSize {
    /// In logical pixels, 320 to 16,384.
    pub width: u32,
    /// In logical pixels, 320 to 16,384.
    pub height: u32,
    /// Whether it filled the screen.
    #[serde(default)]
    pub maximized: bool,
}

/// The small window beside the browser, as it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallWindow {
    /// In logical pixels, 320 to 16,384.
    pub width: u32,
    /// In logical pixels, 320 to 16,384.
    pub height: u32,
    /// Where it was on the screen, in logical pixels from its left upper corner; none where the
    /// system does not say.
    #[serde(default)]
    pub place: Option<(i32, i32)>,
}

/// What the person chose for all cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How the window looks.
    pub theme: Theme,
    /// The system's colours when it was last asked.
    pub system: SystemColours,
    /// 100 to 200.
    pub text_size_percent: u16,
    /// The window's size; none before the first close.
    pub window: Option<WindowSize>,
    /// The small window beside the browser; none before its first use.
    pub beside: Option<SmallWindow>,
    /// Nothing moves.
    pub reduced_motion: bool,
    /// The window stays above others.
    pub keep_on_top: bool,
    /// Hosts that the person said yes to opening. Never exported, never brought in.
    pub hosts_allowed: BTreeSet<String>,
    /// The first screen was seen.
    pub seen_welcome: bool,
    /// Where the person exported files to, so that "Delete everything" can name them.
    pub exported: Vec<String>,
    /// Where pages of cases were left. Never exported.
    pub left_at: Places,
    /// When each of these was chosen last.
    pub changed: Stamps,
    /// Fields of a newer version, kept as they are.
    pub other: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            system: SystemColours::default(),
            text_size_percent: 100,
            window: None,
            beside: None,
            reduced_motion: false,
            keep_on_top: false,
            hosts_allowed: BTreeSet::new(),
            seen_welcome: false,
            exported: Vec::new(),
            left_at: Places::new(),
            changed: Stamps::default(),
            other: Map::new(),
        }
    }
}

/// Takes fields out of an object, one by one, and notes those that make no sense.
struct Fields {
    map: Map<String, Value>,
    bad: Vec<String>,
}

impl Fields {
    fn take<T: DeserializeOwned>(
        &mut self,
        name: &str,
        otherwise: T,
        makes_sense: impl Fn(&T) -> bool,
    ) -> T {
        let Some(value) = self.map.remove(name) else {
            return otherwise;
        };
        match serde_json::from_value(value) {
            Ok(value) if makes_sense(&value) => value,
            _ => {
                self.bad.push(name.to_owned());
                otherwise
            }
        }
    }
}

impl Settings {
    /// Reads settings forgivingly; names the fields that could not be read, or gives none
    /// when it is no JSON object at all.
    pub fn read(bytes: &[u8]) -> Option<(Self, Vec<String>)> {
        // An editor may have put a byte-order mark before it.
        let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
        let map = serde_json::from_slice(bytes).ok()?;
        let mut fields = Fields {
            map,
            bad: Vec::new(),
        };
        let host = |host: &String| !host.is_empty() && host.len() <= LONGEST_HOST;
        let settings = Self {
            theme: fields.take("theme", Theme::default(), |_| true),
            system: fields.take("system", SystemColours::default(), |_| true),
            text_size_percent: fields
                .take("text_size_percent", 100, |size| TEXT_SIZE.contains(size)),
            window: fields.take("window", None, |window| window.is_none_or(fits_a_screen)),
            beside: fields.take("beside", None, |beside| beside.is_none_or(is_small_window)),
            reduced_motion: fields.take("reduced_motion", false, |_| true),
            keep_on_top: fields.take("keep_on_top", false, |_| true),
            hosts_allowed: fields.take("hosts_allowed", BTreeSet::new(), |hosts| {
                hosts.len() <= MOST_HOSTS && hosts.iter().all(host)
            }),
            seen_welcome: fields.take("seen_welcome", false, |_| true),
            exported: fields.take("exported", Vec::new(), |paths: &Vec<_>| {
                paths.len() <= MOST_EXPORTS
            }),
            left_at: fields.take("left_at", Places::new(), places::are_places),
            changed: fields.take("changed", Stamps::default(), |_| true),
            other: fields.map,
        };
        Some((settings, fields.bad))
    }

    /// Notes that a file was exported; the newest hundred are kept.
    pub fn note_export(&mut self, path: String) {
        self.exported.retain(|known| *known != path);
        self.exported.push(path);
        let surplus = self.exported.len().saturating_sub(MOST_EXPORTS);
        self.exported.drain(..surplus);
    }

    /// Another Outro may have exported meanwhile; "Delete everything" names that file, too. What
    /// was exported here stands behind it, the newest last.
    fn keep_exports_of(&mut self, there: Self) {
        let new = std::mem::replace(&mut self.exported, there.exported);
        for path in new {
            self.note_export(path);
        }
    }

    /// The settings as they are written; what makes no sense is left out.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut map = self.other.clone();
        let size = *TEXT_SIZE.start().max(&self.text_size_percent);
        let size = size.min(*TEXT_SIZE.end());
        let window = self.window.filter(|window| fits_a_screen(*window));
        let hosts: Vec<_> = self.hosts_allowed.iter().take(MOST_HOSTS).collect();
        let known = serde_json::json!({
            "theme": self.theme,
            "system": self.system,
            "text_size_percent": size,
            "window": window,
            "beside": self.beside.filter(|beside| is_small_window(*beside)),
            "reduced_motion": self.reduced_motion,
            "keep_on_top": self.keep_on_top,
            "hosts_allowed": hosts,
            "seen_welcome": self.seen_welcome,
            "exported": self.exported,
            "left_at": self.left_at,
            "changed": self.changed,
        });
        if let Value::Object(known) = known {
            map.extend(known);
        }
        let mut text = format!("{:#}", Value::Object(map));
        text.push('\n');
        text.into_bytes()
    }
}

fn fits_a_screen(window: WindowSize) -> bool {
    WINDOW.contains(&window.width) && WINDOW.contains(&window.height)
}

fn is_small_window(beside: SmallWindow) -> bool {
    let screens = -32_768..=32_767;
    let is_near = |(x, y): (i32, i32)| screens.contains(&x) && screens.contains(&y);
    WINDOW.contains(&beside.width)
        && WINDOW.contains(&beside.height)
        && beside.place.is_none_or(is_near)
}

impl Store {
    /// Reads the settings; what cannot be read is as at first, and a notice says so.
    pub fn settings(&self) -> (Settings, Vec<Warning>) {
        match self.read_settings() {
            Ok((settings, None)) => (settings, Vec::new()),
            Ok((settings, Some(fields))) => (settings, vec![Warning::Settings { fields }]),
            Err(error) => {
                let path = self.files.settings();
                let notice = Warning::Unreadable { path, error };
                (Settings::default(), vec![notice])
            }
        }
    }

    /// The settings, with what could not be read: the names of fields, or none of them when
    /// nothing could. An error when the file itself cannot be read.
    pub(super) fn read_settings(&self) -> Result<(Settings, Option<Vec<String>>), Error> {
        let Some(bytes) = self.files.read(&self.files.settings(), LARGEST)? else {
            return Ok((Settings::default(), None));
        };
        Ok(match Settings::read(&bytes) {
            Some((settings, bad)) => (settings, (!bad.is_empty()).then_some(bad)),
            None => (Settings::default(), Some(Vec::new())),
        })
    }

    /// Keeps the settings as they are given, whatever stands there.
    pub fn save_settings(&self, settings: &Settings, now: Timestamp) -> Result<(), Error> {
        self.keep_settings(None, settings, now).map(|_| ())
    }

    /// Keeps what differs between `before`, as it was last known, and `after`. What somebody
    /// else changed meanwhile stays, unless it was changed here later: see [`Settings::merged`].
    /// Gives the settings as they stand then.
    pub fn change_settings(
        &self,
        before: &Settings,
        after: &Settings,
        now: Timestamp,
    ) -> Result<Settings, Error> {
        self.keep_settings(Some(before), after, now)
    }

    /// Replaces the file; one that could not be read in full is kept beside it.
    fn keep_settings(
        &self,
        before: Option<&Settings>,
        after: &Settings,
        now: Timestamp,
    ) -> Result<Settings, Error> {
        let today = utc_day(now);
        self.files.ensure(&self.files.root)?;
        self.daily_copy(Some(today));
        let _lock = self.files.lock(
            &self.files.root.join("settings.lock"),
            &self.files.settings(),
        )?;
        let (there, whole) = match self.read_settings() {
            Ok((there, bad)) => (there, bad.is_none()),
            Err(Error::TooLarge { .. }) => (Settings::default(), false),
            Err(error) => return Err(error),
        };
        // Where the file was never written, it says nothing against what is known.
        let missing = self.files.kind(&self.files.settings())?.is_none();
        let known = match before {
            Some(known) if missing => known.clone(),
            _ => there.clone(),
        };
        let mut settings = after.merged(before.unwrap_or(&there), &known, now);
        settings.exported.clone_from(&after.exported);
        settings.keep_exports_of(there);
        let aside = if whole {
            None
        } else {
            Some(self.keep_damaged(&today.to_string())?)
        };
        let kept = self
            .files
            .replace(&self.files.settings(), &settings.write());
        match (kept, aside) {
            // The damaged file stands in its place again.
            (Err(error), Some(aside)) if !error.is_done() => {
                let _ = self.files.rename(&aside, &self.files.settings());
                Err(error)
            }
            (kept, _) => kept.map(|()| settings),
        }
    }

    /// Keeps a copy of the damaged file, and says where. On a full disk the file itself must
    /// stay in its place: most of it can be read.
    fn keep_damaged(&self, today: &str) -> Result<PathBuf, Error> {
        let taken = self.files.list(&self.files.root)?;
        let free = (1..=u16::MAX)
            .map(|number| match number {
                1 => format!("settings.damaged-{today}.json"),
                _ => format!("settings.damaged-{today}-{number}.json"),
            })
            .find(|name| !taken.contains(name));
        let target = self.files.root.join(free.ok_or(Error::Busy)?);
        match self.files.read(&self.files.settings(), LARGEST) {
            Ok(Some(bytes)) => self.files.replace(&target, &bytes)?,
            Ok(None) => {}
            // Nothing of it was read, so nothing is lost when it is moved.
            Err(Error::TooLarge { .. }) => {
                self.files.rename(&self.files.settings(), &target)?;
                self.files.sync_folder(&self.files.root)?;
            }
            Err(error) => return Err(error),
        }
        Ok(target)
    }
}
