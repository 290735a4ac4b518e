//! Small signs of state: tick boxes, numbered boxes, the round marks of tabs.

use iced::widget::container;
use iced::{Color, border};

use crate::app::ui::icon::{self, Icon};
use crate::app::ui::semantics;
use crate::app::ui::text;
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Element;

/// The size of the box before a step, in logical pixels.
pub const STEP: f32 = 26.0;
const BADGE: f32 = 20.0;

/// What a sign says. A shape or a number goes with every colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing yet.
    Empty,
    /// Done.
    Ticked,
    /// Not done yet: which it is.
    Number(usize),
    /// The one at hand: which it is.
    Current(usize),
    /// Wants attention.
    Caution,
    /// Passed over on purpose.
    Skipped,
}

impl Mark {
    /// What a tick box shows.
    pub const fn tick(checked: bool) -> Self {
        if checked { Self::Ticked } else { Self::Empty }
    }

    fn colors(self, theme: &Theme) -> Colors {
        let (fill, line, foreground) = match self {
            Self::Ticked => (theme.done, theme.done, theme.on_done),
            Self::Current(_) => (theme.surface, theme.accent, theme.accent),
            Self::Caution => (theme.caution_ground, theme.caution, theme.caution),
            Self::Empty | Self::Number(_) | Self::Skipped => {
                (theme.surface, theme.border, theme.muted)
            }
        };
        Colors {
            fill,
            line,
            foreground,
        }
    }
}

/// The colours of a box: its ground, its outline, and what stands in it.
struct Colors {
    fill: Color,
    line: Color,
    foreground: Color,
}

fn sign<'a, Message: 'a>(mark: Mark, size: f32) -> Element<'a, Message> {
    let face = text::Face {
        size: size / 2.0,
        line_height: 1.2,
        font: text::BOLD,
    };
    match mark {
        Mark::Ticked => icon::icon(Icon::Tick, size * 0.72).into(),
        Mark::Number(number) | Mark::Current(number) => text::set(face, number.to_string()).into(),
        Mark::Caution => text::set(face, "!").into(),
        Mark::Skipped => text::set(face, "–").into(),
        Mark::Empty => iced::widget::space().into(),
    }
}

/// A box of this size with a mark in it, for tick boxes and before steps. A screen
/// reader passes it by: say the state in words, or make it part of a control.
pub fn mark<'a, Message: 'a>(mark: Mark, size: f32) -> Element<'a, Message> {
    let radius = (size * 0.29).min(8.0);
    semantics::hidden(
        container(sign(mark, size))
            .center(size)
            .style(move |theme: &Theme| outlined(theme, &mark.colors(theme), radius, mark)),
    )
}

/// The letters of a service in a box of this size, drawn: no company's own sign. A screen reader
/// passes it by.
pub fn letters<'a, Message: 'a>(letters: String, size: f32) -> Element<'a, Message> {
    let face = text::Face {
        size: size * 0.4,
        line_height: 1.2,
        font: text::BOLD,
    };
    semantics::hidden(container(text::set(face, letters)).center(size).style(
        move |theme: &Theme| {
            container::Style {
                text_color: Some(theme.text),
                background: Some(theme.inset.into()),
                border: border::rounded((size * 0.25).min(10.0))
                    .width(theme.border_width)
                    .color(theme.line),
                ..container::Style::default()
            }
        },
    ))
}

/// The box before a step, 26 px.
pub fn step_box<'a, Message: 'a>(sign: Mark) -> Element<'a, Message> {
    mark(sign, STEP)
}

/// The round mark of a tab; filled when the tab is the one that is shown.
pub fn badge<'a, Message: 'a>(mark: Mark, selected: bool) -> Element<'a, Message> {
    semantics::hidden(
        container(sign(mark, BADGE))
            .center(BADGE)
            .style(move |theme: &Theme| {
                let filled = selected && matches!(mark, Mark::Number(_) | Mark::Current(_));
                let colors = if filled {
                    Colors {
                        fill: theme.accent,
                        line: theme.accent,
                        foreground: theme.on_accent,
                    }
                } else if matches!(mark, Mark::Number(_)) {
                    Colors {
                        fill: theme.inset,
                        line: theme.line,
                        foreground: theme.muted,
                    }
                } else {
                    mark.colors(theme)
                };
                outlined(theme, &colors, BADGE / 2.0, mark)
            }),
    )
}

fn outlined(theme: &Theme, colors: &Colors, radius: f32, mark: Mark) -> container::Style {
    let width = if matches!(mark, Mark::Current(_)) {
        theme.border_width.max(1.5)
    } else {
        theme.border_width
    };
    container::Style {
        text_color: Some(colors.foreground),
        background: Some(colors.fill.into()),
        border: border::rounded(radius).width(width).color(colors.line),
        ..container::Style::default()
    }
}
