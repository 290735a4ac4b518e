//! What to save first: a card for each task, and the way on.

use std::collections::{BTreeMap, BTreeSet};

use iced::Length;
use iced::widget::{Column, column, container};

use jiff::civil::Date;

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::Field;
use crate::app::screen::blocks::two_columns;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::case::{BackupAnswer, Event, Outcome, Stage, backup, commands};
use crate::guide::TaskId;
use crate::guide::backup::Task;
use crate::i18n::{self, number, tr, tr_with};

use super::{Action, Target, toggle};

mod export;
pub mod export_check;
mod task;
mod waiting;

use export_check::ListAction;

/// What the screen remembers besides the case.
#[derive(Debug, Default)]
pub struct Backup {
    /// Tasks whose other ways are shown.
    ways: BTreeSet<TaskId>,
    /// Answered tasks that are opened to be read again.
    looked: BTreeSet<TaskId>,
    /// The open task that was unfolded; else the first open one is.
    unfolded: Option<TaskId>,
    /// The day until which a task waits, as it is being typed.
    days: BTreeMap<TaskId, String>,
    /// The task whose calendar is open, and the month that it shows.
    calendar: Option<(TaskId, Date)>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A task was answered, or its answer taken back.
    Answered(TaskId, BackupAnswer),
    /// "I'm waiting for it".
    Waits(TaskId),
    /// The day until which a task waits was typed into.
    DayTyped(TaskId, String),
    /// The calendar beside that day is opened at a month, or closed.
    Calendar(Option<(TaskId, Date)>),
    /// That day is to be kept.
    DayKept(TaskId),
    /// The other ways of a task are shown or hidden.
    Ways(TaskId),
    /// An answered task is opened or closed.
    Looked(TaskId),
    /// An open task is unfolded; the one that was unfolded before folds.
    Unfolded(TaskId),
    /// A field was typed into.
    Typed(Field, String),
    /// Something is done with a task's exported list.
    Export(TaskId, ListAction),
    /// A link, by its id.
    Opened(String),
    /// The address of a link, by its id.
    Copied(String),
    /// On to the steps.
    Continued,
    /// Every open task is declined, and on to the steps.
    SkippedAll,
    /// Back to where a case goes on that has left the steps behind.
    Back,
}

/// The id of a task's title.
pub fn title_id(task: &str) -> String {
    format!("backup-title-{task}")
}

