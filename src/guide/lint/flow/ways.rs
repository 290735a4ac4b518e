//! Wherever an answer can take a person, there is a way out.

use std::collections::VecDeque;

use crate::guide::Step;
use crate::guide::lint::graph::{self, Edge, Graph, Sort, Target};
use crate::guide::lint::input::LintInput;
use crate::guide::lint::{Report, Rule};
use crate::guide::step::Then;

pub(in crate::guide::lint) static END_REACHABLE: Rule = Rule::error(
    "end-reachable",
    "From every step that any answer can lead to, an end has to be in reach.",
);
pub(in crate::guide::lint) static TROUBLE_EXIT: Rule = Rule::error(
    "trouble-exit",
    "Somebody for whom nothing works must get out too: to support, to another way, or to who charges them.",
);
pub(in crate::guide::lint) static TRIES_BOUNDED: Rule = Rule::error(
    "tries-bounded",
    "After two or three failed tries people need a different way, not the same one again.",
);
pub(in crate::guide::lint) static HIDDEN_TARGET: Rule = Rule::error(
    "hidden-target",
    "An answer must not lead to a step or channel that is not shown to whoever gives it.",
);

/// Tries before a different way is shown, at most.
const MOST_TRIES: u32 = 4;

pub(in crate::guide::lint) fn check(library: &LintInput, report: &mut Report) {
    for (doc, guide) in library.guides() {
        let flows = library.flows(doc, guide);
        for (region, plan) in graph::situations(guide) {
            let graph = Graph::of(&flows, &region, plan.as_deref());
            graph.report(report);
        }
    }
    for (doc, pointer, step) in library.steps() {
        let Some(problem) = unbounded(step) else {
            continue;
        };
        let at = if step.after_tries.is_some() {
            format!("{pointer}/after_tries")
        } else {
            format!("{pointer}/see")
        };
        let fix = "Add “after_tries” with 2 tries and a different way: support, another channel, or “finder”.";
        report.add(&TRIES_BOUNDED, doc, &at, problem, fix);
    }
}

/// Why a step can be tried for ever, if it can.
fn unbounded(step: &Step) -> Option<String> {
    let again = |then: &Then| match then {
        Then::Stay | Then::ComeBack(_) => true,
        Then::Step(id) => step.is(id),
        _ => false,
    };
    match &step.after_tries {
        None => step.see.iter().find(|seen| again(&seen.then)).map(|seen| {
            format!(
                "“{}” leads back to this step, and nothing ends that.",
                seen.id
            )
        }),
        Some(after) if again(&after.then) => {
            Some("After the last try, it is the same step once more.".into())
        }
        Some(after) if !(1..=MOST_TRIES).contains(&after.n) => Some(format!(
            "{} tries: from 1 to {MOST_TRIES} make sense.",
            after.n
        )),
        Some(_) => None,
    }
}

impl Graph<'_> {
    /// States from which a way out can be reached over edges of these sorts.
    fn saved(&self, counts: impl Fn(&Edge) -> bool) -> Vec<bool> {
        let mut back: Vec<Vec<usize>> = vec![Vec::new(); self.states.len()];
        let mut saved = vec![false; self.states.len()];
        let mut queue = VecDeque::new();
        for (from, edges) in self.edges.iter().enumerate() {
            for edge in edges.iter().filter(|edge| counts(edge)) {
                match edge.to {
                    Target::State(to) => back[to].push(from),
                    // What is hidden is reported for itself.
                    _ if !saved[from] => {
                        saved[from] = true;
                        queue.push_back(from);
                    }
                    _ => {}
                }
            }
        }
        while let Some(state) = queue.pop_front() {
            for from in std::mem::take(&mut back[state]) {
                if !saved[from] {
                    saved[from] = true;
                    queue.push_back(from);
                }
            }
        }
        saved
    }

    fn report(&self, report: &mut Report) {
        self.report_empty_channels(report);
        if self.edges.len() < self.states.len() {
            let message = "There are too many ways through the steps to follow them all.";
            let fix = "Ask for fewer choices.";
            self.add(report, &END_REACHABLE, 0, "", message.to_owned(), fix);
            return;
        }
        let any = self.saved(|_| true);
        let in_trouble = self.saved(|edge| edge.sort != Sort::Forward);
        for number in 0..self.edges.len() {
            self.report_ends(report, number, any[number], in_trouble[number]);
            self.report_hidden_targets(report, number);
        }
    }

    fn report_empty_channels(&self, report: &mut Report) {
        for (channel, start) in &self.starts {
            let flow = &self.flows[*channel];
            if start.is_none() && !flow.steps.is_empty() {
                let (id, situation) = (&flow.channel.id, self.situation());
                let message = format!("The channel “{id}” shows no step at all {situation}.");
                let fix = "Let the channel's own “when” leave these people out.";
                report.add(&END_REACHABLE, flow.home, &flow.base, message, fix);
            }
        }
    }

    /// `reaches` is true where some answer leads to an end; `reaches_in_trouble` where one does
    /// for somebody who cannot do the step.
    fn report_ends(
        &self,
        report: &mut Report,
        number: usize,
        reaches: bool,
        reaches_in_trouble: bool,
    ) {
        let id = &self.step(number).id;
        if !reaches {
            let message = format!("From “{id}” no answer leads to an end.");
            let fix = "Let one of the answers lead on, or to an end.";
            self.add(report, &END_REACHABLE, number, "", message, fix);
        } else if !reaches_in_trouble {
            let message = format!("Whoever cannot do “{id}” goes round in circles.");
            let fix = "Let “something-else” lead to support, “finder”, or another way.";
            self.add(report, &TROUBLE_EXIT, number, "/see", message, fix);
        }
    }

    fn report_hidden_targets(&self, report: &mut Report, number: usize) {
        let edges = self.edges[number].iter();
        for edge in edges.filter(|edge| edge.to == Target::Hidden) {
            let situation = self.situation();
            let message = format!("This leads to something that is not shown {situation}.");
            let fix = "Lead elsewhere, or let the “when” of both agree.";
            self.add(report, &HIDDEN_TARGET, number, &edge.at, message, fix);
        }
    }
}
