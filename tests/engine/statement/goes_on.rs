//! What goes on, what has stopped, what costs more than before, and what came only once.

use std::fmt::Write;

use outro::statement::{Charge, Rhythm};

use super::rules::{charges, found, next, yearly};

/// Rows of a text and an amount on a day of these months of 2026.
fn months(
    text: &'static str,
    amount: &'static str,
    day: u8,
    months: impl Iterator<Item = u8>,
) -> Vec<(String, &'static str, &'static str)> {
    months
        .map(|month| (format!("2026-{month:02}-{day:02}"), text, amount))
        .collect()
}

fn found_in(rows: &[(String, &'static str, &'static str)]) -> Vec<Charge> {
    let rows: Vec<(&str, &str, &str)> = rows
        .iter()
        .map(|(day, text, amount)| (day.as_str(), *text, *amount))
        .collect();
    found(&rows)
}

/// How often it came, and what was charged last.
fn told(charge: &Charge) -> (usize, String) {
    (charge.times(), charge.amount.to_string())
}

#[test]
fn what_no_longer_comes_has_no_next_day_and_stands_behind_what_goes_on() {
    let mut rows = months("NIGHT OWL CLUB", "-50.00", 5, 1..=5);
    rows.extend(months("EVENING GAZETTE", "-5.00", 9, 1..=10));
    let found = found_in(&rows);
    assert_eq!(told(&found[0]), (10, "5.00".to_owned()));
    assert_eq!(next(&found[0]), "2026-11-09");
    assert_eq!(told(&found[1]), (5, "50.00".to_owned()));
    assert!(found[1].next.is_none() && found[1].has_stopped());
}

#[test]
fn what_may_be_a_few_days_late_goes_on() {
    let mut rows = months("NIGHT OWL CLUB", "-50.00", 5, 1..=5);
    rows.push(("2026-06-09".to_owned(), "CORNER BOOKS", "-3.00"));
    assert_eq!(next(&found_in(&rows)[0]), "2026-06-05");
    rows.push(("2026-06-10".to_owned(), "CORNER BOOKS", "-4.00"));
    assert!(found_in(&rows)[0].has_stopped());
}

#[test]
fn a_charge_that_costs_more_from_some_month_on_is_one() {
    let mut rows = months("NIGHT OWL CLUB", "-12.99", 5, 1..=5);
    rows.extend(months("NIGHT OWL CLUB", "-13.99", 5, 6..=10));
    let found = found_in(&rows);
    assert_eq!(found.len(), 1);
    assert_eq!(told(&found[0]), (10, "13.99".to_owned()));
    assert_eq!(next(&found[0]), "2026-11-05");
}

#[test]
fn the_first_charges_at_a_new_price_carry_it() {
    for newest in [9..=10, 10..=10] {
        let old = 1..*newest.start();
        let mut rows = months("NIGHT OWL CLUB", "-24.99", 5, old);
        rows.extend(months("NIGHT OWL CLUB", "-27.99", 5, newest));
        let found = found_in(&rows);
        assert_eq!(found.len(), 1);
        assert_eq!(told(&found[0]), (10, "27.99".to_owned()));
        assert_eq!(next(&found[0]), "2026-11-05");
    }
}

#[test]
fn two_that_cost_more_at_once_stay_two() {
    let mut rows = months("NIGHT OWL CLUB", "-10.99", 5, 1..=8);
    rows.extend(months("NIGHT OWL CLUB", "-17.99", 5, 1..=8));
    rows.extend(months("NIGHT OWL CLUB", "-11.99", 5, 9..=10));
    rows.extend(months("NIGHT OWL CLUB", "-19.99", 5, 9..=10));
    let told: Vec<_> = found_in(&rows).iter().map(told).collect();
    assert_eq!(told, [(10, "19.99".to_owned()), (10, "11.99".to_owned())]);
}

#[test]
fn another_purchase_is_no_new_price() {
    // It costs far more.
    let mut rows = months("NIGHT OWL CLUB", "-12.99", 5, 1..=5);
    rows.extend(months("NIGHT OWL CLUB", "-90.00", 5, 6..=6));
    rows.extend(months("CORNER BOOKS", "-90.00", 5, 8..=8));
    assert_eq!(told(&found_in(&rows)[0]), (5, "12.99".to_owned()));
    // The merchant sells all sorts of things.
    let mut rows = months("NIGHT OWL CLUB", "-12.99", 5, 1..=5);
    for (day, amount) in [(12, "-15.00"), (19, "-17.00"), (25, "-20.00")] {
        rows.extend(months("NIGHT OWL CLUB", amount, day, 3..=3));
    }
    rows.extend(months("NIGHT OWL CLUB", "-14.30", 5, 6..=6));
    rows.extend(months("CORNER BOOKS", "-90.00", 5, 8..=8));
    let found = found_in(&rows);
    assert_eq!(told(&found[0]), (5, "12.99".to_owned()));
    assert!(found[0].has_stopped());
}

