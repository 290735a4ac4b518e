//! Any bytes as the settings: they are read forgivingly, saved again, and read as the same;
//! what could not be read is kept aside.

#![no_main]

use libfuzzer_sys::fuzz_target;
use outro::store::Store;
use outro::store::disk::Os;

fuzz_target!(|bytes: &[u8]| {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    if std::fs::write(folder.path().join("settings.json"), bytes).is_err() {
        return;
    }
    let (store, _) = Store::open(folder.path(), Os);
    let (settings, notices) = store.settings();
    let now = "2026-11-22T14:02:11Z".parse().unwrap();
    store.save_settings(&settings, now).unwrap();
    let (again, clean) = store.settings();
    assert_eq!(again, settings);
    assert!(clean.is_empty());
    let aside = folder.path().join("settings.damaged-2026-11-22.json");
    assert_eq!(aside.exists(), !notices.is_empty());
    if aside.exists() {
        assert_eq!(std::fs::read(aside).unwrap(), bytes);
    }
});
