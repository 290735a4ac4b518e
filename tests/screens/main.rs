//! The window without a window: drawn without a screen, and pressed and read by role and name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod after_a_press;
mod agree;
mod announced;
mod beside;
mod charges;
mod controls;
mod exports;
mod gallery;
#[path = "../support/guide_states.rs"]
mod guide_states;
mod keyboard;
mod late;
mod left_at;
mod letters;
mod looking_back;
mod new_page;
mod panic;
mod pictures;
#[path = "../support/program/mod.rs"]
mod program;
mod proof;
#[path = "../support/proportion.rs"]
mod proportion;
mod rest;
mod saved;
mod search;
mod seeing;
mod sheet;
mod short_way;
mod sizes;
mod small_pictures;
mod start;
#[path = "../support/mod.rs"]
mod support;
mod ten_walks;
mod whole_way;
