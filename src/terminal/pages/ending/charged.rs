//! A charge came all the same: the cause, what to do about it, and the bank as the last resort.

use crate::guide::link::Address;
use crate::guide::step::{Ask, AskKind};
use crate::guide::{Letter, true_for};
use crate::i18n::{text, tr, tr_with};
use crate::present::make_sure::again::{self, Cause};
use crate::present::make_sure::rules::{self, Rule};
use crate::terminal::case::Next;
use crate::terminal::finder::open_label;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{Exit, Open, PageResult, Session};

use super::{Pick as Rest, add_rest};

#[derive(Clone)]
enum Pick {
    Cause(Option<Cause>),
    Day,
    ChargeId,
    Settled,
    Finder,
    Bank,
    Letters,
    Open(Address),
    Letter(Box<Letter>),
    Rest(Box<Rest>),
}

impl Session<'_> {
    /// The page of a case to which a charge came all the same.
    pub(super) fn charged_again(&mut self, open: &Open) -> Next {
        self.title(&tr("common-charged-title"))?;
        let mut menu = Menu::new();
        match again::chosen(&open.case) {
            Some(cause) => self.tell_cause(open, cause, &mut menu)?,
            None => self.tell_causes(open, &mut menu)?,
        }
        menu.add(tr("terminal-charged-settled"), Pick::Settled);
        menu.add(tr("terminal-more-who"), Pick::Finder);
        menu.add(tr("again-day"), Pick::Day);
        menu.add(tr("again-id"), Pick::ChargeId);
        menu.add(tr("again-bank"), Pick::Bank);
        if !open.guide.letters.is_empty() {
            menu.add(tr("terminal-letters"), Pick::Letters);
        }
        let mut rest = Menu::new();
        add_rest(&mut rest, open);
        menu.add_all(rest, |pick| Pick::Rest(Box::new(pick)));
        match self.choose(&menu)? {
            Some(pick) => self.charged_pick(open, pick),
            None => Err(Exit::Home),
        }
    }

    fn charged_pick(&mut self, open: &Open, pick: Pick) -> Next {
        match pick {
            Pick::Cause(cause) => self.save(&again::choose(cause))?,
            Pick::Settled => self.save(&again::none_came(&open.case, self.platform.today()))?,
            Pick::Finder => return Ok(Some(Part::Finder)),
            Pick::Day => self.ask_about_charge("day", "again-day", AskKind::Date)?,
            Pick::ChargeId => self.ask_about_charge("id", "again-id", AskKind::Text)?,
            Pick::Bank => self.bank(open)?,
            Pick::Letters => self.letters()?,
            Pick::Open(address) => self.open_address(Some(&address))?,
            Pick::Letter(letter) => self.letter(&open.guide, &letter)?,
            Pick::Rest(rest) => return self.ending_pick(*rest),
        }
        Ok(None)
    }

    fn tell_causes(&mut self, open: &Open, menu: &mut Menu<Pick>) -> PageResult<()> {
        let claims = true_for(&open.guide.after.charged_again, open.case.channel.as_ref());
        self.tell_list(
            &tr("common-charged-what"),
            claims.map(|claim| claim.text.as_str()),
        )?;
        self.tell(&tr("again-title"))?;
        for cause in again::causes(&open.guide, &open.case) {
            menu.add(cause.title(), Pick::Cause(Some(cause)));
        }
        Ok(())
    }

    fn tell_cause(&mut self, open: &Open, cause: Cause, menu: &mut Menu<Pick>) -> PageResult<()> {
        let (guide, case) = (&open.guide, &open.case);
        let lines = again::what_to_do(guide, case, cause, self.platform.today());
        self.tell_list(&cause.title(), lines.iter().map(String::as_str))?;
        let region = self.region_id(open);
        if let Some((_, address)) = again::refund_page(guide, case, &region) {
            self.tell(&tr("again-refund"))?;
            self.tell_address(&address)?;
            menu.add(open_label(address.host()), Pick::Open(address));
        }
        if let Some(letter) = again::letter(guide, Some(cause)) {
            let values = [("title", text(&letter.title))];
            let label = tr_with("terminal-letter-show", &values);
            menu.add(label, Pick::Letter(Box::new(letter.clone())));
        }
        menu.add(tr("again-other"), Pick::Cause(None));
        Ok(())
    }

    /// Asks for the day of the charge, or for the characters by which it is found.
    fn ask_about_charge(&mut self, id: &str, label: &str, kind: AskKind) -> PageResult<()> {
        let ask = Ask {
            id: id.to_owned(),
            text: tr(label),
            kind,
            into: None,
        };
        self.ask_one("charge", &ask).map(|_| ())
    }

    /// The bank, with how long it can be asked where that is known, and the rules that help.
    fn bank(&mut self, open: &Open) -> PageResult<()> {
        self.introduce(&tr("again-bank"), &tr("again-bank-text"))?;
        let region = self.region_id(open);
        match rules::bank(&open.guide, &region) {
            Some(rule) => self.tell_rule(&rule)?,
            None => self.tell(&tr("again-bank-unknown"))?,
        }
        let others = rules::of(&open.guide, &region);
        if !others.is_empty() {
            self.tell(&rules::title(&open.guide, &region))?;
            self.tell(&tr("rule-about"))?;
        }
        for rule in &others {
            self.tell_rule(rule)?;
        }
        let mut menu = Menu::new();
        if let Some(letter) = again::bank_letter(&open.guide) {
            let values = [("title", text(&letter.title))];
            menu.add(tr_with("terminal-letter-show", &values), Some(letter));
        }
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some(letter) => self.letter(&open.guide, letter),
            None => Ok(()),
        }
    }

    fn tell_rule(&mut self, rule: &Rule) -> PageResult<()> {
        self.tell(&rule.title)?;
        for words in &rule.words {
            self.tell_after("- ", words)?;
        }
        self.tell(&rule.source)
    }
}
