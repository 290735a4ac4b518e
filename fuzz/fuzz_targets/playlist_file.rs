//! Any bytes as a file, ZIP files among them: reading ends with an answer, and what is saved
//! can be read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use outro::playlist::save::{self, Existing, Form};
use outro::playlist::{self, Watch};

fuzz_target!(|bytes: &[u8]| {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("export");
    if std::fs::write(&path, bytes).is_err() {
        return;
    }
    let watch = Watch::default();
    let Ok(report) = playlist::read(&path, &watch) else {
        return;
    };
    assert!(!report.files.is_empty());
    let form = Form::ALL[bytes.len() % Form::ALL.len()];
    let to = folder.path().join("copy");
    if let Err(error) = save::file(&path, &to, form, Existing::Keep, &watch) {
        assert!(error.why.id() != "differs");
        assert!(!to.exists());
    }
});
