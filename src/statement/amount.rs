//! Amounts of money as exact decimals, and how banks write them.

use std::fmt;

use crate::i18n;

/// Decimals that are held; no currency has more than three.
const DECIMALS: usize = 4;
/// The units that one whole is.
const ONE: i64 = 10_000;
/// Digits before the point that a bank's amount may have.
const MOST_DIGITS: usize = 13;

/// An exact amount, in ten-thousandths of the currency's unit. Never a float.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// The hundredths, where it has no smaller parts.
    pub fn hundredths(self) -> Option<i64> {
        (self.0 % (ONE / 100) == 0).then_some(self.0 / (ONE / 100))
    }

    /// An amount with a point before its decimals, as formats with a fixed form write it.
    pub fn read(text: &str) -> Option<Self> {
        AmbiguousAmount::read(text)?.with(Mark::Point)
    }

    /// An amount with a comma before its decimals.
    pub fn read_with_comma(text: &str) -> Option<Self> {
        AmbiguousAmount::read(text)?.with(Mark::Comma)
    }

    /// So many of them.
    pub fn times(self, count: i64) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// The same without a minus.
    pub fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// The same with the other sign.
    pub fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// True for nothing.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// How far the two are apart.
    pub fn distance(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0)).abs()
    }

    /// True when the greater of the two is at most so many per cent above the lesser.
    pub fn is_within(self, percent: i64, other: Self) -> bool {
        let (low, high) = (self.0.min(other.0), self.0.max(other.0));
        i128::from(high) * 100 <= i128::from(low) * i128::from(100 + percent)
    }

    /// As it is written in this currency: `10.99`, `1080` for yen.
    pub fn in_currency(self, currency: &str) -> String {
        if i18n::is_without_decimals(currency) && self.0 % ONE == 0 {
            return (self.0 / ONE).to_string();
        }
        self.to_string()
    }
}

/// Two decimals, and more only where there are more.
impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let units = self.0.unsigned_abs();
        let one = ONE.unsigned_abs();
        let decimals = format!("{:04}", units % one);
        let shown = decimals.trim_end_matches('0').len().max(2);
        write!(out, "{sign}{}.{}", units / one, &decimals[..shown])
    }
}

/// What stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Point,
    Comma,
}

/// An amount as it is written: what it comes to with a point and with a comma before its
/// decimals. Which of the two a file means shows in its other amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AmbiguousAmount {
    point: Option<Amount>,
    comma: Option<Amount>,
}

impl AmbiguousAmount {
    /// Reads a cell; none where it holds no amount.
    pub(super) fn read(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        // A spreadsheet's way to keep a number as it is written.
        let cell = cell
            .strip_prefix("=\"")
            .and_then(|rest| rest.strip_suffix('"'))
            .unwrap_or(cell);
        let mut digits = String::with_capacity(cell.len());
        let mut negative = cell.starts_with('(') && cell.ends_with(')');
        for letter in cell.chars() {
            match letter {
                '0'..='9' | '.' | ',' => digits.push(letter),
                '０'..='９' => digits.push(narrow(letter)),
                '-' | '−' | '–' | '‐' | '﹣' | '－' => negative = true,
                // A currency's sign or letters, and what stands between thousands.
                _ if letter.is_alphabetic() || is_between(letter) => {}
                _ => return None,
            }
        }
        let digits = digits.trim_matches(['.', ',']);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) || too_wordy(cell) {
            return None;
        }
        let (point, comma) = (
            amount(digits, '.', ',', negative),
            amount(digits, ',', '.', negative),
        );
        (point.is_some() || comma.is_some()).then_some(Self { point, comma })
    }

    /// The mark that it must have; none where both or none would do.
    pub(super) fn says(self) -> Option<Mark> {
        match (self.point, self.comma) {
            (Some(_), None) => Some(Mark::Point),
            (None, Some(_)) => Some(Mark::Comma),
            _ => None,
        }
    }

    /// What it comes to with this mark; else, what it comes to at all.
    pub(super) fn with(self, mark: Mark) -> Option<Amount> {
        match mark {
            Mark::Point => self.point.or(self.comma),
            Mark::Comma => self.comma.or(self.point),
        }
    }

    /// What it comes to where nothing in the file tells: `1.000` is a thousand.
    pub(super) fn larger(self) -> Option<Amount> {
        self.either().max_by_key(|amount| amount.abs())
    }

    /// What it comes to where nothing in the file tells, in a currency with three decimals.
    pub(super) fn smaller(self) -> Option<Amount> {
        self.either().min_by_key(|amount| amount.abs())
    }

    fn either(self) -> impl Iterator<Item = Amount> {
        [self.point, self.comma].into_iter().flatten()
    }
}

