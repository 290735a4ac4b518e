//! The parts of the window that keep a state of their own, whichever screen is shown.

pub mod export_check;
pub mod keep;
pub mod notices;
pub mod pictures;
pub mod send;
pub mod sheet;
pub mod transfer;
pub mod trash;
