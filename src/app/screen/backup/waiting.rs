//! A task that waits for something: until which day, and what may happen now.

use iced::widget::{column, row};
use jiff::civil::Date;

use crate::app::context::CaseContext;
use crate::app::screen::blocks::Lines;
use crate::app::screen::steps::asks;
use crate::app::ui::calendar::{self, Pick};
use crate::app::ui::widget::Element;
use crate::app::ui::{control, field, space, text};
use crate::guide::backup::Task;
use crate::i18n::{self, TypedDay, text as word, tr, tr_with};
use crate::present::typed_day::doubt;

use super::task::{Entry, decline, done, named, take_back};
use super::{Backup, Message};

/// So many letters of a day that is being typed are no mistake yet.
const FEW_LETTERS: usize = 5;

/// A task that waits: until when, whether that day has come, and what may happen now.
pub fn view<'a>(
    mut content: Lines<'a, Message>,
    entry: Entry<'_, 'a>,
    until: Date,
) -> Lines<'a, Message> {
    let (screen, context, item) = (entry.screen, entry.context, entry.item);
    let task = item.task;
    let day = [("day", word(i18n::long_date(until)))];
    let line = if item.is_due(context.today) {
        text::secondary(tr_with("backup-due", &day)).style(text::caution)
    } else {
        text::secondary(tr_with("backup-waiting", &day)).style(text::strong_ink)
    };
    content = content
        .push(line)
        .push(day_field(screen, task, until, context));
    let mut answers = row![done(task, "backup-came", "backup-came-name")].spacing(space::S);
    if new_day(screen, task, until, context.today).is_some() {
        answers = answers.push(
            control::secondary(format!("backup-day-{}", task.id), tr("backup-keep-day"))
                .name(named("backup-keep-day-name", task))
                .on_press(Message::DayKept(task.id.clone())),
        );
    }
    content
        .push(answers.push(decline(task)).wrap())
        .push(take_back(task))
}

/// The day that was typed, where it can be read and is another one.
fn new_day(screen: &Backup, task: &Task, until: Date, today: Date) -> Option<Date> {
    let typed = screen.days.get(&task.id)?;
    let day = i18n::read_day(typed, today).sure();
    day.filter(|day| *day != until)
}

fn day_field<'a>(
    screen: &Backup,
    task: &'a Task,
    until: Date,
    context: CaseContext<'a>,
) -> Element<'a, Message> {
    let today = context.today;
    let shown = match screen.days.get(&task.id) {
        Some(typed) => typed.clone(),
        None => i18n::date(until),
    };
    let read = match screen.days.get(&task.id) {
        Some(typed) => i18n::read_day(typed, today),
        None => TypedDay::Day(until),
    };
    let doubt = doubt(read);
    let bad = asks::wrong_day(read, doubt.as_ref(), &shown, FEW_LETTERS);
    let id = task.id.clone();
    let name = format!("backup-until-{id}");
    let answers = doubt.map(|doubt| {
        let id = task.id.clone();
        asks::day_answers(&name, doubt).map(move |typed| Message::DayTyped(id.clone(), typed))
    });
    let field = field::field(
        name,
        tr_with("backup-until", &[("task", word(task.title.clone()))]),
        shown,
    )
    .hint(tr("field-date-hint"))
    .good(read.sure().map(i18n::long_date))
    .error(bad)
    .on_input(move |typed| Message::DayTyped(id.clone(), typed))
    .on_submit(Message::DayKept(task.id.clone()));
    let picker = day_picker(screen, task, read.sure(), context);
    column![field.beside_hint(picker.toggle)]
        .push(answers)
        .push(picker.month)
        .spacing(space::S)
        .into()
}

/// The calendar of that day, and the words that open it.
fn day_picker<'a>(
    screen: &Backup,
    task: &'a Task,
    day: Option<Date>,
    context: CaseContext<'a>,
) -> Picker<'a> {
    let open = screen.calendar.as_ref().filter(|(of, _)| *of == task.id);
    let picked = calendar::calendar(
        &format!("backup-until-{}", task.id),
        &task.title,
        open.map(|(_, month)| *month),
        day.unwrap_or(context.today),
        day,
        context.today,
        context.country,
    );
    let said = |pick: Element<'a, Pick>| {
        let task = task.id.clone();
        pick.map(move |pick| match pick {
            Pick::Month(month) => Message::Calendar(month.map(|month| (task.clone(), month))),
            Pick::Day(day) => Message::DayTyped(task.clone(), i18n::date(day)),
        })
    };
    Picker {
        toggle: said(picked.toggle),
        month: picked.month.map(said),
    }
}

/// The words that open the calendar, and the month that is open.
struct Picker<'a> {
    toggle: Element<'a, Message>,
    month: Option<Element<'a, Message>>,
}
