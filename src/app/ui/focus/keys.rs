//! The keys that work everywhere.

use iced::keyboard::key::{Named, Physical};
use iced::keyboard::{Event, Key, Modifiers};

/// What a person asks for with a key that no control has taken. The page keys and the
/// arrows are handled by the root widget itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shortcut {
    /// Esc, or Alt and the left arrow: close, or go back.
    Back,
    /// F1.
    Help,
    /// Ctrl+Z, unless a text field has the focus.
    Undo,
    /// Ctrl+N.
    New,
    /// Ctrl+F.
    Find,
    /// Ctrl and plus: larger text.
    Larger,
    /// Ctrl and minus: smaller text.
    Smaller,
    /// Ctrl+0: text of the usual size.
    UsualSize,
    /// Ctrl+C outside text fields: copy the words of what has the focus.
    Copy,
    /// Ctrl+V outside text fields: attach the files that were copied.
    Paste,
    /// Ctrl+Q and Ctrl+W: close, saved first.
    Close,
    /// Enter while nothing has the focus: the one primary action.
    Primary,
}

/// Everything that the root widget may do with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAction {
    Tab { back: bool },
    Arrow(Arrow),
    PageUp,
    PageDown,
    Home,
    End,
    Shortcut(Shortcut),
}

/// An arrow key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    Up,
    Down,
    Left,
    Right,
}

/// Reads a key event; `None` if it means nothing to us.
pub fn read(event: &Event) -> Option<KeyAction> {
    let Event::KeyPressed {
        key,
        physical_key,
        modifiers,
        repeat,
        ..
    } = event
    else {
        return None;
    };
    let action = match key {
        Key::Named(named) => read_named(*named, *modifiers)?,
        Key::Character(_) => read_letter(key, *physical_key, *modifiers)?,
        Key::Unidentified => return None,
    };
    // Holding a key down may walk and scroll, but must not act twice.
    let may_repeat = !matches!(action, KeyAction::Shortcut(shortcut) if !shortcut.is_size());
    (may_repeat || !repeat).then_some(action)
}

impl Shortcut {
    /// Whether it changes the size of text, which may be repeated.
    pub const fn is_size(self) -> bool {
        matches!(self, Self::Larger | Self::Smaller | Self::UsualSize)
    }

    /// Whether it works everywhere, also over a dialog.
    pub const fn works_over_dialogs(self) -> bool {
        self.is_size() || matches!(self, Self::Copy | Self::Close)
    }
}

fn read_named(named: Named, modifiers: Modifiers) -> Option<KeyAction> {
    if modifiers.alt() && named == Named::ArrowLeft {
        return Some(KeyAction::Shortcut(Shortcut::Back));
    }
    if modifiers.control() || modifiers.alt() || modifiers.logo() {
        return None;
    }
    Some(match named {
        Named::Tab => KeyAction::Tab {
            back: modifiers.shift(),
        },
        Named::ArrowUp => KeyAction::Arrow(Arrow::Up),
        Named::ArrowDown => KeyAction::Arrow(Arrow::Down),
        Named::ArrowLeft => KeyAction::Arrow(Arrow::Left),
        Named::ArrowRight => KeyAction::Arrow(Arrow::Right),
        Named::PageUp => KeyAction::PageUp,
        Named::PageDown => KeyAction::PageDown,
        Named::Home => KeyAction::Home,
        Named::End => KeyAction::End,
        Named::Escape => KeyAction::Shortcut(Shortcut::Back),
        Named::F1 => KeyAction::Shortcut(Shortcut::Help),
        Named::Enter if !modifiers.shift() => KeyAction::Shortcut(Shortcut::Primary),
        _ => return None,
    })
}

fn read_letter(key: &Key, physical: Physical, modifiers: Modifiers) -> Option<KeyAction> {
    if !modifiers.command() || modifiers.alt() {
        return None;
    }
    let letter = key.to_latin(physical)?.to_ascii_lowercase();
    let shortcut = match letter {
        'z' if !modifiers.shift() => Shortcut::Undo,
        'n' => Shortcut::New,
        'f' => Shortcut::Find,
        'c' if !modifiers.shift() => Shortcut::Copy,
        'v' if !modifiers.shift() => Shortcut::Paste,
        'q' | 'w' => Shortcut::Close,
        // On most keyboards the plus is on the key of the equals sign.
        '+' | '=' => Shortcut::Larger,
        '-' | '_' => Shortcut::Smaller,
        '0' => Shortcut::UsualSize,
        _ => return None,
    };
    Some(KeyAction::Shortcut(shortcut))
}
