//! Settings that two programs change: merged field by field, the newer choice holds.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Settings;

/// When each setting was chosen last, by its name in the file. Settings that an earlier version
/// wrote have none.
///
/// When something was chosen is no part of what was chosen: all of these are equal.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stamps(BTreeMap<String, Timestamp>);

impl PartialEq for Stamps {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Stamps {}

impl Settings {
    /// Notes that whatever differs from `before` was chosen now.
    pub fn stamp(&mut self, before: &Self, now: Timestamp) {
        let known = before.fields();
        for (name, value) in self.fields() {
            if known.get(&name) != Some(&value) {
                self.changed.0.insert(name, now);
            }
        }
    }

    /// What comes of changing `before` to `self` while somebody else changed it to `theirs`. A
    /// field that only one of them changed is as they want it; of one that both changed, the
    /// newer choice holds.
    pub fn merged(&self, before: &Self, theirs: &Self, now: Timestamp) -> Self {
        let (known, there) = (before.fields(), theirs.fields());
        let mut merged = there.clone();
        let mut changed = theirs.changed.clone();
        for (name, value) in self.fields() {
            if known.get(&name) == Some(&value) || there.get(&name) == Some(&value) {
                continue;
            }
            let ours = self.chosen(&name, before, now);
            let theirs = changed
                .0
                .get(&name)
                .filter(|_| there.get(&name) != known.get(&name));
            if theirs.is_none_or(|theirs| *theirs <= ours) {
                changed.0.insert(name.clone(), ours);
                merged.insert(name, value);
            }
        }
        Self {
            exported: theirs.exported.clone(),
            changed,
            ..Self::of_fields(merged)
        }
    }

    /// When a field was chosen that differs from `before`: now, where nobody noted it.
    fn chosen(&self, name: &str, before: &Self, now: Timestamp) -> Timestamp {
        let noted = self.changed.0.get(name);
        let is_new = noted != before.changed.0.get(name);
        noted.copied().filter(|_| is_new).unwrap_or(now)
    }

    /// Every field with its value as it is written, but for where files were exported to, which
    /// is a list that only grows.
    fn fields(&self) -> Map<String, Value> {
        let mut map: Map<_, _> = serde_json::from_slice(&self.write()).unwrap_or_default();
        map.remove("exported");
        map.remove("changed");
        map
    }

    fn of_fields(fields: Map<String, Value>) -> Self {
        let text = Value::Object(fields).to_string();
        // What was written a moment ago reads back.
        Self::read(text.as_bytes()).map_or_else(Self::default, |(settings, _)| settings)
    }
}
