//! A disk in memory that forgets what was not synced, fails the n-th call, or writes short.

mod file;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use outro::store::disk::{Disk, Handle, Kind, Lock, Meta, Refusal};

use file::{PowerFile, PowerLock};

use super::Dice;

/// What goes wrong, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Never,
    /// One call fails and changes nothing; a write takes half of its bytes first.
    Once(usize, io::ErrorKind),
    /// One write takes half of its bytes and says so; any other call fails.
    Short(usize),
    /// From this call on nothing works any more.
    PowerCut(usize),
    /// From this call on nothing can be written, and reading goes on.
    Full(usize),
}

#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

#[derive(Debug, Clone, Default)]
struct Bytes {
    now: Vec<u8>,
    lasting: Vec<u8>,
    pending: Vec<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Debug, Clone)]
enum Naming {
    Made(PathBuf, Node),
    Moved(PathBuf, PathBuf),
    Removed(PathBuf),
}

type Names = BTreeMap<PathBuf, Node>;

#[derive(Debug)]
struct State {
    files: Vec<Bytes>,
    names: Names,
    lasting: Names,
    pending: Vec<Naming>,
    locks: BTreeSet<PathBuf>,
    fault: Fault,
    calls: usize,
}

/// The disk; clones are the same disk.
#[derive(Debug, Clone)]
pub struct PowerDisk(Arc<Mutex<State>>);

impl PowerDisk {
    /// An empty disk with a folder `/home`.
    pub fn new(fault: Fault) -> Self {
        let names = Names::from([
            (PathBuf::from("/"), Node::Folder),
            (PathBuf::from("/home"), Node::Folder),
        ]);
        Self::with(Vec::new(), names, fault)
    }

