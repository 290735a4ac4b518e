//! Reads a bank's file for the screen that asks what a charge is. Nothing of it is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use crate::app::screen::{self, charges};
use crate::app::{Message, Outro, blocking};
use crate::platform::{self, Choose};
use crate::present::charges as words;
use crate::statement::{Lookup, Statement};
use crate::text::clean;

impl Outro {
    /// Lets the person choose a bank's file.
    pub(in crate::app) fn choose_statement(&self) -> Task<Message> {
        blocking::choose(&*self.platform, Choose::File, |path| {
            on_charges(charges::Message::Chosen(path))
        })
    }

    /// Reads the file at the place that the person typed.
    pub(in crate::app) fn read_typed_statement(&self, typed: &str) -> Task<Message> {
        let home = self.platform.home();
        self.read_statement(platform::typed_path(
            typed,
            home.as_deref(),
            home.as_deref(),
        ))
    }

    /// Reads a file; the screen hears what is in it.
    pub(in crate::app) fn read_statement(&self, path: PathBuf) -> Task<Message> {
        let (catalogue, lookup) = (Arc::clone(&self.catalogue), Arc::clone(&self.lookup));
        blocking::perform(
            move || read(&path, lookup.get_or_init(|| Lookup::new(&catalogue))),
            |found| on_charges(charges::Message::Finished(found)),
        )
    }
}

fn on_charges(message: charges::Message) -> Message {
    Message::Screen(screen::Message::Charges(message))
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