#[test]
fn one_charge_of_a_known_service_has_no_rhythm_that_nothing_tells() {
    let charge = &found(&[("2026-01-05", "AMAZON MUSIC*AB12CD WA", "-57.31")])[0];
    assert_eq!((charge.rhythm, charge.next), (None, None));
    assert_eq!((charge.yearly(), charge.price()), (None, None));
    assert_eq!(told(charge), (1, "57.31".to_owned()));
    assert!(!charge.has_stopped());
}

#[test]
fn a_plans_price_with_the_tax_tells_the_rhythm() {
    let file = |amount: &str| {
        format!(
            "Date,Description,Amount,Currency,Balance\n\
             2026-01-05,AMAZON PRIME*AB12CD3 Amzn.com/bill WA,{amount},USD,1.00\n\
             2026-01-20,CORNER BOOKS,-3.00,USD,1.00\n"
        )
    };
    let a_year = &charges(&file("-151.63"))[0];
    assert_eq!(a_year.rhythm, Some(Rhythm::Yearly));
    assert_eq!(
        (yearly(a_year), next(a_year)),
        ("151.63".to_owned(), "2027-01-05".to_owned())
    );
    let a_month = &charges(&file("-16.35"))[0];
    assert_eq!(a_month.rhythm, Some(Rhythm::Monthly));
}

#[test]
fn single_purchases_beside_a_subscription_are_no_charges_of_their_own() {
    let mut rows = months("AMAZON MUSIC*AB12CD WA", "-10.99", 5, 1..=6);
    rows.extend(months("AMAZON MUSIC*AB12CD WA", "-28.47", 14, 2..=2));
    rows.extend(months("AMAZON MUSIC*AB12CD WA", "-31.90", 19, 4..=4));
    assert_eq!(found_in(&rows).len(), 1);
    // Without a subscription one of them is enough.
    let singles = &rows[6..];
    let found = found_in(singles);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].amount.to_string(), "31.90");
}

#[test]
fn every_two_and_every_four_weeks_are_no_months() {
    for (days, rhythm, times) in [(14, Rhythm::Fortnightly, 12), (28, Rhythm::FourWeekly, 6)] {
        let first = jiff::civil::date(2026, 1, 9);
        let day = |turn: i64| first.saturating_add(jiff::Span::new().days(turn * days));
        let rows: Vec<(String, &str, &str)> = (0..times)
            .map(|turn| (day(turn).to_string(), "NIGHT OWL CLUB", "-9.00"))
            .collect();
        let found = found_in(&rows);
        assert_eq!(found.len(), 1, "{rhythm:?}");
        assert_eq!(found[0].rhythm, Some(rhythm));
        assert_eq!(next(&found[0]), day(times).to_string());
    }
}

#[test]
fn amounts_in_different_currencies_are_not_compared() {
    let mut file = "Date,Description,Amount,Currency,Balance\n".to_owned();
    for month in 1..=5 {
        for (text, charge) in [
            ("YOGA CLUB", "-480,JPY"),
            ("NIGHT OWL CLUB", "-300.00,EUR"),
            ("EVENING GAZETTE", "-5.00,EUR"),
        ] {
            writeln!(file, "2026-0{month}-07,{text},{charge},1.00").expect("text");
        }
    }
    let all = charges(&file);
    let currencies: Vec<&str> = all.iter().map(|charge| charge.currency.as_str()).collect();
    assert_eq!(currencies, ["EUR", "EUR", "JPY"]);
}

#[test]
fn payments_on_one_line_are_told_by_their_numbers() {
    let mut file =
        "<?xml version=\"1.0\"?><OFX><STMTRS><CURDEF>EUR</CURDEF><BANKTRANLIST>".to_owned();
    for month in 1..=4 {
        for (day, text, amount) in [("07", "YOGA", "-18.00"), ("20", "WORK", "900.00")] {
            write!(
                file,
                "<STMTTRN><TRNTYPE>OTHER</TRNTYPE><DTPOSTED>20260{month}{day}</DTPOSTED>\
                 <TRNAMT>{amount}</TRNAMT><NAME>{text}</NAME></STMTTRN>"
            )
            .expect("text");
        }
    }
    file.push_str("</BANKTRANLIST></STMTRS></OFX>");
    let charge = &charges(&file)[0];
    assert_eq!(charge.rows, [1, 3, 5, 7]);
    assert!(!charge.rows_are_lines);
}
