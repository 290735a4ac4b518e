//! What stands round every page: the sidebar, the head of a case with its tabs, the foot.

use iced::Task;

use crate::case::{CasePage, Checklist, Event, Outcome, Stage};
use crate::store::settings::Settings;

use super::Outro;
use super::components::notices;
use super::screen::{Dialog, Page, Screen, Target};
use super::ui;

mod beside;
mod foot;
mod head;
mod sidebar;

pub use beside::bar as beside_bar;
pub use foot::{foot, notice_list};
pub use head::head;
pub use sidebar::sidebar;

/// What happened round a page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another screen.
    Go(Target),
    /// Other settings.
    Set(Box<Settings>),
    /// "Cancel something".
    New,
    /// The name of the program.
    Home,
    /// A case of the sidebar.
    Case(String),
    /// "All guides".
    Guides,
    /// "Problems and answers".
    Answers,
    /// "Settings".
    Settings,
    /// Back, or Esc.
    Back,
    /// A tab of the case.
    Tab(CasePage),
    /// The country's site in the head of a case.
    Country,
    /// The plan in the head of a case.
    Plan,
    /// Whose account, in the head of a case.
    Name,
    /// Who charges, in the head of a case.
    Channel,
    /// "Beside the browser".
    Beside,
    /// "Whole window".
    Whole,
    /// "How this is known".
    Sources,
    /// "Undo".
    Undo,
    /// "Try again".
    Retry,
    /// Something is to be done about a notice.
    PutRight(usize),
    /// A notice was read.
    Dismiss(usize),
}

impl Outro {
    /// Takes in what happened round the page.
    pub(super) fn on_shell(&mut self, message: Message) -> Task<super::Message> {
        match message {
            Message::Go(target) => self.go(target),
            Message::Set(settings) => self.set(*settings),
            Message::New | Message::Guides => self.go(Target::Guides),
            Message::Home => self.go(Target::Home),
            Message::Case(id) => self.go(Target::Case(id)),
            Message::Answers => {
                let guide = self.current_case().map(|(_, guide)| guide.id.clone());
                self.go(Target::Answers(guide))
            }
            Message::Settings => self.go(Target::Settings),
            Message::Back => self.back(),
            Message::Tab(place) => self.open_tab(place),
            Message::Country => self.go(Target::Page(CasePage::Country)),
            Message::Plan => self.go(Target::Page(CasePage::Plan)),
            Message::Channel => self.go(Target::Page(CasePage::Finder)),
            Message::Name => self.perform(super::screen::Action::ShowDialog(Dialog::Name)),
            Message::Beside => self.go_beside(),
            Message::Whole => self.leave_beside(),
            Message::Sources => self.ask_sources(),
            Message::Undo => self.undo(),
            Message::Retry => self.cases.retry(&self.platform).map(super::Message::Cases),
            Message::PutRight(index) => self.on_notices(notices::Message::PutRight(index)),
            Message::Dismiss(index) => self.on_notices(notices::Message::Dismiss(index)),
        }
    }

    /// One page back: to where the case goes on, from there to the list of cases; from the answers to the
    /// case beside which they were opened.
    fn back(&mut self) -> Task<super::Message> {
        if let Some(title) = self.back_within_page() {
            return ui::focus(title);
        }
        if let Screen::Answers(screen) = &self.screen {
            let back = screen.go_back();
            return self.perform(back);
        }
        let here = match &self.screen {
            Screen::Case(id, page) => Some((id.clone(), page.place())),
            _ => None,
        };
        let Some((id, place)) = here else {
            return self.go(Target::Home);
        };
        if self.natural_place() == Some(place) {
            self.go(Target::Home)
        } else {
            self.go(Target::Case(id))
        }
    }

    /// One question back on a page that asks several, and the id of what is read there first.
    fn back_within_page(&mut self) -> Option<String> {
        let back = self.on_page(|page, context| match page {
            Page::Plan(page) => page.back(),
            Page::Finder(page) => page.back(context),
            _ => None,
        });
        back.flatten()
    }

    fn natural_place(&self) -> Option<CasePage> {
        self.current_case()
            .map(|(case, guide)| crate::case::page::of(guide, case))
    }

    fn open_tab(&mut self, place: CasePage) -> Task<super::Message> {
        let Some((case, _)) = self.current_case() else {
            return Task::none();
        };
        let stage = match place {
            CasePage::Backup => Stage::Backup,
            _ => Stage::Cancel,
        };
        // Looking back at a finished case changes nothing in it.
        if case.outcome == Outcome::Open && place != CasePage::Ending {
            let flushed = self.flush();
            return Task::batch([flushed, self.record(vec![Event::StageOpened { stage }])]);
        }
        self.go(Target::Page(place))
    }

    fn ask_sources(&mut self) -> Task<super::Message> {
        let step = self.current_case().and_then(|(case, guide)| {
            let checklist = Checklist::of(guide, case)?;
            checklist.current().map(|item| item.step.id.clone())
        });
        self.perform(super::screen::Action::ShowDialog(Dialog::Sources { step }))
    }
}
