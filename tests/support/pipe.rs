//! A pipe in the file system, which never ends and which nobody writes to.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot set itself up has failed"
)]

use std::path::Path;
use std::process::Command;

/// Makes one at this place.
pub fn make(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo is there").success());
}
