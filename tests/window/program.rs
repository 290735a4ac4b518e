//! The built program in a window of its own, with a home, a browser and a screen that are
//! nobody else's.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use x11rb::protocol::xproto::Window;

use crate::reach::within_reach;
use crate::x11::{Screen, until};

/// A place to live for the program: an empty home, an empty runtime folder, a data folder,
/// and a browser that only writes down what it is asked to open.
pub struct Home {
    folder: TempDir,
    /// The data folder; it is not there before something is kept in it.
    pub data: PathBuf,
    /// What is started in it.
    program: PathBuf,
}

/// Another program that stands in for the built one, such as one that was built for Windows.
pub fn stand_in() -> Option<PathBuf> {
    std::env::var_os("OUTRO_TEST_PROGRAM").map(PathBuf::from)
}

fn built() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_outro"))
}

/// So long a program that stands in may take to show what a key does.
const STAND_IN_RESTS_AFTER: Duration = Duration::from_millis(400);

impl Home {
    /// An empty one.
    pub fn new() -> Self {
        Self::of(stand_in().unwrap_or_else(built))
    }

    /// An empty one of the built program, whatever stands in for it.
    pub fn of_built() -> Self {
        Self::of(built())
    }

    fn of(program: PathBuf) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["home", "runtime"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let data = folder.path().join("data");
        Self {
            folder,
            data,
            program,
        }
    }

    fn notes(&self) -> PathBuf {
        self.folder.path().join("opened")
    }

    /// Every address that the browser was asked to open.
    pub fn opened(&self) -> Vec<String> {
        let notes = fs::read_to_string(self.notes()).unwrap_or_default();
        notes.lines().map(str::to_owned).collect()
    }

    /// Any program with this home and nothing of ours, and no screen yet.
    pub fn command_of(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = apart(program, self.folder.path());
        command.env("LC_MONETARY", "en_US.UTF-8");
        command
    }

