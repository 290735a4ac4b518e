//! `outro playlist`: what is in exported playlists, for a person or for a script.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use serde::Serialize;

use super::printer::Printer;
use crate::export;
use crate::i18n::{number, text, tr, tr_with};
use crate::playlist::compare::{self, Against, Alone, Differences, Expected};
use crate::playlist::save::{self, Existing, Form, Saved};
use crate::playlist::{self, FileReport, Report, Watch};
use crate::present::export_check;
use crate::present::playlist::{self as present, count, explain, no_list, summary, unread, warn};
use crate::store::Store;
use crate::text::{clean, shown_path};
use line::{Line, Missing, Said, Unread};

mod line;

/// What stands for standard input.
const STDIN: &str = "-";
/// Songs that are named when two exports are compared.
const NAMED: usize = 20;

/// What is asked of `outro playlist`.
#[derive(Debug, Clone, ClapArgs)]
pub struct Args {
    /// Exported files, ZIP files or folders; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON, for scripts: one object a file, each on its own line
    #[arg(long)]
    json: bool,
    /// Save all songs as one file: csv, txt, m3u8 or xspf
    #[arg(long, num_args = 2, value_names = ["FORMAT", "FILE"])]
    save_as: Option<Vec<PathBuf>>,
    /// Compare two exports: what is in one and not in the other
    #[arg(long, conflicts_with = "save_as")]
    compare: bool,
    /// How many playlists your app shows
    #[arg(long, value_name = "NUMBER")]
    playlists: Option<u64>,
    /// How many songs your app shows
    #[arg(long, value_name = "NUMBER")]
    songs: Option<u64>,
    /// A playlist that should be there; may be given several times
    #[arg(long = "named", value_name = "NAME")]
    names: Vec<String>,
}

/// Does it: 0 when every file is a list, 1 when one is not or something failed, 2 for wrong
/// use.
pub fn run(asked: &Args, store: Option<&Store>) -> ExitCode {
    let (out, complaints) = (io::stdout().lock(), io::stderr().lock());
    ExitCode::from(run_on(asked, store, out, complaints))
}

/// The same with any outputs; the exit code.
pub fn run_on(asked: &Args, store: Option<&Store>, out: impl Write, complaints: impl Write) -> u8 {
    let mut door = Door {
        store,
        out: Printer::new(out),
        complaints: Printer::new(complaints),
        json: asked.json,
    };
    match door.answer(asked) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::WrongUse) => 2,
        // Nobody reads any more.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Ok(Outcome::Failed) | Err(_) => 1,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    Failed,
    WrongUse,
}

struct Door<'s, O, E> {
    /// Where a person's data lies: nothing is saved there. None without a home folder.
    store: Option<&'s Store>,
    out: Printer<O>,
    complaints: Printer<E>,
    json: bool,
}

