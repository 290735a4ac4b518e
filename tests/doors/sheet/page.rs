//! What stands on a sheet.

use std::collections::BTreeSet;

use outro::case::Event;
use outro::case::checklist::Checklist;
use outro::export::sheet::{Sheet, file_name};
use outro::guide::step::Fact;
use outro::guide::{Catalogue, true_for};

use super::html::{self, Part, fold, starts};
use super::{TODAY, case, every_sheet, music, sheet, started, ticked};

fn said(sheet: &Sheet<'_>) -> String {
    html::words(&html::read(&sheet.page()))
}

#[test]
fn every_step_and_everything_that_may_be_seen_stands_on_every_sheet() {
    let mut looked = 0;
    for sheet in every_sheet() {
        let said = said(&sheet);
        let about = |what: &str| format!("{}/{}: {what}", sheet.guide.id, sheet.channel.id);
        let region = sheet.region.map(|region| region.id.as_str());
        for step in &sheet.channel.steps {
            if !step.when.holds(region.unwrap_or_default(), None) {
                continue;
            }
            let labels = step.path.iter().chain(&step.press).chain(&step.ignore);
            let labels = labels.filter_map(|id| sheet.guide.label(id, region));
            let mut wanted = vec![step.title.as_str()];
            wanted.extend(step.say.iter().map(String::as_str));
            wanted.extend(step.caution.as_deref());
            wanted.extend(step.done_when.as_deref());
            wanted.extend(step.ask_proof.iter().map(String::as_str));
            wanted.extend(step.ask.iter().map(|ask| ask.text.as_str()));
            wanted.extend(step.options.iter().map(|option| option.text.as_str()));
            wanted.extend(labels.map(|label| label.text.as_str()));
            for seen in &step.see {
                wanted.push(&seen.text);
                wanted.extend(seen.advice.iter().map(String::as_str));
            }
            for text in wanted {
                assert!(said.contains(&fold(text)), "{}", about(text));
                looked += 1;
            }
        }
    }
    assert!(looked > 1500, "only {looked} sentences were looked for");
}

#[test]
fn what_to_have_keep_lose_save_and_whom_to_ask_stands_there_too() {
    for sheet in every_sheet() {
        let (said, guide) = (said(&sheet), sheet.guide);
        let summary = &guide.summary;
        let lists = [&summary.needs, &summary.you_keep, &summary.you_lose];
        let tasks = guide.backup.tasks.iter().map(|task| &task.title);
        // What is so only for somebody whom another company charges stays away.
        let channel = Some(&sheet.channel.id);
        let after = true_for(&guide.after.expect, channel)
            .chain(true_for(&guide.after.charged_again, channel));
        let letters = guide.letters.iter().map(|letter| &letter.title);
        let wanted = lists.into_iter().flatten().chain(tasks).chain(letters);
        for text in wanted.chain(after.map(|claim| &claim.text)) {
            assert!(said.contains(&fold(text)), "{}: {text}", guide.id);
        }
        let elsewhere = guide.after.expect.iter();
        for claim in elsewhere.filter(|claim| !claim.holds_for(channel)) {
            let text = &claim.text;
            assert!(!said.contains(&fold(text)), "{}: {text}", guide.id);
        }
        assert!(!said.contains("{{"), "{}: a gap is open", guide.id);
    }
}

#[test]
fn addresses_are_written_out_with_their_host_and_lead_nowhere_else() {
    let mut links = 0;
    for sheet in every_sheet() {
        let page = html::read(&sheet.page());
        let ids: BTreeSet<&str> = page
            .iter()
            .filter_map(|part| match part {
                Part::Start(_, attributes) => attributes.get("id").map(String::as_str),
                _ => None,
            })
            .collect();
        for (at, part) in page.iter().enumerate() {
            let Part::Start(name, attributes) = part else {
                continue;
            };
            let Some(href) = attributes.get("href") else {
                continue;
            };
            assert_eq!(name, "a", "only a link leads anywhere");
            if let Some(target) = href.strip_prefix('#') {
                assert!(ids.contains(target), "{href} leads nowhere");
                continue;
            }
            assert!(href.starts_with("https://"), "{href}");
            assert_eq!(
                page[at + 1],
                Part::Text(href.clone()),
                "it says where it leads"
            );
            links += 1;
        }
    }
    assert!(links > 200, "only {links} links");
}

#[test]
fn nothing_on_it_runs_or_is_fetched() {
    for sheet in every_sheet() {
        let page = sheet.page();
        let parts = html::read(&page);
        let policy = starts(&parts, "meta")
            .find(|meta| meta.contains_key("http-equiv"))
            .expect("a policy");
        assert_eq!(policy["http-equiv"], "Content-Security-Policy");
        let policy = &policy["content"];
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        let lower = page.to_lowercase();
        for word in [
            "<script",
            "javascript:",
            "@import",
            "url(",
            "src=",
            "<link",
            "<img",
            "<iframe",
        ] {
            assert!(!lower.contains(word), "{word} in {}", sheet.channel.id);
        }
        // The style comes after the policy that allows it.
        let at = |word: &str| page.find(word).expect("it is there");
        assert!(at("Content-Security-Policy") < at("<style>"));
    }
}

