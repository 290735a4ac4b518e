//! The colours of the window, by what they are for.

mod catalog;
pub mod space;

#[cfg(test)]
mod contrast;

use iced::Color;

/// The name of one of the four sets of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Dark text on a warm light ground.
    #[default]
    Light,
    /// Light text on a warm dark ground.
    Dark,
    /// Black on white, no soft grounds, borders of 2 px.
    HighContrastLight,
    /// White on black, no soft grounds, borders of 2 px.
    HighContrastDark,
}

impl Kind {
    /// All four, in the order in which settings list them.
    pub const ALL: [Self; 4] = [
        Self::Light,
        Self::Dark,
        Self::HighContrastLight,
        Self::HighContrastDark,
    ];
}

/// The colours in use. Every screen names what a colour is for, never its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Which of the four this is.
    pub kind: Kind,
    /// The window.
    pub ground: Color,
    /// Cards, inputs and raised buttons.
    pub surface: Color,
    /// The sidebar, chips and what is set back.
    pub inset: Color,
    /// Hairlines: decoration only.
    pub line: Color,
    /// The borders of controls.
    pub border: Color,
    /// Text.
    pub text: Color,
    /// Text that matters less.
    pub muted: Color,
    /// What cannot be used now.
    pub off: Color,
    /// The one primary action, focus, the current step, links.
    pub accent: Color,
    /// The primary action under the pointer.
    pub accent_hover: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// The ground of the answer that was chosen.
    pub accent_ground: Color,
    /// What is done.
    pub done: Color,
    /// The tick on what is done.
    pub on_done: Color,
    /// The ground under a result that is good.
    pub done_ground: Color,
    /// What can be lost, and the backup reminder.
    pub caution: Color,
    /// The ground of a reminder.
    pub caution_ground: Color,
    /// The border of a reminder.
    pub caution_line: Color,
    /// What went wrong, and what cannot be undone.
    pub trouble: Color,
    /// Text on the colour of trouble.
    pub on_trouble: Color,
    /// The ground of an error.
    pub trouble_ground: Color,
    /// What lies over the page while a dialog is open.
    pub scrim: Color,
    /// How wide the borders of controls and cards are, in logical pixels.
    pub border_width: f32,
}

impl Default for Theme {
    fn default() -> Self {
        Self::LIGHT
    }
}

impl From<Kind> for Theme {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Light => Self::LIGHT,
            Kind::Dark => Self::DARK,
            Kind::HighContrastLight => Self::HIGH_CONTRAST_LIGHT,
            Kind::HighContrastDark => Self::HIGH_CONTRAST_DARK,
        }
    }
}

impl Theme {
    /// Dark text on a warm light ground.
    pub const LIGHT: Self = Self {
        kind: Kind::Light,
        ground: rgb(0x00FA_F9F6),
        surface: Color::WHITE,
        inset: rgb(0x00F2_F0EB),
        line: rgb(0x00E3_DFD7),
        border: rgb(0x008B_857B),
        text: rgb(0x001C_1B19),
        muted: rgb(0x0062_5D55),
        off: rgb(0x0062_5D55),
        accent: rgb(0x003B_4CCA),
        accent_hover: rgb(0x002F_3EB0),
        on_accent: Color::WHITE,
        accent_ground: rgb(0x00EC_EEFB),
        done: rgb(0x001B_7A4B),
        on_done: Color::WHITE,
        done_ground: rgb(0x00E4_F3EA),
        caution: rgb(0x008A_5200),
        caution_ground: rgb(0x00FD_F2DF),
        caution_line: rgb(0x00EF_D6A6),
        trouble: rgb(0x00B3_261E),
        on_trouble: Color::WHITE,
        trouble_ground: rgb(0x00FC_EBE9),
        scrim: Color::from_rgba(0.08, 0.07, 0.06, 0.45),
        border_width: 1.0,
    };

