//! JSON of Soundiiz, `SongShift`, `SongMirror`, AMEML, Spotify, Tidal, Apple, JSPF and others, read
//! value by value: whatever has a title and an artist is a track, and the nearest object around
//! them that has a name is their playlist.

use std::io::{BufReader, Read};

use serde::de::DeserializeSeed;

use super::{Certainty, FileFormat, Format, Known};
use crate::playlist::error::{Halt, Why};
use crate::playlist::read::bytes::{Budget, Metered, Text};
use crate::playlist::read::collector::{Collector, Kind, Row};
use crate::playlist::read::other::is_address;
use fields::Fields;
use lenient::{Lenient, PIECE};
use place::{Place, Rows};
use value::{Found, Value};

mod fields;
mod lenient;
mod names;
mod object;
mod place;
mod recognise;
mod value;

pub(super) const FORMAT: FileFormat = FileFormat::with_late_names(
    |beginning| recognise::is_json(beginning.text).then_some(Certainty::Sure),
    |text, hint, to| read(text, hint.stem, to),
);

struct Reading<'c, 'e> {
    to: &'c mut Collector<'e>,
    budget: Budget,
    stem: &'c str,
    signs: Signs,
    /// Objects around the value that is read, from the outermost on.
    holders: Vec<Holder>,
    /// Why reading is given up; the library's own error only carries it out.
    halt: Option<Halt>,
}

/// An object that may turn out to be a playlist.
#[derive(Default)]
struct Holder {
    list: Option<usize>,
    name: String,
}

/// What tells the writer.
#[allow(clippy::struct_excessive_bools)] // Signs are seen or not, each for itself.
#[derive(Default)]
struct Signs {
    songmirror: bool,
    soundiiz: bool,
    ameml: bool,
    jspf: bool,
    /// A playlist that stands in a list, as `SongShift` writes.
    in_list: bool,
    promised: u64,
    /// Numbers and addresses of songs, without names.
    addresses: u64,
    /// Objects that have a number or an address and no name, whatever they are.
    unnamed: u64,
}

/// Reads the file, one value or several. None when there is no track in it.
fn read<R: Read>(
    text: &mut Text<R>,
    stem: &str,
    to: &mut Collector<'_>,
) -> Result<Option<Known>, Halt> {
    let budget = text.budget();
    let mended = BufReader::with_capacity(PIECE, Lenient::new(Metered::new(text)));
    let mut json = serde_json::Deserializer::from_reader(mended);
    let mut reading = Reading {
        to,
        budget,
        stem,
        signs: Signs::default(),
        holders: vec![Holder::default()],
        halt: None,
    };
    let cut = loop {
        reading.holders.truncate(1);
        let done = Value(&mut reading, Place::default()).deserialize(&mut json);
        if let Some(halt) = reading.halt {
            return Err(halt);
        }
        let failed = match done {
            Ok(found) => {
                reading.take(found, Place::default())?;
                json.end().err()
            }
            Err(error) if error.is_eof() => break true,
            Err(error) if error.is_io() => return Err(std::io::Error::from(error).into()),
            Err(_) => return Err(Why::Damaged.into()),
        };
        match failed {
            None => break false,
            Some(error) if error.is_io() => return Err(std::io::Error::from(error).into()),
            // Another value follows: one object a line, or joined files.
            Some(_) => {}
        }
    };
    reading.end(cut)
}

impl Reading<'_, '_> {
    /// The playlist of an object, which begins with its first track.
    fn list_of(&mut self, holder: usize) -> Result<usize, Why> {
        if let Some(list) = self.holders[holder].list {
            return Ok(list);
        }
        let name = match self.holders[holder].name.as_str() {
            "" => self.stem,
            name => name,
        };
        let list = self.to.fresh(name)?;
        self.holders[holder].list = Some(list);
        Ok(list)
    }

