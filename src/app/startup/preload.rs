//! Reads from the disk what the first frame shows, and after it everything else.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use crate::case::Entry;
use crate::guide::GuideId;
use crate::guide::catalogue::Catalogue;
use crate::store::settings::Settings;
use crate::store::{Left, Listing, Store, Warning};

use crate::app::blocking;
use crate::app::components::notices::Notice;
use crate::app::{Message, Outro};

/// So many cases are read before the first frame, or up to twice as many where these are all: what a
/// usual window shows. A taller one gets its last rows a moment later.
const CASES: usize = 20;

/// What the first frame needs.
pub struct Preload {
    pub store: Store,
    pub settings: Settings,
    pub cases: Vec<(String, Vec<Entry>)>,
    pub catalogue: Arc<Catalogue>,
    pub notices: Vec<Notice>,
    pub left: Left,
}

/// What was read after it.
#[derive(Debug, Clone)]
pub struct Deferred {
    cases: Vec<(String, Vec<Entry>)>,
    catalogue: Arc<Catalogue>,
    notices: Vec<Notice>,
}

impl Preload {
    /// Nothing, for a window that comes before its cases.
    pub fn nothing() -> Self {
        Self {
            store: Store::nowhere(),
            settings: Settings::default(),
            cases: Vec::new(),
            catalogue: Arc::new(Catalogue::with_own(Vec::new())),
            notices: Vec::new(),
            left: Left::default(),
        }
    }

    /// Reads it. Whatever is wrong on the disk, there is something to show.
    pub fn read(store: Store, settings: Settings, said: &[Warning]) -> Self {
        let (listing, left) = store.latest_cases(CASES);
        let mut notices = sentences(said);
        let cases = taken(listing, &mut notices);
        let catalogue = Arc::new(catalogue_for(&store, &cases));
        Self {
            store,
            settings,
            cases,
            catalogue,
            notices,
            left,
        }
    }
}

impl Outro {
    /// Reads what the first frame could do without, and tries whether anything can be saved.
    pub(in crate::app) fn read_deferred(&mut self) -> Task<Message> {
        let store = self.cases.store().clone();
        let left = std::mem::take(&mut self.startup.left);
        blocking::perform(
            move || Deferred::read(&store, &left),
            |deferred| Message::Read(Box::new(deferred)),
        )
    }

    /// Takes in what was read after the first frame.
    pub(in crate::app) fn on_read(&mut self, deferred: Deferred) -> Task<Message> {
        let mut ids = Vec::with_capacity(deferred.cases.len());
        for (id, entries) in deferred.cases {
            self.cases.add(&id, entries);
            ids.push(id);
        }
        self.take_catalogue(deferred.catalogue);
        for notice in deferred.notices {
            self.notices.add(notice);
        }
        self.check_clock();
        self.look_after_exports_of(&ids)
    }
}

impl Deferred {
    fn read(store: &Store, left: &Left) -> Self {
        let writable = match store.check_writable() {
            Ok(()) => store.check_locks(),
            Err(error) => Some(Warning::CannotWrite(error)),
        };
        let mut notices = sentences(writable.as_slice());
        let cases = taken(store.more_cases(left), &mut notices);
        let (own, said) = store.own_guides();
        notices.extend(sentences(&said));
        let catalogue = Catalogue::with_own(own);
        // The list of guides is made here, and not when it is first shown.
        catalogue.entries();
        Self {
            cases,
            catalogue: Arc::new(catalogue),
            notices,
        }
    }
}

/// The guides that came with the program, and those of a person's own that these cases need.
fn catalogue_for(store: &Store, cases: &[(String, Vec<Entry>)]) -> Catalogue {
    let built_in = Catalogue::built_in();
    let own: Vec<(PathBuf, Vec<u8>)> = guides_of(cases)
        .into_iter()
        .filter(|guide| built_in.origin(guide).is_none())
        .filter_map(|guide| store.own_guide(&guide))
        .collect();
    Catalogue::with_own(own)
}

/// The guides that some cases follow.
fn guides_of(cases: &[(String, Vec<Entry>)]) -> Vec<GuideId> {
    let mut guides: Vec<GuideId> = cases
        .iter()
        .filter_map(|(_, entries)| entries.first())
        .filter_map(|entry| match &entry.event {
            crate::case::Event::Started { guide, .. } => Some(guide.clone()),
            _ => None,
        })
        .collect();
    guides.sort_unstable();
    guides.dedup();
    guides
}

fn taken(listing: Listing, notices: &mut Vec<Notice>) -> Vec<(String, Vec<Entry>)> {
    notices.extend(sentences(&listing.notices));
    let mut cases = Vec::with_capacity(listing.cases.len());
    for case in listing.cases {
        notices.extend(sentences(&case.notices));
        cases.push((case.id.as_str().to_owned(), case.entries));
    }
    cases
}

fn sentences(notices: &[Warning]) -> Vec<Notice> {
    notices.iter().map(Notice::from).collect()
}
