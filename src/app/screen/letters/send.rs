//! The ways to send a letter, and the wait for its answer.

use iced::Alignment;
use iced::widget::{Row, column, row};

use super::{Known, Message};
use crate::app::screen::blocks;
use crate::app::ui::icon::Icon;
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, card, control, link, semantics, space, text};
use crate::export::letter::Form;
use crate::export::mail;
use crate::guide::link::Error;
use crate::guide::{Letter, Medium};
use crate::i18n::{text as word, tr, tr_with};
use crate::present::make_sure::letter::{self as words, Gap};
use crate::present::make_sure::waiting::{self, Waiting};

/// What can be done with the text, and the page where it is sent.
pub fn view<'a>(
    at: &str,
    letter: &'a Letter,
    gaps: &[Gap<'a>],
    whole: &str,
    known: Known<'a>,
) -> Element<'a, Message> {
    let named = |id: &str| tr_with(id, &[("title", word(letter.title.clone()))]);
    let copied = known.copied.said(whole).map(link::copied);
    let mut ways = row![].spacing(space::S).align_y(Alignment::Center);
    let mut note = None;
    if letter.medium == Medium::Email {
        let subject = words::subject(letter, gaps, known.guide);
        if mail::short_address(&subject, whole).is_some() {
            let mail = control::secondary(format!("{at}-mail"), tr("letters-mail"));
            ways = ways.push(mail.on_press(Message::Mailed(letter.id.clone())));
        } else {
            note = Some(text::note(tr("letters-mail-too-long")));
        }
    }
    let copy = control::secondary(format!("{at}-copy"), tr("letters-copy"))
        .icon(Icon::Copy)
        .name(named("letters-copy-name"))
        .on_press(Message::Copied(letter.id.clone()));
    ways = ways.push(copy).push(copied);
    if letter.medium != Medium::Chat {
        for (form, id) in [
            (Form::Page, "letters-save-page"),
            (Form::Text, "letters-save-text"),
        ] {
            let save = control::quiet(format!("{at}-{id}"), tr(id));
            ways = ways.push(save.on_press(Message::Saved(letter.id.clone(), form)));
        }
    }
    column![ways.wrap().vertical_spacing(space::S)]
        .push(note)
        .push(page(at, letter, known))
        .spacing(space::S)
        .into()
}

/// The page where it is sent, with its host.
fn page<'a>(at: &str, letter: &'a Letter, known: Known<'a>) -> Option<Element<'a, Message>> {
    let link = letter.link.as_ref().filter(|link| {
        let address = known.guide.address(link, known.region);
        !matches!(address, Err(Error::NoRegion))
    })?;
    Some(blocks::link_out(
        known.guide,
        known.region,
        at,
        link,
        Message::Opened(link.clone()),
        Message::AddressCopied(link.clone()),
        known.copied,
    ))
}

/// That it went out, and until when an answer is waited for.
pub fn answer<'a>(at: &str, letter: &'a Letter, known: Known<'a>) -> Option<Element<'a, Message>> {
    let case = known.case?;
    let waiting = waiting::all(known.guide, case, known.today);
    if let Some(waiting) = waiting.into_iter().find(|one| one.letter == letter.id) {
        return Some(waits(at, &waiting));
    }
    let asked = waiting::sent_label(letter);
    let about = text::secondary(tr("waiting-remind"));
    let mut chips = Vec::new();
    for days in waiting::choices(letter) {
        let chip = blocks::answer(format!("{at}-sent-{days}"), waiting::choice(days), false);
        chips.push(
            chip.on_press(Message::Sent(letter.id.clone(), Some(days)))
                .into(),
        );
    }
    let none = blocks::answer(format!("{at}-sent"), tr("waiting-no-reminder"), false);
    chips.push(none.on_press(Message::Sent(letter.id.clone(), None)).into());
    let chips = Row::with_children(chips)
        .spacing(space::S)
        .wrap()
        .vertical_spacing(space::S);
    let chips = semantics::group(Role::Answers, asked.clone(), chips);
    Some(
        column![text::label(asked), about, chips]
            .spacing(space::XS)
            .into(),
    )
}

/// A letter that waits: since when, until when, and what can be said about it.
pub fn waits<'a>(at: &str, waiting: &Waiting<'a>) -> Element<'a, Message> {
    let id = waiting.letter.to_owned();
    let foreground = if waiting.is_late {
        text::caution
    } else {
        text::strong_ink
    };
    let words = text::body(waiting.words.clone()).style(foreground);
    let came = control::secondary(format!("{at}-answered"), tr("waiting-answered"))
        .on_press(Message::Answered(id.clone()));
    let longer =
        control::quiet(format!("{at}-longer"), tr("waiting-longer")).on_press(Message::Waits(id));
    let mut content = column![semantics::status(waiting.words.clone(), words)].spacing(space::S);
    if waiting.is_late {
        content = content.push(text::body(waiting::what_next(waiting)));
    }
    let ways = row![came, longer].spacing(space::S);
    let content = content.push(ways.wrap().vertical_spacing(space::S));
    if waiting.is_late {
        card::caution(content).into()
    } else {
        card::inset(content).into()
    }
}