#[test]
fn headings_go_down_one_at_a_time_and_ids_are_there_once() {
    for sheet in every_sheet() {
        let page = html::read(&sheet.page());
        let mut ids = BTreeSet::new();
        let mut last = 0;
        for part in &page {
            let Part::Start(name, attributes) = part else {
                continue;
            };
            if let Some(id) = attributes.get("id") {
                assert!(ids.insert(id), "{id} twice");
            }
            let level = name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok());
            if let Some(level) = level {
                assert!(level <= last + 1, "a heading {level} under a {last}");
                last = level;
            }
        }
        assert_eq!(starts(&page, "h1").count(), 1);
        assert_eq!(starts(&page, "main").count(), 1);
        assert_eq!(starts(&page, "html").next().expect("one")["lang"], "en");
    }
}

#[test]
fn labels_of_another_language_say_which() {
    let guide = music();
    let de = guide.region("de").expect("Germany");
    let mut found = 0;
    for channel in &guide.channels {
        let sheet = Sheet {
            region: Some(de),
            ..sheet(Catalogue::built_in(), guide, channel)
        };
        let page = html::read(&sheet.page());
        for step in &channel.steps {
            for id in step.path.iter().chain(&step.press) {
                let english = guide.label(id, Some("de")).expect("a label");
                let Some(label) = guide.label_on_site(id, "de") else {
                    continue;
                };
                if !step.when.holds("de", None) || label.text == english.text {
                    continue;
                }
                let text = Part::Text(format!("“{}”", label.text));
                let at = page.iter().position(|part| *part == text);
                let at = at.unwrap_or_else(|| panic!("{} is missing", label.text));
                let Part::Start(_, attributes) = &page[at - 1] else {
                    panic!("{} stands alone", label.text)
                };
                assert_eq!(attributes.get("lang"), Some(&label.lang), "{}", label.text);
                found += 1;
            }
        }
    }
    assert!(found > 5, "only {found} labels");
}

#[test]
fn a_case_has_its_marks_its_numbers_its_country_and_its_plan() {
    let mut events = started();
    events.extend([ticked(0), ticked(1)]);
    let case = case(events);
    let sheet = Sheet {
        whole: true,
        ..Sheet::of(Catalogue::built_in(), music(), &case, TODAY).expect("a channel")
    };
    let said = said(&sheet);
    let checklist = Checklist::of(music(), &case).expect("a checklist");
    for item in &checklist.items {
        let heading = format!("Step {}: {}", item.number.expect("needed"), item.step.title);
        assert!(said.contains(&heading), "{heading}");
    }
    for wanted in [
        format!("Step 1: {} (done)", checklist.items[0].step.title),
        format!("Step 3: {} (go on here)", checklist.items[2].step.title),
        "Germany and Austria (amazon.de)".to_owned(),
        music().plan("individual").expect("a plan").title.clone(),
        "Export your playlists (done)".to_owned(),
        "Sunday 22 November 2026".to_owned(),
    ] {
        assert!(said.contains(&wanted), "{wanted} is missing:\n{said}");
    }
}

#[test]
fn a_sheet_without_a_case_marks_nothing() {
    for sheet in every_sheet() {
        let said = said(&sheet);
        for word in ["(done)", "(go on here)", "(first answer what to save)", "✓"] {
            assert!(!said.contains(word), "{}: {word}", sheet.channel.id);
        }
    }
}

#[test]
fn a_nickname_stands_there_only_when_asked_for_and_notes_never() {
    let mut events = started();
    events.extend([
        Event::FactNoted {
            fact: Fact::Reference,
            value: "QUAGGA-4711".to_owned(),
        },
        Event::Noted {
            at: "apple/open-settings/anything".to_owned(),
            value: "OKAPI".to_owned(),
        },
    ]);
    let case = case(events);
    let sheet = Sheet {
        whole: true,
        ..Sheet::of(Catalogue::built_in(), music(), &case, TODAY).expect("a channel")
    };
    assert!(!sheet.with_name, "the name stays off unless asked for");
    let without = sheet.page();
    let with = Sheet {
        with_name: true,
        ..sheet
    }
    .page();
    assert!(!without.contains("Zebedee"));
    assert!(with.contains("Zebedee"));
    for page in [without, with] {
        assert!(!page.contains("QUAGGA") && !page.contains("OKAPI"));
    }
}

#[test]
fn what_hangs_on_an_open_answer_stands_there_with_its_condition() {
    let guide = music();
    let channel = guide.channel("amazon-alexa").expect("a channel");
    let said = said(&sheet(Catalogue::built_in(), guide, channel));
    let hanging = channel
        .steps
        .iter()
        .filter(|step| !step.when.chosen.is_empty());
    assert!(hanging.clone().count() > 2);
    assert_eq!(
        said.matches("Only if your answer to").count(),
        hanging.count()
    );
}

#[test]
fn a_file_is_named_after_what_is_in_it() {
    let mut names = BTreeSet::new();
    for sheet in every_sheet() {
        let name = file_name(sheet.guide, sheet.channel);
        let (stem, ending) = name.split_once('.').expect("an ending");
        assert_eq!(ending, "html");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(stem.chars().all(plain), "{name}");
        assert!(names.insert(name.clone()), "{name} twice");
    }
    assert!(names.contains("amazon-music-apple-on-iphone-or-ipad.html"));
}
