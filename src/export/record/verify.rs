//! Checks a record on any machine, and names the first thing that does not fit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use jiff::Timestamp;
use zip::ZipArchive;

use super::{CONTENTS, Contents, JOURNAL, Part, VERSION, by_name, part};
use crate::case::proof::LARGEST_FILE;
use crate::i18n::{number, shown, text, tr, tr_with};
use crate::store::chain::{self, Break};
use crate::text::one_line;

/// The largest part that is read, in bytes: a journal may be larger than an attached file.
const LARGEST_PART: u64 = 64 << 20;
/// The most parts that a record has.
const MOST_PARTS: usize = 10_000;

/// What a record that fits says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// When it was made, by the clock of the computer that made it.
    pub made: Timestamp,
    /// The sum of the journal's last line.
    pub head: String,
    /// How many lines the journal has.
    pub lines: usize,
    /// How many files are attached.
    pub files: usize,
}

/// The first thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// The file cannot be read at all.
    #[error("{}", tr_with("record-unreadable", &[("path", text(.0)), ("reason", text(.1))]))]
    Unreadable(String, String),
    /// It is no record.
    #[error("{}", tr("record-not-one"))]
    NotARecord,
    /// A newer Outro made it.
    #[error("{}", tr("record-newer"))]
    Newer,
    /// A part is not as it was written.
    #[error("{}", tr_with("record-part-changed", &[("part", text(one_line(.0)))]))]
    Changed(String),
    /// A part is missing.
    #[error("{}", tr_with("record-part-missing", &[("part", text(one_line(.0)))]))]
    Missing(String),
    /// A part was added.
    #[error("{}", tr_with("record-part-added", &[("part", text(one_line(.0)))]))]
    Added(String),
    /// A line of the journal is not as it was written.
    #[error("{}", tr_with("record-line-changed", &[("part", text(JOURNAL)), ("line", number(*.0))]))]
    Line(usize),
    /// The journal ends elsewhere than the record says.
    #[error("{}", tr_with("record-head-changed", &[("part", text(JOURNAL))]))]
    Head,
}

/// Checks every part of a record and every line of its journal.
pub fn verify(path: &Path) -> Result<Sound, Unsound> {
    let unreadable = |error: &dyn std::fmt::Display| {
        Unsound::Unreadable(path.display().to_string(), error.to_string())
    };
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    if file
        .metadata()
        .map_err(|error| unreadable(&error))?
        .is_dir()
    {
        return Err(unreadable(&io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let mut zip = ZipArchive::new(file).map_err(|_| Unsound::NotARecord)?;
    let contents = contents(&mut zip)?;
    let parts = by_name(&contents.parts).ok_or_else(|| Unsound::Changed(CONTENTS.to_owned()))?;
    for name in zip.file_names() {
        let name = name.map_err(|_| Unsound::NotARecord)?;
        if name != CONTENTS && !parts.contains_key(name.as_ref()) {
            return Err(Unsound::Added(name.into_owned()));
        }
    }
    let mut lines = None;
    for named in &contents.parts {
        let (bytes, is_whole) = read(&mut zip, &named.name)?;
        if named.name == JOURNAL {
            lines = Some(journal(&bytes, &contents)?);
        }
        if !is_whole || !fits(named, &bytes) {
            return Err(Unsound::Changed(named.name.clone()));
        }
    }
    Ok(Sound {
        made: contents.made,
        lines: lines.ok_or_else(|| Unsound::Missing(JOURNAL.to_owned()))?,
        files: contents
            .parts
            .iter()
            .filter(|part| part.name.starts_with("files/"))
            .count(),
        head: contents.head,
    })
}

fn contents(zip: &mut ZipArchive<File>) -> Result<Contents, Unsound> {
    if zip.len() > MOST_PARTS || zip.index_for_name(CONTENTS).is_none() {
        return Err(Unsound::NotARecord);
    }
    let (bytes, _) = read(zip, CONTENTS)?;
    let changed = || Unsound::Changed(CONTENTS.to_owned());
    let sealed = String::from_utf8(bytes).map_err(|_| changed())?;
    if !chain::is_sealed(&sealed) {
        return Err(changed());
    }
    let contents: Contents = serde_json::from_str(&sealed).map_err(|_| changed())?;
    if contents.format != "outro-record" {
        return Err(Unsound::NotARecord);
    }
    if contents.version > VERSION {
        return Err(Unsound::Newer);
    }
    Ok(contents)
}

/// The bytes of a part, as far as they can be read, and whether the ZIP file takes them for
/// whole.
fn read(zip: &mut ZipArchive<File>, name: &str) -> Result<(Vec<u8>, bool), Unsound> {
    let entry = zip
        .by_name(name)
        .map_err(|_| Unsound::Missing(name.to_owned()))?;
    let mut entry = entry.take(LARGEST_PART.max(LARGEST_FILE) + 1);
    let (mut bytes, mut piece) = (Vec::new(), vec![0; 64 << 10]);
    loop {
        match entry.read(&mut piece) {
            Ok(0) => return Ok((bytes, true)),
            Ok(read) => bytes.extend_from_slice(&piece[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Ok((bytes, false)),
        }
    }
}

fn fits(named: &Part, bytes: &[u8]) -> bool {
    let found = part(&named.name, bytes);
    found.bytes == named.bytes && found.sha256 == named.sha256
}

fn journal(bytes: &[u8], contents: &Contents) -> Result<usize, Unsound> {
    let good = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A byte that is no text breaks the line in which it stands.
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let lines = memchr::memchr_iter(b'\n', before).count();
            return Err(Unsound::Line(lines + 1));
        }
    };
    chain::check(good, &contents.case, &contents.gaps, &contents.head).map_err(
        |found| match found {
            Break::Line(line) => Unsound::Line(line),
            Break::Head => Unsound::Head,
        },
    )
}

impl Sound {
    /// What is said of it, a paragraph each.
    pub fn words(&self) -> [String; 3] {
        let values = [
            ("lines", number(self.lines)),
            ("files", number(self.files)),
            ("made", text(crate::present::timeline::moment(self.made))),
            ("head", shown(&self.head)),
        ];
        [
            tr_with("record-sound", &values),
            tr_with("record-sound-head", &values),
            tr("record-worth"),
        ]
    }
}
