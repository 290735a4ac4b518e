//! The list of cases, and which service to leave.

use std::io::{BufRead, Write};
use std::sync::Arc;

use super::ask::Picked;
use super::menu::Menu;
use super::{Open, Session, Stop, Turn, data};
use crate::case::{Case, Event};
use crate::guide::Guide;
use crate::guide::catalogue::Origin;
use crate::overview;
use crate::store::Remedy;
use crate::words::{self, fill, say, text};

#[derive(Clone)]
enum Pick {
    Case(Box<Case>),
    New,
    Bin,
    Data,
    Remedy(Remedy),
    Answers,
    Sheet,
    About,
    Quit,
}

/// What is to become of a case in the trash.
#[derive(Clone)]
enum Binned {
    Back(String),
    Gone(String, String),
    Leave,
}

impl<R: BufRead, W: Write> Session<'_, R, W> {
    /// From the first word to the last.
    pub(super) fn welcome(&mut self) -> Turn<()> {
        let mut first = true;
        loop {
            match self.home(first) {
                Err(Stop::Home | Stop::Part(_) | Stop::Refresh) => first = false,
                end => return end,
            }
        }
    }

    fn home(&mut self, first: bool) -> Turn<()> {
        self.open = None;
        let pile = self.desk.pile();
        self.greet(first, pile.cases.is_empty())?;
        for notice in &pile.notices {
            self.tell(notice)?;
        }
        let newest = pile.cases.iter().filter_map(|case| case.changed).max();
        if let Some(sentence) = overview::clock_behind(self.platform.now(), newest) {
            self.tell(&sentence)?;
        }
        self.tell_of_guides()?;
        let mut menu = Menu::new();
        for remedy in pile.remedies {
            menu.add(data::label(&remedy), Pick::Remedy(remedy));
        }
        for case in pile.cases {
            let label = self.tell_of_case(&case)?;
            menu.add(label, Pick::Case(Box::new(case)));
        }
        menu.add(say("terminal-home-new"), Pick::New);
        if !self.desk.in_bin().is_empty() {
            menu.add(say("terminal-home-bin"), Pick::Bin);
        }
        menu.add(say("terminal-home-answers"), Pick::Answers);
        if self.desk.store().is_some() {
            menu.add(say("data-home"), Pick::Data);
        }
        menu.add(say("guides-sheet"), Pick::Sheet);
        menu.add(say("terminal-home-about"), Pick::About);
        menu.add(say("terminal-home-quit"), Pick::Quit);
        match self.choose(&menu)? {
            Some(Pick::Case(case)) => self.open_case(*case),
            Some(Pick::New) => self.pick_service(),
            Some(Pick::Bin) => self.look_into_bin(),
            Some(Pick::Data) => self.data(),
            Some(Pick::Remedy(remedy)) => self.put_right(&remedy),
            Some(Pick::Answers) => self.answers("").and(Err(Stop::Refresh)),
            Some(Pick::Sheet) => self.sheet().and(Err(Stop::Refresh)),
            Some(Pick::About) => self.about().and(Err(Stop::Refresh)),
            Some(Pick::Quit) => Err(Stop::Quit),
            None => Err(Stop::Refresh),
        }
    }

    fn greet(&mut self, first: bool, is_new: bool) -> Turn<()> {
        match (first, is_new) {
            (true, true) => {
                self.title(&say("common-welcome"))?;
                self.tell(&say("common-welcome-what"))?;
                self.tell(&say("terminal-welcome-how"))
            }
            (true, false) => self.title(&say("common-welcome-back")),
            (false, true) => self.title(&say("terminal-home-empty")),
            (false, false) => self.title(&say("terminal-home-list")),
        }
    }

    /// Own guides that cannot be read are never left out in silence.
    fn tell_of_guides(&mut self) -> Turn<()> {
        for problem in self.catalogue.problems() {
            let values = [("problem", text(problem.to_string()))];
            self.tell(&fill("terminal-guide-unreadable", &values))?;
        }
        Ok(())
    }

    /// Says how a case stands and hands back the choice that opens it.
    fn tell_of_case(&mut self, case: &Case) -> Turn<String> {
        let Some(guide) = self.catalogue.get(&case.guide) else {
            let values = [("guide", text(&case.guide))];
            return Ok(fill("terminal-case-without-guide", &values));
        };
        let title = overview::title(&guide, case);
        let today = self.platform.today();
        let values = [
            ("title", text(&title)),
            ("done", text(overview::done(&guide, case))),
            ("next", text(overview::next(&guide, case, today))),
        ];
        self.tell(&fill("terminal-case-line", &values))?;
        let title = [("title", text(title))];
        Ok(if case.is_over() {
            fill("terminal-home-look", &title)
        } else {
            fill("terminal-home-go-on", &title)
        })
    }

    fn open_case(&mut self, case: Case) -> Turn<()> {
        let Some(guide) = self.catalogue.get(&case.guide) else {
            return self.case_without_guide(&case);
        };
        self.open = Some(Open { case, guide });
        self.case()
    }

    fn case_without_guide(&mut self, case: &Case) -> Turn<()> {
        self.title(&fill(
            "terminal-case-without-guide",
            &[("guide", text(&case.guide))],
        ))?;
        self.tell(&say("terminal-case-without-guide-why"))?;
        let mut menu = Menu::new();
        menu.add(say("terminal-delete-keep"), false);
        menu.add(say("terminal-delete"), true);
        if self.choose(&menu)? == Some(true) {
            self.bin(&case.id)?;
        }
        Err(Stop::Home)
    }

    /// Cases that were deleted in the last 30 days.
    fn look_into_bin(&mut self) -> Turn<()> {
        self.title(&say("terminal-bin-title"))?;
        let mut menu = Menu::new();
        let mut for_good = Vec::new();
        for (case, until) in self.desk.in_bin() {
            let guide = self.catalogue.get(&case.guide);
            let title = guide.map_or(case.guide.clone(), |guide| overview::title(&guide, &case));
            let until = text(words::long_date(until));
            let values = [("title", text(&title)), ("until", until)];
            menu.add(
                fill("terminal-bin-line", &values),
                Binned::Back(case.id.clone()),
            );
            for_good.push((case.id, title));
        }
        // Behind all that can be brought back, so that no number is near the wrong one.
        for (id, title) in for_good {
            let label = fill("settings-purge-name", &[("case", text(&title))]);
            menu.add(label, Binned::Gone(id, title));
        }
        menu.back(Binned::Leave);
        match self.choose(&menu)? {
            Some(Binned::Back(id)) => self.bring_back(&id)?,
            Some(Binned::Gone(id, title)) => self.delete_for_good(&id, &title)?,
            Some(Binned::Leave) | None => {}
        }
        Err(Stop::Home)
    }

    /// Deletes a case in the trash for good, once that was asked.
    fn delete_for_good(&mut self, id: &str, title: &str) -> Turn<()> {
        self.title(&fill("dialog-purge-case-title", &[("case", text(title))]))?;
        self.tell(&say("dialog-purge-case-text"))?;
        let mut menu = Menu::new();
        menu.add(say("terminal-bin-keep"), false);
        menu.add(say("dialog-purge-case-do"), true);
        if self.choose(&menu)? != Some(true) {
            return self.note(&say("terminal-about-kept"));
        }
        self.try_until_kept(|desk| desk.purge_case(id))?;
        self.binned.take_if(|binned| binned == id);
        self.note(&say("terminal-bin-purged"))
    }

    /// Which service is to be left.
    fn pick_service(&mut self) -> Turn<()> {
        let mut wanted = String::new();
        loop {
            let menu = self.services(&wanted)?;
            match self.choose_or_words(&menu)? {
                Picked::Choice(Some(id)) => self.begin_with(&id)?,
                Picked::Choice(None) if wanted.is_empty() => return Err(Stop::Home),
                Picked::Choice(None) => wanted.clear(),
                Picked::Back => return Err(Stop::Home),
                Picked::Words(words) => wanted = words,
            }
        }
    }

    fn services(&mut self, wanted: &str) -> Turn<Menu<Option<String>>> {
        self.title(&say("terminal-pick-title"))?;
        let catalogue = self.catalogue;
        let entries = catalogue.entries();
        let fits = |name: &str| name.to_lowercase().contains(&wanted.to_lowercase());
        let mut found: Vec<_> = entries
            .iter()
            .filter(|entry| fits(&entry.title) || entry.also_called.iter().any(|name| fits(name)))
            .collect();
        if found.is_empty() {
            self.tell(&fill("terminal-pick-none", &[("typed", text(wanted))]))?;
            found = entries.iter().collect();
        } else {
            self.tell(&say("terminal-pick-how"))?;
        }
        let mut menu = Menu::new();
        for entry in found {
            let values = [("title", text(&entry.title)), ("about", text(&entry.about))];
            let label = match entry.origin {
                Origin::BuiltIn => fill("terminal-pick-service", &values),
                Origin::Own(_) => fill("terminal-pick-own-service", &values),
            };
            menu.add(label, Some(entry.id.clone()));
        }
        menu.back(None);
        Ok(menu)
    }

    /// Goes on with a case that is there already, or begins one.
    pub(super) fn begin_with(&mut self, id: &str) -> Turn<()> {
        let Some(guide) = self.catalogue.get(id) else {
            return self.note(&say("terminal-guide-gone"));
        };
        let pile = self.desk.pile();
        let mut open = pile
            .cases
            .into_iter()
            .filter(|case| case.guide == id && !case.is_over())
            .peekable();
        if open.peek().is_some() {
            self.title(&fill(
                "terminal-begun-title",
                &[("service", text(&guide.title))],
            ))?;
            let mut menu = Menu::new();
            for case in open {
                let title = overview::title(&guide, &case);
                let label = fill("terminal-home-go-on", &[("title", text(title))]);
                menu.add(label, Some(case));
            }
            menu.add(say("terminal-begin-another"), None);
            match self.choose(&menu)? {
                Some(Some(case)) => return self.open_case(case),
                Some(None) => {}
                None => return Ok(()),
            }
        }
        self.summary_before(&guide)
    }

    /// Makes a case of the guide and opens it.
    pub(super) fn begin(&mut self, guide: &Arc<Guide>) -> Turn<()> {
        let id = self.platform.random_id();
        let first = self.entry(Event::Started {
            guide: guide.id.clone(),
            revision: guide.revision,
        });
        let kept = self.try_until_kept(|desk| desk.begin(&id, &first))?;
        self.open = Some(Open {
            case: kept.case,
            guide: Arc::clone(guide),
        });
        Ok(())
    }

    /// Brings a case back from the trash.
    pub(super) fn bring_back(&mut self, id: &str) -> Turn<()> {
        self.try_until_kept(|desk| desk.bring_back(id))?;
        self.binned = None;
        self.note(&say("terminal-brought-back"))
    }

    /// Puts a case into the trash.
    pub(super) fn bin(&mut self, id: &str) -> Turn<()> {
        let now = self.platform.now();
        self.try_until_kept(|desk| desk.bin(id, now))?;
        self.binned = Some(id.to_owned());
        self.open = None;
        self.note(&say("terminal-deleted"))
    }
}
