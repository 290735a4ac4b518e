//! A trial that will charge, or a plan that is paid: when the next charge comes.

use iced::widget::{Column, Row, column, row};

use crate::app::context::CaseContext;
use crate::app::drafts::Field;
use crate::app::screen::steps::asks;
use crate::app::screen::{Action, blocks};
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, Theme, card, control, semantics, space, text};
use crate::case::Event;
use crate::case::dates::Cycle;
use crate::guide::step::Fact;
use crate::i18n::tr;
use crate::present::due;
use crate::present::make_sure::trial;

/// What is opened here.
#[derive(Debug, Default)]
pub struct Paid {
    open: bool,
    /// Which of the two was chosen on this page; the case says it once a day stands there.
    chosen: Option<Kind>,
}

/// How it is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not yet: it is a trial.
    Trial,
    /// Again and again.
    Paid,
}

/// What happened here.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was opened or closed.
    Toggled,
    /// A trial, or a paid plan.
    Chosen(Kind),
    /// How often it is paid.
    Every(Cycle),
    /// A field was typed into.
    Typed(Field, String),
}

impl Paid {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: CaseContext<'_>) -> Action {
        match message {
            Message::Toggled => {
                self.open = !self.open;
                Action::None
            }
            Message::Chosen(kind) => self.choose(kind, context),
            Message::Every(cycle) => Action::event(Event::CycleNoted { cycle: Some(cycle) }),
            Message::Typed(field, typed) => {
                // A day in doubt takes the trial back; its question stays in sight.
                if field == Field::TrialEnd {
                    self.chosen = Some(Kind::Trial);
                }
                Action::Typed(field, typed)
            }
        }
    }

    fn choose(&mut self, kind: Kind, context: CaseContext<'_>) -> Action {
        self.chosen = Some(kind);
        self.open = true;
        let is_trial = trial::is_on_trial(context.case);
        match kind {
            Kind::Trial => Action::Focus(asks::field_id(&Field::TrialEnd)),
            Kind::Paid if is_trial => {
                let mut events = trial::taken_back();
                // Another plan that was chosen stays.
                if context.case.plan_id() == Some(trial::PLAN) {
                    events.push(Event::PlanChosen { plan: None });
                }
                let next = asks::field_id(&Field::Fact(Fact::RenewalDate));
                Action::RecordAndFocus(events, next)
            }
            Kind::Paid => Action::Focus(asks::field_id(&Field::Fact(Fact::RenewalDate))),
        }
    }

    fn kind(&self, context: CaseContext<'_>) -> Option<Kind> {
        let case = context.case;
        let paid = case.renewal_date().is_some() || case.cycle.is_some();
        match self.chosen {
            Some(kind) => Some(kind),
            None if trial::is_on_trial(case) => Some(Kind::Trial),
            None if paid => Some(Kind::Paid),
            None => None,
        }
    }
}

/// The card: a line that opens, and open at once for whoever is on a trial.
pub fn view<'a>(paid: &Paid, context: CaseContext<'a>) -> Element<'a, Message> {
    let kind = paid.kind(context);
    if kind == Some(Kind::Trial) {
        return card::card(trial_end(context)).into();
    }
    let line = blocks::disclosure("finder-paid", line(context), paid.open);
    let line = line.on_press(Message::Toggled);
    if !paid.open {
        return card::card(line).padding([space::S, space::M]).into();
    }
    let content = column![line, kinds(kind)]
        .push((kind == Some(Kind::Paid)).then(|| next_charge(context)))
        .spacing(space::M);
    card::card(content).padding([space::S, space::M]).into()
}

/// "5 days until the next charge", or what can be said here.
fn line(context: CaseContext<'_>) -> String {
    let due = due::of(Some(context.guide), context.case, context.today);
    let next = due
        .into_iter()
        .find(|due| due.date.kind == due::Kind::Charge);
    next.map_or_else(|| tr("trial-line"), |due| due.words)
}

fn kinds<'a>(kind: Option<Kind>) -> Element<'a, Message> {
    let mut chips = row![].spacing(space::S);
    for (id, one) in [("trial-is", Kind::Trial), ("trial-is-paid", Kind::Paid)] {
        let chip = blocks::option(id, tr(id), kind == Some(one));
        chips = chips.push(chip.on_press(Message::Chosen(one)));
    }
    let chips = chips.wrap().vertical_spacing(space::S);
    semantics::group(Role::ChoiceGroup, tr("trial-which"), chips).into()
}

fn date<'a>(
    context: CaseContext<'a>,
    label: &str,
    hint: &str,
    target: &Field,
) -> Element<'a, Message> {
    let field = asks::date(context, tr(label), target).hint(tr(hint));
    let field = Element::from(asks::stays(context, target, field));
    asks::with_doubts(context, target, field).map(|(field, typed)| Message::Typed(field, typed))
}

/// When the trial ends, and until when to decide.
fn trial_end(context: CaseContext<'_>) -> Element<'_, Message> {
    let title = semantics::heading(2, tr("trial-title")).id("finder-trial");
    let field = date(context, "trial-ends", "trial-ends-hint", &Field::TrialEnd);
    let decide = trial::decide_by(context.guide, context.case, context.today);
    let decide = decide.map(|words| {
        let sign = icon(Icon::Clock, 18.0).color(|theme: &Theme| theme.caution);
        let line = row![sign, text::label(words.clone()).style(text::caution)];
        semantics::status(words, line.spacing(space::S))
    });
    let paid = control::words("trial-is-paid", tr("trial-is-paid-after-all"));
    column![title]
        .push(decide)
        .push(field)
        .push(paid.on_press(Message::Chosen(Kind::Paid)))
        .spacing(space::M)
        .into()
}

/// How often it is paid, and when the next charge comes.
fn next_charge(context: CaseContext<'_>) -> Element<'_, Message> {
    let own = context.case.cycle();
    let chips = trial::CYCLES.into_iter().map(|(id, cycle)| {
        let chip = blocks::option(format!("paid-{id}"), tr(id), own == Some(cycle));
        chip.on_press(Message::Every(cycle)).into()
    });
    let chips = Row::with_children(chips)
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let name = tr("proof-cycle");
    let every: Column<'_, _, _, _> = column![
        text::label(name.clone()),
        semantics::group(Role::ChoiceGroup, name, chips)
    ];
    let target = Field::Fact(Fact::RenewalDate);
    let next = date(context, "ending-renewal-date", "trial-next-hint", &target);
    column![every.spacing(space::S), next]
        .spacing(space::M)
        .into()
}
