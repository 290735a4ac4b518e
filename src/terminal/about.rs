//! What Outro is, where the data lies, and how all of it is deleted.

use std::io::{BufRead, Write};

use super::ask::Typed;
use super::menu::Menu;
use super::{Session, Stop, Turn};
use crate::words::{fill, say, text};

impl<R: BufRead, W: Write> Session<'_, R, W> {
    /// The page about Outro and the person's data.
    pub(super) fn about(&mut self) -> Turn<()> {
        let version = [("version", text(env!("CARGO_PKG_VERSION")))];
        self.title(&fill("settings-version", &version))?;
        for sentence in [
            say("settings-never-sends"),
            say("settings-never-signs-in"),
            say("settings-never-presses"),
            say("settings-never-pays"),
            say("settings-licence-own"),
            say("settings-data-text"),
        ] {
            self.tell(&sentence)?;
        }
        if let Some(folder) = self.desk.folder() {
            let values = [("path", text(folder.display().to_string()))];
            self.tell(&fill("terminal-about-folder", &values))?;
        }
        let mut menu = Menu::new();
        menu.add(say("terminal-about-delete"), true);
        menu.back(false);
        match self.choose(&menu)? {
            Some(true) => self.delete_everything(),
            _ => Ok(()),
        }
    }

    /// Deletes everything once that was typed in words: a number is too easily mistyped.
    fn delete_everything(&mut self) -> Turn<()> {
        self.title(&say("dialog-purge-title"))?;
        self.tell(&say("dialog-purge-text"))?;
        let wanted = say("terminal-about-delete-words");
        let values = [("words", text(&wanted))];
        let typed = self.ask(&fill("terminal-about-delete-prompt", &values))?;
        let agreed = matches!(&typed, Typed::Text(typed) if typed.to_lowercase() == wanted);
        if !agreed {
            return self.note(&say("terminal-about-kept"));
        }
        let elsewhere = self.try_until_kept(|desk| desk.purge())?;
        self.binned = None;
        self.note(&say("settings-everything-deleted"))?;
        for place in elsewhere {
            self.note(&fill("terminal-about-elsewhere", &[("path", text(place))]))?;
        }
        Err(Stop::Home)
    }
}
