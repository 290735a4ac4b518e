//! What stands beside the steps: the backup reminder, what is good to know, who charges.

use iced::Alignment;
use iced::widget::text::Style;
use iced::widget::{Column, column, row, space as gap};

use crate::case::checklist::{Item, State};
use crate::case::{BackupAnswer, Checklist, backup, check};
use crate::guide::step::Kind;
use crate::i18n::{self, number, text as word, tr, tr_with};
use crate::present::export_check;

use super::{Message, Steps};
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::blocks;
use crate::app::ui::mark::{Mark, mark};
use crate::app::ui::widget::Element;
use crate::app::ui::{Theme, card, control, semantics, space, text};

/// The side of a small mark.
const MARK: f32 = 18.0;

/// Everything beside the steps.
pub fn aside<'a>(
    steps: &'a Steps,
    context: CaseContext<'a>,
    checklist: &Checklist<'a>,
) -> Element<'a, Message> {
    let mut content = Column::new().spacing(space::M);
    // The gate says the same, and more to the point.
    let at_gate = checklist
        .current()
        .is_some_and(|item| item.state == State::Locked);
    if !at_gate && is_reminded(context) {
        let ways = Some(Message::NothingToSave);
        content = content.push(panel(context, Message::Backup, ways));
    }
    if context.room == Breakpoint::Wide {
        content = content.push(good_to_know(steps, checklist));
    }
    content.into()
}

/// What is good to know about the way, and what else there is: one line, which opens.
fn good_to_know<'a>(steps: &'a Steps, checklist: &Checklist<'a>) -> Element<'a, Message> {
    let line = blocks::disclosure("good-to-know", tr("steps-good-to-know"), steps.good_to_know);
    let line = line.on_press(Message::GoodToKnow);
    if !steps.good_to_know {
        return line.into();
    }
    let good = checklist.channel.good_to_know.as_ref();
    let words = good.map(|good| text::secondary(good.text.as_str()).style(text::muted));
    let before = control::link("before", tr("steps-before")).on_press(Message::Before);
    column![line]
        .push(words)
        .push(before)
        .push(sheet())
        .spacing(space::S)
        .into()
}

/// The way to a sheet of these steps.
pub fn sheet<'a>() -> Element<'a, Message> {
    control::words("sheet", tr("sheet-link"))
        .on_press(Message::Sheet)
        .into()
}

/// Whether the panel is shown: something that would be lost is open, or waits.
fn is_reminded(context: CaseContext<'_>) -> bool {
    let items = backup::at_stake(context.guide, context.case);
    let asks =
        |answer: &BackupAnswer| matches!(answer, BackupAnswer::Open | BackupAnswer::Waiting(_));
    items.iter().any(|item| asks(&item.answer))
}

/// The backup reminder: in full where there is a column for it, in one line where not.
/// `finish` goes to the backup, `nothing` says that nothing is wanted.
fn panel<'a, M: Clone + 'a>(
    context: CaseContext<'a>,
    finish: M,
    nothing: Option<M>,
) -> Element<'a, M> {
    let items = backup::at_stake(context.guide, context.case);
    let open = items.iter().any(|item| !item.is_answered());
    let label = if open { "panel-save" } else { "panel-look" };
    let save = control::link("panel-finish", tr(label)).on_press(finish);
    let nothing = nothing.filter(|_| open).map(|message| {
        control::words("panel-nothing", tr("panel-nothing"))
            .description(tr("panel-nothing-means"))
            .on_press(message)
    });
    let ways = row![save].push(nothing).spacing(space::L).wrap();
    let title = title(context, open);
    if context.room == Breakpoint::Narrow {
        let lines = column![card::caution_title(title), ways.vertical_spacing(0.0)];
        return card::caution(lines).padding([space::S, space::L]).into();
    }
    if context.room == Breakpoint::Medium {
        let line = row![card::caution_title(title), gap::horizontal(), ways];
        let line = line.spacing(space::S).align_y(Alignment::Center);
        return card::caution(line).padding([space::XS, space::L]).into();
    }
    let mut content = column![card::caution_title(title)].spacing(space::S);
    for item in &items {
        content = content.push(task(context, item));
    }
    card::caution(content.push(ways.vertical_spacing(0.0))).into()
}

/// "Back up before step 6", with the number of the step that confirms.
fn title(context: CaseContext<'_>, open: bool) -> String {
    if !open {
        return tr("panel-waiting-title");
    }
    let checklist = Checklist::of(context.guide, context.case);
    let confirms = |item: &&Item<'_>| item.step.kind == Kind::Confirm;
    let confirms = checklist
        .as_ref()
        .and_then(|checklist| checklist.items.iter().find(confirms));
    match confirms.and_then(|item| item.number) {
        Some(n) => tr_with("panel-title-step", &[("n", number(n))]),
        None => tr("panel-title"),
    }
}

/// A task in the reminder: a mark, its name, and how it was answered in words.
fn task<'a, M: 'a>(context: CaseContext<'a>, item: &backup::Item<'a>) -> Element<'a, M> {
    let (sign, title, note) = match &item.answer {
        BackupAnswer::Open => (Mark::Empty, item.task.at_stake(), None),
        BackupAnswer::Done => (Mark::Ticked, item.task.at_stake(), None),
        BackupAnswer::Declined => (
            Mark::Skipped,
            item.task.at_stake(),
            Some(tr("backup-decline")),
        ),
        BackupAnswer::Waiting(until) => (
            Mark::Empty,
            item.task.at_stake(),
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
