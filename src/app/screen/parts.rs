//! Small pieces that several pages share.

use std::borrow::Cow;

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use crate::app::ui::icon::{self, Icon};
use crate::app::ui::widget::Element;
use crate::app::ui::{Role, Theme, card, control, semantics, space, text};
use crate::guide::{Claim, How};

/// The heading over a group of cards: quiet, and announced as a heading of level 2.
pub fn section<'a, M: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    heading(2, words.into(), text::caption)
}

/// The title of a card in a [`section`]: announced as a heading of level 3.
pub fn card_title<'a, M: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    heading(3, words.into(), text::card_title)
}

fn heading<'a, M: 'a>(
    level: u8,
    words: Cow<'a, str>,
    set: fn(Cow<'a, str>) -> text::Text<'a>,
) -> Element<'a, M> {
    let (words, name) = text::named(words);
    semantics::group(Role::Heading(level), name, set(words))
        .leaf()
        .into()
}

/// A list of sentences, each with a sign before it.
pub fn bullets<'a, M: 'a>(
    sentences: impl IntoIterator<Item = &'a str>,
    sign: Icon,
    color: fn(&Theme) -> iced::Color,
) -> Element<'a, M> {
    let mut list = Column::new().spacing(space::S);
    for sentence in sentences {
        let sign = container(icon::icon(sign, 16.0).color(color)).padding([3.0, 0.0]);
        let line = row![sign, text::body(sentence).width(Length::Fill)].spacing(space::S);
        list = list.push(line.align_y(Alignment::Start));
    }
    list.into()
}

/// A claim, and how it is known where that is not sure.
pub fn claim<'a, M: 'a>(claim: &'a Claim) -> Element<'a, M> {
    let mut lines = column![text::body(claim.text.as_str())].spacing(2.0);
    if matches!(claim.checked.how, How::Reported | How::Unconfirmed) {
        lines = lines.push(text::note(crate::present::how_known(&claim.checked)));
    }
    lines.width(Length::Fill).into()
}

/// What was chosen before on this page, with the loud button that leaves it so.
pub fn kept<'a, M: Clone + 'a>(
    words: impl Into<Cow<'a, str>>,
    label: impl Into<Cow<'a, str>>,
    message: M,
) -> Element<'a, M> {
    let words = text::body(words);
    let button = control::primary("keep", label).on_press(message);
    card::chosen(column![words, button].spacing(space::M)).into()
}
