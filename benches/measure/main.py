"""Measures the window: what it costs to open, to use and to leave open.

Every figure is the median of several runs; programs take turns in an order that is shuffled
for each round, so that whatever else the machine does falls on all of them. Compare the
ratios: the milliseconds are those of one machine at one time.
"""

import argparse
import contextlib
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import folders
import process
import runs
import slow
import x11
import xorg

PROJECT = folders.PROJECT
# The box of the third step on the page of steps, in a window of the usual size.
TICK = 316, 650
# The window manager under which the start is measured, too.
MANAGER = "openbox"
# What holds on every machine and in every mood of it.
LIMITS = {
    "font files opened": 0,
    "processor ms while idle": 0.0,
    "wake-ups while idle": 0,
    "MiB of program, stripped": 24.0,
    "asks for a C library that reads packed relocations": 0,
    "crates": 300,
}
# What Outro may cost beside the same window in GTK 4, drawn without a graphics card too, in the
# same run.
SHARES = {
    "first frame": 1 / 3,
    "memory": 0.6,
    "a turn of the wheel at 1120 × 760": 1.0,
    "a turn of the wheel at 3840 × 2160, twice the density": 1.0,
}


def arguments():
    parser = argparse.ArgumentParser(prog="benches/window", description=__doc__.split("\n\n")[0])
    parser.add_argument("--outro", default=str(PROJECT / "target/release/outro"),
                        help="the program to measure; the release build unless given")
    parser.add_argument("--references", default=str(PROJECT / "target/references"),
                        help="where the other programs were built")
    parser.add_argument("--runs", type=int, default=7, help="runs of each program")
    parser.add_argument("--idle", type=float, default=60, help="seconds of doing nothing")
    parser.add_argument("--short", action="store_true",
                        help="each thing once, without other programs; fails past the limits "
                        "that hold on every machine")
    return parser.parse_args()


class Scene:
    """A program with a home of its own, made once and opened again and again."""

    def __init__(self, name, command, *, cases=None, guides=0, fonts=0, cold=False,
                 size=(1120, 760), scale=1):
        self.name, self.cold, self.scale = name, cold, scale
        self.home = tempfile.mkdtemp(prefix="outro-bench-")
        self.command = command
        self.cases = cases
        if cases is not None:
            data = f"{self.home}/data"
            self.renew()
            folders.own_guides(data, guides)
            folders.settings(data, *size)
            self.command = [*command, "--data-dir", data]
        if fonts:
            folders.fonts(self.home, fonts)
        self.mapped = set()

    def renew(self):
        """Writes the cases as they were at first."""
        folders.cases(f"{self.home}/data", self.cases)

    @contextlib.contextmanager
    def open(self, server, extra=None):
        if self.cold:
            process.forget(self.mapped)
        scale = {"WINIT_X11_SCALE_FACTOR": str(self.scale), "GDK_SCALE": str(self.scale)}
        run = runs.Run(server, self.command, self.home, scale | (extra or {}))
        try:
            self.mapped = process.mapped_files(run.pid)
            yield run
        finally:
            run.close()

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)


def rounds(scenes, count, measure):
    """What `measure` gives for each scene, `count` times, in shuffled turns; the first round
    only warms up."""
    found = {scene.name: [] for scene in scenes}
    for number in range(count + 1):
        for scene in random.sample(scenes, len(scenes)):
            try:
                figures = measure(scene)
            except runs.Failed as failure:
                raise SystemExit(f"{scene.name}: {failure}") from failure
            if number:
                found[scene.name].append(figures)
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {name: [middle(column) for column in zip(*rows)] for name, rows in found.items()}


def middle(column):
    return statistics.median(column), min(column), max(column)


def table(title, heads, rows, shares=None):
    """Prints medians with the least and the most, as Markdown; `shares` names the column in
    which every program is held against the first one."""
    print(f"\n### {title}\n")
    print("| | " + " | ".join(heads) + (" | ÷ Outro |" if shares is not None else " |"))
    print("|---" * (len(heads) + 1 + (shares is not None)) + "|")
    first = next(iter(rows.values()))
    for name, figures in rows.items():
        cells = [f"**{mid:.1f}** ({low:.1f}–{high:.1f})" for mid, low, high in figures]
        if shares is not None:
            cells.append(f"{figures[shares][0] / first[shares][0]:.2f}")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def framed(asked):
    """The start once more, on a screen with a window manager, as most people have one."""
    server = xorg.Server(3840, 2160, MANAGER)
    scenes = [Scene("Outro, 20 cases", [asked.outro], cases=20), *references(asked)]
    try:
        started(server, asked, scenes, f"The same under a window manager ({MANAGER}), ms")
    finally:
        server.close()
        for scene in scenes:
            scene.close()


def references(asked):
    return [
        Scene("xlogo", ["xlogo"]),
        Scene("the same window in Tk", ["wish", str(PROJECT / "benches/references/window.tcl")]),
        Scene("the same window in GTK 4", [f"{asked.references}/gtk4"]),
    ]


def start(server, asked, others):
    outro = [asked.outro]
    scenes = [
        Scene("Outro, 20 cases", outro, cases=20),
        Scene("Outro, 1,000 cases and 1,000 own guides", outro, cases=1000, guides=1000),
        Scene("Outro, 3,900 font files", outro, cases=20, fonts=3900),
        Scene("Outro, its files not in memory", outro, cases=20, cold=True),
        *others,
    ]

    rows = started(server, asked, scenes, "From the start to the first frame, ms")
    return scenes, rows


