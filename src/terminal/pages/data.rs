//! A person's data as a whole: one file for another computer, and one from there.

use std::path::Path;

use crate::export::data::{self, NotWritten, Written};
use crate::i18n::{number, text, tr, tr_with};
use crate::present::transfer::{Outlook, brought_in, many_question, outlook};
use crate::store::transfer::{Choices, Plan};
use crate::store::{CaseId, Remedy, Store};
use crate::terminal::ask::Typed;
use crate::terminal::menu::Menu;
use crate::terminal::{Exit, PageResult, Session};
use crate::text::clean;

#[derive(Clone)]
enum Pick {
    Export,
    Import,
    Back,
}

impl Session<'_> {
    /// Where the data lies and what can be done with it.
    pub(in crate::terminal) fn data(&mut self) -> PageResult<()> {
        let Some(store) = self.cases.store() else {
            return Err(Exit::Refresh);
        };
        loop {
            self.title(&tr("data-title"))?;
            let folder = store.folder().display().to_string();
            self.tell(&tr_with("data-folder", &[("path", text(folder))]))?;
            self.tell(&tr("moving-about"))?;
            let mut menu = Menu::new();
            menu.add(tr("data-export"), Pick::Export);
            menu.add(tr("data-import"), Pick::Import);
            menu.back(Pick::Back);
            match self.choose(&menu)? {
                Some(Pick::Export) => self.export(&store)?,
                Some(Pick::Import) => self.import(&store)?,
                Some(Pick::Back) | None => return Err(Exit::Home),
            }
        }
    }

    fn export(&mut self, store: &Store) -> PageResult<()> {
        let usual = data::usual_target(self.platform);
        let shown = text(usual.display().to_string());
        let path = match self.ask(&tr_with("data-export-prompt", &[("path", shown)]))? {
            Typed::Back => return Ok(()),
            Typed::Nothing => usual,
            Typed::Text(typed) => data::typed_path(&typed, self.platform).unwrap_or(usual),
        };
        match data::export(store, &path, false, self.platform) {
            Ok(Written::Everything(said) | Written::InPart(said))
            | Err(NotWritten::Failed(said)) => said.iter().try_for_each(|line| self.note(line)),
            Err(NotWritten::IsThere(said)) => self.note(&said),
        }
    }

    fn import(&mut self, store: &Store) -> PageResult<()> {
        let typed = match self.ask(&tr("data-import-prompt"))? {
            Typed::Back => return Ok(()),
            Typed::Nothing => return self.note(&tr("moving-no-import-path")),
            Typed::Text(typed) => typed,
        };
        match data::typed_path(&typed, self.platform) {
            Some(path) => self.bring_in(store, &path).map(|_| ()),
            None => self.note(&tr("moving-no-import-path")),
        }
    }

    /// Shows what a file would change, asks, and brings it in; false when that went wrong.
    pub(in crate::terminal) fn bring_in(&mut self, store: &Store, path: &Path) -> PageResult<bool> {
        let plan = match data::look_into(store, path) {
            Ok(plan) => plan,
            Err(error) => return self.note(&error).map(|()| false),
        };
        let outlook = outlook(&plan, self.catalogue, &Choices::default());
        self.title(&tr("moving-plan"))?;
        for line in &outlook.lines {
            self.tell(line)?;
        }
        if outlook.nothing {
            return Ok(true);
        }
        let Some(choices) = self.choices(&outlook)? else {
            return self.note(&tr("moving-left")).map(|()| true);
        };
        self.carry_out(store, &plan, &choices)
    }

    fn carry_out(&mut self, store: &Store, plan: &Plan, choices: &Choices) -> PageResult<bool> {
        match data::bring_in(store, plan, choices, self.platform) {
            Ok(()) => self.note(&brought_in(plan, choices)).map(|()| true),
            Err(error) => self.not_done(&error).map(|()| false),
        }
    }

    /// What is to be decided about a file; none to leave everything as it is.
    fn choices(&mut self, outlook: &Outlook) -> PageResult<Option<Choices>> {
        let mut choices = Choices::default();
        if !outlook.deleted.is_empty() {
            choices.bring_back.extend(self.which_come_back(outlook)?);
        }
        if let Some(cases) = outlook.many {
            let question = tr_with("moving-many-question", &[("n", number(cases))]);
            let labels = [tr("moving-many-leave"), many_question(cases)];
            choices.many = self.is_chosen(&question, labels)?;
        }
        if outlook.undone {
            let labels = [tr("moving-undo-leave"), tr("moving-undo")];
            choices.undo = self.is_chosen(&tr("moving-undo-question"), labels)?;
        }
        if outlook.settings {
            let labels = [tr("data-settings-ours"), tr("moving-take-settings")];
            choices.settings = self.is_chosen(&tr("data-settings-question"), labels)?;
        }
        self.title(&tr("moving-copy-first"))?;
        let mut menu = Menu::new();
        menu.add(tr("moving-bring-in"), true);
        menu.add(tr("moving-leave"), false);
        Ok((self.choose(&menu)? == Some(true)).then_some(choices))
    }

    /// Asks a question with two answers; true for the second one.
    fn is_chosen(&mut self, question: &str, labels: [String; 2]) -> PageResult<bool> {
        self.title(question)?;
        let mut menu = Menu::new();
        let [no, yes] = labels;
        menu.add(no, false);
        menu.add(yes, true);
        Ok(self.choose(&menu)? == Some(true))
    }

    fn which_come_back(&mut self, outlook: &Outlook) -> PageResult<Vec<CaseId>> {
        let all = || outlook.deleted.iter().map(|(id, _)| id.clone()).collect();
        if outlook.deleted.len() > 1 {
            let mut menu = Menu::new();
            menu.add(tr("data-none"), Some(Vec::new()));
            menu.add(tr("data-one-by-one"), None);
            menu.add(tr("moving-bring-back-all"), Some(all()));
            match self.choose(&menu)? {
                Some(Some(chosen)) => return Ok(chosen),
                None => return Ok(Vec::new()),
                Some(None) => {}
            }
        }
        let mut back = Vec::new();
        for (id, name) in &outlook.deleted {
            self.title(&tr_with(
                "data-bring-back-question",
                &[("case", text(name))],
            ))?;
            let mut menu = Menu::new();
            menu.add(tr("data-stay-deleted"), false);
            menu.add(tr("notice-bring-back"), true);
            if self.choose(&menu)? == Some(true) {
                back.push(id.clone());
            }
        }
        Ok(back)
    }

    /// Does what can be done about something that was found out of order.
    pub(in crate::terminal) fn put_right(&mut self, remedy: &Remedy) -> PageResult<()> {
        let Some(store) = self.cases.store() else {
            return Err(Exit::Refresh);
        };
        let (now, origin) = (self.platform.now(), self.platform.computer());
        match store.put_right(remedy, &origin, now) {
            Ok(_) => self.note(&tr(done(remedy)))?,
            Err(error) => self.not_done(&error.to_string())?,
        }
        Err(Exit::Refresh)
    }
}

