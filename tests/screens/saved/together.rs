//! Two programs on one case: the window is open while the built program writes.

use outro::app::ui::Role;
use outro::case::{Event, Stage};
use outro::store::CaseId;

use super::support::session::{Fixed, Window};
use super::*;
use crate::program::Home;

fn on_the_steps() -> Vec<Event> {
    let mut events = begun();
    events.push(Event::StageOpened {
        stage: Stage::Cancel,
    });
    events
}

const TICK: &str = "Step 3: Press Cancel subscription";

#[test]
fn the_window_shows_what_the_terminal_wrote_after_its_next_save() {
    let home = Home::new();
    write(&home.data(), "aa", on_the_steps());
    let mut window = Window::open(&home.data(), Fixed::new());
    window.press(Role::ListItem, "Amazon Music");
    home.talk(&["go on", "more", "whose", "Mum", "quit"]);
    window.must_not_say("Mum");
    window.press(Role::CheckBox, TICK);
    window.must_say("Mum");
    let case = on_disk::case(&home.data(), "aa");
    assert_eq!((case.person.as_str(), case.settled.len()), ("Mum", 1));
}

#[test]
fn the_window_and_the_terminal_side_by_side_lose_nothing_and_tear_no_line() {
    const TURNS: usize = 12;
    let home = Home::new();
    write(&home.data(), "aa", on_the_steps());
    let mut window = Window::open(&home.data(), Fixed::new());
    window.press(Role::ListItem, "Amazon Music");
    std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            for turn in 0..TURNS {
                let name = format!("Name {turn}");
                let ended = home.talk(&["go on", "more", "whose", &name, "quit"]);
                assert_eq!(ended.code, 0, "{}", ended.err);
            }
        });
        let mut presses = 0;
        while !other.is_finished() || presses < TURNS {
            if window.has(Role::CheckBox, TICK) {
                window.press(Role::CheckBox, TICK);
            } else {
                // It was opened again, and stands at hand.
                window.press(Role::Button, "Done, next step");
            }
            presses += 1;
        }
        other.join().expect("the terminal went well");
        let file = store(&home.data())
            .read(&CaseId::new("aa").unwrap())
            .unwrap();
        assert!(file.notices.is_empty(), "{:?}", file.notices);
        let count = |is: &dyn Fn(&Event) -> bool| {
            file.entries.iter().filter(|entry| is(&entry.event)).count()
        };
        assert_eq!(count(&|event| matches!(event, Event::Named { .. })), TURNS);
        let ticks = |event: &Event| matches!(event, Event::Ticked { .. } | Event::Unticked { .. });
        assert_eq!(count(&ticks), presses);
    });
    let text = std::fs::read_to_string(home.data().join("cases/aa.jsonl")).unwrap();
    assert!(text.ends_with('\n'));
    for line in text.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a whole line");
    }
}
