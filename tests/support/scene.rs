//! The whole program without a window: its state on a stage, its tasks run to their end,
//! a clock that stands still, and a browser that only remembers.

#![allow(dead_code, reason = "each test binary uses its own part of it")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use iced::advanced::widget::Operation;
use iced::futures::StreamExt;
use iced::{Task, window};
use iced_test::runtime::task::into_stream;
use iced_test::runtime::{Action, clipboard, window as runtime_window};
use jiff::Timestamp;
use jiff::civil::Date;
use outro::app::{Message, Options, Outro};
use outro::case::Event;
use outro::platform::{Choose, Chosen, OpenError, Platform};
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};
use tempfile::TempDir;

use super::ViewHarness;

/// So many frames are drawn before a window counts as seen.
const FIRST_FRAMES: usize = 3;

/// A machine whose clock stands still, in UTC, and on which no browser ever opens.
#[derive(Debug)]
pub struct Fixed {
    now: Mutex<Timestamp>,
    ids: AtomicU64,
    /// Every address that was handed to the browser.
    pub opened: Mutex<Vec<String>>,
    /// The country that the system is set to.
    pub country: Mutex<Option<String>>,
    /// Why no browser begins, where none does.
    pub no_browser: Mutex<Option<String>>,
    /// The folder for documents, where there is one.
    pub documents: Mutex<Option<PathBuf>>,
    /// What is chosen in the desktop's dialogs; none for closing them.
    pub chosen: Mutex<Option<PathBuf>>,
    /// The dialogs that were shown.
    pub asked: Mutex<Vec<Choose>>,
}

impl Fixed {
    /// At noon of the day on which every scene plays unless it says otherwise.
    pub fn new() -> Self {
        Self::on(TODAY)
    }

    /// At noon of a day.
    pub fn on(day: &str) -> Self {
        let noon = format!("{day}T12:00:00Z");
        Self {
            now: Mutex::new(noon.parse().expect("a moment")),
            ids: AtomicU64::new(1),
            opened: Mutex::new(Vec::new()),
            country: Mutex::new(Some("US".to_owned())),
            no_browser: Mutex::default(),
            documents: Mutex::default(),
            chosen: Mutex::default(),
            asked: Mutex::default(),
        }
    }

    /// Makes it another moment.
    pub fn set(&self, now: &str) {
        *self.now.lock().expect("no test panicked in here") = now.parse().expect("a moment");
    }

    /// Counts ids from here on.
    pub fn begin_ids(&self, first: u64) {
        self.ids.store(first, Ordering::Relaxed);
    }

    /// Gives other ids than a machine that was there before.
    pub fn restarted(self) -> Self {
        self.ids.store(1 << 32, Ordering::Relaxed);
        self
    }
}

impl Platform for Fixed {
    fn now(&self) -> Timestamp {
        *self.now.lock().expect("no test panicked in here")
    }

    fn today(&self) -> Date {
        self.now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
    }

    fn random_id(&self) -> String {
        format!("{:032x}", self.ids.fetch_add(1, Ordering::Relaxed))
    }

    fn open(&self, address: &str) -> Result<(), OpenError> {
        let refused = self.no_browser.lock().expect("no test panicked in here");
        if let Some(reason) = refused.clone() {
            return Err(OpenError { reason });
        }
        self.opened
            .lock()
            .expect("no test panicked in here")
            .push(address.to_owned());
        Ok(())
    }

    fn show_folder(&self, folder: &Path) -> Result<(), OpenError> {
        self.open(&folder.display().to_string())
    }

    fn releases(&self) -> Option<&'static str> {
        Some(RELEASES)
    }

    fn country(&self) -> Option<String> {
        self.country.lock().expect("no test panicked").clone()
    }

    fn documents(&self) -> Option<PathBuf> {
        let documents = self.documents.lock();
        documents.expect("no test panicked in here").clone()
    }

    fn choose(&self, what: Choose) -> Chosen {
        self.asked.lock().expect("no test panicked").push(what);
        let chosen = self.chosen.lock().expect("no test panicked").clone();
        Box::pin(std::future::ready(chosen))
    }
}

/// Where Outro is published on this machine.
pub const RELEASES: &str = "https://github.com/somebody/outro/releases";

/// The day on which every scene plays unless it says otherwise.
pub const TODAY: &str = "2026-11-22";

