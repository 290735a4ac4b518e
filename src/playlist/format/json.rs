//! JSON of Soundiiz, `SongShift`, `SongMirror`, AMEML and others, read value by value: whatever
//! has a title and an artist is a track, and whatever holds a list of them is a playlist.

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Certainty, FileFormat, Format, Known};
use crate::playlist::error::{Halt, Why};
use crate::playlist::read::bytes::{Budget, Metered, Text};
use crate::playlist::read::collector::{Collector, Kind, Row};
use names::Names;

mod names;

pub(super) const FORMAT: FileFormat = FileFormat {
    recognise: |beginning| {
        let text = beginning.text;
        let fits = text.starts_with(['{', '[']) && !(beginning.is_pasted && is_plain_text(text));
        fits.then_some(Certainty::Sure)
    },
    read: |text, hint, to| read(text, hint.stem, to),
    names_come_late: true,
    is_free_text: false,
};

/// A pasted line may begin with a bracket and be no JSON.
fn is_plain_text(text: &str) -> bool {
    let next = text[1..].trim_start().chars().next();
    !matches!(next, Some('{' | '[' | '"' | '}' | ']') | None)
}

struct Reading<'c, 'e> {
    to: &'c mut Collector<'e>,
    budget: Budget,
    stem: &'c str,
    signs: Signs,
    /// Why reading is given up; the library's own error only carries it out.
    halt: Option<Halt>,
}

/// What tells the writer.
#[allow(clippy::struct_excessive_bools)] // Signs are seen or not, each for itself.
#[derive(Default)]
struct Signs {
    songmirror: bool,
    soundiiz: bool,
    ameml: bool,
    /// A playlist that stands in a list, as `SongShift` writes.
    in_list: bool,
    promised: u64,
}

/// Reads the file. None when there is no track in it.
fn read<R: Read>(
    text: &mut Text<R>,
    stem: &str,
    to: &mut Collector<'_>,
) -> Result<Option<Known>, Halt> {
    let budget = text.budget();
    let mut json = serde_json::Deserializer::from_reader(Metered::new(text));
    let mut reading = Reading {
        to,
        budget,
        stem,
        signs: Signs::default(),
        halt: None,
    };
    let place = Place::default();
    let done = Value(&mut reading, place).deserialize(&mut json);
    let done = done.and_then(|_| json.end());
    if let Some(halt) = reading.halt {
        return Err(halt);
    }
    let cut = match done {
        Ok(()) => false,
        Err(error) if error.is_eof() => true,
        Err(error) if error.is_io() => return Err(std::io::Error::from(error).into()),
        Err(_) => return Err(Why::Damaged.into()),
    };
    let signs = reading.signs;
    let known = signs.songmirror || signs.soundiiz || signs.ameml;
    if !reading.to.has_any() && !known {
        return Ok(None);
    }
    let cut = cut || signs.promised > reading.to.tracks();
    let (format, certainty) = signs.format();
    Ok(Some(Known {
        cut,
        format,
        certainty,
    }))
}

impl Signs {
    fn format(&self) -> (Format, Certainty) {
        if self.songmirror {
            (Format::SongMirrorJson, Certainty::Sure)
        } else if self.soundiiz {
            (Format::SoundiizJson, Certainty::Sure)
        } else if self.ameml {
            (Format::AmemlJson, Certainty::Sure)
        } else if self.in_list {
            (Format::SongShiftJson, Certainty::Likely)
        } else {
            (Format::GenericJson, Certainty::Unsure)
        }
    }
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The playlist that it belongs to.
    list: Option<usize>,
    /// 0 for the whole, 1 for an entry of a list that is the whole, more for all else.
    level: u8,
}

const DEEP: Place = Place {
    list: None,
    level: 9,
};

impl Place {
    /// Deep in the file, in this playlist.
    fn within(list: Option<usize>) -> Self {
        Self { list, ..DEEP }
    }
}

/// What a value turned out to be.
enum Found {
    Nothing,
    Text(String),
    Track(Fields),
}

/// What an object says.
#[allow(clippy::struct_excessive_bools)] // Keys are there or not, each for itself.
#[derive(Default)]
struct Fields {
    title: String,
    artist: String,
    album: String,
    isrc: String,
    kind: String,
    id: bool,
    asin: bool,
    platform: bool,
    link: bool,
    holds: Option<usize>,
}

impl Fields {
    fn is_track(&self) -> bool {
        let more = !self.artist.is_empty() || !self.album.is_empty() || !self.isrc.is_empty();
        let artist_row = self.kind == "artist" && self.platform && !self.artist.is_empty();
        (!self.title.is_empty() && (more || self.platform)) || artist_row
    }
}

/// Reads any value; emits the tracks in it that belong to a list.
struct Value<'r, 'c, 'e>(&'r mut Reading<'c, 'e>, Place);

