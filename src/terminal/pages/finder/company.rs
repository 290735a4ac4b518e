//! Who takes the money: the companies, and what can be changed beside them at any time.

use crate::guide::{ChannelId, Region};
use crate::i18n::{text, tr, tr_with};
use crate::present;
use crate::present::finder::company::{Company, Follows, companies, is_guess, region};
use crate::terminal::case::Next;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{Exit, Open, Session};

#[derive(Clone)]
enum Pick {
    Company(String),
    Unsure,
    Before,
    Part(Part),
    Name,
    Back,
}

impl Session<'_> {
    /// The site of the open case: the one that was chosen, else the system's.
    pub(in crate::terminal) fn region<'o>(&self, open: &'o Open) -> Option<&'o Region> {
        region(&open.guide, &open.case, self.platform.country().as_deref())
    }

    /// As [`Session::region`], its id; empty only for a guide without countries.
    pub(in crate::terminal) fn region_id(&self, open: &Open) -> String {
        self.region(open)
            .map_or_else(String::new, |region| region.id.clone())
    }

    /// Who takes the money.
    pub(in crate::terminal) fn finder(&mut self) -> Next {
        let open = self.now()?;
        let values = [("service", text(&open.guide.title))];
        self.title(&tr_with("common-finder-title", &values))?;
        if self.catalogue.is_own(&open.guide.id) {
            self.tell(&tr("own-guide"))?;
        }
        self.tell(&tr("finder-about"))?;
        let now = open.case.channel.as_deref();
        if let Some(channel) = now.and_then(|id| open.guide.channel(id)) {
            let values = [("value", text(&channel.title))];
            self.tell(&tr_with("terminal-now-it-is", &values))?;
        }
        if is_guess(&open.guide, &open.case, self.platform.country().as_deref()) {
            self.tell(&tr("shell-site-guessed"))?;
        }
        let region = self.region_id(&open);
        let (plan, ruled_out) = (open.case.plan_id(), &open.case.ruled_out);
        let companies = companies(&open.guide, &region, plan, ruled_out);
        let mut menu = Menu::new();
        for company in &companies {
            let label = label(company.title, company.note);
            menu.add(label, Pick::Company(company.id.to_owned()));
        }
        menu.add(tr("finder-not-sure"), Pick::Unsure);
        self.offer_changes(&open, &mut menu);
        menu.back(Pick::Back);
        match self.choose(&menu)?.unwrap_or(Pick::Back) {
            Pick::Company(id) => match companies.iter().find(|company| company.id == id) {
                Some(company) => self.take_company(&open, company),
                None => Ok(None),
            },
            Pick::Unsure => Ok(Some(Part::Unsure)),
            Pick::Before => self.before_you_start().map(|()| Some(Part::Finder)),
            Pick::Name => self.name().map(|()| Some(Part::Finder)),
            Pick::Part(part) => Ok(Some(part)),
            Pick::Back if open.case.channel.is_some() => Ok(None),
            Pick::Back => Err(Exit::Home),
        }
    }

    /// What was taken as given, each with the way to change it.
    fn offer_changes(&self, open: &Open, menu: &mut Menu<Pick>) {
        if let Some(region) = self.region(open).filter(|_| open.guide.regions.len() > 1) {
            let name = open.guide.region_name(region);
            let label = tr_with("terminal-change-country", &[("country", text(name))]);
            menu.add(label, Pick::Part(Part::Country));
        }
        if !open.guide.plans.is_empty() {
            let plan = open.case.plan_id().and_then(|id| open.guide.plan(id));
            let plan = plan.map_or_else(|| tr("shell-plan-unsure"), |plan| plan.title.clone());
            let label = tr_with("terminal-change-plan", &[("plan", text(plan))]);
            menu.add(label, Pick::Part(Part::Plan));
        }
        let person = match open.case.person.as_str() {
            "" => tr("shell-no-name"),
            person => person.to_owned(),
        };
        let label = tr_with("terminal-change-name", &[("person", text(person))]);
        menu.add(label, Pick::Name);
        menu.add(present::before_you_start(&open.guide), Pick::Before);
    }

    /// Goes on with a company: to its steps, or to the question of the device.
    pub(super) fn take_company(&mut self, open: &Open, company: &Company<'_>) -> Next {
        match company.follows(&open.case) {
            Follows::Channel(channel) => self.take_channel(&channel.id).map(|()| None),
            Follows::Device => self.device(company),
        }
    }

    fn device(&mut self, company: &Company<'_>) -> Next {
        let values = [("company", text(company.title))];
        self.introduce(
            &tr_with("finder-device-title", &values),
            &tr("finder-device-about"),
        )?;
        let mut menu: Menu<Option<ChannelId>> = Menu::new();
        for channel in &company.channels {
            let label = label(&channel.title, &channel.note);
            menu.add(label, Some(channel.id.clone()));
        }
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some(channel) => self.take_channel(&channel).map(|()| None),
            None => Ok(Some(Part::Finder)),
        }
    }
}

fn label(title: &str, note: &str) -> String {
    if note.is_empty() {
        return title.to_owned();
    }
    let values = [("channel", text(title)), ("note", text(note))];
    tr_with("terminal-channels-choice", &values)
}
