//! The sheet to print or to read over the phone: what stands on it, that nothing on it can do
//! anything, and the three doors that write it.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

#[cfg(target_os = "linux")]
mod axe;
mod doors;
mod files;
mod hostile;
mod html;
mod page;
mod short;
use crate::program;
use crate::support;

use jiff::civil::{Date, date};
use outro::case::{BackupAnswer, Case, Entry, Event, Stage};
use outro::export::sheet::Sheet;
use outro::guide::{Catalogue, Channel, Guide};

/// The day on which every sheet is made.
const TODAY: Date = date(2026, 11, 22);

/// The sheet of a channel in the first country that has it.
fn sheet<'a>(catalogue: &'a Catalogue, guide: &'a Guide, channel: &'a Channel) -> Sheet<'a> {
    let mut regions = guide.regions.iter();
    let region = regions.find(|region| channel.when.holds(&region.id, None));
    Sheet {
        catalogue,
        guide,
        channel,
        region,
        plan: None,
        case: None,
        with_name: false,
        whole: true,
        today: TODAY,
    }
}

/// Every sheet of every guide that comes with the program.
fn every_sheet() -> Vec<Sheet<'static>> {
    let catalogue = Catalogue::built_in();
    let guides = catalogue.entries().iter();
    let guides = guides.map(|entry| catalogue.guide(&entry.id).expect("a readable guide"));
    guides
        .flat_map(|guide| {
            let channels = guide.channels.iter();
            channels.map(move |channel| sheet(catalogue, guide, channel))
        })
        .collect()
}

fn music() -> &'static Guide {
    Catalogue::built_in()
        .guide("amazon-music")
        .expect("built in")
}

fn started() -> Vec<Event> {
    vec![
        Event::Started {
            guide: "amazon-music".into(),
            revision: music().revision,
        },
        Event::Named {
            person: "Zebedee’s account".to_owned(),
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: "de".to_owned(),
        },
        Event::PlanChosen {
            plan: Some("individual".to_owned()),
        },
        Event::ChannelChosen {
            channel: "apple-iphone".into(),
        },
        Event::BackupAnswered {
            task: "export-playlists".into(),
            answer: BackupAnswer::Done,
        },
        Event::StageOpened {
            stage: Stage::Cancel,
        },
    ]
}

fn ticked(step: usize) -> Event {
    let channel = music().channel("apple-iphone").expect("a channel");
    support::events::ticked(&channel.steps[step])
}

fn case(events: Vec<Event>) -> Case {
    let entries: Vec<Entry> = events
        .into_iter()
        .enumerate()
        .map(|(n, event)| {
            Entry::new(
                format!("{n:032x}"),
                "2026-11-20T09:00:00Z".parse().expect("a moment"),
                event,
            )
        })
        .collect();
    Case::replay("case", &entries)
}
