//! Small pictures of attached files: read once, when the page that shows them comes.

use std::collections::BTreeMap;

use iced::Task;
use iced::widget::image::Handle;

use crate::app::blocking;
use crate::case::Case;
use crate::case::proof::Attachment;
use crate::store::{CaseId, Store};

pub mod small;

/// So many files have a small picture; the names of the others say enough.
const MOST: usize = 64;

/// The small pictures that were made since the start, by the file's SHA-256.
#[derive(Debug, Default)]
pub struct Pictures {
    /// None while a file is read, and for one that is no picture.
    made: BTreeMap<String, Option<Handle>>,
}

/// What was made: the file's SHA-256, and its picture where it is one.
#[derive(Debug, Clone)]
pub struct Made(Vec<(String, Option<Handle>)>);

impl Pictures {
    /// The small picture of an attached file, where there is one.
    pub fn of(&self, file: &Attachment) -> Option<&Handle> {
        self.made.get(&file.sha256)?.as_ref()
    }

    /// Makes those of a case that nobody has asked for yet, on a thread of its own.
    pub fn make(&mut self, case: &Case, store: &Store) -> Task<Made> {
        let files = case.proof.files.iter();
        let wanted = files.filter(|file| small::may_be_picture(&file.name));
        let wanted = wanted.filter(|file| !self.made.contains_key(&file.sha256));
        let room = MOST.saturating_sub(self.made.len());
        let wanted: Vec<Attachment> = wanted.take(room).cloned().collect();
        let Ok(id) = CaseId::new(&case.id) else {
            return Task::none();
        };
        if wanted.is_empty() {
            return Task::none();
        }
        for file in &wanted {
            self.made.insert(file.sha256.clone(), None);
        }
        let store = store.clone();
        let make = move |file: Attachment| {
            // A copy that is missing or was changed is told where it is opened.
            let bytes = store.attached(&id, &file).ok();
            (file.sha256, bytes.and_then(|bytes| small::picture(&bytes)))
        };
        blocking::perform(move || wanted.into_iter().map(make).collect(), Made)
    }

    /// Takes in what was made.
    pub fn take(&mut self, Made(made): Made) {
        self.made.extend(made);
    }
}
