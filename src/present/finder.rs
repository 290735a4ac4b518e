//! What is asked before the first step: who takes the money, and on which plan.

pub mod company;
pub mod plan;
