//! What Outro is, where the data lies, and how all of it is deleted.

use crate::i18n::{text, tr, tr_with};
use crate::platform::version;
use crate::present;
use crate::terminal::ask::Typed;
use crate::terminal::menu::Menu;
use crate::terminal::{Exit, PageResult, Session};

impl Session<'_> {
    /// The page about Outro and the person's data.
    pub(in crate::terminal) fn about(&mut self) -> PageResult<()> {
        let version = [("version", text(env!("CARGO_PKG_VERSION")))];
        self.title(&tr_with("settings-version", &version))?;
        for sentence in [
            version::age(version::released(), self.platform.today()),
            tr("settings-never-sends"),
            tr("settings-never-signs-in"),
            tr("settings-never-presses"),
            tr("settings-never-pays"),
            tr("settings-licence-own"),
            tr("settings-data-text"),
        ] {
            self.tell(&sentence)?;
        }
        if let Some(folder) = self.cases.folder() {
            let values = [("path", text(folder.display().to_string()))];
            self.tell(&tr_with("terminal-about-folder", &values))?;
        }
        let mut menu = Menu::new();
        menu.add(tr("settings-delete"), true);
        menu.back(false);
        match self.choose(&menu)? {
            Some(true) => self.delete_everything(),
            _ => Ok(()),
        }
    }

    /// Deletes everything once that was typed in words: a number is too easily mistyped.
    fn delete_everything(&mut self) -> PageResult<()> {
        self.introduce(&tr("dialog-purge-title"), &tr("dialog-purge-text"))?;
        let wanted = tr("terminal-about-delete-words");
        let values = [("words", text(&wanted))];
        let typed = self.ask(&tr_with("terminal-about-delete-prompt", &values))?;
        let agreed = matches!(&typed, Typed::Text(typed) if typed.to_lowercase() == wanted);
        if !agreed {
            return self.note(&tr("terminal-about-kept"));
        }
        let purged = self.try_until_kept(|cases| cases.purge())?;
        self.trashed = None;
        for line in present::deleted::everything(&purged) {
            self.note(&line)?;
        }
        Err(Exit::Home)
    }
}
