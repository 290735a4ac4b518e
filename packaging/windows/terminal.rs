//! `outro.com`: Outro for terminals on Windows.
//!
//! A program with a window of its own, as `outro.exe` is, is not waited for by a terminal, which
//! then would read the answers itself. This one is waited for. It starts `outro.exe` beside it
//! and ends as that ends. Whoever types `outro` gets this one: `.com` comes before `.exe`.

use std::env;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let Ok(own) = env::current_exe() else {
        return ExitCode::FAILURE;
    };
    let program = own.with_file_name("outro.exe");
    match Command::new(&program).args(env::args_os().skip(1)).status() {
        Ok(ended) => {
            let code = ended.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            eprintln!("{} could not be started: {error}.", program.display());
            ExitCode::FAILURE
        }
    }
}
