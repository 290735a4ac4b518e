//! Text up to twice its size, in a window as narrow as a phone: nothing is cut off, nobody has
//! to scroll sideways, and every letter can be drawn.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

use crate::support;

use std::any::Any;
use std::fs;
use std::path::{Path, PathBuf};

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::{self as shaping, Paragraph as _, Shaping, Wrapping};
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Operation, Scrollable};
use iced::{Pixels, Rectangle, Size, Vector, alignment};
use outro::app::screen::Target;
use outro::app::ui::semantics::Announced;
use outro::app::ui::{Role, text};
use outro::guide::{Catalogue, Label};
use serde_json::Value;
use support::presets::PRESETS;
use support::scene::{Harness, settle};

/// 720 pixels at twice the size of text, or a phone.
const NARROWEST: f32 = 320.0;
/// Half a pixel is lost to rounding.
const SLACK: f32 = 0.51;

/// Every size and weight of text that there is.
const FACES: [text::Face; 16] = [
    text::TITLE,
    text::HEADLINE,
    text::CARD_TITLE,
    text::LABEL,
    text::ENTRY,
    text::BODY,
    text::STEP,
    text::SECONDARY,
    text::LINK,
    text::SMALL_LINK,
    text::NOTE,
    text::CAPTION,
    weighted(text::SECONDARY, text::MEDIUM),
    weighted(text::SECONDARY, text::SEMIBOLD),
    weighted(text::NOTE, text::MEDIUM),
    // The name of a view in the tabs.
    text::Face {
        size: 14.5,
        ..text::LABEL
    },
];

const fn weighted(face: text::Face, font: iced::Font) -> text::Face {
    text::Face { font, ..face }
}

/// Everything that is drawn with letters, and everything that scrolls.
#[derive(Debug, Default)]
struct Drawn {
    /// Where the next words may be only spoken, for all that is drawn in their place.
    spoken: Option<(Rectangle, String)>,
    texts: Vec<(Rectangle, String)>,
    scrolls: Vec<(Rectangle, Rectangle)>,
    /// What can be pressed, by its name.
    controls: Vec<(Rectangle, String)>,
    /// How many texts and controls lie under a dialog.
    covered: (usize, usize),
}

impl Operation for Drawn {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        let Some(announced) = state.downcast_ref::<Announced>() else {
            return;
        };
        let semantics = &announced.semantics;
        if semantics.modal {
            self.covered = (self.texts.len(), self.controls.len());
        }
        self.spoken = Some((bounds, semantics.name.clone()));
        let pressed = [
            Role::Answer,
            Role::Button,
            Role::CheckBox,
            Role::Choice,
            Role::Tab,
        ];
        if pressed.contains(&semantics.role) {
            self.controls.push((bounds, semantics.name.clone()));
        }
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        let spoken = self.spoken.take();
        if spoken == Some((bounds, text.to_owned())) {
            // What is drawn on such a control is not told; there is nothing to compare.
            if self.controls.last() == spoken.as_ref() {
                self.controls.pop();
            }
            return;
        }
        self.texts.push((bounds, text.to_owned()));
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        _translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.scrolls.push((bounds, content));
    }
}

fn drawn(harness: &mut Harness) -> Drawn {
    let mut drawn = Drawn::default();
    harness.operate(&mut drawn);
    drawn
}

/// How tall these words are in a face when they may be so wide.
fn height(face: text::Face, words: &str, width: f32) -> f32 {
    let text = shaping::Text {
        content: words,
        bounds: Size::new(width, f32::INFINITY),
        size: Pixels(face.size),
        line_height: shaping::LineHeight::Relative(face.line_height),
        font: face.font,
        align_x: shaping::Alignment::Default,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping: Wrapping::WordOrGlyph,
    };
    Paragraph::with_text(text).min_bounds().height
}

