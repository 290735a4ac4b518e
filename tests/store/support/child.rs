//! The test executable again, as a process of its own: to be killed, locked out, limited.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output};

use crate::reach::within_reach;
use crate::{access, locks, processes, window};

const ROLE: &str = "OUTRO_TEST_ROLE";
const FOLDER: &str = "OUTRO_TEST_FOLDER";
const NUMBER: &str = "OUTRO_TEST_NUMBER";
/// Where a child process begins; a run of the tests themselves passes by.
#[test]
fn child() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let number = std::env::var(NUMBER).map_or(0, |text| text.parse().unwrap());
    match role.as_str() {
        "save until killed" => processes::save_until_killed(&folder, number),
        "save some" => processes::save_some(&folder, number),
        "save until refused" => processes::save_until_refused(&folder),
        "save a little of everything" => access::save_everything(&folder),
        "read only" => access::read_only(&folder),
        "not ours" => access::not_ours(&folder),
        "lock of another" => locks::lock_of_another(&folder),
        "hold the window" => window::hold_the_window(&folder),
        "attach until killed" => crate::proof::attach_until_killed(&folder, number),
        other => panic!("no such role: {other}"),
    }
    std::process::exit(0);
}

/// This executable again, as a child with a role.
pub fn again(role: &str, folder: &Path, number: usize) -> Command {
    let mut command = Command::new(within_reach(&std::env::current_exe().unwrap()));
    as_child(&mut command, role, folder, number);
    command
}

/// This executable again, after some shell commands.
pub fn again_after(shell: &str, role: &str, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("{shell}; exec \"$0\" \"$@\""))
        .arg(std::env::current_exe().unwrap());
    as_child(&mut command, role, folder, 0);
    command
}

fn as_child(command: &mut Command, role: &str, folder: &Path, number: usize) {
    command
        .args([
            "support::child::child",
            "--exact",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(ROLE, role)
        .env(FOLDER, folder)
        .env(NUMBER, number.to_string());
}

pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("said {line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// What a child said, whole lines only.
pub fn said(output: &[u8]) -> Vec<String> {
    let end = output
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    String::from_utf8_lossy(&output[..end])
        .lines()
        .filter_map(|line| Some(line.split_once("said ")?.1.to_owned()))
        .collect()
}

pub fn fine(output: &Output) {
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A child that does not outlive its test, however that ends.
pub struct Reaped(pub Child);

impl Drop for Reaped {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
