//! Moving to another computer: where a file with everything goes, and what bringing one in
//! would change, in words. The window, the terminal and the command line speak from here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use crate::case::Case;
use crate::guide::Catalogue;
use crate::i18n::{self, number, text, tr, tr_with};
use crate::platform::{self, Platform};
use crate::present;
use crate::store::transfer::{Choices, GuideFate, Plan};
use crate::store::{CaseId, Error, Store, Warning};
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
    /// True when it has to be asked whose settings hold.
    pub settings: bool,
    /// True when there is nothing to bring in and nothing to ask.
    pub nothing: bool,
}

/// Where a file with everything goes when nobody names another place: among the documents,
/// under a name that is not taken.
pub fn usual_target(platform: &dyn Platform) -> PathBuf {
    let folder = platform.documents().unwrap_or_default();
    let day = platform.today();
    let name = |turn: u16| match turn {
        1 => format!("outro-{day}.json"),
        _ => format!("outro-{day}-{turn}.json"),
    };
    (1..=u16::MAX)
        .map(|turn| folder.join(name(turn)))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(name(1)))
}

/// The path that a person typed; what is no whole path lies among the documents. None when
/// nothing was typed.
pub fn typed_path(typed: &str, platform: &dyn Platform) -> Option<PathBuf> {
    let typed = typed.trim().trim_matches(['"', '\'']);
    if typed.is_empty() {
        return None;
    }
    let documents = platform.documents().unwrap_or_default();
    let path = platform::typed_path(typed, Some(&documents), platform.home().as_deref());
    // Where there is no home folder, `~` stands for nothing.
    Some(documents.join(path))
}

/// Why not everything was written to a file. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// There is something with this name, which stays; the sentence that says so.
    #[error("{0}")]
    IsThere(String),
    /// Anything else, in a sentence.
    #[error("{0}")]
    Failed(String),
}

/// Writes everything to a file and says so. A file that is there already stays, unless
/// `replace` is set.
pub fn export(
    store: &Store,
    path: &Path,
    replace: bool,
    platform: &dyn Platform,
) -> Result<Vec<String>, NotWritten> {
    let shown = [("path", text(clean(&path.display().to_string())))];
    if path.is_dir() {
        return Err(NotWritten::Failed(tr_with("moving-is-a-folder", &shown)));
    }
    if path.symlink_metadata().is_ok() && !replace {
        return Err(NotWritten::IsThere(tr_with("moving-is-there", &shown)));
    }
    let notices = store
        .export_to(path, &platform.computer(), platform.now())
        .map_err(|error| NotWritten::Failed(error.to_string()))?;
    let mut said = vec![tr_with("moving-exported", &shown)];
    said.extend(notices.iter().map(Warning::to_string));
    Ok(said)
}

/// Reads a file and says what bringing it in would change. Changes nothing.
pub fn look_into(store: &Store, path: &Path) -> Result<Plan, String> {
    let bytes = store.read_export(path).map_err(|error| match error {
        Error::Other { .. } => {
            let values = [("path", text(clean(&path.display().to_string())))];
            tr_with("moving-no-file", &values)
        }
        error => error.to_string(),
    })?;
    let built_in: BTreeSet<String> = Catalogue::built_in()
        .entries()
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    let plan = store.import_plan(&bytes, &built_in);
    plan.map_err(|error| error.to_string())
}

/// Brings a file in as it was chosen.
pub fn bring_in(
    store: &Store,
    plan: &Plan,
    choices: &Choices,
    platform: &dyn Platform,
) -> Result<(), String> {
    let done = store.import(plan, choices, platform.now());
    done.map_err(|error| error.to_string())
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
    if plan.unchanged > 0 {
        lines.push(tr_with(
            "moving-unchanged",
            &[("n", number(plan.unchanged))],
        ));
    }
    for (id, fate) in [
        ("moving-guides-new", GuideFate::New),
        ("moving-guides-stay", GuideFate::OursStays),
        ("moving-guides-built-in", GuideFate::BuiltIn),
        ("moving-guides-broken", GuideFate::Broken),
    ] {
        let of_fate = plan.guides.iter().filter(|(_, other)| *other == fate);
        lines.extend(counted(
            id,
            &of_fate.map(|(file, _)| clean(file)).collect::<Vec<_>>(),
        ));
    }
    let lost = plan.damaged + plan.refused;
    if lost > 0 {
        lines.push(tr_with("moving-damaged", &[("n", number(lost))]));
    }
    if plan.settings_differ {
        lines.push(tr("moving-settings"));
    }
    if plan.changes_nothing() {
        lines.push(tr("moving-nothing"));
    }
    Outlook {
        lines,
        deleted,
        settings: plan.settings_differ,
        nothing: plan.changes_nothing(),
    }
}

/// A sentence that counts and names; none for nothing.
fn counted(id: &str, names: &[String]) -> Option<String> {
    let count = names.len();
    let mut shown: Vec<_> = names.iter().take(NAMED).cloned().collect();
    if count > NAMED {
        shown.push(tr_with("moving-more", &[("n", number(count - NAMED))]));
    }
    let values = [("n", number(count)), ("names", text(shown.join(", ")))];
    (count > 0).then(|| tr_with(id, &values))
}

fn name_of(plan: &Plan, case: &CaseId, catalogue: &Catalogue) -> String {
    let case = Case::replay(case.as_str(), &plan.entries(case));
    clean(&match catalogue.guide(&case.guide) {
        Some(guide) => present::title(guide, &case),
        None if case.guide.is_empty() => tr("moving-no-name"),
        None => case.guide,
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::Date;

    use super::*;
    use crate::platform::OpenError;

    /// A machine with documents, and a home folder or none.
    struct Machine {
        home: Option<PathBuf>,
    }

    impl Platform for Machine {
        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH
        }

        fn today(&self) -> Date {
            Date::constant(2026, 11, 22)
        }

        fn random_id(&self) -> String {
            String::new()
        }

        fn open(&self, _address: &str) -> Result<(), OpenError> {
            Ok(())
        }

        fn show_folder(&self, _folder: &Path) -> Result<(), OpenError> {
            Ok(())
        }

        fn home(&self) -> Option<PathBuf> {
            self.home.clone()
        }

        fn documents(&self) -> Option<PathBuf> {
            Some(PathBuf::from("/home/anna/Documents"))
        }
    }

    #[test]
    fn a_typed_path_is_a_place_among_the_documents_or_a_whole_one() {
        let anna = Machine {
            home: Some(PathBuf::from("/home/anna")),
        };
        for (typed, place) in [
            ("mine.json", "/home/anna/Documents/mine.json"),
            ("  \"mine.json ", "/home/anna/Documents/mine.json "),
            ("'mine.json'", "/home/anna/Documents/mine.json"),
            ("~/mine.json", "/home/anna/mine.json"),
            ("/tmp/mine.json", "/tmp/mine.json"),
            ("file:///tmp/a%20b.json", "/tmp/a b.json"),
        ] {
            let expected = Some(PathBuf::from(place.trim_end()));
            assert_eq!(typed_path(typed, &anna), expected, "{typed}");
        }
        for nothing in ["", "  ", "\"\"", "''", "\""] {
            assert_eq!(typed_path(nothing, &anna), None, "{nothing}");
        }
        let nobody = Machine { home: None };
        let among = Some(PathBuf::from("/home/anna/Documents/~/mine.json"));
        assert_eq!(typed_path("~/mine.json", &nobody), among);
    }
}
