//! What is charged again and again, worded once for every door.

use jiff::civil::Date;

use crate::case::Event;
use crate::case::dates::Cycle;
use crate::guide::catalogue::ANY_OTHER;
use crate::guide::step::Fact;
use crate::guide::{Catalogue, Certainty, GuideId};
use crate::i18n::{self, number, shown, text, tr, tr_with};
use crate::platform::not_read::NotRead;
use crate::statement::{About, Amount, Charge, Error, Match, Rhythm, Statement};
use crate::text::fold;

/// Lines of the file that are named.
const NAMED_ROWS: usize = 12;
/// With fewer letters than this nothing is said to a line that fits nothing.
const ENOUGH: usize = 4;

/// Why a bank's file was refused, and what to do now.
pub fn refused(error: &Error) -> String {
    let id = format!("charges-refused-{}", error.id());
    match error {
        Error::NotRead(NotRead::Unreadable(cause)) => tr_with(&id, &[("cause", shown(cause))]),
        _ => tr(&id),
    }
}

/// How much was read, and how much was found.
pub fn summary(statement: &Statement, charges: &[Charge]) -> String {
    let (first, last) = statement.days().unwrap_or_default();
    let count = |is: fn(&&Charge) -> bool| charges.iter().filter(is).count();
    let (stopped, untold) = (
        count(|charge| charge.has_stopped()),
        count(|charge| charge.rhythm.is_none()),
    );
    let values = [
        ("rows", number(statement.entries())),
        ("first", text(i18n::date(first))),
        ("last", text(i18n::date(last))),
        ("n", number(charges.len() - stopped - untold)),
    ];
    let mut said = vec![tr_with("charges-summary", &values)];
    let others = [
        ("charges-summary-untold", untold),
        ("charges-summary-stopped", stopped),
    ];
    for (id, n) in others.into_iter().filter(|(_, n)| *n > 0) {
        said.push(tr_with(id, &[("n", number(n))]));
    }
    if charges.is_empty() {
        said.push(tr("charges-none-hint"));
    }
    said.extend(left_out(statement));
    said.join(" ")
}

/// What of a file could not be read.
fn left_out(statement: &Statement) -> Vec<String> {
    let mut said = Vec::new();
    if statement.unread() > 0 {
        let values = [("n", number(statement.unread()))];
        said.push(tr_with("charges-summary-unread", &values));
    }
    if let Some(line) = statement.broken_at() {
        said.push(tr_with(
            "charges-summary-broken",
            &[("line", text(line.to_string()))],
        ));
    }
    said
}

/// A charge in a few lines: its name, its price, its dates, the guide, the rows.
pub fn lines(catalogue: &Catalogue, charge: &Charge, today: Date) -> [String; 5] {
    [
        charge.name.clone(),
        price(charge),
        dates(charge, today),
        guide(catalogue, charge),
        rows(charge),
    ]
}

/// "10,99 € a month, 131,88 € a year"; the amount alone where it is not known how often it comes.
pub fn price(charge: &Charge) -> String {
    let money = |amount| money(amount, &charge.currency);
    let (Some(rhythm), Some(yearly)) = (charge.rhythm, charge.yearly()) else {
        return money(charge.amount);
    };
    let values = [
        ("amount", text(money(charge.amount))),
        ("yearly", text(money(yearly))),
    ];
    tr_with(&format!("charges-price-{}", rhythm.id()), &values)
}

/// An amount with the sign of its currency. One with more than two decimals stands as the bank
/// wrote it.
fn money(amount: Amount, currency: &str) -> String {
    let hundredths = amount.hundredths().and_then(|all| u64::try_from(all).ok());
    match hundredths {
        Some(hundredths) => i18n::money(hundredths, currency, None),
        None => format!("{} {currency}", amount.in_currency(currency))
            .trim_end()
            .to_owned(),
    }
}

