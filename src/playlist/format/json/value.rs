//! A value of JSON: a text, a list, an object.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Reading;
use super::fields::Fields;
use super::names::MOST_ARTISTS;
use super::object::Object;
use super::place::{Place, Reached};

/// What a value turned out to be.
pub(super) enum Found {
    Nothing,
    Text(String),
    Number(String),
    /// Its names, joined, where it stands under what may be a name itself; else empty.
    List(String),
    Object(Fields),
}

impl Found {
    /// What it is called where it is no song.
    fn name(&self) -> Option<&str> {
        let name = match self {
            Self::Text(name) | Self::Number(name) => name,
            Self::Object(fields) if !fields.is_track() => &fields.title,
            _ => return None,
        };
        (!name.is_empty()).then_some(name)
    }
}

/// Reads any value; emits the tracks in it that belong to a list.
pub(super) struct Value<'r, 'c, 'e>(pub(super) &'r mut Reading<'c, 'e>, pub(super) Place);

impl<'de> DeserializeSeed<'de> for Value<'_, '_, '_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        // A value that may be anything may also be a long one that is passed over.
        if self.1.reached != Reached::Named {
            self.0.budget.renew();
        }
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
        Ok(Found::Number(number.to_string()))
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
        let Self(reading, mut place) = self;
        let is_named = place.reached == Reached::Named;
        let mut names = Vec::new();
        place.level = place.level.saturating_add(1);
        if place.reached != Reached::PlaylistEntry {
            place.reached = Reached::Entry;
        }
        while let Some(found) = entries.next_element_seed(Value(reading, place))? {
            if is_named && names.len() < MOST_ARTISTS {
                names.extend(found.name().map(str::to_owned));
            }
            let taken = reading.take(found, place);
            taken.map_err(|halt| reading.give_up(halt))?;
        }
        Ok(Found::List(names.join(", ")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Found, A::Error> {
        let Self(reading, place) = self;
        let mut object = Object::begin(reading, place);
        while let Some(name) = entries.next_key::<String>()? {
            object.reading.budget.renew();
            object.key(&name, &mut entries)?;
        }
        let ended = object.end();
        Ok(Found::Object(ended))
    }
}
