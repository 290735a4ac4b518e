//! Settings in an export: what travels, and what stays on its computer.

use serde_json::{Map, Value};

use crate::store::settings::Settings;

/// Settings that belong to one computer or one person's consent, and never travel.
const STAY_HERE: [&str; 7] = [
    "hosts_allowed",
    "window",
    "beside",
    "exported",
    "left_at",
    "system",
    "changed",
];

/// The settings that may travel.
pub(super) fn portable(settings: &Settings) -> Map<String, Value> {
    let mut map: Map<_, _> = serde_json::from_slice(&settings.write()).unwrap_or_default();
    for name in STAY_HERE {
        map.remove(name);
    }
    map
}

/// The settings here with the file's in their place; consents and the window stay.
pub(super) fn settings_after(ours: &Settings, theirs: Map<String, Value>) -> Settings {
    let mut merged = portable(ours);
    for (name, value) in theirs {
        if merged.contains_key(&name) && !STAY_HERE.contains(&name.as_str()) {
            merged.insert(name, value);
        }
    }
    let bytes = Value::Object(merged).to_string();
    match Settings::read(bytes.as_bytes()) {
        Some((settings, bad)) if bad.is_empty() => Settings {
            hosts_allowed: ours.hosts_allowed.clone(),
            window: ours.window,
            beside: ours.beside,
            system: ours.system,
            exported: ours.exported.clone(),
            left_at: ours.left_at.clone(),
            changed: ours.changed.clone(),
            ..settings
        },
        _ => ours.clone(),
    }
}
