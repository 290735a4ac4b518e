//! The geometry of the icons, on a grid of 24.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use iced::advanced::graphics::geometry::path::{Arc, Builder};
use iced::advanced::graphics::geometry::{Frame, LineCap, LineJoin, Path, Stroke};
use iced::{Color, Point, Radians, Size};

use super::{Figure, Icon};
use crate::app::ui::theme::Theme;
use crate::app::ui::widget::Renderer;

const GRID: f32 = 24.0;

/// Draws what fills a frame of this size.
pub(super) fn figure(
    frame: &mut Frame<Renderer>,
    figure: Figure,
    size: f32,
    color: Color,
    theme: &Theme,
) {
    match figure {
        Figure::Icon(name) => icon(frame, name, size, color),
        Figure::Ring { fraction, done } => ring(frame, fraction, done, size, theme),
    }
}

fn icon(frame: &mut Frame<Renderer>, icon: Icon, size: f32, color: Color) {
    frame.scale(size / GRID);
    if icon == Icon::Logo {
        return logo(frame, color);
    }
    // In the window the strokes are 1.4 to 1.8 px wide, thinner where there is less room.
    let width = (1.0 + size / 40.0).clamp(1.4, 1.8);
    let bold = if icon == Icon::Tick { 1.4 } else { 1.0 };
    let stroke = stroke(color, bold * width * GRID / size.max(12.0));
    frame.stroke(&Path::new(|path| trace(path, icon)), stroke);
    for (x, y) in dots(icon) {
        frame.fill(&Path::circle(at(*x, *y), 1.15), color);
    }
}

fn stroke(color: Color, width: f32) -> Stroke<'static> {
    Stroke::default()
        .with_color(color)
        .with_width(width)
        .with_line_cap(LineCap::Round)
        .with_line_join(LineJoin::Round)
}

fn at(x: f32, y: f32) -> Point {
    Point::new(x, y)
}

fn logo(frame: &mut Frame<Renderer>, color: Color) {
    for (x, width) in [(4.0, 4.0), (12.0, 8.0)] {
        let bar = Path::rounded_rectangle(at(x, 0.0), Size::new(width, GRID), 0.8.into());
        frame.fill(&bar, color);
    }
}

/// Full stops that a stroke cannot draw.
fn dots(icon: Icon) -> &'static [(f32, f32)] {
    match icon {
        Icon::Question => &[(12.0, 16.9)],
        Icon::Warning => &[(12.0, 17.3)],
        Icon::Phone => &[(12.0, 18.2)],
        _ => &[],
    }
}

fn trace(path: &mut Builder, icon: Icon) {
    match icon {
        Icon::Logo => {}
        Icon::Plus => lines(
            path,
            &[&[(12.0, 4.5), (12.0, 19.5)], &[(4.5, 12.0), (19.5, 12.0)]],
        ),
        Icon::Tick => lines(path, &[&[(5.5, 12.6), (10.0, 17.0), (18.5, 7.5)]]),
        Icon::Cross => lines(
            path,
            &[&[(6.0, 6.0), (18.0, 18.0)], &[(18.0, 6.0), (6.0, 18.0)]],
        ),
        Icon::ChevronRight => lines(path, &[&[(9.5, 5.5), (16.0, 12.0), (9.5, 18.5)]]),
        Icon::ChevronLeft => lines(path, &[&[(14.5, 5.5), (8.0, 12.0), (14.5, 18.5)]]),
        Icon::ChevronDown => lines(path, &[&[(5.5, 9.0), (12.0, 15.5), (18.5, 9.0)]]),
        Icon::Book => book(path),
        Icon::Question => question(path),
        Icon::Gear => gear(path),
        Icon::Archive => archive(path),
        Icon::External => external(path),
        Icon::Copy => copy(path),
        Icon::Warning => warning(path),
        Icon::Search => search(path),
        Icon::Undo => undo(path),
        Icon::Trash => trash(path),
        Icon::Phone => boxed(path, 7.0, 2.5, 10.0, 19.0, 2.5),
        Icon::Computer => computer(path),
        Icon::Lock => lock(path),
        Icon::Clock => clock(path),
        Icon::Flag => flag(path),
        Icon::Folder => folder(path),
        Icon::File => file(path),
    }
}

