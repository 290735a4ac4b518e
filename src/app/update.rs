//! What each message does. `update` only dispatches.

mod navigation;
mod persistence;
mod shortcuts;
mod window;

use iced::{Task, clipboard};

use crate::case::{Case, Event, commands, page};
use crate::i18n::tr;

use super::components::{sheet, transfer};
use super::context::CaseContext;
use super::notices::Notice;
use super::screen::{self, Action, Ask, Screen};
use super::{Asked, Message, Outro, leads_on, page_of, ui, view};

impl Outro {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        if is_press(&message) {
            self.copied = None;
        }
        match message {
            Message::Screen(message) => self.on_screen(message),
            Message::Shell(message) => self.on_shell(message),
            Message::Dialog(message) => self.on_dialog(message),
            Message::Cases(message) => self.on_cases(message),
            Message::Exports(message) => self.on_exports(message),
            Message::Pressed(shortcut) => self.on_shortcut(shortcut),
            Message::Rested(case, field, version) => self.on_rest(&case, &field, version),
            Message::Opened(result) | Message::Kept(result) => self.notify_error(result),
            Message::SettingsKept(result) => self.on_settings_kept(result),
            Message::SettingsRested => self.on_settings_rested(),
            Message::Sheet(message) => self.on_sheet(message),
            Message::Trash(message) => self.on_trash(message),
            Message::Purged(result) => self.on_purged(result),
            Message::Transfer(message) => self.on_transfer(message),
            Message::PutRight(remedy, done) => self.on_put_right(&remedy, done),
            Message::Drawn => self.on_drawn(),
            Message::Read(rest) => {
                self.on_read(*rest);
                Task::none()
            }
            Message::FontsNeeded => load_fonts(),
            Message::ColorScheme(scheme) => self.on_scheme(scheme),
            Message::Resized(size) => self.on_resized(size),
            Message::Raised => window::come_forward(),
            Message::CloseAsked(id) => self.on_close(id),
            Message::Appeared(id) => self.on_appeared(id),
            Message::Handled(id, handle) => self.on_handled(id, handle),
            Message::Scaled(density) => {
                self.access.set_density(density);
                Task::none()
            }
            Message::FontsLoaded | Message::Woken => Task::none(),
        }
    }

    pub(super) fn on_screen(&mut self, message: screen::Message) -> Task<Message> {
        let action = self.screen_action(message);
        self.perform(action)
    }

    fn screen_action(&mut self, message: screen::Message) -> Action {
        // The screen is taken out while it looks at the rest of the state.
        let mut screen = self.take_screen();
        let context = self.context(f32::INFINITY);
        let action = match &mut screen {
            Screen::Case(id, page) => {
                let case = self.cases.case(id);
                let guide = case.and_then(|case| self.catalogue.guide(&case.guide));
                match (case, guide) {
                    (Some(case), Some(guide)) => page.update(
                        message,
                        CaseContext {
                            context,
                            guide,
                            case,
                        },
                    ),
                    _ => Action::None,
                }
            }
            other => other.update(message, context),
        };
        self.screen = screen;
        action
    }

    pub(super) fn take_screen(&mut self) -> Screen {
        std::mem::replace(
            &mut self.screen,
            Screen::Home(screen::home::Home::default()),
        )
    }

    /// Does what a screen wants.
    pub(super) fn perform(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Record(events) => self.record(events),
            Action::Refuse(refusal) => {
                self.notify(refusal.to_string());
                Task::none()
            }
            Action::Tell(sentence) => {
                self.notify(sentence);
                Task::none()
            }
            Action::Export(task, act) => self.on_export(&task, act),
            Action::Typed(field, text) => self.typed(&field, text),
            Action::Begin(guide) => self.begin(&guide),
            Action::GoOnWith(guide) => self.begin_or_open(&guide),
            Action::Go(target) => self.go(target),
            Action::Open(guide, address) => self.open_page(&guide, address),
            Action::Copy(text) => self.copy(text),
            Action::Focus(id) => ui::focus(id),
            Action::Ask(ask) => self.ask(ask),
            Action::Undo => self.undo(),
            Action::Delete(case) => self.delete(case),
            Action::BringBack(case) => {
                let restored = self.trash.bring_back(case, self.cases.store());
                restored.map(Message::Trash)
            }
            Action::Purge(case) => self.trash.purge(case, &self.cases).map(Message::Trash),
            Action::Set(settings) => self.set(settings),
            Action::ExportData(typed) => self.export_data(&typed),
            Action::LookInto(typed) => {
                transfer::look_into(&typed, self.transfer_deps()).map(Message::Transfer)
            }
            Action::BringIn(plan, choices) => {
                transfer::bring_in(plan, choices, self.transfer_deps()).map(Message::Transfer)
            }
            Action::ShowDataFolder => self.show_data_folder(),
            Action::Many(actions) => Task::batch(
                actions
                    .into_iter()
                    .map(|action| self.perform(action))
                    .collect::<Vec<_>>(),
            ),
        }
    }

    /// Makes events true in the case at hand, and follows where they lead.
    pub(super) fn record(&mut self, events: Vec<Event>) -> Task<Message> {
        let Screen::Case(id, _) = &self.screen else {
            return Task::none();
        };
        let id = id.clone();
        let follow = events.iter().any(leads_on);
        let before = self.focus_target();
        let saved = self.cases.record(&id, events, &self.platform);
        let other_guide = self.cases.case(&id).and_then(moved_to);
        if follow {
            self.show_where_it_goes_on(&id);
        }
        let moved = match other_guide {
            Some(guide) => self.begin_or_open(&guide),
            None => self.focus_if_moved(&before),
        };
        Task::batch([saved.map(Message::Cases), moved])
    }

    fn show_where_it_goes_on(&mut self, id: &str) {
        let Some((place, page)) = self.cases.case(id).and_then(|case| {
            let guide = self.catalogue.guide(&case.guide)?;
            Some((page::of(guide, case), page_of(guide, case)))
        }) else {
            return;
        };
        match &mut self.screen {
            Screen::Case(shown, current) if shown == id && current.place() == place => {
                current.refresh();
            }
            screen => *screen = Screen::Case(id.to_owned(), page),
        }
    }

    /// Returns the id of what is announced first on this page: the current step's title, or the page's.
    pub(super) fn focus_target(&self) -> String {
        view::focus_target(self)
    }

    fn focus_if_moved(&self, before: &str) -> Task<Message> {
        let now = self.focus_target();
        if now == before {
            Task::none()
        } else {
            ui::focus(now)
        }
    }

    /// Puts a text on the clipboard. It is read out, and stands beside the button until the
    /// next press.
    pub(super) fn copy(&mut self, text: String) -> Task<Message> {
        self.announcement = (self.announcement.0.wrapping_add(1), tr("heard-copied"));
        self.copied = Some(text.clone());
        clipboard::write(text)
    }

    fn show_data_folder(&mut self) -> Task<Message> {
        if self.data_dir.as_os_str().is_empty() {
            self.notify(crate::store::Error::NoHome.to_string());
            return Task::none();
        }
        let platform = std::sync::Arc::clone(&self.platform);
        let folder = self.data_dir.clone();
        Task::perform(async move { platform.show_folder(&folder) }, |result| {
            Message::Opened(result.map_err(|error| error.to_string()))
        })
    }

    pub(super) fn ask(&mut self, ask: Ask) -> Task<Message> {
        let typed = match (&ask, self.at_hand()) {
            (Ask::Name, Some((case, _))) => case.person.clone(),
            _ => String::new(),
        };
        if let Ask::Sheet { case } = &ask {
            self.sheet = Some(sheet::Form::new(case.clone(), self.sheet_deps()));
        }
        self.ask = Some(Asked { ask, typed });
        Task::none()
    }

    /// Takes the last change of the case at hand back; without a case, the last deletion.
    pub(super) fn undo(&mut self) -> Task<Message> {
        if let Screen::Case(id, _) = &self.screen {
            let id = id.clone();
            let flushed = self.flush();
            let undone = self.cases.case(&id).map_or_else(Vec::new, Case::undo);
            if undone.is_empty() {
                return flushed;
            }
            return Task::batch([flushed, self.record(undone)]);
        }
        self.trash.undo(self.cases.store()).map(Message::Trash)
    }

    /// Says something that the person has to know, once.
    pub(super) fn notify(&mut self, sentence: String) {
        self.notify_of(Notice::from(sentence));
    }

    /// As [`Outro::tell`], with what can be done about it.
    pub(super) fn notify_of(&mut self, told: Notice) {
        let said = |other: &Notice| other.sentence == told.sentence;
        if !self.notices.iter().any(said) {
            self.notices.push(told);
        }
    }

    fn notify_error(&mut self, result: Result<(), String>) -> Task<Message> {
        if let Err(error) = result {
            self.notify(error);
        }
        Task::none()
    }

    /// The event that leaves a step out, from the dialog.
    pub(super) fn skip(&mut self, step: &str, reason: &str) -> Task<Message> {
        let Some((case, guide)) = self.at_hand() else {
            return Task::none();
        };
        let action = Action::attempt(commands::skip(guide, case, step, reason));
        self.perform(action)
    }
}

