//! A case opens where it was left, also when it was scrolled.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::{Event as Happened, Point, window};
use outro::app::Message;
use outro::app::ui::Role;
use outro::case::Event;

use crate::support::events::{cancelled, followed_by, to_backup};
use crate::support::session::Window;

const CASE: &str = "0123456789abcdef0123456789abcdef";

/// A long page, with the case in the sidebar.
fn make_sure() -> Window {
    let events = followed_by(to_backup("amazon-website"), [cancelled()]);
    let mut window = Window::with(|data| data.case(CASE, "2026-11-22T10:00:00Z", events));
    window.press(Role::ListItem, "Amazon Music");
    window
}

/// How far the page is scrolled.
fn scrolled(window: &mut Window) -> f32 {
    let scrollers = window.tree().scrollers.clone();
    let page = scrollers.iter().max_by(|a, b| {
        let area = |bounds: iced::Rectangle| bounds.width * bounds.height;
        area(a.bounds).total_cmp(&area(b.bounds))
    });
    page.unwrap().offset.y
}

/// A page that was scrolled down, and how far.
fn scrolled_down() -> (Window, f32) {
    let mut window = make_sure();
    assert!(scrolled(&mut window) < 1.0);
    window.wheel(Point::new(640.0, 500.0), -6.0);
    window.settle();
    let left = scrolled(&mut window);
    assert!(left > 100.0, "{left}");
    (window, left)
}

fn title_is_seen(window: &mut Window, name: &str) -> bool {
    let tree = window.tree();
    let title = tree.nodes.iter().find(|node| {
        matches!(node.semantics.role, Role::Heading(_)) && node.semantics.name.starts_with(name)
    });
    title.is_some_and(|node| node.visible.is_some_and(|seen| seen.height > 4.0))
}

#[test]
fn a_case_opens_as_far_down_as_it_was_left() {
    let (mut window, left) = scrolled_down();
    for other in ["Settings", "All guides", "Problems and answers"] {
        window.press(Role::ListItem, other);
        assert!(scrolled(&mut window) < 1.0, "{other} begins at its top");
        window.press(Role::ListItem, "Amazon Music");
        let now = scrolled(&mut window);
        assert!(
            (now - left).abs() < 1.0,
            "after {other}: {now}, left at {left}"
        );
    }
}

#[test]
fn who_comes_back_by_keyboard_sees_what_has_the_focus() {
    let (mut window, _) = scrolled_down();
    window.press(Role::ListItem, "Settings");
    window.tab_to(Role::ListItem, "Amazon Music");
    window.hit(Named::Enter);
    assert!(title_is_seen(&mut window, "Not confirmed yet"));
}

#[test]
fn another_page_of_the_case_begins_at_its_top() {
    let (mut window, _) = scrolled_down();
    window.press(Role::Tab, "Back up first");
    assert!(scrolled(&mut window) < 1.0);
    window.press(Role::Tab, "Make sure");
    assert!(scrolled(&mut window) < 1.0);
}

fn close(window: &mut Window) {
    window.simulate([Happened::Window(window::Event::CloseRequested)]);
    window.settle();
}

fn look_away(window: &mut Window) {
    window.simulate([Happened::Window(window::Event::Unfocused)]);
    window.settle();
}

/// How far down the case opens after a restart.
fn after_a_restart(window: Window) -> f32 {
    let mut window = window.reopened();
    window.press(Role::ListItem, "Amazon Music");
    scrolled(&mut window)
}

#[test]
fn after_a_restart_a_case_opens_as_far_down_as_it_was_left() {
    type Leave = fn(&mut Window);
    let ways: [(&str, Leave); 3] = [
        ("closed", close),
        ("closed by keyboard", |window| {
            window.chord(Modifiers::CTRL, Key::Character("w".into()));
        }),
        // Whoever went to the browser may never come back: the power can fail.
        ("left for the browser", look_away),
    ];
    for (how, leave) in ways {
        let (mut window, left) = scrolled_down();
        leave(&mut window);
        window.settle();
        let now = after_a_restart(window);
        assert!((now - left).abs() <= 1.0, "{how}: {now}, left at {left}");
    }
}

#[test]
fn a_page_that_was_left_at_its_top_begins_there_after_a_restart() {
    let (mut window, _) = scrolled_down();
    look_away(&mut window);
    window.wheel(Point::new(640.0, 500.0), 60.0);
    close(&mut window);
    assert!(after_a_restart(window) < 1.0);
}

#[test]
fn another_step_begins_at_its_top_after_a_restart() {
    let (mut window, _) = scrolled_down();
    close(&mut window);
    let entry = outro::store::NewEntry {
        id: format!("{:032x}", 1 << 20),
        at: "2026-11-22T12:00:00Z".parse().unwrap(),
        event: Event::Reopened { reopen: Vec::new() },
    };
    let (store, _) = outro::store::Store::open(&window.folder, outro::store::disk::Os);
    let id = outro::store::CaseId::new(CASE).unwrap();
    store.append(&id, &[entry]).unwrap();
    assert!(after_a_restart(window) < 1.0);
}

#[test]
fn where_a_deleted_case_was_left_is_forgotten() {
    let (mut window, _) = scrolled_down();
    look_away(&mut window);
    let settings = window.folder.join("settings.json");
    let on_disk = || std::fs::read_to_string(&settings).unwrap();
    assert!(on_disk().contains(CASE));
    let folder = window.folder.clone();
    let mut window = window.reopened();
    let (store, _) = outro::store::Store::open(&folder, outro::store::disk::Os);
    let id = outro::store::CaseId::new(CASE).unwrap();
    store
        .delete(&id, "2026-11-22T12:00:00Z".parse().unwrap())
        .unwrap();
    window = window.reopened();
    window.publish(Message::CloseAsked);
    window.settle();
    assert!(!on_disk().contains(CASE), "{}", on_disk());
}
