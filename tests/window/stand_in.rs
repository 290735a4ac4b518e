//! A program that was built for another system looks as the one that was built for this one.

use outro::app::ui::Role;

use crate::home_with;
use crate::mirror::{FOOT, SPECKS, Twins, copy_folder};
use crate::program::{Home, stand_in};
use crate::x11::{self, SCREEN};

/// The rows of a window's pixels without its foot, which tells the time.
fn rows(twins: &Twins) -> Vec<Vec<u8>> {
    let window = twins.program.window;
    let shown = twins.screen.look().expect("it lives");
    let ((left, top), (width, height)) = (twins.screen.place(window), twins.screen.size(window));
    let row = |y: u16| {
        let at = 3 * (usize::from(y) * usize::from(SCREEN.0) + usize::from(left));
        shown[at..at + 3 * usize::from(width)].to_vec()
    };
    (top..top + height - FOOT).map(row).collect()
}

fn count_different(one: &[Vec<u8>], other: &[Vec<u8>]) -> usize {
    assert_eq!(one.len(), other.len(), "their heights");
    let pairs = one.iter().zip(other);
    let differ = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 48);
    pairs
        .map(|(one, other)| {
            assert_eq!(one.len(), other.len(), "their widths");
            let pixels = one.chunks(3).zip(other.chunks(3));
            pixels.filter(differ).count()
        })
        .sum()
}

/// Only where a program stands in: a program looks like itself.
#[test]
fn a_program_built_for_another_system_looks_the_same() {
    if stand_in().is_none() {
        return;
    }
    let home = home_with("amazon-website");
    let own = Home::of_built();
    std::fs::create_dir(&own.data).expect("a folder");
    copy_folder(&home.data, &own.data);
    let (mut other, mut own) = (Twins::start(home), Twins::start(own));
    for page in ["home", "steps"] {
        for twins in [&mut other, &mut own] {
            if page == "steps" {
                twins.press(Role::ListItem, "Amazon Music");
            }
        }
        let shown = other.screen.look().expect("it lives");
        let path = x11::write(&format!("stand-in-{page}"), &shown);
        let different = count_different(&rows(&other), &rows(&own));
        println!("{page}: {different} pixels differ, see {}", path.display());
        assert!(different <= SPECKS, "{page}: {different} pixels differ");
    }
}
