//! The gate before the confirming step: what would be lost, answered here, before anything is
//! said of what to press.

use crate::case::checklist::{Checklist, Item};
use crate::case::event::{BackupAnswer, Event};
use crate::case::{backup, commands};
use crate::guide::TaskId;
use crate::i18n::{number, text, tr, tr_with};
use crate::terminal::case::Next;
use crate::terminal::menu::{Menu, Part};
use crate::terminal::step::step_title;
use crate::terminal::{PageResult, Session};

#[derive(Clone)]
enum Pick {
    Save(TaskId),
    Decline(TaskId),
    Nothing,
    Part(Part),
}

impl Session<'_> {
    /// Asks what becomes of each thing that would be lost.
    pub(in crate::terminal) fn gate(&mut self, checklist: &Checklist<'_>, item: &Item<'_>) -> Next {
        let open = self.now()?;
        let mut things = backup::at_stake(&open.guide, &open.case);
        things.retain(|thing| !thing.is_answered());
        self.title(&step_title(checklist, item))?;
        self.tell(&tr_with("gate-title", &[("n", number(things.len()))]))?;
        self.tell(&tr("gate-about"))?;
        let mut menu = Menu::new();
        for thing in &things {
            let values = [
                ("thing", text(thing.task.at_stake())),
                ("takes", text(&thing.task.takes)),
            ];
            menu.add(
                tr_with("terminal-gate-save", &values),
                Pick::Save(thing.task.id.clone()),
            );
        }
        for thing in &things {
            let values = [("thing", text(thing.task.at_stake()))];
            let label = tr_with("terminal-gate-decline", &values);
            menu.add(label, Pick::Decline(thing.task.id.clone()));
        }
        menu.add(tr("gate-nothing"), Pick::Nothing);
        menu.add(tr("terminal-step-list"), Pick::Part(Part::List));
        menu.add(tr("terminal-step-more"), Pick::Part(Part::More));
        match self.choose(&menu)? {
            Some(Pick::Save(task)) => self.task(&task).map(|_| None),
            Some(Pick::Decline(task)) => self.decline(task).map(|()| None),
            Some(Pick::Nothing) => {
                let events = commands::nothing_to_save(&open.guide, &open.case);
                self.save_all(events).map(|()| None)
            }
            Some(Pick::Part(part)) => Ok(Some(part)),
            None => self.before(checklist, &item.step.id),
        }
    }

    fn decline(&mut self, task: TaskId) -> PageResult<()> {
        self.save(&Event::BackupAnswered {
            task,
            answer: BackupAnswer::Declined,
        })
    }
}
