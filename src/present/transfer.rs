//! What bringing in a file from another computer would change, in words.

use jiff::tz::TimeZone;

use super::title;
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

impl Outlook {
    /// The sentences, once it is decided whether what was deleted here comes back.
    pub fn decided(&self, bring_back: bool) -> Vec<String> {
        let names: Vec<_> = self.deleted.iter().map(|(_, name)| name.clone()).collect();
        let (asked, answer) = (
            counted("moving-deleted", &names),
            counted("moving-comes-back", &names),
        );
        let lines = self.lines.iter();
        lines
            .map(|line| match &answer {
                Some(answer) if bring_back && asked.as_ref() == Some(line) => answer.clone(),
                _ => line.clone(),
            })
            .collect()
    }
}

/// What a plan says, in words.
pub fn outlook(plan: &Plan, catalogue: &Catalogue) -> Outlook {
    let name = |case: &CaseId| name_of(plan, case, catalogue);
    let names = |cases: &[(CaseId, usize)]| -> Vec<String> {
        cases.iter().map(|(id, _)| name(id)).collect()
    };
    let day = plan
        .exported_at
        .to_zoned_datetime(TimeZone::system())
        .date();
    let origin = [
        ("origin", text(clean(&plan.origin))),
        ("day", text(i18n::date(day))),
    ];
    let mut lines = vec![tr_with("moving-from", &origin)];
    lines.extend(counted("moving-new", &names(&plan.new_cases)));
    lines.extend(counted("moving-growing", &names(&plan.growing)));
    let deleted: Vec<_> = plan
        .deleted_here
        .iter()
        .map(|(id, _)| (id.clone(), name(id)))
        .collect();
    let gone: Vec<_> = deleted.iter().map(|(_, name)| name.clone()).collect();
    lines.extend(counted("moving-deleted", &gone));
    lines.extend(undone(plan, &names(&plan.undone)));
    if plan.unchanged > 0 {
        lines.push(tr_with(
            "moving-unchanged",
            &[("n", number(plan.unchanged))],
        ));
    }
    if plan.files() > 0 {
        lines.push(tr_with("moving-files", &[("n", number(plan.files()))]));
    }
    lines.extend(guides(plan));
    let lost = plan.lost();
    if lost > 0 {
        lines.push(tr_with("moving-damaged", &[("n", number(lost))]));
    }
    if plan.settings_differ {
        lines.push(tr("moving-settings"));
    }
    if plan.changes_nothing() {
        lines.push(tr(if lost > 0 {
            "moving-nothing-else"
        } else {
            "moving-nothing"
        }));
    }
    Outlook {
        lines,
        deleted,
        many: plan.is_many().then_some(plan.new_cases.len()),
        undone: !plan.undone.is_empty(),
        settings: plan.settings_differ,
        nothing: plan.changes_nothing(),
    }
}

/// How many of a person's own entries the file takes back, and in which cases.
fn undone(plan: &Plan, names: &[String]) -> Option<String> {
    let entries = plan.undone.iter().map(|(_, entries)| entries).sum();
    let values = [
        ("n", number(entries)),
        ("names", text(named(names))),
        ("origin", text(clean(&plan.origin))),
    ];
    (entries > 0).then(|| tr_with("moving-undone", &values))
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

fn name_of(plan: &Plan, case: &CaseId, catalogue: &Catalogue) -> String {
    let case = Case::replay(case.as_str(), &plan.entries(case));
    clean(&match catalogue.guide(&case.guide) {
        Some(guide) => title(guide, &case),
        None if case.guide.is_empty() => tr("moving-no-name"),
        None => case.guide.to_string(),
    })
}
