//! The step at hand alone, in the small window beside the browser.

use iced::widget::{column, row};

use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, control, semantics, space, text};
use crate::case::backup;
use crate::case::checklist::{Checklist, Item, State};
use crate::guide::step::Kind;
use crate::i18n::{number, tr, tr_with};

use super::current_step::CurrentStep;
use super::{Message, Steps, all_answered, gate, something_else};

/// The page.
pub fn view<'a>(steps: &'a Steps, context: CaseContext<'a>) -> Element<'a, Message> {
    let Some(checklist) = Checklist::of(context.guide, context.case) else {
        return text::body(tr("steps-no-channel")).into();
    };
    let Some(item) = checklist.current() else {
        return all_answered(context, &checklist);
    };
    let title = semantics::heading(2, item.step.title.as_str());
    let title = title.id(super::title_id(&item.step.id));
    let content = column![title].spacing(space::M);
    if item.state == State::Locked {
        return content.push(gate::view(context)).into();
    }
    let checklist = &checklist;
    let current = CurrentStep {
        steps,
        context,
        checklist,
        item,
    };
    let mut content = current.questions(current.instructions(content));
    content = content.push(current.buttons()).push(again(steps, item));
    content = content.push(current.late_caution());
    if steps.something_else {
        let picked = steps.picked.as_deref();
        content = content.push(something_else::panel(picked, context, item.step));
    }
    content.push(reminder(context, item)).into()
}

/// Opens the page once more, after it was opened.
fn again<'a>(steps: &Steps, item: &Item<'a>) -> Option<Element<'a, Message>> {
    let link = Steps::link(item.step).filter(|_| !steps.link_is_loud(item))?;
    let again = control::words("page-again", tr("steps-open-again"));
    Some(again.on_press(Message::Opened(link.to_owned())).into())
}

/// "Backup before the last press: 2 open", which leads there.
fn reminder<'a>(context: CaseContext<'a>, item: &Item<'a>) -> Option<Element<'a, Message>> {
    let items = backup::at_stake(context.guide, context.case);
    let open = items.iter().filter(|item| !item.is_answered()).count();
    if open == 0 || item.step.kind == Kind::Confirm {
        return None;
    }
    let words = tr_with("steps-beside-backup", &[("n", number(open))]);
    let finish = control::words("panel-finish", tr("panel-save")).on_press(Message::Backup);
    let line = row![card::caution_title(words), finish].spacing(space::M);
    let line = line.wrap().vertical_spacing(0.0);
    Some(card::caution(line).padding([space::S, space::M]).into())
}
