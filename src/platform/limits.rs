//! What the system may do to this process: no picture of its memory on the disk, and no end
//! where a file may not grow.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::process::{Resource, getrlimit, setrlimit};

/// The soft limit for core dumps. Linux takes 1, and not 0, for "no dump, and none handed to a
/// program either", which would keep it elsewhere; a file is too small at 1 byte as well.
const NO_CORE: u64 = 1;

/// Sets the limits. `has_window` says whether this process will have one.
///
/// A dump of the memory would hold what was typed to find out who charges, which is kept
/// nowhere else. A system that knows none of this loses nothing.
pub fn set(has_window: bool) {
    let mut core = getrlimit(Resource::Core);
    core.current = Some(core.maximum.map_or(NO_CORE, |most| most.min(NO_CORE)));
    let _ = setrlimit(Resource::Core, core);
    if !has_window {
        forbid_dumps();
    }
    // A file that may not grow (`ulimit -f`) then refuses the write, which has its sentence.
    let flag = Arc::new(AtomicBool::new(false));
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, flag);
}

/// Also keeps other programs of this person from reading the memory. Not with a window: older
/// desktops then refuse their file dialog, since they cannot see what asks for it.
#[cfg(target_os = "linux")]
fn forbid_dumps() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};

    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

#[cfg(not(target_os = "linux"))]
fn forbid_dumps() {}
