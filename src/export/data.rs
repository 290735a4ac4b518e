//! Everything out to one file for another computer, and in from there: the same for every door.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::guide::{Catalogue, GuideId};
use crate::i18n::{number, text, tr, tr_with};
use crate::platform::{self, Platform};
use crate::store::transfer::{Choices, File, Plan};
use crate::store::{Error, Store, Warning};
use crate::text::{clean, shown_path};

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

/// Why nothing was written to a file. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// There is something with this name, which stays; the sentence that says so.
    #[error("{0}")]
    IsThere(String),
    /// Anything else, in sentences.
    #[error("{}", .0.join("\n"))]
    Failed(Vec<String>),
}

/// What there is to say after something was written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// Everything is in it.
    Everything(Vec<String>),
    /// Something is missing, which is named first.
    InPart(Vec<String>),
}

/// Writes everything to a file and says so. A file that is there already stays, unless
/// `replace` is set; and one that may hold more than the new one would stays in any case.
pub fn export(
    store: &Store,
    path: &Path,
    replace: bool,
    platform: &dyn Platform,
) -> Result<Written, NotWritten> {
    let shown = [("path", text(shown_path(path)))];
    let failed = |sentence: String| NotWritten::Failed(vec![sentence]);
    if path.is_dir() {
        return Err(failed(tr_with("moving-is-a-folder", &shown)));
    }
    if path.symlink_metadata().is_ok() && !replace {
        return Err(NotWritten::IsThere(tr_with("moving-is-there", &shown)));
    }
    let exported = store
        .export_to(path, &platform.computer(), platform.now())
        .map_err(|error| failed(error.to_string()))?;
    let also = exported.notices.iter().map(Warning::to_string);
    let missing = || {
        let mut lines = vec![tr("moving-in-part")];
        lines.extend(exported.missing.iter().map(Warning::to_string));
        lines
    };
    match exported.file {
        File::Written if exported.missing.is_empty() => {
            let mut lines = vec![tr_with("moving-exported", &shown)];
            lines.extend(also);
            Ok(Written::Everything(lines))
        }
        File::Written => {
            let mut lines = missing();
            lines.push(tr_with("moving-rest", &shown));
            lines.extend(also);
            Ok(Written::InPart(lines))
        }
        File::Stays => {
            let mut lines = missing();
            lines.push(tr_with("moving-stays", &shown));
            Err(NotWritten::Failed(lines))
        }
        File::HoldsMore(cases) => {
            let [path] = shown;
            let values = [path, ("n", number(cases))];
            Err(failed(tr_with("moving-holds-more", &values)))
        }
        File::HoldsGuide(file) => {
            let [path] = shown;
            let values = [path, ("file", text(clean(&file)))];
            Err(failed(tr_with("moving-holds-a-guide", &values)))
        }
    }
}

/// Reads a file and says what bringing it in would change. Changes nothing.
pub fn look_into(store: &Store, path: &Path) -> Result<Plan, String> {
    let bytes = store.read_export(path).map_err(|error| match error {
        Error::Other { .. } => {
            let values = [("path", text(shown_path(path)))];
            tr_with("moving-no-file", &values)
        }
        error => error.to_string(),
    })?;
    let built_in: BTreeSet<GuideId> = Catalogue::built_in()
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
