//! Any bytes as a person's own guide: it is read or told as broken, checked, and walked; no
//! address leads to a host that the guide does not name.

#![no_main]

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;
use outro::case::{Case, Checklist, Entry, Event, commands, page};
use outro::guide::{Catalogue, Guide, lint};
use outro::present;

fn apply(case: &mut Case, event: Event) {
    case.apply(&Entry {
        id: "1".repeat(32),
        at: "2026-11-22T14:02:11Z".parse().unwrap(),
        event,
        after: None,
        merged_from: None,
        after_gap: false,
    });
}

fn walk(guide: &Guide) {
    let today = "2026-11-22".parse().unwrap();
    for channel in &guide.channels {
        let mut case = Case::default();
        apply(
            &mut case,
            Event::ChannelChosen {
                channel: channel.id.clone(),
            },
        );
        for step in &channel.steps {
            for seen in &step.see {
                if let Ok(event) = commands::observe(guide, &case, &step.id, &seen.id, today) {
                    apply(&mut case.clone(), event);
                }
            }
            if let Ok(event) = commands::tick(guide, &case, &step.id) {
                apply(&mut case, event);
            }
            let _ = (Checklist::of(guide, &case), page::of(guide, &case));
            let _ = present::next(guide, &case, today);
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let path = PathBuf::from("guides/mine.json");
    let catalogue = Catalogue::with_own([(path, bytes.to_vec())]);
    let _ = (catalogue.entries(), catalogue.problems());
    let alone = [("guides/mine.json".to_owned(), bytes.to_vec())];
    let _ = lint::check(&alone, "2026-11-22".parse().unwrap());
    let Some(guide) = catalogue.guide("mine") else {
        return;
    };
    for link in guide.links.keys() {
        for region in &guide.regions {
            if let Ok(address) = guide.address(link, &region.id) {
                assert!(address.url().starts_with("https://"));
                assert_eq!(outro::text::clean(address.url()), address.url());
            }
        }
    }
    walk(guide);
});
