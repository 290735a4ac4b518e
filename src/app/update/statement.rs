//! Reads a bank's file for the screen that asks what a charge is. Nothing of it is written.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use crate::app::screen::{self, Screen, charges};
use crate::app::{self, Outro, blocking};
use crate::i18n::{number, tr_with};
use crate::platform::{self, Choose};
use crate::present::charges as words;
use crate::statement::{Lookup, Statement};
use crate::text::clean;

/// What happened with a bank's file.
#[derive(Clone)]
pub enum Message {
    /// One was chosen in the desktop's dialog, or none.
    Chosen(Option<PathBuf>),
    /// The file of this number was read, or refused.
    Read(u64, Result<charges::Found, String>),
}

// By hand, so that what was read can't get into a log by way of a debug print.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("statement::Message")
    }
}

impl Outro {
    /// Lets the person choose a bank's file.
    pub(in crate::app) fn choose_statement(&self) -> Task<app::Message> {
        blocking::choose(&*self.platform, Choose::File, |path| {
            app::Message::Statement(Message::Chosen(path))
        })
    }

    /// Reads the file at the place that the person typed.
    pub(in crate::app) fn read_typed_statement(&mut self, typed: &str) -> Task<app::Message> {
        let home = self.platform.home();
        self.read_statement(platform::typed_path(
            typed,
            home.as_deref(),
            home.as_deref(),
        ))
    }

    /// Reads a file; the screen hears what is in it.
    pub(in crate::app) fn read_statement(&mut self, path: PathBuf) -> Task<app::Message> {
        self.statement_turn += 1;
        let turn = self.statement_turn;
        let (catalogue, lookup) = (Arc::clone(&self.catalogue), Arc::clone(&self.lookup));
        blocking::perform(
            move || read(&path, lookup.get_or_init(|| Lookup::new(&catalogue))),
            move |found| app::Message::Statement(Message::Read(turn, found)),
        )
    }

    /// Takes in what was chosen, and what was read. Only the file that was asked for last is shown, and
    /// on no other page than the one that asked.
    pub(in crate::app) fn on_statement(&mut self, message: Message) -> Task<app::Message> {
        let happened = match message {
            Message::Chosen(path) => charges::Message::Chosen(path),
            Message::Read(turn, found) => {
                let is_awaited = matches!(&self.screen, Screen::Charges(page) if page.is_reading());
                if turn != self.statement_turn || !is_awaited {
                    return Task::none();
                }
                charges::Message::Finished(found)
            }
        };
        self.on_screen(screen::Message::Charges(happened))
    }

    /// Reads a file that was dropped. Of several nobody can tell which one is meant.
    pub(in crate::app) fn statement_dropped(
        &mut self,
        mut paths: Vec<PathBuf>,
    ) -> Task<app::Message> {
        if paths.len() > 1 {
            self.notify(tr_with(
                "charges-several-dropped",
                &[("n", number(paths.len()))],
            ));
            return Task::none();
        }
        match paths.pop() {
            Some(path) => self.on_statement(Message::Chosen(Some(path))),
            None => Task::none(),
        }
    }
}

fn read(path: &Path, lookup: &Lookup) -> Result<charges::Found, String> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = clean(&name.to_string_lossy());
    let statement = Statement::open(path);
    let statement = statement.map_err(|error| format!("{name}: {}", words::refused(&error)))?;
    let charges = statement.charges(lookup);
    Ok(charges::Found {
        name,
        summary: words::summary(&statement, &charges),
        charges,
    })
}
