//! Draws the pictures of the README, without a screen:
//!
//! ```text
//! cargo run --example screenshots
//! ```
//!
//! They come from the same stage as the tests, so they show what the program draws. Any other state
//! is drawn, to be looked at, as `target/pictures/looked-at/<state>-<width>x<height>.png`, by
//!
//! ```text
//! cargo run --example screenshots -- <width> <height> <light|dark> <state>...
//! ```
//!
//! Sizes are logical pixels: a screen of 1366 × 768 at 150 % has 911 × 512. Without a state, all are drawn.

#![allow(clippy::expect_used, reason = "a picture that cannot be written")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use iced::Size;
use outro::app::ui::theme::Kind;
use support::presets;
use support::scene;

/// A file's name, the state that it shows, and the window that it is shown in.
struct Picture {
    file: &'static str,
    preset: &'static str,
    width: f32,
    height: f32,
    dark: bool,
}

const fn wide(file: &'static str, preset: &'static str) -> Picture {
    Picture {
        file,
        preset,
        width: 1120.0,
        height: 760.0,
        dark: false,
    }
}

const PICTURES: &[Picture] = &[
    wide("cases", "home-cases"),
    wide("who-charges-you", "finder-apple"),
    wide("back-up-first", "backup-half-way"),
    wide("steps", "steps-offers"),
    wide("make-sure", "ending-waiting"),
    Picture {
        dark: true,
        ..wide("steps-dark", "steps-offers")
    },
    Picture {
        width: 440.0,
        ..wide("steps-narrow", "steps")
    },
];

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    match asked.as_slice() {
        [] => draw_those_of_the_readme(),
        [width, height, theme, states @ ..] => draw_asked(
            width.parse().expect("a width in logical pixels"),
            height.parse().expect("a height in logical pixels"),
            theme == "dark",
            states,
        ),
        _ => panic!("a width, a height, a theme and states"),
    }
}

fn draw_those_of_the_readme() {
    for picture in PICTURES {
        draw(picture, &format!("assets/screenshots/{}.png", picture.file));
    }
}

fn draw_asked(width: f32, height: f32, dark: bool, states: &[String]) {
    std::fs::create_dir_all("target/pictures/looked-at").expect("a folder for pictures");
    let asked = |name: &str| states.is_empty() || states.iter().any(|state| state == name);
    for &(preset, _) in presets::PRESETS.iter().filter(|(name, _)| asked(name)) {
        let picture = Picture {
            width,
            height,
            dark,
            ..wide(preset, preset)
        };
        let theme = if dark { "-dark" } else { "" };
        let path = format!("target/pictures/looked-at/{preset}-{width}x{height}{theme}.png");
        draw(&picture, &path);
    }
}

fn draw(picture: &Picture, path: &str) {
    let mut theatre = presets::preset(picture.preset).resized(picture.width, picture.height);
    scene::settle(&mut theatre);
    if picture.dark {
        theatre = theatre.themed(Kind::Dark);
        theatre.redraw();
    }
    let (pixels, size) = theatre.pixels(1.0);
    let colours: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    write(path, &colours, size);
}

/// Writes a picture into the repository's folder, as small as it gets.
fn write(file: &str, pixels: &[u8], size: Size<u32>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let to = File::create(&path).expect("the folder is there");
    let mut encoder = png::Encoder::new(BufWriter::new(to), size.width, size.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("the header fits");
    writer.write_image_data(pixels).expect("the pixels fit");
    writer.finish().expect("the disk has room");
    let bytes = path.metadata().expect("it was written").len();
    println!("{file} ({} KiB)", bytes.div_ceil(1024));
}