impl Backup {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        match message {
            Message::Answered(task, answer) => self.answer(context, &task, answer),
            Message::Waits(task) => {
                let proposed = proposed(context, &task);
                self.answer(context, &task, BackupAnswer::Waiting(proposed))
            }
            Message::Calendar(month) => {
                self.calendar = month;
                Action::None
            }
            Message::DayTyped(task, text) => {
                // A day that was picked had the focus, and is gone with its calendar.
                let field = format!("backup-until-{task}");
                self.days.insert(task, text);
                match self.calendar.take() {
                    Some(_) => Action::Focus(field),
                    None => Action::None,
                }
            }
            Message::DayKept(task) => self.keep_day(&task, context.today),
            Message::Ways(task) => {
                toggle(&mut self.ways, task);
                Action::None
            }
            Message::Looked(task) => {
                toggle(&mut self.looked, task);
                Action::None
            }
            Message::Unfolded(task) => {
                let title = title_id(&task);
                // What was read of another one folds with it.
                self.looked.clear();
                self.unfolded = Some(task);
                Action::Focus(title)
            }
            Message::Typed(field, text) => Action::Typed(field, text),
            Message::Export(task, action) => Action::Export(task, action),
            Message::Opened(link) => Action::open_link(context.guide, context.region(), &link),
            Message::Copied(link) => Action::copy_link(context.guide, context.region(), &link),
            Message::Continued => Action::event(go_on()),
            Message::SkippedAll => skip_all(context),
            Message::Back => Action::Go(Target::Case(context.case.id.clone())),
        }
    }

    /// Writes an answer down. What comes next has the focus; an answer that was taken back
    /// leaves it where it is.
    fn answer(&mut self, context: CaseContext<'_>, task: &TaskId, answer: BackupAnswer) -> Action {
        self.looked.remove(task);
        self.days.remove(task);
        let taken_back = answer == BackupAnswer::Open;
        let task = if taken_back {
            answered_as(context, task)
        } else {
            task.clone()
        };
        let next = next_open(context, &task);
        self.unfolded = if taken_back {
            Some(task.clone())
        } else {
            next.clone()
        };
        let event = Event::BackupAnswered { task, answer };
        if taken_back {
            return Action::event(event);
        }
        let next = next.map_or_else(|| "backup-answered".to_owned(), |task| title_id(&task));
        Action::event_and_focus(event, next)
    }

    /// Unfolds the task whose title has this id, before that gets the focus.
    pub fn unfold_titled(&mut self, id: &str, context: CaseContext<'_>) {
        let mut items = backup::items(context.guide, context.case).into_iter();
        let titled = items.find(|item| title_id(&item.task.id) == id);
        self.unfolded = titled.map_or(self.unfolded.take(), |item| Some(item.task.id.clone()));
    }

    /// The open task that shows all that is needed: one at a time does.
    fn shown<'a>(&self, items: &[backup::Item<'a>]) -> Option<&'a TaskId> {
        let mut open = items
            .iter()
            .filter(|item| item.answer == BackupAnswer::Open);
        let chosen = |item: &&backup::Item<'_>| self.unfolded.as_ref() == Some(&item.task.id);
        let shown = open.clone().find(chosen).or_else(|| open.next());
        shown.map(|item| &item.task.id)
    }

    fn keep_day(&mut self, task: &TaskId, today: Date) -> Action {
        let typed = self.days.get(task);
        let Some(day) = typed.and_then(|typed| i18n::read_day(typed, today).sure()) else {
            return Action::None;
        };
        self.days.remove(task);
        Action::event(Event::BackupAnswered {
            task: task.clone(),
            answer: BackupAnswer::Waiting(day),
        })
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        is_open(context).then_some(Message::Continued)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let intro = context.guide.backup.intro.as_str();
        // The tab shows the title already; the heading says it, and then what is read here.
        let shown = text::body(intro).style(text::muted);
        let title = semantics::group(Role::Heading(2), tr("backup-title"), shown)
            .id("title-backup")
            .description(intro)
            .leaf();
        let mut list = Column::new().spacing(space::M);
        let items = backup::items(context.guide, context.case);
        let shown = self.shown(&items);
        for item in &items {
            let is_shown = shown == Some(&item.task.id);
            let task = task::Entry {
                screen: self,
                context,
                item,
                is_shown,
            };
            list = list.push(task.card());
        }
        if context.room == Breakpoint::Wide {
            let main = column![title, list].push(on_at_the_end(context));
            let main = main.spacing(space::M).width(Length::Fill);
            return two_columns(context.room, main, aside(context), false);
        }
        column![title, state_and_on(context), list]
            .push(on_at_the_end(context))
            .push(skip(context))
            .push(afterwards(context))
            .spacing(space::M)
            .width(Length::Fill)
            .into()
    }
}

fn go_on() -> Event {
    Event::StageOpened {
        stage: Stage::Cancel,
    }
}

/// Every open task is declined in one press; what was answered before stays as it was.
fn skip_all(context: CaseContext<'_>) -> Action {
    let mut events: Vec<Event> = backup::items(context.guide, context.case)
        .into_iter()
        .filter(|item| !item.is_answered())
        .map(|item| Event::BackupAnswered {
            task: item.task.id.clone(),
            answer: BackupAnswer::Declined,
        })
        .collect();
    events.push(go_on());
    Action::Record(events)
}

/// The guide's task of this id.
fn known<'a>(context: CaseContext<'a>, task: &TaskId) -> Option<&'a Task> {
    let mut tasks = context.guide.backup.tasks.iter();
    tasks.find(|known| known.id == *task)
}

