//! Any bytes as a case's journal: reading them ends with an answer, and a new event that was
//! called saved is there afterwards, with all that was there before.

#![no_main]

mod seal;

use libfuzzer_sys::fuzz_target;
use outro::case::{Case, Checklist, Event, page};
use outro::guide::Catalogue;
use outro::store::disk::Os;
use outro::store::{CaseId, NewEntry, Store};

/// An odd first byte has every line sealed with a sum that fits.
fn journal(bytes: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = bytes.split_first() else {
        return Vec::new();
    };
    if first % 2 == 0 {
        return rest.to_vec();
    }
    let text = String::from_utf8_lossy(rest);
    let header = "{\"format\":\"outro-case\",\"version\":1,\"case\":\"a\"";
    let sealed = std::iter::once(header)
        .chain(text.lines())
        .map(|line| seal::seal(line) + "\n");
    sealed.collect::<String>().into_bytes()
}

fn look(case: &Case) {
    for entry in Catalogue::built_in().entries() {
        if let Some(guide) = Catalogue::built_in().guide(&entry.id) {
            let _ = (Checklist::of(guide, case), page::of(guide, case));
        }
    }
    let _ = (case.undo(), case.stage(), case.ended_on());
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let cases = folder.path().join("cases");
    let path = cases.join("a.jsonl");
    if std::fs::create_dir(&cases).is_err() || std::fs::write(&path, journal(bytes)).is_err() {
        return;
    }
    let (store, _) = Store::open(folder.path(), Os);
    let _ = store.cases();
    let Ok(id) = CaseId::new("a") else { return };
    let before = store.read(&id).map_or_else(|_| Vec::new(), |file| file.entries);
    look(&Case::replay("a", &before));
    let new = NewEntry {
        id: "f".repeat(32),
        at: "2026-11-22T14:02:11Z".parse().unwrap(),
        event: Event::SummaryRead,
    };
    if before.iter().any(|entry| entry.id == new.id) {
        return;
    }
    let Ok(after) = store.append(&id, std::slice::from_ref(&new)) else {
        return;
    };
    assert!(after.entries.starts_with(&before));
    assert_eq!(after.entries.last().map(|entry| &entry.id), Some(&new.id));
    let again = store.read(&id).unwrap();
    assert_eq!(again.entries, after.entries);
});
