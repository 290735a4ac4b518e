//! What each message does. `update` only dispatches.

use iced::Task;

use super::components::transfer;
use super::context::CaseContext;
use super::screen::{self, Action, Page, Screen};
use super::ui::Shortcut;
use super::{Message, Outro, ui};
use crate::case::commands;

pub(in crate::app) mod beside;
mod exports;
mod keep;
mod navigation;
mod notices;
mod record;
pub(in crate::app) mod settings;
mod shortcuts;
pub(in crate::app) mod statement;
mod transfer_file;
pub(in crate::app) mod trash;
pub(in crate::app) mod window;

impl Outro {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        if is_press(&message) {
            // Before the cases are there the window can be closed, and nothing else is there to press.
            if self.is_waiting() && !matches!(message, Message::Pressed(Shortcut::Close)) {
                return Task::none();
            }
            self.copied.forget();
        }
        let done = self.on_message(message);
        Task::batch([done, self.make_pictures()])
    }

    fn on_message(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Screen(message) => self.on_screen(message),
            Message::Shell(message) => self.on_shell(message),
            Message::Dialog(message) => self.on_dialog(message),
            Message::Cases(message) => self.on_cases(message),
            Message::Exports(message) => self.on_exports(message),
            Message::Pressed(shortcut) => self.on_shortcut(shortcut),
            Message::Rested(case, field, version) => self.on_rest(&case, &field, version),
            Message::Opened(result) => self.notify_error(result),
            Message::PageOpened(result) => self.on_page_opened(result),
            Message::FileHeld(held) => {
                self.file_held = held;
                Task::none()
            }
            Message::SettingsKept(result) => self.on_settings_kept(result),
            Message::SettingsRested => self.on_settings_rested(),
            Message::Sheet(message) => self.on_sheet(message),
            Message::Trash(message) => self.on_trash(message),
            Message::Purged(result) => self.on_purged(result),
            Message::WorkEnded => self.on_work_ended(),
            Message::Transfer(message) => self.on_transfer(message),
            Message::Statement(message) => self.on_statement(message),
            Message::Keep(message) => self.on_keep(message),
            Message::Send(message) => self.on_send(message),
            Message::Notices(message) => self.on_notices(message),
            Message::Pictures(made) => {
                self.pictures.take(made);
                Task::none()
            }
            Message::Drawn => self.on_drawn(),
            Message::Read(rest) => self.on_read(*rest),
            Message::FolderOpened(opened) => self.on_opened(&opened),
            Message::FontsNeeded => window::load_fonts(),
            Message::ColorScheme(scheme) => self.on_scheme(scheme),
            Message::Resized(size) => self.on_resized(size),
            Message::Sized(size, maximized) => self.on_sized(size, maximized),
            Message::LeftAt(places) => self.on_left(places),
            Message::Moved(place) => self.on_moved(place),
            Message::Raised => window::come_forward(),
            Message::CloseAsked => self.close(),
            Message::Destroyed(true) => self.on_destroyed(),
            Message::CopyAsked(text) => self.copy(text),
            Message::Appeared(id) => self.on_appeared(id),
            Message::Handled(id, handle) => self.on_handled(id, handle),
            Message::Scaled(density) => {
                self.access.set_density(density);
                Task::none()
            }
            Message::Destroyed(false) | Message::FontsLoaded | Message::Woken => Task::none(),
        }
    }

    pub(super) fn on_screen(&mut self, message: screen::Message) -> Task<Message> {
        let action = self.screen_action(message);
        self.perform(action)
    }

    fn screen_action(&mut self, message: screen::Message) -> Action {
        if matches!(self.screen, Screen::Case(..)) {
            let action = self.on_page(|page, context| page.update(message, context));
            return action.unwrap_or(Action::None);
        }
        let mut screen = self.take_screen();
        let action = screen.update(message, self.context(f32::INFINITY));
        self.screen = screen;
        action
    }

    /// Does something with the page of the case that is shown, which is taken out while it looks
    /// at the rest of the state; none where there is no case, or its guide is gone.
    pub(in crate::app) fn on_page<R>(
        &mut self,
        act: impl FnOnce(&mut Page, CaseContext<'_>) -> R,
    ) -> Option<R> {
        let mut screen = self.take_screen();
        let done = match &mut screen {
            Screen::Case(id, page) => self.case_and_guide(id).map(|(case, guide)| {
                let context = CaseContext {
                    context: self.context(f32::INFINITY),
                    guide,
                    case,
                };
                act(page, context)
            }),
            _ => None,
        };
        self.screen = screen;
        done
    }

    pub(in crate::app) fn take_screen(&mut self) -> Screen {
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
            Action::RecordIn(case, events) => self.record_in(&case, events),
            Action::RecordAndFocus(events, id) => {
                Task::batch([self.record_and_unfold(events, &id), ui::focus(id)])
            }
            Action::RecordAndUnfold(events, id) => self.record_and_unfold(events, &id),
            Action::RecordAndType(events, field, text) => {
                Task::batch([self.record(events), self.typed(&field, text)])
            }
            Action::Refuse(refusal) => {
                self.notify(refusal.to_string());
                Task::none()
            }
            Action::Notify(sentence) => {
                self.notify(sentence);
                Task::none()
            }
            Action::Typed(field, text) => self.typed(&field, text),
            Action::Export(task, act) => self.on_list_action(&task, act),
            Action::Begin(guide) => self.begin(&guide, Vec::new()),
            Action::BeginWith(guide, events) => self.ask_or_begin(guide, events),
            Action::BeginOrOpen(guide) => {
                let known = self.current_case();
                let known = known.map_or_else(Vec::new, |(case, _)| commands::carried(case));
                self.begin_or_open(&guide, known)
            }
            Action::ChooseStatement => self.choose_statement(),
            Action::ReadStatement(path) => self.read_statement(path),
            Action::ReadTypedStatement(typed) => self.read_typed_statement(&typed),
            Action::Go(target) => self.go(target),
            Action::OpenLink(guide, address) => self.open_link(&guide, address),
            Action::OpenPage(address) => self.open_address(&address),
            Action::Copy(text) => self.copy(text),
            Action::CopyAndNotify(text, sentence) => {
                self.notify(sentence);
                self.copy(text)
            }
            Action::Focus(id) => ui::focus(id),
            Action::ShowDialog(dialog) => self.show_dialog(dialog),
            Action::Undo => self.undo(),
            Action::BringBack(case) => self.bring_back(case),
            Action::Set(settings) => self.set(settings),
            Action::ExportData(typed) => self.export_data(&typed),
            Action::LookInto(typed) => {
                transfer::look_into(&typed, self.transfer_deps()).map(Message::Transfer)
            }
            Action::BringIn(plan, choices) => {
                let brought = transfer::bring_in(plan, choices, self.transfer_deps());
                self.run_to_the_end(brought.map(Message::Transfer))
            }
            Action::Keep(keep) => self.keep(keep),
            Action::Send(send) => self.send(send),
            Action::ShowDataFolder => self.show_data_folder(),
        }
    }
}

