//! What bringing in a file from another computer would change, in words.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::case_line::names::Names;
use crate::case::Case;
use crate::guide::Catalogue;
use crate::i18n::{self, number, text, tr, tr_with};
use crate::store::CaseId;
use crate::store::transfer::{Choices, GuideFate, Plan};
use crate::text::clean;

/// How many names stand in a sentence before it says how many more there are.
const NAMED: usize = 5;

/// What bringing a file in would change, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Sentences, the file's origin first.
    pub lines: Vec<String>,
    /// Cases that were deleted here, with their names: ask before these.
    pub deleted: Vec<(CaseId, String)>,
    /// How many new cases there are, where these are so many that it has to be asked.
    pub many: Option<usize>,
    /// True when it has to be asked whether the file may take back what was done here.
    pub undone: bool,
    /// True when it has to be asked whose settings hold.
    pub settings: bool,
    /// True when there is nothing to bring in and nothing to ask.
    pub nothing: bool,
}

/// What a plan says, in words, where this much of the file is taken so far.
pub fn outlook(plan: &Plan, catalogue: &Catalogue, choices: &Choices) -> Outlook {
    let names = names(plan, catalogue);
    let deleted = plan.deleted_here.iter();
    Outlook {
        lines: lines(plan, &names, choices),
        deleted: deleted
            .map(|(id, _)| (id.clone(), names.get(id).cloned().unwrap_or_default()))
            .collect(),
        many: plan.is_many().then_some(plan.new_cases.len()),
        undone: !plan.undone.is_empty(),
        settings: plan.settings_differ,
        nothing: plan.changes_nothing(),
    }
}

fn lines(plan: &Plan, names: &BTreeMap<CaseId, String>, choices: &Choices) -> Vec<String> {
    let all = |cases: &[(CaseId, usize)]| -> Vec<String> {
        let names = cases.iter().filter_map(|(id, _)| names.get(id));
        names.cloned().collect()
    };
    let deleted = plan.deleted_here.iter().cloned();
    let (back, stay): (Vec<_>, Vec<_>) =
        deleted.partition(|(id, _)| choices.bring_back.contains(id));
    let mut lines = vec![origin(plan)];
    lines.extend(counted("moving-new", &all(&plan.new_cases)));
    lines.extend(counted("moving-growing", &all(&plan.growing)));
    lines.extend(counted("moving-deleted", &all(&stay)));
    lines.extend(counted("moving-comes-back", &all(&back)));
    lines.extend(undone(plan, &all(&plan.undone), choices.undo));
    let number_of = |id: &str, n: usize| (n > 0).then(|| tr_with(id, &[("n", number(n))]));
    lines.extend(number_of("moving-unchanged", plan.unchanged));
    lines.extend(number_of("moving-files", plan.files()));
    lines.extend(guides(plan));
    lines.extend(number_of("moving-damaged", plan.lost()));
    if plan.settings_differ {
        lines.push(tr(if choices.settings {
            "moving-settings-taken"
        } else {
            "moving-settings"
        }));
    }
    if plan.changes_nothing() {
        lines.push(tr(if plan.lost() > 0 {
            "moving-nothing-else"
        } else {
            "moving-nothing"
        }));
    }
    lines
}

/// Where and when the file was made.
fn origin(plan: &Plan) -> String {
    let made = plan.exported_at.to_zoned_datetime(TimeZone::system());
    let values = [
        ("origin", text(clean(&plan.origin))),
        ("day", text(i18n::date(made.date()))),
    ];
    tr_with("moving-from", &values)
}

/// How many of a person's own entries the file takes back, in which cases, and what comes of it.
fn undone(plan: &Plan, names: &[String], too: bool) -> Option<String> {
    let entries = plan.undone.iter().map(|(_, entries)| entries).sum();
    let values = [
        ("n", number(entries)),
        ("names", text(named(names))),
        ("origin", text(clean(&plan.origin))),
    ];
    let id = if too {
        "moving-undone-too"
    } else {
        "moving-undone"
    };
    (entries > 0).then(|| tr_with(id, &values))
}

/// What there is to say once a file was brought in as it was chosen.
pub fn brought_in(plan: &Plan, choices: &Choices) -> String {
    tr(if plan.leaves_out(choices) {
        "moving-brought-in-part"
    } else {
        "moving-brought-in"
    })
}

/// The question whether so many new cases are to come in.
pub fn many_question(cases: usize) -> String {
    tr_with("moving-many", &[("n", number(cases))])
}

/// What becomes of the guides in the file.
fn guides(plan: &Plan) -> impl Iterator<Item = String> {
    let fates = [
        ("moving-guides-new", GuideFate::New),
        ("moving-guides-stay", GuideFate::OursStays),
        ("moving-guides-built-in", GuideFate::BuiltIn),
        ("moving-guides-broken", GuideFate::Broken),
    ];
    fates.into_iter().filter_map(|(id, fate)| {
        let of_fate = plan.guides.iter().filter(|(_, other)| *other == fate);
        let names: Vec<String> = of_fate.map(|(file, _)| clean(file)).collect();
        counted(id, &names)
    })
}

/// A sentence that counts and names; none for nothing.
fn counted(id: &str, names: &[String]) -> Option<String> {
    let values = [("n", number(names.len())), ("names", text(named(names)))];
    (!names.is_empty()).then(|| tr_with(id, &values))
}

/// The first few names, and how many more there are.
pub(super) fn named(names: &[String]) -> String {
    let count = names.len();
    let mut shown: Vec<_> = names.iter().take(NAMED).cloned().collect();
    if count > NAMED {
        shown.push(tr_with("moving-more", &[("n", number(count - NAMED))]));
    }
    shown.join(", ")
}

/// The names of the cases of the file, told apart where they would be the same.
fn names(plan: &Plan, catalogue: &Catalogue) -> BTreeMap<CaseId, String> {
    let of = [
        &plan.new_cases,
        &plan.growing,
        &plan.deleted_here,
        &plan.undone,
    ];
    let ids = of.into_iter().flatten().map(|(id, _)| id);
    let cases: BTreeMap<&CaseId, Case> = ids
        .map(|id| (id, Case::replay(id.as_str(), &plan.entries(id))))
        .collect();
    let among = Names::among(cases.values());
    let name = |case: &Case| {
        if case.guide.is_empty() {
            return tr("moving-no-name");
        }
        clean(&among.full(catalogue.guide(&case.guide), case))
    };
    cases
        .iter()
        .map(|(id, case)| ((*id).clone(), name(case)))
        .collect()
}
