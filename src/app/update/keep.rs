//! Attaches files to the current case, writes its calendar file and its record, and sends texts.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use crate::app::components::keep::{self, Deps, Keep, Message as Kept};
use crate::app::components::send::{self, Message as Sent, Send};
use crate::app::screen::{Page, Screen, ending};
use crate::app::{Message, Outro, ui};
use crate::case::Event;
use crate::i18n::tr;

impl Outro {
    /// Does what is wanted with the current case, once all of it is on the disk.
    pub(in crate::app) fn keep(&mut self, keep: Keep) -> Task<Message> {
        let Screen::Case(id, _) = &self.screen else {
            return Task::none();
        };
        let id = id.clone();
        let flushed = self.flush();
        if !self.cases.is_saved() {
            self.notify(tr("proof-not-saved-yet"));
            return flushed;
        }
        let Some(deps) = self.keep_deps(&id) else {
            return flushed;
        };
        let asks = keep.asks_for_a_place();
        let begun = keep::begin(keep, deps).map(Message::Keep);
        // A dialog of the desktop holds nobody up.
        let begun = if asks {
            begun
        } else {
            self.run_to_the_end(begun)
        };
        Task::batch([flushed, begun])
    }

    /// Attaches files that were dropped together on the page where proof is kept.
    pub(in crate::app) fn attach_dropped(
        &mut self,
        id: &str,
        paths: Vec<PathBuf>,
    ) -> Task<Message> {
        let Some(deps) = self.keep_deps(id) else {
            return Task::none();
        };
        let attached = keep::attach_all(paths, deps).map(Message::Keep);
        self.run_to_the_end(attached)
    }

    fn keep_deps(&self, id: &str) -> Option<Deps> {
        Some(Deps {
            store: self.cases.store().clone(),
            platform: Arc::clone(&self.platform),
            catalogue: Arc::clone(&self.catalogue),
            case: self.cases.case(id)?.clone(),
        })
    }

    /// Makes the small pictures of the attached files that are shown.
    pub(in crate::app) fn make_pictures(&mut self) -> Task<Message> {
        let Screen::Case(id, Page::Ending(_)) = &self.screen else {
            return Task::none();
        };
        let Some(case) = self.cases.case(id) else {
            return Task::none();
        };
        let made = self.pictures.make(case, self.cases.store());
        made.map(Message::Pictures)
    }

    /// Sends a text, from whatever screen.
    pub(in crate::app) fn send(&mut self, send: Send) -> Task<Message> {
        send::begin(send, self.send_deps()).map(Message::Send)
    }

    /// Takes in where a text is to be saved, and whether it went out.
    pub(in crate::app) fn on_send(&mut self, message: Sent) -> Task<Message> {
        match message {
            Sent::Chosen(letter, Some(path)) => {
                let saved = send::save(letter, path, self.send_deps());
                return self.run_to_the_end(saved.map(Message::Send));
            }
            Sent::Chosen(_, None) => self.notify(tr("proof-not-chosen")),
            Sent::Done(Ok(Some(sentence)) | Err(sentence)) => self.notify(sentence),
            Sent::Done(Ok(None)) => {}
        }
        Task::none()
    }

    fn send_deps(&self) -> send::Deps {
        send::Deps {
            store: self.cases.store().clone(),
            platform: Arc::clone(&self.platform),
        }
    }

    /// Attaches the files that were copied in the file manager, on the page where proof is kept.
    pub(in crate::app) fn paste(&mut self) -> Task<Message> {
        let Screen::Case(id, Page::Ending(_)) = &self.screen else {
            return Task::none();
        };
        let id = id.clone();
        iced::clipboard::read()
            .map(move |pasted| Message::Keep(Kept::Pasted(id.clone(), pasted.unwrap_or_default())))
    }

    /// Takes in what was chosen, and what became of it.
    pub(in crate::app) fn on_keep(&mut self, message: Kept) -> Task<Message> {
        match message {
            Kept::Chosen(chosen) => self.on_place(*chosen),
            Kept::Pasted(id, pasted) => match self.keep_deps(&id) {
                Some(deps) => {
                    let attached = keep::paste(pasted, deps).map(Message::Keep);
                    self.run_to_the_end(attached)
                }
                None => Task::none(),
            },
            Kept::Done(_, Err(sentence)) => {
                self.notify(sentence);
                Task::none()
            }
            Kept::Done(id, Ok(done)) => {
                for sentence in done.said {
                    self.notify(sentence);
                }
                if let Some(words) = done.told {
                    self.copied.tell(words);
                }
                let attached = done.events.iter().rev().find_map(|event| match event {
                    Event::FileAttached { file } => Some(ending::file_id(file)),
                    _ => None,
                });
                if attached.is_some() {
                    self.on_page(|page, _| {
                        if let Page::Ending(page) = page {
                            page.on_attached();
                        }
                    });
                }
                let saved = self.record_in(&id, done.events);
                // The file that came is brought into sight.
                let shown = attached.map_or_else(Task::none, ui::focus);
                Task::batch([saved, shown])
            }
        }
    }

    fn on_place(&mut self, (id, keep, path): (String, Keep, Option<PathBuf>)) -> Task<Message> {
        let Some(path) = path else {
            self.notify(tr("proof-not-chosen"));
            return Task::none();
        };
        match self.keep_deps(&id) {
            Some(deps) => {
                let done = keep::carry_out(keep, path, deps).map(Message::Keep);
                self.run_to_the_end(done)
            }
            None => Task::none(),
        }
    }
}
