//! Days as people write them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{text, tr_with};

/// "Thursday 3 December 2026".
pub fn long_date(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// "3 December 2026".
pub fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "December 2026".
pub fn month(day: Date) -> String {
    day.strftime("%B %Y").to_string()
}

/// Countries (ISO 3166, two letters) whose week begins on a Sunday, after the Unicode CLDR.
const FROM_SUNDAY: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH \
                           MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
/// Those whose week begins on a Saturday.
const FROM_SATURDAY: &str = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/// The day with which calendars of a country begin the week; Monday where nobody said which.
pub fn first_weekday(country: Option<&str>) -> Weekday {
    let is_of = |countries: &str| {
        country.is_some_and(|country| countries.split(' ').any(|one| one == country))
    };
    if is_of(FROM_SUNDAY) {
        Weekday::Sunday
    } else if is_of(FROM_SATURDAY) {
        Weekday::Saturday
    } else {
        Weekday::Monday
    }
}

/// The days of the week in short, from this one on.
pub fn weekdays(first: Weekday) -> [String; 7] {
    // The last week of November 2026 begins on a Monday.
    let monday = Date::constant(2026, 11, 23);
    std::array::from_fn(|at| {
        let days = i64::from(first.to_monday_zero_offset()) + i64::try_from(at).unwrap_or(0);
        monday
            .saturating_add(days.days())
            .strftime("%a")
            .to_string()
    })
}

/// A date as guides write it (`2026-06-29`, `2026-06`, `2026`, `unknown`), in words; none for
/// unknown or unreadable ones.
pub fn seen_on(on: &str) -> Option<String> {
    if let Ok(day) = on.parse::<Date>() {
        return Some(date(day));
    }
    if let Ok(month) = format!("{on}-01").parse::<Date>() {
        return Some(month.strftime("%B %Y").to_string());
    }
    let is_year = on.len() == 4 && on.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| on.to_owned())
}

/// As [`seen_on`], with its preposition: "on 29 June 2026", "in June 2026", "in 2026".
pub fn seen_when(on: &str) -> Option<String> {
    let id = match on.parse::<Date>() {
        Ok(_) => "when-on",
        Err(_) => "when-in",
    };
    Some(tr_with(id, &[("when", text(seen_on(on)?))]))
}
