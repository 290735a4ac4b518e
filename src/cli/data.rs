//! `outro data`: everything to one file, and back.

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use super::place::DataDir;
use super::printer::Printer;
use super::{Error, converse, own_guides, print_error};
use crate::export::data::{self, NotWritten};
use crate::guide::Catalogue;
use crate::i18n::{text, tr, tr_with};
use crate::platform::System;
use crate::present::transfer::outlook;
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
    let (store, _) = Store::open(&place.folder, Os);
    let file = whole(file);
    let said = data::export(&store, &file, replace, &System).map_err(|error| {
        let values = [("path", text(file.display().to_string()))];
        Error::Plain(match error {
            NotWritten::IsThere(_) => tr_with("cli-export-is-there", &values),
            NotWritten::Failed(sentence) => sentence,
        })
    })?;
    let mut said = said.iter();
    if let Some(done) = said.next() {
        Printer::stdout().line(done)?;
    }
    said.for_each(|notice| print_error(notice));
    Ok(())
}

/// Brings a file in without asking.
pub(super) fn import(
    folder: &Path,
    file: &Path,
    bring_back: bool,
    settings: bool,
) -> Result<(), Error> {
    let (store, _) = Store::open(folder, Os);
    let plan = data::look_into(&store, &whole(file)).map_err(Error::Plain)?;
    let outlook = outlook(&plan, &Catalogue::with_own(own_guides(&store)));
    let mut out = Printer::stdout();
    for line in outlook.decided(bring_back) {
        out.line(&line)?;
    }
    if !outlook.deleted.is_empty() && !bring_back {
        out.line(&tr("cli-how-to-bring-back"))?;
    }
    let comes_back = bring_back && !outlook.deleted.is_empty();
    let settles = settings && outlook.settings;
    if !(outlook.nothing || plan.brings_in() || comes_back || settles) {
        out.line(&tr("moving-left"))?;
        return Ok(out.flush()?);
    }
    let deleted = outlook.deleted.into_iter().map(|(id, _)| id);
    let choices = Choices {
        bring_back: deleted.filter(|_| bring_back).collect(),
        settings,
    };
    if outlook.nothing {
        return Ok(());
    }
    data::bring_in(&store, &plan, &choices, &System).map_err(Error::Plain)?;
    out.line(&tr("moving-brought-in"))?;
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
