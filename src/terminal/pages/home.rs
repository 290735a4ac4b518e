//! The list of cases, and which service to leave.

use std::sync::Arc;

use crate::case::{Case, Event};
use crate::guide::catalogue::Origin;
use crate::guide::{Guide, GuideId};
use crate::i18n::{self, text, tr, tr_with};
use crate::present::case_line::begun;
use crate::present::case_line::names::Names;
use crate::present::{self, due};
use crate::store::Remedy;
use crate::terminal::ask::Picked;
use crate::terminal::menu::Menu;
use crate::terminal::{Exit, Open, PageResult, Session, data};

#[derive(Clone)]
enum Pick {
    Case(Box<Case>),
    Service(GuideId),
    New,
    Charges,
    Trash,
    Data,
    Remedy(Remedy),
    Answers,
    Sheet,
    About,
    Quit,
}

/// What is to become of a case in the trash.
#[derive(Clone)]
enum Trashed {
    Back(String),
    Gone(String, String),
    Leave,
}

impl Session<'_> {
    /// From the first word to the last.
    pub(in crate::terminal) fn welcome(&mut self) -> PageResult<()> {
        let mut first = true;
        loop {
            match self.home(first) {
                Err(Exit::Home | Exit::Part(_) | Exit::Refresh) => first = false,
                end => return end,
            }
        }
    }

    fn home(&mut self, first: bool) -> PageResult<()> {
        self.open = None;
        let list = self.cases.list();
        let is_new = list.cases.is_empty();
        self.greet(first, is_new)?;
        for notice in &list.notices {
            self.tell(notice)?;
        }
        let newest = list.cases.iter().filter_map(|case| case.changed).max();
        if let Some(sentence) = present::clock_behind(self.platform.now(), newest) {
            self.tell(&sentence)?;
        }
        self.tell_of_guides()?;
        self.tell_what_is_due(&list.cases)?;
        let mut menu = Menu::new();
        for (label, remedy) in data::labels(&list.remedies).into_iter().zip(list.remedies) {
            menu.add(label, Pick::Remedy(remedy));
        }
        let names = Names::among(&list.cases);
        for case in &list.cases {
            let label = self.tell_of_case(case, &names)?;
            menu.add(label, Pick::Case(Box::new(case.clone())));
        }
        if is_new {
            self.offer_services(&mut menu);
        }
        menu.add(tr("terminal-home-new"), Pick::New);
        menu.add(tr("charges-title"), Pick::Charges);
        if !self.cases.in_trash().is_empty() {
            menu.add(tr("terminal-home-trash"), Pick::Trash);
        }
        menu.add(tr("terminal-home-answers"), Pick::Answers);
        if self.cases.store().is_some() {
            menu.add(tr("data-title"), Pick::Data);
        }
        menu.add(tr("guides-sheet"), Pick::Sheet);
        menu.add(tr("terminal-home-about"), Pick::About);
        menu.add(tr("terminal-home-quit"), Pick::Quit);
        match self.choose(&menu)? {
            Some(Pick::Case(case)) => self.open_case(*case),
            Some(Pick::Service(guide)) => self.begin_with(&guide),
            Some(Pick::New) => self.pick_service(),
            Some(Pick::Charges) => self.charges().and(Err(Exit::Refresh)),
            Some(Pick::Trash) => self.look_into_trash(),
            Some(Pick::Data) => self.data(),
            Some(Pick::Remedy(remedy)) => self.put_right(&remedy),
            Some(Pick::Answers) => self.answers("").and(Err(Exit::Refresh)),
            Some(Pick::Sheet) => self.sheet().and(Err(Exit::Refresh)),
            Some(Pick::About) => self.about().and(Err(Exit::Refresh)),
            Some(Pick::Quit) => Err(Exit::Quit),
            None => Err(Exit::Refresh),
        }
    }

    /// The services as choices, for somebody who has begun nothing; with many of them only some,
    /// since the others are found by name.
    fn offer_services(&self, menu: &mut Menu<Pick>) {
        let catalogue = self.catalogue;
        for entry in catalogue.entries().iter().take(present::FIRST_SERVICES) {
            let values = [("title", text(&entry.title)), ("about", text(&entry.about))];
            let label = tr_with("terminal-pick-service", &values);
            menu.add(label, Pick::Service(entry.id.clone()));
        }
    }

    fn greet(&mut self, first: bool, is_new: bool) -> PageResult<()> {
        match (first, is_new) {
            (true, true) => {
                self.introduce(&tr("common-welcome"), &tr("common-welcome-what"))?;
                self.tell(&tr("terminal-welcome-how"))
            }
            (true, false) => self.title(&tr("common-welcome-back")),
            (false, true) => self.title(&tr("terminal-home-empty")),
            (false, false) => self.title(&tr("terminal-home-list")),
        }
    }

    /// Own guides that cannot be read are never left out in silence.
    fn tell_of_guides(&mut self) -> PageResult<()> {
        for problem in self.catalogue.problems() {
            let values = [("problem", text(problem.to_string()))];
            self.tell(&tr_with("terminal-guide-unreadable", &values))?;
        }
        Ok(())
    }

    /// The next dates of all cases, the most pressing first.
    fn tell_what_is_due(&mut self, cases: &[Case]) -> PageResult<()> {
        for due in due::all(self.catalogue, cases, self.platform.today()) {
            let values = [("title", text(due.title)), ("words", text(due.words))];
            self.tell_after("- ", &tr_with("cli-due-line", &values))?;
        }
        Ok(())
    }

    /// Says how a case stands and hands back the choice that opens it.
    fn tell_of_case(&mut self, case: &Case, names: &Names<'_>) -> PageResult<String> {
        let Some(guide) = self.catalogue.get(&case.guide) else {
            let values = [("guide", text(case.guide.as_str()))];
            return Ok(tr_with("terminal-case-without-guide", &values));
        };
        let title = names.full(Some(&guide), case);
        let today = self.platform.today();
        let next = [("next", text(present::next(&guide, case, today)))];
        let values = [
            ("title", text(&title)),
            ("done", text(present::done(&guide, case))),
            ("next", text(tr_with("common-next", &next))),
        ];
        self.tell(&tr_with("terminal-case-line", &values))?;
        let title = [("title", text(title))];
        Ok(if case.is_over() {
            tr_with("terminal-home-look", &title)
        } else {
            tr_with("common-go-on-with", &title)
        })
    }

    fn open_case(&mut self, case: Case) -> PageResult<()> {
        let Some(guide) = self.catalogue.get(&case.guide) else {
            return self.case_without_guide(&case);
        };
        self.open = Some(Open { case, guide });
        self.case()
    }

    fn case_without_guide(&mut self, case: &Case) -> PageResult<()> {
        self.title(&tr_with(
            "terminal-case-without-guide",
            &[("guide", text(case.guide.as_str()))],
        ))?;
        self.tell(&tr("terminal-case-without-guide-why"))?;
        let mut menu = Menu::new();
        menu.add(tr("dialog-delete-close"), false);
        menu.add(tr("dialog-delete-do"), true);
        if self.choose(&menu)? == Some(true) {
            self.trash(&case.id)?;
        }
        Err(Exit::Home)
    }

    /// Cases that were deleted in the last 30 days.
    fn look_into_trash(&mut self) -> PageResult<()> {
        self.title(&tr("settings-trash"))?;
        let mut menu = Menu::new();
        let mut for_good = Vec::new();
        let deleted = self.cases.in_trash();
        let names = Names::among(deleted.iter().map(|(case, _)| case));
        for (case, until) in &deleted {
            let title = names.full(self.catalogue.guide(&case.guide), case);
            let until = text(i18n::long_date(*until));
            let values = [("title", text(&title)), ("until", until)];
            menu.add(
                tr_with("terminal-trash-line", &values),
                Trashed::Back(case.id.clone()),
            );
            for_good.push((case.id.clone(), title));
        }
        // Behind all that can be brought back, so that no number is near the wrong one.
        for (id, title) in for_good {
            let label = tr_with("settings-purge-name", &[("case", text(&title))]);
            menu.add(label, Trashed::Gone(id, title));
        }
        menu.back(Trashed::Leave);
        match self.choose(&menu)? {
            Some(Trashed::Back(id)) => self.bring_back(&id)?,
            Some(Trashed::Gone(id, title)) => self.delete_for_good(&id, &title)?,
            Some(Trashed::Leave) | None => {}
        }
        Err(Exit::Home)
    }

    /// Deletes a case in the trash for good, once that was asked.
    fn delete_for_good(&mut self, id: &str, title: &str) -> PageResult<()> {
        self.title(&tr_with(
            "dialog-purge-case-title",
            &[("case", text(title))],
        ))?;
        self.tell(&tr("dialog-purge-case-text"))?;
        let mut menu = Menu::new();
        menu.add(tr("dialog-purge-case-close"), false);
        menu.add(tr("dialog-purge-case-do"), true);
        if self.choose(&menu)? != Some(true) {
            return self.note(&tr("terminal-about-kept"));
        }
        self.try_until_kept(|cases| cases.purge_case(id))?;
        self.trashed.take_if(|trashed| trashed == id);
        self.note(&tr("terminal-trash-purged"))
    }

    /// Which service is to be left.
    fn pick_service(&mut self) -> PageResult<()> {
        let mut wanted = String::new();
        loop {
            let menu = self.services(&wanted)?;
            match self.choose_or_words(&menu)? {
                Picked::Choice(Some(id)) => self.begin_with(&id)?,
                Picked::Choice(None) if wanted.is_empty() => return Err(Exit::Home),
                Picked::Choice(None) => wanted.clear(),
                Picked::Back => return Err(Exit::Home),
                Picked::Words(words) => wanted = words,
            }
        }
    }

    fn services(&mut self, wanted: &str) -> PageResult<Menu<Option<GuideId>>> {
        self.title(&tr("guides-title"))?;
        let catalogue = self.catalogue;
        let entries = catalogue.entries();
        let mut found: Vec<_> = entries.iter().filter(|entry| entry.fits(wanted)).collect();
        if found.is_empty() {
            self.tell(&tr_with("terminal-pick-none", &[("typed", text(wanted))]))?;
            found = entries.iter().collect();
        } else {
            self.tell(&tr("terminal-pick-how"))?;
        }
        let mut menu = Menu::new();
        for entry in found {
            let values = [("title", text(&entry.title)), ("about", text(&entry.about))];
            let label = match entry.origin {
                Origin::BuiltIn => tr_with("terminal-pick-service", &values),
                Origin::Own(_) => tr_with("terminal-pick-own-service", &values),
            };
            menu.add(label, Some(entry.id.clone()));
        }
        menu.back(None);
        Ok(menu)
    }

    /// Goes on with a case that is there already, or begins one.
    pub(in crate::terminal) fn begin_with(&mut self, id: &str) -> PageResult<()> {
        self.begin_noting(id, Vec::new())
    }

    /// The same; a case that is begun notes first what is known already.
    pub(in crate::terminal) fn begin_noting(
        &mut self,
        id: &str,
        known: Vec<Event>,
    ) -> PageResult<()> {
        let Some(guide) = self.catalogue.get(id) else {
            return self.note(&tr("terminal-guide-gone"));
        };
        let cases = self.cases.list().cases;
        let begun = begun::among(&guide, &cases);
        if !begun.cases.is_empty() {
            self.title(&begun.title)?;
            let mut menu = Menu::new();
            for (case, label) in begun.cases {
                menu.add(label, Some(case));
            }
            menu.add(tr("common-begin-another"), None);
            match self.choose(&menu)? {
                Some(Some(id)) => {
                    let case = cases.into_iter().find(|case| case.id == id);
                    return case.map_or(Ok(()), |case| self.go_on_noting(case, guide, known));
                }
                Some(None) => {}
                None => return Ok(()),
            }
        }
        self.begin(&guide)?;
        self.save_all(known)?;
        self.case()
    }

    /// Goes on with a case, and notes in it what it does not know yet.
    fn go_on_noting(&mut self, case: Case, guide: Arc<Guide>, known: Vec<Event>) -> PageResult<()> {
        let noted = begun::noted_in(&case, known);
        self.open = Some(Open { case, guide });
        self.save_all(noted)?;
        self.case()
    }

    /// Makes a case of the guide and opens it.
    pub(in crate::terminal) fn begin(&mut self, guide: &Arc<Guide>) -> PageResult<()> {
        let id = self.platform.random_id();
        let first = self.entry(Event::Started {
            guide: guide.id.clone(),
            revision: guide.revision,
        });
        let kept = self.try_until_kept(|cases| cases.begin(&id, &first))?;
        for notice in &kept.notices {
            self.note(notice)?;
        }
        self.open = Some(Open {
            case: kept.case,
            guide: Arc::clone(guide),
        });
        Ok(())
    }

    /// Brings a case back from the trash.
    pub(in crate::terminal) fn bring_back(&mut self, id: &str) -> PageResult<()> {
        self.try_until_kept(|cases| cases.bring_back(id))?;
        self.trashed = None;
        self.note(&tr("notice-brought-back"))
    }

    /// Puts a case into the trash.
    pub(in crate::terminal) fn trash(&mut self, id: &str) -> PageResult<()> {
        let now = self.platform.now();
        self.try_until_kept(|cases| cases.trash(id, now))?;
        self.trashed = Some(id.to_owned());
        self.open = None;
        self.note(&tr("terminal-deleted"))
    }
}
