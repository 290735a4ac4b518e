//! Flows of parts that no guide uses yet hold together as well.

use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::{Report, references};
use crate::guide::{Part, Step, position};

/// Flows that no guide takes in yet: what belongs to the part itself has to be there.
pub(in crate::guide::lint) fn check(library: &LintInput, report: &mut Report) {
    for (doc, part) in library.parts() {
        let uses = |name: &str| {
            library.raw_guides().any(|(_, guide)| {
                let mut wanted = guide
                    .channels
                    .iter()
                    .filter_map(|channel| channel.part.as_ref());
                wanted.any(|wanted| wanted.part == doc.name && wanted.flow == name)
            })
        };
        for (name, steps) in part.flows.iter().filter(|(name, _)| !uses(name)) {
            let base = format!("/flows/{}", position::escape(name));
            for (index, step) in steps.iter().enumerate() {
                check_own(doc, part, &format!("{base}/{index}"), step, report);
            }
        }
    }
}

/// Words and links of a step that bear the part's own name.
fn check_own(doc: &Doc, part: &Part, base: &str, step: &Step, report: &mut Report) {
    let own = |name: &str| {
        name.split_once('/')
            .is_some_and(|(part, _)| part == doc.name)
    };
    let words: Vec<String> = part.words.keys().cloned().collect();
    let links: Vec<String> = part.links.keys().cloned().collect();
    for (field, named) in [
        ("path", &step.path),
        ("press", &step.press),
        ("ignore", &step.ignore),
    ] {
        for (index, name) in named.iter().enumerate().filter(|(_, name)| own(name)) {
            references::one(
                report,
                doc,
                &format!("{base}/{field}/{index}"),
                "word",
                name,
                &words,
            );
        }
    }
    for name in step.open.iter().filter(|name| own(name)) {
        references::one(report, doc, &format!("{base}/open"), "link", name, &links);
    }
    for (index, seen) in step.see.iter().enumerate() {
        for name in seen.open.iter().filter(|name| own(name)) {
            references::one(
                report,
                doc,
                &format!("{base}/see/{index}/open"),
                "link",
                name,
                &links,
            );
        }
    }
}
