//! The page that a step opens: the loud link, or the code for the phone.

use iced::widget::{column, row};
use iced::{Alignment, Length};

use crate::app::context::CaseContext;
use crate::app::ui::widget::Element;
use crate::app::ui::{control, link, qr, space, text};
use crate::guide::Step;
use crate::guide::link::Address;
use crate::i18n::{text as word, tr, tr_with};
use crate::present::step::is_phone;

use super::Message;

/// The width of a QR code, in logical pixels.
const CODE: f32 = 104.0;

/// The page to open here, with its host: loud until it was opened.
pub fn open<'a>(context: CaseContext<'a>, id: &str, loud: bool) -> Element<'a, Message> {
    let address = match address(context, id) {
        Ok(address) => address,
        Err(problem) => return problem,
    };
    let (label, host) = (address.label().to_owned(), address.host().to_owned());
    let open = link::open(format!("open-{id}"), label, host, loud);
    open.on_press(Message::Opened(id.to_owned())).into()
}

/// The button that copies the address of the page, and what is said after it did.
pub fn copy<'a>(context: CaseContext<'a>, id: &str) -> Option<Element<'a, Message>> {
    let address = address(context, id).ok()?;
    let name = tr_with("link-copy", &[("label", word(address.label().to_owned()))]);
    let copy = control::words(format!("open-{id}-copy"), tr("link-copy-short"))
        .name(name)
        .on_press(Message::Copied(id.to_owned()));
    let copied = context.copied.said(address.url()).map(link::copied);
    Some(row![copy].push(copied).spacing(space::S).into())
}

/// Where the phone is the place: a QR code, and the same page here. `jump` is the step to go on
/// after, where the page spares the steps before it.
pub fn code<'a>(
    context: CaseContext<'a>,
    id: &str,
    jump: Option<&'a Step>,
) -> Element<'a, Message> {
    let address = match address(context, id) {
        Ok(address) => address,
        Err(problem) => return problem,
    };
    let host = || word(address.host().to_owned());
    let here = control::link(
        format!("open-{id}"),
        tr_with("link-here", &[("host", host())]),
    )
    .on_press(Message::Opened(id.to_owned()));
    let title = if jump.is_some() {
        "link-jump"
    } else {
        "link-scan-title"
    };
    let jumped = jump.map(|step| {
        control::words("jumped", tr("link-jumped")).on_press(Message::Jumped(step.id.clone()))
    });
    let words = column![
        text::label(tr(title)),
        text::secondary(tr("link-scan")).style(text::muted),
        row![here]
            .push(copy(context, id))
            .push(jumped)
            .spacing(space::L)
            .wrap()
            .vertical_spacing(0.0)
    ]
    .spacing(space::XS)
    .width(Length::Fill);
    let Some(code) = qr::kept(address.url()) else {
        return words.into();
    };
    row![
        qr::qr(code, tr_with("link-code", &[("host", host())]), CODE),
        words
    ]
    .spacing(space::L)
    .align_y(Alignment::Start)
    .into()
}

/// The address itself, for whoever types it elsewhere.
pub fn written_out<'a>(context: CaseContext<'a>, id: &str) -> Option<Element<'a, Message>> {
    let address = address(context, id).ok()?;
    let words = tr_with(
        "link-written-out",
        &[("address", word(address.url().to_owned()))],
    );
    let shown = text::secondary(words)
        .style(text::muted)
        .wrapping(iced::widget::text::Wrapping::WordOrGlyph);
    Some(shown.into())
}

/// Whether the page of a step is opened on another device than this computer.
pub fn is_elsewhere(step: &Step) -> bool {
    step.on.is_some_and(is_phone)
}

fn address<'a>(context: CaseContext<'a>, id: &str) -> Result<Address, Element<'a, Message>> {
    context
        .guide
        .address(id, context.region())
        .map_err(|error| {
            text::secondary(error.to_string())
                .style(text::trouble)
                .into()
        })
}
