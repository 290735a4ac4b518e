//! What an undo took back, and on which page that was.

use crate::case::{Event, Stage};
use crate::guide::{Guide, TaskId};
use crate::i18n::{text, tr, tr_with};
use crate::text::one_line;

use crate::present::stage;

/// What was taken back, in a sentence. `events` are those of one press, the newest first; the
/// first of them that a person would call something is named. Country and plan that were only
/// written down on the way to who charges are no choice of theirs.
pub fn taken_back<'a>(guide: &Guide, events: impl Iterator<Item = &'a Event>) -> String {
    let events: Vec<&Event> = events.collect();
    let is_channel = |event: &Event| matches!(event, Event::ChannelChosen { .. });
    if events.iter().any(|event| is_channel(event)) {
        return tr("undone-channel");
    }
    let first = events.iter().rev().find_map(|event| named(guide, event));
    first.unwrap_or_else(|| tr("undone-answer"))
}

fn named(guide: &Guide, event: &Event) -> Option<String> {
    match event {
        Event::Ticked { step, .. } => Some(of_step("undone-tick", &step.title)),
        Event::Skipped { step, .. } => Some(of_step("undone-skip", &step.title)),
        Event::OptionChosen { step, .. } | Event::Observed { step, .. } => {
            Some(of_step("undone-choice", &step.title))
        }
        Event::Unticked { .. } => Some(at("undone-untick", Stage::Cancel)),
        Event::BackupAnswered { task, .. } | Event::BackupChecked { task, .. } => {
            Some(of_task(guide, task))
        }
        Event::Named { .. } => Some(tr("undone-name")),
        Event::RegionChosen { .. } => Some(tr("undone-country")),
        Event::PlanChosen { .. } => Some(tr("undone-plan")),
        Event::RuledOut { .. } | Event::RuledIn { .. } => Some(tr("undone-looked")),
        Event::StageOpened { .. } | Event::WentTo { .. } => Some(tr("undone-moved")),
        Event::Ended { .. } => Some(tr("undone-end")),
        Event::Reopened { .. } => Some(tr("undone-reopened")),
        Event::LetterSent { .. } | Event::LetterAnswered { .. } => Some(tr("undone-letter")),
        Event::FileAttached { .. } => Some(tr("undone-attached")),
        Event::FileTakenOff { .. } => Some(tr("undone-taken-off")),
        Event::ConfirmationSeen { .. }
        | Event::ChargeChecked { .. }
        | Event::ReasonGiven { .. }
        | Event::SignAnswered { .. } => Some(at("undone-last-at", Stage::MakeSure)),
        Event::Noted { .. }
        | Event::FactNoted { .. }
        | Event::PriceNoted { .. }
        | Event::CycleNoted { .. }
        | Event::TrialNoted { .. }
        | Event::DayNoted { .. }
        | Event::ProofNoted { .. } => Some(tr("undone-note")),
        _ => None,
    }
}

fn at(id: &str, page: Stage) -> String {
    tr_with(id, &[("stage", text(stage(page)))])
}

fn of_step(id: &str, title: &str) -> String {
    let values = [
        ("stage", text(stage(Stage::Cancel))),
        ("step", text(one_line(title))),
    ];
    tr_with(id, &values)
}

fn of_task(guide: &Guide, task: &TaskId) -> String {
    let mut tasks = guide.backup.tasks.iter();
    let found = tasks.find(|known| known.id == *task);
    let title = found.map_or_else(|| task.to_string(), |task| task.title.clone());
    let values = [
        ("stage", text(stage(Stage::Backup))),
        ("task", text(one_line(&title))),
    ];
    tr_with("undone-backup", &values)
}
