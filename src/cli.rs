//! What is asked for on the command line, and how it ends: 0 for done, 1 for failed with a
//! sentence on the error output, 2 for wrong use.

use std::io::{self, BufReader, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args as ClapArgs, CommandFactory, Parser, Subcommand};

use place::DataDir;
use printer::Printer;

use crate::app;
use crate::guide::Catalogue;
use crate::i18n::{text, tr, tr_with};
use crate::platform::{self, Platform, System, WindowDisplay};
use crate::store::Store;
use crate::store::disk::Os;
use crate::terminal;

mod cases;
mod charges;
mod data;
mod export;
mod guides;
mod letter;
mod place;
pub mod playlist;
mod printer;
mod sheet;
mod window;

/// The columns at which lines for a person are wrapped.
const WIDTH: usize = 78;

/// Walks you out of a subscription, step by step, and remembers where you are.
///
/// Without a command, the window opens. Nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(name = "outro", version, max_term_width = 78)]
pub struct Args {
    /// Keep your cases in this folder instead of the usual one
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List your cases, and what is next in each
    Cases(Output),
    /// Look at the guides, or check them
    #[command(subcommand)]
    Guides(GuideCommand),
    /// Take everything to another computer, or bring it in from there
    #[command(subcommand)]
    Data(DataCommand),
    /// Write your dates for a calendar, or the record of a case
    #[command(subcommand)]
    Export(export::Command),
    /// Check the record of a case
    #[command(subcommand)]
    Record(export::RecordCommand),
    /// Write the steps as one page, to print or to read over the phone
    Sheet(sheet::Wanted),
    /// Look into exported playlists: count what is in them, and what looks wrong
    Playlist(playlist::Args),
    /// Find what is charged again and again in a file from your bank; nothing of it is kept
    Charges(charges::Args),
    /// Answer questions in this terminal instead of the window
    #[command(after_long_help = terminal_help())]
    Terminal,
}

#[derive(Debug, ClapArgs)]
struct Output {
    /// Print JSON, for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum GuideCommand {
    /// List every guide, the built-in ones and your own
    List(Output),
    /// Show one guide in short
    Show {
        /// The guide's id, as `outro guides list` prints it
        id: String,
        #[command(flatten)]
        output: Output,
    },
    /// Check guides for mistakes: these files and folders, or all of them
    Check {
        /// Files, or folders with guides and a folder `parts`
        paths: Vec<PathBuf>,
        /// Fail for warnings, too
        #[arg(long)]
        strict: bool,
    },
    /// Print the JSON Schema of guides
    Schema,
}

#[derive(Debug, Subcommand)]
enum DataCommand {
    /// Write all your cases, settings and own guides to one file
    Export {
        /// The file
        file: PathBuf,
        /// Write over a file that is there already
        #[arg(long)]
        replace: bool,
    },
    /// Bring in a file that was exported elsewhere; shows what it would change, and asks
    Import {
        /// The file
        file: PathBuf,
        /// Bring it in without asking
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        taken: data::Taken,
    },
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no home folder.
    #[error("{}", tr("error-cli-no-home"))]
    NoHome,
    /// Something is wrong that has been said already.
    #[error("")]
    Said,
    /// The output was closed; nobody waits for an answer.
    #[error("")]
    Gone,
    /// Anything else, in a sentence.
    #[error("{0}")]
    Plain(String),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        /// What Windows says besides of a pipe that nobody reads any more.
        const PIPE_NOT_CONNECTED: i32 = 233;
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Gone,
            _ if cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED) => Self::Gone,
            _ => Self::Plain(tr_with(
                "cli-cannot-print",
                &[("reason", text(error.to_string()))],
            )),
        }
    }
}

