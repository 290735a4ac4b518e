//! One case: where it goes on, its country and plan, and what else can be done with it.

use crate::case::page::{self, CasePage};
use crate::case::{Event, Outcome};
use crate::guide::step::End;
use crate::guide::{Guide, Plan, Region};
use crate::i18n::{seen_on, text, tr, tr_with};
use crate::present;
use crate::present::finder::plan;
use crate::present::make_sure::money::{period, seen_amount};
use crate::present::make_sure::trial;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{Exit, PageResult, Session};

/// Where a page leads: to a part, or to wherever the case goes on.
pub(in crate::terminal) type Next = PageResult<Option<Part>>;

#[derive(Clone)]
enum More {
    Name,
    Part(Part),
    Answers,
    Sheet,
    Known,
    Undo,
    EndedElsewhere,
    Delete,
    Home,
}

impl Session<'_> {
    /// Goes through the open case until the person leaves it.
    pub(in crate::terminal) fn case(&mut self) -> PageResult<()> {
        let mut part = None;
        loop {
            let next = match part {
                Some(part) => self.part(part),
                None => self.where_it_goes_on(),
            };
            part = match next {
                Ok(next) => next,
                Err(Exit::Part(wanted)) => Some(wanted),
                Err(Exit::Refresh) => part,
                Err(stop) => return Err(stop),
            };
        }
    }

    fn where_it_goes_on(&mut self) -> Next {
        let open = self.now()?;
        match page::of(&open.guide, &open.case) {
            CasePage::Country => self.country(),
            // No case goes on at the first two by itself.
            CasePage::Summary | CasePage::Plan | CasePage::Finder => self.finder(),
            CasePage::Backup => self.backup(),
            CasePage::Steps => self.steps(),
            CasePage::Ending => self.ending(),
        }
    }

    fn part(&mut self, part: Part) -> Next {
        let open = self.now()?;
        let place = page::of(&open.guide, &open.case);
        match part {
            Part::Country => self.country(),
            Part::Plan if place >= CasePage::Plan => self.plan(),
            Part::Finder => self.finder(),
            Part::Unsure => self.unsure(),
            Part::Backup => self.backup(),
            Part::Steps if matches!(place, CasePage::Backup | CasePage::Steps) => {
                self.go_to_steps()
            }
            Part::Steps | Part::List if place >= CasePage::Backup => self.list(),
            Part::Ending if place == CasePage::Ending => self.ending(),
            Part::Notes => self.notes(),
            Part::Proof => self.proof(),
            Part::More => self.more(),
            _ => {
                self.note(&tr("terminal-not-yet"))?;
                Ok(None)
            }
        }
    }

    fn country(&mut self) -> Next {
        let open = self.now()?;
        let service = [("service", text(&open.guide.title))];
        self.title(&if open.guide.has_sites() {
            tr_with("terminal-country-title", &service)
        } else {
            tr_with("country-title-same-site", &service)
        })?;
        self.tell(&if open.guide.has_sites() {
            tr("terminal-country-why")
        } else {
            tr("country-same-site")
        })?;
        if let Some(region) = self.region(&open) {
            let values = [("value", text(&region.label))];
            self.tell(&tr_with("terminal-now-it-is", &values))?;
        }
        let mut menu = Menu::new();
        for region in &open.guide.regions {
            let name = open.guide.region_name(region);
            menu.add(name, Some(region));
        }
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some(region) => self.take_country(region).map(|()| None),
            // Another country's site was asked for on the way: without it there is no way on.
            None if page::of(&open.guide, &open.case) == CasePage::Country => Err(Exit::Home),
            None => Ok(None),
        }
    }

    fn take_country(&mut self, region: &Region) -> PageResult<()> {
        if self.now()?.case.region.as_deref() != Some(&region.id) {
            self.save(&Event::RegionChosen {
                region: region.id.clone(),
            })?;
        }
        match &region.note {
            Some(note) => self.note(note),
            None => Ok(()),
        }
    }

    fn plan(&mut self) -> Next {
        let open = self.now()?;
        if open.guide.plans.is_empty() {
            return self.take_plan(None);
        }
        self.title(&tr_with(
            "terminal-plan-title",
            &[("service", text(&open.guide.title))],
        ))?;
        self.tell(&tr("terminal-plan-why"))?;
        if let Some(plan) = open.case.plan_id().and_then(|id| open.guide.plan(id)) {
            let values = [("value", text(&plan.title))];
            self.tell(&tr_with("terminal-now-it-is", &values))?;
        }
        let region = self.region_id(&open);
        let mut menu = Menu::new();
        for plan in &open.guide.plans {
            let label = plan_label(&open.guide, plan, &region);
            menu.add(label, Some(Some(plan.id.clone())));
        }
        menu.add(tr("terminal-not-sure"), Some(None));
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some(Some(plan)) => self.ask_about_plan(plan),
            Some(None) => self.take_plan(None),
            None => Ok(None),
        }
    }

    /// Asks what matters about a plan, and takes it.
    fn ask_about_plan(&mut self, plan: String) -> Next {
        let open = self.now()?;
        let region = self.region_id(&open);
        let question = open
            .guide
            .plan(&plan)
            .and_then(|plan| plan::question(&open.guide, &open.case, &region, plan));
        let Some(question) = question else {
            return self.take_plan(Some(plan));
        };
        self.introduce(&question.title, &question.about)?;
        let mut menu = Menu::new();
        for (label, events) in question.answers {
            menu.add(label, Some(events));
        }
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some(events) => self.save_all(events).map(|()| None),
            None => Ok(Some(Part::Plan)),
        }
    }

    fn take_plan(&mut self, plan: Option<String>) -> Next {
        if self.now()?.case.plan != plan.clone().into() {
            self.save(&Event::PlanChosen { plan })?;
        }
        let case = self.now()?.case;
        if trial::is_on_trial(&case) && case.trial.is_none() {
            self.trial()?;
        }
        Ok(None)
    }

    fn more(&mut self) -> Next {
        let open = self.now()?;
        self.title(&present::title(&open.guide, &open.case))?;
        let today = self.platform.today();
        self.tell(&present::next(&open.guide, &open.case, today))?;
        let place = page::of(&open.guide, &open.case);
        let mut menu = Menu::new();
        menu.add(tr("terminal-more-name"), More::Name);
        for (label, part) in parts_from(place) {
            menu.add(label, More::Part(part));
        }
        menu.add(tr("terminal-home-answers"), More::Answers);
        if open.case.channel.is_some() {
            menu.add(tr("sheet-link"), More::Sheet);
            menu.add(tr("shell-how-we-know"), More::Known);
        }
        menu.add(tr("terminal-more-undo"), More::Undo);
        if open.case.outcome == Outcome::Open && place >= CasePage::Finder {
            menu.add(tr("terminal-more-ended"), More::EndedElsewhere);
        }
        menu.add(tr("dialog-delete-do"), More::Delete);
        menu.add(tr("terminal-more-home"), More::Home);
        match self.choose(&menu)? {
            Some(More::Name) => self.name().map(|()| Some(Part::More)),
            Some(More::Part(part)) => Ok(Some(part)),
            Some(More::Answers) => self.answers("").map(|()| Some(Part::More)),
            Some(More::Sheet) => self.sheet().map(|()| Some(Part::More)),
            Some(More::Known) => self.how_we_know().map(|()| Some(Part::More)),
            Some(More::Undo) => self.undo().map(|()| Some(Part::More)),
            Some(More::EndedElsewhere) => self.ended_elsewhere(),
            Some(More::Delete) => self.delete(),
            Some(More::Home) => Err(Exit::Home),
            None => Ok(None),
        }
    }

    fn ended_elsewhere(&mut self) -> Next {
        self.title(&tr("terminal-ended-title"))?;
        let mut menu = Menu::new();
        menu.add(tr("terminal-ended-cancelled"), Some(End::Cancelled));
        menu.add(tr("terminal-ended-already"), Some(End::AlreadyCancelled));
        menu.add(tr("terminal-ended-nothing"), Some(End::NothingToCancel));
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some(end) => self.save(&Event::Ended { end }).map(|()| None),
            None => Ok(Some(Part::More)),
        }
    }

    fn delete(&mut self) -> Next {
        let open = self.now()?;
        let values = [("title", text(present::title(&open.guide, &open.case)))];
        self.introduce(
            &tr_with("terminal-delete-title", &values),
            &tr("terminal-delete-what"),
        )?;
        let mut menu = Menu::new();
        menu.add(tr("dialog-delete-close"), false);
        menu.add(tr("dialog-delete-do"), true);
        if self.choose(&menu)? == Some(true) {
            self.trash(&open.case.id)?;
            return Err(Exit::Home);
        }
        Ok(Some(Part::More))
    }
}

