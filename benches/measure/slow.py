"""What the window does while its disk takes its time: how soon it shows, and how soon it answers."""

import contextlib
import os
import statistics
import time

import runs
import x11

# How long a call takes on a worn stick or a sleeping network folder, in milliseconds.
CALL = 150
# How long it takes there to make a file last.
SYNC = 8000
# The most that either may take, in milliseconds.
LIMITS = {
    f"first frame, {CALL} ms a call": 1000.0,
    f"F1 while a save takes {SYNC} ms": 100.0,
}


def measure(server, asked, scene_of, tick):
    """Prints both, where `tick` is a box to press on a case's page; the names of those that are past their limit."""
    found = dict(zip(LIMITS, (
        [starts(server, asked, scene_of) for _ in range(asked.runs)],
        [answers(server, asked, scene_of, tick) for _ in range(asked.runs)],
    )))
    print("\n### On a slow disk, ms\n")
    print("| | found | limit |\n|---|---|---|")
    for name, values in found.items():
        middle = statistics.median(values)
        around = f"({min(values):.1f}–{max(values):.1f})"
        print(f"| {name} | **{middle:.1f}** {around} | {LIMITS[name]:g} |", flush=True)
    return [name for name, values in found.items() if statistics.median(values) > LIMITS[name]]


def surroundings(asked, scene, **settings):
    folder = os.path.realpath(f"{scene.home}/data")
    return {"LD_PRELOAD": f"{asked.references}/slow_disk.so", "SLOW_FOLDER": folder} | {
        f"SLOW_{name.upper()}": str(value) for name, value in settings.items()}


@contextlib.contextmanager
def scene(asked, scene_of):
    made = scene_of("Outro on a slow disk", [asked.outro], cases=20)
    try:
        yield made
    finally:
        made.close()


def starts(server, asked, scene_of):
    """Milliseconds to the first frame, where every call takes long."""
    with scene(asked, scene_of) as made:
        with made.open(server, surroundings(asked, made, call_ms=CALL)) as run:
            return run.first


def answers(server, asked, scene_of, tick):
    """Milliseconds from F1 to the help, while the press before it is still being saved."""
    with scene(asked, scene_of) as made:
        synced = f"{made.home}/synced"
        settings = surroundings(asked, made, sync_ms=SYNC, synced=synced)
        with made.open(server, settings) as run:
            run.screen.key(x11.ENTER)
            run.screen.sync()
            run.rest()
            with contextlib.suppress(FileNotFoundError):
                os.remove(synced)
            run.click(*tick)
            run.rest()
            begin = time.monotonic()
            run.screen.key(x11.F1)
            run.screen.sync()
            at = run.screen.changed(run.watcher, begin + runs.PATIENCE)
            if not at or os.path.exists(synced):
                raise runs.Failed("F1 was answered late or not at all")
            until = time.monotonic() + 3 * SYNC / 1000
            while not os.path.exists(synced):
                if time.monotonic() > until:
                    raise runs.Failed("nothing was being saved")
                time.sleep(0.1)
            return (at - begin) * 1000
