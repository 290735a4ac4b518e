//! Opening the window: what is read before its first frame, and what it is drawn with.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;

use iced::futures::channel::mpsc;
use iced::{Size, Task, window};

use crate::platform::Platform;
use crate::store::Store;
use crate::store::disk::Os;
use crate::store::lock::Raise;
use crate::store::settings::{Settings, WindowSize};

use super::Progress;
use super::opening::{self, Folder};
use super::preload::Preload;
use crate::app::a11y::{self, Access};
use crate::app::cases::OpenCases;
use crate::app::components::export_check::Exports;
use crate::app::components::notices::Notices;
use crate::app::components::pictures::Pictures;
use crate::app::components::trash::Trash;
use crate::app::context::CopiedText;
use crate::app::drafts::Drafts;
use crate::app::screen::{Screen, home};
use crate::app::update::settings::SettingsWrite;
use crate::app::update::trash::Purge;
use crate::app::update::window::Closing;
use crate::app::{Message, Outro, app_icon, load_fonts, ui};
use crate::i18n::{shown, tr, tr_with};

/// The smallest window, in logical pixels at the usual text size.
const SMALLEST: Size = Size::new(360.0, 420.0);

/// The side of the window's icon, in pixels.
const ICON: u32 = 64;

/// The size of the first window.
const FIRST: WindowSize = WindowSize {
    width: 1120,
    height: 760,
    maximized: false,
};

/// The largest area that a window begins with, in logical pixels: its memory is taken before
/// the size of the screen is known.
const LARGEST: u64 = 5120 * 2880;

/// What the window is opened with.
#[derive(Clone)]
pub struct Options {
    /// Where the person's data lies; empty where there is no place for it.
    pub data_dir: PathBuf,
    /// The machine.
    pub platform: Arc<dyn Platform>,
}

/// The window could not be opened. Nothing that was saved is touched by that.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// iced gave up.
    #[error("{}", tr_with("error-window-window", &[("cause", shown(.0))]))]
    Window(#[from] iced::Error),
    /// Another window has the data open and could not be asked to come forward.
    #[error("{}", tr("error-window-open"))]
    Open,
}

/// Opens the window and stays until it is closed. Where Outro is open already on the same
/// data, that window is brought forward instead.
pub fn run(options: Options) -> Result<(), Error> {
    let is_busy = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&is_busy);
    load_fonts();
    iced::daemon(move || boot(&options, &noted), Outro::update, view)
        .title(|outro: &Outro, _| outro.title())
        .theme(|outro: &Outro, _| outro.theme())
        .scale_factor(|outro, _| outro.scale_factor())
        .subscription(Outro::subscription)
        .default_font(ui::text::REGULAR)
        .antialiasing(true)
        .run()?;
    if is_busy.load(Ordering::Relaxed) {
        return Err(Error::Open);
    }
    Ok(())
}

/// Reads the data folder, and opens the window on what is in it. The toolkit is connected to the
/// screen by then, and no thread was begun before: from the first one on, the C library locks
/// for every letter of the file that says how keys are put together, which makes it dearer by
/// half to read.
fn boot(options: &Options, is_busy: &Arc<AtomicBool>) -> (Outro, Task<Message>) {
    let (mut outro, task) = match opening::begin(options) {
        Ok(Folder::Ours(mut only, preload)) => {
            let listening = opening::listen(only.as_mut());
            let mut outro = Outro::with(options, *preload);
            outro.startup.only = only;
            (outro, listening)
        }
        Ok(elsewhere) => {
            is_busy.store(matches!(elsewhere, Folder::Busy), Ordering::Relaxed);
            return (Outro::waiting(options, Arc::clone(is_busy)), iced::exit());
        }
        Err(late) => {
            let outro = Outro::waiting(options, Arc::clone(is_busy));
            (outro, opening::late(options, late))
        }
    };
    let (access, woken) = Access::new();
    outro.access = access;
    let woken = Task::run(woken, |()| Message::Woken);
    let (_, opened) = window::open(window_settings(&outro.settings));
    let begun = opened.discard().chain(Task::batch([task, woken]));
    (outro, begun)
}

