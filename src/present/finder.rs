//! What is asked before the first step: who takes the money, and on which plan.

use crate::i18n::tr;

pub mod company;
pub mod plan;

/// What may be the reason when the charge was found nowhere, and who can help.
pub fn nothing_left() -> [String; 3] {
    ["account", "person", "support"].map(|why| tr(&format!("finder-nothing-left-{why}")))
}
