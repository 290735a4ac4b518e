//! What stands beside the steps: the backup reminder, what is good to know, who charges.

use iced::Alignment;
use iced::widget::text::Style;
use iced::widget::{Column, column, row, space as gap};

use crate::case::{BackupAnswer, Checklist, backup, check};
use crate::i18n::{self, number, text as word, tr, tr_with};
use crate::present::export_check;

use super::Message;
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::ui::mark::{Mark, mark};
use crate::app::ui::widget::Element;
use crate::app::ui::{Theme, card, control, semantics, space, text};

/// The side of a small mark.
const MARK: f32 = 18.0;

/// Everything beside the steps.
pub fn aside<'a>(context: CaseContext<'a>, walk: &Checklist<'a>) -> Element<'a, Message> {
    let mut content = Column::new().spacing(space::M);
    if !backup::is_answered(context.guide, context.case) || has_waiting(context) {
        content = content.push(panel(context, Message::Backup));
    }
    if context.room == Breakpoint::Wide {
        if let Some(good) = &walk.channel.good_to_know {
            let title = semantics::heading(3, tr("steps-good-to-know"));
            let words = text::secondary(good.text.as_str()).style(text::muted);
            content = content.push(card::card(column![title, words].spacing(space::S)));
        }
        content = content.push(
            control::link("change-channel", tr("steps-change-channel")).on_press(Message::Channel),
        );
        content = content.push(sheet());
    }
    content.into()
}

/// The way to a sheet of these steps.
pub fn sheet<'a>() -> Element<'a, Message> {
    control::words("sheet", tr("sheet-link"))
        .on_press(Message::Sheet)
        .into()
}

fn has_waiting(context: CaseContext<'_>) -> bool {
    backup::items(context.guide, context.case)
        .iter()
        .any(|item| matches!(item.answer, BackupAnswer::Waiting(_)))
}

/// The backup reminder: in full where there is a column for it, in one line where not.
pub fn panel<'a, M: Clone + 'a>(context: CaseContext<'a>, finish: M) -> Element<'a, M> {
    let open = !backup::is_answered(context.guide, context.case);
    let label = if open {
        "steps-finish-backup"
    } else {
        "panel-look"
    };
    let way = control::link("panel-finish", tr(label)).on_press(finish);
    if context.room != Breakpoint::Wide {
        let (done, of) = backup::progress(context.guide, context.case);
        let words = tr_with("panel-count", &[("done", number(done)), ("of", number(of))]);
        let line =
            row![card::caution_title(words), gap::horizontal(), way].align_y(Alignment::Center);
        return card::caution(line).into();
    }
    let title = card::caution_title(tr(if open {
        "panel-title"
    } else {
        "panel-waiting-title"
    }));
    let mut content = column![title, text::secondary(tr("panel-text"))].spacing(space::S);
    for item in backup::items(context.guide, context.case) {
        content = content.push(task(context, &item));
    }
    card::caution(content.push(way)).into()
}

/// A task in the reminder: a mark, its name, and how it was answered in words.
fn task<'a, M: 'a>(context: CaseContext<'a>, item: &backup::Item<'a>) -> Element<'a, M> {
    let (sign, title, note) = match &item.answer {
        BackupAnswer::Open => (Mark::Empty, item.task.title.as_str(), None),
        BackupAnswer::Done => (Mark::Ticked, item.task.done_title.as_str(), None),
        BackupAnswer::Declined => (
            Mark::Skipped,
            item.task.title.as_str(),
            Some(tr("backup-decline")),
        ),
        BackupAnswer::Waiting(until) => (
            Mark::Empty,
            item.task.title.as_str(),
            Some(tr_with(
                "ending-waiting-until",
                &[("day", word(i18n::date(*until)))],
            )),
        ),
    };
    let mut lines = column![text::secondary(title)];
    let mut spoken = title.to_owned();
    spoken.push_str(", ");
    spoken.push_str(&tr(state_words(&item.answer)));
    if let Some(note) = note {
        lines = lines.push(text::note(note).style(text::muted));
    }
    if let Some(check) = check::of(item.task, context.case) {
        let (words, style) = checked(check);
        spoken.push_str(", ");
        spoken.push_str(&words);
        lines = lines.push(text::note(words).style(style));
    }
    let line = row![mark(sign, MARK), lines]
        .spacing(space::S)
        .align_y(Alignment::Start);
    semantics::spoken(spoken, line)
}

/// What a checked list holds, and how that looks.
fn checked(check: &check::Check) -> (String, fn(&Theme) -> Style) {
    let words = export_check::songs_in(check);
    if check.is_right() {
        return (words, text::done);
    }
    let looks_wrong = tr_with("panel-list-wrong", &[("songs", word(words))]);
    (looks_wrong, text::caution)
}

fn state_words(answer: &BackupAnswer) -> &'static str {
    match answer {
        BackupAnswer::Open => "panel-said-open",
        BackupAnswer::Done => "common-backup-done",
        BackupAnswer::Declined => "common-backup-declined",
        BackupAnswer::Waiting(_) => "panel-said-waiting",
    }
}
