//! What is wrong with a guide that cannot be read, in words for whoever writes it.

use std::fmt;

use super::position::{self, Map, Place};
use crate::text;

/// Why a file of guides cannot be read, and where. Every other guide still works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file: `guides/x.json`, `guides/parts/x.json`, or a person's own path.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// The value that is meant (a JSON pointer), where one is.
    pub pointer: Option<String>,
    /// What is wrong.
    pub reason: String,
    /// What would put it right, where that can be told.
    pub hint: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.place, self.reason)?;
        if let Some(pointer) = self
            .pointer
            .as_deref()
            .filter(|pointer| !pointer.is_empty())
        {
            write!(f, " (at {pointer})")?;
        }
        match &self.hint {
            Some(hint) => write!(f, " {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

impl Problem {
    /// About a whole file.
    pub(super) fn of_file(file: &str, reason: impl Into<String>, hint: Option<String>) -> Self {
        let (file, reason) = (file.to_owned(), reason.into());
        Problem {
            file,
            place: Place::START,
            pointer: None,
            reason,
            hint,
        }
    }

    /// About the value at a pointer of a text.
    pub(super) fn at(file: &str, text: &str, trouble: Trouble) -> Self {
        Problem {
            file: file.to_owned(),
            place: Map::read(text).nearest(&trouble.pointer),
            pointer: Some(trouble.pointer),
            reason: trouble.reason,
            hint: trouble.hint,
        }
    }

    /// From what the JSON reader said about a text.
    pub(super) fn from_json(file: &str, text: &str, error: &serde_json::Error) -> Self {
        let map = Map::read(text);
        let offset = map.offset(error.line(), error.column());
        let (reason, hint) = explain(error);
        // A slip in the JSON itself stands where the reader stopped; the values around it may be
        // cut off. A slip in the meaning belongs to a value.
        let (place, pointer) = if error.is_data() {
            let pointer = map.pointer_at(offset.saturating_sub(1));
            (map.nearest(&pointer), Some(pointer))
        } else {
            (map.place_of(slip(text, offset, &error.to_string())), None)
        };
        Problem {
            file: file.to_owned(),
            place,
            pointer,
            reason,
            hint,
        }
    }
}

/// Where a slip stands. The reader notices a comma too many only at the bracket behind it.
fn slip(text: &str, offset: usize, said: &str) -> usize {
    let before = text
        .get(..offset.saturating_sub(1))
        .unwrap_or_default()
        .trim_end();
    match before.strip_suffix(',') {
        Some(rest) if said.starts_with("trailing comma") => rest.len(),
        _ => offset,
    }
}

/// What is wrong at a pointer, before it is known in which file and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub pointer: String,
    pub reason: String,
    pub hint: Option<String>,
}

impl Trouble {
    pub fn new(pointer: impl Into<String>, reason: impl Into<String>) -> Self {
        Trouble {
            pointer: pointer.into(),
            reason: reason.into(),
            hint: None,
        }
    }

    /// The same, where what it points into stands under this name.
    pub fn below(self, name: &str) -> Self {
        Trouble {
            pointer: format!("/{}{}", position::escape(name), self.pointer),
            ..self
        }
    }

    /// The same, where what it points into stands there.
    pub fn at(self, place: &str) -> Self {
        Trouble {
            pointer: format!("{place}{}", self.pointer),
            ..self
        }
    }

    pub fn hint(self, hint: impl Into<String>) -> Self {
        Trouble {
            hint: Some(hint.into()),
            ..self
        }
    }
}

/// “Did you mean …?”, where one of the names is near; otherwise the names themselves.
pub(super) fn did_you_mean<'a>(
    word: &str,
    names: impl IntoIterator<Item = &'a str> + Clone,
) -> String {
    if let Some(near) = text::nearest(word, names.clone()) {
        return format!("Did you mean “{near}”?");
    }
    let names: Vec<&str> = names.into_iter().take(30).collect();
    if names.is_empty() {
        "There is none at all.".into()
    } else {
        format!("There is: {}.", names.join(", "))
    }
}

/// The JSON reader's message in other words, and a hint where there is one.
fn explain(error: &serde_json::Error) -> (String, Option<String>) {
    let whole = error.to_string();
    let message = whole
        .rsplit_once(" at line ")
        .map_or(whole.as_str(), |(message, _)| message);
    let message = text::clean(&message.chars().take(600).collect::<String>());
    if !error.is_data() {
        return (format!("This is not well-formed JSON: {message}."), None);
    }
    let ticked: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = ticked.first().copied().unwrap_or_default();
    let others = ticked.iter().skip(1).copied();
    if message.starts_with("unknown field") {
        (
            format!("There is no field “{first}” here."),
            Some(did_you_mean(first, others)),
        )
    } else if message.starts_with("unknown variant") {
        (
            format!("“{first}” cannot stand here."),
            Some(did_you_mean(first, others)),
        )
    } else if message.starts_with("missing field") {
        (
            format!("The field “{first}” is missing."),
            Some(format!(
                "Add “{first}”; guides/README.md tells what belongs there."
            )),
        )
    } else if message.starts_with("duplicate field") {
        (
            format!("The field “{first}” stands here twice."),
            Some("Take one of the two out.".into()),
        )
    } else if let Some((found, expected)) = wrong_type(&message) {
        (
            format!("Here stands {found}, but {expected} belongs here."),
            Some("guides/README.md tells what belongs where.".into()),
        )
    } else {
        (format!("This cannot be read: {message}."), None)
    }
}

fn wrong_type(message: &str) -> Option<(String, String)> {
    let rest = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    let expected = match expected {
        "a string" | "string" => "text",
        "a sequence" => "a list",
        "a map" => "an object",
        "a boolean" => "true or false",
        "u32" => "a whole number from 0",
        _ if expected.starts_with("struct ") => "an object",
        _ if expected.contains("enum ") => "one of the known words",
        other => other,
    };
    let found = match found.split_once(' ').map_or(found, |(kind, _)| kind) {
        "string" => found.replacen("string", "the text", 1),
        "sequence" => "a list".into(),
        "map" => "an object".into(),
        "integer" | "floating" => "a number".into(),
        "boolean" => "true or false".into(),
        _ => found.to_owned(),
    };
    Some((found, expected.to_owned()))
}
