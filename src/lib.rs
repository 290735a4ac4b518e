//! Outro walks a person out of a subscription, step by step, and remembers where they are.

pub mod app;
pub mod case;
pub mod cli;
pub mod export;
pub mod guide;
pub mod moving;
pub mod overview;
pub mod platform;
pub mod playlist;
pub mod store;
pub mod terminal;
pub mod words;
