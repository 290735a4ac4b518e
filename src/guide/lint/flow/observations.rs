//! “I see something else” never leaves anybody standing.

use crate::guide::Step;
use crate::guide::lint::input::Doc;
use crate::guide::lint::{Report, Rule};
use crate::guide::step::{Kind, Then};

pub(in crate::guide::lint) static SOMETHING_ELSE_LAST: Rule = Rule::error(
    "something-else-last",
    "No list of what may be seen is complete; the last answer is always “something-else”.",
);
pub(in crate::guide::lint) static SOMETHING_ELSE_LEADS_ON: Rule = Rule::error(
    "something-else-leads-on",
    "Whoever sees something nobody thought of needs another way, not the same step again.",
);

const LAST: &str = "something-else";

pub(in crate::guide::lint) fn check(doc: &Doc, pointer: &str, step: &Step, report: &mut Report) {
    let at = format!("{pointer}/see");
    if step.see.last().is_none_or(|last| last.id != LAST) {
        let message = format!("The answers of “{}” do not end with “{LAST}”.", step.id);
        report.add(
            &SOMETHING_ELSE_LAST,
            doc,
            &at,
            message,
            "Add it as the last one, with a way on.",
        );
        return;
    }
    if let Some(problem) = dead_end(step) {
        let at = format!("{at}/{}/then", step.see.len() - 1);
        let fix = "Let it lead to “finder”, another channel or support, or add “after_tries”.";
        report.add(&SOMETHING_ELSE_LEADS_ON, doc, &at, problem, fix);
    }
}

fn dead_end(step: &Step) -> Option<String> {
    let then = &step.see.last()?.then;
    let again = match then {
        Then::Stay | Then::ComeBack(_) => true,
        Then::Step(id) => step.is(id),
        _ => false,
    };
    if again && step.after_tries.is_none() {
        return Some("This leads back to the same step, for ever.".into());
    }
    // What nobody recognised must not count as the press that cancels.
    (step.kind == Kind::Confirm && *then == Then::Next)
        .then(|| "Something that nobody recognised would count as cancelled.".into())
}
