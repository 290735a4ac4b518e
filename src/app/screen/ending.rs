//! Make sure: how it ended, what is left, and when it is over.

use std::collections::BTreeSet;

use iced::widget::column;

use crate::app::components::keep::Keep;
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::drafts::Field;
use crate::app::screen::blocks::two_columns;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::ending::Left;
use crate::case::{CasePage, Checklist, Event, Money, Outcome, commands};
use crate::guide::step::End;
use crate::guide::{GuideId, Period};
use crate::i18n::tr;
use crate::present::make_sure::again::{self, Cause};
use crate::present::make_sure::money;

use super::letters::{self, Known, Letters};
use super::{Action, Target, toggle};

mod charged;
mod handed;
mod keep;
mod other_outcome;
mod proof;
mod proven;
mod reason;
mod savings;
mod side_panel;

pub use charged::begins_with;
pub use keep::file_id;

/// What the screen remembers besides the case.
#[derive(Debug, Default)]
pub struct Ending {
    /// What is opened to be read.
    open: BTreeSet<Part>,
    /// Why they leave, as it is being typed; none while the field is not shown.
    reason: Option<String>,
    letters: Letters,
    /// Names are left out of the record.
    without_names: bool,
    /// Where a file lies, as it is being typed.
    path: String,
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
    /// What else can be kept as proof.
    Proof,
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
    Guide(GuideId),
    /// Something at a letter.
    Letter(letters::Message),
    /// A text goes on the clipboard.
    Copied(String),
    /// A file is attached, or something is written.
    Keep(Keep),
    /// Where a file lies was typed.
    PathTyped(String),
    /// The file there is to be attached.
    PathEntered,
    /// The attached file with this SHA-256 counts no longer.
    TakenOff(String),
    /// A sign that it is cancelled was looked for.
    SignAnswered(String, Option<bool>),
    /// Names are left out of the record, or no longer.
    NamesToggled,
    /// Why the charge may have come; none to choose anew.
    CauseChosen(Option<Cause>),
}

impl Ending {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        match message {
            Message::Seen(seen) => {
                let event = Event::ConfirmationSeen { seen };
                Action::event_and_focus(event, focus_after_seen(seen))
            }
            // What comes of it has a heading of its own in the place of this one.
            Message::Charged(came) => {
                let events = if came {
                    again::came(context.case)
                } else {
                    vec![again::none_came(context.case, context.today)]
                };
                Action::RecordAndFocus(events, "title-ending".to_owned())
            }
            Message::Typed(field, text) => Action::Typed(field, text),
            Message::PriceTaken(price, typed) => take_price(price, typed),
            Message::PeriodChosen(every) => choose_period(context, every),
            Message::ReasonGiven(reason) => self.give_reason(reason),
            Message::ReasonTyped(typed) => self.type_reason(typed),
            Message::ReasonKept => self.keep_reason(),
            Message::Toggled(part) => {
                toggle(&mut self.open, part);
                Action::None
            }
            Message::EndedNow => Action::event(Event::Ended {
                end: End::Cancelled,
            }),
            Message::Resumed => Action::event(commands::resume()),
            Message::StartedOver => {
                Action::event(commands::start_over(context.guide, context.case))
            }
            Message::Steps => Action::Go(Target::Page(CasePage::Steps)),
            Message::Finder => Action::Go(Target::Page(CasePage::Finder)),
            Message::Guide(guide) => Action::BeginOrOpen(guide),
            Message::Letter(message) => self.letters.update(message, known(context)),
            Message::CauseChosen(cause) => {
                Action::event_and_focus(again::choose(cause), "ending-causes")
            }
            Message::Copied(text) => Action::Copy(text),
            Message::Keep(keep) => Action::Keep(keep),
            Message::PathTyped(typed) => {
                self.path = typed;
                Action::None
            }
            Message::PathEntered => self.attach_typed(),
            Message::TakenOff(sha256) => Action::event(Event::FileTakenOff { sha256 }),
            Message::SignAnswered(sign, seen) => Action::event(Event::SignAnswered { sign, seen }),
            Message::NamesToggled => {
                self.without_names = !self.without_names;
                Action::None
            }
        }
    }

    /// What was typed stays until the file is there: it may be refused.
    fn attach_typed(&self) -> Action {
        if self.path.trim().is_empty() {
            return Action::None;
        }
        Action::Keep(Keep::AttachFrom(self.path.clone()))
    }

    /// Takes in that a file was attached.
    pub fn on_attached(&mut self) {
        self.path.clear();
    }

    /// The field for a reason gets the keyboard focus when it opens.
    fn type_reason(&mut self, typed: String) -> Action {
        match self.reason.replace(typed) {
            None => Action::Focus("ending-reason-field".to_owned()),
            Some(_) => Action::None,
        }
    }

    fn keep_reason(&mut self) -> Action {
        let typed = self.reason.as_deref().unwrap_or_default().trim();
        if typed.is_empty() {
            return Action::None;
        }
        let typed = typed.to_owned();
        self.give_reason(Some(typed))
    }

    fn give_reason(&mut self, reason: Option<String>) -> Action {
        self.reason = None;
        self.open.remove(&Part::Reason);
        Action::event_and_focus(Event::ReasonGiven { reason }, "ending-reason-title")
    }

    fn is_shown(&self, part: Part) -> bool {
        self.open.contains(&part)
    }

    /// What Enter does while nothing has the focus.
    pub fn primary(&self, context: CaseContext<'_>) -> Option<Message> {
        match &context.case.outcome {
            Outcome::ChargedAgain => Some(charged::primary(context)),
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
            Outcome::Open => not_yet(self, context),
            Outcome::ChargedAgain => charged::view(self, context),
            Outcome::Proven { .. } => proven::view(self, context),
            Outcome::MovedTo(guide) => other_outcome::moved(context, guide),
            Outcome::Ended { end, .. } if end.is_cancelled() => proof::view(self, context),
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
        drafts: Some(context.drafts),
        region: context.region(),
        today: context.today,
        country: context.country,
        narrow: context.room == Breakpoint::Narrow,
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
    let events = money::noted(Some(price), typed.clone());
    Action::RecordAndType(events, Field::Price, typed)
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
    let is_open = Checklist::of(context.guide, context.case)
        .is_some_and(|checklist| checklist.current().is_some());
    if is_open {
        control::secondary("ending-resume", tr("ending-resume")).on_press(Message::Resumed)
    } else {
        control::secondary("ending-start-over", tr("ending-start-over"))
            .on_press(Message::StartedOver)
    }
}

/// The steps are still under way; what went out already may wait for an answer.
fn not_yet<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Element<'a, Message> {
    let on = control::primary("ending-steps", tr("ending-to-steps")).on_press(Message::Steps);
    let content = column![
        semantics::heading(2, tr("ending-not-yet")).id("title-ending"),
        text::body(tr("ending-not-yet-text")),
        on
    ]
    .spacing(space::M);
    column![card::card(content)]
        .push(handed::waiting(screen, context))
        .spacing(space::M)
        .into()
}
