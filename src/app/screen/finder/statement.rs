//! What the charge says on the statement, and what that means. The line itself is not kept.

use iced::widget::{column, container};

use crate::app::context::CaseContext;
use crate::app::screen::blocks;
use crate::app::ui::widget::Element;
use crate::app::ui::{control, field, semantics, space, text};
use crate::guide::{Certainty, Pattern};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::charges;

use super::{Finder, Message};

/// The widest that the field gets.
const WIDTH: f32 = 520.0;

/// The field, and below it what its line means.
pub fn view<'a>(finder: &'a Finder, context: CaseContext<'a>) -> Element<'a, Message> {
    let field = field::field("finder-line", tr("finder-line"), finder.line.as_str())
        .placeholder(tr("finder-line-example"))
        .hint(tr("finder-line-hint"))
        .on_input(Message::Typed)
        .on_submit(Message::Entered);
    let typed = !finder.line.trim().is_empty();
    let result = if typed {
        understood(finder)
    } else {
        remembered(context)
    };
    column![container(field).max_width(WIDTH), result]
        .spacing(space::S)
        .into()
}

/// What the line that is typed means.
fn understood<'a>(finder: &Finder) -> Element<'a, Message> {
    let Some(findings) = &finder.findings else {
        return result("", None);
    };
    match findings.first() {
        Some(finding) => {
            let points = !finding.pattern.channels.is_empty();
            result(&finding.pattern.say, points.then_some(finding.certainty))
        }
        None if !charges::is_enough(&finder.line) => result("", None),
        None => plain(tr("finder-line-unknown")),
    }
}

/// What a line pointed to that was typed another time.
pub(super) fn remembered(context: CaseContext<'_>) -> Element<'_, Message> {
    let Some(pattern) = kept(context) else {
        return result("", None);
    };
    let words = tr_with("finder-remembered", &[("say", word(pattern.say.clone()))]);
    let points = !pattern.channels.is_empty();
    let forget = control::words("finder-forget", tr("finder-forget")).on_press(Message::Forgot);
    column![
        result(
            &words,
            points.then_some(context.case.pattern_certainty.unwrap_or(pattern.certainty)),
        ),
        text::note(tr("finder-not-kept")),
        forget
    ]
    .spacing(space::XS)
    .into()
}

fn kept(context: CaseContext<'_>) -> Option<&Pattern> {
    let id = context.case.pattern.as_deref()?;
    let mut patterns = context.guide.billing.statement.iter();
    patterns.find(|pattern| pattern.id == id)
}

/// The guide's own sentence and how surely it holds, with a sign: read out when it changes.
fn result<'a>(words: &str, certainty: Option<Certainty>) -> Element<'a, Message> {
    if words.is_empty() {
        return semantics::nothing_yet();
    }
    let said = blocks::by_certainty(certainty, words);
    let lines = column![said, text::note(charges::surely(certainty))];
    blocks::surely(charges::with_certainty(words, certainty), lines, certainty)
}

fn plain<'a>(words: String) -> Element<'a, Message> {
    semantics::status(words.clone(), text::secondary(words)).into()
}
