//! Finding out who charges always leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::lint::graph;
use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::{Report, Rule};
use crate::guide::{ChannelId, Guide, Names, Pattern, Question, billing};

pub(in crate::guide::lint) static BILLING_REACHES: Rule = Rule::error(
    "billing-reaches",
    "Whatever people answer, “I'm not sure” included, at least one channel has to be left.",
);
pub(in crate::guide::lint) static BILLING_PATTERN: Rule = Rule::error(
    "billing-pattern",
    "A pattern is one literal, at the start or within the line; two or none of them fit by chance or never. One of another service leads to nobody here.",
);
pub(in crate::guide::lint) static BILLING_QUESTION: Rule = Rule::error(
    "billing-question",
    "A question with fewer than two answers, or the only answer that is “not sure”, tells nothing.",
);
pub(in crate::guide::lint) static BILLING_ORDER: Rule = Rule::warning(
    "billing-order",
    "Somebody who finds no charge tries one channel after the other; a channel left out is never tried.",
);

/// Combinations of answers that are tried, at most.
const MOST: usize = 3000;

pub(in crate::guide::lint) fn check(library: &LintInput, report: &mut Report) {
    for (doc, guide) in library.raw_guides() {
        check_patterns(doc, "/billing/statement", &guide.billing.statement, report);
        check_questions(doc, guide, report);
        check_order(doc, guide, report);
    }
    for (doc, part) in library.parts() {
        check_patterns(doc, "/statement", &part.statement, report);
    }
    for (doc, guide) in library.guides() {
        check_reach(doc, guide, report);
    }
}

fn check_patterns(doc: &Doc, base: &str, patterns: &[Pattern], report: &mut Report) {
    for (index, pattern) in patterns.iter().enumerate() {
        let given: Vec<&String> = [&pattern.starts, &pattern.contains]
            .into_iter()
            .flatten()
            .collect();
        let short = given
            .iter()
            .copied()
            .chain(&pattern.also)
            .any(|literal| literal.trim().chars().count() < 2);
        if given.len() != 1 || short {
            let pointer = format!("{base}/{index}");
            let message = format!(
                "The pattern “{}” has not exactly one literal of two characters or more.",
                pattern.id
            );
            report.add(
                &BILLING_PATTERN,
                doc,
                &pointer,
                message,
                "Give either “starts” or “contains”.",
            );
        }
        if pattern.names == Names::Other && !pattern.channels.is_empty() {
            let message = format!(
                "The pattern “{}” names another service, and yet somebody to cancel with.",
                pattern.id
            );
            report.add(
                &BILLING_PATTERN,
                doc,
                &format!("{base}/{index}/channels"),
                message,
                "Leave “channels” empty; name that service's “guide”.",
            );
        }
    }
}

fn check_questions(doc: &Doc, guide: &Guide, report: &mut Report) {
    for (index, question) in guide.billing.questions.iter().enumerate() {
        let pointer = format!("/billing/questions/{index}/answers");
        if question.answers.len() < 2 {
            let message = format!("The question “{}” has fewer than two answers.", question.id);
            report.add(
                &BILLING_QUESTION,
                doc,
                &pointer,
                message,
                "Add answers; “I'm not sure” is added by the program.",
            );
        } else if question
            .answers
            .iter()
            .all(|answer| answer.points_to.is_empty() && answer.rules_out.is_empty())
        {
            let message = format!(
                "No answer to “{}” speaks for or against any channel.",
                question.id
            );
            report.add(
                &BILLING_QUESTION,
                doc,
                &pointer,
                message,
                "Add “points_to” or “rules_out”, or drop the question.",
            );
        }
    }
}

fn check_order(doc: &Doc, guide: &Guide, report: &mut Report) {
    let listed: Vec<&ChannelId> = guide
        .billing
        .default_order
        .iter()
        .map(|next| &next.channel)
        .collect();
    for channel in &guide.channels {
        let times = listed.iter().filter(|id| ***id == channel.id).count();
        if times != 1 {
            let message = format!(
                "“{}” stands {times} times in the order in which channels are tried.",
                channel.id
            );
            report.add(
                &BILLING_ORDER,
                doc,
                "/billing/default_order",
                message,
                "Name every channel once.",
            );
        }
    }
}

fn check_reach(doc: &Doc, guide: &Guide, report: &mut Report) {
    let nothing = BTreeSet::new();
    for (region, plan) in graph::situations(guide) {
        let (region, plan) = (region.as_str(), plan.as_deref());
        if billing::next_to_try(guide, region, plan, &nothing).is_none() {
            let message = format!(
                "Whoever finds no charge has nothing to try in “{region}” with the plan “{}”.",
                plan.unwrap_or("unknown")
            );
            report.add(
                &BILLING_REACHES,
                doc,
                "/billing/default_order",
                message,
                "Name a channel that is offered to them.",
            );
        }
        for answers in combinations(&guide.billing.questions) {
            let verdicts = billing::weigh(guide, region, plan, None, &answers, &nothing);
            if verdicts
                .iter()
                .any(|verdict| !verdict.against || verdict.certainty.is_some())
            {
                continue;
            }
            let said: Vec<String> = answers
                .iter()
                .filter_map(|(question, answer)| Some(format!("{question}: {}", answer.as_ref()?)))
                .collect();
            let message = format!(
                "No channel is left in “{region}” with the plan “{}” after the answers {}.",
                plan.unwrap_or("unknown"),
                said.join(", ")
            );
            report.add(
                &BILLING_REACHES,
                doc,
                "/billing/questions",
                message,
                "Take one of the “rules_out” back.",
            );
            return;
        }
    }
}

/// Every way to answer all questions, “not sure” included; cut off where they are too many.
fn combinations(questions: &[Question]) -> Vec<BTreeMap<String, Option<String>>> {
    let mut all = vec![BTreeMap::new()];
    for question in questions {
        let mut next = Vec::new();
        for given in &all {
            let answers = question
                .answers
                .iter()
                .map(|answer| Some(answer.id.clone()))
                .chain([None]);
            for answer in answers.take(MOST - next.len().min(MOST)) {
                let mut given = given.clone();
                given.insert(question.id.clone(), answer);
                next.push(given);
            }
        }
        all = next;
    }
    all
}
