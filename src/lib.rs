//! Outro walks a person out of a subscription, step by step, and remembers where they are.

pub mod app;
pub mod case;
pub mod cli;
pub mod export;
pub mod guide;
pub mod i18n;
pub mod platform;
pub mod playlist;
pub mod present;
pub mod store;
pub mod terminal;
pub mod text;
