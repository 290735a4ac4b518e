//! The same engine as questions and answers, a line at a time.
//!
//! For people who cannot or do not want to use a window, for machines without one, and for
//! scripts. Every page begins with its title and ends with numbered choices; whatever is
//! answered is saved before the next page is printed.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::Arc;

use crate::case::{Case, Event, commands, event};
use crate::guide::{Catalogue, Guide, StepId};
use crate::i18n::{shown, tr, tr_with};
use crate::platform::Platform;
use crate::statement::Lookup;
use crate::store::NewEntry;

mod ask;
pub mod case_list;
pub mod console;
mod known;
pub mod menu;
mod notes;
mod pages;

use pages::{case, data, finder, step};

use case_list::CaseSource;
use console::Console;
use menu::Part;

/// Everything outside that a conversation needs.
pub struct Deps<'a> {
    /// Where cases are kept.
    pub cases: &'a mut dyn CaseSource,
    /// The guides.
    pub catalogue: &'a Catalogue,
    /// Clock, chance and browser.
    pub platform: &'a dyn Platform,
    /// The columns to wrap at; none for a pipe.
    pub width: Option<usize>,
}

/// Why a conversation ended before the person ended it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody reads any more.
    #[error("{}", tr("error-terminal-gone"))]
    Gone,
    /// The line to the person broke.
    #[error("{}", tr_with("error-terminal-console", &[("cause", shown(.0))]))]
    Console(io::Error),
    /// The input ended while an answer was not saved.
    #[error("{}", tr_with("error-terminal-not-saved", &[("cause", shown(.0))]))]
    NotSaved(String),
    /// The input ended while the disk had not confirmed what was done.
    #[error("{0}")]
    Unconfirmed(String),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe | io::ErrorKind::WriteZero => Self::Gone,
            _ => Self::Console(error),
        }
    }
}

/// Shows what a file from another computer would change, asks, and brings it in; false when
/// that went wrong.
pub fn bring_in(
    mut input: impl BufRead,
    mut output: impl Write,
    deps: Deps<'_>,
    path: &Path,
) -> Result<bool, Error> {
    let mut session = Session::new(&mut input, &mut output, deps);
    let Some(store) = session.cases.store() else {
        return Ok(false);
    };
    match session.bring_in(&store, path) {
        Ok(done) => Ok(done),
        Err(Exit::Failed(error)) => Err(error),
        // Whoever leaves in the middle leaves everything as it is.
        Err(_) => {
            session.note(&tr("moving-left")).ok();
            Ok(true)
        }
    }
}

/// Talks until the person quits or the input ends.
#[allow(
    clippy::needless_pass_by_value,
    reason = "the case list is lent through it, for as long as the conversation lasts"
)]
pub fn run(mut input: impl BufRead, mut output: impl Write, deps: Deps<'_>) -> Result<(), Error> {
    let mut session = Session::new(&mut input, &mut output, deps);
    let end = session.welcome();
    let goodbye = |session: &mut Session<'_>| session.goodbye().map_err(Error::from);
    match end {
        Ok(()) | Err(Exit::Quit) => goodbye(&mut session),
        // The way back to the list never leaves the list.
        Err(Exit::Home | Exit::Part(_) | Exit::Refresh) => Ok(()),
        Err(Exit::Failed(error)) => Err(error),
    }
}

/// A conversation.
struct Session<'a> {
    console: Console<'a>,
    cases: &'a mut dyn CaseSource,
    catalogue: &'a Catalogue,
    /// The guides made ready for statement lines, once they were asked.
    lookup: OnceCell<Lookup>,
    platform: &'a dyn Platform,
    /// The case that is open.
    open: Option<Open>,
    /// The case that was put into the trash last, so that "undo" can bring it back.
    trashed: Option<String>,
    /// The page that was printed last, so that "again" can repeat it.
    page: Vec<(String, String)>,
    /// The case and the step whose page was opened last.
    page_opened: Option<(String, StepId)>,
    /// Hosts of own guides that the person said yes to, where that cannot be kept.
    hosts: BTreeSet<String>,
    /// What was answered and is not called saved.
    left: NotSavedCount,
}

/// What the person went on without, since the conversation began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct NotSavedCount {
    /// So many things were not saved.
    unsaved: usize,
    /// So many were done, and the disk did not confirm them.
    unconfirmed: usize,
}

/// An open case with its guide.
#[derive(Debug, Clone)]
struct Open {
    case: Case,
    guide: Arc<Guide>,
}

/// Why a page was left by another way than its own.
#[derive(Debug)]
enum Exit {
    /// The person ends, or the input did.
    Quit,
    /// Back to the list of cases.
    Home,
    /// To this part of the case.
    Part(Part),
    /// The case changed under the page; look again where it goes on.
    Refresh,
    /// It cannot go on.
    Failed(Error),
}

impl From<io::Error> for Exit {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// What a page hands back.
type PageResult<T> = Result<T, Exit>;

impl<'a> Session<'a> {
    #[allow(
        clippy::needless_pass_by_value,
        reason = "what the terminal works with is given away"
    )]
    fn new<'d: 'a>(input: &'a mut dyn BufRead, output: &'a mut dyn Write, deps: Deps<'d>) -> Self {
        let Deps {
            cases,
            catalogue,
            platform,
            width,
        } = deps;
        Self {
            console: Console::new(input, output, width),
            cases,
            catalogue,
            lookup: OnceCell::new(),
            platform,
            open: None,
            trashed: None,
            page: Vec::new(),
            page_opened: None,
            hosts: BTreeSet::new(),
            left: NotSavedCount::default(),
        }
    }

    /// The open case and its guide. Pages of a case are only shown while one is open.
    fn now(&self) -> PageResult<Open> {
        self.open.clone().ok_or(Exit::Home)
    }

    /// The guides made ready for statement lines. That is done with the first line.
    fn lookup(&self) -> &Lookup {
        self.lookup.get_or_init(|| Lookup::new(self.catalogue))
    }

    /// Saves an event of the open case.
    fn save(&mut self, event: &Event) -> PageResult<()> {
        self.save_all(vec![event.clone()])
    }

    /// Saves what one answer did to the open case; "undo" takes it back at once.
    fn save_all(&mut self, events: Vec<Event>) -> PageResult<()> {
        let case = self.now()?.case;
        let events = commands::complete(&case, events, self.platform.today());
        let (case, first) = (case.id, self.platform.random_id());
        // Trying to save them again keeps their ids, so that none is ever written twice.
        let entries: Vec<_> = event::batch(first, self.platform.now(), events)
            .map(|(id, at, event)| NewEntry { id, at, event })
            .collect();
        if entries.is_empty() {
            return Ok(());
        }
        let kept = self.try_until_kept(|cases| cases.add(&case, &entries))?;
        for notice in &kept.notices {
            self.note(notice)?;
        }
        if let Some(open) = &mut self.open {
            open.case = kept.case;
        }
        Ok(())
    }

    /// An event with its id and its moment. Trying to save it again keeps both, so that it is
    /// never written twice.
    fn entry(&self, event: Event) -> NewEntry {
        NewEntry {
            id: self.platform.random_id(),
            at: self.platform.now(),
            event,
        }
    }
}
