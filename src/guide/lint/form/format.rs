//! The file itself: readable, well formed, under its own name, its parts at hand.

use crate::guide::Guide;
use crate::guide::catalogue::check_head;
use crate::guide::lint::input::{Body, Doc};
use crate::guide::lint::{Report, Rule};

pub(in crate::guide::lint) static READABLE: Rule = Rule::error(
    "readable",
    "A file that is no JSON in UTF-8, or larger than 2 MiB, cannot be used at all.",
);
pub(in crate::guide::lint) static DUPLICATE_FIELD: Rule = Rule::error(
    "duplicate-field",
    "Of two fields with one name, one is silently lost.",
);
pub(in crate::guide::lint) static FORMAT: Rule = Rule::error(
    "format",
    "A field that is unknown, missing or of the wrong sort would be a silent gap in the guide.",
);
pub(in crate::guide::lint) static FILE_NAME: Rule = Rule::error(
    "file-name",
    "Cases find their guide by its id; it is the file's name, in the version of the format that the program reads.",
);
pub(in crate::guide::lint) static REVISION: Rule = Rule::error(
    "revision",
    "People are told what changed since they were last here; the changelog begins with the guide's revision.",
);
pub(in crate::guide::lint) static PART: Rule = Rule::error(
    "part",
    "A channel without the steps of its part leads nowhere.",
);
pub(in crate::guide::lint) static USE_OR_STEPS: Rule = Rule::error(
    "use-or-steps",
    "A channel's steps come from one place: from itself or from a part.",
);

/// True when a channel gives steps of its own and takes in a part as well.
pub(in crate::guide::lint) fn has_use_and_steps(guide: &Guide) -> bool {
    guide
        .channels
        .iter()
        .any(|channel| channel.part.is_some() && !channel.steps.is_empty())
}

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    for (pointer, place) in doc.map.duplicates() {
        report.add(
            &DUPLICATE_FIELD,
            doc,
            &pointer,
            "This field stands here twice.",
            "Take one of the two out.",
        );
        // The pointer leads to the later of the two, which is the one to look at.
        if let Some(last) = report.findings.last_mut() {
            last.place = place;
        }
    }
    match &doc.body {
        Body::Guide { raw, .. } => {
            check_name(doc, raw.schema, &raw.id, report);
            check_revision(doc, raw, report);
            check_channels(doc, raw, report);
        }
        Body::Part(part) => check_name(doc, part.schema, &part.id, report),
        Body::Released(_) => {}
    }
}

fn check_name(doc: &Doc, schema: u32, id: &str, report: &mut Report) {
    if let Err(trouble) = check_head(schema, id, doc.name) {
        report.add(
            &FILE_NAME,
            doc,
            &trouble.pointer,
            trouble.reason,
            trouble.hint.unwrap_or_default(),
        );
    }
}

fn check_revision(doc: &Doc, guide: &Guide, report: &mut Report) {
    let newest = guide.changelog.first().map(|change| change.revision);
    if newest != Some(guide.revision) {
        let message = format!(
            "The guide is at revision {}, but its changelog does not begin with it.",
            guide.revision
        );
        report.add(
            &REVISION,
            doc,
            "/revision",
            message,
            "Say in the changelog what this revision changed, newest first.",
        );
    }
    for (index, pair) in guide.changelog.windows(2).enumerate() {
        if pair[0].revision <= pair[1].revision {
            let pointer = format!("/changelog/{}/revision", index + 1);
            report.add(
                &REVISION,
                doc,
                &pointer,
                "The changelog is not in order.",
                "Put the newest revision first.",
            );
        }
    }
}

fn check_channels(doc: &Doc, guide: &Guide, report: &mut Report) {
    for (index, channel) in guide.channels.iter().enumerate() {
        let pointer = format!("/channels/{index}");
        match (channel.part.is_some(), channel.steps.is_empty()) {
            (true, false) => {
                let message = format!("The channel “{}” has both “steps” and “use”.", channel.id);
                report.add(
                    &USE_OR_STEPS,
                    doc,
                    &(pointer + "/use"),
                    message,
                    "Take one of the two out.",
                );
            }
            (false, true) => {
                let message = format!(
                    "The channel “{}” has neither “steps” nor “use”.",
                    channel.id
                );
                report.add(
                    &USE_OR_STEPS,
                    doc,
                    &pointer,
                    message,
                    "Write its steps, or take in a part.",
                );
            }
            _ => {}
        }
    }
}
