//! What looks wrong in a list by its numbers alone.

use crate::playlist::format::Format;
use crate::playlist::report::{FileReport, Warning};

/// Lists without songs, songs that stand twice, and as many as a free version gives.
pub(super) fn by_numbers(report: &FileReport) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let (albums, artists) = (report.albums, report.artists);
    if report.tracks == 0 && albums + artists > 0 {
        warnings.push(Warning::NotTracks { albums, artists });
    } else if report.tracks == 0 && report.format == Format::History {
        warnings.push(Warning::History);
    } else if report.tracks + report.plays == 0 && report.format != Format::AmazonAccount {
        warnings.push(Warning::Empty);
    }
    if let Some(limit) = report.format.free_in_all()
        && report.tracks == limit
    {
        let playlist = None;
        warnings.push(Warning::FreeLimit { limit, playlist });
    }
    if let Some(limit) = report.format.free_each() {
        let full = report.playlists.iter().filter(|p| p.tracks == limit);
        warnings.extend(full.map(|playlist| Warning::FreeLimit {
            limit,
            playlist: Some(playlist.name.clone()),
        }));
    }
    if report.duplicates > 0 {
        let count = report.duplicates;
        warnings.push(Warning::Duplicates { count });
    }
    warnings
}
