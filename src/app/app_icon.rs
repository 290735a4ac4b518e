//! The program's picture: a thin bar and a thick one, as at the end of a piece of music.

/// The colour of the ground and of the bars.
const GROUND: [u8; 3] = [0x3b, 0x4c, 0xca];
const BARS: [u8; 3] = [0xff, 0xff, 0xff];

/// What it is drawn from, on a square of 256: left, top, width, height, radius.
const SQUARE: [f32; 5] = [0.0, 0.0, 256.0, 256.0, 56.0];
const THIN: [f32; 5] = [80.0, 56.0, 24.0, 144.0, 5.0];
const THICK: [f32; 5] = [128.0, 56.0, 48.0, 144.0, 5.0];

/// The picture with so many pixels a side: red, green, blue and opacity of each, row by row.
/// `assets/icons/app/outro.svg` is the same.
pub fn pixels(side: u32) -> Vec<u8> {
    let unit = 256.0 / side as f32;
    let mut pixels = Vec::with_capacity(4 * (side * side) as usize);
    for row in 0..side {
        for column in 0..side {
            let at = ((column as f32 + 0.5) * unit, (row as f32 + 0.5) * unit);
            let bars = covered(THIN, at, unit).max(covered(THICK, at, unit));
            for (ground, bar) in GROUND.into_iter().zip(BARS) {
                let mixed = f32::from(ground) + bars * (f32::from(bar) - f32::from(ground));
                pixels.push(mixed.round() as u8);
            }
            pixels.push((255.0 * covered(SQUARE, at, unit)).round() as u8);
        }
    }
    pixels
}

/// How much of the pixel around a place lies in a rounded rectangle, from 0 to 1.
fn covered([left, top, width, height, radius]: [f32; 5], at: (f32, f32), pixel: f32) -> f32 {
    let outside = |at: f32, from: f32, length: f32| {
        (at - from - length / 2.0).abs() - (length / 2.0 - radius)
    };
    let (x, y) = (outside(at.0, left, width), outside(at.1, top, height));
    let distance = x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0) - radius;
    (0.5 - distance / pixel).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_clear_and_the_bars_are_white() {
        let pixels = pixels(64);
        let at = |x: usize, y: usize| &pixels[4 * (64 * y + x)..][..4];
        assert_eq!(pixels.len(), 4 * 64 * 64);
        assert_eq!(at(0, 0)[3], 0);
        assert_eq!(at(10, 32), [0x3b, 0x4c, 0xca, 0xff]);
        assert_eq!(at(23, 32), [0xff; 4]);
        assert_eq!(at(29, 32), [0x3b, 0x4c, 0xca, 0xff]);
        assert_eq!(at(38, 32), [0xff; 4]);
    }
}