fn lines(path: &mut Builder, all: &[&[(f32, f32)]]) {
    for points in all {
        let mut points = points.iter();
        if let Some((x, y)) = points.next() {
            path.move_to(at(*x, *y));
        }
        for (x, y) in points {
            path.line_to(at(*x, *y));
        }
    }
}

fn boxed(path: &mut Builder, x: f32, y: f32, width: f32, height: f32, radius: f32) {
    path.rounded_rectangle(at(x, y), Size::new(width, height), radius.into());
}

fn arc(path: &mut Builder, x: f32, y: f32, radius: f32, from: f32, to: f32) {
    path.move_to(at(x + radius * from.cos(), y + radius * from.sin()));
    path.arc(Arc {
        center: at(x, y),
        radius,
        start_angle: Radians(from),
        end_angle: Radians(to),
    });
}

fn book(path: &mut Builder) {
    lines(
        path,
        &[
            &[
                (12.0, 6.0),
                (9.5, 4.5),
                (3.5, 4.5),
                (3.5, 18.5),
                (9.5, 18.5),
                (12.0, 20.0),
            ],
            &[
                (12.0, 6.0),
                (14.5, 4.5),
                (20.5, 4.5),
                (20.5, 18.5),
                (14.5, 18.5),
                (12.0, 20.0),
            ],
            &[(12.0, 6.0), (12.0, 20.0)],
        ],
    );
}

fn question(path: &mut Builder) {
    path.circle(at(12.0, 12.0), 9.0);
    arc(path, 12.0, 9.9, 2.8, PI, TAU + 0.6);
    path.quadratic_curve_to(at(12.0, 12.4), at(12.0, 13.8));
}

fn gear(path: &mut Builder) {
    path.circle(at(12.0, 12.0), 3.2);
    for tooth in 0..8_u8 {
        let angle = f32::from(tooth) * TAU / 8.0;
        let (sin, cos) = angle.sin_cos();
        path.move_to(at(12.0 + 6.3 * cos, 12.0 + 6.3 * sin));
        path.line_to(at(12.0 + 9.3 * cos, 12.0 + 9.3 * sin));
    }
}

fn archive(path: &mut Builder) {
    boxed(path, 3.0, 4.0, 18.0, 5.0, 1.2);
    lines(
        path,
        &[
            &[(5.0, 9.0), (5.0, 20.0), (19.0, 20.0), (19.0, 9.0)],
            &[(9.8, 13.2), (14.2, 13.2)],
        ],
    );
}

fn external(path: &mut Builder) {
    lines(
        path,
        &[
            &[
                (18.5, 13.5),
                (18.5, 19.5),
                (4.5, 19.5),
                (4.5, 5.5),
                (10.5, 5.5),
            ],
            &[(14.0, 3.5), (20.5, 3.5), (20.5, 10.0)],
            &[(20.0, 4.0), (11.5, 12.5)],
        ],
    );
}

fn copy(path: &mut Builder) {
    boxed(path, 8.5, 8.5, 12.0, 12.0, 2.0);
    lines(
        path,
        &[&[
            (15.5, 5.5),
            (15.5, 3.5),
            (3.5, 3.5),
            (3.5, 15.5),
            (5.5, 15.5),
        ]],
    );
}

fn warning(path: &mut Builder) {
    lines(
        path,
        &[
            &[
                (12.0, 3.5),
                (21.5, 20.0),
                (2.5, 20.0),
                (12.0, 3.5),
                (12.4, 4.2),
            ],
            &[(12.0, 9.5), (12.0, 13.8)],
        ],
    );
}

fn search(path: &mut Builder) {
    path.circle(at(10.5, 10.5), 6.5);
    lines(path, &[&[(15.5, 15.5), (20.5, 20.5)]]);
}

