//! Names in JSON: a text, several, or objects that have one.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::playlist::LONGEST;
use crate::playlist::read::bytes::Budget;

/// Artists of one track that are kept.
pub(super) const MOST_ARTISTS: usize = 32;

/// A name, several names, or things that have one, joined by commas.
pub(super) struct Names<'b>(pub(super) &'b Budget);

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(text.trim().to_owned())
    }

    fn visit_u64<E>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_i64<E>(self, _: i64) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_f64<E>(self, _: f64) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_bool<E>(self, _: bool) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<String, A::Error> {
        let (mut names, mut length) = (Vec::new(), 0);
        while let Some(name) = entries.next_element_seed(Names(self.0))? {
            self.0.renew();
            length += name.len();
            if !name.is_empty() && names.len() < MOST_ARTISTS && length <= LONGEST {
                names.push(name);
            }
        }
        Ok(names.join(", "))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<String, A::Error> {
        let mut name = String::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.0.renew();
            let is_name = matches!(
                key.as_str(),
                "name" | "title" | "Name" | "Title" | "#text" | "artist_credit_name" | "artistName"
            );
            if is_name && name.is_empty() {
                name = entries.next_value_seed(Names(self.0))?;
            } else {
                self.0.widen();
                entries.next_value::<IgnoredAny>()?;
            }
            self.0.renew();
        }
        Ok(name)
    }
}
