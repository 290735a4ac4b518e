//! Whatever is named is there.

use crate::guide::lint::input::{Doc, Flow, LintInput};
use crate::guide::lint::{Report, Rule};
use crate::guide::problem::did_you_mean;
use crate::guide::step::Then;
use crate::guide::{Answer, ChannelId, Guide, Matters, Step, StepId, When, position};

pub(in crate::guide::lint) static UNKNOWN_REFERENCE: Rule = Rule::error(
    "unknown-reference",
    "A link, label, source, step or channel that is named but not there leaves the person standing.",
);

pub(in crate::guide::lint) fn check(library: &LintInput, report: &mut Report) {
    let guides: Vec<String> = library
        .raw_guides()
        .map(|(doc, _)| doc.name.to_owned())
        .collect();
    for (doc, guide) in library.guides() {
        let names = Names::of(guide, &guides);
        let mut references = References {
            doc,
            names: &names,
            report,
        };
        references.guide(guide);
        references.billing(guide);
        references.rest(guide);
        references.part_answers(library, guide);
        for flow in library.flows(doc, guide) {
            references.flow(&flow);
        }
    }
    check_sources(library, report);
}

/// Every name that may be referred to.
struct Names {
    words: Vec<String>,
    links: Vec<String>,
    channels: Vec<ChannelId>,
    plans: Vec<String>,
    regions: Vec<String>,
    steps: Vec<StepId>,
    tools: Vec<String>,
    letters: Vec<String>,
    guides: Vec<String>,
}

impl Names {
    fn of(guide: &Guide, guides: &[String]) -> Self {
        let steps = guide.channels.iter().flat_map(|channel| &channel.steps);
        Names {
            words: guide.words.keys().cloned().collect(),
            links: guide.links.keys().cloned().collect(),
            channels: guide
                .channels
                .iter()
                .map(|channel| channel.id.clone())
                .collect(),
            plans: guide.plans.iter().map(|plan| plan.id.clone()).collect(),
            regions: guide
                .regions
                .iter()
                .map(|region| region.id.clone())
                .collect(),
            steps: steps.map(|step| step.id.clone()).collect(),
            tools: guide
                .backup
                .tools
                .iter()
                .map(|tool| tool.id.clone())
                .collect(),
            letters: guide
                .letters
                .iter()
                .map(|letter| letter.id.clone())
                .collect(),
            guides: guides.to_vec(),
        }
    }
}

struct References<'a, 'b> {
    doc: &'a Doc<'a>,
    names: &'a Names,
    report: &'b mut Report,
}

impl References<'_, '_> {
    fn one(&mut self, pointer: &str, kind: &str, name: &str, known: &[impl AsRef<str>]) {
        one(self.report, self.doc, pointer, kind, name, known);
    }

    fn all<I: AsRef<str>>(&mut self, base: &str, kind: &str, names: &[I], known: &[I]) {
        for (index, name) in names.iter().enumerate() {
            self.one(&format!("{base}/{index}"), kind, name.as_ref(), known);
        }
    }

    fn guide(&mut self, guide: &Guide) {
        let names = self.names;
        for (index, other) in guide.service.not_the_same_as.iter().enumerate() {
            if let Some(other) = &other.guide {
                self.one(
                    &format!("/service/not_the_same_as/{index}/guide"),
                    "guide",
                    other,
                    &names.guides,
                );
            }
        }
        for (p, plan) in guide.plans.iter().enumerate() {
            if let Some(Matters::Channel(channel)) = &plan.matters {
                let pointer = format!("/plans/{p}/matters/channel");
                self.one(&pointer, "channel", channel, &names.channels);
            }
            for (index, price) in plan.prices.iter().enumerate() {
                self.one(
                    &format!("/plans/{p}/prices/{index}/region"),
                    "region",
                    &price.region,
                    &names.regions,
                );
            }
        }
        for (id, labels) in &guide.words {
            for (index, label) in labels.iter().enumerate() {
                let base = format!("/words/{}/{index}/regions", position::escape(id));
                // A part's labels hold in whatever countries the guide has.
                if self.doc.map.place(&base).is_some() {
                    self.all(&base, "region", &label.regions, &names.regions);
                }
            }
        }
        for (index, channel) in guide.channels.iter().enumerate() {
            let base = format!("/channels/{index}");
            self.when(&format!("{base}/when"), &channel.when);
            if let Some(fallback) = &channel.fallback {
                self.one(
                    &format!("{base}/fallback"),
                    "channel",
                    fallback,
                    &names.channels,
                );
            }
        }
    }

