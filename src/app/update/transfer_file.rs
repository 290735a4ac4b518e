//! Writes everything to a file for another computer, and brings such a file in.

use std::sync::Arc;

use iced::Task;

use crate::app::components::transfer::{self, OnDisk};
use crate::app::screen;
use crate::app::screen::settings::transfer::Message as Happened;
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
            transfer::Message::Exported(said) => self.in_settings(Happened::Exported(said)),
            transfer::Message::Looked(arrival) => self.in_settings(Happened::Looked(arrival)),
            transfer::Message::BroughtIn(done, on_disk) => {
                self.take_in_from_disk(*on_disk);
                let read = self.read_trash_if_shown();
                Task::batch([read, self.in_settings(Happened::BroughtIn(done))])
            }
        }
    }

    pub(in crate::app) fn in_settings(&mut self, message: Happened) -> Task<Message> {
        self.on_screen(screen::Message::Settings(
            screen::settings::Message::Transfer(message),
        ))
    }

    /// Shows what lies on the disk now; where the window is stays as it is.
    fn take_in_from_disk(&mut self, on_disk: OnDisk) {
        for file in on_disk.cases {
            self.cases.take_in(file.id.as_str(), file.entries);
        }
        self.take_catalogue(on_disk.catalogue);
        let mut settings = on_disk.settings;
        self.settings_on_disk = settings.clone();
        settings.window = self.settings.window;
        self.settings = settings;
    }
}
