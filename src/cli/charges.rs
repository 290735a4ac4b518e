//! `outro charges`: what a bank's file says is charged again and again.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use serde::Serialize;

use super::printer::Printer;
use super::{Error, print_error};
use crate::guide::Catalogue;
use crate::platform::{Platform, System};
use crate::present::charges as words;
use crate::statement::{Charge, Lookup, Rhythm, Statement};
use crate::text::shown_path;

/// What stands for standard input.
const STDIN: &str = "-";

/// What is asked of `outro charges`.
#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// A file from your bank: CSV, OFX, QFX, CAMT.053 or MT940; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Print JSON, for scripts: an array of charges
    #[arg(long)]
    json: bool,
}

/// A charge as scripts see it. Fields may be added; none changes its meaning.
#[derive(Debug, Serialize)]
struct Line<'a> {
    name: &'a str,
    amount: String,
    currency: &'a str,
    /// None where neither the days nor the price tell how often it comes.
    rhythm: Option<&'static str>,
    times: usize,
    last: String,
    /// None where the file goes on without it, or where there is no rhythm.
    next: Option<String>,
    yearly: Option<String>,
    guide: Option<&'a str>,
    rows: &'a [u32],
}

impl<'a> Line<'a> {
    fn of(charge: &'a Charge) -> Self {
        let yearly = charge.yearly();
        Self {
            name: &charge.name,
            amount: charge.amount.in_currency(&charge.currency),
            currency: &charge.currency,
            rhythm: charge.rhythm.map(Rhythm::id),
            times: charge.times(),
            last: charge.last.to_string(),
            next: charge.next.map(|day| day.to_string()),
            yearly: yearly.map(|amount| amount.in_currency(&charge.currency)),
            guide: charge.known.as_ref().map(|known| known.guide.as_str()),
            rows: &charge.rows,
        }
    }
}

/// Lists the charges that come again and again, the dearest first.
pub(super) fn list(own: Vec<(PathBuf, Vec<u8>)>, asked: &Args) -> Result<(), Error> {
    let statement = match read(&asked.file) {
        Ok(statement) => statement,
        Err(error) => {
            let name = shown_path(&asked.file);
            print_error(&format!("{name}: {}", words::refused(&error)));
            return Err(Error::Said);
        }
    };
    let catalogue = Catalogue::with_own(own);
    let lookup = Lookup::new(&catalogue);
    let charges = statement.charges(&lookup);
    let mut out = Printer::stdout();
    if asked.json {
        let lines: Vec<Line<'_>> = charges.iter().map(Line::of).collect();
        out.json(&lines)?;
        return Ok(out.flush()?);
    }
    out.line(&words::summary(&statement, &charges))?;
    let today = System.today();
    for charge in &charges {
        out.line("")?;
        for line in words::lines(&catalogue, charge, today) {
            out.line(&line)?;
        }
    }
    Ok(out.flush()?)
}

fn read(file: &Path) -> Result<Statement, crate::statement::Error> {
    if file.as_os_str() == STDIN {
        return Statement::read(io::stdin().lock());
    }
    Statement::open(file)
}