    fn with(files: Vec<Bytes>, names: Names, fault: Fault) -> Self {
        Self(Arc::new(Mutex::new(State {
            files,
            lasting: names.clone(),
            names,
            pending: Vec::new(),
            locks: BTreeSet::new(),
            fault,
            calls: 0,
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The disk for a call that changes nothing, unless that is to fail.
    fn reading(&self) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        state.go(false)?;
        Ok(state)
    }

    /// The same for a call that changes something.
    fn changing(&self) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        state.go(true)?;
        Ok(state)
    }

    pub fn calls(&self) -> usize {
        self.state().calls
    }

    pub fn set_fault(&self, fault: Fault) {
        let mut state = self.state();
        state.calls = 0;
        state.fault = fault;
    }

    /// The disk as the machine finds it when the power is back: what was synced, and of the
    /// rest whatever chance decides, in whatever order, torn where it likes.
    pub fn after_power_cut(&self, dice: &mut Dice) -> Self {
        let state = self.state();
        let files = state
            .files
            .iter()
            .map(|file| {
                let mut bytes = file.lasting.clone();
                for change in &file.pending {
                    if dice.below(2) == 0 {
                        apply(&mut bytes, change, dice.below(3) == 0, dice);
                    }
                }
                Bytes {
                    now: bytes.clone(),
                    lasting: bytes,
                    pending: Vec::new(),
                }
            })
            .collect();
        let mut names = state.lasting.clone();
        for naming in &state.pending {
            if dice.below(2) == 0 {
                rename(&mut names, naming);
            }
        }
        // A name in a folder that is not there itself cannot be reached.
        let folders = names.clone();
        let reachable = |path: &Path| {
            let mut above = path.ancestors().skip(1);
            above.all(|folder| folders.get(folder) == Some(&Node::Folder))
        };
        names.retain(|path, _| reachable(path));
        Self::with(files, names, Fault::Never)
    }

    /// All names, for a look from outside.
    pub fn names(&self) -> Vec<PathBuf> {
        self.state().names.keys().cloned().collect()
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change, torn: bool, dice: &mut Dice) {
    match change {
        Change::Cut(len) => bytes.truncate(*len),
        Change::Write(offset, new) => {
            let take = if torn {
                dice.below(new.len() + 1)
            } else {
                new.len()
            };
            let end = offset + take;
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*offset..end].copy_from_slice(&new[..take]);
        }
    }
}

/// Changes names; what is moved must be there.
fn rename(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Made(path, node) => {
            names.insert(path.clone(), *node);
        }
        Naming::Removed(path) => {
            names.remove(path);
        }
        Naming::Moved(from, to) => {
            if !names.contains_key(from) {
                return;
            }
            let moved: Vec<_> = names
                .keys()
                .filter(|path| path.starts_with(from))
                .cloned()
                .collect();
            for path in moved {
                let Some(node) = names.remove(&path) else {
                    continue;
                };
                let rest = path.strip_prefix(from).unwrap_or(Path::new(""));
                let target = if rest.as_os_str().is_empty() {
                    to.clone()
                } else {
                    to.join(rest)
                };
                names.insert(target, node);
            }
        }
    }
}

impl Naming {
    fn touches(&self, folder: &Path) -> bool {
        match self {
            Self::Made(path, _) | Self::Removed(path) => path.parent() == Some(folder),
            Self::Moved(from, to) => from.parent() == Some(folder) || to.parent() == Some(folder),
        }
    }
}

enum Verdict {
    Go,
    Half,
    Fail(io::Error),
}

impl State {
    /// Counts a call and says what becomes of it.
    fn call(&mut self, changes: bool) -> Verdict {
        let number = self.calls;
        self.calls += 1;
        let dead = || io::Error::other("the power is gone");
        match self.fault {
            Fault::Once(at, kind) if at == number => Verdict::Fail(kind.into()),
            Fault::Short(at) if at == number => Verdict::Half,
            Fault::PowerCut(at) if number >= at => Verdict::Fail(dead()),
            Fault::Full(at) if number >= at && changes => {
                Verdict::Fail(io::ErrorKind::StorageFull.into())
            }
            _ => Verdict::Go,
        }
    }

    fn go(&mut self, changes: bool) -> io::Result<()> {
        match self.call(changes) {
            Verdict::Go => Ok(()),
            Verdict::Half => Err(io::Error::other("a call that fails")),
            Verdict::Fail(error) => Err(error),
        }
    }

    fn node(&self, path: &Path) -> io::Result<Node> {
        let node = self.names.get(path).copied();
        node.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        match self.node(path)? {
            Node::File(file) => Ok(file),
            Node::Folder => Err(Refusal::NotOrdinary.into()),
        }
    }

    fn name(&mut self, naming: Naming) {
        rename(&mut self.names, &naming);
        self.pending.push(naming);
    }

    fn make(&mut self, path: &Path, node: Node) -> io::Result<()> {
        if self.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let parent = path.parent().unwrap_or(path);
        if self.node(parent)? != Node::Folder {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        self.name(Naming::Made(path.to_path_buf(), node));
        Ok(())
    }

    fn children(&self, folder: &Path) -> Vec<OsString> {
        self.names
            .keys()
            .filter(|path| path.parent() == Some(folder))
            .filter_map(|path| path.file_name().map(OsString::from))
            .collect()
    }
}

impl Disk for PowerDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let state = self.reading()?;
        let (kind, len) = match state.node(path)? {
            Node::Folder => (Kind::Folder, 0),
            Node::File(file) => (Kind::File, state.files[file].now.len() as u64),
        };
        Ok(Meta {
            kind,
            len,
            write_protected: false,
        })
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.reading()
            .is_ok_and(|state| state.names.get(path) == Some(&Node::Folder))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let state = self.reading()?;
        let file = state.file(path)?;
        let bytes = state.files[file].now.clone();
        if bytes.len() as u64 > limit {
            return Err(Refusal::TooLarge.into());
        }
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let state = self.reading()?;
        state.node(folder)?;
        Ok(state.children(folder))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let mut state = self.changing()?;
        let file = state.files.len();
        state.make(path, Node::File(file))?;
        state.files.push(Bytes::default());
        Ok(Box::new(PowerFile(self.clone(), file)))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let state = self.reading()?;
        let file = state.file(path)?;
        Ok(Box::new(PowerFile(self.clone(), file)))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        state.make(path, Node::Folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        state.node(from)?;
        state.node(to.parent().unwrap_or(to))?;
        state.name(Naming::Moved(from.to_path_buf(), to.to_path_buf()));
        Ok(())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        state.file(path)?;
        state.name(Naming::Removed(path.to_path_buf()));
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        state.node(path)?;
        if !state.children(path).is_empty() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        state.name(Naming::Removed(path.to_path_buf()));
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        state.node(path)?;
        let pending = std::mem::take(&mut state.pending);
        for naming in pending {
            if naming.touches(path) {
                rename(&mut state.lasting, &naming);
            } else {
                state.pending.push(naming);
            }
        }
        Ok(())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let mut state = self.changing()?;
        state.node(path.parent().unwrap_or(path))?;
        let taken = !state.locks.insert(path.to_path_buf());
        Ok((!taken).then(|| -> Lock { Box::new(PowerLock(self.clone(), path.to_path_buf())) }))
    }
}
