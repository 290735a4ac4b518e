//! How controls look in each of their states.

use iced::{Border, Color, border};

use crate::app::ui::space;
use crate::app::ui::theme::Theme;

/// What the pointer is doing to a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing.
    Active,
    /// It is over it.
    Hovered,
    /// It is held down on it.
    Pressed,
    /// Nothing can be done to it.
    Disabled,
}

/// How a control is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// The ground, if it has one.
    pub background: Option<Color>,
    /// The border; its radius is followed by the focus ring.
    pub border: Border,
    /// The colour of text and icons that have none of their own.
    pub foreground: Color,
}

impl Look {
    pub(super) fn is_visible(&self) -> bool {
        self.background.is_some() || self.border.width > 0.0
    }
}

fn filled(background: Color, foreground: Color, radius: f32) -> Look {
    Look {
        background: Some(background),
        border: border::rounded(radius),
        foreground,
    }
}

fn outlined(
    theme: &Theme,
    background: Option<Color>,
    color: Color,
    foreground: Color,
    radius: f32,
) -> Look {
    Look {
        background,
        border: border::rounded(radius)
            .width(theme.border_width)
            .color(color),
        foreground,
    }
}

fn text_only(foreground: Color, radius: f32) -> Look {
    Look {
        background: None,
        border: border::rounded(radius),
        foreground,
    }
}

/// No ground and no border.
pub(super) fn bare(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Disabled => text_only(theme.off, space::RADIUS_S),
        _ => text_only(theme.text, space::RADIUS_S),
    }
}

/// The one primary action.
pub(super) fn primary(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Active => filled(theme.accent, theme.on_accent, space::RADIUS_M),
        Status::Hovered | Status::Pressed => {
            filled(theme.accent_hover, theme.on_accent, space::RADIUS_M)
        }
        Status::Disabled => disabled(theme),
    }
}

/// An action that cannot be taken back.
pub(super) fn danger(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Active | Status::Hovered => {
            filled(theme.trouble, theme.on_trouble, space::RADIUS_M)
        }
        Status::Pressed => outlined(
            theme,
            Some(theme.trouble_ground),
            theme.trouble,
            theme.trouble,
            space::RADIUS_M,
        ),
        Status::Disabled => disabled(theme),
    }
}

/// Any other action.
pub(super) fn secondary(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Active => outlined(
            theme,
            Some(theme.surface),
            theme.border,
            theme.text,
            space::RADIUS_M,
        ),
        Status::Hovered | Status::Pressed => outlined(
            theme,
            Some(theme.inset),
            theme.text,
            theme.text,
            space::RADIUS_M,
        ),
        Status::Disabled => disabled(theme),
    }
}

fn disabled(theme: &Theme) -> Look {
    let mut look = outlined(
        theme,
        Some(theme.inset),
        theme.line,
        theme.off,
        space::RADIUS_M,
    );
    if theme.is_high_contrast() {
        // Without soft grounds a thin grey line is what is left to say it.
        look.border = look.border.width(1.0).color(theme.off);
    }
    look
}

/// An action of words only.
pub(super) fn quiet(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Active => text_only(theme.accent, space::RADIUS_M),
        Status::Hovered | Status::Pressed => {
            filled(theme.accent_ground, theme.accent, space::RADIUS_M)
        }
        Status::Disabled => text_only(theme.off, space::RADIUS_M),
    }
}

/// A link in running text or on its own.
pub(super) fn link(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Active => text_only(theme.accent, space::XS),
        Status::Hovered | Status::Pressed => text_only(theme.text, space::XS),
        Status::Disabled => text_only(theme.off, space::XS),
    }
}

/// An answer in a card of its own.
pub(super) fn card(theme: &Theme, status: Status) -> Look {
    let (ground, color) = match status {
        Status::Active => (theme.surface, theme.border),
        Status::Hovered | Status::Pressed => (theme.surface, theme.text),
        Status::Disabled => (theme.inset, theme.line),
    };
    outlined(theme, Some(ground), color, theme.text, space::RADIUS_L)
}

/// The answer that was chosen.
pub(super) fn card_selected(theme: &Theme, status: Status) -> Look {
    let mut look = card(theme, status);
    look.background = Some(theme.accent_ground);
    look.border = look.border.color(theme.accent).width(2.0);
    look
}

/// The answer that fits.
pub(super) fn card_highlighted(theme: &Theme, status: Status) -> Look {
    let mut look = card(theme, status);
    if status != Status::Disabled {
        look.border = look
            .border
            .color(theme.accent)
            .width(theme.border_width + 0.5);
    }
    look
}

/// An entry of the sidebar.
pub(super) fn row(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Hovered | Status::Pressed => {
            outlined(theme, None, theme.border, theme.text, space::RADIUS_M)
        }
        Status::Active => text_only(theme.text, space::RADIUS_M),
        Status::Disabled => text_only(theme.off, space::RADIUS_M),
    }
}

/// The entry of the sidebar that is open.
pub(super) fn row_selected(theme: &Theme, status: Status) -> Look {
    let line = match status {
        Status::Hovered | Status::Pressed => theme.border,
        Status::Active | Status::Disabled => theme.line,
    };
    outlined(
        theme,
        Some(theme.surface),
        line,
        theme.text,
        space::RADIUS_M,
    )
}

/// One of several views.
pub(super) fn tab(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Hovered | Status::Pressed => text_only(theme.accent, space::RADIUS_S),
        Status::Active | Status::Disabled => text_only(theme.muted, space::RADIUS_S),
    }
}

/// The view that is shown.
pub(super) fn tab_selected(theme: &Theme, status: Status) -> Look {
    match status {
        Status::Hovered | Status::Pressed => text_only(theme.accent, space::RADIUS_S),
        Status::Active | Status::Disabled => text_only(theme.text, space::RADIUS_S),
    }
}