/// True when some face of ours fills this box with these words, so that none is cut off.
fn is_whole(words: &str, bounds: Rectangle) -> bool {
    // What is as wide as its words may be a hair narrower than they are, after rounding.
    FACES.into_iter().any(|face| {
        [0.0, 0.6]
            .into_iter()
            .any(|more| (height(face, words, bounds.width + more) - bounds.height).abs() < SLACK)
    })
}

fn assert_all_fits(name: &str, harness: &mut Harness) -> usize {
    let Drawn { texts, scrolls, .. } = drawn(harness);
    for (bounds, words) in &texts {
        let inside = bounds.x >= -SLACK && bounds.x + bounds.width <= NARROWEST + SLACK;
        assert!(inside, "{name}: “{words}” reaches out: {bounds:?}");
        // A number or a sign in a mark has a size of its own and is never wrapped.
        let whole = words.chars().count() <= 2 || is_whole(words, *bounds);
        assert!(whole, "{name}: “{words}” is cut off: {bounds:?}");
    }
    for (bounds, content) in scrolls {
        let sideways = content.width > bounds.width + SLACK;
        assert!(
            !sideways,
            "{name}: scrolls sideways: {bounds:?} {content:?}"
        );
    }
    for node in harness.tree().nodes {
        let (bounds, semantics) = (node.bounds, node.semantics);
        let inside = bounds.x >= -SLACK && bounds.x + bounds.width <= NARROWEST + SLACK;
        let what = format!("{:?} “{}”", semantics.role, semantics.name);
        assert!(inside, "{name}: {what} reaches out: {bounds:?}");
    }
    texts.len()
}

#[test]
fn nothing_is_cut_off_or_reaches_out_of_the_narrowest_window() {
    let mut seen = 0;
    for (name, make) in PRESETS {
        let mut harness = make().resized(NARROWEST, 500.0);
        settle(&mut harness);
        seen += assert_all_fits(name, &mut harness);
    }
    assert!(seen > 400, "only {seen} texts were looked at");
}

/// A person who speaks to the computer says what stands on the button (WCAG 2.5.3).
#[test]
fn the_name_of_whatever_is_pressed_holds_what_stands_on_it() {
    let mut seen = 0;
    for (name, make) in PRESETS {
        let mut harness = make();
        settle(&mut harness);
        let Drawn {
            texts,
            controls,
            covered,
            ..
        } = drawn(&mut harness);
        for (bounds, spoken) in controls.into_iter().skip(covered.1) {
            let within = |(text, words): &&(Rectangle, String)| {
                words.chars().count() > 2 && bounds.contains(text.center())
            };
            let Some((_, shown)) = texts[covered.0..].iter().find(within) else {
                continue;
            };
            let (shown, spoken) = (shown.to_lowercase(), spoken.to_lowercase());
            assert!(spoken.contains(&shown), "{name}: “{shown}” is “{spoken}”");
            seen += 1;
        }
    }
    assert!(seen > 150, "only {seen} controls");
}

#[test]
fn dialogs_fit_into_the_narrowest_window() {
    let open = |preset: &str, role: Role, name: &str| {
        let mut harness = support::presets::preset(preset).resized(NARROWEST, 4000.0);
        settle(&mut harness);
        if name == outro::i18n::tr("dialog-skip-do") {
            harness.press(Role::Button, "More");
            settle(&mut harness);
        }
        harness.press(role, name);
        settle(&mut harness);
        harness.resized(NARROWEST, 500.0)
    };
    let say = outro::i18n::tr;
    for (preset, role, name) in [
        ("steps", Role::Button, say("sheet-link")),
        ("guides", Role::Button, say("guides-sheet")),
        ("steps", Role::Button, say("dialog-skip-do")),
        ("settings", Role::Button, say("settings-delete-all")),
    ] {
        let mut harness = open(preset, role, &name);
        let is_open = harness.tree().modal().is_some();
        assert!(is_open, "{name} opens a dialog");
        assert_all_fits(&name, &mut harness);
    }
}

