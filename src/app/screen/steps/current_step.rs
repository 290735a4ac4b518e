//! The current step, as a card: it has the one primary button of the page.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use crate::case::backup;
use crate::case::checklist::{Checklist, Item, State};
use crate::guide::Step;
use crate::guide::step::{Device, Kind};
use crate::i18n::{number, text as word, tr, tr_with};
use crate::present;

use super::{Message, Steps, asks, gate, labels, page_link, something_else};
use crate::app::context::{Breakpoint, CaseContext};
use crate::app::screen::blocks::{self, Lines};
use crate::app::ui::mark::{Mark, step_box};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};

/// The current step, with all that is asked to draw it.
#[derive(Clone, Copy)]
pub struct CurrentStep<'v, 'a> {
    /// The page.
    pub steps: &'a Steps,
    /// What is around it.
    pub context: CaseContext<'a>,
    /// The checklist.
    pub checklist: &'v Checklist<'a>,
    /// The step in it.
    pub item: &'v Item<'a>,
}

impl<'a> CurrentStep<'_, 'a> {
    /// The card.
    pub fn card(self) -> Element<'a, Message> {
        let (context, item) = (self.context, self.item);
        let step = item.step;
        let of = self.checklist.progress().1;
        let count = tr_with(
            // An open choice may still change how many there are.
            if self.checklist.may_grow() {
                "steps-count-about"
            } else {
                "steps-count"
            },
            &[("n", number(item.number.unwrap_or(0))), ("of", number(of))],
        );
        let title = semantics::heading(2, step.title.as_str())
            .id(super::title_id(&step.id))
            .description(count.clone());
        let mut content = column![].spacing(space::M).width(Length::Fill);
        if context.room == Breakpoint::Narrow {
            content = content.push(text::caption(count));
        }
        content = content.push(title);
        content = if item.state == State::Locked {
            content
                .push(gate::view(context))
                .push(back(item, self.checklist))
        } else {
            self.answers(self.instructions(content))
        };
        let body = if context.room == Breakpoint::Narrow {
            content.into()
        } else {
            let mark = step_box(Mark::Current(item.number.unwrap_or(0)));
            let line: Element<'a, Message> = row![mark, content]
                .spacing(space::M)
                .align_y(Alignment::Start)
                .into();
            line
        };
        card::card(body).into()
    }

    /// What to do, in the order in which it is needed.
    pub fn instructions(self, mut content: Lines<'a, Message>) -> Lines<'a, Message> {
        let (context, step) = (self.context, self.item.step);
        if let Some(device) = step.on.filter(|device| *device != Device::ThisComputer) {
            content = content.push(card::pill(present::step::device(device)));
        }
        content = content.push(text::body(step.say.join(" ")).style(text::muted));
        if let Some(words) = present::step::waiting(context.case, context.today) {
            content = content.push(text::body(words));
        }
        if let Some(words) = present::step::unconfirmed(step) {
            content = content.push(text::note(words).style(text::muted));
        }
        if !comes_after_gate(context, step) {
            content = content.push(present::step::caution(step).map(card::caution_note));
        }
        if let Some(link) = Steps::link(step) {
            content = content.push(page_link::open(context, link, self.link_is_loud()));
        }
        if !step.path.is_empty() && !by_hand(step) {
            content = content.push(labels::path(context, step));
        }
        if !step.press.is_empty() || !step.ignore.is_empty() {
            content = content.push(labels::press(context, step));
        }
        match &step.open {
            Some(link) if page_link::is_elsewhere(step) => {
                content.push(page_link::code(context, link, None))
            }
            Some(_) => content,
            None => content.push(shortcut(context, self.checklist)),
        }
    }

    /// What is asked before the step is done: fields, options, and a different way after too many tries.
    pub fn questions(self, mut content: Lines<'a, Message>) -> Lines<'a, Message> {
        let (context, step) = (self.context, self.item.step);
        if !step.ask.is_empty() {
            content = content.push(
                asks::fields(context, &step.id, &step.ask)
                    .map(|(field, typed)| Message::Typed(field, typed)),
            );
        }
        if let Some(after) = self.checklist.different_way() {
            content = content.push(something_else::different_way(context, after));
        }
        if step.kind == Kind::Choose {
            content = content.push(options(step));
        }
        content
    }

    /// What the person answers: what is asked, done, or something else.
    fn answers(self, content: Lines<'a, Message>) -> Lines<'a, Message> {
        let (steps, step) = (self.steps, self.item.step);
        let mut content = self.questions(content);
        content = content.push(self.buttons()).push(self.late_caution());
        // What tells that it worked comes once there is something to see; nothing above it moves.
        let done = present::step::done_when(step).filter(|_| !self.link_is_loud());
        content = content.push(done.map(|words| text::secondary(words).style(text::muted)));
        if steps.something_else {
            return content.push(card::hairline()).push(something_else::panel(
                steps.picked.as_deref(),
                self.context,
                step,
            ));
        }
        content.push(extras(steps, self.context, step))
    }

    /// "Done", and "I see something else".
    pub fn buttons(self) -> Element<'a, Message> {
        let item = self.item;
        let id = item.step.id.clone();
        let mut main = row![].spacing(space::S).align_y(Alignment::Center);
        if item.step.kind != Kind::Choose {
            let label = present::step::done(self.checklist, item);
            let open = item.state == State::Open;
            // Another step has another button: one that changed its name would say so aloud.
            let done_id = format!("done-{id}");
            let done = if self.link_is_loud() {
                control::secondary(done_id, label)
            } else {
                control::primary(done_id, label)
            };
            main = main.push(done.on_press_maybe(open.then(|| Message::Ticked(id.clone()))));
        }
        main = main.push(
            control::quiet("elsewhere", tr("common-something-else"))
                .expanded(self.steps.something_else)
                .on_press(Message::SomethingElse),
        );
        column![main.wrap()]
            .push(back(item, self.checklist))
            .spacing(space::S)
            .into()
    }

    /// What to know before the last press, where the gate was passed: what to press comes first
    /// there, so that it is in sight.
    pub fn late_caution(self) -> Option<Element<'a, Message>> {
        let caution = present::step::caution(self.item.step);
        let caution = caution.filter(|_| comes_after_gate(self.context, self.item.step));
        caution.map(card::caution_note)
    }

    fn link_is_loud(self) -> bool {
        self.steps.link_is_loud(self.item)
    }
}

