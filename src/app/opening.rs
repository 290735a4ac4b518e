//! Opening the window: what is read before its first frame, and what it is drawn with.

use std::path::PathBuf;
use std::sync::Arc;

use iced::{Program, Size, Task, window};

use crate::case::Entry;
use crate::guide::catalogue::Catalogue;
use crate::platform::Platform;
use crate::store::disk::Os;
use crate::store::settings::{Settings, WindowSize};
use crate::store::{Notice, Store};

use super::desk::Desk;
use super::draft::Drafts;
use super::screen::{Screen, home};
use super::{Message, Outro, scheme, ui};

/// The name under which desktops know the window; the `.desktop` file has it too.
const APPLICATION_ID: &str = "outro";

/// The smallest window, in logical pixels at the usual text size.
const SMALLEST: Size = Size::new(360.0, 420.0);

/// The size of the first window.
const FIRST: WindowSize = WindowSize {
    width: 1120,
    height: 760,
    maximized: false,
};

/// What the window is opened with.
#[derive(Clone)]
pub struct Options {
    /// Where the person's data lies.
    pub data_dir: PathBuf,
    /// The machine.
    pub platform: Arc<dyn Platform>,
}

/// The window could not be opened. Nothing that was saved is touched by that.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// iced gave up.
    #[error(
        "The window could not be opened: {0}. Nothing is lost. You can go on with: outro terminal"
    )]
    Window(#[from] iced::Error),
}

/// Opens the window and stays until it is closed.
pub fn run(options: Options) -> Result<(), Error> {
    let (store, _) = Store::open(&options.data_dir, Os);
    let (settings, _) = store.settings();
    application(move || Outro::open(&options))
        .window(window_settings(&settings))
        .run()?;
    Ok(())
}

/// The program, without a window yet. `boot` may be called more than once, by tests.
pub fn application<B, T>(
    boot: B,
) -> iced::Application<impl Program<State = Outro, Message = Message, Theme = ui::Theme>>
where
    B: Fn() -> T + 'static,
    T: iced::application::IntoBoot<Outro, Message>,
{
    let mut application = iced::application(boot, Outro::update, Outro::view)
        .title(Outro::title)
        .theme(Outro::theme)
        .scale_factor(Outro::scale_factor)
        .subscription(Outro::subscription)
        .default_font(ui::text::REGULAR)
        .antialiasing(true);
    for font in ui::text::FONTS {
        application = application.font(*font);
    }
    application
}

fn window_settings(settings: &Settings) -> window::Settings {
    let scale = f32::from(settings.text_size_percent) / 100.0;
    let kept = settings.window.unwrap_or(FIRST);
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
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: APPLICATION_ID.to_owned(),
            ..window::settings::PlatformSpecific::default()
        },
        ..window::Settings::default()
    }
}

impl Outro {
    /// Reads what is on the disk. Whatever is wrong with it, there is a window that says so.
    pub fn open(options: &Options) -> (Self, Task<Message>) {
        let (store, found) = Store::open(&options.data_dir, Os);
        let (settings, said) = store.settings();
        let listing = store.cases();
        let mut notices = sentences(&found);
        notices.extend(sentences(&said));
        notices.extend(sentences(&listing.notices));
        let mut cases: Vec<(String, Vec<Entry>)> = Vec::new();
        for case in listing.cases {
            notices.extend(sentences(&case.notices));
            cases.push((case.id.as_str().to_owned(), case.entries));
        }
        let catalogue = Arc::new(Catalogue::with_own(Vec::new()));
        let outro = Self {
            platform: Arc::clone(&options.platform),
            data_dir: options.data_dir.clone(),
            catalogue,
            settings,
            desk: Desk::new(store, cases),
            drafts: Drafts::default(),
            screen: Screen::Home(home::Home::default()),
            ask: None,
            notices,
            deleted: None,
            system: scheme::Scheme::default(),
            closing: false,
        };
        (outro, Task::none())
    }
}

fn sentences(notices: &[Notice]) -> Vec<String> {
    notices.iter().map(ToString::to_string).collect()
}