/// How often it came, when last, and when it should come next, or should have come where that
/// day has gone by; or why that is not said.
pub fn dates(charge: &Charge, today: Date) -> String {
    let mut values = vec![
        ("times", number(charge.times())),
        ("last", text(i18n::date(charge.last))),
    ];
    let Some(next) = charge.next else {
        let id = if charge.has_stopped() {
            "charges-dates-stopped"
        } else {
            "charges-dates-untold"
        };
        return tr_with(id, &values);
    };
    values.push(("next", text(i18n::date(next))));
    let id = if next < today {
        "charges-dates-past"
    } else {
        "charges-dates"
    };
    tr_with(id, &values)
}

/// Which guide fits a charge.
pub fn guide(catalogue: &Catalogue, charge: &Charge) -> String {
    let known = charge.known.as_ref();
    if let Some(guide) = known.and_then(|known| catalogue.guide(&known.guide)) {
        return tr_with("charges-guide", &[("guide", text(&guide.title))]);
    }
    match catalogue.guide(ANY_OTHER) {
        Some(guide) => tr_with("charges-guide-none", &[("guide", text(&guide.title))]),
        None => tr("charges-guide-none-plain"),
    }
}

/// The lines of the file that a charge rests on, or the numbers of its payments.
pub fn rows(charge: &Charge) -> String {
    let named = charge.rows.iter().take(NAMED_ROWS).map(ToString::to_string);
    let mut lines = named.collect::<Vec<_>>().join(", ");
    if charge.rows.len() > NAMED_ROWS {
        lines.push_str(", …");
    }
    let values = [("count", number(charge.rows.len())), ("lines", text(lines))];
    let id = if charge.rows_are_lines {
        "charges-rows"
    } else {
        "charges-payments"
    };
    tr_with(id, &values)
}

/// What a match says: the service, or who takes the money.
pub fn whose(found: &Match) -> String {
    let by_paypal = matches!(found.about, About::ByPayPal | About::ByPayPalForUnknown);
    match (&found.service, &found.company) {
        (Some(service), _) if by_paypal => {
            tr_with("charges-paypal-service", &[("service", text(service))])
        }
        (Some(service), Some(company)) if fold(service) != fold(company) => {
            let values = [("service", text(service)), ("company", text(company))];
            tr_with("charges-service", &values)
        }
        (Some(service), _) => tr_with("charges-service-alone", &[("service", text(service))]),
        (None, Some(company)) => takes_it(company, found),
        (None, None) => found.say.clone(),
    }
}

/// That a company takes the money, and what for as far as the guide knows it.
fn takes_it(company: &str, found: &Match) -> String {
    let only_paypal = fold(company).starts_with("paypal");
    match found.about {
        About::ByPayPal if only_paypal => tr("charges-paypal"),
        About::ByPayPalForUnknown if only_paypal => tr("charges-paypal-unknown"),
        About::ForUnknown => tr_with("charges-company-unknown", &[("company", text(company))]),
        _ if found.say.starts_with(company) => found.say.clone(),
        _ => tr_with("charges-company", &[("company", text(company))]),
    }
}

/// The guide's own sentence beside [`whose`]; none where that has said it.
pub fn explained(found: &Match) -> Option<&str> {
    Some(found.say.as_str()).filter(|say| *say != whose(found))
}

/// How surely what is said of a line holds; none where nothing is known.
pub fn surely(certainty: Option<Certainty>) -> String {
    tr(match certainty {
        Some(Certainty::Sure) => "finder-surely-sure",
        Some(Certainty::Likely) => "finder-surely-likely",
        Some(Certainty::Possible) => "finder-surely-possible",
        None => "finder-surely-none",
    })
}

/// What is said of a line, and how surely it holds.
pub fn with_certainty(said: &str, certainty: Option<Certainty>) -> String {
    format!("{said} {}", surely(certainty))
}

/// The sign beside what is said of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It is as good as sure: a tick, and for nothing less.
    Tick,
    /// It is more likely than not.
    Question,
    /// It is one of several, or nothing is known.
    Care,
}

