//! The gate before the confirming step: what would be lost, answered here, before anything is
//! said of what to press.

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use crate::app::context::{Breakpoint, CaseContext};
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::backup;
use crate::i18n::{number, text as word, tr, tr_with};

use super::Message;

/// The gate.
pub fn view(context: CaseContext<'_>) -> Element<'_, Message> {
    let mut open = backup::at_stake(context.guide, context.case);
    open.retain(|item| !item.is_answered());
    let title = tr_with("gate-title", &[("n", number(open.len()))]);
    let heading = card::caution_title(title);
    let mut list = Column::new().spacing(space::M);
    for (at, item) in open.iter().enumerate() {
        list = list.push(thing(context, item, at == 0));
    }
    let none =
        control::secondary("nothing-to-save", tr("gate-nothing")).on_press(Message::NothingToSave);
    let about = text::body(tr("gate-about"));
    let gate = column![heading, about, list, none].spacing(space::M);
    let then = text::note(tr("gate-then"));
    column![card::caution(gate), then].spacing(space::S).into()
}

/// One thing: what it is, how long saving it takes, and the two answers.
fn thing<'a>(
    context: CaseContext<'a>,
    item: &backup::Item<'a>,
    loud: bool,
) -> Element<'a, Message> {
    let task = item.task;
    let named = |id: &str| {
        let values = [
            ("what", word(tr(id))),
            ("thing", word(task.at_stake().to_owned())),
        ];
        tr_with("gate-button", &values)
    };
    let words = column![
        text::label(task.at_stake()),
        text::secondary(task.takes.as_str())
    ];
    let save_id = format!("gate-save-{}", task.id);
    let save = if loud {
        control::primary(save_id, tr("gate-save"))
    } else {
        control::secondary(save_id, tr("gate-save"))
    };
    let answers = row![
        save.name(named("gate-save"))
            .on_press(Message::Save(task.id.clone())),
        control::quiet(format!("gate-decline-{}", task.id), tr("backup-decline"))
            .name(named("backup-decline"))
            .on_press(Message::Declined(task.id.clone()))
    ]
    .spacing(space::XS)
    .align_y(Alignment::Center);
    let line: Element<'a, Message> = if context.room == Breakpoint::Narrow {
        column![words, answers].spacing(space::XS).into()
    } else {
        row![words.width(Length::Fill), answers]
            .align_y(Alignment::Center)
            .spacing(space::S)
            .into()
    };
    semantics::group(crate::app::ui::Role::Group, task.at_stake(), line).into()
}
