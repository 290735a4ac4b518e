//! Things that the person has to know, and what can be done about some of them.

use std::sync::Arc;

use iced::Task;

use crate::i18n::tr;
use crate::present;
use crate::store::{CaseFile, Remedy, Warning};

use super::{Message, Outro};

/// A sentence, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What the person has to know.
    pub sentence: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
    /// When it goes by itself.
    pub until: Option<Until>,
}

/// When something is not so any more that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Something was saved.
    Saved,
    /// The clock is right.
    ClockRight,
}

/// What is out of order and was said, or is tried again, until it is not so any more.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NoticeFlags {
    /// It was said that the clock has gone back.
    pub clock: bool,
    /// The settings could not be kept, and are tried again soon.
    pub settings: bool,
}

impl From<String> for Notice {
    fn from(sentence: String) -> Self {
        Self {
            sentence,
            remedy: None,
            until: None,
        }
    }
}

impl From<&Warning> for Notice {
    fn from(notice: &Warning) -> Self {
        Self {
            sentence: notice.to_string(),
            remedy: notice.remedy(),
            until: matches!(notice, Warning::CannotWrite(_)).then_some(Until::Saved),
        }
    }
}

/// What the button says that does something about a notice.
pub fn label(remedy: &Remedy) -> String {
    match remedy {
        Remedy::BringBack(_) => tr("notice-bring-back"),
        Remedy::MergeCopy(_) => tr("notice-merge"),
    }
}

impl Outro {
    /// Says something that the person has to know, once.
    pub(super) fn notify(&mut self, sentence: String) {
        self.notify_of(Notice::from(sentence));
    }

    /// As [`Outro::notify`], with what can be done about it.
    pub(super) fn notify_of(&mut self, notice: Notice) {
        let said = |other: &Notice| other.sentence == notice.sentence;
        if !self.notices.iter().any(said) {
            self.notices.push(notice);
        }
    }

    pub(super) fn notify_error(&mut self, result: Result<(), String>) -> Task<Message> {
        if let Err(error) = result {
            self.notify(error);
        }
        Task::none()
    }

    /// Says that something could not be saved, until something is.
    pub(super) fn notify_until_saved(&mut self, sentence: String) {
        // One disk that is out of order is one thing to be told, whatever was to go on it.
        if !self
            .notices
            .iter()
            .any(|told| told.until == Some(Until::Saved))
        {
            let until = Some(Until::Saved);
            self.notify_of(Notice {
                until,
                ..Notice::from(sentence)
            });
        }
    }

    /// Takes back what was said until now.
    pub(super) fn is_over(&mut self, until: Until) {
        self.notices.retain(|told| told.until != Some(until));
    }

    /// Says once that the clock has gone back behind what is in the cases; nothing depends on
    /// it but the days that are counted.
    pub(super) fn mind_the_clock(&mut self) {
        match present::clock_behind(self.platform.now(), self.cases.newest()) {
            Some(sentence) if !self.lasting.clock => {
                self.lasting.clock = true;
                let until = Some(Until::ClockRight);
                self.notify_of(Notice {
                    until,
                    ..Notice::from(sentence)
                });
            }
            Some(_) => {}
            None => {
                self.lasting.clock = false;
                self.is_over(Until::ClockRight);
            }
        }
    }

    /// Does what can be done about a notice.
    pub(super) fn put_right(&mut self, index: usize) -> Task<Message> {
        let remedy = self.notices.get(index).and_then(|told| told.remedy.clone());
        let Some(remedy) = remedy else {
            return Task::none();
        };
        let (store, platform) = (self.cases.store().clone(), Arc::clone(&self.platform));
        Task::perform(
            async move {
                let (origin, now) = (platform.computer(), platform.now());
                let done = store.put_right(&remedy, &origin, now);
                (remedy, done.map_err(|error| error.to_string()))
            },
            |(remedy, done)| Message::PutRight(remedy, done),
        )
    }

    pub(super) fn on_put_right(
        &mut self,
        remedy: &Remedy,
        done: Result<CaseFile, String>,
    ) -> Task<Message> {
        match done {
            Ok(file) => {
                self.cases.take_in(file.id.as_str(), file.entries);
                self.notices
                    .retain(|told| told.remedy.as_ref() != Some(remedy));
                self.notify(match remedy {
                    Remedy::BringBack(_) => tr("notice-brought-back"),
                    Remedy::MergeCopy(_) => tr("notice-merged"),
                });
            }
            Err(error) => self.notify(error),
        }
        Task::none()
    }
}
