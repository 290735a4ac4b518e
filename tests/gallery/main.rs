//! One page with every piece that screens are built from, drawn in every theme and
//! narrow. The pictures lie in `target/pictures`; here it is held that nothing is
//! clipped, too small to press, or without a name.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

mod page;
#[path = "../support/mod.rs"]
mod support;

use outro::app::ui::semantics::Role;
use outro::app::ui::space;
use outro::app::ui::theme::Kind;

use page::{Gallery, Message, gallery, view};

type Stage = support::Stage<Gallery, Message>;

fn stage(gallery: Gallery) -> Stage {
    Stage::new(gallery, |_, _| {}, view)
}

#[test]
fn every_theme_is_drawn_in_its_own_colours() {
    let mut grounds = Vec::new();
    for (kind, name) in [
        (Kind::Light, "gallery-light"),
        (Kind::Dark, "gallery-dark"),
        (Kind::HighContrastLight, "gallery-high-contrast-light"),
        (Kind::HighContrastDark, "gallery-high-contrast-dark"),
    ] {
        let mut stage = stage(gallery(false)).resized(1120.0, 1560.0).themed(kind);
        stage.focus("done");
        stage.picture(name);
        let (pixels, _) = stage.pixels(1.0);
        grounds.push(pixels[..3].to_vec());
    }
    assert_eq!(grounds[0], [0xFA, 0xF9, 0xF6]);
    assert_eq!(grounds[1], [0x15, 0x14, 0x13]);
    assert_eq!(grounds[2], [0xFF, 0xFF, 0xFF]);
    assert_eq!(grounds[3], [0x00, 0x00, 0x00]);
}

#[test]
fn nothing_leaves_the_window_at_360_pixels() {
    let mut stage = stage(gallery(true)).resized(360.0, 3200.0);
    stage.picture("gallery-360");
    for node in stage.tree().nodes {
        assert!(
            node.bounds.x >= 0.0 && node.bounds.x + node.bounds.width <= 360.5,
            "{:?} reaches {:?}",
            node.semantics.name,
            node.bounds
        );
    }
}

#[test]
fn whatever_can_be_pressed_is_large_enough_and_has_a_name() {
    for (narrow, width) in [(false, 1120.0), (true, 360.0)] {
        let mut stage = stage(gallery(narrow)).resized(width, 3200.0);
        let tree = stage.tree();
        let stops: Vec<_> = tree.tab_stops().collect();
        assert!(stops.len() > 20);
        for (_, node) in stops {
            assert!(!node.semantics.name.is_empty(), "{:?}", node.semantics);
            assert!(!node.semantics.id.is_empty(), "{:?}", node.semantics);
            assert!(
                node.bounds.height >= space::TARGET && node.bounds.width >= space::TARGET,
                "{:?} is only {:?}",
                node.semantics.name,
                node.bounds.size()
            );
        }
    }
}

#[test]
fn a_dialog_covers_the_page() {
    let mut open = gallery(false);
    open.asks = true;
    let mut stage = stage(open);
    stage.picture("gallery-dialog");
    let dialog = stage.find(Role::Dialog, "Delete this case?");
    assert!(dialog.semantics.modal);
    assert!(
        dialog.bounds.width <= 520.5 && dialog.bounds.height < 300.0,
        "{:?}",
        dialog.bounds
    );
    assert_eq!(stage.focused(), "keep");
}
