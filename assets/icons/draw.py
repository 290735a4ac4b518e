#!/usr/bin/env python3
"""Draws the icons into assets/fonts/outro-icons.ttf.

Needed only when an icon changes: `pip install fonttools shapely`, then run this.
Icons are strokes on a grid of 24, y downwards; each becomes one glyph, so that the window
can draw it as text. The order here is the order of the code points from U+E000 on, which
src/app/ui/icon.rs counts on.
"""

import math
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from shapely.geometry import LineString, Point, Polygon, box
from shapely.ops import unary_union

UNIT = 40
GRID = 24
WIDTH = 1.95
RING_STEPS = 48
TAU = math.tau


def stroke(points, width=WIDTH):
    return LineString(points).buffer(width / 2, quad_segs=12)


def lines(*paths, width=WIDTH):
    return unary_union([stroke(path, width) for path in paths])


def arc(x, y, radius, start, end, steps=64):
    return [
        (x + radius * math.cos(start + (end - start) * i / steps),
         y + radius * math.sin(start + (end - start) * i / steps))
        for i in range(steps + 1)
    ]


def circle(x, y, radius, width=WIDTH):
    return Point(x, y).buffer(radius + width / 2, quad_segs=32).difference(
        Point(x, y).buffer(radius - width / 2, quad_segs=32))


def dot(x, y, radius=1.25):
    return Point(x, y).buffer(radius, quad_segs=16)


def boxed(x, y, width, height, radius, line=WIDTH):
    shape = box(x + radius, y + radius, x + width - radius, y + height - radius)
    outline = shape.buffer(radius, quad_segs=12).exterior
    return outline.buffer(line / 2, quad_segs=12)


def solid(x, y, width, height, radius):
    return box(x + radius, y + radius, x + width - radius, y + height - radius).buffer(radius)


def gear():
    teeth = []
    for tooth in range(8):
        cos, sin = math.cos(tooth * TAU / 8), math.sin(tooth * TAU / 8)
        teeth.append(stroke([(12 + 6.3 * cos, 12 + 6.3 * sin), (12 + 9.3 * cos, 12 + 9.3 * sin)]))
    return unary_union([circle(12, 12, 3.2), *teeth])


def question():
    hook = arc(12, 9.9, 2.8, math.pi, TAU + 0.6)
    hook += [(12.5, 12.4), (12, 13.8)]
    return unary_union([circle(12, 12, 9), stroke(hook), dot(12, 16.9)])


# The ring is drawn on the same grid: 36 px wide on the screen, a stroke of 4 px.
RING_WIDTH = 24 / 9
RING_RADIUS = (24 - RING_WIDTH) / 2 - 24 / 36


def ring(fraction):
    if fraction >= 1:
        return circle(12, 12, RING_RADIUS, RING_WIDTH)
    start = -math.pi / 2
    return stroke(arc(12, 12, RING_RADIUS, start, start + fraction * TAU), RING_WIDTH)


def done():
    unit = 24 / 36
    tick = [(12.6 * unit, 18.4 * unit), (16.5 * unit, 22.2 * unit), (23.6 * unit, 14.4 * unit)]
    return unary_union([ring(1), stroke(tick, 2.6 * unit)])


