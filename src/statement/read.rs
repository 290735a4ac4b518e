//! How a bank's file is opened and looked at, whichever format it has.

pub(super) mod entries;
pub(super) mod input;
pub(super) mod source;
