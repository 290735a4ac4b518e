//! The whole window on a stage: a machine whose clock stands still, and tasks run to their end.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use iced::Task;
use iced::advanced::widget::operation::Operation;
use iced::futures::{StreamExt, executor};
use iced::keyboard::key::Named;
use iced_test::runtime::{Action, clipboard, task};
use jiff::Timestamp;
use jiff::civil::Date;
use outro::app::ui::Element;
use outro::app::ui::semantics::Role;
use outro::app::{Message, Options, Outro};
use outro::case::Event;
use outro::platform::{OpenError, Platform};
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};

use super::Stage;

/// A machine on which it is always the same moment, and no browser ever opens.
#[derive(Debug)]
pub struct Fixed {
    now: Mutex<Timestamp>,
    ids: AtomicU64,
    /// Addresses that were to be opened.
    pub opened: Mutex<Vec<String>>,
}

impl Fixed {
    /// At noon, in UTC, of Sunday 22 November 2026.
    pub fn new() -> Self {
        Self::at("2026-11-22T12:00:00Z")
    }

    /// At this moment.
    pub fn at(now: &str) -> Self {
        Self {
            now: Mutex::new(now.parse().expect("a moment")),
            ids: AtomicU64::new(1),
            opened: Mutex::default(),
        }
    }

    /// Makes it another moment.
    pub fn set(&self, now: &str) {
        *self.now.lock().expect("no test panics here") = now.parse().expect("a moment");
    }
}

impl Platform for Fixed {
    fn now(&self) -> Timestamp {
        *self.now.lock().expect("no test panics here")
    }

    fn today(&self) -> Date {
        self.now().to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    fn random_id(&self) -> String {
        format!("{:032x}", self.ids.fetch_add(1, Ordering::Relaxed))
    }

    fn open(&self, address: &str) -> Result<(), OpenError> {
        let mut opened = self.opened.lock().expect("no test panics here");
        opened.push(address.to_owned());
        Ok(())
    }

    fn show_folder(&self, folder: &Path) -> Result<(), OpenError> {
        self.open(&folder.display().to_string())
    }
}

/// The program, and what it asked of the runtime besides messages.
pub struct App {
    pub outro: Outro,
    /// What was put on the clipboard, the newest last.
    pub copied: Vec<String>,
    /// True once it wanted to close.
    pub closed: bool,
    operations: Vec<Box<dyn Operation>>,
}

impl App {
    /// Takes in a message and all that comes of it.
    pub fn update(&mut self, message: Message) {
        let task = self.outro.update(message);
        self.drive(task);
    }

    /// Runs a task, and whatever its messages lead to, until nothing is left to do.
    pub fn drive(&mut self, task: Task<Message>) {
        let Some(mut actions) = task::into_stream(task) else {
            return;
        };
        while let Some(action) = executor::block_on(actions.next()) {
            match action {
                Action::Output(message) => self.update(message),
                Action::Widget(operation) => self.operations.push(operation),
                Action::Clipboard(clipboard::Action::Write { contents, .. }) => {
                    self.copied.push(contents);
                }
                Action::Exit => self.closed = true,
                _ => {}
            }
        }
    }
}

fn update(app: &mut App, message: Message) {
    app.update(message);
}

fn view(app: &App) -> Element<'_, Message> {
    app.outro.view()
}

/// The window, its data folder and its machine.
pub struct Window {
    stage: Stage<App, Message>,
    pub platform: Arc<Fixed>,
    pub folder: PathBuf,
    /// Keeps a temporary folder for as long as the window is open.
    kept: Option<tempfile::TempDir>,
}

impl Window {
    /// Opens on an empty data folder.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// Opens on a data folder that was filled before.
    pub fn with(fill: impl FnOnce(&Journal)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fill(&Journal::new(folder.path()));
        let mut window = Self::open(folder.path(), Fixed::new());
        window.kept = Some(folder);
        window
    }

    /// Opens on this data folder, as after a restart.
    pub fn open(folder: &Path, platform: Fixed) -> Self {
        let platform = Arc::new(platform);
        let options = Options {
            data_dir: folder.to_path_buf(),
            platform: Arc::clone(&platform) as Arc<dyn Platform>,
        };
        let (outro, task) = Outro::open(&options);
        let mut app = App {
            outro,
            copied: Vec::new(),
            closed: false,
            operations: Vec::new(),
        };
        app.drive(task);
        let mut window = Self {
            stage: Stage::new(app, update, view),
            platform,
            folder: folder.to_path_buf(),
            kept: None,
        };
        // The runtime says so once the first frame may be drawn.
        let appeared = Message::Appeared(iced::window::Id::unique());
        window.stage.publish(appeared);
        window.settle();
        window
    }

    /// Closes this window and opens another on the same folder.
    pub fn reopened(self) -> Self {
        let Self { folder, kept, .. } = self;
        // Ids must not repeat after a restart.
        let platform = Fixed::new();
        platform.ids.store(1 << 32, Ordering::Relaxed);
        let mut window = Self::open(&folder, platform);
        window.kept = kept;
        window
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

    /// Does what the program asked of the widgets (to move the focus, for example).
    pub fn settle(&mut self) {
        self.stage.redraw();
        for operation in std::mem::take(&mut self.stage.state.operations) {
            self.stage.perform(operation);
        }
    }

    /// Clicks on something, scrolling to it first where that is needed.
    pub fn press(&mut self, role: Role, name: &str) {
        self.reveal(role, name);
        self.stage.press(role, name);
        self.settle();
    }

    fn reveal(&mut self, role: Role, name: &str) {
        let node = self.stage.find(role, name);
        if node.visible.is_none_or(|seen| seen.height < 20.0) {
            self.stage.focus(&node.semantics.id);
        }
    }

    /// Presses a named key.
    pub fn hit(&mut self, named: Named) {
        self.stage.key(named);
        self.settle();
    }

    /// Clicks into a field and types.
    pub fn write(&mut self, label: &str, words: &str) {
        self.reveal(Role::TextField, label);
        self.stage.type_into(label, words);
        self.settle();
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
    type Target = Stage<App, Message>;

    fn deref(&self) -> &Self::Target {
        &self.stage
    }
}

impl DerefMut for Window {
    fn deref_mut(&mut self) -> &mut Self::Target {
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
