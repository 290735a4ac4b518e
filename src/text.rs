//! What several rooms need of strings.

mod clean;
mod encoding;
mod file_name;
mod fold;
mod hex;
mod limit;
mod similar;
mod table;

pub use clean::{clean, clean_json, is_clean, json_escaped, one_line, shown_path};
pub use encoding::{Utf8Reader, guessed, read_held};
pub use file_name::{earlier_file_name, file_name};
pub use fold::{fold, fold_words};
pub use hex::hex;
pub use limit::LineTooLong;
pub use similar::nearest;
pub use table::{OpenAtEnd, Split, Splitter, may_be_computed};
