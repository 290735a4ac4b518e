//! Days as people type them, in the languages that guides are for.

mod names;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use names::{FILLERS, MONTHS, WEEKDAYS};

/// A day as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedDay {
    /// This day.
    Day(Date),
    /// One of these two: which number is the month is anyone's guess.
    Either(Date, Date),
    /// This day, which is so far away that it may be a slip. With its weekday it counts.
    Far(Date),
    /// No day.
    Unread,
}

/// So many days in the past a day is not far yet: a little more than a year.
const PAST: i64 = 400;
/// So many days ahead a day is not far yet: a little more than two years.
const AHEAD: i64 = 800;

impl TypedDay {
    /// The day, where it is beyond doubt.
    pub fn sure(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Either(..) | Self::Far(_) | Self::Unread => None,
        }
    }
}

/// Reads a day as people type it: `2026-12-03`, `3 December 2026`, `3 dec`, `Dec 3rd`,
/// `3.12.2026`, `3. Dezember`, `3 de diciembre`, `2026年12月3日`, `tomorrow`, `in 3 weeks`. Without
/// a year it is the nearest such day.
pub fn read_day(typed: &str, today: Date) -> TypedDay {
    let typed = plain(typed);
    if let Some(day) = near_words(&typed, today) {
        return TypedDay::Day(day);
    }
    let mut words = words(&typed);
    let weekday = take_weekday(&mut words);
    match by_weekday(read_words(&words, &typed, today), weekday) {
        TypedDay::Day(day) if is_far(day, today) && weekday != Some(day.weekday()) => {
            TypedDay::Far(day)
        }
        read => read,
    }
}

/// Of two days, the one that is this day of the week.
fn by_weekday(read: TypedDay, weekday: Option<Weekday>) -> TypedDay {
    let (TypedDay::Either(one, other), Some(weekday)) = (read, weekday) else {
        return read;
    };
    match (one.weekday() == weekday, other.weekday() == weekday) {
        (true, false) => TypedDay::Day(one),
        (false, true) => TypedDay::Day(other),
        _ => read,
    }
}

fn is_far(day: Date, today: Date) -> bool {
    let Ok(span) = today.until(day) else {
        return true;
    };
    !(-PAST..=AHEAD).contains(&i64::from(span.get_days()))
}

