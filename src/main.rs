//! The program: reads what it was asked for, chooses a door, and ends with an exit code.

use std::process::ExitCode;

use outro::{app, cli};

fn main() -> ExitCode {
    let asked = match cli::read() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    #[cfg(unix)]
    outro::platform::limits::set(asked.wants_window());
    if !asked.wants_window() {
        return cli::run(&asked, None);
    }
    // SAFETY: no other thread was started yet.
    #[allow(unsafe_code, reason = "the toolkit reads the environment")]
    let display = unsafe { app::prepare() };
    cli::run(&asked, Some(display))
}
