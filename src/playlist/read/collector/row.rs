//! A row of an export, on its way in and as it is shown.

use std::ops::ControlFlow;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Kind {
    /// A track of a playlist or of the library.
    #[default]
    Track,
    /// A track that is marked as a favourite.
    Favourite,
    /// An album; no track. Its title is [`Track::title`].
    Album,
    /// An artist; no track. Its name is [`Track::artist`].
    Artist,
}

/// One row of an export, as it is read. Clean the texts before they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Track<'a> {
    /// What the row is.
    pub kind: Kind,
    /// The playlist, where it is in one.
    pub playlist: Option<&'a str>,
    /// Tells playlists of the same name apart: each has a number of its own within all that is
    /// shown at once.
    pub list: Option<usize>,
    /// The title.
    pub title: &'a str,
    /// The artist or artists, as the export joins them; may be empty.
    pub artist: &'a str,
    /// The album; may be empty.
    pub album: &'a str,
    /// The ISRC as the export writes it; may be empty.
    pub isrc: &'a str,
}

/// Called with each row; `Break` ends the reading.
pub(in crate::playlist) type Each<'e> = dyn FnMut(&Track<'_>) -> ControlFlow<()> + 'e;

/// A row on its way in: its playlist is a number of [`Collector::list`].
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::playlist) struct Row<'a> {
    pub(in crate::playlist) kind: Kind,
    pub(in crate::playlist) list: Option<usize>,
    pub(in crate::playlist) title: &'a str,
    pub(in crate::playlist) artist: &'a str,
    pub(in crate::playlist) album: &'a str,
    pub(in crate::playlist) isrc: &'a str,
}
