//! How iced's own widgets look in our colours.

use iced::widget::{container, qr_code, rule, scrollable, text, text_input};
use iced::{Border, Color, Shadow, Vector, border, theme};

use super::{Kind, Theme};
use crate::app::ui::space;

impl theme::Base for Theme {
    fn default(preference: theme::Mode) -> Self {
        match preference {
            theme::Mode::Dark => Self::DARK,
            theme::Mode::None | theme::Mode::Light => Self::LIGHT,
        }
    }

    fn mode(&self) -> theme::Mode {
        if self.is_dark() {
            theme::Mode::Dark
        } else {
            theme::Mode::Light
        }
    }

    fn base(&self) -> theme::Style {
        self.window()
    }

    fn palette(&self) -> Option<theme::Palette> {
        None
    }

    fn name(&self) -> &str {
        match self.kind {
            Kind::Light => "light",
            Kind::Dark => "dark",
            Kind::HighContrastLight => "high contrast light",
            Kind::HighContrastDark => "high contrast dark",
        }
    }
}

impl text::Catalog for Theme {
    type Class<'a> = text::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_theme| text::Style::default())
    }

    fn style(&self, class: &Self::Class<'_>) -> text::Style {
        class(self)
    }
}

impl container::Catalog for Theme {
    type Class<'a> = container::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_theme| container::Style::default())
    }

    fn style(&self, class: &Self::Class<'_>) -> container::Style {
        class(self)
    }
}

impl rule::Catalog for Theme {
    type Class<'a> = rule::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|theme| rule::Style {
            color: theme.line,
            radius: 0.0.into(),
            fill_mode: rule::FillMode::Full,
            snap: true,
        })
    }

    fn style(&self, class: &Self::Class<'_>) -> rule::Style {
        class(self)
    }
}

impl qr_code::Catalog for Theme {
    type Class<'a> = qr_code::StyleFn<'a, Self>;

    /// Black on white in every theme: some cameras do not read the inverse.
    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_theme| qr_code::Style {
            cell: Color::BLACK,
            background: Color::WHITE,
        })
    }

    fn style(&self, class: &Self::Class<'_>) -> qr_code::Style {
        class(self)
    }
}

impl text_input::Catalog for Theme {
    type Class<'a> = text_input::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(input)
    }

    fn style(&self, class: &Self::Class<'_>, status: text_input::Status) -> text_input::Style {
        class(self, status)
    }
}

/// The look of a text field; its focus ring is drawn by its wrapper.
fn input(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let disabled = matches!(status, text_input::Status::Disabled);
    let color = match status {
        text_input::Status::Focused { .. } => theme.accent,
        text_input::Status::Hovered => theme.text,
        text_input::Status::Active => theme.border,
        text_input::Status::Disabled => theme.off,
    };

    text_input::Style {
        background: if disabled { theme.inset } else { theme.surface }.into(),
        border: border::rounded(space::RADIUS_M)
            .width(if disabled { 1.0 } else { theme.border_width })
            .color(color),
        icon: theme.muted,
        placeholder: theme.muted,
        value: if disabled { theme.off } else { theme.text },
        selection: selection(theme),
    }
}

/// The ground behind selected text; see-through, so that the text keeps its colour.
fn selection(theme: &Theme) -> Color {
    theme.accent.scale_alpha(0.3)
}

impl scrollable::Catalog for Theme {
    type Class<'a> = scrollable::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(scroll)
    }

    fn style(&self, class: &Self::Class<'_>, status: scrollable::Status) -> scrollable::Style {
        class(self, status)
    }
}

fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let (vertical, horizontal) = match status {
        scrollable::Status::Active { .. } => (false, false),
        scrollable::Status::Hovered {
            is_horizontal_scrollbar_hovered: x,
            is_vertical_scrollbar_hovered: y,
            ..
        }
        | scrollable::Status::Dragged {
            is_horizontal_scrollbar_dragged: x,
            is_vertical_scrollbar_dragged: y,
            ..
        } => (y, x),
    };

    scrollable::Style {
        container: container::Style::default(),
        vertical_rail: rail(theme, vertical),
        horizontal_rail: rail(theme, horizontal),
        gap: None,
        auto_scroll: scrollable::AutoScroll {
            background: theme.surface.into(),
            border: border::rounded(16.0)
                .width(theme.border_width)
                .color(theme.border),
            shadow: Shadow {
                color: Color::TRANSPARENT,
                offset: Vector::ZERO,
                blur_radius: 0.0,
            },
            icon: theme.text,
        },
    }
}

fn rail(theme: &Theme, active: bool) -> scrollable::Rail {
    scrollable::Rail {
        background: None,
        border: Border::default(),
        scroller: scrollable::Scroller {
            background: if active { theme.text } else { theme.border }.into(),
            border: border::rounded(4.0),
        },
    }
}
