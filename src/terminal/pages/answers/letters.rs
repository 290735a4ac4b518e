//! Texts to send or to say, filled in from the case, and the wait for their answers.

use std::collections::BTreeMap;

use crate::case::proof::Detail;
use crate::case::{Case, Event};
use crate::export::letter::{self as files, Form, Written};
use crate::export::mail;
use crate::guide::link::Address;
use crate::guide::{Guide, Letter, Medium};
use crate::i18n::{text, tr, tr_with};
use crate::present::make_sure::letter::{self as words, Gap, Known};
use crate::present::make_sure::waiting;
use crate::present::timeline::detail_name;
use crate::store::Store;
use crate::terminal::ask::Typed;
use crate::terminal::finder::open_label;
use crate::terminal::menu::Menu;
use crate::terminal::{Open, PageResult, Session};

#[derive(Clone)]
enum Pick {
    Letter(String),
    Save(Event),
    Back,
}

/// What can be done with a text once it is filled in.
#[derive(Clone)]
enum Way {
    Open,
    Mail(String),
    File(Store, Form),
    Note(Detail),
    Keep,
    Sent,
    Back,
}

impl Session<'_> {
    /// The texts of the open case's guide, and those that wait for an answer.
    pub(in crate::terminal) fn letters(&mut self) -> PageResult<()> {
        loop {
            let open = self.now()?;
            self.title(&tr("terminal-letters"))?;
            let mut menu = Menu::new();
            self.tell_waiting(&open, &mut menu)?;
            for letter in &open.guide.letters {
                menu.add(letter.title.clone(), Pick::Letter(letter.id.clone()));
            }
            menu.back(Pick::Back);
            match self.choose(&menu)? {
                Some(Pick::Letter(id)) => {
                    if let Some(letter) = open.guide.letter(&id) {
                        self.letter(&open.guide, letter)?;
                    }
                }
                Some(Pick::Save(event)) => self.save(&event)?,
                Some(Pick::Back) | None => return Ok(()),
            }
        }
    }

    /// What waits for an answer, with what can be said about it.
    fn tell_waiting(&mut self, open: &Open, menu: &mut Menu<Pick>) -> PageResult<()> {
        let today = self.platform.today();
        for one in waiting::all(&open.guide, &open.case, today) {
            self.tell(&one.words)?;
            if one.is_late {
                self.tell(&waiting::what_next(&one))?;
            }
            let letter = [("letter", text(&one.title))];
            let answered = Event::LetterAnswered {
                letter: one.letter.to_owned(),
            };
            menu.add(tr_with("terminal-answered", &letter), Pick::Save(answered));
            let longer = waiting::wait_longer(&open.case, one.letter, today);
            menu.add(tr_with("terminal-wait-longer", &letter), Pick::Save(longer));
        }
        Ok(())
    }

    /// Fills a text's gaps, prints it, and offers the ways to send it.
    pub(in crate::terminal) fn letter(&mut self, guide: &Guide, letter: &Letter) -> PageResult<()> {
        self.introduce(&letter.title, &words::medium(letter.medium))?;
        let case = self.case_of(guide);
        let known = Known {
            guide,
            case: case.as_ref(),
            today: self.platform.today(),
        };
        let Some(typed) = self.fill(letter, known)? else {
            return Ok(());
        };
        let gaps = words::gaps(letter, known, |gap| typed.get(gap).cloned());
        let whole = words::filled(letter, &gaps, known);
        self.title(&tr("terminal-letter-text"))?;
        self.tell_lines(&whole)?;
        let region = case.as_ref().and_then(|case| case.region.clone());
        let region = region.unwrap_or_default();
        let link = letter.link.as_ref();
        let address = link.and_then(|link| guide.address(link, &region).ok());
        if let Some(address) = &address {
            self.tell_address(address)?;
        }
        let subject = words::subject(letter, &gaps, guide);
        self.send(guide, letter, &gaps, (subject, whole), address.as_ref())
    }

    /// The open case, where it is one of this guide.
    fn case_of(&self, guide: &Guide) -> Option<Case> {
        let open = self.open.as_ref();
        open.filter(|open| open.guide.id == guide.id)
            .map(|open| open.case.clone())
    }

    /// Tells what the case fills in, and asks for the rest; none for "back".
    fn fill(
        &mut self,
        letter: &Letter,
        known: Known<'_>,
    ) -> PageResult<Option<BTreeMap<String, String>>> {
        let gaps = words::gaps(letter, known, |_| None);
        let filled: Vec<String> = gaps
            .iter()
            .filter(|gap| gap.is_known)
            .map(Gap::line)
            .collect();
        self.tell_list(&tr("letters-filled"), filled.iter().map(String::as_str))?;
        let mut typed = BTreeMap::new();
        let missing: Vec<&Gap<'_>> = gaps.iter().filter(|gap| !gap.is_known).collect();
        if !missing.is_empty() {
            self.tell(&tr("terminal-letter-gaps"))?;
        }
        for gap in missing {
            let what = [("what", text(&gap.slot.label))];
            match self.ask(&tr_with("terminal-letter-slot", &what))? {
                Typed::Back => return Ok(None),
                Typed::Nothing => {}
                Typed::Text(value) => {
                    typed.insert(gap.slot.id.clone(), value);
                }
            }
        }
        Ok(Some(typed))
    }

    /// The ways to send a text, until the person goes back.
    fn send(
        &mut self,
        guide: &Guide,
        letter: &Letter,
        gaps: &[Gap<'_>],
        (subject, whole): (String, String),
        address: Option<&Address>,
    ) -> PageResult<()> {
        let is_of_case = self.case_of(guide).is_some();
        let mut menu = Menu::new();
        if let Some(address) = address {
            menu.add(open_label(address.host()), Way::Open);
        }
        if letter.medium == Medium::Email {
            match mail::short_address(&subject, &whole) {
                Some(address) => menu.add(tr("letters-mail"), Way::Mail(address)),
                None => self.tell(&tr("letters-mail-too-long"))?,
            }
        }
        if letter.medium != Medium::Chat
            && let Some(store) = self.cases.store()
        {
            menu.add(
                tr("letters-save-page"),
                Way::File(store.clone(), Form::Page),
            );
            menu.add(tr("letters-save-text"), Way::File(store, Form::Text));
        }
        if is_of_case && letter.medium == Medium::Phone {
            for detail in [Detail::SpokeTo, Detail::SpokeOn] {
                menu.add(detail_name(detail), Way::Note(detail));
            }
        }
        if is_of_case {
            menu.add(waiting::sent_label(letter), Way::Sent);
            if gaps
                .iter()
                .any(|gap| !gap.is_known && !gap.value.is_empty())
            {
                menu.add(tr("letters-keep"), Way::Keep);
            }
        }
        menu.back(Way::Back);
        loop {
            match self.choose(&menu)? {
                Some(Way::Open) => self.open_address_of(&guide.id, address)?,
                Some(Way::Mail(address)) => self.write_mail(&address)?,
                Some(Way::File(store, form)) => {
                    let (title, text) = (subject.clone(), whole.clone());
                    self.write_letter(&store, &Written { title, text, form })?;
                }
                Some(Way::Note(detail)) => self.note_proof(detail)?,
                Some(Way::Keep) => self.keep_typed(gaps)?,
                Some(Way::Sent) => return self.sent(letter),
                Some(Way::Back) | None => return Ok(()),
            }
        }
    }

    fn write_mail(&mut self, address: &str) -> PageResult<()> {
        match self.platform.open(address) {
            Ok(()) => self.note(&tr("terminal-mail-begun")),
            Err(error) => self.note(&error.to_string()),
        }
    }

    fn write_letter(&mut self, store: &Store, letter: &Written) -> PageResult<()> {
        let name = letter.file_name();
        let written = self.write_where(store, &name, |store, path, replace| {
            Ok(files::save(store, path, letter, replace)?)
        })?;
        let Some(path) = written else { return Ok(()) };
        let values = [("path", text(path.display().to_string()))];
        self.note(&tr_with("letters-saved", &values))
    }

    fn keep_typed(&mut self, gaps: &[Gap<'_>]) -> PageResult<()> {
        let typed = gaps.iter().filter(|gap| !gap.is_known);
        let typed = typed.map(|gap| (gap.slot.id.as_str(), gap.value.as_str()));
        self.save_all(words::keep(typed))?;
        self.note(&tr("letters-kept"))
    }

    /// When it went out is kept, and until when an answer is due.
    fn sent(&mut self, letter: &Letter) -> PageResult<()> {
        self.title(&tr("waiting-remind"))?;
        let mut menu = Menu::new();
        for days in waiting::choices(letter) {
            menu.add(waiting::choice(days), Some(days));
        }
        menu.add(tr("waiting-no-reminder"), None);
        match self.choose(&menu)? {
            Some(days) => {
                let today = self.platform.today();
                self.save(&waiting::sent(&letter.id, today, days))
            }
            None => Ok(()),
        }
    }
}
