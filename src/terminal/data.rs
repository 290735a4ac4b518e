//! A person's data as a whole: one file for another computer, and one from there.

use std::io::{BufRead, Write};
use std::path::Path;

use super::ask::Typed;
use super::menu::Menu;
use super::{Session, Stop, Turn};
use crate::moving::{self, Outlook};
use crate::store::transfer::{Choices, Plan};
use crate::store::{CaseId, Remedy, Store};
use crate::words::{fill, say, text};

#[derive(Clone)]
enum Pick {
    Export,
    Import,
    Back,
}

impl<R: BufRead, W: Write> Session<'_, R, W> {
    /// Where the data lies and what can be done with it.
    pub(super) fn data(&mut self) -> Turn<()> {
        let Some(store) = self.desk.store() else {
            return Err(Stop::Refresh);
        };
        loop {
            self.title(&say("data-title"))?;
            let folder = store.folder().display().to_string();
            self.tell(&fill("data-folder", &[("path", text(folder))]))?;
            self.tell(&say("moving-about"))?;
            let mut menu = Menu::new();
            menu.add(say("data-export"), Pick::Export);
            menu.add(say("data-import"), Pick::Import);
            menu.back(Pick::Back);
            match self.choose(&menu)? {
                Some(Pick::Export) => self.export(&store)?,
                Some(Pick::Import) => self.import(&store)?,
                Some(Pick::Back) | None => return Err(Stop::Home),
            }
        }
    }

    fn export(&mut self, store: &Store) -> Turn<()> {
        let usual = moving::usual_target(self.platform);
        let shown = text(usual.display().to_string());
        let path = match self.ask(&fill("data-export-prompt", &[("path", shown)]))? {
            Typed::Back => return Ok(()),
            Typed::Nothing => usual,
            Typed::Text(typed) => moving::typed_path(&typed, self.platform).unwrap_or(usual),
        };
        match moving::export(store, &path, false, self.platform) {
            Ok(said) => said.iter().try_for_each(|line| self.note(line)),
            Err(error) => self.note(&error.to_string()),
        }
    }

    fn import(&mut self, store: &Store) -> Turn<()> {
        let typed = match self.ask(&say("data-import-prompt"))? {
            Typed::Back => return Ok(()),
            Typed::Nothing => return self.note(&say("moving-no-import-path")),
            Typed::Text(typed) => typed,
        };
        match moving::typed_path(&typed, self.platform) {
            Some(path) => self.bring_in(store, &path).map(|_| ()),
            None => self.note(&say("moving-no-import-path")),
        }
    }

    /// Shows what a file would change, asks, and brings it in; false when that went wrong.
    pub(super) fn bring_in(&mut self, store: &Store, path: &Path) -> Turn<bool> {
        let plan = match moving::look_into(store, path) {
            Ok(plan) => plan,
            Err(error) => return self.note(&error).map(|()| false),
        };
        let outlook = moving::outlook(&plan, self.catalogue);
        self.title(&say("moving-plan"))?;
        for line in &outlook.lines {
            self.tell(line)?;
        }
        if outlook.nothing {
            return Ok(true);
        }
        let Some(choices) = self.choices(&outlook)? else {
            return self.note(&say("moving-left")).map(|()| true);
        };
        self.carry_out(store, &plan, &choices)
    }

    fn carry_out(&mut self, store: &Store, plan: &Plan, choices: &Choices) -> Turn<bool> {
        match moving::bring_in(store, plan, choices, self.platform) {
            Ok(()) => self.note(&say("moving-brought-in")).map(|()| true),
            Err(error) => self.note(&error).map(|()| false),
        }
    }

    /// What is to be decided about a file; none to leave everything as it is.
    fn choices(&mut self, outlook: &Outlook) -> Turn<Option<Choices>> {
        let mut choices = Choices::default();
        if !outlook.deleted.is_empty() {
            choices.bring_back.extend(self.which_come_back(outlook)?);
        }
        if outlook.settings {
            self.title(&say("data-settings-question"))?;
            let mut menu = Menu::new();
            menu.add(say("data-settings-ours"), false);
            menu.add(say("moving-take-settings"), true);
            choices.settings = self.choose(&menu)? == Some(true);
        }
        self.title(&say("moving-copy-first"))?;
        let mut menu = Menu::new();
        menu.add(say("moving-bring-in"), true);
        menu.add(say("moving-leave"), false);
        Ok((self.choose(&menu)? == Some(true)).then_some(choices))
    }

    fn which_come_back(&mut self, outlook: &Outlook) -> Turn<Vec<CaseId>> {
        let all = || outlook.deleted.iter().map(|(id, _)| id.clone()).collect();
        if outlook.deleted.len() > 1 {
            let mut menu = Menu::new();
            menu.add(say("data-none"), Some(Vec::new()));
            menu.add(say("data-one-by-one"), None);
            menu.add(say("moving-bring-back-all"), Some(all()));
            match self.choose(&menu)? {
                Some(Some(chosen)) => return Ok(chosen),
                None => return Ok(Vec::new()),
                Some(None) => {}
            }
        }
        let mut back = Vec::new();
        for (id, name) in &outlook.deleted {
            self.title(&fill("data-bring-back-question", &[("case", text(name))]))?;
            let mut menu = Menu::new();
            menu.add(say("data-stay-deleted"), false);
            menu.add(say("data-yes"), true);
            if self.choose(&menu)? == Some(true) {
                back.push(id.clone());
            }
        }
        Ok(back)
    }

    /// Does what can be done about something that was found out of order.
    pub(super) fn put_right(&mut self, remedy: &Remedy) -> Turn<()> {
        let Some(store) = self.desk.store() else {
            return Err(Stop::Refresh);
        };
        let (now, origin) = (self.platform.now(), self.platform.computer());
        match store.put_right(remedy, &origin, now) {
            Ok(_) => self.note(&say(done(remedy)))?,
            Err(error) => self.note(&error.to_string())?,
        }
        Err(Stop::Refresh)
    }
}

/// What the choice says that does something about a notice.
pub(super) fn label(remedy: &Remedy) -> String {
    match remedy {
        Remedy::BringBack(_) => say("notice-bring-back"),
        Remedy::MergeCopy(_) => say("notice-merge"),
    }
}

fn done(remedy: &Remedy) -> &'static str {
    match remedy {
        Remedy::BringBack(_) => "notice-brought-back",
        Remedy::MergeCopy(_) => "notice-merged",
    }
}
