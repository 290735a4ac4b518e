//! Everything out to one file, and in from another computer.

use std::sync::Arc;

use iced::Task;

use crate::guide::Catalogue;
use crate::i18n::tr;
use crate::store::transfer::{Choices, Plan};
use crate::transfer;

use crate::app::screen::settings::transfer::{Arrival, Message as Happened};
use crate::app::screen::{self, settings};
use crate::app::{Message, Outro};

fn on_screen(message: Happened) -> Message {
    Message::Screen(screen::Message::Settings(settings::Message::Transfer(
        message,
    )))
}

impl Outro {
    /// Works out where a file usually goes.
    pub(in crate::app) fn suggest_target(&self) -> Task<Message> {
        let platform = Arc::clone(&self.platform);
        Task::perform(
            async move { transfer::usual_target(platform.as_ref()) },
            |path| on_screen(Happened::Suggested(path.display().to_string())),
        )
    }

    /// Writes everything to a file.
    pub(in crate::app) fn export(&mut self, typed: &str) -> Task<Message> {
        let flushed = self.flush();
        let path = match transfer::typed_path(typed, self.platform.as_ref()) {
            _ if !self.cases.is_saved() => Err(tr("moving-not-saved")),
            Some(path) => Ok(path),
            None => Err(tr("moving-no-path")),
        };
        let (store, platform) = (self.cases.store().clone(), Arc::clone(&self.platform));
        let exported = Task::perform(
            async move {
                transfer::export(&store, &path?, false, platform.as_ref())
                    .map_err(|error| error.to_string())
            },
            |said| on_screen(Happened::Exported(said)),
        );
        Task::batch([flushed, exported])
    }

    /// Says what bringing a file in would change.
    pub(in crate::app) fn look_into(&mut self, typed: &str) -> Task<Message> {
        let path = transfer::typed_path(typed, self.platform.as_ref());
        let path = path.ok_or_else(|| tr("moving-no-import-path"));
        let (store, catalogue) = (self.cases.store().clone(), Arc::clone(&self.catalogue));
        Task::perform(
            async move {
                let plan = Box::new(transfer::look_into(&store, &path?)?);
                let outlook = transfer::outlook(&plan, &catalogue);
                Ok(Arrival { plan, outlook })
            },
            |arrival| on_screen(Happened::Looked(arrival)),
        )
    }

    /// Brings a file in, and shows what is there then.
    pub(in crate::app) fn bring_in(&mut self, plan: Box<Plan>, choices: Choices) -> Task<Message> {
        let (store, platform) = (self.cases.store().clone(), Arc::clone(&self.platform));
        Task::perform(
            async move { transfer::bring_in(&store, &plan, &choices, platform.as_ref()) },
            Message::BroughtIn,
        )
    }

    /// Takes in what lies on the disk after a file was brought in.
    pub(in crate::app) fn on_brought_in(&mut self, done: Result<(), String>) -> Task<Message> {
        // What came in before something went wrong is shown, too.
        let store = self.cases.store().clone();
        for file in store.cases().cases {
            self.cases.take_in(file.id.as_str(), file.entries);
        }
        self.catalogue = Arc::new(Catalogue::with_own(store.own_guides().0));
        let (mut settings, _) = store.settings();
        settings.window = self.settings.window;
        self.settings = settings;
        let read = self.read_trash_if_shown();
        let said = self.on_screen(screen::Message::Settings(settings::Message::Transfer(
            Happened::BroughtIn(done),
        )));
        Task::batch([read, said])
    }
}
