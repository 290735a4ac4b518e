//! Every sentence of the interface, through Fluent.
//!
//! The sentences lie in `assets/locales/<language>/*.ftl`. What guides say is data and comes
//! from the guides; the vendor's own words come from there too and are never translated here.

mod dates;
mod messages;
mod money;
mod typed_day;

pub use dates::{date, first_weekday, long_date, month, seen_on, seen_when, weekdays};
pub use messages::{LANGUAGE, Value, knows, number, shown, text, tr, tr_with};
pub use money::{amount, is_without_decimals, money};
pub use typed_day::{TypedDay, read_day};