/// The parts that a case at this place can be taken to.
fn parts_from(place: CasePage) -> Vec<(String, Part)> {
    let mut parts = Vec::new();
    let all = [
        (CasePage::Country, tr("sheet-country"), Part::Country),
        (CasePage::Plan, tr("sheet-plan"), Part::Plan),
        (CasePage::Finder, tr("terminal-more-who"), Part::Finder),
        (CasePage::Country, tr("terminal-more-backup"), Part::Backup),
        (CasePage::Backup, tr("terminal-step-list"), Part::List),
        (CasePage::Ending, tr("terminal-more-after"), Part::Ending),
        (CasePage::Country, tr("terminal-more-notes"), Part::Notes),
        (CasePage::Summary, tr("proof-title"), Part::Proof),
    ];
    for (from, label, part) in all {
        if place >= from {
            parts.push((label, part));
        }
    }
    parts
}

/// "Individual: for one person. 11.99 USD a month (seen June 2026)".
fn plan_label(guide: &Guide, plan: &Plan, region: &str) -> String {
    let values = [("plan", text(&plan.title)), ("note", text(&plan.note))];
    let label = tr_with("terminal-plan-choice", &values);
    let prices = prices(guide, plan, region);
    if prices.is_empty() {
        return label;
    }
    let values = [("plan", text(label)), ("prices", text(prices.join("; ")))];
    tr_with("terminal-plan-prices", &values)
}

/// Prices that were seen for a plan in a region, as sentences.
pub(in crate::terminal) fn prices(guide: &Guide, plan: &Plan, region: &str) -> Vec<String> {
    let here = plan.prices.iter().filter(|price| price.region == region);
    here.map(|price| {
        let values = [
            ("amount", text(seen_amount(guide, price))),
            ("every", text(period(price.every))),
            ("who", text(price.who.clone().unwrap_or_default())),
            ("seen", text(seen_on(&price.checked.on).unwrap_or_default())),
        ];
        match (price.who.is_some(), seen_on(&price.checked.on).is_some()) {
            (true, true) => tr_with("common-price-who-seen", &values),
            (true, false) => tr_with("common-price-who", &values),
            (false, true) => tr_with("common-price-seen", &values),
            (false, false) => tr_with("common-price", &values),
        }
    })
    .collect()
}

/// The prices of the person's plan, or of every plan while it is not known.
pub(in crate::terminal) fn known_prices(
    guide: &Guide,
    plan: Option<&str>,
    region: &str,
) -> Vec<String> {
    let plans = guide
        .plans
        .iter()
        .filter(|one| plan.is_none_or(|plan| one.id == plan));
    plans.flat_map(|plan| prices(guide, plan, region)).collect()
}
