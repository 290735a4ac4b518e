//! Make sure: how it ended, what is left, and when it is over.

use std::collections::BTreeSet;

use iced::widget::column;

use crate::app::draft::{Field, PRICE_AS_TYPED};
use crate::app::frame::CaseFrame;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::app::view::two_columns;
use crate::case::ending::Left;
use crate::case::{Event, Money, Outcome, Place, Walk, act};
use crate::guide::Period;
use crate::guide::step::End;
use crate::words::say;

use super::letters::{self, Known, Letters, Wish};
use super::{Action, Target, steps};

mod aside;
mod charged;
mod elsewhere;
mod proof;
mod proven;
mod reason;
mod savings;

/// What the screen remembers besides the case.
#[derive(Debug, Default)]
pub struct Ending {
    /// What is opened to be read.
    open: BTreeSet<Part>,
    /// Why they leave, as it is being typed; none while the field is not shown.
    reason: Option<String>,
    letters: Letters,
}

/// What can be opened and closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The answer about the charge, before its day.
    Early,
    /// What happens next.
    Expect,
    /// What stays and what goes.
    Stays,
    /// How a list is carried elsewhere.
    Alternatives,
    /// Why they leave, to be changed.
    Reason,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whether the confirmation was seen.
    Seen(bool),
    /// Whether a charge came.
    Charged(bool),
    /// A field was typed into.
    Typed(Field, String),
    /// A price that was seen somewhere is taken on.
    PriceTaken(Money, String),
    /// What one payment covers.
    PeriodChosen(Period),
    /// Why they leave; none for "rather not say".
    ReasonGiven(Option<String>),
    /// "Something else" as the reason, or what was typed as one.
    ReasonTyped(String),
    /// The typed reason is to be kept.
    ReasonKept,
    /// Something is shown or hidden.
    Toggled(Part),
    /// "It is cancelled now".
    EndedNow,
    /// Back to the step that is open.
    Resumed,
    /// Every step afresh.
    StartedOver,
    /// To the steps, to look at.
    Steps,
    /// To who charges.
    Finder,
    /// Another guide.
    Guide(String),
    /// Something at a letter.
    Letter(letters::Message),
    /// A text goes on the clipboard.
    Copied(String),
}