    fn billing(&mut self, guide: &Guide) {
        let names = self.names;
        for (index, pattern) in guide.billing.statement.iter().enumerate() {
            self.all(
                &format!("/billing/statement/{index}/channels"),
                "channel",
                &pattern.channels,
                &names.channels,
            );
            if let Some(other) = &pattern.guide {
                let pointer = format!("/billing/statement/{index}/guide");
                self.one(&pointer, "guide", other, &names.guides);
            }
        }
        for (q, question) in guide.billing.questions.iter().enumerate() {
            for (index, answer) in question.answers.iter().enumerate() {
                let base = format!("/billing/questions/{q}/answers/{index}");
                self.all(
                    &format!("{base}/points_to"),
                    "channel",
                    &answer.points_to,
                    &names.channels,
                );
                self.all(
                    &format!("{base}/rules_out"),
                    "channel",
                    &answer.rules_out,
                    &names.channels,
                );
            }
        }
        for (index, next) in guide.billing.default_order.iter().enumerate() {
            let base = format!("/billing/default_order/{index}");
            self.one(
                &format!("{base}/channel"),
                "channel",
                &next.channel,
                &names.channels,
            );
            self.link(&format!("{base}/link"), next.link.as_ref());
        }
        for (index, company) in guide.billing.companies.iter().enumerate() {
            let base = format!("/billing/companies/{index}/channels");
            self.all(&base, "channel", &company.channels, &names.channels);
        }
    }

    fn rest(&mut self, guide: &Guide) {
        let names = self.names;
        for (t, task) in guide.backup.tasks.iter().enumerate() {
            for (index, way) in task.ways.iter().enumerate() {
                let base = format!("/backup/tasks/{t}/ways/{index}");
                self.link(&format!("{base}/open"), way.open.as_ref());
                if let Some(tool) = &way.tool {
                    self.one(&format!("{base}/tool"), "tool", tool, &names.tools);
                }
            }
        }
        for (index, tool) in guide.backup.tools.iter().enumerate() {
            self.link(&format!("/backup/tools/{index}/open"), tool.open.as_ref());
        }
        let after = &guide.after;
        for (list, claims) in [
            ("expect", &after.expect),
            ("stays", &after.stays),
            ("charged_again", &after.charged_again),
        ] {
            for (index, claim) in claims.iter().enumerate() {
                let base = format!("/after/{list}/{index}/channels");
                self.all(&base, "channel", &claim.channels, &names.channels);
            }
        }
        for (index, letter) in guide.letters.iter().enumerate() {
            // A part's letter that names a link names one of the guide that uses it.
            self.link(&format!("/letters/{index}/link"), letter.link.as_ref());
            if let Some(then) = &letter.then {
                let letters = &self.names.letters;
                self.one(&format!("/letters/{index}/then"), "letter", then, letters);
            }
        }
        for (index, answer) in guide.answers.iter().enumerate() {
            let base = format!("/answers/{index}");
            // What a part brought along is told of in the part's file.
            if self.doc.map.place(&base).is_some() {
                self.answer(&base, answer, &names.steps);
            }
        }
    }

    fn answer(&mut self, base: &str, answer: &Answer, steps: &[StepId]) {
        let names = self.names;
        self.all(&format!("{base}/steps"), "step", &answer.steps, steps);
        self.all(
            &format!("{base}/channels"),
            "channel",
            &answer.channels,
            &names.channels,
        );
        self.all(
            &format!("{base}/regions"),
            "region",
            &answer.regions,
            &names.regions,
        );
        self.all(&format!("{base}/open"), "link", &answer.open, &names.links);
        if let Some(letter) = &answer.letter {
            self.one(&format!("{base}/letter"), "letter", letter, &names.letters);
        }
    }

