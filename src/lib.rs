//! Outro walks a person out of a subscription, step by step, and remembers where they are.

pub mod app;
pub mod case;
pub mod cli_playlist;
pub mod guide;
pub mod platform;
pub mod playlist;
pub mod store;
pub mod words;
