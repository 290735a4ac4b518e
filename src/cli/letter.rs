//! `outro export letter`: a text to send as a file, filled in from a case.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::Error;
use super::export::{one_case, told};
use super::own_guides;
use super::printer::Printer;
use crate::export::letter::{self as files, Form, Written};
use crate::guide::{Catalogue, Guide, Letter};
use crate::i18n::{text, tr, tr_with};
use crate::platform::{Platform, System};
use crate::present::make_sure::letter::{self as words, Gap, Known};
use crate::store::Store;

/// Which letter is written, and where.
#[derive(Debug, ClapArgs)]
pub(super) struct Args {
    /// The file
    file: PathBuf,
    /// The letter's id, as `outro guides show --json` prints it
    #[arg(long, value_name = "ID")]
    letter: String,
    /// The case, as `outro cases --json` prints it; may be left out when there is only one
    #[arg(long, value_name = "ID")]
    case: Option<String>,
    /// What stands in a gap; it is not kept
    #[arg(long = "fill", value_name = "GAP=TEXT")]
    fill: Vec<String>,
    /// Write a page to print in place of plain text
    #[arg(long)]
    page: bool,
    /// Write over a file that is there already
    #[arg(long)]
    replace: bool,
}

/// Writes the letter, and says what is missing in it.
pub(super) fn write(store: &Store, asked: &Args) -> Result<(), Error> {
    let catalogue = Catalogue::with_own(own_guides(store));
    let case = one_case(store, asked.case.as_deref())?;
    let guide = catalogue
        .guide(&case.guide)
        .ok_or_else(|| Error::Plain(tr("terminal-case-without-guide-why")))?;
    let letter = find(guide, &asked.letter)?;
    let filled = filled(asked, letter)?;
    let known = Known {
        guide,
        case: Some(&case),
        today: System.today(),
    };
    let gaps = words::gaps(letter, known, |gap| filled.get(gap).cloned());
    let written = Written {
        title: words::subject(letter, &gaps, guide),
        text: words::filled(letter, &gaps, known),
        form: if asked.page { Form::Page } else { Form::Text },
    };
    let path = std::path::absolute(&asked.file).unwrap_or_else(|_| asked.file.clone());
    files::save(store, &path, &written, asked.replace).map_err(told)?;
    let mut out = Printer::stdout();
    let values = [("path", text(path.display().to_string()))];
    out.line(&tr_with("letters-saved", &values))?;
    for gap in gaps.iter().filter(|gap| gap.is_missing()) {
        out.line(&missing(gap))?;
    }
    Ok(out.flush()?)
}

fn find<'a>(guide: &'a Guide, id: &str) -> Result<&'a Letter, Error> {
    guide.letter(id).ok_or_else(|| {
        let known: Vec<&str> = guide
            .letters
            .iter()
            .map(|letter| letter.id.as_str())
            .collect();
        let values = [("id", text(id)), ("known", text(known.join(", ")))];
        Error::Plain(tr_with("cli-letter-unknown", &values))
    })
}

/// What was given for the gaps; a gap that the letter does not have is a slip.
fn filled(asked: &Args, letter: &Letter) -> Result<BTreeMap<String, String>, Error> {
    let mut filled = BTreeMap::new();
    for given in &asked.fill {
        let known = |id: &str| letter.slots.iter().any(|slot| slot.id == id);
        let Some((gap, value)) = given.split_once('=').filter(|(gap, _)| known(gap)) else {
            let known: Vec<&str> = letter.slots.iter().map(|slot| slot.id.as_str()).collect();
            let values = [("given", text(given)), ("known", text(known.join(", ")))];
            return Err(Error::Plain(tr_with("cli-letter-gap", &values)));
        };
        filled.insert(gap.to_owned(), value.to_owned());
    }
    Ok(filled)
}

fn missing(gap: &Gap<'_>) -> String {
    let values = [("gap", text(&gap.slot.id)), ("what", text(&gap.slot.label))];
    tr_with("cli-letter-missing", &values)
}