/// Lower case without accents, and narrow digits for wide ones.
fn plain(typed: &str) -> String {
    let lower = typed.trim().to_lowercase();
    lower.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// "today", "tomorrow", "in 3 weeks".
fn near_words(typed: &str, today: Date) -> Option<Date> {
    match typed {
        "today" | "heute" | "hoy" | "oggi" | "hoje" | "今日" => return Some(today),
        "tomorrow" | "morgen" | "demain" | "manana" | "domani" | "amanha" | "明日" => {
            return today.tomorrow().ok();
        }
        "yesterday" | "gestern" | "hier" | "ayer" | "ieri" | "ontem" | "昨日" => {
            return today.yesterday().ok();
        }
        _ => {}
    }
    let mut words = typed.split_whitespace();
    let (first, number, unit) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || !matches!(first, "in" | "en" | "dans" | "tra" | "fra" | "em") {
        return None;
    }
    let number: i32 = match number {
        "a" | "an" | "one" | "einem" | "einer" | "un" | "une" | "una" | "um" | "uma" => 1,
        number => number.parse().ok().filter(|n| (0..=500).contains(n))?,
    };
    today.checked_add(span(number, unit)?).ok()
}

fn span(number: i32, unit: &str) -> Option<Span> {
    const DAYS: &[&str] = &["day", "tag", "jour", "dia", "giorn"];
    const WEEKS: &[&str] = &["week", "woche", "semaine", "semana", "settiman", "weke"];
    const MONTHS: &[&str] = &["month", "monat", "mois", "mes", "mese", "mesi"];
    const YEARS: &[&str] = &["year", "jahr", "an", "ano", "anno", "anni"];
    let is = |units: &[&str]| units.iter().any(|known| unit.starts_with(known));
    let span = Span::new();
    if is(DAYS) {
        span.try_days(number).ok()
    } else if is(WEEKS) {
        span.try_weeks(number).ok()
    } else if is(MONTHS) {
        span.try_months(number).ok()
    } else if is(YEARS) {
        span.try_years(number).ok()
    } else {
        None
    }
}

fn words(typed: &str) -> Vec<&str> {
    typed
        .split(|c: char| c.is_whitespace() || ".,/-()年月日".contains(c))
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect()
}

fn take_weekday(words: &mut Vec<&str>) -> Option<Weekday> {
    let at = words.iter().position(|word| weekday(word).is_some())?;
    weekday(words.remove(at))
}

fn read_words(words: &[&str], typed: &str, today: Date) -> TypedDay {
    match words {
        [a, b, c] => with_year(a, b, c, typed),
        [a, b] => without_year(a, b, typed, today),
        _ => TypedDay::Unread,
    }
}

fn with_year(a: &str, b: &str, c: &str, typed: &str) -> TypedDay {
    // The year stands first where it is written in full: 2026-12-03, 2026/12/3, 2026年12月3日.
    if a.len() == 4
        && let Some(year) = year(a)
    {
        let month = month(b).or_else(|| b.parse().ok());
        return sure(
            month
                .zip(day(c))
                .and_then(|(m, d)| Date::new(year, m, d).ok()),
        );
    }
    let Some(year) = year(c) else {
        return TypedDay::Unread;
    };
    match (month(a), month(b)) {
        (_, Some(month)) => sure(day(a).and_then(|day| Date::new(year, month, day).ok())),
        (Some(month), None) => sure(day(b).and_then(|day| Date::new(year, month, day).ok())),
        (None, None) => numeric(a, b, typed, |month, day| Date::new(year, month, day).ok()),
    }
}

fn without_year(a: &str, b: &str, typed: &str, today: Date) -> TypedDay {
    let nearest = |month, day| nearest(month, day, today);
    match (month(a), month(b)) {
        (_, Some(month)) => sure(day(a).and_then(|day| nearest(month, day))),
        (Some(month), None) => sure(day(b).and_then(|day| nearest(month, day))),
        // 12月3日 has its month first.
        (None, None) if typed.contains('月') => {
            sure(number(a).zip(number(b)).and_then(|(m, d)| nearest(m, d)))
        }
        (None, None) => numeric(a, b, typed, nearest),
    }
}

fn sure(day: Option<Date>) -> TypedDay {
    day.map_or(TypedDay::Unread, TypedDay::Day)
}

/// Two numbers: where a point stands between them the day comes first; else both orders are tried.
fn numeric(a: &str, b: &str, typed: &str, date: impl Fn(i8, i8) -> Option<Date>) -> TypedDay {
    let written = a;
    let (Some(a), Some(b)) = (number(a), number(b)) else {
        return TypedDay::Unread;
    };
    let day_first = date(b, a);
    let behind_first = typed
        .split_once(written)
        .map(|(_, behind)| behind.trim_start());
    if behind_first.is_some_and(|behind| behind.starts_with('.')) {
        return sure(day_first);
    }
    match (day_first, date(a, b)) {
        (Some(one), Some(other)) if one != other => TypedDay::Either(one, other),
        (Some(day), _) | (None, Some(day)) => TypedDay::Day(day),
        (None, None) => TypedDay::Unread,
    }
}

/// The nearest day of this name, past or coming.
fn nearest(month: i8, day: i8, today: Date) -> Option<Date> {
    let distance = |date: &Date| {
        date.since(today)
            .map_or(i32::MAX, |span| span.get_days().abs())
    };
    [-1, 0, 1]
        .into_iter()
        .filter_map(|off| Date::new(today.year().checked_add(off)?, month, day).ok())
        .min_by_key(distance)
}

fn number(typed: &str) -> Option<i8> {
    typed.parse().ok()
}

/// A year, also of two digits.
fn year(typed: &str) -> Option<i16> {
    let year: i16 = typed.parse().ok()?;
    match (typed.len(), year) {
        (2, 0..=99) => Some(2000 + year),
        (4, 1900..=2200) => Some(year),
        _ => None,
    }
}

/// The day of a month, also "3rd", "1er", "1º".
fn day(typed: &str) -> Option<i8> {
    typed
        .trim_end_matches(|c: char| c.is_alphabetic() || c == 'º' || c == '°')
        .parse()
        .ok()
}

/// The one month whose name begins so, in any of the languages.
fn month(typed: &str) -> Option<i8> {
    if typed.chars().count() < 3 {
        return None;
    }
    let begins = |names: &&[&str]| names.iter().any(|name| name.starts_with(typed));
    let mut found = (1..).zip(&MONTHS).filter(|(_, names)| begins(names));
    let (month, _) = found.next()?;
    found.next().is_none().then_some(month)
}

fn weekday(typed: &str) -> Option<Weekday> {
    if typed.chars().count() < 3 {
        return None;
    }
    // "mar" begins March as well as Tuesday: a month comes first.
    if month(typed).is_some() {
        return None;
    }
    let names = WEEKDAYS.iter();
    let mut found = names.filter(|(names, _)| names.iter().any(|name| name.starts_with(typed)));
    let (_, day) = found.next()?;
    found.next().is_none().then_some(*day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 28);

    fn day(typed: &str) -> Option<Date> {
        read_day(typed, TODAY).sure()
    }

    #[test]
    fn what_people_type() {
        let third = Some(Date::constant(2026, 12, 3));
        for typed in [
            "2026-12-03",
            "2026/12/3",
            "3 December 2026",
            "3 dec",
            "3 Dec.",
            "Dec 3",
            "December 3rd",
            "December 3, 2026",
            "Thu, 3 Dec 2026",
            "Thursday 3 December 2026",
            "3.12.2026",
            "3.12.",
            "3.12.26",
            "03.12.2026",
            "3. Dezember",
            "3. Dez. 2026",
            "le 3 décembre 2026",
            "3 déc.",
            "3 de diciembre de 2026",
            "3 dic",
            "3 dicembre",
            "3 de dezembro",
            "3 dez",
            "2026年12月3日",
            "12月3日",
            "the 3rd of December",
            "in 5 days",
            "quinta-feira, 3 de dezembro",
            "Do, 3. Dez. 2026",
        ] {
            assert_eq!(day(typed), third, "{typed}");
        }
        assert_eq!(day("in 3 weeks"), Some(Date::constant(2026, 12, 19)));
        assert_eq!(day("in a month"), Some(Date::constant(2026, 12, 28)));
        assert_eq!(day("in 2 Wochen"), Some(Date::constant(2026, 12, 12)));
        assert_eq!(day("tomorrow"), Some(Date::constant(2026, 11, 29)));
        for typed in ["mañana", "man\u{303}ana", "amanhã"] {
            assert_eq!(day(typed), Some(Date::constant(2026, 11, 29)), "{typed}");
        }
        assert_eq!(day("en 2 años"), Some(Date::constant(2028, 11, 28)));
        assert_eq!(day("3 września"), Some(Date::constant(2026, 9, 3)));
        assert_eq!(
            day("3 października 2026"),
            Some(Date::constant(2026, 10, 3))
        );
        assert_eq!(day("3. Jänner 2027"), Some(Date::constant(2027, 1, 3)));
        assert_eq!(day("3 de\u{301}c. 2026"), third);
        assert_eq!(day("３.１２.２０２６"), third);
        assert_eq!(day("3 jan"), Some(Date::constant(2027, 1, 3)));
        assert_eq!(day("20 nov"), Some(Date::constant(2026, 11, 20)));
    }

    #[test]
    fn what_can_be_two_days_is_asked_about() {
        let (march, december) = (Date::constant(2026, 3, 12), Date::constant(2026, 12, 3));
        let either = TypedDay::Either(march, december);
        assert_eq!(read_day("12/03/2026", TODAY), either);
        assert_eq!(read_day("12/3/26", TODAY), either);
        // A point elsewhere says nothing of the order.
        assert_eq!(read_day("12/03/2026.", TODAY), either);
        assert_eq!(day("12.03.2026."), Some(march));
        // The day of the week tells, but where both fall on it.
        assert_eq!(read_day("Thu. 12/03/2026", TODAY), either);
        assert_eq!(day("Fri. 12/04/2026"), Some(Date::constant(2026, 12, 4)));
        assert_eq!(day("Sun 12/04/2026"), Some(Date::constant(2026, 4, 12)));
        assert_eq!(day("13/12/2026"), Some(Date::constant(2026, 12, 13)));
        assert_eq!(day("12/13/2026"), Some(Date::constant(2026, 12, 13)));
        assert_eq!(day("12/12/2026"), Some(Date::constant(2026, 12, 12)));
    }

    #[test]
    fn what_is_far_away_counts_with_its_weekday() {
        let far = Date::constant(2062, 12, 3);
        assert_eq!(read_day("3 December 2062", TODAY), TypedDay::Far(far));
        assert_eq!(read_day("2062-12-03", TODAY), TypedDay::Far(far));
        assert_eq!(
            read_day("Sunday 3 December 2062", TODAY),
            TypedDay::Day(far)
        );
        assert_eq!(
            read_day("Monday 3 December 2062", TODAY),
            TypedDay::Far(far)
        );
        assert_eq!(day("3 December 1999"), None);
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for typed in [
            "",
            "soon",
            "3",
            "december",
            "31 feb 2026",
            "32.1.2026",
            "3 jui 2026",
            "a b c",
        ] {
            assert_eq!(read_day(typed, TODAY), TypedDay::Unread, "{typed}");
        }
    }
}
