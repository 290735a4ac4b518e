//! The days on which Outro ran: `days.json`.
//!
//! A clock may be wrong by years for one start. So nothing goes for good because of what the
//! clock says alone: what lies in the trash goes after thirty days on which Outro ran, and not
//! on a day that follows a jump of the clock.
//!
//! ```json
//! { "version": 1, "last": "<day>", "earlier": 0, "days": [ "<day>", … ],
//!   "trash": { "<name of a file>": <days that were counted when it was first seen> } }
//! ```
//!
//! `days` are in the order in which they were first seen, each once. A broken file counts as
//! none, and counting begins anew: then what lies in the trash stays for longer.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::store::Store;
use crate::store::error::Error;
use crate::store::files::version;

const VERSION: u32 = 1;
const LARGEST: u64 = 1 << 20;
/// So many days are kept by name; of those before, only how many they were.
const MOST: usize = 4_000;
/// The clock has jumped when it is further than this from the day seen last, in days.
const JUMP: u32 = 7;

/// What is known about the days on which Outro ran.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Days {
    version: u32,
    #[serde(default)]
    last: Option<Date>,
    #[serde(default)]
    earlier: usize,
    #[serde(rename = "days")]
    seen: Vec<Date>,
    #[serde(default)]
    trash: BTreeMap<String, usize>,
}

impl Days {
    fn read(bytes: &[u8]) -> Self {
        let newer = || Self {
            version: version::of(bytes),
            ..Self::default()
        };
        serde_json::from_slice(bytes).unwrap_or_else(|_| newer())
    }

    /// Counts a day, and says whether the clock has jumped to it.
    fn count(&mut self, today: Date) -> bool {
        let far = |last: Date| (last - today).get_days().unsigned_abs() > JUMP;
        let jumped = self.last.is_none_or(far);
        self.last = Some(today);
        if !self.seen.contains(&today) {
            self.seen.push(today);
        }
        let surplus = self.seen.len().saturating_sub(MOST);
        self.seen.drain(..surplus);
        self.earlier += surplus;
        self.version = VERSION;
        jumped
    }

    fn counted(&self) -> usize {
        self.earlier + self.seen.len()
    }

    /// Notes what is seen in the trash for the first time, and forgets what is gone.
    fn look_into_trash(&mut self, names: &[String]) {
        let counted = self.counted();
        self.trash.retain(|known, _| names.contains(known));
        for name in names {
            self.trash.entry(name.clone()).or_insert(counted);
        }
    }

    /// On how many days Outro ran since a file in the trash was first seen there.
    pub fn since(&self, name: &str) -> usize {
        let counted = self.counted();
        self.trash
            .get(name)
            .map_or(0, |then| counted.saturating_sub(*then))
    }

    /// A day's age among others: the older, the smaller. Days stand in the order in which they
    /// were seen. One that was not counted stands behind the days that the calendar puts before
    /// it: when days cannot be counted, what is made on them is new all the same.
    pub fn age(&self, day: Date) -> (usize, bool, Date) {
        let counted = self.seen.iter().position(|known| *known == day);
        let place = counted.or_else(|| self.seen.iter().rposition(|known| *known < day));
        (place.map_or(0, |place| place + 1), counted.is_none(), day)
    }
}

impl Store {
    fn days_file(&self) -> PathBuf {
        self.files.root.join("days.json")
    }

    /// What is known about the days on which Outro ran.
    pub(in crate::store) fn days(&self) -> Result<Days, Error> {
        let bytes = self.files.read(&self.days_file(), LARGEST)?;
        Ok(bytes.map_or_else(Days::default, |bytes| Days::read(&bytes)))
    }

    /// Counts a day on which Outro runs. None when the clock has jumped to it, or when a newer
    /// version counts in another way: then nothing may go for good.
    pub(in crate::store) fn count_day(&self, today: Date) -> Result<Option<Days>, Error> {
        self.files.ensure(&self.files.root)?;
        let path = self.days_file();
        let lock = self.files.root.join("days.lock");
        let _lock = self.files.lock(&lock, &path)?;
        let before = self.days()?;
        if before.version > VERSION {
            return Ok(None);
        }
        let mut days = before.clone();
        let jumped = days.count(today);
        let names = self.files.list(&self.files.trash())?;
        days.look_into_trash(&names);
        if days != before {
            let text = serde_json::to_vec_pretty(&days).unwrap_or_default();
            self.files.replace(&path, &text).map_err(Error::not_done)?;
        }
        Ok((!jumped).then_some(days))
    }
}
