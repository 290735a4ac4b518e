//! Window and terminal say the same of every state that the guides can lead to: how the case
//! stands and what is next, the step at hand and its answers, why it is locked, what else may be
//! seen and where that leads, and how the step is known.

use std::collections::BTreeSet;
use std::sync::Arc;

use outro::app::screen::Target;
use outro::app::ui::Role;
use outro::case::{Case, CasePage, Checklist, Event};
use outro::guide::{Catalogue, Guide};
use outro::present;
use outro::terminal::{self, Deps};

use crate::guide_states::{Setting, begun, states, today};
use crate::program::memory::{Machine, MemoryCases};
use crate::support::scene::{self, Harness, settle};

/// So many cases lie in one window.
const BATCH: usize = 12;

/// A state of a guide as a person sees it, and how to get there.
struct State {
    events: Vec<Event>,
    case: Case,
}

/// Looks closely at states that differ in more than the numbers of steps; with `OUTRO_LONG=1` at
/// all that differ in anything that shows.
fn face(guide: &Guide, case: &Case) -> String {
    let checklist = Checklist::of(guide, case);
    let Some(item) = checklist.as_ref().and_then(Checklist::current) else {
        let answered = checklist.as_ref().map(present::step::all_answered);
        return format!(
            "{:?} {answered:?} {:?}",
            outro::case::page::of(guide, case),
            case.outcome
        );
    };
    let step = item.step;
    let numbers = std::env::var_os("OUTRO_LONG").map(|_| present::done(guide, case));
    let way = checklist.as_ref().and_then(Checklist::different_way);
    let wait = present::step::waiting(case, today()).is_some();
    format!(
        "{} {:?} {:?} {:?} {} {wait} {numbers:?}",
        step.id,
        (&step.title, &step.say, &step.press, &step.path),
        item.state,
        step.see.iter().map(|seen| &seen.text).collect::<Vec<_>>(),
        way.is_some(),
    )
}

/// Every state of a guide that shows something else than those before it, each with what leads
/// there: those that its answers lead to, and those in which nothing was saved yet.
fn faces(guide: &Guide, shown: &mut BTreeSet<String>) -> (usize, Vec<State>) {
    let mut ways = BTreeSet::new();
    let (mut count, mut found) = (0, Vec::new());
    for setting in Setting::all(guide) {
        if !ways.insert((setting.channel.clone(), setting.steps(guide))) {
            continue;
        }
        for events in states(guide, &setting) {
            let saved = |event: &&Event| !matches!(event, Event::BackupAnswered { .. });
            let unsaved: Vec<Event> = events.iter().filter(saved).cloned().collect();
            for events in [events, unsaved] {
                count += 1;
                let case = begun(&events);
                if shown.insert(face(guide, &case)) {
                    found.push(State { events, case });
                }
            }
        }
    }
    (count, found)
}

/// All that the window says, with single blanks.
fn window_says(window: &mut Harness) -> String {
    let mut all = window.texts();
    for node in window.tree().nodes {
        all.push(node.semantics.name.clone());
        all.extend(node.semantics.description);
    }
    plain(&all.join("\n"))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the terminal says when these lines are typed, with single blanks.
fn terminal_says(state: &State, lines: &str) -> String {
    let desk = MemoryCases::default();
    desk.put("case", state.events.clone());
    let mut said = Vec::new();
    let deps = Deps {
        cases: &mut desk.clone(),
        catalogue: Catalogue::built_in(),
        platform: &Machine,
        width: None,
    };
    // What is typed ends in the middle: nothing is lost by that.
    let _ = terminal::run(lines.as_bytes(), &mut said, deps);
    plain(&String::from_utf8_lossy(&said))
}

/// The texts of both doors for one state, and what is wrong with them.
struct Doors<'a> {
    name: String,
    window: &'a str,
    terminal: &'a str,
    wrong: &'a mut Vec<String>,
}

impl Doors<'_> {
    /// Both say these words.
    fn both(&mut self, what: &str, words: &str) {
        let words = plain(words);
        for (door, said) in [("window", self.window), ("terminal", self.terminal)] {
            if !said.contains(&words) {
                self.wrong
                    .push(format!("{}: {what}: the {door} lacks “{words}”", self.name));
            }
        }
    }
}

/// The step at hand: its number and title, what to do, its answers.
fn step_is_the_same(guide: &Guide, case: &Case, doors: &mut Doors<'_>) {
    let checklist = Checklist::of(guide, case).expect("a channel is chosen");
    let Some(item) = checklist.current() else {
        doors.both(
            "every step is answered",
            &present::step::all_answered(&checklist),
        );
        return;
    };
    let step = item.step;
    doors.both("title", &step.title);
    if let Some(number) = item.number {
        doors.both("number", &format!("Step {number} of"));
    }
    if item.state == outro::case::checklist::State::Locked {
        doors.both("locked", &outro::i18n::tr("gate-about"));
        doors.both("locked", &outro::i18n::tr("gate-nothing"));
        for thing in outro::case::backup::at_stake(guide, case) {
            if !thing.is_answered() {
                doors.both("locked", thing.task.at_stake());
            }
        }
        return;
    }
    for words in &step.say {
        doors.both("what to do", words);
    }
    let words = [
        present::step::waiting(case, today()),
        present::step::unconfirmed(step),
        present::step::caution(step),
        checklist.different_way().map(|after| after.say.clone()),
    ];
    for words in words.into_iter().flatten() {
        doors.both("around the step", &words);
    }
    for id in step.press.iter().chain(&step.ignore).chain(&step.path) {
        if let Some(label) = guide.label(id, case.region.as_deref()) {
            doors.both("what to press", &label.text);
        }
    }
    for option in &step.options {
        doors.both("option", &option.text);
    }
    if step.options.is_empty() {
        doors.both("answer", &present::step::done(&checklist, item));
    }
    doors.both("answer", &outro::i18n::tr("common-something-else"));
}

