//! What is typed: never more on the disk than was meant, never able to hide or reorder text.

use outro::app::ui::Role;
use outro::case::Event;

use super::support::session::{Fixed, Window};
use super::*;
use crate::program::Home;

const NASTY: &str = "M\u{202e}um\u{1b}[31m\u{200b}\u{7}";

fn is_plain(text: &str) -> bool {
    text.lines().all(|line| outro::text::clean(line) == line)
}

#[test]
fn a_statement_line_is_nowhere_on_the_disk() {
    let mut events = begun();
    events.pop();
    let mut window = open_on(events);
    window.press(Role::Answer, "I am not sure");
    let label = outro::i18n::tr("finder-line");
    window.write(&label, "ZEBRA APPLE.COM/BILL 4929123412341234");
    window.hit(iced::keyboard::key::Named::Enter);
    window.press(Role::ListItem, "Settings");
    let away = window.folder.with_extension("export.json");
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    store(&window.folder).export_to(&away, "x", now).unwrap();
    let exported = std::fs::read_to_string(&away).unwrap();
    std::fs::remove_file(&away).unwrap();
    let mut window = window.reopened();
    let kept = window.on_disk();
    assert!(
        kept.contains("apple-bill"),
        "the pattern that fitted is kept"
    );
    for secret in ["ZEBRA", "zebra", "4929", "1234123"] {
        assert!(!kept.contains(secret), "{secret} is on the disk");
        assert!(!exported.contains(secret), "{secret} is exported");
        assert!(!window.said().contains(secret), "{secret} is shown");
    }
}

#[test]
fn a_typed_name_can_hide_nothing_in_the_window() {
    let mut window = open();
    window.press(Role::Button, "My account: change whose subscription it is");
    window.write("A name for the account or the person", NASTY);
    window.press(Role::Button, "Keep this name");
    assert_eq!(on_disk::case(&window.folder, "aa").person, "Mum[31m");
    assert!(is_plain(&window.said()), "{:?}", window.said());
}

/// Names and notes may come in from another computer, whose Outro may not be one.
#[test]
fn what_came_from_elsewhere_is_shown_and_printed_plainly() {
    let mut events = begun();
    events.extend([
        named(NASTY),
        Event::Noted {
            at: "a/b".to_owned(),
            value: NASTY.to_owned(),
        },
        Event::ReasonGiven {
            reason: Some(NASTY.to_owned()),
        },
        Event::Skipped {
            step: outro::case::event::StepMark {
                id: "gone".into(),
                rev: 1,
                title: NASTY.to_owned(),
                words: vec![NASTY.to_owned()],
            },
            reason: NASTY.to_owned(),
            ends: None,
        },
    ]);
    let mut other = events.clone();
    other[0] = Event::Started {
        guide: format!("no{NASTY}guide").into(),
        revision: 1,
    };
    let home = Home::new();
    write(&home.data(), "aa", events);
    write(&home.data(), "bb", other);
    let mut window = Window::open(&home.data(), Fixed::new());
    for page in ["Home", "Settings"] {
        if page == "Settings" {
            window.press(Role::ListItem, page);
        }
        assert!(is_plain(&window.said()), "{page}: {:?}", window.said());
    }
    let away = home.data().with_file_name("out.json").display().to_string();
    assert_eq!(home.run(&["data", "export", &away]).code, 0);
    let new = Home::new();
    for (home, arguments) in [
        (&home, &["cases"][..]),
        (&home, &["cases", "--json"]),
        (&new, &["data", "import", "--yes", &away]),
        (&new, &["cases"]),
    ] {
        let ended = home.run(arguments);
        assert_eq!(ended.code, 0, "{}", ended.err);
        ended.must_print("Mum");
        assert!(is_plain(&ended.out), "{:?}", ended.out);
        ended.must_not_print("\\u202e");
    }
    let talk = new.talk(&["go on", "list", "notes", "quit"]);
    assert!(is_plain(&talk.out), "{:?}", talk.out);
}
