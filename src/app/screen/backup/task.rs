//! One thing to save, as a card: open with all that is needed, answered in two lines.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::ui::mark::{Mark, step_box};
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::{BackupAnswer, backup};
use crate::guide::Tool;
use crate::guide::backup::{Task, Way};
use crate::i18n::{number, text as word, tr, tr_with};

use super::{Backup, Message, export, title_id, waiting};
use crate::app::screen::blocks::{self, Lines};
use crate::app::screen::steps::asks;

/// A task, with all that is asked to draw it.
#[derive(Clone, Copy)]
pub struct Entry<'v, 'a> {
    /// The page.
    pub screen: &'a Backup,
    /// What is around it.
    pub context: CaseContext<'a>,
    /// The task, and how it was answered.
    pub item: &'v backup::Item<'a>,
    /// Whether it is the one open task that shows all that is needed.
    pub is_shown: bool,
}

impl<'a> Entry<'_, 'a> {
    /// Draws it as a card.
    pub fn card(self) -> Element<'a, Message> {
        let item = self.item;
        // A task that has nothing to show is one line: an answered one, or an open one that is folded.
        let is_folded = match item.answer {
            BackupAnswer::Open => !self.is_shown,
            BackupAnswer::Done => !self.is_opened(),
            BackupAnswer::Declined | BackupAnswer::Waiting(_) => false,
        };
        let is_line = is_folded && export::result(self.context, item.task).is_none();
        let content = (!is_line).then(|| self.content());
        let head = self.title();
        let body: Element<'a, Message> = if self.context.room == Breakpoint::Narrow {
            let head = row![tick(item), head]
                .spacing(space::M)
                .align_y(Alignment::Start);
            column![head].push(content).spacing(space::S).into()
        } else {
            let words = column![head]
                .push(content)
                .spacing(space::XS)
                .width(Length::Fill);
            row![tick(item), words]
                .spacing(space::M)
                .align_y(Alignment::Start)
                .into()
        };
        card::card(body).into()
    }

    /// What stands below the title: all that is needed while the task is open, or is opened to be
    /// read again; else its answer and what was checked.
    fn content(self) -> Lines<'a, Message> {
        let (screen, context) = (self.screen, self.context);
        let task = self.item.task;
        let is_opened = self.is_opened();
        let mut content = Column::new().spacing(space::S).width(Length::Fill);
        match &self.item.answer {
            BackupAnswer::Open if !self.is_shown => {}
            // Once a list was checked, what it holds and what to do next is all that is needed.
            BackupAnswer::Open if export::is_checked(context, task) && !is_opened => {
                content = export::checked(content, context, task, answers(context, task));
                let how = control::words(format!("backup-how-{}", task.id), tr("backup-how"))
                    .name(named("backup-show-name", task))
                    .on_press(Message::Looked(task.id.clone()));
                return content.push(how);
            }
            BackupAnswer::Open => {
                content = instructions(content, screen, context, task);
                content = export::card(content, context, task);
                return content.push(answers(context, task));
            }
            BackupAnswer::Done => {}
            BackupAnswer::Declined => {
                content = content
                    .push(text::secondary(tr("backup-declined")))
                    .push(take_back(task));
            }
            BackupAnswer::Waiting(until) => {
                content = waiting::view(content, self, *until);
            }
        }
        if is_opened {
            content = instructions(content, screen, context, task);
            return export::card(content, context, task);
        }
        content.push(export::result(context, task))
    }

    fn title(self) -> Element<'a, Message> {
        let item = self.item;
        let words = if item.answer == BackupAnswer::Done {
            item.task.done_title.as_str()
        } else {
            item.task.title.as_str()
        };
        let heading = semantics::heading(3, words).id(title_id(&item.task.id));
        // The height of the tick box, so that the two stand on one line.
        let heading = container(heading).width(Length::Fill).padding([5.0, 0.0]);
        let optional = (item.task.optional && !item.is_answered())
            .then(|| container(text::secondary(tr("backup-optional"))).padding([5.0, 0.0]));
        // An answered task is one quiet line, with the way to look at it again at its end.
        let look = if item.is_answered() {
            Some(look(self.is_opened(), item.task))
        } else {
            (!self.is_shown).then(|| unfold(item.task))
        };
        if self.context.room == Breakpoint::Narrow {
            return column![heading]
                .push(optional)
                .push(look)
                .width(Length::Fill)
                .into();
        }
        row![heading]
            .push(optional)
            .push(look)
            .spacing(space::M)
            .into()
    }

    /// Whether an answered task is opened, to be looked at again.
    fn is_opened(self) -> bool {
        self.screen.looked.contains(&self.item.task.id)
    }
}

fn tick<'a>(item: &backup::Item<'a>) -> Element<'a, Message> {
    let task = item.task;
    let (sign, done) = match item.answer {
        BackupAnswer::Done => (Mark::Ticked, true),
        BackupAnswer::Declined => (Mark::Skipped, false),
        BackupAnswer::Open | BackupAnswer::Waiting(_) => (Mark::Empty, false),
    };
    let answer = if done {
        BackupAnswer::Open
    } else {
        BackupAnswer::Done
    };
    control::tick(
        format!("backup-tick-{}", task.id),
        task.title.clone(),
        done,
        step_box(sign),
    )
    .on_press(Message::Answered(task.id.clone(), answer))
    .into()
}

