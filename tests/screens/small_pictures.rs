//! Small pictures of whatever was attached.

use iced::widget::image::Handle;
use outro::app::components::pictures::small::{may_be_picture, picture};
use proptest::prelude::*;

fn fixture(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/proof");
    std::fs::read(folder.join(name)).unwrap()
}

fn size(handle: &Handle) -> (u32, u32) {
    match handle {
        Handle::Rgba { width, height, .. } => (*width, *height),
        _ => panic!("it is made of pixels"),
    }
}

#[test]
fn a_picture_is_made_small_and_turned_as_the_camera_was_held() {
    assert_eq!(
        size(&picture(&fixture("screenshot.png")).unwrap()),
        (192, 120)
    );
    let photo = picture(&fixture("photo.jpg")).unwrap();
    assert_eq!(size(&photo), (96, 192));
    let Handle::Rgba { pixels, .. } = photo else {
        panic!("it is made of pixels");
    };
    let (above, below) = (&pixels[..3], &pixels[pixels.len() - 4..][..3]);
    assert!(above[0] > 180 && above[2] < 90, "{above:?}");
    assert!(below[0] < 90 && below[2] > 160, "{below:?}");
}

#[test]
fn the_name_says_what_may_be_a_picture() {
    for name in ["a.png", "A.PNG", "b.c.JPeG", "x.jpg"] {
        assert!(may_be_picture(name), "{name}");
    }
    for name in ["png", "a.pdf", "a.png.eml", "", "jpg", "a.webp"] {
        assert!(!may_be_picture(name), "{name}");
    }
}

/// A PNG file's beginning that says it is this large.
fn huge_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0]).unwrap();
    drop(writer);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bytes
}

#[test]
fn a_picture_that_says_it_is_huge_takes_no_memory() {
    assert!(picture(&huge_png(1, 1)).is_some());
    for (width, height) in [(u32::MAX >> 1, 1), (60_000, 60_000), (19_000, 19_000)] {
        assert!(picture(&huge_png(width, height)).is_none());
    }
}

proptest! {
    #[test]
    fn damage_never_panics(
        which in prop::sample::select(vec!["screenshot.png", "photo.jpg"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = fixture(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = picture(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = picture(&bytes);
    }

    #[test]
    fn nothing_else_is_a_picture(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(picture(&bytes).is_none());
    }
}
