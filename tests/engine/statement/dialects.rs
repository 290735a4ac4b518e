//! What banks do in their tables, one thing at a time: lines before the header, names of columns,
//! currencies, letters.

use std::fmt::Write;

use encoding_rs::{ISO_8859_2, WINDOWS_1250};
use outro::statement::{Charge, Statement};

use super::known_guides;

fn charges(file: &[u8]) -> Vec<Charge> {
    let statement = Statement::read(file).expect("a statement");
    statement.charges(known_guides())
}

/// A file of five months: `rows` with `#` for the month stand once for each.
fn file(head: &str, rows: &str) -> String {
    let mut file = head.to_owned();
    for month in 1..=5 {
        write!(file, "{}", rows.replace('#', &format!("0{month}"))).expect("a String takes all");
    }
    file
}

/// Name, amount and currency of each charge.
fn found(head: &str, rows: &str) -> Vec<(String, String, String)> {
    let charges = charges(file(head, rows).as_bytes());
    let all = charges.into_iter().map(|charge| {
        assert_eq!(charge.times(), 5, "{}", charge.name);
        let amount = charge.amount.in_currency(&charge.currency);
        (charge.name, amount, charge.currency)
    });
    all.collect()
}

fn one(head: &str, rows: &str) -> (String, String, String) {
    let found = found(head, rows);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap_or_default()
}

fn triple(name: &str, amount: &str, currency: &str) -> (String, String, String) {
    (name.to_owned(), amount.to_owned(), currency.to_owned())
}

#[test]
fn days_in_the_lines_about_the_account_are_no_rows() {
    for before in [
        "Von:;2026-01-01;\nBis:;2026-05-31;\n",
        "Data de:;01-01-2026\nData até:;31-05-2026\n\n",
        "Tarih Aralığı:;01.01.2026 - 31.05.2026;;;;\n\n",
    ] {
        let head = format!("{before}Buchungsdatum;Währung;Belastung;Gutschrift;Beschreibung1\n");
        let row = "2026-#-07;CHF;-31.00;;Bergbahn Club\n";
        assert_eq!(one(&head, row), triple("Bergbahn Club", "31.00", "CHF"));
        // No column has a name that is known.
        let head = format!("{before}Aaa;Bbb;Ccc;Ddd;Eee\n");
        assert_eq!(one(&head, row).1, "31.00", "{before}");
    }
}

#[test]
fn the_period_before_the_header_tells_whether_the_day_comes_first() {
    let head = "From,01/01/2026\nTo,31/05/2026\nDate,Description,Amount\n";
    let found = one(head, "07/#/2026,LAKE ROWING CLUB,-18.00\n");
    assert_eq!(found.1, "18.00");
}

