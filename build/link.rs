//! Tells the linker what the loader has to fit in, where it can read that.

use std::env;
use std::process::Command;

/// The first C library that reads packed relocations.
const PACKED_SINCE: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=build/link.rs");
    // Half a megabyte less to read and to keep in memory at every start.
    if is_built_for_itself() && c_library().is_some_and(|version| version >= PACKED_SINCE) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// True where the program will run on the kind of system that builds it, with the GNU C library.
fn is_built_for_itself() -> bool {
    let target = env::var("TARGET").unwrap_or_default();
    target.ends_with("linux-gnu") && env::var("HOST").is_ok_and(|host| host == target)
}

/// The version of the system's C library: "glibc 2.36".
fn c_library() -> Option<(u32, u32)> {
    let told = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