/// Reads the command line; the exit code where there is nothing more to do.
pub fn read() -> Result<Args, ExitCode> {
    Args::try_parse().map_err(|error| {
        let said = error.render().to_string();
        // Nobody is told that an output is closed.
        let _ = if error.use_stderr() {
            Printer::stderr().text(&said)
        } else {
            Printer::stdout().text(&said)
        };
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

impl Args {
    /// True when the window is to be opened.
    pub fn wants_window(&self) -> bool {
        self.command.is_none()
    }
}

/// Every command with its options, as the manual and the completions of shells describe them.
pub fn command() -> clap::Command {
    Args::command()
}

/// Takes what misleads out of the environment, and gets the process ready for a window where
/// one is wanted; then hands back where it can be shown.
///
/// # Safety
///
/// No other thread may run: the environment is changed.
#[allow(
    unsafe_code,
    reason = "the caller holds that this is the only thread, and nothing started later sees it"
)]
pub unsafe fn prepare(asked: &Args) -> Option<WindowDisplay> {
    // SAFETY: the caller holds that this is the only thread.
    unsafe {
        platform::time_zone::forget_misleading();
        asked.wants_window().then(|| app::prepare())
    }
}

/// Does what was asked for.
pub fn run(asked: &Args, display: Option<WindowDisplay>) -> ExitCode {
    if let Some(Command::Playlist(wanted)) = &asked.command {
        let store = data_dir(asked).ok().map(|folder| Store::at(folder, Os));
        return playlist::run(wanted, store.as_ref());
    }
    match answer(asked, display) {
        Ok(()) | Err(Error::Gone) => ExitCode::SUCCESS,
        Err(Error::Said) => ExitCode::FAILURE,
        Err(error) => {
            print_error(&error.to_string());
            #[cfg(windows)]
            platform::console::show_unless_heard(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn answer(asked: &Args, display: Option<WindowDisplay>) -> Result<(), Error> {
    match &asked.command {
        None => window::open(place(asked), display),
        // It answers with exit codes of its own.
        Some(Command::Playlist(_)) => Ok(()),
        Some(Command::Terminal) => talk(&data_dir(asked)?),
        Some(Command::Cases(output)) => cases::list(&place(asked)?, output.json),
        Some(Command::Data(DataCommand::Export { file, replace })) => {
            data::export(&place(asked)?, file, *replace)
        }
        Some(Command::Data(DataCommand::Import { file, yes, taken })) => {
            let folder = data_dir(asked)?;
            if *yes {
                data::import(&folder, file, taken)
            } else {
                data::ask_and_import(&folder, file)
            }
        }
        Some(Command::Export(command)) => export::run(&place(asked)?, command),
        Some(Command::Charges(wanted)) => charges::list(own(asked), wanted),
        Some(Command::Record(command)) => export::about_record(command),
        Some(Command::Sheet(wanted)) => sheet::write(&data_dir(asked), &own(asked), wanted),
        Some(Command::Guides(command)) => match command {
            GuideCommand::List(output) => guides::list(&own(asked), output.json),
            GuideCommand::Show { id, output } => guides::show(&own(asked), id, output.json),
            GuideCommand::Check { paths, strict } => guides::check(&own(asked), paths, *strict),
            GuideCommand::Schema => guides::schema(),
        },
    }
}

fn place(asked: &Args) -> Result<DataDir, Error> {
    let named = asked.data_dir.is_some();
    let folder = asked
        .data_dir
        .clone()
        .or_else(platform::data_dir)
        .ok_or(Error::NoHome)?;
    if folder.exists() && !folder.is_dir() {
        let values = [("path", text(folder.display().to_string()))];
        return Err(Error::Plain(tr_with("cli-no-folder", &values)));
    }
    Ok(DataDir { folder, named })
}

fn data_dir(asked: &Args) -> Result<PathBuf, Error> {
    place(asked).map(|place| place.folder)
}

/// A person's own guides. Without a home folder there are none.
fn own(asked: &Args) -> Vec<(PathBuf, Vec<u8>)> {
    match data_dir(asked) {
        Ok(folder) if folder.is_dir() => own_guides(&Store::open(folder, Os).0),
        _ => Vec::new(),
    }
}

/// A person's own guides; those that cannot be read are told on the error output.
fn own_guides(store: &Store) -> Vec<(PathBuf, Vec<u8>)> {
    let (files, notices) = store.own_guides();
    for notice in notices {
        print_error(&notice.to_string());
    }
    files
}

/// Talks in the terminal, or down a pipe.
fn talk(folder: &std::path::Path) -> Result<(), Error> {
    converse(folder, |world| {
        terminal::run(BufReader::new(io::stdin()), io::stdout().lock(), world)
    })
    .map(|_| ())
}

/// Opens a data folder for a conversation; none when nobody listened to its end.
fn converse<T>(
    folder: &std::path::Path,
    conversation: impl FnOnce(terminal::Deps<'_>) -> Result<T, terminal::Error>,
) -> Result<Option<T>, Error> {
    let (store, notices) = Store::open(folder, Os);
    let catalogue = Catalogue::with_own(own_guides(&store));
    let notices = notices.iter().map(ToString::to_string).collect();
    let mut cases = terminal::case_list::Folder::new(store, notices);
    let platform: Arc<dyn Platform> = Arc::new(System);
    let world = terminal::Deps {
        cases: &mut cases,
        catalogue: &catalogue,
        platform: platform.as_ref(),
        width: io::stdout().is_terminal().then_some(WIDTH),
    };
    match conversation(world) {
        Ok(answer) => Ok(Some(answer)),
        Err(terminal::Error::Gone) => Ok(None),
        Err(error) => Err(Error::Plain(error.to_string())),
    }
}

/// Says a sentence on the error output, if anybody listens.
fn print_error(sentence: &str) {
    let _ = Printer::stderr().line(sentence);
}

fn terminal_help() -> String {
    format!("{}\n\n{}", tr("cli-terminal-script"), tr("terminal-help"))
}
