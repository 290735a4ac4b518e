//! Keeps the variables of the time zone from leading to what can never be read to its end: a
//! device, or a pipe that nobody writes to. Whoever asks for the day reads the file they name.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// The largest file of a time zone that is believed, in bytes; the real ones have a few thousand.
const LARGEST: u64 = 1 << 20;

/// The variables that name what is no file of a time zone.
fn misleading() -> Vec<&'static str> {
    let misleads = |name: &str| {
        std::env::var_os(name).is_some_and(|value| match name {
            "TZ" => !may_be_zone(&value),
            _ => !may_be_folder_of_zones(Path::new(&value)),
        })
    };
    ["TZ", "TZDIR"]
        .into_iter()
        .filter(|name| misleads(name))
        .collect()
}

/// Takes them out of this process's environment; then the day is that of the system.
///
/// # Safety
///
/// No other thread may run yet: another one could be reading the environment meanwhile.
#[allow(unsafe_code)]
pub unsafe fn forget_misleading() {
    for name in misleading() {
        // SAFETY: the caller holds that this is the only thread.
        unsafe { std::env::remove_var(name) };
    }
}

/// True for a name, a rule, and the path of an ordinary file that is not too large. Files that
/// the system makes up as they are read say that they are empty; some of those never end.
fn may_be_zone(value: &OsStr) -> bool {
    let bytes = value.as_encoded_bytes();
    let bytes = bytes.strip_prefix(b":").unwrap_or(bytes);
    let Ok(path) = std::str::from_utf8(bytes) else {
        return true;
    };
    fs::metadata(path).map_or(true, |meta| {
        meta.is_file() && (1..=LARGEST).contains(&meta.len())
    })
}

/// All files in it are looked into, so it has to be what it says.
fn may_be_folder_of_zones(path: &Path) -> bool {
    fs::metadata(path.join("UTC")).is_ok_and(|meta| meta.is_file())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn names_rules_and_files_of_zones_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("UTC");
        fs::write(&file, "TZif2").unwrap();
        let path = file.display().to_string();
        for value in [
            "",
            "UTC",
            ":Asia/Tokyo",
            "CET-1CEST,M3.5.0,M10.5.0/3",
            &path,
        ] {
            assert!(may_be_zone(value.as_ref()), "{value}");
        }
        assert!(may_be_folder_of_zones(folder.path()));
        let inside = folder.path().display().to_string();
        assert!(!may_be_zone(inside.as_ref()));
        assert!(!may_be_folder_of_zones(&folder.path().join("nowhere")));
    }
}
