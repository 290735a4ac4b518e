//! Reading the data folder before the first frame, for as long as that may take. On a slow disk
//! the window comes first, says that it is reading, and takes in what was read when it is there.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use iced::{Size, Task, window};

use super::launch::{self, Options, forwarded};
use super::preload::Preload;
use crate::app::cases::OpenCases;
use crate::app::components::notices::Notices;
use crate::app::{Message, Outro, blocking, ui};
use crate::store::Warning;
use crate::store::lock::{Acquired, Raise, Window};
use crate::store::settings::WindowSize;

/// So long the first frame waits for the disk.
const PATIENCE: Duration = Duration::from_millis(250);

/// What was found in the data folder.
pub(super) enum Folder {
    /// It is this window's, with the right to be the only one, where that could be had.
    Ours(Option<Window>, Box<Preload>),
    /// Another window has it open, and was asked to come forward.
    Told,
    /// Another window has it open, and could not be asked.
    Busy,
}

impl Folder {
    /// Reads it. This waits for the disk.
    fn read(options: &Options) -> Self {
        let store = launch::store_of(options);
        let (settings, mut said) = store.settings();
        // Where the folder can't be written there is no lock either; the window says so itself.
        let only = match store
            .make_folder()
            .and_then(|()| Window::acquire(store.folder()))
        {
            Ok(Acquired::First(window)) => Some(window),
            Ok(Acquired::Told) => return Self::Told,
            Ok(Acquired::Busy) => return Self::Busy,
            Err(error) => {
                said.extend(error.is_of_lock().then_some(Warning::WindowLock(error)));
                None
            }
        };
        Self::Ours(only, Box::new(Preload::read(store, settings, &said)))
    }
}

/// Begins to read on a thread of its own. The folder where that is done soon, and else where it
/// will come from.
pub(super) fn begin(options: &Options) -> Result<Folder, Receiver<Folder>> {
    let (sender, receiver) = mpsc::channel();
    let asked = options.clone();
    let begun = thread::Builder::new()
        .name("opening".to_owned())
        .spawn(move || sender.send(Folder::read(&asked)));
    if begun.is_err() {
        return Ok(Folder::read(options));
    }
    match receiver.recv_timeout(PATIENCE) {
        Ok(folder) => Ok(folder),
        Err(RecvTimeoutError::Timeout) => Err(receiver),
        // A mistake there is shown as one, and not as a window without cases.
        Err(RecvTimeoutError::Disconnected) => Ok(Folder::read(options)),
    }
}

/// A folder on its way to the window, which takes it once.
#[derive(Clone)]
pub struct Opened(Arc<Mutex<Option<Folder>>>);

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened")
    }
}

impl Opened {
    pub(super) fn now(folder: Folder) -> Self {
        Self(Arc::new(Mutex::new(Some(folder))))
    }

    fn take(&self) -> Option<Folder> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What a window waits for that came before its cases.
#[derive(Debug)]
pub(super) struct Waiting {
    /// Set where another window turns out to have the folder open.
    is_busy: Arc<AtomicBool>,
}

impl Outro {
    /// A window on nothing yet.
    pub(super) fn waiting(options: &Options, is_busy: Arc<AtomicBool>) -> Self {
        let mut outro = Self::with(options, Preload::nothing());
        outro.startup.waiting = Some(Waiting { is_busy });
        outro
    }

    /// True until the data folder was read.
    pub(in crate::app) fn is_waiting(&self) -> bool {
        self.startup.waiting.is_some()
    }

    /// Takes in what was read after the window came.
    pub(in crate::app) fn on_opened(&mut self, opened: &Opened) -> Task<Message> {
        let Some(waiting) = self.startup.waiting.take() else {
            return Task::none();
        };
        match opened.take() {
            Some(Folder::Ours(only, preload)) => self.take_in(only, *preload),
            Some(Folder::Busy) => {
                waiting.is_busy.store(true, Ordering::Relaxed);
                iced::exit()
            }
            Some(Folder::Told) | None => iced::exit(),
        }
    }

    fn take_in(&mut self, mut only: Option<Window>, preload: Preload) -> Task<Message> {
        let (system, was) = (self.settings.system, self.settings.window);
        let level = self.take_on_read(preload.settings);
        self.cases = OpenCases::new(preload.store, preload.cases);
        self.take_catalogue(preload.catalogue);
        self.notices = Notices::new(preload.notices);
        self.startup.left = preload.left;
        let listening = listen(only.as_mut());
        self.startup.only = only;
        let shaped = self.shape_as_kept(was);
        let seen = if self.is_seen() {
            self.go_on_when_seen()
        } else {
            Task::none()
        };
        Task::batch([
            level,
            shaped,
            listening,
            self.on_scheme(system),
            seen,
            ui::focus(self.focus_target()),
        ])
    }

    /// Gives a window the size that is kept, where it was opened before that was known.
    fn shape_as_kept(&self, was: Option<WindowSize>) -> Task<Message> {
        let wanted = launch::size(&self.settings);
        if wanted.maximized {
            return window::latest().and_then(|id| window::maximize(id, true));
        }
        if was.is_none_or(|was| was == wanted) {
            return Task::none();
        }
        let scale = self.scale_factor();
        let size = Size::new(wanted.width as f32 / scale, wanted.height as f32 / scale);
        window::latest().and_then(move |id| window::resize(id, size))
    }
}

/// Listens for other starts, where this window can be asked to come forward.
pub(super) fn listen(only: Option<&mut Window>) -> Task<Message> {
    only.and_then(Window::take_requests)
        .map_or_else(Task::none, |requests| {
            Task::run(forwarded(requests), |Raise| Message::Raised)
        })
}

/// Waits for the folder beside the window.
pub(super) fn late(options: &Options, receiver: Receiver<Folder>) -> Task<Message> {
    let options = options.clone();
    blocking::perform(
        // A mistake there is shown as one, as in `begin`, and not as a window that goes away.
        move || receiver.recv().unwrap_or_else(|_| Folder::read(&options)),
        |folder| Message::FolderOpened(Opened::now(folder)),
    )
}
