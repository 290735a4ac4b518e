//! An open file and a lock on the disk in memory.

use std::io;
use std::path::PathBuf;

use outro::store::disk::Handle;

use super::{Change, PowerDisk, State, Verdict, apply};
use crate::support::Dice;

#[derive(Debug)]
pub struct PowerLock(pub PowerDisk, pub PathBuf);

impl Drop for PowerLock {
    fn drop(&mut self) {
        self.0.state().locks.remove(&self.1);
    }
}

pub struct PowerFile(pub PowerDisk, pub usize);

impl PowerFile {
    fn change(state: &mut State, file: usize, change: Change) {
        let bytes = &mut state.files[file];
        apply(&mut bytes.now, &change, false, &mut Dice(0));
        bytes.pending.push(change);
    }
}

impl Handle for PowerFile {
    fn size(&self) -> io::Result<u64> {
        let state = self.0.reading()?;
        Ok(state.files[self.1].now.len() as u64)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.0.state();
        let half = bytes.len() / 2;
        let (taken, result) = match state.call(true) {
            Verdict::Go => (bytes.len(), Ok(bytes.len())),
            Verdict::Half => (half, Ok(half)),
            Verdict::Fail(error) => (half, Err(error)),
        };
        let change = Change::Write(offset as usize, bytes[..taken].to_vec());
        Self::change(&mut state, self.1, change);
        result
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        let mut state = self.0.changing()?;
        Self::change(&mut state, self.1, Change::Cut(len as usize));
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let mut state = self.0.changing()?;
        let file = &mut state.files[self.1];
        file.lasting = file.now.clone();
        file.pending.clear();
        Ok(())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}