    /// As [`Home::command_of`], for Outro itself.
    pub fn command(&self) -> Command {
        let mut command = self.command_of(&self.program);
        command
            .arg("--data-dir")
            .arg(&self.data)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// A program that finds nothing of whoever runs the tests: what it needs lies in this folder,
/// and a browser that only notes what it was asked to open there comes first.
pub fn apart(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let fakes = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fakes");
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(within_reach(&fakes)).chain(std::env::split_paths(&usual));
    let home = folder.join("home");
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", std::env::join_paths(paths).expect("no colon in it"))
        .env("OUTRO_TEST_BROWSER", folder.join("opened"))
        .env("HOME", &home)
        .env("XDG_RUNTIME_DIR", folder.join("runtime"))
        .env("LANG", "C.UTF-8")
        .env("TZ", "UTC")
        .current_dir(&home)
        .stdin(Stdio::null());
    command
}

/// The program, running, and its window.
pub struct Program {
    child: RefCell<Child>,
    process: u32,
    /// Its window.
    pub window: Window,
}

impl Program {
    /// Starts it and waits for its window.
    pub fn start(screen: &Screen, home: &Home) -> Self {
        Self::start_with(screen, home.command().env("DISPLAY", &screen.name))
    }

    /// As [`Program::start`], with a command that was prepared otherwise.
    pub fn start_with(screen: &Screen, command: &mut Command) -> Self {
        let mut child = command.spawn().expect("the program was built");
        let window = until("a window", || {
            if child.try_wait().is_ok_and(|ended| ended.is_some()) {
                let (status, said) = finish(&mut child);
                panic!("the program ended before it had a window: {status}\n{said}");
            }
            screen.window_of(child.id())
        });
        screen.focus(window);
        let program = Self::of(child, window);
        program.settle();
        program
    }

    /// One that was started already.
    pub fn of(child: Child, window: Window) -> Self {
        Self {
            process: child.id(),
            child: RefCell::new(child),
            window,
        }
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.process
    }

    /// Waits until it sleeps: several looks in a row at which none of its threads had run, or
    /// wanted to.
    pub fn settle(&self) {
        if stand_in().is_some() {
            // Its threads are those of whatever it runs in, and tell nothing.
            std::thread::sleep(STAND_IN_RESTS_AFTER);
            return self.must_run();
        }
        let (mut before, mut quiet) = (self.wakes(), 0);
        until("the program to come to rest", || {
            std::thread::sleep(Duration::from_millis(15));
            let now = self.wakes();
            let rests = now == before && !self.is_busy();
            self.must_run();
            quiet = if rests { quiet + 1 } else { 0 };
            before = now;
            (quiet == 3).then_some(())
        });
    }

    /// Panics with what it said if it has ended.
    fn must_run(&self) {
        let mut child = self.child.borrow_mut();
        if child.try_wait().is_ok_and(|ended| ended.is_some()) {
            let (status, said) = finish(&mut child);
            panic!("the program ended: {status}\n{said}");
        }
    }

    fn threads(&self) -> Vec<(String, String)> {
        let tasks = format!("/proc/{}/task", self.process);
        let tasks = fs::read_dir(tasks).into_iter().flatten().flatten();
        tasks
            .filter_map(|task| {
                let status = fs::read_to_string(task.path().join("status")).ok()?;
                Some((task.file_name().to_string_lossy().into_owned(), status))
            })
            .collect()
    }

    /// Whether one of its threads runs, waits for a processor, or for the disk.
    fn is_busy(&self) -> bool {
        let busy = |status: &str| {
            let state = status.lines().find_map(|line| line.strip_prefix("State:"));
            state.is_some_and(|state| state.trim_start().starts_with(['R', 'D']))
        };
        self.threads().iter().any(|(_, status)| busy(status))
    }

    /// How often each of its threads has gone to sleep or been put to it, by its number.
    pub fn wakes(&self) -> BTreeMap<String, u64> {
        let threads = self.threads().into_iter();
        threads
            .map(|(thread, status)| (thread, switches(&status)))
            .collect()
    }

    /// How often its threads have run since `before`; one that has ended meanwhile counts
    /// once.
    pub fn woken_since(&self, before: &BTreeMap<String, u64>) -> u64 {
        let now = self.wakes();
        let ended = before.keys().filter(|thread| !now.contains_key(*thread));
        let woken = now
            .iter()
            .map(|(thread, count)| count - before.get(thread).unwrap_or(&0));
        woken.sum::<u64>() + ended.count() as u64
    }

    /// The processor time that it has used, in clock ticks.
    pub fn ticks(&self) -> u64 {
        let stat =
            fs::read_to_string(format!("/proc/{}/stat", self.process)).expect("it is running");
        let (_, fields) = stat.rsplit_once(')').expect("the name ends");
        let number = |n: usize| -> u64 {
            let field = fields.split_whitespace().nth(n).expect("a field");
            field.parse().expect("a number")
        };
        // utime and stime: the 14th and 15th of all, the 12th and 13th after the name.
        number(11) + number(12)
    }

    /// Ends it as a power cut would.
    pub fn kill(mut self) {
        self.child.get_mut().kill().expect("it was running");
        self.child.get_mut().wait().expect("it has ended");
    }

    /// Waits until it ends by itself, and says how, and what it said.
    pub fn ended(mut self) -> (ExitStatus, String) {
        until("the program to end", || {
            self.child
                .get_mut()
                .try_wait()
                .expect("it was ours")
                .map(|_| ())
        });
        finish(self.child.get_mut())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.get_mut().kill();
        let _ = self.child.get_mut().wait();
    }
}

fn finish(child: &mut Child) -> (ExitStatus, String) {
    let status = child.wait().expect("it was ours");
    let mut said = String::new();
    if let Some(mut output) = child.stdout.take() {
        let _ = output.read_to_string(&mut said);
    }
    if let Some(mut errors) = child.stderr.take() {
        let _ = errors.read_to_string(&mut said);
    }
    (status, said)
}

fn switches(status: &str) -> u64 {
    status
        .lines()
        .filter_map(|line| line.split_once("ctxt_switches:"))
        .filter_map(|(_, number)| number.trim().parse::<u64>().ok())
        .sum()
}
