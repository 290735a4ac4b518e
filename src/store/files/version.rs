//! The version that a file of the data folder says first, whatever else a later Outro wrote
//! into it.

use serde::Deserialize;

#[derive(Default, Deserialize)]
struct Head {
    #[serde(default)]
    version: u32,
}

/// The version of a JSON file; 0 where it says none, or is not JSON.
pub(in crate::store) fn of(bytes: &[u8]) -> u32 {
    let head: Head = serde_json::from_slice(bytes).unwrap_or_default();
    head.version
}
