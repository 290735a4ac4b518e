//! Ids: well formed, unique, and never lost once they were released.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::guide::lint::input::{Body, Doc, LintInput};
use crate::guide::lint::{Report, Rule};
use crate::guide::{Guide, Part, Step, position};

pub(in crate::guide::lint) static ID_FORM: Rule = Rule::error(
    "id-form",
    "Ids stand in saved cases and on the command line; only small letters, digits and hyphens survive everywhere.",
);
pub(in crate::guide::lint) static ID_UNIQUE: Rule = Rule::error(
    "id-unique",
    "A saved case names things by their ids; two things of one id cannot be told apart.",
);
pub(in crate::guide::lint) static ID_PERMANENT: Rule = Rule::error(
    "id-permanent",
    "A tick is kept by its step's id. An id that vanishes takes the tick with it.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, report: &mut Report) {
    let mut ids = Ids {
        doc,
        prefix: String::new(),
        report,
    };
    match &doc.body {
        Body::Guide { raw, .. } => ids.guide(raw),
        Body::Part(part) => {
            ids.prefix = format!("{}/", doc.name);
            ids.part(part);
        }
        Body::Released(_) => {}
    }
}

/// Looks at the ids of one file. What a part shares out begins with the part's name.
struct Ids<'a, 'b> {
    doc: &'a Doc<'a>,
    prefix: String,
    report: &'b mut Report,
}

impl Ids<'_, '_> {
    fn guide(&mut self, guide: &Guide) {
        self.list("/plans", guide.plans.iter().map(|plan| &plan.id));
        self.list("/regions", guide.regions.iter().map(|region| &region.id));
        self.list(
            "/channels",
            guide.channels.iter().map(|channel| &channel.id),
        );
        self.list("/answers", guide.answers.iter().map(|answer| &answer.id));
        self.list(
            "/alternatives",
            guide.alternatives.iter().map(|other| &other.id),
        );
        self.list("/sources", guide.sources.iter().map(|source| &source.id));
        self.list("/letters", guide.letters.iter().map(|letter| &letter.id));
        for (index, letter) in guide.letters.iter().enumerate() {
            let base = format!("/letters/{index}/slots");
            self.slots(&base, letter.slots.iter().map(|slot| &slot.id));
        }
        self.keys("/links", guide.links.keys());
        self.keys("/words", guide.words.keys());
        self.billing(guide);
        self.backup(guide);
        let mut steps = BTreeMap::new();
        for (index, channel) in guide.channels.iter().enumerate() {
            let base = format!("/channels/{index}/steps");
            self.steps(&base, &channel.steps, &mut steps);
        }
    }

    fn billing(&mut self, guide: &Guide) {
        let billing = &guide.billing;
        self.list(
            "/billing/statement",
            billing.statement.iter().map(|pattern| &pattern.id),
        );
        self.list(
            "/billing/questions",
            billing.questions.iter().map(|question| &question.id),
        );
        for (index, question) in billing.questions.iter().enumerate() {
            let base = format!("/billing/questions/{index}/answers");
            self.list(&base, question.answers.iter().map(|answer| &answer.id));
        }
        self.list(
            "/billing/companies",
            billing.companies.iter().map(|company| &company.id),
        );
    }

    fn backup(&mut self, guide: &Guide) {
        let mut seen = BTreeMap::new();
        for (index, task) in guide.backup.tasks.iter().enumerate() {
            let base = format!("/backup/tasks/{index}");
            self.one(&format!("{base}/id"), &task.id, "", &mut seen);
            for (number, was) in task.was.iter().enumerate() {
                self.one(&format!("{base}/was/{number}"), was, "", &mut seen);
            }
            self.list(&format!("{base}/ways"), task.ways.iter().map(|way| &way.id));
            self.list(&format!("{base}/ask"), task.ask.iter().map(|ask| &ask.id));
        }
        self.list(
            "/backup/tools",
            guide.backup.tools.iter().map(|tool| &tool.id),
        );
    }

    fn part(&mut self, part: &Part) {
        let prefix = self.prefix.clone();
        self.slots("/slots", part.slots.iter());
        self.keys("/links", part.links.keys());
        self.keys("/words", part.words.keys());
        for (kind, ids) in [
            (
                "/answers",
                part.answers
                    .iter()
                    .map(|answer| &answer.id)
                    .collect::<Vec<_>>(),
            ),
            (
                "/sources",
                part.sources.iter().map(|source| &source.id).collect(),
            ),
            (
                "/letters",
                part.letters.iter().map(|letter| &letter.id).collect(),
            ),
            (
                "/statement",
                part.statement.iter().map(|pattern| &pattern.id).collect(),
            ),
        ] {
            let mut seen = BTreeMap::new();
            for (index, id) in ids.into_iter().enumerate() {
                self.one(&format!("{kind}/{index}/id"), id, &prefix, &mut seen);
            }
        }
        for (name, steps) in &part.flows {
            let pointer = format!("/flows/{}", position::escape(name));
            self.form(&pointer, name, "");
            // Flows may share a step: the tick then holds in both.
            self.steps(&pointer, steps, &mut BTreeMap::new());
        }
    }

    fn steps(&mut self, base: &str, steps: &[Step], seen: &mut BTreeMap<String, String>) {
        let prefix = self.prefix.clone();
        for (index, step) in steps.iter().enumerate() {
            let pointer = format!("{base}/{index}");
            self.one(&format!("{pointer}/id"), &step.id, &prefix, seen);
            for (number, was) in step.was.iter().enumerate() {
                self.one(&format!("{pointer}/was/{number}"), was, "", seen);
            }
            self.list(
                &format!("{pointer}/see"),
                step.see.iter().map(|seen| &seen.id),
            );
            self.list(
                &format!("{pointer}/options"),
                step.options.iter().map(|option| &option.id),
            );
            self.list(
                &format!("{pointer}/ask"),
                step.ask.iter().map(|ask| &ask.id),
            );
        }
    }

