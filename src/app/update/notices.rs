//! Tells the person what they have to know.

use iced::Task;

use crate::app::components::notices::{self, Action, Notice};
use crate::app::{Message, Outro};

impl Outro {
    /// Says something that the person has to know, once.
    pub(in crate::app) fn notify(&mut self, sentence: String) {
        self.notices.add(Notice::from(sentence));
    }

    /// Says what went wrong.
    pub(in crate::app) fn notify_error(&mut self, result: Result<(), String>) -> Task<Message> {
        if let Err(error) = result {
            self.notify(error);
        }
        Task::none()
    }

    /// Says once that the clock has gone back.
    pub(in crate::app) fn check_clock(&mut self) {
        let (now, newest) = (self.platform.now(), self.cases.newest());
        self.notices.check_clock(now, newest);
    }

    /// Takes in what happened with notices.
    pub(in crate::app) fn on_notices(&mut self, message: notices::Message) -> Task<Message> {
        let store = self.cases.store();
        match self.notices.update(message, store, &self.platform) {
            Action::None => Task::none(),
            Action::Run(task) => self.run_to_the_end(task.map(Message::Notices)),
            Action::TakeIn(file) => {
                let id = file.id.as_str().to_owned();
                self.cases.take_in(&id, file.entries);
                self.look_after_exports_of(&[id])
            }
        }
    }
}