    /// Light text on a warm dark ground.
    pub const DARK: Self = Self {
        kind: Kind::Dark,
        ground: rgb(0x0015_1413),
        surface: rgb(0x001E_1D1B),
        inset: rgb(0x0026_2422),
        line: rgb(0x003A_3733),
        border: rgb(0x008A_847A),
        text: rgb(0x00F2_EFE9),
        muted: rgb(0x00B3_ADA3),
        off: rgb(0x00B3_ADA3),
        accent: rgb(0x00A5_AFFF),
        accent_hover: rgb(0x00BC_C4FF),
        on_accent: rgb(0x0014_183F),
        accent_ground: rgb(0x0024_2741),
        done: rgb(0x006C_CB98),
        on_done: rgb(0x000D_2217),
        done_ground: rgb(0x0017_301F),
        caution: rgb(0x00F0_BD6A),
        caution_ground: rgb(0x0033_270F),
        caution_line: rgb(0x005C_4720),
        trouble: rgb(0x00FF_9B92),
        on_trouble: rgb(0x0035_0A06),
        trouble_ground: rgb(0x003A_1A17),
        scrim: Color::from_rgba(0.0, 0.0, 0.0, 0.6),
        border_width: 1.0,
    };

    /// Black on white.
    pub const HIGH_CONTRAST_LIGHT: Self = Self {
        kind: Kind::HighContrastLight,
        ground: Color::WHITE,
        surface: Color::WHITE,
        inset: Color::WHITE,
        line: Color::BLACK,
        border: Color::BLACK,
        text: Color::BLACK,
        muted: Color::BLACK,
        off: rgb(0x0059_5959),
        accent: rgb(0x0000_109E),
        accent_hover: Color::BLACK,
        on_accent: Color::WHITE,
        accent_ground: Color::WHITE,
        done: rgb(0x0000_5226),
        on_done: Color::WHITE,
        done_ground: Color::WHITE,
        caution: rgb(0x0064_3A00),
        caution_ground: Color::WHITE,
        caution_line: rgb(0x0064_3A00),
        trouble: rgb(0x0096_0000),
        on_trouble: Color::WHITE,
        trouble_ground: Color::WHITE,
        scrim: Color::from_rgba(0.0, 0.0, 0.0, 0.75),
        border_width: 2.0,
    };

    /// White on black.
    pub const HIGH_CONTRAST_DARK: Self = Self {
        kind: Kind::HighContrastDark,
        ground: Color::BLACK,
        surface: Color::BLACK,
        inset: Color::BLACK,
        line: Color::WHITE,
        border: Color::WHITE,
        text: Color::WHITE,
        muted: Color::WHITE,
        off: rgb(0x00A6_A6A6),
        accent: rgb(0x00FF_E64D),
        accent_hover: Color::WHITE,
        on_accent: Color::BLACK,
        accent_ground: Color::BLACK,
        done: rgb(0x007C_F0B0),
        on_done: Color::BLACK,
        done_ground: Color::BLACK,
        caution: rgb(0x00FF_C966),
        caution_ground: Color::BLACK,
        caution_line: rgb(0x00FF_C966),
        trouble: rgb(0x00FF_A9A1),
        on_trouble: Color::BLACK,
        trouble_ground: Color::BLACK,
        scrim: Color::from_rgba(0.0, 0.0, 0.0, 0.85),
        border_width: 2.0,
    };

    /// Whether the ground is darker than the text.
    pub const fn is_dark(&self) -> bool {
        matches!(self.kind, Kind::Dark | Kind::HighContrastDark)
    }

    /// Whether this is one of the two sets of high contrast.
    pub const fn is_high_contrast(&self) -> bool {
        matches!(self.kind, Kind::HighContrastLight | Kind::HighContrastDark)
    }

    /// The look of the window itself, for [`iced::Application::style`].
    pub fn window(&self) -> iced::theme::Style {
        iced::theme::Style {
            background_color: self.ground,
            text_color: self.text,
        }
    }
}

const fn rgb(hex: u32) -> Color {
    Color::from_rgb8((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}
