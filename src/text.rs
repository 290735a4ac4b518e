//! What several rooms need of strings.

mod clean;
mod encoding;
mod fold;
mod hex;
mod similar;

pub use clean::{clean, clean_json, is_clean, json_escaped, one_line};
pub use encoding::Utf8Reader;
pub use fold::{fold, fold_words};
pub use hex::hex;
pub use similar::nearest;
