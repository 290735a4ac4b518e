//! A file from the bank: chosen, dropped or named, and what is charged again and again in it.

use iced::widget::{Column, column, container, row};

use crate::app::context::Context;
use crate::app::screen::parts;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, field, semantics, space, text};
use crate::guide::catalogue::ANY_OTHER;
use crate::i18n::{text as word, tr, tr_with};
use crate::present::charges as words;
use crate::statement::Charge;

use super::{Charges, File, Found, Message};

/// The id of the heading over what was found.
pub const HEADING: &str = "charges-found";
/// The widest that the field gets.
const WIDTH: f32 = 520.0;

/// How to bring a file here, and what is in it.
pub fn view<'a>(charges: &'a Charges, context: Context<'a>) -> Element<'a, Message> {
    let is_read = matches!(charges.file, File::Read(_));
    let choose = if is_read {
        "charges-choose-other"
    } else {
        "charges-choose"
    };
    let choose = control::secondary("charges-choose", tr(choose))
        .icon(Icon::Folder)
        .on_press(Message::Choose);
    let path = field::field("charges-path", tr("charges-path"), charges.path.as_str())
        .on_input(Message::PathTyped)
        .on_submit(Message::Read);
    let read = control::secondary("charges-read", tr("charges-read"))
        .on_press_maybe((!charges.path.trim().is_empty()).then_some(Message::Read));
    let content = column![
        parts::section(tr("charges-file")),
        text::body(tr("charges-file-about")),
        text::secondary(tr("charges-file-where")),
        choose,
        container(path).max_width(WIDTH),
        read,
        said(&charges.file),
    ]
    .spacing(space::M);
    let target = card::inset(content).padding([space::L, space::L]);
    match &charges.file {
        File::Read(found) => column![target, list(charges, found, context)]
            .spacing(space::L)
            .into(),
        _ => target.into(),
    }
}

/// What the screen says of the file itself, read out when it changes.
fn said<'a>(file: &File) -> Element<'a, Message> {
    let words = match file {
        File::None | File::Read(_) => String::new(),
        File::Reading => tr("charges-reading"),
        File::Refused(why) => why.clone(),
        File::Forgotten => tr("charges-forgotten"),
    };
    if words.is_empty() {
        return semantics::nothing_yet();
    }
    let is_refused = matches!(file, File::Refused(_));
    let style = if is_refused {
        text::caution
    } else {
        text::muted
    };
    semantics::status(words.clone(), text::body(words).style(style)).into()
}

fn list<'a>(charges: &'a Charges, found: &'a Found, context: Context<'a>) -> Element<'a, Message> {
    let heading = semantics::heading(2, tr("charges-list")).id(HEADING);
    let summary = format!("{}: {}", found.name, found.summary);
    let forget = control::words("charges-forget", tr("charges-forget")).on_press(Message::Forgot);
    let mut content = column![
        heading,
        semantics::status(summary.clone(), text::body(summary)),
        forget
    ]
    .spacing(space::M);
    if found.charges.is_empty() {
        return content.into();
    }
    let fill = tr("charges-fill");
    let label = column![
        text::set(text::SECONDARY, fill.clone()),
        text::note(tr("charges-fill-hint"))
    ];
    content = content.push(
        control::checkbox_with("charges-fill", fill, !charges.keep_out, label)
            .on_press(Message::FillToggled),
    );
    let mut cards = Column::new().spacing(space::M);
    for (at, charge) in found.charges.iter().enumerate() {
        cards = cards.push(charge_card(at, charge, context));
    }
    content
        .push(semantics::group(Role::List, tr("charges-list"), cards))
        .into()
}

fn charge_card<'a>(at: usize, charge: &'a Charge, context: Context<'a>) -> Element<'a, Message> {
    let known = charge.known.as_ref();
    let guide = known.map_or(ANY_OTHER, |known| known.guide.as_str());
    let mut content = column![
        parts::card_title(charge.name.as_str()),
        text::body(words::price(charge)),
        text::secondary(words::dates(charge, context.today)),
        text::secondary(words::guide(context.catalogue, charge)),
        text::note(words::rows(charge)),
    ]
    .spacing(space::XS);
    if let Some(guide) = context.catalogue.guide(guide) {
        let title = || word(&guide.title);
        let values = [("guide", title()), ("name", word(&charge.name))];
        let begin = control::secondary(
            format!("charges-begin-{at}"),
            tr_with("charges-begin", &[("guide", title())]),
        )
        .name(tr_with("charges-begin-name", &values))
        .on_press(Message::BegunWith(at));
        content = content.push(container(row![begin]).padding([space::S, 0.0]));
    }
    card::card(content).into()
}
