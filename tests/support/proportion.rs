//! Whether what takes time takes it in proportion.

use std::ops::Range;
use std::time::{Duration, Instant};

/// Holds that twice as much takes less than three times as long. Each is tried in turn, and
/// its quickest try counts: the one that nothing else on the machine held up. On a busy machine
/// that one may take many turns to come, and beside other tests it may not come at all: it is
/// timed with the long tests only.
pub fn in_proportion(what: &str, turns: Range<usize>, half: impl Fn(), whole: impl Fn()) {
    let time = |act: &dyn Fn()| {
        let since = Instant::now();
        act();
        since.elapsed()
    };
    if std::env::var_os("OUTRO_LONG").is_none() {
        half();
        return whole();
    }
    let (mut short, mut long) = (Duration::MAX, Duration::MAX);
    for turn in 0..turns.end {
        short = short.min(time(&half));
        long = long.min(time(&whole));
        if turn >= turns.start && long < short * 3 {
            break;
        }
    }
    println!("{what}: half of them {short:?}, all of them {long:?}");
    assert!(long < short * 3, "{what}: {short:?}, then {long:?}");
}