impl Ending {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, frame: CaseFrame<'_>) -> Action {
        match message {
            Message::Seen(seen) => Action::Many(vec![
                Action::event(Event::ConfirmationSeen { seen }),
                Action::Focus(focus_after_seen(seen)),
            ]),
            // What comes of it has a heading of its own in the place of this one.
            Message::Charged(came) => Action::Many(vec![
                Action::event(Event::ChargeChecked { came }),
                Action::Focus("title-ending".to_owned()),
            ]),
            Message::Typed(field, text) => Action::Typed(field, text),
            Message::PriceTaken(price, typed) => take_price(price, typed),
            Message::PeriodChosen(every) => choose_period(frame, every),
            Message::EndedNow => Action::event(Event::Ended {
                end: End::Cancelled,
            }),
            Message::Resumed => Action::event(act::resume()),
            Message::StartedOver => Action::event(act::start_over(frame.guide, frame.case)),
            Message::Steps => Action::Go(Target::Page(Place::Steps)),
            Message::Finder => Action::Go(Target::Page(Place::Finder)),
            Message::Guide(guide) => Action::GoOnWith(guide),
            other => self.look(other, frame),
        }
    }

    /// What changes only what is shown, or leaves the window.
    fn look(&mut self, message: Message, frame: CaseFrame<'_>) -> Action {
        match message {
            Message::ReasonGiven(reason) => self.give_reason(reason),
            Message::ReasonTyped(typed) => {
                let opened = self.reason.replace(typed).is_none();
                if opened {
                    return Action::Focus("ending-reason-field".to_owned());
                }
                Action::None
            }
            Message::ReasonKept => match self.reason.as_deref().map(str::trim) {
                Some(typed) if !typed.is_empty() => {
                    let typed = typed.to_owned();
                    self.give_reason(Some(typed))
                }
                _ => Action::None,
            },
            Message::Toggled(part) => {
                if !self.open.remove(&part) {
                    self.open.insert(part);
                }
                Action::None
            }
            Message::Copied(text) => Action::Copy(text),
            Message::Letter(message) => {
                let known = known(frame);
                match self.letters.update(message, known) {
                    Wish::None => Action::None,
                    Wish::Copy(text) => Action::Copy(text),
                    Wish::Open(link) => {
                        steps::with_address(frame, &link, Action::open(&frame.guide.id))
                    }
                    Wish::CopyAddress(link) => steps::with_address(frame, &link, |address| {
                        Action::Copy(address.url().to_owned())
                    }),
                }
            }
            _ => Action::None,
        }
    }

    fn give_reason(&mut self, reason: Option<String>) -> Action {
        self.reason = None;
        self.open.remove(&Part::Reason);
        Action::Many(vec![
            Action::event(Event::ReasonGiven { reason }),
            Action::Focus("ending-reason-title".to_owned()),
        ])
    }

    fn is_shown(&self, part: Part) -> bool {
        self.open.contains(&part)
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, frame: CaseFrame<'_>) -> Option<Message> {
        match &frame.case.outcome {
            Outcome::ChargedAgain => Some(Message::Finder),
            Outcome::MovedTo(guide) => frame
                .catalogue
                .guide(guide)
                .map(|guide| Message::Guide(guide.id.clone())),
            Outcome::Open => Some(Message::Steps),
            _ => match frame.case.left(frame.today) {
                Left::SeeConfirmation => Some(Message::Seen(true)),
                Left::CheckCharge => Some(Message::Charged(false)),
                _ => None,
            },
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, frame: CaseFrame<'a>) -> Element<'a, Message> {
        let main = match &frame.case.outcome {
            Outcome::Open => not_yet(),
            Outcome::ChargedAgain => charged::view(self, frame),
            Outcome::Proven { .. } => proven::view(self, frame),
            Outcome::MovedTo(guide) => elsewhere::moved(frame, guide),
            Outcome::Ended {
                end: End::Cancelled | End::AlreadyCancelled,
                ..
            } => proof::view(self, frame),
            Outcome::Ended { end, .. } => elsewhere::view(self, frame, *end),
        };
        two_columns(frame.room, main, aside::view(self, frame), false)
    }
}

/// The heading of the page, in the type of a result.
fn headline<'a>(
    words: String,
    ink: fn(&crate::app::ui::Theme) -> iced::widget::text::Style,
) -> Element<'a, Message> {
    let shown = text::set(text::HEADLINE, words.clone()).style(ink);
    semantics::group(crate::app::ui::Role::Heading(2), words, shown)
        .id("title-ending")
        .leaf()
        .into()
}

fn known(frame: CaseFrame<'_>) -> Known<'_> {
    Known {
        guide: frame.guide,
        case: Some(frame.case),
        region: frame.case.region.as_deref().unwrap_or_default(),
        today: frame.today,
        copied: frame.copied,
    }
}

/// After "Yes" the fields that follow are at hand; after "Not yet" what to look for.
fn focus_after_seen(seen: bool) -> String {
    let next = if seen {
        "ending-dates-title"
    } else {
        "ending-seen-title"
    };
    next.to_owned()
}

fn take_price(price: Money, typed: String) -> Action {
    Action::Many(vec![
        Action::Record(vec![
            Event::PriceNoted { price: Some(price) },
            Event::Noted {
                at: PRICE_AS_TYPED.to_owned(),
                value: typed.clone(),
            },
        ]),
        // What was being typed gives way to it.
        Action::Typed(Field::Price, typed),
    ])
}

fn choose_period(frame: CaseFrame<'_>, every: Period) -> Action {
    match &frame.case.price {
        Some(price) if price.every != every => Action::event(Event::PriceNoted {
            price: Some(Money {
                every,
                ..price.clone()
            }),
        }),
        _ => Action::None,
    }
}

/// The way back to the steps: to the one that is open, or all of them afresh.
fn to_steps(frame: CaseFrame<'_>) -> control::Control<'_, Message> {
    let is_open = Walk::of(frame.guide, frame.case).is_some_and(|walk| walk.current().is_some());
    if is_open {
        control::secondary("ending-resume", say("ending-resume")).on_press(Message::Resumed)
    } else {
        control::secondary("ending-start-over", say("ending-start-over"))
            .on_press(Message::StartedOver)
    }
}

/// The steps are still under way.
fn not_yet<'a>() -> Element<'a, Message> {
    let on = control::primary("ending-steps", say("ending-to-steps")).on_press(Message::Steps);
    let content = column![
        semantics::heading(2, say("ending-not-yet")).id("title-ending"),
        text::body(say("ending-not-yet-text")),
        on
    ]
    .spacing(space::M);
    card::card(content).into()
}
