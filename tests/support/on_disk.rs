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

/// The ids of all cases in a data folder.
pub fn ids(data: &Path) -> Vec<String> {
    let (store, _) = Store::open(data, Os);
    let cases = store.cases().cases.into_iter();
    cases.map(|file| file.id.to_string()).collect()
}

/// The one case in a data folder.
pub fn only_case(data: &Path) -> Case {
    let ids = ids(data);
    let [id] = ids.as_slice() else {
        panic!("there are other cases, or none: {ids:?}");
    };
    case(data, id)
}
