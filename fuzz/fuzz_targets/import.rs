//! Any bytes as a file from another computer: nothing that is here is lost, and bringing the
//! same in twice changes nothing.

#![no_main]

mod seal;

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use outro::case::{Case, Event};
use outro::guide::{Catalogue, GuideId};
use outro::store::disk::Os;
use outro::store::transfer::Choices;
use outro::store::{CaseId, NewEntry, Store};
use serde_json::Value;

/// The same file with every line's sum made to fit, where the first byte is odd.
fn file(bytes: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = bytes.split_first() else {
        return Vec::new();
    };
    match serde_json::from_slice::<Value>(rest) {
        Ok(mut file) if first % 2 == 1 => {
            let cases = file.get_mut("cases").and_then(Value::as_array_mut);
            let lines = cases
                .into_iter()
                .flatten()
                .filter_map(|case| case.get_mut("lines")?.as_array_mut())
                .flatten();
            for line in lines {
                if let Some(text) = line.as_str() {
                    *line = Value::String(seal::seal(text));
                }
            }
            file.to_string().into_bytes()
        }
        _ => rest.to_vec(),
    }
}

fn entry(number: usize, event: Event) -> NewEntry {
    NewEntry {
        id: format!("{number:032x}"),
        at: "2026-11-22T14:02:11Z".parse().unwrap(),
        event,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let (store, _) = Store::open(folder.path(), Os);
    let now = "2026-11-22T15:00:00Z".parse().unwrap();
    let (here, gone) = (CaseId::new("a").unwrap(), CaseId::new("d").unwrap());
    let begin = Event::Started {
        guide: "amazon-music".into(),
        revision: 1,
    };
    let own = [entry(1, begin), entry(2, Event::SummaryRead)];
    store.create(&here, &own).unwrap();
    store.create(&gone, &own).unwrap();
    store.delete(&gone, now).unwrap();
    let built_in: BTreeSet<GuideId> = Catalogue::built_in()
        .entries()
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    let Ok(plan) = store.import_plan(&file(bytes), &built_in) else {
        return;
    };
    let choices = Choices {
        bring_back: plan.deleted_here.iter().map(|(id, _)| id.clone()).collect(),
        settings: true,
        many: true,
        undo: true,
    };
    if store.import(&plan, &choices, now).is_err() {
        return;
    }
    let after = store.read(&here).unwrap();
    assert!(own.iter().all(|one| after.entries.iter().any(|entry| entry.id == one.id)));
    for case in store.cases().cases {
        let _ = Case::replay(case.id.as_str(), &case.entries);
    }
    let again = store.import_plan(&file(bytes), &built_in).unwrap();
    assert!(again.changes_nothing(), "{again:?}");
});
