//! The checklist: what is done, the one step at hand as a card, what comes next.

use iced::widget::{Column, column};

use crate::case::act;
use crate::case::{Event, Place, Walk};
use crate::guide::Then;
use crate::guide::step::{End, Kind};
use crate::words::say;

use super::{Action, Ask, Target};
use crate::app::draft::Field;
use crate::app::frame::{CaseFrame, Room};
use crate::app::sheet::Form;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};
use crate::app::view::two_columns;

mod aside;
pub mod asks;
mod at_hand;
mod elsewhere;
mod list;

pub use aside::panel as backup_panel;
pub use asks::fields;

/// What the screen remembers besides the case.
#[derive(Debug, Default)]
pub struct Steps {
    /// "I see something else" is open.
    elsewhere: bool,
    /// The observation that was picked.
    picked: Option<String>,
    /// A step of the list that is opened to be read.
    opened: Option<String>,
}

/// What happened on the checklist.
#[derive(Debug, Clone)]
pub enum Message {
    /// A step is done.
    Ticked(String),
    /// A step is not done after all.
    Unticked(String),
    /// "Skip this step".
    SkipAsked(String),
    /// A step is to be the one at hand.
    WentTo(String),
    /// A step of the list is opened, or closed, to be read.
    Read(String),
    /// An option of a `choose` step.
    Chose(String, String),
    /// "I see something else" was opened or closed.
    Elsewhere,
    /// An observation was picked.
    Picked(String),
    /// The way that the picked observation leads.
    Followed(String, String),
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
    pub fn update(&mut self, message: Message, frame: CaseFrame<'_>) -> Action {
        let (guide, case) = (frame.guide, frame.case);
        match message {
            Message::Ticked(step) => Action::attempt(act::tick(guide, case, &step)),
            Message::Unticked(step) => Action::attempt(act::untick(guide, case, &step)),
            Message::SkipAsked(step) => Action::Ask(Ask::Skip { step }),
            Message::WentTo(step) => Action::attempt(act::go_to(guide, case, &step)),
            Message::Chose(step, option) => {
                Action::attempt(act::choose(guide, case, &step, &option))
            }
            Message::Followed(step, saw) => {
                Action::attempt(act::observe(guide, case, &step, &saw, frame.today))
            }
            Message::DifferentWay => {
                Action::attempt(act::take_different_way(guide, case, frame.today))
            }
            Message::CancelledElsewhere => Action::event(Event::Ended {
                end: End::Cancelled,
            }),
            Message::Typed(field, text) => Action::Typed(field, text),
            Message::Backup => Action::event(Event::StageOpened {
                stage: crate::case::Stage::Backup,
            }),
            Message::Channel => Action::Go(Target::Page(Place::Finder)),
            Message::Sheet => Action::Ask(Ask::Sheet(Box::new(Form::of_case(&case.id)))),
            other => self.look(other, frame),
        }
    }

    /// What changes only what is shown, or leaves the window.
    fn look(&mut self, message: Message, frame: CaseFrame<'_>) -> Action {
        match message {
            Message::Read(step) => {
                self.opened = (self.opened.as_ref() != Some(&step)).then_some(step);
                Action::None
            }
            Message::Elsewhere => {
                self.elsewhere = !self.elsewhere;
                self.picked = None;
                if self.elsewhere {
                    return Action::Focus("elsewhere-title".to_owned());
                }
                Action::None
            }
            Message::Picked(seen) => {
                self.picked = (self.picked.as_ref() != Some(&seen)).then_some(seen);
                Action::None
            }
            Message::Opened(link) => with_address(frame, &link, Action::open(&frame.guide.id)),
            Message::Copied(link) => with_address(frame, &link, |address| {
                Action::Copy(address.url().to_owned())
            }),
            _ => Action::None,
        }
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, frame: CaseFrame<'_>) -> Option<Message> {
        let walk = Walk::of(frame.guide, frame.case)?;
        let item = walk.current()?;
        let can_tick =
            item.step.kind != Kind::Choose && item.state == crate::case::walk::State::Open;
        (can_tick && !self.elsewhere).then(|| Message::Ticked(item.step.id.clone()))
    }

