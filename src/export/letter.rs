//! A letter as a file: plain text, or a page to print.

use std::path::Path;

use super::html::{self, element, words};
use crate::export::{self, Error};
use crate::i18n::LANGUAGE;
use crate::store::Store;
use crate::text::{clean, file_name as plain};

/// How a letter looks on paper: its own lines, and nothing round them.
const STYLE: &str = include_str!("../../assets/sheet/letter.css");

/// In which form a letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Text,
    /// A page to print, which fetches nothing and runs nothing.
    Page,
}

/// A letter, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its subject.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// In which form.
    pub form: Form,
}

impl Written {
    /// What the file holds.
    pub fn contents(&self) -> String {
        match self.form {
            Form::Text => format!("{}\n", clean(&self.text)),
            Form::Page => page(&self.title, &self.text),
        }
    }

    /// A name for the file: `cancelling-netflix.txt`.
    pub fn file_name(&self) -> String {
        let title: String = self.title.to_lowercase().chars().take(60).collect();
        let ending = match self.form {
            Form::Text => "txt",
            Form::Page => "html",
        };
        format!("{}.{ending}", plain(&title.replace(' ', "-"), "letter"))
    }
}

/// Writes a letter.
pub fn save(store: &Store, path: &Path, letter: &Written, replace: bool) -> Result<(), Error> {
    export::write(store, path, &letter.contents(), replace)
}

fn page(title: &str, text: &str) -> String {
    let mut main = element("main").with(words("h1", title));
    for paragraph in clean(text).split("\n\n") {
        let mut lines = element("p");
        for (at, line) in paragraph.lines().enumerate() {
            if at > 0 {
                lines = lines.with(element("br"));
            }
            lines = lines.text(line);
        }
        main = main.with(lines);
    }
    let root = element("html")
        .set("lang", LANGUAGE)
        .with(html::head(title, STYLE))
        .with(element("body").with(main));
    html::document(&root)
}
