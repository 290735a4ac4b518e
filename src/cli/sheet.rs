//! `outro sheet`: the steps as one page, or everything.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::export::{case, no_case, told};
use super::guides::{Own, find};
use super::printer::Printer;
use super::{Error, print_error};
use crate::case::Case;
use crate::export::sheet::Sheet;
use crate::export::{self, is_hidden};
use crate::guide::{Catalogue, Channel, Guide, Plan, Region};
use crate::i18n::{text, tr, tr_with};
use crate::platform::{Platform, System};
use crate::store::Store;
use crate::store::disk::Os;

/// Which sheet is wanted.
#[derive(Debug, ClapArgs)]
pub struct Wanted {
    /// The guide's id, as `outro guides list` prints it
    #[arg(long, value_name = "ID", required_unless_present = "case")]
    guide: Option<String>,
    /// Who charges: an id that `outro guides show` prints
    #[arg(long, value_name = "ID", required_unless_present = "case")]
    channel: Option<String>,
    /// The country's site; may be left out when there is only one
    #[arg(long, value_name = "ID")]
    region: Option<String>,
    /// The plan
    #[arg(long, value_name = "ID")]
    plan: Option<String>,
    /// A case, as `outro cases --json` prints it: its marks, channel, country and plan
    #[arg(long, value_name = "ID")]
    case: Option<String>,
    /// Put the case's nickname on the sheet
    #[arg(long, requires = "case")]
    with_name: bool,
    /// Write everything that the guide says, and not one page
    #[arg(long)]
    whole: bool,
    /// Where the sheet is to go; a folder gets a file with a fitting name
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Replace a file that is there
    #[arg(long)]
    replace: bool,
}

/// Writes the sheet and says where it lies.
pub(super) fn write(
    folder: &Result<PathBuf, Error>,
    own: &Own,
    wanted: &Wanted,
) -> Result<(), Error> {
    let catalogue = Catalogue::with_own(own.iter().cloned());
    let case = match (&wanted.case, folder) {
        (None, _) => None,
        (Some(id), Ok(folder)) => Some(case_in(folder, id)?),
        (Some(_), Err(_)) => return Err(Error::NoHome),
    };
    let id = wanted.guide.as_deref();
    let id = id.or(case.as_ref().map(|case| case.guide.as_str()));
    let guide = find(&catalogue, id.unwrap_or_default())?;
    if let Some(case) = case.as_ref().filter(|case| case.guide != guide.id) {
        let values = [("id", text(&case.id)), ("guide", text(case.guide.as_str()))];
        return Err(Error::Plain(tr_with("cli-sheet-other-guide", &values)));
    }
    let sheet = chosen(&catalogue, &guide, case.as_ref(), wanted)?;
    let mut path = wanted.out.clone();
    if path.is_dir() {
        path.push(sheet.file_name());
    }
    let store = match folder {
        Ok(folder) => Store::at(folder, Os),
        Err(_) => Store::nowhere(),
    };
    export::write(&store, &path, &sheet.page(), wanted.replace).map_err(told)?;
    let path = std::path::absolute(&path).unwrap_or(path);
    let mut out = Printer::stdout();
    let values = [("path", text(path.display().to_string()))];
    out.line(&tr_with("sheet-written", &values))?;
    if is_hidden(&path) {
        print_error(&tr("sheet-hidden"));
    }
    Ok(out.flush()?)
}

/// The case with this id in a folder, which is not made where it is not there.
fn case_in(folder: &Path, id: &str) -> Result<Case, Error> {
    if !folder.is_dir() {
        return Err(no_case(id));
    }
    case(&Store::open(folder, Os).0, id)
}

/// The channel, country and plan that were named, or else those of the case.
fn chosen<'a>(
    catalogue: &'a Catalogue,
    guide: &'a Guide,
    case: Option<&'a Case>,
    wanted: &Wanted,
) -> Result<Sheet<'a>, Error> {
    let today = System.today();
    let of_case = case.and_then(|case| Sheet::of(catalogue, guide, case, today));
    let channel = match (&wanted.channel, of_case) {
        (Some(id), _) => guide.channel(id).ok_or_else(|| {
            let ids = guide.channels.iter().map(|one| one.id.as_str());
            unknown("cli-sheet-channel-unknown", id, ids)
        })?,
        (None, Some(sheet)) => sheet.channel,
        (None, None) => {
            let ids = guide.channels.iter().map(|one| one.id.as_str());
            return Err(unknown("cli-sheet-no-channel", "", ids));
        }
    };
    let region = region(guide, case, wanted)?;
    let plan = plan(guide, case, wanted)?;
    offered(guide, channel, region, plan)?;
    Ok(Sheet {
        catalogue,
        guide,
        channel,
        region: Some(region),
        plan,
        case: case.filter(|case| case.channel.as_deref() == Some(channel.id.as_str())),
        with_name: wanted.with_name,
        whole: wanted.whole,
        today,
    })
}

fn region<'a>(guide: &'a Guide, case: Option<&Case>, wanted: &Wanted) -> Result<&'a Region, Error> {
    let ids = || guide.regions.iter().map(|one| one.id.as_str());
    match (&wanted.region, guide.regions.as_slice()) {
        (Some(id), _) => guide
            .region(id)
            .ok_or_else(|| unknown("cli-sheet-region-unknown", id, ids())),
        (None, [only]) => Ok(only),
        (None, _) => case
            .and_then(|case| guide.region(case.region.as_deref()?))
            .ok_or_else(|| unknown("cli-sheet-no-region", "", ids())),
    }
}

fn plan<'a>(
    guide: &'a Guide,
    case: Option<&Case>,
    wanted: &Wanted,
) -> Result<Option<&'a Plan>, Error> {
    let Some(id) = &wanted.plan else {
        return Ok(case.and_then(|case| guide.plan(case.plan_id()?)));
    };
    let ids = guide.plans.iter().map(|one| one.id.as_str());
    let plan = guide.plan(id);
    plan.map(Some)
        .ok_or_else(|| unknown("cli-sheet-plan-unknown", id, ids))
}

/// A channel that is not there in this country would lead nowhere.
fn offered(
    guide: &Guide,
    channel: &Channel,
    region: &Region,
    plan: Option<&Plan>,
) -> Result<(), Error> {
    let plan = plan.map(|plan| plan.id.as_str());
    if channel.when.holds(&region.id, plan) {
        return Ok(());
    }
    let ids = guide.channels_for(&region.id, plan);
    let ids = ids.map(|one| one.id.as_str());
    Err(unknown("cli-sheet-not-offered", &channel.id, ids))
}

fn unknown<'t>(sentence: &str, id: &str, known: impl Iterator<Item = &'t str>) -> Error {
    let known: Vec<&str> = known.collect();
    let values = [("id", text(id)), ("ids", text(known.join(", ")))];
    Error::Plain(tr_with(sentence, &values))
}
