//! The program: reads what it was asked for, chooses a door, and ends with an exit code.

use std::process::ExitCode;

use outro::cli;

fn main() -> ExitCode {
    spare_memory();
    let asked = match cli::read() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    let display = asked.wants_window().then(find_display);
    if asked.wants_window() {
        load_fonts();
    }
    cli::run(&asked, display)
}

/// Has the C library keep less memory than it would.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn spare_memory() {
    // SAFETY: this runs first thing, before any other thread is started.
    #[allow(unsafe_code)]
    unsafe {
        outro::platform::memory::be_sparing();
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn spare_memory() {}

/// Looks for a place for the window, and forgets what would lead the toolkit astray.
#[cfg(all(unix, not(target_os = "macos")))]
fn find_display() -> cli::Display {
    use outro::platform::display::Surroundings;

    let found = Surroundings::of_this_process().look();
    // SAFETY: this runs first thing, before any other thread is started.
    #[allow(unsafe_code)]
    unsafe {
        found.forget_misleading();
    }
    found.display
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn find_display() -> cli::Display {}

/// Loads what the window writes with, and nothing of the system's fonts.
#[cfg(target_os = "linux")]
fn load_fonts() {
    // SAFETY: this runs first thing, before any other thread is started.
    #[allow(unsafe_code)]
    unsafe {
        outro::platform::fonts::unseen(outro::app::load_fonts);
    }
}

#[cfg(not(target_os = "linux"))]
fn load_fonts() {
    outro::app::load_fonts();
}