impl<O: Write, E: Write> Door<'_, O, E> {
    fn answer(&mut self, asked: &Args) -> io::Result<Outcome> {
        if let Some(wrong) = wrong_use(asked) {
            self.print_error(&wrong)?;
            return Ok(Outcome::WrongUse);
        }
        let expected = Expected {
            playlists: asked.playlists,
            songs: asked.songs,
            names: asked.names.clone(),
        };
        let mut outcome = Outcome::Done;
        for path in &asked.files {
            if !self.one(path, &expected)? {
                outcome = Outcome::Failed;
            }
        }
        if outcome == Outcome::Failed {
            return Ok(outcome);
        }
        let done = match (&asked.save_as, asked.files.as_slice()) {
            (Some(save_as), [from]) => self.save(from, save_as)?,
            (None, [first, second]) if asked.compare => self.compare(first, second)?,
            _ => true,
        };
        self.out.flush()?;
        Ok(if done { Outcome::Done } else { Outcome::Failed })
    }

    /// True when it is a list.
    fn one(&mut self, path: &Path, expected: &Expected) -> io::Result<bool> {
        let report = match read(path) {
            Ok(report) => report,
            Err(error) => {
                if self.json {
                    let mut line = Line::of(&no_report(path));
                    let id = error.why.id();
                    let text = explain(&error);
                    line.error = Some(Said { id, text });
                    self.print_json(&line)?;
                }
                self.print_error(&explain(&error))?;
                return Ok(false);
            }
        };
        let against = (*expected != Expected::default()).then(|| report.against(expected));
        if self.json {
            self.one_json(&report, against.as_ref())?;
        } else if report.is_list() {
            self.one_text(&report, against.as_ref())?;
        }
        if !report.is_list() {
            let name = shown_path(path);
            let said = no_list(&report, &name);
            let before = if said.names_file {
                String::new()
            } else {
                format!("{name}: ")
            };
            for sentence in said.sentences {
                self.print_error(&format!("{before}{sentence}"))?;
            }
        }
        Ok(report.is_list())
    }

    fn one_json(&mut self, report: &Report, against: Option<&Against>) -> io::Result<()> {
        let sum = report.sum();
        let mut line = Line::of(&sum);
        line.file = shown_path(&report.path);
        if report.files.len() > 1 || !report.skipped.is_empty() {
            line.files = report.files.iter().map(Line::of).collect();
        }
        let skipped = report.skipped.iter().map(|file| clean(&file.name));
        line.skipped = skipped.collect();
        line.unread = report.skipped.iter().filter_map(Unread::of).collect();
        line.missing = against.map(|against| Missing {
            complete: against.is_complete(),
            playlists: against.playlists.map(compare::Counted::missing),
            songs: against.songs.map(compare::Counted::missing),
            names: &against.missing,
        });
        self.print_json(&line)
    }

    fn print_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.out.json_line(value)
    }

    fn one_text(&mut self, report: &Report, against: Option<&Against>) -> io::Result<()> {
        let sum = report.sum();
        for line in summary(&sum) {
            self.say(&line)?;
        }
        for warning in &sum.warnings {
            self.say(&warn(warning))?;
        }
        for file in report.skipped.iter().filter(|file| file.why.is_some()) {
            self.say(&unread(file))?;
        }
        let others = report
            .skipped
            .iter()
            .filter(|file| file.why.is_none())
            .count();
        if others > 0 {
            self.say(&tr_with("playlist-skipped", &[("n", number(others))]))?;
        }
        for playlist in &sum.playlists {
            let values = [
                ("name", text(playlist.name.as_str())),
                ("tracks", count(playlist.tracks)),
            ];
            self.say(&format!("  {}", tr_with("playlist-list", &values)))?;
        }
        let lines = against.map_or_else(Vec::new, export_check::against);
        lines.iter().try_for_each(|line| self.say(line))
    }

    fn save(&mut self, from: &Path, save_as: &[PathBuf]) -> io::Result<bool> {
        let [form, to] = save_as else {
            return Ok(false);
        };
        let Some(form) = form.to_str().and_then(Form::by_id) else {
            return Ok(false);
        };
        if let Some(store) = self.store
            && let Err(error) = export::check_outside(store, to)
        {
            self.print_error(&error.to_string())?;
            return Ok(false);
        }
        match save::file(from, to, form, Existing::Keep, &Watch::default()) {
            Ok(saved) => {
                self.say_saved(&saved, to)?;
                for file in &saved.unread {
                    self.print_error(&unread(file))?;
                }
                Ok(saved.unread.is_empty())
            }
            Err(error) => {
                self.print_error(&explain(&error))?;
                Ok(false)
            }
        }
    }

    /// On the error output where the output is for scripts.
    fn say_saved(&mut self, saved: &Saved, to: &Path) -> io::Result<()> {
        for line in present::saved(saved, to) {
            if self.json {
                self.print_error(&line)?;
            } else {
                self.say(&line)?;
            }
        }
        Ok(())
    }

    fn compare(&mut self, first: &Path, second: &Path) -> io::Result<bool> {
        let differences = match compare::exports(first, second, &Watch::default()) {
            Ok(differences) => differences,
            Err(error) => {
                self.print_error(&explain(&error))?;
                return Ok(false);
            }
        };
        if self.json {
            self.print_json(&serde_json::json!({ "compared": differences }))?;
            return Ok(true);
        }
        self.differences(first, second, &differences)?;
        Ok(true)
    }

    fn differences(&mut self, first: &Path, second: &Path, all: &Differences) -> io::Result<()> {
        self.say(&tr_with(
            "playlist-compare-both",
            &[("n", count(all.in_both))],
        ))?;
        if all.first.count + all.second.count == 0 {
            self.say(&tr("playlist-compare-same"))?;
        }
        self.alone(first, &all.first)?;
        self.alone(second, &all.second)?;
        for changed in &all.changed {
            let values = [
                ("list", text(changed.name.as_str())),
                ("first", count(changed.first)),
                ("second", count(changed.second)),
            ];
            self.say(&tr_with("playlist-compare-changed", &values))?;
        }
        Ok(())
    }

    fn alone(&mut self, path: &Path, alone: &Alone) -> io::Result<()> {
        let name = text(path.display().to_string());
        for list in &alone.playlists {
            let values = [("name", name.clone()), ("list", text(list.as_str()))];
            self.say(&tr_with("playlist-compare-only-list", &values))?;
        }
        if alone.count == 0 {
            return Ok(());
        }
        let values = [("name", name), ("n", count(alone.count))];
        self.say(&tr_with("playlist-compare-only", &values))?;
        for song in alone.songs.iter().take(NAMED) {
            self.say(&format!("  {}", export_check::song(song)))?;
        }
        let more = alone.count.saturating_sub(NAMED as u64);
        if more > 0 {
            self.say(&tr_with("exports-more", &[("n", count(more))]))?;
        }
        Ok(())
    }

    fn say(&mut self, line: &str) -> io::Result<()> {
        self.out.line(line)
    }

    fn print_error(&mut self, line: &str) -> io::Result<()> {
        self.complaints.line(line)
    }
}

/// The file, or what another program hands on.
fn read(path: &Path) -> Result<Report, playlist::Error> {
    let watch = Watch::default();
    if path == Path::new(STDIN) {
        return playlist::read_once(&mut io::stdin().lock(), &watch);
    }
    playlist::read(path, &watch)
}

fn wrong_use(asked: &Args) -> Option<String> {
    let handed_on = asked.files.iter().filter(|file| *file == Path::new(STDIN));
    let is_read_again = asked.compare || asked.save_as.is_some();
    match handed_on.count() {
        0 => {}
        1 if !is_read_again => {}
        _ => return Some(tr("playlist-stdin-once")),
    }
    if let Some([form, _]) = asked.save_as.as_deref() {
        if asked.files.len() != 1 {
            return Some(tr("playlist-save-one"));
        }
        if form.to_str().and_then(Form::by_id).is_none() {
            let forms = Form::ALL.map(Form::id).join(", ");
            let form = clean(&form.display().to_string());
            let values = [("form", text(form)), ("forms", text(forms))];
            return Some(tr_with("playlist-save-form", &values));
        }
    }
    (asked.compare && asked.files.len() != 2).then(|| tr("playlist-compare-two"))
}

fn no_report(path: &Path) -> FileReport {
    let report = Report {
        path: path.to_path_buf(),
        ..Report::default()
    };
    report.sum()
}