#[test]
fn columns_with_names_are_known_in_many_languages() {
    for (head, row, name, currency) in [
        (
            "Buchungsdatum;Partnername;Buchungstext;Betrag;Währung\n",
            "07.#.2026;Seeblick Yoga;Wien X#F38;-18,00;EUR\n",
            "Seeblick Yoga",
            "EUR",
        ),
        (
            "Buchungsdatum;Empfaenger 1;Empfaenger 2;Verwendungszweck;Betrag;Waehrung\n",
            "07.#.2026;Seeblick Yoga;;RE 26#84;-18,00;EUR\n",
            "Seeblick Yoga",
            "EUR",
        ),
        (
            "Datum provedení;Název účtu;Název protiúčtu;Zaúčtovaná částka;Měna účtu;Název obchodníka\n",
            "07.#.2026;JO MUSTER;;-1 012,50;CZK;Joga Brno\n",
            "Joga Brno",
            "CZK",
        ),
        (
            "利用日,利用店名・商品名,利用者,支払方法,利用金額,支払総額,7月繰越残高\n",
            "2026/#/07,ヨガクラブ,本人,1回払い,1800,1800,0\n",
            "ヨガクラブ",
            "JPY",
        ),
        (
            "Tarih;Açıklama;Etiket;Tutar;Bakiye\n",
            "07/#/2026;YOGA EVI;Diğer;-18,00 TL;100,00\n",
            "YOGA EVI",
            "TRY",
        ),
        (
            "Posted Account, Posted Transactions Date, Description1, Description2, Debit Amount, Credit Amount,Balance,Posted Currency,Transaction Type\n",
            "447144,07/#/2026,D/D YOGA CLUB,,18.00,,100.00,EUR,Debit\n",
            "D/D YOGA CLUB",
            "EUR",
        ),
        (
            "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta\n",
            "2026-#-07;-180,00;1234 56 78901;;;YOGA SJON;100,00;SEK\n",
            "YOGA SJON",
            "SEK",
        ),
        (
            "Kirjauspäivä;Määrä;Maksaja;Maksunsaaja;Nimi;Otsikko;Saldo;Valuutta\n",
            "2026/#/07;-18,00;FI21 1234 5600 0007 85;;;JOOGA OY;100,00;EUR\n",
            "JOOGA OY",
            "EUR",
        ),
        (
            "Buchungsdatum;Buchungstext;Währung;Betrag;Auftraggebername;Empfängername;Empfängerkonto\n",
            "07.#.2026;SEPA 47#;EUR;-18,00;JO MUSTER;Seeblick Yoga;AT123456\n",
            "Seeblick Yoga",
            "EUR",
        ),
        (
            "Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,Transaction Ref2\n",
            "14/#/2026,POS, 18.00, ,BAY YOGA,SI SGP\n",
            "BAY YOGA SI SGP",
            "",
        ),
        (
            "利用日/キャンセル日,利用店名・商品名,決済方法,利用金額,手数料,支払総額\n",
            "2026/#/07,ヨガクラブ,クレジット,1800,0,1800\n",
            "ヨガクラブ",
            "JPY",
        ),
        (
            "Data de Compra;Nome no Cartão;Descrição;Parcela;Valor (em US$);Valor (em R$)\n",
            "14/#/2026;JO;YOGA DO MAR;Única;0;18.00\n",
            "YOGA DO MAR",
            "BRL",
        ),
        (
            "Klienta konts;Ieraksta tips;Datums;Saņēmējs/Maksātājs;Informācija saņēmējam;Summa;Valūta;Debets/Kredīts\n",
            "LV1;20;07.#.2026;JOGA RIGA;ref #;18,00;EUR;D\nLV1;20;25.#.2026;FABRIKA;alga;5000,00;EUR;K\n",
            "JOGA RIGA",
            "EUR",
        ),
        (
            "ＪＯ　様,1234-****,カード\n",
            "2026/#/07,ヨガクラブ,1800,１,１,1800,\n2026/#/09,古書の店ほんや,#00,１,１,#00,\n",
            "ヨガクラブ",
            "",
        ),
    ] {
        let (found, _, its) = one(head, row);
        assert_eq!((found.as_str(), its.as_str()), (name, currency), "{head}");
    }
}

#[test]
fn a_row_without_a_name_takes_what_else_is_said() {
    let head = "Datum;Naam van de tegenpartij;Mededeling;Details;Bedrag;Valuta rekening\n";
    let rows = "07/#/2026;SEEZICHT YOGA;;DOMICILIERING SEEZICHT YOGA;-18,00;EUR\n\
                13/#/2026;;;KAART 4711 LICHT LEZEN;-18,50;EUR\n";
    let mut names: Vec<String> = found(head, rows).into_iter().map(|one| one.0).collect();
    names.sort();
    assert_eq!(names, ["KAART 4711 LICHT LEZEN", "SEEZICHT YOGA"]);
}

