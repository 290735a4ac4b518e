//! Writes the manual pages and the completions of shells, for packages:
//!
//! ```text
//! cargo run --example manual -- FOLDER
//! ```

use std::fs;
use std::io;
use std::path::Path;

use clap_complete::Shell;

/// The name of the program and of its first page.
const NAME: &str = "outro";

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else {
        return Err(io::Error::other("name the folder to write into"));
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(outro::cli::command(), folder)?;
    for shell in [Shell::Bash, Shell::Fish, Shell::Zsh, Shell::PowerShell] {
        clap_complete::generate_to(shell, &mut outro::cli::command(), NAME, folder)?;
    }
    Ok(())
}
