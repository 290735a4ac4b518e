//! Cases as they lie on the disk, read as after a restart.

use std::path::Path;

use outro::case::Case;
use outro::store::disk::Os;
use outro::store::{CaseId, Store};

/// The case with this id in a data folder.
pub fn case(data: &Path, id: &str) -> Case {
    let (store, _) = Store::open(data, Os);
    let id = CaseId::new(id).expect("an id");
    let file = store.read(&id).expect("a case");
    Case::replay(id.as_str(), &file.entries)
}

/// All cases in a data folder.
pub fn cases(data: &Path) -> Vec<Case> {
    let (store, _) = Store::open(data, Os);
    let files = store.cases().cases.into_iter();
    files
        .map(|file| Case::replay(file.id.as_str(), &file.entries))
        .collect()
}

/// The one case in a data folder.
pub fn only_case(data: &Path) -> Case {
    let mut cases = cases(data);
    let count = cases.len();
    cases
        .pop()
        .filter(|_| count == 1)
        .unwrap_or_else(|| panic!("{count} cases and not one"))
}
