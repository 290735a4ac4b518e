//! Deleted cases: what can be brought back, and what is deleted for good.

use std::sync::Arc;

use iced::Task;
use jiff::civil::Date;

use crate::case::Case;
use crate::store::{CaseId, Deleted};

use crate::app::screen::{self, settings};
use crate::app::{Message, Outro};

/// A case in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// Its id.
    pub case: String,
    /// Its service, and whose it was.
    pub name: String,
    /// The last day on which it can be brought back.
    pub until: Date,
}

impl Outro {
    /// Reads the trash for the settings.
    pub(in crate::app) fn read_trash(&self) -> Task<Message> {
        let store = self.cases.store().clone();
        let catalogue = Arc::clone(&self.catalogue);
        let here: Vec<String> = self
            .cases
            .cases()
            .into_iter()
            .map(|case| case.id.clone())
            .collect();
        Task::perform(
            async move {
                let mut trashed: Vec<Trashed> = store
                    .deleted()
                    .into_iter()
                    // What is on the desk again must not be deleted with its older copy.
                    .filter(|deleted| !here.iter().any(|id| id == deleted.file.id.as_str()))
                    .map(|deleted| trashed(&catalogue, &deleted))
                    .collect();
                trashed.reverse();
                trashed
            },
            |trashed| {
                Message::Screen(screen::Message::Settings(settings::Message::TrashRead(
                    trashed,
                )))
            },
        )
    }

    /// Brings a case back, and reads the trash again.
    pub(in crate::app) fn bring_back(&mut self, case: String) -> Task<Message> {
        self.forget_deletion(&case);
        self.restore(case)
    }

    /// Deletes a case in the trash for good, and reads the trash again.
    pub(in crate::app) fn purge_case(&mut self, case: String) -> Task<Message> {
        if self.cases.case(&case).is_some() {
            return self.read_trash();
        }
        self.forget_deletion(&case);
        let store = self.cases.store().clone();
        let purged = Task::perform(
            async move {
                CaseId::new(&case)
                    .and_then(|id| store.purge(&id))
                    .map_err(|error| error.to_string())
            },
            Message::Kept,
        );
        purged.chain(self.read_trash())
    }

    /// "Undo" brings the last deleted case back only while it lies in the trash.
    fn forget_deletion(&mut self, case: &str) {
        if self.deleted.as_ref().is_some_and(|(id, _)| id == case) {
            self.deleted = None;
        }
    }
}

fn trashed(catalogue: &crate::guide::Catalogue, deleted: &Deleted) -> Trashed {
    let id = deleted.file.id.as_str().to_owned();
    let case = Case::replay(&id, &deleted.file.entries);
    let service = catalogue
        .guide(&case.guide)
        .map_or_else(|| case.guide.clone(), |guide| guide.title.clone());
    let name = if case.person.is_empty() {
        service
    } else {
        format!("{service}, {}", case.person)
    };
    Trashed {
        case: id,
        name,
        until: deleted.until,
    }
}