def started(server, asked, scenes, title):
    def measure(scene):
        with scene.open(server) as run:
            return run.mapped, run.first, run.complete, run.start_cpu

    rows = rounds(scenes, asked.runs, measure)
    table(title, ["window", "first frame", "last of the first frames", "processor time"], rows, 1)
    return rows


def use(server, asked, scenes):
    def measure(scene):
        with scene.open(server) as run:
            program, display, pictures = run.wheel(60, 0.04)
            time.sleep(max(0, 3 - 60 * 0.04))
            return program + display, program, display, pictures / 60, process.pss(run.pid)

    rows = rounds(scenes, max(1, asked.runs // 2), measure)
    heads = ["one turn of the wheel, ms", "program", "X server", "frames a turn", "memory, MiB"]
    table("Processor time of a turn of the wheel, and memory", heads, rows, 0)
    return rows


def click(server, asked, scene):
    def measure(scene):
        # A tick leads on to another step; every press needs a page of its own.
        scene.renew()
        with scene.open(server) as run:
            run.screen.key(x11.ENTER)
            run.screen.sync()
            run.rest()
            return [run.click(*TICK)]

    table("From a press on a tick box to its changed pixels",
          ["ms"], rounds([scene], asked.runs, measure))


def sizes(server, asked):
    outro = [asked.outro]
    scenes = [
        Scene("1120 × 760", outro, cases=20),
        Scene("2240 × 1520, twice the density", outro, cases=20, scale=2),
        Scene("3840 × 2160, twice the density", outro, cases=20, size=(1920, 1080), scale=2),
        *([] if asked.short else [
            Scene("GTK 4, 3840 × 2160, twice the density",
                  [f"{asked.references}/gtk4", "1920", "1080"], scale=2),
        ]),
    ]
    rows = use(server, asked, scenes)
    for scene in scenes:
        scene.close()
    return rows


def share(rows, mine, theirs, column):
    """The median of one program as a share of another's."""
    return rows[mine][column][0] / rows[theirs][column][0]


def shares(starts, wheels, large):
    """What Outro costs beside GTK 4: true when all of it is within its limit."""
    outro, gtk = "Outro, 20 cases", "the same window in GTK 4"
    size = "3840 × 2160, twice the density"
    found = dict(zip(SHARES, (
        share(starts, outro, gtk, 1),
        share(wheels, outro, gtk, 4),
        share(wheels, outro, gtk, 0),
        share(large, size, f"GTK 4, {size}", 0),
    )))
    print("\n### Beside GTK 4, in this run\n")
    print("| | Outro ÷ GTK 4 | limit |\n|---|---|---|")
    for name, value in found.items():
        print(f"| {name} | **{value:.2f}** | {SHARES[name]:.2f} |", flush=True)
    return [name for name, value in found.items() if value > SHARES[name]]


def packed_relocations(program):
    """How often the program names the version of the C library that reads those."""
    versions = subprocess.run(["readelf", "-V", program], check=True, capture_output=True,
                              text=True).stdout
    return versions.count("GLIBC_ABI_DT_RELR")


def idle(server, scene, seconds):
    """Leaves the window open beside a bus on which the desktop's colours are waited for."""
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"],
                           stdout=subprocess.PIPE, text=True)
    try:
        address = bus.stdout.readline().strip()
        with scene.open(server, {"DBUS_SESSION_BUS_ADDRESS": address}) as run:
            time.sleep(3)
            spent, woken = run.idle(seconds)
            return spent, woken, process.pss(run.pid)
    finally:
        bus.terminate()
        bus.wait()


def fonts_opened(server, scene):
    watch = process.FontWatch(scene.home)
    with scene.open(server):
        return watch.count()


def crates():
    tree = subprocess.run(
        ["cargo", "tree", "--locked", "--edges", "normal,build", "--prefix", "none",
         "--format", "{p}"],
        cwd=PROJECT, check=True, capture_output=True, text=True)
    return len({line.removesuffix(" (*)") for line in tree.stdout.splitlines() if line})


def lasting(server, asked):
    """What depends on no mood of the machine: true when all of it is within its limit."""
    scene = Scene("Outro", [asked.outro], cases=20, fonts=40)
    opened = fonts_opened(server, scene)
    spent, woken, _ = idle(server, scene, asked.idle)
    scene.close()
    size = os.path.getsize(asked.outro) / (1 << 20)
    packed = packed_relocations(asked.outro)
    found = dict(zip(LIMITS, (opened, spent, woken, size, packed, crates())))
    print(f"\n### What is the same everywhere ({asked.idle:.0f} s idle)\n")
    print("| | found | limit |\n|---|---|---|")
    for name, value in found.items():
        print(f"| {name} | **{value:.4g}** | {LIMITS[name]:g} |", flush=True)
    return [name for name, value in found.items() if value > LIMITS[name]]


def main():
    asked = arguments()
    if not pathlib.Path(asked.outro).exists():
        raise SystemExit(f"{asked.outro} is not there. Build it: cargo build --release")
    if asked.short:
        asked.runs = 1
    server = xorg.Server(3840, 2160)
    try:
        others = [] if asked.short else references(asked)
        scenes, starts = start(server, asked, others)
        if others:
            framed(asked)
        wheels = use(server, asked, [scenes[0], *others[1:]])
        click(server, asked, scenes[0])
        large = sizes(server, asked)
        for scene in scenes:
            scene.close()
        past = lasting(server, asked)
        if others:
            past += shares(starts, wheels, large)
            past += slow.measure(server, asked, Scene, TICK)
    finally:
        server.close()
    if past:
        raise SystemExit("Past the limit: " + ", ".join(past))


main()
