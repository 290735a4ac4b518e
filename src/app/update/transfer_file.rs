//! Writes everything to a file for another computer, and brings such a file in.

use std::sync::Arc;

use iced::Task;

use crate::app::components::transfer::{self, OnDisk};
use crate::app::screen::settings::transfer::{Message as Happened, Said};
use crate::app::screen::{self, Screen};
use crate::app::{Message, Outro};

impl Outro {
    /// What a file for another computer needs of the window.
    pub(in crate::app) fn transfer_deps(&self) -> transfer::Deps {
        transfer::Deps {
            store: self.cases.store().clone(),
            platform: Arc::clone(&self.platform),
            catalogue: Arc::clone(&self.catalogue),
        }
    }

    /// Writes everything to a file, after what is being typed.
    pub(in crate::app) fn export_data(&mut self, typed: &str) -> Task<Message> {
        let flushed = self.flush();
        let exported = transfer::export(typed, self.cases.is_saved(), self.transfer_deps());
        let exported = self.run_to_the_end(exported.map(Message::Transfer));
        Task::batch([flushed, exported])
    }

    /// Takes in what happened with a file for another computer, or from one.
    pub(in crate::app) fn on_transfer(&mut self, message: transfer::Message) -> Task<Message> {
        match message {
            transfer::Message::Suggested(path) => self.in_settings(Happened::Suggested(path)),
            transfer::Message::Exported(said) => self.on_exported(said),
            transfer::Message::Looked(arrival) => self.in_settings(Happened::Looked(arrival)),
            transfer::Message::BroughtIn(done, on_disk) => {
                let taken_in = self.take_in_from_disk(*on_disk);
                let read = self.read_trash_if_shown();
                Task::batch([taken_in, read, self.on_brought_in(done)])
            }
        }
    }

    /// Says how it ended: in the settings, or as a notice where another page is shown by now.
    fn on_exported(&mut self, said: Said) -> Task<Message> {
        if matches!(self.screen, Screen::Settings(_)) {
            return self.in_settings(Happened::Exported(said));
        }
        let lines = said.unwrap_or_else(|error| vec![error]);
        self.notify(lines.join("\n"));
        Task::none()
    }

    /// As [`Outro::on_exported`].
    fn on_brought_in(&mut self, done: Result<String, String>) -> Task<Message> {
        if matches!(self.screen, Screen::Settings(_)) {
            return self.in_settings(Happened::BroughtIn(done));
        }
        self.notify(done.unwrap_or_else(|error| error));
        Task::none()
    }

    pub(in crate::app) fn in_settings(&mut self, message: Happened) -> Task<Message> {
        self.on_screen(screen::Message::Settings(
            screen::settings::Message::Transfer(message),
        ))
    }

    /// Shows what lies on the disk now. Where the window is stays as it is, and so does what was chosen
    /// here and is not written yet.
    fn take_in_from_disk(&mut self, on_disk: OnDisk) -> Task<Message> {
        let mut ids = Vec::with_capacity(on_disk.cases.len());
        for file in on_disk.cases {
            self.cases.take_in(file.id.as_str(), file.entries);
            ids.push(file.id.as_str().to_owned());
        }
        self.take_catalogue(on_disk.catalogue);
        let (now, there) = (self.platform.now(), on_disk.settings);
        let mut settings = self.settings.merged(&self.settings_on_disk, &there, now);
        settings.window = self.settings.window;
        settings.beside = self.settings.beside;
        self.settings_on_disk = there;
        let level = self.take_on(settings);
        Task::batch([level, self.look_after_exports_of(&ids)])
    }
}
