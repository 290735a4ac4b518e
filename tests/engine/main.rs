//! What Outro knows, without a window and without the built program: guides, cases, lists of
//! songs, sentences, and the walls between the rooms.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod case;
mod changes;
mod dates;
mod guide;
mod made_of;
#[cfg(unix)]
#[path = "../support/pipe.rs"]
mod pipe;
mod playlist;
#[path = "../support/playlists.rs"]
mod playlists;
mod present;
#[path = "../support/proportion.rs"]
mod proportion;
mod sentences;
mod statement;
mod walks;
mod walls;
