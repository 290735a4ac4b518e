//! A thousand rows of a made-up year: what is found is exactly what was put in.

#![allow(clippy::cast_possible_wrap, reason = "small numbers")]

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use outro::statement::{Rhythm, Statement};
use proptest::prelude::*;

use super::known_guides;

/// Rows of a year.
const ROWS: usize = 1_000;
const FIRST: Date = date(2025, 10, 1);
const LAST: Date = date(2026, 10, 31);

/// Small numbers by chance, from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    fn day(&mut self) -> Date {
        FIRST.saturating_add((self.below(396) as i64).days())
    }

    fn reference(&mut self) -> String {
        (0..8)
            .map(|at| if at % 2 == 0 { 'A' } else { '0' })
            .map(|base| {
                let letter = base as u8 + self.below(10) as u8;
                letter as char
            })
            .collect()
    }
}

/// What is charged again and again, with something that changes where `#` stands.
const SUBSCRIPTIONS: [&str; 16] = [
    "AMAZON MUSIC*# 888-802-3080 WA",
    "Amazon Prime*# Amzn.com/bill WA",
    "PLANETARY FITNESS CLUB",
    "THE EVENING GAZETTE",
    "NORDIC CLOUD # STORAGE",
    "LITTLE MOBILE CO BILL #",
    "GREENBOX VEG #",
    "SUNRISE YOGA STUDIO",
    "HERITAGE GARDENS TRUST",
    "NAMEHARBOR DOMAINS",
    "PAPERWING.IO*#",
    "STADTWERKE ABSCHLAG VERTRAG #",
    "RIVERSIDE COUNCIL PERMIT",
    "1CHESS PRO LONDON",
    "ORCHARD CREDIT UNION LOAN #",
    "PAYPAL *LANTERNGAMES",
];

/// Where people buy all sorts of things.
const SHOPS: [&str; 10] = [
    "CORNER BOOKS",
    "RIVERTON HARDWARE",
    "AMZN Mktp US*# Amzn.com/bill WA",
    "TORCHY TACOS",
    "REI.COM",
    "CITY CINEMA",
    "PAYPAL *ZARETTA",
    "NORTH RAIL TICKETS #",
    "ETSY.COM*#",
    "OLD TOWN BARBER",
];

/// Where they go regularly.
const EVERYDAY: [&str; 6] = [
    "REWE SAGT DANKE #",
    "SHELL OIL 57442",
    "TESCO STORES #",
    "KROGER ##",
    "BLUE CAFE",
    "ALBERT HEIJN 1522",
];

struct Put {
    day: Date,
    text: String,
    /// Hundredths; below zero for what came in.
    charged: i64,
    /// Which of the charges it belongs to.
    charge: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Expected {
    amount: i64,
    rhythm: Rhythm,
    last: Date,
    next: Date,
    lines: Vec<u32>,
}

fn turns(rhythm: Rhythm, from: Date, count: i64) -> Date {
    from.saturating_add(match rhythm {
        Rhythm::Weekly => (7 * count).days(),
        Rhythm::Fortnightly => (14 * count).days(),
        Rhythm::FourWeekly => (28 * count).days(),
        Rhythm::Monthly => count.months(),
        Rhythm::Quarterly => (3 * count).months(),
        Rhythm::HalfYearly => (6 * count).months(),
        Rhythm::Yearly => count.years(),
    })
}

fn year(chance: &mut Chance) -> (Vec<Put>, Vec<Rhythm>) {
    let mut rows = Vec::new();
    let mut rhythms = Vec::new();
    for (charge, name) in SUBSCRIPTIONS.iter().enumerate() {
        let rhythm = Rhythm::ALL[charge % Rhythm::ALL.len()];
        // Not at a month's end, where the day itself depends on the month.
        let first = date(2025, 10, 1 + chance.below(28) as i8);
        let amount = 199 + chance.below(9_000) as i64;
        // Some prices go up a little on the way.
        let dearer = if chance.below(4) == 0 { amount / 25 } else { 0 };
        for turn in 0.. {
            let day = turns(rhythm, first, turn);
            if day > LAST {
                break;
            }
            let charged = amount + if turn > 5 { dearer } else { 0 };
            let text = name.replace('#', &chance.reference());
            rows.push(Put {
                day,
                text,
                charged,
                charge: Some(charge),
            });
        }
        rhythms.push(rhythm);
    }
    for month in 0..13 {
        let day = date(2025, 10, 28).saturating_add(month.months());
        rows.push(Put {
            day,
            text: "PAYROLL BLUE HARBOR".to_owned(),
            charged: -265_000,
            charge: None,
        });
        let text = SUBSCRIPTIONS[2].to_owned();
        rows.push(Put {
            day,
            text,
            charged: -2_499,
            charge: None,
        });
    }
    for (turn, kind) in ["AUTO", "HOME", "LIFE"].iter().enumerate() {
        let day = date(2025, 11, 10).saturating_add((3 * turn as i64).months());
        let text = format!("LONESTAR MUTUAL INSURANCE {} {kind}", chance.reference());
        rows.push(Put {
            day,
            text,
            charged: 12_000 + turn as i64 * 100,
            charge: None,
        });
    }
    for week in 0..50 {
        let day = FIRST.saturating_add((7 * week).days());
        let (text, charged) = ("SHELL OIL 57442".to_owned(), 4_000);
        rows.push(Put {
            day,
            text,
            charged,
            charge: None,
        });
    }
    while rows.len() < ROWS {
        let everyday = chance.below(2) == 0;
        let name = if everyday {
            chance.pick(&EVERYDAY)
        } else {
            chance.pick(&SHOPS)
        };
        let text = name.replace('#', &chance.reference());
        let charged = 300 + chance.below(15_000) as i64;
        rows.push(Put {
            day: chance.day(),
            text,
            charged,
            charge: None,
        });
    }
    rows.sort_by_key(|row| row.day);
    (rows, rhythms)
}

/// The ways in which the year is written down.
#[derive(Debug, Clone, Copy)]
enum Dialect {
    American,
    German,
    TwoColumns,
    Ofx,
}

fn euros(hundredths: i64, point: char) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!(
        "{sign}{}{point}{:02}",
        hundredths.abs() / 100,
        hundredths.abs() % 100
    )
}

