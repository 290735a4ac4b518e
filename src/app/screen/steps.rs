//! The checklist: what is done, the current step as a card, what comes next.

use iced::widget::{Column, column};

use crate::case::checklist::{Item, State};
use crate::case::commands;
use crate::case::{BackupAnswer, CasePage, Checklist, Event};
use crate::guide::step::{End, Kind};
use crate::guide::{Step, StepId, TaskId};
use crate::i18n::tr;
use crate::present;

use super::{Action, Dialog, Target, toggle_one};
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::Field;
use crate::app::screen::blocks::two_columns;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};

pub mod asks;
mod beside;
mod current_step;
mod gate;
mod labels;
mod list;
mod page_link;
mod side_panel;
mod something_else;

pub use asks::fields;

/// What the screen remembers besides the case.
#[derive(Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a part of the page that is open or not, whatever the others are"
)]
pub struct Steps {
    /// "I see something else" is open.
    something_else: bool,
    /// The observation that was picked.
    picked: Option<String>,
    /// A step of the list that is opened to be read.
    opened: Option<StepId>,
    /// The page of the current step was opened.
    page_opened: bool,
    /// What is good to know about the current step is shown.
    more: bool,
    /// The steps that are done are shown one by one.
    show_done: bool,
    /// What is good to know about the way is shown.
    good_to_know: bool,
}

/// What happened on the checklist.
#[derive(Debug, Clone)]
pub enum Message {
    /// A step is done.
    Ticked(StepId),
    /// A step is not done after all.
    Unticked(StepId),
    /// "Skip this step".
    SkipAsked(StepId),
    /// A step is to be the current one.
    WentTo(StepId),
    /// A step of the list is opened, or closed, to be read.
    Read(StepId),
    /// An option of a `choose` step.
    Chose(StepId, String),
    /// "I see something else" was opened or closed.
    SomethingElse,
    /// An observation was picked.
    Picked(String),
    /// The way that the picked observation leads.
    Followed(StepId, String),
    /// The different way after too many tries.
    DifferentWay,
    /// The steps up to this one were spared by its page.
    Jumped(StepId),
    /// What is good to know about the current step is shown or hidden.
    More,
    /// The steps that are done are shown or hidden.
    ShowDone,
    /// What is good to know about the way is shown or hidden.
    GoodToKnow,
    /// What it takes, keeps and loses.
    Before,
    /// A link, by its id.
    Opened(String),
    /// The address of a link, by its id.
    Copied(String),
    /// A field was typed into.
    Typed(Field, String),
    /// Back to the backup.
    Backup,
    /// A thing is to be saved now, by its task.
    Save(TaskId),
    /// A thing is not wanted, by its task.
    Declined(TaskId),
    /// Nothing of what would be lost is wanted.
    NothingToSave,
    /// Change who charges.
    Channel,
    /// It was cancelled in another way.
    CancelledElsewhere,
    /// "Print or share these steps".
    Sheet,
}

/// The id of a step's title.
pub fn title_id(step: &str) -> String {
    format!("step-title-{step}")
}

