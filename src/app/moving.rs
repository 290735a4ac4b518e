//! Everything out to one file, and in from another computer.

use std::sync::Arc;

use iced::Task;

use crate::guide::Catalogue;
use crate::moving;
use crate::store::transfer::{Choices, Plan};
use crate::words::say;

use super::screen::settings::moving::{Arrival, Message as Happened};
use super::screen::{self, Screen, settings};
use super::{Message, Outro};

fn on_screen(message: Happened) -> Message {
    Message::Screen(screen::Message::Settings(settings::Message::Moving(
        message,
    )))
}

impl Outro {
    /// Works out where a file usually goes.
    pub(super) fn suggest_target(&self) -> Task<Message> {
        let platform = Arc::clone(&self.platform);
        Task::perform(
            async move { moving::usual_target(platform.as_ref()) },
            |path| on_screen(Happened::Suggested(path.display().to_string())),
        )
    }

    /// Writes everything to a file.
    pub(super) fn export(&mut self, typed: &str) -> Task<Message> {
        let flushed = self.flush();
        let path = match moving::typed_path(typed, self.platform.as_ref()) {
            _ if !self.desk.is_saved() => Err(say("moving-not-saved")),
            Some(path) => Ok(path),
            None => Err(say("moving-no-path")),
        };
        let (store, platform) = (self.desk.store().clone(), Arc::clone(&self.platform));
        let exported = Task::perform(
            async move {
                moving::export(&store, &path?, false, platform.as_ref())
                    .map_err(|error| error.to_string())
            },
            |said| on_screen(Happened::Exported(said)),
        );
        Task::batch([flushed, exported])
    }

    /// Says what bringing a file in would change.
    pub(super) fn look_into(&mut self, typed: &str) -> Task<Message> {
        let path = moving::typed_path(typed, self.platform.as_ref());
        let path = path.ok_or_else(|| say("moving-no-import-path"));
        let (store, catalogue) = (self.desk.store().clone(), Arc::clone(&self.catalogue));
        Task::perform(
            async move {
                let plan = Box::new(moving::look_into(&store, &path?)?);
                let outlook = moving::outlook(&plan, &catalogue);
                Ok(Arrival { plan, outlook })
            },
            |arrival| on_screen(Happened::Looked(arrival)),
        )
    }

    /// Brings a file in, and shows what is there then.
    pub(super) fn bring_in(&mut self, plan: Box<Plan>, choices: Choices) -> Task<Message> {
        let (store, platform) = (self.desk.store().clone(), Arc::clone(&self.platform));
        Task::perform(
            async move { moving::bring_in(&store, &plan, &choices, platform.as_ref()) },
            Message::BroughtIn,
        )
    }

    /// Takes in what lies on the disk after a file was brought in.
    pub(super) fn on_brought_in(&mut self, done: Result<(), String>) -> Task<Message> {
        // What came in before something went wrong is shown, too.
        let store = self.desk.store().clone();
        for file in store.cases().cases {
            self.desk.take_in(file.id.as_str(), file.entries);
        }
        self.catalogue = Arc::new(Catalogue::with_own(store.own_guides().0));
        let (mut settings, _) = store.settings();
        settings.window = self.settings.window;
        self.settings = settings;
        let read = match self.screen {
            Screen::Settings(_) => self.read_trash(),
            _ => Task::none(),
        };
        let said = self.on_screen(screen::Message::Settings(settings::Message::Moving(
            Happened::BroughtIn(done),
        )));
        Task::batch([read, said])
    }
}