/// The program's state with what its tasks still owe.
pub struct Scene {
    pub outro: Outro,
    pub folder: Arc<TempDir>,
    pub platform: Arc<Fixed>,
    /// What is on the clipboard.
    pub clipboard: Option<String>,
    /// What the program put there, the newest last.
    pub copied: Vec<String>,
    operations: Vec<Box<dyn Operation>>,
    sender: Sender<Done>,
    done: Receiver<Done>,
    running: usize,
    /// Something changed since it was last shown.
    changed: bool,
    /// The program asked to be closed.
    pub closed: bool,
    /// How the window was to stand among the others, the newest last.
    pub levels: Vec<window::Level>,
    /// Whether the window fills the screen.
    pub maximized: bool,
    window: window::Id,
}

enum Done {
    Action(Action<Message>),
    Ended,
}

/// A stage with the whole program on it.
pub type Harness = ViewHarness<Scene, Message>;

/// Writes a case into a data folder, event by event, a minute apart, before the given day.
pub fn write_case(folder: &Path, id: &str, events: Vec<Event>) {
    write_case_from(folder, id, "2026-11-20T09:00:00Z", events);
}

/// As [`write_case`], from this moment on.
pub fn write_case_from(folder: &Path, id: &str, start: &str, events: Vec<Event>) {
    let (store, notices) = Store::open(folder, Os);
    assert!(notices.is_empty(), "{notices:?}");
    let start: Timestamp = start.parse().expect("a moment");
    let entries: Vec<NewEntry> = events
        .into_iter()
        .enumerate()
        .map(|(n, event)| NewEntry {
            id: format!("{:0>28}{n:04x}", &id[..id.len().min(28)])
                .replace(|c: char| !c.is_ascii_hexdigit(), "0"),
            at: start + Duration::from_secs(60 * n as u64),
            event,
        })
        .collect();
    let id = CaseId::new(id).expect("an id");
    store.create(&id, &entries).expect("it can be written");
}

/// Opens the program on a new data folder with these cases.
pub fn open(cases: Vec<(&str, Vec<Event>)>) -> Harness {
    open_on(TODAY, cases)
}

/// As [`open`], on another day.
pub fn open_on(day: &str, cases: Vec<(&str, Vec<Event>)>) -> Harness {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    for (id, events) in cases {
        write_case(folder.path(), id, events);
    }
    open_folder(folder, day)
}

/// Opens the program on a data folder that is there.
pub fn open_folder(folder: Arc<TempDir>, day: &str) -> Harness {
    let data = folder.path().to_owned();
    // Ids must not repeat after a restart.
    open_data(folder, &data, Arc::new(Fixed::on(day).restarted()))
}

/// As [`open_folder`], with the data somewhere in the folder, on this machine.
pub fn open_data(folder: Arc<TempDir>, data: &Path, platform: Arc<Fixed>) -> Harness {
    let mut harness = opened(folder, data, platform, Outro::open);
    settle(&mut harness);
    harness
}

/// As [`open_folder`], with the window there before its data was read. It is read with [`settle`].
pub fn open_late(folder: Arc<TempDir>, day: &str) -> Harness {
    let data = folder.path().to_owned();
    let platform = Arc::new(Fixed::on(day).restarted());
    opened(folder, &data, platform, Outro::open_before_it_is_read)
}

fn opened(
    folder: Arc<TempDir>,
    data: &Path,
    platform: Arc<Fixed>,
    open: fn(&Options) -> (Outro, Task<Message>),
) -> Harness {
    let options = Options {
        data_dir: data.to_owned(),
        platform: platform.clone(),
    };
    let (outro, task) = open(&options);
    let (sender, done) = mpsc::channel();
    let mut scene = Scene {
        outro,
        folder,
        platform,
        clipboard: None,
        copied: Vec::new(),
        operations: Vec::new(),
        sender,
        done,
        running: 0,
        changed: false,
        closed: false,
        levels: Vec::new(),
        maximized: false,
        window: window::Id::unique(),
    };
    scene.run(task);
    let appeared = Message::Appeared(scene.window);
    let mut harness = ViewHarness::new(scene, Scene::update, |scene: &Scene| scene.outro.view());
    // The runtime says so once the first frame may be drawn.
    harness.hear(appeared);
    for _ in 0..FIRST_FRAMES {
        harness.hear(Message::Drawn);
    }
    harness
}

