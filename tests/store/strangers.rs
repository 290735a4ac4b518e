//! Files to bring in that are damaged, made up or meant ill.

use std::collections::BTreeSet;

use outro::store::settings::Theme;
use outro::store::transfer::GuideFate::{Broken, BuiltIn, New};
use outro::store::transfer::{self, Choices};
use outro::store::{Error, Warning};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::*;
use crate::transfer::{export, picture, plan};

#[test]
fn files_that_are_no_export_change_nothing() {
    let (home, store) = new_store();
    begin(&store, "a", 2);
    let good: Value = serde_json::from_slice(&export(&store, "x")).unwrap();
    let before = picture(home.path());
    let refuse = |bytes: &[u8]| store.import_plan(bytes, &BTreeSet::new()).unwrap_err();
    assert!(matches!(refuse(b""), Error::NotAnExport));
    assert!(matches!(refuse(b"{}"), Error::NotAnExport));
    assert!(matches!(refuse(b"\xff\x00"), Error::NotAnExport));
    let mut newer = good.clone();
    newer["version"] = json!(2);
    assert!(matches!(
        refuse(newer.to_string().as_bytes()),
        Error::ExportNewer
    ));
    let mut other = good.clone();
    other["format"] = json!("something else");
    assert!(matches!(
        refuse(other.to_string().as_bytes()),
        Error::NotAnExport
    ));
    let deep = "[".repeat(100_000);
    assert!(matches!(refuse(deep.as_bytes()), Error::ExportTooLarge));
    let large = vec![b' '; transfer::LARGEST + 1];
    assert!(matches!(refuse(&large), Error::ExportTooLarge));
    assert_eq!(picture(home.path()), before);
}

#[test]
fn what_makes_no_sense_in_an_export_stays_out() {
    let [(_old, one), (new, two)] = [new_store(), new_store()];
    begin(&one, "a", 3);
    let mut document: Value = serde_json::from_slice(&export(&one, "x")).unwrap();
    let lines = document["cases"][0]["lines"].clone();
    let mut damaged = lines.clone();
    damaged[1] = json!(lines[1].as_str().unwrap().replace("Mum", "Dad"));
    let broken_up = lines[0].as_str().unwrap().replace(",\"at\"", ",\n\"at\"");
    document["cases"] = json!([
        {"id": "../../evil", "lines": lines},
        {"id": "UPPER", "lines": lines},
        {"id": "empty", "lines": []},
        {"id": "split", "lines": [broken_up]},
        {"id": "a", "lines": damaged},
        {"id": "a", "lines": lines},
    ]);
    document["origin"] = json!("\u{202e}evil\n\u{7}name");
    document["settings"] = json!({
        "theme": "dark", "hosts_allowed": ["evil.example"],
        "window": {"width": 1, "height": 1}, "exported": ["/etc/passwd"], "unheard_of": [1],
        "beside": {"width": 400, "height": 500},
        "left_at": {"evil/Ending": {"begins_with": "x", "offset": 3}}
    });
    document["guides"] = json!([
        {"file": "../evil.json", "text": "{\"id\":\"evil\"}"},
        {"file": "music.json", "text": "{\"id\":\"amazon-music\"}"},
        {"file": "no-id.json", "text": "{}"},
        {"file": "bad-id.json", "text": "{\"id\":\"../x\"}"},
        {"file": "fine.json", "text": "{\"id\":\"fine\"}"},
        {"file": "deep.json", "text": "[".repeat(10_000)},
    ]);
    let seen = plan(&two, document.to_string().as_bytes());
    assert_eq!((seen.refused, seen.damaged), (5, 2), "{seen:?}");
    assert_eq!(seen.origin, "evilname");
    let fates: Vec<_> = seen.guides.iter().map(|(_, fate)| *fate).collect();
    assert_eq!(fates, [Broken, BuiltIn, Broken, Broken, New, Broken]);
    let choices = Choices {
        settings: true,
        ..Choices::default()
    };
    two.import(&seen, &choices, at(0)).unwrap();
    let listing = two.cases();
    assert_eq!(listing.cases.len(), 1);
    let file = &listing.cases[0];
    assert_eq!(ids(&file.entries), [id(0), id(2)]);
    assert!(file.entries[1].after_gap);
    assert!(
        matches!(file.notices[..], [Warning::Lost { entries: 1, .. }]),
        "{:?}",
        file.notices
    );
    let settings = two.settings().0;
    assert_eq!(settings.theme, Theme::Dark);
    assert!(settings.hosts_allowed.is_empty() && settings.exported.is_empty());
    assert!(settings.window.is_none() && settings.other.is_empty());
    assert!(settings.beside.is_none() && settings.left_at.is_empty());
    assert_eq!(two.own_guides().0.len(), 1);
    assert!(!new.path().parent().unwrap().join("evil.json").exists());
}

proptest! {
    #![proptest_config(tries(200, 10_000))]

    /// A good export with bytes changed: it comes in, or it does not, and nothing is lost.
    #[test]
    fn any_export_may_be_damaged(spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let [(_old, one), (_new, two)] = [new_store(), new_store()];
        begin(&one, "a", 3);
        let case = begin(&two, "a", 2);
        two.append(&case, &[noted(40)]).unwrap();
        let mut bytes = export(&one, "x");
        for (spot, byte) in spots {
            let spot = spot.index(bytes.len());
            bytes[spot] = byte;
        }
        if let Ok(seen) = two.import_plan(&bytes, &BTreeSet::new()) {
            two.import(&seen, &Choices::default(), at(0)).unwrap();
            let again = two.import_plan(&bytes, &BTreeSet::new()).unwrap();
            prop_assert!(again.growing.is_empty() && again.new_cases.is_empty());
        }
        let there = ids(&two.read(&case).unwrap().entries);
        prop_assert_eq!(&there[..3], &[id(0), id(1), id(40)]);
        let allowed = [0, 1, 2, 40].map(id);
        prop_assert!(there.iter().all(|id| allowed.contains(id)));
    }
}
