//! What a person writes down: days, amounts, references. Asked once, used everywhere.

use jiff::civil::Date;

use super::ask::Typed;
use super::case::{Next, known_prices};
use super::menu::{Menu, Part};
use super::{PageResult, Session};
use crate::case::event::Money;
use crate::case::{Case, Event};
use crate::guide::step::{Ask, AskKind, Fact};
use crate::guide::{Guide, Period};
use crate::i18n::{self, TypedDay, text, tr, tr_with};
use crate::present::make_sure::money::{self, with_period};
use crate::present::typed_day::doubt;

impl Session<'_> {
    /// Asks for what is not known yet; false when the person went back.
    pub(super) fn ask_all(&mut self, at: &str, asks: &[Ask]) -> PageResult<bool> {
        for ask in asks {
            let open = self.now()?;
            if noted(&open.guide, &open.case, at, ask).is_none() && !self.ask_one(at, ask)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Asks for one thing and saves it; false when the person went back.
    pub(super) fn ask_one(&mut self, at: &str, ask: &Ask) -> PageResult<bool> {
        let open = self.now()?;
        self.title(&ask.text)?;
        let was = noted(&open.guide, &open.case, at, ask);
        if let Some(was) = &was {
            let values = [("value", text(was))];
            self.tell(&tr_with("terminal-ask-was", &values))?;
        }
        if ask.into == Some(Fact::Price) {
            let region = self.region_id(&open);
            let seen = known_prices(&open.guide, open.case.plan_id(), &region);
            let seen = seen.iter().map(String::as_str);
            self.tell_list(&tr("common-prices-seen"), seen)?;
        }
        let kind = kind(ask);
        let prompt = match kind {
            AskKind::Date => tr("terminal-ask-date"),
            AskKind::Money => tr("terminal-ask-money"),
            AskKind::YesNo => tr("terminal-ask-yes-no"),
            AskKind::Text => tr("terminal-ask-text"),
        };
        loop {
            let typed = match self.ask_text(&prompt)? {
                Typed::Back => return Ok(false),
                Typed::Nothing => return Ok(true),
                Typed::Text(typed) => typed,
            };
            let taken_back = was.is_some() && typed.eq_ignore_ascii_case("clear");
            let events = if taken_back {
                Some(cleared(at, ask))
            } else {
                self.read_note(at, ask, typed)?
            };
            if let Some(events) = events {
                self.save_all(events)?;
                return Ok(true);
            }
        }
    }

    /// The events that a typed note makes; none when it cannot be read and has to be asked again.
    fn read_note(&mut self, at: &str, ask: &Ask, typed: String) -> PageResult<Option<Vec<Event>>> {
        let value = match kind(ask) {
            AskKind::Date => {
                let Some(date) = self.read_day(&typed)? else {
                    return Ok(None);
                };
                date.to_string()
            }
            AskKind::YesNo => match read_yes_no(&typed) {
                Some(true) => tr("common-yes"),
                Some(false) => tr("common-no"),
                None => {
                    self.note(&tr("terminal-yes-or-no"))?;
                    return Ok(None);
                }
            },
            AskKind::Money if ask.into == Some(Fact::Price) => return self.read_price(typed),
            AskKind::Money | AskKind::Text => typed,
        };
        Ok(Some(vec![note(at, ask, value)]))
    }

    /// Reads a day; where it is none or in doubt, that is said.
    pub(super) fn read_day(&mut self, typed: &str) -> PageResult<Option<Date>> {
        let read = i18n::read_day(typed, self.platform.today());
        if let Some(doubt) = doubt(read) {
            self.note(&doubt.question)?;
            for (_, day) in &doubt.answers {
                self.note(&tr_with("terminal-day-type", &[("day", text(day.clone()))]))?;
            }
        } else if read == TypedDay::Unread {
            self.note(&tr("terminal-date-unclear"))?;
        }
        Ok(read.sure())
    }

    fn read_price(&mut self, typed: String) -> PageResult<Option<Vec<Event>>> {
        let open = self.now()?;
        // Before the country was settled it is the one that is shown.
        let region = self.region(&open);
        let currency = region.map_or("", |region| region.currency.as_str());
        if Money::read(&typed, currency, Period::Month).is_none() {
            self.note(&tr("terminal-money-unclear"))?;
            return Ok(None);
        }
        self.tell(&tr("terminal-price-every"))?;
        let mut menu = Menu::new();
        menu.add(tr("terminal-price-month"), Period::Month);
        menu.add(tr("terminal-price-year"), Period::Year);
        let Some(every) = self.choose(&menu)? else {
            return Ok(None);
        };
        let price = Money::read(&typed, currency, every);
        Ok(Some(money::noted(price, typed)))
    }

    /// Everything noted, each to be changed.
    pub(super) fn notes(&mut self) -> Next {
        let open = self.now()?;
        self.title(&tr("terminal-notes-title"))?;
        let mut menu = Menu::new();
        let fits = |(at, ask): &(String, Ask)| {
            ask.into != Some(Fact::OfflineSongs)
                || asks_for_songs(&open.guide)
                || noted(&open.guide, &open.case, at, ask).is_some()
        };
        for (at, ask) in facts()
            .into_iter()
            .filter(fits)
            .chain(asks_noted(&open.guide, &open.case))
        {
            let value = noted(&open.guide, &open.case, &at, &ask)
                .unwrap_or_else(|| tr("terminal-notes-none"));
            let values = [("what", text(&ask.text)), ("value", text(value))];
            menu.add(tr_with("terminal-notes-line", &values), Some((at, ask)));
        }
        menu.back(None);
        match self.choose(&menu)?.flatten() {
            Some((at, ask)) => {
                self.ask_one(&at, &ask)?;
                Ok(Some(Part::Notes))
            }
            None => Ok(None),
        }
    }
}

/// A fact decides what it takes, whatever the guide calls it.
fn kind(ask: &Ask) -> AskKind {
    match ask.into {
        Some(Fact::EndDate | Fact::RenewalDate) => AskKind::Date,
        Some(Fact::Price) => AskKind::Money,
        _ => ask.kind,
    }
}

fn cleared(at: &str, ask: &Ask) -> Vec<Event> {
    match ask.into {
        Some(Fact::Price) => money::noted(None, String::new()),
        _ => vec![note(at, ask, String::new())],
    }
}

fn note(at: &str, ask: &Ask, value: String) -> Event {
    match ask.into {
        Some(fact) => Event::FactNoted { fact, value },
        None => Event::Noted {
            at: format!("{at}/{}", ask.id),
            value,
        },
    }
}

/// What was noted for this, as it is shown.
fn noted(guide: &Guide, case: &Case, at: &str, ask: &Ask) -> Option<String> {
    let value = match ask.into {
        Some(Fact::Price) => {
            let price = case.price.as_ref()?;
            return Some(with_period(Some(guide), case, price));
        }
        Some(fact) => case.facts.get(&fact)?.clone(),
        None => case.notes.get(&format!("{at}/{}", ask.id))?.clone(),
    };
    if kind(ask) == AskKind::Date
        && let Ok(date) = value.parse()
    {
        return Some(i18n::long_date(date));
    }
    Some(value)
}

fn facts() -> [(String, Ask); 5] {
    let fact = |text: String, kind: AskKind, into: Fact| {
        let ask = Ask {
            id: String::new(),
            text,
            kind,
            into: Some(into),
        };
        (String::new(), ask)
    };
    [
        fact(tr("common-fact-end-date"), AskKind::Date, Fact::EndDate),
        fact(
            tr("common-fact-renewal-date"),
            AskKind::Date,
            Fact::RenewalDate,
        ),
        fact(tr("common-fact-price"), AskKind::Money, Fact::Price),
        fact(tr("common-fact-reference"), AskKind::Text, Fact::Reference),
        fact(
            tr("common-fact-offline-songs"),
            AskKind::Text,
            Fact::OfflineSongs,
        ),
    ]
}

/// True for a guide that has the person write down songs: none but one of music has.
fn asks_for_songs(guide: &Guide) -> bool {
    let steps = guide.channels.iter().flat_map(|channel| &channel.steps);
    let asked = steps.flat_map(|step| &step.ask);
    let saved = guide.backup.tasks.iter().flat_map(|task| &task.ask);
    let mut asks = asked.chain(saved);
    asks.any(|ask| ask.into == Some(Fact::OfflineSongs))
}

/// Notes that fill no fact, with the question that they answered.
fn asks_noted(guide: &Guide, case: &Case) -> Vec<(String, Ask)> {
    let steps = guide.channels.iter().flat_map(|channel| &channel.steps);
    let asked = steps.map(|step| (step.id.as_str(), &step.ask));
    let saved = guide
        .backup
        .tasks
        .iter()
        .map(|task| (task.id.as_str(), &task.ask));
    let mut found: Vec<(String, Ask)> = Vec::new();
    for (at, asks) in asked.chain(saved) {
        for ask in asks.iter().filter(|ask| ask.into.is_none()) {
            let is_new = !found
                .iter()
                .any(|(known, one)| known == at && one.id == ask.id);
            if is_new && case.notes.contains_key(&format!("{at}/{}", ask.id)) {
                found.push((at.to_owned(), ask.clone()));
            }
        }
    }
    found
}

fn read_yes_no(typed: &str) -> Option<bool> {
    match typed.trim().to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}