impl<'de> DeserializeSeed<'de> for Value<'_, '_, '_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        self.0.budget.renew();
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_, '_, '_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Found, E> {
        Ok(Found::Text(text.trim().to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Found, E> {
        Ok(Found::Text(number.to_string()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Found, E> {
        Ok(Found::Nothing)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Found, E> {
        Ok(Found::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Found, E> {
        Ok(Found::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Found, A::Error> {
        let reading = self.0;
        let mut place = self.1;
        place.level = place.level.saturating_add(1);
        while let Some(found) = entries.next_element_seed(Value(reading, place))? {
            if let Found::Track(fields) = found
                && fields.is_track()
            {
                let list = reading.emit(&fields, place.list);
                place.list = list.map_err(|halt| reading.give_up(halt))?;
            }
        }
        Ok(Found::Nothing)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Found, A::Error> {
        let Self(reading, place) = self;
        let mut fields = Fields::default();
        while let Some(key) = entries.next_key::<String>()? {
            reading.budget.renew();
            let key = key.to_lowercase();
            match key.as_str() {
                "title" | "track" | "name" | "song" | "trackname" => {
                    match entries.next_value_seed(Value(reading, DEEP))? {
                        Found::Text(text) => fields.title = text,
                        // `{"track": {"name": …, "artists": …}}`
                        Found::Track(inner) => fields.take(inner),
                        Found::Nothing => {}
                    }
                }
                "artist" | "artists" | "artistname" | "artist_name" | "creator" => {
                    fields.artist = entries.next_value_seed(Names(&reading.budget))?;
                }
                "album" | "albumname" | "album_name" | "albumtitle" => {
                    fields.album = entries.next_value_seed(Names(&reading.budget))?;
                }
                "isrc" => fields.isrc = entries.next_value_seed(Names(&reading.budget))?,
                "type" | "kind" => {
                    fields.kind = entries
                        .next_value_seed(Names(&reading.budget))?
                        .to_lowercase();
                    reading.signs.songmirror |= fields.kind == "songmirror-playlist-backup";
                }
                "track_count" => {
                    let count = entries.next_value_seed(Names(&reading.budget))?;
                    // Each playlist may say its own; the whole file's is the largest.
                    let count = count.parse().unwrap_or(0);
                    reading.signs.promised = reading.signs.promised.max(count);
                }
                "tracks" | "songs" => {
                    let held = reading.hold(&fields);
                    let list = held.map_err(|halt| reading.give_up(halt))?;
                    fields.holds = Some(list);
                    entries.next_value_seed(Value(reading, Place::within(Some(list))))?;
                }
                "playlists" | "items" | "data" | "library" | "entries" => {
                    let within = Place::within(place.list);
                    if let Found::Track(inner) = entries.next_value_seed(Value(reading, within))? {
                        fields.take(inner);
                    }
                }
                other => {
                    fields.note(other);
                    reading.budget.widen();
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        reading.end_object(&fields, place);
        Ok(Found::Track(fields))
    }
}

impl Fields {
    /// Notes a key whose value is not needed.
    fn note(&mut self, key: &str) {
        match key {
            "objectid" => self.id = true,
            "asin" => self.asin = true,
            "platform" => self.platform = true,
            "tracklink" | "shareurls" => self.link = true,
            _ => {}
        }
    }

    /// An object within this one says what this one is.
    fn take(&mut self, inner: Fields) {
        if inner.is_track() && inner.holds.is_none() {
            *self = Fields {
                holds: self.holds,
                ..inner
            };
        }
    }
}

impl Reading<'_, '_> {
    /// A playlist begins whose name may have come already.
    fn hold(&mut self, fields: &Fields) -> Result<usize, Halt> {
        if let Some(list) = fields.holds {
            return Ok(list);
        }
        let name = if fields.title.is_empty() {
            self.stem
        } else {
            &fields.title
        };
        Ok(self.to.fresh(name)?)
    }

    fn end_object(&mut self, fields: &Fields, place: Place) {
        self.signs.soundiiz |= fields.platform && fields.link;
        self.signs.ameml |= fields.id && fields.asin;
        if let Some(list) = fields.holds {
            self.signs.in_list |= place.level == 1;
            if !fields.title.is_empty() {
                self.to.name(list, &fields.title);
            }
        }
    }

    /// Adds a track; the list that it is in. Tracks outside of any playlist make one that is
    /// called like the file, but the songs of a library are in none.
    fn emit(&mut self, fields: &Fields, list: Option<usize>) -> Result<Option<usize>, Halt> {
        if fields.holds.is_some() {
            return Ok(list);
        }
        let kind = match fields.kind.as_str() {
            "album" => Kind::Album,
            "artist" => Kind::Artist,
            _ => Kind::Track,
        };
        let is_library = fields.id && fields.asin;
        let list = match list {
            None if kind == Kind::Track && !is_library => Some(self.to.fresh(self.stem)?),
            list => list,
        };
        self.to.add(&Row {
            kind,
            list,
            title: &fields.title,
            artist: &fields.artist,
            album: &fields.album,
            isrc: &fields.isrc,
        })?;
        Ok(list)
    }

    fn give_up<E: serde::de::Error>(&mut self, halt: Halt) -> E {
        self.halt = Some(halt);
        E::custom("given up")
    }
}
