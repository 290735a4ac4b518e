//! What is this charge: a line of a statement, or a file from the bank, over all guides.
//!
//! What is typed and what is read live here alone, and are gone when another screen is shown.

use std::path::PathBuf;

use iced::widget::{Column, column};

use crate::app::context::Context;
use crate::app::ui::space;
use crate::app::ui::widget::Element;
use crate::app::ui::{semantics, text};
use crate::i18n::tr;
use crate::present::charges as words;
use crate::statement::{Charge, Match};

use super::Action;

mod file;
mod line;

/// What the screen remembers. It is never written down.
#[derive(Default)]
pub struct Charges {
    /// The line that is typed.
    line: String,
    /// What the guides know of it, the likeliest first; none while it says too little.
    matches: Option<Vec<Match>>,
    /// Where the person typed that the file is.
    path: String,
    file: File,
    /// True where price and date are not to go into a case that is begun.
    keep_out: bool,
}

/// The bank's file.
#[derive(Default)]
enum File {
    /// None was chosen.
    #[default]
    None,
    /// It is being read.
    Reading,
    /// What is charged again and again in it.
    Read(Found),
    /// Why it cannot be read, and what to do now.
    Refused(String),
    /// It was forgotten, as the person wished.
    Forgotten,
}

/// What was found in a file.
#[derive(Clone)]
pub struct Found {
    /// The file's own name.
    pub name: String,
    /// How much was read and found.
    pub summary: String,
    /// What is charged again and again, the dearest first.
    pub charges: Vec<Charge>,
}

/// What happened on the screen.
#[derive(Clone)]
pub enum Message {
    /// The line of the statement was typed.
    LineTyped(String),
    /// Enter was pressed in it.
    LineEntered,
    /// A case is begun with what the line shows.
    Begun,
    /// "Choose a file".
    Choose,
    /// A file was chosen, or none.
    Chosen(Option<PathBuf>),
    /// The field for the file's place was typed into.
    PathTyped(String),
    /// "Read this file".
    Read,
    /// A file was read, or refused.
    Finished(Result<Found, String>),
    /// "Forget this file".
    Forgot,
    /// Price and date go into a case that is begun, or no longer.
    FillToggled,
    /// A case is begun with a charge of the list, by its place.
    BegunWith(usize),
}

// By hand, so that what was typed or read can't get into a log by way of a debug print.
impl std::fmt::Debug for Charges {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Charges")
    }
}

// For the same reason.
impl std::fmt::Debug for Message {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("charges::Message")
    }
}

impl Charges {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::LineTyped(typed) => {
                self.matches = context.lookup().typed(&typed);
                self.line = typed;
            }
            Message::LineEntered => return Action::Focus(line::BEGIN.to_owned()),
            Message::Begun => {
                let matches = self.matches.as_deref().unwrap_or_default();
                let (guide, events) = words::begin_with_line(matches);
                return Action::BeginWith(guide, events);
            }
            Message::Choose => return Action::ChooseStatement,
            Message::Chosen(None) => return Action::Notify(tr("charges-not-chosen")),
            Message::Chosen(Some(path)) => {
                self.file = File::Reading;
                return Action::ReadStatement(path);
            }
            Message::PathTyped(typed) => self.path = typed,
            Message::Read if self.path.trim().is_empty() => {}
            Message::Read => {
                self.file = File::Reading;
                return Action::ReadTypedStatement(self.path.clone());
            }
            Message::Finished(Ok(found)) => {
                self.file = File::Read(found);
                return Action::Focus(file::HEADING.to_owned());
            }
            Message::Finished(Err(why)) => self.file = File::Refused(why),
            Message::Forgot => {
                self.file = File::Forgotten;
                self.path.clear();
            }
            Message::FillToggled => self.keep_out = !self.keep_out,
            Message::BegunWith(at) => return self.begin_with(at, context),
        }
        Action::None
    }

    /// True while a file is being read for this page.
    pub fn is_reading(&self) -> bool {
        matches!(self.file, File::Reading)
    }

    /// Begins the case of a charge, with what the person wants to be noted of it.
    fn begin_with(&self, at: usize, context: Context<'_>) -> Action {
        let File::Read(found) = &self.file else {
            return Action::None;
        };
        let Some(charge) = found.charges.get(at) else {
            return Action::None;
        };
        let noted = !self.keep_out;
        let (guide, events) = words::begin_with_charge(charge, noted, context.today);
        Action::BeginWith(guide, events)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let title = semantics::heading(1, tr("charges-title")).id("page-title");
        let about = text::body(tr("charges-about")).style(text::muted);
        let page: Column<'_, _, _, _> = column![
            column![title, about].spacing(space::XS),
            line::view(&self.line, self.matches.as_deref(), context),
            file::view(self, context),
        ];
        page.spacing(space::XL)
            .max_width(space::MEASURE + space::XXL)
            .into()
    }
}
