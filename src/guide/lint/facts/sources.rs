//! Where every claim comes from.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::guide::Source;
use crate::guide::lint::input::{Body, Doc};
use crate::guide::lint::language;
use crate::guide::lint::{Report, Rule};

pub(in crate::guide::lint) static CHECKED_SOURCE: Rule = Rule::error(
    "checked-source",
    "What has no source is told as unconfirmed; anything surer says where it comes from.",
);
pub(in crate::guide::lint) static UNUSED_SOURCE: Rule = Rule::warning(
    "unused-source",
    "A source that no claim names cannot be looked up again with the claim.",
);
pub(in crate::guide::lint) static SOURCE_ADDRESS: Rule = Rule::error(
    "source-address",
    "Whoever checks a claim again has to find its source.",
);
pub(in crate::guide::lint) static CONTACT_SOURCE: Rule = Rule::error(
    "contact-source",
    "A wrong telephone number or e-mail address sends people to strangers.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    for (pointer, checked) in doc.fields("checked") {
        let none = checked
            .get("sources")
            .and_then(Value::as_array)
            .is_none_or(Vec::is_empty);
        if none && checked.get("how").is_some_and(|how| how != "unconfirmed") {
            let fix = "Name one in “sources”, or say “unconfirmed”.";
            report.add(
                &CHECKED_SOURCE,
                doc,
                &pointer,
                "This is told as known, but has no source.",
                fix,
            );
        }
    }
    for (pointer, text) in language::prose(doc) {
        if let Some(contact) = contact(text)
            && !has_source(doc, &pointer)
        {
            let message = format!(
                "“{contact}” looks like a telephone number or an e-mail address without a source."
            );
            report.add(
                &CONTACT_SOURCE,
                doc,
                &pointer,
                message,
                "Name a source in the “checked” of this passage.",
            );
        }
    }
    match &doc.body {
        Body::Guide { raw, .. } => check_list(doc, &raw.sources, report),
        Body::Part(part) => check_list(doc, &part.sources, report),
        Body::Released(_) => {}
    }
}

fn check_list(doc: &Doc, sources: &[Source], report: &mut Report) {
    let used: BTreeSet<&str> = doc
        .fields("checked")
        .into_iter()
        .filter_map(|(_, checked)| checked.get("sources")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (index, source) in sources.iter().enumerate() {
        if !used.contains(source.id.as_str()) {
            let message = format!("No claim names the source “{}”.", source.id);
            report.add(
                &UNUSED_SOURCE,
                doc,
                &format!("/sources/{index}"),
                message,
                "Name it where it is used, or take it out.",
            );
        }
        let proper = |address: &String| {
            url::Url::parse(address)
                .is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
        };
        if source.url.as_ref().is_some_and(|address| !proper(address)) {
            let message = format!("The address of the source “{}” is none.", source.id);
            report.add(
                &SOURCE_ADDRESS,
                doc,
                &format!("/sources/{index}/url"),
                message,
                "Write the whole address, or leave “url” out.",
            );
        }
    }
}

/// True when the nearest `checked` around a value names a source.
fn has_source(doc: &Doc, pointer: &str) -> bool {
    let mut rest = pointer;
    while let Some(cut) = rest.rfind('/') {
        rest = &rest[..cut];
        let checked = doc
            .value
            .pointer(rest)
            .and_then(|value| value.get("checked"));
        if let Some(checked) = checked {
            return checked
                .get("sources")
                .and_then(Value::as_array)
                .is_some_and(|list| !list.is_empty());
        }
    }
    false
}

/// The first e-mail address or telephone number in a text.
fn contact(text: &str) -> Option<String> {
    let trim = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+')
            .to_owned()
    };
    let email = text
        .split_whitespace()
        .map(trim)
        .find(|word| is_email(word));
    email.or_else(|| phone(text))
}

fn is_email(word: &str) -> bool {
    let parts = word.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.')
    })
}

/// A run of seven digits or more, with what people put between them, that is no date.
fn phone(text: &str) -> Option<String> {
    let belongs = |c: char| c.is_ascii_digit() || "+-() \u{a0}./".contains(c);
    text.split(|c: char| !belongs(c))
        .map(str::trim)
        .find(|run| is_phone(run))
        .map(str::to_owned)
}

fn is_phone(run: &str) -> bool {
    let run = run.trim_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '(');
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let words: Vec<&str> = run.split_whitespace().collect();
    let dates = !words.is_empty() && words.iter().all(|word| is_date_or_amount(word));
    (7..=15).contains(&digits) && !dates
}

/// `2026-11-22`, `2016-2023`, `22.11.2026`, `11.99`, `2026`.
fn is_date_or_amount(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let parts = |between: &str| {
        word.split(|c| between.contains(c))
            .map(str::len)
            .collect::<Vec<_>>()
    };
    let is_date = matches!(parts("-")[..], [4, 2, 2] | [4, 2 | 4])
        || matches!(parts("./")[..], [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2]);
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_amount = word.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits <= 6;
    is_date || is_amount && !word.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_call_and_addresses_to_write_to_are_found() {
        for (text, found) in [
            ("Call 1-888-280-4331 today.", "1-888-280-4331"),
            ("Ring +49 30 1234567.", "+49 30 1234567."),
            ("Ring 020 7946 0958 now", "020 7946 0958"),
            ("Call (555) 010-9988.", "(555) 010-9988."),
            ("Write to help@shop.example, please.", "help@shop.example"),
        ] {
            assert_eq!(contact(text).as_deref(), Some(found), "{text}");
        }
    }

    #[test]
    fn dates_and_amounts_are_not_called() {
        for text in [
            "It was seen on 2026-11-22.",
            "From 2016-2023 it took six clicks.",
            "On 22.11.2026 or 22/11/2026.",
            "It costs 11.99 in 2025 and 109.90 in 2026.",
            "Between 2016 and 2023 (about 500 songs)",
            "Press @ and wait.",
            "iOS 12.0.1, 4 of 7",
        ] {
            assert_eq!(contact(text), None, "{text}");
        }
    }
}