/// What the choices say that do something about notices, in their order: a second copy has the
/// name of its file, and vanished cases are counted where there are several.
pub(in crate::terminal) fn labels(remedies: &[Remedy]) -> Vec<String> {
    let is_vanished = |remedy: &&Remedy| matches!(remedy, Remedy::BringBack(_));
    let is_only_one = remedies.iter().filter(is_vanished).count() < 2;
    let mut vanished = 0;
    let mut label = |remedy: &Remedy| match remedy {
        Remedy::BringBack(_) if is_only_one => tr("notice-bring-back"),
        Remedy::BringBack(_) => {
            vanished += 1;
            let which = tr_with("common-case-number", &[("n", number(vanished))]);
            of_several(tr("notice-bring-back"), which)
        }
        Remedy::MergeCopy(file) => of_several(tr("notice-merge"), clean(file)),
    };
    remedies.iter().map(&mut label).collect()
}

/// "Bring it back (no. 2)".
fn of_several(what: String, which: String) -> String {
    let values = [("what", text(what)), ("which", text(which))];
    tr_with("notice-of-several", &values)
}

fn done(remedy: &Remedy) -> &'static str {
    match remedy {
        Remedy::BringBack(_) => "notice-brought-back",
        Remedy::MergeCopy(_) => "notice-merged",
    }
}
