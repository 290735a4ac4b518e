//! A page fits every window: nothing reaches out at the side, all that can be pressed is large
//! enough, has a name and an id of its own, and no sentence is missing.

use iced::{Rectangle, Size};
use outro::app::ui::semantics::{Role, Tree};
use outro::app::ui::theme::Kind;

use super::session::Window;

/// Draws a page in every theme and at every width that the design names; the pictures lie under
/// this name in `target/pictures`.
pub fn every_window(name: &str, open: impl FnOnce() -> Window) {
    let mut window = open();
    for (colours, kind) in [
        ("dark", Kind::Dark),
        ("high-contrast", Kind::HighContrastLight),
        ("high-contrast-dark", Kind::HighContrastDark),
    ] {
        window = window.coloured(kind);
        window.picture(&format!("{name}-{colours}"));
    }
    window = window.coloured(Kind::Light);
    for (size, width, height) in [
        ("wide", 1120.0, 760.0),
        ("medium", 740.0, 900.0),
        ("440", 440.0, 900.0),
        ("360", 360.0, 900.0),
        ("whole", 1120.0, 2400.0),
        ("whole-narrow", 360.0, 3600.0),
    ] {
        window = window.sized(width, height);
        window.picture(&format!("{name}-{size}"));
        stays_inside(&mut window, width);
    }
}

/// Nothing reaches out of the window at its side; what can be pressed is large enough, has a
/// name, and an id of its own.
fn stays_inside(window: &mut Window, width: f32) {
    let tree = window.tree();
    for node in &tree.nodes {
        let right = node.bounds.x + node.bounds.width;
        assert!(
            node.bounds.x >= -0.5 && right <= width + 0.5,
            "{:?} reaches to {right} of {width}",
            node.semantics.name
        );
    }
    let mut ids = std::collections::BTreeSet::new();
    for (_, stop) in tree.tab_stops() {
        assert!(!stop.semantics.name.is_empty(), "{:?}", stop.semantics);
        assert!(
            stop.bounds.height >= 31.5 && stop.bounds.width >= 31.5,
            "{:?} is only {:?}",
            stop.semantics.name,
            stop.bounds.size()
        );
        let id = stop.semantics.id.to_string();
        assert!(ids.insert(id.clone()), "{id} stands twice");
    }
    for node in &tree.nodes {
        let said = [
            Some(&node.semantics.name),
            node.semantics.description.as_ref(),
        ];
        for words in said.into_iter().flatten() {
            assert!(!is_id(words), "{words:?} is no sentence");
        }
    }
    let headings = tree
        .nodes
        .iter()
        .filter(|node| node.semantics.role == Role::Heading(1));
    assert_eq!(headings.count(), 1, "one heading of level 1");
}

/// True for the id of a sentence, which is shown where the sentence is missing.
fn is_id(words: &str) -> bool {
    let screens = [
        "backup", "ending", "answers", "settings", "letters", "pieces", "home", "guides", "start",
        "finder",
    ];
    words.split_whitespace().any(|word| {
        screens.iter().any(|screen| {
            word.strip_prefix(screen)
                .is_some_and(|rest| rest.starts_with('-'))
        })
    })
}

/// Whether what to press next is in sight as a whole in a window of this size; none where
/// nothing is loud.
pub fn loud_in_sight(tree: &Tree, size: Size) -> Option<bool> {
    let window = Rectangle::with_size(size);
    let mut loud = tree
        .nodes
        .iter()
        .filter(|node| node.semantics.loud)
        .peekable();
    loud.peek()?;
    Some(loud.any(|node| {
        let seen = node.visible.and_then(|seen| seen.intersection(&window));
        seen.is_some_and(|seen| seen.height > node.bounds.height - 1.0)
    }))
}
