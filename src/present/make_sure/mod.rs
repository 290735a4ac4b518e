//! What is said while somebody makes sure: amounts, letters, a charge that came all the same,
//! rules that help, and trials.

pub mod again;
pub mod letter;
pub mod money;
pub mod rules;
pub mod trial;
pub mod waiting;
