//! Records events in the current case, and writes down what is typed.

use std::time::Duration;

use iced::Task;

use crate::app::blocking;
use crate::app::drafts::{self, Field};
use crate::app::screen::steps::asks::field_id;
use crate::app::screen::{Action, Dialog, Page, Screen, Target};
use crate::app::{Message, Outro, leads_on, page_of, ui, view};
use crate::case::{Case, Event, Outcome, commands, page};
use crate::guide::GuideId;
use crate::present::case_line::begun;
use crate::present::timeline::taken_back::taken_back;

/// How long typing rests before it is written down.
const REST: Duration = Duration::from_millis(600);

impl Outro {
    /// Records events in the current case, and follows where they lead.
    pub(in crate::app) fn record(&mut self, events: Vec<Event>) -> Task<Message> {
        let Screen::Case(id, _) = &self.screen else {
            return Task::none();
        };
        let id = id.clone();
        let follow = events.iter().any(leads_on);
        let before = self.focus_target();
        let is_moved = |case: &Case| matches!(case.outcome, Outcome::MovedTo(_));
        let moved_before = self.cases.case(&id).is_some_and(is_moved);
        let saved = self.record_in(&id, events);
        // Whoever looks back at a case that moved on stays in it.
        let case = self.cases.case(&id).filter(|_| !moved_before);
        let other_guide = case.and_then(moved_to);
        if follow {
            self.show_where_it_goes_on(&id);
        }
        let moved = match other_guide {
            Some((guide, known)) => self.begin_or_open(&guide, known),
            None => self.focus_if_moved(&before),
        };
        Task::batch([saved, moved])
    }

    /// Records events in the case with this id, whatever is shown.
    pub(in crate::app) fn record_in(&mut self, id: &str, events: Vec<Event>) -> Task<Message> {
        let recorded = self.cases.record(id, events, &self.platform);
        recorded.map(Message::Cases)
    }

