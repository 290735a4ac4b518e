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

type Named = Vec<(&'static str, Color)>;

/// Every colour by what it is for. A new one does not compile before it is sorted in here.
struct Sorted {
    /// What text and signs stand on.
    grounds: Named,
    /// What text and signs are drawn in; each may stand on each ground.
    foregrounds: Named,
    /// What stands on one ground alone.
    pairs: Vec<(&'static str, Color, Color)>,
    /// Borders of controls, and the ring.
    lines: Named,
}

fn sorted(t: &Theme) -> Sorted {
    let Theme {
        kind: _,
        ground,
        surface,
        inset,
        // Between things that are told apart without it.
        line: _,
        border,
        text,
        muted,
        off,
        accent,
        accent_hover,
        on_accent,
        accent_ground,
        done,
        on_done,
        done_ground,
        caution,
        caution_ground,
        // Round a ground that stands out by its title.
        caution_line: _,
        trouble,
        on_trouble,
        trouble_ground,
        // Nothing that can be read stands on it.
        scrim: _,
        border_width: _,
    } = *t;
    Sorted {
        grounds: vec![
            ("ground", ground),
            ("surface", surface),
            ("inset", inset),
            ("accent ground", accent_ground),
            ("done ground", done_ground),
            ("caution ground", caution_ground),
            ("trouble ground", trouble_ground),
        ],
        foregrounds: vec![
            ("text", text),
            ("muted", muted),
            ("disabled", off),
            ("accent", accent),
            ("done", done),
            ("caution", caution),
            ("trouble", trouble),
        ],
        pairs: vec![
            ("button", on_accent, accent),
            ("hovered button", on_accent, accent_hover),
            ("tick", on_done, done),
            ("dangerous button", on_trouble, trouble),
            (
                "selected text",
                text,
                blend(accent.scale_alpha(0.3), surface),
            ),
        ],
        lines: vec![("border", border), ("ring", accent)],
    }
}

fn grounds(t: &Theme) -> Named {
    sorted(t).grounds
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
fn every_ink_stands_out_from_every_ground() {
    for kind in Kind::ALL {
        let t = Theme::from(kind);
        let Sorted {
            grounds,
            foregrounds,
            pairs,
            ..
        } = sorted(&t);
        for (ground, back) in grounds {
            assert_ratio(&t, &format!("text on {ground}"), t.text, back, 7.0);
            for (foreground, front) in &foregrounds {
                assert_ratio(&t, &format!("{foreground} on {ground}"), *front, back, 4.5);
            }
        }
        for (name, front, back) in pairs {
            assert_ratio(&t, name, front, back, 4.5);
        }
    }
}

#[test]
fn borders_of_controls_and_the_focus_ring_can_be_seen() {
    for kind in Kind::ALL {
        let t = Theme::from(kind);
        let Sorted { grounds, lines, .. } = sorted(&t);
        for (ground, back) in grounds {
            for (line, front) in &lines {
                assert_ratio(&t, &format!("{line} on {ground}"), *front, back, 3.0);
            }
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
        assert!(t.border_width >= 2.0);
    }
}
