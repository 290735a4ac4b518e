//! Rows that banks or editors broke: all others are read, and what is not read is told.

use std::fmt::Write;

use outro::statement::Statement;

use super::rules::charges;

fn unread(file: &str) -> usize {
    let statement = Statement::read(file.as_bytes()).expect("a statement");
    statement.unread()
}

/// Five months of a club, with this row after the second of them.
fn with_row(row: &str) -> String {
    let mut file = "Datum;Empfänger;Verwendungszweck;Betrag\n".to_owned();
    for month in 1..=5 {
        writeln!(file, "07.0{month}.2026;Yoga Seeblick;Beitrag;-18,00").expect("text");
        if month == 2 {
            writeln!(file, "{row}").expect("text");
        }
    }
    file
}

#[test]
fn a_quote_that_is_never_closed_takes_no_other_row_with_it() {
    for row in [
        "08.02.2026;\"Zur Post;Essen;-20,00",
        "08.02.2026;\"Zur Post;Essen;-20,00\n09.02.2026;\"Krone\";Essen;-21,00",
    ] {
        let file = with_row(row);
        let charge = &charges(&file)[0];
        assert_eq!(charge.times(), 5, "{row}");
        let rows = row.lines().count() as u32;
        assert_eq!(charge.rows[2..], [4 + rows, 5 + rows, 6 + rows], "{row}");
        assert_eq!(unread(&file), 0, "{row}");
    }
    // Where the cells themselves are anyone's guess, it is told.
    let file = with_row("08.02.2026;\"Zur Post;\"Essen;-20,00");
    assert_eq!((charges(&file)[0].times(), unread(&file)), (5, 1));
    // In the last row of all.
    let mut file = with_row("08.02.2026;Krone;Essen;-21,00");
    file.push_str("07.06.2026;\"Yoga Seeblick;Beitrag;-18,00");
    assert_eq!(charges(&file)[0].times(), 6);
}

#[test]
fn a_blank_before_a_quote_is_no_part_of_the_cell() {
    let mut file = "Date, Description, Amount\n".to_owned();
    for month in 1..=5 {
        writeln!(file, "2026-0{month}-07, \"NIGHT OWL, LOS GATOS\", -15.49").expect("text");
    }
    let charge = &charges(&file)[0];
    assert_eq!(
        (charge.name.as_str(), charge.times()),
        ("NIGHT OWL, LOS GATOS", 5)
    );
}

#[test]
fn a_text_in_quotes_may_go_on_in_the_next_line() {
    let file = with_row("08.02.2026;\"Zur Post\nSeeblick\";\"Essen \"\"gut\"\"\";-20,00\r\n\r");
    let charge = &charges(&file)[0];
    assert_eq!(charge.rows, [2, 3, 7, 8, 9]);
}

#[test]
fn a_row_whose_amount_cannot_be_read_is_told() {
    assert_eq!(unread(&with_row("08.02.2026;Zur Post;Essen;zwanzig")), 1);
    assert_eq!(unread(&with_row("08.02.2026;Zur Post")), 1);
    // What carries no amount is no payment.
    assert_eq!(unread(&with_row("08.02.2026;Übertrag;;")), 0);
    assert_eq!(unread(&with_row(";;;")), 0);
}

/// Five months of a club as CAMT, with this text as the purpose of the second.
fn camt(purpose: &str) -> String {
    let mut file = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>\n".to_owned();
    for month in 1..=5 {
        let purpose = if month == 2 { purpose } else { "Beitrag" };
        writeln!(
            file,
            "<Ntry><Amt Ccy=\"EUR\">18.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2026-0{month}-07</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Cdtr>\
             <Nm>Yoga Seeblick</Nm></Cdtr></RltdPties><RmtInf><Ustrd>{purpose}</Ustrd></RmtInf>\
             </TxDtls></NtryDtls></Ntry>"
        )
        .expect("text");
    }
    file.push_str("</Stmt></BkToCstmrStmt></Document>\n");
    file
}

#[test]
fn a_sign_that_xml_forbids_takes_no_other_entry_with_it() {
    for purpose in ["Beitrag", "Beitrag < 20 EUR", "a <b> & c", "x </y> z"] {
        let file = camt(purpose);
        let statement = Statement::read(file.as_bytes()).expect("a statement");
        assert_eq!(statement.entries(), 5, "{purpose}");
        assert_eq!(statement.broken_at(), None, "{purpose}");
        assert_eq!(charges(&file)[0].times(), 5, "{purpose}");
    }
}

#[test]
fn a_file_that_ends_too_early_is_told() {
    let file = camt("Beitrag");
    let cut: String = file.lines().take(4).collect::<Vec<_>>().join("\n");
    let statement = Statement::read(cut.as_bytes()).expect("a statement");
    assert_eq!((statement.entries(), statement.broken_at()), (3, Some(4)));
}
