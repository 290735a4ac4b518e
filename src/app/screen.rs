//! The screens: each a struct with `update`, which returns an [`Action`], and `view`.
//!
//! A screen never changes a case, opens an address or goes elsewhere by itself; it says what
//! it wants and the window does it, in one place.

use crate::case::commands::Refusal;
use crate::case::{CasePage, Event};
use crate::guide::link::Address;
use crate::store::settings::Settings;
use crate::store::transfer::{Choices, Plan};

use super::components::export_check;
use super::context::{CaseContext, Context};
use super::drafts::Field;
use super::ui::widget::Element;

pub mod answers;
pub mod backup;
pub(super) mod blocks;
pub mod country;
pub mod ending;
pub mod finder;
pub mod guides;
pub mod home;
mod letters;
mod parts;
pub mod plan;
pub mod settings;
pub mod steps;
pub mod summary;

/// What a screen wants to happen.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// These events happened in the case at hand.
    Record(Vec<Event>),
    /// Something can't be done now; the reason is told.
    Refuse(Refusal),
    /// Something that the person has to know.
    Tell(String),
    /// A field of the case at hand was typed into.
    Typed(Field, String),
    /// Something is done with the exported list of a backup task of the case at hand.
    Export(String, export_check::ListAction),
    /// A case of this guide is begun.
    Begin(String),
    /// A case of this guide that is under way is opened; where there is none, one is begun.
    GoOnWith(String),
    /// Another screen is shown.
    Go(Target),
    /// An address of the guide with this id is opened in the browser.
    Open(String, Address),
    /// A text is put on the clipboard.
    Copy(String),
    /// The keyboard focus moves to the control or heading with this id.
    Focus(String),
    /// A dialog is laid over the page.
    Ask(Ask),
    /// The last change of the case at hand is taken back.
    Undo,
    /// A case is moved to the trash.
    Delete(String),
    /// A case comes back from the trash.
    BringBack(String),
    /// A case in the trash is deleted for good.
    Purge(String),
    /// The settings become these.
    Set(Settings),
    /// Everything is written to a file at this place, as it was typed.
    ExportData(String),
    /// The file at this place is looked into, before it is brought in.
    LookInto(String),
    /// A file is brought in as it was chosen.
    BringIn(Box<Plan>, Choices),
    /// The data folder is shown in the file manager.
    ShowDataFolder,
    /// Several of these, in order.
    Many(Vec<Action>),
}

/// Where to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The list of cases.
    Home,
    /// The list of guides.
    Guides,
    /// Problems and answers; of one guide, or of all.
    Answers(Option<String>),
    /// Settings.
    Settings,
    /// A case, where it goes on.
    Case(String),
    /// A page of the case at hand, to look at.
    Page(CasePage),
}

/// A dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Why a step is left out.
    Skip {
        /// The step's id.
        step: String,
    },
    /// Whose account it is.
    Name,
    /// How the words of a step are known.
    Sources {
        /// The step's id; none for the channel as a whole.
        step: Option<String>,
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
    /// Whether a page of a person's own guide is opened.
    OpenSite {
        /// The page.
        address: Address,
    },
    /// The window is closed although something is not saved.
    Unsaved,
}

/// The screen that is shown.
#[derive(Debug)]
pub enum Screen {
    /// The list of cases.
    Home(home::Home),
    /// The list of guides.
    Guides(guides::Guides),
    /// Problems and answers.
    Answers(answers::Answers),
    /// Settings.
    Settings(settings::Settings),
    /// A case.
    Case(String, Page),
}

/// The page of a case that is shown.
#[derive(Debug)]
pub enum Page {
    /// What it takes, keeps and loses.
    Summary(summary::Summary),
    /// Which country's site.
    Country(country::Country),
    /// Which plan.
    Plan(plan::Plan),
    /// Who charges.
    Finder(finder::Finder),
    /// What to save first.
    Backup(backup::Backup),
    /// The checklist.
    Steps(steps::Steps),
    /// Make sure.
    Ending(ending::Ending),
}

/// What happened on a screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the list of cases.
    Home(home::Message),
    /// On the list of guides.
    Guides(guides::Message),
    /// On problems and answers.
    Answers(answers::Message),
    /// On settings.
    Settings(settings::Message),
    /// On what it takes.
    Summary(summary::Message),
    /// On the countries.
    Country(country::Message),
    /// On the plans.
    Plan(plan::Message),
    /// On who charges.
    Finder(finder::Message),
    /// On the backup.
    Backup(backup::Message),
    /// On the checklist.
    Steps(steps::Message),
    /// On make sure.
    Ending(ending::Message),
}

