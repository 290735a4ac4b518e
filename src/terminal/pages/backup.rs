//! What to save first: each task done, not wanted, or under way until a day.

use jiff::civil::Date;

use crate::case::checklist::Checklist;
use crate::case::commands;
use crate::case::event::{BackupAnswer, Event, Stage};
use crate::case::{Outcome, backup, check};
use crate::guide::TaskId;
use crate::guide::backup::{Task, Verify, Way};
use crate::guide::link::Address;
use crate::i18n::{self, text, tr, tr_with};
use crate::present;
use crate::terminal::ask::Typed;
use crate::terminal::case::Next;
use crate::terminal::finder::open_label;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::{PageResult, Session};

/// Days that a wait takes where the guide proposes none.
const USUAL_WAIT: u32 = 7;

#[derive(Clone)]
enum Pick {
    Task(TaskId),
    DeclineRest,
    GoOn,
    Back,
}

#[derive(Clone)]
enum Answer {
    Done,
    Declined,
    Waiting,
    Open,
    Way(usize),
    Address(Address),
    Check,
    Back,
}

impl Session<'_> {
    pub(in crate::terminal) fn backup(&mut self) -> Next {
        let open = self.now()?;
        let items = backup::items(&open.guide, &open.case);
        if items.is_empty() {
            return self.go_to_steps();
        }
        self.introduce(&tr("common-backup-title"), &open.guide.backup.intro)?;
        self.tell(&open.guide.backup.afterwards)?;
        let today = self.platform.today();
        let mut menu = Menu::new();
        for item in &items {
            let values = [
                ("task", text(&item.task.title)),
                ("answer", text(present::backup_answer(&item.answer))),
            ];
            let label = if item.is_due(today) {
                tr_with("terminal-backup-due", &values)
            } else if item.task.optional {
                tr_with("terminal-backup-optional", &values)
            } else {
                tr_with("terminal-backup-task", &values)
            };
            menu.add(label, Pick::Task(item.task.id.clone()));
        }
        if items.iter().any(|item| !item.is_answered()) {
            menu.add(tr("terminal-backup-decline-rest"), Pick::DeclineRest);
        }
        menu.add(self.go_on_label()?, Pick::GoOn);
        menu.back(Pick::Back);
        match self.choose(&menu)? {
            Some(Pick::Task(task)) => self.task(&task),
            Some(Pick::DeclineRest) => self.decline_rest(),
            Some(Pick::GoOn | Pick::Back) | None => self.go_to_steps(),
        }
    }

    fn go_on_label(&self) -> PageResult<String> {
        let open = self.now()?;
        let has_steps = Checklist::of(&open.guide, &open.case).is_some();
        Ok(if has_steps && open.case.outcome == Outcome::Open {
            tr("terminal-backup-to-steps")
        } else {
            tr("terminal-backup-to-case")
        })
    }

    /// On to the steps, where the case has come so far.
    pub(in crate::terminal) fn go_to_steps(&mut self) -> Next {
        let open = self.now()?;
        let has_steps = Checklist::of(&open.guide, &open.case).is_some();
        let is_there = open.case.opened == Some(Stage::Cancel);
        if has_steps && open.case.outcome == Outcome::Open && !is_there {
            self.save(&Event::StageOpened {
                stage: Stage::Cancel,
            })?;
        }
        Ok(None)
    }

    fn decline_rest(&mut self) -> Next {
        let open = self.now()?;
        let items = backup::items(&open.guide, &open.case);
        let open = items.iter().filter(|item| !item.is_answered());
        let declined = open.map(|item| Event::BackupAnswered {
            task: item.task.id.clone(),
            answer: BackupAnswer::Declined,
        });
        self.save_all(declined.collect())?;
        Ok(Some(Part::Backup))
    }

    /// One task with its best way; the other ways are choices, so that nobody has to listen
    /// to all of them.
    pub(in crate::terminal) fn task(&mut self, id: &TaskId) -> Next {
        let mut way = 0;
        loop {
            let open = self.now()?;
            let items = backup::items(&open.guide, &open.case);
            let Some(item) = items.iter().find(|item| item.task.id == *id) else {
                return Ok(Some(Part::Backup));
            };
            self.tell_task(item.task, &item.answer)?;
            let addresses = match item.task.ways.get(way) {
                Some(way) => self.tell_way(way)?,
                None => Vec::new(),
            };
            let menu = task_menu(item, way, addresses);
            let answer = match self.choose(&menu)? {
                Some(Answer::Done) if self.ask_all(id, &item.task.ask)? => BackupAnswer::Done,
                Some(Answer::Done) => continue,
                Some(Answer::Declined) => BackupAnswer::Declined,
                Some(Answer::Open) => BackupAnswer::Open,
                Some(Answer::Waiting) => match self.ask_wait(item.task)? {
                    Some(until) => BackupAnswer::Waiting(until),
                    None => continue,
                },
                Some(Answer::Way(other)) => {
                    way = other;
                    continue;
                }
                Some(Answer::Check) => {
                    self.check_export(id)?;
                    continue;
                }
                Some(Answer::Address(address)) => {
                    self.open_address(Some(&address))?;
                    continue;
                }
                Some(Answer::Back) | None => return Ok(Some(Part::Backup)),
            };
            self.save(&Event::BackupAnswered {
                task: id.clone(),
                answer,
            })?;
            return Ok(Some(Part::Backup));
        }
    }

    fn tell_task(&mut self, task: &Task, answer: &BackupAnswer) -> PageResult<()> {
        self.title(&task.title)?;
        let values = [("value", text(present::backup_answer(answer)))];
        self.tell(&tr_with("terminal-now-it-is", &values))?;
        for line in &task.say {
            self.tell(line)?;
        }
        if let Some(check) = check::of(task, &self.now()?.case) {
            let today = self.platform.today();
            self.tell_check(check, today)?;
        }
        self.tell(&task.why)?;
        self.tell(&tr_with("common-takes", &[("time", text(&task.takes))]))
    }

    /// Tells a way; hands back the pages that can be opened from it.
    fn tell_way(&mut self, way: &Way) -> PageResult<Vec<Address>> {
        let open = self.now()?;
        self.tell(&tr_with("sheet-way", &[("way", text(&way.title))]))?;
        for step in &way.steps {
            self.tell_after("- ", step)?;
        }
        let backup = &open.guide.backup;
        if let Some(tool) = backup.tool(way) {
            self.tell(&present::tool_line(tool))?;
        }
        let mut addresses = Vec::new();
        for link in backup.pages(way) {
            addresses.extend(self.tell_link(link)?);
        }
        Ok(addresses)
    }

    /// The day until which it waits; none for "back".
    fn ask_wait(&mut self, task: &Task) -> PageResult<Option<Date>> {
        let today = self.platform.today();
        let proposed = commands::days_after(today, task.wait_days.unwrap_or(USUAL_WAIT));
        let values = [("date", text(i18n::long_date(proposed)))];
        let prompt = tr_with("terminal-task-until", &values);
        loop {
            match self.ask(&prompt)? {
                Typed::Back => return Ok(None),
                Typed::Nothing => return Ok(Some(proposed)),
                Typed::Text(typed) => match self.read_day(&typed)? {
                    Some(date) if date >= today => return Ok(Some(date)),
                    Some(_) => self.note(&tr("terminal-date-past"))?,
                    None => {}
                },
            }
        }
    }
}

fn task_menu(item: &backup::Item<'_>, way: usize, addresses: Vec<Address>) -> Menu<Answer> {
    let mut menu = Menu::new();
    menu.add(tr("common-stage-done"), Answer::Done);
    if item.task.verify == Verify::PlaylistFile {
        menu.add(tr("exports-terminal-check"), Answer::Check);
    }
    menu.add(tr("terminal-task-declined"), Answer::Declined);
    menu.add(tr("terminal-task-waiting"), Answer::Waiting);
    if item.is_answered() {
        menu.add(tr("terminal-task-open"), Answer::Open);
    }
    for address in addresses {
        let label = open_label(address.host());
        menu.add(label, Answer::Address(address));
    }
    for (at, other) in item
        .task
        .ways
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != way)
    {
        let values = [("way", text(&other.title))];
        menu.add(tr_with("terminal-task-other-way", &values), Answer::Way(at));
    }
    menu.back(Answer::Back);
    menu
}
