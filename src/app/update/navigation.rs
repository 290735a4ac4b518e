//! Where the window goes: to other screens, to a case, and out to the browser.

use iced::Task;

use crate::case::{CasePage, Event};
use crate::guide::link::Address;

use crate::app::components::transfer;
use crate::app::screen::{self, Ask, Page, Screen, Target};
use crate::app::{Message, Outro, page_of, ui};

impl Outro {
    pub(in crate::app) fn begin(&mut self, guide: &str) -> Task<Message> {
        let Some(guide) = self.catalogue.guide(guide) else {
            return Task::none();
        };
        let started = Event::Started {
            guide: guide.id.clone(),
            revision: guide.revision,
        };
        let id = self.platform.random_id();
        self.cases.begin(&id);
        let page = Page::at(CasePage::Summary);
        self.screen = Screen::Case(id.clone(), page);
        let saved = self.cases.record(&id, vec![started], &self.platform);
        Task::batch([saved.map(Message::Cases), ui::focus(self.focus_target())])
    }

    /// Goes on with an open case of this guide, or begins one.
    pub(in crate::app) fn begin_or_open(&mut self, guide: &str) -> Task<Message> {
        let open = self
            .cases
            .cases()
            .into_iter()
            .find(|case| case.guide == guide && !case.is_over())
            .map(|case| case.id.clone());
        match open {
            Some(case) => self.go(Target::Case(case)),
            None => self.begin(guide),
        }
    }

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
            Target::Settings => Screen::Settings(screen::settings::Settings::default()),
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
    pub(in crate::app) fn open_page(&mut self, guide: &str, address: Address) -> Task<Message> {
        let known = self.settings.hosts_allowed.contains(address.host());
        if self.catalogue.is_own(guide) && !known {
            return self.ask(Ask::OpenSite { address });
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
        let platform = std::sync::Arc::clone(&self.platform);
        let url = address.url().to_owned();
        Task::perform(async move { platform.open(&url) }, |result| {
            Message::Opened(result.map_err(|error| error.to_string()))
        })
    }
}
