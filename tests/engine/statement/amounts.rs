//! Amounts as tables hold them: which way the money went, in which currency, and how much.

use std::fmt::Write;

use super::rules::charges;

/// A file of five months: `rows` with `#` for the month stand once for each.
fn file(head: &str, rows: &str) -> String {
    let months = (1..=5).map(|month| rows.replace('#', &format!("0{month}")));
    format!("{head}\n{}", months.collect::<String>())
}

/// Name, amount and currency of each charge.
fn found(head: &str, rows: &str) -> Vec<(String, String, String)> {
    let charges = charges(&file(head, rows));
    let all = charges.into_iter();
    all.map(|one| (one.name, one.amount.to_string(), one.currency))
        .collect()
}

fn names(head: &str, rows: &str) -> Vec<String> {
    found(head, rows).into_iter().map(|one| one.0).collect()
}

#[test]
fn what_was_refused_or_has_not_gone_yet_never_counts_in_any_language() {
    let head = "Datum;Name;Betrag;Währung;Status;Typ";
    for status in [
        "Ausstehend",
        "Abgelehnt",
        "Storniert",
        "Abgebrochen",
        "Refusé",
        "Annulé",
        "En attente",
        "Rechazado",
        "Pendiente",
        "Pendente",
        "In sospeso",
        "Rifiutata",
        "Geweigerd",
        "Odrzucono",
    ] {
        let row = format!("07.#.2026;Lantern Games;-18,00;EUR;{status};Zahlung\n");
        assert!(names(head, &row).is_empty(), "{status}");
    }
    for kind in ["Allgemeine Autorisierung", "General Authorization"] {
        let row = format!("07.#.2026;Lantern Games;-18,00;EUR;Abgeschlossen;{kind}\n");
        assert!(names(head, &row).is_empty(), "{kind}");
    }
    let row = "07.#.2026;Lantern Games;-18,00;EUR;Abgeschlossen;Zahlung\n";
    assert_eq!(names(head, row), ["Lantern Games"]);
}

#[test]
fn dollars_are_those_of_the_us_only_where_nobody_else_writes_so() {
    let of_several = found(
        "Date,Transaction,Name,Memo,Amount",
        "#/28/2026,DEBIT,LANTERN GAMES,,-18.00\n#/07/2026,DEBIT,BOOKS,,-5.00\n",
    );
    assert_eq!(of_several[0].2, "");
    let canadian = found(
        "Date, Transaction Details, Funds Out, Funds In",
        "#/28/2026, LANTERN GAMES, 18.00,\n#/07/2026, BOOKS, 5.00,\n",
    );
    assert_eq!(canadian[0].2, "CAD");
    let american = found(
        "Transaction Date,Post Date,Description,Category,Type,Amount,Memo",
        "#/28/2026,#/28/2026,LANTERN GAMES,Fun,Sale,-18.00,\n\
         #/07/2026,#/07/2026,BOOKS,Fun,Sale,-5.00,\n",
    );
    assert_eq!(american[0].2, "USD");
}

#[test]
fn letters_behind_an_amount_say_which_way_it_went() {
    let head = "Date,Description,Amount,Balance";
    for (debit, credit) in [
        ("18.00 DR", "900.00 CR"),
        ("18.00Dr.", "900.00Cr."),
        ("18.00 D", "900.00 C"),
        ("18.00", "900.00 CR"),
        ("18.00 DR", "900.00"),
        ("EUR 18.00 DR", "EUR 900.00 CR"),
    ] {
        let rows =
            format!("2026-#-07,LANTERN GAMES,{debit},100.00\n2026-#-20,PAYROLL,{credit},1000.00\n");
        let with_balance = found(head, &rows);
        let amounts: Vec<(&str, &str)> = with_balance
            .iter()
            .map(|(name, amount, _)| (name.as_str(), amount.as_str()))
            .collect();
        assert_eq!(amounts, [("LANTERN GAMES", "18.00")], "{debit} {credit}");
        let rows = rows.replace(",100.00\n", "\n").replace(",1000.00\n", "\n");
        assert_eq!(
            names("Date,Description,Amount", &rows),
            ["LANTERN GAMES"],
            "{debit}"
        );
    }
}

#[test]
fn what_an_account_is_paid_is_no_charge_where_it_pays_less_often() {
    let head = "\"Booking Date\",\"Partner Name\",\"Amount (EUR)\"";
    let rows = "2026-#-01,Tenant One,700.00\n2026-#-02,Tenant Two,650.00\n\
                2026-#-03,Tenant Three,800.00\n2026-#-07,Yoga Seeblick,-18.00\n";
    let mut account = file(head, rows);
    account.push_str("2026-02-11,Books,-12.00\n2026-04-02,Rail,-31.00\n");
    let found = charges(&account);
    let names_found: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names_found, ["Yoga Seeblick"]);
    // A card that is used little, and paid each month.
    let mut card = "Date,Description,Amount\n".to_owned();
    for (month, shop) in (1..=5).zip(["Books", "Rail", "Shoes", "Cinema", "Hardware"]) {
        write!(
            card,
            "2026-0{month}-01,Yoga Seeblick,18.00\n2026-0{month}-09,{shop},{month}1.00\n\
             2026-0{month}-15,Evening Gazette,5.00\n2026-0{month}-28,PAYMENT THANK YOU,-70.00\n"
        )
        .expect("a String takes everything");
    }
    let found = charges(&card);
    let names_found: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names_found, ["Yoga Seeblick", "Evening Gazette"]);
}

#[test]
fn three_digits_behind_the_only_point_are_decimals_where_a_currency_has_three() {
    let head = "Date,Description,Amount,Currency";
    for (amount, currency, read) in [
        ("-2.500", "KWD", "2.50"),
        ("-12.750", "BHD", "12.75"),
        ("-2.500", "EUR", "2500.00"),
        ("-0.500", "EUR", "0.50"),
    ] {
        let found = found(head, &format!("2026-#-07,GYM,{amount},{currency}\n"));
        assert_eq!(found[0].1, read, "{amount} {currency}");
    }
}

#[test]
fn signs_of_currencies_that_few_know_stand_beside_amounts() {
    for amount in [
        "-₪49.90",
        "-₱49.90",
        "-₦49.90",
        "-49.90 ₴",
        "-฿49.90",
        "\"=\"\"-49.90\"\"\"",
    ] {
        let found = found(
            "Date,Description,Amount",
            &format!("2026-#-07,GYM,{amount}\n"),
        );
        assert_eq!(found[0].1, "49.90", "{amount}");
    }
}
