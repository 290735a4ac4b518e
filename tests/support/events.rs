//! What happened in cases that tests begin with.

use outro::case::{Event, Money, StepMark};
use outro::guide::{Catalogue, Period, Step};

/// A case of Amazon Music that has come to its backup: billed through this channel, in the
/// United States.
pub fn to_backup(channel: &str) -> Vec<Event> {
    let mut events = vec![started("amazon-music")];
    events.extend(answered_to_backup(channel));
    events
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
        Event::Named {
            person: "Granny Smith".to_owned(),
        },
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