/// Whether a message comes from something that was pressed or typed.
fn is_press(message: &Message) -> bool {
    match message {
        Message::Sheet(sheet::Message::Done(_) | sheet::Message::Shown(_)) => false,
        Message::Screen(_)
        | Message::Shell(_)
        | Message::Dialog(_)
        | Message::Sheet(_)
        | Message::Pressed(_) => true,
        Message::Cases(_)
        | Message::Exports(_)
        | Message::Trash(_)
        | Message::Rested(..)
        | Message::Opened(_)
        | Message::Kept(_)
        | Message::SettingsKept(_)
        | Message::SettingsRested
        | Message::Purged(_)
        | Message::Drawn
        | Message::Read(_)
        | Message::FontsNeeded
        | Message::FontsLoaded
        | Message::Transfer(_)
        | Message::PutRight(..)
        | Message::ColorScheme(_)
        | Message::Resized(_)
        | Message::Raised
        | Message::CloseAsked(_)
        | Message::Appeared(_)
        | Message::Handled(..)
        | Message::Scaled(_)
        | Message::Woken => false,
    }
}

/// Loads the system's fonts; what is shown is shaped anew when they are there.
fn load_fonts() -> Task<Message> {
    Task::perform(async { ui::text::fonts::load_system() }, |()| {
        Message::FontsLoaded
    })
}

fn moved_to(case: &Case) -> Option<String> {
    match &case.outcome {
        crate::case::Outcome::MovedTo(guide) => Some(guide.clone()),
        _ => None,
    }
}
