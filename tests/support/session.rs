//! The whole window as a person has it: each press is waited for, and what is out of sight is
//! scrolled to first.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use iced::keyboard::key::Named;
use jiff::Timestamp;
use outro::app::ui::semantics::{Node, Role};
use outro::case::Event;
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};
use tempfile::TempDir;

use super::scene::{self, Harness};

pub use super::scene::Fixed;

/// The window, its data folder and its machine.
pub struct Window {
    stage: Harness,
    pub platform: Arc<Fixed>,
    pub folder: PathBuf,
    /// Keeps a temporary folder for as long as the window is open.
    kept: Arc<TempDir>,
}

impl Window {
    /// Opens on an empty data folder.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// Opens on a data folder that was filled before.
    pub fn with(fill: impl FnOnce(&Journal)) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        // What a test saves beside the data lies in the same folder, and goes with it.
        let data = folder.path().join("data");
        fill(&Journal::new(&data));
        Self::open_in(folder, &data, Fixed::new())
    }

    /// Opens on this data folder, as after a restart.
    pub fn open(folder: &Path, platform: Fixed) -> Self {
        let kept = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        Self::open_in(kept, folder, platform)
    }

    fn open_in(kept: Arc<TempDir>, data: &Path, platform: Fixed) -> Self {
        let platform = Arc::new(platform);
        let stage = scene::open_data(Arc::clone(&kept), data, Arc::clone(&platform));
        Self {
            stage,
            platform,
            folder: data.to_owned(),
            kept,
        }
    }

    /// Closes this window and opens another on the same folder.
    pub fn reopened(self) -> Self {
        let Self { folder, kept, .. } = self;
        Self::open_in(kept, &folder, Fixed::new().restarted())
    }

    /// Gives it another size, in logical pixels.
    pub fn sized(mut self, width: f32, height: f32) -> Self {
        self.stage = self.stage.resized(width, height);
        self
    }

    /// Gives it other colours.
    pub fn coloured(mut self, kind: outro::app::ui::theme::Kind) -> Self {
        self.stage = self.stage.themed(kind);
        self
    }

    /// Waits until all that was asked is done and shown.
    pub fn settle(&mut self) {
        scene::settle(&mut self.stage);
    }

    /// Clicks on something, scrolling to it first where that is needed.
    pub fn press(&mut self, role: Role, name: &str) {
        let node = self.reveal(role, name);
        self.stage.press_on(&node);
        self.settle();
    }

    /// The same window, after this was pressed in it.
    pub fn pressed(mut self, role: Role, name: &str) -> Self {
        self.press(role, name);
        self
    }

    /// Finds something, and scrolls to it where it is out of sight.
    fn reveal(&mut self, role: Role, name: &str) -> Node {
        let node = self.stage.find(role, name);
        if node.visible.is_some_and(|seen| seen.height >= 20.0) {
            return node;
        }
        self.stage.focus(&node.semantics.id);
        self.stage.find(role, name)
    }

    /// Presses a named key.
    pub fn hit(&mut self, named: Named) {
        self.stage.key(named);
        self.settle();
    }

    /// Clicks into a field and types.
    pub fn write(&mut self, label: &str, words: &str) {
        let field = self.reveal(Role::TextField, label);
        self.stage.press_on(&field);
        self.stage.type_letters(words);
        self.settle();
    }

    /// On this day the person looks, and no charge came.
    pub fn no_charge_came_on(&mut self, moment: &str) {
        self.platform.set(moment);
        self.settle();
        self.press(Role::Button, "No charge came");
        self.must_say("It is over");
    }

    /// Every name that is announced, one a line, to look for sentences.
    pub fn said(&mut self) -> String {
        let tree = self.stage.tree();
        let lines = tree.nodes.iter().map(|node| {
            let semantics = &node.semantics;
            let description = semantics.description.as_deref().unwrap_or_default();
            format!("{} {description}", semantics.name)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Fails unless these words are announced.
    #[track_caller]
    pub fn must_say(&mut self, words: &str) {
        let said = self.said();
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }

    /// Fails if these words are announced.
    #[track_caller]
    pub fn must_not_say(&mut self, words: &str) {
        let said = self.said();
        assert!(!said.contains(words), "{words:?} in:\n{said}");
    }

    /// Fails unless something of this role and name is there.
    #[track_caller]
    pub fn must_have(&mut self, role: Role, name: &str) {
        let said = self.said();
        assert!(self.has(role, name), "no {role:?} {name:?} in:\n{said}");
    }

    /// Fails if something of this role and name is there.
    #[track_caller]
    pub fn must_not_have(&mut self, role: Role, name: &str) {
        let said = self.said();
        assert!(!self.has(role, name), "{role:?} {name:?} in:\n{said}");
    }

    /// The value of a field; nothing where it has none.
    pub fn value(&mut self, label: &str) -> Option<String> {
        self.find(Role::TextField, label).semantics.value
    }

    /// The addresses that were opened so far.
    pub fn opened(&self) -> Vec<String> {
        self.platform.opened.lock().expect("unbroken").clone()
    }

    /// Every byte in the data folder, as text.
    pub fn on_disk(&self) -> String {
        let mut all = String::new();
        read_all(&self.folder, &mut all);
        all
    }
}

fn read_all(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder)
        .expect("the folder is there")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            read_all(&path, all);
        } else if let Ok(bytes) = std::fs::read(&path) {
            all.push_str(&path.display().to_string());
            all.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
}

impl Deref for Window {
    type Target = Harness;

    fn deref(&self) -> &Harness {
        &self.stage
    }
}

impl DerefMut for Window {
    fn deref_mut(&mut self) -> &mut Harness {
        &mut self.stage
    }
}

/// Writes cases into a data folder before the window opens.
pub struct Journal {
    store: Store,
    ids: AtomicU64,
}

impl Journal {
    /// In this folder.
    pub fn new(folder: &Path) -> Self {
        let (store, _) = Store::open(folder, Os);
        Self {
            store,
            ids: AtomicU64::new(1 << 16),
        }
    }

    /// Writes a case: each event a minute after the one before, from this moment on.
    pub fn case(&self, id: &str, from: &str, events: impl IntoIterator<Item = Event>) {
        let mut at: Timestamp = from.parse().expect("a moment");
        let entries: Vec<NewEntry> = events
            .into_iter()
            .map(|event| {
                at += jiff::SignedDuration::from_mins(1);
                let id = format!("{:032x}", self.ids.fetch_add(1, Ordering::Relaxed));
                NewEntry { id, at, event }
            })
            .collect();
        self.store
            .create(&CaseId::new(id).expect("an id"), &entries)
            .expect("the folder can be written");
    }
}

impl Window {
    /// Whether a sentence stands anywhere.
    pub fn said_anywhere(&mut self, words: &str) -> bool {
        self.said().contains(words)
    }

    /// Whether something is wrong that has to be heard at once.
    pub fn has_alert(&mut self) -> bool {
        let tree = self.tree();
        tree.nodes
            .iter()
            .any(|node| node.semantics.role == Role::Alert && !node.semantics.name.is_empty())
    }
}
