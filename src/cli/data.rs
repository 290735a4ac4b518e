//! `outro data`: everything to one file, and back.

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;

use super::export::opened;
use super::place::DataDir;
use super::printer::Printer;
use super::{Error, converse, own_guides, print_error};
use crate::export::data::{self, NotWritten, Written};
use crate::guide::Catalogue;
use crate::i18n::{number, text, tr, tr_with};
use crate::platform::System;
use crate::present::transfer::{brought_in, outlook};
use crate::store::Store;
use crate::store::disk::Os;
use crate::store::transfer::Choices;
use crate::terminal;

/// Writes everything to a file.
pub(super) fn export(place: &DataDir, file: &Path, replace: bool) -> Result<(), Error> {
    // Without a folder there is nothing to take along, and none is made for that.
    if !place.reach()? {
        return Err(Error::Plain(tr("cli-nothing-to-export")));
    }
    let store = opened(&place.folder);
    let file = whole(file);
    match data::export(&store, &file, replace, &System) {
        Ok(Written::Everything(said)) => {
            let mut said = said.iter();
            if let Some(done) = said.next() {
                Printer::stdout().line(done)?;
            }
            said.for_each(|notice| print_error(notice));
            Ok(())
        }
        Ok(Written::InPart(said)) | Err(NotWritten::Failed(said)) => {
            for line in &said {
                print_error(line);
            }
            Err(Error::Said)
        }
        Err(NotWritten::IsThere(_)) => {
            let values = [("path", text(file.display().to_string()))];
            Err(Error::Plain(tr_with("cli-export-is-there", &values)))
        }
    }
}

/// What of a file comes in only when it is asked for.
#[derive(Debug, Clone, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Taken {
    /// With --yes: bring back cases that were deleted here
    #[arg(long, requires = "yes")]
    bring_back: bool,
    /// With --yes: take over the settings of the file
    #[arg(long, requires = "yes")]
    settings: bool,
    /// With --yes: bring in new cases, also when there are more than 200
    #[arg(long, requires = "yes")]
    many: bool,
    /// With --yes: take back here, too, what was taken back on the other computer
    #[arg(long, requires = "yes")]
    undo: bool,
}

/// Brings a file in without asking.
pub(super) fn import(folder: &Path, file: &Path, taken: &Taken) -> Result<(), Error> {
    let store = opened(folder);
    let plan = data::look_into(&store, &whole(file)).map_err(Error::Plain)?;
    let catalogue = Catalogue::with_own(own_guides(&store));
    let deleted = plan.deleted_here.iter().map(|(id, _)| id.clone());
    let choices = Choices {
        bring_back: deleted.filter(|_| taken.bring_back).collect(),
        settings: taken.settings,
        many: taken.many,
        undo: taken.undo,
    };
    let outlook = outlook(&plan, &catalogue, &choices);
    let mut out = Printer::stdout();
    for line in &outlook.lines {
        out.line(line)?;
    }
    if !outlook.deleted.is_empty() && !taken.bring_back {
        out.line(&tr("cli-how-to-bring-back"))?;
    }
    if outlook.undone && !taken.undo {
        out.line(&tr("cli-how-to-undo"))?;
    }
    if let Some(cases) = outlook.many.filter(|_| !taken.many) {
        out.flush()?;
        let values = [("n", number(cases))];
        return Err(Error::Plain(tr_with("cli-import-many", &values)));
    }
    let comes_back = taken.bring_back && !outlook.deleted.is_empty();
    let settles = taken.settings && outlook.settings;
    let undoes = taken.undo && outlook.undone;
    if !(outlook.nothing || plan.brings_in() || comes_back || settles || undoes) {
        out.line(&tr("moving-left"))?;
        return Ok(out.flush()?);
    }
    if outlook.nothing {
        return Ok(());
    }
    data::bring_in(&store, &plan, &choices, &System).map_err(Error::Plain)?;
    out.line(&brought_in(&plan, &choices))?;
    Ok(out.flush()?)
}

/// Shows what a file would change, asks, and brings it in.
pub(super) fn ask_and_import(folder: &Path, file: &Path) -> Result<(), Error> {
    let file = whole(file);
    let (store, _) = Store::open(folder, Os);
    data::look_into(&store, &file).map_err(Error::Plain)?;
    let done = converse(folder, |world| {
        terminal::bring_in(
            BufReader::new(io::stdin()),
            io::stdout().lock(),
            world,
            &file,
        )
    })?;
    match done {
        Some(false) => Err(Error::Said),
        _ => Ok(()),
    }
}

/// The path from the root, as it is to be found again.
fn whole(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf())
}
