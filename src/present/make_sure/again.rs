//! A charge that came all the same: the causes that are known, and what to do about each.

use jiff::civil::Date;

use super::letter::is_about_money;
use crate::case::{Case, Event};
use crate::guide::link::Address;
use crate::guide::{Guide, Letter, true_for};
use crate::i18n::{self, text, tr, tr_with};
use crate::present::finder::company::companies;

/// The note in which the day of the charge stands.
pub const DAY: &str = "charge/day";
/// The note in which the characters stand by which a company finds a charge.
pub const CHARGE_ID: &str = "charge/id";
/// The note in which the cause stands that the person chose.
const CAUSE: &str = "charge/cause";

/// Why a charge may have come all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A second plan, on a speaker for example.
    SecondPlan,
    /// Another account, under another e-mail address.
    OtherAccount,
    /// Another company charges for it too.
    OtherChannel,
    /// A trial turned into a paid plan.
    Trial,
    /// The charge was for the period before.
    LastPeriod,
    /// Support said that it was cancelled, and it was not.
    Support,
}

const ALL: [Cause; 6] = [
    Cause::SecondPlan,
    Cause::OtherAccount,
    Cause::OtherChannel,
    Cause::Trial,
    Cause::LastPeriod,
    Cause::Support,
];

impl Cause {
    /// Its permanent id: journals hold it.
    pub fn id(self) -> &'static str {
        match self {
            Self::SecondPlan => "second-plan",
            Self::OtherAccount => "other-account",
            Self::OtherChannel => "other-channel",
            Self::Trial => "trial",
            Self::LastPeriod => "last-period",
            Self::Support => "support",
        }
    }

    /// What it is called: "Another account or e-mail address".
    pub fn title(self) -> String {
        tr(&format!("again-{}", self.id()))
    }

    /// How to tell that it is this one.
    pub fn note(self) -> String {
        tr(&format!("again-{}-note", self.id()))
    }
}

/// The causes that there may be for this person, in their order.
pub fn causes(guide: &Guide, case: &Case) -> Vec<Cause> {
    let region = case.region.as_deref().unwrap_or_default();
    let ruled_out = std::collections::BTreeSet::new();
    let is_one = companies(guide, region, case.plan_id(), &ruled_out).len() < 2;
    let fits = |cause: &Cause| match cause {
        Cause::SecondPlan => !guide.after.second_plan.is_empty(),
        Cause::OtherChannel => !is_one,
        Cause::OtherAccount | Cause::Trial | Cause::LastPeriod | Cause::Support => true,
    };
    ALL.into_iter().filter(fits).collect()
}

/// The cause that the person chose.
pub fn chosen(case: &Case) -> Option<Cause> {
    let noted = case.notes.get(CAUSE)?;
    ALL.into_iter().find(|cause| cause.id() == noted)
}

/// The event that keeps which cause it is; none for a cause that is taken back.
pub fn choose(cause: Option<Cause>) -> Event {
    Event::Noted {
        at: CAUSE.to_owned(),
        value: cause.map_or("", Cause::id).to_owned(),
    }
}

/// The events that say that a charge came: what was noted of an earlier one is not about this
/// one.
pub fn came(case: &Case) -> Vec<Event> {
    let earlier = [DAY, CHARGE_ID, CAUSE].into_iter();
    let forgotten = earlier
        .filter(|at| case.notes.contains_key(*at))
        .map(|at| Event::Noted {
            at: at.to_owned(),
            value: String::new(),
        });
    // The charge comes first: an undo is named after it.
    let charge = std::iter::once(Event::ChargeChecked { came: true });
    charge.chain(forgotten).collect()
}

/// The event that says that no charge came, or that the one that was found was for something
/// else. That one proves nothing before the day on which the next would come: then the answer
/// that it had come is taken back.
pub fn none_came(case: &Case, today: Date) -> Event {
    let is_early = case.check_on().is_none_or(|day| today < day);
    match case.charge_entry().filter(|_| is_early) {
        Some(entry) => Event::Undone {
            entry: entry.to_owned(),
        },
        None => Event::ChargeChecked { came: false },
    }
}

/// The day of the charge, as the person noted it.
pub fn charged_on(case: &Case, today: Date) -> Option<Date> {
    let noted = case.notes.get(DAY)?;
    let day = noted.parse().ok();
    day.or_else(|| i18n::read_day(noted, today).sure())
}

/// What to do about a cause, in order.
pub fn what_to_do(guide: &Guide, case: &Case, cause: Cause, today: Date) -> Vec<String> {
    let mut lines = match cause {
        Cause::SecondPlan => {
            let claims = true_for(&guide.after.second_plan, None);
            claims.map(|claim| claim.text.clone()).collect()
        }
        Cause::LastPeriod => last_period(case, today),
        Cause::OtherAccount | Cause::OtherChannel | Cause::Trial | Cause::Support => Vec::new(),
    };
    let own = (1..).map(|n| format!("again-{}-{n}", cause.id()));
    lines.extend(own.take_while(|id| i18n::knows(id)).map(|id| tr(&id)));
    lines
}

/// Whether the day of the charge lies before the one on which it was cancelled.
fn last_period(case: &Case, today: Date) -> Vec<String> {
    let (Some(charge), Some(cancelled)) = (charged_on(case, today), case.cancelled_on()) else {
        return vec![tr("again-last-period-look")];
    };
    let id = if charge <= cancelled {
        "again-last-period-before"
    } else {
        "again-last-period-after"
    };
    let values = [
        ("charge", text(i18n::date(charge))),
        ("cancelled", text(i18n::date(cancelled))),
    ];
    vec![tr_with(id, &values)]
}

/// The page on which whoever charges pays back, and its link's id; none where no such page is
/// known in this country.
pub fn refund_page<'a>(guide: &'a Guide, case: &Case, region: &str) -> Option<(&'a str, Address)> {
    let channel = guide.channel(case.channel.as_deref()?)?;
    let mut links = guide.links.iter();
    let (id, _) = links.find(|(_, link)| {
        let by = link.refund.as_deref();
        by.is_some_and(|by| by.eq_ignore_ascii_case(&channel.billed_by))
    })?;
    let address = guide.address(id, region).ok()?;
    Some((id, address))
}

/// The letter for a cause: which account pays, or the money back.
pub fn letter(guide: &Guide, cause: Option<Cause>) -> Option<&Letter> {
    let ends = |end: &str| {
        let mut letters = guide.letters.iter().filter(|letter| is_about_money(letter));
        letters.find(|letter| letter.id.ends_with(end))
    };
    let refund = || ends("refund").or_else(|| ends("refund-mail"));
    match cause {
        Some(Cause::OtherAccount) => ends("find-plan").or_else(refund),
        _ => refund(),
    }
}

/// The letter to the bank: the last resort.
pub fn bank_letter(guide: &Guide) -> Option<&Letter> {
    let mut letters = guide.letters.iter().filter(|letter| is_about_money(letter));
    letters.find(|letter| letter.id.ends_with("bank"))
}
