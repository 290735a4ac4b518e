//! A file of the person's own is copied into a case's folder, as proof.

use std::fs::File;
use std::path::Path;

use crate::case::{Case, Event};
use crate::i18n::{text, tr, tr_with};
use crate::store::{CaseId, Store};

/// Copies a file into the folder of a case: the event that names it, or what went wrong.
pub fn file(store: &Store, case: &Case, path: &Path) -> Result<Event, String> {
    let refused = |error: &dyn std::fmt::Display| {
        let shown = crate::text::one_line(&path.display().to_string());
        let values = [("path", text(shown)), ("reason", text(error.to_string()))];
        tr_with("proof-not-read", &values)
    };
    let meta = path.metadata().map_err(|error| refused(&error))?;
    // A pipe would be waited for without end.
    if !meta.is_file() {
        return Err(refused(&tr("proof-no-file")));
    }
    let mut file = File::open(path).map_err(|error| refused(&error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let id = CaseId::new(&case.id).map_err(|error| error.to_string())?;
    let file = store.attach(&id, &name, &mut file, &case.proof);
    let file = file.map_err(|error| error.to_string())?;
    Ok(Event::FileAttached { file })
}
