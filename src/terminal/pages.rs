//! The pages of the terminal: one file for each thing that a person can do there.

pub(in crate::terminal) mod about;
pub(in crate::terminal) mod answers;
pub(in crate::terminal) mod backup;
pub(in crate::terminal) mod case;
pub(in crate::terminal) mod charges;
pub(in crate::terminal) mod data;
pub(in crate::terminal) mod ending;
pub(in crate::terminal) mod exports;
pub(in crate::terminal) mod finder;
pub(in crate::terminal) mod home;
pub(in crate::terminal) mod proof;
pub(in crate::terminal) mod sheet;
pub(in crate::terminal) mod start;
pub(in crate::terminal) mod step;
pub(in crate::terminal) mod steps;