impl Scene {
    fn update(&mut self, message: Message) {
        self.changed = true;
        let task = self.outro.update(message);
        self.run(task);
    }

    fn run(&mut self, task: Task<Message>) {
        let Some(mut stream) = into_stream(task) else {
            return;
        };
        self.running += 1;
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            iced::futures::executor::block_on(async {
                while let Some(action) = stream.next().await {
                    let _ = sender.send(Done::Action(action));
                }
            });
            let _ = sender.send(Done::Ended);
        });
    }

    /// Takes in one thing that a task has answered, and nothing that any answers after it.
    pub fn hear_once(&mut self) {
        loop {
            let done = self.done.recv_timeout(Duration::from_secs(20));
            match done.expect("a task answers") {
                Done::Ended => self.running -= 1,
                Done::Action(Action::Output(message)) => return self.update(message),
                Done::Action(_) => {}
            }
        }
    }

    /// Answers what is asked about the window, and remembers what it was to do.
    fn in_the_window(&mut self, action: runtime_window::Action) {
        match action {
            runtime_window::Action::GetLatest(channel) => {
                let _ = channel.send(Some(self.window));
            }
            runtime_window::Action::GetMaximized(_, channel) => {
                let _ = channel.send(self.maximized);
            }
            runtime_window::Action::SetLevel(_, level) => self.levels.push(level),
            _ => {}
        }
    }

    /// Takes in what tasks have answered; true while some are still running.
    fn take_in(&mut self) -> bool {
        self.take_in_all(self.running > 0);
        self.running > 0
    }

    /// Takes in what tasks have answered so far, and waits for none of them.
    pub fn take_in_now(&mut self) {
        self.take_in_all(false);
    }

    /// Waits for the first answer, where that is wanted.
    fn take_in_all(&mut self, mut wait: bool) {
        while let Ok(done) = if wait {
            self.done
                .recv_timeout(Duration::from_secs(20))
                .map_err(|_| panic!("a task never ends"))
        } else {
            self.done.try_recv().map_err(|_| ())
        } {
            wait = false;
            match done {
                Done::Ended => self.running -= 1,
                Done::Action(Action::Output(message)) => self.update(message),
                Done::Action(Action::Widget(operation)) => self.operations.push(operation),
                Done::Action(Action::Clipboard(clipboard::Action::Read { channel, .. })) => {
                    let _ = channel.send(self.clipboard.clone());
                }
                Done::Action(Action::Clipboard(clipboard::Action::Write { contents, .. })) => {
                    self.copied.push(contents.clone());
                    self.clipboard = Some(contents);
                }
                Done::Action(Action::Exit) => self.closed = true,
                Done::Action(Action::Window(action)) => self.in_the_window(action),
                Done::Action(_) => {}
            }
        }
    }
}

/// Waits until every task has ended and all of it is shown. It is shown once at least: what the
/// machine says may have changed.
pub fn settle(harness: &mut Harness) {
    harness.state.changed = true;
    loop {
        let running = harness.state.take_in();
        let operations = std::mem::take(&mut harness.state.operations);
        let done = operations.is_empty() && !running;
        if std::mem::take(&mut harness.state.changed) {
            harness.theme = harness.state.outro.theme();
            // An operation shows it, too.
            if operations.is_empty() {
                harness.redraw();
            }
        }
        for operation in operations {
            harness.perform(operation);
        }
        if done {
            return;
        }
    }
}

/// Lets a file fall on the window, and waits until it was looked at.
pub fn drop_file(harness: &mut Harness, path: impl Into<PathBuf>) {
    let dropped = outro::app::components::export_check::Message::Dropped(path.into());
    harness.hear(Message::Exports(dropped));
    settle(harness);
}

/// Takes in what tasks answer, for as long as it takes until something is so: a disk that is
/// out of order is tried again and again.
pub fn until(harness: &mut Harness, what: &str, mut is_so: impl FnMut(&mut Harness) -> bool) {
    let since = std::time::Instant::now();
    while !is_so(harness) {
        assert!(
            since.elapsed() < Duration::from_secs(60),
            "it never came so far: {what}"
        );
        harness.state.take_in();
        let operations = std::mem::take(&mut harness.state.operations);
        harness.redraw();
        for operation in operations {
            harness.perform(operation);
        }
    }
}
