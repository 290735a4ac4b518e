//! Where a value in JSON stands, and what that makes of it.

/// How deep whatever is not at the top counts as; an entry of a list there is deeper by one.
const DEEP: u8 = 9;

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The object whose playlist it belongs to: a place in [`Reading::holders`].
    pub(super) holder: usize,
    /// 0 for the whole, 1 for an entry of a list that is the whole, more for all else.
    pub(super) level: u8,
    pub(super) rows: Rows,
    pub(super) reached: Reached,
}

/// What the entries of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Tracks,
    Albums,
    Artists,
    Plays,
    /// Tracks that say when they were marked, and were not played then.
    Loved,
}

/// How a value was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// As an entry of a list, or as the whole.
    Entry,
    /// As an entry of a list of playlists.
    PlaylistEntry,
    /// As the value of a key.
    Value,
    /// As a page of the tracks of an object further out.
    Page,
    /// As the value of a key that may be a playlist's name.
    Named,
    /// As more about the object around it.
    Same,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            holder: 0,
            level: 0,
            rows: Rows::Tracks,
            reached: Reached::Entry,
        }
    }
}

impl Place {
    /// True where each key of an object may be the name of a playlist.
    pub(super) fn has_names_for_keys(self) -> bool {
        self.level == 0 || self.is_of_playlists()
    }

    /// True for an object of playlists, which calls each by its key.
    pub(super) fn is_of_playlists(self) -> bool {
        self.level == DEEP && self.reached == Reached::PlaylistEntry
    }

    /// Deep in the file, belonging to this object.
    pub(super) fn within(holder: usize, rows: Rows, reached: Reached) -> Self {
        Self {
            holder,
            level: DEEP,
            rows,
            reached,
        }
    }
}
