//! The window (iced): one state, one message type, an update that only dispatches.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use iced::Subscription;
use iced::window as iced_window;

use crate::case::{Case, Event, page};
use crate::guide::Guide;
use crate::guide::catalogue::Catalogue;
use crate::platform::Platform;
use crate::statement::Lookup;
use crate::store::Purged;
use crate::store::settings::{Places, Settings};

pub mod a11y;
pub mod app_icon;
mod blocking;
pub mod cases;
mod color_scheme;
pub mod components;
pub mod context;
mod dialog;
pub mod drafts;
pub mod screen;
mod shell;
mod startup;
pub mod ui;
mod update;
mod view;

pub use startup::{Error, Options, prepare, run};
pub use ui::text::fonts::load as load_fonts;

use cases::OpenCases;
use components::notices::{self, Notices};
use components::{export_check, keep, pictures, send, sheet, transfer, trash};
use context::{Breakpoint, Context, CopiedText};
use drafts::{Drafts, Field};
use screen::{Dialog, Page, Screen};
use ui::Shortcut;

/// The window's state.
pub struct Outro {
    platform: Arc<dyn Platform>,
    data_dir: PathBuf,
    /// The country that the system is set to.
    country: Option<String>,
    catalogue: Arc<Catalogue>,
    /// The catalogue made ready for statement lines, once one was typed or read.
    lookup: Arc<OnceLock<Lookup>>,
    settings: Settings,
    /// The settings as they were last known to lie on the disk.
    settings_on_disk: Settings,
    cases: OpenCases,
    drafts: Drafts,
    screen: Screen,
    exports: export_check::Exports,
    /// Small pictures of attached files.
    pictures: pictures::Pictures,
    dialog: Option<OpenDialog>,
    /// Things that the person has to know, until they put them away.
    notices: Notices,
    trash: trash::Trash,
    /// Whether a file is held over the window.
    file_held: bool,
    /// The dialog of the sheet, while it is open.
    sheet: Option<sheet::Form>,
    startup: startup::Progress,
    /// Whether everything is being deleted for good.
    purge: update::trash::Purge,
    /// So much work is under way that changes the disk, besides the saving of cases and settings.
    work_left: usize,
    /// Counts the bank files that were read, so that only the last one is shown.
    statement_turn: u64,
    /// The window is to be closed as soon as all is saved.
    closing: update::window::Closing,
    /// The window as it was before it went beside the browser; none while it is whole.
    beside: Option<update::beside::Whole>,
    /// Where the window is, where the system says so.
    place: Option<iced::Point>,
    access: a11y::Access,
    /// Settings that could not be saved are tried again soon.
    settings_write: update::settings::SettingsWrite,
    copied: CopiedText,
}

/// A dialog that is open, with what was typed into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDialog {
    /// Which.
    pub dialog: Dialog,
    /// What was typed.
    pub typed: String,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the screen that is shown.
    Screen(screen::Message),
    /// On the sidebar, the tabs, or a bar.
    Shell(shell::Message),
    /// In a dialog.
    Dialog(dialog::Message),
    /// On the disk.
    Cases(cases::Message),
    /// With exported lists.
    Exports(export_check::Message),
    /// A shortcut was pressed.
    Pressed(Shortcut),
    /// The words of what has the focus are to be copied.
    CopyAsked(String),
    /// The typing in a field of a case rests.
    Rested(String, Field, u64),
    /// The browser was asked to open an address.
    Opened(Result<(), String>),
    /// A file is held over the window, or not any more.
    FileHeld(bool),
    /// The browser took a page, whose address this is, or could not be started.
    PageOpened(Result<String, String>),
    /// Work ended that changes the disk; what came of it was told before.
    WorkEnded,
    /// The settings were kept, or not.
    SettingsKept(Result<Box<update::settings::KeptSettings>, String>),
    /// Settings that could not be kept may be tried again.
    SettingsRested,
    /// In the dialog of the sheet.
    Sheet(sheet::Message),
    /// With a file for another computer, or from one.
    Transfer(transfer::Message),
    /// With a bank's file.
    Statement(update::statement::Message),
    /// With what is kept as proof.
    Keep(keep::Message),
    /// Small pictures of attached files were made.
    Pictures(pictures::Made),
    /// A text that leaves Outro.
    Send(send::Message),
    /// With deleted cases.
    Trash(trash::Message),
    /// Everything was deleted for good.
    Purged(Result<Purged, String>),
    /// A frame was drawn, while the first ones are of interest.
    Drawn,
    /// The data folder was read after the window came.
    FolderOpened(startup::Opened),
    /// What the first frame could do without was read.
    Read(Box<startup::Deferred>),
    /// Something is shown that needs the system's fonts.
    FontsNeeded,
    /// They are there.
    FontsLoaded,
    /// With notices.
    Notices(notices::Message),
    /// The system's colours are known, or changed.
    ColorScheme(color_scheme::ColorScheme),
    /// The window's size in logical pixels.
    Resized(iced::Size),
    /// As [`Message::Resized`], and whether it fills the screen with that.
    Sized(iced::Size, bool),
    /// Pages of cases were left there.
    LeftAt(Places),
    /// The window is at this place of the screen, in logical pixels.
    Moved(iced::Point),
    /// Outro was started again: this window comes forward.
    Raised,
    /// The window is to be closed.
    CloseAsked,
    /// Another program destroyed the window; false where nobody would hear of it.
    Destroyed(bool),
    /// The window is there, and may not be shown yet.
    Appeared(iced_window::Id),
    /// The system's own handle of the window.
    Handled(iced_window::Id, isize),
    /// How many pixels of the screen one logical pixel of the system has.
    Scaled(f32),
    /// A screen reader wants something; the redraw that follows does it.
    Woken,
}

