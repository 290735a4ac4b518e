//! What each shortcut means in the window.

use iced::Task;

use crate::app::screen::{Screen, Target};
use crate::app::ui::Shortcut;
use crate::app::{Message, Outro, shell, ui, view};

impl Outro {
    pub(in crate::app) fn on_shortcut(&mut self, shortcut: Shortcut) -> Task<Message> {
        match shortcut {
            Shortcut::Back => self.on_shell(shell::Message::Back),
            Shortcut::Help => self.on_shell(shell::Message::Answers),
            Shortcut::Undo => self.undo(),
            Shortcut::New => self.go(Target::Guides),
            Shortcut::Find => {
                let gone = match &self.screen {
                    Screen::Answers(_) => Task::none(),
                    _ => self.on_shell(shell::Message::Answers),
                };
                Task::batch([gone, ui::focus("answers-search".to_owned())])
            }
            Shortcut::Larger => self.resize_text(10),
            Shortcut::Smaller => self.resize_text(-10),
            Shortcut::UsualSize => self.resize_text(0),
            Shortcut::Close => self.close(),
            // The root widget knows what has the focus, and sends its words.
            Shortcut::Copy => Task::none(),
            Shortcut::Paste => self.paste(),
            Shortcut::Primary => self.primary(),
        }
    }

    /// Makes text larger or smaller by so many hundredths; 0 for the usual size.
    pub(in crate::app) fn resize_text(&mut self, by: i16) -> Task<Message> {
        let size = i16::try_from(self.settings.text_size_percent).unwrap_or(100);
        let size = if by == 0 {
            100
        } else {
            (size + by).clamp(100, 200)
        };
        let mut settings = self.settings.clone();
        settings.text_size_percent = size.unsigned_abs();
        self.set(settings)
    }

    /// Does the one loud thing of the page, for Enter while nothing has the focus.
    fn primary(&mut self) -> Task<Message> {
        match view::primary(self) {
            Some(message) => self.update(message),
            None => Task::none(),
        }
    }
}