fn undo(path: &mut Builder) {
    lines(
        path,
        &[
            &[(8.5, 4.0), (4.0, 8.5), (8.5, 13.0)],
            &[(4.0, 8.5), (14.5, 8.5)],
        ],
    );
    arc(path, 14.5, 14.0, 5.5, -FRAC_PI_2, FRAC_PI_2);
    path.line_to(at(8.5, 19.5));
}

fn trash(path: &mut Builder) {
    lines(
        path,
        &[
            &[(4.0, 6.5), (20.0, 6.5)],
            &[(9.0, 6.0), (9.0, 3.5), (15.0, 3.5), (15.0, 6.0)],
            &[(6.0, 7.0), (7.0, 20.5), (17.0, 20.5), (18.0, 7.0)],
            &[(10.2, 10.5), (10.2, 16.5)],
            &[(13.8, 10.5), (13.8, 16.5)],
        ],
    );
}

fn computer(path: &mut Builder) {
    boxed(path, 3.0, 4.0, 18.0, 12.5, 1.8);
    lines(
        path,
        &[&[(12.0, 16.5), (12.0, 20.0)], &[(8.0, 20.0), (16.0, 20.0)]],
    );
}

fn lock(path: &mut Builder) {
    boxed(path, 5.0, 10.5, 14.0, 10.0, 2.0);
    path.move_to(at(8.0, 10.5));
    path.line_to(at(8.0, 7.5));
    arc(path, 12.0, 7.5, 4.0, PI, TAU);
    path.line_to(at(16.0, 10.5));
}

fn clock(path: &mut Builder) {
    path.circle(at(12.0, 12.0), 9.0);
    lines(path, &[&[(12.0, 6.5), (12.0, 12.0), (15.8, 14.2)]]);
}

fn flag(path: &mut Builder) {
    lines(
        path,
        &[
            &[(5.0, 3.0), (5.0, 21.0)],
            &[
                (5.0, 4.5),
                (19.5, 4.5),
                (16.0, 9.2),
                (19.5, 14.0),
                (5.0, 14.0),
            ],
        ],
    );
}

fn folder(path: &mut Builder) {
    lines(
        path,
        &[&[
            (3.0, 19.0),
            (3.0, 5.0),
            (9.0, 5.0),
            (11.5, 8.0),
            (21.0, 8.0),
            (21.0, 19.0),
            (3.0, 19.0),
            (3.0, 18.0),
        ]],
    );
}

fn file(path: &mut Builder) {
    lines(
        path,
        &[&[
            (14.0, 3.0),
            (5.0, 3.0),
            (5.0, 21.0),
            (19.0, 21.0),
            (19.0, 8.0),
            (14.0, 3.0),
            (14.0, 8.0),
            (19.0, 8.0),
        ]],
    );
}

/// Draws how far a case is, clockwise from the top.
fn ring(frame: &mut Frame<Renderer>, fraction: f32, done: bool, size: f32, theme: &Theme) {
    let width = size / 9.0;
    let radius = (size - width) / 2.0 - 1.0;
    let center = at(size / 2.0, size / 2.0);
    let color = if done { theme.done } else { theme.accent };
    let rest = if theme.is_high_contrast() { 1.0 } else { width };

    if done || fraction >= 1.0 {
        frame.stroke(&Path::circle(center, radius), stroke(color, width));
    } else {
        frame.stroke(&Path::circle(center, radius), stroke(theme.line, rest));
    }
    if !done && fraction > 0.0 && fraction < 1.0 {
        let part = Path::new(|path| {
            arc(
                path,
                center.x,
                center.y,
                radius,
                -FRAC_PI_2,
                fraction * TAU - FRAC_PI_2,
            );
        });
        frame.stroke(&part, stroke(color, width));
    }
    if done {
        let unit = size / 36.0;
        let tick = Path::new(|path| {
            path.move_to(at(12.6 * unit, 18.4 * unit));
            path.line_to(at(16.5 * unit, 22.2 * unit));
            path.line_to(at(23.6 * unit, 14.4 * unit));
        });
        frame.stroke(&tick, stroke(color, 2.6 * unit));
    }
}
