//! How old this version is, in words. The day stands in `CHANGELOG.md`, and nowhere else.

use jiff::civil::Date;

use crate::i18n::{date, number, text, tr, tr_with};

const CHANGES: &str = include_str!("../../CHANGELOG.md");
/// After so many days a newer version may know more.
const OLD: i32 = 180;

/// The day on which this version was released; none while it is not.
pub fn released() -> Option<Date> {
    released_in(CHANGES, env!("CARGO_PKG_VERSION"))
}

/// The day that stands behind a version in a list of changes: `## 1.2.3, 2026-11-22`.
pub fn released_in(changes: &str, version: &str) -> Option<Date> {
    let heading = format!("## {version}, ");
    let day = changes
        .lines()
        .find_map(|line| line.strip_prefix(&heading))?;
    day.trim().parse().ok()
}

/// How old a version is. A clock that runs behind makes no version younger than new.
pub fn age(released: Option<Date>, today: Date) -> String {
    let Some(released) = released else {
        return tr("settings-not-released");
    };
    let days = released
        .until(today)
        .map_or(0, |span| span.get_days())
        .max(0);
    let values = [
        ("day", text(date(released))),
        ("n", number(usize::try_from(days).unwrap_or_default())),
    ];
    let said = tr_with("settings-released", &values);
    if days > OLD {
        format!("{said} {}", tr("settings-released-old"))
    } else {
        said
    }
}
