//! Whatever a file holds: nothing panics, and what is said of it fits together.

use std::fs;

use outro::guide::Catalogue;
use outro::statement::{Error, Lookup, Statement};
use proptest::prelude::*;

use super::files;

/// Reads it and holds what is found against what always holds.
fn look(bytes: &[u8]) {
    let Ok(statement) = Statement::read(bytes) else {
        return;
    };
    let charges = statement.charges(&Lookup::new(Catalogue::built_in()));
    let (first, last) = statement.days().expect("a statement has entries");
    for charge in charges {
        assert!(charge.times() >= 1 && charge.times() <= statement.entries());
        assert!(!charge.amount.is_negative() && !charge.amount.is_zero());
        assert!(first <= charge.last && charge.last <= last && charge.last <= charge.next);
        assert!(charge.rows.is_sorted());
        assert!(outro::text::is_clean(&charge.name));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("OUTRO_LONG").is_some() { 20_000 } else { 200 }))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        look(&bytes);
    }

    #[test]
    fn a_statement_with_damage_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let files = files();
        let mut bytes = fs::read(which.get(&files)).expect("a fixture");
        bytes.truncate(6_000);
        for (at, byte) in hits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        look(&bytes);
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_refused_and_fills_no_memory() {
    let long = format!(
        "Date,Description,Amount\n2026-01-01,\"{}",
        "A".repeat(3 << 20)
    );
    assert!(matches!(
        Statement::read(long.as_bytes()),
        Err(Error::LongLine)
    ));
    let deep = format!("<Document xmlns=\"camt.053\">{}", "<a>".repeat(100_000));
    assert!(Statement::read(deep.as_bytes()).is_err());
    let endless = format!("OFXHEADER:100\n<OFX><{}", "A".repeat(3 << 20));
    assert!(matches!(
        Statement::read(endless.as_bytes()),
        Err(Error::LongLine)
    ));
}

#[test]
fn what_hides_or_drives_a_terminal_is_taken_out_of_names() {
    let row = |month: u8| format!("2026-0{month}-03,NIGHT\u{202e}OWL\u{1b}[31m CLUB,-5.00,1\n");
    let file = format!(
        "Date,Description,Amount,Balance\n{}{}{}",
        row(1),
        row(2),
        row(3)
    );
    let statement = Statement::read(file.as_bytes()).expect("a statement");
    let charges = statement.charges(&Lookup::new(Catalogue::built_in()));
    assert_eq!(charges[0].name, "NIGHTOWL[31m CLUB");
}
