//! Nothing in a guide costs people their account or what they bought.

use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::language;
use crate::guide::lint::{Report, Rule};
use crate::guide::{Guide, Step};

pub(in crate::guide::lint) static KEEP_ACCOUNT: Rule = Rule::error(
    "keep-account",
    "Closing an account or deleting purchases cannot be undone, and ends no plan that somebody else bills.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    for (pointer, text) in language::prose(doc) {
        if let Some(deed) = language::sentences(text).find_map(costly_deed) {
            let message = format!("This tells people to {deed}.");
            report.add(
                &KEEP_ACCOUNT,
                doc,
                &pointer,
                message,
                "Take it out; a plan ends without that.",
            );
        }
    }
}

/// A vendor's label that closes an account is not a label to press.
pub(in crate::guide::lint) fn check_pressed(library: &LintInput, report: &mut Report) {
    for (doc, guide) in library.guides() {
        for flow in library.flows(doc, guide) {
            for (index, step) in flow.steps.iter().enumerate() {
                if let Some((field, deed)) = pressed_deed(guide, step) {
                    let pointer = format!("{}/{field}", flow.at(index));
                    let message = format!("What is pressed here says “{deed}”.");
                    report.add(
                        &KEEP_ACCOUNT,
                        flow.home,
                        &pointer,
                        message,
                        "Take it out; a plan ends without that.",
                    );
                }
            }
        }
    }
}

fn pressed_deed(guide: &Guide, step: &Step) -> Option<(String, String)> {
    let fields = [("path", &step.path), ("press", &step.press)];
    let mut ids = fields.iter().flat_map(|(field, ids)| {
        ids.iter()
            .enumerate()
            .map(move |(n, id)| (format!("{field}/{n}"), id))
    });
    ids.find_map(|(field, id)| {
        let label = guide
            .words
            .get(id)?
            .iter()
            .find(|label| costly_deed(&label.text).is_some())?;
        Some((field, label.text.clone()))
    })
}

/// Words that turn the sentence into a warning, a question or a condition.
const SOFTENERS: [&str; 16] = [
    "not", "never", "without", "unless", "if", "when", "before", "instead", "nobody", "nothing",
    "no", "need", "would", "than", "rather", "don't",
];

/// Things that a person owns and would lose.
const OWNED: [&str; 5] = ["account", "accounts", "purchases", "purchase", "login"];

/// What takes them away.
const DEEDS: [&str; 8] = [
    "cancel",
    "close",
    "deactivate",
    "delete",
    "erase",
    "remove",
    "terminate",
    "wipe",
];

/// Words between a deed and what is owned that turn it to something else.
const AWAY: [&str; 7] = ["and", "from", "in", "of", "on", "to", "with"];

/// What follows “account” when something else than the account is meant.
const PARTS_OF: [&str; 12] = [
    "app", "book", "list", "menu", "page", "pages", "picture", "plan", "settings", "site", "tab",
    "window",
];

/// What a sentence tells people to do to their account or purchases, if it does.
fn costly_deed(sentence: &str) -> Option<String> {
    if sentence.ends_with('?') {
        return None;
    }
    let plain = sentence.to_lowercase().replace('’', "'");
    // “If you see it, close your account” tells people to; “if you close your account” does not.
    plain
        .split([',', ';', ':', '–', '—'])
        .find_map(deed_of_clause)
}

fn deed_of_clause(clause: &str) -> Option<String> {
    let words: Vec<&str> = clause
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let (deed, owned) = words.iter().enumerate().find_map(|(index, word)| {
        let ahead = &words[index + 1..(index + 5).min(words.len())];
        let owned = ahead.iter().position(|word| OWNED.contains(word))?;
        // “Remove the card from your account” takes nothing away from the account.
        let away = ahead[..owned].iter().any(|word| AWAY.contains(word));
        let part = words
            .get(index + owned + 2)
            .is_some_and(|next| PARTS_OF.contains(next));
        (DEEDS.contains(word) && !away && !part).then_some((index, index + 1 + owned))
    })?;
    let soft = words[..deed]
        .iter()
        .any(|word| SOFTENERS.contains(word) || word.ends_with("n't"));
    (!soft).then(|| words[deed..=owned].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_an_account_is_found_and_warning_of_it_is_not() {
        for bad in [
            "Close your account.",
            "Then delete your Amazon account",
            "Press “Delete my account”.",
            "Go on and remove all your purchases.",
            "If you see this page, close your account.",
        ] {
            assert!(costly_deed(bad).is_some(), "{bad}");
        }
        for good in [
            "Do not close your account.",
            "Don’t delete your account.",
            "You never have to close your account.",
            "If you close your account, your purchases are gone.",
            "Do I have to close my account?",
            "Close the account page.",
            "Remove the card from your account.",
            "Cancel the plan in your account.",
            "Your account stays open.",
        ] {
            assert_eq!(costly_deed(good), None, "{good}");
        }
    }
}