impl Page {
    /// The page for a place.
    pub fn at(place: CasePage) -> Self {
        match place {
            CasePage::Summary => Self::Summary(summary::Summary),
            CasePage::Country => Self::Country(country::Country::default()),
            CasePage::Plan => Self::Plan(plan::Plan),
            CasePage::Finder => Self::Finder(finder::Finder::default()),
            CasePage::Backup => Self::Backup(backup::Backup::default()),
            CasePage::Steps => Self::Steps(steps::Steps::default()),
            CasePage::Ending => Self::Ending(ending::Ending::default()),
        }
    }

    /// The place that it shows.
    pub fn place(&self) -> CasePage {
        match self {
            Self::Summary(_) => CasePage::Summary,
            Self::Country(_) => CasePage::Country,
            Self::Plan(_) => CasePage::Plan,
            Self::Finder(_) => CasePage::Finder,
            Self::Backup(_) => CasePage::Backup,
            Self::Steps(_) => CasePage::Steps,
            Self::Ending(_) => CasePage::Ending,
        }
    }

    /// Forgets what belonged to the step that was at hand.
    pub fn refresh(&mut self) {
        if let Self::Steps(page) = self {
            *page = steps::Steps::default();
        }
    }

    /// Takes in what happened on it. A message of another page is an echo of one that has
    /// gone, and is dropped.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        match (self, message) {
            (Self::Summary(page), Message::Summary(message)) => page.update(message, context),
            (Self::Country(page), Message::Country(message)) => page.update(message, context),
            (Self::Plan(page), Message::Plan(message)) => page.update(message, context),
            (Self::Finder(page), Message::Finder(message)) => page.update(message, context),
            (Self::Backup(page), Message::Backup(message)) => page.update(message, context),
            (Self::Steps(page), Message::Steps(message)) => page.update(message, context),
            (Self::Ending(page), Message::Ending(message)) => page.update(message, context),
            (
                Self::Summary(_)
                | Self::Country(_)
                | Self::Plan(_)
                | Self::Finder(_)
                | Self::Backup(_)
                | Self::Steps(_)
                | Self::Ending(_),
                _,
            ) => Action::None,
        }
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        match self {
            Self::Summary(page) => page.primary(context).map(Message::Summary),
            Self::Country(page) => page.primary(context).map(Message::Country),
            Self::Plan(page) => page.primary(context).map(Message::Plan),
            Self::Finder(page) => page.primary(context).map(Message::Finder),
            Self::Backup(page) => page.primary(context).map(Message::Backup),
            Self::Steps(page) => page.primary(context).map(Message::Steps),
            Self::Ending(page) => page.primary(context).map(Message::Ending),
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        match self {
            Self::Summary(page) => page.view(context).map(Message::Summary),
            Self::Country(page) => page.view(context).map(Message::Country),
            Self::Plan(page) => page.view(context).map(Message::Plan),
            Self::Finder(page) => page.view(context).map(Message::Finder),
            Self::Backup(page) => page.view(context).map(Message::Backup),
            Self::Steps(page) => page.view(context).map(Message::Steps),
            Self::Ending(page) => page.view(context).map(Message::Ending),
        }
    }
}

impl Screen {
    /// Takes in what happened on a screen that belongs to no case.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match (self, message) {
            (Self::Home(screen), Message::Home(message)) => screen.update(message, context),
            (Self::Guides(screen), Message::Guides(message)) => screen.update(message, context),
            (Self::Answers(screen), Message::Answers(message)) => screen.update(message, context),
            (Self::Settings(screen), Message::Settings(message)) => screen.update(message, context),
            (
                Self::Home(_)
                | Self::Guides(_)
                | Self::Answers(_)
                | Self::Settings(_)
                | Self::Case(..),
                _,
            ) => Action::None,
        }
    }
}

impl Action {
    /// What opens an address of a guide.
    pub fn open(guide: &str) -> impl FnOnce(Address) -> Self {
        let guide = guide.to_owned();
        move |address| Self::Open(guide, address)
    }

    /// One event.
    pub fn event(event: Event) -> Self {
        Self::Record(vec![event])
    }

    /// The event, or the reason why not.
    pub fn attempt(event: Result<Event, Refusal>) -> Self {
        match event {
            Ok(event) => Self::event(event),
            Err(refusal) => Self::Refuse(refusal),
        }
    }
}