    /// Takes an entry of a list, or the whole.
    fn take(&mut self, found: Found, place: Place) -> Result<(), Halt> {
        match found {
            Found::Object(fields) => self.emit(&fields, place),
            Found::Text(text) if place.rows == Rows::Artists && !text.is_empty() => {
                self.row(Kind::Artist, None, &Fields::default(), &text)
            }
            Found::Text(text) => {
                self.signs.addresses += u64::from(is_address(&text));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Adds what an object is. Tracks outside of any playlist make one that is called like the
    /// file, but the songs of a library are in none.
    fn emit(&mut self, fields: &Fields, place: Place) -> Result<(), Halt> {
        if fields.holds {
            return Ok(());
        }
        let is_play = fields.played && place.rows != Rows::Loved;
        if is_play || place.rows == Rows::Plays {
            self.to.play();
            return Ok(());
        }
        let name = [&fields.title, &fields.album, &fields.artist];
        let name = name.iter().find(|name| !name.is_empty());
        match (place.rows, name) {
            (Rows::Albums, Some(name)) => return self.row(Kind::Album, None, fields, name),
            (Rows::Artists, Some(name)) => {
                return self.row(Kind::Artist, None, &Fields::default(), name);
            }
            _ => {}
        }
        if fields.is_episode() && !fields.title.is_empty() {
            self.to.note_other_media(1);
        }
        if !fields.is_track() {
            self.signs.unnamed += u64::from(fields.address);
            return Ok(());
        }
        let kind = fields.row_kind();
        let is_library = fields.id && fields.asin;
        let list = match kind {
            Kind::Track if !fields.playlist.is_empty() => Some(self.to.list(&fields.playlist)?),
            Kind::Track if is_library && self.holders[place.holder].list.is_none() => None,
            Kind::Track => Some(self.list_of(place.holder)?),
            _ => self.holders[place.holder].list,
        };
        self.row(kind, list, fields, &fields.title)
    }

    fn row(
        &mut self,
        kind: Kind,
        list: Option<usize>,
        fields: &Fields,
        name: &str,
    ) -> Result<(), Halt> {
        let of_artist = kind == Kind::Artist && fields.artist.is_empty();
        let (artist, title) = match kind {
            _ if of_artist => (name, ""),
            Kind::Track | Kind::Favourite => fields.parts(),
            _ => (fields.artist.as_str(), name),
        };
        self.to.add(&Row {
            kind,
            list,
            title,
            artist,
            album: &fields.album,
            isrc: &fields.isrc,
        })
    }

    fn give_up<E: serde::de::Error>(&mut self, halt: Halt) -> E {
        self.halt = Some(halt);
        E::custom("given up")
    }

    fn end(self, cut: bool) -> Result<Option<Known>, Halt> {
        let signs = &self.signs;
        let known = signs.songmirror || signs.soundiiz || signs.ameml || signs.jspf;
        if !self.to.has_any() && !known {
            let has_numbers_alone = signs.addresses > 0;
            return if has_numbers_alone {
                Err(Why::Numbers.into())
            } else {
                Ok(None)
            };
        }
        let is_history = self.to.tracks() == 0 && self.to.plays() > 0;
        let (format, certainty) = if is_history {
            (Format::History, Certainty::Likely)
        } else {
            signs.format()
        };
        Ok(Some(Known {
            cut: cut || signs.promised > self.to.tracks(),
            format,
            certainty,
        }))
    }
}

impl Signs {
    fn format(&self) -> (Format, Certainty) {
        if self.songmirror {
            (Format::SongMirrorJson, Certainty::Sure)
        } else if self.soundiiz {
            (Format::SoundiizJson, Certainty::Sure)
        } else if self.ameml {
            (Format::AmemlJson, Certainty::Sure)
        } else if self.jspf {
            (Format::Jspf, Certainty::Sure)
        } else if self.in_list {
            (Format::SongShiftJson, Certainty::Likely)
        } else {
            (Format::GenericJson, Certainty::Unsure)
        }
    }
}