fn instructions<'a>(
    mut content: Lines<'a, Message>,
    screen: &'a Backup,
    context: CaseContext<'a>,
    task: &'a Task,
) -> Lines<'a, Message> {
    content = content.push(text::secondary(task.say.join(" ")));
    content = content.push(text::secondary(task.why.as_str()).style(text::strong_ink));
    let takes = tr_with("backup-takes", &[("time", word(task.takes.clone()))]);
    content = content.push(text::note(takes));
    let others = screen.ways.contains(&task.id);
    let shown = if others { task.ways.len() } else { 1 };
    for way in task.ways.iter().take(shown) {
        content =
            content.push(card::inset(self::way(context, task, way)).padding([space::M, 14.0]));
    }
    if task.ways.len() > 1 {
        content = content.push(other_ways(task, others));
    }
    if !task.ask.is_empty() {
        content = content.push(
            asks::fields_that_stay(context, &task.id, &task.ask)
                .map(|(field, typed)| Message::Typed(field, typed)),
        );
    }
    content
}

fn other_ways(task: &Task, open: bool) -> Element<'_, Message> {
    let words = if open {
        tr("backup-fewer-ways")
    } else {
        let more = number(task.ways.len() - 1);
        tr_with("backup-other-ways", &[("n", more)])
    };
    let name = format!("{words}: {}", task.title);
    control::words(format!("backup-ways-{}", task.id), words)
        .name(name)
        .expanded(open)
        .on_press(Message::Ways(task.id.clone()))
        .into()
}

/// One way to do it: its steps, its page, and what the tool does for free.
fn way<'a>(context: CaseContext<'a>, task: &'a Task, way: &'a Way) -> Element<'a, Message> {
    let face = text::Face {
        font: text::SEMIBOLD,
        ..text::SECONDARY
    };
    let mut content = column![
        text::set(face, way.title.as_str()),
        blocks::numbered(way.steps.iter().map(String::as_str))
    ]
    .spacing(space::S)
    .width(Length::Fill);
    if let Some(link) = &way.open {
        content = content.push(blocks::link_out(
            context.guide,
            context.region(),
            &format!("backup-{}-{}", task.id, way.id),
            link,
            Message::Opened(link.clone()),
            Message::Copied(link.clone()),
            context.copied,
        ));
    }
    content
        .push(context.guide.backup.tool(way).map(free_limit))
        .push(blocks::unsure(&way.checked))
        .into()
}

fn free_limit(tool: &Tool) -> Element<'_, Message> {
    let limit = tr_with(
        "backup-free-limit",
        &[
            ("tool", word(tool.name.clone())),
            ("limit", word(tool.free_limit.text.clone())),
        ],
    );
    column![
        text::secondary(limit).style(text::strong_ink),
        blocks::known(&tool.free_limit.checked)
    ]
    .into()
}

/// Done, waiting, or not wanted: each one press.
fn answers<'a>(context: CaseContext<'a>, task: &'a Task) -> Element<'a, Message> {
    let id = &task.id;
    let done = if export::is_all(context, task) {
        done(task, "exports-all-of-it", "exports-all-of-it-name")
    } else {
        done(task, "common-stage-done", "backup-done-name")
    };
    let mut answers = row![done].spacing(space::S);
    if task.wait_days.is_some() {
        answers = answers.push(
            control::quiet(format!("backup-wait-{id}"), tr("backup-wait"))
                .name(named("backup-wait-name", task))
                .on_press(Message::Waits(id.clone())),
        );
    }
    answers.push(decline(task)).wrap().into()
}

pub(super) fn done<'a>(task: &'a Task, words: &str, name: &str) -> Element<'a, Message> {
    control::secondary(format!("backup-done-{}", task.id), tr(words))
        .name(named(name, task))
        .on_press(Message::Answered(task.id.clone(), BackupAnswer::Done))
        .into()
}

pub(super) fn decline(task: &Task) -> Element<'_, Message> {
    control::quiet(format!("backup-decline-{}", task.id), tr("backup-decline"))
        .name(named("backup-decline-name", task))
        .on_press(Message::Answered(task.id.clone(), BackupAnswer::Declined))
        .into()
}

pub(super) fn take_back(task: &Task) -> Element<'_, Message> {
    control::words(format!("backup-open-{}", task.id), tr("backup-take-back"))
        .name(named("backup-take-back-name", task))
        .on_press(Message::Answered(task.id.clone(), BackupAnswer::Open))
        .into()
}

/// Unfolds an open task.
fn unfold(task: &Task) -> Element<'_, Message> {
    control::words(format!("backup-look-{}", task.id), tr("backup-show"))
        .name(named("backup-show-name", task))
        .expanded(false)
        .on_press(Message::Unfolded(task.id.clone()))
        .into()
}

fn look(open: bool, task: &Task) -> Element<'_, Message> {
    let words = if open { "backup-hide" } else { "backup-show" };
    control::words(format!("backup-look-{}", task.id), tr(words))
        .name(named("backup-show-name", task))
        .expanded(open)
        .on_press(Message::Looked(task.id.clone()))
        .into()
}

pub(super) fn named(id: &str, task: &Task) -> String {
    tr_with(id, &[("task", word(task.title.clone()))])
}