    pub(in crate::app) fn show_where_it_goes_on(&mut self, id: &str) {
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

    /// Records events in the current case. What has this id may be folded away on the page of the
    /// backup, and is unfolded there.
    pub(in crate::app) fn record_and_unfold(
        &mut self,
        events: Vec<Event>,
        id: &str,
    ) -> Task<Message> {
        let recorded = self.record(events);
        self.unfold_titled(id);
        recorded
    }

    fn unfold_titled(&mut self, id: &str) {
        self.on_page(|page, context| {
            if let Page::Backup(page) = page {
                page.unfold_titled(id, context);
            }
        });
    }

    /// Returns the id of what is announced first on this page: the current step's title, or the page's.
    pub(in crate::app) fn focus_target(&self) -> String {
        view::focus_target(self)
    }

    pub(in crate::app) fn focus_if_moved(&self, before: &str) -> Task<Message> {
        let now = self.focus_target();
        if now == before {
            Task::none()
        } else {
            ui::focus(now)
        }
    }

    /// Begins a case, with what is known of it already.
    pub(in crate::app) fn begin(&mut self, guide: &str, known: Vec<Event>) -> Task<Message> {
        let Some(guide) = self.catalogue.guide(guide) else {
            return Task::none();
        };
        let started = Event::Started {
            guide: guide.id.clone(),
            revision: guide.revision,
        };
        let events = std::iter::once(started).chain(known).collect();
        let id = self.platform.random_id();
        self.cases.begin(&id);
        let saved = self.record_in(&id, events);
        self.screen = self.case_screen(id);
        Task::batch([saved, ui::focus(self.focus_target())])
    }

    /// Begins a case; where one of this service is open, it is asked first whether that goes on.
    pub(in crate::app) fn ask_or_begin(
        &mut self,
        guide: GuideId,
        known: Vec<Event>,
    ) -> Task<Message> {
        let open = begun::open(&guide, self.cases.cases()).next().is_some();
        if open {
            return self.show_dialog(Dialog::Begun { guide, known });
        }
        self.begin(&guide, known)
    }

    /// Goes on with a case instead of a new one, and notes in it what that would begin with.
    pub(in crate::app) fn go_on_with(&mut self, id: String, known: Vec<Event>) -> Task<Message> {
        let case = self.cases.case(&id);
        let noted = case.map_or_else(Vec::new, |case| begun::noted_in(case, known));
        let saved = self.record_in(&id, noted);
        Task::batch([saved, self.go(Target::Case(id))])
    }

    /// Goes on with an open case of this guide and of the same person, or begins one with what is
    /// known already.
    pub(in crate::app) fn begin_or_open(
        &mut self,
        guide: &GuideId,
        known: Vec<Event>,
    ) -> Task<Message> {
        let person = known.iter().find_map(|event| match event {
            Event::Named { person } => Some(person.as_str()),
            _ => None,
        });
        let person = person.unwrap_or_default();
        let open = begun::open(guide, self.cases.cases())
            .find(|case| case.person == person)
            .map(|case| case.id.clone());
        match open {
            Some(case) => self.go(Target::Case(case)),
            None => self.begin(guide, known),
        }
    }

    /// Takes the last change of the current case back; without a case, the last deletion.
    pub(in crate::app) fn undo(&mut self) -> Task<Message> {
        if let Screen::Case(id, _) = &self.screen {
            let id = id.clone();
            let flushed = self.flush();
            let undone = self.cases.case(&id).map_or_else(Vec::new, Case::undo);
            if undone.is_empty() {
                return flushed;
            }
            if let Some((case, guide)) = self.current_case() {
                let words = taken_back(guide, case.undoes());
                self.copied.tell(words);
            }
            return Task::batch([flushed, self.record(undone)]);
        }
        let undone = self.trash.undo(self.cases.store()).map(Message::Trash);
        let undone = self.run_to_the_end(undone);
        Task::batch([undone, self.delete_when_saved()])
    }

    /// The event that leaves a step out, from the dialog.
    pub(in crate::app) fn skip(&mut self, step: &str, reason: &str) -> Task<Message> {
        let Some((case, guide)) = self.current_case() else {
            return Task::none();
        };
        let action = Action::attempt(commands::skip(guide, case, step, reason));
        self.perform(action)
    }

    pub(in crate::app) fn typed(&mut self, field: &Field, text: String) -> Task<Message> {
        let Screen::Case(id, _) = &self.screen else {
            return Task::none();
        };
        let (id, field) = (id.clone(), field.clone());
        if let Field::Calendar(of) = &field {
            self.drafts.turn_calendar(&id, of, &text);
            return Task::none();
        }
        let picked = self.close_calendar(&id, &field);
        let version = self.drafts.typed(&id, &field, text);
        let rested = blocking::perform(
            move || rest(id, field, version),
            |(id, field, version)| Message::Rested(id, field, version),
        );
        Task::batch([picked, rested])
    }

    /// Closes the calendar of a field that a day stands in now; the field gets the focus that
    /// the day had. Where it was typed, the caret stays where it is.
    fn close_calendar(&mut self, id: &str, field: &Field) -> Task<Message> {
        let case = self.cases.case(id);
        if case
            .and_then(|case| self.drafts.calendar(case, field))
            .is_none()
        {
            return Task::none();
        }
        self.drafts.turn_calendar(id, field, "");
        ui::focus_unless_there(field_id(field))
    }

    pub(in crate::app) fn on_rest(
        &mut self,
        case: &str,
        field: &Field,
        version: u64,
    ) -> Task<Message> {
        match self.drafts.rested(case, field, version) {
            Some(text) => self.write_down(case, field, &text),
            None => Task::none(),
        }
    }

    pub(in crate::app) fn write_down(
        &mut self,
        id: &str,
        field: &Field,
        text: &str,
    ) -> Task<Message> {
        let Some(case) = self.cases.case(id) else {
            return Task::none();
        };
        let Some(guide) = self.catalogue.guide(&case.guide) else {
            return Task::none();
        };
        let today = self.platform.today();
        let events = drafts::events(guide, case, field, text, today);
        if events.is_empty() {
            return Task::none();
        }
        self.cases
            .record(id, events, &self.platform)
            .map(Message::Cases)
    }

    /// Writes down whatever is being typed, before the page goes.
    pub(in crate::app) fn flush(&mut self) -> Task<Message> {
        let drafts = self.drafts.take();
        Task::batch(
            drafts
                .into_iter()
                .map(|(case, field, text)| self.write_down(&case, &field, &text))
                .collect::<Vec<_>>(),
        )
    }
}

/// The guide that a case leads on to, and what of the case holds there, too.
fn moved_to(case: &Case) -> Option<(GuideId, Vec<Event>)> {
    match &case.outcome {
        Outcome::MovedTo(guide) => Some((guide.clone(), commands::carried(case))),
        _ => None,
    }
}

fn rest(case: String, field: Field, version: u64) -> (String, Field, u64) {
    std::thread::sleep(REST);
    (case, field, version)
}
