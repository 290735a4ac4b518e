//! The lines of the checklist.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use crate::case::StepMark;
use crate::case::checklist::{Checklist, Item, State};
use crate::guide::step::Kind;
use crate::i18n::{number, text as word, tr, tr_with};
use crate::present;

use super::current_step::CurrentStep;
use super::{Message, Steps, labels};
use crate::app::context::CaseContext;
use crate::app::ui::mark::{Mark, step_box};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, semantics, space, text};

/// Every line, the current step as its card, with `below` under that.
pub fn rows<'a>(
    steps: &'a Steps,
    context: CaseContext<'a>,
    checklist: &Checklist<'a>,
    mut below: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let mut list = Column::new().spacing(space::XS);
    let folded = folded(checklist);
    if folded > 0 {
        list = list.push(done(steps, folded));
    }
    let hidden = if steps.show_done { 0 } else { folded };
    let numbered = checklist.items.iter().filter(|item| item.number.is_some());
    for item in numbered.skip(hidden) {
        let is_current = checklist.is_current(&item.step.id);
        let content = if is_current {
            let current = CurrentStep {
                steps,
                context,
                checklist,
                item,
            };
            current.card()
        } else {
            line(steps, context, item)
        };
        list = list.push(semantics::group(Role::Group, "", content));
        if is_current {
            list = list.push(below.take());
        }
    }
    list = list.push(below);
    if checklist.may_grow() {
        list = list.push(
            container(text::note(tr("steps-may-grow")).style(text::muted))
                .padding([space::S, space::L]),
        );
    }
    list.into()
}

/// So many steps at the beginning are done and fold into one line: all before the first that
/// is open or at hand.
fn folded(checklist: &Checklist<'_>) -> usize {
    if checklist.current().is_none() {
        return 0;
    }
    let numbered = checklist.items.iter().filter(|item| item.number.is_some());
    numbered
        .take_while(|item| item.state.is_settled() && !item.changed)
        .count()
}

/// The line that stands for the steps that are done.
fn done<'a>(steps: &Steps, folded: usize) -> Element<'a, Message> {
    let words = tr_with("steps-folded", &[("n", number(folded))]);
    let label = tr(if steps.show_done {
        "backup-hide"
    } else {
        "backup-show"
    });
    let name = tr_with(
        "steps-folded-name",
        &[
            ("what", word(label.clone())),
            ("steps", word(words.clone())),
        ],
    );
    let show = control::words("steps-done", label)
        .name(name)
        .expanded(steps.show_done)
        .on_press(Message::ShowDone);
    let line = row![
        step_box(Mark::Ticked),
        text::set(text::STEP, words).style(text::muted),
        show
    ]
    .spacing(space::M)
    .align_y(Alignment::Center);
    container(line).padding([space::XS, space::M]).into()
}

/// One line: a box to tick, the title to read on, and what is worth saying about it.
fn line<'a>(steps: &'a Steps, context: CaseContext<'a>, item: &Item<'a>) -> Element<'a, Message> {
    let id = &item.step.id;
    let opened = steps.opened.as_ref() == Some(id);
    let title = text::set(text::STEP, item.step.title.as_str());
    let title = if item.state.is_settled() {
        title.style(text::muted)
    } else {
        title
    };
    let mut words = column![
        control::control(
            format!("read-{id}"),
            Role::Button,
            item.step.title.clone(),
            title,
        )
        .expanded(opened)
        .on_press(Message::Read(id.clone()))
    ]
    .width(Length::Fill);
    for note in notes(item) {
        words = words.push(note);
    }
    if opened {
        words = words.push(details(context, item));
    }
    let line = row![tick(item), words]
        .spacing(space::M)
        .align_y(Alignment::Start);
    container(line).padding([space::XS, space::M]).into()
}

fn tick<'a>(item: &Item<'a>) -> Element<'a, Message> {
    let id = item.step.id.clone();
    let number_of = item.number.unwrap_or(0);
    let name = tr_with(
        "steps-tick",
        &[
            ("n", number(number_of)),
            ("step", word(item.step.title.clone())),
        ],
    );
    let (mark, message) = match &item.state {
        State::Done | State::Chosen(_) => (Mark::Ticked, Some(Message::Unticked(id.clone()))),
        State::Skipped(_) => (Mark::Skipped, Some(Message::Unticked(id.clone()))),
        State::Locked | State::PassedOver => (Mark::Number(number_of), None),
        State::Open if item.step.kind == Kind::Choose => {
            (Mark::Number(number_of), Some(Message::WentTo(id.clone())))
        }
        State::Open => (Mark::Number(number_of), Some(Message::Ticked(id.clone()))),
    };
    let done = matches!(item.state, State::Done | State::Chosen(_));
    control::tick(format!("tick-{id}"), name, done, step_box(mark))
        .on_press_maybe(message)
        .into()
}

/// What is worth saying under a line's title.
fn notes<'a>(item: &Item<'a>) -> Vec<Element<'a, Message>> {
    let mut notes: Vec<Element<'a, Message>> = Vec::new();
    match &item.state {
        State::Skipped(reason) => {
            let words = text::note(present::step::skipped(reason));
            notes.push(words.style(text::muted).into());
        }
        State::Chosen(option) => {
            let chosen = item.step.options.iter().find(|choice| choice.id == *option);
            if let Some(choice) = chosen {
                notes.push(text::note(choice.text.as_str()).style(text::muted).into());
            }
        }
        _ => {}
    }
    let changed = present::step::changed(item);
    notes.extend(changed.map(|words| text::note(words).style(text::caution).into()));
    notes
}

/// A line opened to be read: its sentences, and the way to it.
fn details<'a>(context: CaseContext<'a>, item: &Item<'a>) -> Element<'a, Message> {
    let mut content = column![].spacing(space::S);
    content = content.push(text::body(item.step.say.join(" ")).style(text::muted));
    if !item.step.path.is_empty() {
        content = content.push(labels::path(context, item.step));
    }
    let id = item.step.id.clone();
    let button = if item.state.is_settled() {
        control::secondary(format!("again-{id}"), tr("steps-do-again"))
            .on_press(Message::Unticked(id))
    } else {
        control::secondary(format!("go-{id}"), tr("steps-go-to")).on_press(Message::WentTo(id))
    };
    content.push(button).into()
}

/// A ticked step that the guide no longer holds.
pub fn removed<'a>(mark: &StepMark) -> Element<'a, Message> {
    let words = present::step::removed(mark);
    let shown = text::note(words.clone()).style(text::muted);
    card::inset(semantics::spoken(words, shown)).into()
}
