//! Exported lists of songs: read, compared and saved.

mod any;
mod compare;
mod formats;
mod kinds;
mod limits;
mod save;
mod wrong;
