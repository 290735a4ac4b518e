//! What was handed to somebody else and waits for an answer, and the rules that help.

use iced::Length;
use iced::widget::column;

use crate::app::context::CaseContext;
use crate::app::screen::letters;
use crate::app::ui::widget::Element;
use crate::app::ui::{card, semantics, space, text};
use crate::i18n::tr;
use crate::present::make_sure::rules::{self, Rule};
use crate::present::make_sure::waiting;

use super::{Ending, Message, known};

/// Letters that wait for an answer, each with the one that comes next where it is late; none
/// where nothing waits.
pub fn waiting<'a>(screen: &'a Ending, context: CaseContext<'a>) -> Option<Element<'a, Message>> {
    let waiting = waiting::all(context.guide, context.case, context.today);
    if waiting.is_empty() {
        return None;
    }
    let title = semantics::heading(3, tr("waiting-title")).id("ending-waiting-title");
    let mut list = column![title].spacing(space::M).width(Length::Fill);
    for one in &waiting {
        let at = format!("ending-waits-{}", one.letter);
        list = list.push(letters::waits(&at, one).map(Message::Letter));
        let next = one.next.filter(|_| one.is_late);
        list = list.push(next.map(|next| {
            let letters = &screen.letters;
            letters.view(&at, next, known(context)).map(Message::Letter)
        }));
    }
    Some(card::card(list).into())
}

/// The rules of the person's country; none where none are known.
pub fn rules(context: CaseContext<'_>) -> Option<Element<'_, Message>> {
    let rules = rules::of(context.guide, context.region());
    if rules.is_empty() {
        return None;
    }
    let title = rules::title(context.guide, context.region());
    let mut list = column![
        semantics::heading(3, title),
        text::secondary(tr("rule-about"))
    ]
    .spacing(space::M)
    .width(Length::Fill);
    for one in rules {
        list = list.push(rule(one));
    }
    Some(card::card(list).into())
}

/// A rule, with who says so and since when.
pub fn rule<'a>(rule: Rule) -> Element<'a, Message> {
    let mut lines = column![text::label(rule.title)]
        .spacing(2.0)
        .width(Length::Fill);
    for words in rule.words {
        lines = lines.push(text::body(words));
    }
    lines.push(text::note(rule.source)).into()
}
