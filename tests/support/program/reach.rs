//! Files of the checkout, for a user to whom the folder that it lies in may be closed.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot set itself up has failed"
)]

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The path itself where every user comes to it; else that of a copy for all to read, which
/// other tests of the same build find again.
pub fn within_reach(path: &Path) -> PathBuf {
    if !is_root() || path.ancestors().all(is_open) {
        return path.to_owned();
    }
    let name = path.file_name().expect("a file or a folder");
    let folder = std::env::temp_dir().join(format!("outro-tests-{:016x}", sign(path)));
    if !folder.exists() {
        let made = tempfile::tempdir().expect("a temporary folder");
        copy(path, &made.path().join(name));
        open_to_all(made.path());
        // Where another test was quicker, its copy is as good.
        let _ = fs::rename(made.keep(), &folder);
    }
    folder.join(name)
}

/// Whether the tests run as root, whom no mode binds, and who alone starts anything as another
/// user.
pub fn is_root() -> bool {
    let file = tempfile::tempfile().and_then(|file| file.metadata());
    file.expect("a temporary file").uid() == 0
}

fn is_open(path: &Path) -> bool {
    let needed = if path.is_dir() { 0o005 } else { 0o004 };
    fs::metadata(path).is_ok_and(|about| about.mode() & needed == needed)
}

/// Another number for another file, and for another state of it.
fn sign(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    for file in files(path) {
        let about = fs::metadata(&file).expect("it is there");
        (about.len(), about.mtime(), about.mtime_nsec()).hash(&mut hasher);
    }
    hasher.finish()
}

/// The file itself, or the files of the folder.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).expect("a folder");
    let inside = entries.map(|entry| entry.expect("it is there").path());
    let mut files: Vec<PathBuf> = inside.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).expect("there is room for a copy");
        return open_to_all(to);
    }
    fs::create_dir(to).expect("a new folder");
    open_to_all(to);
    for file in files(from) {
        copy(&file, &to.join(file.file_name().expect("a file")));
    }
}

fn open_to_all(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
}