/// What else may be seen at the step, and where each leads.
fn observations_are_the_same(
    guide: &Guide,
    state: &State,
    window: &mut Harness,
    wrong: &mut Vec<String>,
) {
    let Some(checklist) = Checklist::of(guide, &state.case) else {
        return;
    };
    let Some(item) = checklist.current() else {
        return;
    };
    if item.state == outro::case::checklist::State::Locked {
        return;
    }
    let press = |window: &mut Harness, id: &str| {
        window.focus(id);
        window.key(iced::keyboard::key::Named::Enter);
        settle(window);
    };
    press(window, "elsewhere");
    let list = terminal_says(state, "go on\nI see something else\n");
    for (at, seen) in item.step.see.iter().enumerate() {
        press(window, &format!("see-{}", seen.id));
        let opened = window_says(window);
        let leads = present::answer::leads_to(Catalogue::built_in(), guide, &seen.then);
        let stays = seen.then == outro::guide::Then::Stay;
        let asked = if stays {
            String::new()
        } else {
            terminal_says(state, &format!("go on\nI see something else\n{}\n", at + 1))
        };
        let mut doors = Doors {
            name: format!("{} {} {}", guide.id, item.step.id, seen.id),
            window: &opened,
            terminal: &list,
            wrong,
        };
        doors.both("what may be seen", &seen.text);
        if stays {
            continue;
        }
        doors.terminal = &asked;
        for words in &seen.advice {
            doors.both("advice", words);
        }
        doors.both("where it leads", &leads);
    }
}

/// How the step at hand and its way are known.
fn known_is_the_same(guide: &Guide, state: &State, window: &mut Harness, wrong: &mut Vec<String>) {
    let Some(checklist) = Checklist::of(guide, &state.case) else {
        return;
    };
    let id = window.find(Role::Button, &outro::i18n::tr("shell-how-we-know"));
    window.focus(&id.semantics.id);
    window.key(iced::keyboard::key::Named::Enter);
    settle(window);
    let said = window_says(window);
    window.key(iced::keyboard::key::Named::Escape);
    settle(window);
    let mut doors = Doors {
        name: format!("{} {}", guide.id, checklist.channel.id),
        window: &said,
        terminal: &terminal_says(state, "go on\nmore\nhow this\n"),
        wrong,
    };
    let step = checklist.current().map(|item| &item.step.checked);
    for checked in step.into_iter().chain([&checklist.channel.checked]) {
        doors.both("how it is known", &present::how_known(checked));
        for source in checked.sources.iter().filter_map(|id| guide.source(id)) {
            doors.both("source", &source.title);
        }
    }
}

/// Opens a window on these cases, and holds what it says against what the terminal says.
fn compare(guide: &Guide, batch: &[State], wrong: &mut Vec<String>) {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    for (at, state) in batch.iter().enumerate() {
        scene::write_case(folder.path(), &id(at), state.events.clone());
    }
    let mut window = scene::open_folder(folder, scene::TODAY);
    let home = window_says(&mut window);
    for (at, state) in batch.iter().enumerate() {
        let (case, name) = (
            &state.case,
            format!("{} {:?}", guide.id, state.case.channel),
        );
        let at_home = terminal_says(state, "");
        let mut doors = Doors {
            name: name.clone(),
            window: &home,
            terminal: &at_home,
            wrong,
        };
        if !case.is_over() {
            doors.both("what is next", &present::next(guide, case, today()));
        }
        if outro::case::page::of(guide, case) != CasePage::Steps {
            continue;
        }
        window.publish(outro::app::go(Target::Case(id(at))));
        settle(&mut window);
        let said = window_says(&mut window);
        let mut doors = Doors {
            name: format!("{name} {:?}", case.pointer),
            window: &said,
            terminal: &terminal_says(state, "go on\n"),
            wrong,
        };
        step_is_the_same(guide, case, &mut doors);
        observations_are_the_same(guide, state, &mut window, wrong);
        known_is_the_same(guide, state, &mut window, wrong);
    }
}

fn id(at: usize) -> String {
    format!("aaaa{at:04x}")
}

#[test]
fn window_and_terminal_say_the_same_of_every_state_of_every_guide() {
    let catalogue = Catalogue::built_in();
    let mut shown = BTreeSet::new();
    let (mut all, mut batches) = (0, Vec::new());
    for entry in catalogue.entries() {
        let guide = catalogue.guide(&entry.id).expect("a readable guide");
        let (count, mut faces) = faces(guide, &mut shown);
        all += count;
        println!("{}: {count} states, {} looked at", guide.id, faces.len());
        while !faces.is_empty() {
            let rest = faces.split_off(faces.len().min(BATCH));
            batches.push((guide, faces));
            faces = rest;
        }
    }
    assert!(all > 1_000, "only {all} states");
    let half = batches.len() / 2;
    let look = |batches: &[(&Guide, Vec<State>)]| {
        let mut wrong = Vec::new();
        for (guide, batch) in batches {
            compare(guide, batch, &mut wrong);
        }
        wrong
    };
    let mut wrong = std::thread::scope(|scope| {
        let first = scope.spawn(|| look(&batches[..half]));
        let mut wrong = look(&batches[half..]);
        wrong.extend(first.join().expect("it has come to its end"));
        wrong
    });
    wrong.sort();
    wrong.dedup();
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
