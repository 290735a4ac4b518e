//! Changes somewhere in a file that can be read, for tests that hold whatever bytes come.

use proptest::prelude::*;

/// A change somewhere in a file.
#[derive(Debug, Clone)]
pub enum Change {
    Cut(usize),
    Put(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize, usize),
    Splice(usize, usize, usize),
}

/// Any change; what is put in is often one of the bytes that tell something in the format.
pub fn change(telling: &'static [&'static [u8]]) -> impl Strategy<Value = Change> {
    let at = any::<usize>;
    let bytes = prop_oneof![
        prop::sample::select(telling).prop_map(<[u8]>::to_vec),
        prop::collection::vec(any::<u8>(), 1..8),
    ];
    prop_oneof![
        at().prop_map(Change::Cut),
        (at(), bytes).prop_map(|(at, bytes)| Change::Put(at, bytes)),
        (at(), 1..64usize).prop_map(|(at, length)| Change::Remove(at, length)),
        (at(), 1..64usize, 2..200usize).prop_map(|(a, b, c)| Change::Repeat(a, b, c)),
        (at(), at(), 1..200usize).prop_map(|(a, b, c)| Change::Splice(a, b, c)),
    ]
}

/// The bytes after these changes.
pub fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let length = bytes.len();
        let place = |at: &usize| at % (length + 1);
        let range = |at: &usize, long: &usize| place(at)..(place(at) + long).min(length);
        match change {
            Change::Cut(at) => bytes.truncate(place(at)),
            Change::Put(at, new) => {
                let at = place(at);
                bytes.splice(at..at, new.iter().copied());
            }
            Change::Remove(at, long) => {
                bytes.drain(range(at, long));
            }
            Change::Repeat(at, long, times) => {
                let piece = bytes[range(at, long)].repeat(*times);
                let at = place(at);
                bytes.splice(at..at, piece);
            }
            Change::Splice(from, to, long) => {
                let piece = bytes[range(from, long)].to_vec();
                let at = place(to);
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}