    /// Objects with an `id` each, in a list.
    fn list<'k, I: AsRef<str> + 'k>(&mut self, base: &str, ids: impl Iterator<Item = &'k I>) {
        let mut seen = BTreeMap::new();
        for (index, id) in ids.enumerate() {
            self.one(&format!("{base}/{index}/id"), id.as_ref(), "", &mut seen);
        }
    }

    /// Ids that are names of fields; the same name twice is found elsewhere.
    fn keys<'k>(&mut self, base: &str, keys: impl Iterator<Item = &'k String>) {
        let prefix = self.prefix.clone();
        for key in keys {
            self.form(&format!("{base}/{}", position::escape(key)), key, &prefix);
        }
    }

    /// Names of slots may hold an underscore: nobody but the file itself sees them.
    fn slots<'k>(&mut self, base: &str, names: impl Iterator<Item = &'k String>) {
        for (index, name) in names.enumerate() {
            self.form(&format!("{base}/{index}"), &name.replace('_', "-"), "");
        }
    }

    fn one(&mut self, pointer: &str, id: &str, prefix: &str, seen: &mut BTreeMap<String, String>) {
        self.form(pointer, id, prefix);
        if let Some(first) = seen.insert(id.to_owned(), pointer.to_owned()) {
            let message = format!("The id “{id}” stands at {first} already.");
            self.report.add(
                &ID_UNIQUE,
                self.doc,
                pointer,
                message,
                "Give one of the two another id.",
            );
        }
    }

    fn form(&mut self, pointer: &str, id: &str, prefix: &str) {
        // A former id may come from a part or from a guide of its own.
        let own = if pointer.contains("/was/") {
            id.rsplit_once('/').map_or(id, |(_, own)| own)
        } else {
            id
        };
        let Some(own) = own.strip_prefix(prefix) else {
            let message = format!("“{id}” does not begin with “{prefix}”.");
            self.report.add(
                &ID_FORM,
                self.doc,
                pointer,
                message,
                format!("Write “{prefix}{id}”."),
            );
            return;
        };
        if !crate::guide::catalogue::is_id(own) {
            let message = format!("“{id}” cannot be an id.");
            self.report.add(
                &ID_FORM,
                self.doc,
                pointer,
                message,
                "Use small letters, digits and hyphens only.",
            );
        }
    }
}

/// Ids of a guide (with its parts taken in) that may stand in a saved case, each with its sort:
/// `step/open-settings`, `step/open-settings/see/no-plan`. Former ids count as well.
pub fn permanent_ids(guide: &Guide) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut add = |kind: &str, id: &str| ids.insert(format!("{kind}/{id}"));
    for plan in &guide.plans {
        add("plan", &plan.id);
    }
    for region in &guide.regions {
        add("region", &region.id);
    }
    for channel in &guide.channels {
        add("channel", &channel.id);
    }
    for letter in &guide.letters {
        add("letter", &letter.id);
    }
    for pattern in &guide.billing.statement {
        add("pattern", &pattern.id);
    }
    for question in &guide.billing.questions {
        add("question", &question.id);
        for answer in &question.answers {
            add(&format!("question/{}/answer", question.id), &answer.id);
        }
    }
    for task in &guide.backup.tasks {
        for id in task.was.iter().chain([&task.id]) {
            let ways = task.ways.iter().map(|way| ("way", &way.id));
            let asks = task.ask.iter().map(|ask| ("ask", &ask.id));
            add_with_parts("task", id, ways.chain(asks), &mut ids);
        }
    }
    for step in guide.channels.iter().flat_map(|channel| &channel.steps) {
        for id in step.was.iter().chain([&step.id]) {
            let seen = step.see.iter().map(|seen| ("see", &seen.id));
            let options = step.options.iter().map(|option| ("option", &option.id));
            let asks = step.ask.iter().map(|ask| ("ask", &ask.id));
            add_with_parts("step", id, seen.chain(options).chain(asks), &mut ids);
        }
    }
    ids
}

/// Adds the id of a thing, and those of its parts, which begin with it.
fn add_with_parts<'p>(
    kind: &str,
    id: impl fmt::Display,
    parts: impl Iterator<Item = (&'static str, &'p String)>,
    ids: &mut BTreeSet<String>,
) {
    let whole = format!("{kind}/{id}");
    ids.extend(parts.map(|(kind, part)| format!("{whole}/{kind}/{part}")));
    ids.insert(whole);
}

pub(in crate::guide::lint) fn check_released(library: &LintInput, report: &mut Report) {
    for doc in &library.docs {
        let Body::Released(list) = &doc.body else {
            continue;
        };
        for (name, ids) in list {
            let Some((_, guide)) = library.guides().find(|(guide, _)| guide.name == name) else {
                continue;
            };
            let now = permanent_ids(guide);
            for (index, id) in ids.iter().enumerate().filter(|(_, id)| !now.contains(*id)) {
                let pointer = format!("/{}/{index}", position::escape(name));
                let message = format!("“{id}” of the guide “{name}” was released and is gone.");
                let fix = "Bring it back, or name it in the “was” of the step or task that took its place.";
                report.add(&ID_PERMANENT, doc, &pointer, message, fix);
            }
        }
    }
}
