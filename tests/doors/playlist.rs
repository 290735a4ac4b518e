//! `outro playlist`.

mod arguments;
#[cfg(unix)]
mod program;