    /// The answers of the parts that the guide uses. They may speak of any step of their part.
    fn part_answers(&mut self, library: &LintInput, guide: &Guide) {
        for (home, part) in library.parts() {
            let mut inner = References {
                doc: home,
                names: self.names,
                report: self.report,
            };
            let own = part.flows.values().flatten().map(|step| step.id.clone());
            let steps: Vec<StepId> = own.chain(self.names.steps.iter().cloned()).collect();
            for (index, answer) in part.answers.iter().enumerate() {
                // As the guide took it in: filled, and for its own countries.
                if let Some(taken) = guide.answers.iter().find(|taken| taken.id == answer.id) {
                    inner.answer(&format!("/answers/{index}"), taken, &steps);
                }
            }
        }
    }

    fn link(&mut self, pointer: &str, link: Option<&String>) {
        if let Some(link) = link {
            let names = self.names;
            self.one(pointer, "link", link, &names.links);
        }
    }

    fn when(&mut self, base: &str, when: &When) {
        let names = self.names;
        self.all(
            &format!("{base}/regions"),
            "region",
            &when.regions,
            &names.regions,
        );
        self.all(&format!("{base}/plans"), "plan", &when.plans, &names.plans);
    }

    fn flow(&mut self, flow: &Flow) {
        let names = self.names;
        let steps: Vec<StepId> = flow
            .steps
            .iter()
            .flat_map(|step| step.was.iter().chain([&step.id]))
            .cloned()
            .collect();
        // A step that came from a part is told of in the part's file.
        let mut inner = References {
            doc: flow.home,
            names,
            report: self.report,
        };
        for (index, step) in flow.steps.iter().enumerate() {
            inner.step(&flow.at(index), step, &steps);
        }
    }

    fn step(&mut self, base: &str, step: &Step, steps: &[StepId]) {
        let names = self.names;
        self.when(&format!("{base}/when"), &step.when);
        for (field, words) in [
            ("path", &step.path),
            ("press", &step.press),
            ("ignore", &step.ignore),
        ] {
            self.all(&format!("{base}/{field}"), "word", words, &names.words);
        }
        self.link(&format!("{base}/open"), step.open.as_ref());
        for (index, option) in step.options.iter().enumerate() {
            self.then(&format!("{base}/options/{index}/then"), &option.then, steps);
        }
        for (index, seen) in step.see.iter().enumerate() {
            self.link(&format!("{base}/see/{index}/open"), seen.open.as_ref());
            self.then(&format!("{base}/see/{index}/then"), &seen.then, steps);
        }
        if let Some(after) = &step.after_tries {
            self.then(&format!("{base}/after_tries/then"), &after.then, steps);
        }
    }

    fn then(&mut self, pointer: &str, then: &Then, steps: &[StepId]) {
        let names = self.names;
        match then {
            Then::Step(step) => self.one(pointer, "step of this channel", step, steps),
            Then::Channel(channel) => self.one(pointer, "channel", channel, &names.channels),
            Then::Guide(guide) => self.one(pointer, "guide", guide, &names.guides),
            _ => {}
        }
    }
}

pub(in crate::guide::lint) fn one(
    report: &mut Report,
    doc: &Doc,
    pointer: &str,
    kind: &str,
    name: &str,
    known: &[impl AsRef<str>],
) {
    if !known.iter().any(|known| known.as_ref() == name) {
        let fix = did_you_mean(name, known.iter().map(AsRef::as_ref));
        report.add(
            &UNKNOWN_REFERENCE,
            doc,
            pointer,
            format!("There is no {kind} “{name}”."),
            fix,
        );
    }
}

/// Every source that a claim names is listed; a part lists its own.
fn check_sources(library: &LintInput, report: &mut Report) {
    let guides = library.guides().map(|(doc, guide)| (doc, &guide.sources));
    let parts = library.parts().map(|(doc, part)| (doc, &part.sources));
    for (doc, sources) in guides.chain(parts) {
        let known: Vec<String> = sources.iter().map(|source| source.id.clone()).collect();
        for (pointer, checked) in doc.fields("checked") {
            let named = checked.get("sources").and_then(|list| list.as_array());
            for (index, name) in named
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_str())
                .enumerate()
            {
                one(
                    report,
                    doc,
                    &format!("{pointer}/sources/{index}"),
                    "source",
                    name,
                    &known,
                );
            }
        }
    }
}
