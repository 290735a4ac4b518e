//! One person's cancellation: events in, what is true now out.

pub mod event;

pub use event::{Entry, Event, Stage};
