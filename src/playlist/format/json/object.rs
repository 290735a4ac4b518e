//! An object of JSON: a track, a playlist, a page of one, or what stands around them.

use serde::de::{IgnoredAny, MapAccess};

use super::fields::{Fields, Key, key_among_names, key_of, plain};
use super::names::Names;
use super::place::{Place, Reached, Rows};
use super::value::{Found, Value};
use super::{Holder, Reading};

/// An object that is being read.
pub(super) struct Object<'r, 'c, 'e> {
    pub(super) reading: &'r mut Reading<'c, 'e>,
    place: Place,
    /// Its own place in [`Reading::holders`].
    own: usize,
    fields: Fields,
}

impl<'r, 'c, 'e> Object<'r, 'c, 'e> {
    pub(super) fn begin(reading: &'r mut Reading<'c, 'e>, place: Place) -> Self {
        let own = if place.reached == Reached::Same {
            place.holder
        } else {
            reading.holders.push(Holder::default());
            reading.holders.len() - 1
        };
        Self {
            reading,
            place,
            own,
            fields: Fields::default(),
        }
    }

    /// Takes the value of a key.
    pub(super) fn key<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        values: &mut A,
    ) -> Result<(), A::Error> {
        let plain = plain(name);
        let has_names = self.place.has_names_for_keys();
        let of_playlists = self.place.is_of_playlists();
        let key = if has_names {
            key_among_names(name, &plain, of_playlists)
        } else {
            key_of(name, &plain)
        };
        let is_name = has_names && (of_playlists || name.starts_with(char::is_uppercase));
        match key {
            Key::Artist | Key::Album | Key::Kind if is_name => {
                self.name_or_list(key, name, &plain, values)
            }
            Key::Title(_) | Key::Artist | Key::Album | Key::Isrc | Key::Kind | Key::Count => {
                self.about_itself(key, &plain, values)
            }
            Key::Artists if !self.fields.holds && !self.fields.albums => {
                self.fields.artist = self.names(values)?;
                Ok(())
            }
            // What belongs to a thing in the interface of a service is none of the person's own.
            Key::Albums if self.place.reached == Reached::Same => self.pass_over(&plain, values),
            Key::Albums if self.is_of_song() => {
                let albums = self.names(values)?;
                self.about(Key::Album, "", albums);
                Ok(())
            }
            Key::Tracks | Key::Track => self.tracks(&plain, values),
            Key::Page => self.page(values),
            Key::Identifiers => {
                self.reading.signs.addresses += 1;
                self.pass_over(&plain, values)
            }
            Key::Playlists | Key::Albums | Key::Artists | Key::Plays | Key::Loved => {
                self.fields.albums |= key == Key::Albums;
                let (rows, reached) = match key {
                    Key::Albums => (Rows::Albums, Reached::Value),
                    Key::Artists => (Rows::Artists, Reached::Value),
                    Key::Plays => (Rows::Plays, Reached::Value),
                    Key::Loved => (Rows::Loved, Reached::Page),
                    _ => (Rows::Tracks, Reached::PlaylistEntry),
                };
                self.value(values, self.own, rows, reached).map(drop)
            }
            Key::Other if has_names => self.named_list(name, &plain, values),
            Key::Foreign | Key::Other => self.pass_over(&plain, values),
            _ => self.about_more(key, values),
        }
    }

    /// What the object is called, and what kind of thing it is.
    fn about_itself<'de, A: MapAccess<'de>>(
        &mut self,
        key: Key,
        plain: &str,
        values: &mut A,
    ) -> Result<(), A::Error> {
        let Key::Title(rank) = key else {
            let said = self.names(values)?;
            self.about(key, plain, said);
            return Ok(());
        };
        let (own, rows) = (self.own, self.place.rows);
        match self.value(values, own, rows, Reached::Value)? {
            Found::Text(text) | Found::Number(text) => self.fields.offer(rank, text),
            Found::Object(inner) => self.fields.take(inner),
            Found::Nothing | Found::List(_) => {}
        }
        Ok(())
    }

    /// Takes what a key says of the object.
    fn about(&mut self, key: Key, plain: &str, said: String) {
        match key {
            Key::Artist if self.fields.artist.is_empty() || plain != "albumartist" => {
                self.fields.artist = said;
            }
            Key::Album => self.fields.album = said,
            Key::Isrc => self.fields.isrc = said,
            Key::Count => self.fields.promised = said.parse().unwrap_or(0),
            Key::Kind => {
                let kind = said.to_lowercase();
                self.reading.signs.songmirror |= kind == "songmirror-playlist-backup";
                if self.fields.kind.is_empty() || plain == "type" {
                    self.fields.kind = kind;
                }
            }
            _ => {}
        }
    }

    /// True where a song may say which albums it is on. The whole may be a library that has a name
    /// and says who made it.
    fn is_of_song(&self) -> bool {
        self.place.level > 0 && self.fields.is_song_so_far()
    }

    /// What the object says of itself, or a playlist that is called so: it holds songs.
    fn name_or_list<'de, A: MapAccess<'de>>(
        &mut self,
        key: Key,
        name: &str,
        plain: &str,
        values: &mut A,
    ) -> Result<(), A::Error> {
        let at = self.begin_named(name);
        let found = self.value(values, at, Rows::Tracks, Reached::Named)?;
        if self.end_named(at, name) {
            return Ok(());
        }
        match found {
            Found::Text(said) | Found::Number(said) => self.about(key, plain, said),
            Found::List(names) => self.about(key, plain, names),
            Found::Object(inner) if !inner.holds => self.about(key, plain, inner.title),
            Found::Object(_) | Found::Nothing => {}
        }
        Ok(())
    }

    /// What stands in another object or says more than a name.
    fn about_more<'de, A: MapAccess<'de>>(
        &mut self,
        key: Key,
        values: &mut A,
    ) -> Result<(), A::Error> {
        let (own, rows) = (self.own, self.place.rows);
        let reached = if key == Key::Relations {
            self.name_so_far();
            Reached::Same
        } else {
            Reached::Value
        };
        match (key, self.value(values, own, rows, reached)?) {
            (Key::Playlist, Found::Text(text)) => self.fields.playlist = text,
            (Key::Playlist, Found::Object(inner)) if !inner.holds => {
                self.fields.playlist = inner.title;
            }
            (Key::Playlist, Found::Object(_)) => self.fields.holds = true,
            (Key::Attributes | Key::Numbers, Found::Object(inner)) => self.fields.merge(inner),
            (Key::Relations, Found::Object(inner)) => self.fields.holds |= inner.holds,
            (Key::Song, Found::Object(inner)) => self.fields.take(inner),
            (Key::When, Found::Object(inner)) => self.fields.played |= inner.played,
            (Key::Episode, Found::Object(_)) => self.reading.to.note_other_media(1),
            (Key::Played, found) => {
                self.fields.played = true;
                if let Found::Text(text) = found {
                    self.fields.offer(0, text);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn value<'de, A: MapAccess<'de>>(
        &mut self,
        values: &mut A,
        holder: usize,
        rows: Rows,
        reached: Reached,
    ) -> Result<Found, A::Error> {
        let place = Place::within(holder, rows, reached);
        values.next_value_seed(Value(self.reading, place))
    }

    fn names<'de, A: MapAccess<'de>>(&mut self, values: &mut A) -> Result<String, A::Error> {
        values.next_value_seed(Names(&self.reading.budget))
    }

    fn pass_over<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        values: &mut A,
    ) -> Result<(), A::Error> {
        self.fields.note(key);
        self.reading.budget.widen();
        values.next_value::<IgnoredAny>().map(drop)
    }

    /// The tracks of this object; under `track` also what the object is about.
    fn tracks<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        values: &mut A,
    ) -> Result<(), A::Error> {
        self.name_so_far();
        let rows = match self.place.rows {
            Rows::Albums | Rows::Artists => Rows::Tracks,
            rows => rows,
        };
        let unnamed = self.reading.signs.unnamed;
        match self.value(values, self.own, rows, Reached::Page)? {
            Found::List(_) => {
                let signs = &mut self.reading.signs;
                signs.addresses += signs.unnamed - unnamed;
                self.fields.holds = true;
                let in_playlist = self.place.level > 1 && self.place.reached == Reached::Value;
                self.reading.signs.jspf |= key == "track" && in_playlist;
                if rows == Rows::Tracks && (key != "track" || !self.fields.title.is_empty()) {
                    // An empty playlist is one too.
                    let list = self.reading.list_of(self.own);
                    list.map_err(|why| self.reading.give_up(why.into()))?;
                }
            }
            Found::Object(inner) if inner.is_track() && !inner.holds => self.fields.take(inner),
            Found::Object(inner) => {
                self.fields.holds |= inner.holds || key == "tracks";
                let is_empty_list = key == "tracks" && !self.fields.title.is_empty();
                if is_empty_list && rows == Rows::Tracks {
                    let list = self.reading.list_of(self.own);
                    list.map_err(|why| self.reading.give_up(why.into()))?;
                }
            }
            Found::Text(text) => self.fields.offer_track(text),
            Found::Number(text) => self.fields.offer(0, text),
            Found::Nothing => {}
        }
        Ok(())
    }

    /// A page of tracks: those of an object further out, else this one's.
    fn page<'de, A: MapAccess<'de>>(&mut self, values: &mut A) -> Result<(), A::Error> {
        self.name_so_far();
        let is_page = matches!(self.place.reached, Reached::Page | Reached::Named);
        let (holder, reached) = match self.place.reached {
            Reached::Page | Reached::Named => (self.place.holder, Reached::Page),
            Reached::PlaylistEntry if self.fields.title.is_empty() => {
                (self.own, Reached::PlaylistEntry)
            }
            _ => (self.own, Reached::Value),
        };
        match self.value(values, holder, self.place.rows, reached)? {
            Found::List(_) => {
                let of_playlist = self.place.reached == Reached::PlaylistEntry;
                let has_name = !self.fields.title.is_empty();
                if of_playlist && has_name {
                    let list = self.reading.list_of(self.own);
                    list.map_err(|why| self.reading.give_up(why.into()))?;
                }
                self.fields.holds |= is_page || self.reading.holders[holder].list.is_some();
            }
            // The songs of a playlist may stand beside what is said of it.
            Found::Object(inner) if inner.is_list() => self.fields.called(inner),
            Found::Object(inner) => self.fields.take(inner),
            _ => {}
        }
        Ok(())
    }

    /// A key that is a playlist's name, as some write by hand.
    fn named_list<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        key: &str,
        values: &mut A,
    ) -> Result<(), A::Error> {
        self.fields.note(key);
        let at = self.begin_named(name);
        self.reading.budget.widen();
        self.value(values, at, Rows::Tracks, Reached::Named)?;
        self.end_named(at, name);
        Ok(())
    }

    /// What may be a playlist of this name: its place in [`Reading::holders`].
    fn begin_named(&mut self, name: &str) -> usize {
        self.reading.holders.push(Holder {
            list: None,
            name: name.to_owned(),
        });
        self.reading.holders.len() - 1
    }

    /// True when it was one.
    fn end_named(&mut self, at: usize, name: &str) -> bool {
        let list = self.reading.holders.get(at).and_then(|holder| holder.list);
        self.reading.holders.truncate(at);
        if let Some(list) = list {
            // What is under the key may have no name of its own.
            self.reading.to.name(list, name);
            self.fields.holds = true;
        }
        list.is_some()
    }

    /// The tracks that follow make a playlist of this name, as far as it is known.
    fn name_so_far(&mut self) {
        let name = [&self.fields.title, &self.fields.playlist];
        if let Some(name) = name.iter().find(|name| !name.is_empty()) {
            name.as_str()
                .clone_into(&mut self.reading.holders[self.own].name);
        }
    }

    pub(super) fn end(mut self) -> Fields {
        self.reading.signs.soundiiz |= self.fields.platform && self.fields.link;
        self.reading.signs.ameml |= self.fields.id && self.fields.asin;
        if self.place.reached == Reached::Same {
            self.note_promise();
            return self.fields;
        }
        // Albums beside a title and an artist are those that the song is on.
        self.fields.holds |= self.fields.albums && !self.is_of_song();
        self.name_so_far();
        let list = self.reading.holders[self.own].list;
        let name = std::mem::take(&mut self.reading.holders[self.own].name);
        self.reading.holders.truncate(self.own);
        if let Some(list) = list {
            self.fields.holds = true;
            self.reading.signs.in_list |= self.place.level == 1;
            let is_value = matches!(
                self.place.reached,
                Reached::Value | Reached::Page | Reached::Named
            );
            if !name.is_empty() {
                self.reading.to.name(list, &name);
            } else if is_value && self.place.holder > 0 {
                // The name may stand further out.
                let outer = &mut self.reading.holders[self.place.holder];
                outer.list = outer.list.or(Some(list));
            }
        }
        self.note_promise();
        self.fields
    }

    /// Each playlist may say how many tracks it has; the whole file's number is the largest.
    fn note_promise(&mut self) {
        let promised = &mut self.reading.signs.promised;
        *promised = self.fields.promise().max(*promised);
    }
}
