//! The store, from outside: what goes in comes out, whatever happens to the disk, the program
//! or the machine. `OUTRO_LONG=1` raises how often the costly tests try.
// Numbers in tests are small.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_possible_wrap)]

#[cfg(unix)]
mod access;
mod faults;
mod journal;
mod keeping;
#[cfg(unix)]
mod processes;
#[cfg(unix)]
#[path = "../support/program/reach.rs"]
mod reach;
mod strangers;
mod support;
mod transfer;
#[cfg(unix)]
mod window;
