//! Where the terminal's cases lie. A small door, so that tests can have a desk that fails.

use crate::case::{Case, Event};

/// What lies on the desk.
#[derive(Debug, Clone, Default)]
pub struct Pile {
    /// The cases, the one that changed last first.
    pub cases: Vec<Case>,
    /// What was found damaged or could not be read, a sentence each.
    pub notices: Vec<String>,
}

/// Keeps cases. What it hands back lies on the disk; an error is a sentence for the person
/// and means that nothing was changed.
pub trait Desk {
    /// Every case that can be read.
    fn pile(&mut self) -> Result<Pile, String>;
    /// Begins a case.
    fn begin(&mut self, guide: &str, revision: u32) -> Result<Case, String>;
    /// Adds an event to a case and hands back what is true then.
    fn add(&mut self, case: &str, event: &Event) -> Result<Case, String>;
    /// Moves a case to the bin.
    fn bin(&mut self, case: &str) -> Result<(), String>;
    /// Brings a case back from the bin.
    fn bring_back(&mut self, case: &str) -> Result<(), String>;
}
