//! Rules about the way through a guide: it always leads on, and never past the care it needs.

pub(in crate::guide::lint) mod billing;
pub(in crate::guide::lint) mod choices;
pub(in crate::guide::lint) mod confirm;
pub(in crate::guide::lint) mod graph;
pub(in crate::guide::lint) mod observations;
pub(in crate::guide::lint) mod ways;
