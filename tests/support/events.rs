//! What happened in cases that tests begin with.

use outro::case::{Event, Money, StepMark};
use outro::guide::step::{End, Fact};
use outro::guide::{Catalogue, Period, Step};

/// These events, and what happened after them.
pub fn followed_by(mut events: Vec<Event>, more: impl IntoIterator<Item = Event>) -> Vec<Event> {
    events.extend(more);
    events
}

/// The last step was done: it is cancelled.
pub fn cancelled() -> Event {
    let end = End::Cancelled;
    Event::Ended { end }
}

/// Something that the company said, as the person noted it.
pub fn noted(fact: Fact, value: &str) -> Event {
    let value = value.to_owned();
    Event::FactNoted { fact, value }
}

/// Whose case it is.
pub fn named(person: &str) -> Event {
    let person = person.to_owned();
    Event::Named { person }
}

/// A case of Amazon Music that has come to its backup: billed through this channel, in the
/// United States.
pub fn to_backup(channel: &str) -> Vec<Event> {
    followed_by(vec![started("amazon-music")], answered_to_backup(channel))
}

/// A case of a guide that came with the program is begun.
pub fn started(guide: &str) -> Event {
    let guide = Catalogue::built_in().guide(guide).expect("built in");
    Event::Started {
        guide: guide.id.clone(),
        revision: guide.revision,
    }
}

/// A case of the guide for whatever has none of its own: in Germany, paid to the company, under
/// a nickname.
pub fn other_subscription() -> Vec<Event> {
    vec![
        started("another-subscription"),
        named("Granny Smith"),
        Event::RegionChosen {
            region: "de".to_owned(),
        },
        Event::ChannelChosen {
            channel: "company".into(),
        },
        Event::PriceNoted {
            price: Money::read("11.99", "EUR", Period::Month),
        },
    ]
}

/// The answers that lead from the beginning to the backup.
pub fn answered_to_backup(channel: &str) -> Vec<Event> {
    vec![
        Event::SummaryRead,
        Event::RegionChosen {
            region: "us".to_owned(),
        },
        Event::PlanChosen {
            plan: Some("individual".to_owned()),
        },
        Event::ChannelChosen {
            channel: channel.into(),
        },
    ]
}

/// A step was ticked as it stands in its guide.
pub fn ticked(step: &Step) -> Event {
    Event::Ticked {
        step: StepMark {
            id: step.id.clone(),
            rev: step.rev,
            title: step.title.clone(),
            words: Vec::new(),
        },
        ends: None,
    }
}