#[test]
fn rows_that_name_nobody_are_no_merchant() {
    let rows = "07/#/2026;;-18,00\n07/#/2026;YOGA;-5,00\n";
    assert_eq!(found("Datum;Omschrijving;Bedrag\n", rows).len(), 1);
}

#[test]
fn how_it_was_paid_is_no_name() {
    let head = "Data_Operazione;Entrate;Uscite;Descrizione;Descrizione_Completa\n";
    let rows = "07/#/2026;;-18,00;Visa Debit;YOGA LAGO Carta N. 447\n\
                13/#/2026;;-18,30;Visa Debit;LIBRI E LUCI Carta N. 447\n";
    let mut names: Vec<String> = found(head, rows).into_iter().map(|one| one.0).collect();
    names.sort();
    assert_eq!(
        names,
        ["LIBRI E LUCI Carta N. 447", "YOGA LAGO Carta N. 447"]
    );
    // A column that holds the name in some rows alone.
    let rows = "07.#.2026;Kortköp;YOGA SJON;-180,00\n08.#.2026;Autogiro;BOKLJUS;-90,00\n";
    let names = found("Datum;Beskrivning;Referens;Belopp\n", rows);
    assert_eq!(
        (names[0].0.as_str(), names[1].0.as_str()),
        ("YOGA SJON", "BOKLJUS")
    );
}

#[test]
fn an_account_is_no_name_and_its_kind_no_currency() {
    let rows = "Caisse Colline,044714,EOP,2026/#/15,Paiement /YOGA COLLINE,,18.00,,1001.00\n\
                Caisse Colline,044714,EOP,2026/#/20,Paie /FABRIQUE,,,2000.00,3001.00\n";
    assert_eq!(one("", rows), triple("Paiement /YOGA COLLINE", "18.00", ""));
}

#[test]
fn currencies_are_known_as_they_are_written_out() {
    for amount in [
        "Määrä EUROA",
        "Montant (EUROS)",
        "Débit euros",
        "Betrag EUR",
    ] {
        let head = format!("Datum;Saaja/Maksaja;{amount}\n");
        let found = one(&head, "2026-#-07;JOOGA OY;-18,00\n");
        assert_eq!(found, triple("JOOGA OY", "18.00", "EUR"), "{amount}");
    }
}

#[test]
fn a_text_goes_on_in_columns_without_names() {
    let head = "Data operacji,Kwota,Waluta,Opis transakcji,,\n";
    let row = "2026-#-07,-18.00,PLN,Tytuł: 0000#,Lokalizacja: JOGA GDYNIA,\n";
    assert_eq!(one(head, row).0, "Lokalizacja: JOGA GDYNIA");
}

#[test]
fn polish_letters_are_read_in_both_old_encodings() {
    let text = file(
        "Data operacji;Kwota;Opis\n",
        "2026-#-07;-18,00;SIŁOWNIA ŻÓŁW\n",
    );
    for encoding in [WINDOWS_1250, ISO_8859_2] {
        let (bytes, _, _) = encoding.encode(&text);
        assert_eq!(
            charges(&bytes)[0].name,
            "SIŁOWNIA ŻÓŁW",
            "{}",
            encoding.name()
        );
    }
}

#[test]
fn a_dutch_record_in_one_cell_is_taken_apart() {
    let row = "123456789\tEUR\t2026#07\t100,00\t82,00\t2026#07\t-18,00\t/TRTP/SEPA Incasso/CSID/NL#/NAME/Yoga aan Zee B.V./MARF/X#/REMI/10#\n";
    assert_eq!(one("", row), triple("Yoga aan Zee B.V.", "18.00", "EUR"));
}

#[test]
fn tabs_part_cells_where_commas_stand_in_amounts() {
    let row = "123456789\tEUR\t2026#07\t100,00\t82,00\t2026#07\t-18,00\tBEA, Betaalpas  YOGA ZEE,PAS447  NR:K#, 07.#.2026/10:12\n";
    assert_eq!(one("", row).1, "18.00");
}
