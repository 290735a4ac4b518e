//! The program: reads what it was asked for, chooses a door, and ends with an exit code.

// A double click opens no terminal.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

use outro::cli;

fn main() -> ExitCode {
    #[cfg(windows)]
    outro::platform::console::attach();
    let asked = match cli::read() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    #[cfg(unix)]
    outro::platform::limits::set(asked.wants_window());
    // SAFETY: no other thread was started yet.
    #[allow(unsafe_code, reason = "what is started later reads the environment")]
    let display = unsafe { cli::prepare(&asked) };
    cli::run(&asked, display)
}
