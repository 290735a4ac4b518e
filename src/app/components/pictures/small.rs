//! Makes a picture small: PNG and JPEG, turned as the camera was held.

use std::io::Cursor;
use std::path::Path;

use iced::widget::image::Handle;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// The largest side of what is made, in pixels: twice as many as are shown, for dense screens.
const SIDE: u32 = 192;
/// A larger picture is not read, in pixels of a side: a photograph has less.
const LARGEST_SIDE: u32 = 20_000;
/// More memory than this is not taken while it is read, in bytes: 64 million pixels.
const MOST_MEMORY: u64 = 256 << 20;

/// True for the name of a file that may be a picture of a kind that is shown.
pub fn may_be_picture(name: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| {
        ["png", "jpg", "jpeg"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// The small picture of a PNG or JPEG file; none for anything else, and for a picture that is
/// broken or too large.
pub fn picture(bytes: &[u8]) -> Option<Handle> {
    let small = decoded(bytes)?.thumbnail(SIDE, SIDE).into_rgba8();
    let (width, height) = small.dimensions();
    Some(Handle::from_rgba(width, height, small.into_raw()))
}

fn decoded(bytes: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    if !matches!(reader.format()?, ImageFormat::Png | ImageFormat::Jpeg) {
        return None;
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let turned = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(turned) = turned {
        picture.apply_orientation(turned);
    }
    Some(picture)
}
