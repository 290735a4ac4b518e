//! Searching what guides say: questions, troubles and letters, by words.
//!
//! Window and terminal both search here, so that the same words find the same answers.

mod index;
mod query;

pub use index::{Entry, Fit, Group, Kind, Scope, contact, find, fit, index};
pub use query::{Folded, Query};
