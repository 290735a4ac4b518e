//! The press that counts: once on every way, never without a warning and a proof.

use std::collections::VecDeque;

use crate::guide::Step;
use crate::guide::lint::graph::{self, Graph, Sort, Target};
use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::{Report, Rule};
use crate::guide::step::{End, Kind};

pub(in crate::guide::lint) static CONFIRM_CARE: Rule = Rule::error(
    "confirm-care",
    "Before the last press people read what it does, and after it they keep a proof. It can't be skipped.",
);
pub(in crate::guide::lint) static CONFIRM_ONCE: Rule = Rule::error(
    "confirm-once",
    "The pause before the last press wears off when it comes twice.",
);
pub(in crate::guide::lint) static CONFIRM_MISSING: Rule = Rule::error(
    "confirm-missing",
    "A way that ends in a cancellation has a press that does it; only there is the backup asked about.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, pointer: &str, step: &Step, report: &mut Report) {
    if step.kind != Kind::Confirm {
        return;
    }
    if step
        .caution
        .as_deref()
        .is_none_or(|caution| caution.trim().is_empty())
    {
        report.add(
            &CONFIRM_CARE,
            doc,
            pointer,
            "Nothing says what this press does.",
            "Add a “caution”.",
        );
    }
    if step.ask_proof.is_empty() {
        report.add(
            &CONFIRM_CARE,
            doc,
            pointer,
            "Nothing is asked for as a proof.",
            "Add “ask_proof”: what to keep.",
        );
    }
    if step.optional {
        let message = "The press that cancels is marked as optional.";
        report.add(
            &CONFIRM_CARE,
            doc,
            &format!("{pointer}/optional"),
            message,
            "Take “optional” out.",
        );
    }
}

/// Each way passes one press that cancels, and only one.
pub(in crate::guide::lint) fn check_ways(library: &LintInput, report: &mut Report) {
    for (doc, guide) in library.guides() {
        let flows = library.flows(doc, guide);
        for (region, plan) in graph::situations(guide) {
            let graph = Graph::of(&flows, &region, plan.as_deref());
            check_once(&graph, report);
            check_missing(&graph, report);
        }
    }
}

/// No second confirm lies ahead of a confirm.
fn check_once(graph: &Graph, report: &mut Report) {
    for first in 0..graph.edges.len() {
        if graph.step(first).kind != Kind::Confirm {
            continue;
        }
        let ahead = reach(graph, &[first], |from, to| {
            let (from, to) = (&graph.states[from], &graph.states[to]);
            from.channel == to.channel && from.step < to.step
        });
        for second in ahead
            .into_iter()
            .filter(|state| *state != first && graph.step(*state).kind == Kind::Confirm)
        {
            let message = format!(
                "“{}” comes before it and confirms as well.",
                graph.step(first).id
            );
            graph.add(
                report,
                &CONFIRM_ONCE,
                second,
                "/kind",
                message,
                "Make one of the two a “do” step.",
            );
        }
    }
}

/// States in reach over edges that count.
fn reach(graph: &Graph, from: &[usize], counts: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut seen = vec![false; graph.states.len()];
    let mut queue: VecDeque<usize> = from.iter().copied().collect();
    let mut found = Vec::new();
    while let Some(state) = queue.pop_front() {
        if std::mem::replace(&mut seen[state], true) {
            continue;
        }
        found.push(state);
        for edge in graph.edges.get(state).into_iter().flatten() {
            if let Target::State(to) = edge.to
                && counts(state, to)
            {
                queue.push_back(to);
            }
        }
    }
    found
}

/// Nobody gets to the end of a cancellation around the confirm.
fn check_missing(graph: &Graph, report: &mut Report) {
    let starts: Vec<usize> = graph
        .starts
        .iter()
        .filter_map(|(_, start)| *start)
        .collect();
    let before = reach(graph, &starts, |from, _| {
        graph.step(from).kind != Kind::Confirm
    });
    for state in before {
        if graph.step(state).kind == Kind::Confirm {
            continue;
        }
        for edge in graph.edges.get(state).into_iter().flatten() {
            let cancels = matches!(edge.to, Target::Out(Some(End::Cancelled)) | Target::Through);
            if !cancels {
                continue;
            }
            let message = format!(
                "Here “{}” is over as cancelled {}, and nothing was confirmed.",
                graph.flows[graph.states[state].channel].channel.id,
                graph.situation()
            );
            let below = if edge.sort == Sort::Forward {
                ""
            } else {
                edge.at.as_str()
            };
            graph.add(report, &CONFIRM_MISSING, state, below, message, "Make the press that cancels a “confirm” step, or end in something other than “cancelled”.");
        }
    }
}
