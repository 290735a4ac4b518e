//! The sheet in a real browser: axe-core finds nothing against it, in light, in dark, in high
//! contrast, on a phone and in print; nothing is fetched, and nobody has to scroll sideways.
//!
//! Needs Chromium and Node: `apt-get install chromium nodejs npm`, then
//! `npm ci --prefix tests/axe`.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::events::ticked;
use jiff::civil::date;
use outro::case::{Case, Entry, Event, Stage};
use outro::export::sheet::{Sheet, file_name};
use outro::guide::{Catalogue, Channel, Guide};
use serde_json::Value;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/axe/check.js");

/// What the browser saw, one a page and a way of looking; panics when it could not look.
fn look(arguments: &[&str], pages: &[PathBuf]) -> Vec<Value> {
    let home = tempfile::tempdir().unwrap();
    let output = Command::new("node")
        .arg(SCRIPT)
        .args(arguments)
        .args(pages)
        // The browser keeps things in its user's home; it gets one to throw away.
        .env("HOME", home.path())
        .env_remove("NODE_OPTIONS")
        .output()
        .expect("Node runs; install it with: apt-get install nodejs npm");
    let said = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    assert!(matches!(code, Some(0 | 1)), "the look failed: {said}");
    let looks: Vec<Value> = serde_json::from_slice(&output.stdout).expect("an answer");
    let wrong = looks.iter().any(|look| !wrong(look).is_empty());
    assert_eq!(code == Some(1), wrong, "the script and its answer agree");
    looks
}

fn wrong(look: &Value) -> Vec<&str> {
    let list = look["wrong"].as_array().expect("a list");
    list.iter().filter_map(Value::as_str).collect()
}

fn assert_nothing_wrong(looks: &[Value]) {
    for look in looks {
        let found = wrong(look);
        let (file, way) = (&look["file"], &look["way"]);
        assert!(found.is_empty(), "{file} {way}: {found:#?}");
        let rules = look["rules"].as_array().expect("a list");
        for rule in [
            "color-contrast",
            "document-title",
            "list",
            "landmark-one-main",
        ] {
            let seen = rules.iter().any(|one| one == rule);
            assert!(seen, "{file} {way} was not held against {rule}");
        }
    }
}

fn sheet<'a>(guide: &'a Guide, channel: &'a Channel) -> Sheet<'a> {
    let mut regions = guide.regions.iter();
    Sheet {
        catalogue: Catalogue::built_in(),
        guide,
        channel,
        region: regions.find(|region| channel.when.holds(&region.id, None)),
        plan: None,
        case: None,
        with_name: false,
        whole: true,
        today: date(2026, 11, 22),
    }
}

fn write(folder: &Path, name: &str, sheet: &Sheet<'_>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, sheet.page()).unwrap();
    path
}

/// A case with a name, a country whose site speaks another language, and two steps done.
fn case(guide: &Guide) -> Case {
    let mut events = vec![
        Event::Started {
            guide: guide.id.clone(),
            revision: guide.revision,
        },
        Event::Named {
            person: "Donaudampfschifffahrtsgesellschaftskapitänswitwe".to_owned(),
        },
        Event::SummaryRead,
        Event::RegionChosen {
            region: "de".to_owned(),
        },
        Event::PlanChosen { plan: None },
        Event::ChannelChosen {
            channel: "amazon-website".into(),
        },
        Event::StageOpened {
            stage: Stage::Cancel,
        },
    ];
    let steps = &guide.channel("amazon-website").unwrap().steps;
    events.extend(steps.iter().take(2).map(ticked));
    let entry = |(n, event)| {
        Entry::new(
            format!("{n:032x}"),
            "2026-11-20T09:00:00Z".parse().unwrap(),
            event,
        )
    };
    let entries: Vec<Entry> = events.into_iter().enumerate().map(entry).collect();
    Case::replay("case", &entries)
}

#[test]
fn the_sheet_of_a_case_has_no_barrier_in_any_way_of_looking_at_it() {
    let folder = tempfile::tempdir().unwrap();
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let case = case(guide);
    let of_case = Sheet {
        whole: true,
        with_name: true,
        ..Sheet::of(Catalogue::built_in(), guide, &case, date(2026, 11, 22)).unwrap()
    };
    let choices = sheet(guide, guide.channel("amazon-alexa").unwrap());
    let pages = [
        write(folder.path(), "case.html", &of_case),
        write(folder.path(), "choices.html", &choices),
    ];
    let looks = look(&[], &pages);
    assert!(looks.len() >= 14, "each page is seen in seven ways");
    assert_nothing_wrong(&looks);
}

