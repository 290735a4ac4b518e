//! Letters ask for what they need and for nothing else.

use std::collections::BTreeSet;

use crate::guide::Letter;
use crate::guide::lint::input::{Body, Doc};
use crate::guide::lint::{Report, Rule};

pub(in crate::guide::lint) static LETTER_SLOTS: Rule = Rule::error(
    "letter-slots",
    "A gap in a letter that nobody is asked about is sent as it stands; one that is asked for nothing wastes time.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    match &doc.body {
        Body::Guide { raw, .. } => check_letters(doc, &raw.letters, &[], report),
        Body::Part(part) => check_letters(doc, &part.letters, &part.slots, report),
        Body::Released(_) => {}
    }
}

/// `filled` are the slots of a part, which whoever uses it fills.
fn check_letters(doc: &Doc, letters: &[Letter], filled: &[String], report: &mut Report) {
    for (index, letter) in letters.iter().enumerate() {
        let base = format!("/letters/{index}");
        let asked: BTreeSet<&str> = letter.slots.iter().map(|slot| slot.id.as_str()).collect();
        let gaps: BTreeSet<&str> = letter
            .text
            .split("{{")
            .skip(1)
            .map(|rest| rest.split("}}").next().unwrap_or_default().trim())
            .filter(|gap| !filled.iter().any(|slot| slot == gap))
            .collect();
        for gap in gaps.difference(&asked) {
            let message = format!("Nobody is asked what fills “{gap}”.");
            report.add(
                &LETTER_SLOTS,
                doc,
                &format!("{base}/text"),
                message,
                "Add it to the letter's “slots”.",
            );
        }
        for (number, slot) in letter
            .slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| !gaps.contains(slot.id.as_str()))
        {
            let message = format!(
                "“{}” is asked for, but does not stand in the letter.",
                slot.id
            );
            report.add(
                &LETTER_SLOTS,
                doc,
                &format!("{base}/slots/{number}"),
                message,
                "Use it in the text, or take it out.",
            );
        }
    }
}
