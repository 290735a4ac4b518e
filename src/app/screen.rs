//! The screens: each a struct with `update`, which returns an [`Action`], and `view`.
//!
//! A screen never changes a case, opens an address or goes elsewhere by itself; it says what
//! it wants and the window does it, in one place.

use std::collections::BTreeSet;

use crate::case::CasePage;

use super::context::{CaseContext, Context};
use super::ui::widget::Element;

mod action;
pub mod answers;
pub mod backup;
pub(super) mod blocks;
pub mod charges;
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

pub use action::{Action, Dialog, Target};

/// The screen that is shown.
#[derive(Debug)]
pub enum Screen {
    /// The list of cases.
    Home(home::Home),
    /// The list of guides.
    Guides(guides::Guides),
    /// Problems and answers.
    Answers(answers::Answers),
    /// What is this charge.
    Charges(charges::Charges),
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
    /// On what a charge is.
    Charges(charges::Message),
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
            CasePage::Plan => Self::Plan(plan::Plan::default()),
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

    /// Forgets what belonged to the step that was current.
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
            (Self::Charges(screen), Message::Charges(message)) => screen.update(message, context),
            (Self::Settings(screen), Message::Settings(message)) => screen.update(message, context),
            (
                Self::Home(_)
                | Self::Guides(_)
                | Self::Answers(_)
                | Self::Charges(_)
                | Self::Settings(_)
                | Self::Case(..),
                _,
            ) => Action::None,
        }
    }
}

/// Puts an item into a set, or takes it out where it is in it.
fn toggle<T: Ord + Clone>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

/// Sets this item, or clears it where it is the one that is set.
fn toggle_one<T: PartialEq>(chosen: &mut Option<T>, item: T) {
    *chosen = (chosen.as_ref() != Some(&item)).then_some(item);
}