ICONS = [
    ("logo", lambda: unary_union([solid(4, 0, 4, 24, 0.8), solid(12, 0, 8, 24, 0.8)])),
    ("plus", lambda: lines([(12, 4.5), (12, 19.5)], [(4.5, 12), (19.5, 12)])),
    ("book", lambda: lines(
        [(12, 6), (9.5, 4.5), (3.5, 4.5), (3.5, 18.5), (9.5, 18.5), (12, 20)],
        [(12, 6), (14.5, 4.5), (20.5, 4.5), (20.5, 18.5), (14.5, 18.5), (12, 20)],
        [(12, 6), (12, 20)])),
    ("question", question),
    ("gear", gear),
    ("tick", lambda: lines([(5.5, 12.6), (10, 17), (18.5, 7.5)], width=2.75)),
    ("archive", lambda: unary_union([
        boxed(3, 4, 18, 5, 1.2),
        lines([(5, 9), (5, 20), (19, 20), (19, 9)], [(9.8, 13.2), (14.2, 13.2)])])),
    ("external", lambda: lines(
        [(18.5, 13.5), (18.5, 19.5), (4.5, 19.5), (4.5, 5.5), (10.5, 5.5)],
        [(14, 3.5), (20.5, 3.5), (20.5, 10)], [(20, 4), (11.5, 12.5)])),
    ("chevron-right", lambda: lines([(9.5, 5.5), (16, 12), (9.5, 18.5)])),
    ("chevron-left", lambda: lines([(14.5, 5.5), (8, 12), (14.5, 18.5)])),
    ("chevron-down", lambda: lines([(5.5, 9), (12, 15.5), (18.5, 9)])),
    ("copy", lambda: unary_union([
        boxed(8.5, 8.5, 12, 12, 2),
        lines([(15.5, 5.5), (15.5, 3.5), (3.5, 3.5), (3.5, 15.5), (5.5, 15.5)])])),
    ("warning", lambda: unary_union([
        Polygon([(12, 3.5), (21.5, 20), (2.5, 20)]).exterior.buffer(WIDTH / 2),
        lines([(12, 9.5), (12, 13.8)]), dot(12, 17.3)])),
    ("search", lambda: unary_union([circle(10.5, 10.5, 6.5), lines([(15.5, 15.5), (20.5, 20.5)])])),
    ("undo", lambda: unary_union([
        lines([(8.5, 4), (4, 8.5), (8.5, 13)]),
        stroke([(4, 8.5), *arc(14.5, 14, 5.5, -math.pi / 2, math.pi / 2), (8.5, 19.5)])])),
    ("trash", lambda: lines(
        [(4, 6.5), (20, 6.5)], [(9, 6), (9, 3.5), (15, 3.5), (15, 6)],
        [(6, 7), (7, 20.5), (17, 20.5), (18, 7)], [(10.2, 10.5), (10.2, 16.5)],
        [(13.8, 10.5), (13.8, 16.5)])),
    ("phone", lambda: unary_union([boxed(7, 2.5, 10, 19, 2.5), dot(12, 18.2)])),
    ("computer", lambda: unary_union([
        boxed(3, 4, 18, 12.5, 1.8), lines([(12, 16.5), (12, 20)], [(8, 20), (16, 20)])])),
    ("lock", lambda: unary_union([
        boxed(5, 10.5, 14, 10, 2),
        stroke([(8, 10.5), *arc(12, 7.5, 4, math.pi, TAU), (16, 10.5)])])),
    ("clock", lambda: unary_union([circle(12, 12, 9), lines([(12, 6.5), (12, 12), (15.8, 14.2)])])),
    ("cross", lambda: lines([(6, 6), (18, 18)], [(18, 6), (6, 18)])),
    ("flag", lambda: lines(
        [(5, 3), (5, 21)], [(5, 4.5), (19.5, 4.5), (16, 9.2), (19.5, 14), (5, 14)])),
    ("folder", lambda: Polygon(
        [(3, 19), (3, 5), (9, 5), (11.5, 8), (21, 8), (21, 19)]).exterior.buffer(WIDTH / 2)),
    ("file", lambda: unary_union([
        Polygon([(14, 3), (5, 3), (5, 21), (19, 21), (19, 8)]).exterior.buffer(WIDTH / 2),
        lines([(14, 3), (14, 8), (19, 8)])])),
    ("ring-done", done),
    ("ring-thin", lambda: circle(12, 12, RING_RADIUS, 24 / 36)),
] + [(f"ring-{step}", lambda step=step: ring(step / RING_STEPS)) for step in range(1, RING_STEPS + 1)]


def glyph(shape):
    pen = TTGlyphPen(None)
    polygons = getattr(shape, "geoms", [shape])
    for polygon in polygons:
        # TrueType fills what runs clockwise and leaves out what runs against it.
        rings = [(polygon.exterior, False)] + [(hole, True) for hole in polygon.interiors]
        for outline, hole in rings:
            points = list(outline.simplify(0.01).coords)[:-1]
            if outline.is_ccw == (not hole):
                points.reverse()
            # y is turned over below, which turns the direction too.
            points = [(round(x * UNIT), round((GRID - y) * UNIT)) for x, y in reversed(points)]
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
    return pen.glyph()


def main():
    names = [".notdef"] + [name for name, _ in ICONS]
    em = GRID * UNIT
    font = FontBuilder(em, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({0xE000 + i: name for i, (name, _) in enumerate(ICONS)})
    glyphs = {name: glyph(shape()) for name, shape in ICONS}
    glyphs[".notdef"] = TTGlyphPen(None).glyph()
    font.setupGlyf(glyphs)
    # The left bearing says where on the grid a glyph begins.
    table = font.font["glyf"]
    font.setupHorizontalMetrics({name: (em, getattr(table[name], "xMin", 0)) for name in names})
    font.setupHorizontalHeader(ascent=em, descent=0)
    font.setupNameTable({
        "familyName": "Outro Icons", "styleName": "Regular", "fullName": "Outro Icons",
        "psName": "OutroIcons-Regular", "uniqueFontIdentifier": "Outro Icons"})
    font.setupOS2(sTypoAscender=em, sTypoDescender=0, sTypoLineGap=0, usWinAscent=em, usWinDescent=0,
                  fsSelection=64)
    font.setupPost()
    target = Path(__file__).resolve().parent.parent / "fonts" / "outro-icons.ttf"
    # The same file each time: no date in it.
    font.font.recalcTimestamp = False
    font.font["head"].created = font.font["head"].modified = 3_600_000_000
    font.save(target)
    print(f"{target.name}: {len(ICONS)} glyphs, {target.stat().st_size} bytes")


main()
