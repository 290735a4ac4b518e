//! Codes of languages and countries.

use serde_json::Value;

use crate::guide::lint::input::Doc;
use crate::guide::lint::{Report, Rule};

pub(in crate::guide::lint) static CODES: Rule = Rule::error(
    "codes",
    "Which label and which site a person is shown hangs on the codes of languages and countries.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    doc.walk(&mut |pointer, value| {
        let Value::String(code) = value else { return };
        let list = pointer.rsplit_once('/').map_or("", |(list, _)| list);
        if (pointer.ends_with("/lang") || list.ends_with("/languages")) && !is_language(code) {
            let message = format!("“{code}” is no code of a language.");
            report.add(
                &CODES,
                doc,
                pointer,
                message,
                "Write it as en, de or pt-BR.",
            );
        }
        if list.ends_with("/countries") && !is_country(code) {
            let message = format!("“{code}” is no code of a country.");
            report.add(
                &CODES,
                doc,
                pointer,
                message,
                "Write its two capital letters: US.",
            );
        }
    });
}

/// The shape of a BCP 47 tag: a language, and what narrows it down.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let language = parts.next().unwrap_or_default();
    let fits =
        (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase());
    fits && parts.all(|part| {
        (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// The shape of an ISO 3166 code.
fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}