/// Whether a message comes from something that was pressed or typed, and not from the disk, a dialog of
/// the desktop, or a thread.
fn is_press(message: &Message) -> bool {
    match message {
        Message::Screen(_)
        | Message::Shell(_)
        | Message::Dialog(_)
        | Message::Pressed(_)
        | Message::CopyAsked(_) => true,
        Message::Sheet(message) => message.is_press(),
        Message::Cases(_)
        | Message::Exports(_)
        | Message::Trash(_)
        | Message::Rested(..)
        | Message::Opened(_)
        | Message::PageOpened(_)
        | Message::FileHeld(_)
        | Message::WorkEnded
        | Message::Statement(_)
        | Message::SettingsKept(_)
        | Message::SettingsRested
        | Message::Purged(_)
        | Message::Drawn
        | Message::FolderOpened(_)
        | Message::Read(_)
        | Message::FontsNeeded
        | Message::FontsLoaded
        | Message::Transfer(_)
        | Message::Keep(_)
        | Message::Send(_)
        | Message::Pictures(_)
        | Message::Notices(_)
        | Message::ColorScheme(_)
        | Message::Resized(_)
        | Message::Sized(..)
        | Message::LeftAt(_)
        | Message::Moved(_)
        | Message::Raised
        | Message::CloseAsked
        | Message::Destroyed(_)
        | Message::Appeared(_)
        | Message::Handled(..)
        | Message::Scaled(_)
        | Message::Woken => false,
    }
}