fn narrow(letter: char) -> char {
    char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or('0')
}

/// Blanks and apostrophes between thousands, signs of currencies, brackets and plus.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        // The block of signs of currencies, and those that stand elsewhere.
        || ('\u{20a0}'..='\u{20cf}').contains(&letter)
        || matches!(
            letter,
            '\'' | '’'
                | '`'
                | '+'
                | '('
                | ')'
                | '$'
                | '£'
                | '¥'
                | '￥'
                | '฿'
                | '؋'
                | '﷼'
        )
}

/// True for a cell with more words around its digits than a currency.
fn too_wordy(cell: &str) -> bool {
    cell.chars().filter(|letter| letter.is_alphabetic()).count() > 4
}

/// The amount with this mark before its decimals and `other` between its thousands.
fn amount(digits: &str, mark: char, other: char, negative: bool) -> Option<Amount> {
    let (whole, decimals) = match digits.split_once(mark) {
        Some((_, decimals)) if decimals.contains([mark, other]) => return None,
        Some((whole, decimals)) => (whole, decimals),
        None => (digits, ""),
    };
    let mut groups = whole.split(other);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.collect::<Vec<_>>();
    // Indian thousands go by two, but for the last.
    let last = rest.pop();
    let grouped = last.is_none_or(|last| last.len() == 3)
        && rest.iter().all(|group| matches!(group.len(), 2 | 3))
        && (last.is_none() || (matches!(first.len(), 1..=3) && !first.starts_with('0')));
    let decimals = if decimals.len() > DECIMALS {
        decimals.trim_end_matches('0')
    } else {
        decimals
    };
    if !grouped || decimals.len() > DECIMALS {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    if whole.is_empty() || whole.trim_start_matches('0').len() > MOST_DIGITS {
        return None;
    }
    let units: i64 = format!("{whole}{decimals:0<DECIMALS$}").parse().ok()?;
    Some(Amount(if negative { -units } else { units }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_in_every_common_form() {
        for (written, mark, read) in [
            ("10.99", Mark::Point, "10.99"),
            ("-10,99", Mark::Comma, "-10.99"),
            ("1.234,56", Mark::Comma, "1234.56"),
            ("1,234.56", Mark::Point, "1234.56"),
            ("1,23,456.00", Mark::Point, "123456.00"),
            ("1'234.50", Mark::Point, "1234.50"),
            ("1 234,5", Mark::Comma, "1234.50"),
            ("(12.00)", Mark::Point, "-12.00"),
            ("−9,99 EUR", Mark::Comma, "-9.99"),
            ("$0.5", Mark::Point, "0.50"),
            ("12.00-", Mark::Point, "-12.00"),
            ("2.150", Mark::Comma, "2150.00"),
            ("380115,", Mark::Comma, "380115.00"),
            ("0.125", Mark::Point, "0.125"),
            ("0.500", Mark::Comma, "0.50"),
            ("05.500", Mark::Comma, "5.50"),
            ("₪49.90", Mark::Point, "49.90"),
            ("₱ 549", Mark::Point, "549.00"),
            ("-₦1,500.00", Mark::Point, "-1500.00"),
            ("129.00 ฿", Mark::Point, "129.00"),
            ("260.000 ₫", Mark::Comma, "260000.00"),
            ("=\"12.00\"", Mark::Point, "12.00"),
        ] {
            let amount = AmbiguousAmount::read(written).and_then(|amount| amount.with(mark));
            assert_eq!(
                amount.map(|amount| amount.to_string()).as_deref(),
                Some(read),
                "{written}"
            );
        }
        for wrong in [
            "",
            "-",
            "abc",
            "12/10/2025",
            "NETFLIX 12",
            "1.2.3,4,5",
            "12:30",
        ] {
            assert_eq!(AmbiguousAmount::read(wrong), None, "{wrong}");
        }
        assert_eq!(
            Amount::read("1080")
                .map(|yen| yen.in_currency("JPY"))
                .as_deref(),
            Some("1080")
        );
    }

    #[test]
    fn five_per_cent_are_five_per_cent() {
        let of = |text| Amount::read(text).unwrap_or_default();
        assert!(of("10.00").is_within(5, of("10.50")));
        assert!(!of("10.51").is_within(5, of("10.00")));
    }
}