/// The file, and the line of each row.
fn written(rows: &[Put], dialect: Dialect) -> (String, Vec<u32>) {
    let mut file = match dialect {
        Dialect::American => "Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n",
        Dialect::German => "Kontonummer;DE00\n\nBuchungstag;Wertstellung;Empfänger;Verwendungszweck;Betrag;Währung\n",
        Dialect::TwoColumns => "Date,Details,Money Out,Money In,Balance\n",
        Dialect::Ofx => "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><CURDEF>USD<BANKTRANLIST>\n",
    }
    .to_owned();
    let mut lines = Vec::new();
    for row in rows {
        lines.push(file.lines().count() as u32 + 1);
        let (form, point) = match dialect {
            Dialect::American => ("%m/%d/%Y", '.'),
            Dialect::German => ("%d.%m.%y", ','),
            Dialect::TwoColumns => ("%d/%m/%Y", '.'),
            Dialect::Ofx => ("%Y%m%d", '.'),
        };
        let (day, text, charged) = (row.day.strftime(form), &row.text, row.charged);
        let paid = euros(-charged, point);
        match dialect {
            Dialect::American => writeln!(file, "{day},{day},{text},Shopping,Sale,{paid},"),
            Dialect::German => writeln!(file, "{day};{day};{text};Lastschrift;{paid};EUR"),
            Dialect::TwoColumns if charged > 0 => {
                let out = euros(charged, point);
                writeln!(file, "{day},{text},{out},,100.00")
            }
            Dialect::TwoColumns => writeln!(file, "{day},{text},,{paid},100.00"),
            Dialect::Ofx => writeln!(
                file,
                "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{day}<TRNAMT>{paid}<FITID>1<MEMO>{text}</STMTTRN>"
            ),
        }
        .expect("a String takes everything");
    }
    (file, lines)
}

fn expected(rows: &[Put], lines: &[u32], rhythms: &[Rhythm]) -> Vec<Expected> {
    let of = |(charge, rhythm): (usize, &Rhythm)| {
        let mine = rows
            .iter()
            .zip(lines)
            .filter(|(row, _)| row.charge == Some(charge));
        let mine: Vec<(&Put, &u32)> = mine.collect();
        let (newest, _) = mine.last().expect("every charge came");
        Expected {
            amount: newest.charged,
            rhythm: *rhythm,
            last: newest.day,
            next: turns(*rhythm, newest.day, 1),
            lines: mine.iter().map(|(_, line)| **line).collect(),
        }
    };
    rhythms.iter().enumerate().map(of).collect()
}

fn found(file: &str) -> Vec<Expected> {
    let statement = Statement::read(file.as_bytes()).expect("it is a statement");
    let charges = statement.charges(known_guides());
    let all = charges.iter().map(|charge| Expected {
        amount: charge.amount.hundredths().expect("two decimals"),
        rhythm: charge.rhythm.expect("it has a rhythm"),
        last: charge.last,
        next: charge.next.expect("it goes on"),
        lines: charge.rows.clone(),
    });
    all.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("OUTRO_LONG").is_some() { 2_000 } else { 24 }))]

    #[test]
    fn a_thousand_rows_give_exactly_the_charges_that_were_put_in(
        seed in any::<u64>(),
        dialect in prop::sample::select(vec![Dialect::American, Dialect::German, Dialect::TwoColumns, Dialect::Ofx]),
    ) {
        let (rows, rhythms) = year(&mut Chance(seed));
        prop_assert_eq!(rows.len(), ROWS);
        let (file, lines) = written(&rows, dialect);
        let mut right = expected(&rows, &lines, &rhythms);
        let mut found = found(&file);
        right.sort();
        found.sort();
        prop_assert_eq!(found, right);
    }
}
