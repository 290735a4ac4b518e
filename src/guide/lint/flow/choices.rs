//! Steps that ask which of several holds.

use crate::guide::Step;
use crate::guide::lint::input::{Doc, LintInput};
use crate::guide::lint::{Report, Rule};
use crate::guide::step::Kind;

pub(in crate::guide::lint) static CHOOSE_OPTIONS: Rule = Rule::error(
    "choose-options",
    "A choice has two answers or more; options elsewhere are never shown.",
);
pub(in crate::guide::lint) static CHOSEN: Rule = Rule::error(
    "chosen",
    "A step that waits for a choice nobody is asked to make is never shown.",
);

pub(in crate::guide::lint) fn check(doc: &Doc, pointer: &str, step: &Step, report: &mut Report) {
    match (step.kind == Kind::Choose, step.options.len()) {
        (true, 0 | 1) => {
            let message = format!(
                "“{}” asks for a choice, but has fewer than two options.",
                step.id
            );
            report.add(
                &CHOOSE_OPTIONS,
                doc,
                pointer,
                message,
                "Add “options”, or make it a “do” step.",
            );
        }
        (false, 1..) => {
            let message = format!("“{}” has options, but does not ask for a choice.", step.id);
            report.add(
                &CHOOSE_OPTIONS,
                doc,
                &format!("{pointer}/options"),
                message,
                "Make it a “choose” step, or take the options out.",
            );
        }
        _ => {}
    }
}

/// What waits for a choice waits for one that is asked for.
pub(in crate::guide::lint) fn check_chosen(library: &LintInput, report: &mut Report) {
    for (doc, base, steps) in library.step_lists() {
        for (index, step) in steps.iter().enumerate() {
            for (at, option) in &step.when.chosen {
                if let Some((message, fix)) = never_chosen(&steps[..index], at, option) {
                    report.add(
                        &CHOSEN,
                        doc,
                        &format!("{base}/{index}/when/chosen"),
                        message,
                        fix,
                    );
                }
            }
        }
    }
    for (doc, guide) in library.raw_guides() {
        for (index, channel) in guide.channels.iter().enumerate() {
            if !channel.when.chosen.is_empty() {
                let pointer = format!("/channels/{index}/when/chosen");
                report.add(
                    &CHOSEN,
                    doc,
                    &pointer,
                    "A channel cannot wait for a choice.",
                    "Move it to a step of the channel.",
                );
            }
        }
    }
}

fn never_chosen(before: &[Step], at: &str, option: &str) -> Option<(String, String)> {
    let Some(choice) = before
        .iter()
        .find(|step| step.id == at && step.kind == Kind::Choose)
    else {
        let fix = "Name a “choose” step that comes before this one in the same channel.";
        return Some((
            format!("No choice “{at}” comes before this step."),
            fix.into(),
        ));
    };
    if choice.options.iter().any(|known| known.id == option) {
        return None;
    }
    let names = choice.options.iter().map(|known| known.id.as_str());
    Some((
        format!("“{at}” has no option “{option}”."),
        crate::guide::problem::did_you_mean(option, names),
    ))
}
