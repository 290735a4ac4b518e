//! The built program as people start it without a window: the command line, the terminal, and
//! the sheet.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod calendar;
mod charges;
mod cli;
mod data;
mod foreign;
#[path = "../support/foreign_files.rs"]
mod foreign_files;
mod letters;
#[cfg(unix)]
mod limits;
mod outside;
#[cfg(unix)]
#[path = "../support/pipe.rs"]
mod pipe;
mod playlist;
#[path = "../support/playlists.rs"]
mod playlists;
#[path = "../support/program/mod.rs"]
mod program;
mod record;
#[cfg(target_os = "linux")]
mod scripts;
mod sheet;
#[path = "../support/mod.rs"]
mod support;
mod terminal;
mod written_before;
