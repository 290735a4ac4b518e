//! What is this charge: a line of a statement, or a file from the bank, over all guides.
//!
//! What is typed and what is read live on this page alone.

use std::path::Path;

use crate::case::Event;
use crate::guide::GuideId;
use crate::i18n::{text, tr, tr_with};
use crate::present::charges as words;
use crate::statement::{Charge, Statement};
use crate::terminal::ask::Typed;
use crate::terminal::menu::Menu;
use crate::terminal::{PageResult, Session};

#[derive(Clone)]
enum Pick {
    Line,
    File,
    Begin(GuideId, Vec<Event>),
    Charge(usize),
    Back,
}

impl Session<'_> {
    /// Asks for a line or for a file, and begins a case with what it shows.
    pub(in crate::terminal) fn charges(&mut self) -> PageResult<()> {
        loop {
            self.introduce(&tr("charges-title"), &tr("charges-about"))?;
            let mut menu = Menu::new();
            menu.add(tr("charges-terminal-line"), Pick::Line);
            menu.add(tr("charges-file"), Pick::File);
            menu.back(Pick::Back);
            match self.choose(&menu)? {
                Some(Pick::Line) => self.charge_line()?,
                Some(Pick::File) => self.charge_file()?,
                _ => return Ok(()),
            }
        }
    }

    /// Says whose a line is, until no other is typed.
    fn charge_line(&mut self) -> PageResult<()> {
        loop {
            self.introduce(&tr("charges-line"), &tr("charges-line-hint"))?;
            let line = match self.ask(&tr("charges-terminal-prompt"))? {
                Typed::Text(line) => line,
                Typed::Back | Typed::Nothing => return Ok(()),
            };
            let matches = self.lookup().all(&line);
            match matches.first() {
                Some(found) => {
                    self.tell(&words::whose(found))?;
                    if let Some(say) = words::explained(found) {
                        self.tell(say)?;
                    }
                    self.tell(&words::surely(Some(found.certainty)))?;
                }
                None => self.tell(&words::unknown(self.catalogue))?,
            }
            let (guide, events) = words::begin_with_line(&matches);
            let mut menu = Menu::new();
            self.add_begin(&mut menu, guide, events);
            menu.add(tr("charges-terminal-other-line"), Pick::Line);
            menu.back(Pick::Back);
            match self.choose(&menu)? {
                Some(Pick::Begin(guide, events)) => return self.begin_noting(&guide, events),
                Some(Pick::Line) => {}
                _ => return Ok(()),
            }
        }
    }

    /// Adds the choice that begins a case; nothing where its guide is not there.
    fn add_begin(&self, menu: &mut Menu<Pick>, guide: GuideId, events: Vec<Event>) {
        if let Some(known) = self.catalogue.guide(&guide) {
            let label = tr_with("charges-begin", &[("guide", text(&known.title))]);
            menu.add(label, Pick::Begin(guide, events));
        }
    }

    /// Asks where a bank's file is until one could be read or nobody wants to any more.
    fn charge_file(&mut self) -> PageResult<()> {
        self.introduce(&tr("charges-file"), &tr("charges-file-kinds"))?;
        self.tell(&tr("charges-file-where"))?;
        loop {
            let Some(path) = self.ask_file()? else {
                return Ok(());
            };
            match self.read_charges(&path) {
                Ok((summary, charges)) => return self.charge_list(&summary, &charges),
                Err(why) => self.note(&why)?,
            }
        }
    }

    /// What is charged again and again in a file, or why it cannot be read.
    fn read_charges(&self, path: &Path) -> Result<(String, Vec<Charge>), String> {
        let statement = Statement::open(path).map_err(|error| words::refused(&error))?;
        let charges = statement.charges(self.lookup());
        Ok((words::summary(&statement, &charges), charges))
    }

    /// Lists what is charged again and again; one choice each begins its case.
    fn charge_list(&mut self, summary: &str, charges: &[Charge]) -> PageResult<()> {
        let today = self.platform.today();
        loop {
            self.introduce(&tr("charges-list"), summary)?;
            let mut menu = Menu::new();
            for (at, charge) in charges.iter().enumerate() {
                let [name, lines @ ..] = words::lines(self.catalogue, charge, today);
                self.tell_list(&name, lines.iter().map(String::as_str))?;
                let values = [("name", text(name)), ("price", text(words::price(charge)))];
                menu.add(tr_with("charges-terminal-begin", &values), Pick::Charge(at));
            }
            menu.back(Pick::Back);
            match self.choose(&menu)? {
                Some(Pick::Charge(at)) => self.begin_charge(&charges[at])?,
                _ => return Ok(()),
            }
        }
    }

    /// Begins the case of a charge, with what the person wants to be noted of it.
    fn begin_charge(&mut self, charge: &Charge) -> PageResult<()> {
        let today = self.platform.today();
        let (_, least) = words::begin_with_charge(charge, false, today);
        let (guide, all) = words::begin_with_charge(charge, true, today);
        if least == all {
            return self.begin_noting(&guide, all);
        }
        self.introduce(&tr("charges-terminal-fill"), &tr("charges-fill-hint"))?;
        let mut menu = Menu::new();
        menu.add(tr("charges-terminal-fill-yes"), all);
        menu.add(tr("charges-terminal-fill-no"), least);
        match self.choose(&menu)? {
            Some(events) => self.begin_noting(&guide, events),
            None => Ok(()),
        }
    }
}