    /// Draws it.
    pub fn view<'a>(&'a self, frame: CaseFrame<'a>) -> Element<'a, Message> {
        let Some(walk) = Walk::of(frame.guide, frame.case) else {
            return text::body(say("steps-no-channel")).into();
        };
        let mut main = Column::new().spacing(space::S).width(iced::Length::Fill);
        for mark in walk.removed() {
            main = main.push(list::removed(mark));
        }
        let rows = list::rows(self, frame, &walk);
        main = main.push(semantics::group(Role::List, say("steps-list"), rows));
        if walk.current().is_none() {
            main = main.push(all_answered(&walk));
        }
        if frame.room != Room::Wide {
            main = main.push(aside::sheet());
        }
        two_columns(frame.room, main, aside::aside(frame, &walk), true)
    }
}

/// Does something with the address of a link, or says why there is none.
pub fn with_address(
    frame: CaseFrame<'_>,
    link: &str,
    act: impl FnOnce(crate::guide::link::Address) -> Action,
) -> Action {
    let region = frame.case.region.as_deref().unwrap_or_default();
    match frame.guide.address(link, region) {
        Ok(address) => act(address),
        Err(error) => Action::Tell(error.to_string()),
    }
}

/// Every step is answered, but nothing was confirmed: what now.
fn all_answered<'a>(walk: &Walk<'a>) -> Element<'a, Message> {
    let left_out = walk
        .left_out_confirmation()
        .map(|item| item.step.id.clone());
    let words = if left_out.is_some() {
        "steps-not-confirmed"
    } else {
        "steps-all-answered"
    };
    let mut content = column![
        semantics::heading(2, say("steps-all-answered-title")),
        text::body(say(words))
    ]
    .spacing(space::M);
    if let Some(step) = left_out {
        content = content.push(
            control::primary("show-confirm", say("steps-show-confirm"))
                .on_press(Message::Unticked(step)),
        );
    }
    let done = control::secondary("cancelled-elsewhere", say("steps-cancelled-elsewhere"))
        .on_press(Message::CancelledElsewhere);
    let channel =
        control::quiet("change-channel", say("steps-change-channel")).on_press(Message::Channel);
    card::caution(content.push(done).push(channel)).into()
}

/// What the button says that goes where an answer leads.
pub fn then_label(frame: CaseFrame<'_>, then: &Then) -> String {
    use crate::words::{fill, number, text as word};
    let guide = frame.guide;
    match then {
        Then::Next => say("then-next"),
        Then::Stay => say("then-stay"),
        Then::Step(id) => {
            let title = guide
                .channels
                .iter()
                .flat_map(|channel| &channel.steps)
                .find(|step| step.is(id))
                .map_or_else(String::new, |step| step.title.clone());
            fill("then-step", &[("step", word(title))])
        }
        Then::Channel(id) => {
            let title = guide
                .channel(id)
                .map_or_else(String::new, |channel| channel.title.clone());
            fill("then-channel", &[("channel", word(title))])
        }
        Then::Finder => say("then-finder"),
        Then::OtherRegion => say("then-other-region"),
        Then::OtherAccount => say("then-other-account"),
        Then::Guide(id) => {
            let title = frame
                .catalogue
                .guide(id)
                .map_or_else(|| id.clone(), |guide| guide.title.clone());
            fill("then-guide", &[("guide", word(title))])
        }
        Then::ComeBack(days) => fill("then-come-back", &[("n", number(*days as usize))]),
        Then::End(end) => say(end_label(*end)),
    }
}

fn end_label(end: End) -> &'static str {
    match end {
        End::Cancelled => "then-cancelled",
        End::AlreadyCancelled => "then-already-cancelled",
        End::NothingToCancel => "then-nothing-to-cancel",
        End::SomeoneElseMust => "then-someone-else",
        End::Waiting => "then-waiting",
        End::AskSupport => "then-ask-support",
    }
}
