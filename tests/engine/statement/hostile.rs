//! Whatever a file holds: nothing panics, and what is said of it fits together.

use std::fs;

use outro::statement::{Error, Statement};
use proptest::prelude::*;

use super::{files, known_guides};
use crate::changes::{change, changed};

/// Bytes that tell something in one format or another.
const TELLING: &[&[u8]] = &[
    b"\"",
    b"\n",
    b"\r\n",
    b",",
    b";",
    b"\t",
    b"|",
    b"-",
    b".",
    b"0",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"2026-02-30",
    b"31/12/9999",
    b"99999999999999999999,99",
    b"-9223372036854775808",
    b":61:",
    b":86:",
    b":60F:",
    b"?20",
    b"<STMTTRN>",
    b"</STMTTRN>",
    b"<TRNAMT>",
    b"<DTPOSTED>",
    b"<Ntry>",
    b"</Ntry>",
    b"<TxDtls>",
    b"<Amt Ccy=\"",
    b"<CdtDbtInd>",
    b"<![CDATA[",
    b"<!--",
    b"&#x1f;",
    b"&amp",
];

/// How each format begins.
const HEADS: &[&str] = &[
    "Date,Description,Amount,Balance\n2026-01-05,A,-1.00,2.00\n",
    "Buchungstag;Valuta;Verwendungszweck;Betrag;Währung\n05.01.2026;05.01.2026;A;-1,00;EUR\n",
    "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><CURDEF>USD<BANKTRANLIST><STMTTRN>",
    "<?xml version=\"1.0\"?><OFX><STMTRS><STMTTRN><DTPOSTED>20260105</DTPOSTED>",
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Ntry>",
    ":20:A\n:25:B\n:28C:1\n:60F:C260101EUR1,00\n:61:2601050105D1,00NMSC\n:86:",
];

/// Reads it and holds what is found against what always holds.
fn look(bytes: &[u8]) {
    let Ok(statement) = Statement::read(bytes) else {
        return;
    };
    let charges = statement.charges(known_guides());
    let (first, last) = statement.days().expect("a statement has entries");
    let lines = bytes
        .iter()
        .filter(|byte| matches!(byte, b'\n' | b'\r'))
        .count()
        + 1;
    for charge in charges {
        assert!(charge.times() >= 1 && charge.times() <= statement.entries());
        assert!(!charge.amount.is_negative() && !charge.amount.is_zero());
        assert!(first <= charge.last && charge.last <= last);
        assert!(charge.next.is_none_or(|next| charge.last <= next));
        assert!(charge.rows.is_sorted());
        assert!(
            charge
                .rows
                .iter()
                .all(|row| (1..=lines).contains(&(*row as usize)))
        );
        assert!(outro::text::is_clean(&charge.name));
    }
}

fn cases() -> ProptestConfig {
    let is_long = std::env::var_os("OUTRO_LONG").is_some();
    ProptestConfig::with_cases(if is_long { 20_000 } else { 200 })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        look(&bytes);
    }

    #[test]
    fn whatever_follows_the_beginning_of_a_format_is_read_or_refused(
        head in prop::sample::select(HEADS),
        rest in prop::collection::vec(prop_oneof![
            3 => prop::sample::select(TELLING).prop_map(<[u8]>::to_vec),
            1 => "[ -~äé]{0,12}".prop_map(String::into_bytes),
            1 => prop::collection::vec(any::<u8>(), 0..4),
        ], 0..60),
    ) {
        let mut bytes = head.as_bytes().to_vec();
        bytes.extend(rest.into_iter().flatten());
        look(&bytes);
    }

    #[test]
    fn a_statement_with_changes_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(TELLING), 1..6),
    ) {
        let files = files();
        let bytes = fs::read(which.get(&files)).expect("a fixture");
        look(&changed(bytes, &changes));
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
    let charges = statement.charges(known_guides());
    assert_eq!(charges[0].name, "NIGHTOWL[31m CLUB");
}