#[test]
fn no_sheet_of_any_guide_has_a_barrier() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::built_in();
    let mut pages = Vec::new();
    for entry in catalogue.entries() {
        let guide = catalogue.guide(&entry.id).unwrap();
        for channel in &guide.channels {
            let name = file_name(guide, channel);
            pages.push(write(folder.path(), &name, &sheet(guide, channel)));
        }
    }
    let looks = look(&["--first"], &pages);
    assert_eq!(looks.len(), pages.len());
    assert_nothing_wrong(&looks);
}

/// How many pages of paper a page takes.
fn printed(page: &Path) -> usize {
    let home = tempfile::tempdir().unwrap();
    let pdf = home.path().join("page.pdf");
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .arg("--no-pdf-header-footer")
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .env("HOME", home.path())
        .output()
        .expect("Chromium runs; install it with: apt-get install chromium");
    let said = String::from_utf8_lossy(&output.stderr);
    let bytes = fs::read(&pdf).unwrap_or_else(|error| panic!("{error}: {said}"));
    let text = String::from_utf8_lossy(&bytes);
    let is_page = |line: &&str| line.ends_with("/Type /Page");
    text.lines().filter(is_page).count()
}

#[test]
fn what_is_printed_is_a_handful_of_paper() {
    let folder = tempfile::tempdir().unwrap();
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    for (channel, most) in [("amazon-website", 18), ("apple-iphone", 13)] {
        let of_channel = sheet(guide, guide.channel(channel).unwrap());
        let page = write(folder.path(), "sheet.html", &of_channel);
        let pages = printed(&page);
        assert!((4..=most).contains(&pages), "{channel}: {pages} pages");
    }
}

#[test]
fn the_short_sheet_has_no_barrier_and_is_one_page_of_paper() {
    let folder = tempfile::tempdir().unwrap();
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let mut pages = Vec::new();
    for channel in ["amazon-website", "apple-mac", "prime"] {
        let short = Sheet {
            whole: false,
            ..sheet(guide, guide.channel(channel).unwrap())
        };
        let page = write(folder.path(), &format!("{channel}.html"), &short);
        assert_eq!(printed(&page), 1, "{channel}: pages of paper");
        pages.push(page);
    }
    for look in look(&[], &pages) {
        assert_eq!(wrong(&look), [""; 0], "{}", look["file"]);
    }
}

#[test]
fn the_page_of_a_record_has_no_barrier() {
    let home = crate::program::Home::new();
    crate::record::proven(&home);
    let page = home.data().with_file_name("record.html");
    let ended = home.run(&["export", "record", page.to_str().unwrap(), "--page"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_nothing_wrong(&look(&[], &[page]));
}

#[test]
fn the_look_finds_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let guide = Catalogue::built_in().guide("amazon-music").unwrap();
    let page = sheet(guide, guide.channel("prime").unwrap()).page();
    let broken = [
        (
            "policy.html",
            "--muted: #5a554d",
            "--muted: #5a554e",
            "the browser says",
        ),
        (
            "language.html",
            "<html lang=\"en\">",
            "<html>",
            "html-has-lang",
        ),
        (
            "fetch.html",
            "</footer>",
            "<img src=\"https://example.com/a.png\" alt=\"a\"></footer>",
            "the browser says",
        ),
        (
            "wide.html",
            "</footer>",
            "<table><tr><td><pre>____________________________________________________________________________________________________________________________________________________</pre></td></tr></table></footer>",
            "reaches out",
        ),
    ];
    let mut pages = Vec::new();
    for (name, whole, changed, _) in &broken {
        let path = folder.path().join(name);
        assert!(page.contains(whole), "{name} changes nothing");
        fs::write(&path, page.replacen(whole, changed, 1)).unwrap();
        pages.push(path);
    }
    // Grey on white: the policy is loosened so that the style applies.
    let grey = page
        .replacen("--muted: #5a554d", "--muted: #c8c8c8", 1)
        .replacen("style-src 'sha256-", "style-src 'unsafe-inline' 'x", 1)
        .replacen(
            "style-src &#39;sha256-",
            "style-src &#39;unsafe-inline&#39; &#39;x",
            1,
        );
    pages.push(folder.path().join("pale.html"));
    fs::write(pages.last().unwrap(), grey).unwrap();
    let looks = look(&["--first"], &pages);
    let found = |name: &str| {
        let look = looks.iter().find(|look| look["file"] == name).unwrap();
        wrong(look).join("\n")
    };
    for (name, _, _, wanted) in &broken {
        assert!(found(name).contains(wanted), "{name}: {}", found(name));
    }
    assert!(found("pale.html").contains("color-contrast"));
}