/// Whether the gate asked about what would be lost before this step.
fn comes_after_gate(context: CaseContext<'_>, step: &Step) -> bool {
    step.kind == Kind::Confirm && !backup::at_stake(context.guide, context.case).is_empty()
}

/// The page of a later step, where it can be opened at once.
fn shortcut<'a>(
    context: CaseContext<'a>,
    checklist: &Checklist<'a>,
) -> Option<Element<'a, Message>> {
    let step = present::step::shortcut(checklist)?;
    let link = step.open.as_deref()?;
    Some(page_link::code(context, link, Some(step)))
}

/// What is good to know about the step, and what is seldom done with it: one line, which opens.
fn extras<'a>(steps: &'a Steps, context: CaseContext<'a>, step: &'a Step) -> Element<'a, Message> {
    let line = blocks::disclosure("step-more", tr("steps-more"), steps.more);
    let line = line.on_press(Message::More);
    if !steps.more {
        return column![card::hairline(), line].spacing(space::S).into();
    }
    let offer = step
        .offer
        .iter()
        .flat_map(|offer| [offer.text.clone(), offer.decline.clone()]);
    let proof = step
        .ask_proof
        .iter()
        .map(|proof| tr_with("steps-proof", &[("proof", word(proof.clone()))]));
    let lines = offer.chain(step.can_undo.clone()).chain(proof);
    let lines = lines.map(|line| text::secondary(line).style(text::muted).into());
    let link = step.open.as_deref();
    let skip = control::words("skip", tr("dialog-skip-do"));
    let last = row![skip.on_press(Message::SkipAsked(step.id.clone()))]
        .push(link.and_then(|link| page_link::copy(context, link)))
        .spacing(space::L)
        .wrap()
        .vertical_spacing(0.0);
    let list = Column::with_children(lines)
        .push(by_hand(step).then(|| labels::path(context, step)))
        .push(labels::all_older(context, step))
        .push(link.and_then(|link| page_link::written_out(context, link)))
        .push(last)
        .spacing(space::S);
    column![card::hairline(), line, list]
        .spacing(space::S)
        .into()
}

/// Where a page is opened, the menu that leads to it by hand is for those who need it.
fn by_hand(step: &Step) -> bool {
    !step.path.is_empty() && step.press.is_empty() && Steps::link(step).is_some()
}

fn options(step: &Step) -> Element<'_, Message> {
    let mut list = Column::new().spacing(space::S);
    for choice in &step.options {
        let id = format!("option-{}", choice.id);
        let card = control::answer_card(id, choice.text.as_str(), "", false);
        list = list.push(card.on_press(Message::Chose(step.id.clone(), choice.id.clone())));
    }
    semantics::group(Role::Answers, step.title.clone(), list).into()
}

/// The way to the step before.
fn back<'a>(item: &Item<'a>, checklist: &Checklist<'a>) -> Option<Element<'a, Message>> {
    let before = checklist.before(&item.step.id)?;
    let back = control::words("step-back", tr("steps-back"));
    Some(
        back.on_press(Message::Unticked(before.step.id.clone()))
            .into(),
    )
}