pub(super) fn store_of(options: &Options) -> Store {
    if options.data_dir.as_os_str().is_empty() {
        return Store::nowhere();
    }
    Store::at(&options.data_dir, Os)
}

/// What the first frame needs, read now.
fn preload(options: &Options) -> Preload {
    let store = store_of(options);
    let (settings, said) = store.settings();
    Preload::read(store, settings, &said)
}

/// Requests as a stream. The thread sleeps until one comes and ends with the last window.
pub(super) fn forwarded(requests: Receiver<Raise>) -> mpsc::UnboundedReceiver<Raise> {
    let (sender, receiver) = mpsc::unbounded();
    std::thread::spawn(move || {
        while let Ok(raise) = requests.recv() {
            if sender.unbounded_send(raise).is_err() {
                return;
            }
        }
    });
    receiver
}

/// What the one window shows.
fn view(outro: &Outro, _: window::Id) -> ui::widget::Element<'_, Message> {
    outro.view()
}

/// The size of the next window, in logical pixels of the system.
pub(in crate::app) fn size(settings: &Settings) -> WindowSize {
    let area = |window: WindowSize| u64::from(window.width) * u64::from(window.height);
    let kept = settings.window.filter(|kept| area(*kept) <= LARGEST);
    kept.unwrap_or(FIRST)
}

fn window_settings(settings: &Settings) -> window::Settings {
    let scale = f32::from(settings.text_size_percent) / 100.0;
    let kept = size(settings);
    window::Settings {
        // iced multiplies this by our own scale, and what is kept was already multiplied.
        size: Size::new(kept.width as f32 / scale, kept.height as f32 / scale),
        min_size: Some(SMALLEST),
        maximized: kept.maximized,
        level: if settings.keep_on_top {
            window::Level::AlwaysOnTop
        } else {
            window::Level::Normal
        },
        exit_on_close_request: false,
        // Screen readers have to be met first; then it is shown.
        visible: !a11y::ATTACHES_TO_WINDOW,
        // Where the desktop has no picture of its own for the program, it shows this one.
        icon: window::icon::from_rgba(app_icon::pixels(ICON), ICON, ICON).ok(),
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: crate::platform::identity::APPLICATION_ID.to_owned(),
            ..window::settings::PlatformSpecific::default()
        },
        ..window::Settings::default()
    }
}

impl Outro {
    /// Reads what is on the disk, as far as the first frame needs it; the rest follows when
    /// that was drawn. Whatever is wrong with it, there is a window that says so.
    pub fn open(options: &Options) -> (Self, Task<Message>) {
        (Self::with(options, preload(options)), Task::none())
    }

    /// As [`Outro::open`], where the window comes first because the disk takes its time.
    pub fn open_before_it_is_read(options: &Options) -> (Self, Task<Message>) {
        let folder = Folder::Ours(None, Box::new(preload(options)));
        let read = Task::done(Message::FolderOpened(opening::Opened::now(folder)));
        (Self::waiting(options, Arc::default()), read)
    }

    pub(in crate::app) fn with(options: &Options, first: Preload) -> Self {
        Self {
            platform: Arc::clone(&options.platform),
            data_dir: options.data_dir.clone(),
            country: options.platform.country(),
            catalogue: first.catalogue,
            lookup: Arc::default(),
            settings_on_disk: first.settings.clone(),
            settings: first.settings,
            cases: OpenCases::new(first.store, first.cases),
            drafts: Drafts::default(),
            screen: Screen::Home(home::Home::default()),
            exports: Exports::default(),
            pictures: Pictures::default(),
            dialog: None,
            notices: Notices::new(first.notices),
            trash: Trash::default(),
            file_held: false,
            sheet: None,
            startup: Progress::new(first.left),
            closing: Closing::No,
            beside: None,
            place: None,
            access: Access::default(),
            settings_write: SettingsWrite::default(),
            purge: Purge::default(),
            work_left: 0,
            statement_turn: 0,
            copied: CopiedText::default(),
        }
    }
}
