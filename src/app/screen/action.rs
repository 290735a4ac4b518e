//! What a screen wants to happen, where it leads, and which dialog it opens.

use std::path::PathBuf;

use crate::app::components::keep::Keep;
use crate::app::components::send::Send;
use crate::app::drafts::Field;
use crate::app::screen::backup::export_check;
use crate::case::commands::Refusal;
use crate::case::{CasePage, Event};
use crate::guide::link::Address;
use crate::guide::{Guide, GuideId, StepId, TaskId};
use crate::store::settings::Settings;
use crate::store::transfer::{Choices, Plan};

/// What a screen wants to happen. The window alone decides what that means.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// These events happened in the current case.
    Record(Vec<Event>),
    /// These events happened in the case with this id, whose page need not be shown.
    RecordIn(String, Vec<Event>),
    /// As [`Action::Record`]; then the control or heading with this id gets the keyboard focus.
    RecordAndFocus(Vec<Event>, String),
    /// As [`Action::Record`]; then the backup task whose title has this id is unfolded.
    RecordAndUnfold(Vec<Event>, String),
    /// As [`Action::Record`]; then this text stands in a field, in the place of what was being
    /// typed there.
    RecordAndType(Vec<Event>, Field, String),
    /// The current case does not allow something; the person is told why.
    Refuse(Refusal),
    /// The person is told something.
    Notify(String),
    /// A field of the current case was typed into.
    Typed(Field, String),
    /// Something is done with the exported list of a backup task of the current case.
    Export(TaskId, export_check::ListAction),
    /// A case of this guide is begun.
    Begin(GuideId),
    /// A case of this guide is begun, and these events happened in it.
    BeginWith(GuideId, Vec<Event>),
    /// The open case of this guide is shown; where there is none, one is begun.
    BeginOrOpen(GuideId),
    /// A bank's file is to be chosen.
    ChooseStatement,
    /// A bank's file is read.
    ReadStatement(PathBuf),
    /// The bank's file at this place is read, as it was typed.
    ReadTypedStatement(String),
    /// Another screen is shown.
    Go(Target),
    /// An address of the guide with this id is opened in the browser.
    OpenLink(GuideId, Address),
    /// A page of Outro's own is opened in the browser.
    OpenPage(Address),
    /// A text is put on the clipboard.
    Copy(String),
    /// A text is put on the clipboard, and the person is told what to do with it.
    CopyAndNotify(String, String),
    /// The control or heading with this id gets the keyboard focus.
    Focus(String),
    /// A dialog is laid over the page.
    ShowDialog(Dialog),
    /// The last deletion is taken back.
    Undo,
    /// A case comes back from the trash.
    BringBack(String),
    /// The settings become these.
    Set(Settings),
    /// Everything is written to a file at this place, as it was typed.
    ExportData(String),
    /// The file at this place is looked into, before it is brought in.
    LookInto(String),
    /// A file is brought in as it was chosen.
    BringIn(Box<Plan>, Choices),
    /// A file is attached to the current case, or something is written of it.
    Keep(Keep),
    /// A text goes to the e-mail program, or becomes a file.
    Send(Send),
    /// The data folder is shown in the file manager.
    ShowDataFolder,
}

/// A screen to show, or a page of the current case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The list of cases.
    Home,
    /// The list of guides.
    Guides,
    /// Problems and answers; of one guide, or of all.
    Answers(Option<GuideId>),
    /// What is this charge.
    Charges,
    /// Settings.
    Settings,
    /// A case, on the page where it goes on.
    Case(String),
    /// A page of the current case, to look at.
    Page(CasePage),
}

/// A dialog, by what it asks or tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// Why a step is left out.
    Skip {
        /// The step's id.
        step: StepId,
    },
    /// Whose account it is.
    Name,
    /// How the words of a step are known.
    Sources {
        /// The step's id; none for the channel as a whole.
        step: Option<StepId>,
    },
    /// Whether a case is moved to the trash.
    Delete {
        /// The case's id.
        case: String,
    },
    /// Whether a case in the trash is deleted for good.
    Purge {
        /// The case's id.
        case: String,
        /// What it is called.
        name: String,
    },
    /// Which steps are printed or shared, and where the sheet is to lie.
    Sheet {
        /// The case whose steps they are; none where a guide is chosen there.
        case: Option<String>,
    },
    /// Whether everything is deleted for good.
    DeleteEverything,
    /// Whether a case of a service that is open goes on, or another one is begun.
    Begun {
        /// The service.
        guide: GuideId,
        /// What a new case begins with.
        known: Vec<Event>,
    },
    /// Whether a page of a person's own guide is opened.
    OpenSite {
        /// The page.
        address: Address,
    },
    /// Whether the window is closed although something is not saved.
    Unsaved,
}

impl Action {
    /// Records one event.
    pub fn event(event: Event) -> Self {
        Self::Record(vec![event])
    }

    /// Records one event, and brings the keyboard focus to the control or heading with this id.
    pub fn event_and_focus(event: Event, id: impl Into<String>) -> Self {
        Self::RecordAndFocus(vec![event], id.into())
    }

    /// Records the event, or tells why it cannot be.
    pub fn attempt(event: Result<Event, Refusal>) -> Self {
        match event {
            Ok(event) => Self::event(event),
            Err(refusal) => Self::Refuse(refusal),
        }
    }

    /// Opens the page of a guide's link in a country, or tells why there is none.
    pub fn open_link(guide: &Guide, region: &str, link: &str) -> Self {
        match guide.address(link, region) {
            Ok(address) => Self::OpenLink(guide.id.clone(), address),
            Err(error) => Self::Notify(error.to_string()),
        }
    }

    /// Copies the address of a guide's link in a country, or tells why there is none.
    pub fn copy_link(guide: &Guide, region: &str, link: &str) -> Self {
        match guide.address(link, region) {
            Ok(address) => Self::Copy(address.url().to_owned()),
            Err(error) => Self::Notify(error.to_string()),
        }
    }
}
