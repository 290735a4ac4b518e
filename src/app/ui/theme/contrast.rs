//! Every pair of colours that is drawn together, measured as WCAG 2.2 measures it.

use iced::Color;

use super::{Kind, Theme};

fn luminance(color: Color) -> f32 {
    let channel = |value: f32| {
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)
}

fn ratio(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What `over` looks like on `under`, when `over` is partly see-through.
fn blend(over: Color, under: Color) -> Color {
    let mix = |o: f32, u: f32| o * over.a + u * (1.0 - over.a);
    Color::from_rgb(
        mix(over.r, under.r),
        mix(over.g, under.g),
        mix(over.b, under.b),
    )
}

fn grounds(t: &Theme) -> Vec<(&'static str, Color)> {
    vec![
        ("ground", t.ground),
        ("surface", t.surface),
        ("sunk", t.sunk),
        ("accent ground", t.accent_ground),
        ("done ground", t.done_ground),
        ("caution ground", t.caution_ground),
        ("trouble ground", t.trouble_ground),
    ]
}

fn assert_ratio(t: &Theme, name: &str, front: Color, back: Color, least: f32) {
    let found = ratio(front, back);
    assert!(
        found >= least,
        "{:?}: {name} has {found:.2}:1, needs {least}:1",
        t.kind
    );
}

#[test]
fn the_measure_agrees_with_known_pairs() {
    assert!((ratio(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
    assert!((ratio(Color::WHITE, Color::from_rgb8(0x76, 0x76, 0x76)) - 4.54).abs() < 0.01);
}

#[test]
fn text_stands_out_from_every_ground_that_it_stands_on() {
    for kind in Kind::ALL {
        let t = Theme::from(kind);
        for (ground, back) in grounds(&t) {
            assert_ratio(&t, &format!("text on {ground}"), t.text, back, 7.0);
            assert_ratio(&t, &format!("muted on {ground}"), t.muted, back, 4.5);
            assert_ratio(&t, &format!("disabled on {ground}"), t.off, back, 4.5);
            assert_ratio(&t, &format!("link on {ground}"), t.accent, back, 4.5);
        }
        for (name, front, back) in [
            ("button", t.on_accent, t.accent),
            ("hovered button", t.on_accent, t.accent_hover),
            ("tick", t.on_done, t.done),
            ("dangerous button", t.on_trouble, t.trouble),
            ("done on its ground", t.done, t.done_ground),
            ("done on surface", t.done, t.surface),
            ("done on ground", t.done, t.ground),
            ("caution on its ground", t.caution, t.caution_ground),
            ("caution on ground", t.caution, t.ground),
            ("caution on surface", t.caution, t.surface),
            ("trouble on its ground", t.trouble, t.trouble_ground),
            ("trouble on surface", t.trouble, t.surface),
            ("trouble on ground", t.trouble, t.ground),
            (
                "selected text",
                t.text,
                blend(t.accent.scale_alpha(0.3), t.surface),
            ),
        ] {
            assert_ratio(&t, name, front, back, 4.5);
        }
    }
}

#[test]
fn borders_of_controls_and_the_focus_ring_can_be_seen() {
    for kind in Kind::ALL {
        let t = Theme::from(kind);
        for (ground, back) in grounds(&t) {
            assert_ratio(&t, &format!("edge on {ground}"), t.edge, back, 3.0);
            assert_ratio(&t, &format!("ring on {ground}"), t.accent, back, 3.0);
        }
    }
}

#[test]
fn high_contrast_is_the_highest_there_is() {
    for kind in [Kind::HighContrastLight, Kind::HighContrastDark] {
        let t = Theme::from(kind);
        for (ground, back) in grounds(&t) {
            assert_ratio(&t, &format!("text on {ground}"), t.text, back, 20.9);
            for (name, front) in [
                ("accent", t.accent),
                ("done", t.done),
                ("caution", t.caution),
                ("trouble", t.trouble),
            ] {
                assert_ratio(&t, &format!("{name} on {ground}"), front, back, 7.0);
            }
        }
        assert!(t.border >= 2.0);
    }
}
