//! Things that the person has to know, and what can be done about some of them.

use std::sync::Arc;

use iced::Task;

use crate::store::{CaseFile, Notice, Remedy};
use crate::words::say;

use super::{Message, Outro};

/// A sentence, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What the person has to know.
    pub sentence: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
}

impl From<String> for Told {
    fn from(sentence: String) -> Self {
        Self {
            sentence,
            remedy: None,
        }
    }
}

impl From<&Notice> for Told {
    fn from(notice: &Notice) -> Self {
        Self {
            sentence: notice.to_string(),
            remedy: notice.remedy(),
        }
    }
}

/// What the button says that does something about a notice.
pub fn label(remedy: &Remedy) -> String {
    match remedy {
        Remedy::BringBack(_) => say("notice-bring-back"),
        Remedy::MergeCopy(_) => say("notice-merge"),
    }
}

impl Outro {
    /// Does what can be done about a notice.
    pub(super) fn put_right(&mut self, index: usize) -> Task<Message> {
        let remedy = self.notices.get(index).and_then(|told| told.remedy.clone());
        let Some(remedy) = remedy else {
            return Task::none();
        };
        let (store, platform) = (self.desk.store().clone(), Arc::clone(&self.platform));
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
                self.desk.take_in(file.id.as_str(), file.entries);
                self.notices
                    .retain(|told| told.remedy.as_ref() != Some(remedy));
                self.tell(match remedy {
                    Remedy::BringBack(_) => say("notice-brought-back"),
                    Remedy::MergeCopy(_) => say("notice-merged"),
                });
            }
            Err(error) => self.tell(error),
        }
        Task::none()
    }
}
