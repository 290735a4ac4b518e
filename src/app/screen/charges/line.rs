//! One line of a statement: whose it is, and the case to begin with it.

use iced::widget::{column, container};

use crate::app::context::Context;
use crate::app::screen::blocks;
use crate::app::ui::widget::Element;
use crate::app::ui::{control, field, semantics, space, text};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::charges as words;
use crate::statement::Match;

use super::Message;

/// The id of the button that begins the case.
pub const BEGIN: &str = "charges-begin";
/// The widest that the field gets.
const WIDTH: f32 = 520.0;

/// The field, and below it what its line means; `matches` is none while it says too little.
pub fn view<'a>(
    line: &'a str,
    matches: Option<&'a [Match]>,
    context: Context<'a>,
) -> Element<'a, Message> {
    let field = field::field("charges-line", tr("charges-line"), line)
        .placeholder(tr("charges-line-example"))
        .hint(tr("charges-line-hint"))
        .on_input(Message::LineTyped)
        .on_submit(Message::LineEntered);
    let said = match matches {
        Some(matches) => meaning(line, matches, context),
        None => semantics::nothing_yet(),
    };
    column![container(field).max_width(WIDTH), said]
        .spacing(space::S)
        .into()
}

fn meaning<'a>(line: &str, matches: &'a [Match], context: Context<'a>) -> Element<'a, Message> {
    let Some(found) = matches.first() else {
        return unknown(line, context);
    };
    let whose = words::whose(found);
    let certainty = Some(found.certainty);
    let spoken = words::with_certainty(&whose, certainty);
    let explained = words::explained(found).map(|say| text::secondary(say.to_owned()));
    let lines = column![text::body(whose)]
        .push(explained)
        .push(text::note(words::surely(certainty)));
    let said = blocks::surely(spoken, lines.spacing(space::XS), certainty);
    column![said, begin(matches, context)]
        .spacing(space::M)
        .into()
}

/// What is said to a line that no guide knows.
fn unknown<'a>(line: &str, context: Context<'a>) -> Element<'a, Message> {
    if !words::is_enough(line) {
        return semantics::nothing_yet();
    }
    let words = words::unknown(context.catalogue);
    let said = semantics::status(words.clone(), text::secondary(words));
    column![said, begin(&[], context)].spacing(space::M).into()
}

/// The button that begins the case; nothing where its guide is not there.
fn begin<'a>(matches: &[Match], context: Context<'a>) -> Element<'a, Message> {
    let (guide, _) = words::begin_with_line(matches);
    let Some(guide) = context.catalogue.guide(&guide) else {
        return iced::widget::space().into();
    };
    let label = tr_with("charges-begin", &[("guide", word(&guide.title))]);
    control::primary(BEGIN, label)
        .on_press(Message::Begun)
        .into()
}
