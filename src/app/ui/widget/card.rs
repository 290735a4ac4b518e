//! Cards, chips and lines: what groups things on a page.

use std::borrow::Cow;

use iced::widget::{Container, Row, column, container, row, rule};
use iced::{Alignment, Border, Color, Length, Padding, border};

pub use super::scroll::scroll;

use super::surface::surface;
use super::uniform_grid::uniform_grid;
use crate::app::ui::icon::{self, Icon};
use crate::app::ui::semantics::{self, Role};
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::{Element, Renderer};
use crate::app::ui::{space, text};

/// A box with a ground, which can still be given a greatest width and other padding.
pub struct Card<'a, Message> {
    content: Container<'a, Message, Theme, Renderer>,
    style: fn(&Theme) -> container::Style,
}

impl<Message> Card<'_, Message> {
    /// Other padding than usual.
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.content = self.content.padding(padding);
        self
    }

    /// A greatest width, in logical pixels.
    pub fn max_width(mut self, width: f32) -> Self {
        self.content = self.content.max_width(width);
        self
    }
}

impl<'a, Message: 'a> From<Card<'a, Message>> for Element<'a, Message> {
    fn from(card: Card<'a, Message>) -> Self {
        surface(card.content, card.style)
    }
}

fn boxed<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    style: fn(&Theme) -> container::Style,
) -> Card<'a, Message> {
    let content = container(content)
        .padding(space::L + 2.0)
        .width(Length::Fill);
    Card { content, style }
}

fn ground(theme: &Theme, background: Color, line: Color) -> container::Style {
    container::Style {
        background: Some(background.into()),
        border: outline(theme, line, space::RADIUS_L),
        ..container::Style::default()
    }
}

fn outline(theme: &Theme, line: Color, radius: f32) -> Border {
    border::rounded(radius)
        .width(theme.border_width)
        .color(line)
}

/// A card.
pub fn card<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Card<'a, Message> {
    boxed(content, |theme| ground(theme, theme.surface, theme.line))
}

/// A reminder: the backup, and what can be lost. Begin it with a title in words.
pub fn caution<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Card<'a, Message> {
    boxed(content, |theme| {
        ground(theme, theme.caution_ground, theme.caution_line)
    })
}

/// A result that is good.
pub fn done<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Card<'a, Message> {
    boxed(content, |theme| {
        let line = if theme.is_high_contrast() {
            theme.done
        } else {
            theme.done_ground
        };
        ground(theme, theme.done_ground, line)
    })
}

/// Something that went wrong.
pub fn trouble<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Card<'a, Message> {
    boxed(content, |theme| {
        ground(theme, theme.trouble_ground, theme.trouble)
    })
}

/// The answer that was chosen, opened.
pub fn chosen<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Card<'a, Message> {
    boxed(content, |theme| {
        ground(theme, theme.accent_ground, theme.accent)
    })
}

/// A box set back in a card, for what is only looked at.
pub fn inset<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Card<'a, Message> {
    boxed(content, |theme| container::Style {
        background: Some(theme.inset.into()),
        border: set_back(theme),
        ..container::Style::default()
    })
}

/// A result that is good, inside a card.
pub fn done_inset<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Card<'a, Message> {
    boxed(content, |theme| container::Style {
        background: Some(theme.done_ground.into()),
        border: set_back(theme).color(theme.done),
        ..container::Style::default()
    })
}

/// No line round a soft ground, except where there are no soft grounds.
fn set_back(theme: &Theme) -> Border {
    let border = border::rounded(space::RADIUS_M);
    if theme.is_high_contrast() {
        border.width(theme.border_width).color(theme.line)
    } else {
        border
    }
}

/// The title of a reminder, with the box for backups, as a heading of level 2.
pub fn caution_title<'a, Message: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    let (words, name) = text::named(words);
    let line = row![
        icon::icon(Icon::Archive, 18.0).color(|theme| theme.caution),
        text::label(words).style(text::caution)
    ]
    .spacing(space::S)
    .align_y(Alignment::Center);
    semantics::group(Role::Heading(2), name, line).leaf().into()
}

/// A short reminder without a title, in as little room as it can do with.
pub fn caution_note<'a, Message: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    let sign = icon::icon(Icon::Warning, 16.0).color(|theme| theme.caution);
    let line = row![
        container(sign).padding([2.0, 0.0]),
        text::set(text::SECONDARY, words)
    ];
    let note = caution(line.spacing(space::S));
    note.padding([space::S, space::M]).into()
}

/// A hairline.
pub fn hairline<'a, Message: 'a>() -> Element<'a, Message> {
    rule::horizontal(1.0).into()
}

fn chip_box<'a, Message: 'a>(words: Cow<'a, str>, current: bool) -> Element<'a, Message> {
    let foreground = if current {
        text::accent
    } else {
        text::strong_ink
    };
    let face = text::Face {
        font: text::MEDIUM,
        ..text::SECONDARY
    };
    container(text::set(face, words).style(foreground))
        .padding([4.0, 10.0])
        .style(move |theme: &Theme| {
            let (ground, line) = if current {
                (theme.surface, theme.accent)
            } else {
                (theme.ground, theme.line)
            };
            container::Style {
                background: Some(ground.into()),
                border: outline(theme, line, space::RADIUS_S),
                ..container::Style::default()
            }
        })
        .into()
}

/// The vendor's words on the way to the place, in order; the one with this index is the
/// current one. A screen reader hears `spoken` in their place.
pub fn path_chips<'a, Message: 'a>(
    words: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    current: Option<usize>,
    spoken: impl Into<String>,
) -> Element<'a, Message> {
    let words: Vec<Cow<'a, str>> = words.into_iter().map(Into::into).collect();
    let mut line: Row<'a, Message, Theme, Renderer> = Row::new()
        .spacing(space::S - 1.0)
        .align_y(Alignment::Center);
    let last = words.len().saturating_sub(1);
    for (index, word) in words.into_iter().enumerate() {
        let chip = chip_box(word, current == Some(index));
        // The arrow stays with the word before it when the line breaks.
        line = line.push(if index < last {
            row![chip, text::body("›").style(text::muted)]
                .spacing(space::S - 1.0)
                .align_y(Alignment::Center)
                .into()
        } else {
            chip
        });
    }
    semantics::spoken(spoken, line.wrap())
}

