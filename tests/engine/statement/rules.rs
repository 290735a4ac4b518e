//! The rules by which charges count, one by one.

use std::fmt::Write;

use outro::statement::{Charge, Rhythm, Statement};

use super::known_guides;

/// The charges in rows of `day,text,amount`.
pub(super) fn found(rows: &[(&str, &str, &str)]) -> Vec<Charge> {
    let mut file = "Date,Description,Amount,Currency,Balance\n".to_owned();
    for (day, text, amount) in rows {
        writeln!(file, "{day},{text},{amount},EUR,1.00").expect("a String takes everything");
    }
    charges(&file)
}

pub(super) fn charges(file: &str) -> Vec<Charge> {
    let statement = Statement::read(file.as_bytes()).expect("a statement");
    statement.charges(known_guides())
}

pub(super) fn next(charge: &Charge) -> String {
    charge.next.map(|day| day.to_string()).unwrap_or_default()
}

pub(super) fn yearly(charge: &Charge) -> String {
    let yearly = charge.yearly();
    yearly.map(|amount| amount.to_string()).unwrap_or_default()
}

/// A club's charges of 5.00 on these days.
fn on(days: &[&'static str]) -> Vec<(&'static str, &'static str, &'static str)> {
    let row = |day: &&'static str| (*day, "NIGHT OWL CLUB", "-5.00");
    days.iter().map(row).collect()
}

fn monthly(
    text: &'static str,
    amount: &'static str,
) -> [(&'static str, &'static str, &'static str); 3] {
    [
        ("2026-01-05", text, amount),
        ("2026-02-05", text, amount),
        ("2026-03-05", text, amount),
    ]
}

#[test]
fn three_in_a_rhythm_count_and_two_do_not() {
    let rows = monthly("NIGHT OWL CLUB", "-5.00");
    let charge = &found(&rows)[0];
    assert_eq!((charge.rhythm, charge.times()), (Some(Rhythm::Monthly), 3));
    assert_eq!(next(charge), "2026-04-05");
    assert!(found(&rows[..2]).is_empty());
}

#[test]
fn two_a_year_apart_count() {
    let rows = [
        ("2025-03-05", "NIGHT OWL CLUB", "-50.00"),
        ("2026-03-07", "NIGHT OWL CLUB", "-52.00"),
    ];
    let charge = &found(&rows)[0];
    assert_eq!((charge.rhythm, charge.times()), (Some(Rhythm::Yearly), 2));
    assert_eq!(charge.amount.to_string(), "52.00");
}

#[test]
fn amounts_within_five_per_cent_are_one_charge_and_others_are_not() {
    let rows = |last| {
        [
            ("2026-01-05", "NIGHT OWL CLUB", "-10.00"),
            ("2026-02-05", "NIGHT OWL CLUB", "-10.20"),
            ("2026-03-05", "NIGHT OWL CLUB", last),
        ]
    };
    assert_eq!(found(&rows("-10.50")).len(), 1);
    assert!(found(&rows("-10.51")).is_empty());
}

#[test]
fn two_subscriptions_at_one_merchant_are_told_apart_by_their_amounts() {
    let mut rows = monthly("PEARSTORE.COM/BILL", "-2.99").to_vec();
    rows.extend(monthly("PEARSTORE.COM/BILL", "-10.99"));
    let found = found(&rows);
    let amounts: Vec<String> = found
        .iter()
        .map(|charge| charge.amount.to_string())
        .collect();
    assert_eq!(amounts, ["10.99", "2.99"]);
}

#[test]
fn two_accounts_at_one_price_are_two_charges() {
    let mut rows = monthly("NIGHT OWL CLUB", "-5.00").to_vec();
    rows.extend(on(&["2026-01-19", "2026-02-19", "2026-03-19"]));
    assert_eq!(found(&rows).len(), 2);
}

#[test]
fn what_comes_in_never_counts() {
    assert!(found(&monthly("PAYROLL BLUE HARBOR", "2000.00")).is_empty());
    let mut rows = monthly("AMAZON MUSIC*AB12", "10.99").to_vec();
    rows.push(("2026-01-09", "CORNER BOOKS", "-3.00"));
    rows.push(("2026-02-11", "RAIL", "-7.00"));
    assert!(
        found(&rows).is_empty(),
        "a refund is no charge, whoever gives it"
    );
}

#[test]
fn what_was_turned_back_or_is_not_booked_never_counts() {
    let head = "Date,Description,Amount,Type,State\n";
    let rows = |kind: &str, state: &str| {
        let row = |month| format!("2026-0{month}-05,NIGHT OWL CLUB,-5.00,{kind},{state}\n");
        format!(
            "{head}{}{}{}2026-03-09,RAIL,-3.00,PAYMENT,COMPLETED\n",
            row(1),
            row(2),
            row(3)
        )
    };
    assert_eq!(charges(&rows("PAYMENT", "COMPLETED")).len(), 1);
    assert!(charges(&rows("REVERSAL", "COMPLETED")).is_empty());
    assert!(charges(&rows("PAYMENT", "REVERTED")).is_empty());
    assert!(charges(&rows("PAYMENT", "PENDING")).is_empty());
}

#[test]
fn supermarkets_and_fuel_are_regular_and_no_subscriptions() {
    for shop in [
        "REWE SAGT DANKE 4711",
        "SHELL OIL 57442",
        "TESCO STORES 2044",
        "CASH WITHDRAWAL ATM HIGH ST",
        "KORT DELHAIZE BRUGGE",
        "VDP-DUNNES STORES",
        "K-CITYMARKET OULU",
        "Betaling 17.10.26/12.44 kaart 4711 ALBERT HEIJN 1472",
        "Tytuł: 0815 Adres: BIEDRONKA 4711 GDYNIA Miasto: Gdynia",
        "ローソン大阪",
        "POSTO DO SOL",
    ] {
        assert!(found(&monthly(shop, "-40.00")).is_empty(), "{shop}");
    }
    for sold in [
        "WALMART MEMBERSHIP",
        "WALMART+ 8005551234",
        "TESCO DELIVERY SAVER",
        "LIDL CONNECT",
        "SHELL ENERGY RETAIL",
        "ACH DEBIT WASTE MGMT WM EZPAY",
    ] {
        assert_eq!(found(&monthly(sold, "-12.95")).len(), 1, "{sold}");
    }
}

#[test]
fn a_coffee_every_working_day_is_no_weekly_charge() {
    let days: Vec<String> = (1..=28)
        .filter(|day| day % 7 != 0 && day % 7 != 6)
        .map(|day| format!("2026-02-{day:02}"))
        .collect();
    let rows: Vec<(&str, &str, &str)> = days
        .iter()
        .map(|day| (day.as_str(), "BEAN THERE", "-3.50"))
        .collect();
    assert!(found(&rows).is_empty());
}

#[test]
fn three_insurances_are_not_one_quarterly_charge() {
    let of = |texts: [&'static str; 3], amounts: [&'static str; 3]| {
        found(&[
            ("2026-01-10", texts[0], amounts[0]),
            ("2026-04-10", texts[1], amounts[1]),
            ("2026-07-10", texts[2], amounts[2]),
        ])
    };
    let alike = [
        "LONESTAR INSURANCE 4411",
        "LONESTAR INSURANCE 8127",
        "LONESTAR INSURANCE 1193",
    ];
    assert!(of(alike, ["-120.00", "-121.50", "-119.00"]).is_empty());
    let named = ["HANSA KFZ", "HANSA HAUSRAT", "HANSA HAFTPFLICHT"];
    assert!(of(named, ["-120.00", "-120.00", "-120.00"]).is_empty());
    let one = ["LONESTAR INSURANCE 4411"; 3];
    assert_eq!(of(one, ["-120.00"; 3]).len(), 1);
}

#[test]
fn a_line_that_names_only_who_collects_belongs_to_no_guide_and_needs_three() {
    assert!(found(&[("2026-01-05", "APPLE.COM/BILL 866-712-7753 CA", "-4.99")]).is_empty());
    let charge = &found(&monthly("PAYPAL *LANTERNGAMES", "-4.99"))[0];
    assert_eq!(charge.known, None);
    assert!(
        found(&[(
            "2026-01-05",
            "AMZN Mktp US*2K4QX1 Amzn.com/bill WA",
            "-31.20"
        )])
        .is_empty()
    );
}

#[test]
fn a_month_may_be_missing_and_weekends_move_a_day() {
    let rows = on(&["2026-01-05", "2026-02-03", "2026-03-05", "2026-05-04"]);
    assert_eq!(found(&rows)[0].times(), 4);
}

#[test]
fn what_comes_on_a_months_last_day_comes_on_the_last_day() {
    let rows = on(&["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
    assert_eq!(next(&found(&rows)[0]), "2026-05-31");
}

#[test]
fn the_order_of_the_rows_changes_nothing_but_their_lines() {
    let mut rows = monthly("NIGHT OWL CLUB", "-5.00").to_vec();
    rows.push(("2026-02-19", "CORNER BOOKS", "-12.00"));
    let forward = found(&rows);
    rows.reverse();
    let backward = found(&rows);
    assert_eq!(
        (forward[0].last, forward[0].times()),
        (backward[0].last, backward[0].times())
    );
}

#[test]
fn currencies_are_never_mixed() {
    let file = "Date,Description,Amount,Currency,Balance\n2026-01-05,NIGHT OWL CLUB,-5.00,EUR,1\n2026-02-05,NIGHT OWL CLUB,-5.00,USD,1\n2026-03-05,NIGHT OWL CLUB,-5.00,EUR,1\n";
    assert!(charges(file).is_empty());
}

#[test]
fn amounts_stay_exact() {
    let rows = monthly("NIGHT OWL CLUB", "-0.10");
    let charge = &found(&rows)[0];
    assert_eq!(yearly(charge), "1.20");
    assert_eq!(charge.price().map(|price| price.hundredths), Some(10));
}

#[test]
fn a_reference_of_letters_alone_makes_no_other_merchant() {
    for texts in [
        [
            "YOGA CLUB PZUCUTWXQA",
            "YOGA CLUB PBCGYCKVSL",
            "YOGA CLUB PPKVUGQXAR",
        ],
        [
            "Recibo Yoga Sol Nº Recibo 0049 123 NL5TDUP Ref 1",
            "Recibo Yoga Sol Nº Recibo 8794 422 HQWERTY Ref 1",
            "Recibo Yoga Sol Nº Recibo 3378 035 KDMZXQ7 Ref 1",
        ],
    ] {
        let rows = [
            ("2026-01-05", texts[0], "-18.00"),
            ("2026-02-05", texts[1], "-18.00"),
            ("2026-03-05", texts[2], "-18.00"),
        ];
        assert_eq!(found(&rows).len(), 1, "{texts:?}");
        // Other amounts are other things.
        let other = [rows[0], rows[1], ("2026-03-05", texts[2], "-9.00")];
        assert!(found(&other).is_empty(), "{texts:?}");
    }
    let shops = ["PAYPAL *LANTERNA", "PAYPAL *GREENBOX", "PAYPAL *NIGHTOWL"];
    let rows = [
        ("2026-01-05", shops[0], "-18.00"),
        ("2026-02-05", shops[1], "-18.00"),
        ("2026-03-05", shops[2], "-18.00"),
    ];
    assert!(found(&rows).is_empty());
}

#[test]
fn a_service_is_known_behind_what_banks_write() {
    for (text, guide) in [
        ("VDP-Spotify", "spotify"),
        ("Compra no débito - DEEZER BR", "deezer"),
        ("Compra no debito: No estabelecimento SPOTIFY BR", "spotify"),
        ("Visa 100047 Nok 109.00 Tidal.com Kurs: 1.0000", "tidal"),
        ("Lokalizacja: Adres: TIDAL Miasto: Oslo", "tidal"),
        ("BEA Betaalpas SPOTIFY STOCKHOLM PAS447", "spotify"),
        ("BETALING MET DEBETKAART NUMMER 4711 DEEZER PARIS", "deezer"),
        ("デビット アマゾンプライムカイヒ", "amazon-prime"),
        ("Ｎｅｔｆｌｉｘ", "netflix"),
        (
            "PayPal Europe S.a.r.l. et Cie S.C.A 103/PP.44.PP/. Spotify AB Ihr Einkauf bei Spotify AB",
            "spotify",
        ),
    ] {
        let charges = found(&monthly(text, "-10.99"));
        let known = charges[0].known.as_ref().map(|known| known.guide.as_str());
        assert_eq!(known, Some(guide), "{text}");
    }
    let charges = found(&monthly(
        "PayPal Europe Ihr Einkauf bei Lampenland",
        "-10.99",
    ));
    assert_eq!(charges[0].known, None);
}
