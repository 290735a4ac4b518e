//! Each channel of each guide from the start page to the page that makes sure, as a person goes
//! who takes the first answer that leads on; found by role and name alone.

use std::collections::{BTreeMap, BTreeSet};

use outro::app::ui::Role;
use outro::case::checklist::State;
use outro::case::{Case, CasePage, Checklist};
use outro::guide::step::{Choice, Kind};
use outro::guide::{Catalogue, Channel, Guide, Region, StepId, Then};
use outro::i18n::{text, tr, tr_with};
use outro::present;
use outro::present::finder::company::{Company, Follows, companies};

use crate::short_way::{is_on_the_start_page, the_case};
use crate::support::session::{Fixed, Window};

/// No channel takes so many presses.
const MOST: usize = 80;

/// With `OUTRO_SHOW` each page is drawn to `target/pictures/channels/`.
fn is_shown() -> bool {
    std::env::var_os("OUTRO_SHOW").is_some()
}

/// The country in which a channel is offered, and the company that it leads out of.
fn offered<'a>(guide: &'a Guide, channel: &Channel) -> Option<(&'a Region, Company<'a>)> {
    guide.regions.iter().find_map(|region| {
        let all = companies(guide, &region.id, None, &BTreeSet::new());
        let company = all.into_iter().find(|company| company.has(&channel.id))?;
        Some((region, company))
    })
}

/// A window of somebody in this country, on the channel's first step.
fn to_the_first_step(guide: &Guide, channel: &Channel) -> Option<Window> {
    let (region, company) = offered(guide, channel)?;
    let folder = tempfile::tempdir().expect("a folder").keep();
    let platform = Fixed::new();
    *platform.country.lock().expect("unbroken") = region.countries.first().cloned();
    // What is to be looked at is as large as a screen shows it.
    let height = if is_shown() { 800.0 } else { 4000.0 };
    let mut window = Window::open(&folder, platform).sized(1120.0, height);
    if !is_on_the_start_page(guide) {
        let more = Catalogue::built_in().entries().len() - present::FIRST_SERVICES;
        window.press(Role::Button, &format!("{more} more"));
    }
    window.press(Role::Button, &guide.title);
    window.press(Role::Answer, company.title);
    match company.follows(&Case::default()) {
        Follows::Channel(first) if first.id == channel.id => {}
        Follows::Channel(first) => {
            // The usual way was taken at once; the others are asked for when it is changed.
            let values = [("channel", text(&first.subtitle))];
            window.press(Role::Button, &tr_with("shell-channel", &values));
            window.press(Role::Answer, company.title);
            window.press(Role::Answer, &channel.title);
        }
        Follows::Device => window.press(Role::Answer, &channel.title),
    }
    Some(window)
}

/// The options that do not lead away from the channel; all where each does.
fn staying(options: &[Choice]) -> Vec<&Choice> {
    let stays = |option: &&Choice| {
        let within = [Then::Next, Then::Stay].contains(&option.then);
        within
            || matches!(
                option.then,
                Then::Step(_) | Then::End(_) | Then::ComeBack(_)
            )
    };
    let staying: Vec<&Choice> = options.iter().filter(stays).collect();
    if staying.is_empty() {
        return options.iter().collect();
    }
    staying
}

/// Presses what comes next: the first answer that was not given yet.
pub fn press_on(
    window: &mut Window,
    checklist: &Checklist<'_>,
    given: &mut BTreeMap<StepId, usize>,
) {
    let Some(item) = checklist.current() else {
        let left_out = checklist.left_out_confirmation().is_some();
        let id = if left_out {
            "steps-show-confirm"
        } else {
            "steps-cancelled-elsewhere"
        };
        return window.press(Role::Button, &tr(id));
    };
    if item.state == State::Locked {
        return window.press(Role::Button, &tr("gate-nothing"));
    }
    let times = given.entry(item.step.id.clone()).or_default();
    let nth = *times;
    *times += 1;
    if item.step.kind == Kind::Choose {
        let options = staying(&item.step.options);
        window.press(Role::Answer, &options[nth % options.len()].text);
    } else {
        window.press(Role::Button, &present::step::done(checklist, item));
    }
}

/// Goes on until the page that makes sure; how many presses that took.
fn to_the_end(guide: &Guide, window: &mut Window) -> Result<usize, String> {
    let mut given = BTreeMap::new();
    for presses in 0..MOST {
        let case = the_case(window);
        if is_shown() {
            let channel = case.channel.as_deref().unwrap_or_default();
            window.picture(&format!("channels/{}/{channel}-{presses:02}", guide.id));
        }
        match outro::case::page::of(guide, &case) {
            CasePage::Ending => return Ok(presses),
            CasePage::Steps => {
                let checklist = Checklist::of(guide, &case).expect("a channel is chosen");
                press_on(window, &checklist, &mut given);
            }
            place => return Err(format!("it leads to {place:?}")),
        }
    }
    Err(format!("no end after {MOST} presses: {given:?}"))
}

/// Walks one channel; says what is wrong, or whether it could be reached at all.
fn walk(guide: &Guide, channel: &Channel) -> Result<bool, String> {
    let at = |why: String| format!("{} {}: {why}", guide.id, channel.id);
    let Some(mut window) = to_the_first_step(guide, channel) else {
        return Ok(false);
    };
    let chosen = the_case(&window).channel;
    if chosen.as_ref() != Some(&channel.id) {
        return Err(at(format!("{chosen:?} was chosen")));
    }
    let presses = to_the_end(guide, &mut window).map_err(at)?;
    let tree = window.tree();
    let stage = tr("common-stage-make-sure");
    let mut tabs = tree.nodes.iter().map(|node| &node.semantics);
    if !tabs.any(|one| one.selected == Some(true) && one.name.contains(&stage)) {
        return Err(at("its last page is not the one that makes sure".to_owned()));
    }
    println!("{} {}: {presses} presses", guide.id, channel.id);
    let _ = std::fs::remove_dir_all(&window.folder);
    Ok(true)
}

#[test]
fn every_channel_of_every_guide_is_walked_from_the_start_page_to_its_end() {
    let catalogue = Catalogue::built_in();
    let guides = catalogue.entries().iter();
    let guides = guides.filter_map(|entry| catalogue.guide(&entry.id));
    let ways: Vec<(&Guide, &Channel)> = guides
        .flat_map(|guide| guide.channels.iter().map(move |channel| (guide, channel)))
        .collect();
    let (one, other) = ways.split_at(ways.len() / 2);
    let look = |ways: &[(&Guide, &Channel)]| -> Vec<Result<bool, String>> {
        ways.iter()
            .map(|(guide, channel)| walk(guide, channel))
            .collect()
    };
    let mut walked = std::thread::scope(|scope| {
        let first = scope.spawn(|| look(one));
        let mut walked = look(other);
        walked.extend(first.join().expect("it has come to its end"));
        walked
    });
    let all = walked.len();
    let wrong: Vec<String> = walked.iter().filter_map(|one| one.clone().err()).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    walked.retain(|one| *one == Ok(true));
    println!("{} of {all} channels", walked.len());
    assert_eq!(walked.len(), all, "some channel is offered to nobody");
}