/// A small round label: a country, an account, "Optional".
pub fn pill<'a, Message: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    pill_of(pill_words(words))
}

/// As [`pill`], for what can be changed: with the sign of what opens.
pub fn menu_pill<'a, Message: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    sign_pill(words, Icon::ChevronDown)
}

/// As [`pill`], for what can be pressed, with a sign behind the words.
pub fn sign_pill<'a, Message: 'a>(
    words: impl Into<Cow<'a, str>>,
    sign: Icon,
) -> Element<'a, Message> {
    let words = pill_words(words).style(text::strong_ink);
    let sign = icon::icon(sign, 12.0);
    let line = row![words, sign].spacing(space::XS);
    pill_of(line.align_y(Alignment::Center))
}

fn pill_words<'a>(words: impl Into<Cow<'a, str>>) -> text::Text<'a> {
    let face = text::Face {
        font: text::MEDIUM,
        ..text::NOTE
    };
    text::set(face, words).style(text::muted)
}

fn pill_of<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content)
        .padding([3.0, 10.0])
        .style(|theme: &Theme| container::Style {
            background: Some(theme.inset.into()),
            border: outline(theme, theme.line, 13.0),
            ..container::Style::default()
        })
        .into()
}

/// "or" and a small chip for each word, with "or" between them in our own letters. A screen
/// reader hears `spoken` in their place.
pub fn or_chips<'a, Message: 'a>(
    or: impl Into<Cow<'a, str>>,
    words: impl IntoIterator<Item = &'a str>,
    spoken: impl Into<String>,
) -> Element<'a, Message> {
    let or = or.into();
    let pairs = words.into_iter().map(|word| {
        let chip = container(text::note(word))
            .padding([1.0, 7.0])
            .style(small_chip);
        row![text::note(or.clone()), chip]
            .spacing(space::XS)
            .align_y(Alignment::Center)
            .into()
    });
    let line = Row::with_children(pairs).spacing(space::XS);
    semantics::spoken(spoken, line.wrap())
}

fn small_chip(theme: &Theme) -> container::Style {
    container::Style {
        background: Some(theme.ground.into()),
        border: outline(theme, theme.line, space::RADIUS_S),
        ..container::Style::default()
    }
}

/// One of the two boxes of [`press_and_leave`].
fn instruction<'a, Message: 'a>(
    label: Cow<'a, str>,
    words: Vec<&'a str>,
    or: &str,
    press: bool,
) -> Element<'a, Message> {
    let (label_ink, words_ink): (Foreground, Foreground) = if press {
        (text::done, text::strong_ink)
    } else {
        (text::muted, text::muted)
    };
    let face = if press { text::LABEL } else { text::BODY };
    let spoken = format!("{label}: {}", words.join(&format!(" {or} ")));
    let mut line: Row<'a, Message, Theme, Renderer> = Row::new()
        .spacing(space::S - 2.0)
        .align_y(Alignment::Center);
    for (index, word) in words.into_iter().enumerate() {
        // Two of the vendor's words never run into one.
        line = line
            .push((index > 0).then(|| text::note(or.to_owned())))
            .push(text::set(face, word).style(words_ink));
    }
    let lines = column![text::caption(label).style(label_ink), line.wrap()].spacing(2.0);
    let inset = if press {
        done_inset(lines)
    } else {
        inset(lines)
    };
    semantics::spoken(spoken, inset.padding([space::M - 2.0, 14.0]))
}

/// The colour of a run of text, by theme.
type Foreground = fn(&Theme) -> iced::widget::text::Style;

/// What to press and what to leave alone, each a label and the vendor's words, side by
/// side or, where the window is narrow, one above the other. `leave` may be left out; `or`
/// stands between words, in our own letters.
pub fn press_and_leave<'a, Message: 'a>(
    press: (impl Into<Cow<'a, str>>, Vec<&'a str>),
    leave: Option<(String, Vec<&'a str>)>,
    or: impl Into<String>,
    narrow: bool,
) -> Element<'a, Message> {
    let or = or.into();
    let press = instruction(press.0.into(), press.1, &or, true);
    let Some((label, words)) = leave else {
        return press;
    };
    let leave = instruction(label.into(), words, &or, false);
    let columns = if narrow { 1 } else { 2 };
    uniform_grid(
        [press, leave],
        columns,
        if narrow { space::S } else { space::M },
    )
}

/// The bar of [`tab`](super::control::tab)s, which wraps where the window is narrow.
pub fn tab_bar<'a, Message: 'a>(
    name: impl Into<String>,
    tabs: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    let tabs = Row::with_children(tabs)
        .spacing(space::XL + 4.0)
        .wrap()
        .vertical_spacing(space::XS);
    semantics::group(Role::TabList, name, column![tabs, hairline()]).into()
}