/// The sign that goes with [`surely`], the same at every door that draws one.
pub fn mark(certainty: Option<Certainty>) -> Mark {
    match certainty {
        Some(Certainty::Sure) => Mark::Tick,
        Some(Certainty::Likely) => Mark::Question,
        Some(Certainty::Possible) | None => Mark::Care,
    }
}

/// True once so much of a line was typed that something is said also where nothing fits it.
pub fn is_enough(line: &str) -> bool {
    line.trim().chars().count() >= ENOUGH
}

/// What is said to a line that no guide knows.
pub fn unknown(catalogue: &Catalogue) -> String {
    match catalogue.guide(ANY_OTHER) {
        Some(guide) => tr_with("charges-line-unknown", &[("guide", text(&guide.title))]),
        None => tr("charges-line-unknown-plain"),
    }
}

/// The guide with which to begin after a line, and what its case keeps of the line. A line that
/// names only who collects leads to the guide for any subscription.
pub fn begin_with_line(matches: &[Match]) -> (GuideId, Vec<Event>) {
    let named = matches.first().filter(|first| first.names_service());
    let general = || matches.iter().find(|one| one.guide == ANY_OTHER);
    let known = named.or_else(general);
    let guide = known.map_or_else(|| GuideId::from(ANY_OTHER), |known| known.guide.clone());
    (guide, fitting(known))
}

/// The guide with which to begin for a charge, and what its case keeps: the pattern that fitted,
/// and the price, the next day and how often it comes where the person wants them to be noted.
pub fn begin_with_charge(charge: &Charge, noted: bool, today: Date) -> (GuideId, Vec<Event>) {
    let known = charge.known.as_ref();
    let guide = known.map_or_else(|| GuideId::from(ANY_OTHER), |known| known.guide.clone());
    let mut events = fitting(known);
    if noted {
        events.extend(price_and_dates(charge, today));
    }
    (guide, events)
}

fn price_and_dates(charge: &Charge, today: Date) -> Vec<Event> {
    let price = charge.price();
    // A day that has gone by is no next charge.
    let next = charge.next.filter(|next| *next >= today);
    // A price is of a month or of a year; any other rhythm has to be kept beside it.
    let cycle = charge.rhythm.and_then(cycle);
    let is_said = price
        .as_ref()
        .is_some_and(|price| Some(Cycle::from(price.every)) == cycle);
    let is_of_use = price.is_some() || next.is_some();
    let price = price.map(|price| Event::PriceNoted { price: Some(price) });
    let cycle = cycle.filter(|_| is_of_use && !is_said);
    let cycle = cycle.map(|cycle| Event::CycleNoted { cycle: Some(cycle) });
    let next = next.map(|next| Event::FactNoted {
        fact: Fact::RenewalDate,
        value: next.to_string(),
    });
    [price, cycle, next].into_iter().flatten().collect()
}

/// The rhythm as a case holds it, which knows none of two or of four weeks.
fn cycle(rhythm: Rhythm) -> Option<Cycle> {
    match rhythm {
        Rhythm::Weekly => Some(Cycle::Weekly),
        Rhythm::Fortnightly | Rhythm::FourWeekly => None,
        Rhythm::Monthly => Some(Cycle::Months(1)),
        Rhythm::Quarterly => Some(Cycle::Months(3)),
        Rhythm::HalfYearly => Some(Cycle::Months(6)),
        Rhythm::Yearly => Some(Cycle::Yearly),
    }
}

fn fitting(known: Option<&Match>) -> Vec<Event> {
    let read = known.map(|known| fitted(known.pattern.clone(), known.certainty));
    read.into_iter().collect()
}

/// That a line fitted a pattern; nothing of the line itself.
pub fn fitted(pattern: String, certainty: Certainty) -> Event {
    Event::StatementRead {
        pattern: Some(pattern),
        certainty: Some(certainty),
    }
}