impl Steps {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        let (guide, case) = (context.guide, context.case);
        match message {
            Message::Ticked(step) => Action::attempt(commands::tick(guide, case, &step)),
            Message::Unticked(step) => Action::attempt(commands::untick(guide, case, &step)),
            Message::SkipAsked(step) => Action::ShowDialog(Dialog::Skip { step }),
            Message::WentTo(step) => Action::attempt(commands::go_to(guide, case, &step)),
            Message::Chose(step, option) => {
                Action::attempt(commands::choose(guide, case, &step, &option))
            }
            Message::Followed(step, saw) => {
                Action::attempt(commands::observe(guide, case, &step, &saw, context.today))
            }
            Message::DifferentWay => {
                Action::attempt(commands::take_different_way(guide, case, context.today))
            }
            Message::CancelledElsewhere => Action::event(Event::Ended {
                end: End::Cancelled,
            }),
            Message::Typed(field, text) => Action::Typed(field, text),
            Message::Backup => Action::event(Event::StageOpened {
                stage: crate::case::Stage::Backup,
            }),
            Message::Save(task) => save_now(context, &task),
            Message::Declined(task) => Action::event(Event::BackupAnswered {
                task,
                answer: BackupAnswer::Declined,
            }),
            Message::NothingToSave => Action::RecordAndFocus(
                commands::nothing_to_save(guide, case),
                current_title(context),
            ),
            Message::Channel => Action::Go(Target::Page(CasePage::Finder)),
            Message::Sheet => Action::ShowDialog(Dialog::Sheet {
                case: Some(case.id.clone()),
            }),
            Message::Read(_)
            | Message::SomethingElse
            | Message::Picked(_)
            | Message::More
            | Message::ShowDone
            | Message::GoodToKnow => self.fold(message),
            Message::Jumped(step) => match commands::tick_to(guide, case, &step) {
                Ok(events) => Action::Record(events),
                Err(refusal) => Action::Refuse(refusal),
            },
            Message::Before => Action::Go(Target::Page(CasePage::Summary)),
            Message::Opened(link) => {
                self.page_opened |= is_of_current(context, &link);
                Action::open_link(guide, context.region(), &link)
            }
            Message::Copied(link) => Action::copy_link(guide, context.region(), &link),
        }
    }

    /// Opens or closes a part of the page; nothing of the case changes.
    fn fold(&mut self, message: Message) -> Action {
        match message {
            Message::Read(step) => toggle_one(&mut self.opened, step),
            Message::Picked(seen) => toggle_one(&mut self.picked, seen),
            Message::More => self.more = !self.more,
            Message::ShowDone => self.show_done = !self.show_done,
            Message::GoodToKnow => self.good_to_know = !self.good_to_know,
            _ => return self.toggle_something_else(),
        }
        Action::None
    }

    /// Opens or closes "I see something else"; opened, its title gets the keyboard focus.
    fn toggle_something_else(&mut self) -> Action {
        self.something_else = !self.something_else;
        self.picked = None;
        if self.something_else {
            return Action::Focus("elsewhere-title".to_owned());
        }
        Action::None
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        let checklist = Checklist::of(context.guide, context.case)?;
        let item = checklist.current()?;
        if self.something_else {
            return None;
        }
        if item.state == State::Locked {
            let items = crate::case::backup::at_stake(context.guide, context.case);
            let open = items.iter().find(|item| !item.is_answered())?;
            return Some(Message::Save(open.task.id.clone()));
        }
        if let Some(link) = Self::link(item.step).filter(|_| self.link_is_loud(item)) {
            return Some(Message::Opened(link.to_owned()));
        }
        let can_tick = item.step.kind != Kind::Choose && item.state == State::Open;
        can_tick.then(|| Message::Ticked(item.step.id.clone()))
    }

    /// The page that a step opens on this computer.
    fn link(step: &Step) -> Option<&str> {
        let link = step.open.as_deref()?;
        (!page_link::is_elsewhere(step)).then_some(link)
    }

    /// Whether the page of a step is what to press next. Once it was opened, "Done" is.
    fn link_is_loud(&self, item: &Item<'_>) -> bool {
        let opens = Self::link(item.step).is_some();
        opens && !self.page_opened && item.state == State::Open && item.step.ask.is_empty()
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let Some(checklist) = Checklist::of(context.guide, context.case) else {
            return text::body(tr("steps-no-channel")).into();
        };
        let mut main = Column::new().spacing(space::S).width(iced::Length::Fill);
        for mark in checklist.removed() {
            main = main.push(list::removed(mark));
        }
        let aside = side_panel::aside(self, context, &checklist);
        let is_wide = context.room == Breakpoint::Wide;
        // In one column, the step at hand comes first: what to press must be in sight.
        let (beside, below) = if is_wide {
            (Some(aside), None)
        } else {
            (None, Some(aside))
        };
        let rows = list::rows(self, context, &checklist, below);
        main = main.push(semantics::group(Role::List, tr("steps-list"), rows));
        if checklist.current().is_none() {
            main = main.push(all_answered(context, &checklist));
        }
        match beside {
            Some(aside) => two_columns(context.room, main, aside, true),
            None => main.push(side_panel::sheet()).into(),
        }
    }

    /// Draws the step at hand alone, for the small window beside the browser.
    pub fn beside<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        beside::view(self, context)
    }
}

/// To the backup, where the task is unfolded. What comes first there has the keyboard; further
/// down it would take the page's own title out of sight.
fn save_now(context: CaseContext<'_>, task: &TaskId) -> Action {
    let event = Event::StageOpened {
        stage: crate::case::Stage::Backup,
    };
    let mut items = crate::case::backup::items(context.guide, context.case).into_iter();
    let first = items.find(|item| !item.is_answered());
    if first.is_some_and(|item| item.task.id == *task) {
        return Action::event_and_focus(event, super::backup::title_id(task));
    }
    Action::RecordAndUnfold(vec![event], super::backup::title_id(task))
}

/// The id of the title of the step at hand.
fn current_title(context: CaseContext<'_>) -> String {
    let checklist = Checklist::of(context.guide, context.case);
    let current = checklist.as_ref().and_then(Checklist::current);
    current.map_or_else(String::new, |item| title_id(&item.step.id))
}

/// Whether a link is that of the step at hand.
fn is_of_current(context: CaseContext<'_>, link: &str) -> bool {
    let checklist = Checklist::of(context.guide, context.case);
    let current = checklist.as_ref().and_then(Checklist::current);
    current.is_some_and(|item| item.step.open.as_deref() == Some(link))
}

/// Every step is answered, but nothing was confirmed: what now. Whoever only looks back at the
/// steps of what is cancelled has nothing to answer.
fn all_answered<'a>(context: CaseContext<'a>, checklist: &Checklist<'a>) -> Element<'a, Message> {
    let left_out = checklist
        .left_out_confirmation()
        .map(|item| item.step.id.clone());
    let mut content = column![
        semantics::heading(2, tr("steps-all-answered-title")),
        text::body(present::step::all_answered(checklist))
    ]
    .spacing(space::M);
    if context.case.was_cancelled() {
        return card::card(content).into();
    }
    if let Some(step) = left_out {
        content = content.push(
            control::primary("show-confirm", tr("steps-show-confirm"))
                .on_press(Message::Unticked(step)),
        );
    }
    let done = control::secondary("cancelled-elsewhere", tr("steps-cancelled-elsewhere"))
        .on_press(Message::CancelledElsewhere);
    let channel =
        control::quiet("change-channel", tr("steps-change-channel")).on_press(Message::Channel);
    card::caution(content.push(done).push(channel)).into()
}