#[test]
fn text_that_is_cut_off_would_be_found() {
    let words = "Two lines of words that do not fit into one line of this width";
    let whole = height(text::BODY, words, 200.0);
    let bounds = |height: f32| Rectangle::new(iced::Point::ORIGIN, Size::new(200.0, height));
    // Fonts are loaded with the first stage.
    let mut harness = support::presets::preset("home-empty");
    harness.publish(outro::app::go(Target::Home));
    assert!(is_whole(words, bounds(whole)));
    for lost in [2.0, 8.0, 30.0] {
        assert!(!is_whole(words, bounds(whole - lost)), "{lost} pixels lost");
    }
}

#[test]
fn nothing_moves_by_itself() {
    // No animation, no ticker: with nothing pressed, the window stays as it is.
    for path in sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app")) {
        let source = fs::read_to_string(&path).unwrap();
        for word in ["Animation", "window::frames", "time::every"] {
            assert!(!source.contains(word), "{} has {word}", path.display());
        }
    }
}

fn sources(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(path));
        } else {
            found.push(path);
        }
    }
    found
}

/// Every text of a guide, except addresses, ids and labels in scripts of their own.
fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

fn missing(text: &str) -> Option<char> {
    text.chars().find(|c| *c != '\n' && !text::covers(*c))
}

#[test]
fn every_letter_of_the_guides_and_the_sentences_is_in_the_typeface() {
    let catalogue = Catalogue::built_in();
    let mut looked = 0;
    for entry in catalogue.entries() {
        let mut guide = catalogue.guide(&entry.id).unwrap().clone();
        // Labels of Japan and Korea are drawn with a font of the system: no typeface of a size
        // that can be embedded holds these scripts. The English label always stands before it.
        for labels in guide.words.values_mut() {
            labels.retain(|label: &Label| label.lang != "ja" && label.lang != "ko");
        }
        let mut value = serde_json::to_value(&guide).unwrap();
        // What a line of a statement is compared with is never shown; what it means is.
        let patterns = value["billing"]["statement"].as_array_mut();
        for pattern in patterns.into_iter().flatten() {
            let say = pattern["say"].take();
            *pattern = serde_json::json!({ "say": say });
        }
        let mut all = Vec::new();
        texts(&value, &mut all);
        for text in all {
            assert_eq!(missing(text), None, "{}: {text}", entry.id);
            looked += 1;
        }
    }
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
    for path in sources(locales) {
        let sentences = fs::read_to_string(&path).unwrap();
        assert_eq!(missing(&sentences), None, "{}", path.display());
        looked += sentences.lines().count();
    }
    assert!(looked > 5000, "only {looked} texts");
}

/// Half of an icon, at the lower edge of a page that scrolls above something else.
fn half_an_icon(_: &()) -> outro::app::ui::Element<'_, ()> {
    use iced::widget::{column, container, space};
    use outro::app::ui::{card, icon, root};
    let page = column![
        space().height(82.0),
        icon::icon(icon::Icon::Folder, 24.0),
        space().height(200.0)
    ];
    let above = container(card::scroll(page)).height(100.0);
    root::root(column![above, space().height(100.0)], |_| None).into()
}

#[test]
fn nothing_is_drawn_over_what_a_page_scrolls_under() {
    let mut stage = support::ViewHarness::new((), |(), ()| {}, half_an_icon).resized(60.0, 200.0);
    let (pixels, size) = stage.pixels(1.0);
    let row = |y: u32| {
        let at = (y * size.width * 4) as usize;
        // Without the scroll bar at the right.
        &pixels[at..at + 40 * 4]
    };
    let is_plain = |y: u32| row(y) == row(size.height - 1);
    assert!(!(84..100).all(is_plain), "the upper half is there");
    assert!((100..size.height).all(is_plain), "the lower half is not");
}