/// The id under which a task was answered, which an older guide may have given it.
fn answered_as(context: CaseContext<'_>, task: &TaskId) -> TaskId {
    known(context, task)
        .into_iter()
        .flat_map(|task| std::iter::once(&task.id).chain(&task.was))
        .find(|id| context.case.backup.contains_key(*id))
        .map_or_else(|| task.clone(), Clone::clone)
}

/// The open task after this one, round to the first again.
fn next_open(context: CaseContext<'_>, task: &TaskId) -> Option<TaskId> {
    let items = backup::items(context.guide, context.case);
    let at = items.iter().position(|item| item.task.id == *task)?;
    let (before, after) = items.split_at(at);
    after
        .iter()
        .chain(before)
        .find(|item| !item.is_answered() && item.task.id != *task)
        .map(|item| item.task.id.clone())
}

/// The day that is proposed for a task that waits.
fn proposed(context: CaseContext<'_>, task: &TaskId) -> jiff::civil::Date {
    let days = known(context, task)
        .and_then(|task| task.wait_days)
        .unwrap_or_default();
    commands::days_after(context.today, days)
}

fn is_open(context: CaseContext<'_>) -> bool {
    context.case.outcome == Outcome::Open
}

/// What is gone afterwards, and the way on.
fn aside(context: CaseContext<'_>) -> Element<'_, Message> {
    column![afterwards(context), state_and_on(context), skip(context)]
        .spacing(space::M)
        .into()
}

/// What is gone afterwards.
fn afterwards(context: CaseContext<'_>) -> Element<'_, Message> {
    let words = text::secondary(context.guide.backup.afterwards.as_str());
    let title = semantics::heading(3, tr("backup-afterwards"));
    card::card(column![title, words].spacing(space::S)).into()
}

/// How far the backup is, and the loud way on; of a case that is over, the way back.
fn state_and_on(context: CaseContext<'_>) -> Element<'_, Message> {
    if !is_open(context) {
        let back = control::secondary("backup-back", tr("backup-back"))
            .width(Length::Fill)
            .on_press(Message::Back);
        return back.into();
    }
    let on = control::primary("backup-continue", tr("backup-continue"))
        .width(Length::Fill)
        .on_press(Message::Continued);
    column![state(context), on].spacing(space::M).into()
}

/// The way on once more, below the tasks.
fn on_at_the_end(context: CaseContext<'_>) -> Option<Element<'_, Message>> {
    let on = control::secondary("backup-continue-end", tr("backup-continue"));
    is_open(context).then(|| on.on_press(Message::Continued).into())
}

/// How far the backup is, and what that opens.
fn state(context: CaseContext<'_>) -> Element<'_, Message> {
    if backup::is_answered(context.guide, context.case) {
        let title = semantics::heading(3, tr("backup-all-answered")).id("backup-answered");
        let words = text::secondary(tr("backup-all-answered-text")).style(text::strong_ink);
        return card::done_inset(column![title, words].spacing(space::XS)).into();
    }
    let (done, of) = backup::progress(context.guide, context.case);
    let count = tr_with(
        "backup-count",
        &[("done", number(done)), ("of", number(of))],
    );
    let status = semantics::status(
        count.clone(),
        text::secondary(count).style(text::strong_ink),
    );
    column![status, text::secondary(tr("backup-locked"))].into()
}

fn skip(context: CaseContext<'_>) -> Element<'_, Message> {
    if !is_open(context) || backup::is_answered(context.guide, context.case) {
        return iced::widget::space().into();
    }
    let link = control::words("backup-skip", tr("backup-skip"))
        .description(tr("backup-skip-means"))
        .on_press(Message::SkippedAll);
    let means = text::note(tr("backup-skip-means")).center();
    let content = column![link, semantics::hidden(means)]
        .spacing(space::XS)
        .align_x(iced::Alignment::Center);
    container(content).center_x(Length::Fill).into()
}
