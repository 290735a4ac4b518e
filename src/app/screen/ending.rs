//! Make sure: how it ended, what is left, and when it is over.

use std::collections::BTreeSet;

use iced::widget::column;

use crate::app::context::CaseContext;
use crate::app::drafts::{Field, PRICE_AS_TYPED};
use crate::app::screen::blocks::two_columns;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::ending::Left;
use crate::case::{CasePage, Checklist, Event, Money, Outcome, commands};
use crate::guide::Period;
use crate::guide::step::End;
use crate::i18n::tr;

use super::letters::{self, Known, LetterAction, Letters};
use super::{Action, Target, steps};

mod charged;
mod other_outcome;
mod proof;
mod proven;
mod reason;
mod savings;
mod side_panel;

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
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
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
            Message::PeriodChosen(every) => choose_period(context, every),
            Message::EndedNow => Action::event(Event::Ended {
                end: End::Cancelled,
            }),
            Message::Resumed => Action::event(commands::resume()),
            Message::StartedOver => {
                Action::event(commands::start_over(context.guide, context.case))
            }
            Message::Steps => Action::Go(Target::Page(CasePage::Steps)),
            Message::Finder => Action::Go(Target::Page(CasePage::Finder)),
            Message::Guide(guide) => Action::GoOnWith(guide),
            Message::ReasonGiven(reason) => self.give_reason(reason),
            Message::ReasonTyped(typed) => self.type_reason(typed),
            Message::ReasonKept => self.keep_reason(),
            Message::Toggled(part) => {
                if !self.open.remove(&part) {
                    self.open.insert(part);
                }
                Action::None
            }
            Message::Copied(text) => Action::Copy(text),
            Message::Letter(message) => self.at_letter(message, context),
        }
    }

    fn at_letter(&mut self, message: letters::Message, context: CaseContext<'_>) -> Action {
        match self.letters.update(message, known(context)) {
            LetterAction::None => Action::None,
            LetterAction::Copy(text) => Action::Copy(text),
            LetterAction::Open(link) => {
                steps::with_address(context, &link, Action::open(&context.guide.id))
            }
            LetterAction::CopyAddress(link) => steps::with_address(context, &link, |address| {
                Action::Copy(address.url().to_owned())
            }),
        }
    }

    fn type_reason(&mut self, typed: String) -> Action {
        let opened = self.reason.replace(typed).is_none();
        if opened {
            return Action::Focus("ending-reason-field".to_owned());
        }
        Action::None
    }

    fn keep_reason(&mut self) -> Action {
        match self.reason.as_deref().map(str::trim) {
            Some("") | None => Action::None,
            Some(typed) => {
                let typed = typed.to_owned();
                self.give_reason(Some(typed))
            }
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
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        match &context.case.outcome {
            Outcome::ChargedAgain => Some(Message::Finder),
            Outcome::MovedTo(guide) => context
                .catalogue
                .guide(guide)
                .map(|guide| Message::Guide(guide.id.clone())),
            Outcome::Open => Some(Message::Steps),
            Outcome::Ended { .. } | Outcome::Proven { .. } => {
                match context.case.left(context.today) {
                    Left::SeeConfirmation => Some(Message::Seen(true)),
                    Left::CheckCharge => Some(Message::Charged(false)),
                    Left::NoteEndDate
                    | Left::WaitUntil(_)
                    | Left::SomebodyElse(_)
                    | Left::Nothing => None,
                }
            }
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, context: CaseContext<'a>) -> Element<'a, Message> {
        let main = match &context.case.outcome {
            Outcome::Open => not_yet(),
            Outcome::ChargedAgain => charged::view(self, context),
            Outcome::Proven { .. } => proven::view(self, context),
            Outcome::MovedTo(guide) => other_outcome::moved(context, guide),
            Outcome::Ended {
                end: End::Cancelled | End::AlreadyCancelled,
                ..
            } => proof::view(self, context),
            Outcome::Ended { end, .. } => other_outcome::view(self, context, *end),
        };
        two_columns(context.room, main, side_panel::view(self, context), false)
    }
}

/// The heading of the page, in the type of a result.
fn headline<'a>(
    words: String,
    foreground: fn(&crate::app::ui::Theme) -> iced::widget::text::Style,
) -> Element<'a, Message> {
    let shown = text::set(text::HEADLINE, words.clone()).style(foreground);
    semantics::group(crate::app::ui::Role::Heading(2), words, shown)
        .id("title-ending")
        .leaf()
        .into()
}

fn known(context: CaseContext<'_>) -> Known<'_> {
    Known {
        guide: context.guide,
        case: Some(context.case),
        region: context.case.region.as_deref().unwrap_or_default(),
        today: context.today,
        copied: context.copied,
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

fn choose_period(context: CaseContext<'_>, every: Period) -> Action {
    match &context.case.price {
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
fn to_steps(context: CaseContext<'_>) -> control::Control<'_, Message> {
    let is_open =
        Checklist::of(context.guide, context.case).is_some_and(|walk| walk.current().is_some());
    if is_open {
        control::secondary("ending-resume", tr("ending-resume")).on_press(Message::Resumed)
    } else {
        control::secondary("ending-start-over", tr("ending-start-over"))
            .on_press(Message::StartedOver)
    }
}

/// The steps are still under way.
fn not_yet<'a>() -> Element<'a, Message> {
    let on = control::primary("ending-steps", tr("ending-to-steps")).on_press(Message::Steps);
    let content = column![
        semantics::heading(2, tr("ending-not-yet")).id("title-ending"),
        text::body(tr("ending-not-yet-text")),
        on
    ]
    .spacing(space::M);
    card::card(content).into()
}
