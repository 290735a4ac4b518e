//! Files as banks give them.

use std::fmt::Display;

/// The first line of a bank's file.
pub const HEAD: &str = "Date,Description,Amount,Currency,Balance\n";

/// A bank's file with the same charge on three days, and one other payment.
pub fn three_times(days: [impl Display; 3], charge: &str, other: &str) -> String {
    let charges = days.map(|day| format!("{day},{charge}\n")).concat();
    format!("{HEAD}{charges}{other}\n")
}
