//! The checklist: the step at hand, all of them, and what to do when something else is seen.

use crate::case::backup;
use crate::case::checklist::{Checklist, Item, State};
use crate::case::commands::{self, Refusal};
use crate::case::event::Event;
use crate::guide::link::Address;
use crate::guide::step::{End, Kind, Observation, Step};
use crate::guide::{Guide, StepId, Then};
use crate::i18n::{number, text, tr, tr_with};
use crate::present::answer::leads_to;
use crate::present::step::{self as words, state};
use crate::terminal::ask::Typed;
use crate::terminal::case::Next;
use crate::terminal::finder::open_label;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{PageResult, Session};

mod gate;

#[derive(Clone)]
enum Pick {
    Done,
    Option(String),
    DifferentWay,
    Address(Address),
    Else,
    Skip,
    Untick,
    Forward,
    Before,
    List,
    More,
}

impl Session<'_> {
    /// The step at hand.
    pub(in crate::terminal) fn steps(&mut self) -> Next {
        let open = self.now()?;
        let Some(checklist) = Checklist::of(&open.guide, &open.case) else {
            return Ok(Some(Part::Finder));
        };
        let Some(item) = checklist.current() else {
            return self.all_answered(&checklist);
        };
        let step = item.step;
        if item.state == State::Locked {
            return self.gate(&checklist, item);
        }
        let mut addresses = self.tell_step(&checklist, item)?;
        self.tell_wait_and_lock(&checklist)?;
        let mut menu = Menu::new();
        // The page comes first until it was opened; then "Done" does.
        let at = (open.case.id.clone(), step.id.clone());
        if step.open.is_some() && !addresses.is_empty() && self.page_opened.as_ref() != Some(&at) {
            let address = addresses.remove(0);
            menu.add(open_label(address.host()), Pick::Address(address));
        }
        add_answers(&mut menu, &checklist, item);
        if let Some(after) = checklist.different_way() {
            self.tell(&after.say)?;
            let values = [(
                "way",
                text(leads_to(self.catalogue, &open.guide, &after.then)),
            )];
            menu.add(
                tr_with("terminal-step-different", &values),
                Pick::DifferentWay,
            );
        }
        for address in addresses {
            let label = open_label(address.host());
            menu.add(label, Pick::Address(address));
        }
        menu.add(tr("common-something-else"), Pick::Else);
        if step.kind != Kind::Choose {
            menu.add(tr("terminal-step-skip"), Pick::Skip);
        }
        menu.add(tr("terminal-step-before"), Pick::Before);
        menu.add(tr("terminal-step-list"), Pick::List);
        menu.add(tr("terminal-step-more"), Pick::More);
        match self.choose(&menu)?.unwrap_or(Pick::Before) {
            Pick::Done => self.tick(step),
            Pick::Before => self.before(&checklist, &step.id),
            pick => self.step_pick(step, pick),
        }
    }

    fn step_pick(&mut self, step: &Step, pick: Pick) -> Next {
        let open = self.now()?;
        let today = self.platform.today();
        match pick {
            Pick::Option(option) => {
                self.act(commands::choose(&open.guide, &open.case, &step.id, &option))
            }
            Pick::DifferentWay => {
                self.act(commands::take_different_way(&open.guide, &open.case, today))
            }
            Pick::Address(address) => {
                self.page_opened = Some((open.case.id.clone(), step.id.clone()));
                self.open_address(Some(&address)).map(|()| None)
            }
            Pick::Else => self.something_else(step),
            Pick::Skip => self.skip(step),
            Pick::Untick => self.act(commands::untick(&open.guide, &open.case, &step.id)),
            Pick::List => Ok(Some(Part::List)),
            Pick::More => Ok(Some(Part::More)),
            Pick::Done | Pick::Forward | Pick::Before => Ok(None),
        }
    }

    /// Saves what an act makes, or says why it cannot be done.
    fn act(&mut self, event: Result<Event, Refusal>) -> Next {
        match event {
            Ok(event) => self.save(&event)?,
            Err(Refusal::BackupOpen) => self.note(&tr("common-refused-backup"))?,
            Err(Refusal::Unknown) => self.note(&tr("common-refused-unknown"))?,
        }
        Ok(None)
    }

    fn tell_wait_and_lock(&mut self, checklist: &Checklist<'_>) -> PageResult<()> {
        let open = self.now()?;
        // Once, with the first step; the list of steps has it, too.
        if checklist
            .current()
            .is_some_and(|item| item.number == Some(1))
        {
            self.tell_good_to_know(checklist)?;
        }
        self.tell_if(words::waiting(&open.case, self.platform.today()))?;
        let mut things = backup::at_stake(&open.guide, &open.case);
        things.retain(|thing| !thing.is_answered());
        if !things.is_empty() && !commands::may_confirm(&open.guide, &open.case) {
            let things: Vec<&str> = things.iter().map(|thing| thing.task.at_stake()).collect();
            let values = [("things", text(things.join(", ")))];
            self.tell(&tr_with("common-backup-reminder", &values))?;
        }
        Ok(())
    }

    fn tell_good_to_know(&mut self, checklist: &Checklist<'_>) -> PageResult<()> {
        match &checklist.channel.good_to_know {
            Some(claim) => self.tell(&tr_with(
                "common-good-to-know",
                &[("text", text(&claim.text))],
            )),
            None => Ok(()),
        }
    }

    fn tick(&mut self, step: &Step) -> Next {
        let open = self.now()?;
        // Nothing is asked for a step that cannot be ticked yet.
        let tick = commands::tick(&open.guide, &open.case, &step.id);
        if tick.is_ok() && !self.ask_all(&step.id, &step.ask)? {
            return Ok(None);
        }
        self.act(tick)
    }

    fn skip(&mut self, step: &Step) -> Next {
        self.title(&tr_with(
            "terminal-skip-title",
            &[("title", text(&step.title))],
        ))?;
        if step.optional {
            self.tell(&tr("sheet-optional"))?;
        }
        let reason = match self.ask_text(&tr("terminal-skip-prompt"))? {
            Typed::Back => return Ok(None),
            Typed::Nothing => String::new(),
            Typed::Text(reason) => reason,
        };
        let open = self.now()?;
        self.act(commands::skip(&open.guide, &open.case, &step.id, &reason))
    }

    /// "I see something else".
    fn something_else(&mut self, step: &Step) -> Next {
        loop {
            let open = self.now()?;
            let values = [("title", text(&step.title))];
            self.title(&tr_with("terminal-else-title", &values))?;
            let mut menu = Menu::new();
            for seen in &step.see {
                menu.add(seen.text.clone(), Some(seen));
            }
            menu.back(None);
            let Some(seen) = self.choose(&menu)?.flatten() else {
                return Ok(None);
            };
            // What leads back to the same step is told there, with its advice.
            if seen.then == Then::Stay || self.goes_along(&open.guide, seen)? {
                let today = self.platform.today();
                return self.act(commands::observe(
                    &open.guide,
                    &open.case,
                    &step.id,
                    &seen.id,
                    today,
                ));
            }
        }
    }

    /// Tells what helps and where it leads; true when the person goes along.
    fn goes_along(&mut self, guide: &Guide, seen: &Observation) -> PageResult<bool> {
        self.title(&seen.text)?;
        for line in &seen.advice {
            self.tell_after("- ", line)?;
        }
        let address = match &seen.open {
            Some(link) => self.tell_link(link)?,
            None => None,
        };
        let mut menu = Menu::new();
        let values = [("way", text(leads_to(self.catalogue, guide, &seen.then)))];
        menu.add(tr_with("terminal-else-go-along", &values), Some(true));
        if let Some(address) = &address {
            menu.add(open_label(address.host()), None);
        }
        menu.back(Some(false));
        loop {
            match self.choose(&menu)? {
                Some(Some(goes)) => return Ok(goes),
                Some(None) => self.open_address(address.as_ref())?,
                None => return Ok(false),
            }
        }
    }

    /// The step before this one, as it was answered.
    pub(in crate::terminal) fn before(&mut self, checklist: &Checklist<'_>, step: &StepId) -> Next {
        match checklist.before(step) {
            Some(item) => self.look(&item.step.id.clone()),
            None => Ok(Some(Part::Finder)),
        }
    }

    /// Looks at a step that was answered already.
    fn look(&mut self, step: &StepId) -> Next {
        let mut at = step.clone();
        loop {
            let open = self.now()?;
            let Some(checklist) = Checklist::of(&open.guide, &open.case) else {
                return Ok(None);
            };
            let Some(item) = checklist.item(&at) else {
                return Ok(None);
            };
            if checklist.is_current(&at) {
                return Ok(None);
            }
            // What to press is said behind the gate alone, from whichever side it is reached.
            if item.state == State::Locked {
                return self.gate(&checklist, item);
            }
            let addresses = self.tell_step(&checklist, item)?;
            let values = [("value", text(state(item, false)))];
            self.tell(&tr_with("terminal-now-it-is", &values))?;
            let mut menu = Menu::new();
            menu.add(tr("terminal-step-forward"), Pick::Forward);
            if item.step.kind == Kind::Choose {
                add_answers(&mut menu, &checklist, item);
            }
            menu.add(tr("terminal-step-untick"), Pick::Untick);
            for address in addresses {
                let label = open_label(address.host());
                menu.add(label, Pick::Address(address));
            }
            menu.add(tr("terminal-step-before"), Pick::Before);
            menu.add(tr("terminal-step-list"), Pick::List);
            match self.choose(&menu)?.unwrap_or(Pick::Before) {
                Pick::Before => match checklist.before(&at) {
                    Some(item) => at.clone_from(&item.step.id),
                    None => return Ok(Some(Part::Finder)),
                },
                Pick::Address(address) => self.open_address(Some(&address))?,
                pick => return self.step_pick(item.step, pick),
            }
        }
    }

    /// Every step, with how it stands.
    pub(in crate::terminal) fn list(&mut self) -> Next {
        let open = self.now()?;
        let Some(checklist) = Checklist::of(&open.guide, &open.case) else {
            return Ok(Some(Part::Finder));
        };
        self.introduce(&checklist.channel.title, &checklist.channel.subtitle)?;
        let (done, of) = checklist.progress();
        let values = [("done", number(done)), ("of", number(of))];
        self.tell(&tr_with("common-steps-done", &values))?;
        self.tell_good_to_know(&checklist)?;
        for removed in checklist.removed() {
            self.tell(&words::removed(removed))?;
        }
        let mut menu = Menu::new();
        for item in &checklist.items {
            let values = [
                ("title", text(&item.step.title)),
                (
                    "state",
                    text(state(item, checklist.is_current(&item.step.id))),
                ),
            ];
            let label = tr_with("terminal-list-line", &values);
            menu.add(label, Some((item.step.id.clone(), item.state.is_settled())));
        }
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some((step, true)) => self.look(&step),
            Some((step, false)) => self.act(commands::go_to(&open.guide, &open.case, &step)),
            None => Ok(None),
        }
    }

    /// No step is open any more, and the walk has not ended: say what is missing.
    fn all_answered(&mut self, checklist: &Checklist<'_>) -> Next {
        let open = self.now()?;
        self.introduce(
            &tr("steps-all-answered-title"),
            &words::all_answered(checklist),
        )?;
        let mut menu = Menu::new();
        if let Some(item) = checklist.left_out_confirmation() {
            let values = [("title", text(&item.step.title))];
            let label = tr_with("terminal-all-do-it", &values);
            menu.add(label, All::Untick(item.step.id.clone()));
        }
        if checklist.is_confirmed() {
            menu.add(tr("terminal-all-go-on"), All::End(End::Cancelled));
        } else {
            menu.add(tr("terminal-ended-cancelled"), All::End(End::Cancelled));
            menu.add(
                tr("terminal-ended-already"),
                All::End(End::AlreadyCancelled),
            );
        }
        menu.add(tr("terminal-ended-nothing"), All::End(End::NothingToCancel));
        menu.add(tr("terminal-step-list"), All::Part(Part::List));
        menu.add(tr("terminal-more-who"), All::Part(Part::Finder));
        menu.add(tr("terminal-start-over"), All::StartOver);
        menu.add(tr("terminal-step-more"), All::Part(Part::More));
        match self.choose(&menu)? {
            Some(All::Untick(step)) => self.act(commands::untick(&open.guide, &open.case, &step)),
            Some(All::End(end)) => self.save(&Event::Ended { end }).map(|()| None),
            Some(All::StartOver) => self
                .save(&commands::start_over(&open.guide, &open.case))
                .map(|()| None),
            Some(All::Part(part)) => Ok(Some(part)),
            None => Ok(Some(Part::List)),
        }
    }
}

#[derive(Clone)]
enum All {
    Untick(StepId),
    End(End),
    StartOver,
    Part(Part),
}

/// What answers the step: its options, or that it is done.
fn add_answers(menu: &mut Menu<Pick>, checklist: &Checklist<'_>, item: &Item<'_>) {
    let step = item.step;
    if step.kind != Kind::Choose {
        let done = words::done(checklist, item);
        // "done" is what people type.
        let label = if step.kind == Kind::Do {
            done
        } else {
            tr_with("terminal-step-done", &[("answer", text(done))])
        };
        return menu.add(label, Pick::Done);
    }
    for option in &step.options {
        menu.add(option.text.clone(), Pick::Option(option.id.clone()));
    }
}
