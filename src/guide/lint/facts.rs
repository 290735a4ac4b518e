//! Rules about what is claimed: dates, money, sources, and what it would cost a person.

pub(in crate::guide::lint) mod account;
pub(in crate::guide::lint) mod codes;
pub(in crate::guide::lint) mod dates;
pub(in crate::guide::lint) mod money;
pub(in crate::guide::lint) mod sources;
