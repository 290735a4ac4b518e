//! One page with every piece that screens are built from, drawn in every theme and
//! narrow. The pictures lie in `target/pictures`; here it is held that nothing is
//! clipped, too small to press, or without a name.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

mod page;
mod steps;
use crate::support;

use iced::widget::{column, container, row};
use iced::{Point, Size};
use outro::app::ui::icon::Icon;
use outro::app::ui::semantics::Role;
use outro::app::ui::theme::Kind;
use outro::app::ui::{Element, card, control, root, space};

use page::{Gallery, Message, gallery, view};

type ViewHarness = support::ViewHarness<Gallery, Message>;

fn stage(gallery: Gallery) -> ViewHarness {
    ViewHarness::new(gallery, |_, _| {}, view)
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

/// Cards without words, which sit otherwise at each place.
fn cards(_: &()) -> Element<'_, Message> {
    let room = |height| container("").height(height);
    let cards = column![
        card::card(room(40.0)),
        card::caution(room(300.0)),
        card::chosen(row![card::inset(room(90.0)), card::done_inset(room(90.0))]),
        card::trouble(room(900.0)),
        control::secondary("a", "").on_press(Message::Pressed),
        card::done(room(120.0)).padding(0.0),
    ];
    root::root(card::scroll(cards.spacing(space::M)), |_| None).into()
}

/// Without the bar at the right, which is as long as the window is high. In the light theme a line
/// is 12 of 255 from what it is round at least; corners are smoothed a little otherwise where
/// another edge is cut off.
fn same_rows(high: &(Vec<u8>, Size<u32>), low: &(Vec<u8>, Size<u32>), from: usize, bar: usize) {
    let bytes = 4 * low.1.width as usize;
    let rows = low.0.chunks(bytes).zip(high.0.chunks(bytes).skip(from));
    for (number, (low, high)) in rows.enumerate() {
        let end = bytes - 4 * bar;
        let differ = low[..end].iter().zip(&high[..end]);
        let far = differ.filter(|(a, b)| a.abs_diff(**b) > 8).count();
        assert!(far <= 3 * 24, "row {number} from {from}: {far}");
    }
}

#[test]
fn what_an_edge_cuts_off_looks_as_where_it_goes_on() {
    for (kind, scale) in [
        (Kind::Light, 1_u8),
        (Kind::Light, 2),
        (Kind::HighContrastDark, 1),
    ] {
        let at_height = |height| {
            let stage = support::ViewHarness::new((), |(), _| {}, cards);
            stage.resized(600.0, height).themed(kind)
        };
        let high = at_height(1700.0).pixels(scale.into());
        let mut low = at_height(420.0);
        let bar = 12 * usize::from(scale);
        for _ in 0..32 {
            let from = low.tree().scrollers[0].offset.y;
            let row = (from * f32::from(scale)).round() as usize;
            same_rows(&high, &low.pixels(scale.into()), row, bar);
            low.wheel(Point::new(2.0, 200.0), -0.65);
        }
    }
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

#[test]
fn a_whole_window_holds_together() {
    for (kind, name) in [(Kind::Light, "steps-light"), (Kind::Dark, "steps-dark")] {
        let mut stage = ViewHarness::new(gallery(false), |_, _| {}, steps::view).themed(kind);
        stage.picture(name);
        let list = stage.find(Role::List, "Steps").bounds;
        let done = stage.find(Role::Button, "Done, next step");
        assert!(done.is_in_sight());
        assert!(list.x + list.width < stage.find(Role::Heading(3), "Good to know").bounds.x);
    }
}

#[test]
fn long_words_wrap_inside_their_button() {
    fn view(_: &()) -> Element<'_, Message> {
        let words =
            "Donaudampfschifffahrtsgesellschaftsabonnement jetzt wirklich und endgültig kündigen";
        let buttons = column![
            control::primary("a", words).on_press(Message::Pressed),
            control::link("b", words).on_press(Message::Pressed),
            control::checkbox("c", words, true).on_press(Message::Pressed),
            control::secondary("d", words)
                .icon(Icon::Folder)
                .on_press(Message::Pressed),
        ];
        root::root(card::scroll(buttons), |_| None).into()
    }
    let mut stage = support::ViewHarness::new((), |(), _| {}, view).resized(200.0, 900.0);
    stage.picture("long-words");
    let tree = stage.tree();
    assert_eq!(tree.tab_stops().count(), 4);
    for (_, node) in tree.tab_stops() {
        assert!(
            node.bounds.x + node.bounds.width <= 200.0,
            "{:?}",
            node.bounds
        );
        assert!(node.bounds.height > 2.0 * 20.0, "{:?}", node.bounds);
    }
}

#[test]
fn a_dialog_scrolls_in_a_window_that_is_too_small_for_it() {
    let mut open = gallery(true);
    open.asks = true;
    let mut stage = stage(open).resized(300.0, 160.0);
    let dialog = stage.find(Role::Dialog, "Delete this case?").bounds;
    assert!(dialog.x >= 0.0 && dialog.x + dialog.width <= 300.0);
    assert!(dialog.y >= 0.0 && dialog.y + dialog.height <= 160.0);
    stage.tab_to(Role::Button, "Delete it");
    assert!(stage.find(Role::Button, "Delete it").is_in_sight());
}
