//! AMEML: the songs of Amazon's desktop program, as CSV with the names that Amazon itself
//! uses. Its JSON has the same names (see `json`); its third form is `FreeYourMusic`'s.

use crate::playlist::format::Format;
use crate::playlist::read::table::{Head, Table};

pub(in crate::playlist::format) fn table(head: &Head) -> Option<Table> {
    let of_amazon = head.find(&["primarygenre", "primarygenrecode"]).is_some();
    if of_amazon || !head.has(&["objectid", "asin", "title", "artistname"]) {
        return None;
    }
    let certainty = head.sure_when_it_starts_with(&["objectid", "filename", "fileextension"]);
    Some(Table {
        title: head.find(&["title"]),
        artist: head.find(&["artistname"]),
        album: head.find(&["albumname"]),
        isrc: head.find(&["isrc"]),
        ..Table::new(Format::AmemlCsv, certainty)
    })
}
