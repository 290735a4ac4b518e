//! One line of a statement: whose it is, and the case to begin with it.

use iced::widget::{column, container};

use crate::app::context::Context;
use crate::app::ui::widget::Element;
use crate::app::ui::{control, field, semantics, space, text};
use crate::guide::Certainty;
use crate::i18n::{text as word, tr, tr_with};
use crate::present::charges::{GENERAL, whose};
use crate::statement::Match;

use super::Message;

/// The id of the button that begins the case.
pub const BEGIN: &str = "charges-begin";
/// The widest that the field gets.
const WIDTH: f32 = 520.0;
/// With fewer letters than this nothing is said to a line that fits nothing.
const ENOUGH: usize = 4;

/// The field, and below it what its line means.
pub fn view<'a>(line: &'a str, matches: &'a [Match], context: Context<'a>) -> Element<'a, Message> {
    let field = field::field("charges-line", tr("charges-line"), line)
        .placeholder(tr("charges-line-example"))
        .hint(tr("charges-line-hint"))
        .on_input(Message::LineTyped)
        .on_submit(Message::LineEntered);
    column![
        container(field).max_width(WIDTH),
        meaning(line, matches, context)
    ]
    .spacing(space::S)
    .into()
}

fn meaning<'a>(line: &str, matches: &'a [Match], context: Context<'a>) -> Element<'a, Message> {
    let Some(found) = matches.first() else {
        return unknown(line, context);
    };
    let surely = tr(match found.certainty {
        Certainty::Sure => "finder-surely-sure",
        Certainty::Likely => "finder-surely-likely",
        Certainty::Possible => "finder-surely-possible",
    });
    let whose = whose(found);
    let spoken = format!("{whose} {surely}");
    let lines = column![
        text::body(whose),
        text::secondary(found.say.clone()),
        text::note(surely)
    ];
    let said = semantics::status(spoken, lines.spacing(space::XS));
    // A line that names only who collects leads to the guide for any subscription.
    let (guide, known) = if found.names_service() {
        (found.guide.as_str(), Some(found))
    } else {
        (GENERAL, matches.iter().find(|one| one.guide == GENERAL))
    };
    column![said, begin(guide, known, context)]
        .spacing(space::M)
        .into()
}

/// What is said to a line that no guide knows.
fn unknown<'a>(line: &str, context: Context<'a>) -> Element<'a, Message> {
    if line.trim().chars().count() < ENOUGH {
        return semantics::status("", iced::widget::space()).into();
    }
    let words = match context.catalogue.guide(GENERAL) {
        Some(guide) => tr_with("charges-line-unknown", &[("guide", word(&guide.title))]),
        None => tr("charges-line-unknown-plain"),
    };
    let said = semantics::status(words.clone(), text::secondary(words));
    column![said, begin(GENERAL, None, context)]
        .spacing(space::M)
        .into()
}

/// The button that begins a case of this guide; nothing where the guide is not there.
fn begin<'a>(guide: &str, known: Option<&Match>, context: Context<'a>) -> Element<'a, Message> {
    let Some(guide) = context.catalogue.guide(guide) else {
        return iced::widget::space().into();
    };
    let label = tr_with("charges-begin", &[("guide", word(&guide.title))]);
    control::primary(BEGIN, label)
        .on_press(Message::Begun(guide.id.clone(), known.cloned()))
        .into()
}