impl Outro {
    /// What every screen may read.
    fn context(&self, width: f32) -> Context<'_> {
        Context {
            now: self.platform.now(),
            today: self.platform.today(),
            width,
            room: Breakpoint::of(width),
            country: self.country.as_deref(),
            settings: &self.settings,
            catalogue: &self.catalogue,
            lookup: &self.lookup,
            cases: &self.cases,
            drafts: &self.drafts,
            exports: &self.exports,
            pictures: &self.pictures,
            deleted: self.trash.last(),
            copied: self.copied.last(),
        }
    }

    /// Goes on with these guides.
    fn take_catalogue(&mut self, catalogue: Arc<Catalogue>) {
        self.catalogue = catalogue;
        self.lookup = Arc::default();
    }

    /// The case on the screen, with its guide.
    fn current_case(&self) -> Option<(&Case, &Guide)> {
        let Screen::Case(id, _) = &self.screen else {
            return None;
        };
        self.case_and_guide(id)
    }

    /// The case with this id and its guide; none where either is gone.
    fn case_and_guide(&self, id: &str) -> Option<(&Case, &Guide)> {
        let case = self.cases.case(id)?;
        Some((case, self.catalogue.guide(&case.guide)?))
    }

    /// The title of the window: the step or page first, so that it is heard first.
    pub fn title(&self) -> String {
        view::title(self)
    }

    /// What the window is called before a screen reader, which hears the step or page from
    /// what has the focus.
    pub fn place(&self) -> String {
        view::place(self)
    }

    /// What the window listens to. It sleeps otherwise. Each listener is woken by every event, on
    /// another thread, so that there is one for all of them.
    pub fn subscription(&self) -> Subscription<Message> {
        Subscription::batch([
            if self.is_seen() {
                color_scheme::changes().map(Message::ColorScheme)
            } else {
                iced_window::frames().map(|_| Message::Drawn)
            },
            iced::event::listen_with(of_window),
        ])
    }

    /// The colours.
    pub fn theme(&self) -> ui::theme::Theme {
        color_scheme::theme(&self.settings, self.settings.system)
    }

    /// How much larger than usual everything is drawn.
    pub fn scale_factor(&self) -> f32 {
        f32::from(self.settings.text_size_percent) / 100.0
    }
}

/// Hears what happens to the window, and of files that are held over it or dropped on it.
fn of_window(
    event: iced::Event,
    _: iced::event::Status,
    window: iced_window::Id,
) -> Option<Message> {
    let iced::Event::Window(event) = event else {
        return None;
    };
    match event {
        iced_window::Event::Opened { .. } => Some(Message::Appeared(window)),
        iced_window::Event::CloseRequested => Some(Message::CloseAsked),
        iced_window::Event::Resized(size) => Some(Message::Resized(size)),
        iced_window::Event::Moved(place) => Some(Message::Moved(place)),
        iced_window::Event::FileDropped(path) => {
            Some(Message::Exports(export_check::Message::Dropped(path)))
        }
        iced_window::Event::FileHovered(_) => Some(Message::FileHeld(true)),
        iced_window::Event::FilesHoveredLeft => Some(Message::FileHeld(false)),
        _ => None,
    }
}

/// The message that shows a screen, as pressing its entry in the sidebar does.
pub fn go(target: screen::Target) -> Message {
    Message::Shell(shell::Message::Go(target))
}

/// The message that takes new settings on, as the settings screen does.
pub fn set(settings: Settings) -> Message {
    Message::Shell(shell::Message::Set(Box::new(settings)))
}

/// The page on which a case goes on.
fn page_of(guide: &Guide, case: &Case) -> Page {
    Page::at(page::of(guide, case))
}

/// True when an event settles where the person goes on, so that the window follows.
fn leads_on(event: &Event) -> bool {
    match event {
        Event::Started { .. }
        | Event::RegionChosen { .. }
        | Event::PlanChosen { .. }
        | Event::ChannelChosen { .. }
        | Event::SummaryRead
        | Event::StageOpened { .. }
        | Event::Ticked { .. }
        | Event::Unticked { .. }
        | Event::Skipped { .. }
        | Event::OptionChosen { .. }
        | Event::Observed { .. }
        | Event::WentTo { .. }
        | Event::Ended { .. }
        | Event::ChargeChecked { .. }
        | Event::Reopened { .. }
        | Event::Undone { .. }
        | Event::Unknown => true,
        Event::Named { .. }
        | Event::StatementRead { .. }
        | Event::QuestionAnswered { .. }
        | Event::RuledOut { .. }
        | Event::RuledIn { .. }
        | Event::BackupAnswered { .. }
        | Event::BackupChecked { .. }
        | Event::Noted { .. }
        | Event::FactNoted { .. }
        | Event::PriceNoted { .. }
        | Event::ReasonGiven { .. }
        | Event::CycleNoted { .. }
        | Event::TrialNoted { .. }
        | Event::DayNoted { .. }
        | Event::LetterSent { .. }
        | Event::LetterAnswered { .. }
        | Event::ProofNoted { .. }
        | Event::FileAttached { .. }
        | Event::FileTakenOff { .. }
        | Event::SignAnswered { .. }
        | Event::CalendarSaved { .. }
        | Event::ConfirmationSeen { .. } => false,
    }
}
