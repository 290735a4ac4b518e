//! Shows another screen, and opens what lies outside of the window.

use std::sync::Arc;

use iced::{Task, clipboard};

use crate::app::blocking;
use crate::app::components::transfer;
use crate::app::screen::{self, Dialog, Page, Screen, Target};
use crate::app::{Message, Outro, page_of, ui};
use crate::guide::link::Address;

impl Outro {
    /// Shows another screen.
    pub(in crate::app) fn go(&mut self, target: Target) -> Task<Message> {
        let flushed = self.flush();
        let read = match target {
            Target::Settings => Task::batch([
                self.read_trash(),
                transfer::suggest_target(self.transfer_deps()).map(Message::Transfer),
            ]),
            _ => Task::none(),
        };
        let beside = match &self.screen {
            Screen::Case(id, _) => Some(id.clone()),
            _ => None,
        };
        self.screen = match target {
            Target::Home => Screen::Home(screen::home::Home::default()),
            Target::Guides => Screen::Guides(screen::guides::Guides::default()),
            Target::Answers(guide) => {
                Screen::Answers(screen::answers::Answers::of(guide).beside(beside))
            }
            Target::Charges => Screen::Charges(screen::charges::Charges::default()),
            Target::Settings => {
                Screen::Settings(screen::settings::Settings::new(self.platform.releases()))
            }
            Target::Case(id) => self.case_screen(id),
            Target::Page(place) => match self.take_screen() {
                Screen::Case(id, _) => Screen::Case(id, Page::at(place)),
                other => other,
            },
        };
        Task::batch([flushed, read, ui::focus(self.focus_target())])
    }

    pub(in crate::app) fn case_screen(&self, id: String) -> Screen {
        let page = self.cases.case(&id).and_then(|case| {
            let guide = self.catalogue.guide(&case.guide)?;
            Some(page_of(guide, case))
        });
        match page {
            Some(page) => Screen::Case(id, page),
            None => Screen::Home(screen::home::Home::default()),
        }
    }

    /// Opens a page of a guide; of a person's own one, asks about the site first, once.
    pub(in crate::app) fn open_link(&mut self, guide: &str, address: Address) -> Task<Message> {
        let known = self.settings.hosts_allowed.contains(address.host());
        if self.catalogue.is_own(guide) && !known {
            return self.show_dialog(Dialog::OpenSite { address });
        }
        self.open_address(&address)
    }

    /// Opens a page whose site was asked about, and remembers the answer.
    pub(in crate::app) fn open_site(&mut self, address: &Address) -> Task<Message> {
        let mut settings = self.settings.clone();
        settings.hosts_allowed.insert(address.host().to_owned());
        let kept = self.set(settings);
        Task::batch([kept, self.open_address(address)])
    }

    pub(in crate::app) fn open_address(&mut self, address: &Address) -> Task<Message> {
        let platform = Arc::clone(&self.platform);
        let url = address.url().to_owned();
        blocking::perform(
            move || platform.open(&url).map(|()| url),
            |result| Message::PageOpened(result.map_err(|error| error.to_string())),
        )
    }

    /// Says beside the link that the browser has its page, or what to do where no browser began.
    pub(in crate::app) fn on_page_opened(
        &mut self,
        result: Result<String, String>,
    ) -> Task<Message> {
        match result {
            Ok(url) => self.copied.open(url),
            Err(error) => self.notify(error),
        }
        Task::none()
    }

    /// Puts a text on the clipboard. It is read out, and stands beside the button until the
    /// next press.
    pub(in crate::app) fn copy(&mut self, text: String) -> Task<Message> {
        self.copied.copy(text.clone());
        clipboard::write(text)
    }

    pub(in crate::app) fn show_data_folder(&mut self) -> Task<Message> {
        if self.data_dir.as_os_str().is_empty() {
            self.notify(crate::store::Error::NoHome.to_string());
            return Task::none();
        }
        let platform = Arc::clone(&self.platform);
        let folder = self.data_dir.clone();
        blocking::perform(
            move || platform.show_folder(&folder),
            |result| Message::Opened(result.map_err(|error| error.to_string())),
        )
    }
}
