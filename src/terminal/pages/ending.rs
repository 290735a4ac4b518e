//! After the steps: what was done, what is still to be seen, and whether it is proven.

use crate::case::commands;
use crate::case::ending::Left;
use crate::case::{Event, Outcome};
use crate::guide::step::{Ask, AskKind, End, Fact};
use crate::guide::{GuideId, true_for};
use crate::i18n::{self, text, tr, tr_with};
use crate::present;
use crate::present::make_sure::{again, money};
use crate::terminal::ask::Typed;
use crate::terminal::case::Next;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{Exit, Open, PageResult, Session};

mod charged;

#[derive(Clone)]
enum Pick {
    Save(Event),
    Charged,
    Seen,
    Reason,
    EndDate,
    Guide(GuideId),
    Letters,
    Part(Part),
    Alternatives,
    Home,
}

impl Session<'_> {
    pub(in crate::terminal) fn ending(&mut self) -> Next {
        let open = self.now()?;
        let menu = match &open.case.outcome {
            Outcome::Open => {
                self.note(&tr("terminal-not-yet"))?;
                return Ok(None);
            }
            Outcome::ChargedAgain => return self.charged_again(&open),
            Outcome::MovedTo(guide) => self.moved_to(&open, guide)?,
            Outcome::Proven { .. } => self.proven(&open)?,
            Outcome::Ended { end, .. } => match end {
                End::Cancelled | End::AlreadyCancelled => self.make_sure(&open, *end)?,
                End::NothingToCancel => self.nothing_to_cancel(&open)?,
                End::SomeoneElseMust | End::Waiting | End::AskSupport => {
                    self.somebody_else(&open, *end)?
                }
            },
        };
        match self.choose(&menu)? {
            Some(pick) => self.ending_pick(pick),
            None => Err(Exit::Home),
        }
    }

    fn ending_pick(&mut self, pick: Pick) -> Next {
        match pick {
            Pick::Save(event) => self.save(&event).map(|()| None),
            Pick::Charged => {
                let came = again::came(&self.now()?.case);
                self.save_all(came).map(|()| None)
            }
            Pick::Seen => self.seen(),
            Pick::Reason => self.reason(),
            Pick::EndDate => self.ask_one("", &end_date()).map(|_| None),
            Pick::Guide(id) => {
                let known = commands::carried(&self.now()?.case);
                self.begin_noting(&id, known).map(|()| None)
            }
            Pick::Letters => self.letters().map(|()| None),
            Pick::Alternatives => self.alternatives(),
            Pick::Part(part) => Ok(Some(part)),
            Pick::Home => Err(Exit::Home),
        }
    }

    /// The receipt, and what is left to be seen.
    fn make_sure(&mut self, open: &Open, end: End) -> PageResult<Menu<Pick>> {
        let today = self.platform.today();
        let left = open.case.left(today);
        let is_open = left == Left::SeeConfirmation && end == End::Cancelled;
        let title = if is_open {
            tr("ending-doubtful")
        } else {
            present::ending(end)
        };
        self.title(&title)?;
        self.tell_receipt(open)?;
        self.tell(&present::next(&open.guide, &open.case, today))?;
        let expect = true_for(&open.guide.after.expect, open.case.channel.as_ref());
        let expect = expect.map(|claim| claim.text.as_str());
        self.tell_list(&tr("common-expect"), expect)?;
        let mut menu = Menu::new();
        match left {
            Left::SeeConfirmation => {
                menu.add(tr("terminal-end-seen"), Pick::Seen);
                let unseen = Event::ConfirmationSeen { seen: false };
                menu.add(tr("ending-not-seen"), Pick::Save(unseen));
            }
            Left::NoteEndDate => menu.add(tr("terminal-end-date"), Pick::EndDate),
            Left::CheckCharge => {
                menu.add(
                    tr("ending-no-charge"),
                    Pick::Save(Event::ChargeChecked { came: false }),
                );
            }
            _ => {}
        }
        // A charge may come on any day.
        menu.add(tr("terminal-end-charged"), Pick::Charged);
        if left != Left::SeeConfirmation && !open.case.reason.is_given() {
            menu.add(tr("terminal-end-reason"), Pick::Reason);
        }
        add_rest(&mut menu, open);
        Ok(menu)
    }

    fn tell_receipt(&mut self, open: &Open) -> PageResult<()> {
        let case = &open.case;
        let on = |date| [("date", text(i18n::long_date(date)))];
        if let Some(date) = case.ended_on() {
            self.tell(&tr_with("common-receipt-ended", &on(date)))?;
        }
        if let Some(date) = case.end_date() {
            self.tell(&tr_with("common-receipt-works-until", &on(date)))?;
        }
        if let Some(date) = case.renewal_date() {
            self.tell(&tr_with("common-receipt-renewal", &on(date)))?;
        }
        if let Some(cost) = &case.price {
            let guide = Some(open.guide.as_ref());
            let price = money::with_period(guide, case, cost);
            self.tell(&tr_with("common-receipt-price", &[("price", text(price))]))?;
            self.tell(&money::savings(guide, case, cost))?;
            self.tell(&money::assumption(cost))?;
        }
        if let Some(reference) = case.facts.get(&Fact::Reference) {
            let values = [("reference", text(reference))];
            self.tell(&tr_with("common-receipt-reference", &values))?;
        }
        let stays = true_for(&open.guide.after.stays, case.channel.as_ref());
        self.tell_list(&tr("common-stays"), stays.map(|claim| claim.text.as_str()))
    }

    fn somebody_else(&mut self, open: &Open, end: End) -> PageResult<Menu<Pick>> {
        self.title(&present::ending(end))?;
        self.tell(&match end {
            End::SomeoneElseMust => tr("common-end-someone-else-how"),
            End::AskSupport => tr("common-end-ask-support-how"),
            _ => tr("common-end-waiting-how"),
        })?;
        let mut menu = Menu::new();
        let cancelled = Event::Ended {
            end: End::Cancelled,
        };
        menu.add(tr("ending-ended-now"), Pick::Save(cancelled));
        if !open.guide.letters.is_empty() {
            menu.add(tr("terminal-letters"), Pick::Letters);
        }
        menu.add(tr("terminal-more-who"), Pick::Part(Part::Finder));
        add_rest(&mut menu, open);
        Ok(menu)
    }

    fn moved_to(&mut self, open: &Open, guide: &GuideId) -> PageResult<Menu<Pick>> {
        self.title(&tr("common-next-moved"))?;
        let mut menu = Menu::new();
        if let Some(other) = self.catalogue.get(guide) {
            let values = [("service", text(&other.title))];
            let label = tr_with("terminal-moved-go-on", &values);
            menu.add(label, Pick::Guide(guide.clone()));
        } else {
            self.tell(&tr("terminal-guide-gone"))?;
        }
        add_rest(&mut menu, open);
        Ok(menu)
    }

    fn proven(&mut self, open: &Open) -> PageResult<Menu<Pick>> {
        self.title(&tr("common-proven-title"))?;
        self.tell_receipt(open)?;
        let mut menu = Menu::new();
        menu.add(tr("terminal-more-home"), Pick::Home);
        if !open.case.reason.is_given() {
            menu.add(tr("terminal-end-reason"), Pick::Reason);
        }
        menu.add(tr("terminal-end-charged"), Pick::Charged);
        menu.add(tr("terminal-more-notes"), Pick::Part(Part::Notes));
        menu.add(tr("proof-title"), Pick::Part(Part::Proof));
        if !open.guide.alternatives.is_empty() {
            menu.add(tr("common-alternatives-title"), Pick::Alternatives);
        }
        menu.add(tr("terminal-step-more"), Pick::Part(Part::More));
        Ok(menu)
    }

    fn nothing_to_cancel(&mut self, open: &Open) -> PageResult<Menu<Pick>> {
        self.introduce(
            &present::ending(End::NothingToCancel),
            &tr("common-end-nothing-how"),
        )?;
        let mut menu = Menu::new();
        menu.add(tr("terminal-more-home"), Pick::Home);
        menu.add(tr("terminal-more-who"), Pick::Part(Part::Finder));
        menu.add(tr("terminal-end-resume"), Pick::Save(commands::resume()));
        let afresh = commands::start_over(&open.guide, &open.case);
        menu.add(tr("terminal-start-over"), Pick::Save(afresh));
        menu.add(tr("terminal-step-more"), Pick::Part(Part::More));
        Ok(menu)
    }

    /// The confirmation was seen; then, once, why they leave.
    fn seen(&mut self) -> Next {
        self.save(&Event::ConfirmationSeen { seen: true })?;
        if !self.now()?.case.reason.is_given() {
            return self.reason();
        }
        Ok(None)
    }

    fn reason(&mut self) -> Next {
        self.introduce(&tr("common-reason-title"), &tr("common-reason-why"))?;
        let mut menu = Menu::new();
        for reason in [
            tr("common-reason-price"),
            tr("common-reason-unused"),
            tr("common-reason-other-service"),
            tr("common-reason-lacking"),
            tr("common-reason-unaware"),
        ] {
            menu.add(reason.clone(), Why::Fixed(reason));
        }
        menu.add(tr("terminal-reason-own"), Why::Own);
        menu.add(tr("common-reason-declined"), Why::Declined);
        let reason = match self.choose(&menu)? {
            Some(Why::Fixed(reason)) => Some(reason),
            Some(Why::Own) => match self.ask_text(&tr("terminal-reason-prompt"))? {
                Typed::Text(reason) => Some(reason),
                Typed::Nothing | Typed::Back => return Ok(None),
            },
            Some(Why::Declined) => None,
            None => return Ok(None),
        };
        self.save(&Event::ReasonGiven { reason }).map(|()| None)
    }

    fn alternatives(&mut self) -> Next {
        let open = self.now()?;
        self.title(&tr("common-alternatives-title"))?;
        for other in &open.guide.alternatives {
            let values = [
                ("name", text(&other.name)),
                ("carry", text(&other.carry.text)),
            ];
            self.tell_after("- ", &tr_with("common-alternative", &values))?;
        }
        let mut menu = Menu::new();
        menu.back(());
        self.choose(&menu)?;
        Ok(None)
    }
}

#[derive(Clone)]
enum Why {
    Fixed(String),
    Own,
    Declined,
}

/// What every end offers besides.
fn add_rest(menu: &mut Menu<Pick>, open: &Open) {
    menu.add(tr("terminal-end-resume"), Pick::Save(commands::resume()));
    let afresh = commands::start_over(&open.guide, &open.case);
    menu.add(tr("terminal-start-over"), Pick::Save(afresh));
    menu.add(tr("terminal-more-notes"), Pick::Part(Part::Notes));
    menu.add(tr("proof-title"), Pick::Part(Part::Proof));
    menu.add(tr("terminal-more-backup"), Pick::Part(Part::Backup));
    if !open.guide.alternatives.is_empty() {
        menu.add(tr("common-alternatives-title"), Pick::Alternatives);
    }
    menu.add(tr("terminal-step-more"), Pick::Part(Part::More));
    menu.add(tr("terminal-more-home"), Pick::Home);
}

fn end_date() -> Ask {
    Ask {
        id: String::new(),
        text: tr("common-fact-end-date"),
        kind: AskKind::Date,
        into: Some(Fact::EndDate),
    }
}
