//! Days as banks write them.

use jiff::civil::Date;

/// Beginnings of the names of months, in the languages of the banks that write them out.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jaen", "ene", "gen", "sty", "led"],
    &["feb", "fev", "lut"],
    &["mar", "mrz", "maa", "mrt", "mae"],
    &["apr", "avr", "abr", "kwi"],
    &["may", "mai", "mei", "mag", "maj"],
    &["jun", "juin", "giu", "cze"],
    &["jul", "juil", "lug", "lip"],
    &["aug", "aou", "ago", "sie"],
    &["sep", "set", "wrz"],
    &["oct", "okt", "out", "ott", "paz"],
    &["nov", "lis"],
    &["dec", "dez", "dic", "gru"],
];

/// Which of two numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A day as it is written. Where its order does not show, the file's other days tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenDay {
    Known(Date),
    /// Two numbers up to 12, or one of them up to 31, and a year.
    Either {
        first: i8,
        second: i8,
        year: i16,
    },
}

impl WrittenDay {
    /// Reads a cell; none where it holds no day.
    pub(super) fn read(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        if cell.len() > 40 {
            return None;
        }
        let numbers = split(cell);
        match numbers.as_slice() {
            [Piece::Number(digits, _)] if digits.len() == 8 || digits.len() == 14 => {
                compact(digits)
            }
            [
                Piece::Number(a, _),
                Piece::Number(b, mark),
                Piece::Number(c, next),
                ..,
            ] if mark == next || matches!(mark, '年') => three(a, b, c, *mark),
            [
                Piece::Number(day, _),
                Piece::Word(month),
                Piece::Number(year, _),
                ..,
            ]
            | [
                Piece::Word(month),
                Piece::Number(day, _),
                Piece::Number(year, _),
                ..,
            ] => named(day, month, year),
            _ => None,
        }
    }

    /// The order that it must have; none where both would do.
    pub(super) fn says(self) -> Option<Order> {
        match self {
            Self::Either { first, .. } if first > 12 => Some(Order::DayFirst),
            Self::Either { second, .. } if second > 12 => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// The day in this order, or in the other where this one gives none.
    pub(super) fn with(self, order: Order) -> Option<Date> {
        match self {
            Self::Known(day) => Some(day),
            Self::Either {
                first,
                second,
                year,
            } => {
                let (day, month) = match order {
                    Order::DayFirst => (first, second),
                    Order::MonthFirst => (second, first),
                };
                let date = |day, month| Date::new(year, month, day).ok();
                date(day, month).or_else(|| date(month, day))
            }
        }
    }
}

/// A run of digits with the sign before it, or a word.
enum Piece<'a> {
    Number(&'a str, char),
    Word(&'a str),
}

fn split(cell: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = cell;
    let mut mark = ' ';
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        // The years, months and days of Japanese dates are letters to a computer.
        let is_word = |c: char| c.is_alphabetic() && !matches!(c, '年' | '月' | '日');
        let ends = |c: char| {
            if is_digit {
                !c.is_ascii_digit()
            } else {
                !is_word(c)
            }
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        if is_digit {
            pieces.push(Piece::Number(&rest[..end], mark));
        } else if is_word(first) {
            // The T of a moment comes between the day and the time.
            if !(rest[..end].eq_ignore_ascii_case("t") && pieces.len() == 3) {
                pieces.push(Piece::Word(&rest[..end]));
            }
        }
        // A blank behind a sign belongs to it: "3. 11. 2025".
        if first != ' ' || !matches!(mark, '.' | '-' | '/') {
            mark = first;
        }
        rest = &rest[end.max(first.len_utf8())..];
    }
    pieces
}

fn compact(digits: &str) -> Option<WrittenDay> {
    let (year, month, day) = (&digits[..4], &digits[4..6], &digits[6..8]);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    sensible(date).map(WrittenDay::Known)
}

fn three(a: &str, b: &str, c: &str, mark: char) -> Option<WrittenDay> {
    if !matches!(mark, '-' | '/' | '.' | '年' | ' ') {
        return None;
    }
    if a.len() == 4 {
        let date = Date::new(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?).ok()?;
        return sensible(date).map(WrittenDay::Known);
    }
    let (first, second, year) = (a.parse::<i8>().ok()?, b.parse::<i8>().ok()?, full_year(c)?);
    let written = WrittenDay::Either {
        first,
        second,
        year,
    };
    // Points stand only in dates that begin with the day.
    if mark == '.' {
        let date = Date::new(year, second, first).ok()?;
        return sensible(date).map(WrittenDay::Known);
    }
    let date = written.with(Order::DayFirst)?;
    sensible(date).map(|_| written)
}

fn named(day: &str, month: &str, year: &str) -> Option<WrittenDay> {
    let month = crate::text::fold(month);
    let known = |names: &[&str]| names.iter().any(|name| month.starts_with(name));
    let at = MONTHS.iter().position(|names| known(names))? + 1;
    let date = Date::new(full_year(year)?, i8::try_from(at).ok()?, day.parse().ok()?).ok()?;
    sensible(date).map(WrittenDay::Known)
}

fn full_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 if year < 80 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// A bank's file is from these years.
fn sensible(date: Date) -> Option<Date> {
    (1980..=2199).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_read_in_every_common_form() {
        for written in [
            "2025-11-03",
            "20251103",
            "2025/11/3",
            "2025年11月3日",
            "03.11.25",
            "3.11.2025",
            "3. 11. 2025",
            "03 Nov 2025",
            "3-Nov-25",
            "Nov 3, 2025",
            "2025-11-03T08:00:00",
            "2025-11-03 08:00:12.0",
            "20251103120000",
        ] {
            let read = WrittenDay::read(written);
            assert_eq!(
                read,
                Some(WrittenDay::Known(date(2025, 11, 3))),
                "{written}"
            );
        }
        for wrong in [
            "",
            "12",
            "10.99",
            "1,234.56",
            "99.99.2025",
            "09:12:33",
            "-1 012,28",
            "2025",
            "NETFLIX",
        ] {
            assert_eq!(WrittenDay::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_order_shows_where_it_can() {
        let read = |cell| WrittenDay::read(cell).and_then(WrittenDay::says);
        assert_eq!(read("13/11/2025"), Some(Order::DayFirst));
        assert_eq!(read("11/13/25"), Some(Order::MonthFirst));
        assert_eq!(read("03/11/2025"), None);
        let either = WrittenDay::read("03/11/2025");
        let with = |order| either.and_then(|day| day.with(order));
        assert_eq!(with(Order::DayFirst), Some(date(2025, 11, 3)));
        assert_eq!(with(Order::MonthFirst), Some(date(2025, 3, 11)));
    }
}
