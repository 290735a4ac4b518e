//! What is kept as proof, what goes into the calendar, and the record.

use std::path::PathBuf;

use crate::case::Event;
use crate::case::proof::Detail;
use crate::export::record::{self, NotWritten, Record};
use crate::export::{attach, calendar};
use crate::guide::step::{Ask, AskKind, Fact};
use crate::guide::true_for;
use crate::i18n::{self, text, tr, tr_with};
use crate::platform;
use crate::present::make_sure::trial;
use crate::present::{due, timeline};
use crate::store::Store;
use crate::terminal::ask::Typed;
use crate::terminal::case::Next;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{Open, PageResult, Session};

#[derive(Clone)]
enum Pick {
    Attach(Store),
    Note(Detail),
    Sign(String),
    Calendar(Store),
    Record(Store),
    Trial,
    Cycle,
    Back,
}

impl Session<'_> {
    /// Shows what is kept, and what can be done with it.
    pub(in crate::terminal) fn proof(&mut self) -> Next {
        let open = self.now()?;
        self.introduce(&tr("proof-title"), &tr("proof-why"))?;
        self.tell_proof(&open)?;
        let mut menu = Menu::new();
        if let Some(store) = self.cases.store() {
            menu.add(tr("proof-attach"), Pick::Attach(store.clone()));
            menu.add(tr("proof-record"), Pick::Record(store.clone()));
            menu.add(tr("proof-calendar"), Pick::Calendar(store));
        }
        for detail in [
            Detail::PageSaid,
            Detail::SpokeTo,
            Detail::SpokeOn,
            Detail::Notes,
        ] {
            menu.add(timeline::detail_name(detail), Pick::Note(detail));
        }
        let channel = open.case.channel.as_ref();
        for sign in true_for(&open.guide.after.expect, channel) {
            let label = tr_with("proof-sign", &[("sign", text(&sign.text))]);
            menu.add(label, Pick::Sign(sign.text.clone()));
        }
        menu.add(tr("proof-trial"), Pick::Trial);
        menu.add(tr("proof-cycle"), Pick::Cycle);
        menu.back(Pick::Back);
        match self.choose(&menu)? {
            Some(Pick::Back) | None => return Ok(None),
            Some(Pick::Attach(store)) => self.attach(&store)?,
            Some(Pick::Note(detail)) => self.note_proof(detail)?,
            Some(Pick::Sign(sign)) => self.answer_sign(&sign)?,
            Some(Pick::Calendar(store)) => self.write_calendar(&store)?,
            Some(Pick::Record(store)) => self.write_record(&store)?,
            Some(Pick::Trial) => self.trial()?,
            Some(Pick::Cycle) => self.cycle()?,
        }
        Ok(Some(Part::Proof))
    }

    fn tell_proof(&mut self, open: &Open) -> PageResult<()> {
        let today = self.platform.today();
        for due in due::of(Some(&open.guide), &open.case, today) {
            self.tell_after("- ", &due.words)?;
        }
        let proof = &open.case.proof;
        for (detail, value) in &proof.details {
            let values = [
                ("what", text(timeline::detail_name(*detail))),
                ("value", text(value)),
            ];
            self.tell_after("- ", &tr_with("record-noted", &values))?;
        }
        for (sign, seen) in &proof.signs {
            let id = if *seen {
                "record-sign-seen"
            } else {
                "record-sign-missing"
            };
            self.tell_after("- ", &tr_with(id, &[("sign", text(sign))]))?;
        }
        for file in &proof.files {
            let values = [("name", text(&file.name))];
            self.tell_after("- ", &tr_with("proof-added", &values))?;
        }
        Ok(())
    }

    pub(super) fn note_proof(&mut self, detail: Detail) -> PageResult<()> {
        self.title(&timeline::detail_name(detail))?;
        if let Typed::Text(value) = self.ask_text(&tr("proof-note-prompt"))? {
            let cleared = value.eq_ignore_ascii_case("clear");
            let value = if cleared { String::new() } else { value };
            self.save(&Event::ProofNoted { detail, value })?;
        }
        Ok(())
    }

    fn answer_sign(&mut self, sign: &str) -> PageResult<()> {
        self.title(sign)?;
        let mut menu = Menu::new();
        menu.add(tr("proof-sign-yes"), Some(true));
        menu.add(tr("proof-sign-no"), Some(false));
        menu.add(tr("proof-sign-open"), None);
        if let Some(seen) = self.choose(&menu)? {
            let sign = sign.to_owned();
            self.save(&Event::SignAnswered { sign, seen })?;
        }
        Ok(())
    }

    /// Copies a file into the case's folder, and notes it.
    fn attach(&mut self, store: &Store) -> PageResult<()> {
        let Typed::Text(typed) = self.ask(&tr("proof-attach-prompt"))? else {
            return Ok(());
        };
        let documents = self.platform.documents();
        let home = self.platform.home();
        let path = platform::typed_path(&typed, documents.as_deref(), home.as_deref());
        let open = self.now()?;
        match attach::file(store, &open.case, &path) {
            Ok(event) => {
                self.save(&event)?;
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                self.note(&tr_with("proof-added", &[("name", text(name))]))
            }
            // A slip in its place is no answer that was lost: it is typed again.
            Err(sentence) if !path.is_file() => self.note(&sentence),
            Err(sentence) => self.not_done(&sentence),
        }
    }

    fn write_calendar(&mut self, store: &Store) -> PageResult<()> {
        let open = self.now()?;
        let (now, today) = (self.platform.now(), self.platform.today());
        let entries = calendar::entries(Some(&open.guide), &open.case, today, false);
        if entries.is_empty() {
            return self.note(&tr("calendar-nothing"));
        }
        let name = calendar::file_name(&open.case);
        let written = self.write_where(store, &name, |store, path, replace| {
            Ok(calendar::save(store, path, &entries, now, replace)?)
        })?;
        let Some(path) = written else { return Ok(()) };
        let values = [("path", text(path.display().to_string()))];
        self.tell(&tr_with("calendar-written", &values))?;
        let earlier = calendar::earlier(&open.case, today);
        self.tell_list(&tr("calendar-earlier"), earlier.iter().map(String::as_str))?;
        let advice = calendar::advice();
        self.tell_list(&tr("calendar-how"), advice.iter().map(String::as_str))?;
        let entries = calendar::kept(&entries);
        self.save(&Event::CalendarSaved { entries })
    }

    fn write_record(&mut self, store: &Store) -> PageResult<()> {
        let open = self.now()?;
        let mut menu = Menu::new();
        menu.add(tr("proof-record-names"), true);
        menu.add(tr("proof-record-no-names"), false);
        let Some(with_names) = self.choose(&menu)? else {
            return Ok(());
        };
        let now = self.platform.now();
        let record = match Record::of(store, Some(&open.guide), &open.case, now, with_names) {
            Ok(record) => record,
            Err(error) => return self.not_done(&error.to_string()),
        };
        let name = record::file_name(&open.case);
        let written = self.write_where(store, &name, |store, path, replace| {
            record.save(store, path, replace)
        })?;
        let Some(path) = written else { return Ok(()) };
        let values = [
            ("path", text(path.display().to_string())),
            ("head", text(&record.chain.head)),
        ];
        self.tell(&tr_with("record-written", &values))?;
        self.tell(&tr_with("record-head-is", &values))?;
        self.tell(&tr("record-worth"))
    }

    /// Asks for a place until the file lies there or the person leaves; where it lies.
    pub(super) fn write_where(
        &mut self,
        store: &Store,
        name: &str,
        write: impl Fn(&Store, &std::path::Path, bool) -> Result<(), NotWritten>,
    ) -> PageResult<Option<PathBuf>> {
        loop {
            let Some(path) = self.ask_place(name)? else {
                return Ok(None);
            };
            let written = path
                .map_err(NotWritten::from)
                .and_then(|path| write(store, &path, false).map(|()| path));
            match written {
                Ok(path) => return Ok(Some(path)),
                Err(error) => self.note(&error.to_string())?,
            }
        }
    }

    /// Until when the trial lasts, and until when to decide about it.
    pub(super) fn trial(&mut self) -> PageResult<()> {
        self.title(&tr("proof-trial"))?;
        if let Some(trial) = self.now()?.case.trial {
            let values = [("value", text(i18n::long_date(trial.charge_day())))];
            self.tell(&tr_with("terminal-ask-was", &values))?;
        }
        loop {
            let Typed::Text(typed) = self.ask(&tr("proof-trial-ends"))? else {
                return Ok(());
            };
            let open = self.now()?;
            let today = self.platform.today();
            if open.case.trial.is_some() && typed.eq_ignore_ascii_case("clear") {
                return self.save_all(trial::taken_back());
            }
            let Some(day) = self.read_day(&typed)? else {
                continue;
            };
            let Some(noted) = trial::noted(day, today, &open.case) else {
                self.note(&tr("proof-trial-unclear"))?;
                continue;
            };
            self.save_all(noted)?;
            let open = self.now()?;
            if let Some(decide) = trial::decide_by(&open.guide, &open.case, today) {
                self.note(&decide)?;
            }
            return Ok(());
        }
    }

    /// How often it is paid, and when the next charge comes.
    fn cycle(&mut self) -> PageResult<()> {
        self.title(&tr("proof-cycle"))?;
        if let Some(cycle) = trial::cycle_label(&self.now()?.case) {
            self.tell(&tr_with("terminal-now-it-is", &[("value", text(cycle))]))?;
        }
        let mut menu = Menu::new();
        for (id, cycle) in trial::CYCLES {
            menu.add(tr(id), cycle);
        }
        let Some(cycle) = self.choose(&menu)? else {
            return Ok(());
        };
        self.save(&Event::CycleNoted { cycle: Some(cycle) })?;
        self.ask_one("", &renewal_date()).map(|_| ())
    }
}

fn renewal_date() -> Ask {
    Ask {
        id: String::new(),
        text: tr("common-fact-renewal-date"),
        kind: AskKind::Date,
        into: Some(Fact::RenewalDate),
    }
}
