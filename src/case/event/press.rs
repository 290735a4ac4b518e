//! What one press did: entries that belong together.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::Event;
use crate::text::hex;

/// What one press did: ids, moments and events, so that "Undo" takes them back together.
///
/// The journal holds one event a line. That some belong together shows in their ids: each is
/// worked out from the one before. Each comes a nanosecond after the one before, so that a
/// merge keeps their order.
pub fn batch(
    first: String,
    at: Timestamp,
    events: Vec<Event>,
) -> impl Iterator<Item = (String, Timestamp, Event)> {
    let ids = std::iter::successors(Some(first), |id| Some(following_id(id)));
    let later = move |n| at.checked_add(SignedDuration::from_nanos(n)).unwrap_or(at);
    ids.zip((0..).map(later))
        .zip(events)
        .map(|((id, at), event)| (id, at, event))
}

/// The id of what happened in the same press, right after the entry with this id: the first
/// 128 bit of its SHA-256.
pub(in crate::case) fn following_id(id: &str) -> String {
    hex(&Sha256::digest(id.as_bytes())[..16])
}
