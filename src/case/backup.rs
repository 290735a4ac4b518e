//! What is to be saved first, and what the person said to it.

use jiff::civil::Date;

use crate::guide::Guide;
use crate::guide::backup::Task;

use super::Case;
use super::event::BackupAnswer;

/// A backup task with its answer.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The task.
    pub task: &'a Task,
    /// Its answer.
    pub answer: BackupAnswer,
}

impl Item<'_> {
    /// True once it was answered, in whatever way.
    pub fn is_answered(&self) -> bool {
        self.answer != BackupAnswer::Open
    }

    /// True when it waits and its day has come.
    pub fn is_due(&self, today: Date) -> bool {
        matches!(self.answer, BackupAnswer::Waiting(until) if until <= today)
    }
}

/// Every task of the guide with its answer, in the guide's order.
pub fn items<'a>(guide: &'a Guide, case: &Case) -> Vec<Item<'a>> {
    guide
        .backup
        .tasks
        .iter()
        .map(|task| Item {
            task,
            answer: answer(task, case),
        })
        .collect()
}

/// What would be lost once it is cancelled, each with its answer.
pub fn at_stake<'a>(guide: &'a Guide, case: &Case) -> Vec<Item<'a>> {
    let tasks = guide.backup.at_stake();
    tasks
        .map(|task| Item {
            task,
            answer: answer(task, case),
        })
        .collect()
}

/// True when nothing holds up the confirming step: whatever would be lost and is not optional
/// was answered, in whatever way.
pub fn is_settled(guide: &Guide, case: &Case) -> bool {
    at_stake(guide, case)
        .iter()
        .all(|item| item.task.optional || item.is_answered())
}

/// How many tasks were answered, of how many.
pub fn progress(guide: &Guide, case: &Case) -> (usize, usize) {
    let items = items(guide, case);
    (
        items.iter().filter(|item| item.is_answered()).count(),
        items.len(),
    )
}

/// True when each task was answered: done, declined, or waiting.
pub fn is_answered(guide: &Guide, case: &Case) -> bool {
    guide
        .backup
        .tasks
        .iter()
        .all(|task| answer(task, case) != BackupAnswer::Open)
}

fn answer(task: &Task, case: &Case) -> BackupAnswer {
    std::iter::once(&task.id)
        .chain(&task.was)
        .find_map(|id| case.backup.get(id))
        .cloned()
        .unwrap_or(BackupAnswer::Open)
}
