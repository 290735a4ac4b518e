//! The sizes and weights of text. Inter is embedded, so that it looks the same everywhere.

mod coverage;
pub mod fonts;

pub use coverage::covers;

use std::borrow::Cow;

use iced::font::{Font, Weight};
use iced::widget::text::{Shaping, Style, Wrapping};
use iced::widget::{self, span};

use super::semantics;
use super::theme::Theme;
use super::widget::{Element, Renderer};

/// The typeface, in the four weights that are used. Load all of them at the start.
pub const FONTS: &[&[u8]] = &[
    include_bytes!("../../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../../assets/fonts/Inter-Medium.otf"),
    include_bytes!("../../../assets/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../../assets/fonts/Inter-Bold.otf"),
    include_bytes!("../../../assets/fonts/outro-icons.ttf"),
];

/// Body text, and what the window falls back to.
pub const REGULAR: Font = weight(Weight::Normal);
/// Titles of steps that are not at hand, quiet buttons.
pub const MEDIUM: Font = weight(Weight::Medium);
/// Card titles, buttons, labels.
pub const SEMIBOLD: Font = weight(Weight::Semibold);
/// The page title.
pub const BOLD: Font = weight(Weight::Bold);

const fn weight(weight: Weight) -> Font {
    Font {
        weight,
        ..Font::with_name("Inter")
    }
}

/// A run of text in our theme; give it a colour with [`Text::style`](widget::Text::style)
/// and one of this module's colours.
pub type Text<'a> = widget::Text<'a, Theme, Renderer>;

/// A size, a line height and a weight that belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Logical pixels.
    pub size: f32,
    /// Times the size.
    pub line_height: f32,
    /// The weight of the typeface.
    pub font: Font,
}

/// The title of a page.
pub const TITLE: Face = face(24.0, 1.25, BOLD);
/// The headline of a result.
pub const HEADLINE: Face = face(22.0, 1.3, BOLD);
/// The title of a card.
pub const CARD_TITLE: Face = face(17.0, 1.35, SEMIBOLD);
/// The title of a small card, a label above a field, the words of a button.
pub const LABEL: Face = face(15.0, 1.4, SEMIBOLD);
/// The title of an entry in the sidebar, which is narrow.
pub const ENTRY: Face = face(14.5, 1.25, SEMIBOLD);
/// Running text.
pub const BODY: Face = face(15.0, 1.5, REGULAR);
/// Running text with a little more weight: the titles of steps.
pub const STEP: Face = face(16.0, 1.4, MEDIUM);
/// Text that comes second.
pub const SECONDARY: Face = face(14.0, 1.45, REGULAR);
/// The words of a link.
pub const LINK: Face = face(14.5, 1.45, MEDIUM);
/// The words of a link in small print.
pub const SMALL_LINK: Face = face(12.5, 1.45, MEDIUM);
/// Small print.
pub const NOTE: Face = face(12.5, 1.45, REGULAR);
/// The heading over a group in the sidebar.
pub const CAPTION: Face = face(12.5, 1.45, SEMIBOLD);

const fn face(size: f32, line_height: f32, font: Font) -> Face {
    Face {
        size,
        line_height,
        font,
    }
}

/// Text in any face. It wraps between words, and inside one that is too long.
pub fn set<'a>(face: Face, words: impl Into<Cow<'a, str>>) -> Text<'a> {
    let words = words.into();
    fonts::look_at(&words);
    // Advanced shaping throughout: the basic kind does not kern, so that a sentence
    // would change its rhythm with its first curly quote.
    widget::Text::new(words)
        .size(face.size)
        .line_height(face.line_height)
        .font(face.font)
        .shaping(Shaping::Advanced)
        .wrapping(Wrapping::WordOrGlyph)
}

/// The title of a card.
pub fn card_title<'a>(words: impl Into<Cow<'a, str>>) -> Text<'a> {
    set(CARD_TITLE, words)
}

/// Words to be drawn, and the same as the name that is announced for them.
pub fn named<'a>(words: impl Into<Cow<'a, str>>) -> (Cow<'a, str>, String) {
    let words = words.into();
    let name = words.clone().into_owned();
    (words, name)
}

/// A label, or the title of a small card.
pub fn label<'a>(words: impl Into<Cow<'a, str>>) -> Text<'a> {
    set(LABEL, words)
}

/// Running text.
pub fn body<'a>(words: impl Into<Cow<'a, str>>) -> Text<'a> {
    set(BODY, words)
}

/// Text that comes second, in the muted colour.
pub fn secondary<'a>(words: impl Into<Cow<'a, str>>) -> Text<'a> {
    set(SECONDARY, words).style(muted)
}

/// Small print, in the muted colour.
pub fn note<'a>(words: impl Into<Cow<'a, str>>) -> Text<'a> {
    set(NOTE, words).style(muted)
}

/// The heading over a group, in the muted colour.
pub fn caption<'a>(words: impl Into<Cow<'a, str>>) -> Text<'a> {
    set(CAPTION, words).style(muted)
}

/// A part of a sentence, and whether it is strong.
pub type Part<'a> = (Cow<'a, str>, bool);

/// An ordinary part of a sentence for [`mixed`].
pub fn plain<'a>(words: impl Into<Cow<'a, str>>) -> Part<'a> {
    (words.into(), false)
}

/// A strong part of a sentence for [`mixed`].
pub fn strong<'a>(words: impl Into<Cow<'a, str>>) -> Part<'a> {
    (words.into(), true)
}

/// One paragraph of body text in which some words are strong.
pub fn mixed<'a, Message: 'a>(parts: impl IntoIterator<Item = Part<'a>>) -> Element<'a, Message> {
    let parts: Vec<_> = parts.into_iter().collect();
    let whole: String = parts.iter().map(|(words, _)| words.as_ref()).collect();
    fonts::look_at(&whole);
    let spans: Vec<widget::text::Span<'a, (), Font>> = parts
        .into_iter()
        .map(|(words, strong)| span(words).font(if strong { SEMIBOLD } else { REGULAR }))
        .collect();

    let paragraph = widget::text::Rich::with_spans(spans)
        .size(BODY.size)
        .line_height(BODY.line_height)
        .wrapping(Wrapping::WordOrGlyph);

    // Rich text is silent by itself, so its words are spoken by a wrapper.
    semantics::spoken(whole, paragraph)
}

/// Underlined words, for links; silent, since the control around it has the name.
pub(super) fn underlined<'a, Message: 'a>(
    face: Face,
    words: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    let words = words.into();
    fonts::look_at(&words);
    let spans: [widget::text::Span<'a, (), Font>; 1] =
        [span(words).font(face.font).underline(true)];

    widget::text::Rich::with_spans(spans)
        .size(face.size)
        .line_height(face.line_height)
        .wrapping(Wrapping::WordOrGlyph)
        .into()
}

/// The colour of text, also where a button would give another.
pub fn strong_ink(theme: &Theme) -> Style {
    foreground(theme.text)
}

/// The colour of what matters less.
pub fn muted(theme: &Theme) -> Style {
    foreground(theme.muted)
}

/// The colour of links and of the step at hand.
pub fn accent(theme: &Theme) -> Style {
    foreground(theme.accent)
}

/// The colour of what is done.
pub fn done(theme: &Theme) -> Style {
    foreground(theme.done)
}

/// The colour of reminders.
pub fn caution(theme: &Theme) -> Style {
    foreground(theme.caution)
}

/// The colour of errors.
pub fn trouble(theme: &Theme) -> Style {
    foreground(theme.trouble)
}

fn foreground(color: iced::Color) -> Style {
    Style { color: Some(color) }
}
