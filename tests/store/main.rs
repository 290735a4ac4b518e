//! The store, from outside: what goes in comes out, whatever happens to the disk, the program
//! or the machine. `OUTRO_LONG=1` raises how often the costly tests try.
// Numbers in tests are small.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_possible_wrap)]

#[cfg(unix)]
mod access;
mod confirmed;
mod copies;
mod data_said;
mod faults;
mod for_good;
mod foreign;
#[path = "../support/foreign_files.rs"]
mod foreign_files;
mod in_part;
mod journal;
mod keeping;
#[cfg(unix)]
mod locks;
#[path = "../support/program/memory.rs"]
#[allow(dead_code, reason = "only its clock is used here")]
mod memory;
mod merged;
#[cfg(unix)]
#[path = "../support/pipe.rs"]
mod pipe;
#[cfg(unix)]
mod processes;
mod proof;
#[cfg(unix)]
#[path = "../support/program/reach.rs"]
mod reach;
#[path = "../support/program/robot.rs"]
#[allow(dead_code, reason = "only what was said is looked at here")]
mod robot;
mod said;
mod strangers;
mod support;
mod transfer;
#[cfg(unix)]
mod window;
