//! Looking after lists that were checked earlier: whether each is still there and the same.
//! It happens beside the window, and reads a file only where its size or time is another.

use std::path::PathBuf;

use iced::Task;

use super::{Exports, Key, Message};
use crate::app::blocking;
use crate::app::cases::OpenCases;
use crate::app::screen::backup::export_check::{FileStatus, Source};
use crate::case::Case;
use crate::case::check::Check;
use crate::i18n::{text, tr_with};
use crate::platform::not_read::NotRead;
use crate::playlist::fingerprint::{self, Stamp};
use crate::playlist::{Error, Watch, Why};
use crate::present::playlist::explain;
use crate::store::checks::Place;
use crate::store::{CaseId, Store};

/// What was found of a list that was checked earlier.
#[derive(Debug, Clone)]
pub struct Found {
    key: Key,
    /// The sum by which the check knows the list.
    sha256: String,
    path: Option<PathBuf>,
    still: Option<FileStatus>,
    kept: Option<PathBuf>,
}

/// Looks after every list that a case knows of.
pub fn look_after_all(cases: &OpenCases) -> Task<Message> {
    look_after_lists_of(cases, cases.all())
}

/// Looks after every list that one of these cases knows of, by their ids.
pub fn look_after_those(cases: &OpenCases, ids: &[String]) -> Task<Message> {
    let those = ids.iter().filter_map(|id| cases.case(id));
    look_after_lists_of(cases, those)
}

fn look_after_lists_of<'a>(
    cases: &OpenCases,
    those: impl Iterator<Item = &'a Case>,
) -> Task<Message> {
    let known = those.flat_map(|case| {
        let checks = case.checks.iter();
        checks.map(|(task, check)| (Key::new(&case.id, task), check.clone()))
    });
    look_after(cases.store(), known.collect())
}

/// Looks whether these lists are still there and the same, and whether copies are kept.
pub(super) fn look_after(store: &Store, known: Vec<(Key, Check)>) -> Task<Message> {
    if known.is_empty() {
        return Task::none();
    }
    let store = store.clone();
    blocking::perform(move || find(&store, known), Message::Rechecked)
}

/// Writes down where a list lies on this computer.
pub(super) fn note_place(store: &Store, place: Place) -> Task<Message> {
    let store = store.clone();
    blocking::perform(
        move || store.note_place(&place).map_err(|error| error.to_string()),
        Message::PlaceNoted,
    )
}

impl Exports {
    /// Takes in what became of lists that were checked earlier.
    pub(super) fn on_rechecked(&mut self, found: Vec<Found>, cases: &OpenCases) {
        for one in found {
            let case = cases.case(&one.key.case);
            let check = case.and_then(|case| case.checks.get(&one.key.task));
            // Another file may have been checked meanwhile.
            if check.is_none_or(|check| check.sha256 != one.sha256) {
                continue;
            }
            let export_check = self.at(&one.key);
            export_check.kept = one.kept;
            export_check.sha256 = one.sha256;
            if export_check.source.is_none() && export_check.job.is_none() {
                let there = matches!(one.still, Some(FileStatus::There));
                let place = one.path.filter(|_| there);
                export_check.source = place
                    .or_else(|| export_check.kept.clone())
                    .map(Source::File);
                export_check.still = one.still;
            }
        }
    }
}

fn find(store: &Store, known: Vec<(Key, Check)>) -> Vec<Found> {
    let places = store.places();
    known
        .into_iter()
        .map(|(key, check)| {
            let place = places.iter().find(|place| {
                let of = (&place.case, &place.task, &place.sha256);
                of == (&key.case, &key.task, &check.sha256)
            });
            let kept = CaseId::new(&key.case).map(|case| store.kept(&case));
            let kept = kept.unwrap_or_default().into_iter();
            Found {
                kept: kept
                    .filter(|kept| kept.is_of(&check.sha256))
                    .map(|kept| kept.path)
                    .next(),
                still: place.map(|place| still(store, place)),
                path: place.map(|place| place.path.clone()),
                sha256: check.sha256,
                key,
            }
        })
        .collect()
}

fn still(store: &Store, place: &Place) -> FileStatus {
    match same(store, place) {
        Ok(true) => FileStatus::There,
        Ok(false) => FileStatus::Changed,
        Err(Error {
            why: Why::NotRead(NotRead::Missing),
            ..
        }) => {
            let folder = place.path.parent().unwrap_or(&place.path);
            FileStatus::Gone(folder.display().to_string())
        }
        Err(error) => FileStatus::NotSeen(explain(&error)),
    }
}

fn same(store: &Store, place: &Place) -> Result<bool, Error> {
    let stamp = fingerprint::stamp(&place.path)?;
    let before = Stamp {
        size: place.size,
        modified: place.modified,
    };
    if stamp == before {
        return Ok(true);
    }
    if stamp.size != before.size {
        return Ok(false);
    }
    let is_same = fingerprint::sum(&place.path, &Watch::default())? == place.sha256;
    if is_same {
        let modified = stamp.modified;
        let place = Place {
            modified,
            ..place.clone()
        };
        // Only spares reading it again the next time.
        let _ = store.note_place(&place);
    }
    Ok(is_same)
}

/// The sentence for a file that cannot be looked at.
pub fn not_seen(why: &str) -> String {
    tr_with(
        "exports-not-seen",
        &[("why", text(crate::text::clean(why)))],
    )
}
