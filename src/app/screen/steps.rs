//! The checklist: what is done, the current step as a card, what comes next.

use iced::widget::{Column, column};

use crate::case::commands;
use crate::case::{CasePage, Checklist, Event};
use crate::guide::StepId;
use crate::guide::step::{End, Kind};
use crate::i18n::tr;

use super::{Action, Dialog, Target, toggle_one};
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::Field;
use crate::app::screen::blocks::two_columns;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};

pub mod asks;
mod current_step;
mod list;
mod side_panel;
mod something_else;

pub use asks::fields;
pub use side_panel::panel as backup_panel;

/// What the screen remembers besides the case.
#[derive(Debug, Default)]
pub struct Steps {
    /// "I see something else" is open.
    something_else: bool,
    /// The observation that was picked.
    picked: Option<String>,
    /// A step of the list that is opened to be read.
    opened: Option<StepId>,
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
    /// A link, by its id.
    Opened(String),
    /// The address of a link, by its id.
    Copied(String),
    /// A field was typed into.
    Typed(Field, String),
    /// Back to the backup.
    Backup,
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
            Message::Channel => Action::Go(Target::Page(CasePage::Finder)),
            Message::Sheet => Action::ShowDialog(Dialog::Sheet {
                case: Some(case.id.clone()),
            }),
            Message::Read(step) => {
                toggle_one(&mut self.opened, step);
                Action::None
            }
            Message::SomethingElse => self.toggle_something_else(),
            Message::Picked(seen) => {
                toggle_one(&mut self.picked, seen);
                Action::None
            }
            Message::Opened(link) => Action::open_link(guide, context.region(), &link),
            Message::Copied(link) => Action::copy_link(guide, context.region(), &link),
        }
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
        let walk = Checklist::of(context.guide, context.case)?;
        let item = walk.current()?;
        let can_tick =
            item.step.kind != Kind::Choose && item.state == crate::case::checklist::State::Open;
        (can_tick && !self.something_else).then(|| Message::Ticked(item.step.id.clone()))
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let Some(walk) = Checklist::of(context.guide, context.case) else {
            return text::body(tr("steps-no-channel")).into();
        };
        let mut main = Column::new().spacing(space::S).width(iced::Length::Fill);
        for mark in walk.removed() {
            main = main.push(list::removed(mark));
        }
        let rows = list::rows(self, context, &walk);
        main = main.push(semantics::group(Role::List, tr("steps-list"), rows));
        if walk.current().is_none() {
            main = main.push(all_answered(&walk));
        }
        if context.room != Breakpoint::Wide {
            main = main.push(side_panel::sheet());
        }
        two_columns(context.room, main, side_panel::aside(context, &walk), true)
    }
}

/// Every step is answered, but nothing was confirmed: what now.
fn all_answered<'a>(walk: &Checklist<'a>) -> Element<'a, Message> {
    let left_out = walk
        .left_out_confirmation()
        .map(|item| item.step.id.clone());
    let words = if left_out.is_some() {
        "steps-not-confirmed"
    } else {
        "steps-all-answered"
    };
    let mut content = column![
        semantics::heading(2, tr("steps-all-answered-title")),
        text::body(tr(words))
    ]
    .spacing(space::M);
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
