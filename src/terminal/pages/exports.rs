//! Checking an exported list whose place is typed, in the same words as the window's.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::case::check::Check;
use crate::case::event::Event;
use crate::guide::TaskId;
use crate::playlist::fingerprint;
use crate::playlist::{self, Error, Watch};
use crate::present::export_check;
use crate::present::playlist::explain;
use crate::store::checks::Place;
use crate::terminal::{PageResult, Session};

impl Session<'_> {
    /// Asks where a list is until it could be read or nobody wants to any more.
    pub(in crate::terminal) fn check_export(&mut self, task: &TaskId) -> PageResult<()> {
        loop {
            let Some(path) = self.ask_file()? else {
                return Ok(());
            };
            let place = match self.read_export(task, &path) {
                Ok(Ok(found)) => found,
                Ok(Err(sentence)) => {
                    self.note(&sentence)?;
                    continue;
                }
                Err(error) => {
                    self.note(&explain(&error))?;
                    continue;
                }
            };
            let (check, place) = place;
            self.tell_check(&check, self.platform.today())?;
            self.save(&Event::BackupChecked {
                task: task.clone(),
                check: Box::new(check),
            })?;
            if let Some(place) = place
                && let Err(not_saved) = self.cases.note_place(&place)
            {
                self.note(&not_saved.why)?;
                self.leave(&not_saved);
            }
            return Ok(());
        }
    }

    /// What is in a list and where it lies, or the sentence for what is none.
    #[allow(clippy::type_complexity, reason = "read once, taken apart at once")]
    fn read_export(
        &self,
        task: &TaskId,
        path: &Path,
    ) -> Result<Result<(Check, Option<Place>), String>, Error> {
        let watch = Watch::default();
        let stamp = fingerprint::stamp(path)?;
        let report = playlist::read(path, &watch)?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        if !report.is_list() {
            return Ok(Err(export_check::no_list(&report, &name)));
        }
        let sha256 = fingerprint::sum(path, &watch)?;
        let now = self.platform.now();
        let check = export_check::check(&report, &name, stamp, sha256.clone(), now);
        let place = self.open.as_ref().map(|open| Place {
            case: open.case.id.clone(),
            task: task.clone(),
            sha256,
            path: std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path)),
            size: stamp.size,
            modified: stamp.modified,
        });
        Ok(Ok((check, place)))
    }

    /// Tells what is in a checked list, and what looks wrong.
    pub(in crate::terminal) fn tell_check(&mut self, check: &Check, today: Date) -> PageResult<()> {
        self.tell(&export_check::sum(check))?;
        self.tell(&export_check::checked(check, today))?;
        for line in export_check::warnings(check)
            .iter()
            .chain(&export_check::facts(check))
        {
            self.tell(line)?;
        }
        Ok(())
    }
}
